//! The values of query parameters, checked as they are read: what is wrong is said to the client.

use serde::{Deserialize, Deserializer, de::Error};
use utoipa::{
    PartialSchema,
    openapi::{Array, Object, RefOr, Schema, Type},
};

use super::{fields::Fields, schemas};
use crate::{
    i18n::Locale,
    search::Order,
    standard::{
        CardKey, Change, Edition, FunctionKind, Language, QualificationLevel, StatementKind,
    },
};

/// Makes the struct of what may be asked of an address: its own parameters, and those that it shares
/// with others: `text` (which text of a standard), `lang` (into which language its words are
/// translated), `list` (which page of a list) and `fields`. What
/// `= default` follows may be left out.
///
/// A struct of theirs could not be part of it: with `flatten`, serde cannot refuse unknown names.
macro_rules! query {
    (
        $(#[$meta:meta])* struct $name:ident { $($own:tt)* } with text $(, $shared:ident)*
    ) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                /// Language of the text. Default: the text that takes precedence, Kazakh before
                /// Russian.
                language: $crate::api::v1::parameters::LanguageChoice = default,
                /// Edition of the text. Default: the current one.
                edition: $crate::api::v1::parameters::EditionChoice = default,
                $($own)*
            } with $($shared),*
        }

        impl $name {
            fn text(&self) -> $crate::standard::TextChoice {
                $crate::standard::TextChoice {
                    language: self.language.0,
                    edition: self.edition.0,
                    preferred: None,
                }
            }
        }
    };
    (
        $(#[$meta:meta])* struct $name:ident { $($own:tt)* } with lang $(, $shared:ident)*
    ) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                $($own)*
                /// Language to translate words into: every object that contains text then also has
                /// its `translation`, from the official text in that language, or ours if there is
                /// none.
                lang: $crate::api::v1::parameters::LanguageChoice = default,
            } with $($shared),*
        }
    };
    (
        $(#[$meta:meta])* struct $name:ident { $($own:tt)* } with list $(, $shared:ident)*
    ) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                $($own)*
                /// Maximum number of items to return.
                limit: $crate::api::v1::parameters::Limit = default,
                /// Cursor from `next`. Cursors that you construct yourself are rejected.
                cursor: $crate::api::v1::parameters::CursorChoice = default,
            } with $($shared),*
        }
    };
    ($(#[$meta:meta])* struct $name:ident { $($own:tt)* } with fields) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                $($own)*
                /// Fields to return, separated by commas; use dots for nested fields:
                /// `id,title,counts.skills`. In a list they are fields of its items. Default: all
                /// fields.
                fields: $crate::api::v1::parameters::FieldsChoice = default,
            } with
        }
    };
    (
        $(#[$meta:meta])* struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident: $type:ty $(= $default:ident)?,)*
        } with
    ) => {
        $(#[$meta])*
        #[derive(::serde::Deserialize, ::utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub(super) struct $name {
            $($(#[$field_meta])* $(#[serde($default)])? #[param(inline)] $field: $type,)*
        }
    };
}
pub(super) use query;

/// The entries of a page when no limit is given.
pub(super) const DEFAULT_LIMIT: u32 = 20;

/// The most entries of a page.
pub(super) const MAX_LIMIT: u32 = 500;

/// The most values of one filter.
pub(super) const MAX_VALUES: usize = 50;

/// What a parameter may hold.
pub(super) trait ParameterValue: Sized {
    /// The value that is given; or what is wrong with it, for the client.
    fn read(text: &str) -> Result<Self, String>;

    /// The same for the description of the API: what is refused here is refused there too.
    fn schema() -> RefOr<Schema>;
}

/// Values that are read by their `FromStr`.
macro_rules! parsed {
    ($($value:ty = $schema:expr;)+) => {$(
        impl ParameterValue for $value {
            fn read(text: &str) -> Result<Self, String> {
                text.parse().map_err(|error| format!("{error}"))
            }

            fn schema() -> RefOr<Schema> {
                $schema
            }
        }
    )+};
}

parsed! {
    CardKey = schemas::text(|card| card.pattern = Some("^[^/]+/.+$".to_owned()));
    Change = <Change as PartialSchema>::schema();
    Edition = edition();
    Fields = names();
    FunctionKind = <FunctionKind as PartialSchema>::schema();
    Language = <Language as PartialSchema>::schema();
    Locale = schemas::PageLocale::schema();
    Order = schemas::SearchOrder::schema();
    StatementKind = <StatementKind as PartialSchema>::schema();
}

/// The year and the version that a text prints; the year or `v` and the version where it prints only
/// one, `undated` where it prints none.
fn edition() -> RefOr<Schema> {
    schemas::text(|edition| {
        let number = "(0|[1-9][0-9]{0,8})";
        edition.pattern = Some(format!("^({number}(-{number})?|v{number}|undated)$"));
        edition.examples = vec!["2022-2".into()];
    })
}

/// Which names are known depends on what is asked for: see `document::thinning`.
fn names() -> RefOr<Schema> {
    let mut names = Array::new(Object::with_type(Type::String));
    names.min_items = Some(1);
    RefOr::T(names.into())
}

// The description of the API knows a type by one name, without arguments.
pub(super) type CardFilter = Filter<CardKey>;
pub(super) type ChangeFilter = Filter<Change>;
pub(super) type CodeFilter = Filter<String>;
pub(super) type FunctionKindFilter = Filter<FunctionKind>;
pub(super) type KindFilter = Filter<StatementKind>;
pub(super) type LevelFilter = Filter<QualificationLevel>;
pub(super) type CursorChoice = Optional<String>;
pub(super) type EditionChoice = Optional<Edition>;
pub(super) type FieldsChoice = Optional<Fields>;
pub(super) type LanguageChoice = Optional<Language>;
pub(super) type LocaleChoice = Optional<Locale>;
pub(super) type OrderChoice = Optional<Order>;
pub(super) type VersionChoice = Optional<Version>;

/// A code or a cursor.
impl ParameterValue for String {
    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("a value must be given".to_owned()) } else { Ok(text.to_owned()) }
    }

    fn schema() -> RefOr<Schema> {
        schemas::text(|text| text.min_length = Some(1))
    }
}

