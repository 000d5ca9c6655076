//! Concepts of the field and their names in three languages: one concept, one token, in texts and
//! in queries.
//!
//! The names stand in `data/glossary.txt`, which an editor can extend; the abbreviations that a
//! standard lists itself join them for its own statements. A name is found by the stems of its
//! words, whatever their endings.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use super::analysis::{self, Word, folding, kazakh};
use crate::standard::{Abbreviation, Language, TextKey};

/// The glossary that is part of the program.
const SHIPPED: &str = include_str!("../../data/glossary.txt");

/// The longest name that is looked for, in words.
const LONGEST_NAME: usize = 8;

/// A concept, by its number in the glossary.
pub(super) type ConceptNumber = u32;

/// A concept of the field.
#[derive(Debug, Clone)]
pub(super) struct Concept {
    /// The name in the index: an id of the glossary file, or the standard and its abbreviation.
    pub id: String,
    /// The names in Kazakh, the first of them the one to show.
    pub kazakh: Vec<String>,
    /// One of its names is an abbreviation.
    pub has_short: bool,
    /// The text whose own list explains it; none for a concept of the field.
    pub text: Option<TextKey>,
}

/// A run of words that is the name of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
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

/// The concepts, and the ways to find their names.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    concepts: Vec<Concept>,
    names: Vec<(String, Name)>,
    /// The concepts by their names.
    by_name: HashMap<String, ConceptNumber>,
    /// Names as they are found in the texts of a language, made for the first of these texts.
    in_texts: [OnceLock<Trie>; 3],
    /// Names as they are found in queries: of every language, and typed without Kazakh letters.
    /// Made for the first query, as a server should start at once.
    in_queries: OnceLock<Trie>,
}

/// Names, word by word. A word of a name is known by any of its keys: stems of a language, folded
/// letters, an abbreviation; a key may be that of several words.
#[derive(Debug, Default)]
struct Trie {
    words: HashMap<NameWord, WordNumber>,
    keys: HashMap<String, Vec<WordNumber>>,
    steps: HashMap<(Node, WordNumber), Node>,
    ends: HashMap<Node, Vec<Name>>,
    n_nodes: Node,
}

/// A word of a name: its letters, whether it is an abbreviation, and its language.
type NameWord = (String, bool, Language);

/// A word of a name, by its number.
pub(super) type WordNumber = u32;

type Node = u32;

/// The end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Name {
    concept: ConceptNumber,
    short: bool,
    language: Language,
}

impl Glossary {
    /// The shipped glossary with the abbreviations of these texts.
    pub(super) fn with(abbreviations: &[(TextKey, Abbreviation)]) -> Self {
        let mut glossary = Self::default();
        for line in SHIPPED.lines() {
            glossary.add_line(line);
        }
        for (text, abbreviation) in abbreviations {
            glossary.add_abbreviation(text, abbreviation);
        }
        glossary
    }

    /// `id | Kazakh names | Russian names | English names`, names parted by semicolons.
    fn add_line(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let mut parts = line.split('|').map(names_of);
        let id = parts.next().unwrap_or_default().concat();
        let [kazakh, russian, english] = [(); 3].map(|()| parts.next().unwrap_or_default());
        let concept =
            self.add(Concept { id, kazakh: kazakh.clone(), has_short: false, text: None });
        for (language, names) in
            [(Language::Kazakh, kazakh), (Language::Russian, russian), (Language::English, english)]
        {
            for name in names {
                self.name(concept, &name, language);
                self.by_name.entry(plain(&name)).or_insert(concept);
            }
        }
    }

    /// "АТ (IT) – ақпараттық технологиялар": each of the short forms and the long one name one
    /// concept, which may be one of the field.
    fn add_abbreviation(&mut self, text: &TextKey, abbreviation: &Abbreviation) {
        let shorts = short_forms(&abbreviation.abbreviation);
        let meaning = abbreviation.meaning.as_str();
        let known = self.by_name.get(&plain(meaning));
        let concept = known.copied().unwrap_or_else(|| {
            let id = format!("{}/{}/{}", text.code, text.language, abbreviation.number);
            let kazakh = vec![meaning.to_owned()];
            self.add(Concept { id, kazakh, has_short: false, text: Some(text.clone()) })
        });
        for name in shorts.iter().map(String::as_str).chain([meaning]) {
            self.name(concept, name, text.language);
        }
    }

    fn add(&mut self, concept: Concept) -> ConceptNumber {
        let number = u32::try_from(self.concepts.len()).unwrap_or(u32::MAX);
        self.concepts.push(concept);
        number
    }

