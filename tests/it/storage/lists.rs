//! Lists, their pages and their filters.

use kasip::{
    standard::{CardIdentity, CardSummary, Language},
    storage::{CardFilter, Storage, StorageError, Stretch},
};

use super::{
    FIRST, by_line, points,
    samples::{card, level, noticed, rich, several, some, standard},
    save, save_several,
};

on_both_databases!(
    the_list_of_cards_follows_standard_and_point,
    a_standard_in_two_languages_is_listed_once,
    the_levels_of_an_occupation_begin_with_none,
    stretches_join_to_the_whole_list_of_cards,
    stretches_join_to_the_whole_list_of_standards,
    titles_are_found_by_code_in_the_language_that_takes_precedence,
    stretches_join_to_the_whole_list_of_findings,
    a_limit_out_of_range_is_taken_as_the_nearest,
    a_cursor_holds_when_its_entry_is_gone,
    no_text_makes_a_cursor_panic,
    a_filter_lets_any_of_its_values_pass,
    filters_hold_together,
    a_filter_compares_whole_codes,
);

async fn the_list_of_cards_follows_standard_and_point(storage: Storage) {
    save_several(&storage).await;
    let page = storage.list_cards(&CardFilter::default(), FIRST).await.unwrap();
    let places: Vec<_> = page
        .items
        .iter()
        .map(|card| (card.identity.standard(), card.identity.language().tag(), card.point))
        .collect();
    let expected =
        [("J1", "kk", 9), ("J1", "kk", 10), ("J2", "kk", 9), ("J2", "kk", 10), ("J2", "kk", 11)];
    assert_eq!(places, expected);
    assert_eq!((page.total, page.next), (5, None));
}

async fn a_standard_in_two_languages_is_listed_once(storage: Storage) {
    save_several(&storage).await;
    let counts = storage.count().await.unwrap();
    let texts = |cards: Vec<CardSummary>| {
        let text = |identity: &CardIdentity| (identity.standard().to_owned(), identity.language());
        let texts = cards.into_iter().map(|card| (text(&card.identity), card.point));
        texts.map(|((code, language), point)| (code, language, point)).collect::<Vec<_>>()
    };
    let listed = storage.list_cards(&CardFilter::default(), FIRST).await.unwrap();
    assert_eq!(listed.total, counts.cards);
    let filter = CardFilter { standards: vec!["J1".to_owned()], ..Default::default() };
    assert_eq!(points(&storage, &filter).await, ["J1 9", "J1 10"]);

    let professions = storage.list_professions().await.unwrap();
    let mut professions = texts(professions.into_iter().map(|card| card.summary).collect());
    professions.sort();
    assert_eq!(professions, texts(listed.items));

    // The Russian text is listed where it is the only one.
    save(&storage, &standard("J3", Language::Russian, vec![card("J3", Language::Russian, 9, 4)]))
        .await;
    let listed = storage.list_cards(&CardFilter::default(), FIRST).await.unwrap();
    assert_eq!(texts(listed.items).last().unwrap(), &("J3".to_owned(), Language::Russian, 9));
    assert_eq!(storage.list_professions().await.unwrap().len(), 6);
}

async fn the_levels_of_an_occupation_begin_with_none(storage: Storage) {
    let cards = [(9, 5), (10, 4), (11, 6)].map(|(point, level)| {
        let mut card = card("J1", Language::Kazakh, point, level);
        card.occupation_code = some("2524-0-001");
        card
    });
    let mut cards = cards.to_vec();
    cards[2].qualification_level = None;
    save(&storage, &standard("J1", Language::Kazakh, cards.clone())).await;
    let steps = storage.list_cards_of_occupation(&cards[0].identity.key(), None).await.unwrap();
    let levels: Vec<_> = steps.into_iter().map(|step| step.qualification_level).collect();
    assert_eq!(levels, [None, Some(level(4)), Some(level(5))]);
}

async fn stretches_join_to_the_whole_list_of_cards(storage: Storage) {
    save_several(&storage).await;
    let filter = CardFilter { standards: vec!["J1".into(), "J2".into()], ..Default::default() };
    let whole = storage.list_cards(&filter, FIRST).await.unwrap();
    for limit in 1..=8 {
        let mut joined: Vec<CardSummary> = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let stretch = Stretch { limit, cursor: cursor.as_deref() };
            let page = storage.list_cards(&filter, stretch).await.unwrap();
            assert_eq!(page.total, 5);
            joined.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(joined, whole.items, "by {limit}");
    }
}

async fn stretches_join_to_the_whole_list_of_standards(storage: Storage) {
    save_several(&storage).await;
    let first = storage.list_standards(Stretch { limit: 2, cursor: None }).await.unwrap();
    let cursor = first.next.as_deref();
    let second = storage.list_standards(Stretch { limit: 2, cursor }).await.unwrap();
    let items = || first.items.iter().chain(&second.items);
    let texts: Vec<_> = items().map(|text| (text.code.as_str(), text.language.tag())).collect();
    assert_eq!(texts, [("J1", "kk"), ("J1", "ru"), ("J2", "kk")]);
    assert_eq!(items().map(|text| text.n_cards).collect::<Vec<_>>(), [2, 2, 3]);
    assert_eq!((first.total, second.total, second.next), (3, 3, None));
    assert_eq!(first.items[0].technical, several()[1].passport.technical);
}

async fn titles_are_found_by_code_in_the_language_that_takes_precedence(storage: Storage) {
    save_several(&storage).await;
    let codes = ["J1", "J2", "J3", "'"].map(str::to_owned);
    let titles = storage.find_standard_titles(&codes).await.unwrap();
    let mut found: Vec<_> = titles.values().map(|title| (&*title.code, title.language)).collect();
    found.sort();
    assert_eq!(found, [("J1", Language::Kazakh), ("J2", Language::Kazakh)]);
    assert_eq!(titles["J1"].title, several()[1].passport.title);
    assert!(storage.find_standard_titles(&[]).await.unwrap().is_empty());
}

