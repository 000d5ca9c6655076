//! The contract of the storage: each test is written once and runs on every database.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use kasip::{
    parser::parse,
    standard::{
        Abbreviation, ActivityCode, CardKey, CardSummary, Counts, Detail, DetailValue, Education,
        FieldSources, Finding, FindingKind, FunctionKind, Identity, Item, LabourFunction, Language,
        Line, ListedProfession, Passport, ProfessionCard, QualificationLevel, RelatedCard,
        RelatedProfession, Severity, Skill, Source, Standard, Statement, TechnicalData, Term,
        TextKey,
    },
    storage::{
        CardFilter, CatalogueCounts, CatalogueVersion, Located, Page, Refusal, Saved, Storage,
        StorageError, Stretch,
    },
};
use tempfile::TempDir;
use uuid::Uuid;

macro_rules! on_both_databases {
    ($($test:ident,)*) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    let (_directory, url) = super::new_file();
                    super::$test(super::Storage::open(&url).await.unwrap()).await;
                }
            )*
        }
    };
}

on_both_databases!(
    everything_comes_back_as_it_was_saved,
    the_real_standard_comes_back_as_it_was_saved,
    characters_of_any_kind_come_back,
    an_empty_catalogue_holds_nothing,
    what_is_not_there_is_none,
    saving_again_changes_nothing,
    findings_in_another_order_change_nothing,
    the_same_text_read_in_another_way_replaces,
    another_text_replaces_the_earlier_whole,
    a_revision_differs_whenever_a_text_is_saved_anew,
    an_identifier_leads_to_its_statement,
    removed_identifiers_are_remembered,
    an_identifier_that_comes_back_leads_somewhere_again,
    a_text_in_another_language_keeps_its_own_identifiers,
    the_kazakh_text_takes_precedence,
    a_slug_twice_is_refused_midway_and_leaves_all_as_it_was,
    a_reference_twice_is_refused_midway_and_leaves_all_as_it_was,
    a_nul_byte_is_refused_wherever_it_stands,
    a_card_of_another_text_is_refused,
    a_row_that_breaks_the_model_is_told_until_it_is_replaced,
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
    the_glossary_names_the_text_of_each_entry,
    a_standard_in_two_languages_counts_once,
    a_reader_never_sees_half_an_import,
);

// What comes back.

async fn everything_comes_back_as_it_was_saved(storage: Storage) {
    let (standard, findings) = (rich(), noticed());
    let saved = storage.save_standard(&standard, &findings, "мәтін\n").await.unwrap();
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(1) });
    assert_held(&storage, &standard, &findings, "мәтін\n").await;
}

async fn the_real_standard_comes_back_as_it_was_saved(storage: Storage) {
    let text = include_str!("../../data/J62090011.kk.txt");
    let (standard, findings) = parse(text);
    storage.save_standard(&standard, &findings, text).await.unwrap();
    assert_held(&storage, &standard, &findings, text).await;
    let saved = storage.save_standard(&standard, &findings, text).await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
    let counts = storage.count().await.unwrap();
    let counted = CatalogueCounts {
        standards: 1,
        cards: 12,
        functions: 39,
        skills: 111,
        abilities: 368,
        knowledge: 335,
    };
    assert_eq!(counts, counted);
}

async fn characters_of_any_kind_come_back(storage: Storage) {
    const ODD: &str =
        "\"«\\/» [1,{\u{1}\t\n\u{7f}\u{85}\u{2028}\u{feff}\u{fffd}👩\u{200d}💻\u{10ffff}'";
    let mut standard = rich();
    ODD.clone_into(&mut standard.passport.abbreviations[0].meaning);
    let card = &mut standard.cards[0];
    card.education[0].level = Some(ODD.to_owned());
    ODD.clone_into(&mut card.personal_competences[0].text);
    ODD.clone_into(&mut card.related[0].title);
    let skill = &mut card.functions[0].skills[0];
    ODD.clone_into(&mut skill.title);
    ODD.clone_into(&mut skill.abilities[0].text);
    storage.save_standard(&standard, &[], ODD).await.unwrap();
    assert_held(&storage, &standard, &[], ODD).await;
}

