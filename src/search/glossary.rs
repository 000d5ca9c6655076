//! Concepts of the field and their names in three languages: one concept, one token, in texts and
//! in queries.
//!
//! The names stand in `data/glossary.txt`, which an editor can extend and every catalogue shares;
//! the abbreviations that a standard lists itself join them for its own statements. A name is
//! found by the stems of its words, whatever their endings.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{LazyLock, OnceLock},
};

use super::analysis::{self, Word, folding, kazakh};
use crate::standard::{Abbreviation, Language, TextKey};

/// The glossary that is part of the program, read when it is first asked.
static SHIPPED: LazyLock<Names> =
    LazyLock::new(|| Names::of_lines(include_str!("../../data/glossary.txt")));

/// The longest name that is looked for, in words.
const LONGEST_NAME: usize = 8;

/// A concept, by its number in the glossary: those of the program come first.
pub(super) type ConceptNumber = u32;

/// A concept of the field.
#[derive(Debug, Clone)]
pub(super) struct Concept {
    /// The name in the index: an id of the glossary file, or the meaning that a standard gives its
    /// own abbreviation.
    pub id: String,
    /// The names in Kazakh, the first of them the one to show.
    pub kazakh: Vec<String>,
    /// One of its names is an abbreviation.
    has_short: bool,
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

/// The concepts of the program and those that texts explain themselves.
#[derive(Debug)]
pub(super) struct Glossary {
    shipped: &'static Names,
    own: Names,
    /// What each text explains.
    of_texts: HashMap<TextKey, Names>,
    /// The concepts of the program for which a text has an abbreviation of its own.
    with_own_short: HashSet<ConceptNumber>,
}

/// Names of concepts, and the ways to find them.
#[derive(Debug, Default)]
struct Names {
    concepts: Vec<Concept>,
    /// In the order in which they came.
    list: Vec<(String, Name)>,
    known: HashSet<(String, Name)>,
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
type WordNumber = u32;

type Node = u32;

/// The end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Name {
    concept: ConceptNumber,
    short: bool,
    language: Language,
}

/// What a word of a text may be in a name.
#[derive(Debug)]
pub(super) struct WordKeys {
    keys: Vec<String>,
    /// The words of the names of the program that have one of these keys.
    shipped: Vec<WordNumber>,
}

impl Glossary {
    /// The shipped glossary with the abbreviations of these texts.
    pub(super) fn with(abbreviations: &[(TextKey, Abbreviation)]) -> Self {
        Self::joined(&SHIPPED, abbreviations)
    }

    fn joined(shipped: &'static Names, abbreviations: &[(TextKey, Abbreviation)]) -> Self {
        let mut glossary = Self {
            shipped,
            own: Names::default(),
            of_texts: HashMap::new(),
            with_own_short: HashSet::new(),
        };
        for (text, abbreviation) in abbreviations {
            glossary.add_abbreviation(text, abbreviation);
        }
        glossary
    }

