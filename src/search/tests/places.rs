//! One place, one hit: a standard in several languages.

use super::*;

/// A card in Kazakh and in Russian. The second has an ability more, and another card.
fn drafts() -> [Draft; 3] {
    let russian = Draft {
        language: Language::Russian,
        title: "Аудитор рисков",
        function: "Проверка",
        skill: "Оценка рисков",
        abilities: &["Проверять аудит данных", "Оценивать риски"],
        knowledge: &["Виды рисков"],
        ..DRAFT
    };
    [
        Draft {
            title: "Тәуекел аудиторы",
            function: "Тексеру",
            skill: "Тәуекелді бағалау",
            abilities: &["Деректер аудитін тексеру"],
            knowledge: &["Тәуекел түрлері"],
            ..DRAFT
        },
        Draft {
            point: 11,
            title: "Ревизор",
            abilities: &["Проверять счета"],
            knowledge: &["Виды счетов"],
            ..russian
        },
        russian,
    ]
}

fn bilingual() -> &'static SearchIndex {
    static BILINGUAL: LazyLock<SearchIndex> = LazyLock::new(|| index(&drafts()));
    &BILINGUAL
}

fn id(language: Language, reference: &str) -> Uuid {
    TextKey { language, ..card(&DRAFT).identity.text().clone() }.id_of(reference)
}

/// The only hit, by its id, reference, language and marked words.
fn only(request: &SearchRequest) -> (Uuid, String, Language, String) {
    let results = bilingual().search(request).unwrap();
    assert_eq!((results.total, results.hits.len()), (1, 1), "{:?}", texts(&results));
    let hit = &results.hits[0];
    let letters: Vec<char> = hit.text.chars().collect();
    let marked = hit.highlights.iter().map(|&(start, end)| &letters[start..end]);
    let marked = marked.map(|run| run.iter().collect::<String>()).collect::<Vec<_>>().join("|");
    (hit.id, hit.reference.to_string(), hit.language, marked)
}

#[test]
fn a_place_is_found_by_its_words_in_any_language() {
    let place = "1-10-5/f1/s1/k1";
    let (kazakh, russian) = (Language::Kazakh, Language::Russian);
    let named = id(kazakh, place);
    let expected = |language, marked: &str| (named, place.to_owned(), language, marked.to_owned());
    assert_eq!(only(&ask("\"тәуекел түрлері\"")), expected(kazakh, "Тәуекел түрлері"));
    assert_eq!(only(&ask("\"виды рисков\"")), expected(russian, "Виды рисков"));
    // What several texts have is shown in the first, or as it is wanted.
    let place = "1-10-5/f1/s1/a1";
    let named = id(kazakh, place);
    let wanted = |words, language| only(&SearchRequest { language, ..ask(words) });
    let (found, _, language, _) = wanted("аудит деректер", None);
    assert_eq!((found, language), (named, kazakh));
    let (found, _, language, marked) = wanted("деректер", Some(russian));
    // The same thing in the words that are shown.
    assert_eq!((found, language, marked.as_str()), (named, russian, "данных"));
    let (found, _, language, marked) = wanted("данных", Some(Language::English));
    assert_eq!((found, language, marked.as_str()), (named, russian, "данных"));
}

#[test]
fn no_phrase_runs_from_one_text_into_another() {
    for words in ["\"түрлері виды\"", "\"рисков тәуекел\"", "\"тексеру проверять\""]
    {
        assert_eq!(bilingual().search(&ask(words)).unwrap().total, 0, "{words}");
    }
}

#[test]
fn the_texts_of_a_hit_and_of_what_it_is_in_are_of_one_language() {
    for (language, card, function, skill) in [
        (Language::Kazakh, "Тәуекел аудиторы", "Тексеру", "Тәуекелді бағалау"),
        (Language::Russian, "Аудитор рисков", "Проверка", "Оценка рисков"),
    ] {
        let request = SearchRequest {
            kinds: vec![StatementKind::Ability],
            cards: vec![key("A1", "1-10-5")],
            standards: vec!["A1".to_owned()],
            language: Some(language),
            ..ask("аудит")
        };
        let results = bilingual().search(&request).unwrap();
        let [hit] = &results.hits[..] else { panic!("{:?}", texts(&results)) };
        assert_eq!((hit.language, hit.card.language), (language, language));
        assert_eq!(hit.card.title, card);
        assert_eq!(hit.function.as_ref().unwrap().title, function);
        assert_eq!(hit.skill.as_ref().unwrap().title, skill);
        assert_eq!(results.facets.cards[0].card.as_ref().unwrap().title, card);
    }
}

