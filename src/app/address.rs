//! Every address of the catalogue, built in one place.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

use super::Reader;
use crate::{
    i18n::Locale,
    standard::{
        CardKey, Edition, Identity, Language, NodeKind, QualificationLevel, StatementKind, TextKey,
    },
};

/// What a segment of a path or a value of a query keeps as it is.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A segment of a path or a value of a query, percent-encoded.
#[must_use]
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// A path with a query of names and values; the bare path where there are none.
#[must_use]
pub fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    with_pairs(
        path,
        pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))),
    )
}

/// The address of a page with the reader's choice of the words.
#[must_use]
pub fn keeping(reader: Reader, address: &str) -> String {
    with_words(reader, address.to_owned())
}

fn with_words(reader: Reader, address: String) -> String {
    let Some((name, value)) = reader.parameter() else { return address };
    let (page, anchor) = address.split_at(address.find('#').unwrap_or(address.len()));
    with_pairs(page, std::iter::once(format!("{name}={value}"))) + anchor
}

/// The address of a page of a standard with the text that the reader has asked for and the choice of
/// the words.
#[must_use]
pub fn keeping_text(reader: Reader, page: &str) -> String {
    keeping(reader, &with_query(page, &reader.text.parameters()))
}

/// A page at a path below a locale, with what the reader has chosen. Every address of a page begins
/// here.
fn in_locale(reader: impl Into<Reader>, path: impl Display) -> String {
    let reader = reader.into();
    with_words(reader, format!("/{}{path}", reader.locale.tag()))
}

/// A page of a standard, in the text that the reader has asked for.
fn in_text(reader: impl Into<Reader>, path: &str) -> String {
    let reader = reader.into();
    keeping_text(reader, &format!("/{}{path}", reader.locale.tag()))
}

fn standard_path(code: &str) -> String {
    format!("/standards/{}", encoded(code))
}

/// The home page.
#[must_use]
pub fn home(reader: impl Into<Reader>) -> String {
    in_locale(reader, "")
}

/// A page of that name: `/kk/glossary`.
#[must_use]
pub fn page(reader: impl Into<Reader>, name: &str) -> String {
    in_locale(reader, format_args!("/{name}"))
}

/// The list of professions, with its filters as names and values.
#[must_use]
pub fn professions(reader: impl Into<Reader>, filters: &[(&str, String)]) -> String {
    with_query(&page(reader, "professions"), filters)
}

/// The search page, with what is asked as names and values.
#[must_use]
pub fn search(reader: impl Into<Reader>, asked: &[(&str, String)]) -> String {
    with_query(&page(reader, "search"), asked)
}

/// What a browser is told about the search, so that it can offer it.
#[must_use]
pub fn opensearch(locale: Locale) -> String {
    page(locale, "opensearch.xml")
}

/// Suggestions for a browser; what was typed follows as `?q=`.
#[must_use]
pub fn suggestions(locale: Locale) -> String {
    page(locale, "suggestions")
}

/// The picture of the site, for messengers.
#[must_use]
pub fn preview(locale: Locale) -> String {
    page(locale, "preview.png")
}

/// The picture of a card, for messengers.
#[must_use]
pub fn card_preview(locale: Locale, key: &CardKey) -> String {
    document(locale, key, "preview.png")
}

/// What a phone is told about the site.
#[must_use]
pub fn manifest(locale: Locale) -> String {
    page(locale, "site.webmanifest")
}

/// The list of standards.
#[must_use]
pub fn standards(reader: impl Into<Reader>) -> String {
    page(reader, "standards")
}

/// The standards of a section of the classifier of economic activities, by its letter.
#[must_use]
pub fn standards_of(reader: impl Into<Reader>, section: char) -> String {
    with_query(&standards(reader), &[("section", section.to_string())])
}

/// The terms and abbreviations of every standard.
#[must_use]
pub fn glossary(reader: impl Into<Reader>) -> String {
    page(reader, "glossary")
}

/// The levels of qualifications in plain words.
#[must_use]
pub fn levels(reader: impl Into<Reader>) -> String {
    page(reader, "levels")
}

/// What a level means, on that page.
#[must_use]
pub fn level(reader: impl Into<Reader>, level: QualificationLevel) -> String {
    levels(reader) + &format!("#level-{level}")
}

/// The page that compares a text with the catalogue.
#[must_use]
pub fn text_match(reader: impl Into<Reader>) -> String {
    page(reader, "match")
}

/// What the site is and is not.
#[must_use]
pub fn about(reader: impl Into<Reader>) -> String {
    page(reader, "about")
}

/// The page of the files to download.
#[must_use]
pub fn downloads(reader: impl Into<Reader>) -> String {
    page(reader, "download")
}

/// A file to download, by its name, which may stand in a folder: `csv/term.csv`.
#[must_use]
pub fn download(name: &str) -> String {
    format!("/download/{name}")
}

/// Every component of the interface, in one place.
#[must_use]
pub fn components(reader: impl Into<Reader>) -> String {
    page(reader, "about/components")
}

