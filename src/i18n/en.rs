//! The interface in English.

use super::{
    collection, compare,
    messages::{
        AboutWords, CardWords, CitationWords, CountWords, ErrorText, ErrorWords, FieldWords,
        FindingsWords, GlossaryWords, HomeWords, Messages, PassportWords, ProfessionsWords,
        Section, SiteWords, SourceWords, StatementWords, joined,
    },
    pathways, search,
};
use crate::standard::{Finding, FunctionKind, Severity, Source, StatementKind};

/// Every word of the interface in English.
pub(super) static MESSAGES: Messages = Messages {
    site: SiteWords {
        tagline: "an open catalogue of occupational standards",
        skip: "Skip to main content",
        menu: "Main menu",
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
    finding: Finding::message,
    citation: CitationWords {
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
    professions: ProfessionsWords {
        description: "Every profession card of the occupational standards: choose by level, group \
                      and standard.",
        level: "Qualification level",
        group: "Group code",
        standard: "Standard",
        found: |n| {
            if n == 1 { "1 profession card".to_owned() } else { format!("{n} profession cards") }
        },
        none: "No profession card passes these filters.",
    },
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
    card: CardWords {
        facts: "About the profession",
        contents: "Contents of the card",
        function: |number| format!("Labour function {number}"),
        skill: |number| format!("Skill {number}"),
        ability: |number| format!("Ability {number}"),
        knowledge: |number| format!("Knowledge {number}"),
        number_inferred: "number supplied by us",
        no_such_card: "no such card in the standard",
        itself: "the card names itself",
        ours: "The links to cards are ours, made by title and level.",
        source_heading: "Source and permanent address",
        source_lines: "Lines of the source text",
        permanent: "Permanent address",
        citation: "Citation",
        findings: "Findings about the text of this standard",
        line_hint: "The number of each line leads to its own page, with its source, its citation \
                    and its permanent address.",
    },
    source: SourceWords {
        heading: "Source text",
        lead: "The text of the standard as it was taken into the catalogue, unchanged. To link to a \
               line, follow its number.",
        n_lines: |n| if n == 1 { "1 line".to_owned() } else { format!("{n} lines") },
    },
    findings: FindingsWords {
        heading: "Findings about the text",
        lead: "What was noticed while reading the text: slips of typesetting, broken headings, lost \
               numbers, and what we inferred. The text itself is never corrected.",
        none: "Nothing was noticed in this text.",
        place: "Place on the card",
        lines: "Source text",
    },
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
    about: AboutWords {
        description: "What kasip is and is not, where to check the text in force, and how its \
                      material may be used.",
        what: Section {
            heading: "What this site is",
            paragraphs: &[
                "kasip is an open catalogue of the national occupational standards of Kazakhstan. \
                 The text of a standard is taken apart into profession cards, labour functions, \
                 skills, abilities and knowledge, and every line gets a permanent address.",
                "It is made for HR staff, for designers of curricula, and for programmers who take \
                 the standards into their own systems.",
            ],
        },
        not_official: Section {
            heading: "What this site is not",
            paragraphs: &[
                "It is not an official publication and not a site of any state body. The text of a \
                 standard is given as printed: its mistakes are not corrected but named in the \
                 findings.",
            ],
        },
        check: "Where to check the text in force",
        check_law: "the legal information system “Adilet”",
        check_register: "the register of professional standards",
        ours: Section {
            heading: "Authorship and licences",
            paragraphs: &[
                "The text of a standard is an official document. What we add – identifiers, \
                 findings, glossary and translations – is offered under CC BY 4.0.",
                "The code is offered under MIT or Apache-2.0, as you choose.",
            ],
        },
        privacy: Section {
            heading: "Privacy",
            paragraphs: &[
                "The site collects nothing: no accounts, no cookies, no counters, nothing loaded \
                 from other servers.",
            ],
        },
        accessibility: Section {
            heading: "Accessibility",
            paragraphs: &[
                "Every page works without scripts, by keyboard, on a narrow screen, in dark mode \
                 and on paper. Nothing is told by colour alone; the text of the standard is marked \
                 as Kazakh for screen readers. We aim at WCAG 2.2 AA.",
            ],
        },
    },
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
