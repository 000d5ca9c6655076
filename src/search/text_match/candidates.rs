//! Which texts may come near a line: those that have its rarest words.

use std::collections::HashMap;

use super::{
    super::{
        error::SearchError,
        filter_key::FilterKey,
        index::{SearchIndex, TextNumber},
        matching::for_each_doc,
        ranking::Candidate,
        translated::TranslatedTexts,
    },
    weighed::{KnownKeys, WeighedText, WordKey, lines_with, term},
};

/// A text that may come near a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum CandidateText {
    /// The words of statements, by the number of their text, with the first of them.
    Statement(TextNumber, Candidate),
    /// A translation of a line, by its number.
    Translation(u32),
}

/// Adds up what the words of a line count in each statement and each translation.
#[derive(Debug)]
pub(super) struct Accumulator {
    /// By segment.
    statements: Vec<Sums>,
    translations: Sums,
}

/// What the words of a line count in each document.
#[derive(Debug, Default)]
struct Sums {
    total: Vec<f32>,
    /// The last word that was added to a document, counted from 1: each word counts once.
    last: Vec<u16>,
    /// The documents that have a word.
    touched: Vec<u32>,
}

/// As many places of the words of a line are looked at, the rarest words first. The rarest word is
/// looked at whatever the number of its places.
const PLACES: u64 = 30_000;

/// What has less than this part of what the best has is no candidate.
const WORTH_A_LOOK: f32 = 0.4;

impl Accumulator {
    /// Nothing is added up yet.
    pub(super) fn new(index: &SearchIndex, translated: &TranslatedTexts) -> Self {
        let statements = index.segments().map(|(.., columns)| Sums::of(columns.keys.len()));
        Self { statements: statements.collect(), translations: Sums::of(translated.len()) }
    }

    /// The texts that may come nearest to a line, of statements that pass, at most `limit` of
    /// statements and as many translations.
    pub(super) fn best(
        &mut self,
        limit: usize,
        line: &WeighedText,
        keys: &KnownKeys<'_>,
        index: &SearchIndex,
        translated: &TranslatedTexts,
        passes: impl Fn(FilterKey) -> bool,
    ) -> Result<Vec<CandidateText>, SearchError> {
        self.add_up(line, keys, index, translated)?;
        let all = self.statements.iter().chain([&self.translations]);
        let most = all.map(Sums::most).fold(0.0, f32::max);
        let n_words = line.words.len().max(1);
        let each = line.weight / float(n_words);
        // How alike the texts may be, if the words of the other one count as much as those of the line.
        let estimate = |sum: f32, n_words: usize| 2.0 * sum / (line.weight + each * float(n_words));
        let mut texts: HashMap<TextNumber, (f32, Candidate)> = HashMap::new();
        for (sums, (segment, _, columns)) in self.statements.iter_mut().zip(index.segments()) {
            sums.take(most * WORTH_A_LOOK, |doc, sum| {
                let address = tantivy::DocAddress::new(segment, doc);
                let Some(found) = columns.found(address).filter(|found| passes(found.key)) else {
                    return;
                };
                let candidate = index.candidate(&found, 0.0);
                let one = (estimate(sum, found.n_words.into()), candidate);
                let known = texts.entry(index.text_number(&found)).or_insert(one);
                known.1 = known.1.max(candidate);
            });
        }
        let statements = texts
            .into_iter()
            .map(|(text, (sum, candidate))| (sum, CandidateText::Statement(text, candidate)));
        let mut translations = Vec::new();
        self.translations.take(most * WORTH_A_LOOK, |number, sum| {
            let n_words = translated.words(number).words.len();
            translations.push((estimate(sum, n_words), CandidateText::Translation(number)));
        });
        let mut best = the_best(statements.collect(), limit);
        best.extend(the_best(translations, limit));
        Ok(best)
    }

    fn add_up(
        &mut self,
        line: &WeighedText,
        keys: &KnownKeys<'_>,
        index: &SearchIndex,
        translated: &TranslatedTexts,
    ) -> Result<(), SearchError> {
        let mut rarest: Vec<(u64, u16, f32, &WordKey)> = Vec::new();
        for (word, number) in line.words.iter().zip(1..) {
            for (key, rarity) in word.keys.iter().map(|key| keys.get(*key)) {
                rarest.push((rarity.n_times, number, word.weight, key));
            }
        }
        rarest.sort_unstable_by_key(|(n_times, number, ..)| (*n_times, *number));
        let mut n_places = 0;
        for (n_times, word, weight, key) in rarest {
            if n_places > 0 && n_places + n_times > PLACES {
                break;
            }
            n_places += n_times;
            let term = term(key, index);
            for (sums, (_, reader, _)) in self.statements.iter_mut().zip(index.segments()) {
                let inverted = reader.inverted_index(term.field())?;
                let Some(list) = inverted.get_term_info(&term)? else { continue };
                for_each_doc(&inverted, &list, |doc| sums.add(doc, word, weight))?;
            }
            for number in lines_with(key, translated) {
                self.translations.add(*number, word, weight);
            }
        }
        Ok(())
    }
}

impl Sums {
    fn of(n_documents: usize) -> Self {
        Self { total: vec![0.0; n_documents], last: vec![0; n_documents], touched: Vec::new() }
    }

    /// Adds a word to a document, once.
    fn add(&mut self, document: u32, word: u16, weight: f32) {
        let at = document as usize;
        if self.last[at] == word {
            return;
        }
        if self.last[at] == 0 {
            self.touched.push(document);
        }
        self.last[at] = word;
        self.total[at] += weight;
    }

    /// The greatest sum.
    fn most(&self) -> f32 {
        self.touched.iter().map(|document| self.total[*document as usize]).fold(0.0, f32::max)
    }

    /// Gives the documents with at least this sum, and forgets all.
    fn take(&mut self, least: f32, mut each: impl FnMut(u32, f32)) {
        for document in self.touched.drain(..) {
            let at = document as usize;
            if self.total[at] >= least {
                each(document, self.total[at]);
            }
            (self.total[at], self.last[at]) = (0.0, 0);
        }
    }
}

/// The best, in no order.
fn the_best(mut texts: Vec<(f32, CandidateText)>, limit: usize) -> Vec<CandidateText> {
    if texts.len() > limit {
        texts.select_nth_unstable_by(limit, |one, other| other.0.total_cmp(&one.0));
        texts.truncate(limit);
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

fn float(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
