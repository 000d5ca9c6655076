//! Lists of cards, their filters and facets, page by page.

use super::*;
use crate::standard::{CardSummary, Education, Wording};

/// Three texts of two standards, not in their order.
fn several() -> SearchIndex {
    let text = |standard, language, cards: &[(u32, i64)]| {
        let card = |&(point, level): &(u32, i64)| listed(standard, language, point, level);
        cards.iter().map(card).collect::<Vec<_>>()
    };
    built(
        [
            text("J2", Language::Kazakh, &[(10, 5), (9, 4), (11, 6)]),
            text("J1", Language::Kazakh, &[(10, 5), (9, 4)]),
            text("J1", Language::Russian, &[(9, 4), (10, 5)]),
        ]
        .concat(),
    )
}

fn listed(standard: &'static str, language: Language, point: u32, level: i64) -> ProfessionCard {
    ProfessionCard {
        group_code: Some("2524-0".to_owned()),
        occupation_code: Some(format!("2524-0-{point:03}")),
        purpose: Some(format!("Мақсат {point}")),
        ..card(&Draft { standard, language, point, level, ..DRAFT })
    }
}

fn all() -> CardListRequest {
    CardListRequest { limit: MAX_LIMIT, ..CardListRequest::default() }
}

fn points(index: &SearchIndex, query: &CardListRequest) -> Vec<String> {
    let list = index.list_cards(query).unwrap();
    assert_eq!(list.total, list.cards.len() as u64);
    list.cards.iter().map(|card| format!("{} {}", card.identity.standard(), card.point)).collect()
}

/// All cards, so many at a time.
fn joined(index: &SearchIndex, query: &CardListRequest, limit: u32) -> Vec<CardSummary> {
    let mut query = CardListRequest { limit, ..query.clone() };
    let mut joined = Vec::new();
    loop {
        let list = index.list_cards(&query).unwrap();
        joined.extend(list.cards);
        query.cursor = list.next;
        if query.cursor.is_none() {
            return joined;
        }
    }
}

