//! What may stand for the words of a query: their forms in the texts, the concepts that they name, and
//! what a word with a typo may mean.

use std::mem;

use super::{
    analysis::{self, Word, folding, kazakh, keyboard, latin},
    glossary::{self, ConceptGlossary, Span},
    query::{Derivation, How, QueryTerm, Typed, TypedPart},
    vocabulary::Vocabulary,
};
use crate::standard::Language;

impl Typed {
    /// What may stand for each part of it.
    pub(super) fn terms(
        &self,
        vocabulary: &Vocabulary,
        glossary: &ConceptGlossary,
    ) -> Vec<QueryTerm> {
        let mut terms: Vec<QueryTerm> = Vec::new();
        let mut run = Vec::new();
        for part in &self.parts {
            match part {
                TypedPart::Word { word, chunk, unfinished } => {
                    run.push((word, chunk.as_str(), *unfinished));
                }
                TypedPart::Phrase { words, written } => {
                    let before = mem::take(&mut run);
                    terms.extend(terms_of_run(before, vocabulary, glossary, true));
                    let words = words.iter().map(|word| word.text.clone()).collect();
                    let derivations = vec![Derivation::Phrase(words)];
                    terms.push(QueryTerm { written: written.clone(), derivations });
                }
            }
        }
        terms.extend(terms_of_run(run, vocabulary, glossary, true));
        let mut distinct: Vec<QueryTerm> = Vec::new();
        for query_term in terms {
            // "желі желі": a word that is typed twice is asked once.
            let again = |known: &QueryTerm| {
                *known == query_term
                    || (!query_term.derivations.is_empty()
                        && known.derivations == query_term.derivations)
            };
            if !distinct.iter().any(again) {
                distinct.push(query_term);
            }
        }
        distinct
    }
}

/// Words that follow each other: names of concepts are taken whole, the longest first. Where
/// `by_main_names` says so, what names a concept is asked by its main names too.
fn terms_of_run(
    parts: Vec<(&Word, &str, bool)>,
    vocabulary: &Vocabulary,
    glossary: &ConceptGlossary,
    by_main_names: bool,
) -> Vec<QueryTerm> {
    let words = parts.iter().map(|(word, ..)| (*word).clone()).zip(0..);
    let words: Vec<Word> = words.map(|(word, position)| Word { position, ..word }).collect();
    // Who writes everything in capitals writes no abbreviations.
    let is_shouted = words.len() > 1 && words.iter().all(|word| word.in_capitals);
    let typed: Vec<TypedWord<'_>> = parts
        .into_iter()
        .map(|(word, chunk, unfinished)| TypedWord {
            word,
            chunk,
            unfinished,
            is_short: !is_shouted && is_abbreviation(word, chunk),
        })
        .collect();
    let terms: Vec<QueryTerm> = typed.iter().map(|typed| word_term(*typed, vocabulary)).collect();
    let meant_words: Vec<Option<MeantWord>> = typed
        .iter()
        .zip(&terms)
        .map(|(typed, term)| {
            let is_unknown = term.derivations.is_empty() && !typed.is_short;
            is_unknown.then(|| MeantWord::of(typed.word, vocabulary, glossary))
        })
        .collect();
    let meant: Vec<Vec<String>> = meant_words
        .iter()
        .map(|typo| typo.as_ref().map_or_else(Vec::new, |typo| typo.names.clone()))
        .collect();
    let shorts: Vec<bool> = typed.iter().map(|typed| typed.is_short).collect();
    let spans = glossary.find_in_query(&words, &meant, &shorts);
    let derived = glossary.find_derived(&words, &shorts);
    let words = &*words;
    let run =
        WordRun { words, terms, meant_words, spans, derived, glossary, vocabulary, by_main_names };
    run.terms(0, words.len(), words.len())
}

