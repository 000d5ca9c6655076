//! What query parameters may hold, for the description of the API. What `parameters` refuses is
//! refused here too.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Array, Object, RefOr, Schema, Type},
};

use super::parameters::{DEFAULT_LIMIT, MAX_LIMIT, MAX_VALUES};
use crate::{
    export::json::vocabulary,
    i18n::Locale,
    search::{self, Order},
    standard,
};

vocabulary::vocabulary! {
    /// How a list of hits is ordered: `relevance` (the best first) or `card` (card by card, as they
    /// stand in the catalogue).
    SearchOrder = Order::ALL.map(Order::name);

    /// What the words name: a `card` or a `standard`.
    LeadKind = ["card", "standard"];

    /// How a statement answers a part of the query: `exact` (the very word), `stem` (the word has
    /// another ending), `folded` (typed without Kazakh letters), `latin` (typed in Latin letters, or
    /// under another keyboard layout), `concept` (the statement names the same thing in other
    /// words), `fuzzy` (a typo) or `prefix` (a word only begins as it was typed).
    How = HOWS.map(search::How::name);

    /// What a suggestion is: the title of a `profession` or of a `skill`, or a `phrase`, which is a
    /// term that several statements name.
    SuggestionKind = [
        search::SuggestionKind::Profession,
        search::SuggestionKind::Skill,
        search::SuggestionKind::Phrase,
    ]
    .map(search::SuggestionKind::name);

    /// What has a permanent identifier: the `standard` itself, or a statement.
    PieceKind = standard::NodeKind::ALL.map(standard::NodeKind::name);

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

/// Describes parameters by the schema of their values.
macro_rules! schemas {
    ($($(#[doc = $doc:literal])+ $name:ident = $schema:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy)]
        pub(super) enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                RefOr::T($schema.into())
            }
        }

        impl ToSchema for $name {}
    )+};
}

schemas! {
    /// Ranges in a text.
    Highlights = ranges();

    /// A code or a cursor: any text but an empty one.
    Given = text(Some(1), None);

    /// An edition of a text: the year and the version that it prints; the year or `v` and the version
    /// where it prints only one, `undated` where it prints none.
    Edition = edition();

    /// The words of a query.
    Words = text(None, Some(512));

    /// How many entries are wanted.
    Limit = limit();

    /// Levels.
    Levels = values(standard::QualificationLevel::schema());

    /// Codes.
    Codes = values(Given::schema());

    /// Cards, each as code and slug.
    Cards = values(RefOr::T(card().into()));

    /// A version of the catalogue.
    Version = whole_number(0);

    /// Changes.
    Changes = values(standard::Change::schema());

    /// Kinds of statement.
    Kinds = values(standard::StatementKind::schema());

    /// Kinds of labour function.
    FunctionKinds = values(standard::FunctionKind::schema());

    /// The names of fields. Which are known depends on what is asked for: see
    /// `document::thinning`.
    Fields = names();
}

fn text(min_length: Option<usize>, max_length: Option<usize>) -> Object {
    let mut text = Object::with_type(Type::String);
    (text.min_length, text.max_length) = (min_length, max_length);
    text
}

fn whole_number(minimum: u32) -> Object {
    let mut number = Object::with_type(Type::Integer);
    number.minimum = Some(minimum.into());
    number
}

fn pair(each: Object) -> Array {
    let mut pair = Array::new(each);
    (pair.min_items, pair.max_items) = (Some(2), Some(2));
    pair
}

fn ranges() -> Array {
    let mut ranges = Array::new(pair(whole_number(0)));
    ranges.description = Some("Ranges of Unicode code points, ends exclusive.".to_owned());
    ranges
}

fn limit() -> Object {
    let mut limit = whole_number(1);
    limit.maximum = Some(MAX_LIMIT.into());
    limit.default = Some(DEFAULT_LIMIT.into());
    limit
}

fn card() -> Object {
    let mut card = Object::with_type(Type::String);
    card.pattern = Some("^[^/]+/.+$".to_owned());
    card
}

fn edition() -> Object {
    let mut edition = Object::with_type(Type::String);
    let number = "(0|[1-9][0-9]{0,8})";
    edition.pattern = Some(format!("^({number}(-{number})?|v{number}|undated)$"));
    edition.examples = vec!["2022-2".into()];
    edition
}

fn names() -> Array {
    let mut names = Array::new(Object::with_type(Type::String));
    names.min_items = Some(1);
    names
}

/// The values of one filter.
fn values(value: RefOr<Schema>) -> Array {
    let mut values = Array::new(value);
    values.max_items = Some(MAX_VALUES);
    values
}
