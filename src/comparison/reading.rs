//! What makes two lines equal, and what makes them close in wording.
//!
//! **Close** are two lines that share three quarters of their words or more, and neither of which
//! has a head word that the other lacks. Words are shared when they have a stem in common, each word
//! once; with `m` shared words of `a` and `b`, the share is `2m / (a + b)`. The head is the last
//! word in Kazakh, which names the action or the thing, and the first in other languages.
//!
//! Both bounds come from looking at every pair of lines of the twelve cards of J62090011. Above three
//! quarters stand pairs such as "Ақпаратты қорғау әдістері, құралдары және жүйелері" and "Ақпаратты
//! қорғаудың әдістері, …"; below it most pairs only speak of the same field. And however long the
//! part in common is, to plan is not to coordinate: "Ұйымның АҚ басқару және қамтамасыз ету
//! процестерін жоспарлау" and "… үйлестіру" share seven words of eight.

use std::{cmp::Ordering, collections::HashMap};

use crate::{
    search::{TextWord, text_words, word_stems},
    standard::Language,
};

/// A line as it is compared.
#[derive(Debug)]
pub(super) struct ReadLine {
    /// Its words, with their places.
    pub words: Vec<TextWord>,
    /// The stems of each word, as numbers.
    stems: Vec<Vec<u32>>,
    head: usize,
}

/// How many words two lines share, of how many that both have together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    shared: usize,
    together: usize,
}

/// Reads lines, and each word only once: the same ones come again and again.
#[derive(Debug, Default)]
pub(super) struct LineReader {
    stems: HashMap<String, u32>,
    words: HashMap<(String, Language), Vec<u32>>,
}

/// Whether so many shared words, of so many that two lines have together, make them close.
#[must_use]
pub fn is_enough(shared: usize, together: usize) -> bool {
    shared > 0 && 8 * shared >= 3 * together
}

/// The text by which lines are equal: without the white space around it and more than one space
/// within, without punctuation at its end, in lower case.
pub(super) fn equality_key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ").to_lowercase();
    let bare = joined.trim_end_matches(|last: char| !last.is_alphanumeric() && last != ')');
    if bare.is_empty() { joined } else { bare.to_owned() }
}

impl LineReader {
    /// Reads a line.
    pub(super) fn read(&mut self, text: &str, language: Language) -> ReadLine {
        let words = text_words(text);
        let stems = words.iter().map(|word| self.stems(&word.text, language)).collect();
        let head = match language {
            Language::Kazakh => words.len().saturating_sub(1),
            Language::Russian | Language::English => 0,
        };
        ReadLine { words, stems, head }
    }

    fn stems(&mut self, word: &str, language: Language) -> Vec<u32> {
        let key = (word.to_owned(), language);
        if let Some(known) = self.words.get(&key) {
            return known.clone();
        }
        let mut numbers = Vec::new();
        for stem in word_stems(word, language) {
            let next = u32::try_from(self.stems.len()).expect("there are fewer words than that");
            numbers.push(*self.stems.entry(stem).or_insert(next));
        }
        self.words.insert(key, numbers.clone());
        numbers
    }
}

impl Share {
    /// The share of words of two lines that are close; none for lines that are not.
    pub(super) fn of_close(one: &ReadLine, other: &ReadLine) -> Option<Self> {
        let together = one.stems.len() + other.stems.len();
        if !is_enough(one.stems.len().min(other.stems.len()), together) {
            return None;
        }
        if !other.has(&one.stems[one.head]) || !one.has(&other.stems[other.head]) {
            return None;
        }
        let mut left: Vec<&[u32]> = other.stems.iter().map(Vec::as_slice).collect();
        let mut shared = 0;
        for stems in &one.stems {
            if let Some(place) = left.iter().position(|theirs| have_common(stems, theirs)) {
                left.swap_remove(place);
                shared += 1;
            }
        }
        is_enough(shared, together).then_some(Self { shared, together })
    }
}

impl ReadLine {
    /// Whether it has a word with one of these stems.
    fn has(&self, stems: &[u32]) -> bool {
        self.stems.iter().any(|own| have_common(own, stems))
    }
}

fn have_common(one: &[u32], other: &[u32]) -> bool {
    one.iter().any(|stem| other.contains(stem))
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.shared * other.together).cmp(&(other.shared * self.together))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}