impl ParameterValue for QualificationLevel {
    fn read(text: &str) -> Result<Self, String> {
        let number: i64 = text
            .parse()
            .map_err(|_| format!("qualification level must be 1 to 8, not {text:?}"))?;
        Self::try_from(number).map_err(|error| error.to_string())
    }

    fn schema() -> RefOr<Schema> {
        <Self as PartialSchema>::schema()
    }
}

/// A value as serde reads it.
struct Value<T>(T);

impl<'de, T: ParameterValue> Deserialize<'de> for Value<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(&String::deserialize(deserializer)?).map(Self).map_err(D::Error::custom)
    }
}

/// A value that may be left out. Given empty, it is read all the same, and refused if that is no
/// value, where an `Option` would be none.
#[derive(Debug, Clone)]
pub(super) struct Optional<T>(pub Option<T>);

impl<T> Default for Optional<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: ParameterValue> Deserialize<'de> for Optional<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|Value(value)| Self(Some(value)))
    }
}

impl<T: ParameterValue> PartialSchema for Optional<T> {
    fn schema() -> RefOr<Schema> {
        T::schema()
    }
}

/// The values of a filter, any of which lets pass; none lets all pass.
#[derive(Debug, Clone)]
pub(super) struct Filter<T>(pub Vec<T>);

impl<T> Default for Filter<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: ParameterValue> Deserialize<'de> for Filter<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<Value<T>>::deserialize(deserializer)?;
        if values.len() > MAX_VALUES {
            return Err(D::Error::custom(format!("at most {MAX_VALUES} values may be given")));
        }
        Ok(Self(values.into_iter().map(|Value(value)| value).collect()))
    }
}

impl<T: ParameterValue> PartialSchema for Filter<T> {
    fn schema() -> RefOr<Schema> {
        let mut values = Array::new(T::schema());
        values.max_items = Some(MAX_VALUES);
        RefOr::T(values.into())
    }
}