/// The page of a standard.
#[must_use]
pub fn standard(reader: impl Into<Reader>, code: &str) -> String {
    in_text(reader, &standard_path(code))
}

/// The page of a card.
#[must_use]
pub fn card(reader: impl Into<Reader>, key: &CardKey) -> String {
    let path = format!("{}/cards/{}", standard_path(&key.standard), encoded(&key.slug));
    in_text(reader, &path)
}

/// The page of a document that HR makes of a card, or a file of it: `vacancy`, `vacancy.docx`.
#[must_use]
pub fn document(reader: impl Into<Reader>, key: &CardKey, name: &str) -> String {
    let path = format!("{}/cards/{}/{name}", standard_path(&key.standard), encoded(&key.slug));
    in_text(reader, &path)
}

/// A piece of a card on the card's page, by its anchor; the whole page for an empty one.
#[must_use]
pub fn card_piece(reader: impl Into<Reader>, key: &CardKey, anchor: impl Display) -> String {
    let (page, anchor) = (card(reader, key), anchor.to_string());
    if anchor.is_empty() { page } else { format!("{page}#{}", encoded(&anchor)) }
}

/// The source text of a standard.
#[must_use]
pub fn source(reader: impl Into<Reader>, code: &str) -> String {
    in_text(reader, &format!("{}/source", standard_path(code)))
}

/// A line of the source text, 1-based.
#[must_use]
pub fn source_line(reader: impl Into<Reader>, code: &str, line: u32) -> String {
    format!("{}#L{line}", source(reader, code))
}

/// What was noticed in a standard.
#[must_use]
pub fn findings(reader: impl Into<Reader>, code: &str) -> String {
    in_text(reader, &format!("{}/findings", standard_path(code)))
}

/// The editions of a standard.
#[must_use]
pub fn editions(reader: impl Into<Reader>, code: &str) -> String {
    in_locale(reader, format_args!("{}/editions", standard_path(code)))
}

/// What has changed between two editions of a standard.
#[must_use]
pub fn differences(reader: impl Into<Reader>, code: &str, from: Edition, to: Edition) -> String {
    in_locale(reader, format_args!("{}/editions/{from}...{to}", standard_path(code)))
}

/// The page of one statement.
#[must_use]
pub fn statement(reader: impl Into<Reader>, id: Uuid) -> String {
    in_locale(reader, format_args!("/statements/{id}"))
}

/// The permanent address, the same for every language and format.
#[must_use]
pub fn permanent(id: Uuid) -> String {
    format!("/id/{id}")
}

/// Cards side by side, in that order; the form that chooses them where there are none.
#[must_use]
pub fn compare(reader: impl Into<Reader>, cards: &[&CardKey]) -> String {
    let pairs = cards.iter().map(|card| format!("card={}", card_value(card)));
    with_pairs(&page(reader, "compare"), pairs)
}

/// What imports have changed, for people.
#[must_use]
pub fn changes(reader: impl Into<Reader>) -> String {
    page(reader, "changes")
}

/// The same as an Atom feed.
#[must_use]
pub fn feed(locale: Locale) -> String {
    page(locale, "changes.atom")
}

/// The addresses of all pages, for search engines.
#[must_use]
pub fn sitemap() -> String {
    "/sitemap.xml".to_owned()
}

/// One of the files that the sitemap names where one would be too long, counted from 1.
#[must_use]
pub fn sitemap_part(number: usize) -> String {
    with_query(&sitemap(), &[("part", number.to_string())])
}

/// What each card adds to the one of the level below.
#[must_use]
pub fn compare_adds(reader: impl Into<Reader>, cards: &[&CardKey]) -> String {
    format!("{}&view=adds", compare(reader, cards))
}

/// A card as the value of a query. The slash needs no encoding there, and people read it.
#[must_use]
pub fn card_value(card: &CardKey) -> String {
    format!("{}/{}", encoded(&card.standard), encoded(&card.slug))
}

/// The map of the professions of a standard; without one the choice among the standards.
#[must_use]
pub fn pathways(reader: impl Into<Reader>, code: Option<&str>) -> String {
    let pairs = code.iter().map(|code| format!("standard={}", encoded(code)));
    with_pairs(&page(reader, "pathways"), pairs)
}

/// The map of the professions of a card's standard, with the steps from that card.
#[must_use]
pub fn pathways_from(reader: impl Into<Reader>, card: &CardKey) -> String {
    format!("{}&from={}#steps", pathways(reader, Some(&card.standard)), encoded(&card.slug))
}

/// The chosen lines, in that order.
#[must_use]
pub fn collection(reader: impl Into<Reader>, items: &[Uuid]) -> String {
    let pairs = items.iter().map(|item| format!("item={item}"));
    with_pairs(&page(reader, "collection"), pairs)
}

/// A file of a collection; its lines follow as `?item=`.
#[must_use]
pub fn collection_file(reader: impl Into<Reader>, name: &str) -> String {
    in_locale(reader, format_args!("/collection/{name}"))
}

