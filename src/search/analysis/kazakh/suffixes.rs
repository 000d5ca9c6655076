//! The inflectional suffixes of Kazakh, each with what it may follow.

use super::letters::Sound::{self, Lateral, Nasal, Open, Sibilant, Voiceless, Vowel};
use super::letters::{in_harmony, last_sound};

/// A suffix in its two harmonic forms.
#[derive(Debug)]
pub(in crate::search::analysis) struct Suffix {
    pub back: &'static str,
    pub front: &'static str,
    /// The sounds it may follow.
    pub after: &'static [Sound],
}

impl Suffix {
    /// The word without this suffix, if it bears it in the right form.
    pub fn strip<'a>(&self, word: &'a str) -> Option<&'a str> {
        let forms = [(self.back, false), (self.front, true)];
        forms.into_iter().find_map(|(form, front)| {
            let stem = word.strip_suffix(form)?;
            let fits = self.after.contains(&last_sound(stem)?);
            let harmonic = self.back == self.front || in_harmony(stem, front);
            (fits && harmonic).then_some(stem)
        })
    }
}

/// What a case says of the possessive before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::analysis) enum Owner {
    /// The noun has a possessive of the third person: "жоспарын" is "жоспар-ы-н".
    Third,
    /// It has none: "желіні" is "желі-ні"; "жел-і" would give "желін".
    NotThird,
    /// It may have one: "желінің" is "желі-нің" or "жел-і-нің".
    Any,
}

/// A case, or the attributive of the locative ("ұйымдағы").
#[derive(Debug)]
pub(in crate::search::analysis) struct Case {
    pub suffix: Suffix,
    pub owner: Owner,
    /// No root ends like it.
    pub certain: bool,
}

const fn suffix(back: &'static str, front: &'static str, after: &'static [Sound]) -> Suffix {
    Suffix { back, front, after }
}

const fn case(
    back: &'static str,
    front: &'static str,
    after: &'static [Sound],
    owner: Owner,
) -> Case {
    Case { suffix: suffix(back, front, after), owner, certain: false }
}

const fn certain(
    back: &'static str,
    front: &'static str,
    after: &'static [Sound],
    owner: Owner,
) -> Case {
    Case { suffix: suffix(back, front, after), owner, certain: true }
}

const CONSONANTS: &[Sound] = &[Open, Lateral, Nasal, Sibilant, Voiceless];
const VOICED: &[Sound] = &[Vowel, Open, Lateral, Nasal, Sibilant];
const VOICELESS: &[Sound] = &[Voiceless];
const VOWEL: &[Sound] = &[Vowel];

pub(in crate::search::analysis) const PLURAL: &[Suffix] = &[
    suffix("лар", "лер", &[Vowel, Open]),
    suffix("дар", "дер", &[Lateral, Nasal, Sibilant]),
    suffix("тар", "тер", VOICELESS),
];

/// The possessives of the third person.
pub(in crate::search::analysis) const THIRD_PERSON: &[Suffix] =
    &[suffix("сы", "сі", VOWEL), suffix("ы", "і", CONSONANTS)];

/// The possessives of the first and the second person, plural and polite.
pub(in crate::search::analysis) const FIRST_AND_SECOND_PERSON: &[Suffix] = &[
    suffix("ымыз", "іміз", CONSONANTS),
    suffix("мыз", "міз", VOWEL),
    suffix("ыңыз", "іңіз", CONSONANTS),
    suffix("ңыз", "ңіз", VOWEL),
];

/// The same, singular, after consonants. After vowels they are one letter ("жоба-м"), which
/// ends too many roots ("адам") to be told from them.
pub(in crate::search::analysis) const SINGULAR_PERSONS: &[Suffix] = &[
    suffix("ым", "ім", CONSONANTS),
    suffix("ың", "ің", CONSONANTS),
    suffix("ыма", "іме", CONSONANTS),
    suffix("ыңа", "іңе", CONSONANTS),
];

