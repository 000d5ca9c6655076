//! Text analysis: a text in, positioned words out.
//!
//! The same analysis reads a statement when it is indexed, a query when it is asked and a text
//! when its words are highlighted, so the three cannot disagree. It is pure and knows neither
//! the index nor the query. A word is compared by its letters, by its stems, and by its folded
//! letters; which of them meet, the vocabulary of the index decides.

pub(super) mod folding;
pub(super) mod kazakh;
pub(super) mod keyboard;
pub(super) mod latin;

use icu_normalizer::ComposingNormalizerBorrowed;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::standard::Language;

/// The version of the analysis. Raise it when the tokens of a word change, or what is written into
/// a field of the index: every index is then rebuilt. A test compares the tokens of some words with
/// those of this version.
pub(super) const ANALYSIS_VERSION: u32 = 2;

/// A word of a text, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is compared: composed (NFC), in lower case.
    pub text: String,
    /// The number of the word in its text, from 0; words that follow each other make a phrase.
    pub position: usize,
    /// The Unicode code point of the text at which the word starts.
    pub start: usize,
    /// The code point after the last one of the word.
    pub end: usize,
    /// The word is written in capitals only, two at least, as abbreviations are.
    pub in_capitals: bool,
    /// The whole that the source fused this word and those after it into (`ЖабдықIB`), as it is
    /// compared, with its end; it belongs to the first of its words.
    pub fused: Option<(String, usize)>,
}

/// The words of a text, in order. All that is neither letter nor digit parts them, so a hyphen
/// does: "іс-шара" gives "іс" and "шара". Words that the source has fused come apart where script
/// or case shows it, and are known by their whole as well.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut length = 0;
    for (place, character) in text.chars().enumerate() {
        length = place + 1;
        if is_letter_or_digit(character) || (!run.is_empty() && is_combining_mark(character)) {
            run.push(character);
        } else {
            push_run(&mut words, &run, place);
            run.clear();
        }
    }
    push_run(&mut words, &run, length);
    words
}

/// The words of a text in folded letters, with one space between them.
pub(super) fn folded_words(text: &str) -> String {
    let words: Vec<String> = words(text).iter().map(|word| folding::fold(&word.text)).collect();
    words.join(" ")
}

/// A letter or a digit. The Cyrillic letters are told first, for the tables of Unicode are slow.
fn is_letter_or_digit(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
        || character.is_ascii_alphanumeric()
        || (!character.is_ascii() && character.is_alphanumeric())
}

