//! Finds names in words, many at once.

use std::collections::{HashMap, HashSet};

use crate::{search::analysis::Word, standard::Language};

/// The longest name that is looked for, in words.
pub(super) const LONGEST_NAME: usize = 8;

/// A concept, by its number in the glossary: those of the program come first.
pub(in crate::search) type ConceptNumber = u32;

/// A run of words that is the name of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Span {
    /// The concept.
    pub concept: ConceptNumber,
    /// The first of its words, by position.
    pub start: usize,
    /// The position after the last of its words.
    pub end: usize,
    /// The name is an abbreviation.
    pub short: bool,
    /// The language of the name.
    pub language: Language,
}

/// Names, word by word. A word of a name is known by any of its keys: stems of a language, folded
/// letters, an abbreviation; a key may be that of several words.
#[derive(Debug, Default)]
pub(super) struct Trie {
    words: HashMap<NameWord, WordNumber>,
    keys: HashMap<String, Vec<WordNumber>>,
    steps: HashMap<(TrieNode, WordNumber), TrieNode>,
    ends: HashMap<TrieNode, Vec<Name>>,
    n_nodes: TrieNode,
}

/// A word of a name: its letters, whether it is an abbreviation, and its language.
type NameWord = (String, bool, Language);

/// A word of a name, by its number.
pub(super) type WordNumber = u32;

type TrieNode = u32;

/// The end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name {
    pub(super) concept: ConceptNumber,
    pub(super) short: bool,
    pub(super) language: Language,
}

impl Trie {
    /// Adds a name; `keys` gives those of a word that no name had before.
    pub(super) fn add(&mut self, words: &[Word], name: Name, keys: impl Fn(&Word) -> Vec<String>) {
        let mut node = 0;
        for word in words {
            let word = self.word(word, name.language, &keys);
            let next = *self.steps.entry((node, word)).or_insert(self.n_nodes + 1);
            self.n_nodes = self.n_nodes.max(next);
            node = next;
        }
        let ends = self.ends.entry(node).or_default();
        if !ends.contains(&name) {
            ends.push(name);
        }
    }

    fn word(
        &mut self,
        word: &Word,
        language: Language,
        keys: impl Fn(&Word) -> Vec<String>,
    ) -> WordNumber {
        let known_as = (word.text.clone(), word.in_capitals, language);
        if let Some(number) = self.words.get(&known_as) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(known_as, number);
        for key in keys(word) {
            self.keys.entry(key).or_default().push(number);
        }
        number
    }

    /// The words of names that have one of these keys.
    pub(super) fn numbers(&self, keys: &[String]) -> Vec<WordNumber> {
        let known = keys.iter().filter_map(|key| self.keys.get(key));
        let mut numbers: Vec<WordNumber> = known.flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Every name in words that may be these words of names.
    pub(super) fn find(&self, words: &[impl AsRef<[WordNumber]>]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut seen: HashSet<(ConceptNumber, Language, usize, usize)> = HashSet::new();
        for start in 0..words.len() {
            let mut nodes = vec![0];
            for (end, keys) in words.iter().enumerate().skip(start).take(LONGEST_NAME) {
                let mut next: Vec<TrieNode> = Vec::new();
                for node in nodes {
                    let steps = keys.as_ref().iter();
                    next.extend(steps.filter_map(|key| self.steps.get(&(node, *key))));
                }
                next.sort_unstable();
                next.dedup();
                for name in next.iter().filter_map(|node| self.ends.get(node)).flatten() {
                    let Name { concept, short, language } = *name;
                    if seen.insert((concept, language, start, end + 1)) {
                        spans.push(Span { concept, start, end: end + 1, short, language });
                    }
                }
                if next.is_empty() {
                    break;
                }
                nodes = next;
            }
        }
        spans
    }
}