/// A word as it was typed.
#[derive(Clone, Copy)]
struct TypedWord<'a> {
    word: &'a Word,
    /// What was typed between two blanks, where it is this word only.
    chunk: &'a str,
    /// It may be only the beginning of a word.
    unfinished: bool,
    /// It is an abbreviation.
    is_short: bool,
}

/// The longest abbreviation, in letters.
const LONGEST_ABBREVIATION: usize = 6;

/// An abbreviation is no word: it has no endings of its own and no typos. It is in capitals, or has
/// several (`ТиПО`).
fn is_abbreviation(word: &Word, chunk: &str) -> bool {
    let has_capitals = chunk.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (word.in_capitals || has_capitals) && word.text.chars().count() <= LONGEST_ABBREVIATION
}

/// What a word that nobody knows may be: by the nearest words of the texts, of the names of concepts,
/// or of both.
struct MeantWord {
    /// Words of the texts.
    words: Vec<String>,
    /// Stems of the texts.
    stems: Vec<String>,
    /// Words of names.
    names: Vec<String>,
}

impl MeantWord {
    fn of(word: &Word, vocabulary: &Vocabulary, glossary: &ConceptGlossary) -> Self {
        let nearest = vocabulary.nearest(&word.text);
        let (in_texts, words, stems) = nearest.unwrap_or((u32::MAX, Vec::new(), Vec::new()));
        let nearest = glossary.nearest(&word.text).filter(|(in_names, _)| *in_names <= in_texts);
        let names = match nearest {
            Some((_, names)) if !glossary.knows(word) => {
                names.into_iter().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        Self { words, stems, names }
    }
}

/// Words that follow each other, with the names of concepts among them.
struct WordRun<'a> {
    words: &'a [Word],
    /// What may stand for each word by itself.
    terms: Vec<QueryTerm>,
    /// What each word may be that stands for nothing.
    meant_words: Vec<Option<MeantWord>>,
    spans: Vec<Span>,
    /// The names whose words are of the same families.
    derived: Vec<Span>,
    glossary: &'a ConceptGlossary,
    vocabulary: &'a Vocabulary,
    by_main_names: bool,
}

impl WordRun<'_> {
    /// The terms of the words from `start` to `end`. Names are taken whole, the longest first, if
    /// they have no more than `longest` words.
    fn terms(&self, start: usize, end: usize, longest: usize) -> Vec<QueryTerm> {
        let mut terms = Vec::new();
        let mut at = start;
        while at < end {
            let Some((name_end, named)) = self.name_at(at, end, longest) else {
                if !self.says_nothing(at) {
                    terms.push(self.single(at));
                }
                at += 1;
                continue;
            };
            let written: Vec<&str> =
                self.words[at..name_end].iter().map(|word| word.text.as_str()).collect();
            let of_words = self.terms(at, name_end, name_end - at - 1);
            let mut derivations = self.concepts(&named);
            derivations.push(if named.iter().all(|span| self.is_as_typed(span)) {
                Derivation::Together(of_words)
            } else {
                Derivation::Scattered(of_words)
            });
            let is_known = self.terms[at..name_end].iter().all(|term| has(term, How::Latin));
            derivations.extend(self.main_names(&named, &written.join(" "), is_known));
            terms.push(QueryTerm { written: written.join(" "), derivations });
            at = name_end;
        }
        terms
    }

    /// Whether a word only joins others, as "of" and "для" do, and there are others.
    fn says_nothing(&self, at: usize) -> bool {
        let joins = |word: &Word| glossary::is_function_word(&word.text) && !word.in_capitals;
        joins(&self.words[at]) && !self.words.iter().all(joins)
    }

