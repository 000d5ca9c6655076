//! What has changed between two editions of a text, piece by piece and word by word.
//!
//! Pieces are recognised by their words, as numbers change with every line that is added: a line with
//! the same words in the same order is the same, one with the same words elsewhere was moved, and one
//! with a third of its words in common at the same place was reworded (`pairs`).

mod difference;
mod fields;
mod pairs;
mod tree;

use std::collections::HashMap;

pub use self::difference::{EditionDifference, EditionPiece, WordChange};

use self::{
    fields::WordedField,
    pairs::{pair_lists, words_in_common},
};
use crate::standard::{Change, Identity, ProfessionCard, Standard};

/// Everything that differs between two editions of a text, in the order of the later one: the passport,
/// then card by card, those that were removed at the end.
#[must_use]
pub fn edition_differences<'a>(
    before: &'a Standard,
    after: &'a Standard,
) -> Vec<EditionDifference<'a>> {
    let mut found = Vec::new();
    let [old, new] = [&before.passport, &after.passport];
    of_fields(
        None,
        [&old.identity(), &new.identity()],
        [fields::of_passport(old), fields::of_passport(new)],
        &mut found,
    );
    let (pairs, removed) = pair_cards(&before.cards, &after.cards);
    for (card, earlier) in pairs {
        match earlier {
            Some(earlier) => {
                let identities = [earlier, card].map(|card| card.identity.node());
                let fields = [earlier, card].map(fields::of_card);
                of_fields(Some(card), identities, fields, &mut found);
                found.extend(tree::of_cards(earlier, card));
            }
            None => whole_card(Change::Added, card, &mut found),
        }
    }
    for card in removed {
        whole_card(Change::Removed, card, &mut found);
    }
    found
}

/// The later cards, each with the earlier one that it was: that of the same slug, else one that says
/// much the same; and the earlier ones that are left over.
fn pair_cards<'a>(
    before: &'a [ProfessionCard],
    after: &'a [ProfessionCard],
) -> (Vec<(&'a ProfessionCard, Option<&'a ProfessionCard>)>, Vec<&'a ProfessionCard>) {
    let by_slug = |cards: &'a [ProfessionCard]| -> HashMap<&'a str, &'a ProfessionCard> {
        cards.iter().map(|card| (card.identity.slug(), card)).collect()
    };
    let (mut earlier, later) = (by_slug(before), by_slug(after));
    let left_over = |cards: &'a [ProfessionCard], others: &HashMap<&str, &ProfessionCard>| {
        let cards = cards.iter().filter(|card| !others.contains_key(card.identity.slug()));
        cards.map(ProfessionCard::statement).collect::<Vec<_>>()
    };
    let (olds, news) = (left_over(before, &later), left_over(after, &earlier));
    let mut removed = Vec::new();
    for (old, new, _) in tree::pair_statements(&olds, &news, tree::lines_in_common) {
        match (old, new) {
            (Some(old), Some(new)) => _ = earlier.insert(new.card.identity.slug(), old.card),
            (Some(old), None) => removed.push(old.card),
            _ => {}
        }
    }
    let pairs = after.iter().map(|card| (card, earlier.get(card.identity.slug()).copied()));
    (pairs.collect(), removed)
}

/// A card that only one of the editions has.
fn whole_card<'a>(
    change: Change,
    card: &'a ProfessionCard,
    found: &mut Vec<EditionDifference<'a>>,
) {
    for statement in card.statements() {
        let piece = Some(EditionPiece::from(&statement));
        let pieces = if change == Change::Removed { [piece, None] } else { [None, piece] };
        let kind = statement.kind().name();
        found.extend(EditionDifference::between(kind, Some(card), pieces, false));
    }
}

/// The fields of two passports or cards, which have these names.
fn of_fields<'a>(
    card: Option<&'a ProfessionCard>,
    [old, new]: [&Identity; 2],
    [before, after]: [Vec<WordedField>; 2],
    found: &mut Vec<EditionDifference<'a>>,
) {
    for (before, after) in before.iter().zip(&after) {
        let texts = [before, after]
            .map(|field| -> Vec<&str> { field.entries.iter().map(String::as_str).collect() });
        let [olds, news] = &texts;
        // Plain words are the same field, however they have changed.
        let is_plain = olds.len() == 1 && news.len() == 1;
        let in_common = |old: usize, new: usize| {
            if is_plain { 1.0 } else { words_in_common(olds[old], news[new]) }
        };
        let piece = |identity: &Identity, text: &str| EditionPiece {
            identity: identity.clone(),
            text: text.to_owned(),
        };
        for pair in pair_lists(olds, news, in_common) {
            let pieces = [
                pair.before.map(|position| piece(old, olds[position])),
                pair.after.map(|position| piece(new, news[position])),
            ];
            found.extend(EditionDifference::between(after.name, card, pieces, pair.is_moved));
        }
    }
}
