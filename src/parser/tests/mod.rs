//! The laws of the parser, on the real text and on invented ones.

mod damage;
mod forms;

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::standard::{
    FindingKind, ProfessionCard, QualificationLevel, Statement, StatementKind, StatementNode,
};

const J62090011: &str = include_str!("../../../data/J62090011.kk.txt");

/// Point, level, functions, skills, abilities and knowledge of each card, counted by hand.
const COUNTED: [(u32, u8, [u32; 4]); 12] = [
    (10, 5, [4, 14, 79, 43]),
    (11, 6, [3, 12, 39, 38]),
    (12, 7, [4, 15, 49, 46]),
    (13, 4, [2, 4, 10, 12]),
    (14, 5, [2, 4, 9, 11]),
    (15, 6, [3, 10, 28, 28]),
    (16, 5, [3, 8, 24, 26]),
    (17, 6, [3, 6, 19, 21]),
    (20, 4, [4, 11, 49, 34]),
    (21, 5, [4, 11, 23, 24]),
    (22, 6, [4, 8, 22, 24]),
    (23, 4, [3, 8, 17, 28]),
];

fn card(standard: &Standard, point: u32) -> &ProfessionCard {
    standard.cards.iter().find(|card| card.point == point).expect("the text has this point")
}

fn statement<'a>(standard: &'a Standard, reference: &str) -> Statement<'a> {
    let mut statements = standard.cards.iter().flat_map(ProfessionCard::statements);
    statements
        .find(|statement| statement.identity().reference.to_string() == reference)
        .unwrap_or_else(|| panic!("there is no {reference}"))
}

#[test]
fn the_real_text_has_what_was_counted_by_hand() {
    let (standard, _) = parse(J62090011);
    let counted: Vec<_> = standard
        .cards
        .iter()
        .map(|card| {
            let counts = card.counts();
            let level = card.qualification_level.expect("every card has a level");
            let counts = [counts.functions, counts.skills, counts.abilities, counts.knowledge];
            (card.point, level.number(), counts)
        })
        .collect();
    assert_eq!(counted, COUNTED);

    let passport = &standard.passport;
    let lengths = [
        passport.terms.len(),
        passport.abbreviations.len(),
        passport.activity.len(),
        passport.listed_professions.len(),
    ];
    assert_eq!(lengths, [12, 18, 5, 12]);
    let sum = |length: fn(&ProfessionCard) -> usize| standard.cards.iter().map(length).sum();
    let lengths: [usize; 4] = [
        sum(|card| card.education.len()),
        sum(|card| card.other_titles.len()),
        sum(|card| card.personal_competences.len()),
        sum(|card| card.related.len()),
    ];
    assert_eq!(lengths, [15, 12, 109, 23]);
}

#[test]
fn the_passport_is_read_whole() {
    let (Standard { passport, .. }, _) = parse(J62090011);
    assert_eq!(passport.code, "J62090011");
    assert_eq!(passport.title, "Ақпараттық инфрақұрылым және АТ қауіпсіздігі саласындағы мамандар");
    assert_eq!(passport.scope, None);
    assert_eq!(passport.sources["summary"], Source::new(87, 89));
    let term = &passport.terms[2];
    assert_eq!((term.number, term.term.as_str()), (3, "еңбек функциясы (функция)"));
    assert_eq!(term.source, Source::new(14, 15));
    let abbreviation = &passport.abbreviations[16];
    assert_eq!(abbreviation.abbreviation, "БТБА немесе БА");
    assert_eq!(abbreviation.source, Source::new(62, 65));
    let codes: Vec<&str> = passport.activity.iter().map(|step| step.code.as_str()).collect();
    assert_eq!(codes, ["J", "62", "62.0", "62.09", "62.09.9"]);
    let technical = passport.technical;
    assert_eq!(technical.executor, None);
    assert_eq!(technical.national_body, None);
    assert_eq!((technical.version, technical.year), (Some(2), Some(2022)));
    assert_eq!(technical.review_date.as_deref(), Some("2025-12-05"));
    assert_eq!(technical.source, Some(Source::new(4302, 4313)));
}

