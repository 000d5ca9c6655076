//! What the interface says, in groups by the page that says it.

use super::{
    about::AboutWords, api::ApiWords, card::CardWords, changes::ChangesWords,
    collection::CollectionWords, compare::CompareWords, components::ComponentsWords,
    download::DownloadWords, findings::FindingsWords, pathways::PathwaysWords,
    professions::ProfessionsWords, search::SearchWords,
};
use crate::standard::{Finding, FunctionKind, Severity, Source, StatementKind};

/// Every word of the interface in one language.
#[derive(Debug)]
pub struct Messages {
    pub(crate) site: SiteWords,
    pub(crate) count: CountWords,
    pub(crate) field: FieldWords,
    pub(crate) kind: fn(StatementKind) -> &'static str,
    pub(crate) function_kind: fn(FunctionKind) -> &'static str,
    pub(crate) severity: fn(Severity) -> &'static str,
    /// The sentence about a finding.
    pub(crate) finding: fn(&Finding) -> String,
    pub(crate) citation: CitationWords,
    pub(crate) home: HomeWords,
    pub(crate) professions: &'static ProfessionsWords,
    pub(crate) passport: PassportWords,
    pub(crate) card: &'static CardWords,
    pub(crate) source: SourceWords,
    pub(crate) findings: &'static FindingsWords,
    pub(crate) statement: StatementWords,
    pub(crate) search: &'static SearchWords,
    pub(crate) glossary: GlossaryWords,
    pub(crate) about: &'static AboutWords,
    pub(crate) changes: &'static ChangesWords,
    pub(crate) api: &'static ApiWords,
    pub(crate) components: &'static ComponentsWords,
    pub(crate) download: &'static DownloadWords,
    pub(crate) error: ErrorWords,
    /// The months of a date, January first.
    pub(crate) months: [&'static str; 12],
    /// A date of a year, the name of a month and a day.
    pub(crate) date_order: fn(&str, &str, u32) -> String,
    pub(crate) compare: &'static CompareWords,
    pub(crate) pathways: &'static PathwaysWords,
    pub(crate) collection: &'static CollectionWords,
}

/// What stands on every page or on many.
#[derive(Debug)]
pub(crate) struct SiteWords {
    pub tagline: &'static str,
    pub skip: &'static str,
    pub menu: &'static str,
    /// What opens the menu on a narrow screen.
    pub menu_button: &'static str,
    pub home: &'static str,
    pub professions: &'static str,
    pub standards: &'static str,
    pub search: &'static str,
    pub glossary: &'static str,
    pub about: &'static str,
    pub language: &'static str,
    pub place: &'static str,
    pub search_label: &'static str,
    pub search_button: &'static str,
    pub not_given: &'static str,
    /// A level by its number, as it begins a line.
    pub level: fn(u8) -> String,
    /// A card whose level the text does not give.
    pub no_level: &'static str,
    /// Lines of the source text.
    pub lines: fn(Source) -> String,
    pub filters: &'static str,
    /// So many values of a filter are not offered.
    pub more_values: fn(u64) -> String,
    /// So many values of filters in the address were not taken.
    pub left_out: fn(u64) -> String,
    /// The heading of the choice of an order.
    pub order: &'static str,
    pub clear: &'static str,
    pub next_page: &'static str,
    pub first_page: &'static str,
    pub pages: &'static str,
    pub page_address: &'static str,
    pub not_official: &'static str,
    pub check_text: &'static str,
    pub licence: &'static str,
}

/// Things beside their number, which is not part of the words.
#[derive(Debug)]
pub(crate) struct CountWords {
    pub standards: fn(u64) -> &'static str,
    pub cards: fn(u64) -> &'static str,
    pub functions: fn(u64) -> &'static str,
    pub skills: fn(u64) -> &'static str,
    pub abilities: fn(u64) -> &'static str,
    pub knowledge: fn(u64) -> &'static str,
    pub findings: fn(u64) -> &'static str,
}

/// The fields of a card and of a passport, as the law calls them.
#[derive(Debug)]
pub(crate) struct FieldWords {
    pub code: &'static str,
    pub standard_title: &'static str,
    pub scope: &'static str,
    pub summary: &'static str,
    pub terms: &'static str,
    pub abbreviations: &'static str,
    pub activity: &'static str,
    pub listed_professions: &'static str,
    pub cards: &'static str,
    pub technical: &'static str,
    pub authority: &'static str,
    pub executor: &'static str,
    pub organisations: &'static str,
    pub council: &'static str,
    pub national_body: &'static str,
    pub chamber: &'static str,
    pub edition: &'static str,
    pub version: &'static str,
    pub year: &'static str,
    pub review_date: &'static str,
    pub title: &'static str,
    pub group_code: &'static str,
    pub occupation_code: &'static str,
    pub qualification_level: &'static str,
    pub qualification_sublevel: &'static str,
    pub qualification_reference: &'static str,
    pub education: &'static str,
    pub education_level: &'static str,
    pub speciality: &'static str,
    pub qualification: &'static str,
    pub work_experience: &'static str,
    pub nonformal_education: &'static str,
    pub other_titles: &'static str,
    pub purpose: &'static str,
    pub functions: &'static str,
    pub mandatory_functions: &'static str,
    pub additional_functions: &'static str,
    pub skills: &'static str,
    pub recognition: &'static str,
    pub abilities: &'static str,
    pub knowledge: &'static str,
    pub personal_competences: &'static str,
    pub regulations: &'static str,
    pub related: &'static str,
}

/// The steps of a citation.
#[derive(Debug)]
pub(crate) struct CitationWords {
    /// Words in the quotation marks of the language.
    pub quoted: fn(&str) -> String,
    pub version: fn(u32) -> String,
    pub point: fn(u32) -> String,
    pub function: fn(u32) -> String,
    pub skill: fn(u32) -> String,
    pub ability: fn(u32) -> String,
    pub knowledge: fn(u32) -> String,
    pub purpose: &'static str,
}

/// The home page.
#[derive(Debug)]
pub(crate) struct HomeWords {
    pub heading: &'static str,
    pub lead: &'static str,
    pub ladder: &'static str,
    pub ladder_hint: &'static str,
    pub profession: &'static str,
    pub all_professions: &'static str,
    pub figures: &'static str,
    pub standards: &'static str,
    pub empty: &'static str,
}

/// The list of standards and the passport of one.
#[derive(Debug)]
pub(crate) struct PassportWords {
    pub list_description: &'static str,
    /// The edition of a version and a year.
    pub edition: fn(Option<u32>, Option<u32>) -> Option<String>,
    pub general: &'static str,
    pub contents: &'static str,
    pub source: &'static str,
    pub findings: &'static str,
    pub number: &'static str,
    pub activity_code: &'static str,
    pub activity_title: &'static str,
    pub no_card: &'static str,
}

/// The source text.
#[derive(Debug)]
pub(crate) struct SourceWords {
    pub heading: &'static str,
    pub lead: &'static str,
    pub n_lines: fn(u64) -> String,
}

/// One line of a card.
#[derive(Debug)]
pub(crate) struct StatementWords {
    pub place: &'static str,
    pub card: &'static str,
    pub source: &'static str,
    pub citation: &'static str,
    pub permanent: &'static str,
    pub elsewhere: &'static str,
    pub nowhere_else: &'static str,
    /// On how many cards, of which levels.
    pub spread: fn(u64, &str) -> String,
    /// The heading of the lines in nearly the same words, and what they are.
    pub alike: &'static str,
    pub alike_lead: &'static str,
    pub on_card: &'static str,
    pub inferred: &'static str,
}

/// Terms and abbreviations.
#[derive(Debug)]
pub(crate) struct GlossaryWords {
    pub lead: &'static str,
    pub none: &'static str,
}

/// The pages of errors, and what is wrong with a value of a filter.
#[derive(Debug)]
pub(crate) struct ErrorWords {
    pub bad_request: ErrorText,
    pub not_found: ErrorText,
    pub method: ErrorText,
    pub timeout: ErrorText,
    pub gone: ErrorText,
    pub too_long: ErrorText,
    pub failed: ErrorText,
    pub busy: ErrorText,
    /// This reader has asked too often.
    pub too_many: ErrorText,
    pub other: ErrorText,
    /// The version of the catalogue since which a statement is gone.
    pub gone_since: fn(i64) -> String,
    pub status: fn(u16) -> String,
    pub back_home: &'static str,
    pub bad_level: fn(&str) -> String,
    pub bad_kind: fn(&str) -> String,
    pub bad_function_kind: fn(&str) -> String,
    pub bad_card: fn(&str) -> String,
    pub bad_cursor: &'static str,
}

/// What happened, and what to do now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ErrorText {
    pub heading: &'static str,
    pub advice: &'static str,
}