/// A mark over the letter before it: some PDFs give "й" as "и" and U+0306.
fn is_combining_mark(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// Adds the words of a run of letters and digits that ends at the code point `end`.
fn push_run(words: &mut Vec<Word>, run: &[char], end: usize) {
    if run.is_empty() {
        return;
    }
    let start = end - run.len();
    let run = with_meant_letters(run);
    let cuts = cuts(&run);
    let first = words.len();
    let mut from = 0;
    for cut in cuts.iter().copied().chain([run.len()]) {
        let part = &run[from..cut];
        words.push(Word {
            text: compared(part),
            position: words.len(),
            start: start + from,
            end: start + cut,
            in_capitals: is_in_capitals(part),
            fused: None,
        });
        from = cut;
    }
    if !cuts.is_empty() {
        words[first].fused = Some((compared(&run), end));
    }
}

fn compared(letters: &[char]) -> String {
    let lower: String = letters.iter().flat_map(|letter| letter.to_lowercase()).collect();
    if letters.iter().copied().any(is_combining_mark) {
        return ComposingNormalizerBorrowed::new_nfc().normalize(&lower).into_owned();
    }
    lower
}

fn is_in_capitals(letters: &[char]) -> bool {
    letters.iter().filter(|letter| letter.is_uppercase()).count() >= 2
        && !letters.iter().any(|letter| letter.is_lowercase())
}

/// Letters that look like those of the other script are read as meant: Latin letters in a Cyrillic
/// word, Cyrillic ones in a Latin word. Capitals at an end are an abbreviation that the source has
/// fused with a word (`ЖабдықIB`), and stay.
fn with_meant_letters(run: &[char]) -> Vec<char> {
    let is_foreign = |letter: char| is_latin(letter) || to_cyrillic(letter).is_some();
    let has_cyrillic = run.iter().copied().any(is_cyrillic);
    if !has_cyrillic || !run.iter().copied().any(is_foreign) || is_fused(run) {
        return run.to_vec();
    }
    let cyrillic =
        |&letter: &char| if is_foreign(letter) { to_cyrillic(letter) } else { Some(letter) };
    let latin = |&letter: &char| if is_cyrillic(letter) { to_latin(letter) } else { Some(letter) };
    let read: Option<Vec<char>> = run.iter().map(cyrillic).collect();
    let read = read.or_else(|| run.iter().map(latin).collect());
    read.unwrap_or_else(|| run.to_vec())
}

/// Two or more Latin capitals at the beginning or at the end of a Cyrillic word.
fn is_fused(run: &[char]) -> bool {
    let is_capital = |letter: &&char| is_latin(**letter) && letter.is_uppercase();
    let at_start = run.iter().take_while(is_capital).count();
    let at_end = run.iter().rev().take_while(is_capital).count();
    let n_latin = run.iter().filter(|letter| is_latin(**letter)).count();
    let n_cyrillic = run.iter().filter(|letter| is_cyrillic(**letter)).count();
    let is_beside = |n_capitals| n_capitals > 1 && n_capitals == n_latin;
    n_cyrillic > 1 && (is_beside(at_start) || is_beside(at_end))
}

/// Letters that look alike: Cyrillic and Latin.
const ALIKE: [(char, char); 36] = [
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('һ', 'h'),
    ('ә', 'ə'),
    ('к', 'k'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('Ә', 'Ə'),
    ('а', 'α'),
    ('е', 'ε'),
    ('к', 'κ'),
    ('о', 'ο'),
    ('р', 'ρ'),
    ('А', 'Α'),
    ('В', 'Β'),
    ('Е', 'Ε'),
    ('К', 'Κ'),
    ('О', 'Ο'),
    ('Т', 'Τ'),
];

fn to_cyrillic(letter: char) -> Option<char> {
    ALIKE.iter().find(|(_, other)| *other == letter).map(|(cyrillic, _)| *cyrillic)
}

fn to_latin(letter: char) -> Option<char> {
    ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin)
}

/// A word in small letters that looks the same in the letters of the other script: "ос" and "oc".
pub(super) fn lookalike(word: &str) -> Option<String> {
    let is_capital_like = |letter: char| letter.to_uppercase().next().unwrap_or(letter);
    let other = if word.chars().any(is_cyrillic) { to_latin } else { to_cyrillic };
    let letter = |letter: char| {
        let small = other(letter);
        small.or_else(|| other(is_capital_like(letter))?.to_lowercase().next())
    };
    if word.chars().any(|letter| !letter.is_alphabetic()) {
        return None;
    }
    word.chars().map(letter).collect()
}

/// Whether a letter is Cyrillic, as those of Kazakh and Russian are.
pub(super) fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

fn is_latin(letter: char) -> bool {
    u32::from(letter) < 0x250 && letter.is_alphabetic()
}

/// Where fused words come apart: between scripts (`ЖабдықIB`), and in Cyrillic between capitals and
/// a word of small letters (`НҚАжәне`, `саласындағыНҚА`). `ТжКБ` and `IPsec` stay words.
fn cuts(run: &[char]) -> Vec<usize> {
    let small = |letters: &[char]| letters.iter().all(|letter| letter.is_lowercase());
    let capital = |letters: &[char]| letters.iter().all(|letter| letter.is_uppercase());
    let mut cuts = Vec::new();
    let has_latin = run.iter().any(|letter| letter.is_ascii_alphabetic() || is_latin(*letter));
    if !has_latin && !run.iter().skip(1).any(|letter| letter.is_uppercase()) {
        // Most words: one script, small letters.
        return cuts;
    }
    for at in 1..run.len() {
        let (before, after) = (run[at - 1], run[at]);
        let between_scripts =
            (is_cyrillic(before) && is_latin(after)) || (is_latin(before) && is_cyrillic(after));
        let cyrillic = is_cyrillic(before) && is_cyrillic(after);
        let last = cuts.last().copied().unwrap_or_default();
        let (head, tail) = (&run[last..at], &run[at..]);
        let capitals_then_word = head.len() >= 2
            && capital(head)
            && tail.len() >= 3
            && small(&tail[..3])
            && tail.iter().all(|letter| !letter.is_uppercase());
        let word_then_capitals = head.len() >= 3
            && small(&head[head.len() - 3..])
            && tail.len() >= 2
            && capital(&tail[..2]);
        if between_scripts || (cyrillic && (capitals_then_word || word_then_capitals)) {
            cuts.push(at);
        }
    }
    cuts
}

/// The stems by which a word of a text in this language is found, in lower case, the likeliest first
/// and at least one; two forms of one word have a stem in common. Words in Latin letters are taken
/// for English, as the names of techniques are.
#[must_use]
pub fn stems(word: &str, language: Language) -> Vec<String> {
    if word.chars().any(is_latin) {
        return vec![english_stem(word)];
    }
    match language {
        Language::Kazakh => kazakh::stems(word),
        Language::Russian => russian_stems(word),
        Language::English => vec![english_stem(word)],
    }
}

/// The stems of a Russian word: by Snowball, and without its last vowels and soft sign, for Snowball
/// takes the end of "запись" for that of a reflexive verb. "ё" is read as "е".
pub(super) fn russian_stems(word: &str) -> Vec<String> {
    let word = word.replace('ё', "е");
    let bare = word.trim_end_matches(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'ь', 'й']);
    let mut stems = vec![Stemmer::create(Algorithm::Russian).stem(&word).into_owned()];
    if bare.chars().count() > 3 && !stems.iter().any(|stem| stem == bare) {
        stems.push(bare.to_owned());
    }
    stems
}