#[test]
fn statements_name_the_lines_of_their_own_words() {
    let (standard, _) = parse(J62090011);
    let check = |reference: &str, first, last| {
        assert_eq!(
            statement(&standard, reference).source(),
            Source::new(first, last),
            "{reference}"
        );
    };
    check("2524-0-001-5", 107, 633);
    check("2524-0-001-5/purpose", 152, 152);
    check("2524-0-001-5/f1", 172, 180);
    check("2524-0-001-5/f1/s1", 182, 185);
    check("2524-0-001-5/f1/s1/a1", 189, 190);
    check("2524-0-001-5/f1/s7/a1", 388, 388);
    check("2524-0-004-6/f2", 2702, 2710);
    check("2524-0-004-6/f2/s1", 2710, 2718);
    assert_eq!(card(&standard, 10).sources["qualification_reference"], Source::new(118, 128));
    assert_eq!(card(&standard, 10).education[0].source, Source::new(130, 139));
    assert_eq!(card(&standard, 11).education[1].source, Source::new(669, 680));
}

#[test]
fn words_are_joined_as_they_are_printed() {
    let (standard, _) = parse(J62090011);
    let check = |reference: &str, text: &str| {
        assert_eq!(statement(&standard, reference).full_text(), text);
    };
    check("2524-0-001-5/f1/s5", "Жүйені басқару интрузияларды анықтау/ алдын алу");
    check("2524-0-001-5/f3/s2/a2", "ақ инциденті туралы ақпарат беру.");
    check(
        "2524-0-001-5/f1/s7/a1",
        "Жүйенің сервер бөлігін конфигурациялауды орнату: жүйе құрамдастарының өзара әрекеттесуін \
         конфигурациялау; коммутатордың SPAN портымен, пошта серверімен, прокси сервермен, Active \
         Directory көмегімен интеграцияны конфигурациялау; мазмұнды сүзу дерекқорларын \
         конфигурациялау; жүйе реакциясының ережелері мен саясатын конфигурациялау.",
    );
    check(
        "2524-0-003-5/f2",
        "Операциялық бөлмелерде ақпаратты қорғаудың бағдарламалық - аппараттық құралдарына қызмет \
         көрсету",
    );
    check(
        "2524-0-003-5/f2/s1/a3",
        "Бағдарламалық қамтамасыз ету жұмысы кезінде ақпараттың қауіпсіздігін қамтамасыз ету",
    );
    check(
        "2524-0-004-6/f1",
        "Анықталған осалдықтарды жою үшін сервистерді әзірлеушілермен және менеджерлермен өзара \
         іс-қимыл жасау",
    );
    check("2524-0-004-5/f2/s2/k3", "ЖабдықIB.");
    let skill = statement(&standard, "2524-0-001-5/f1/s1");
    let StatementNode::Skill(_, skill) = skill.node else { panic!("a skill") };
    assert_eq!(skill.recognition.as_deref(), Some("-"));
}

#[test]
fn lost_numbers_are_inferred_and_marked() {
    let (standard, findings) = parse(J62090011);
    let check = |reference: &str, text: &str, source| {
        let item = statement(&standard, reference).item().expect("an item");
        assert!(item.number_inferred);
        assert_eq!((item.text.as_str(), item.source), (text, source));
    };
    check(
        "2524-0-003-6/f1/s3/k3",
        "Ұйымдастырушылық-әкімшілік ақпаратты қорғау құжаттамасы",
        Source::new(2063, 2064),
    );
    check(
        "2524-0-007-4/f3/s3/k4",
        "Жабдықты ұстау мәселелерін реттейтін НТҚ.",
        Source::new(4218, 4219),
    );
    let inferred = standard
        .cards
        .iter()
        .flat_map(ProfessionCard::statements)
        .filter_map(|statement| statement.item())
        .filter(|item| item.number_inferred);
    assert_eq!(inferred.count(), 2);
    assert_eq!(lines_of(&findings, FindingKind::LostNumber), [2063, 4218]);
    assert_eq!(lines_of(&findings, FindingKind::GluedItems), [4218]);
}

fn lines_of(findings: &[Finding], kind: FindingKind) -> Vec<u32> {
    let of_kind = findings.iter().filter(|finding| finding.kind == kind);
    of_kind.map(|finding| finding.source.first_line).collect()
}

