//! What the derived schemas leave open and the API keeps: every key is always present, and there
//! are no others. And what a derive writes out again and again is written once.

use utoipa::openapi::{
    Components, Object, PathItem, Ref, RefOr, Schema, Type,
    schema::{AdditionalProperties, Array, ArrayItems, SchemaType},
};

/// Says of every object that all its keys are there and no others.
///
/// In a response a key that may be null is there all the same, and one that may be left out is never
/// null. In a request both may be left out: those are the objects that `sent` names.
pub(super) fn tell_exactly(components: &mut Components, sent: &[String]) {
    for (name, schema) in &mut components.schemas {
        let RefOr::T(Schema::Object(object)) = schema else { continue };
        if object.properties.is_empty() {
            continue;
        }
        if !sent.contains(name) {
            let required = &object.required;
            let present = object
                .properties
                .iter()
                .filter(|(name, schema)| required.contains(name) || may_be_null(schema));
            object.required = present.map(|(name, _)| name.clone()).collect();
        }
        object
            .additional_properties
            .get_or_insert_with(|| Box::new(AdditionalProperties::FreeForm(false)));
    }
}

/// The component that a request to this address sends.
pub(super) fn sent(item: &PathItem) -> Option<String> {
    let RefOr::T(body) = item.post.as_ref()?.request_body.as_ref()? else { return None };
    let RefOr::T(content) = body.content.values().next()? else { return None };
    let RefOr::Ref(reference) = content.schema.as_ref()? else { return None };
    reference.ref_location.strip_prefix(COMPONENTS).map(str::to_owned)
}

/// Refers to the components wherever one of them is written out, as the arguments of generic types
/// are.
pub(super) fn refer(components: &mut Components) {
    let known = components.schemas.clone();
    for schema in components.schemas.values_mut() {
        each_inside(schema, &mut |schema| {
            let component = known.iter().find(|(_, component)| *component == schema);
            if let Some((name, _)) = component {
                *schema = RefOr::Ref(Ref::from_schema_name(name));
            }
        });
    }
}

/// Joins the lines of the comments: where they break is no part of what they say.
pub(super) fn join_lines(components: &mut Components) {
    for schema in components.schemas.values_mut() {
        join_lines_of(schema);
        each_inside(schema, &mut join_lines_of);
    }
}

fn join_lines_of(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::Ref(reference) => reference.description = joined(&reference.description),
        RefOr::T(Schema::Object(object)) => join(&mut object.description),
        RefOr::T(Schema::Array(array)) => join(&mut array.description),
        RefOr::T(Schema::OneOf(one)) => join(&mut one.description),
        RefOr::T(_) => {}
    }
}

/// The same words where only an empty line ends one.
pub(super) fn join(description: &mut Option<String>) {
    if let Some(description) = description {
        *description = joined(description);
    }
}

fn joined(description: &str) -> String {
    let paragraphs = description.split("\n\n");
    paragraphs.map(|lines| lines.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

/// Changes every schema inside of this one.
fn each_inside(schema: &mut RefOr<Schema>, change: &mut impl FnMut(&mut RefOr<Schema>)) {
    let RefOr::T(schema) = schema else { return };
    let mut inside: Vec<&mut RefOr<Schema>> = match schema {
        Schema::Object(object) => object.properties.values_mut().collect(),
        Schema::Array(Array { items: ArrayItems::RefOrSchema(items), .. }) => vec![items],
        Schema::OneOf(one) => one.items.iter_mut().collect(),
        _ => Vec::new(),
    };
    for schema in &mut inside {
        change(schema);
        each_inside(schema, change);
    }
}

fn may_be_null(schema: &RefOr<Schema>) -> bool {
    match schema {
        RefOr::T(Schema::Object(object)) => is_null(&object.schema_type),
        RefOr::T(Schema::Array(array)) => is_null(&array.schema_type),
        RefOr::T(Schema::OneOf(one)) => one.items.iter().any(may_be_null),
        _ => false,
    }
}

fn is_null(schema_type: &SchemaType) -> bool {
    match schema_type {
        SchemaType::Type(kind) => *kind == Type::Null,
        SchemaType::Array(kinds) => kinds.contains(&Type::Null),
        SchemaType::AnyValue => false,
    }
}

/// What a reference to a component begins with.
pub(super) const COMPONENTS: &str = "#/components/schemas/";

/// The component that a reference names.
pub(super) fn named<'a>(
    components: &'a Components,
    reference: &'a str,
) -> Option<(&'a str, &'a RefOr<Schema>)> {
    let name = reference.strip_prefix(COMPONENTS)?;
    Some((name, components.schemas.get(name)?))
}

/// The object that a schema describes, where that is one: itself, what it refers to, the entries of
/// a list, or what it is unless null.
pub(super) fn object_in<'a>(
    components: &'a Components,
    schema: &'a RefOr<Schema>,
) -> Option<&'a Object> {
    match schema {
        RefOr::Ref(reference) => {
            let (_, schema) = named(components, &reference.ref_location)?;
            object_in(components, schema)
        }
        RefOr::T(Schema::Object(object)) => (!object.properties.is_empty()).then_some(object),
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => object_in(components, items),
            ArrayItems::False => None,
        },
        RefOr::T(Schema::OneOf(one)) => {
            let mut others = one.items.iter().filter(|schema| !may_be_null(schema));
            let only = others.next()?;
            others.next().is_none().then(|| object_in(components, only))?
        }
        // The first is the whole one; see `thinning`.
        RefOr::T(Schema::AnyOf(any)) => object_in(components, any.items.first()?),
        RefOr::T(_) => None,
    }
}
