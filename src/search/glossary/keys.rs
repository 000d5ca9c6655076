//! What a word of a name is known by: a word of a text or of a query that has one of its keys may be
//! that word.

use crate::{
    search::analysis::{self, Word, folding, kazakh, latin},
    standard::Language,
};

fn key(kind: char, text: &str) -> String {
    format!("{kind}{text}")
}

/// The key of a stem that was typed without Kazakh letters.
pub(super) fn folded_key(stem: &str) -> String {
    key('f', &folding::fold(stem))
}

/// The keys of a word of a name.
pub(super) fn keys_of_name(word: &Word, language: Language) -> Vec<String> {
    if word.in_capitals {
        return vec![key('a', &word.text)];
    }
    let kind = match language {
        Language::Kazakh => 'k',
        Language::Russian => 'r',
        Language::English => 'e',
    };
    let is_latin = word.text.chars().any(|letter| letter.is_ascii_alphabetic());
    let kind = if is_latin { 'e' } else { kind };
    analysis::stems(&word.text, language).iter().map(|stem| key(kind, stem)).collect()
}

/// The keys of a word of a text. Abbreviations are in capitals, but for the odd one that the
/// source prints small ("ақ инциденті").
pub(super) fn keys_in_text(word: &Word, language: Language) -> Vec<String> {
    let mut keys = vec![key('a', &word.text)];
    if !word.in_capitals {
        keys.extend(keys_of_name(word, language));
    }
    keys
}

/// The keys of a word of a query: whatever language it may be.
pub(super) fn keys_in_query(word: &Word) -> Vec<String> {
    let mut keys = vec![key('a', &word.text)];
    keys.extend(analysis::lookalike(&word.text).map(|twin| key('a', &twin)));
    let is_cyrillic = word.text.chars().any(analysis::is_cyrillic);
    if is_cyrillic {
        keys.extend(kazakh::stems(&word.text).iter().map(|stem| key('k', stem)));
        keys.extend(analysis::russian_stems(&word.text).iter().map(|stem| key('r', stem)));
        let folded = folding::fold(&word.text);
        keys.extend(folding::folded_stem_candidates(&folded).iter().map(|stem| key('f', stem)));
    } else {
        keys.push(key('e', &analysis::english_stem(&word.text)));
        for reading in latin::readings(&word.text) {
            let stems = folding::folded_stem_candidates(&reading);
            keys.extend(stems.iter().map(|stem| key('f', stem)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a key is that of a whole word, not of what is left of it without an ending.
pub(super) fn is_whole(key: &str, word: &Word) -> bool {
    key.chars().count() > word.text.chars().count()
}