/// A version of the catalogue as it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version(pub i64);

impl ParameterValue for Version {
    fn read(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(version @ 0..) => Ok(Self(version)),
            _ => Err(format!("must be a version of the catalogue, 0 or more, not {text:?}")),
        }
    }

    fn schema() -> RefOr<Schema> {
        RefOr::T(schemas::whole_number(0).into())
    }
}

/// How many entries of a list are wanted at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit(pub u32);

impl Default for Limit {
    fn default() -> Self {
        Self(DEFAULT_LIMIT)
    }
}

impl ParameterValue for Limit {
    fn read(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(limit @ 1..=MAX_LIMIT) => Ok(Self(limit)),
            _ => Err(format!("must be a whole number from 1 to {MAX_LIMIT}, not {text:?}")),
        }
    }

    fn schema() -> RefOr<Schema> {
        let mut limit = schemas::whole_number(1);
        limit.maximum = Some(MAX_LIMIT.into());
        limit.default = Some(DEFAULT_LIMIT.into());
        RefOr::T(limit.into())
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|Value(limit)| limit)
    }
}

impl PartialSchema for Limit {
    fn schema() -> RefOr<Schema> {
        <Self as ParameterValue>::schema()
    }
}

#[cfg(test)]
mod tests {
    use axum::{extract::FromRequestParts, http::Request};

    use super::*;
    use crate::app::Query;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        #[serde(default)]
        level: Filter<QualificationLevel>,
        #[serde(default)]
        card: Filter<CardKey>,
        #[serde(default)]
        q: String,
        #[serde(default)]
        limit: Limit,
        #[serde(default)]
        cursor: Optional<String>,
    }

    async fn asked(query: &str) -> Result<Asked, String> {
        let request = Request::get(format!("/?{query}")).body(()).unwrap();
        let asked = Query::from_request_parts(&mut request.into_parts().0, &()).await;
        asked.map(|Query(asked)| asked).map_err(|refusal| refusal.to_string())
    }

    #[tokio::test]
    async fn what_is_not_given_has_its_default() {
        let asked = asked("").await.unwrap();
        assert_eq!((asked.limit.0, asked.q.as_str(), asked.level.0.len()), (20, "", 0));
        assert!(asked.cursor.0.is_none());
    }

    #[tokio::test]
    async fn a_filter_repeats_and_its_values_are_decoded() {
        let asked =
            asked("level=4&level=7&card=J1%2F25-5&q=%D0%B0+%D3%99&limit=500").await.unwrap();
        let levels = [4, 7].map(|level| QualificationLevel::try_from(level).unwrap());
        assert_eq!(asked.level.0, levels);
        let key = CardKey { standard: "J1".to_owned(), slug: "25-5".to_owned() };
        assert_eq!(asked.card.0, [key]);
        assert_eq!((asked.q.as_str(), asked.limit.0), ("а ә", 500));
    }

    #[tokio::test]
    async fn what_is_wrong_and_what_is_allowed_is_said() {
        for (query, words) in [
            ("limit=0", ["limit: ", "1 to 500"]),
            ("limit=501", ["limit: ", "1 to 500"]),
            ("limit=x", ["limit: ", "\"x\""]),
            ("limit=", ["limit: ", "1 to 500"]),
            ("limit=1&limit=2", ["limit: ", ""]),
            ("level=", ["level", "1 to 8"]),
            ("level=9", ["level", "1 to 8"]),
            ("level=%FF", ["level", "1 to 8"]),
            ("cursor=", ["cursor: ", "must be given"]),
            ("card=J1", ["card", "code/slug"]),
            ("card=/x", ["card", "code/slug"]),
            ("colour=red", ["colour", "`level`"]),
            (&"&level=5".repeat(51), ["level: ", "50"]),
        ] {
            let message = asked(query).await.unwrap_err();
            assert!(words.iter().all(|word| message.contains(word)), "{query}: {message}");
        }
    }
}
