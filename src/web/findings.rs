//! What was noticed in a text, in plain sentences of the reader's language.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    citation::reference_in_words,
    filter::Pairs,
    frame::{Crumb, Frame, Site},
    list::{self, OtherPages},
    text::TextRun,
};
use crate::{
    app::{AppError, Path, Query, address},
    standard::{Finding, FindingKind, Passport, Severity, TextChoice},
    storage::{ListPage, PageRequest, Storage},
};

/// Findings on a page.
const PAGE: u32 = 200;

/// Findings of one kind.
type KindOfFindings<'a> = (FindingKind, &'a [Finding]);

#[derive(Template)]
#[template(path = "findings.html")]
struct FindingsPage<'a> {
    frame: Frame,
    passport: &'a Passport,
    found: &'a ListPage<Finding>,
    other_pages: OtherPages,
}

/// The findings of a standard in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, code)): Path<(String, String)>,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let cursor = list::cursor(&query);
    let passport = storage.find_passport(&code, choice).await?.ok_or(AppError::NotFound)?;
    let texts = storage.list_text_keys(&code).await?;
    let request = PageRequest { limit: PAGE, cursor };
    let found = storage.list_findings(&passport.text_key(), request).await;
    let found = found.map_err(|error| list::refusal(error, site.reader.locale.messages()))?;
    let text = passport.text_key();
    let mut page = FindingsPage::new(&site, &passport, &found, cursor);
    page.frame = page.frame.of_text(&texts, &text, &passport.technical);
    super::parts::page(&page)
}

impl<'a> FindingsPage<'a> {
    fn new(
        site: &Site,
        passport: &'a Passport,
        found: &'a ListPage<Finding>,
        cursor: Option<&str>,
    ) -> Self {
        let words = &site.reader.locale.messages().findings;
        let code = &passport.code;
        let address = |locale, cursor: Option<&str>| {
            list::address_at(&address::findings(locale, code), cursor)
        };
        let title = format!("{} – {code}", words.heading);
        Self {
            frame: Frame::new(site, &title, |locale| address(locale, cursor))
                .description(words.lead)
                .below_standard(code)
                .here(Crumb::here(words.heading)),
            other_pages: OtherPages::new(cursor, found.next.as_deref(), |cursor| {
                address::keeping(site.reader, &address(site.reader.locale, cursor))
            }),
            passport,
            found,
        }
    }

    /// The findings of each severity, those of a kind together.
    fn groups(&self) -> Vec<(Severity, Vec<KindOfFindings<'a>>)> {
        let mut groups: Vec<(Severity, Vec<KindOfFindings<'a>>)> = Vec::new();
        let same = |one: &Finding, other: &Finding| {
            (one.severity, one.kind) == (other.severity, other.kind)
        };
        for of_kind in self.found.items.chunk_by(same) {
            match groups.last_mut() {
                Some((severity, kinds)) if *severity == of_kind[0].severity => {
                    kinds.push((of_kind[0].kind, of_kind));
                }
                _ => groups.push((of_kind[0].severity, vec![(of_kind[0].kind, of_kind)])),
            }
        }
        groups
    }

    /// The sentence about a finding, with what it quotes from the text set apart.
    fn sentence(&self, finding: &Finding) -> Vec<TextRun> {
        let sentence = self.frame.t.finding(finding);
        match finding.kind {
            // What a missing field is called is in our words, not in those of the text.
            FindingKind::MissingField | FindingKind::TextDiffers => vec![TextRun::plain(sentence)],
            _ => words(&sentence),
        }
    }

    /// The address of the line that a finding concerns, and its reference in words.
    fn line(&self, finding: &Finding) -> Option<(String, String)> {
        let slug = finding.card.as_deref()?;
        let reference = finding.reference.as_ref();
        let position = reference.map(|reference| reference_in_words(reference, self.frame.t));
        let label = match position.filter(|position| !position.is_empty()) {
            Some(position) => format!("{slug}: {position}"),
            None => slug.to_owned(),
        };
        let (reader, card) = (self.frame.reader, self.passport.text_key().card(slug));
        let page = match reference {
            Some(reference) => address::card_piece(reader, &card, reference.anchor()),
            None => address::card(reader, &card),
        };
        Some((page, label))
    }
}

/// The sentence, with what it quotes between «» or “” set apart.
fn words(sentence: &str) -> Vec<TextRun> {
    let mut words = Vec::new();
    let mut rest = sentence;
    while let Some(start) = rest.find(['«', '“']) {
        let (ours, from_quote) = rest.split_at(start);
        let (opens, closes) =
            if from_quote.starts_with('«') { ('«', '»') } else { ('“', '”') };
        let quoted = from_quote.strip_prefix(opens).unwrap_or_default();
        // A quoted text may hold quotes of its own: «"… «Атамекен» …"».
        let mut depth = 1_u32;
        let end = quoted.char_indices().find_map(|(position, character)| {
            depth = match character {
                _ if character == opens => depth + 1,
                _ if character == closes => depth.saturating_sub(1),
                _ => depth,
            };
            (depth == 0).then_some(position)
        });
        let Some((quote, after)) = end.and_then(|end| quoted.split_at_checked(end)) else { break };
        words.push(TextRun::plain(format!("{ours}{opens}")));
        words.push(TextRun::marked(quote));
        rest = after;
    }
    words.push(TextRun::plain(rest));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        i18n::Locale,
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
        samples::read(&FindingsPage::new(&samples::site(locale), &passport, &found, None))
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
        assert_eq!(samples::texts(&html, ".empty p"), ["Бұл мәтін бойынша ескертпе жоқ."]);
    }

    #[test]
    fn a_sentence_keeps_every_character() {
        for sentence in ["plain", "a «b» c", "«", "a «b «c» d» e «f", "»«»", "a “b «c»” d", "“"]
        {
            let joined: String = words(sentence).into_iter().map(|words| words.text).collect();
            assert_eq!(joined, sentence);
        }
    }
}
