//! The words of documents for HR, and of the page that makes them. In their sentences square brackets
//! are around what the employer fills in.

use crate::i18n::template::words;

words! {
    /// The page of a document, and what all documents say.
    pub(crate) struct OfficeWords {
        /// The documents of a card.
        heading,
        /// The page of a document of that name, for a profession at its level.
        title(document: &str, profession: &str),
        lead, choice, facts, take, leave, with_all(name: &str), without_all(name: &str), show,
        nothing_chosen,
        word, excel, csv, text, copy, copied, not_copied, preview,
        /// The foot of each page.
        footer(standard: &str, edition: &str, profession: &str),
        /// What a document says of itself: of what it is made, and whose the words are.
        made_of(standard: &str, edition: &str, point: u32, profession: &str),
        translated(language: &str), as_printed(language: &str), check,
        /// Is before the permanent address of the card.
        address,
        speciality(name: &str), qualification(name: &str), or,
        vacancy: VacancyWords, job_description: JobDescriptionWords,
        assessment: AssessmentWords, card: PrintedCardWords,
    }

    /// A vacancy.
    pub(crate) struct VacancyWords {
        name, about,
        /// Who offers the work, where, how much of it and for what pay.
        in_short,
        tasks, expectations, abilities, knowledge, qualities, plus, plus_blank,
        offer, offer_blank, apply, apply_blank,
    }

    /// A job description.
    pub(crate) struct JobDescriptionWords {
        name, about,
        /// The approval beside the margin, line by line.
        approved, approval: Vec<&'static str>,
        number, title(profession: &str),
        general, defines(profession: &str), level(level: u8), general_clauses: Vec<&'static str>,
        guided, guided_blank,
        qualification, must_know, must_be_able,
        duties, more_duties, rights, rights_clauses: Vec<&'static str>,
        responsibility, responsibility_clauses: Vec<&'static str>,
        signatures: Vec<&'static str>,
    }

    /// An assessment sheet.
    pub(crate) struct AssessmentWords {
        name, about,
        /// Who is assessed and by whom, above the table.
        above: Vec<&'static str>,
        /// What each mark means, from 0 on.
        scale, scale_mark(mark: usize, meaning: &str), marks: Vec<&'static str>,
        number, level, function, skill, kind, requirement, mark, comment, place, sum,
        /// What comes of it, below the table.
        below: Vec<&'static str>,
    }

    /// The card as a document.
    pub(crate) struct PrintedCardWords { name, about }
}
