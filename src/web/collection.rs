//! Chosen lines as a table to share and to print. Which lines is in the address, and nowhere on
//! the server; a browser may keep a collection of its own, which a script offers here.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::State, response::Response};
use uuid::Uuid;

use super::parts::{
    abbreviations::Abbreviations,
    citation::{cited_reference, kind_and_number, reference_in_words},
    filter::{self, Pairs},
    frame::{Crumb, Frame, MenuSection},
    text::shortened,
    tile::LevelBadge,
};
use crate::{
    app::{AppError, PublicUrl, Query, address},
    i18n::{Locale, Messages, kazakh_order},
    standard::{CardKey, Line, NodeKind, Statement, TextChoice, TextKey},
    storage::{CardInStandard, Located, Storage},
};

/// As many lines as a collection holds; so many identifiers still make an address of usual length.
const MOST_ITEMS: usize = 50;

#[derive(Template)]
#[template(path = "collection.html")]
struct CollectionPage<'a> {
    frame: Frame,
    t: &'static Messages,
    /// The page without lines, for the script.
    page: String,
    /// The page as it is, absolute, to be shared.
    share: String,
    n_lines: String,
    groups: Vec<CollectedCard<'a>>,
    /// Lines that are not shown, and why.
    missing: Vec<String>,
    /// The collection without them.
    without_missing: String,
    is_empty: bool,
    /// Where lines are found.
    professions: String,
}

/// The lines of one card.
struct CollectedCard<'a> {
    title: &'a str,
    lang: &'static str,
    level: LevelBadge,
    href: String,
    words: Abbreviations<'a>,
    rows: Vec<CollectedLine<'a>>,
}

/// A line.
struct CollectedLine<'a> {
    id: Uuid,
    kind: String,
    text: &'a str,
    parts: &'a [Line],
    href: String,
    /// Its reference on the card in words.
    reference: String,
    citation: String,
    permanent: String,
    /// The collection without it.
    remove: String,
}

/// A collection in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    State(public_url): State<PublicUrl>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let items = items(&query, locale.messages())?;
    let located = storage.locate_all(&items).await?;
    let mut cards: BTreeMap<(CardKey, TextKey), CardInStandard> = BTreeMap::new();
    for key in located.iter().flatten().filter_map(card_of) {
        if cards.contains_key(&key) {
            continue;
        }
        // An import in between may have taken the card away; its lines are then listed as missing.
        if let Some(card) = storage.find_card_in_standard(&key.0, TextChoice::from(&key.1)).await? {
            cards.insert(key, card);
        }
    }
    super::parts::page(&CollectionPage::new(locale, &public_url, &items, &located, &cards))
}

/// The lines that the address names, each once.
fn items(query: &Pairs, t: &Messages) -> Result<Vec<Uuid>, AppError> {
    let values = filter::values(query, "item");
    if values.len() > MOST_ITEMS {
        return Err(AppError::BadRequest(t.collection.too_many(values.len() as u64)));
    }
    let mut items: Vec<Uuid> = Vec::new();
    for value in values {
        let bad = || AppError::BadRequest(t.collection.bad_item(&shortened(value, 60)));
        let item = value.parse().map_err(|_| bad())?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Ok(items)
}

fn card_of(located: &Located) -> Option<(CardKey, TextKey)> {
    match located {
        Located::Node { text, reference } if reference.kind() != NodeKind::Standard => {
            Some((text.card(reference.slug()), text.clone()))
        }
        Located::Node { .. } | Located::Removed { .. } => None,
    }
}

impl<'a> CollectionPage<'a> {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        items: &[Uuid],
        located: &[Option<Located>],
        cards: &'a BTreeMap<(CardKey, TextKey), CardInStandard>,
    ) -> Self {
        let t = locale.messages();
        let mut groups: Vec<CollectedCard<'a>> = cards
            .values()
            .map(|found| CollectedCard::new(found, items, locale, public_url))
            .filter(|group| !group.rows.is_empty())
            .collect();
        let order = kazakh_order();
        groups.sort_by(|one, other| {
            let by_title = order.compare(one.title, other.title);
            by_title.then(one.level.number.cmp(&other.level.number))
        });
        let shown: BTreeSet<Uuid> =
            groups.iter().flat_map(|group| &group.rows).map(|row| row.id).collect();
        let missing = items.iter().zip(located).filter(|(id, _)| !shown.contains(id));
        let missing: Vec<String> = missing
            .map(|(id, located)| match located {
                None => t.collection.unknown(&id.to_string()),
                Some(_) => t.collection.removed(&id.to_string()),
            })
            .collect();
        let left: Vec<Uuid> = items.iter().copied().filter(|id| shown.contains(id)).collect();
        let path = |locale| address::collection(locale, items);
        Self {
            frame: Frame::new(locale, public_url, t.collection.heading, path)
                .description(t.collection.description)
                .section(MenuSection::Collection)
                .trail([
                    Crumb::ours(t.site.home, address::home(locale)),
                    Crumb::here(t.collection.heading),
                ]),
            t,
            page: address::collection(locale, &[]),
            share: public_url.absolute(&path(locale)),
            n_lines: t.collection.n_lines(shown.len() as u64),
            groups,
            missing,
            without_missing: address::collection(locale, &left),
            is_empty: items.is_empty(),
            professions: address::professions(locale, &[]),
        }
    }
}

impl<'a> CollectedCard<'a> {
    /// The chosen lines of a card, in the order of the text.
    fn new(
        found: &'a CardInStandard,
        items: &[Uuid],
        locale: Locale,
        public_url: &PublicUrl,
    ) -> Self {
        let t = locale.messages();
        let card = &found.card;
        let row = |statement: Statement<'a>| {
            let identity = statement.identity();
            let id = items.iter().copied().find(|id| *id == identity.id)?;
            let others: Vec<Uuid> = items.iter().copied().filter(|other| *other != id).collect();
            let permanent = public_url.absolute(&address::permanent(id));
            Some(CollectedLine {
                id,
                kind: kind_and_number(statement.kind(), statement.number(), t),
                text: statement.text(),
                parts: statement.parts(),
                href: address::statement(locale, id),
                reference: reference_in_words(&identity.reference, t),
                citation: format!(
                    "{} — {permanent}",
                    cited_reference(&statement, &found.technical, t)
                ),
                permanent,
                remove: address::collection(locale, &others),
            })
        };
        Self {
            title: &card.title,
            lang: card.identity.language().tag(),
            level: LevelBadge::new(card.qualification_level, t),
            href: address::card(locale, &card.identity.key()),
            words: Abbreviations::new(&found.abbreviations),
            rows: card.statements().filter_map(row).collect(),
        }
    }
}
