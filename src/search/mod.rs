//! The search index: made from the storage, and rebuilt when it is missing; knows no SQL and no
//! HTTP.
//!
//! An index is stored in a folder, text by text (`store`), and opened to be searched (`index`).
//! A statement is read (`reading`): its words and their stems (`analysis`), the concepts that it
//! names (`glossary`). What the texts of a standard say in the same place is one hit (`places`). A request (`request`) becomes query terms (`query`), and the words that the
//! index knows (`vocabulary`) tell what may stand for each (`query_terms`). One pass over the statements that have
//! every term (`matching`) counts them, fills the facets (`facets`) and finds the best of those that
//! follow the cursor (`ranking`, `cursor`); only these are read back from the index (`fields`), with
//! which of their words answered what (`highlight`). `engine` does this in order and gives the results
//! (`results`). A whole text is compared line by line (`text_match`). Lists of cards (`cards`) are answered from a table in memory (`card_table`), by the
//! same filters and facets.

mod analysis;
mod best_matches;
mod card_table;
mod cards;
mod cursor;
mod directory;
mod engine;
mod equal_texts;
mod error;
mod facets;
mod fields;
mod filter_key;
mod glossary;
mod highlight;
mod index;
mod matching;
mod named_level;
mod offers;
mod places;
mod query;
mod query_terms;
mod ranking;
mod reading;
mod request;
mod results;
mod store;
mod suggestions;
#[cfg(test)]
mod tests;
mod text_match;
mod translated;
mod typos;
mod vocabulary;
mod word_list;

pub use analysis::{Word as TextWord, stems as word_stems, words as text_words};
pub use error::SearchError;
pub use glossary::{GlossaryError, GlossaryFiles};
pub use index::SearchIndex;
pub use named_level::NamedLevel;
pub use offers::SuggestionKind;
pub use query::How;
pub use request::{
    CardListRequest, CardOrder, MANY_OCCURRENCES, MAX_LIMIT, OCCURRENCES_TOGETHER, Order,
    SearchRequest,
};
pub use results::{
    Alternative, BestMatch, CardFacet, CardFacets, CardList, EducationFacet, Facets, Hit, HitCard,
    HitParent, Matched, Occurrence, SearchResults, StandardFacet,
};
pub use store::{IndexLocation, IndexStore, IndexUpdate, IndexedTexts};
pub use suggestions::Suggestion;
pub use text_match::{
    COVERS, CardMatch, CoveredRequirement, LONGEST_TEXT, MAX_LINES, MatchRequest, MatchedLine,
    TextMatch, lines_of_text,
};
pub use translated::TranslatedLine;
