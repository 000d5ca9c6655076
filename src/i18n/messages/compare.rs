//! What is said where cards are beside each other: compared, or on the map of professions.

use crate::i18n::template::words;

words! {
    /// The pages that compare cards.
    pub(crate) struct CompareWords {
        heading, description, lead,
        /// The label of a choice, by its number.
        card(n: usize),
        /// Is in a choice that is not made.
        choose,
        button, one_more, unknown(card: &str), too_many, not_all, views, beside,
        /// What a level adds to another, of one profession.
        adds_level(to: u8, from: u8),
        /// What a card adds to another, by their names.
        adds_card(to: &str, from: &str),
        summary, summary_hint, kind, in_common, close, on_two,
        only_level(level: u8), only_card(card: &str), at_level(level: u8), at_card(card: &str),
        close_note,
        /// What of the other card comes near by our guess, and that it is one.
        alike, alike_note,
        numbers_note, same, none, absent,
        /// Marks of a line: the other card has it not, nearly, or has it too.
        is_new, is_close, is_common,
        adds_lead, nothing_new,
        /// What both cards have, in the same words or nearly.
        shared,
        /// Says that hardly any words are shared, by levels or by names.
        rewritten_level(to: u8, from: u8), rewritten_card(to: &str, from: &str),
        /// The levels of one profession.
        two_levels(first: u8, second: u8), three_levels(first: u8, second: u8, third: u8),
        change, remove,
    }

    /// The map of professions.
    pub(crate) struct PathwaysWords {
        /// The entry of the menu.
        menu,
        heading, description, lead, map, show_map, map_description,
        /// What a whole line, a broken one and a pale one mean.
        whole_line, broken_line, lower_line,
        list, related, steps,
        /// So many related professions match no card.
        unmatched[n: u64],
        choose_card, show_steps,
        /// The heading of the steps from a card.
        steps_from(card: &str),
        higher, related_profession, new_skills, new_abilities, new_knowledge, new_note,
        what_it_adds, no_steps, here, choose_standard, empty,
    }
}
