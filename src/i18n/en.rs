//! The interface in English.

use super::{
    about, api, card, changes, collection, compare, components, download, finding, findings,
    messages::{
        CitationWords, CountWords, ErrorText, ErrorWords, FieldWords, GlossaryWords, HomeWords,
        Messages, PassportWords, SiteWords, SourceWords, StatementWords, joined,
    },
    pathways, professions, search,
};
use crate::standard::{FunctionKind, Severity, Source, StatementKind};

/// Every word of the interface in English.
pub(super) static MESSAGES: Messages = Messages {
    site: SiteWords {
        tagline: "an open catalogue of occupational standards",
        skip: "Skip to main content",
        menu: "Main menu",
        menu_button: "Menu",
        home: "Home",
        professions: "Professions",
        standards: "Standards",
        search: "Search",
        glossary: "Glossary",
        about: "About",
        language: "Language of the interface",
        place: "Place of this page in the catalogue",
        search_label: "Search the standards",
        search_button: "Search",
        not_given: "not given in the standard",
        level: |level| format!("Level {level}"),
        no_level: "Level not given",
        lines,
        filters: "Filters",
        more_values: |n| {
            let are = if n == 1 { "is" } else { "are" };
            format!("Those with the most results are shown; there {are} {n} more.")
        },
        left_out: |n| {
            let (values, are) = if n == 1 { ("value", "is") } else { ("values", "are") };
            format!("{n} {values} of the filters {are} ignored: not in the catalogue, or too many.")
        },
        order: "Order",
        clear: "Clear filters",
        next_page: "Next page",
        first_page: "Back to the beginning",
        pages: "Pages",
        page_address: "Address of this page:",
        not_official: "This site is not an official publication.",
        check_text: "Check the text in force at adilet.zan.kz and in the register of professional \
                     standards at career.enbek.kz.",
        licence: "Identifiers, findings, glossary and translations: CC BY 4.0; code: MIT or \
                  Apache-2.0.",
    },
    count: CountWords {
        standards: |n| if n == 1 { "standard" } else { "standards" },
        cards: |n| if n == 1 { "profession card" } else { "profession cards" },
        functions: |n| if n == 1 { "labour function" } else { "labour functions" },
        skills: |n| if n == 1 { "skill" } else { "skills" },
        abilities: |n| if n == 1 { "ability" } else { "abilities" },
        knowledge: |n| if n == 1 { "knowledge item" } else { "knowledge items" },
        findings: |n| if n == 1 { "finding" } else { "findings" },
    },
    field: FieldWords {
        code: "Code of the standard",
        standard_title: "Title of the standard",
        scope: "Scope of the standard",
        summary: "Short description of the standard",
        terms: "Terms and definitions",
        abbreviations: "Abbreviations",
        activity: "Section, division, group, class and subclass of economic activity (OKED)",
        listed_professions: "List of profession cards",
        cards: "Profession cards",
        technical: "Technical data",
        authority: "State body",
        executor: "Responsible person",
        organisations: "Organisations that took part",
        council: "Sectoral council for professional qualifications",
        national_body: "National body for professional qualifications",
        chamber: "National Chamber of Entrepreneurs of the Republic of Kazakhstan “Atameken”",
        edition: "Version number and year of issue",
        version: "Version number",
        year: "Year of issue",
        review_date: "Planned date of review",
        title: "Title of the profession",
        group_code: "Group code",
        occupation_code: "Occupation code",
        qualification_level: "Qualification level (sectoral framework)",
        qualification_sublevel: "Qualification sublevel (sectoral framework)",
        qualification_reference: "Qualification level in the reference books of qualifications",
        education: "Level of professional education",
        education_level: "Level of education",
        speciality: "Speciality",
        qualification: "Qualification",
        work_experience: "Work experience required",
        nonformal_education: "Link with non-formal and informal education",
        other_titles: "Other possible titles of the profession",
        purpose: "Main purpose of the activity",
        functions: "Labour functions",
        mandatory_functions: "Mandatory labour functions",
        additional_functions: "Additional labour functions",
        skills: "Skills",
        recognition: "Recognition of the skill",
        abilities: "Abilities",
        knowledge: "Knowledge",
        personal_competences: "Personal competences required",
        regulations: "Technical regulations and national standards",
        related: "Related professions of the sectoral framework",
    },
    kind: |kind| match kind {
        StatementKind::Profession => "Profession",
        StatementKind::Purpose => "Purpose",
        StatementKind::Function => "Labour function",
        StatementKind::Skill => "Skill",
        StatementKind::Ability => "Ability",
        StatementKind::Knowledge => "Knowledge",
    },
    function_kind: |kind| match kind {
        FunctionKind::Mandatory => "Mandatory",
        FunctionKind::Additional => "Additional",
    },
    severity: |severity| match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    },
    finding: finding::in_english,
    citation: CitationWords {
        quoted: |text| format!("“{text}”"),
        version: |version| format!("version {version}"),
        point: |point| format!("point {point}"),
        function: |number| format!("labour function {number}"),
        skill: |number| format!("skill {number}"),
        ability: |number| format!("ability {number}"),
        knowledge: |number| format!("knowledge {number}"),
        purpose: "main purpose",
    },
    home: HomeWords {
        heading: "Occupational standards of Kazakhstan",
        lead: "An open catalogue of what each profession demands at each level: labour functions, \
               skills, abilities and knowledge, every line with an address of its own.",
        ladder: "The ladder of levels",
        ladder_hint: "Professions in rows, qualification levels in columns. Choose a level to open \
                      its profession card.",
        profession: "Profession",
        all_professions: "All professions",
        figures: "The catalogue in figures",
        standards: "Standards and their versions",
        empty: "There are no standards in the catalogue yet.",
    },
    professions: &professions::EN,
    passport: PassportWords {
        list_description: "The occupational standards of the catalogue and their versions.",
        edition: |version, year| {
            joined(
                version.map(|version| format!("version {version}")),
                year.map(|year| year.to_string()),
            )
        },
        general: "General information",
        contents: "Contents",
        source: "Source text of the standard",
        findings: "Findings about the text",
        number: "No.",
        activity_code: "Code",
        activity_title: "Activity",
        no_card: "no card",
    },
    card: &card::EN,
    source: SourceWords {
        heading: "Source text",
        lead: "The text of the standard as it was taken into the catalogue, unchanged. To link to a \
               line, follow its number.",
        n_lines: |n| if n == 1 { "1 line".to_owned() } else { format!("{n} lines") },
    },
    findings: &findings::EN,
    statement: StatementWords {
        place: "Place in the standard",
        card: "Profession card",
        source: "Lines of the source text",
        citation: "Citation",
        permanent: "Permanent address",
        elsewhere: "Where else the same words stand",
        nowhere_else: "Exactly these words stand nowhere else.",
        spread: |n, levels| {
            let cards = if n == 1 { "card" } else { "cards" };
            format!("On {n} {cards}, levels: {levels}")
        },
        alike: "Lines in nearly the same words",
        alike_lead: "Lines that share most of their words; that does not mean they say the same.",
        on_card: "Show on the card",
        inferred: "The source text has lost the number of this line; we supplied it from the \
                   sequence.",
    },
    search: &search::EN,
    glossary: GlossaryWords {
        lead: "The terms and abbreviations of every standard in the catalogue, in the order of the \
               Kazakh alphabet.",
        none: "There are no terms and abbreviations yet.",
    },
    about: &about::EN,
    changes: &changes::EN,
    api: &api::EN,
    components: &components::EN,
    download: &download::EN,
    error: ErrorWords {
        bad_request: ErrorText {
            heading: "The request makes no sense",
            advice: "Check the values in the address.",
        },
        not_found: ErrorText {
            heading: "Page not found",
            advice: "There is nothing at this address. Try to search for what you need.",
        },
        method: ErrorText {
            heading: "This address is for reading only",
            advice: "The site does not take such requests.",
        },
        timeout: ErrorText {
            heading: "The answer took too long",
            advice: "Please try again a little later.",
        },
        gone: ErrorText {
            heading: "This line has left the catalogue",
            advice: "It was here, but the new text of the standard does not have it.",
        },
        too_long: ErrorText {
            heading: "The address is too long",
            advice: "Search for fewer words, or take off some of the filters.",
        },
        failed: ErrorText {
            heading: "Something failed on our side",
            advice: "Please try again a little later.",
        },
        busy: ErrorText {
            heading: "The site is overloaded at the moment",
            advice: "Please try again a little later.",
        },
        too_many: ErrorText {
            heading: "Too many requests from your address",
            advice: "Wait about a minute, then open the page again.",
        },
        other: ErrorText {
            heading: "The request was not carried out",
            advice: "Try to begin at the home page.",
        },
        gone_since: |version| format!("It is gone since version {version} of the catalogue."),
        status: |status| format!("Error {status}"),
        back_home: "Back to the home page",
        bad_level: |value| {
            format!("The filter level cannot be “{value}”: a level is a number from 1 to 8.")
        },
        bad_kind: |value| {
            format!(
                "The filter kind cannot be “{value}”. It may be profession, purpose, function, \
                 skill, ability or knowledge."
            )
        },
        bad_function_kind: |value| {
            format!(
                "The filter function_kind cannot be “{value}”. It may be mandatory or additional."
            )
        },
        bad_card: |value| {
            format!(
                "The filter card cannot be “{value}”: it is written as the code of the standard, a \
                 slash and the card, for example J62090011/2524-0-003-5."
            )
        },
        bad_cursor: "The link to this page is out of date or broken. Please search again.",
    },
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date_order: |year, month, day| format!("{day} {month} {year}"),
    compare: &compare::EN,
    pathways: &pathways::EN,
    collection: &collection::EN,
};

fn lines(source: Source) -> String {
    let Source { first_line, last_line } = source;
    if first_line == last_line {
        format!("line {first_line}")
    } else {
        format!("lines {first_line}–{last_line}")
    }
}
