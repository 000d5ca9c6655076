//! The words of every page, and of the pages about the site itself.

use crate::{
    i18n::{
        each::Each,
        template::{Plural, words},
    },
    standard::{Counts, Language, QualificationLevel},
};

words! {
    /// What is on every page or on many.
    pub(crate) struct SiteWords {
        tagline, skip, menu,
        /// What opens the menu on a narrow screen.
        menu_button,
        home, professions, standards, search, glossary, about, language, place, search_label,
        search_button, not_given,
        /// A level by its number, as it begins a line.
        level(level: u8), level_after(level: u8),
        /// A card whose level the text does not give.
        no_level, no_level_after,
        /// Lines of the source text.
        line(n: u32), line_range(first: u32, last: u32),
        filters,
        /// So many values of a filter are not offered.
        more_values[n: u64],
        /// So many values of filters in the address were not taken.
        left_out[n: u64],
        /// The heading of the choice of an order.
        order,
        clear, next_page, first_page, pages, page_address,
        /// When a page was printed; a script fills in the day.
        printed,
        not_official, check_text, licence,
    }

    /// Things beside their number, which is not part of the words.
    pub(crate) struct CountWords {
        standards: Plural, cards: Plural, functions: Plural, skills: Plural, abilities: Plural,
        knowledge: Plural, findings: Plural,
    }

    /// Our translations of the words of standards.
    pub(crate) struct TranslationWords {
        /// The label of the choice of the words, and the choices.
        label, both, mine, original,
        /// Before the languages in which a standard has official texts.
        official,
        /// What a page says of the origin of its words: `in_language` names the language of the text.
        /// The last is before the sites that have official texts.
        ours(in_language: &str), hidden(in_language: &str), none(in_language: &str),
        in_language: Each<Language, &'static str>,
        /// The marks of a line.
        missing, draft,
    }

    /// The home page.
    pub(crate) struct HomeWords {
        heading, lead,
        /// What is in the catalogue now, without the end of the sentence: so many cards of one
        /// standard, whose title follows; or of several.
        inside_one(cards: &str), inside(standards: &str, cards: &str),
        /// The ways in, by what a visitor has come for.
        hiring: DoorWords, course: DoorWords, data: DoorWords, find_requirements, match_syllabus,
        ladder, ladder_hint, profession, all_professions,
        /// The standards by the sections of the classifier of economic activities.
        register, register_hint, all_standards,
        figures, standards, empty,
    }

    /// A way in.
    pub(crate) struct DoorWords { title, about }

    /// Terms and abbreviations.
    pub(crate) struct GlossaryWords { lead, none }

    /// What the site is and is not.
    pub(crate) struct AboutWords {
        description, what: Passage, not_official: Passage, documents: Passage,
        check, check_law, check_register, check_chamber,
        report: Passage,
        /// Is before the address to write to.
        report_to,
        ours: Passage, privacy: Passage, accessibility: Passage,
    }

    /// A heading and its paragraphs.
    pub(crate) struct Passage { heading, paragraphs: Vec<&'static str> }

    /// The page that shows every component of the interface.
    pub(crate) struct ComponentsWords {
        heading, lead,
        /// Is on the page about the site, before the link.
        link,
        type_scale, sentence, levels, marks, controls, button, ladder, figures, tiles, filters,
        fold, empty, toast, table, facts,
        /// A name of a profession, and what it is for, as an example.
        profession, purpose,
    }

    /// The pages of errors, and what is wrong with a value of a filter.
    pub(crate) struct ErrorWords {
        bad_request: ErrorText, not_found: ErrorText, method: ErrorText, timeout: ErrorText,
        gone: ErrorText, too_long: ErrorText, failed: ErrorText, busy: ErrorText,
        /// This reader has asked too often.
        too_many: ErrorText,
        other: ErrorText,
        /// The version of the catalogue in which a statement was removed, and the standard and the
        /// edition that had it last.
        gone_since(version: i64, standard: &str, edition: &str),
        status(status: u16), back_home,
        bad_words(value: &str), bad_level(value: &str), bad_kind(value: &str), bad_function_kind(value: &str),
        bad_card(value: &str), bad_cursor,
    }

    /// What happened, and what to do now.
    #[derive(Clone, Copy)]
    pub(crate) struct ErrorText { heading, advice }
}

impl SiteWords {
    /// A profession at the level of its card.
    pub(crate) fn at_level(&self, title: &str, level: Option<QualificationLevel>) -> String {
        let level = level.map(|level| self.level_after(level.number()));
        format!("{title}, {}", level.as_deref().unwrap_or(self.no_level_after))
    }

    /// The level of a card.
    pub(crate) fn level_of_card(&self, level: Option<QualificationLevel>) -> String {
        level.map_or_else(|| self.no_level.to_owned(), |level| self.level(level.number()))
    }

    /// Lines of the source text.
    pub(crate) fn lines(&self, first: u32, last: u32) -> String {
        if first == last { self.line(first) } else { self.line_range(first, last) }
    }
}

impl CountWords {
    /// How much a card has.
    pub(crate) fn of_card(&self, counts: Counts) -> String {
        self.each_of_card(counts).map(|(words, n)| words.counted(n as usize)).join(" · ")
    }

    /// What a card has, each with its number.
    pub(crate) fn each_of_card(&self, counts: Counts) -> [(&Plural, u32); 4] {
        [
            (&self.functions, counts.functions),
            (&self.skills, counts.skills),
            (&self.abilities, counts.abilities),
            (&self.knowledge, counts.knowledge),
        ]
    }
}