    /// "АТ (IT) – ақпараттық технологиялар": each of the short forms and the long one name one
    /// concept, which may be one of the field. What several texts explain alike is one concept.
    fn add_abbreviation(&mut self, text: &TextKey, abbreviation: &Abbreviation) {
        let meaning = abbreviation.meaning.as_str();
        let plain = plain(meaning);
        if plain.is_empty() {
            return;
        }
        let known = self.shipped.by_name.get(&plain).or_else(|| self.own.by_name.get(&plain));
        let n_shipped = number_of(self.shipped.concepts.len());
        let concept = known.copied().unwrap_or_else(|| {
            let kazakh = vec![meaning.to_owned()];
            let id = format!("own/{plain}");
            let number = n_shipped + self.own.add(Concept { id, kazakh, has_short: false });
            self.own.by_name.insert(plain, number);
            number
        });
        let shorts = short_forms(&abbreviation.abbreviation);
        for name in shorts.iter().map(String::as_str).chain([meaning]) {
            let Some(end) = named(concept, name, text.language) else { continue };
            if end.short {
                match concept.checked_sub(n_shipped) {
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
        match (concept as usize).checked_sub(self.shipped.concepts.len()) {
            Some(own) => &self.own.concepts[own],
            None => &self.shipped.concepts[concept as usize],
        }
    }

    /// Every concept.
    pub(super) fn concepts(&self) -> impl Iterator<Item = &Concept> {
        self.shipped.concepts.iter().chain(&self.own.concepts)
    }

    /// Whether an abbreviation names the concept.
    pub(super) fn has_short(&self, concept: ConceptNumber) -> bool {
        self.get(concept).has_short || self.with_own_short.contains(&concept)
    }

    /// Makes ready what queries and the texts of these languages need.
    pub(super) fn warm_up(&self, languages: &BTreeSet<Language>) {
        for names in [self.shipped, &self.own] {
            names.in_queries();
        }
        for language in languages {
            self.shipped.in_texts(*language);
        }
    }

    /// What a word of a text may be in a name.
    pub(super) fn keys_in_text(&self, word: &Word, language: Language) -> WordKeys {
        let keys = keys_in_text(word, language);
        let shipped = self.shipped.in_texts(language).numbers(&keys);
        WordKeys { keys, shipped }
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
        let shipped: Vec<&[WordNumber]> = keys.iter().map(|keys| &*keys.shipped).collect();
        let mut spans = self.shipped.in_texts(language).find(&shipped);
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

    /// The names of concepts in the words of a query, of any language and any keyboard.
    pub(super) fn find_in_query(&self, words: &[Word]) -> Vec<Span> {
        let keys: Vec<Vec<String>> = words.iter().map(keys_in_query).collect();
        let mut spans = Vec::new();
        for names in [self.shipped, &self.own] {
            let trie = names.in_queries();
            let numbers: Vec<Vec<WordNumber>> =
                keys.iter().map(|keys| trie.numbers(keys)).collect();
            add_new(&mut spans, trie.find(&numbers));
        }
        spans
    }
}

fn add_new(spans: &mut Vec<Span>, more: Vec<Span>) {
    for span in more {
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
}

impl Names {
    fn of_lines(lines: &str) -> Self {
        let mut names = Self::default();
        lines.lines().for_each(|line| names.add_line(line));
        names
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
        let concept = self.add(Concept { id, kazakh: kazakh.clone(), has_short: false });
        for (language, names) in
            [(Language::Kazakh, kazakh), (Language::Russian, russian), (Language::English, english)]
        {
            for name in names {
                if let Some(end) = named(concept, &name, language) {
                    self.concepts[concept as usize].has_short |= end.short;
                    self.name(&name, end);
                }
                self.by_name.entry(plain(&name)).or_insert(concept);
            }
        }
    }

    fn add(&mut self, concept: Concept) -> ConceptNumber {
        self.concepts.push(concept);
        number_of(self.concepts.len() - 1)
    }

    /// Adds a name. Many texts explain the same abbreviations, so it may be known.
    fn name(&mut self, name: &str, end: Name) {
        if self.known.insert((name.to_owned(), end)) {
            self.list.push((name.to_owned(), end));
        }
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
            for (name, end) in &self.list {
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
            for (name, end) in &self.list {
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
}

fn number_of(index: usize) -> ConceptNumber {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The end of a name of this concept; none where it has no words or too many.
fn named(concept: ConceptNumber, name: &str, language: Language) -> Option<Name> {
    let words = analysis::words(name);
    let short = words.iter().all(|word| word.in_capitals);
    (!words.is_empty() && words.len() <= LONGEST_NAME).then_some(Name { concept, short, language })
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
        glossary.find_in_text(&words, &keys.iter().collect::<Vec<_>>(), text)
    }

    static SMALL: LazyLock<Names> = LazyLock::new(|| {
        Names::of_lines(
            "# a comment
            information-security | ақпараттық қауіпсіздік; АҚ | информационная безопасность; ИБ | information security
            white-box | ақ жәшік | белый ящик | white box
            audit | аудит | аудит | audit",
        )
    });

    fn small() -> Glossary {
        let own = Abbreviation {
            number: 1,
            abbreviation: "КС".to_owned(),
            meaning: "кәсіби стандарт".to_owned(),
            source: crate::standard::Source::new(1, 1),
        };
        Glossary::joined(&SMALL, &[(text(), own)])
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
        assert_eq!(
            concepts_in(&glossary, "КС және кәсіби стандарттар"),
            ["own/кәсіби стандарт", "own/кәсіби стандарт"]
        );
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
        for (number, line) in (1..).zip(include_str!("../../data/glossary.txt").lines()) {
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
