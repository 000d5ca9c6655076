//! The names of concepts: as a file lists them, and made ready to be found.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use super::{
    keys::{folded_key, keys_of_name},
    line::ConceptLine,
    roots::{root, roots},
    trie::{ConceptNumber, LONGEST_NAME, Name, Trie},
};
use crate::{
    search::{
        analysis::{self, kazakh},
        word_list::WordList,
    },
    standard::Language,
};

/// A concept of the field.
#[derive(Debug, Clone)]
pub(in crate::search) struct Concept {
    /// The name in the index: an id of the glossary file, or the meaning that a standard gives its
    /// own abbreviation.
    pub id: String,
    /// The names in Kazakh, the first of them the one to show.
    pub kazakh: Vec<String>,
    /// One of its names is an abbreviation.
    pub(super) has_short: bool,
}

/// Names of concepts, and the ways to find them.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) concepts: Vec<Concept>,
    /// In the order in which they came.
    list: Vec<(String, Name)>,
    known: HashSet<(String, Name)>,
    /// Where the names of each concept are in the list.
    of_concept: HashMap<ConceptNumber, Vec<usize>>,
    /// The concepts by their names.
    pub(super) by_name: HashMap<String, ConceptNumber>,
    /// Names as they are found in the texts of a language, made for the first of these texts.
    in_texts: [OnceLock<Trie>; 3],
    /// Names as they are found in queries: of every language, and typed without Kazakh letters.
    /// Made for the first query, as a server should start at once.
    in_queries: OnceLock<Trie>,
    /// The Russian and English names by the roots of their words, made for the first query too.
    by_roots: OnceLock<HashMap<String, Vec<Name>>>,
    /// The words of the names, to find what a typo means.
    words: OnceLock<WordList>,
}

impl Names {
    /// The names of the lines of a glossary. A line that is no concept is left out.
    pub(super) fn of_lines<'l>(lines: impl IntoIterator<Item = &'l str>) -> Self {
        let mut names = Self::default();
        for line in lines.into_iter().flat_map(ConceptLine::read).flatten() {
            names.add_line(line);
        }
        names
    }

    fn add_line(&mut self, ConceptLine { id, names }: ConceptLine) {
        let kazakh = names[0].clone();
        let concept = self.add(Concept { id, kazakh, has_short: false });
        let languages = [Language::Kazakh, Language::Russian, Language::English];
        for (language, names) in languages.into_iter().zip(names) {
            for name in names {
                if let Some(end) = named(concept, &name, language) {
                    self.concepts[concept as usize].has_short |= end.short;
                    self.name(&name, end);
                }
                self.by_name.entry(plain(&name)).or_insert(concept);
            }
        }
    }

    /// Adds a concept that has no names yet.
    pub(super) fn add(&mut self, concept: Concept) -> ConceptNumber {
        self.concepts.push(concept);
        number_of(self.concepts.len() - 1)
    }

    /// Adds a name. Many texts explain the same abbreviations, so it may be known.
    pub(super) fn name(&mut self, name: &str, end: Name) {
        if self.known.insert((name.to_owned(), end)) {
            self.of_concept.entry(end.concept).or_default().push(self.list.len());
            self.list.push((name.to_owned(), end));
        }
    }

    /// Every name, with its concept and its language.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, ConceptNumber, Language)> {
        self.list.iter().map(|(name, end)| (name.as_str(), end.concept, end.language))
    }

    /// The names of a concept.
    pub(super) fn names_of(&self, concept: ConceptNumber) -> impl Iterator<Item = &str> {
        let numbers = self.of_concept.get(&concept).into_iter().flatten();
        numbers.map(|number| self.list[*number].0.as_str())
    }

    /// The name of a concept in each language that says it best: the first that is no abbreviation.
    pub(super) fn main_names_of(&self, concept: ConceptNumber) -> impl Iterator<Item = &str> {
        let names = self.of_concept.get(&concept).into_iter().flatten();
        let mut languages = HashSet::new();
        let is_main =
            move |(_, end): &&(String, Name)| !end.short && languages.insert(end.language);
        names.map(|number| &self.list[*number]).filter(is_main).map(|(name, _)| name.as_str())
    }

    /// The names that appear in texts of a language: its own, abbreviations, and English ones, for
    /// techniques keep their English names.
    pub(super) fn in_texts(&self, language: Language) -> &Trie {
        self.in_texts[language as usize].get_or_init(|| {
            let mut trie = Trie::default();
            for (name, end) in &self.list {
                if end.short || [language, Language::English].contains(&end.language) {
                    let of_name = end.language;
                    trie.add(&analysis::words(name), *end, |word| keys_of_name(word, of_name));
                }
            }
            trie
        })
    }

    /// The names of every language, as they may be typed.
    pub(super) fn in_queries(&self) -> &Trie {
        self.in_queries.get_or_init(|| {
            let mut trie = Trie::default();
            for (name, end) in &self.list {
                let Name { language, .. } = *end;
                trie.add(&analysis::words(name), *end, |word| {
                    let mut keys = keys_of_name(word, language);
                    if language == Language::Kazakh {
                        // An abbreviation has no endings.
                        let whole = || vec![word.text.clone()];
                        let stems =
                            if word.in_capitals { whole() } else { kazakh::stems(&word.text) };
                        keys.extend(stems.iter().map(|stem| folded_key(stem)));
                    }
                    keys
                });
            }
            trie
        })
    }
}

/// What is made of the names when a query asks for it.
impl Names {
    /// The Russian and English names with these roots.
    pub(super) fn with_roots(&self, asked: &str) -> &[Name] {
        let by_roots = self.by_roots.get_or_init(|| {
            let mut by_roots: HashMap<String, Vec<Name>> = HashMap::new();
            for (name, end) in &self.list {
                if end.short || end.language == Language::Kazakh {
                    continue;
                }
                let words = analysis::words(name);
                let words: Vec<_> = words.iter().map(|word| root(&word.text)).collect();
                if let Some(roots) = roots(words.iter()) {
                    by_roots.entry(roots).or_default().push(*end);
                }
            }
            by_roots
        });
        by_roots.get(asked).map_or(&[], Vec::as_slice)
    }

    /// The words of the names, but for abbreviations. Russian ones have many forms, so their stems
    /// are words too.
    pub(super) fn words(&self) -> &WordList {
        self.words.get_or_init(|| {
            let mut words: Vec<Box<str>> = Vec::new();
            for (name, end) in &self.list {
                for word in analysis::words(name).into_iter().filter(|word| !word.in_capitals) {
                    if end.language == Language::Russian {
                        let stems = analysis::stems(&word.text, end.language);
                        words.extend(stems.into_iter().map(Box::from));
                    }
                    words.push(word.text.into());
                }
            }
            WordList::of_words(words)
        })
    }
}

/// The number of the concept at this place.
pub(super) fn number_of(index: usize) -> ConceptNumber {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The end of a name of this concept; none where it has no words or too many.
pub(super) fn named(concept: ConceptNumber, name: &str, language: Language) -> Option<Name> {
    let words = analysis::words(name);
    let short = words.iter().all(|word| word.in_capitals);
    (!words.is_empty() && words.len() <= LONGEST_NAME).then_some(Name { concept, short, language })
}

/// A name as it is compared with others: its words and nothing else.
pub(super) fn plain(name: &str) -> String {
    let words: Vec<String> = analysis::words(name).into_iter().map(|word| word.text).collect();
    words.join(" ")
}
