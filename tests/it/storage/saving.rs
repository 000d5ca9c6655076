//! What is saved comes back, and saving again replaces it.

use kasip::{
    parser::parse,
    standard::{Finding, Language, ProfessionCard, TextChoice, TextKey},
    storage::{CatalogueCounts, CatalogueVersion, Saved, Storage},
};
use uuid::Uuid;

use super::{
    FIRST, assert_held, nothing,
    samples::{key, noticed, rich, standard, text},
    save,
};

on_both_databases!(
    everything_comes_back_as_it_was_saved,
    the_real_standard_comes_back_as_it_was_saved,
    characters_of_any_kind_come_back,
    an_empty_catalogue_holds_nothing,
    what_is_not_there_is_none,
    saving_again_changes_nothing,
    findings_in_another_order_change_nothing,
    the_same_text_read_in_another_way_replaces,
    another_text_replaces_the_earlier_whole,
    a_revision_differs_whenever_a_text_is_saved_anew,
    a_reader_never_sees_half_an_import,
);

async fn everything_comes_back_as_it_was_saved(storage: Storage) {
    let (standard, findings) = (rich(), noticed());
    let saved = storage.save_standard(&standard, &findings, "мәтін\n").await.unwrap();
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(1) });
    assert_held(&storage, &standard, &findings, "мәтін\n").await;
}

async fn the_real_standard_comes_back_as_it_was_saved(storage: Storage) {
    let text = include_str!("../../../data/J62090011.kk.txt");
    let (standard, findings) = parse(text);
    storage.save_standard(&standard, &findings, text).await.unwrap();
    assert_held(&storage, &standard, &findings, text).await;
    let saved = storage.save_standard(&standard, &findings, text).await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
    let counts = storage.count().await.unwrap();
    let counted = CatalogueCounts {
        standards: 1,
        cards: 12,
        functions: 39,
        skills: 111,
        abilities: 368,
        knowledge: 335,
    };
    assert_eq!(counts, counted);
}

async fn characters_of_any_kind_come_back(storage: Storage) {
    const ODD: &str =
        "\"«\\/» [1,{\u{1}\t\n\u{7f}\u{85}\u{2028}\u{feff}\u{fffd}👩\u{200d}💻\u{10ffff}'";
    let mut standard = rich();
    ODD.clone_into(&mut standard.passport.abbreviations[0].meaning);
    let card = &mut standard.cards[0];
    card.education[0].level = Some(ODD.to_owned());
    ODD.clone_into(&mut card.personal_competences[0].text);
    ODD.clone_into(&mut card.related[0].title);
    let skill = &mut card.functions[0].skills[0];
    ODD.clone_into(&mut skill.title);
    ODD.clone_into(&mut skill.abilities[0].text);
    storage.save_standard(&standard, &[], ODD).await.unwrap();
    assert_held(&storage, &standard, &[], ODD).await;
}

async fn an_empty_catalogue_holds_nothing(storage: Storage) {
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
    assert_eq!(storage.count().await.unwrap(), CatalogueCounts::default());
    assert_eq!(storage.list_standards(FIRST, None).await.unwrap(), nothing());
    let glossary = storage.snapshot().await.unwrap().find_glossary().await.unwrap();
    assert!(glossary.terms.is_empty() && glossary.abbreviations.is_empty());
}

async fn what_is_not_there_is_none(storage: Storage) {
    save(&storage, &rich()).await;
    for code in ["J0", "j1", "", "J1\0"] {
        let text = text(code, Language::Kazakh);
        assert_eq!(storage.find_passport(code, TextChoice::default()).await.unwrap(), None);
        assert_eq!(storage.list_cards_of(&text).await.unwrap(), []);
        assert_eq!(storage.find_source_text(&text).await.unwrap(), None);
        assert_eq!(storage.list_findings(&text, FIRST).await.unwrap(), nothing());
    }
    for slug in ["1-1", "", "2524-0-001-5\0"] {
        assert_eq!(storage.find_card(&key("J1", slug), TextChoice::default()).await.unwrap(), None);
        assert_eq!(
            storage.find_card_in_standard(&key("J1", slug), TextChoice::default()).await.unwrap(),
            None
        );
    }
    let russian = TextChoice { language: Some(Language::Russian), ..TextChoice::default() };
    assert_eq!(storage.find_passport("J1", russian).await.unwrap(), None);
    assert_eq!(storage.find_card(&key("J1", "2524-0-001-5"), russian).await.unwrap(), None);
    assert_eq!(storage.locate(Uuid::nil()).await.unwrap(), None);
}

