//! The passport of a standard: everything in it but the cards.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Edition, FieldSources, Identity, Language, Line, OtherField, ProfessionCard,
    QualificationLevel, Reference, Source, TextKey,
};

/// A professional standard (кәсіптік стандарт), whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// What the standard says of itself.
    pub passport: Passport,
    /// The profession cards, in the order of the text.
    pub cards: Vec<ProfessionCard>,
}

/// What a standard says of itself: general provisions, passport and technical data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passport {
    /// The code of the standard, `J62090011`; empty where the text gives none.
    pub code: String,
    /// The language of the text.
    pub language: Language,
    /// The name of the standard.
    pub title: String,
    /// Where the standard applies (қолдану аясы).
    pub scope: Option<String>,
    /// The short description.
    pub summary: Option<String>,
    /// The order that approved the standard; none where the text is printed without it.
    pub approval: Option<Approval>,
    /// Terms and their definitions.
    pub terms: Vec<Term>,
    /// Abbreviations and their meanings.
    pub abbreviations: Vec<Abbreviation>,
    /// The path in the classifier of economic activities (ЭҚЖЖ / ОКЭД), section to subclass.
    pub activity: Vec<ActivityCode>,
    /// The list of professions in the passport.
    pub listed_professions: Vec<ListedProfession>,
    /// The technical data.
    pub technical: TechnicalData,
    /// The fields that no form has, in the order of the text.
    pub other_fields: Vec<OtherField>,
    /// The lines of the plain fields.
    pub sources: FieldSources,
}

/// The order that approved a standard (бекіту туралы бұйрық), as it is printed before the standard. What
/// it leaves blank ("№ ____") is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Whose order it is, as printed, in the genitive case.
    #[schema(examples("Қазақстан Республикасы Еңбек және халықты әлеуметтік қорғау министрінің"))]
    pub authority: Option<String>,
    /// The number of the order.
    #[schema(examples("500-нқ"))]
    pub number: Option<String>,
    /// The date of the order, ISO 8601.
    #[schema(examples("2022-12-05"))]
    pub date: Option<String>,
    /// What is said about its registration by the Ministry of Justice, as printed.
    #[schema(examples("Зарегистрирован в Министерстве юстиции 8 декабря 2022 года № 30999"))]
    pub registration: Option<String>,
    /// The full text of the order, one paragraph per line.
    pub text: Vec<Line>,
    /// Where the order is.
    pub source: Source,
}

/// A term defined in a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The term.
    pub term: String,
    /// What it means in the standard.
    pub definition: String,
    /// Where it is.
    pub source: Source,
}

/// An abbreviation used in a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// The number, as printed.
    #[schema(examples(1))]
    pub number: u32,
    /// The short form, as printed.
    #[schema(examples("АТ (IT)"))]
    pub abbreviation: String,
    /// The long form.
    pub meaning: String,
    /// Where it is.
    pub source: Source,
}

/// A step of the path in the classifier of economic activities (ЭҚЖЖ, ОКЭД), from section to
/// subclass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityCode {
    /// The code: a letter for a section, then digits and dots.
    #[schema(examples("62.09.9"))]
    pub code: String,
    /// The name of the activity, as printed.
    pub title: String,
    /// Where it is.
    pub source: Source,
}

/// A profession of the list in the passport ("Кәсіптер карточкаларының тізімі"). The list may
/// differ from the cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedProfession {
    /// The number in the list, as printed.
    #[schema(examples(2))]
    pub number: u32,
    /// The title of the profession, as printed.
    pub title: String,
    /// The level; null where the list gives none from 1 to 8.
    pub level: Option<QualificationLevel>,
    /// Where it is.
    pub source: Source,
}

/// The technical data of a standard: who made it, which edition it is, and when it is to be
/// reviewed. A field about which the text says nothing is null.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Technical)]
pub struct TechnicalData {
    /// The government body ("Мемлекеттік органның атауы").
    pub authority: Option<String>,
    /// The contact person ("Орындаушы").
    pub executor: Option<String>,
    /// The organisations that took part ("Әзірлеуге қатысатын ұйымдар").
    pub organisations: Option<String>,
    /// The sectoral council for professional qualifications ("Кәсіптік біліктілік жөніндегі салалық
    /// кеңес").
    pub council: Option<String>,
    /// The national body for professional qualifications ("Кәсіптік біліктілік жөніндегі ұлттық
    /// орган").
    pub national_body: Option<String>,
    /// The National Chamber of Entrepreneurs ("«Атамекен» Қазақстан Республикасының Ұлттық
    /// кәсіпкерлер палатасы").
    pub chamber: Option<String>,
    /// The version number ("Нұсқа нөмірі").
    #[schema(examples(2))]
    pub version: Option<u32>,
    /// The year of issue ("шығарылған жылы").
    #[schema(examples(2022))]
    pub year: Option<u32>,
    /// The planned date of review ("Болжалды қайта қарау күні"), ISO 8601 where the text prints a
    /// date.
    #[schema(examples("2025-12-05"))]
    pub review_date: Option<String>,
    /// The chapter of technical data; null where the text has no such chapter.
    pub source: Option<Source>,
}

impl Approval {
    /// Whether anything of what names the order is printed.
    #[must_use]
    pub fn is_named(&self) -> bool {
        [&self.authority, &self.number, &self.date, &self.registration]
            .into_iter()
            .any(Option::is_some)
    }
}

impl TechnicalData {
    /// The edition that the text is.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition { year: self.year, version: self.version }
    }
}

impl Passport {
    /// A passport that says nothing.
    #[must_use]
    pub fn empty(code: &str, language: Language) -> Self {
        Self {
            code: code.to_owned(),
            language,
            title: String::new(),
            scope: None,
            summary: None,
            approval: None,
            terms: Vec::new(),
            abbreviations: Vec::new(),
            activity: Vec::new(),
            listed_professions: Vec::new(),
            technical: TechnicalData::default(),
            other_fields: Vec::new(),
            sources: FieldSources::new(),
        }
    }

    /// The text that the passport is part of.
    #[must_use]
    pub fn text_key(&self) -> TextKey {
        TextKey {
            code: self.code.clone(),
            edition: self.technical.edition(),
            language: self.language,
        }
    }

    /// The permanent name of the standard itself; its reference is empty.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::new(&self.text_key(), Reference::standard())
    }
}
