//! The values of query parameters, checked as they are read: what is wrong is said to the client.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error};

use crate::standard::{LevelOutOfRange, QualificationLevel};

/// Makes the struct of what may be asked of an address: its own parameters, and those that it shares
/// with others: `text` (which text of a standard), `list` (which page of a list) and `fields`.
///
/// A struct of theirs could not be part of it: with `flatten`, serde cannot refuse unknown names.
macro_rules! query {
    (
        $(#[$meta:meta])* struct $name:ident { $($own:tt)* } with text $(, $shared:ident)*
    ) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                /// The language of the text; without it that of the text which takes precedence,
                /// Kazakh before Russian.
                #[serde(default)]
                #[param(inline, value_type = $crate::standard::Language)]
                language: $crate::api::v1::parameters::Optional<$crate::standard::Language>,
                /// The edition of the text; without it the current one.
                #[serde(default)]
                #[param(inline, value_type = $crate::api::v1::schemas::Edition)]
                edition: $crate::api::v1::parameters::Optional<$crate::standard::Edition>,
                $($own)*
            } with $($shared),*
        }

        impl $name {
            fn text(&self) -> $crate::standard::TextChoice {
                $crate::standard::TextChoice { language: self.language.0, edition: self.edition.0 }
            }
        }
    };
    (
        $(#[$meta:meta])* struct $name:ident { $($own:tt)* } with list $(, $shared:ident)*
    ) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                $($own)*
                /// How many entries are wanted at most.
                #[serde(default)]
                #[param(inline, value_type = $crate::api::v1::schemas::Limit)]
                limit: $crate::api::v1::parameters::Limit,
                /// Where the list goes on: the cursor of a `next`. One that is made up is refused.
                #[serde(default)]
                #[param(inline, value_type = $crate::api::v1::schemas::Given)]
                cursor: $crate::api::v1::parameters::Optional<
                    $crate::api::v1::parameters::Given,
                >,
            } with $($shared),*
        }
    };
    ($(#[$meta:meta])* struct $name:ident { $($own:tt)* } with fields) => {
        $crate::api::v1::parameters::query! {
            $(#[$meta])*
            struct $name {
                $($own)*
                /// The keys that are wanted; without it all of them. Names by commas, those of
                /// nested keys with points: `id,title,counts.skills`. In a list they are keys of
                /// its items.
                #[serde(default)]
                #[param(inline, value_type = $crate::api::v1::schemas::Fields)]
                fields: $crate::api::v1::parameters::Optional<$crate::api::v1::fields::Fields>,
            } with
        }
    };
    ($(#[$meta:meta])* struct $name:ident { $($own:tt)* } with) => {
        $(#[$meta])*
        #[derive(::serde::Deserialize, ::utoipa::IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub(super) struct $name { $($own)* }
    };
}
pub(super) use query;

/// The entries of a page when no limit is given.
pub(super) const DEFAULT_LIMIT: u32 = 20;

/// The most entries of a page.
pub(super) const MAX_LIMIT: u32 = 500;

/// The most values of one filter.
pub(super) const MAX_VALUES: usize = 50;

/// A value read by its `FromStr`.
struct Value<T>(T);

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Value<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
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

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Optional<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|Value(value)| Self(Some(value)))
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

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Filter<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<Value<T>>::deserialize(deserializer)?;
        if values.len() > MAX_VALUES {
            return Err(D::Error::custom(format!("at most {MAX_VALUES} values may be given")));
        }
        Ok(Self(values.into_iter().map(|Value(value)| value).collect()))
    }
}

/// A text that is not empty: a code or a cursor.
#[derive(Debug, Clone)]
pub(super) struct Given(pub String);

impl FromStr for Given {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() { Err("a value must be given") } else { Ok(Self(text.to_owned())) }
    }
}

impl Filter<Given> {
    pub(super) fn into_texts(self) -> Vec<String> {
        self.0.into_iter().map(|Given(text)| text).collect()
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

impl FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(limit @ 1..=MAX_LIMIT) => Ok(Self(limit)),
            _ => Err(format!("must be a whole number from 1 to {MAX_LIMIT}, not {text:?}")),
        }
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|Value(limit)| limit)
    }
}

/// A qualification level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Level(pub QualificationLevel);

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number: i64 = text
            .parse()
            .map_err(|_| format!("qualification level must be 1 to 8, not {text:?}"))?;
        let level = QualificationLevel::try_from(number);
        level.map(Self).map_err(|error: LevelOutOfRange| error.to_string())
    }
}

impl Filter<Level> {
    pub(super) fn into_levels(self) -> Vec<QualificationLevel> {
        self.0.into_iter().map(|Level(level)| level).collect()
    }
}

#[cfg(test)]
mod tests {
    use axum::{extract::FromRequestParts, http::Request};

    use super::*;
    use crate::{app::Query, standard::CardKey};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asked {
        #[serde(default)]
        level: Filter<Level>,
        #[serde(default)]
        card: Filter<CardKey>,
        #[serde(default)]
        q: String,
        #[serde(default)]
        limit: Limit,
        #[serde(default)]
        cursor: Optional<Given>,
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
        assert_eq!(asked.level.into_levels(), levels);
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
