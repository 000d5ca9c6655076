//! The catalogue as a whole.

use kasip::{
    standard::{Counts, Language},
    storage::{CatalogueCounts, Storage},
};

use super::{
    samples::{card, several},
    save_several,
};

on_both_databases!(
    the_glossary_names_the_text_of_each_entry,
    a_standard_in_two_languages_counts_once,
);

async fn the_glossary_names_the_text_of_each_entry(storage: Storage) {
    save_several(&storage).await;
    let glossary = storage.snapshot().await.unwrap().find_glossary().await.unwrap();
    let texts = [&several()[1], &several()[2], &several()[0]].map(|text| text.passport.clone());
    let terms = texts
        .iter()
        .flat_map(|passport| passport.terms.iter().map(|term| (passport.text_key(), term.clone())));
    let abbreviations = texts.iter().flat_map(|passport| {
        passport.abbreviations.iter().map(|entry| (passport.text_key(), entry.clone()))
    });
    assert!(glossary.terms.iter().cloned().eq(terms));
    assert!(glossary.abbreviations.iter().cloned().eq(abbreviations));
}

async fn a_standard_in_two_languages_counts_once(storage: Storage) {
    save_several(&storage).await;
    let Counts { functions, skills, abilities, knowledge } =
        card("J1", Language::Kazakh, 10, 5).counts();
    let n_cards = 5;
    let counts = CatalogueCounts {
        standards: 2,
        cards: n_cards,
        functions: n_cards * u64::from(functions),
        skills: n_cards * u64::from(skills),
        abilities: n_cards * u64::from(abilities),
        knowledge: n_cards * u64::from(knowledge),
    };
    assert_eq!(storage.count().await.unwrap(), counts);
}
