//! Laws of the comparison, on cards made of a few words, and examples from the real text.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::standard::{
    CardIdentity, Edition, FunctionKind, Identity, Item, LabourFunction, Language, Line,
    QualificationLevel, Skill, Source, TextKey,
};

const KINDS: [StatementKind; 4] = [
    StatementKind::Function,
    StatementKind::Skill,
    StatementKind::Ability,
    StatementKind::Knowledge,
];

/// A card with one function and one skill, and these lines as its knowledge.
fn card(slug: &str, knowledge: &[&str]) -> ProfessionCard {
    let text =
        TextKey { code: "T1".to_owned(), edition: Edition::default(), language: Language::Kazakh };
    let identity = |place: &str| Identity::new(&text, format!("{slug}{place}").parse().unwrap());
    let source = |line: u32| Source::new(line, line);
    let item = |(number, text): (u32, &&str)| Item {
        id: identity(&format!("/f1/s1/k{number}")).id,
        reference: identity(&format!("/f1/s1/k{number}")).reference,
        number,
        number_inferred: false,
        text: (*text).to_owned(),
        parts: Vec::new(),
        source: source(number),
    };
    let skill = Skill {
        id: identity("/f1/s1").id,
        reference: identity("/f1/s1").reference,
        number: 1,
        title: "Желіні қорғау".to_owned(),
        recognition: None,
        abilities: Vec::new(),
        knowledge: (1..).zip(knowledge).map(item).collect(),
        source: source(1),
    };
    ProfessionCard {
        title: "Инженер".to_owned(),
        qualification_level: QualificationLevel::try_from(5).ok(),
        functions: vec![LabourFunction {
            id: identity("/f1").id,
            reference: identity("/f1").reference,
            number: 1,
            kind: FunctionKind::Mandatory,
            title: "Қорғауды ұйымдастыру".to_owned(),
            skills: vec![skill],
            source: source(1),
        }],
        ..ProfessionCard::empty(
            CardIdentity::new(text.clone(), slug).unwrap(),
            1,
            Source::new(1, 100),
        )
    }
}

/// The likeness of two lines, and the words that differ in each.
fn likeness(one: &str, other: &str) -> (Likeness, [Vec<String>; 2]) {
    let (first, second) = (card("a", &[one]), card("b", &[other]));
    let comparison = Comparison::new(&[&first, &second]);
    let row = &comparison.knowledge[0];
    let words = |entry: &Option<Entry<'_>>| {
        let entry = entry.as_ref();
        let of = |entry: &Entry<'_>| {
            let letters: Vec<char> = entry.text.chars().collect();
            let word = |&(start, end): &(usize, usize)| letters[start..end].iter().collect();
            entry.differing.iter().map(word).collect()
        };
        entry.map(of).unwrap_or_default()
    };
    (row.likeness, [words(&row.entries[0]), words(&row.entries[1])])
}

#[test]
fn lines_are_equal_whatever_their_case_their_spaces_and_the_punctuation_at_their_end() {
    let equal = |one, other| assert_eq!(likeness(one, other).0, Likeness::Equal, "{one} / {other}");
    equal("Аудит әдістері.", "аудит әдістері");
    equal(" Аудит  әдістері;", "Аудит әдістері");
    equal("ОЖ (ДҚБЖ)", "ОЖ (ДҚБЖ).");
    assert_ne!(likeness("Аудит әдістері", "Аудит, әдістері").0, Likeness::Equal);
}

#[test]
fn lines_are_close_when_endings_differ_and_the_words_that_do_are_named() {
    let (found, [one, other]) = likeness(
        "Ақпаратты қорғаудың әдістері, құралдары және жүйелері",
        "Ақпаратты қорғау әдістері, құралдары және жүйелері",
    );
    assert_eq!(found, Likeness::Close);
    assert_eq!((one, other), (vec!["қорғаудың".to_owned()], vec!["қорғау".to_owned()]));
}

#[test]
fn another_action_is_not_close_however_much_is_in_common() {
    let (found, _) = likeness(
        "Ұйымның АҚ басқару және қамтамасыз ету процестерін жоспарлау",
        "Ұйымның АҚ басқару және қамтамасыз ету процестерін үйлестіру",
    );
    assert_eq!(found, Likeness::Only);
    let (found, _) = likeness("Аутентификация саясатын орнату", "Деректерді жою саясатын орнату");
    assert_eq!(found, Likeness::Only, "half of the words are not enough");
}

