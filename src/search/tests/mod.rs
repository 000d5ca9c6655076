//! The index through its door, over cards made by hand.

mod cards;
mod filters;
mod golden;
mod laws;
mod places;
mod russian;
mod store;

use std::{collections::BTreeMap, sync::LazyLock};

use uuid::Uuid;

use super::*;
use crate::standard::{
    Abbreviation, CardIdentity, CardKey, Edition, FunctionKind, Identity, Item, LabourFunction,
    Language, Line, Passport, ProfessionCard, QualificationLevel, Skill, Source, Standard,
    StatementKind, TextKey,
};

/// What a test asks for, as it would stand in an address.
fn ask(words: &str) -> SearchRequest {
    SearchRequest { words: words.to_owned(), limit: 100, ..SearchRequest::default() }
}

fn level(number: i64) -> QualificationLevel {
    QualificationLevel::try_from(number).unwrap()
}

fn key(standard: &str, slug: &str) -> CardKey {
    CardKey { standard: standard.to_owned(), slug: slug.to_owned() }
}

/// A card with one function of one skill.
struct Draft {
    standard: &'static str,
    language: Language,
    point: u32,
    level: i64,
    title: &'static str,
    function_kind: FunctionKind,
    function: &'static str,
    skill: &'static str,
    abilities: &'static [&'static str],
    knowledge: &'static [&'static str],
}

const DRAFT: Draft = Draft {
    standard: "A1",
    language: Language::Kazakh,
    point: 10,
    level: 5,
    title: "Маман",
    function_kind: FunctionKind::Mandatory,
    function: "Міндет",
    skill: "Іс",
    abilities: &[],
    knowledge: &[],
};

fn card(draft: &Draft) -> ProfessionCard {
    let text = TextKey {
        code: draft.standard.to_owned(),
        edition: Edition::default(),
        language: draft.language,
    };
    let slug = format!("1-{}-{}", draft.point, draft.level);
    let source = Source::new(1, 1);
    let identity = |place: &str| Identity::new(&text, format!("{slug}{place}").parse().unwrap());
    let items = |letter: char, texts: &[&str]| {
        let item = |(number, text): (u32, &&str)| Item {
            id: identity(&format!("/f1/s1/{letter}{number}")).id,
            reference: identity(&format!("/f1/s1/{letter}{number}")).reference,
            number,
            number_inferred: false,
            text: (*text).to_owned(),
            parts: Vec::new(),
            source,
        };
        (1..).zip(texts).map(item).collect::<Vec<_>>()
    };
    let skill = Skill {
        id: identity("/f1/s1").id,
        reference: identity("/f1/s1").reference,
        number: 1,
        title: draft.skill.to_owned(),
        recognition: None,
        abilities: items('a', draft.abilities),
        knowledge: items('k', draft.knowledge),
        source,
    };
    let function = LabourFunction {
        id: identity("/f1").id,
        reference: identity("/f1").reference,
        number: 1,
        kind: draft.function_kind,
        title: draft.function.to_owned(),
        skills: vec![skill],
        source,
    };
    ProfessionCard {
        title: draft.title.to_owned(),
        qualification_level: Some(level(draft.level)),
        functions: vec![function],
        ..ProfessionCard::empty(CardIdentity::new(text, slug).unwrap(), draft.point, source)
    }
}

/// The index of these cards, which may come in any order. The texts of a standard go together.
fn built(cards: impl IntoIterator<Item = ProfessionCard>) -> SearchIndex {
    let mut texts: BTreeMap<TextKey, Vec<ProfessionCard>> = BTreeMap::new();
    for card in cards {
        texts.entry(card.identity.text().clone()).or_default().push(card);
    }
    let texts: Vec<Standard> =
        texts.into_iter().map(|(text, cards)| standard(&text, cards)).collect();
    let store = IndexStore::open(&IndexLocation::Memory).unwrap();
    let mut update = store.update().unwrap().unwrap();
    for texts in texts.chunk_by(|one, other| one.passport.code == other.passport.code) {
        let revision = Uuid::new_v5(&Uuid::nil(), format!("{texts:?}").as_bytes()).to_string();
        update.put(&texts[0], &texts[1..], &revision).unwrap();
    }
    update.commit().unwrap();
    SearchIndex::open(&store).unwrap()
}

/// A standard with these cards, which is called by its code.
fn standard(text: &TextKey, cards: Vec<ProfessionCard>) -> Standard {
    let passport =
        Passport { title: text.code.clone(), ..Passport::empty(&text.code, text.language) };
    Standard { passport, cards }
}

fn index(drafts: &[Draft]) -> SearchIndex {
    built(drafts.iter().map(card))
}

