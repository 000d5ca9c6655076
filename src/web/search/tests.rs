//! What the search page shows.

use super::*;
use crate::{
    i18n::Locale,
    search::{HitCard, HitParent, How, Matched},
    standard::QualificationLevel,
    web::parts::samples,
};

fn hit() -> Hit {
    let card = samples::card();
    let item = &card.functions[0].skills[0].abilities[0];
    Hit {
        kind: StatementKind::Ability,
        id: item.id,
        reference: item.reference.clone(),
        text: "Желі <b> құру".to_owned(),
        language: card.identity.language(),
        matched: Vec::new(),
        occurrences: Vec::new(),
        n_occurrences: 1,
        n_cards: 1,
        highlights: vec![(0, 4), (9, 13)],
        number: Some(3),
        score: 1.0,
        card: HitCard {
            key: card.identity.key(),
            language: card.identity.language(),
            title: card.title.clone(),
            qualification_level: card.qualification_level,
            point: card.point,
        },
        function: Some(HitParent { number: 1, title: "Функция".to_owned() }),
        skill: Some(HitParent { number: 2, title: "Дағды".to_owned() }),
    }
}

fn page(query: &[(&str, &str)], results: Option<SearchResults>, locale: Locale) -> scraper::Html {
    let pairs: Pairs =
        query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let request = read(&pairs, locale).unwrap();
    samples::read(&SearchPage::new(&samples::site(locale), &request, results))
}

fn found(hits: Vec<Hit>) -> SearchResults {
    let level = |level| QualificationLevel::try_from(level).unwrap();
    SearchResults {
        total: hits.len() as u64,
        n_statements: hits.len() as u64,
        hits,
        facets: Facets { levels: vec![(level(4), 3), (level(5), 2)], ..Facets::default() },
        next: Some("abc".to_owned()),
        best_matches: Vec::new(),
        alternatives: Vec::new(),
        spelling: None,
    }
}

#[test]
fn a_result_shows_the_found_words_and_its_way_down_the_card() {
    let html = page(&[("q", "желі құру")], Some(found(vec![hit()])), Locale::Ru);
    assert_eq!(samples::texts(&html, "mark"), ["Желі", "құру"]);
    assert_eq!(samples::texts(&html, ".results .text"), ["Желі <b> құру"]);
    let card = "/ru/standards/J62090011/cards/2524-0-003-5";
    let path = samples::attributes(&html, ".results .path a", "href");
    assert_eq!(path, [format!("{card}#f1"), format!("{card}#f1-s2")]);
    assert_eq!(samples::attributes(&html, ".results .on-card a", "href"), [card]);
    assert_eq!(samples::texts(&html, ".found"), ["Найден 1 результат"]);
}

#[test]
fn filters_and_the_next_page_keep_what_is_asked() {
    let html = page(&[("q", "a&b"), ("level", "5")], Some(found(vec![hit()])), Locale::En);
    let filters = samples::attributes(&html, ".filters a", "href");
    assert!(filters.contains(&"/en/search?q=a%26b&level=5&level=4".to_owned()), "{filters:?}");
    let next = samples::attributes(&html, "a[rel=next]", "href");
    assert_eq!(next, ["/en/search?q=a%26b&level=5&cursor=abc"]);
    let hidden = samples::attributes(&html, "main form input[type=hidden]", "value");
    assert_eq!(hidden, ["5"]);
}

#[test]
fn nothing_asked_is_a_form_with_examples_and_nothing_found_gives_advice() {
    let html = page(&[], None, Locale::Kk);
    assert_eq!(samples::attributes(&html, "main input[type=search]", "name"), ["q"]);
    assert_eq!(samples::texts(&html, ".examples a"), Locale::Kk.messages().search.example_queries);
    let html = page(&[("q", "жоқсөз")], Some(found(Vec::new())), Locale::Kk);
    assert_eq!(samples::texts(&html, ".empty li").len(), 2, "no advice on filters without one");
}

#[test]
fn highlights_that_do_not_fit_lose_no_character() {
    for highlights in [&[(0, 99)][..], &[(50, 60)], &[(2, 1)], &[(0, 3), (1, 2)]] {
        let joined: String =
            text_runs("құру", highlights).into_iter().map(|run| run.text).collect();
        assert_eq!(joined, "құру");
    }
}

/// The hit with so many occurrences, every other one on a second card.
fn spread_hit(n_occurrences: usize) -> Hit {
    let mut hit = hit();
    let mut occurrence = hit.occurrence();
    for number in 0..n_occurrences {
        occurrence.reference = format!("2524-0-003-5/f1/s2/a{number}").parse().unwrap();
        occurrence.card.key.slug = format!("2524-0-003-{}", 5 + number % 2);
        hit.occurrences.push(occurrence.clone());
    }
    hit.n_occurrences = n_occurrences as u64;
    hit.n_cards = n_occurrences.min(2) as u64;
    hit.occurrences.truncate(result::NAMED_OCCURRENCES as usize);
    hit
}

#[test]
fn equal_texts_are_shown_once_with_a_link_to_each_place() {
    let html = page(&[("q", "желі")], Some(found(vec![spread_hit(3)])), Locale::Ru);
    assert_eq!(samples::texts(&html, ".results .text").len(), 1);
    assert_eq!(samples::texts(&html, ".occurrences > p"), ["Умение · В 2 карточках, в 3 местах:"]);
    let links = samples::attributes(&html, ".occurrences a", "href");
    assert_eq!(links[1], "/ru/standards/J62090011/cards/2524-0-003-6#f1-s2-a1");
    let texts = samples::texts(&html, ".occurrences a");
    assert_eq!(texts[0], "Ақпараттық қауіпсіздік инженері › Функция › Дағды");
    assert!(samples::texts(&html, ".occurrences details").is_empty());
}