#[test]
fn words_that_stand_on_a_card_twice_are_one_entry_with_two_places() {
    let (first, second) =
        (card("a", &["Аудит әдістері.", "НҚА", "Аудит әдістері"]), card("b", &["АУДИТ ӘДІСТЕРІ"]));
    let comparison = Comparison::new(&[&first, &second]);
    let places = |row: &Row<'_>, card: usize| row.entries[card].as_ref().map(|e| e.places.len());
    assert_eq!(comparison.knowledge.len(), 2);
    assert_eq!(places(&comparison.knowledge[0], 0), Some(2));
    assert_eq!(places(&comparison.knowledge[0], 1), Some(1));
    assert_eq!(n_only_on(&comparison.knowledge, 0), 1);
    assert_eq!(n_only_on(&comparison.knowledge, 1), 0);
}

#[test]
fn the_closest_pair_comes_first_and_no_line_is_paired_twice() {
    let near = "Ақпаратты қорғаудың әдістері және құралдары";
    let nearer = "Ақпаратты қорғау әдістері және құралдары";
    let first = card("a", &["Ақпаратты қорғау әдістері және техникалық құралдары", near]);
    let second = card("b", &[nearer]);
    let comparison = Comparison::new(&[&first, &second]);
    let paired: Vec<_> =
        comparison.knowledge.iter().filter(|row| row.likeness == Likeness::Close).collect();
    assert_eq!(paired.len(), 1);
    assert_eq!(paired[0].entries[0].as_ref().unwrap().text, near);
    assert_eq!(n_only_on(&comparison.knowledge, 0), 1);
}

#[test]
fn the_parts_of_an_item_are_among_its_words() {
    let (mut first, second) = (card("a", &["Жүйені баптау:"]), card("b", &["Жүйені баптау"]));
    let part = Line { text: "журнал жүргізу".to_owned(), source: Source::new(9, 9) };
    first.functions[0].skills[0].knowledge[0].parts.push(part);
    let comparison = Comparison::new(&[&first, &second]);
    assert!(comparison.knowledge.iter().all(|row| row.likeness == Likeness::Only));
}

/// Rows as sets of places, so that two comparisons can be compared whatever their order.
fn shape(comparison: &Comparison<'_>) -> BTreeSet<(Likeness, BTreeSet<Uuid>)> {
    let rows = KINDS.iter().flat_map(|kind| comparison.rows(*kind));
    rows.map(|row| (row.likeness, ids(row).collect())).collect()
}

fn ids(row: &Row<'_>) -> impl Iterator<Item = Uuid> {
    let places = row.entries.iter().flatten().flat_map(|entry| &entry.places);
    places.map(|place| place.identity().id).collect::<Vec<_>>().into_iter()
}

/// Lines of a few words that often meet, in various forms.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        Just("желі"),
        Just("желінің"),
        Just("қорғау"),
        Just("қорғаудың"),
        Just("әдістері"),
        Just("АҚ"),
        Just("және"),
        Just("…"),
        Just("")
    ];
    let line = prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 0..8)
}

proptest! {
    #[test]
    fn every_line_stands_in_one_row_and_the_order_of_the_cards_does_not_matter(
        one in lines(), other in lines(), third in lines(), n_cards in 2_usize..4,
    ) {
        let texts = [("a", one), ("b", other), ("c", third)];
        let cards: Vec<ProfessionCard> = texts[..n_cards].iter().map(|(slug, lines)| {
            card(slug, &lines.iter().map(String::as_str).collect::<Vec<_>>())
        }).collect();
        let mut asked: Vec<&ProfessionCard> = cards.iter().collect();
        let comparison = Comparison::new(&asked);

        let mut seen: BTreeMap<Uuid, usize> = BTreeMap::new();
        for row in KINDS.iter().flat_map(|kind| comparison.rows(*kind)) {
            prop_assert_eq!(row.entries.len(), n_cards);
            prop_assert_eq!(row.n_cards() == 1, row.likeness == Likeness::Only);
            for (card, entry) in row.entries.iter().enumerate() {
                for place in entry.iter().flat_map(|entry| &entry.places) {
                    prop_assert_eq!(place.card.identity.slug(), cards[card].identity.slug());
                }
            }
            for id in ids(row) {
                *seen.entry(id).or_default() += 1;
            }
        }
        let all = cards.iter().flat_map(ProfessionCard::statements);
        let all: BTreeSet<Uuid> = all
            .filter(|statement| KINDS.contains(&statement.kind()))
            .map(|statement| statement.identity().id)
            .collect();
        prop_assert!(seen.values().all(|times| *times == 1));
        prop_assert_eq!(seen.keys().copied().collect::<BTreeSet<_>>(), all);

        let there = shape(&comparison);
        asked.reverse();
        prop_assert_eq!(there, shape(&Comparison::new(&asked)));
    }
}