impl Messages {
    /// A date, `2025-12-05`, written out; as it is where it is no date.
    pub(crate) fn date(&self, iso: &str) -> String {
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next())
        else {
            return iso.to_owned();
        };
        let month = month.parse::<usize>().ok().and_then(|month| month.checked_sub(1));
        let name = month.and_then(|month| self.months.get(month));
        match (name, day.parse::<u32>()) {
            (Some(name), Ok(day)) => (self.date_order)(year, name, day),
            _ => iso.to_owned(),
        }
    }
}

impl FieldWords {
    /// What a field is called, by its name in the model; none for a name we do not know.
    pub(crate) fn named(&self, name: &str) -> Option<&'static str> {
        let label = match name.rsplit('.').next()? {
            "code" => self.code,
            "scope" => self.scope,
            "summary" => self.summary,
            "terms" => self.terms,
            "abbreviations" => self.abbreviations,
            "activity" => self.activity,
            "listed_professions" => self.listed_professions,
            "cards" => self.cards,
            "technical" => self.technical,
            "authority" => self.authority,
            "executor" => self.executor,
            "organisations" => self.organisations,
            "council" => self.council,
            "national_body" => self.national_body,
            "chamber" => self.chamber,
            "version" => self.version,
            "year" => self.year,
            "review_date" => self.review_date,
            "title" => self.title,
            "group_code" => self.group_code,
            "occupation_code" => self.occupation_code,
            "qualification_level" | "level" => self.qualification_level,
            "qualification_sublevel" => self.qualification_sublevel,
            "qualification_reference" => self.qualification_reference,
            "education" => self.education,
            "speciality" => self.speciality,
            "qualification" => self.qualification,
            "work_experience" => self.work_experience,
            "nonformal_education" => self.nonformal_education,
            "other_titles" => self.other_titles,
            "purpose" => self.purpose,
            "functions" => self.functions,
            "skills" => self.skills,
            "recognition" => self.recognition,
            "abilities" => self.abilities,
            "knowledge" => self.knowledge,
            "personal_competences" => self.personal_competences,
            "regulations" => self.regulations,
            "related" => self.related,
            _ => return None,
        };
        Some(label)
    }
}

/// Both, with a comma between them, or the one that there is.
pub(super) fn joined(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}, {second}")),
        (first, second) => first.or(second),
    }
}