/// An index of one card with these abilities.
fn abilities(abilities: &'static [&'static str]) -> SearchIndex {
    index(&[Draft { abilities, ..DRAFT }])
}

/// Four cards of two standards, with the word "желі" in most lines.
fn catalogue() -> &'static SearchIndex {
    static CATALOGUE: LazyLock<SearchIndex> = LazyLock::new(|| index(&FOUR_CARDS));
    &CATALOGUE
}

const FOUR_CARDS: [Draft; 4] = [
    Draft {
        standard: "B2",
        point: 1,
        level: 4,
        title: "Желі технигі",
        abilities: &["желі орнату", "кабель тарту"],
        ..DRAFT
    },
    Draft {
        point: 12,
        level: 6,
        title: "Желі сәулетшісі",
        function: "Желі жобалау",
        function_kind: FunctionKind::Additional,
        knowledge: &["желі түрлері"],
        ..DRAFT
    },
    Draft { abilities: &["желі баптау", "желі бақылау"], ..DRAFT },
    Draft { point: 11, skill: "Желі күту", knowledge: &["ток"], ..DRAFT },
];

fn texts(results: &SearchResults) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.text.as_str()).collect()
}

fn standards(facets: &Facets) -> Vec<(&str, u64)> {
    facets.standards.iter().map(|one| (one.code.as_str(), one.count)).collect()
}

fn references(results: &SearchResults) -> Vec<String> {
    results.hits.iter().map(|hit| hit.reference.to_string()).collect()
}

/// What is found, in order.
fn check(index: &SearchIndex, words: &str, expected: &[&str]) {
    let results = index.search(&ask(words)).unwrap();
    assert_eq!(texts(&results), expected, "{words:?}");
    assert_eq!(results.total, expected.len() as u64, "{words:?}");
}

#[test]
fn all_words_must_match() {
    let index = abilities(&["желілік экран орнату", "желілік кабель", "экран"]);
    check(&index, "экран желілік ", &["желілік экран орнату"]);
    check(&index, "желілік экр", &["желілік экран орнату"]);
    check(&index, "ЭКРАН жоқ ", &[]);
    check(&index, "экран жоқ", &[]);
}

#[test]
fn words_in_quotes_match_only_as_a_phrase() {
    let index = abilities(&["желілік экран орнату", "экран, желілік"]);
    check(&index, "\"желілік экран\"", &["желілік экран орнату"]);
    check(&index, "«экран желілік»", &["экран, желілік"]);
    check(&index, "\"желілік экран\" орн", &["желілік экран орнату"]);
    check(&index, "\"желілік орнату\"", &[]);
}

#[test]
fn a_whole_word_stands_before_the_beginning_of_one() {
    // The one word of the first line alone would score best.
    let index = abilities(&["желілік", "желіні бір екі үш төрт бес желі алты жеті сегіз", "экран"]);
    let whole = "желіні бір екі үш төрт бес желі алты жеті сегіз";
    check(&index, "желі", &[whole, "желілік"]);
    check(&index, "желі ", &[whole]);
    check(&index, "\"желі\"", &[whole]);
}

#[test]
fn every_hit_by_a_whole_last_word_stands_before_the_others_whatever_else_matched() {
    let index = abilities(&["экран экран экран желілік", "екі үш төрт бес экран алты желі"]);
    let results = index.search(&ask("экран желі")).unwrap();
    assert_eq!(texts(&results), ["екі үш төрт бес экран алты желі", "экран экран экран желілік"]);
    assert!(results.hits[0].score > results.hits[1].score);
}

#[test]
fn a_title_stands_before_an_equal_line_and_equals_in_catalogue_order() {
    let index = index(&[
        Draft { point: 11, abilities: &["желі", "желі"], ..DRAFT },
        Draft { point: 10, knowledge: &["желі"], skill: "желі", ..DRAFT },
    ]);
    let results = index.search(&ask("желі ")).unwrap();
    let expected = ["1-10-5/f1/s1", "1-10-5/f1/s1/k1", "1-11-5/f1/s1/a1", "1-11-5/f1/s1/a2"];
    assert_eq!(references(&results), expected);
}