async fn an_empty_catalogue_holds_nothing(storage: Storage) {
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
    assert_eq!(storage.count().await.unwrap(), CatalogueCounts::default());
    assert_eq!(storage.list_standards(FIRST).await.unwrap(), nothing());
    assert_eq!(storage.list_cards(&CardFilter::default(), FIRST).await.unwrap(), nothing());
    let glossary = storage.find_glossary().await.unwrap();
    assert!(glossary.terms.is_empty() && glossary.abbreviations.is_empty());
}

async fn what_is_not_there_is_none(storage: Storage) {
    save(&storage, &rich()).await;
    for code in ["J0", "j1", "", "J1\0"] {
        let text = TextKey { code: code.to_owned(), language: Language::Kazakh };
        assert_eq!(storage.find_passport(code, None).await.unwrap(), None);
        assert_eq!(storage.list_cards_of(&text).await.unwrap(), []);
        assert_eq!(storage.find_source_text(&text).await.unwrap(), None);
        assert_eq!(storage.list_findings(&text, FIRST).await.unwrap(), nothing());
    }
    for slug in ["1-1", "", "2524-0-001-5\0"] {
        assert_eq!(storage.find_card(&key("J1", slug), None).await.unwrap(), None);
        assert_eq!(storage.find_card_in_standard(&key("J1", slug), None).await.unwrap(), None);
    }
    let russian = Some(Language::Russian);
    assert_eq!(storage.find_passport("J1", russian).await.unwrap(), None);
    assert_eq!(storage.find_card(&key("J1", "2524-0-001-5"), russian).await.unwrap(), None);
    assert_eq!(storage.locate(Uuid::nil()).await.unwrap(), None);
}

// Saving over what is there.

async fn saving_again_changes_nothing(storage: Storage) {
    let standard = rich();
    storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
    let saved = storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(1));
}

async fn findings_in_another_order_change_nothing(storage: Storage) {
    let reversed: Vec<Finding> = noticed().into_iter().rev().collect();
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let saved = storage.save_standard(&rich(), &reversed, "мәтін").await.unwrap();
    assert_eq!(saved, Saved::Unchanged { version: CatalogueVersion(1) });
}

async fn the_same_text_read_in_another_way_replaces(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let mut version = 1;
    let mut passport = rich();
    passport.passport.terms.pop();
    let mut cards = rich();
    cards.cards[0].functions[0].skills[0].abilities[0].parts.pop();
    let mut fewer = rich();
    fewer.cards.pop();
    for standard in [passport, cards, fewer, rich()] {
        let saved = storage.save_standard(&standard, &noticed(), "мәтін").await.unwrap();
        version += 1;
        assert!(matches!(saved, Saved::Replaced { version: now, .. } if now.0 == version));
        assert_held(&storage, &standard, &noticed(), "мәтін").await;
    }
    let saved = storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    assert!(matches!(saved, Saved::Replaced { n_removed: 0, .. }));
    assert_held(&storage, &rich(), &[], "мәтін").await;
}

async fn another_text_replaces_the_earlier_whole(storage: Storage) {
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let smaller = standard("J1", Language::Kazakh, vec![]);
    let saved = storage.save_standard(&smaller, &[], "басқа").await.unwrap();
    let n_statements = rich().cards.iter().flat_map(ProfessionCard::statements).count() as u64;
    let version = CatalogueVersion(2);
    assert_eq!(saved, Saved::Replaced { version, n_removed: n_statements });
    assert_held(&storage, &smaller, &[], "басқа").await;
    let counts = CatalogueCounts { standards: 1, ..CatalogueCounts::default() };
    assert_eq!(storage.count().await.unwrap(), counts);
}

async fn a_revision_differs_whenever_a_text_is_saved_anew(storage: Storage) {
    let held = async || storage.list_revisions().await.unwrap();
    assert!(held().await.is_empty());
    save(&storage, &standard("J2", Language::Kazakh, vec![])).await;
    storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    let first = held().await;
    let text = rich().passport.text_key();
    assert_eq!(first.len(), 2);
    storage.save_standard(&rich(), &[], "мәтін").await.unwrap();
    assert_eq!(held().await, first, "the same text changes nothing");
    let mut otherwise = rich();
    otherwise.cards.pop();
    for (standard, source) in [(&otherwise, "мәтін"), (&rich(), "мәтін"), (&rich(), "басқа")]
    {
        let before = held().await;
        storage.save_standard(standard, &[], source).await.unwrap();
        let after = held().await;
        let changed: Vec<&TextKey> =
            after.keys().filter(|text| before.get(*text) != after.get(*text)).collect();
        assert_eq!(changed, [&text]);
        let (revision, whole) = storage.find_text(&text).await.unwrap().unwrap();
        assert_eq!((Some(&revision), &whole), (after.get(&text), standard));
        assert!(!revision.contains(char::is_whitespace));
    }
}