/// The stem of an English word, by Snowball.
pub(super) fn english_stem(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_letter_or_digit(character), character.is_alphanumeric(), "{character:?}");
        }
    }

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        check("Желілік ЭКРАНДЫ орнату.", &["желілік", "экранды", "орнату"]);
        check("ӘҒҚҢӨҰҮҺІ", &["әғқңөұүһі"]);
        check("ISO 27001, АТ (IT)", &["iso", "27001", "ат", "it"]);
    }

    #[test]
    fn a_hyphen_and_a_slash_part_words() {
        check("АҚ-ның іс-шаралары/ережелері", &["ақ", "ның", "іс", "шаралары", "ережелері"]);
    }

    #[test]
    fn a_text_without_letters_has_no_words() {
        check("", &[]);
        check(" — * \"«»\" \0 \u{301}", &[]);
    }

    #[test]
    fn a_combining_mark_makes_a_letter_with_the_one_before() {
        check("жүи\u{306}е", &["жүйе"]);
    }

    #[test]
    fn fused_words_come_apart_and_keep_their_whole() {
        check("ЖабдықIB", &["жабдық", "ib"]);
        check("НҚАжәне", &["нқа", "және"]);
        check("саласындағыНҚА", &["саласындағы", "нқа"]);
        check("АҚIB", &["ақ", "ib"]);
        let fused = words("ЖабдықIB үшін")[0].fused.clone();
        assert_eq!(fused, Some(("жабдықib".to_owned(), 8)));
    }

    #[test]
    fn forms_of_one_word_share_a_stem_and_stand_at_their_places() {
        let words = super::words("«Желіні» орнату");
        assert_eq!((words[0].start, words[0].end), (1, 7));
        assert_eq!((words[1].start, words[1].end), (9, 15));
        let stems = |word: &str| super::stems(word, Language::Kazakh);
        assert!(stems(&words[0].text).iter().any(|stem| stems("желілерді").contains(stem)));
        assert!(!stems(&words[1].text).iter().any(|stem| stems("желілерді").contains(stem)));
    }

    #[test]
    fn words_of_mixed_case_stay_words() {
        check("IPsec RESTFull ТжКБ DDoS", &["ipsec", "restfull", "тжкб", "ddos"]);
    }

    #[test]
    fn latin_letters_inside_a_cyrillic_word_are_read_as_meant() {
        check("қауiпсiздiк шаhар əдiс", &["қауіпсіздік", "шаһар", "әдіс"]);
        check("i h IT", &["i", "h", "it"]);
        check("тәyeкeл aудит pиcк cepвep κурс", &["тәуекел", "аудит", "риск", "сервер", "курс"]);
        check("Cервер ХАКEР", &["сервер", "хакер"]);
    }

    #[test]
    fn cyrillic_letters_inside_a_latin_word_are_read_as_meant() {
        check("DLР ѕ VРN", &["dlp", "ѕ", "vpn"]);
        check("webсайт", &["web", "сайт"]);
    }

    #[test]
    fn a_word_of_letters_that_look_alike_has_a_twin() {
        assert_eq!(lookalike("тср").as_deref(), Some("tcp"));
        assert_eq!(lookalike("oc").as_deref(), Some("ос"));
        assert_eq!(lookalike("желі"), None);
        assert_eq!(lookalike("x86"), None);
    }

    #[test]
    fn abbreviations_are_known_by_their_capitals() {
        let capitals: Vec<bool> =
            words("АҚ Ақ ақ IT А 27").iter().map(|word| word.in_capitals).collect();
        assert_eq!(capitals, [true, false, false, true, false, false]);
    }

    #[test]
    fn places_are_counted_in_code_points() {
        let found = words("«Құқық» 2-ші");
        let places: Vec<_> =
            found.iter().map(|word| (word.position, word.start, word.end)).collect();
        assert_eq!(places, [(0, 1, 6), (1, 8, 9), (2, 10, 12)]);
    }
}
