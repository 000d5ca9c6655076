//! Which lines stand beside each other: equal ones first, then close ones, the closest first.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    reading::{LineReader, ReadLine, Share, equality_key},
    row::{Entry, Likeness, Row},
};
use crate::standard::{Language, ProfessionCard, Statement, StatementKind};

/// Lines with equal words, of whichever cards.
struct ComparedText<'a> {
    /// By the place of the card in the comparison.
    places: BTreeMap<usize, Vec<Statement<'a>>>,
    read: ReadLine,
}

/// Compared texts that make a row, by their places in the list of all; no two are of the same card.
struct Group {
    wordings: Vec<usize>,
    cards: BTreeSet<usize>,
}

/// The lines of a kind in rows, in the order of the first card, then of the next.
pub(super) fn align<'a>(
    cards: &[&'a ProfessionCard],
    kind: StatementKind,
    reader: &mut LineReader,
) -> Vec<Row<'a>> {
    let wordings = wordings(cards, kind, reader);
    let mut groups: Vec<Group> = wordings
        .iter()
        .enumerate()
        .map(|(at, wording)| Group {
            wordings: vec![at],
            cards: wording.places.keys().copied().collect(),
        })
        .collect();
    let pairs = close_pairs(&wordings);
    let close: BTreeSet<(usize, usize)> = pairs.iter().copied().collect();
    for (one, other) in pairs {
        join(&mut groups, one, other, &close);
    }
    let mut rows: Vec<Row<'a>> =
        groups.into_iter().map(|group| row(&group, &wordings, cards.len())).collect();
    rows.sort_by_key(place_of);
    rows
}

/// The different wordings, by their words: the order does not depend on that of the cards, and so
/// neither does what follows from it.
fn wordings<'a>(
    cards: &[&'a ProfessionCard],
    kind: StatementKind,
    reader: &mut LineReader,
) -> Vec<ComparedText<'a>> {
    let mut wordings: BTreeMap<(Language, String), ComparedText<'a>> = BTreeMap::new();
    for (card, statements) in cards.iter().map(|card| card.statements()).enumerate() {
        for statement in statements.filter(|statement| statement.kind() == kind) {
            let (text, language) = (statement.full_text(), statement.card.identity.language());
            let wording = wordings.entry((language, equality_key(&text))).or_insert_with(|| {
                ComparedText { places: BTreeMap::new(), read: reader.read(&text, language) }
            });
            wording.places.entry(card).or_default().push(statement);
        }
    }
    wordings.into_values().collect()
}

/// The pairs that may stand in one row because they are close, the closest first.
fn close_pairs(wordings: &[ComparedText<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, one) in wordings.iter().enumerate() {
        for (before, other) in wordings[..at].iter().enumerate() {
            if one.places.keys().any(|card| other.places.contains_key(card)) {
                continue;
            }
            if let Some(share) = Share::of_close(&other.read, &one.read) {
                pairs.push((share, before, at));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    pairs.into_iter().map(|(_, before, at)| (before, at)).collect()
}

/// Makes one group of two, unless a card would stand in it twice, or two of its wordings would not
/// be close to each other.
fn join(groups: &mut Vec<Group>, one: usize, other: usize, close: &BTreeSet<(usize, usize)>) {
    let of = |wording| groups.iter().position(|group| group.wordings.contains(&wording));
    let (Some(one), Some(other)) = (of(one), of(other)) else {
        return;
    };
    if !groups[one].cards.is_disjoint(&groups[other].cards) {
        return;
    }
    let all_close = groups[one].wordings.iter().all(|&mine| {
        let theirs = groups[other].wordings.iter();
        theirs.copied().all(|theirs| close.contains(&(mine.min(theirs), mine.max(theirs))))
    });
    if all_close {
        let joined = groups.swap_remove(one.max(other));
        let kept = &mut groups[one.min(other)];
        kept.wordings.extend(joined.wordings);
        kept.cards.extend(joined.cards);
    }
}

fn row<'a>(group: &Group, wordings: &[ComparedText<'a>], n_cards: usize) -> Row<'a> {
    let likeness = match (group.wordings.len(), group.cards.len()) {
        (1, 1) => Likeness::Only,
        (1, _) => Likeness::Equal,
        _ => Likeness::Close,
    };
    let entry = |card: usize| {
        let of_card = |&at: &usize| wordings[at].places.get(&card).map(|places| (at, places));
        let (at, places) = group.wordings.iter().find_map(of_card)?;
        let text = places[0].full_text();
        let differing = match likeness {
            Likeness::Close => differing(at, &text, group, wordings),
            Likeness::Equal | Likeness::Only => Vec::new(),
        };
        Some(Entry { text, places: places.clone(), differing })
    };
    Row { likeness, entries: (0..n_cards).map(entry).collect() }
}

/// The words of a wording that another one of its group has not in the same form.
fn differing(
    at: usize,
    text: &str,
    group: &Group,
    wordings: &[ComparedText<'_>],
) -> Vec<(usize, usize)> {
    // Equal texts may differ in white space, so places are those of this text.
    let words = crate::search::text_words(text);
    let others = group.wordings.iter().filter(|&&other| other != at);
    let lacks = |other: &usize, word: &str| {
        !wordings[*other].read.words.iter().any(|theirs| theirs.text == word)
    };
    let others: Vec<&usize> = others.collect();
    words
        .iter()
        .filter(|word| others.iter().any(|other| lacks(other, &word.text)))
        .map(|word| (word.start, word.end))
        .collect()
}

/// The first card of a row, and the place on it, in the order of the text.
fn place_of(row: &Row<'_>) -> (usize, u32, u32) {
    let first = row.entries.iter().enumerate().find_map(|(card, entry)| {
        let place = &entry.as_ref()?.places[0];
        Some((card, place.source().first_line, place.number().unwrap_or_default()))
    });
    first.unwrap_or_default()
}