    /// The longest name of several words that begins here: its end, and what it names.
    fn name_at(&self, at: usize, end: usize, longest: usize) -> Option<(usize, Vec<&Span>)> {
        let fits = |span: &&Span| {
            span.start == at && span.end > at + 1 && span.end <= end && span.end - at <= longest
        };
        // What is not in the texts as it was typed, or has an abbreviation, is surely a name; it is
        // not cut by another that begins before it.
        let cuts_a_name = |span: &Span| {
            let is_cut = |other: &&Span| {
                other.start > span.start
                    && other.start < span.end
                    && other.end > span.end
                    && other.end <= end
            };
            self.is_as_typed(span)
                && self.spans.iter().filter(is_cut).any(|other| !self.is_as_typed(other))
        };
        let fits = |span: &&Span| fits(span) && !cuts_a_name(span);
        let longest_of = |spans: &[Span]| spans.iter().filter(fits).map(|span| span.end).max();
        let (direct, derived) = (longest_of(&self.spans), longest_of(&self.derived));
        let spans = if derived > direct { &self.derived } else { &self.spans };
        let name_end = direct.max(derived)?;
        Some((name_end, spans.iter().filter(fits).filter(|span| span.end == name_end).collect()))
    }

    /// Whether the texts know every word of a name that has no abbreviation: the reader gets what was
    /// typed before other names of it. But an abbreviation and its long form are one thing.
    fn is_as_typed(&self, span: &Span) -> bool {
        let words = &self.terms[span.start..span.end];
        words.iter().all(|term| !term.derivations.is_empty())
            && !self.glossary.has_short(span.concept)
    }

    /// The concepts of some names; in some a word may have a typo.
    fn concepts(&self, named: &[&Span]) -> Vec<Derivation> {
        let mut derivations = Vec::new();
        for span in named {
            let id = self.glossary.get(span.concept).id.clone();
            // In a name of several words a typo is surely one.
            let typo = self.meant_words[span.start].as_ref().filter(|_| span.end == span.start + 1);
            let is_typo = typo.is_some_and(|typo| !typo.names.is_empty());
            let how = if is_typo { How::Fuzzy } else { How::Concept };
            push_new(&mut derivations, Derivation::Concept(id, how));
        }
        derivations
    }

    /// The names that say best what is named, in words that the texts have. Where no text has what was
    /// typed, they are asked in its place.
    fn main_names(&self, named: &[&Span], written: &str, is_known: bool) -> Vec<Derivation> {
        let mut derivations = Vec::new();
        if !self.by_main_names {
            return derivations;
        }
        let of_all = named.iter().flat_map(|span| self.glossary.main_names_of(span.concept));
        for name in of_all {
            let words = analysis::words(name);
            if words.iter().map(|word| word.text.as_str()).eq(written.split(' ')) {
                continue;
            }
            let of_words = words.iter().map(|word| QueryTerm {
                derivations: forms(&word.text, self.vocabulary),
                written: word.text.clone(),
            });
            let of_words: Vec<QueryTerm> = of_words.collect();
            if of_words.iter().any(|term| term.derivations.is_empty()) {
                continue;
            }
            push_new(
                &mut derivations,
                if is_known {
                    Derivation::MainName(of_words)
                } else {
                    let parts = words.iter().map(|word| (word, "", false)).collect();
                    let terms = terms_of_run(parts, self.vocabulary, self.glossary, false);
                    Derivation::AskedByMainName(terms)
                },
            );
        }
        derivations
    }

