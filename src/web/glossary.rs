//! Terms and abbreviations of every standard, in the order of the Kazakh alphabet.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    frame::{Crumb, Frame, Section},
    linked_data,
};
use crate::{
    app::{AppError, PublicUrl, address},
    i18n::{Locale, Messages, kazakh_order},
    standard::{Language, TextKey},
    storage::{Glossary, Storage},
};

#[derive(Template)]
#[template(path = "glossary.html")]
struct GlossaryPage {
    frame: Frame,
    t: &'static Messages,
    terms: Vec<Entry>,
    abbreviations: Vec<Entry>,
}

/// A word with its explanation and the standards that give it.
#[derive(Debug)]
struct Entry {
    word: String,
    meaning: String,
    lang: &'static str,
    /// The pages of the first of these standards, and their codes.
    standards: Vec<(String, String)>,
    /// How many standards give it beside these.
    n_more: usize,
}

/// The glossary in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    super::page(&GlossaryPage::new(locale, &public_url, storage.find_glossary().await?))
}

impl GlossaryPage {
    fn new(locale: Locale, public_url: &PublicUrl, glossary: Glossary) -> Self {
        let t = locale.messages();
        let terms = glossary.terms.into_iter();
        let terms = terms.map(|(text, one)| (one.term, one.definition, text));
        let abbreviations = glossary.abbreviations.into_iter();
        let abbreviations = abbreviations.map(|(text, one)| (one.abbreviation, one.meaning, text));
        let terms = ordered(terms, locale);
        let abbreviations = ordered(abbreviations, locale);
        let page = public_url.absolute(&address::glossary(locale));
        let words = terms.iter().chain(&abbreviations);
        let words = words.map(|entry| (entry.word.as_str(), entry.meaning.as_str()));
        let frame = Frame::new(locale, public_url, t.site.glossary, address::glossary)
            .about_this(linked_data::defined_terms(t.site.glossary, &page, words))
            .description(t.glossary.lead)
            .section(Section::Glossary)
            .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(t.site.glossary)]);
        Self { frame, t, terms, abbreviations }
    }
}

/// As many standards are named that explain a word alike.
const MOST_STANDARDS: usize = 5;

/// Each word with its explanation once, whatever the number of standards that give it.
fn ordered(given: impl Iterator<Item = (String, String, TextKey)>, locale: Locale) -> Vec<Entry> {
    let mut standards: HashMap<(String, String, Language), BTreeSet<String>> = HashMap::new();
    for (word, meaning, TextKey { code, language }) in given {
        standards.entry((word, meaning, language)).or_default().insert(code);
    }
    let entry = |((word, meaning, language), codes): ((_, _, Language), BTreeSet<String>)| Entry {
        word,
        meaning,
        lang: language.tag(),
        n_more: codes.len().saturating_sub(MOST_STANDARDS),
        standards: codes
            .into_iter()
            .take(MOST_STANDARDS)
            .map(|code| (address::standard(locale, &code), code))
            .collect(),
    };
    let mut entries: Vec<Entry> = standards.into_iter().map(entry).collect();
    let order = kazakh_order();
    entries.sort_by(|one, other| {
        let meanings = || one.meaning.cmp(&other.meaning);
        let words = order.compare(&one.word, &other.word);
        words.then_with(|| one.standards.cmp(&other.standards)).then_with(meanings)
    });
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::parts::samples;

    #[test]
    fn each_entry_names_its_standard_and_its_language() {
        let passport = samples::standard().passport;
        let text = passport.text_key();
        let glossary = Glossary {
            terms: passport.terms.into_iter().map(|term| (text.clone(), term)).collect(),
            abbreviations: passport
                .abbreviations
                .into_iter()
                .map(|one| (text.clone(), one))
                .collect(),
        };
        let page = GlossaryPage::new(Locale::En, &samples::public_url(), glossary);
        let html = samples::read(&page);
        assert_eq!(samples::texts(&html, "#abbreviations dt"), ["АЖ", "АТ (IT)"]);
        assert_eq!(samples::attributes(&html, "#abbreviations dt", "lang"), ["kk", "kk"]);
        let links = samples::attributes(&html, "#abbreviations dd a", "href");
        assert_eq!(links, ["/en/standards/J62090011"; 2]);
    }

    #[test]
    fn a_word_that_many_standards_explain_alike_stands_once() {
        let passport = samples::standard().passport;
        let of = |code: String| TextKey { code, language: Language::Kazakh };
        let abbreviation = &passport.abbreviations[0];
        let many = (1..=7).map(|n| (of(format!("J{n}")), abbreviation.clone()));
        let mut other = abbreviation.clone();
        other.meaning.push_str(" (басқа мағынасы)");
        let abbreviations = many.chain([(of("J8".to_owned()), other)]).collect();
        let glossary = Glossary { terms: Vec::new(), abbreviations };
        let page = GlossaryPage::new(Locale::Kk, &samples::public_url(), glossary);
        let html = samples::read(&page);
        let word = abbreviation.abbreviation.as_str();
        assert_eq!(samples::texts(&html, "#abbreviations dt"), [word, word]);
        let codes = samples::texts(&html, "#abbreviations dd a");
        assert_eq!(codes, ["J1", "J2", "J3", "J4", "J5", "J8"]);
        assert_eq!(samples::texts(&html, "#abbreviations .quiet"), ["+2"]);
    }
}
