//! A level of qualification among the words of a query: "инженер 5 уровня", "5-деңгей", "level 5
//! engineer".
//!
//! Who names a level means the level of the profession, so it is a filter and no words to look for:
//! hardly any line says its own level. It is so whatever the texts say, because a reading that
//! changed with each import could not be foreseen. A text may mean another level ("коммутатор 3
//! уровня"); who looks for these words puts them in quotes, and pages offer that as a link.

use super::{
    analysis::{self, Word, folding, latin},
    query::is_quote,
    request::MAX_CHARS,
};
use crate::standard::QualificationLevel;

/// A level that a query names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedLevel {
    /// The level.
    pub level: QualificationLevel,
    /// The words that name it, as they were typed.
    pub written: String,
    /// The query without these words.
    pub rest: String,
    /// The query with these words in quotes, as words to look for.
    pub quoted: String,
}

/// The forms of "level" in Russian and in English.
const LEVEL: [&str; 14] = [
    "уровень",
    "уровня",
    "уровню",
    "уровнем",
    "уровне",
    "уровни",
    "уровней",
    "уровням",
    "уровнями",
    "уровнях",
    "ур",
    "level",
    "levels",
    "lvl",
];
/// The same in Kazakh, whatever its ending, and its adjectives.
const KAZAKH_LEVELS: [&str; 3] = ["деңгей", "деңгейлі", "деңгейлік"];

/// What may be said of a level: whose it is, and by which framework.
const QUALIFIERS: [&str; 14] = [
    "квалификация",
    "квалификации",
    "квалификационный",
    "квалификационного",
    "квалификационному",
    "біліктілік",
    "біліктілігі",
    "біліктіліктің",
    "qualification",
    "орк",
    "нрк",
    "сбш",
    "ұбш",
    "sqf",
];

/// The endings of an ordinal number: "5-й", "5-ші", "5th".
const ORDINAL_ENDINGS: [&str; 18] = [
    "й", "ый", "ой", "го", "ого", "му", "ому", "м", "ым", "ом", "ші", "шы", "інші", "ыншы", "th",
    "st", "nd", "rd",
];

impl NamedLevel {
    /// The first level that the words name outside quotes.
    #[must_use]
    pub fn find(typed: &str) -> Option<Self> {
        let letters: Vec<char> = typed.chars().take(MAX_CHARS + 1).collect();
        if letters.len() > MAX_CHARS {
            return None;
        }
        let words = analysis::words(typed);
        (0..words.len()).find_map(|start| {
            let (end, level) = named_from(&words, start, &letters)?;
            let (from, to) = (words[start].start, words[end - 1].end);
            let quotes = |letters: &[char]| letters.iter().filter(|one| is_quote(**one)).count();
            // After an odd number of quotes one is open, and closed by any that follows.
            let is_quoted = quotes(&letters[..from]) % 2 == 1 && quotes(&letters[to..]) > 0;
            (!is_quoted).then(|| Self::cut_out(&letters, from, to, level))
        })
    }

    fn cut_out(letters: &[char], from: usize, to: usize, level: QualificationLevel) -> Self {
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let (before, written, after) =
            (text(&letters[..from]), text(&letters[from..to]), text(&letters[to..]));
        let quoted = format!("{before}\"{written}\"{after}");
        let is_loose = |letter: char| !letter.is_alphanumeric() && !is_quote(letter);
        let (before, after) =
            (before.trim_end_matches(is_loose), after.trim_start_matches(is_loose));
        let rest = match (before, after) {
            ("", after) => after.to_owned(),
            // A word before the level is whole.
            (before, after) => format!("{before} {after}"),
        };
        Self { level, written, rest, quoted }
    }
}

/// The level that the words from `start` on name, and the word after them.
fn named_from(
    words: &[Word],
    start: usize,
    letters: &[char],
) -> Option<(usize, QualificationLevel)> {
    let past = |at: usize, is_it: &dyn Fn(&Word) -> bool| {
        at + words[at.min(words.len())..].iter().take_while(|word| is_it(word)).count()
    };
    let is_qualifier = |word: &Word| QUALIFIERS.contains(&word.text.as_str());
    let level_at = |at: usize| words.get(at).filter(|word| is_level(&word.text)).map(|_| at + 1);
    if let Some((after, level)) = number_at(words, start, letters) {
        let at = past(after, &is_qualifier);
        let end = past(level_at(at)?, &is_qualifier);
        return Some((end, level));
    }
    let at = past(start, &is_qualifier);
    let at = past(level_at(at)?, &is_qualifier);
    let (end, level) = number_at(words, at, letters)?;
    Some((past(end, &is_qualifier), level))
}

