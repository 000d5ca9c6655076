//! What was noticed in a text, in plain sentences of the reader's language.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    citation::reference_in_words,
    filter::Pairs,
    frame::{Crumb, Frame, MenuSection},
    list::{self, OtherPages},
    source_link::SourceLink,
};
use crate::{
    app::{AppError, Path, PublicUrl, Query, address},
    i18n::{Locale, Messages},
    standard::{Finding, FindingKind, Passport, Reference, TextChoice, TextKey},
    storage::{ListPage, PageRequest, Storage},
};

/// Findings on a page.
const PAGE: u32 = 200;

#[derive(Template)]
#[template(path = "findings.html")]
struct FindingsPage<'a> {
    frame: Frame,
    t: &'static Messages,
    passport: &'a Passport,
    lang: &'static str,
    edition: Option<String>,
    total: String,
    findings: Vec<ListedFinding>,
    other_pages: OtherPages,
}

/// A finding.
#[derive(Debug)]
struct ListedFinding {
    severity: &'static str,
    /// The name for the style.
    severity_name: &'static str,
    sentence: Vec<SentencePart>,
    /// What was done about it.
    done: &'static str,
    source: SourceLink,
    /// The line of the card that it concerns.
    line: Option<(String, String)>,
}

/// A part of a sentence: ours, or quoted from the text.
#[derive(Debug, PartialEq, Eq)]
struct SentencePart {
    text: String,
    is_quoted: bool,
}

/// The findings of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let cursor = list::cursor(&query);
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let request = PageRequest { limit: PAGE, cursor };
    let found = storage.list_findings(&passport.text_key(), request).await;
    let found = found.map_err(|error| list::refusal(error, locale.messages()))?;
    super::parts::page(&FindingsPage::new(locale, &public_url, &passport, &found, cursor))
}

impl<'a> FindingsPage<'a> {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        passport: &'a Passport,
        found: &ListPage<Finding>,
        cursor: Option<&str>,
    ) -> Self {
        let t = locale.messages();
        let code = &passport.code;
        let address = |locale, cursor: Option<&str>| {
            list::address_at(&address::findings(locale, code), cursor)
        };
        let title = format!("{} – {code}", t.findings.heading);
        let frame = Frame::new(locale, public_url, &title, |locale| address(locale, cursor))
            .description(t.findings.lead)
            .section(MenuSection::Standards)
            .trail([
                Crumb::ours(t.site.home, address::home(locale)),
                Crumb::ours(t.site.standards, address::standards(locale)),
                Crumb::ours(code, address::standard(locale, code)),
                Crumb::here(t.findings.heading),
            ]);
        let key = passport.text_key();
        Self {
            total: format!("{} {}", found.total, t.count.findings.of(found.total)),
            findings: found.items.iter().map(|one| ListedFinding::new(one, &key, locale)).collect(),
            other_pages: OtherPages::new(cursor, found.next.as_deref(), |cursor| {
                address(locale, cursor)
            }),
            lang: passport.language.tag(),
            edition: t.passport.edition(passport.technical.version, passport.technical.year),
            frame,
            t,
            passport,
        }
    }
}

impl ListedFinding {
    fn new(finding: &Finding, text: &TextKey, locale: Locale) -> Self {
        let t = locale.messages();
        let sentence = t.finding(finding);
        Self {
            severity: t.severity.of(finding.severity),
            severity_name: finding.severity.name(),
            // What a missing field is called is in our words, not in those of the text.
            sentence: match finding.kind {
                FindingKind::MissingField => {
                    vec![SentencePart { text: sentence, is_quoted: false }]
                }
                _ => words(&sentence),
            },
            done: t.findings.done.of(finding.kind),
            source: SourceLink::new(locale, &text.code, finding.source),
            line: line(finding, text, locale),
        }
    }
}

/// The address of the line that a finding concerns, and its reference in words.
fn line(finding: &Finding, text: &TextKey, locale: Locale) -> Option<(String, String)> {
    let slug = finding.card.as_deref()?;
    let reference = finding.reference.as_ref();
    let position = reference.map(|reference| reference_in_words(reference, locale.messages()));
    let label = match position.filter(|position| !position.is_empty()) {
        Some(position) => format!("{slug}: {position}"),
        None => slug.to_owned(),
    };
    let anchor = reference.map(Reference::anchor).unwrap_or_default();
    Some((address::card_piece(locale, &text.card(slug), &anchor), label))
}

/// The sentence, with what it quotes between «» set apart.
fn words(sentence: &str) -> Vec<SentencePart> {
    let mut words = Vec::new();
    let mut rest = sentence;
    while let Some((ours, quoted)) = rest.split_once('«') {
        // A quoted text may hold quotes of its own: «"… «Атамекен» …"».
        let mut depth = 1_u32;
        let end = quoted.char_indices().find_map(|(position, character)| {
            depth = match character {
                '«' => depth + 1,
                '»' => depth.saturating_sub(1),
                _ => depth,
            };
            (depth == 0).then_some(position)
        });
        let Some((quote, after)) = end.and_then(|end| quoted.split_at_checked(end)) else { break };
        words.push(SentencePart { text: format!("{ours}«"), is_quoted: false });
        words.push(SentencePart { text: quote.to_owned(), is_quoted: true });
        rest = after;
    }
    words.push(SentencePart { text: rest.to_owned(), is_quoted: false });
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        standard::{DetailValue, Severity, Source},
        web::parts::samples,
    };

    fn finding() -> Finding {
        let detail = [
            ("title", DetailValue::Text("Маман «А»".to_owned())),
            ("level", DetailValue::Number(4)),
        ];
        Finding {
            kind: FindingKind::RelatedUnmatched,
            severity: Severity::Warning,
            source: Source::new(631, 632),
            card: Some("2524-0-003-5".to_owned()),
            reference: "2524-0-003-5/f1/s2/k1".parse().ok(),
            detail: detail.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }

    fn page(items: Vec<Finding>, locale: Locale) -> scraper::Html {
        let passport = samples::standard().passport;
        let found = ListPage { total: items.len() as u64, items, next: None };
        samples::read(&FindingsPage::new(locale, &samples::public_url(), &passport, &found, None))
    }

    #[test]
    fn a_finding_leads_to_its_lines_and_to_its_piece() {
        let html = page(vec![finding()], Locale::Ru);
        let links = samples::attributes(&html, ".findings a", "href");
        assert_eq!(
            links,
            [
                "/ru/standards/J62090011/source#L631",
                "/ru/standards/J62090011/cards/2524-0-003-5#f1-s2-k1"
            ]
        );
        assert!(samples::texts(&html, ".findings li")[0].contains("Внимание"));
    }

    #[test]
    fn what_is_quoted_is_marked_as_kazakh() {
        let html = page(vec![finding()], Locale::En);
        assert_eq!(samples::texts(&html, ".findings q, .findings [lang=kk]"), ["Маман «А»"]);
    }

    #[test]
    fn a_text_without_findings_says_so() {
        let html = page(Vec::new(), Locale::Kk);
        assert_eq!(samples::texts(&html, ".empty p"), ["Бұл мәтін бойынша ескерту жоқ."]);
    }

    #[test]
    fn a_sentence_keeps_every_character() {
        for sentence in ["plain", "a «b» c", "«", "a «b «c» d» e «f", "»«»"] {
            let joined: String = words(sentence).into_iter().map(|words| words.text).collect();
            assert_eq!(joined, sentence);
        }
    }
}
