//! What has changed between two editions of a standard: card by card, and word by word.

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    app::{AppError, AskedText, Path, Reader, address},
    comparison::{EditionDifference, WordChange, edition_differences},
    standard::{Change, NodeKind, Passport, ProfessionCard, StatementKind, TextKey},
    storage::{EditionsAsked, Storage, TwoEditions},
    web::parts::{
        self,
        citation::reference_in_words,
        frame::{Crumb, Frame, Site},
        words::Words,
    },
};

/// Stands between the editions in an address.
const BETWEEN: &str = "...";

/// The most differences that are shown; the data has them all.
const MOST: usize = 1000;

#[derive(Template)]
#[template(path = "differences.html")]
struct DifferencesPage<'a> {
    frame: Frame,
    passport: &'a Passport,
    words: Words<'a>,
    /// What the editions are called.
    names: [String; 2],
    /// How many of what there are, in words.
    summary: Vec<(u64, &'static str)>,
    groups: Vec<ChangedCard<'a>>,
    /// How many differences are not shown.
    n_left_out: u64,
    /// The list for programs.
    api: String,
}

/// What has changed on a card, or in what the standard says of itself.
struct ChangedCard<'a> {
    /// The card; none for the standard itself.
    card: Option<&'a ProfessionCard>,
    /// Where the whole card was added or removed.
    whole: Option<Change>,
    /// The page of the card in the edition that has it.
    page: String,
    differences: Vec<EditionDifference<'a>>,
}

/// The differences of two editions in a locale.
pub(in crate::web) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Path((_, code, editions)): Path<(String, String, String)>,
) -> Result<Response, AppError> {
    let (from, to) = editions.split_once(BETWEEN).ok_or(AppError::NotFound)?;
    let edition = |text: &str| text.parse().map_err(|_| AppError::NotFound);
    let asked = EditionsAsked {
        from: Some(edition(from)?),
        to: Some(edition(to)?),
        language: site.reader.text.language,
        preferred: Some(site.reader.language()),
    };
    let found = storage.find_two_editions(&code, asked).await?.ok_or(AppError::NotFound)?;
    parts::page(&DifferencesPage::new(&site, &found))
}

impl<'a> DifferencesPage<'a> {
    fn new(site: &'a Site, found: &'a TwoEditions) -> Self {
        let t = site.reader.locale.messages();
        let [before, after] = [&found.before, &found.after].map(|one| one.passport.text_key());
        let passport = &found.after.passport;
        let (code, words) = (&passport.code, site.words_of(&after));
        let names = [before.edition, after.edition].map(|edition| t.editions.name(edition));
        let mut differences = edition_differences(&found.before, &found.after);
        let summary = summary(&differences, site.reader);
        let n_left_out = differences.len().saturating_sub(MOST) as u64;
        differences.truncate(MOST);
        let title = t.editions.between(&names[0], &names[1]);
        let address = |locale| address::differences(locale, code, before.edition, after.edition);
        let editions = address::editions(site.reader.locale, code);
        let frame = Frame::new(site, &format!("{title} – {code}"), address)
            .description(t.editions.differences_lead)
            .below_standard(code)
            .below([Crumb::new(t.editions.heading, editions)])
            .here(Crumb::here(&title));
        Self {
            groups: grouped(differences, site.reader, [&before, &after]),
            api: address::api_differences(&before, after.edition),
            frame,
            passport,
            words,
            names,
            summary,
            n_left_out,
        }
    }

