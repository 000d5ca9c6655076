//! The sounds of Kazakh letters, as far as the choice of a suffix depends on them.

/// The kinds of sounds that a stem may end in. The first letter of a suffix follows them:
/// "жоба-лар" but "талап-тар", "желі-ні" but "экран-ды".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::analysis) enum Sound {
    Vowel,
    /// р and the glides й, у, ю.
    Open,
    Lateral,
    Nasal,
    /// з and ж.
    Sibilant,
    /// Voiceless, and б, в, г, д, with which only loan words end, and which take the same
    /// suffixes: "код-ты", "актив-тер".
    Voiceless,
}

/// The sound of a letter.
pub(in crate::search::analysis) fn sound(letter: char) -> Sound {
    match letter {
        'р' | 'й' | 'у' | 'ю' => Sound::Open,
        'л' => Sound::Lateral,
        'м' | 'н' | 'ң' => Sound::Nasal,
        'з' | 'ж' => Sound::Sibilant,
        _ if is_vowel(letter) => Sound::Vowel,
        _ => Sound::Voiceless,
    }
}

/// Whether the letter is a vowel for the suffix that follows. у and ю are not: the infinitive
/// takes the suffixes of a consonant ("басқару-ы", not "басқару-сы").
pub(in crate::search::analysis) fn is_vowel(letter: char) -> bool {
    "аәеёиоөұүыіэя".contains(letter)
}

/// Whether the letter can carry a syllable.
pub(in crate::search::analysis) fn is_syllabic(letter: char) -> bool {
    is_vowel(letter) || matches!(letter, 'у' | 'ю')
}

/// The last letter that sounds: a soft sign does not ("модель-дер" as "тіл-дер").
pub(in crate::search::analysis) fn last_sound(stem: &str) -> Option<Sound> {
    stem.chars().rev().find(|letter| !matches!(letter, 'ь' | 'ъ')).map(sound)
}

/// Whether a suffix with front vowels (or else with back ones) may follow the stem.
///
/// The last vowel of the stem decides. и is written for front and back vowels alike, and so are у
/// and ю, so they decide nothing; a у after a vowel is none. A back vowel before к, г or ь is that
/// of a loan word, which takes either kind ("факті", "банктер", "рольдер"); so is one before л and
/// р where a soft sign was lost ("паролі").
pub(in crate::search::analysis) fn in_harmony(stem: &str, front: bool) -> bool {
    let mut soft_end = false;
    let mut letters = stem.chars().rev().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' => return front,
            'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => return !front || soft_end,
            // "қауіп" is of both kinds, and loses the vowel that tells: "қаупі".
            'у' if stem.ends_with("уп") => return true,
            'у' if letters.peek().is_some_and(|&before| is_vowel(before)) => {}
            'и' | 'у' | 'ю' => return true,
            'к' | 'г' | 'ь' => soft_end = true,
            'л' | 'р' => soft_end |= !has_native_letter(stem),
            _ => {}
        }
    }
    false
}

/// Whether the word has a letter that Russian words lack, so that it is not a recent loan.
pub(in crate::search::analysis) fn has_native_letter(word: &str) -> bool {
    word.chars().any(|letter| "әғқңөұүһіы".contains(letter))
}