/// Longer suffixes before those that they end with.
pub(in crate::search::analysis) const CASES: &[Case] = &[
    certain("ндағы", "ндегі", VOWEL, Owner::Third),
    case("нда", "нде", VOWEL, Owner::Third),
    case("нан", "нен", VOWEL, Owner::Third),
    case("на", "не", VOWEL, Owner::Third),
    case("н", "н", VOWEL, Owner::Third),
    certain("ның", "нің", &[Vowel, Nasal], Owner::Any),
    certain("дың", "дің", &[Open, Lateral, Sibilant], Owner::NotThird),
    certain("тың", "тің", VOICELESS, Owner::NotThird),
    certain("дағы", "дегі", VOICED, Owner::NotThird),
    certain("тағы", "тегі", VOICELESS, Owner::NotThird),
    case("дан", "ден", &[Vowel, Open, Lateral, Sibilant], Owner::NotThird),
    case("тан", "тен", VOICELESS, Owner::NotThird),
    certain("нан", "нен", &[Nasal], Owner::NotThird),
    case("мен", "мен", &[Vowel, Open, Lateral, Nasal], Owner::Any),
    certain("бен", "бен", &[Sibilant], Owner::NotThird),
    certain("пен", "пен", VOICELESS, Owner::NotThird),
    case("ға", "ге", VOICED, Owner::NotThird),
    case("қа", "ке", VOICELESS, Owner::NotThird),
    case("ны", "ні", VOWEL, Owner::NotThird),
    case("ды", "ді", &[Open, Lateral, Nasal, Sibilant], Owner::NotThird),
    case("ты", "ті", VOICELESS, Owner::NotThird),
    case("да", "де", VOICED, Owner::NotThird),
    case("та", "те", VOICELESS, Owner::NotThird),
];

/// What an ending did to the verb's stem, so that the infinitive can be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::analysis) enum Joint {
    /// Nothing: "ал-атын", "жина-п". Before a vowel the stem already sounds as before -у.
    Plain,
    /// It kept a voiceless end that -у would voice: "шық-қан", "шығу".
    Hardened,
    /// It swallowed й: "қой-" gives "қоятын".
    Yod,
}

/// An ending of a verb.
#[derive(Debug)]
pub(in crate::search::analysis) struct VerbEnding {
    pub suffix: Suffix,
    pub joint: Joint,
}

const fn verb(
    back: &'static str,
    front: &'static str,
    after: &'static [Sound],
    joint: Joint,
) -> VerbEnding {
    VerbEnding { suffix: suffix(back, front, after), joint }
}

/// The participles, which take the suffixes of a noun: "қорғалғанын".
pub(in crate::search::analysis) const PARTICIPLES: &[VerbEnding] = &[
    verb("ған", "ген", VOICED, Joint::Hardened),
    verb("қан", "кен", VOICELESS, Joint::Hardened),
    verb("йтын", "йтін", VOWEL, Joint::Plain),
    verb("ятын", "ятін", VOWEL, Joint::Yod),
    verb("атын", "етін", CONSONANTS, Joint::Plain),
    verb("итын", "итін", CONSONANTS, Joint::Plain),
];

/// The endings after which nothing follows: polite imperative, converb, present tense.
pub(in crate::search::analysis) const FINITE: &[VerbEnding] = &[
    verb("ыңыз", "іңіз", CONSONANTS, Joint::Plain),
    verb("ңыз", "ңіз", VOWEL, Joint::Plain),
    verb("йды", "йді", VOWEL, Joint::Plain),
    verb("яды", "яді", VOWEL, Joint::Yod),
    verb("ады", "еді", CONSONANTS, Joint::Plain),
    verb("иды", "иді", CONSONANTS, Joint::Plain),
    verb("ып", "іп", CONSONANTS, Joint::Plain),
    verb("п", "п", VOWEL, Joint::Plain),
];
