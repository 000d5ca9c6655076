//! Kazakh in Latin letters.
//!
//! Three ways of writing are read at once: the draft alphabet of 2021 (ä ö ü ū ğ ñ ş, i for и
//! and й, ı for і), the decree of 2018 (á ó ú ý ǵ ń, sh, ch) with the apostrophes of 2017, and what
//! people type without any of them (q or k, sh, zh or j, y, kh, w). The readings are in folded
//! letters, in which most of the differences vanish; where letters remain ambiguous there are
//! several readings, and the caller keeps those whose stems it knows.

/// How many readings one word may have.
const MAX_READINGS: usize = 8;

/// The readings of a word in lower-case Latin letters, in the letters of [`super::folding`], the
/// likeliest first. None for a word with other characters.
pub(in crate::search) fn readings(word: &str) -> Vec<String> {
    // The readings so far, with the number of unlikely choices in each.
    let mut readings: Vec<(usize, String)> = vec![(0, String::new())];
    let mut rest = word;
    let mut before = None;
    while let Some((length, choices)) = next_letters(before, rest) {
        let mut longer = Vec::with_capacity(readings.len() * choices.len());
        for (cost, reading) in &readings {
            for (place, choice) in choices.iter().enumerate() {
                longer.push((cost + place, format!("{reading}{choice}")));
            }
        }
        // Cutting at each letter keeps a long word from having thousands of readings.
        longer.sort_by_key(|(cost, _)| *cost);
        longer.truncate(MAX_READINGS);
        readings = longer;
        before = rest[..length].chars().next_back();
        rest = &rest[length..];
    }
    if !rest.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (_, reading) in readings {
        if !reading.is_empty() && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found
}

/// The bytes that the next letter or group of letters takes, and how it may be read.
fn next_letters(before: Option<char>, rest: &str) -> Option<(usize, &'static [&'static str])> {
    let first = rest.chars().next()?;
    let after_consonant = before.is_some_and(|letter| !"aäáeéiıíoöóuüúūyýw".contains(letter));
    let groups: &[(&str, &'static [&'static str])] = &[
        ("shch", &["ш"]),
        ("sh", &["ш", "сх"]),
        ("zh", &["ж"]),
        ("kh", &["х"]),
        ("gh", &["г"]),
        ("ch", &["ч"]),
        ("ts", &["ц", "тс"]),
        ("ng", &["н", "нг"]),
        ("uw", &["у", "уу"]),
        // "лицензия" is "litsenziya" or "lisenzia".
        ("ia", if after_consonant { &["ииа", "иа"] } else { &["иа"] }),
        ("ıa", if after_consonant { &["ииа", "иа"] } else { &["иа"] }),
        ("yo", &["ио", "е"]),
        // "ереже" and "жүйе".
        ("ye", if before.is_none() { &["е", "ие"] } else { &["ие", "е"] }),
        ("ie", &["ие", "е"]),
    ];
    for (group, choices) in groups {
        if rest.starts_with(group) {
            return Some((group.len(), choices));
        }
    }
    // The alphabet of 2017 put an apostrophe after the letter.
    let apostrophe = rest[first.len_utf8()..].chars().next().filter(|&next| is_apostrophe(next));
    if let Some(apostrophe) = apostrophe {
        let choices: Option<&'static [&'static str]> = match first {
            's' => Some(&["ш", "с"]),
            'c' => Some(&["ч"]),
            'y' => Some(&["у", "и"]),
            _ => None,
        };
        if let Some(choices) = choices {
            return Some((first.len_utf8() + apostrophe.len_utf8(), choices));
        }
    }
    let choices: &'static [&'static str] = match first {
        'a' | 'ä' | 'á' | 'à' | 'â' | 'ə' => &["а"],
        'b' => &["б"],
        'c' => &["ц", "к", "с"],
        'ç' | 'č' | 'ć' => &["ч"],
        'd' => &["д"],
        'e' | 'é' | 'è' | 'ë' => &["е"],
        'f' => &["ф"],
        'g' | 'ğ' | 'ǵ' | 'ġ' => &["г"],
        'h' => &["х"],
        'i' | 'ı' | 'í' | 'ì' | 'î' | 'ï' | 'y' | 'ÿ' => &["и"],
        'j' | 'ž' => &["ж"],
        'k' | 'q' => &["к"],
        'l' => &["л"],
        'm' => &["м"],
        'n' | 'ñ' | 'ń' | 'ŋ' => &["н"],
        'o' | 'ö' | 'ó' | 'ò' | 'ô' | 'ɵ' => &["о"],
        'p' => &["п"],
        'r' => &["р"],
        // "центр" is "tsentr" or "sentr".
        's' if rest[1..].starts_with(['e', 'i']) => &["с", "ц"],
        's' => &["с"],
        'ş' | 'ș' | 'š' | 'ś' => &["ш"],
        't' => &["т"],
        'u' | 'ü' | 'ū' | 'ú' | 'ù' | 'û' | 'ý' | 'w' => &["у"],
        'v' => &["в"],
        'x' if before.is_none() => &["х", "кс"],
        'x' => &["кс", "х"],
        'z' => &["з"],
        // The dot of a lower-cased İ; an apostrophe for a soft sign, or after a letter that
        // folds to the same with it and without.
        '\u{307}' => &[""],
        _ if is_apostrophe(first) => &[""],
        _ => return None,
    };
    Some((first.len_utf8(), choices))
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::super::folding::fold;
    use super::*;

    /// Each of the spellings is read as the Kazakh word.
    fn check(kazakh: &str, spellings: &[&str]) {
        for spelling in spellings {
            let found = readings(spelling);
            assert!(found.contains(&fold(kazakh)), "{spelling} as {kazakh}: {found:?}");
            assert!(found.len() <= MAX_READINGS, "{spelling}: {found:?}");
        }
    }

    #[test]
    fn the_three_alphabets_are_read() {
        check("қазақша", &["qazaqşa", "qazaqsha", "qazaqs'a", "kazaksha"]);
        check("әңгіме", &["äñgıme", "áńgime", "a'n'gime", "angime", "angıme"]);
        check("үй", &["üi", "úı", "uy", "ui"]);
        check("ұшақ", &["ūşaq", "ushaq", "ushak"]);
        check("өзгеріс", &["özgerıs", "ózgeris", "ozgeris"]);
        check("ғылым", &["ğylym", "ǵylym", "gylym", "ghylym", "gılım"]);
        check("жаңа", &["jaña", "jańa", "zhana", "zhanga", "jan'a"]);
        check("тауар", &["tauar", "taýar", "tawar", "tay'ar"]);
        check("оқушы", &["oquşy", "oqýshy", "okushy", "oqwshy"]);
    }

    #[test]
    fn glides_are_read_however_they_are_spelt() {
        check("әйел", &["äiel", "aiel", "ayel"]);
        check("қою", &["qoiu", "qoyu", "koyu"]);
        check("аяқ", &["aiaq", "ayaq", "ayak"]);
        check("мұрағат", &["mūrağat", "muragat"]);
        check("сөйлесу", &["söilesu", "soylesu", "soilesw"]);
    }

    #[test]
    fn loan_words_are_read() {
        check("сервер", &["server"]);
        check("сегмент", &["segment"]);
        check("аудит", &["audit"]);
        check("шифр", &["shifr", "şifr"]);
        check("журнал", &["zhurnal", "jurnal"]);
        check("акция", &["aktsiya", "aksia", "akciya", "aktsia"]);
        check("центр", &["tsentr", "sentr", "centr"]);
        check("тренинг", &["trening"]);
        check("индекс", &["indeks", "index"]);
        check("хабар", &["xabar", "habar", "khabar"]);
        check("роль", &["rol", "rol'", "rol’"]);
    }

    #[test]
    fn the_likeliest_reading_comes_first() {
        assert_eq!(readings("ushak").first().map(String::as_str), Some("ушак"));
        assert_eq!(readings("kniga"), ["книга"]);
    }

    #[test]
    fn what_is_not_latin_has_no_reading() {
        for word in ["", "аудит", "iso27001", "a-b", "ﬀ"] {
            assert!(readings(word).is_empty(), "{word}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(word in ".{0,30}") {
            proptest::prop_assert!(readings(&word).len() <= MAX_READINGS);
        }
    }

    #[test]
    fn a_word_of_ambiguous_letters_has_few_readings() {
        assert!(readings(&"cxsesi".repeat(50)).len() <= MAX_READINGS);
    }
}
