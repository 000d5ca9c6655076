//! Translations as files, whatever is in them.

use super::{TranslationFile, file::shipped};
use crate::standard::Language;

#[test]
fn the_shipped_translations_are_in_their_language_and_end_as_the_words_do() {
    const OF_KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
    let end = |text: &str| text.chars().next_back().filter(|c| ".;:,".contains(*c));
    for language in [Language::Russian, Language::English] {
        let file = shipped("J62090011", language).unwrap().unwrap();
        assert!(!file.translations.is_empty());
        for one in &file.translations {
            let is_foreign = |c: char| match language {
                Language::Russian => OF_KAZAKH.contains(c),
                _ => ('\u{400}'..='\u{4ff}').contains(&c),
            };
            assert!(!one.text.contains(is_foreign), "{language}: {}", one.text);
            assert_eq!(end(&one.text), end(&one.words), "{language}: {}", one.text);
        }
    }
}

#[test]
fn a_file_that_is_cut_or_has_other_signs_is_read_or_refused() {
    let whole = "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\n# remark\n#: f1/s1 f1/s2\n#, fuzzy\n\
                 msgid \"a \\\"b\\\"\"\nmsgstr \"\"\n\"c\\\\\"\n\"d\"\nmsgid \"e\"\nmsgstr \"\"\n";
    let read = TranslationFile::parse("x.po", whole).unwrap();
    assert_eq!(read.translations.len(), 2);
    let first = read.of("a \"b\"").unwrap();
    assert_eq!((&*first.text, first.remark.as_deref()), ("c\\d", Some("remark")));
    assert_eq!(first.places, ["f1/s1", "f1/s2"]);
    assert!(read.of("e").is_none());
    for at in (0..whole.len()).filter(|&at| whole.is_char_boundary(at)) {
        let _ = TranslationFile::parse("x.po", &whole[..at]);
        let _ = TranslationFile::parse("x.po", &whole[at..]);
        for sign in ["\"", "\\", "\n", "#", "msgstr[9] ", "ә", "#~ "] {
            let damaged = format!("{}{sign}{}", &whole[..at], &whole[at..]);
            let _ = TranslationFile::parse("x.po", &damaged);
        }
    }
}