/// The number of a level here, with the ending of an ordinal: it, and the word after it. "5.1" and
/// "5-6" are other numbers.
fn number_at(words: &[Word], at: usize, letters: &[char]) -> Option<(usize, QualificationLevel)> {
    let is_number = |word: &Word| word.text.starts_with(|letter: char| letter.is_ascii_digit());
    let is_beside = |one: &Word, other: &Word| {
        is_number(one)
            && is_number(other)
            && letters[one.end..other.start].iter().all(|letter| !letter.is_whitespace())
    };
    let word = words.get(at)?;
    let mut digits = word.text.chars();
    let level = digits.next()?.to_digit(10).filter(|_| is_number(word))?;
    let ending = digits.as_str();
    let level = QualificationLevel::try_from(i64::from(level)).ok()?;
    let before = at.checked_sub(1).map(|before| &words[before]);
    let after = words.get(at + 1);
    let is_part = before.is_some_and(|before| is_beside(before, word))
        || after.is_some_and(|after| is_beside(word, after));
    if is_part || !(ending.is_empty() || ORDINAL_ENDINGS.contains(&ending)) {
        return None;
    }
    let is_ending = |after: &Word| {
        ORDINAL_ENDINGS.contains(&after.text.as_str()) && after.start == word.end + 1
    };
    Some((at + 1 + usize::from(after.is_some_and(is_ending)), level))
}

fn is_level(word: &str) -> bool {
    let levels = KAZAKH_LEVELS.map(folding::fold);
    let is_kazakh = |folded: &str| {
        folding::folded_stem_candidates(folded).iter().any(|stem| levels.contains(stem))
    };
    LEVEL.contains(&word)
        || if word.chars().any(analysis::is_cyrillic) {
            is_kazakh(&folding::fold(word))
        } else {
            latin::readings(word).iter().any(|reading| is_kazakh(reading))
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<(u8, &str, &str)>) {
        let found = NamedLevel::find(typed);
        let found = found.as_ref();
        let found =
            found.map(|found| (found.level.number(), found.written.as_str(), found.rest.as_str()));
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn a_level_is_named_in_three_languages_before_and_behind() {
        check("инженер 5 уровня", Some((5, "5 уровня", "инженер ")));
        check("5 уровень", Some((5, "5 уровень", "")));
        check("уровень 5", Some((5, "уровень 5", "")));
        check("5-й уровень аудитора", Some((5, "5-й уровень", "аудитора")));
        check("5-деңгей инженер", Some((5, "5-деңгей", "инженер")));
        check("4 деңгейлі маман", Some((4, "4 деңгейлі", "маман")));
        check("5-ші деңгейдегі инженер", Some((5, "5-ші деңгейдегі", "инженер")));
        check("инженер 5 денгей", Some((5, "5 денгей", "инженер ")));
        check("level 5 engineer", Some((5, "level 5", "engineer")));
        check("5th level engineer", Some((5, "5th level", "engineer")));
        check("Engineer, Level 6", Some((6, "Level 6", "Engineer ")));
    }

    #[test]
    fn whose_level_it_is_may_be_said_too() {
        check("инженер 5 уровень ОРК", Some((5, "5 уровень ОРК", "инженер ")));
        check("уровень квалификации 6", Some((6, "уровень квалификации 6", "")));
        check("біліктілік деңгейі 6", Some((6, "біліктілік деңгейі 6", "")));
        check("6 qualification level", Some((6, "6 qualification level", "")));
    }

    #[test]
    fn other_numbers_and_words_name_no_level() {
        for typed in [
            "",
            "уровень",
            "инженер 5",
            "9 уровень",
            "0 уровень",
            "15 уровень",
            "5.1 уровень",
            "уровень 5.1",
            "5-6 уровень",
            "уровень безопасности",
            "5 жыл",
            "5 уров",
            "5б уровень",
        ] {
            check(typed, None);
        }
        check(&format!("5 уровень {}", "а".repeat(MAX_CHARS)), None);
    }

    #[test]
    fn what_is_in_quotes_is_meant_as_it_is() {
        check("\"5 уровень\"", None);
        check("инженер «5 уровня» аудит", None);
        // A quote that nothing closes is as good as none.
        check("инженер \"5 уровня", Some((5, "5 уровня", "инженер \" ")));
        let found = NamedLevel::find("инженер 5 уровня аудит").unwrap();
        assert_eq!(found.quoted, "инженер \"5 уровня\" аудит");
        assert_eq!(NamedLevel::find(&found.quoted), None);
    }
}
