//! Concepts of the field and their names in three languages: one concept, one token, in texts and
//! in queries.
//!
//! The names are in the files of a glossary (`data/glossary/`), one a field, which an editor can
//! extend; the abbreviations that a standard lists itself join them for its own statements. A name
//! is found by the stems of its words, whatever their endings.

use std::collections::{BTreeSet, HashMap, HashSet};

mod files;
mod keys;
mod line;
mod names;
mod roots;
#[cfg(test)]
mod tests;
mod trie;

pub use files::{GlossaryError, GlossaryFiles};
use keys::{is_whole, keys_in_query, keys_in_text};
use names::{Concept, Names, named, number_of, plain};
pub(super) use roots::{is_function_word, root_of_family};
pub(super) use trie::{ConceptNumber, Span};
use trie::{Name, WordNumber};

use super::{
    analysis::{self, Word, folding},
    typos,
};
use crate::standard::{Abbreviation, Language, TextKey};

/// The concepts of the fields and those that texts explain themselves.
#[derive(Debug)]
pub(super) struct ConceptGlossary {
    files: GlossaryFiles,
    own: Names,
    /// What each text explains.
    of_texts: HashMap<TextKey, Names>,
    /// The concepts of the fields for which a text has an abbreviation of its own.
    with_own_short: HashSet<ConceptNumber>,
}

/// What a word of a text may be in a name.
#[derive(Debug)]
pub(super) struct WordKeys {
    keys: Vec<String>,
    /// The words of the names of the fields that have one of these keys.
    of_fields: Vec<WordNumber>,
}

impl ConceptGlossary {
    /// The concepts of these fields, with the abbreviations of these texts.
    pub(super) fn with(files: GlossaryFiles, abbreviations: &[(TextKey, Abbreviation)]) -> Self {
        let mut glossary = Self {
            files,
            own: Names::default(),
            of_texts: HashMap::new(),
            with_own_short: HashSet::new(),
        };
        for (text, abbreviation) in abbreviations {
            glossary.add_abbreviation(text, abbreviation);
        }
        glossary
    }

    /// The concepts of the fields.
    fn of_fields(&self) -> &Names {
        self.files.names()
    }

    /// "АТ (IT) – ақпараттық технологиялар": each of the short forms and the long one name one
    /// concept, which may be one of the field. What several texts explain alike is one concept.
    fn add_abbreviation(&mut self, text: &TextKey, abbreviation: &Abbreviation) {
        let meaning = abbreviation.meaning.as_str();
        let plain = plain(meaning);
        if plain.is_empty() {
            return;
        }
        let known = self.of_fields().by_name.get(&plain).or_else(|| self.own.by_name.get(&plain));
        let n_of_fields = number_of(self.of_fields().concepts.len());
        let concept = known.copied().unwrap_or_else(|| {
            let kazakh = vec![meaning.to_owned()];
            let id = format!("own/{plain}");
            let number = n_of_fields + self.own.add(Concept { id, kazakh, has_short: false });
            self.own.by_name.insert(plain, number);
            number
        });
        let shorts = short_forms(&abbreviation.abbreviation);
        for name in shorts.iter().map(String::as_str).chain([meaning]) {
            let Some(end) = named(concept, name, text.language) else { continue };
            if end.short {
                match concept.checked_sub(n_of_fields) {
                    Some(own) => self.own.concepts[own as usize].has_short = true,
                    None => _ = self.with_own_short.insert(concept),
                }
            }
            self.of_texts.entry(text.clone()).or_default().name(name, end);
            self.own.name(name, end);
        }
    }

    /// The concept with this number.
    pub(super) fn get(&self, concept: ConceptNumber) -> &Concept {
        match (concept as usize).checked_sub(self.of_fields().concepts.len()) {
            Some(own) => &self.own.concepts[own],
            None => &self.of_fields().concepts[concept as usize],
        }
    }