// Identifiers.

async fn an_identifier_leads_to_its_statement(storage: Storage) {
    let standard = rich();
    save(&storage, &standard).await;
    let card = &standard.cards[0];
    let key = key("J1", &card.slug);
    let language = Language::Kazakh;
    let mut statements = card.statements();
    let itself = statements.next().unwrap().identity();
    let located = storage.locate(itself.id).await.unwrap();
    assert_eq!(located, Some(Located::Card { key: key.clone(), language }));
    for statement in statements {
        let Identity { id, reference } = statement.identity();
        let located = storage.locate(id).await.unwrap();
        assert_eq!(located, Some(Located::Piece { key: key.clone(), language, reference }));
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
        let located = storage.locate(item.identity.id).await.unwrap();
        assert_eq!(located, Some(Located::Removed { since: version }));
    }
    // A later import removes nothing a second time.
    let mut titled = shorter.clone();
    titled.passport.title.push('!');
    let saved = save(&storage, &titled).await;
    assert_eq!(saved, Saved::Replaced { version: CatalogueVersion(3), n_removed: 0 });
    let located = storage.locate(gone.identity.id).await.unwrap();
    assert_eq!(located, Some(Located::Removed { since: version }));
}

async fn an_identifier_that_comes_back_leads_somewhere_again(storage: Storage) {
    let mut shorter = rich();
    let gone = shorter.cards[0].functions.pop().unwrap();
    save(&storage, &rich()).await;
    save(&storage, &shorter).await;
    let saved = save(&storage, &rich()).await;
    assert_eq!(saved, Saved::Replaced { version: CatalogueVersion(3), n_removed: 0 });
    let located = storage.locate(gone.identity.id).await.unwrap();
    let reference = gone.identity.reference;
    let key = key("J1", "2524-0-001-5");
    assert_eq!(located, Some(Located::Piece { key, language: Language::Kazakh, reference }));
}

async fn a_text_in_another_language_keeps_its_own_identifiers(storage: Storage) {
    let kazakh = standard("J1", Language::Kazakh, vec![card("J1", Language::Kazakh, 10, 5)]);
    let russian = standard("J1", Language::Russian, vec![card("J1", Language::Russian, 10, 5)]);
    save(&storage, &kazakh).await;
    let saved = save(&storage, &russian).await;
    assert_eq!(saved, Saved::Added { version: CatalogueVersion(2) });
    save(&storage, &standard("J1", Language::Russian, vec![])).await;
    let located = storage.locate(kazakh.cards[0].identity.id).await.unwrap();
    assert!(matches!(located, Some(Located::Card { language: Language::Kazakh, .. })));
    let located = storage.locate(russian.cards[0].identity.id).await.unwrap();
    assert_eq!(located, Some(Located::Removed { since: CatalogueVersion(3) }));
}

async fn the_kazakh_text_takes_precedence(storage: Storage) {
    for language in [Language::English, Language::Russian, Language::Kazakh] {
        save(&storage, &standard("J1", language, vec![card("J1", language, 10, 5)])).await;
        let passport = storage.find_passport("J1", None).await.unwrap().unwrap();
        assert_eq!(passport.language, language);
        let card = storage.find_card(&key("J1", "2524-0-010-5"), None).await.unwrap().unwrap();
        assert_eq!(card.language, language);
    }
    let english = Some(Language::English);
    let passport = storage.find_passport("J1", english).await.unwrap().unwrap();
    assert_eq!(passport.language, Language::English);
    let card = storage.find_card(&key("J1", "2524-0-010-5"), english).await.unwrap().unwrap();
    assert_eq!(card.language, Language::English);
}

// What is refused.

async fn a_slug_twice_is_refused_midway_and_leaves_all_as_it_was(storage: Storage) {
    let mut twice = rich();
    twice.passport.title = "Басқа".into();
    twice.cards.push(twice.cards[0].clone());
    refused_midway(&storage, &twice, "2524-0-001-5").await;
}