#[test]
fn a_hit_says_where_it_stands() {
    let mut card = card(&Draft {
        title: "Желі маманы",
        function: "Желі құру",
        skill: "Желі баптау",
        abilities: &["кабель", "желі қосу"],
        ..DRAFT
    });
    card.purpose = Some("Желі болу".to_owned());
    card.functions[0].number = 3;
    card.functions[0].skills[0].number = 2;
    let index = built([card]);
    let request = SearchRequest { levels: vec![level(5)], ..ask("") };
    let results = index.search(&request).unwrap();
    let place =
        |place: &Option<HitParent>| place.as_ref().map(|place| (place.number, place.title.clone()));
    let found: Vec<_> = results
        .hits
        .iter()
        .map(|hit| (hit.kind, hit.number, place(&hit.function), place(&hit.skill)))
        .collect();
    let function = Some((3, "Желі құру".to_owned()));
    let skill = Some((2, "Желі баптау".to_owned()));
    assert_eq!(
        found,
        [
            (StatementKind::Profession, None, None, None),
            (StatementKind::Purpose, None, None, None),
            (StatementKind::Function, Some(3), None, None),
            (StatementKind::Skill, Some(2), function.clone(), None),
            (StatementKind::Ability, Some(1), function.clone(), skill.clone()),
            (StatementKind::Ability, Some(2), function, skill),
        ]
    );
    let hit = &results.hits[5];
    assert_eq!((hit.card.title.as_str(), hit.card.point), ("Желі маманы", 10));
    assert_eq!(hit.card.key, key("A1", "1-10-5"));
    assert_eq!(hit.card.qualification_level, Some(level(5)));
    let text =
        TextKey { code: "A1".to_owned(), edition: Edition::default(), language: Language::Kazakh };
    assert_eq!(hit.id, Identity::new(&text, "1-10-5/f1/s1/a2".parse().unwrap()).id);
}

#[test]
fn the_parts_of_an_item_are_found_with_it() {
    let mut card = card(&Draft { abilities: &["Баптау:"], ..DRAFT });
    let part = Line { text: "желілік экран".to_owned(), source: Source::new(2, 2) };
    card.functions[0].skills[0].abilities[0].parts = vec![part];
    let index = built([card]);
    let results = index.search(&ask("баптау экран ")).unwrap();
    assert_eq!(texts(&results), ["Баптау: желілік экран"]);
    assert_eq!(results.hits[0].highlights, [(0, 6), (16, 21)]);
}

#[test]
fn a_highlight_is_counted_in_code_points() {
    let index = abilities(&["Ғұмыр, «желілік» үшін"]);
    let results = index.search(&ask("ғұмыр жел")).unwrap();
    assert_eq!(results.hits[0].highlights, [(0, 5), (8, 15)]);
}

#[test]
fn an_empty_query_with_a_filter_gives_all_that_passes_in_catalogue_order() {
    let request = SearchRequest { kinds: vec![StatementKind::Profession], ..ask(" * ") };
    let results = catalogue().search(&request).unwrap();
    assert_eq!(references(&results), ["1-10-5", "1-11-5", "1-12-6", "1-1-4"]);
    assert!(results.hits.iter().all(|hit| hit.highlights.is_empty()));
}

#[test]
fn a_kazakh_text_stands_before_a_russian_one_of_the_same_standard() {
    let index = index(&[
        Draft { language: Language::Russian, point: 1, title: "Специалист", ..DRAFT },
        Draft { point: 2, ..DRAFT },
    ]);
    let request = SearchRequest { kinds: vec![StatementKind::Profession], ..ask("") };
    assert_eq!(texts(&index.search(&request).unwrap()), ["Маман", "Специалист"]);
}

#[test]
fn neither_words_nor_a_filter_is_no_question() {
    for words in ["", "  ", "*", "\"\"", "—"] {
        let refusal = catalogue().search(&ask(words));
        assert!(matches!(refusal, Err(SearchError::NothingAsked)), "{words:?}");
    }
}