fn with_pairs(path: &str, pairs: impl Iterator<Item = String>) -> String {
    let mut address = path.to_owned();
    for pair in pairs {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(&pair);
    }
    address
}

/// A standard in the API.
#[must_use]
pub fn api_standard(code: &str) -> String {
    format!("/api/v1/standards/{}", encoded(code))
}

/// A card in the API.
#[must_use]
pub fn api_card(key: &CardKey) -> String {
    format!("{}/cards/{}", api_standard(&key.standard), encoded(&key.slug))
}

/// An address of the API with the text in this language; the official one needs no parameter.
#[must_use]
pub fn in_language(path: String, language: Language) -> String {
    match language {
        Language::Kazakh => path,
        _ => format!("{path}?language={language}"),
    }
}

/// A statement in the API.
#[must_use]
pub fn api_statement(id: Uuid) -> String {
    format!("/api/v1/statements/{id}")
}

/// A node of a text in the API: the text or the card whole, or the statement.
#[must_use]
pub fn api_node(text: &TextKey, node: &Identity) -> String {
    match node.reference.kind() {
        NodeKind::Standard => in_language(api_standard(&text.code), text.language),
        NodeKind::Statement(StatementKind::Profession) => {
            in_language(api_card(&text.card(node.reference.slug())), text.language)
        }
        NodeKind::Statement(_) => api_statement(node.id),
    }
}

/// What has changed between two editions of a text, in the API.
#[must_use]
pub fn api_differences(before: &TextKey, after: Edition) -> String {
    let asked = [
        ("from", before.edition.to_string()),
        ("to", after.to_string()),
        ("language", before.language.tag().to_owned()),
    ];
    with_query(&format!("{}/differences", api_standard(&before.code)), &asked)
}

/// The nodes that have changed since a version of the catalogue, in the API.
#[must_use]
pub fn api_changes(since: i64) -> String {
    with_query("/api/v1/changes", &[("since", since.to_string())])
}

/// Suggestions in the API, leading to the pages of a locale; what was typed follows as `&q=`.
#[must_use]
pub fn api_suggest(locale: Locale) -> String {
    with_query("/api/v1/suggest", &[("locale", locale.tag().to_owned())])
}

/// The description of the API, for people.
#[must_use]
pub fn api() -> &'static str {
    "/api"
}

/// The description of the API, in the words of a locale.
#[must_use]
pub fn api_in(locale: Locale) -> String {
    with_query(api(), &[("lang", locale.tag().to_owned())])
}

/// The description of the API, for programs.
#[must_use]
pub fn openapi() -> &'static str {
    "/api/openapi.json"
}

/// The page that explains a kind of problem.
#[must_use]
pub fn problem(name: &str) -> String {
    format!("/api/problems/{name}")
}

/// That page, in the words of a locale.
#[must_use]
pub fn problem_in(locale: Locale, name: &str) -> String {
    with_query(&problem(name), &[("lang", locale.tag().to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{AskedText, WordsShown};

    #[test]
    fn only_words_that_are_not_the_usual_ones_are_in_an_address() {
        for (words, address, expected) in [
            (WordsShown::Both, "/ru/search?q=a", "/ru/search?q=a"),
            (WordsShown::Mine, "/ru", "/ru?words=mine"),
            (WordsShown::Mine, "/ru/search?q=a", "/ru/search?q=a&words=mine"),
            (WordsShown::Original, "/ru/a#f1", "/ru/a?words=original#f1"),
        ] {
            let reader = Reader { words, ..Locale::Ru.into() };
            assert_eq!(keeping(reader, address), expected);
        }
        let reader = Reader { words: WordsShown::Mine, ..Locale::En.into() };
        let key = CardKey { standard: "J1".to_owned(), slug: "1-5".to_owned() };
        let compared = "/en/compare?words=mine&card=J1/1-5&view=adds";
        assert_eq!(compare_adds(reader, &[&key]), compared);
        let piece = "/en/standards/J1/cards/1-5?words=mine#f1";
        assert_eq!(card_piece(reader, &key, "f1"), piece);
        assert_eq!(card_piece(Locale::En, &key, ""), "/en/standards/J1/cards/1-5");
    }

    #[test]
    fn pages_of_a_standard_keep_the_text_that_was_asked_for() {
        let text = AskedText { language: None, edition: "2022-2".parse().ok() };
        let reader = Reader { text, ..Locale::Kk.into() };
        assert_eq!(source_line(reader, "J1", 7), "/kk/standards/J1/source?edition=2022-2#L7");
        assert_eq!(glossary(reader), "/kk/glossary");
        let text = AskedText { language: Some(Language::Russian), ..text };
        let reader = Reader { text, words: WordsShown::Mine, ..reader };
        let expected = "/kk/standards/J1?language=ru&edition=2022-2&words=mine";
        assert_eq!(standard(reader, "J1"), expected);
    }
}