    /// One word may name a concept too: what is called by its other names comes below the word itself.
    /// A word that stands for nothing may be of the same family as a name, or have a typo.
    fn single(&self, at: usize) -> QueryTerm {
        let mut query_term = self.terms[at].clone();
        let is_known = has(&query_term, How::Stem);
        // A word in the making is no form of a name, unless it is the name already.
        let is_begun =
            !is_known && query_term.derivations.iter().any(|one| one.how() == How::Prefix);
        let may_name = !is_begun || self.glossary.is_name(&self.words[at]);
        let here = |span: &&Span| may_name && span.start == at && span.end == at + 1;
        let named: Vec<&Span> = self.spans.iter().filter(here).collect();
        let derived: Vec<&Span> = self.derived.iter().filter(here).collect();
        let mut named = if named.is_empty() && !is_known { derived } else { named };
        // "правило" is a name as it is; that a form of "право" looks like it says nothing.
        let word = &self.words[at].text;
        let is_name = |span: &&Span| {
            self.glossary.names_of(span.concept).any(|name| name.to_lowercase() == *word)
        };
        if named.iter().any(is_name) {
            named.retain(is_name);
        }
        for derivation in self.concepts(&named) {
            push_new(&mut query_term.derivations, derivation);
        }
        let typo = self.meant_words[at].as_ref();
        let may_be_typo = typo.is_some_and(|typo| !typo.names.is_empty());
        let may_be_other = typo.is_some_and(|typo| may_be_typo && !typo.stems.is_empty());
        let is_asked = self.terms[at].derivations.is_empty() && !may_be_other;
        let main_names = self.main_names(&named, &query_term.written, !is_asked);
        query_term.derivations.extend(main_names);
        if let Some(typo) = typo
            && (query_term.derivations.is_empty() || may_be_typo)
        {
            let words = typo.words.iter().map(|word| Derivation::Word(word.clone(), How::Fuzzy));
            let stems = typo.stems.iter().map(|stem| Derivation::Stem(stem.clone(), How::Fuzzy));
            query_term.derivations.extend(words.chain(stems));
        }
        query_term
    }
}

/// Whether a text has the word, at least as well as this says.
fn has(query_term: &QueryTerm, at_least: How) -> bool {
    let mut derivations = query_term.derivations.iter();
    derivations.any(|one| one.how() >= at_least && !matches!(one, Derivation::Family(_)))
}

fn push_new(derivations: &mut Vec<Derivation>, derivation: Derivation) {
    if !derivations.contains(&derivation) {
        derivations.push(derivation);
    }
}

/// What may stand for one word.
fn word_term(typed: TypedWord<'_>, vocabulary: &Vocabulary) -> QueryTerm {
    let TypedWord { word, chunk, unfinished, is_short } = typed;
    let mut derivations = forms(&word.text, vocabulary);
    if is_short {
        let length = word.text.chars().count();
        derivations.retain(|derivation| match derivation {
            Derivation::Stem(form, _) | Derivation::Word(form, _) => form.chars().count() >= length,
            _ => true,
        });
    }
    if let Some((whole, _)) = &word.fused
        && vocabulary.has_word(whole)
    {
        derivations.push(Derivation::Word(whole.clone(), How::Exact));
    }
    if let Some(twin) = analysis::lookalike(&word.text)
        && vocabulary.has_word(&twin)
    {
        push_new(&mut derivations, Derivation::Word(twin, How::Folded));
    }
    if derivations.is_empty() {
        derivations = under_other_layouts(chunk, vocabulary);
    }
    if unfinished {
        derivations.extend(beginnings(&word.text, vocabulary));
    }
    if derivations.is_empty() && !is_short {
        derivations = family(&word.text, vocabulary);
    }
    QueryTerm { written: word.text.clone(), derivations }
}

