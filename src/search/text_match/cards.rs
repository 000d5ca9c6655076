//! What the lines cover of each card.

use std::collections::HashMap;

use super::{
    super::{error::SearchError, filter_key::FilterKey, index::TextNumber, matching::Stop},
    found::{COVERS, CardMatch, CoveredRequirement, MOST_CARDS, MOST_LINES},
    near::{LineMatcher, NearText},
};
use crate::standard::StatementKind;
use tantivy::{DocAddress, DocId};

/// The lines that cover a text, with their scores.
type CoveringLines = Vec<(usize, f32)>;

/// What the lines have of a card.
#[derive(Debug, Default)]
struct CardSums {
    /// The best score of each line that covers something.
    by_line: HashMap<usize, f32>,
    covered: usize,
    of: usize,
}

/// A place of a card: its card, its first document, and the lines that cover it.
struct CoveredPlace<'l> {
    card: usize,
    address: DocAddress,
    lines: Vec<&'l (usize, f32)>,
}

impl LineMatcher<'_> {
    /// The cards that the lines come nearest to: those that most lines cover something of, best.
    pub(super) fn cards(
        &self,
        near: &[Vec<NearText>],
        stop: &Stop<'_>,
    ) -> Result<Vec<CardMatch>, SearchError> {
        let mut covering: HashMap<TextNumber, CoveringLines> = HashMap::new();
        for (line, near) in near.iter().enumerate() {
            for one in near.iter().filter(|one| one.score >= COVERS) {
                covering.entry(one.text).or_default().push((line, one.score));
            }
        }
        let mut sums: HashMap<usize, CardSums> = HashMap::new();
        self.for_each_place(&covering, stop, |place| {
            let sums = sums.entry(place.card).or_default();
            sums.of += 1;
            sums.covered += usize::from(!place.lines.is_empty());
            for (line, score) in place.lines {
                let best = sums.by_line.entry(*line).or_default();
                *best = best.max(*score);
            }
        })?;
        let mut cards: Vec<(usize, CardSums)> =
            sums.into_iter().filter(|(_, sums)| sums.covered > 0).collect();
        let rank = |card: usize| self.index.cards.columns(card).rank;
        cards.sort_by(|(one, of_one), (other, of_other)| {
            let by_lines = of_other.nearness().total_cmp(&of_one.nearness());
            by_lines.then_with(|| rank(*one).cmp(&rank(*other)))
        });
        cards.truncate(MOST_CARDS);
        let mut matches: Vec<(usize, CardMatch)> = Vec::new();
        for (number, _) in &cards {
            let card = self.index.cards.get(*number);
            let language = self.language.unwrap_or(card.identity.language());
            let card = card.head_in(language);
            matches.push((*number, CardMatch { card, requirements: Vec::new() }));
        }
        let mut places = Vec::new();
        self.for_each_place(&covering, stop, |place| {
            if let Some(at) = matches.iter().position(|(number, _)| *number == place.card) {
                let mut lines = place.lines;
                lines.sort_by(|one, other| other.1.total_cmp(&one.1));
                let lines = lines.into_iter().take(MOST_LINES).map(|(line, _)| *line).collect();
                places.push((at, place.address, lines));
            }
        })?;
        for (at, address, lines) in places {
            let stored = self.index.fields.read(&self.index.searcher, address)?;
            let (number, found) = &mut matches[at];
            let id = self.index.cards.get(*number).identity_of(&stored)?.id;
            found.requirements.push(CoveredRequirement { id, lines });
        }
        Ok(matches.into_iter().map(|(_, found)| found).collect())
    }

    /// Calls `each` with every skill, ability and knowledge item that passes the filters, card by card.
    fn for_each_place<'l>(
        &self,
        covering: &'l HashMap<TextNumber, CoveringLines>,
        stop: &Stop<'_>,
        mut each: impl FnMut(CoveredPlace<'l>),
    ) -> Result<(), SearchError> {
        for (segment, _, columns) in self.index.segments() {
            stop.check()?;
            let mut place: Option<(DocId, CoveredPlace<'l>)> = None;
            for (doc, key) in (0..).zip(&columns.keys) {
                let doc: DocId = doc;
                let Some(key) = key.filter(|key| self.is_counted(*key)) else { continue };
                let first = columns.place(doc);
                if place.as_ref().is_none_or(|(known, _)| *known != first) {
                    if let Some((_, place)) = place.take() {
                        each(place);
                    }
                    let address = DocAddress::new(segment, doc);
                    place = Some((
                        first,
                        CoveredPlace { card: key.card(), address, lines: Vec::new() },
                    ));
                }
                let lines = covering.get(&columns.texts[doc as usize]);
                if let (Some((_, place)), Some(lines)) = (&mut place, lines) {
                    place.lines.extend(lines);
                }
            }
            if let Some((_, place)) = place {
                each(place);
            }
        }
        Ok(())
    }

    /// Whether a statement is one of those that are covered or not.
    fn is_counted(&self, key: FilterKey) -> bool {
        key.traits().kind() != StatementKind::Function && self.filtering.failed(key) == 0
    }
}

impl CardSums {
    /// What the lines have of the card, and what the card has of them: a card that has more of the
    /// same lines comes before one with fewer, and of two the one that has less beside them.
    fn nearness(&self) -> f32 {
        let number = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let of_lines: f32 = self.by_line.values().sum();
        of_lines + number(self.covered) / number(self.of.max(1))
    }
}
