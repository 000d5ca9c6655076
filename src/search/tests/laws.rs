//! Laws that hold for any request and any text.

use proptest::prelude::*;

use super::*;

/// What a hostile or careless hand may type: words of the index, syntax, marks, anything.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("желі".to_owned()),
        Just("орнату".to_owned()),
        Just(" ".to_owned()),
        "[\"«»“*?:^~()+|&!/\\\\\\-]{1,4}",
        "[\u{0}\u{301}\u{307}\u{200d}\u{ad}İßЙй]{1,4}",
        "(?s).{0,20}",
        "[жқ]{200,600}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Some words and any choice of filters over the catalogue of the tests.
fn filtered() -> impl Strategy<Value = SearchRequest> {
    use prop::sample::{select, subsequence};
    let standards = vec!["A1".to_owned(), "B2".to_owned(), "C3".to_owned()];
    let cards = vec![key("A1", "1-10-5"), key("A1", "1-12-6"), key("B2", "1-1-4")];
    (
        select(vec!["", "желі", "желі ", "ж", "жоқ "]),
        subsequence(StatementKind::ALL.to_vec(), 0..4),
        subsequence(vec![level(4), level(5), level(6)], 0..3),
        subsequence(standards, 0..3),
        subsequence(cards, 0..2),
        subsequence(vec![FunctionKind::Mandatory, FunctionKind::Additional], 0..2),
        any::<bool>(),
    )
        .prop_map(|(words, kinds, levels, standards, cards, function_kinds, collapse)| {
            SearchRequest {
                kinds,
                levels,
                standards,
                cards,
                function_kinds,
                collapse,
                ..ask(words)
            }
        })
}

proptest! {
    #[test]
    fn any_words_are_answered_or_refused(words in typed(), filtered: bool) {
        let levels = if filtered { vec![level(5)] } else { Vec::new() };
        let request = SearchRequest { levels, ..ask(&words) };
        match catalogue().search(&request) {
            Ok(results) => for hit in results.hits {
                let length = hit.text.chars().count();
                let mut end = None;
                for highlight in hit.highlights {
                    prop_assert!(end < Some(highlight.0) && highlight.0 < highlight.1);
                    end = Some(highlight.1);
                }
                prop_assert!(end <= Some(length));
            },
            Err(SearchError::NothingAsked) => prop_assert!(!filtered),
            Err(error) => prop_assert!(matches!(error, SearchError::TooLong), "{error}"),
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it(text in "(?s)[^\u{0}]{1,60}") {
        let mut card = card(&DRAFT);
        card.title = text.clone();
        let id = card.identity.id();
        let index = built([card]);
        for word in analysis::words(&text) {
            let cut: String = text.chars().skip(word.start).take(word.end - word.start).collect();
            for words in [cut.clone(), format!("{cut} "), format!("\"{cut}\"")] {
                let results = index.search(&ask(&words)).unwrap();
                let hit = results.hits.iter().find(|hit| hit.id == id);
                prop_assert!(hit.is_some_and(|hit| !hit.highlights.is_empty()), "{words:?}");
            }
        }
    }

    #[test]
    fn any_text_finds_its_place(text in "(?s).{0,60}") {
        let mut card = card(&DRAFT);
        card.title = text.clone();
        let index = built([card]);
        prop_assert_eq!(index.occurrences_of(&text, 10, &|| false).unwrap().len(), 1);
    }

    #[test]
    fn any_cursor_is_refused(cursor in "(?s).{0,60}|[A-Za-z0-9_-]{27}") {
        let request = SearchRequest { cursor: Some(cursor), ..ask("желі") };
        prop_assert!(matches!(catalogue().search(&request), Err(SearchError::BadCursor)));
    }

    #[test]
    fn choosing_a_value_of_a_facet_gives_as_many_hits_as_it_says(request in filtered()) {
        let index = catalogue();
        let Ok(results) = index.search(&request) else { return Ok(()) };
        let apart = SearchRequest { collapse: false, ..request.clone() };
        prop_assert_eq!(index.search(&apart).unwrap().total, results.n_statements);
        let total = |request: SearchRequest| index.search(&request).unwrap().total;
        let Facets { kinds, levels, standards, cards, function_kinds } = results.facets;
        for (kind, count) in kinds {
            let chosen = SearchRequest { kinds: vec![kind], ..request.clone() };
            prop_assert_eq!(total(chosen), count, "{}", kind);
        }
        for (level, count) in levels {
            let chosen = SearchRequest { levels: vec![level], ..request.clone() };
            prop_assert_eq!(total(chosen), count, "{}", level);
        }
        for StandardFacet { code, count, .. } in standards {
            let chosen = SearchRequest { standards: vec![code], ..request.clone() };
            prop_assert_eq!(total(chosen), count);
        }
        for CardFacet { key, count, .. } in cards {
            let chosen = SearchRequest { cards: vec![key], ..request.clone() };
            prop_assert_eq!(total(chosen), count);
        }
        for (kind, count) in function_kinds {
            let chosen = SearchRequest { function_kinds: vec![kind], ..request.clone() };
            prop_assert_eq!(total(chosen), count, "{}", kind);
        }
    }
}