async fn stretches_join_to_the_whole_list_of_findings(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let text = rich().passport.text_key();
    let mut joined = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let stretch = Stretch { limit: 1, cursor: cursor.as_deref() };
        let page = storage.list_findings(&text, stretch).await.unwrap();
        joined.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(joined, by_line(&noticed()));
}

async fn a_limit_out_of_range_is_taken_as_the_nearest(storage: Storage) {
    let cards = (1..=501).map(|point| card("J1", Language::Kazakh, point, 5)).collect();
    save(&storage, &standard("J1", Language::Kazakh, cards)).await;
    for (limit, n_items) in [(0, 1), (1, 1), (500, 500), (u32::MAX, 500)] {
        let stretch = Stretch { limit, cursor: None };
        let page = storage.list_cards(&CardFilter::default(), stretch).await.unwrap();
        assert_eq!(page.items.len(), n_items);
        assert!(page.next.is_some());
    }
}

async fn a_cursor_holds_when_its_entry_is_gone(storage: Storage) {
    let three = |points: &[u32]| {
        let cards = points.iter().map(|&point| card("J1", Language::Kazakh, point, 5)).collect();
        standard("J1", Language::Kazakh, cards)
    };
    save(&storage, &three(&[10, 11, 12])).await;
    let stretch = Stretch { limit: 2, cursor: None };
    let first = storage.list_cards(&CardFilter::default(), stretch).await.unwrap();
    save(&storage, &three(&[10, 12])).await;
    let stretch = Stretch { limit: 2, cursor: first.next.as_deref() };
    let second = storage.list_cards(&CardFilter::default(), stretch).await.unwrap();
    assert_eq!(second.items.iter().map(|card| card.point).collect::<Vec<_>>(), [12]);
    assert_eq!((second.total, second.next), (2, None));
}

async fn no_text_makes_a_cursor_panic(storage: Storage) {
    save_several(&storage).await;
    let filter = CardFilter::default();
    let stretch = Stretch { limit: 1, cursor: None };
    let ours = storage.list_cards(&filter, stretch).await.unwrap().next.unwrap();
    let text = several()[0].passport.text_key();
    let nul = "WyJcdTAwMDAiLDAsMCwiIl0"; // ["\u0000",0,0,""]
    let mut cursors = vec!["", "=", "é", "\0", "W10", "e30", "bnVsbA", nul, "''; drop table skill"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for cursor in &cursors {
        let stretch = Stretch { limit: 1, cursor: Some(cursor) };
        let page = storage.list_cards(&filter, stretch).await;
        assert!(matches!(page, Err(StorageError::BadCursor)), "{cursor:?}: {page:?}");
    }
    for index in 0..ours.len() {
        let (before, after) = ours.split_at(index);
        cursors.push(before.to_owned());
        cursors.extend(["A", "z", "_", "ы"].map(|other| format!("{before}{other}{}", &after[1..])));
    }
    for cursor in &cursors {
        let stretch = Stretch { limit: 1, cursor: Some(cursor) };
        let outcomes = [
            storage.list_cards(&filter, stretch).await.err(),
            storage.list_standards(stretch).await.err(),
            storage.list_findings(&text, stretch).await.err(),
        ];
        for error in outcomes.into_iter().flatten() {
            assert!(matches!(error, StorageError::BadCursor), "{cursor:?}: {error:?}");
        }
    }
}

async fn a_filter_lets_any_of_its_values_pass(storage: Storage) {
    save_several(&storage).await;
    let levels = vec![level(4), level(6)];
    let filter = CardFilter { levels, ..Default::default() };
    assert_eq!(points(&storage, &filter).await, ["J1 9", "J2 9", "J2 11"]);
    let occupation_codes = vec!["2524-0-010".to_owned()];
    let filter = CardFilter { occupation_codes, ..Default::default() };
    assert_eq!(points(&storage, &filter).await, ["J1 10", "J2 10"]);
}

async fn filters_hold_together(storage: Storage) {
    save_several(&storage).await;
    let filter = CardFilter {
        levels: vec![level(6), level(5)],
        group_codes: vec!["2524-0".to_owned()],
        occupation_codes: vec![],
        standards: vec!["J2".to_owned()],
    };
    assert_eq!(points(&storage, &filter).await, ["J2 10", "J2 11"]);
    let filter = CardFilter { levels: vec![level(8)], ..filter };
    assert_eq!(points(&storage, &filter).await, [""; 0]);
}

async fn a_filter_compares_whole_codes(storage: Storage) {
    save_several(&storage).await;
    for code in ["", "J", "j1", "J_", "J%", "1", "J1\u{1f}J2", "J1\0", "' or 1 = 1 --"] {
        let filter = CardFilter { standards: vec![code.to_owned()], ..Default::default() };
        assert_eq!(points(&storage, &filter).await, [""; 0], "{code:?}");
    }
    let mut without_codes = card("J3", Language::Kazakh, 10, 5);
    without_codes.group_code = None;
    without_codes.qualification_level = None;
    save(&storage, &standard("J3", Language::Kazakh, vec![without_codes])).await;
    let standards = vec!["J3".to_owned()];
    let filter = CardFilter { standards: standards.clone(), ..Default::default() };
    assert_eq!(points(&storage, &filter).await, ["J3 10"]);
    let group_codes = vec!["2524-0".to_owned()];
    let filter = CardFilter { standards, group_codes, ..Default::default() };
    assert_eq!(points(&storage, &filter).await, [""; 0]);
}
