//! A small standard for the tests of the pages, and a reader of what they render.

use askama::Template;
use scraper::{Html, Selector};

use super::frame::Site;
use crate::{app::PublicUrl, i18n::Locale, standard::*, storage::CardInStandard};

/// The site in tests.
pub(crate) fn site(locale: Locale) -> Site {
    Site::without_translations(locale, PublicUrl::new("https://kasip.example/"))
}

/// A rendered page, read as a browser would.
pub(crate) fn read(page: &impl Template) -> Html {
    let html = Html::parse_document(&page.render().unwrap());
    assert_eq!(texts(&html, "h1").len(), 1, "one h1 on every page");
    html
}

/// The text of every element, its words with one space between them.
pub(crate) fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    html.select(&selector).map(|element| words(element.text().collect())).collect()
}

/// An attribute of every element that has it.
pub(crate) fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// The text of the sample.
pub(crate) fn text_key() -> TextKey {
    TextKey {
        code: "J62090011".to_owned(),
        edition: Edition { year: Some(2022), version: Some(2) },
        language: Language::Kazakh,
    }
}

fn identity(below: &str) -> Identity {
    Identity::new(&text_key(), format!("2524-0-003-5{below}").parse().unwrap())
}

/// The names of the card with this slug.
pub(crate) fn identity_of(slug: &str) -> CardIdentity {
    CardIdentity::new(text_key(), slug).unwrap()
}

fn line(text: &str) -> Line {
    Line { text: text.to_owned(), source: Source::new(190, 190) }
}

fn item(kind: char, number: u32, text: &str, parts: &[&str]) -> Item {
    Item {
        id: identity(&format!("/f1/s2/{kind}{number}")).id,
        reference: identity(&format!("/f1/s2/{kind}{number}")).reference,
        number,
        number_inferred: number == 2,
        text: text.to_owned(),
        parts: parts.iter().copied().map(line).collect(),
        source: Source::new(189, 190),
    }
}

/// A card with one function, one skill and a few items, and much left empty.
pub(crate) fn card() -> ProfessionCard {
    let skill = Skill {
        id: identity("/f1/s2").id,
        reference: identity("/f1/s2").reference,
        number: 2,
        title: "Желіні қорғау".to_owned(),
        recognition: Some("-".to_owned()),
        abilities: vec![
            item('a', 3, "Жүйенің сервер бөлігін орнату:", &["АЖ баптау;", "журнал жүргізу."]),
            item('a', 4, "Желі иерархиясын құру.", &[]),
        ],
        knowledge: vec![
            item('k', 1, "АЖ-ға қойылатын талаптар.", &[]),
            item('k', 2, "АТ негіздері.", &[]),
        ],
        source: Source::new(182, 185),
    };
    let related = |level, title: &str, slug: Option<&str>| RelatedProfession {
        level: QualificationLevel::try_from(level).ok(),
        title: title.to_owned(),
        card: slug.map(|slug| (&identity_of(slug)).into()),
        source: Source::new(1919, 1920),
    };
    ProfessionCard {
        title: "Ақпараттық қауіпсіздік инженері".to_owned(),
        group_code: Some("2524-0".to_owned()),
        occupation_code: Some("2524-0-003".to_owned()),
        qualification_level: QualificationLevel::try_from(5).ok(),
        education: vec![Education {
            level: Some("жоғары білім".to_owned()),
            speciality: Some("АЖ".to_owned()),
            qualification: None,
            source: Source::new(130, 135),
        }],
        other_titles: vec![line("Маман")],
        purpose: Some("АЖ қауіпсіздігін қамтамасыз ету".to_owned()),
        functions: vec![LabourFunction {
            id: identity("/f1").id,
            reference: identity("/f1").reference,
            number: 1,
            kind: FunctionKind::Mandatory,
            title: "Қауіпсіздік механизмдерін басқару".to_owned(),
            skills: vec![skill],
            source: Source::new(172, 180),
        }],
        personal_competences: vec![line("Жауапкершілік")],
        related: vec![
            related(4, "Ақпарат қауіпсіздік әкімшісі", None),
            related(6, "Ақпараттық қауіпсіздік инженері", Some("2524-0-003-6")),
            related(5, "Ақпараттық қауіпсіздік инженері", Some("2524-0-003-5")),
        ],
        ..ProfessionCard::empty(identity_of("2524-0-003-5"), 14, Source::new(1723, 1923))
    }
}

/// A card in the standard below.
pub(crate) fn in_standard(card: ProfessionCard) -> CardInStandard {
    let Passport { abbreviations, technical, .. } = standard().passport;
    CardInStandard { card, abbreviations, technical, occupation: Vec::new(), texts: Vec::new() }
}

/// A standard with that one card.
pub(crate) fn standard() -> Standard {
    let abbreviation = |number, short: &str, meaning: &str| Abbreviation {
        number,
        abbreviation: short.to_owned(),
        meaning: meaning.to_owned(),
        source: Source::new(59, 59),
    };
    let listed = |number, title: &str| ListedProfession {
        number,
        title: title.to_owned(),
        level: QualificationLevel::try_from(5).ok(),
        source: Source::new(95, 95),
    };
    let passport = Passport {
        title: "АТ қауіпсіздігі саласындағы мамандар".to_owned(),
        summary: Some("Қауіпсіздікті қамтамасыз ету".to_owned()),
        terms: vec![Term {
            number: 8,
            term: "білім".to_owned(),
            definition: "жеке және кәсіби қызметте қолданылатын ақпарат".to_owned(),
            source: Source::new(30, 30),
        }],
        abbreviations: vec![
            abbreviation(9, "АТ (IT)", "ақпараттық технологиялар"),
            abbreviation(10, "АЖ", "ақпараттық жүйелер"),
        ],
        activity: vec![ActivityCode {
            code: "J".to_owned(),
            title: "Ақпарат және байланыс".to_owned(),
            source: Source::new(76, 76),
        }],
        listed_professions: vec![
            listed(6, "Ақпараттық қауіпсіздік инженері"),
            listed(7, "Басқа маман"),
        ],
        technical: TechnicalData {
            authority: Some("Министрлік".to_owned()),
            version: Some(2),
            year: Some(2022),
            review_date: Some("2025-12-05".to_owned()),
            ..TechnicalData::default()
        },
        sources: [("summary".to_owned(), Source::new(86, 87))].into_iter().collect(),
        ..Passport::empty("J62090011", Language::Kazakh)
    };
    Standard { passport, cards: vec![card()] }
}
