//! What keys and parameters of the API may hold, for its description.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Array, Object, RefOr, Schema, Type},
};

use crate::{
    comparison,
    export::json::vocabulary,
    i18n::Locale,
    search::{self, Order},
    standard,
};

vocabulary::vocabulary! {
    /// How a list of hits is ordered: `relevance` (the best first) or `card` (card by card, in the
    /// order of the catalogue).
    SearchOrder = Order::ALL.map(Order::name);

    /// What the words name: a `card` or a `standard`.
    LeadKind = ["card", "standard"];

    /// How a statement answers a part of the query: `exact` (the very word), `stem` (the word has
    /// another ending), `folded` (typed without Kazakh letters), `latin` (typed in Latin letters, or
    /// under another keyboard layout), `concept` (the statement names the same thing in other
    /// words), `fuzzy` (a typo) or `prefix` (a word only begins as it was typed).
    How = HOWS.map(search::How::name);

    /// What a suggestion is: the title of a `profession` or of a `skill`, or a `phrase`, which is a
    /// term that statements name.
    SuggestionKind = [
        search::SuggestionKind::Profession,
        search::SuggestionKind::Skill,
        search::SuggestionKind::Phrase,
    ]
    .map(search::SuggestionKind::name);

    /// What has a permanent identifier: the `standard` itself, or a statement.
    PieceKind = standard::NodeKind::ALL.map(standard::NodeKind::name);

    /// What happened to a run of words: both editions have it (`same`), only the earlier one
    /// (`removed`), or only the later one (`added`).
    RunOfWords = comparison::WordChange::ALL.map(comparison::WordChange::name);

    /// A language of the pages of the site.
    PageLocale = Locale::ALL.map(Locale::tag);
}

const HOWS: [search::How; 7] = [
    search::How::Exact,
    search::How::Stem,
    search::How::Folded,
    search::How::Latin,
    search::How::Concept,
    search::How::Fuzzy,
    search::How::Prefix,
];

/// Ranges in a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Highlights {}

impl ToSchema for Highlights {}

impl PartialSchema for Highlights {
    fn schema() -> RefOr<Schema> {
        let mut pair = Array::new(whole_number(0));
        (pair.min_items, pair.max_items) = (Some(2), Some(2));
        let mut ranges = Array::new(pair);
        ranges.description = Some("Ranges of Unicode code points, ends exclusive.".to_owned());
        RefOr::T(ranges.into())
    }
}

/// A text with this bound.
pub(super) fn text(bound: impl FnOnce(&mut Object)) -> RefOr<Schema> {
    let mut text = Object::with_type(Type::String);
    bound(&mut text);
    RefOr::T(text.into())
}

/// A whole number of at least this.
pub(super) fn whole_number(minimum: u32) -> Object {
    let mut number = Object::with_type(Type::Integer);
    number.minimum = Some(minimum.into());
    number
}