async fn saving_again_changes_nothing(storage: Storage) {
    let standard = rich();
    storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
    let saved = storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(1));
}

async fn findings_in_another_order_change_nothing(storage: Storage) {
    let reversed: Vec<Finding> = noticed().into_iter().rev().collect();
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let saved = storage.save_standard(&rich(), &reversed, "мәтін").await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
}

async fn the_same_text_read_in_another_way_replaces(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let mut version = 1;
    let mut passport = rich();
    passport.passport.terms.pop();
    let mut cards = rich();
    cards.cards[0].functions[0].skills[0].abilities[0].parts.pop();
    let mut fewer = rich();
    fewer.cards.pop();
    for standard in [passport, cards, fewer, rich()] {
        let saved = storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
        version += 1;
        assert!(matches!(saved, Saved::Replaced { version: now, .. } if now.0 == version));
        assert_held(&storage, &standard, &noticed(), "мәтін").await;
    }
    let saved = storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    assert!(matches!(saved, Saved::Replaced { n_removed: 0, .. }));
    assert_held(&storage, &rich(), &[], "мәтін").await;
}

async fn another_text_replaces_the_earlier_whole(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let smaller = standard("J1", Language::Kazakh, vec![]);
    let saved = storage.save_standard(&smaller, &[], "басқа").await.unwrap();
    let n_statements = rich().cards.iter().flat_map(ProfessionCard::statements).count() as u64;
    let version = CatalogueVersion(2);
    assert_eq!(saved, Saved::Replaced { version, n_removed: n_statements });
    assert_held(&storage, &smaller, &[], "басқа").await;
    let counts = CatalogueCounts { standards: 1, ..CatalogueCounts::default() };
    assert_eq!(storage.count().await.unwrap(), counts);
}

async fn a_revision_differs_whenever_a_text_is_saved_anew(storage: Storage) {
    let held = async || storage.list_revisions().await.unwrap();
    assert!(held().await.is_empty());
    save(&storage, &standard("J2", Language::Kazakh, vec![])).await;
    storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    let first = held().await;
    let text = rich().passport.text_key();
    assert_eq!(first.len(), 2);
    storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    assert_eq!(held().await, first, "the same text changes nothing");
    let mut otherwise = rich();
    otherwise.cards.pop();
    for (standard, source) in [(&otherwise, "мәтін"), (&rich(), "мәтін"), (&rich(), "басқа")]
    {
        let before = held().await;
        storage.save_standard(standard, &[], source).await.unwrap();
        let after = held().await;
        let changed: Vec<&TextKey> =
            after.keys().filter(|text| before.get(*text) != after.get(*text)).collect();
        assert_eq!(changed, [&text]);
        let (revision, whole) = storage.find_text(&text).await.unwrap().unwrap();
        assert_eq!((Some(&revision), &whole), (after.get(&text), standard));
        assert!(!revision.contains(char::is_whitespace));
    }
}

async fn a_reader_never_sees_half_an_import(storage: Storage) {
    let mut other = rich();
    for function in &mut other.cards[0].functions {
        function.title.push('!');
        function.skills.pop();
    }
    other.cards[0].related.clear();
    save(&storage, &rich()).await;
    let writer = tokio::spawn({
        let (storage, other) = (storage.clone(), other.clone());
        async move {
            for _ in 0..10 {
                save(&storage, &other).await;
                save(&storage, &rich()).await;
            }
        }
    });
    let key = key("J1", "2524-0-001-5");
    let (one, another) = (&rich().cards[0], &other.cards[0]);
    while !writer.is_finished() {
        let card = storage.find_card(&key, TextChoice::default()).await.unwrap().unwrap();
        assert!(card == *one || card == *another);
    }
    writer.await.unwrap();
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(21));
}
