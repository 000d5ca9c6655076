//! The lines that a collection names, with the cards that they are on, in the order that its reader
//! has chosen. A function and a skill stand for all that is inside them, so that an address stays short.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    filter::{self, Pairs},
    frame::Site,
    order::{self, NamedOrder},
    text::shortened,
};
use crate::{
    app::{AppError, Reader, address},
    i18n::{Messages, kazakh_order},
    standard::{CardKey, NodeKind, ProfessionCard, Statement, StatementNode, TextChoice, TextKey},
    storage::{CardInStandard, Located, Storage},
};

/// As many lines, functions and skills as a collection names: with the longest title and note the
/// address is as long as a query may be.
const MOST_ITEMS: usize = 120;

/// The names in the address of what a reader says of a collection: its title, and a note below it.
pub(crate) const TITLE: &str = "title";
pub(crate) const NOTE: &str = "note";

/// The names in the address of what a button beside a line asks for, each with the line as its value.
/// The page without it follows.
pub(crate) const REMOVE: &str = "remove";
pub(crate) const HIGHER: &str = "higher";
pub(crate) const LOWER: &str = "lower";

/// A longer title or note is cut.
pub(crate) const LONGEST_TITLE: usize = 120;
pub(crate) const LONGEST_NOTE: usize = 300;

/// The order of the lines of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CollectionOrder {
    /// By the names of the professions and their levels, then as in the text.
    Profession,
    /// The same, under the function or the skill that each line is inside.
    Skill,
    /// By what the lines are: functions, skills, abilities, knowledge.
    Kind,
    /// As the address names them.
    Own,
}

/// A collection as the catalogue has it.
pub(crate) struct Collected {
    /// The name that the reader has given; empty where none is given.
    pub title: String,
    /// What the reader says of it; empty where nothing is said.
    pub note: String,
    /// The order that is asked for.
    pub order: CollectionOrder,
    /// What the address names, each once.
    pub items: Vec<Uuid>,
    /// Where each is.
    pub located: Vec<Option<Located>>,
    /// The cards, by the names of the professions and their levels.
    pub cards: Vec<CardInStandard>,
}

impl Collected {
    /// The collection that an address names.
    pub(crate) async fn find(
        storage: &Storage,
        site: &Site,
        query: &Pairs,
    ) -> Result<Self, AppError> {
        let t = site.reader.locale.messages();
        let items = items(query, t)?;
        let order = order::read(query, &orders(t), |name| t.search.bad_order(name))?;
        let located = storage.locate_all(&items).await?;
        let mut cards: BTreeMap<(CardKey, TextKey), CardInStandard> = BTreeMap::new();
        for key in located.iter().flatten().filter_map(card_of) {
            if cards.contains_key(&key) {
                continue;
            }
            // An import in between may have taken the card away; its lines are then missing.
            let choice = TextChoice::from(&key.1);
            if let Some(card) = storage.find_card_in_standard(&key.0, choice).await? {
                cards.insert(key, card);
            }
        }
        let mut cards: Vec<CardInStandard> = cards.into_values().collect();
        let alphabet = kazakh_order();
        let title = |found: &CardInStandard| {
            let words = site.words_of(found.card.identity.text());
            words.first(&found.card.title).text.to_owned()
        };
        cards.sort_by(|one, other| {
            let by_title = alphabet.compare(&title(one), &title(other));
            by_title.then(one.card.qualification_level.cmp(&other.card.qualification_level))
        });
        let said =
            |name, longest| shortened(filter::value(query, name).unwrap_or_default(), longest);
        let (title, note) = (said(TITLE, LONGEST_TITLE), said(NOTE, LONGEST_NOTE));
        Ok(Self { title, note, order, items, located, cards })
    }

    /// The page of the same collection with these items, in this order.
    pub(crate) fn address(
        &self,
        reader: impl Into<Reader>,
        items: &[Uuid],
        order: CollectionOrder,
    ) -> String {
        let reader = reader.into();
        let said = [(TITLE, &self.title), (NOTE, &self.note)];
        let said = said.into_iter().filter(|(_, words)| !words.is_empty());
        let said = said.map(|(name, words)| (name, words.clone()));
        let order = order::choice(&order, &orders(reader.locale.messages()));
        let pairs: Vec<(&str, String)> = said.chain(order).collect();
        address::with_query(&address::collection(reader, items), &pairs)
    }

    /// Where a line comes in the order; lines of the same place stay as they are in their texts.
    pub(crate) fn place(&self, line: &Statement<'_>) -> usize {
        match self.order {
            CollectionOrder::Profession | CollectionOrder::Skill => 0,
            CollectionOrder::Kind => line.kind() as usize,
            CollectionOrder::Own => {
                let skill = line.skill_above().map(|skill| skill.id);
                let function = line.function_above().map(|function| function.id);
                let ids = [Some(line.identity().id), skill, function];
                let named = self.items.iter().position(|item| ids.contains(&Some(*item)));
                named.unwrap_or(usize::MAX)
            }
        }
    }

    /// The lines of a card that the collection names, in the order of the text, without those inside
    /// a function or a skill that it names too.
    pub(crate) fn named_on<'a>(&self, card: &'a ProfessionCard) -> Vec<Statement<'a>> {
        let named = card.statements().filter(|line| self.items.contains(&line.identity().id));
        let named: Vec<Statement<'_>> = named.collect();
        let inside: BTreeSet<Uuid> = named.iter().flat_map(inside).map(id_of).collect();
        named.into_iter().filter(|line| !inside.contains(&id_of(*line))).collect()
    }

    /// All lines of a card that are in the collection: those that it names, and what is inside them.
    pub(crate) fn all_on(&self, card: &ProfessionCard) -> BTreeSet<Uuid> {
        let named = self.named_on(card);
        named.iter().flat_map(|line| [*line].into_iter().chain(inside(line))).map(id_of).collect()
    }
}

/// The orders of a collection, the usual one first.
pub(crate) fn orders(t: &Messages) -> [NamedOrder<CollectionOrder>; 4] {
    let words = &t.collection;
    [
        (CollectionOrder::Profession, "profession", words.by_profession),
        (CollectionOrder::Skill, "skill", words.by_skill),
        (CollectionOrder::Kind, "kind", words.by_kind),
        (CollectionOrder::Own, "own", words.by_own),
    ]
}

/// What is inside a function or a skill, in the order of the text; nothing for all else.
pub(crate) fn inside<'a>(line: &Statement<'a>) -> Vec<Statement<'a>> {
    let above = line.identity().id;
    let is_inside = |other: &Statement<'_>| match line.node {
        StatementNode::Function(_) => {
            other.function_above().is_some_and(|function| function.id == above)
        }
        StatementNode::Skill(..) => other.skill_above().is_some_and(|skill| skill.id == above),
        _ => false,
    };
    line.card.statements().filter(is_inside).collect()
}

fn id_of(line: Statement<'_>) -> Uuid {
    line.identity().id
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
