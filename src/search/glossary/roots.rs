//! The roots of Russian and English words: what a noun, its adjective and its verb share.
//!
//! Names are in their dictionary forms, and people ask with words of the same family: "сетевая
//! безопасность" for "безопасность сети", "настраивать" for "настройка". A root is rough, so it is
//! asked only where the words themselves say nothing. The order of the words and the function words
//! between them do not count.

use crate::search::analysis;

/// Words that say nothing of what is named.
const FUNCTION_WORDS: [&str; 34] = [
    "и", "в", "во", "на", "по", "с", "со", "от", "для", "к", "о", "об", "из", "при", "за", "до",
    "или", "а", "у", "без", "an", "a", "the", "of", "for", "in", "on", "to", "and", "by", "with",
    "from", "at", "or",
];

/// What makes an adjective, a verb or a noun of a root, behind which Snowball has taken the endings;
/// the longest first.
const RUSSIAN: [&str; 24] = [
    "ическ",
    "овальн",
    "ованн",
    "ыва",
    "ива",
    "ован",
    "ова",
    "ева",
    "ионн",
    "ион",
    "енн",
    "анн",
    "ийн",
    "ост",
    "ов",
    "ев",
    "ен",
    "ан",
    "ск",
    "ьн",
    "н",
    "к",
    "й",
    "ь",
];
const ENGLISH: [&str; 7] = ["ation", "ment", "ion", "iti", "at", "al", "iv"];

/// How the roots of borrowed verbs end, and those of their nouns: "мотивировать" is to "мотивация"
/// what "идентифицировать" is to "идентификация".
const BORROWED: [(&str, &str); 2] = [("ицир", "икац"), ("ир", "ац")];

/// How the roots of "analysis" and "analyze" end, and that of "analyse".
const ENGLISH_ENDS: [(&str, &str); 2] = [("ysi", "ys"), ("yz", "ys")];

/// The fewest letters of a root.
const SHORTEST: usize = 3;

/// The roots of the words of a name, in the order of the alphabet, with a blank between them; none
/// where it begins or ends with a function word, or has no other.
pub(super) fn roots<'w>(words: impl Iterator<Item = &'w Option<String>>) -> Option<String> {
    let all: Vec<&Option<String>> = words.collect();
    let ends = [all.first()?, all.last()?];
    if ends.into_iter().any(|end| end.is_none()) {
        return None;
    }
    let mut roots: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
    roots.sort_unstable();
    Some(roots.join(" "))
}

/// Whether a word in small letters says nothing of what is named.
pub(in super::super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// The root of a word in small letters; none of a function word.
pub(super) fn root(word: &str) -> Option<String> {
    if is_function_word(word) {
        return None;
    }
    if !word.chars().any(analysis::is_cyrillic) {
        let stem = analysis::english_stem(word);
        let root = without_suffixes(&stem, &ENGLISH);
        return Some(with_other_end(root, &ENGLISH_ENDS).unwrap_or_else(|| root.to_owned()));
    }
    let stems = analysis::russian_stems(word);
    let stem = stems.first().map_or(word, String::as_str);
    let root = without_suffixes(stem, &RUSSIAN);
    let root = without_soft_l(word, root);
    // The consonants and vowels that a verb changes: "защищать", "разрабатывать".
    let root = root.strip_suffix('щ').map_or_else(|| root.to_owned(), |rest| format!("{rest}т"));
    Some(with_other_end(&root, &BORROWED).unwrap_or(root).replace('о', "а"))
}

/// A root without the "л" that "оформить" takes in "оформление" and "оформлять".
fn without_soft_l<'s>(word: &str, root: &'s str) -> &'s str {
    let ends = ["ен", "ён", "ив", "я"];
    let is_before_end =
        word.strip_prefix(root).is_some_and(|rest| ends.iter().any(|end| rest.starts_with(end)));
    let shorter = root.strip_suffix('л').filter(|rest| rest.ends_with(['б', 'в', 'м', 'п', 'ф']));
    shorter.filter(|rest| is_before_end && rest.chars().count() >= SHORTEST).unwrap_or(root)
}

