//! Terms and abbreviations of every standard, in the order of the Kazakh alphabet. A long glossary has
//! a page a letter, and a long letter several.

use askama::Template;
use axum::{extract::State, response::Response};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::parts::{
    filter::{self, CURSOR, Choices, Pairs},
    frame::{Frame, MenuSection, Site},
    linked_data,
    list::{self, OtherPages},
    words::Words,
};
use crate::{
    app::{AppError, Query, Reader, address},
    catalogue::{CurrentCatalogue, ExplainedWord, ExplainedWords, WordKind},
    i18n::{ALPHABET, kazakh_order},
};

/// The most words of one page.
const PAGE: usize = 200;

/// The name of the letter in the address.
const LETTER: &str = "letter";

#[derive(Template)]
#[template(path = "glossary.html")]
struct GlossaryPage<'a> {
    frame: Frame,
    /// Every letter with which words begin, where the glossary is longer than a page.
    letters: &'a [char],
    /// The letter whose words are shown.
    letter: Option<char>,
    terms: Vec<&'a ExplainedWord>,
    abbreviations: Vec<&'a ExplainedWord>,
    other_pages: OtherPages,
}

/// The glossary in a locale.
pub(super) async fn show(
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    super::parts::page(&GlossaryPage::new(&site, &catalogue.get().words, &query)?)
}

impl<'a> GlossaryPage<'a> {
    fn new(site: &Site, words: &'a ExplainedWords, query: &Pairs) -> Result<Self, AppError> {
        let t = site.reader.locale.messages();
        let reader = site.reader.language();
        let letters = if words.count(reader) > PAGE { words.letters(reader) } else { &[] };
        let asked = filter::value(query, LETTER);
        let asked = letters.iter().copied().find(|letter| asked == Some(&*letter.to_string()));
        let letter = asked.or(letters.first().copied());
        let cursor = letter.and_then(|_| filter::value(query, CURSOR));
        let after =
            cursor.map(|cursor| read(cursor).ok_or_else(|| list::bad_cursor(t))).transpose()?;
        let after = after.as_ref().map(|(kind, word, meaning)| (*kind, &**word, &**meaning));
        let mut following = words.following(reader, letter, after);
        let mut shown: Vec<&ExplainedWord> = following.by_ref().take(PAGE).collect();
        let next = shown.last().filter(|_| following.next().is_some());
        let next = next.map(|last| written(last));

        // The bare address shows the first letter.
        let at = |locale, cursor: Option<&str>| address_at(locale, asked, cursor);
        if letters.is_empty() {
            sort_as_shown(&mut shown, site);
        }
        let page = site.public_url.absolute(&at(site.reader.locale, cursor));
        let explained = shown.iter().map(|word| {
            let words = words_of(word, site);
            (words.first(&word.word).text, words.first(&word.meaning).text)
        });
        let frame = Frame::new(site, t.site.glossary, |locale| at(locale, cursor))
            .about_this(linked_data::defined_terms(t.site.glossary, &page, explained))
            .description(t.glossary.lead)
            .section(MenuSection::Glossary);
        let (terms, abbreviations) = shown.iter().partition(|word| word.kind == WordKind::Term);
        let other_pages = OtherPages::new(cursor, next.as_deref(), |cursor| {
            address_at(site.reader, asked, cursor)
        });
        Ok(Self { frame, letters, letter, terms, abbreviations, other_pages })
    }
}

impl GlossaryPage<'_> {
    /// The words of the terms and abbreviations.
    fn words(&self) -> Option<Words<'_>> {
        let shown = self.terms.iter().chain(&self.abbreviations);
        let words = |word: &&ExplainedWord| self.frame.words_in(code_of(word), word.language);
        shown.map(words).max_by_key(Words::availability)
    }
}

/// A standard that explains a word so.
fn code_of(word: &ExplainedWord) -> &str {
    word.standards.first().map_or("", String::as_str)
}

fn words_of<'a>(word: &ExplainedWord, site: &'a Site) -> Words<'a> {
    site.words_in(code_of(word), word.language)
}

/// Puts all words in the order of what is read first of them.
fn sort_as_shown(shown: &mut [&ExplainedWord], site: &Site) {
    let order = kazakh_order();
    shown.sort_by(|one, other| {
        let of = |word: &ExplainedWord| words_of(word, site).first(&word.word).text.to_owned();
        one.kind.cmp(&other.kind).then_with(|| order.compare(&of(one), &of(other)))
    });
}

/// The glossary at a letter, from a cursor on.
fn address_at(reader: impl Into<Reader>, letter: Option<char>, cursor: Option<&str>) -> String {
    let letter: Choices = letter.map(|letter| (LETTER, letter.to_string())).into_iter().collect();
    address::with_query(&address::glossary(reader), &filter::continued(&letter, cursor))
}

/// Where a page ended, which is known whether or not the word is still there: as an opaque word that
/// is safe in an address.
fn written(end: &ExplainedWord) -> String {
    let (kind, word, meaning) = end.position();
    let keys = (kind == WordKind::Abbreviation, word, meaning);
    let json = serde_json::to_vec(&keys).expect("texts are written as JSON");
    BASE64_URL_SAFE_NO_PAD.encode(json)
}

