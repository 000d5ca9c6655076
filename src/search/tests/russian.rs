//! Queries in Russian against a text in Russian: endings, words of one family, words that only join.

use super::*;

/// An index of a Russian text with these abilities.
fn russian(abilities: &'static [&'static str]) -> SearchIndex {
    index(&[Draft { language: Language::Russian, abilities, ..DRAFT }])
}

fn hits(index: &SearchIndex, words: &str) -> Vec<(String, How)> {
    let results = index.search(&ask(&format!("{words} "))).unwrap();
    results.hits.into_iter().map(|hit| (hit.text, hit.matched[0].how)).collect()
}

#[test]
fn a_russian_word_is_found_with_any_ending() {
    let index = russian(&["Хранение чертежей", "Ремонт двигателей"]);
    for form in ["чертёж", "чертежами", "чертежах"] {
        let found = hits(&index, form);
        assert_eq!(found, [("Хранение чертежей".to_owned(), How::Stem)], "{form}");
    }
}

#[test]
fn a_word_that_no_text_has_finds_those_of_its_family() {
    let index = russian(&["Отгрузка щебня", "Отгружать щебень вовремя"]);
    let texts = |words| hits(&index, words).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    assert_eq!(texts("отгрузить"), ["Отгрузка щебня"]);
    assert_eq!(texts("отгрузить щебня"), ["Отгрузка щебня"]);
    // A word that the texts have is asked as it is.
    assert_eq!(texts("отгружать"), ["Отгружать щебень вовремя"]);
    assert!(texts("отговорить").is_empty());
}

#[test]
fn words_that_only_join_others_are_not_asked_for() {
    let index = russian(&["Отгрузка щебня", "Приём по накладной"]);
    assert_eq!(hits(&index, "отгрузка для щебня").len(), 1);
    assert_eq!(hits(&index, "the отгрузка of щебня").len(), 1);
    assert_eq!(hits(&index, "накладная для").len(), 1);
    // By itself it is a word, and in quotes too.
    assert_eq!(hits(&index, "по").len(), 1);
    assert_eq!(hits(&index, "\"по накладной\"").len(), 1);
    assert!(hits(&index, "\"для накладной\"").is_empty());
}
