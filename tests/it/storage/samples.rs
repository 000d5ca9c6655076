//! Standards that the tests of the storage save.

use kasip::standard::{
    Abbreviation, ActivityCode, Approval, CardIdentity, CardKey, Detail, DetailValue, Edition,
    Education, FieldSources, Finding, FindingKind, FunctionKind, Identity, Item, LabourFunction,
    Language, Line, ListedProfession, OtherField, Passport, ProfessionCard, QualificationLevel,
    RelatedProfession, Severity, Skill, Source, Standard, TechnicalData, Term, TextKey,
};

/// A standard with one card that says something in every field, and one that says nothing.
pub fn rich() -> Standard {
    let mut full = card("J1", Language::Kazakh, 1, 5);
    let bare = ProfessionCard {
        identity: CardIdentity::new(full.identity.text().clone(), "point-11").unwrap(),
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
    full.other_fields = vec![other_field("Еңбек жағдайлары"), other_field("Еңбек жағдайлары")];
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
            card: Some((&bare.identity).into()),
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

/// Three texts of two standards, not in their order.
pub fn several() -> [Standard; 3] {
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

/// Findings of every sort of detail, not in the order of their lines.
pub fn noticed() -> Vec<Finding> {
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
            reference: "2524-0-001-5/f1/s1/a2".parse().ok(),
            detail,
            ..finding(FindingKind::LostNumber, Severity::Warning, 90)
        },
        finding(FindingKind::NumberGap, Severity::Note, 7),
        finding(FindingKind::MissingField, Severity::Error, 8),
    ]
}

/// A standard in which every field says something.
pub fn standard(code: &str, language: Language, cards: Vec<ProfessionCard>) -> Standard {
    let source = Source::new(3, 4);
    let passport = Passport {
        code: code.to_owned(),
        language,
        title: "«Ақпараттық» қауіпсіздік; drop table 'skill' --".to_owned(),
        scope: some(""),
        summary: some("Қысқаша"),
        approval: Some(Approval {
            authority: some("Министрдің"),
            number: some("500-нқ"),
            date: some("2022-12-05"),
            registration: None,
            text: vec![line("БҰЙЫРАМЫН:", 1), line("1. Бекітілсін.", 2)],
            source: Source::new(1, 2),
        }),
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
        other_fields: vec![other_field("Байланыс")],
        sources: FieldSources::from([
            ("title".to_owned(), Source::new(1, 1)),
            ("summary".to_owned(), Source::new(2, u32::MAX)),
        ]),
    };
    Standard { passport, cards }
}

/// A small card of occupation 2524-0-{point}.
pub fn card(code: &str, language: Language, point: u32, number: i64) -> ProfessionCard {
    let text = text(code, language);
    let slug = format!("2524-0-{point:03}-{number}");
    let named = |place: &str| Identity::new(&text, format!("{slug}/{place}").parse().unwrap());
    let item = |place: &str, number| Item {
        id: named(place).id,
        reference: named(place).reference,
        number,
        number_inferred: false,
        text: format!("{place} сөзі"),
        parts: vec![],
        source: Source::new(20, 20),
    };
    let skill = |function: u32, number: u32| {
        let place = |kind: &str, item: u32| format!("f{function}/s{number}/{kind}{item}");
        Skill {
            id: named(&format!("f{function}/s{number}")).id,
            reference: named(&format!("f{function}/s{number}")).reference,
            number,
            title: "Дағды".into(),
            recognition: some("-"),
            abilities: (1..=3).map(|number| item(&place("a", number), number)).collect(),
            knowledge: (1..=2).map(|number| item(&place("k", number), number)).collect(),
            source: Source::new(15, 16),
        }
    };
    let function = |number: u32| LabourFunction {
        id: named(&format!("f{number}")).id,
        reference: named(&format!("f{number}")).reference,
        number,
        kind: FunctionKind::Mandatory,
        title: "Еңбек функциясы".into(),
        skills: (1..=2).map(|skill_number| skill(number, skill_number)).collect(),
        source: Source::new(12, 14),
    };
    let identity = CardIdentity::new(text.clone(), slug.clone()).unwrap();
    ProfessionCard {
        title: "Маман".into(),
        group_code: some("2524-0"),
        occupation_code: Some(format!("2524-0-{point:03}")),
        qualification_level: Some(level(number)),
        functions: (1..=2).map(function).collect(),
        ..ProfessionCard::empty(identity, point, Source::new(10, 80))
    }
}

/// The text of the standards here.
pub fn text(code: &str, language: Language) -> TextKey {
    let edition = Edition { year: Some(u32::MAX), version: Some(2) };
    TextKey { code: code.to_owned(), edition, language }
}

pub fn key(standard: &str, slug: &str) -> CardKey {
    CardKey { standard: standard.to_owned(), slug: slug.to_owned() }
}

pub fn level(number: i64) -> QualificationLevel {
    number.try_into().unwrap()
}

fn other_field(label: &str) -> OtherField {
    OtherField {
        label: label.into(), text: "Түнгі ауысым".into(), source: Source::new(52, 53)
    }
}

pub fn line(text: &str, number: u32) -> Line {
    Line { text: text.to_owned(), source: Source::new(number, number + 1) }
}

#[expect(clippy::unnecessary_wraps, reason = "it shortens the values of optional fields")]
pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
