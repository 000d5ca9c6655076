//! The words of the pages about the API. What a call and a key mean is said in English only, in
//! the description of the API.

use serde::Deserialize;

use crate::i18n::template::{Template, sentences};

/// The pages about the API.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiWords {
    /// The link in the footer.
    pub link: &'static str,
    pub heading: &'static str,
    pub description: &'static str,
    /// What a program must know before its first call.
    pub rules: Vec<&'static str>,
    /// Is before the address of the description for programs.
    pub machine: &'static str,
    /// Says that what follows is in English; none in the English words.
    pub in_english: Option<&'static str>,
    pub contents: &'static str,
    pub parameters: &'static str,
    pub no_parameters: &'static str,
    pub keys: &'static str,
    pub answers: &'static str,
    pub examples: &'static str,
    pub name: &'static str,
    pub values: &'static str,
    pub meaning: &'static str,
    pub status: &'static str,
    pub required: &'static str,
    pub try_it: &'static str,
    pub walk: &'static str,
    pub problems: &'static str,
    pub problems_lead: &'static str,
    pub happened: &'static str,
    pub advice: &'static str,
    pub example: &'static str,
    pub all_problems: &'static str,
    /// What a language in the address may be.
    bad_language: Template,
}

sentences! {
    ApiWords {
        bad_language(tag: &str);
    }
}
