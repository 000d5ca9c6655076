//! Lists and their pages.

use kasip::{
    standard::{Finding, Language, TextChoice},
    storage::{PageRequest, Storage, StorageError},
};

use super::{
    FIRST, gravest_first,
    samples::{card, level, noticed, rich, several, some, standard},
    save, save_several,
};

on_both_databases!(
    the_levels_of_an_occupation_begin_with_none,
    pages_join_to_the_whole_list_of_standards,
    pages_join_to_the_whole_list_of_findings,
    a_limit_out_of_range_is_taken_as_the_nearest,
    no_text_makes_a_cursor_panic,
);

async fn the_levels_of_an_occupation_begin_with_none(storage: Storage) {
    let cards = [(9, 5), (10, 4), (11, 6)].map(|(point, level)| {
        let mut card = card("J1", Language::Kazakh, point, level);
        card.occupation_code = some("2524-0-001");
        card
    });
    let mut cards = cards.to_vec();
    cards[2].qualification_level = None;
    save(&storage, &standard("J1", Language::Kazakh, cards.clone())).await;
    let found = storage
        .find_card_in_standard(&cards[0].identity.key(), TextChoice::default())
        .await
        .unwrap();
    let levels: Vec<_> =
        found.unwrap().occupation.into_iter().map(|step| step.qualification_level).collect();
    assert_eq!(levels, [None, Some(level(4)), Some(level(5))]);
}

async fn pages_join_to_the_whole_list_of_standards(storage: Storage) {
    save_several(&storage).await;
    let first = storage.list_standards(PageRequest { limit: 1, cursor: None }, None).await.unwrap();
    let cursor = first.next.as_deref();
    let second = storage.list_standards(PageRequest { limit: 2, cursor }, None).await.unwrap();
    let items = || first.items.iter().chain(&second.items);
    let texts: Vec<_> =
        items().map(|one| (one.text.code.as_str(), one.text.language.tag())).collect();
    assert_eq!(texts, [("J1", "kk"), ("J2", "kk")]);
    assert_eq!(items().map(|text| text.n_cards).collect::<Vec<_>>(), [2, 3]);
    assert_eq!((first.total, second.total, second.next), (2, 2, None));
    assert_eq!(first.items[0].technical, several()[1].passport.technical);
    let russian = storage.list_standards(FIRST, Some(Language::Russian)).await.unwrap();
    let languages: Vec<_> = russian.items.iter().map(|one| one.text.language.tag()).collect();
    assert_eq!(languages, ["ru", "kk"]);
}

async fn pages_join_to_the_whole_list_of_findings(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let text = rich().passport.text_key();
    let mut joined = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let request = PageRequest { limit: 1, cursor: cursor.as_deref() };
        let page = storage.list_findings(&text, request).await.unwrap();
        joined.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(joined, gravest_first(&noticed()));
}

async fn a_limit_out_of_range_is_taken_as_the_nearest(storage: Storage) {
    let findings: Vec<Finding> = noticed().into_iter().cycle().take(501).collect();
    storage.save_standard(&rich(), &findings, "мәтін").await.unwrap();
    let text = rich().passport.text_key();
    for (limit, n_items) in [(0, 1), (1, 1), (500, 500), (u32::MAX, 500)] {
        let request = PageRequest { limit, cursor: None };
        let page = storage.list_findings(&text, request).await.unwrap();
        assert_eq!(page.items.len(), n_items);
        assert!(page.next.is_some());
    }
}

async fn no_text_makes_a_cursor_panic(storage: Storage) {
    save_several(&storage).await;
    let request = PageRequest { limit: 1, cursor: None };
    let ours = storage.list_standards(request, None).await.unwrap().next.unwrap();
    let text = several()[0].passport.text_key();
    let nul = "WyJcdTAwMDAiLDAsMCwiIl0"; // ["\u0000",0,0,""]
    let mut cursors = vec!["", "=", "é", "\0", "W10", "e30", "bnVsbA", nul, "''; drop table skill"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for cursor in &cursors {
        let request = PageRequest { limit: 1, cursor: Some(cursor) };
        let page = storage.list_standards(request, None).await;
        assert!(matches!(page, Err(StorageError::BadCursor)), "{cursor:?}: {page:?}");
    }
    for index in 0..ours.len() {
        let (before, after) = ours.split_at(index);
        cursors.push(before.to_owned());
        cursors.extend(["A", "z", "_", "ы"].map(|other| format!("{before}{other}{}", &after[1..])));
    }
    for cursor in &cursors {
        let request = PageRequest { limit: 1, cursor: Some(cursor) };
        let outcomes = [
            storage.list_standards(request, None).await.err(),
            storage.list_findings(&text, request).await.err(),
        ];
        for error in outcomes.into_iter().flatten() {
            assert!(matches!(error, StorageError::BadCursor), "{cursor:?}: {error:?}");
        }
    }
}
