//! What may be offered while a query is typed: professions, skills, and frequent terms of the field.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    analysis::{self, folding, latin},
    glossary::{ConceptNumber, Glossary},
    reading::ReadText,
};
use crate::standard::{Statement, StatementKind};

/// The fewest statements that must name a concept for it to be offered.
const FREQUENT: u32 = 2;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionKind {
    /// The title of a profession.
    Profession,
    /// The title of a skill.
    Skill,
    /// A term of the field that several statements name.
    Phrase,
}

impl SuggestionKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Profession => "profession",
            Self::Skill => "skill",
            Self::Phrase => "phrase",
        }
    }
}

/// Something to offer.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// What to show, and to search for.
    pub text: String,
    /// What it is.
    pub kind: SuggestionKind,
    /// The only statement with these words; none where there are several, and for a term.
    pub id: Option<Uuid>,
}

#[derive(Debug)]
struct Candidate {
    suggestion: Suggestion,
    /// Its words in folded letters.
    words: Vec<String>,
    n_times: u32,
}

/// What may be offered.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    candidates: Vec<Candidate>,
    known: HashMap<(SuggestionKind, String), usize>,
    concepts: HashMap<ConceptNumber, u32>,
}

impl Suggestions {
    /// Takes in a statement.
    pub(super) fn add(&mut self, statement: &Statement<'_>, read: &ReadText) {
        let mut named: Vec<ConceptNumber> = read.spans.iter().map(|span| span.concept).collect();
        named.sort_unstable();
        named.dedup();
        for concept in named {
            *self.concepts.entry(concept).or_default() += 1;
        }
        let kind = match statement.kind {
            StatementKind::Profession => SuggestionKind::Profession,
            StatementKind::Skill => SuggestionKind::Skill,
            _ => return,
        };
        let id = statement.identity().id;
        self.offer(statement.text(), kind, Some(id), 1);
    }

    fn offer(&mut self, text: &str, kind: SuggestionKind, id: Option<Uuid>, n_times: u32) {
        let key = (kind, text.to_owned());
        if let Some(&at) = self.known.get(&key) {
            let candidate = &mut self.candidates[at];
            candidate.n_times += n_times;
            candidate.suggestion.id = None;
            return;
        }
        self.known.insert(key, self.candidates.len());
        let words = folded_words(text);
        let suggestion = Suggestion { text: text.to_owned(), kind, id };
        self.candidates.push(Candidate { suggestion, words, n_times });
    }

    /// Adds the terms that are named often enough; what was needed for counting is let go.
    pub(super) fn finish(&mut self, glossary: &Glossary) {
        let mut concepts: Vec<_> = std::mem::take(&mut self.concepts).into_iter().collect();
        concepts.sort_unstable();
        for (concept, n_times) in concepts {
            let names = &glossary.get(concept).kazakh;
            if let Some(name) = names.first().filter(|_| n_times >= FREQUENT) {
                let name = name.clone();
                self.offer(&name, SuggestionKind::Phrase, None, n_times);
            }
        }
        self.known = HashMap::new();
    }

    /// The best for what was typed, at most `limit`: each typed word begins a word of the
    /// suggestion, whatever letters it was typed in. Those that begin with it come first, then
    /// those that occur most often.
    pub(super) fn offers(&self, typed: &str, limit: usize) -> Vec<Suggestion> {
        let readings = readings(typed);
        if readings.is_empty() {
            return Vec::new();
        }
        let fits = |candidate: &&Candidate| {
            readings.iter().all(|letters| candidate.has_word_beginning(letters))
        };
        let mut found: Vec<&Candidate> = self.candidates.iter().filter(fits).collect();
        found.sort_by_key(|candidate| {
            let begins = candidate.words.first().is_some_and(|word| begins(word, &readings[0]));
            let kind = candidate.suggestion.kind;
            (!begins, kind, std::cmp::Reverse(candidate.n_times), candidate.words.len())
        });
        let mut offered: Vec<Suggestion> = Vec::new();
        for candidate in found {
            let suggestion = &candidate.suggestion;
            if offered.len() == limit {
                break;
            }
            if !offered.iter().any(|known| known.text == suggestion.text) {
                offered.push(suggestion.clone());
            }
        }
        offered
    }
}

impl Candidate {
    fn has_word_beginning(&self, letters: &[String]) -> bool {
        self.words.iter().any(|word| begins(word, letters))
    }
}

fn begins(word: &str, readings: &[String]) -> bool {
    readings.iter().any(|letters| word.starts_with(letters))
}

fn folded_words(text: &str) -> Vec<String> {
    analysis::words(text).iter().map(|word| folding::fold(&word.text)).collect()
}

/// Each typed word in the folded letters that it may mean.
fn readings(typed: &str) -> Vec<Vec<String>> {
    let readings_of = |word: &analysis::Word| {
        let mut readings = vec![folding::fold(&word.text)];
        if !word.text.chars().any(analysis::is_cyrillic) {
            readings.extend(latin::readings(&word.text));
        }
        readings
    };
    analysis::words(typed).iter().map(readings_of).collect()
}
