//! The passport of a standard: everything in it but the cards.

use super::{
    Edition, FieldSources, Identity, Language, ProfessionCard, QualificationLevel, Reference,
    Source, TextKey,
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The lines of the plain fields.
    pub sources: FieldSources,
}

/// A term of the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The number, as printed.
    pub number: u32,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// Where it stands.
    pub source: Source,
}

/// An abbreviation of the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The number, as printed.
    pub number: u32,
    /// The short form, as printed: `АТ (IT)`.
    pub abbreviation: String,
    /// The long form.
    pub meaning: String,
    /// Where it stands.
    pub source: Source,
}

/// A step of the path in the classifier of economic activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityCode {
    /// The code: `J`, `62`, `62.0`, `62.09`, `62.09.9`.
    pub code: String,
    /// The name of the activity.
    pub title: String,
    /// Where it stands.
    pub source: Source,
}

/// A profession of the list in the passport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedProfession {
    /// The number in the list, as printed.
    pub number: u32,
    /// The name of the profession.
    pub title: String,
    /// The level, where the list gives one from 1 to 8.
    pub level: Option<QualificationLevel>,
    /// Where it stands.
    pub source: Source,
}

/// Who made the standard, which edition it is, and when it is to be reviewed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TechnicalData {
    /// The state body.
    pub authority: Option<String>,
    /// The person who answers for the text.
    pub executor: Option<String>,
    /// The organisations that took part.
    pub organisations: Option<String>,
    /// The sectoral council for professional qualifications.
    pub council: Option<String>,
    /// The national body for professional qualifications.
    pub national_body: Option<String>,
    /// The National Chamber of Entrepreneurs.
    pub chamber: Option<String>,
    /// The number of the edition.
    pub version: Option<u32>,
    /// The year of the edition.
    pub year: Option<u32>,
    /// The planned date of review, ISO 8601: `2025-12-05`.
    pub review_date: Option<String>,
    /// The chapter of technical data; none where the text has no such chapter.
    pub source: Option<Source>,
}

impl TechnicalData {
    /// The edition that the text is.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition { year: self.year, version: self.version }
    }
}

impl Passport {
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