/// Reads what [`written`] gives.
fn read(cursor: &str) -> Option<(WordKind, String, String)> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (is_abbreviation, word, meaning) = serde_json::from_slice(&bytes).ok()?;
    let kind = if is_abbreviation { WordKind::Abbreviation } else { WordKind::Term };
    Some((kind, word, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale,
        standard::{Abbreviation, Language, Source, Term, TextKey},
        storage::Glossary,
        web::parts::samples,
    };

    fn page(glossary: &Glossary, query: &[(&str, &str)], locale: Locale) -> scraper::Html {
        let words = ExplainedWords::of(glossary);
        let query = query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let page = GlossaryPage::new(&samples::site(locale), &words, &query);
        samples::read(&page.ok().unwrap())
    }

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
        let html = page(&glossary, &[], Locale::En);
        assert_eq!(samples::texts(&html, "#abbreviations dt"), ["АЖ", "АТ (IT)"]);
        assert_eq!(samples::attributes(&html, "#abbreviations dt", "lang"), ["kk", "kk"]);
        let links = samples::attributes(&html, "#abbreviations dd a", "href");
        assert_eq!(links, ["/en/standards/J62090011"; 2]);
    }

    #[test]
    fn a_word_that_many_standards_explain_alike_appears_once() {
        let passport = samples::standard().passport;
        let of = |code: String| TextKey {
            code,
            edition: crate::standard::Edition::default(),
            language: Language::Kazakh,
        };
        let abbreviation = &passport.abbreviations[0];
        let many = (1..=7).map(|n| (of(format!("J{n}")), abbreviation.clone()));
        let mut other = abbreviation.clone();
        other.meaning.push_str(" (басқа мағынасы)");
        let abbreviations = many.chain([(of("J8".to_owned()), other)]).collect();
        let html = page(&Glossary { terms: Vec::new(), abbreviations }, &[], Locale::Kk);
        let word = abbreviation.abbreviation.as_str();
        assert_eq!(samples::texts(&html, "#abbreviations dt"), [word, word]);
        let codes = samples::texts(&html, "#abbreviations dd a");
        assert_eq!(codes, ["J1", "J2", "J3", "J4", "J5", "J8"]);
        assert_eq!(samples::texts(&html, "#abbreviations .quiet"), ["+2"]);
    }

    /// So many terms on each of three letters, and an abbreviation on one of them.
    fn long(n_terms: usize) -> Glossary {
        let source = Source::new(1, 1);
        let text = || TextKey {
            code: "J1".to_owned(),
            edition: crate::standard::Edition::default(),
            language: Language::Kazakh,
        };
        let term = |(letter, number): (&str, usize)| {
            let (term, definition) = (format!("{letter}{number:04}"), "мағынасы".to_owned());
            (text(), Term { number: 1, term, definition, source })
        };
        let words = ["ә", "а", "Қ"].into_iter();
        let words = words.flat_map(|letter| (0..n_terms).map(move |number| (letter, number)));
        let (abbreviation, meaning) = ("АҚ".to_owned(), "мағынасы".to_owned());
        let abbreviation = Abbreviation { number: 1, abbreviation, meaning, source };
        Glossary { terms: words.map(term).collect(), abbreviations: vec![(text(), abbreviation)] }
    }

    #[test]
    fn a_long_glossary_has_a_page_a_letter_in_the_order_of_the_alphabet() {
        let glossary = long(100);
        let html = page(&glossary, &[], Locale::Ru);
        assert_eq!(samples::texts(&html, ".order a"), ["А", "Ә", "Қ"]);
        assert_eq!(samples::texts(&html, ".order [aria-current]"), ["А"]);
        assert_eq!(samples::texts(&html, "#terms dt").len(), 100);
        assert_eq!(samples::texts(&html, "#abbreviations dt"), ["АҚ"]);
        let html = page(&glossary, &[("letter", "Қ")], Locale::Ru);
        assert_eq!(samples::texts(&html, "#terms dt")[0], "Қ0000");
        assert!(samples::texts(&html, "#abbreviations").is_empty());
        let switch = samples::attributes(&html, ".languages a", "href");
        assert_eq!(switch[0], "/kk/glossary?letter=%D2%9A");
        // What is no letter of the glossary shows the first.
        let html = page(&glossary, &[("letter", "Z")], Locale::Ru);
        assert_eq!(samples::texts(&html, ".order [aria-current]"), ["А"]);
    }

    #[test]
    fn a_long_letter_goes_on_where_its_page_ended() {
        let glossary = long(PAGE + 1);
        let html = page(&glossary, &[("letter", "А")], Locale::En);
        assert_eq!(samples::texts(&html, "dt").len(), PAGE);
        let next = samples::attributes(&html, ".pages a[rel=next]", "href").remove(0);
        let cursor = next.split_once("cursor=").unwrap().1;
        let html = page(&glossary, &[("letter", "А"), ("cursor", cursor)], Locale::En);
        assert_eq!(samples::texts(&html, "dt"), [format!("а{PAGE:04}").as_str(), "АҚ"]);
        assert!(samples::attributes(&html, ".pages a[rel=next]", "href").is_empty());

        let query = vec![(LETTER.to_owned(), "А".to_owned()), (CURSOR.to_owned(), "x".to_owned())];
        let words = ExplainedWords::of(&glossary);
        let refused = GlossaryPage::new(&samples::site(Locale::En), &words, &query);
        assert!(matches!(refused, Err(AppError::BadRequest(_))));
    }
}