async fn a_reference_twice_is_refused_midway_and_leaves_all_as_it_was(storage: Storage) {
    let mut twice = rich();
    let skill = &mut twice.cards[0].functions[0].skills[0];
    skill.knowledge.push(skill.knowledge[0].clone());
    refused_midway(&storage, &twice, "2524-0-001-5/f1/s1/k1").await;
}

async fn refused_midway(storage: &Storage, standard: &Standard, twice: &str) {
    let duplicate = Refusal::Duplicate(twice.to_owned());
    let refused = storage.save_standard(standard, &[], "басқа").await;
    assert!(matches!(refused, Err(StorageError::Refused(why)) if why == duplicate));
    assert_eq!(storage.count().await.unwrap(), CatalogueCounts::default());

    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    let refused = storage.save_standard(standard, &[], "басқа").await;
    assert!(matches!(refused, Err(StorageError::Refused(why)) if why == duplicate));
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(1));
    assert_held(storage, &rich(), &noticed(), "мәтін").await;
    for statement in rich().cards.iter().flat_map(ProfessionCard::statements) {
        let located = storage.locate(statement.identity().id).await.unwrap();
        assert!(matches!(located, Some(Located::Card { .. } | Located::Piece { .. })));
    }
}

async fn a_nul_byte_is_refused_wherever_it_stands(storage: Storage) {
    let places: [fn(&mut Standard); 9] = [
        |standard| standard.passport.title.push('\0'),
        |standard| standard.passport.technical.council.as_mut().unwrap().push('\0'),
        |standard| standard.passport.terms[0].definition.push('\0'),
        |standard| standard.cards[0].purpose.as_mut().unwrap().push('\0'),
        |standard| standard.cards[0].education[0].speciality.as_mut().unwrap().push('\0'),
        |standard| standard.cards[0].regulations[0].text.push('\0'),
        |standard| {
            standard.cards[0].functions[0].skills[0].recognition.as_mut().unwrap().push('\0');
        },
        |standard| standard.cards[0].functions[0].skills[0].abilities[0].text.push('\0'),
        |standard| standard.cards[0].functions[0].skills[0].abilities[0].parts[0].text.push('\0'),
    ];
    for put in places {
        let mut standard = rich();
        put(&mut standard);
        assert_nul_refused(&storage.save_standard(&standard, &[], "мәтін").await);
    }
    let mut findings = noticed();
    findings[0].detail.insert("text".to_owned(), DetailValue::Text("\0".to_owned()));
    assert_nul_refused(&storage.save_standard(&rich(), &findings, "мәтін").await);
    assert_nul_refused(&storage.save_standard(&rich(), &[], "мә\0тін").await);
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
}

fn assert_nul_refused(saved: &Result<Saved, StorageError>) {
    assert!(matches!(saved, Err(StorageError::Refused(Refusal::NulByte(_)))), "{saved:?}");
}

async fn a_card_of_another_text_is_refused(storage: Storage) {
    let strangers: [fn(&mut ProfessionCard); 4] = [
        |card| card.standard = "J2".into(),
        |card| card.language = Language::Russian,
        |card| card.functions[0].identity.id = Uuid::nil(),
        |card| card.related[1].card.as_mut().unwrap().standard = "J2".into(),
    ];
    for make in strangers {
        let mut standard = rich();
        make(&mut standard.cards[0]);
        let saved = storage.save_standard(&standard, &[], "мәтін").await;
        assert!(matches!(saved, Err(StorageError::Refused(Refusal::Stranger(_)))), "{saved:?}");
    }
}

async fn a_row_that_breaks_the_model_is_told_until_it_is_replaced(storage: Storage) {
    const BREAK: &str = "
        update skill
        set number = -1";
    save(&storage, &rich()).await;
    let Storage::Sqlite(pool, _) = &storage;
    sqlx::query(BREAK).execute(pool).await.unwrap();
    let key = key("J1", "2524-0-001-5");
    let card = storage.find_card(&key, None).await;
    assert!(matches!(card, Err(StorageError::Inconsistent { what: "skill", .. })), "{card:?}");
    assert!(matches!(save(&storage, &rich()).await, Saved::Replaced { n_removed: 0, .. }));
    let card = storage.find_card(&key, None).await.unwrap();
    assert_eq!(card.as_ref(), rich().cards.first());
}

