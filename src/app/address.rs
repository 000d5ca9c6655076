//! Every address of the catalogue, built in one place.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use uuid::Uuid;

use crate::{
    i18n::Locale,
    standard::{CardKey, Identity, Language, NodeKind, StatementKind, TextKey},
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

/// The home page.
#[must_use]
pub fn home(locale: Locale) -> String {
    format!("/{}", locale.tag())
}

/// A page of that name: `/kk/glossary`.
#[must_use]
pub fn page(locale: Locale, name: &str) -> String {
    format!("/{}/{name}", locale.tag())
}

/// The list of professions, with its filters as names and values.
#[must_use]
pub fn professions(locale: Locale, filters: &[(&str, String)]) -> String {
    with_query(&page(locale, "professions"), filters)
}

/// The search page, with what is asked as names and values.
#[must_use]
pub fn search(locale: Locale, asked: &[(&str, String)]) -> String {
    with_query(&page(locale, "search"), asked)
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

/// The list of standards.
#[must_use]
pub fn standards(locale: Locale) -> String {
    page(locale, "standards")
}

/// The terms and abbreviations of every standard.
#[must_use]
pub fn glossary(locale: Locale) -> String {
    page(locale, "glossary")
}

/// What the site is and is not.
#[must_use]
pub fn about(locale: Locale) -> String {
    page(locale, "about")
}

/// The page of the files to download.
#[must_use]
pub fn downloads(locale: Locale) -> String {
    page(locale, "download")
}

/// A file to download, by its name, which may stand in a folder: `csv/term.csv`.
#[must_use]
pub fn download(name: &str) -> String {
    format!("/download/{name}")
}

/// Every component of the interface, in one place.
#[must_use]
pub fn components(locale: Locale) -> String {
    format!("{}/components", about(locale))
}

/// The page of a standard.
#[must_use]
pub fn standard(locale: Locale, code: &str) -> String {
    format!("/{}/standards/{}", locale.tag(), encoded(code))
}

/// The page of a card.
#[must_use]
pub fn card(locale: Locale, key: &CardKey) -> String {
    format!("{}/cards/{}", standard(locale, &key.standard), encoded(&key.slug))
}

/// A piece of a card on the card's page, by its anchor; the whole page for an empty one.
#[must_use]
pub fn card_piece(locale: Locale, key: &CardKey, anchor: &str) -> String {
    let page = card(locale, key);
    if anchor.is_empty() { page } else { format!("{page}#{}", encoded(anchor)) }
}

/// The source text of a standard.
#[must_use]
pub fn source(locale: Locale, code: &str) -> String {
    format!("{}/source", standard(locale, code))
}

/// A line of the source text, 1-based.
#[must_use]
pub fn source_line(locale: Locale, code: &str, line: u32) -> String {
    format!("{}#L{line}", source(locale, code))
}

/// What was noticed in a standard.
#[must_use]
pub fn findings(locale: Locale, code: &str) -> String {
    format!("{}/findings", standard(locale, code))
}

/// The page of one statement.
#[must_use]
pub fn statement(locale: Locale, id: Uuid) -> String {
    format!("/{}/statements/{id}", locale.tag())
}

/// The permanent address, the same for every language and format.
#[must_use]
pub fn permanent(id: Uuid) -> String {
    format!("/id/{id}")
}

/// Cards side by side, in that order; the form that chooses them where there are none.
#[must_use]
pub fn compare(locale: Locale, cards: &[&CardKey]) -> String {
    let pairs = cards.iter().map(|card| format!("card={}", card_value(card)));
    with_pairs(&page(locale, "compare"), pairs)
}

/// What imports have changed, for people.
#[must_use]
pub fn changes(locale: Locale) -> String {
    page(locale, "changes")
}

/// The same as an Atom feed.
#[must_use]
pub fn feed(locale: Locale) -> String {
    format!("{}.atom", changes(locale))
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
pub fn compare_adds(locale: Locale, cards: &[&CardKey]) -> String {
    format!("{}&view=adds", compare(locale, cards))
}

/// A card as the value of a query. The slash needs no encoding there, and people read it.
#[must_use]
pub fn card_value(card: &CardKey) -> String {
    format!("{}/{}", encoded(&card.standard), encoded(&card.slug))
}

/// The map of the professions of a standard; without one the choice among the standards.
#[must_use]
pub fn pathways(locale: Locale, code: Option<&str>) -> String {
    let pairs = code.iter().map(|code| format!("standard={}", encoded(code)));
    with_pairs(&page(locale, "pathways"), pairs)
}

/// The map of the professions of a card's standard, with the steps from that card.
#[must_use]
pub fn pathways_from(locale: Locale, card: &CardKey) -> String {
    format!("{}&from={}#steps", pathways(locale, Some(&card.standard)), encoded(&card.slug))
}

/// The chosen lines, in that order.
#[must_use]
pub fn collection(locale: Locale, items: &[Uuid]) -> String {
    let pairs = items.iter().map(|item| format!("item={item}"));
    with_pairs(&page(locale, "collection"), pairs)
}

fn with_pairs(path: &str, pairs: impl Iterator<Item = String>) -> String {
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
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
