//! The cards and standards that a query names by a code or a title.

use super::{
    analysis,
    card_table::{CardTable, IndexedCard, IndexedStandard},
    request::SearchRequest,
    results::{BestMatch, HitCard},
};

/// The most cards that one query names.
const MOST: usize = 12;

impl CardTable {
    /// The cards that the words name by a code, or by one of their titles; the standards that they
    /// name by their code. A title is compared by its folded letters.
    pub(super) fn best_matches(&self, request: &SearchRequest) -> Vec<BestMatch> {
        let typed = request.words.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        let is_it = |standard: &&IndexedStandard| standard.code.eq_ignore_ascii_case(typed);
        if let Some(standard) = self.standards().iter().find(is_it) {
            return vec![BestMatch::Standard { code: standard.code.clone() }];
        }
        let title = analysis::folded_words(typed);
        let code = typed.to_ascii_lowercase();
        let by_code = self.called(&code);
        let by_title = (title != code).then(|| self.called(&title)).into_iter().flatten();
        let named = by_code.chain(by_title).filter_map(|card| {
            let (head, title) = card.named_by(request, &title)?;
            Some(BestMatch::Card { card: head, id: card.identity.id(), title })
        });
        named.take(MOST).collect()
    }
}

impl IndexedCard {
    /// What the card may be called.
    pub(super) fn names(&self) -> Vec<String> {
        let codes = [&self.occupation_code, &self.group_code].into_iter().flatten();
        let codes = codes.chain([&self.key.slug]).map(|code| code.to_ascii_lowercase());
        let titles = self.titles.iter().map(|title| title.folded.clone());
        codes.chain(titles.filter(|title| !title.is_empty())).collect()
    }

    /// The code or title by which the words name the card, and the card in the language of that title.
    fn named_by(&self, request: &SearchRequest, title: &str) -> Option<(HitCard, String)> {
        let typed = request.words.trim();
        let codes = [&self.occupation_code, &self.group_code].into_iter().flatten();
        let mut codes = codes.chain([&self.key.slug]);
        if let Some(code) = codes.find(|code| code.eq_ignore_ascii_case(typed)) {
            let language = request.language.unwrap_or(self.identity.language());
            return Some((self.head_in(language), code.clone()));
        }
        if title.is_empty() {
            return None;
        }
        let by = self.titles.iter().find(|one| one.folded == title)?;
        Some((self.head_in(by.language), by.printed.clone()))
    }
}
