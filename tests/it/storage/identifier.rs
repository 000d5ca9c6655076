//! Identifiers: what they lead to, and those that an import removed.

use kasip::{
    standard::{Identity, Language, TextChoice},
    storage::{CatalogueVersion, Located, Saved, Storage},
};

use super::{
    samples::{card, key, rich, standard},
    save,
};

on_both_databases!(
    an_identifier_leads_to_its_statement,
    removed_identifiers_are_remembered,
    an_identifier_that_comes_back_leads_somewhere_again,
    a_text_in_another_language_keeps_its_own_identifiers,
    the_kazakh_text_takes_precedence,
);

async fn an_identifier_leads_to_its_statement(storage: Storage) {
    let standard = rich();
    save(&storage, &standard).await;
    let card = &standard.cards[0];
    let text = card.identity.text();
    let itself = standard.passport.identity();
    for identity in card.statements().map(|statement| statement.identity()).chain([itself]) {
        let Identity { id, reference } = identity;
        let located = storage.locate(id).await.unwrap();
        assert_eq!(located, Some(Located::Node { text: text.clone(), reference }));
    }
}

async fn removed_identifiers_are_remembered(storage: Storage) {
    let standard = rich();
    save(&storage, &standard).await;
    let mut shorter = standard.clone();
    let gone = shorter.cards[0].functions[0].skills.pop().unwrap();
    let n_gone = 1 + gone.abilities.len() + gone.knowledge.len();
    let saved = save(&storage, &shorter).await;
    let version = CatalogueVersion(2);
    assert_eq!(saved, Saved::Replaced { version, n_removed: n_gone as u64 });
    for item in gone.abilities.iter().chain(&gone.knowledge) {
        let located = storage.locate(item.id).await.unwrap();
        assert_eq!(
            located,
            Some(Located::Removed { since: version, last: standard.passport.text_key() })
        );
    }
    // A later import removes nothing a second time.
    let mut titled = shorter.clone();
    titled.passport.title.push('!');
    let saved = save(&storage, &titled).await;
    assert_eq!(saved, Saved::Replaced { version: CatalogueVersion(3), n_removed: 0 });
    let located = storage.locate(gone.id).await.unwrap();
    assert_eq!(
        located,
        Some(Located::Removed { since: version, last: standard.passport.text_key() })
    );
}

async fn an_identifier_that_comes_back_leads_somewhere_again(storage: Storage) {
    let mut shorter = rich();
    let gone = shorter.cards[0].functions.pop().unwrap();
    save(&storage, &rich()).await;
    save(&storage, &shorter).await;
    let saved = save(&storage, &rich()).await;
    assert_eq!(saved, Saved::Replaced { version: CatalogueVersion(3), n_removed: 0 });
    let located = storage.locate(gone.id).await.unwrap();
    let reference = gone.reference;
    let text = rich().passport.text_key();
    assert_eq!(located, Some(Located::Node { text, reference }));
}

async fn a_text_in_another_language_keeps_its_own_identifiers(storage: Storage) {
    let kazakh = standard("J1", Language::Kazakh, vec![card("J1", Language::Kazakh, 10, 5)]);
    let russian = standard("J1", Language::Russian, vec![card("J1", Language::Russian, 10, 5)]);
    save(&storage, &kazakh).await;
    let saved = save(&storage, &russian).await;
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(2) });
    save(&storage, &standard("J1", Language::Russian, vec![])).await;
    let located = storage.locate(kazakh.cards[0].identity.id()).await.unwrap();
    let (text, reference) =
        (kazakh.passport.text_key(), kazakh.cards[0].identity.reference().clone());
    assert_eq!(located, Some(Located::Node { text, reference }));
    let located = storage.locate(russian.cards[0].identity.id()).await.unwrap();
    let last = russian.passport.text_key();
    assert_eq!(located, Some(Located::Removed { since: CatalogueVersion(3), last }));
}

async fn the_kazakh_text_takes_precedence(storage: Storage) {
    for language in [Language::English, Language::Russian, Language::Kazakh] {
        save(&storage, &standard("J1", language, vec![card("J1", language, 10, 5)])).await;
        let passport = storage.find_passport("J1", TextChoice::default()).await.unwrap().unwrap();
        assert_eq!(passport.language, language);
        let card = storage
            .find_card(&key("J1", "2524-0-010-5"), TextChoice::default())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(card.identity.language(), language);
    }
    let english = TextChoice { language: Some(Language::English), ..TextChoice::default() };
    let passport = storage.find_passport("J1", english).await.unwrap().unwrap();
    assert_eq!(passport.language, Language::English);
    let card = storage.find_card(&key("J1", "2524-0-010-5"), english).await.unwrap().unwrap();
    assert_eq!(card.identity.language(), Language::English);
}