// Lists.

async fn the_list_of_cards_follows_standard_and_point(storage: Storage) {
    save_several(&storage).await;
    let page = storage.list_cards(&CardFilter::default(), FIRST).await.unwrap();
    let places: Vec<_> = page
        .items
        .iter()
        .map(|card| (card.standard.as_str(), card.language.tag(), card.point))
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
        let texts = cards.into_iter().map(|card| (card.standard, card.language, card.point));
        texts.collect::<Vec<_>>()
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
    let steps = storage.list_cards_of_occupation(&key("J1", &cards[0].slug), None).await.unwrap();
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

// Filters.

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

// The catalogue as a whole.

async fn the_glossary_names_the_text_of_each_entry(storage: Storage) {
    save_several(&storage).await;
    let glossary = storage.find_glossary().await.unwrap();
    let texts = [&several()[1], &several()[2], &several()[0]].map(|text| text.passport.clone());
    let terms = texts
        .iter()
        .flat_map(|passport| passport.terms.iter().map(|term| (passport.text_key(), term.clone())));
    let abbreviations = texts.iter().flat_map(|passport| {
        passport.abbreviations.iter().map(|entry| (passport.text_key(), entry.clone()))
    });
    assert!(glossary.terms.iter().cloned().eq(terms));
    assert!(glossary.abbreviations.iter().cloned().eq(abbreviations));
}

async fn a_standard_in_two_languages_counts_once(storage: Storage) {
    save_several(&storage).await;
    let Counts { functions, skills, abilities, knowledge } =
        card("J1", Language::Kazakh, 10, 5).counts();
    let n_cards = 5;
    let counts = CatalogueCounts {
        standards: 2,
        cards: n_cards,
        functions: n_cards * u64::from(functions),
        skills: n_cards * u64::from(skills),
        abilities: n_cards * u64::from(abilities),
        knowledge: n_cards * u64::from(knowledge),
    };
    assert_eq!(storage.count().await.unwrap(), counts);
}

async fn a_reader_never_sees_half_an_import(storage: Storage) {
    let mut other = rich();
    for function in &mut other.cards[0].functions {
        function.title.push('!');
        function.skills.pop();
    }
    other.cards[0].related.clear();
    save(&storage, &rich()).await;
    let writer = tokio::spawn({
        let (storage, other) = (storage.clone(), other.clone());
        async move {
            for _ in 0..10 {
                save(&storage, &other).await;
                save(&storage, &rich()).await;
            }
        }
    });
    let key = key("J1", "2524-0-001-5");
    let (one, another) = (&rich().cards[0], &other.cards[0]);
    while !writer.is_finished() {
        let card = storage.find_card(&key, None).await.unwrap().unwrap();
        assert!(card == *one || card == *another);
    }
    writer.await.unwrap();
    assert_eq!(storage.version().await.unwrap(), CatalogueVersion(21));
}

// Opening: what concerns files is of SQLite alone.

#[tokio::test]
async fn a_database_is_there_when_it_is_opened_again() {
    let (_directory, url) = new_file();
    let storage = Storage::open(&url).await.unwrap();
    storage.save_standard(&rich(), &noticed(), "мәтін").await.unwrap();
    storage.close().await;
    let again = Storage::open(&url).await.unwrap();
    assert_held(&again, &rich(), &noticed(), "мәтін").await;
}

#[tokio::test]
async fn a_database_in_memory_serves_several_readers() {
    let storage = Storage::open("sqlite::memory:").await.unwrap();
    assert_eq!(storage.beside_file(".index"), None);
    save(&storage, &rich()).await;
    let key = key("J1", "2524-0-001-5");
    let (one, another) = tokio::join!(storage.find_card(&key, None), storage.find_card(&key, None));
    assert_eq!(one.unwrap().as_ref(), rich().cards.first());
    assert_eq!(another.unwrap().as_ref(), rich().cards.first());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_may_open_a_new_database_at_once() {
    for _ in 0..5 {
        let (_directory, url) = new_file();
        let openings: Vec<_> = (0..4)
            .map(|_| {
                let url = url.clone();
                tokio::spawn(async move { Storage::open(&url).await })
            })
            .collect();
        for opening in openings {
            let storage = opening.await.unwrap().unwrap();
            assert_eq!(storage.version().await.unwrap(), CatalogueVersion(0));
        }
    }
}

#[tokio::test]
async fn an_existing_database_opens_and_is_read_while_another_writes() {
    let (_directory, url) = new_file();
    let writer = Storage::open(&url).await.unwrap();
    save(&writer, &rich()).await;
    let Storage::Sqlite(pool, _) = &writer;
    let mut writing = pool.begin_with("begin immediate").await.unwrap();
    sqlx::query("delete from standard").execute(&mut *writing).await.unwrap();
    let reader = Storage::open(&url).await.unwrap();
    let card = reader.find_card(&key("J1", "2524-0-001-5"), None).await.unwrap();
    assert_eq!(card.as_ref(), rich().cards.first());
    drop(writing);
}

#[tokio::test]
async fn what_is_no_database_cannot_be_opened() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().display();
    let text = directory.path().join("text.db");
    std::fs::write(&text, "Кәсіптік стандарт ".repeat(100)).unwrap();
    let urls = [
        format!("sqlite:{path}"),
        format!("sqlite:{path}/missing/kasip.db"),
        format!("sqlite:{}", text.display()),
        format!("sqlite:{path}/kasip.db?mode=never"),
        "sqlite:".to_owned(),
        "mysql://localhost/kasip".to_owned(),
        "kasip.db".to_owned(),
        String::new(),
    ];
    for url in urls {
        let opened = Storage::open(&url).await;
        assert!(matches!(opened, Err(StorageError::Open { .. })), "{url}: {opened:?}");
    }
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "Кәсіптік стандарт ".repeat(100));
}

