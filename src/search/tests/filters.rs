//! Filters and facets.

use super::*;

fn cards(facets: &Facets) -> Vec<(CardKey, u64)> {
    facets.cards.iter().map(|one| (one.key.clone(), one.count)).collect()
}

#[test]
fn filters_are_or_within_and_and_between() {
    let of = |results: SearchResults| references(&results);
    let index = catalogue();
    let kinds = vec![StatementKind::Profession, StatementKind::Skill];
    let request = SearchRequest { kinds, ..ask("желі ") };
    let mut found = of(index.search(&request).unwrap());
    found.sort();
    assert_eq!(found, ["1-1-4", "1-11-5/f1/s1", "1-12-6"]);
    let request = SearchRequest { levels: vec![level(5), level(6)], ..request };
    let mut found = of(index.search(&request).unwrap());
    found.sort();
    assert_eq!(found, ["1-11-5/f1/s1", "1-12-6"]);
    let request = SearchRequest { cards: vec![key("A1", "1-12-6")], ..request };
    assert_eq!(of(index.search(&request).unwrap()), ["1-12-6"]);
    let request = SearchRequest { standards: vec!["B2".to_owned()], ..request };
    assert_eq!(of(index.search(&request).unwrap()), Vec::<String>::new());
}

#[test]
fn a_filter_by_function_kind_leaves_out_what_has_no_function() {
    let additional = vec![FunctionKind::Additional];
    let request = SearchRequest { function_kinds: additional, ..ask("желі ") };
    let results = catalogue().search(&request).unwrap();
    assert_eq!(texts(&results), ["Желі жобалау", "желі түрлері"]);
}

#[test]
fn facets_count_the_hits_of_each_value() {
    use StatementKind::{Ability, Function, Knowledge, Profession, Skill};
    let facets = catalogue().search(&ask("желі ")).unwrap().facets;
    let kinds = [(Profession, 2), (Function, 1), (Skill, 1), (Ability, 3), (Knowledge, 1)];
    assert_eq!(facets.kinds, kinds);
    assert_eq!(facets.levels, [(level(4), 2), (level(5), 3), (level(6), 3)]);
    assert_eq!(standards(&facets), [("A1", 6), ("B2", 2)]);
    let function_kinds = [(FunctionKind::Mandatory, 4), (FunctionKind::Additional, 2)];
    assert_eq!(facets.function_kinds, function_kinds);
    assert!(facets.cards.is_empty(), "no standard is chosen");
}

#[test]
fn a_facet_is_counted_without_its_own_filter_only() {
    use StatementKind::{Ability, Function, Knowledge, Profession};
    let request = SearchRequest {
        kinds: vec![Ability],
        levels: vec![level(6), level(8)],
        standards: vec!["A1".to_owned(), "C3".to_owned()],
        ..ask("желі ")
    };
    let results = catalogue().search(&request).unwrap();
    assert_eq!((results.total, results.hits.len()), (0, 0));
    assert_eq!(standards(&results.facets), [("A1", 0), ("C3", 0)]);
    let Facets { kinds, levels, cards, function_kinds, .. } = results.facets;
    assert_eq!(kinds, [(Profession, 1), (Function, 1), (Ability, 0), (Knowledge, 1)]);
    assert_eq!(levels, [(level(5), 2), (level(6), 0), (level(8), 0)]);
    assert!(cards.is_empty());
    assert_eq!(function_kinds, []);
}

#[test]
fn the_facet_of_cards_is_in_catalogue_order_with_those_that_are_chosen() {
    let request = SearchRequest {
        standards: vec!["A1".to_owned()],
        cards: vec![key("A1", "1-12-6"), key("A1", "gone")],
        ..ask("желі ")
    };
    let results = catalogue().search(&request).unwrap();
    assert_eq!(results.total, 3);
    let expected = [
        (key("A1", "1-10-5"), 2),
        (key("A1", "1-11-5"), 1),
        (key("A1", "1-12-6"), 3),
        (key("A1", "gone"), 0),
    ];
    assert_eq!(cards(&results.facets), expected);
    let names: Vec<_> = results.facets.cards.iter().map(|one| one.card.as_ref()).collect();
    assert_eq!(names[1].unwrap().title, "Маман");
    assert!(names[3].is_none(), "the catalogue does not have it");
}

#[test]
fn the_texts_of_a_card_in_two_languages_are_one_value() {
    let index = index(&[
        Draft { title: "IT", ..DRAFT },
        Draft { title: "IT", language: Language::Russian, ..DRAFT },
    ]);
    let request = SearchRequest { standards: vec!["A1".to_owned()], ..ask("it ") };
    assert_eq!(cards(&index.search(&request).unwrap().facets), [(key("A1", "1-10-5"), 1)]);
}

#[test]
fn where_equal_texts_are_one_hit_the_facets_count_texts() {
    use StatementKind::{Ability, Knowledge, Skill};
    let index = index(&[
        Draft {
            skill: "Желі күту", abilities: &["желі", "Желі күту", "желі"], ..DRAFT
        },
        Draft {
            point: 11, level: 6, skill: "Желі күту", knowledge: &["желі"], ..DRAFT
        },
        Draft { standard: "B2", abilities: &["желі"], ..DRAFT },
    ]);
    let request =
        SearchRequest { collapse: true, standards: vec!["A1".to_owned()], ..ask("желі ") };
    let results = index.search(&request).unwrap();
    assert_eq!(texts(&results), ["Желі күту", "желі"]);
    assert_eq!((results.total, results.n_statements), (2, 6));
    assert_eq!(standards(&results.facets), [("A1", 2), ("B2", 1)]);
    assert_eq!(cards(&results.facets), [(key("A1", "1-10-5"), 2), (key("A1", "1-11-6"), 2)]);
    let Facets { kinds, levels, .. } = results.facets;
    assert_eq!(kinds, [(Skill, 1), (Ability, 2), (Knowledge, 1)]);
    assert_eq!(levels, [(level(5), 2), (level(6), 2)]);
}