    /// What became of a card or a line, in a word.
    fn word(&self, change: Change) -> &'static str {
        self.frame.t.editions.change.of(change)
    }

    /// What is said of a card that only one of the editions has.
    fn of_whole(&self, change: Change) -> &'static str {
        let words = &self.frame.t.editions;
        if change == Change::Removed { words.card_removed } else { words.card_added }
    }

    /// What a piece is, and where it is on its card.
    fn place(&self, difference: &EditionDifference<'_>) -> String {
        let t = self.frame.t;
        let reference = &difference.identity.reference;
        let is_node = NodeKind::Statement(StatementKind::Profession) != reference.kind()
            && reference.kind().name() == difference.kind;
        let place = reference_in_words(reference, t);
        if is_node {
            return place;
        }
        let label = t.editions.field(difference.kind, &t.field);
        if place.is_empty() { label.to_owned() } else { format!("{place}: {label}") }
    }

    /// Where a piece was that is elsewhere now.
    fn place_before(&self, difference: &EditionDifference<'_>) -> Option<String> {
        let before = difference.before.as_ref().filter(|_| difference.change == Change::Moved)?;
        let place = reference_in_words(&before.identity.reference, self.frame.t);
        let is_other = before.identity != difference.identity && !place.is_empty();
        is_other.then(|| self.frame.t.editions.moved_from(&place))
    }

    /// The page of a piece that the later edition has; none for what was removed.
    fn page_of(&self, difference: &EditionDifference<'_>) -> Option<String> {
        let after = difference.after.as_ref()?;
        matches!(after.identity.reference.kind(), NodeKind::Statement(kind) if kind != StatementKind::Profession)
            .then(|| address::statement(self.frame.reader, after.identity.id))
    }

    /// The words of a piece: a date is written out.
    fn words_of(&self, difference: &EditionDifference<'_>) -> Vec<(WordChange, String)> {
        let words = difference.words().into_iter();
        if difference.kind == "review_date" {
            return words.map(|(change, date)| (change, self.frame.t.date(&date))).collect();
        }
        words.collect()
    }
}

/// The differences of each card together; those of the standard itself are first.
fn grouped<'a>(
    differences: Vec<EditionDifference<'a>>,
    reader: Reader,
    [before, after]: [&TextKey; 2],
) -> Vec<ChangedCard<'a>> {
    let mut groups: Vec<ChangedCard<'a>> = Vec::new();
    for difference in differences {
        let slug = |card: Option<&ProfessionCard>| card.map(|card| card.identity.slug().to_owned());
        match groups.last_mut() {
            Some(group) if slug(group.card) == slug(difference.card) => {
                // All that is on a card came or went with it.
                if group.whole.is_none() {
                    group.differences.push(difference);
                }
            }
            _ => {
                let is_whole = difference.kind == StatementKind::Profession.name()
                    && matches!(difference.change, Change::Added | Change::Removed);
                let whole = is_whole.then_some(difference.change);
                let text = if whole == Some(Change::Removed) { before } else { after };
                let asked = AskedText { language: None, edition: Some(text.edition) };
                let reader = Reader { text: asked, ..reader };
                let page = difference.card.map_or_else(
                    || address::standard(reader, &text.code),
                    |card| address::card(reader, &card.identity.key()),
                );
                let card = difference.card;
                let differences = if is_whole { Vec::new() } else { vec![difference] };
                groups.push(ChangedCard { card, whole, page, differences });
            }
        }
    }
    groups
}

/// How many cards came and went, and how many pieces of the others were added, reworded, moved and
/// removed; each with its word.
fn summary(differences: &[EditionDifference<'_>], reader: Reader) -> Vec<(u64, &'static str)> {
    let words = &reader.locale.messages().editions;
    let is_card = |one: &&EditionDifference<'_>| one.kind == StatementKind::Profession.name();
    let cards = |change| {
        differences.iter().filter(is_card).filter(|one| one.change == change).count() as u64
    };
    let whole: Vec<&str> = differences
        .iter()
        .filter(is_card)
        .filter(|one| matches!(one.change, Change::Added | Change::Removed))
        .filter_map(|one| one.card)
        .map(|card| card.identity.slug())
        .collect();
    let pieces = |change| {
        let of_whole = |one: &EditionDifference<'_>| {
            one.card.is_some_and(|card| whole.contains(&card.identity.slug()))
        };
        let pieces = differences.iter().filter(|one| one.change == change && !of_whole(one));
        pieces.count() as u64
    };
    let numbers = [
        (cards(Change::Added), &words.n_cards_added),
        (cards(Change::Removed), &words.n_cards_removed),
        (pieces(Change::Changed), &words.n_changed),
        (pieces(Change::Added), &words.n_added),
        (pieces(Change::Removed), &words.n_removed),
        (pieces(Change::Moved), &words.n_moved),
    ];
    let numbers = numbers.into_iter().filter(|(n, _)| *n > 0);
    numbers.map(|(n, word)| (n, word.of(n))).collect()
}