// What the tests are made of.

const FIRST: Stretch<'_> = Stretch { limit: 500, cursor: None };

fn new_file() -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    let url = format!("sqlite:{}", directory.path().join("kasip.db").display());
    (directory, url)
}

fn nothing<T>() -> Page<T> {
    Page { items: vec![], total: 0, next: None }
}

async fn save(storage: &Storage, standard: &Standard) -> Saved {
    storage.save_standard(standard, &[], "мәтін").await.unwrap()
}

/// Asks for everything that the catalogue holds of a standard.
async fn assert_held(storage: &Storage, standard: &Standard, findings: &[Finding], text: &str) {
    let Standard { passport, cards } = standard;
    let (text_key, language) = (passport.text_key(), Some(passport.language));
    let held = storage.find_passport(&passport.code, language).await.unwrap();
    assert_eq!(held.as_ref(), Some(passport));
    for card in cards {
        let key = key(&card.standard, &card.slug);
        let held = storage.find_card(&key, language).await.unwrap();
        assert_eq!(held.as_ref(), Some(card));
        let held = storage.find_card_in_standard(&key, language).await.unwrap().unwrap();
        assert_eq!(held.card, *card);
        assert_eq!(held.abbreviations, passport.abbreviations);
        assert_eq!(held.technical, passport.technical);
    }
    let summaries: Vec<_> = cards.iter().map(ProfessionCard::summary).collect();
    assert_eq!(storage.list_cards_of(&text_key).await.unwrap(), summaries);
    let page = storage.list_findings(&text_key, FIRST).await.unwrap();
    assert_eq!(page.items, by_line(findings));
    assert_eq!((page.total, page.next), (findings.len() as u64, None));
    assert_eq!(storage.find_source_text(&text_key).await.unwrap().as_deref(), Some(text));
    let expected: BTreeSet<Uuid> = cards
        .iter()
        .flat_map(ProfessionCard::statements)
        .map(|statement: Statement<'_>| statement.identity().id)
        .collect();
    for id in expected {
        let located = storage.locate(id).await.unwrap();
        assert!(matches!(located, Some(Located::Card { .. } | Located::Piece { .. })));
    }
}

fn by_line(findings: &[Finding]) -> Vec<Finding> {
    let mut findings = findings.to_vec();
    findings.sort_by_key(|finding| finding.source);
    findings
}

async fn points(storage: &Storage, filter: &CardFilter) -> Vec<String> {
    let page = storage.list_cards(filter, FIRST).await.unwrap();
    assert_eq!(page.total, page.items.len() as u64);
    page.items.iter().map(|card| format!("{} {}", card.standard, card.point)).collect()
}

/// Three texts of two standards, not in their order.
fn several() -> [Standard; 3] {
    let text = |code, language, cards: &[(u32, i64)]| {
        let cards = cards.iter().map(|&(point, level)| card(code, language, point, level));
        standard(code, language, cards.collect())
    };
    [
        text("J2", Language::Kazakh, &[(10, 5), (9, 4), (11, 6)]),
        text("J1", Language::Kazakh, &[(10, 5), (9, 4)]),
        text("J1", Language::Russian, &[(9, 4), (10, 5)]),
    ]
}

async fn save_several(storage: &Storage) {
    for standard in several() {
        save(storage, &standard).await;
    }
}

fn key(standard: &str, slug: &str) -> CardKey {
    CardKey { standard: standard.to_owned(), slug: slug.to_owned() }
}

fn level(number: i64) -> QualificationLevel {
    number.try_into().unwrap()
}

fn line(text: &str, number: u32) -> Line {
    Line { text: text.to_owned(), source: Source::new(number, number + 1) }
}

#[expect(clippy::unnecessary_wraps, reason = "it shortens the values of optional fields")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A standard in which every field says something.
fn standard(code: &str, language: Language, cards: Vec<ProfessionCard>) -> Standard {
    let source = Source::new(3, 4);
    let passport = Passport {
        code: code.to_owned(),
        language,
        title: "«Ақпараттық» қауіпсіздік; drop table 'skill' --".to_owned(),
        scope: some(""),
        summary: some("Қысқаша"),
        terms: vec![
            Term {
                number: 2, term: "білім".into(), definition: "нормалар".into(), source
            },
            Term {
                number: 1, term: "әрекет".into(), definition: "тізбек".into(), source
            },
        ],
        abbreviations: vec![Abbreviation {
            number: 9,
            abbreviation: "АТ (IT)".into(),
            meaning: "ақпараттық технологиялар".into(),
            source,
        }],
        activity: vec![
            ActivityCode { code: "J".into(), title: "Ақпарат".into(), source },
            ActivityCode {
                code: "62.0".into(), title: "Бағдарламалау".into(), source
            },
        ],
        listed_professions: vec![
            ListedProfession {
                number: 3, title: "Маман".into(), level: Some(level(8)), source
            },
            ListedProfession { number: 2, title: "Инженер".into(), level: None, source },
        ],
        technical: TechnicalData {
            authority: some("Министрлік"),
            executor: some("Асан"),
            organisations: some("Ұйым"),
            council: some("Кеңес"),
            national_body: None,
            chamber: some("Палата"),
            version: Some(2),
            year: Some(u32::MAX),
            review_date: some("2025-12-05"),
            source: Some(Source::new(90, 99)),
        },
        sources: FieldSources::from([
            ("title".to_owned(), Source::new(1, 1)),
            ("summary".to_owned(), Source::new(2, u32::MAX)),
        ]),
    };
    Standard { passport, cards }
}

/// A small card of occupation 2524-0-{point}.
fn card(code: &str, language: Language, point: u32, number: i64) -> ProfessionCard {
    let text = TextKey { code: code.to_owned(), language };
    let slug = format!("2524-0-{point:03}-{number}");
    let named = |place: &str| Identity::new(&text, format!("{slug}/{place}"));
    let item = |place: &str, number| Item {
        identity: named(place),
        number,
        number_inferred: false,
        text: format!("{place} сөзі"),
        parts: vec![],
        source: Source::new(20, 20),
    };
    let skill = |function: u32, number: u32| {
        let place = |kind: &str, item: u32| format!("f{function}/s{number}/{kind}{item}");
        Skill {
            identity: named(&format!("f{function}/s{number}")),
            number,
            title: "Дағды".into(),
            recognition: some("-"),
            abilities: (1..=3).map(|number| item(&place("a", number), number)).collect(),
            knowledge: (1..=2).map(|number| item(&place("k", number), number)).collect(),
            source: Source::new(15, 16),
        }
    };
    let function = |number: u32| LabourFunction {
        identity: named(&format!("f{number}")),
        number,
        kind: FunctionKind::Mandatory,
        title: "Еңбек функциясы".into(),
        skills: (1..=2).map(|skill_number| skill(number, skill_number)).collect(),
        source: Source::new(12, 14),
    };
    ProfessionCard {
        identity: Identity::new(&text, slug.clone()),
        standard: code.to_owned(),
        language,
        point,
        title: "Маман".into(),
        group_code: some("2524-0"),
        occupation_code: Some(format!("2524-0-{point:03}")),
        qualification_level: Some(level(number)),
        qualification_sublevel: None,
        qualification_reference: None,
        education: vec![],
        work_experience: None,
        nonformal_education: None,
        other_titles: vec![],
        purpose: None,
        functions: (1..=2).map(function).collect(),
        personal_competences: vec![],
        regulations: vec![],
        related: vec![],
        sources: FieldSources::new(),
        source: Source::new(10, 80),
        slug,
    }
}

/// A standard with one card that says something in every field, and one that says nothing.
fn rich() -> Standard {
    let mut full = card("J1", Language::Kazakh, 1, 5);
    let text = full.text_key();
    let bare = ProfessionCard {
        identity: Identity::new(&text, "point-11".to_owned()),
        slug: "point-11".to_owned(),
        point: 11,
        group_code: None,
        occupation_code: None,
        qualification_level: None,
        functions: vec![],
        ..full.clone()
    };
    full.qualification_sublevel = some("5.1");
    full.qualification_reference = some("БТБА");
    full.education = vec![
        Education {
            level: some("ТжКБ"),
            speciality: some("Ақпараттық"),
            qualification: None,
            source: Source::new(30, 33),
        },
        Education {
            level: None,
            speciality: None,
            qualification: some(""),
            source: Source::new(34, 34),
        },
    ];
    full.work_experience = some("1 жыл");
    full.nonformal_education = some("Курстар");
    full.other_titles = vec![line("Әкімші", 40), line("Аудитор", 42)];
    full.purpose = some("Қауіпсіздік");
    full.personal_competences = vec![line("Ұқыптылық", 44), line("Ұқыптылық", 46)];
    full.regulations = vec![line("ҚР СТ 1", 48)];
    full.related = vec![
        RelatedProfession {
            level: Some(level(6)),
            title: "Аудитор".into(),
            card: None,
            source: Source::new(50, 50),
        },
        RelatedProfession {
            level: None,
            title: "Маман".into(),
            card: Some(RelatedCard { standard: "J1".into(), identity: bare.identity.clone() }),
            source: Source::new(51, 52),
        },
    ];
    full.sources = FieldSources::from([("purpose".to_owned(), Source::new(5, 6))]);
    full.functions[1].kind = FunctionKind::Additional;
    full.functions[1].number = 7;
    let skill = &mut full.functions[0].skills[0];
    skill.abilities[0].parts = vec![line("бір", 21), line("екі", 22), line("үш", 23)];
    skill.abilities[1].number_inferred = true;
    skill.abilities[2].parts = vec![line("төрт", 25)];
    skill.knowledge[1].parts = vec![line("бес", 27), line("алты", 28)];
    full.functions[0].skills[1].recognition = None;
    full.functions[0].skills[1].knowledge.clear();
    full.functions[1].skills[0].abilities.clear();
    standard("J1", Language::Kazakh, vec![full, bare])
}

/// Findings of every sort of detail, not in the order of their lines.
fn noticed() -> Vec<Finding> {
    let detail = Detail::from([
        ("text".to_owned(), DetailValue::Text("«5» \"\\ \n".to_owned())),
        ("number".to_owned(), DetailValue::Number(i64::MIN)),
        ("missing".to_owned(), DetailValue::Numbers(vec![1, -10, i64::MAX])),
        ("none".to_owned(), DetailValue::Numbers(vec![])),
    ]);
    let finding = |kind, severity, first_line| Finding {
        kind,
        severity,
        source: Source::new(first_line, first_line + 1),
        card: None,
        reference: None,
        detail: Detail::new(),
    };
    vec![
        Finding {
            card: some("2524-0-001-5"),
            reference: some("2524-0-001-5/f1/s1/a2"),
            detail,
            ..finding(FindingKind::LostNumber, Severity::Warning, 90)
        },
        finding(FindingKind::NumberGap, Severity::Note, 7),
        finding(FindingKind::MissingField, Severity::Error, 8),
    ]
}
