//! Values of the model that are a word in JSON, tables and addresses: how they are written, read and
//! described.

use utoipa::openapi::{Object, RefOr, Schema, Type};

/// A word that is none of those of a kind. It says which there are.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct UnknownName(pub String);

/// Writes a type in JSON as the text that it displays, and reads it back by its `FromStr`.
macro_rules! as_text {
    ($type:ty) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}
pub(super) use as_text;

/// Declares an enum whose variants have names: the function that gives the name, what is said of a
/// name that is none of them, and the variants. The comments describe it in the API too.
macro_rules! named {
    (
        $(#[doc = $doc:literal])+
        pub enum $kind:ident, $name_of:ident, $unknown:literal {
            $($(#[doc = $variant_doc:literal])+ $variant:ident = $name:literal,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $kind {
            $($(#[doc = $variant_doc])+ $variant,)+
        }

        impl $kind {
            /// Every one, in order.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name in JSON, tables and addresses.
            #[must_use]
            pub fn $name_of(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }

        impl ::std::str::FromStr for $kind {
            type Err = $crate::standard::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.into_iter().find(|one| one.$name_of() == name);
                found.ok_or_else(|| $crate::standard::UnknownName(format!($unknown, name)))
            }
        }

        impl ::std::fmt::Display for $kind {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.$name_of())
            }
        }

        $crate::standard::named::as_text!($kind);

        impl ::utoipa::PartialSchema for $kind {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                let variants: &[(&str, &[&str])] = &[$(($name, &[$($variant_doc),+])),+];
                $crate::standard::named::described(&[$($doc),+], variants)
            }
        }

        impl ::utoipa::ToSchema for $kind {}
    };
}
pub(super) use named;

/// A text that is one of these words, each with what it says.
pub(super) fn described(about: &[&str], words: &[(&str, &[&str])]) -> RefOr<Schema> {
    let joined =
        |lines: &[&str]| lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let explained = words
        .iter()
        .map(|(word, lines)| format!("`{word}`: {}", joined(lines).trim_end_matches('.')));
    let mut object = Object::with_type(Type::String);
    let explained = explained.collect::<Vec<_>>().join("; ");
    object.description = Some(format!("{} {explained}.", joined(about)));
    object.enum_values = Some(words.iter().map(|(word, _)| (*word).into()).collect());
    RefOr::T(Schema::Object(object))
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    use super::*;
    use crate::standard::FindingKind;

    #[test]
    fn every_kind_of_finding_is_explained() {
        let RefOr::T(Schema::Object(kinds)) = FindingKind::schema() else { panic!("an object") };
        let description = kinds.description.unwrap();
        for kind in FindingKind::ALL {
            assert!(description.contains(&format!("`{}`:", kind.name())), "{}", kind.name());
        }
        assert_eq!(kinds.enum_values.unwrap().len(), FindingKind::ALL.len());
    }
}
