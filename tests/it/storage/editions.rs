//! Every edition of a text stays: the latest is shown, and identifiers lead into the latest that has
//! them.

use kasip::{
    standard::{Change, Edition, Identity, Language, Standard, TextChoice, TextKey, WholeText},
    storage::{
        CatalogueVersion, Located, Loss, PageRequest, Refusal, Saved, StatementFilter, Storage,
        StorageError,
    },
};

use super::{
    FIRST, assert_held,
    samples::{key, rich},
    save,
};

on_both_databases!(
    a_new_edition_leaves_the_earlier_as_it_was,
    a_line_that_a_new_edition_drops_leads_into_the_earlier_one,
    an_edition_that_comes_late_changes_nothing_of_the_latest,
    a_line_that_no_edition_has_is_removed,
    a_new_edition_that_loses_much_is_refused,
    lists_have_the_latest_edition,
);

fn in_edition(year: u32, mut standard: Standard) -> Standard {
    let technical = &mut standard.passport.technical;
    (technical.year, technical.version) = (Some(year), None);
    let edition = technical.edition();
    for card in &mut standard.cards {
        card.identity.set_edition(edition);
    }
    standard
}

/// The standard without its last function, which is given too.
fn without_a_function(mut standard: Standard) -> (Standard, Identity) {
    let function = standard.cards[0].functions.pop().unwrap();
    (standard, function.identity())
}

async fn leads_to(storage: &Storage, id: &Identity) -> TextKey {
    match storage.locate(id.id).await.unwrap() {
        Some(Located::Node { text, reference }) if reference == id.reference => text,
        other => panic!("{other:?}"),
    }
}

async fn changed_since(storage: &Storage, version: i64) -> Vec<(Identity, Change)> {
    let changed = storage.list_changes(CatalogueVersion(version), &[], FIRST).await.unwrap();
    changed.items.into_iter().map(|node| (node.identity, node.change)).collect()
}

async fn a_new_edition_leaves_the_earlier_as_it_was(storage: Storage) {
    let (earlier, next) = (in_edition(2022, rich()), in_edition(2023, rich()));
    save(&storage, &earlier).await;
    let saved = save(&storage, &next).await;
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(2) });
    assert_held(&storage, &earlier, &[], "мәтін").await;
    assert_held(&storage, &next, &[], "мәтін").await;
    let shown = storage.find_passport("J1", TextChoice::default()).await.unwrap();
    assert_eq!(shown, Some(next.passport.clone()));
    assert_eq!(changed_since(&storage, 1).await, [(next.passport.identity(), Change::Changed)]);
    for standard in [&next, &earlier] {
        let saved = save(&storage, standard).await;
        assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(2) });
    }
}

async fn a_line_that_a_new_edition_drops_leads_into_the_earlier_one(storage: Storage) {
    let earlier = in_edition(2022, rich());
    let (next, dropped) = without_a_function(in_edition(2023, rich()));
    save(&storage, &earlier).await;
    save(&storage, &next).await;
    assert_eq!(leads_to(&storage, &dropped).await, earlier.passport.text_key());
    let kept = next.cards[0].functions[0].identity();
    assert_eq!(leads_to(&storage, &kept).await, next.passport.text_key());
    // Those who follow the catalogue have the latest edition.
    assert!(changed_since(&storage, 1).await.contains(&(dropped.clone(), Change::Removed)));
    // It comes back with the edition after that.
    let last = in_edition(2024, rich());
    save(&storage, &last).await;
    assert_eq!(leads_to(&storage, &dropped).await, last.passport.text_key());
    assert!(changed_since(&storage, 2).await.contains(&(dropped, Change::Added)));
}

async fn an_edition_that_comes_late_changes_nothing_of_the_latest(storage: Storage) {
    let earlier = in_edition(2022, rich());
    let (latest, dropped) = without_a_function(in_edition(2023, rich()));
    save(&storage, &latest).await;
    let saved = save(&storage, &earlier).await;
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(2) });
    assert_eq!(changed_since(&storage, 1).await, []);
    assert_eq!(leads_to(&storage, &dropped).await, earlier.passport.text_key());
    let kept = latest.cards[0].identity.node().clone();
    assert_eq!(leads_to(&storage, &kept).await, latest.passport.text_key());
    let shown = storage.find_passport("J1", TextChoice::default()).await.unwrap();
    assert_eq!(shown, Some(latest.passport));
}

async fn a_line_that_no_edition_has_is_removed(storage: Storage) {
    let earlier = in_edition(2022, rich());
    let (next, dropped) = without_a_function(in_edition(2023, rich()));
    save(&storage, &earlier).await;
    save(&storage, &next).await;
    // The earlier edition is corrected: it does not have the line either.
    let n_before = earlier.cards[0].statements().count();
    let (corrected, _) = without_a_function(earlier);
    let n_removed = (n_before - corrected.cards[0].statements().count()) as u64;
    let saved = save(&storage, &corrected).await;
    assert_eq!(saved, Saved::Replaced { version: CatalogueVersion(3), n_removed });
    let last = corrected.passport.text_key();
    let expected = Located::Removed { since: CatalogueVersion(2), last };
    assert_eq!(storage.locate(dropped.id).await.unwrap(), Some(expected));
}

async fn a_new_edition_that_loses_much_is_refused(storage: Storage) {
    save(&storage, &in_edition(2022, rich())).await;
    let (mut next, _) = without_a_function(in_edition(2023, rich()));
    next.cards[0].functions.clear();
    let text = WholeText {
        standard: next,
        findings: Vec::new(),
        source_text: "мәтін".to_owned(),
        source_places: Vec::new(),
    };
    let mut saving = storage.begin_saving().await.unwrap();
    let refused = saving.save(&text, Loss::ATenth).await.unwrap_err();
    let StorageError::Refused(Refusal::Loss { edition, .. }) = refused else { panic!("{refused}") };
    assert_eq!(edition.to_string(), "2022");
    drop(saving);
    let edition = Some(Edition { year: Some(2023), version: None });
    let choice = TextChoice { edition, ..TextChoice::default() };
    assert_eq!(storage.find_passport("J1", choice).await.unwrap(), None);
}

async fn lists_have_the_latest_edition(storage: Storage) {
    let (next, _) = without_a_function(in_edition(2023, rich()));
    save(&storage, &next).await;
    let before = listed(&storage).await;
    save(&storage, &in_edition(2022, rich())).await;
    assert_eq!(listed(&storage).await, before);
    let texts = storage.list_texts_of("J1", FIRST).await.unwrap();
    let texts: Vec<_> =
        texts.items.iter().map(|text| (text.text.edition.to_string(), text.is_current)).collect();
    assert_eq!(texts, [("2023".to_owned(), true), ("2022".to_owned(), false)]);
    let earlier = TextChoice {
        language: Some(Language::Kazakh),
        edition: Some(Edition { year: Some(2022), version: None }),
        preferred: None,
    };
    let slug = next.cards[0].identity.slug();
    let card = storage.find_card(&key("J1", slug), earlier).await.unwrap().unwrap();
    assert_eq!(card.functions.len(), rich().cards[0].functions.len());
}

/// Everything that is listed of the whole catalogue.
async fn listed(storage: &Storage) -> impl PartialEq + std::fmt::Debug + use<> {
    let all = PageRequest { limit: 500, cursor: None };
    let statements = storage.list_statements(&StatementFilter::default(), all).await.unwrap();
    let glossary = storage.snapshot().await.unwrap().find_glossary().await.unwrap();
    let standards = storage.list_standards(FIRST, None).await.unwrap();
    (statements, glossary, standards, storage.count().await.unwrap())
}
