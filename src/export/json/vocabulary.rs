//! The words that some keys are limited to, as the description of the JSON names them.

use utoipa::openapi::{Object, RefOr, Schema, Type};

/// Describes a key that has one of a few words: a name, what it says, and the words.
macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, ::serde::Serialize)]
        pub struct $name(pub &'static str);

        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::export::json::vocabulary::one_of(&[$($doc),+], $words)
            }
        }

        impl ::utoipa::ToSchema for $name {}
    )+};
}
pub(crate) use vocabulary;

/// A text that is one of these words.
pub(crate) fn one_of(
    description: &[&str],
    words: impl IntoIterator<Item = &'static str>,
) -> RefOr<Schema> {
    let mut object = Object::with_type(Type::String);
    let lines: Vec<&str> = description.iter().map(|line| line.trim()).collect();
    object.description = Some(lines.join(" "));
    object.enum_values = Some(words.into_iter().map(Into::into).collect());
    RefOr::T(Schema::Object(object))
}
