//! Chosen lines as a table to share and to print. Which lines is in the address, and nowhere on
//! the server; a browser may keep a collection of its own, which a script offers here.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::{extract::State, response::Response};
use uuid::Uuid;

use super::parts::{
    citation::{cited_reference, kind_and_number, reference_in_words},
    filter::{self, Pairs},
    frame::{Frame, MenuSection, Site},
    words::Words,
};
use crate::{
    app::{AppError, Query, address},
    i18n::{Messages, kazakh_order},
    standard::{CardKey, NodeKind, ProfessionCard, Statement, TextChoice, TextKey},
    storage::{CardInStandard, Located, Storage},
};

/// As many lines as a collection holds; so many identifiers still make an address of usual length.
const MOST_ITEMS: usize = 50;

#[derive(Template)]
#[template(path = "collection.html")]
struct CollectionPage<'a> {
    frame: Frame,
    /// The lines that the address names.
    items: &'a [Uuid],
    site: &'a Site,
    /// How many of them are shown, in words.
    n_lines: String,
    groups: Vec<CollectedCard<'a>>,
    /// Lines that are not shown, and why.
    missing: Vec<String>,
    /// The collection without them.
    without_missing: String,
}

/// The lines of one card, in the order of the text.
struct CollectedCard<'a> {
    found: &'a CardInStandard,
    card: &'a ProfessionCard,
    words: Words<'a>,
    lines: Vec<(Uuid, Statement<'a>)>,
}

/// A collection in a locale.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let items = items(&query, site.reader.locale.messages())?;
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
    super::parts::page(&CollectionPage::new(&site, &items, &located, cards.values()))
}

/// The lines that the address names, each once.
fn items(query: &Pairs, t: &Messages) -> Result<Vec<Uuid>, AppError> {
    let values = filter::values(query, "item");
    if values.len() > MOST_ITEMS {
        return Err(AppError::BadRequest(t.collection.too_many(values.len() as u64)));
    }
    let mut items: Vec<Uuid> = Vec::new();
    for value in values {
        let bad = |_| filter::refused(value, |value| t.collection.bad_item(value));
        let item = value.parse().map_err(bad)?;
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
        site: &'a Site,
        items: &'a [Uuid],
        located: &[Option<Located>],
        cards: impl Iterator<Item = &'a CardInStandard>,
    ) -> Self {
        let t = site.reader.locale.messages();
        let groups = cards.map(|found| CollectedCard::new(site, found, items));
        let mut groups: Vec<CollectedCard<'a>> =
            groups.filter(|group| !group.lines.is_empty()).collect();
        let order = kazakh_order();
        groups.sort_by(|one, other| {
            let by_title = order.compare(one.title(), other.title());
            by_title.then(one.card.qualification_level.cmp(&other.card.qualification_level))
        });
        let shown: BTreeSet<Uuid> =
            groups.iter().flat_map(|group| &group.lines).map(|(id, _)| *id).collect();
        let missing = items.iter().zip(located).filter(|(id, _)| !shown.contains(id));
        let missing = missing.map(|(id, located)| match located {
            None => t.collection.unknown(&id.to_string()),
            Some(_) => t.collection.removed(&id.to_string()),
        });
        let left: Vec<Uuid> = items.iter().copied().filter(|id| shown.contains(id)).collect();
        let path = |locale| address::collection(locale, items);
        Self {
            frame: Frame::new(site, t.collection.heading, path)
                .description(t.collection.description)
                .section(MenuSection::Collection),
            items,
            site,
            n_lines: t.collection.n_lines(shown.len() as u64),
            missing: missing.collect(),
            groups,
            without_missing: address::collection(site.reader, &left),
        }
    }

    /// The words of the lines.
    fn words(&self) -> Option<Words<'_>> {
        self.frame.words_among(self.groups.iter().map(|group| group.card.identity.text()))
    }

    /// The collection without a line.
    fn without(&self, line: &Uuid) -> String {
        let others: Vec<Uuid> = self.items.iter().copied().filter(|other| other != line).collect();
        address::collection(self.site.reader, &others)
    }

    /// The permanent address of a line.
    fn permanent(&self, line: &Uuid) -> String {
        self.site.public_url.absolute(&address::permanent(*line))
    }
}

impl<'a> CollectedCard<'a> {
    /// The name of the profession, as it is read first.
    fn title(&self) -> &str {
        self.words.first(&self.card.title).text
    }

    fn new(site: &'a Site, found: &'a CardInStandard, items: &[Uuid]) -> Self {
        let card = &found.card;
        let lines = card.statements().map(|statement| (statement.identity().id, statement));
        Self {
            found,
            card,
            words: site.words_of(card.identity.text()).explaining(&found.abbreviations),
            lines: lines.filter(|(id, _)| items.contains(id)).collect(),
        }
    }
}
