//! What is never saved.

use kasip::{
    standard::{CardIdentity, DetailValue, Language, ProfessionCard, Standard, TextChoice},
    storage::{CatalogueCounts, CatalogueVersion, Located, Refusal, Saved, Storage, StorageError},
};
use uuid::Uuid;

use super::{
    assert_held,
    samples::{key, noticed, rich, text},
    save,
};

on_both_databases!(
    a_slug_twice_is_refused_midway_and_leaves_all_as_it_was,
    a_reference_twice_is_refused_midway_and_leaves_all_as_it_was,
    a_nul_byte_is_refused_wherever_it_stands,
    a_card_of_another_text_is_refused,
    a_row_that_breaks_the_model_is_told_until_it_is_replaced,
);

async fn a_slug_twice_is_refused_midway_and_leaves_all_as_it_was(storage: Storage) {
    let mut twice = rich();
    twice.passport.title = "Басқа".into();
    twice.cards.push(twice.cards[0].clone());
    refused_midway(&storage, &twice, "2524-0-001-5").await;
}

async fn a_reference_twice_is_refused_midway_and_leaves_all_as_it_was(storage: Storage) {
    let mut twice = rich();
    let skill = &mut twice.cards[0].functions[0].skills[0];
    skill.knowledge.push(skill.knowledge[0].clone());
    refused_midway(&storage, &twice, "2524-0-001-5/f1/s1/k1").await;
}

async fn refused_midway(storage: &Storage, standard: &Standard, twice: &str) {
    let duplicate = Refusal::Duplicate(twice.to_owned());
    let refused = storage.save_standard(standard, &[], "басқа").await;
    assert!(matches!(refused, Err(StorageError::Refused(why)) if why == duplicate));
    assert_eq!(storage.count().await.unwrap(), CatalogueCounts::default());

    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let refused = storage.save_standard(standard, &[], "басқа").await;
    assert!(matches!(refused, Err(StorageError::Refused(why)) if why == duplicate));
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(1));
    assert_held(storage, &rich(), &noticed(), "мәтін").await;
    for statement in rich().cards.iter().flat_map(ProfessionCard::statements) {
        let located = storage.locate(statement.identity().id).await.unwrap();
        assert!(matches!(located, Some(Located::Node { .. })));
    }
}

async fn a_nul_byte_is_refused_wherever_it_stands(storage: Storage) {
    let places: [fn(&mut Standard); 9] = [
        |standard| standard.passport.title.push('\0'),
        |standard| standard.passport.technical.council.as_mut().unwrap().push('\0'),
        |standard| standard.passport.terms[0].definition.push('\0'),
        |standard| standard.cards[0].purpose.as_mut().unwrap().push('\0'),
        |standard| standard.cards[0].education[0].speciality.as_mut().unwrap().push('\0'),
        |standard| standard.cards[0].regulations[0].text.push('\0'),
        |standard| {
            standard.cards[0].functions[0].skills[0].recognition.as_mut().unwrap().push('\0');
        },
        |standard| standard.cards[0].functions[0].skills[0].abilities[0].text.push('\0'),
        |standard| standard.cards[0].functions[0].skills[0].abilities[0].parts[0].text.push('\0'),
    ];
    for put in places {
        let mut standard = rich();
        put(&mut standard);
        assert_nul_refused(&storage.save_standard(&standard, &[], "мәтін").await);
    }
    let mut findings = noticed();
    findings[0].detail.insert("text".to_owned(), DetailValue::Text("\0".to_owned()));
    assert_nul_refused(&storage.save_standard(&rich(), &findings, "мәтін").await);
    assert_nul_refused(&storage.save_standard(&rich(), &[], "мә\0тін").await);
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
}

fn assert_nul_refused(saved: &Result<Saved, StorageError>) {
    assert!(matches!(saved, Err(StorageError::Refused(Refusal::NulByte(_)))), "{saved:?}");
}

async fn a_card_of_another_text_is_refused(storage: Storage) {
    let other =
        |code: &str, language| CardIdentity::new(text(code, language), "2524-0-001-5").unwrap();
    let strangers: [&dyn Fn(&mut ProfessionCard); 4] = [
        &|card| card.identity = other("J2", Language::Kazakh),
        &|card| card.identity = other("J1", Language::Russian),
        &|card| card.functions[0].id = Uuid::nil(),
        &|card| card.related[1].card = Some((&other("J2", Language::Kazakh)).into()),
    ];
    for make in strangers {
        let mut standard = rich();
        make(&mut standard.cards[0]);
        let saved = storage.save_standard(&standard, &[], "мәтін").await;
        assert!(matches!(saved, Err(StorageError::Refused(Refusal::Stranger(_)))), "{saved:?}");
    }
}

async fn a_row_that_breaks_the_model_is_told_until_it_is_replaced(storage: Storage) {
    const BREAK: &str = "
        update skill
        set number = -1";
    save(&storage, &rich()).await;
    let Storage::Sqlite(pool, _) = &storage;
    sqlx::query(BREAK).execute(pool).await.unwrap();
    let key = key("J1", "2524-0-001-5");
    let card = storage.find_card(&key, TextChoice::default()).await;
    let Err(StorageError::Inconsistent { what: "card", id, source }) = card else {
        panic!("{card:?}")
    };
    assert_eq!(id, key.to_string());
    assert!(source.to_string().contains("\"skills\": [0][1].number: "), "{source}");
    assert!(matches!(save(&storage, &rich()).await, Saved::Replaced { n_removed: 0, .. }));
    let card = storage.find_card(&key, TextChoice::default()).await.unwrap();
    assert_eq!(card.as_ref(), rich().cards.first());
}