/// The references of every stretch of a walk.
fn walk(index: &SearchIndex, request: &SearchRequest) -> Vec<String> {
    let mut request = request.clone();
    let mut found = Vec::new();
    let mut total = None;
    loop {
        let results = index.search(&request).unwrap();
        assert_eq!(*total.get_or_insert(results.total), results.total);
        assert!(results.hits.len() <= request.limit as usize);
        found.extend(references(&results));
        let Some(next) = results.next else { break };
        assert!(next.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        request.cursor = Some(next);
    }
    assert_eq!(Some(found.len() as u64), total);
    found
}

#[test]
fn a_walk_by_stretches_gives_what_one_stretch_gives() {
    let index = catalogue();
    let by_kind =
        SearchRequest { kinds: vec![StatementKind::Ability, StatementKind::Skill], ..ask("") };
    for request in [ask("желі"), ask("желі "), ask("ж"), by_kind] {
        let results = index.search(&request).unwrap();
        assert_eq!(results.next, None);
        for limit in 1..5 {
            let found = walk(index, &SearchRequest { limit, ..request.clone() });
            assert_eq!(found, references(&results), "{limit}");
        }
    }
}

#[test]
fn hits_come_in_the_order_of_the_catalogue_where_it_is_wanted() {
    let index = catalogue();
    let request = SearchRequest { order: Order::Card, ..ask("желі") };
    let everywhere = [
        "1-10-5/f1/s1/a1",
        "1-10-5/f1/s1/a2",
        "1-11-5/f1/s1",
        "1-12-6",
        "1-12-6/f1",
        "1-12-6/f1/s1/k1",
        "1-1-4",
        "1-1-4/f1/s1/a1",
    ];
    for collapse in [false, true] {
        let request = SearchRequest { collapse, ..request.clone() };
        assert_eq!(references(&index.search(&request).unwrap()), everywhere);
        assert_eq!(walk(index, &SearchRequest { limit: 3, ..request }), everywhere);
    }
}

#[test]
fn the_nearest_queries_find_as_much_as_they_promise() {
    let index = catalogue();
    for (words, expected) in [
        ("желі ток ", vec![("желі ", 8), ("ток ", 1)]),
        ("желі ток", vec![("желі ", 8), ("ток", 1)]),
        ("\"желі орнату\" ток ", vec![("\"желі орнату\" ", 1), ("ток ", 1)]),
    ] {
        let mut found: Vec<(String, u64)> = Vec::new();
        for alternative in index.search(&ask(words)).unwrap().alternatives {
            let total = index.search(&ask(&alternative.words)).unwrap().total;
            assert_eq!(total, alternative.total, "{}", alternative.words);
            found.push((alternative.words, total));
        }
        found.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
        let mut found: Vec<(&str, u64)> = found.iter().map(|(q, n)| (q.as_str(), *n)).collect();
        let mut expected = expected;
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_cursor_goes_with_its_request_and_its_catalogue() {
    let elsewhere = index(&FOUR_CARDS);
    let index = catalogue();
    let request = SearchRequest { limit: 2, ..ask("желі ") };
    let cursor = index.search(&request).unwrap().next;
    assert!(cursor.is_some());
    let refused = |index: &SearchIndex, request: SearchRequest| {
        let cursor = cursor.clone();
        let answer = index.search(&SearchRequest { cursor, ..request });
        matches!(answer, Err(SearchError::BadCursor))
    };
    assert!(!refused(index, SearchRequest { limit: 5, ..request.clone() }));
    assert!(!refused(&elsewhere, request.clone()), "another process serves the same catalogue");
    assert!(refused(index, ask("желі")));
    assert!(refused(index, SearchRequest { levels: vec![level(5)], ..request.clone() }));
    assert!(refused(&abilities(&["желі"]), request.clone()));
    let nonsense = SearchRequest { cursor: Some("nonsense".to_owned()), ..request };
    assert!(matches!(index.search(&nonsense), Err(SearchError::BadCursor)));
}

#[test]
fn a_limit_outside_its_bounds_is_taken_for_the_nearest() {
    let index = catalogue();
    assert_eq!(index.search(&SearchRequest { limit: 0, ..ask("желі") }).unwrap().hits.len(), 1);
    let all = index.search(&SearchRequest { limit: u32::MAX, ..ask("желі") }).unwrap();
    assert_eq!(all.hits.len() as u64, all.total);
}

#[test]
fn the_places_of_a_text_are_those_with_exactly_its_words() {
    let index = index(&[
        Draft {
            point: 12, skill: "Желі күту", abilities: &["Желі күту."], ..DRAFT
        },
        Draft { point: 11, skill: "Желі күту", function: "желі күту", ..DRAFT },
    ]);
    let places = |text, limit| {
        let hits = index.occurrences_of(text, limit, &|| false).unwrap();
        hits.into_iter().map(|hit| hit.reference.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(places("Желі күту", 10), ["1-11-5/f1/s1", "1-12-5/f1/s1"]);
    assert_eq!(places("Желі күту", 1), ["1-11-5/f1/s1"]);
    assert_eq!(places("Желі", 10), Vec::<String>::new());
    assert!(matches!(index.occurrences_of("Желі күту", 10, &|| true), Err(SearchError::Stopped)));
    let alike = index.texts_alike(
        "Желі күту",
        StatementKind::Skill,
        Language::Kazakh,
        |_, _| true,
        10,
        &|| true,
    );
    assert!(matches!(alike, Err(SearchError::Stopped)));
}

#[test]
fn an_empty_catalogue_has_no_hits() {
    let index = built([]);
    assert_eq!(index.n_statements(), 0);
    for request in [ask("желі"), SearchRequest { levels: vec![level(5)], ..ask("") }] {
        let results = index.search(&request).unwrap();
        assert_eq!((results.total, results.next), (0, None));
    }
    assert!(index.occurrences_of("желі", 10, &|| false).unwrap().is_empty());
}

#[test]
fn statements_are_counted() {
    assert_eq!(catalogue().n_statements(), 4 * 3 + 6);
}