    fn name(&mut self, concept: ConceptNumber, name: &str, language: Language) {
        let words = analysis::words(name);
        if words.is_empty() || words.len() > LONGEST_NAME {
            return;
        }
        let short = words.iter().all(|word| word.in_capitals);
        self.concepts[concept as usize].has_short |= short;
        let end = Name { concept, short, language };
        self.names.push((name.to_owned(), end));
    }

    /// The names that stand in texts of a language: its own, abbreviations, and English ones, for
    /// techniques keep their English names.
    fn in_texts(&self, language: Language) -> &Trie {
        let number = match language {
            Language::Kazakh => 0,
            Language::Russian => 1,
            Language::English => 2,
        };
        self.in_texts[number].get_or_init(|| {
            let mut trie = Trie::default();
            for (name, end) in &self.names {
                if end.short || [language, Language::English].contains(&end.language) {
                    let of_name = end.language;
                    trie.add(&analysis::words(name), *end, |word| keys_of_name(word, of_name));
                }
            }
            trie
        })
    }

    fn in_queries(&self) -> &Trie {
        self.in_queries.get_or_init(|| {
            let mut trie = Trie::default();
            for (name, end) in &self.names {
                let Name { language, .. } = *end;
                trie.add(&analysis::words(name), *end, |word| {
                    let mut keys = keys_of_name(word, language);
                    if language == Language::Kazakh {
                        let stems = kazakh::stems(&word.text);
                        keys.extend(stems.iter().map(|stem| folded_key(stem)));
                    }
                    keys
                });
            }
            trie
        })
    }

    /// The concept with this number.
    pub(super) fn get(&self, concept: ConceptNumber) -> &Concept {
        &self.concepts[concept as usize]
    }

    /// The words of names that a word of a text may be.
    pub(super) fn keys_in_text(&self, word: &Word, language: Language) -> Vec<WordNumber> {
        self.in_texts(language).numbers(&keys_in_text(word, language))
    }

