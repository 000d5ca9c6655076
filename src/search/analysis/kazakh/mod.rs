//! A stemmer for the inflection of Kazakh.
//!
//! Suffixes are taken off from the end inwards, layer by layer: case, possessive, plural; or the
//! ending of a verb, whose stem is its infinitive ("басқарыңыз" gives "басқару"), so that a verb
//! never meets a noun ("ағып" is not "ақ"). What a suffix may follow, by vowel harmony and by the
//! last sound of the stem, keeps most roots whole: "принтер" is no plural, for "прин" would have
//! "приндер". Suffixes that make new words (-лық, -шы, -сыз, -лау) stay.
//!
//! Without a dictionary a form may be read in two ways ("желі" as a root, or as "жел" and a
//! possessive). Both readings are given, and both are indexed: the forms of one word share a stem.
//!
//! The rules are those of any grammar of Kazakh; no word list but two short ones in this file.
//! Known weaknesses: roots of two letters but those listed here ("ән", "ет"), possessives of one
//! letter ("жобам"), past tense and conditional of verbs, verbs whose root ends in и, у or, in the
//! converb, in п ("жуған", "тауып"), and the adjectives in -ды/-ты, which are written as the
//! accusative ("төзімді").

pub(super) mod letters;
pub(super) mod suffixes;
#[cfg(test)]
mod tests;

use letters::{Sound, has_native_letter, in_harmony, is_syllabic, is_vowel, sound};
use suffixes::{
    CASES, FINITE, FIRST_AND_SECOND_PERSON, Joint, Owner, PARTICIPLES, PLURAL, SINGULAR_PERSONS,
    THIRD_PERSON, VerbEnding,
};

/// Words that look inflected and are not, or are no longer felt to be.
const INVARIABLE: &[&str] = &[
    "арқылы",
    "басқа",
    "бұрын",
    "дейін",
    "жақын",
    "жалпы",
    "кейін",
    "қарсы",
    "қысқа",
    "мұнда",
    "онда",
    "сайын",
    "сонда",
    "туралы",
    "тағы",
    "үшін",
];

/// Roots of two letters. Other words are not shortened so far: "үшін" is not "үш", "ағын" is not
/// "ақ", and "аты" must not meet the abbreviation "АТ".
const SHORT_ROOTS: &[&str] = &["ай", "ел", "іс", "із", "өз", "су", "үй"];

/// How stems end that are surely whole: infinitives, names of agents, tools and qualities.
const SURE_ENDS: &[&str] =
    &["у", "ю", "шы", "ші", "ғы", "гі", "лық", "лік", "дық", "дік", "тық", "тік"];

/// How loan words end that take a і before suffixes.
pub(super) const LOAN_ENDS: &[&str] = &["кт", "пт", "фт", "ст", "ск", "нт", "нк"];

/// The stems of a word in lower-case Cyrillic letters: one or two, the likelier first.
/// A word that bears no suffix is its own stem.
pub(in crate::search) fn stems(word: &str) -> Vec<String> {
    let mut stems = Stems::default();
    if !INVARIABLE.contains(&word) {
        for case in CASES {
            if let Some(noun) = case.suffix.strip(word) {
                let n_before = stems.likely.len();
                stems.add_noun(noun, case.owner);
                stems.is_certain |= case.certain && stems.likely.len() > n_before;
            }
        }
        if !stems.is_certain {
            // "талап" is rather a demand than a converb of "талау".
            if word.ends_with("ап") || word.ends_with("еп") {
                stems.add(word);
            }
            let n_before = stems.likely.len();
            stems.add_verbs(word, FINITE);
            // "кәсіп" and "теңіз" end like forms of verbs.
            let is_verb = stems.likely.len() > n_before;
            if word.ends_with('п') || (is_verb && n_vowels(word) < 3) {
                stems.add(word);
            }
            stems.add_suffixed(word, Owner::Any);
            stems.add_verbs(word, PARTICIPLES);
            stems.add_whole(word);
        }
    }
    if stems.likely.is_empty() {
        stems.likely.push(canonical(word).to_owned());
    }
    for stem in stems.unlikely {
        if !stems.likely.contains(&stem) {
            stems.likely.push(stem);
        }
    }
    stems.likely.truncate(2);
    stems.likely
}

/// The stems found so far, the likelier first.
#[derive(Default)]
struct Stems {
    likely: Vec<String>,
    unlikely: Vec<String>,
    /// No root ends like the suffixes that were found.
    is_certain: bool,
}