/// The word itself, its stems, and the stems of its letters folded or read from Latin.
fn forms(word: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let mut derivations = Vec::new();
    if vocabulary.has_word(word) {
        derivations.push(Derivation::Word(word.to_owned(), How::Exact));
    }
    let is_cyrillic = word.chars().any(analysis::is_cyrillic);
    let mut stems =
        if is_cyrillic { kazakh::stems(word) } else { vec![analysis::english_stem(word)] };
    if derivations.is_empty() {
        // The likeliest stem comes first.
        let whole = stems.iter().find(|stem| vocabulary.has_word(stem));
        derivations.extend(whole.map(|stem| Derivation::Word(stem.clone(), How::Stem)));
    }
    if is_cyrillic
        && vocabulary.languages().contains(&Language::Russian)
        && !word.chars().any(is_only_kazakh)
    {
        let russian = analysis::russian_stems(word);
        stems.extend(russian.into_iter().filter(|stem| !stems.contains(stem)).collect::<Vec<_>>());
    }
    let known = stems.into_iter().filter(|stem| vocabulary.has_stem(stem));
    derivations.extend(known.map(|stem| Derivation::Stem(stem, How::Stem)));
    if is_cyrillic {
        // With Kazakh letters in it, a word is what it is, unless nobody knows it.
        let is_unknown = derivations.is_empty() && vocabulary.beginning_with(word).next().is_none();
        if is_unknown || !word.chars().any(is_only_kazakh) {
            add_folded(&mut derivations, &folding::fold(word), How::Folded, vocabulary);
        }
    } else {
        for reading in latin::readings(word) {
            add_folded(&mut derivations, &reading, How::Latin, vocabulary);
        }
    }
    derivations
}

/// Letters that a Russian keyboard does not have.
fn is_only_kazakh(letter: char) -> bool {
    matches!(letter, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

/// A word may be read with or without one of its endings, as when it is stemmed.
const READINGS: usize = 3;

/// The stems that the index knows for a word in folded letters, by the longest that fit.
fn add_folded(derivations: &mut Vec<Derivation>, folded: &str, how: How, vocabulary: &Vocabulary) {
    let mut n_readings = 0;
    for candidate in folding::folded_stem_candidates(folded) {
        let stems: Vec<&str> = vocabulary.stems_by_folded(&candidate).collect();
        for stem in &stems {
            let known = derivations.iter().any(
                |derivation| matches!(derivation, Derivation::Stem(other, _) if other == stem),
            );
            if !known {
                derivations.push(Derivation::Stem((*stem).to_owned(), how));
            }
        }
        n_readings += usize::from(!stems.is_empty());
        if n_readings == READINGS {
            return;
        }
    }
}

/// What the same keys give under another layout, where that makes sense.
fn under_other_layouts(chunk: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let mut derivations = Vec::new();
    for other in keyboard::other_layouts(&chunk.to_lowercase()) {
        for derivation in forms(&other, vocabulary) {
            let derivation = match derivation {
                Derivation::Word(word, _) => Derivation::Word(word, How::Latin),
                Derivation::Stem(stem, _) => Derivation::Stem(stem, How::Latin),
                other => other,
            };
            push_new(&mut derivations, derivation);
        }
    }
    derivations
}

/// The letters with which the words of a family begin.
const FAMILY_BEGINS: usize = 3;

/// The Russian and English words of the texts that are of the family of one that they do not have.
fn family(word: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    if word.chars().any(is_only_kazakh) {
        return Vec::new();
    }
    let Some(root) = glossary::root_of_family(word) else { return Vec::new() };
    let letters: String = word.chars().take(FAMILY_BEGINS).collect();
    let words = vocabulary.beginning_with(&letters);
    let family = words.filter(|other| {
        !other.chars().any(is_only_kazakh)
            && glossary::root_of_family(other).as_ref() == Some(&root)
    });
    family.map(|other| Derivation::Family(other.to_owned())).collect()
}

/// The words that begin with what was typed, in whatever letters.
fn beginnings(letters: &str, vocabulary: &Vocabulary) -> Vec<Derivation> {
    let exactly = vocabulary.beginning_with(letters);
    let mut words: Vec<&str> = exactly.collect();
    let is_cyrillic = letters.chars().any(analysis::is_cyrillic);
    if is_cyrillic && !letters.chars().any(is_only_kazakh) {
        words.extend(vocabulary.beginning_with_folded(&folding::fold(letters)));
    }
    if !is_cyrillic && letters.chars().count() > 2 {
        for reading in latin::readings(letters) {
            words.extend(vocabulary.beginning_with_folded(&reading));
        }
    }
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(|word| Derivation::Word(word.to_owned(), How::Prefix)).collect()
}