#[test]
fn the_real_text_gives_these_findings_and_no_others() {
    let (_, findings) = parse(J62090011);
    let mut lines: HashMap<FindingKind, Vec<u32>> = HashMap::new();
    for finding in &findings {
        lines.entry(finding.kind).or_default().push(finding.source.first_line);
    }
    let expected = HashMap::from([
        (FindingKind::LostNumber, vec![2063, 4218]),
        (FindingKind::GluedItems, vec![4218]),
        (FindingKind::HeadingInsideLine, vec![2710, 3056]),
        (FindingKind::TitleBrokenOverPage, vec![172, 705, 1592, 2702, 3051]),
        // The list begins with 2 and goes from 9 to 12; the points go from 8 to 10, from 17 to 20.
        (FindingKind::NumberGap, vec![92, 100, 107, 2827]),
        (FindingKind::RelatedUnmatched, vec![631, 632, 1922, 3245, 3246, 4295, 4296, 4300]),
        (FindingKind::SelfReference, vec![3615]),
        // The executor is ", ,".
        (FindingKind::MissingField, vec![4307]),
    ]);
    assert_eq!(lines, expected);
}

/// Every text of a standard, as often as the source prints it.
fn texts(standard: &Standard) -> Vec<&str> {
    let Standard { passport, cards } = standard;
    let technical = &passport.technical;
    let mut texts: Vec<Option<&str>> = vec![
        Some(&passport.title),
        passport.scope.as_deref(),
        passport.summary.as_deref(),
        technical.authority.as_deref(),
        technical.executor.as_deref(),
        technical.organisations.as_deref(),
        technical.council.as_deref(),
        technical.national_body.as_deref(),
        technical.chamber.as_deref(),
    ];
    texts.extend(
        passport
            .terms
            .iter()
            .flat_map(|term| [&term.term, &term.definition])
            .map(|t| Some(t.as_str())),
    );
    texts.extend(
        passport
            .abbreviations
            .iter()
            .flat_map(|a| [&a.abbreviation, &a.meaning])
            .map(|t| Some(t.as_str())),
    );
    texts.extend(passport.activity.iter().map(|step| Some(step.title.as_str())));
    let order = passport.approval.iter().flat_map(|approval| &approval.text);
    texts.extend(order.map(|line| Some(line.text.as_str())));
    texts.extend(passport.other_fields.iter().map(|field| Some(field.text.as_str())));
    texts.extend(passport.listed_professions.iter().map(|entry| Some(entry.title.as_str())));
    for card in cards {
        texts.extend([
            Some(card.title.as_str()),
            card.group_code.as_deref(),
            card.occupation_code.as_deref(),
            card.qualification_sublevel.as_deref(),
            card.qualification_reference.as_deref(),
            card.work_experience.as_deref(),
            card.nonformal_education.as_deref(),
        ]);
        for education in &card.education {
            texts.extend([
                education.level.as_deref(),
                education.speciality.as_deref(),
                education.qualification.as_deref(),
            ]);
        }
        let lines = [&card.other_titles, &card.personal_competences, &card.regulations];
        texts.extend(lines.into_iter().flatten().map(|line| Some(line.text.as_str())));
        texts.extend(card.related.iter().map(|related| Some(related.title.as_str())));
        texts.extend(card.other_fields.iter().map(|field| Some(field.text.as_str())));
        for statement in card.statements().filter(|s| s.kind() != StatementKind::Profession) {
            texts.push(Some(statement.text()));
            texts.extend(statement.parts().iter().map(|part| Some(part.text.as_str())));
            if let StatementNode::Skill(_, skill) = statement.node {
                texts.push(skill.recognition.as_deref());
            }
        }
    }
    texts.into_iter().flatten().collect()
}

fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> HashMap<char, usize> {
    let mut letters = HashMap::new();
    for letter in texts.into_iter().flat_map(str::chars).filter(|letter| !letter.is_whitespace()) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

/// Every character that is not white space is accounted for exactly once, and what was placed in the
/// model is what the model has.
fn assert_nothing_is_lost(text: &str) {
    let reading = read(text, &[], None);
    let mut at = 0;
    for &(start, word, _) in &reading.account {
        assert!(
            text[at..start].trim().trim_start_matches('\u{feff}').is_empty(),
            "a gap before byte {start}"
        );
        assert_eq!(&text[start..start + word.len()], word);
        at = start + word.len();
    }
    assert!(text[at..].trim().trim_start_matches('\u{feff}').is_empty(), "a gap at the end");

    let placed_in_texts = reading
        .account
        .iter()
        .filter(|(.., placement)| *placement == Placement::Text)
        .map(|&(_, word, _)| word);
    // The codes of the standard and of its activity path are numbers of the model; all other texts
    // are words.
    assert_eq!(letters(placed_in_texts), letters(texts(&reading.standard)));
}

#[test]
fn nothing_of_the_real_text_is_lost() {
    assert_nothing_is_lost(J62090011);
    let reading = read(J62090011, &[], None);
    let in_findings: Vec<&str> = reading
        .account
        .iter()
        .filter(|(.., placement)| *placement == Placement::Finding)
        .map(|&(_, word, _)| word)
        .collect();
    assert_eq!(in_findings, [",", ","], "only the empty executor is not in the model");
}

#[test]
fn a_mark_at_the_beginning_and_other_line_ends_change_nothing() {
    let (standard, findings) = parse(J62090011);
    let windows = format!("\u{feff}{}", J62090011.replace('\n', "\r\n"));
    assert_eq!(parse(&windows), (standard, findings));
}

/// A standard of one card whose skill has these abilities.
fn small_standard(abilities: &str) -> String {
    format!(
        "5. Кәсіптік стандарттың коды: X1\n\
         10. Кәсіптің карточкасы «Маман»:\n\
         Қызмет атауының коды: 1-0-1\nКәсіптің атауы: Маман\n\
         СБШ бойынша біліктілік\nдеңгейі:\n5\n\
         Еңбек функциясы 1:\nІс\nДағды 1:\nЖұмыс\nМашықтар:\n{abilities}\nБілімдер:\n1. Тіл\n"
    )
}

#[test]
fn a_number_that_appears_twice_gets_a_reference_of_its_own() {
    let (standard, findings) = parse(&small_standard("1. бір\n2. екі\n2. үш"));
    let references: Vec<String> = standard.cards[0]
        .statements()
        .filter(|statement| statement.kind() == StatementKind::Ability)
        .map(|statement| statement.identity().reference.to_string())
        .collect();
    assert_eq!(references, ["1-0-1-5/f1/s1/a1", "1-0-1-5/f1/s1/a2", "1-0-1-5/f1/s1/a2-2"]);
    assert_eq!(lines_of(&findings, FindingKind::NumberOutOfOrder).len(), 1);
}

#[test]
fn a_card_without_a_code_is_named_after_its_point() {
    let text = small_standard("1. бір").replace("Қызмет атауының коды: 1-0-1\n", "");
    let (standard, findings) = parse(&text);
    assert_eq!(standard.cards[0].identity.slug(), "point-10");
    assert!(findings.iter().any(|finding| finding.text("field") == "occupation_code"));
}

#[test]
fn two_cards_of_one_code_and_level_have_two_names() {
    let text = small_standard("1. бір");
    let second = text.split_once('\n').expect("lines").1.replace("10. ", "11. ");
    let (standard, findings) = parse(&format!("{text}{second}"));
    let slugs: Vec<&str> = standard.cards.iter().map(|card| card.identity.slug()).collect();
    assert_eq!(slugs, ["1-0-1-5", "1-0-1-5-2"]);
    let taken = findings.iter().find(|finding| finding.kind == FindingKind::SlugTaken);
    let taken = taken.map(|finding| (finding.severity, finding.card.as_deref()));
    assert_eq!(taken, Some((Severity::Warning, Some("1-0-1-5-2"))));
}

#[test]
fn a_level_that_is_none_costs_the_level_and_an_error_only_where_no_card_has_one() {
    let bad = small_standard("1. бір").replace("\n5\n", "\n9\n");
    let card = |text: &str| text[text.find("10. Кәсіптің").unwrap()..].to_owned();
    let beside_good = bad.clone() + &card(&small_standard("1. бір"));
    for (text, n_errors) in [(&bad, 1), (&beside_good, 0)] {
        let (standard, findings) = parse(text);
        assert_eq!(standard.cards[0].qualification_level, None);
        let found = findings.iter().find(|finding| finding.kind == FindingKind::LevelOutOfRange);
        assert_eq!(found.map(|finding| finding.severity), Some(Severity::Warning));
        let of_levels = |finding: &&Finding| finding.text("field") == "qualification_level";
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        assert_eq!(errors.filter(of_levels).count(), n_errors);
    }
}

#[test]
fn a_level_may_have_words_or_a_sublevel_beside_it() {
    for (printed, level, sublevel) in [
        ("6 уровень", Some(6), None),
        ("5-деңгей", Some(5), None),
        ("4.1 – 2 категории", Some(4), Some("4.1 – 2 категории")),
        ("4-5", None, None),
        ("12", None, None),
    ] {
        let (standard, _) =
            parse(&small_standard("1. бір").replace("\n5\n", &format!("\n{printed}\n")));
        let card = &standard.cards[0];
        assert_eq!(card.qualification_level.map(QualificationLevel::number), level, "{printed}");
        assert_eq!(card.qualification_sublevel.as_deref(), sublevel, "{printed}");
    }
}

#[test]
fn labels_of_level_and_sublevel_in_each_others_place_are_read_as_they_are_meant() {
    let swapped = |level: &str, sublevel: &str| {
        let labels = format!(
            "СБШ бойынша біліктіліктің кіші деңгейі:\n{sublevel}\n\
             СБШ бойынша біліктілік\nдеңгейі:\n{level}\n"
        );
        let text =
            small_standard("1. бір").replace("СБШ бойынша біліктілік\nдеңгейі:\n5\n", &labels);
        let (mut standard, findings) = parse(&text);
        let card = standard.cards.remove(0);
        let n_told = lines_of(&findings, FindingKind::LabelReadAs).len();
        let level = card.qualification_level.map(QualificationLevel::number);
        (card.identity.slug().to_owned(), level, card.qualification_sublevel, n_told)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(swapped("-", "4"), ("1-0-1-4".to_owned(), Some(4), None, 2));
    assert_eq!(swapped("5", "4"), ("1-0-1-5".to_owned(), Some(5), some("4"), 0));
    assert_eq!(swapped("-", "4.1"), ("point-10".to_owned(), None, some("4.1"), 0));
}

#[test]
fn a_list_that_differs_from_the_headings_is_reported() {
    let lists = "Міндетті еңбек функциялары:\n1. Іс-қимыл\nҚосымша еңбек функциялары:\n2. Өзге\nЕңбек функциясы 1:";
    let text = small_standard("1. бір").replace("Еңбек функциясы 1:", lists);
    let (standard, findings) = parse(&text);
    assert_eq!(standard.cards[0].functions[0].title, "Іс");
    assert_eq!(lines_of(&findings, FindingKind::ListDiffers), [9]);
    assert_eq!(lines_of(&findings, FindingKind::ListedNotDescribed), [11]);
    assert_nothing_is_lost(&text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_nothing_of_it_is_lost(text in "(?s).{0,400}") {
        assert_nothing_is_lost(&text);
    }

    /// Lines of the real text, cut out, doubled and shuffled, with noise between them.
    #[test]
    fn any_mutilation_of_the_real_text_is_read_and_nothing_of_it_is_lost(
        cuts in prop::collection::vec((0usize..4310, 1usize..40, "(?s).{0,6}"), 1..12)
    ) {
        let lines: Vec<&str> = J62090011.lines().collect();
        let mut text = String::new();
        for (from, length, noise) in &cuts {
            let piece = &lines[*from..(from + length).min(lines.len())];
            text.push_str(&piece.join("\n"));
            text.push_str(noise);
        }
        assert_nothing_is_lost(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_lines_wrap_does_not_change_the_items(breaks in prop::collection::vec(any::<bool>(), 40)) {
        let items = "1. Ақпаратты қорғау және АҚ қамтамасыз ету үшін БАҚ орнату (желі, ОЖ), ғылыми-техникалық \
                     құжаттар; 2. Active Directory көмегімен Интернетпен жұмыс істеу 3. НҚА және НТҚ қолдану";
        let printed = items.replace(" 2. ", "\n2. ").replace(" 3. ", "\n3. ");
        let mut wrapped = String::new();
        for (word, wrap) in printed.split(' ').zip(breaks.iter().chain(std::iter::repeat(&false))) {
            let glue = if *wrap && !word.ends_with('.') { "\n" } else { " " };
            wrapped.push_str(word);
            wrapped.push_str(glue);
        }
        // "Интернет" is known as a name from elsewhere in the text.
        let known = "\n4. жаңа Интернет желісі";
        let texts = |abilities: &str| {
            let (standard, _) = parse(&small_standard(&format!("{abilities}{known}")));
            let abilities = standard.cards[0].functions[0].skills[0].abilities.clone();
            abilities.into_iter().map(|item| (item.number, item.text)).collect::<Vec<_>>()
        };
        prop_assert_eq!(texts(&wrapped), texts(&printed));
    }
}