impl Stems {
    /// Adds the stems of a noun without its case.
    fn add_noun(&mut self, noun: &str, owner: Owner) {
        self.add_suffixed(noun, owner);
        if owner != Owner::Third && !self.is_certain {
            self.add_plural(noun);
        }
    }

    /// Adds the stems of a noun that bears more suffixes.
    fn add_suffixed(&mut self, noun: &str, owner: Owner) {
        if owner != Owner::NotThird {
            self.add_possessed(noun);
        }
        if owner == Owner::Third {
            return;
        }
        for suffix in FIRST_AND_SECOND_PERSON {
            if let Some(possessed) = suffix.strip(noun) {
                self.add_before_possessive(possessed, vowel_after(possessed, noun));
            }
        }
        // -ым also makes nouns of verbs ("келісім"), so a short root is left alone ("тізім" is
        // not "тіз").
        for suffix in SINGULAR_PERSONS {
            if let Some(possessed) = suffix.strip(noun)
                && possessed.chars().count() > 3
            {
                self.unlikely.push(canonical(possessed).to_owned());
            }
        }
    }

    /// Adds the stems of a noun that bears the possessive of the third person.
    fn add_possessed(&mut self, noun: &str) {
        for suffix in THIRD_PERSON {
            match suffix.strip(noun) {
                Some(possessed) if possessed.ends_with(is_vowel) => {
                    self.add_root(possessed);
                    // Other nouns may end in с: "процес-і", "жұмыс-ы".
                    if n_vowels(possessed) > 3
                        || possessed.ends_with(['я', 'ё'])
                        || SURE_ENDS.iter().any(|end| possessed.ends_with(end))
                    {
                        return;
                    }
                }
                Some(possessed) => {
                    self.add_before_possessive(possessed, vowel_after(possessed, noun));
                }
                None => {}
            }
        }
    }

    /// Adds the stems of a noun that ends in a consonant and had a possessive with a vowel after
    /// it, before which к, қ, п are voiced and a narrow vowel may be lost.
    fn add_before_possessive(&mut self, noun: &str, vowel: char) {
        let mut letters = noun.chars().rev();
        let (Some(last), Some(before)) = (letters.next(), letters.next()) else {
            return;
        };
        let stem = &noun[..noun.len() - last.len_utf8()];
        match (before, last) {
            // Native stems end in no г, ғ, б, д; in loan words these come after a vowel ("логы",
            // "штабы", "коды") or after н and р.
            (_, 'ғ') if is_syllabic(before) => self.add_restored(stem, 'қ'),
            (_, 'б') if is_syllabic(before) => {
                self.add_restored(stem, 'п');
                self.add(noun);
            }
            ('а' | 'о' | 'у' | 'ы' | 'ұ', 'г') => {
                self.add(noun);
                self.add_restored(stem, 'к');
            }
            (_, 'г') if is_syllabic(before) => self.add_restored(stem, 'к'),
            // "код-ы", but "алу-ды".
            (_, 'д') if is_vowel(before) => self.add(noun),
            // "тренинг-і", but "төменгі"; "фонд-ы", but "орын-ды", which is an accusative.
            ('н', 'г') | ('н' | 'р', 'д') if !has_native_letter(noun) => self.add(noun),
            (_, 'г' | 'ғ' | 'б' | 'д') => {}
            // -шы and -ші make nouns of agents: "әкімші", "қорғаушы".
            (_, 'ш') if !is_vowel(before) => {}
            // "скрипт-і", but "жұмыс-ты", "код-ты".
            ('к' | 'п' | 'с' | 'ф' | 'х', 'т') if !has_native_letter(stem) => self.add(noun),
            (_, 'т') if sound(before) == Sound::Voiceless => {}
            _ if is_vowel(before) => self.add_plural(noun),
            _ => match with_lost_vowel(stem, before, last, vowel) {
                Some(full) => {
                    self.add(&full);
                    self.add(noun);
                }
                // "банк-і", but "ішкі", "сыртқы".
                None if last == 'қ' || (last == 'к' && has_native_letter(stem)) => {}
                None => self.add_plural(noun),
            },
        }
    }

    fn add_restored(&mut self, stem: &str, last: char) {
        self.add(&format!("{stem}{last}"));
    }

    /// Adds a noun without its plural.
    fn add_plural(&mut self, noun: &str) {
        let Some(single) = PLURAL.iter().find_map(|suffix| suffix.strip(noun)) else {
            self.add_root(noun);
            return;
        };
        self.add_root(single);
        // "кластер" and "салдар" end like a plural.
        if n_vowels(single) == 1 || (n_vowels(single) == 2 && !has_native_letter(single)) {
            self.add(noun);
        }
        self.is_certain = true;
    }

