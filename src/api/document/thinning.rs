//! What `fields=` may name, and what an answer then looks like.
//!
//! An answer is either whole, with every key, or has any of them: each schema that can be thinned
//! gets a second one, `Card` a `CardPart`.

use serde_json::Value;
use utoipa::openapi::{
    Components, Ref, RefOr, Schema,
    path::{Operation, Parameter, ParameterStyle},
    schema::{AnyOfBuilder, ArrayItems},
};

use super::shape::{COMPONENTS, named, object_in};

/// Completes the description of a call that takes `fields`.
pub(super) fn describe(operation: &mut Operation, components: &mut Components) {
    let parameters = operation.parameters.iter_mut().flatten();
    let known = parameters.filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    });
    let Some(fields) = known.into_iter().find(|parameter| parameter.name == "fields") else {
        return;
    };
    let Some(RefOr::T(ok)) = operation.responses.responses.get_mut("200") else { return };
    let Some(RefOr::T(content)) = ok.content.values_mut().next() else { return };
    let Some(body) = &mut content.schema else { return };
    let whole = thinned(components, body).clone();
    name_fields(fields, components, &whole);
    let either = either(components, &whole);
    *thinned(components, body) = either;
}

/// The parameter takes these names and no others.
fn name_fields(fields: &mut Parameter, components: &Components, schema: &RefOr<Schema>) {
    let mut names = Vec::new();
    collect_names(components, schema, "", &mut names);
    fields.style = Some(ParameterStyle::Form);
    fields.explode = Some(false);
    if let Some(RefOr::T(Schema::Array(array))) = &mut fields.schema
        && let ArrayItems::RefOrSchema(items) = &mut array.items
        && let RefOr::T(Schema::Object(name)) = &mut **items
    {
        name.enum_values = Some(names);
    }
}

fn collect_names(
    components: &Components,
    schema: &RefOr<Schema>,
    above: &str,
    names: &mut Vec<Value>,
) {
    let Some(object) = object_in(components, schema) else { return };
    for (name, schema) in &object.properties {
        let name = format!("{above}{name}");
        names.push(Value::from(name.as_str()));
        collect_names(components, schema, &format!("{name}."), names);
    }
}

/// What `fields` thins of a body: the entries where it is a list, else all of it.
fn thinned<'a>(
    components: &'a mut Components,
    body: &'a mut RefOr<Schema>,
) -> &'a mut RefOr<Schema> {
    if let RefOr::Ref(reference) = &*body
        && let Some(name) = reference.ref_location.strip_prefix(COMPONENTS)
        && let Some(RefOr::T(Schema::Object(list))) = components.schemas.get_mut(name)
        && let Some(RefOr::T(Schema::Array(list))) = list.properties.get_mut("items")
        && let ArrayItems::RefOrSchema(entries) = &mut list.items
    {
        return entries;
    }
    body
}

/// The whole thing or a part of it.
fn either(components: &mut Components, whole: &RefOr<Schema>) -> RefOr<Schema> {
    let part = part_of(components, whole);
    let either = AnyOfBuilder::new().item(whole.clone()).item(part).build();
    RefOr::T(Schema::AnyOf(either))
}

/// The same schema where any key may be missing, at any depth.
fn part_of(components: &mut Components, schema: &RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::Ref(reference) => {
            let Some(name) = part_component(components, &reference.ref_location) else {
                return schema.clone();
            };
            let mut part = Ref::from_schema_name(name);
            part.description.clone_from(&reference.description);
            RefOr::Ref(part)
        }
        RefOr::T(Schema::Array(array)) => {
            let mut array = array.clone();
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                **items = part_of(components, items);
            }
            RefOr::T(Schema::Array(array))
        }
        RefOr::T(Schema::OneOf(one)) => {
            let mut one = one.clone();
            for item in &mut one.items {
                *item = part_of(components, item);
            }
            RefOr::T(Schema::OneOf(one))
        }
        RefOr::T(_) => schema.clone(),
    }
}

/// The name of the component that describes parts of this one; none where it has no keys.
fn part_component(components: &mut Components, reference: &str) -> Option<String> {
    let (name, schema) = named(components, reference)?;
    let RefOr::T(Schema::Object(object)) = schema else { return None };
    if object.properties.is_empty() {
        return None;
    }
    let (part_name, mut part) = (format!("{name}Part"), object.clone());
    if !components.schemas.contains_key(&part_name) {
        part.description = Some(format!("The fields of `{name}` that are listed in `fields`."));
        part.required.clear();
        for schema in part.properties.values_mut() {
            *schema = part_of(components, schema);
        }
        components.schemas.insert(part_name.clone(), RefOr::T(Schema::Object(part)));
    }
    Some(part_name)
}