/// The root of a borrowed verb as that of its short noun: "анализировать" is to "анализ" what
/// "контролировать" is to "контроль"; none of all other words.
pub(super) fn root_of_short_noun(word: &str) -> Option<String> {
    let bare = word.strip_suffix("ировать").or_else(|| word.strip_suffix("ироваться"))?;
    root_of_family(bare)
}

/// A root that ends as one of these, with what is there in its place.
fn with_other_end(root: &str, ends: &[(&str, &str)]) -> Option<String> {
    let (end, other) = ends.iter().find(|(end, _)| root.ends_with(end))?;
    let rest = root.strip_suffix(end).filter(|rest| rest.chars().count() >= SHORTEST)?;
    Some(format!("{rest}{other}"))
}

/// The root that the words of a family share; none where it is short, as it tells too little.
pub(in super::super) fn root_of_family(word: &str) -> Option<String> {
    root(word).filter(|root| root.chars().count() > SHORTEST)
}

fn without_suffixes<'s>(stem: &'s str, suffixes: &[&str]) -> &'s str {
    let is_long = |root: &&str| root.chars().count() >= SHORTEST;
    let vowels = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
    let mut root = stem;
    loop {
        let bare = root.trim_end_matches(vowels);
        let bare = Some(bare).filter(is_long).unwrap_or(root);
        let of = |from: &'s str| {
            suffixes.iter().find_map(|suffix| from.strip_suffix(suffix).filter(is_long))
        };
        match of(root).or_else(|| of(bare)) {
            Some(shorter) => root = shorter,
            None => return bare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str]) {
        let roots: Vec<_> = words.iter().map(|word| root(word)).collect();
        assert!(
            roots.iter().all(|root| *root == roots[0] && root.is_some()),
            "{words:?} {roots:?}"
        );
    }

    #[test]
    fn a_noun_its_adjective_and_its_verb_share_a_root() {
        check(&["информация", "информационный", "информационная"]);
        check(&["сеть", "сетевая", "сети"]);
        check(&["настройка", "настраивать", "настроить"]);
        check(&["разработка", "разрабатывать", "разработать"]);
        check(&["шифрование", "шифровальный", "шифровать"]);
        check(&["защита", "защищать", "защищённая"]);
        check(&["событие", "событийный"]);
        check(&["пароль", "парольная"]);
        check(&["уязвимость", "уязвимостями"]);
        check(&["проверка", "проверять", "проверить"]);
        check(&["хранение", "хранить"]);
        check(&["программа", "программный"]);
        check(&["мотивация", "мотивировать", "мотивационный"]);
        check(&["идентификация", "идентифицировать"]);
        check(&["оформление", "оформить", "оформлять"]);
        check(&["восстановление", "восстанавливать"]);
        check(&["encryption", "encrypt", "encrypted", "encrypting"]);
        check(&["policy", "policies"]);
        check(&["assessment", "assess"]);
        check(&["security", "secure"]);
        check(&["analysis", "analyse", "analyze", "analyzing"]);
        assert_eq!(root_of_short_noun("анализировать"), root("анализ"));
        assert_eq!(root_of_short_noun("контролировать"), root("контроль"));
        assert_eq!(root_of_short_noun("программирование"), None);
    }

    #[test]
    fn other_words_have_other_roots() {
        for (one, other) in [
            ("программа", "программирование"),
            ("тест", "тестирование"),
            ("документ", "документация"),
            ("план", "планирование"),
        ] {
            assert_ne!(root(one), root(other));
        }
    }

    #[test]
    fn the_order_of_words_and_what_is_between_them_do_not_count() {
        let of =
            |words: &[&str]| roots(words.iter().map(|word| root(word)).collect::<Vec<_>>().iter());
        assert_eq!(of(&["безопасность", "сети"]), of(&["сетевая", "безопасность"]));
        assert_eq!(of(&["мониторинг", "событий"]), of(&["событийный", "мониторинг"]));
        assert_eq!(of(&["защита", "от", "вирусов"]), of(&["вирусная", "защита"]));
        assert_eq!(of(&["для", "защиты"]), None);
        assert_eq!(of(&[]), None);
    }
}