    /// Adds what is left of a noun when nothing more can be taken off.
    fn add_root(&mut self, root: &str) {
        self.add(root);
        // Loan words in two consonants have a і before suffixes: "объектінің", "актілер".
        if let Some(loan) = root.strip_suffix(['ы', 'і'])
            && LOAN_ENDS.iter().any(|end| loan.ends_with(end))
        {
            self.add(loan);
        }
    }

    /// Adds the whole word, unless what is taken off makes it clear that it is no root.
    fn add_whole(&mut self, word: &str) {
        // So long a root is not met: "қорытынды", with four vowels, is as long as they are.
        let n_vowels = n_vowels(word);
        let is_long = n_vowels > 4 || (n_vowels > 3 && !word.ends_with(['ы', 'і', 'н']));
        let is_clear = self.likely.first().is_some_and(|stem| {
            let n_taken = word.chars().count().saturating_sub(stem.chars().count());
            is_long || n_taken > 3 || SURE_ENDS.iter().any(|end| stem.ends_with(end))
        });
        if !is_clear {
            self.add_plural(word);
        }
    }

    /// Adds a stem, unless it is too short; a participle as its verb first.
    fn add(&mut self, stem: &str) {
        self.add_verbs(stem, PARTICIPLES);
        let stem = canonical(stem);
        if is_long_enough(stem) {
            self.push(stem.to_owned());
        }
    }

    fn add_verbs(&mut self, word: &str, endings: &[VerbEnding]) {
        for ending in endings {
            if let Some(stem) = ending.suffix.strip(word)
                && let Some(infinitive) = infinitive(stem, ending.joint)
            {
                self.push(infinitive);
            }
        }
    }

    fn push(&mut self, stem: String) {
        if !self.likely.contains(&stem) {
            self.likely.push(stem);
        }
    }
}

/// The infinitive in -у of a verb's stem: "талда" gives "талдау", "оқы" "оқу", "шық" "шығу".
fn infinitive(stem: &str, joint: Joint) -> Option<String> {
    let last = stem.chars().next_back()?;
    let start = &stem[..stem.len() - last.len_utf8()];
    if start.is_empty() || !stem.contains(is_syllabic) {
        return None;
    }
    Some(match (last, joint) {
        (_, Joint::Yod) => format!("{stem}ю"),
        ('ы' | 'і', Joint::Hardened) => format!("{start}у"),
        // No verb ends in у before a vowel: "қауіп" is no converb.
        ('у' | 'ю', _) => return None,
        ('й', _) => format!("{start}ю"),
        ('қ', Joint::Hardened) => format!("{start}ғу"),
        ('к', Joint::Hardened) => format!("{start}гу"),
        ('п', Joint::Hardened) => format!("{start}бу"),
        // Verbs end in no other vowel: "топ" and "принцип" are no converbs.
        _ if is_vowel(last) && !matches!(last, 'а' | 'е') => return None,
        _ => format!("{stem}у"),
    })
}

/// The first letter of what follows the beginning of a word.
fn vowel_after(beginning: &str, word: &str) -> char {
    word[beginning.len()..].chars().next().unwrap_or('ы')
}

/// The noun whose narrow vowel fell out before the same vowel of a possessive: "орны" of "орын".
fn with_lost_vowel(start: &str, before: char, last: char, vowel: char) -> Option<String> {
    let falls = match (before, last) {
        // к after a back vowel is that of a loan word: "паркі".
        ('р' | 'л', 'к') => !in_harmony(start, false),
        ('р' | 'й', 'н') | ('р' | 'л', 'қ') | ('р' | 'л' | 'у', 'п') | ('у', 'з') => {
            true
        }
        _ => false,
    };
    // Longer words are loans ("дизайны"), or compounds of "орын" ("кәсіпорны").
    let is_short = n_vowels(start) == 1 || (start.ends_with("ор") && has_native_letter(start));
    (falls && is_short).then(|| format!("{start}{vowel}{last}"))
}

/// The stem without what its inflected forms lose: "модель" has "моделі", "процесс" "процесі".
fn canonical(stem: &str) -> &str {
    let stem = stem.strip_suffix('ь').unwrap_or(stem);
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && !is_syllabic(last) => {
            &stem[..stem.len() - last.len_utf8()]
        }
        _ => stem,
    }
}

fn is_long_enough(stem: &str) -> bool {
    stem.contains(is_syllabic) && (stem.chars().count() > 2 || SHORT_ROOTS.contains(&stem))
}

fn n_vowels(word: &str) -> usize {
    word.chars().filter(|&letter| is_vowel(letter)).count()
}