    /// The names of concepts in the words of a statement, which are known by these keys. A name
    /// inside a longer one counts too, but for an abbreviation in small letters: "ақ жәшік" is no АҚ.
    pub(super) fn find_in_text(
        &self,
        words: &[Word],
        keys: &[impl AsRef<[WordNumber]>],
        text: &TextKey,
    ) -> Vec<Span> {
        let mut spans = self.in_texts(text.language).find(keys);
        spans.retain(|span| {
            self.get(span.concept).text.as_ref().is_none_or(|of_text| of_text == text)
        });
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

    /// The names of concepts in the words of a query, of any language and any keyboard.
    pub(super) fn find_in_query(&self, words: &[Word]) -> Vec<Span> {
        let keys: Vec<Vec<WordNumber>> =
            words.iter().map(|word| self.in_queries().numbers(&keys_in_query(word))).collect();
        self.in_queries().find(&keys)
    }
}

impl Trie {
    /// Adds a name; `keys` gives those of a word that no name had before.
    fn add(&mut self, words: &[Word], name: Name, keys: impl Fn(&Word) -> Vec<String>) {
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
    fn numbers(&self, keys: &[String]) -> Vec<WordNumber> {
        let known = keys.iter().filter_map(|key| self.keys.get(key));
        let mut numbers: Vec<WordNumber> = known.flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Every name in words that may be these words of names.
    fn find(&self, words: &[impl AsRef<[WordNumber]>]) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut seen: HashSet<(ConceptNumber, Language, usize, usize)> = HashSet::new();
        for start in 0..words.len() {
            let mut nodes = vec![0];
            for (end, keys) in words.iter().enumerate().skip(start).take(LONGEST_NAME) {
                let mut next: Vec<Node> = Vec::new();
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

/// The names in a part of a line.
fn names_of(part: &str) -> Vec<String> {
    part.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A name as it is compared with others: its words and nothing else.
fn plain(name: &str) -> String {
    let words: Vec<String> = analysis::words(name).into_iter().map(|word| word.text).collect();
    words.join(" ")
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

fn key(kind: char, text: &str) -> String {
    format!("{kind}{text}")
}

fn folded_key(stem: &str) -> String {
    key('f', &folding::fold(stem))
}

/// The keys of a word of a name.
fn keys_of_name(word: &Word, language: Language) -> Vec<String> {
    if word.in_capitals {
        return vec![key('a', &word.text)];
    }
    let kind = match language {
        Language::Kazakh => 'k',
        Language::Russian => 'r',
        Language::English => 'e',
    };
    let is_latin = word.text.chars().any(|letter| letter.is_ascii_alphabetic());
    let kind = if is_latin { 'e' } else { kind };
    analysis::stems(&word.text, language).iter().map(|stem| key(kind, stem)).collect()
}

/// The keys of a word of a text. Abbreviations stand in capitals, but for the odd one that the
/// source prints small ("ақ инциденті").
fn keys_in_text(word: &Word, language: Language) -> Vec<String> {
    let mut keys = vec![key('a', &word.text)];
    if !word.in_capitals {
        keys.extend(keys_of_name(word, language));
    }
    keys
}

/// The keys of a word of a query: whatever language it may be.
fn keys_in_query(word: &Word) -> Vec<String> {
    let mut keys = vec![key('a', &word.text)];
    let is_cyrillic = word.text.chars().any(analysis::is_cyrillic);
    if is_cyrillic {
        keys.extend(kazakh::stems(&word.text).iter().map(|stem| key('k', stem)));
        keys.extend(analysis::russian_stems(&word.text).iter().map(|stem| key('r', stem)));
        let folded = folding::fold(&word.text);
        keys.extend(folding::folded_stem_candidates(&folded).iter().map(|stem| key('f', stem)));
    } else {
        keys.push(key('e', &analysis::english_stem(&word.text)));
        for reading in super::analysis::latin::readings(&word.text) {
            let stems = folding::folded_stem_candidates(&reading);
            keys.extend(stems.iter().map(|stem| key('f', stem)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn text() -> TextKey {
        TextKey { code: "X".to_owned(), language: Language::Kazakh }
    }

    fn concepts_in(glossary: &Glossary, statement: &str) -> Vec<String> {
        let spans = spans_in(glossary, statement, &text());
        let mut found: Vec<String> =
            spans.iter().map(|span| glossary.get(span.concept).id.clone()).collect();
        found.sort();
        found
    }

    fn spans_in(glossary: &Glossary, statement: &str, text: &TextKey) -> Vec<Span> {
        let words = analysis::words(statement);
        let keys: Vec<_> =
            words.iter().map(|word| glossary.keys_in_text(word, text.language)).collect();
        glossary.find_in_text(&words, &keys, text)
    }

    fn small() -> Glossary {
        let mut glossary = Glossary::default();
        for line in [
            "# a comment",
            "information-security | ақпараттық қауіпсіздік; АҚ | информационная безопасность; ИБ | information security",
            "white-box | ақ жәшік | белый ящик | white box",
            "audit | аудит | аудит | audit",
        ] {
            glossary.add_line(line);
        }
        let own = Abbreviation {
            number: 1,
            abbreviation: "КС".to_owned(),
            meaning: "кәсіби стандарт".to_owned(),
            source: crate::standard::Source::new(1, 1),
        };
        glossary.add_abbreviation(&text(), &own);
        glossary
    }

    #[test]
    fn a_name_is_found_whatever_its_endings() {
        let glossary = small();
        assert_eq!(
            concepts_in(&glossary, "ақпараттық қауіпсіздіктің аудиті"),
            ["audit", "information-security"]
        );
        assert_eq!(concepts_in(&glossary, "АҚ-ның аудиті"), ["audit", "information-security"]);
        assert_eq!(concepts_in(&glossary, "қауіпсіздік ақпараттық"), Vec::<String>::new());
    }

    #[test]
    fn an_abbreviation_inside_a_longer_name_is_not_itself() {
        assert_eq!(concepts_in(&small(), "«ақ жәшік» принципі"), ["white-box"]);
    }

    #[test]
    fn the_own_abbreviations_of_a_text_are_concepts_of_that_text_alone() {
        let glossary = small();
        assert_eq!(concepts_in(&glossary, "КС және кәсіби стандарттар"), ["X/kk/1", "X/kk/1"]);
        let other = TextKey { code: "Y".to_owned(), language: Language::Kazakh };
        assert!(spans_in(&glossary, "КС", &other).is_empty());
    }

    #[test]
    fn a_query_names_a_concept_in_any_language_and_on_any_keyboard() {
        let glossary = small();
        for query in [
            "ақпараттық қауіпсіздігі",
            "информационной безопасности",
            "information security",
            "акпараттык кауипсиздик",
            "аҚ",
            "ИБ",
        ] {
            let spans = glossary.find_in_query(&analysis::words(query));
            let found =
                spans.iter().any(|span| glossary.get(span.concept).id == "information-security");
            assert!(found, "{query}");
        }
    }

    #[test]
    fn the_shipped_glossary_is_well_formed() {
        let mut ids = BTreeMap::new();
        for (number, line) in (1..).zip(SHIPPED.lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let parts: Vec<Vec<String>> = line.split('|').map(names_of).collect();
            assert_eq!(parts.len(), 4, "line {number}: {line}");
            assert_eq!(parts[0].len(), 1, "line {number} has one id");
            assert!(!parts[1].is_empty(), "line {number} has a Kazakh name");
            assert_eq!(
                ids.insert(parts[0][0].clone(), number),
                None,
                "line {number}: the id stands twice"
            );
        }
        assert!(ids.len() > 100);
    }
}