#[test]
fn what_only_one_text_has_is_a_place_of_its_own() {
    let (named, reference, language, _) = only(&ask("\"оценивать риски\""));
    assert_eq!(named, id(Language::Russian, "1-10-5/f1/s1/a2"));
    assert_eq!((reference.as_str(), language), ("1-10-5/f1/s1/a2", Language::Russian));
    let (named, ..) = only(&ask("ревизор "));
    assert_eq!(named, id(Language::Russian, "1-11-5"));
}

#[test]
fn places_are_counted_once() {
    let index = bilingual();
    // Of the first card five and one, of the other five.
    assert_eq!(index.n_statements(), 11);
    for collapse in [false, true] {
        let request = SearchRequest { collapse, standards: vec!["A1".to_owned()], ..ask("") };
        let results = index.search(&request).unwrap();
        assert_eq!(results.n_statements, 11);
        assert_eq!(results.total, 11);
        assert_eq!(standards(&results.facets), [("A1", 11)]);
        assert_eq!(results.facets.levels, [(level(5), 11)]);
        let cards: Vec<u64> = results.facets.cards.iter().map(|one| one.count).collect();
        assert_eq!(cards, [6, 5]);
        let expected = ["1-10-5", "1-10-5/f1", "1-10-5/f1/s1", "1-10-5/f1/s1/a1"];
        let walked = walk(index, &SearchRequest { limit: 3, ..request });
        assert_eq!(walked.len(), 11);
        assert_eq!(walked[..4], expected);
        assert_eq!(walked[4..6], ["1-10-5/f1/s1/a2", "1-10-5/f1/s1/k1"]);
    }
}

#[test]
fn a_place_has_the_best_grade_of_its_texts() {
    let results = bilingual().search(&ask("аудит ")).unwrap();
    let hit = results.hits.iter().find(|hit| hit.kind == StatementKind::Ability).unwrap();
    // Another ending in Kazakh, the very word in Russian.
    assert!(hit.score >= 10.0, "{}", hit.score);
    assert_eq!(hit.language, Language::Kazakh);
}

#[test]
fn equal_words_in_two_languages_are_one_place() {
    let card = |language| Draft { language, title: "Аудитор", skill: "Аудит", ..DRAFT };
    let index = index(&[card(Language::Kazakh), card(Language::Russian)]);
    let request = SearchRequest { collapse: true, max_occurrences: 10, ..ask("аудитор") };
    let results = index.search(&request).unwrap();
    assert_eq!((results.total, results.n_statements), (1, 1));
    assert_eq!((results.hits[0].n_occurrences, results.hits[0].occurrences.len()), (1, 1));
    assert_eq!(index.occurrences_of("Аудитор", 10, &|| false).unwrap().len(), 1);
    let suggested = index.suggest("аудит", None).unwrap();
    let suggested: Vec<_> = suggested.iter().map(|one| (one.text.as_str(), one.id)).collect();
    let named = |reference| Some(id(Language::Kazakh, reference));
    assert_eq!(suggested[..2], [("Аудитор", named("1-10-5")), ("Аудит", named("1-10-5/f1/s1"))]);
}

#[test]
fn a_card_is_named_and_suggested_in_each_of_its_languages() {
    let index = bilingual();
    for (words, language) in
        [("Тәуекел аудиторы", Language::Kazakh), ("аудитор рисков", Language::Russian)]
    {
        let best = index.search(&ask(words)).unwrap().best_matches;
        let [BestMatch::Card { card, id: named, .. }] = &best[..] else { panic!("{best:?}") };
        assert_eq!((*named, card.language), (id(Language::Kazakh, "1-10-5"), language));
        let suggested = index.suggest(words, None).unwrap();
        assert_eq!(suggested[0].id, Some(id(Language::Kazakh, "1-10-5")), "{suggested:?}");
    }
    // One place fits in both languages, and is offered once.
    let suggested = index.suggest("аудит", None).unwrap();
    let of_places = suggested.iter().filter(|one| one.kind != SuggestionKind::Phrase);
    assert_eq!(of_places.count(), 1, "{suggested:?}");
}

#[test]
fn texts_alike_are_of_the_language_that_is_asked_for() {
    let request = |text, language| {
        let kind = StatementKind::Knowledge;
        let is_enough = |shared, _| shared > 0;
        let hits = bilingual().texts_alike(text, kind, language, is_enough, 10, &|| false);
        hits.unwrap().into_iter().map(|hit| (hit.text, hit.id)).collect::<Vec<_>>()
    };
    let named = id(Language::Kazakh, "1-10-5/f1/s1/k1");
    let found = request("Оценка рисков", Language::Russian);
    assert_eq!(found, [("Виды рисков".to_owned(), named)]);
    assert_eq!(request("Оценка рисков", Language::Kazakh), []);
    let occurrences = bilingual().occurrences_of("Виды рисков", 10, &|| false).unwrap();
    assert_eq!(occurrences.len(), 1);
    assert_eq!((occurrences[0].id, occurrences[0].language), (named, Language::Russian));
}
