//! The words of a card and of its lines.

use crate::i18n::template::words;

words! {
    /// The card.
    pub(crate) struct CardWords {
        facts, contents,
        function(n: u32), skill(n: u32), ability(n: u32), knowledge(n: u32), number_inferred,
        no_such_card, itself, ours,
        /// Is before the names of facts that the text leaves empty.
        not_stated,
        source_heading, source_lines, permanent, citation, findings, line_hint,
        /// The cards of the same occupation, level by level.
        same_occupation,
        /// The way to the steps from this profession, and to a comparison with any other.
        steps_onward, compare,
        abbreviations, no_abbreviations, tools: ToolWords,
    }

    /// What a script offers for the current line. `{n}` is a number that the script puts in.
    pub(crate) struct ToolWords {
        hint, expand_all, collapse_all, label, copy_text,
        /// The text and the link.
        copy_both,
        copy_citation, copy_link, collect, uncollect, close,
        text_copied, both_copied, citation_copied, link_copied, not_copied,
        collected, uncollected, full, not_kept,
    }

    /// One line of a card.
    pub(crate) struct StatementWords {
        place, card, source, citation, permanent, elsewhere, nowhere_else,
        /// On how many cards, of which levels.
        spread[n: u64, levels: &str],
        /// The heading of the lines in nearly the same words, and what they are.
        alike, alike_lead,
        on_card, inferred,
        /// What a function or a skill is made of, and the lines beside this one.
        inside, before, after,
    }

    /// The steps of a citation.
    pub(crate) struct CitationWords {
        /// Words in the quotation marks of the language.
        quoted(text: &str),
        version(version: u32), point(point: u32), function(n: u32), skill(n: u32), ability(n: u32),
        knowledge(n: u32), purpose,
    }

    /// The collection of chosen lines.
    pub(crate) struct CollectionWords {
        /// The entry of the menu.
        menu,
        heading, description, lead, n_lines[n: u64],
        /// The empty collection, and how to fill it.
        empty, how,
        /// Is before the link to the page about the API, where scripts are off.
        no_scripts,
        /// The name and the note that the reader gives it, and the button that keeps them.
        title, note, name,
        kind, text, citation, address, actions, remove, higher, lower,
        /// The orders of its lines.
        by_profession, by_skill, by_kind, by_own,
        copy, print, link, clear,
        /// Lines that an import removed, and ones that the catalogue never had.
        removed(id: &str), unknown(id: &str),
        not_shown, without_them, bad_item(value: &str), too_many[n: u64],
        /// The link from a message to the collection that the browser keeps.
        open,
        /// What the script says of the browser's own collection; `{n}` is the number of lines.
        own, own_open, own_save, own_save_first, own_saved,
    }
}
