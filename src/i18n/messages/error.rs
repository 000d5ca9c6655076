//! The words of error pages.

use serde::Deserialize;

use crate::i18n::template::{Template, sentences};

/// The pages of errors, and what is wrong with a value of a filter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorWords {
    pub bad_request: ErrorText,
    pub not_found: ErrorText,
    pub method: ErrorText,
    pub timeout: ErrorText,
    pub gone: ErrorText,
    pub too_long: ErrorText,
    pub failed: ErrorText,
    pub busy: ErrorText,
    /// This reader has asked too often.
    pub too_many: ErrorText,
    pub other: ErrorText,
    /// The version of the catalogue in which a statement was removed.
    gone_since: Template,
    status: Template,
    pub back_home: &'static str,
    bad_level: Template,
    bad_kind: Template,
    bad_function_kind: Template,
    bad_card: Template,
    pub bad_cursor: &'static str,
}

sentences! {
    ErrorWords {
        gone_since(version: i64);
        status(status: u16);
        bad_level(value: &str);
        bad_kind(value: &str);
        bad_function_kind(value: &str);
        bad_card(value: &str);
    }
}

/// What happened, and what to do now.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ErrorText {
    pub heading: &'static str,
    pub advice: &'static str,
}
