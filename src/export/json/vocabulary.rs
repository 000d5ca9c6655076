//! The words that some keys are limited to, as the description of the JSON names them. They are
//! taken from the model, so that a new kind of anything is described as soon as it exists.

use utoipa::openapi::{Object, RefOr, Schema, Type};

use crate::standard as model;

/// Describes a key that has one of a few words: a name, what it says, and the words.
macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}

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

vocabulary! {
    /// What a statement is: `profession` (a card, by its title), `purpose` (the main purpose of the
    /// activity), `function` (a labour function), `skill`, `ability` or `knowledge`.
    StatementKind = model::StatementKind::ALL.map(model::StatementKind::name);

    /// Whether a labour function must be performed by all who follow the profession: `mandatory`
    /// (міндетті) or `additional` (қосымша).
    FunctionKind = [model::FunctionKind::Mandatory, model::FunctionKind::Additional]
        .map(model::FunctionKind::name);

    /// The language of a text of a standard, a BCP 47 tag. The text in Kazakh, `kk`, is the official
    /// one.
    Language = [model::Language::Kazakh, model::Language::Russian, model::Language::English]
        .map(model::Language::tag);

    /// How much a finding matters: `error` (the text cannot be taken into the catalogue as it is),
    /// `warning` (something was guessed, or is likely to be a mistake of the text) or `note` (worth
    /// knowing).
    Severity = model::Severity::ALL.map(model::Severity::name);

    /// What was noticed. The values in `detail` belong to the kind:
    /// `lost_number`: an item has lost its number, `number` is the one that the sequence wants;
    /// `glued_items`: two items are on one line, `text`;
    /// `number_out_of_order`: a `number` is where the sequence wants `expected`;
    /// `heading_inside_line`: a `heading` is at the end of other text;
    /// `title_broken_over_page`: a `title` goes on over a page break;
    /// `listed_not_described`: a list promises `title` (with `number`), which is not described;
    /// `described_not_listed`: `title` is described (with `number`) but not listed;
    /// `list_differs`: the list says `listed`, the heading says `described` (with `number`);
    /// `number_gap`: the numbers `missing` are not in a `series` (`point`, `list`, `function`,
    /// `skill` or `item`);
    /// `related_unmatched`: no card has this `title` and `level`;
    /// `self_reference`: a card names itself, by `title` and `level`, as related;
    /// `missing_field`: a `field` is missing or says nothing, `text` is what is printed there;
    /// `level_out_of_range`: a `level` is none from 1 to 8, `text` is what is printed there;
    /// `unplaced_text`: `text` has no place in the form;
    /// `code_invalid`: `text` is no code of a standard; where it only looks like one, it was read as
    /// `code`;
    /// `slug_taken`: an earlier card has the slug `text`, so this one has `slug`;
    /// `more_findings`: there are `number` more findings of the same `kind` and severity.
    FindingKind = model::FindingKind::ALL.iter().map(|kind| kind.name());
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    use super::*;

    #[test]
    fn every_kind_of_finding_is_explained() {
        let RefOr::T(Schema::Object(kinds)) = FindingKind::schema() else { panic!("an object") };
        let description = kinds.description.unwrap();
        for kind in model::FindingKind::ALL {
            assert!(description.contains(&format!("`{}`:", kind.name())), "{}", kind.name());
        }
        assert_eq!(kinds.enum_values.unwrap().len(), model::FindingKind::ALL.len());
    }
}