    /// Every name, with its concept and its language.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, ConceptNumber, Language)> {
        self.of_fields().names().chain(self.own.names())
    }

    /// The names of a concept.
    pub(super) fn names_of(&self, concept: ConceptNumber) -> impl Iterator<Item = &str> {
        self.of_fields().names_of(concept).chain(self.own.names_of(concept))
    }

    /// The name of a concept in each language that says it best.
    pub(super) fn main_names_of(&self, concept: ConceptNumber) -> impl Iterator<Item = &str> {
        self.of_fields().main_names_of(concept).chain(self.own.main_names_of(concept))
    }

    /// Whether an abbreviation names the concept.
    pub(super) fn has_short(&self, concept: ConceptNumber) -> bool {
        self.get(concept).has_short || self.with_own_short.contains(&concept)
    }

    /// Makes ready what queries and the texts of these languages need.
    pub(super) fn warm_up(&self, languages: &BTreeSet<Language>) {
        for names in [self.of_fields(), &self.own] {
            names.in_queries();
        }
        self.of_fields().with_roots("");
        self.of_fields().words();
        for language in languages {
            self.of_fields().in_texts(*language);
        }
    }

    /// What a word of a text may be in a name.
    pub(super) fn keys_in_text(&self, word: &Word, language: Language) -> WordKeys {
        let keys = keys_in_text(word, language);
        let of_fields = self.of_fields().in_texts(language).numbers(&keys);
        WordKeys { keys, of_fields }
    }

    /// The names of concepts in the words of a statement, which are known by these keys. A name
    /// inside a longer one counts too, but for an abbreviation in small letters: "ақ жәшік" is no АҚ.
    pub(super) fn find_in_text(
        &self,
        words: &[Word],
        keys: &[&WordKeys],
        text: &TextKey,
    ) -> Vec<Span> {
        let language = text.language;
        let of_fields: Vec<&[WordNumber]> = keys.iter().map(|keys| &*keys.of_fields).collect();
        let mut spans = self.of_fields().in_texts(language).find(&of_fields);
        if let Some(of_text) = self.of_texts.get(text) {
            let trie = of_text.in_texts(language);
            let own: Vec<Vec<WordNumber>> =
                keys.iter().map(|keys| trie.numbers(&keys.keys)).collect();
            add_new(&mut spans, trie.find(&own));
        }
        let longer: Vec<Span> = spans.clone();
        spans.retain(|span| {
            !span.short
                || words[span.start..span.end].iter().all(|word| word.in_capitals)
                || !longer.iter().any(|other| {
                    other.start <= span.start
                        && span.end <= other.end
                        && other.end - other.start > span.end - span.start
                })
        });
        spans
    }

    /// The names of concepts in the words of a query, of any language and any keyboard. In the place
    /// of a word that has a typo others may be meant; an abbreviation has no endings.
    pub(super) fn find_in_query(
        &self,
        words: &[Word],
        meant: &[Vec<String>],
        shorts: &[bool],
    ) -> Vec<Span> {
        let keys = words.iter().enumerate().map(|(at, word)| {
            let mut keys = keys_in_query(word);
            if shorts.get(at).copied().unwrap_or_default() {
                keys.retain(|key| is_whole(key, word));
            }
            for text in meant.get(at).into_iter().flatten() {
                keys.extend(keys_in_query(&Word { text: text.clone(), ..word.clone() }));
            }
            keys
        });
        let keys: Vec<Vec<String>> = keys.collect();
        let mut spans = Vec::new();
        for names in [self.of_fields(), &self.own] {
            let trie = names.in_queries();
            let numbers: Vec<Vec<WordNumber>> =
                keys.iter().map(|keys| trie.numbers(keys)).collect();
            add_new(&mut spans, trie.find(&numbers));
        }
        spans
    }

    /// The Russian and English names whose words are of the same families as the words of a query. An
    /// abbreviation is of no family.
    pub(super) fn find_derived(&self, words: &[Word], shorts: &[bool]) -> Vec<Span> {
        let is_short = |at: usize| shorts.get(at).copied().unwrap_or_default();
        let of_words = |root: &dyn Fn(&str) -> Option<String>| -> Vec<_> {
            let words = words.iter().enumerate();
            words.map(|(at, word)| root(&word.text).filter(|_| !is_short(at))).collect()
        };
        let of_words = [
            of_words(&roots::root),
            of_words(&|word| roots::root_of_short_noun(word).or_else(|| roots::root(word))),
        ];
        let mut spans = Vec::new();
        for start in 0..words.len() {
            for end in start + 1..=words.len().min(start + trie::LONGEST_NAME) {
                for of_words in &of_words {
                    let Some(roots) = roots::roots(of_words[start..end].iter()) else { continue };
                    for name in self.of_fields().with_roots(&roots) {
                        let Name { concept, short, language } = *name;
                        add_new(&mut spans, vec![Span { concept, start, end, short, language }]);
                    }
                }
            }
        }
        spans
    }

    /// Whether a word is a name as it is.
    pub(super) fn is_name(&self, word: &Word) -> bool {
        [self.of_fields(), &self.own].iter().any(|names| names.by_name.contains_key(&word.text))
    }

    /// Whether a word of a query may be in a name.
    pub(super) fn knows(&self, word: &Word) -> bool {
        let keys = keys_in_query(word);
        [self.of_fields(), &self.own]
            .iter()
            .any(|names| !names.in_queries().numbers(&keys).is_empty())
    }

    /// The words of names that are nearest to what was typed, and how near they are.
    pub(super) fn nearest(&self, typed: &str) -> Option<(u32, Vec<&str>)> {
        self.of_fields().words().nearest(&folding::fold(typed), typos::reach)
    }

    /// A word of a name that may have been meant by one that is further from it than a typo.
    pub(super) fn far_word(&self, typed: &str) -> Option<(u32, &str)> {
        let words = self.of_fields().words();
        let (distance, words) = words.nearest(&folding::fold(typed), typos::far_reach)?;
        Some((distance, words.first()?))
    }
}

fn add_new(spans: &mut Vec<Span>, more: Vec<Span>) {
    for span in more {
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
}

/// "АТ (IT)" and "БТБА немесе БА" are two short forms each.
fn short_forms(abbreviation: &str) -> Vec<String> {
    let words = analysis::words(abbreviation);
    let all_short = words.iter().filter(|word| word.in_capitals).count();
    let letters: Vec<char> = abbreviation.chars().collect();
    if all_short < 2 || abbreviation.contains('/') {
        return vec![abbreviation.to_owned()];
    }
    let short = words.iter().filter(|word| word.in_capitals);
    short.map(|word| letters[word.start..word.end].iter().collect()).collect()
}