#[test]
fn many_places_are_folded_and_those_that_are_not_named_have_a_page() {
    let html = page(&[("q", "желі")], Some(found(vec![spread_hit(5)])), Locale::En);
    assert_eq!(samples::texts(&html, ".occurrences > ul a").len(), 3);
    assert_eq!(samples::texts(&html, ".occurrences details li a").len(), 2);
    assert_eq!(samples::texts(&html, ".occurrences summary"), ["2 more places"]);

    let html = page(&[("q", "желі")], Some(found(vec![spread_hit(100)])), Locale::En);
    assert_eq!(samples::texts(&html, ".occurrences > p"), ["Ability · On 2 cards, in 100 places:"]);
    assert!(samples::texts(&html, ".occurrences li").len() < 100);
    let all = samples::attributes(&html, ".occurrences details > p a", "href");
    assert_eq!(all, [format!("/en/statements/{}#elsewhere", hit().id)]);
}

#[test]
fn a_result_says_why_it_was_found_where_its_words_are_not_those_of_the_query() {
    let matched = |query: &str, words: &str, how| Matched {
        query: query.to_owned(),
        words: words.to_owned(),
        how,
    };
    let mut hit = hit();
    hit.matched = vec![
        matched("ақ", "ақпараттық қауіпсіздік", How::Concept),
        matched("zheli", "Желі", How::Latin),
        matched("құруу", "құру", How::Fuzzy),
        matched("желіні", "Желі", How::Stem),
        matched("жел", "Желі", How::Prefix),
    ];
    let reasons = [
        (
            Locale::En,
            "АҚ = ақпараттық қауіпсіздік · zheli was read as Желі · құруу is close to құру",
        ),
        (
            Locale::Ru,
            "АҚ = ақпараттық қауіпсіздік · zheli прочитано как Желі · құруу похоже на құру",
        ),
        (
            Locale::Kk,
            "АҚ = ақпараттық қауіпсіздік · zheli сөзі Желі деп оқылды · құруу – құру деген сөзге ұқсас",
        ),
    ];
    for (locale, reason) in reasons {
        let query = [("q", "АҚ zheli құруу желіні жел")];
        let html = page(&query, Some(found(vec![hit.clone()])), locale);
        assert_eq!(samples::texts(&html, ".results .why"), [reason]);
        assert_eq!(samples::attributes(&html, ".why b", "lang"), ["kk"; 3]);
    }
}

#[test]
fn what_the_words_name_stands_above_the_results_of_the_first_page() {
    let card = hit().card;
    let best_match =
        |title: &str| BestMatch::Card { card: card.clone(), id: hit().id, title: title.to_owned() };
    let results = || SearchResults {
        best_matches: vec![
            best_match("Маман"),
            best_match("2524-0-003"),
            BestMatch::Standard { code: "J62090011".to_owned() },
        ],
        ..found(vec![hit()])
    };
    let html = page(&[("q", "маман")], Some(results()), Locale::En);
    let links = samples::attributes(&html, ".best a", "href");
    let address = "/en/standards/J62090011/cards/2524-0-003-5";
    assert_eq!(links, [address, "/en/standards/J62090011", address], "its own name goes first");
    let rows = samples::texts(&html, ".best li");
    assert_eq!(rows[0], "Profession card: Ақпараттық қауіпсіздік инженері Level 5 2524-0-003-5");
    assert!(rows[2].ends_with("also called: Маман"), "{}", rows[2]);
    let html = page(&[("q", "маман"), ("cursor", "x")], Some(results()), Locale::En);
    assert!(samples::texts(&html, ".best").is_empty());
}

#[test]
fn without_a_result_the_nearest_queries_are_offered_with_the_same_filters() {
    let results = SearchResults {
        alternatives: vec![Alternative {
            words: "ақ желі ".to_owned(),
            without: "блокчейн".to_owned(),
            total: 174,
        }],
        ..found(Vec::new())
    };
    let query = [("q", "АҚ желі Блокчейн"), ("level", "5"), ("kind", "skill")];
    let html = page(&query, Some(results), Locale::En);
    assert_eq!(samples::texts(&html, ".found"), ["No requirement contains all these words"]);
    assert_eq!(samples::texts(&html, ".alternatives a"), ["Without “Блокчейн”: 174 results"]);
    let words = address::encoded("АҚ желі ");
    assert_eq!(
        samples::attributes(&html, ".alternatives a", "href"),
        [format!("/en/search?q={words}&kind=skill&level=5")]
    );
}

#[test]
fn different_texts_and_their_lines_are_counted_apart() {
    let mut results = found(vec![spread_hit(3)]);
    results.n_statements = 3;
    let query = [("q", "желі")];
    let html = page(&query, Some(results.clone()), Locale::En);
    assert_eq!(samples::texts(&html, ".found"), ["1 wording in 3 requirements"]);
    results.n_statements = 10;
    let html = page(&query, Some(results), Locale::Ru);
    assert_eq!(samples::texts(&html, ".found"), ["Найдена 1 формулировка в 10 требованиях"]);
}

#[test]
fn a_part_of_the_query_keeps_the_letters_of_the_reader() {
    for (typed, part, expected) in [
        ("АҚ желі", "ақ", "АҚ"),
        ("желі", "ақ", "ақ"),
        ("", "", ""),
        ("İ", "i", "İ"),
        ("а", "", ""),
    ] {
        assert_eq!(as_typed(typed, part), expected);
    }
}
