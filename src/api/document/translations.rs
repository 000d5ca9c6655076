//! What `lang=` adds to the answers of a call: whatever has words may have their translation.

use std::collections::BTreeSet;

use utoipa::openapi::{
    Array, Components, Object, OpenApi, Ref, RefOr, Schema, Type,
    path::Parameter,
    schema::{AdditionalProperties, ArrayItems, OneOfBuilder, SchemaType},
};

use super::shape::named;
use crate::{
    standard::Language,
    translation::{further_words, holds_words},
};

/// The parameter.
const LANG: &str = "lang";

/// The component, and the key.
const COMPONENT: &str = "Translation";
const KEY: &str = "translation";

/// Describes the translations in the answers of the calls that have the parameter.
pub(super) fn describe(document: &mut OpenApi) {
    let Some(components) = &mut document.components else { return };
    let mut names = BTreeSet::new();
    for operation in document.paths.paths.values().filter_map(|item| item.get.as_ref()) {
        let mut parameters = operation.parameters.iter().flatten();
        let is_lang = |one: &RefOr<Parameter>| matches!(one, RefOr::T(one) if one.name == LANG);
        let Some(RefOr::T(ok)) = operation.responses.responses.get("200") else { continue };
        if parameters.any(is_lang) {
            let contents = ok.content.values().filter_map(|content| match content {
                RefOr::T(content) => content.schema.as_ref(),
                RefOr::Ref(_) => None,
            });
            contents.for_each(|schema| collect(components, schema, &mut names));
        }
    }
    for name in names {
        if let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(&name) {
            add_translation(object);
        }
    }
    components.schemas.insert(COMPONENT.to_owned(), translation().into());
}

/// The same schema with the translation of its words, where it is of something that has words.
pub(in crate::api) fn with_translation(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(object)) = &mut schema {
        add_translation(object);
    }
    schema
}

/// The names of the components that an answer is made of.
fn collect(components: &Components, schema: &RefOr<Schema>, names: &mut BTreeSet<String>) {
    match schema {
        RefOr::Ref(reference) => {
            let Some((name, schema)) = named(components, &reference.ref_location) else { return };
            if names.insert(name.to_owned()) {
                collect(components, schema, names);
            }
        }
        RefOr::T(Schema::Object(object)) => {
            object.properties.values().for_each(|schema| collect(components, schema, names));
        }
        RefOr::T(Schema::Array(Array { items: ArrayItems::RefOrSchema(items), .. })) => {
            collect(components, items, names);
        }
        RefOr::T(Schema::OneOf(one)) => {
            one.items.iter().for_each(|schema| collect(components, schema, names));
        }
        RefOr::T(_) => {}
    }
}

/// The key is there where `lang` is given, so it is none of those that are always there.
fn add_translation(object: &mut Object) {
    if object.properties.iter().any(|(key, schema)| holds_words(key) && is_text(schema)) {
        let nothing = Object::with_type(Type::Null);
        let translation = OneOfBuilder::new()
            .item(nothing)
            .item(Ref::from_schema_name(COMPONENT))
            .description(Some(
                "The words in the language of `lang`; null if they are in it already or not \
                 translated. Only with `lang`.",
            ))
            .build();
        object.properties.insert(KEY.to_owned(), Schema::OneOf(translation).into());
    }
}

fn is_text(schema: &RefOr<Schema>) -> bool {
    let RefOr::T(Schema::Object(object)) = schema else { return false };
    match &object.schema_type {
        SchemaType::Type(kind) => *kind == Type::String,
        SchemaType::Array(kinds) => kinds.contains(&Type::String),
        SchemaType::AnyValue => false,
    }
}

fn translation() -> Schema {
    let mut translation = Object::with_type(Type::Object);
    translation.description = Some(
        "The words of a node in another language, all of one origin: the official text of the same \
         edition, if it has the place, or our own translation. A node with more words than its \
         main ones has these under their own names, such as `recognition` of a skill or `definition` \
         of a term; null if they are not translated."
            .to_owned(),
    );
    let mut language = text("The language of the translation.");
    language.enum_values =
        Some(Language::ALL.iter().map(|language| language.tag().into()).collect());
    let mut origin = text(
        "`official`: from the official text; `unofficial`: our translation, which no ministry has \
         approved.",
    );
    origin.enum_values = Some(vec!["official".into(), "unofficial".into()]);
    let main = "The main words: `text`, `title`, `term` or `abbreviation` of the node; null if it \
                has none or they are not translated.";
    let further = |key: &str| or_null(&format!("`{key}` of the node; only where it has any."));
    let known = [("language", language), ("origin", origin), ("text", or_null(main))];
    translation.required = known.iter().map(|(name, _)| (*name).to_owned()).collect();
    let further = further_words().map(|key| (key, further(key)));
    for (name, schema) in known.into_iter().chain(further) {
        translation.properties.insert(name.to_owned(), schema.into());
    }
    translation.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    translation.into()
}

fn text(description: &str) -> Object {
    let mut text = Object::with_type(Type::String);
    text.description = Some(description.to_owned());
    text
}

fn or_null(description: &str) -> Object {
    let mut text = text(description);
    text.schema_type = SchemaType::Array(vec![Type::String, Type::Null]);
    text
}