fn titled(titles: &[(&'static str, i64)]) -> SearchIndex {
    let card = |(point, &(title, level)): (u32, &(&'static str, i64))| {
        card(&Draft { point, level, title, ..DRAFT })
    };
    built((1..).zip(titles).map(card))
}

fn titles(cards: &[CardSummary]) -> Vec<&str> {
    cards.iter().map(|card| card.title.as_str()).collect()
}

#[test]
fn an_empty_catalogue_lists_nothing() {
    let list = built([]).list_cards(&all()).unwrap();
    assert!(list.cards.is_empty() && list.next.is_none());
    assert_eq!(list.total, 0);
}

#[test]
fn a_card_is_listed_as_its_summary() {
    let cards = [
        ProfessionCard { purpose: None, group_code: None, ..card(&FOUR_CARDS[1]) },
        listed("J1", Language::Kazakh, 9, 4),
    ];
    let index = built(cards.clone());
    let summaries: Vec<CardSummary> = cards.iter().map(ProfessionCard::summary).collect();
    assert_eq!(index.list_cards(&all()).unwrap().cards, summaries);
}

#[test]
fn the_list_of_cards_follows_standard_and_point() {
    let list = several().list_cards(&all()).unwrap();
    let positions: Vec<_> = list
        .cards
        .iter()
        .map(|card| (card.identity.standard(), card.identity.language().tag(), card.point))
        .collect();
    let expected =
        [("J1", "kk", 9), ("J1", "kk", 10), ("J2", "kk", 9), ("J2", "kk", 10), ("J2", "kk", 11)];
    assert_eq!(positions, expected);
    assert_eq!((list.total, list.next), (5, None));
}

#[test]
fn a_standard_in_two_languages_is_listed_once() {
    let one = CardListRequest { standards: vec!["J1".to_owned()], ..all() };
    assert_eq!(points(&several(), &one), ["J1 9", "J1 10"]);
    for order in [CardOrder::Title, CardOrder::Level] {
        let ordered = CardListRequest { order, ..all() };
        assert_eq!(several().list_cards(&ordered).unwrap().total, 5);
    }
    // A text in another language is listed where it is the only one.
    let index = built([
        listed("J1", Language::Russian, 9, 4),
        listed("J3", Language::Russian, 9, 4),
        listed("J3", Language::English, 9, 4),
        listed("J1", Language::Kazakh, 9, 4),
    ]);
    let cards = index.list_cards(&all()).unwrap().cards;
    let texts: Vec<_> =
        cards.iter().map(|card| (card.identity.standard(), card.identity.language())).collect();
    assert_eq!(texts, [("J1", Language::Kazakh), ("J3", Language::Russian)]);
    let facets = index.list_cards(&all()).unwrap().facets;
    assert_eq!(facets.levels, [(level(4), 2)], "a facet counts what is listed");
}

#[test]
fn a_standard_is_called_as_in_the_language_that_takes_precedence() {
    let index = several();
    for code in ["J1", "J2"] {
        let title = index.standard_title(code, None).unwrap();
        assert_eq!((title.text.as_str(), title.language), (code, Language::Kazakh));
    }
    assert_eq!(index.standard_title("J3", None), None);
    assert_eq!(index.standard_title("'", None), None);
}

#[test]
fn pages_join_to_the_whole_list_in_every_order() {
    let index = several();
    for order in [CardOrder::Standard, CardOrder::Title, CardOrder::Level] {
        let query = CardListRequest { standards: vec!["J1".into(), "J2".into()], order, ..all() };
        let whole = index.list_cards(&query).unwrap().cards;
        assert_eq!(whole.len(), 5);
        for limit in 1..=8 {
            assert_eq!(joined(&index, &query, limit), whole, "by {limit}, {order:?}");
        }
    }
}

#[test]
fn a_limit_out_of_range_is_taken_as_the_nearest() {
    let index = built((1..=501).map(|point| listed("J1", Language::Kazakh, point, 5)));
    for (limit, n_cards) in [(0, 1), (1, 1), (500, 500), (u32::MAX, 500)] {
        let list = index.list_cards(&CardListRequest { limit, ..all() }).unwrap();
        assert_eq!(list.cards.len(), n_cards);
        assert!(list.next.is_some());
    }
}

#[test]
fn a_cursor_holds_when_its_card_is_removed() {
    let three = |points: &[u32]| {
        built(points.iter().map(|&point| listed("J1", Language::Kazakh, point, 5)))
    };
    for order in [CardOrder::Standard, CardOrder::Title, CardOrder::Level] {
        let query = CardListRequest { limit: 2, order, ..all() };
        let cursor = three(&[10, 11, 12]).list_cards(&query).unwrap().next;
        let second = three(&[10, 12]).list_cards(&CardListRequest { cursor, ..query }).unwrap();
        assert_eq!(second.cards.iter().map(|card| card.point).collect::<Vec<_>>(), [12]);
        assert_eq!((second.total, second.next), (2, None));
    }
}

#[test]
fn no_text_makes_a_cursor_panic() {
    let index = several();
    let list = |cursor: &str, order| {
        let cursor = Some(cursor.to_owned());
        index.list_cards(&CardListRequest { limit: 1, cursor, order, ..all() })
    };
    let nul = "WyJcdTAwMDAiLDAsMCwiIl0"; // ["\u0000",0,0,""]
    let broken = ["", "=", "é", "\0", "W10", "e30", "bnVsbA", nul, "''; drop table skill"];
    for cursor in broken {
        let refused = list(cursor, CardOrder::Standard);
        assert!(matches!(refused, Err(SearchError::BadCursor)), "{cursor:?}: {refused:?}");
    }
    for order in [CardOrder::Standard, CardOrder::Title, CardOrder::Level] {
        let first = index.list_cards(&CardListRequest { limit: 1, order, ..all() }).unwrap();
        let ours = first.next.unwrap();
        for at in 0..ours.len() {
            let (before, after) = ours.split_at(at);
            let others =
                ["A", "z", "_", "ы"].map(|other| format!("{before}{other}{}", &after[1..]));
            for cursor in others.into_iter().chain([before.to_owned()]) {
                let outcome = list(&cursor, order);
                let is_cursor = matches!(outcome, Ok(_) | Err(SearchError::BadCursor));
                assert!(is_cursor, "{cursor:?}: {outcome:?}");
            }
        }
    }
}

#[test]
fn the_order_is_that_of_the_kazakh_alphabet_or_of_the_levels_or_of_the_text() {
    let index = titled(&[("Бағалаушы", 6), ("Әкімші", 4), ("Аудитор", 5)]);
    let ordered = |order| index.list_cards(&CardListRequest { order, ..all() }).unwrap().cards;
    assert_eq!(titles(&ordered(CardOrder::Title)), ["Аудитор", "Әкімші", "Бағалаушы"]);
    assert_eq!(titles(&ordered(CardOrder::Level)), ["Әкімші", "Аудитор", "Бағалаушы"]);
    assert_eq!(titles(&ordered(CardOrder::Standard)), ["Бағалаушы", "Әкімші", "Аудитор"]);
}

#[test]
fn a_filter_lets_any_of_its_values_pass() {
    let index = several();
    let query = CardListRequest { levels: vec![level(4), level(6)], ..all() };
    assert_eq!(points(&index, &query), ["J1 9", "J2 9", "J2 11"]);
    let query = CardListRequest { occupation_codes: vec!["2524-0-010".to_owned()], ..all() };
    assert_eq!(points(&index, &query), ["J1 10", "J2 10"]);
}

#[test]
fn filters_hold_together() {
    let index = several();
    let query = CardListRequest {
        levels: vec![level(6), level(5)],
        group_codes: vec!["2524-0".to_owned()],
        standards: vec!["J2".to_owned()],
        ..all()
    };
    assert_eq!(points(&index, &query), ["J2 10", "J2 11"]);
    let query = CardListRequest { levels: vec![level(8)], ..query };
    assert_eq!(points(&index, &query), [""; 0]);
}

#[test]
fn a_filter_compares_whole_codes() {
    let index = several();
    for code in ["", "J", "j1", "J_", "J%", "1", "J1\u{1f}J2", "J1\0", "' or 1 = 1 --"] {
        let query = CardListRequest { standards: vec![code.to_owned()], ..all() };
        assert_eq!(points(&index, &query), [""; 0], "{code:?}");
    }
    let index = built([ProfessionCard {
        group_code: None,
        qualification_level: None,
        ..listed("J3", Language::Kazakh, 10, 5)
    }]);
    let query = CardListRequest { standards: vec!["J3".to_owned()], ..all() };
    assert_eq!(points(&index, &query), ["J3 10"]);
    let query = CardListRequest { group_codes: vec!["2524-0".to_owned()], ..query };
    assert_eq!(points(&index, &query), [""; 0]);
}

#[test]
fn the_values_of_a_filter_are_counted_without_its_own_choice() {
    let education = |level: &str| Education {
        level: Some(level.to_owned()),
        speciality: None,
        qualification: None,
        source: Source::new(1, 1),
    };
    let demands = |point, number, levels: &[&str]| ProfessionCard {
        education: levels.iter().copied().map(education).collect(),
        ..listed("J1", Language::Kazakh, point, number)
    };
    let index = built([
        demands(1, 4, &["орта", "орта"]),
        demands(2, 5, &["жоғары"]),
        demands(3, 5, &["жоғары", "орта"]),
        demands(4, 3, &["жалпы"]),
    ]);
    let query = CardListRequest { levels: vec![level(5), level(8)], ..all() };
    let list = index.list_cards(&query).unwrap();
    assert_eq!(points(&index, &query), ["J1 2", "J1 3"]);
    let facets = list.facets;
    assert_eq!(facets.levels, [(level(3), 1), (level(4), 1), (level(5), 2), (level(8), 0)]);
    // The one that the lowest level asks for first.
    let education: Vec<_> =
        facets.education.iter().map(|one| (&*one.level, one.text.language, one.count)).collect();
    assert_eq!(education, [("орта", Language::Kazakh, 1), ("жоғары", Language::Kazakh, 2)]);
    assert_eq!(facets.group_codes, [("2524-0".to_owned(), 2)]);
    let title = Some(Wording::official("J1", Language::Kazakh));
    assert_eq!(facets.standards, [StandardFacet { code: "J1".to_owned(), title, count: 2 }]);

    let query = CardListRequest { education: vec!["орта".to_owned()], ..query };
    assert_eq!(points(&index, &query), ["J1 3"]);
    assert!(index.has_education("жалпы") && !index.has_education("ЖАЛПЫ"));
    assert!(index.has_group_code("2524-0") && !index.has_group_code("2524-0-001"));
    assert!(index.has_occupation_code("2524-0-001") && !index.has_occupation_code("2524-0"));
}
