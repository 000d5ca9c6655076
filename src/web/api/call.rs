//! The calls of the API, read out of its description.

use axum::http::Method;
use utoipa::openapi::{
    Components, OpenApi, RefOr, Required, Response, Schema, Type,
    path::{Operation, Parameter},
    schema::{AdditionalProperties, ArrayItems, SchemaType},
};

use super::example::Sample;
use crate::{
    api::document::{object_in, operation_of, sample},
    app::PublicUrl,
};

/// The calls about one subject.
#[derive(Debug)]
pub(super) struct CallGroup {
    pub name: String,
    pub description: String,
    pub calls: Vec<Call>,
}

/// A call.
#[derive(Debug)]
pub(super) struct Call {
    /// The name of the call, which is its anchor.
    pub id: String,
    pub method: String,
    pub path: String,
    pub summary: String,
    pub description: String,
    pub parameters: Vec<CallRow>,
    pub keys: Vec<CallRow>,
    pub answers: Vec<CallRow>,
    /// Where the example leads; none where it has a body.
    pub address: Option<String>,
    pub curl: String,
    pub python: String,
    pub javascript: String,
}

/// A parameter, a key or a status.
#[derive(Debug)]
pub(super) struct CallRow {
    pub name: String,
    /// Whether a parameter must be given.
    pub required: bool,
    pub values: String,
    pub meaning: String,
}

/// The calls by subject, in the order of the subjects.
pub(super) fn groups(document: &OpenApi, public_url: &PublicUrl) -> Vec<CallGroup> {
    let Some(components) = &document.components else { return Vec::new() };
    let calls_of = |tag: &str| {
        let operations = document.paths.paths.iter().filter_map(|(path, item)| {
            let (method, operation) = operation_of(item)?;
            let is_of = operation.tags.as_ref()?.iter().any(|own| own == tag);
            is_of.then(|| Call::new(path, &method, operation, components, public_url))
        });
        operations.collect()
    };
    let group = |tag: &utoipa::openapi::Tag| CallGroup {
        name: tag.name.clone(),
        description: tag.description.clone().unwrap_or_default(),
        calls: calls_of(&tag.name),
    };
    document.tags.iter().flatten().map(group).collect()
}

impl Call {
    fn new(
        path: &str,
        method: &Method,
        operation: &Operation,
        components: &Components,
        public_url: &PublicUrl,
    ) -> Self {
        let nothing = serde_json::Map::new();
        let sample = sample(operation).unwrap_or(&nothing);
        let is_read = *method == Method::GET;
        let sample =
            if is_read { Sample::new(path, sample) } else { Sample::with_body(path, sample) };
        let parameters = operation.parameters.iter().flatten().filter_map(parameter);
        let mut parameters: Vec<CallRow> = parameters.collect();
        parameters.extend(keys_of_request(components, operation));
        let responses = &operation.responses.responses;
        let mut keys = Vec::new();
        if let Some(body) = responses.get("200").and_then(body_of) {
            collect_keys(components, body, "", &mut keys);
        }
        let answers =
            responses.iter().map(|(status, response)| status_row(components, status, response));
        let text = |words: &Option<String>| words.clone().unwrap_or_default();
        Self {
            id: text(&operation.operation_id),
            method: method.to_string(),
            path: path.to_owned(),
            summary: text(&operation.summary),
            description: text(&operation.description),
            parameters,
            keys,
            answers: answers.collect(),
            address: is_read.then(|| sample.address()),
            curl: sample.curl(public_url),
            python: sample.python(public_url),
            javascript: sample.javascript(public_url),
        }
    }
}

fn parameter(parameter: &RefOr<Parameter>) -> Option<CallRow> {
    let RefOr::T(parameter) = parameter else { return None };
    let values = match &parameter.schema {
        // Its names are those of the keys below.
        Some(_) if parameter.name == "fields" => "text".to_owned(),
        Some(schema) => values_of(schema),
        None => String::new(),
    };
    Some(CallRow {
        name: parameter.name.clone(),
        required: parameter.required == Required::True,
        values,
        meaning: parameter.description.clone().unwrap_or_default(),
    })
}

/// The keys of what is sent.
fn keys_of_request(components: &Components, operation: &Operation) -> Vec<CallRow> {
    let mut keys = Vec::new();
    let Some(RefOr::T(body)) = &operation.request_body else { return keys };
    let contents = body.content.values().filter_map(|content| match content {
        RefOr::T(content) => content.schema.as_ref(),
        RefOr::Ref(_) => None,
    });
    for schema in contents {
        collect_keys(components, schema, "", &mut keys);
        let Some(object) = object_in(components, schema) else { continue };
        for key in &mut keys {
            key.required = object.required.contains(&key.name);
        }
    }
    keys
}

fn body_of(response: &RefOr<Response>) -> Option<&RefOr<Schema>> {
    let RefOr::T(response) = response else { return None };
    let RefOr::T(content) = response.content.values().next()? else { return None };
    content.schema.as_ref()
}

fn status_row(components: &Components, status: &str, response: &RefOr<Response>) -> CallRow {
    let response = match response {
        RefOr::T(response) => Some(response),
        RefOr::Ref(reference) => {
            let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
            match components.responses.get(name) {
                Some(RefOr::T(response)) => Some(response),
                _ => None,
            }
        }
    };
    let (description, kinds) = response.map_or((String::new(), String::new()), |response| {
        let kinds: Vec<&str> = response.content.keys().map(String::as_str).collect();
        (response.description.clone(), kinds.join(", "))
    });
    CallRow { name: status.to_owned(), required: false, values: kinds, meaning: description }
}

/// The keys of a body, those of nested objects after their own.
fn collect_keys(
    components: &Components,
    schema: &RefOr<Schema>,
    above: &str,
    keys: &mut Vec<CallRow>,
) {
    let Some(object) = object_in(components, schema) else { return };
    for (name, schema) in &object.properties {
        let name = format!("{above}{name}");
        let inside = resolved(components, schema);
        keys.push(CallRow {
            name: name.clone(),
            required: false,
            values: kind_of(components, schema),
            meaning: description(schema).or(description(inside)).unwrap_or_default().to_owned(),
        });
        collect_keys(components, schema, &format!("{name}."), keys);
    }
}

fn resolved<'a>(components: &'a Components, schema: &'a RefOr<Schema>) -> &'a RefOr<Schema> {
    let RefOr::Ref(reference) = schema else { return schema };
    let name = reference.ref_location.rsplit('/').next().unwrap_or_default();
    components.schemas.get(name).unwrap_or(schema)
}

fn description(schema: &RefOr<Schema>) -> Option<&str> {
    match schema {
        RefOr::Ref(reference) => Some(reference.description.as_str()).filter(|d| !d.is_empty()),
        RefOr::T(Schema::Object(object)) => object.description.as_deref(),
        RefOr::T(Schema::Array(array)) => array.description.as_deref(),
        RefOr::T(Schema::OneOf(one)) => {
            one.description.as_deref().or_else(|| one.items.iter().find_map(description))
        }
        RefOr::T(_) => None,
    }
}

/// What a key holds, in words.
fn kind_of(components: &Components, schema: &RefOr<Schema>) -> String {
    match resolved(components, schema) {
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => format!("list of {}", kind_of(components, items)),
            ArrayItems::False => "list".to_owned(),
        },
        RefOr::T(Schema::Object(object)) => match object.additional_properties.as_deref() {
            Some(AdditionalProperties::RefOr(values)) => {
                format!("object, by name: {}", kind_of(components, values))
            }
            _ => values_of(&RefOr::T(Schema::Object(object.clone()))),
        },
        RefOr::T(Schema::OneOf(one)) => {
            one.items.iter().map(|item| kind_of(components, item)).collect::<Vec<_>>().join(" or ")
        }
        RefOr::T(Schema::AnyOf(any)) => {
            any.items.first().map_or_else(String::new, |first| kind_of(components, first))
        }
        _ => String::new(),
    }
}

/// What a value may be, in words.
fn values_of(schema: &RefOr<Schema>) -> String {
    match schema {
        RefOr::T(Schema::Array(array)) => {
            let each = match &array.items {
                ArrayItems::RefOrSchema(items) => values_of(items),
                ArrayItems::False => String::new(),
            };
            let most =
                array.max_items.map_or(String::new(), |most| format!("; up to {most} of them"));
            format!("{each}{most}")
        }
        RefOr::T(Schema::Object(object)) => {
            if let Some(words) = &object.enum_values {
                let words: Vec<String> = words
                    .iter()
                    .map(|word| format!("`{}`", word.as_str().unwrap_or_default()))
                    .collect();
                return words.join(", ");
            }
            let mut kind = kind_of_type(&object.schema_type);
            if object.format.as_ref().is_some_and(is_uuid) {
                kind = kind.replace("text", "UUID");
            }
            if let (Some(least), Some(most)) = (&object.minimum, &object.maximum) {
                kind = format!("{kind} from {} to {}", number(least), number(most));
            }
            match &object.default {
                Some(default) => format!("{kind}, `{default}` if not given"),
                None => kind,
            }
        }
        _ => String::new(),
    }
}

fn is_uuid(format: &utoipa::openapi::schema::SchemaFormat) -> bool {
    serde_json::to_value(format).is_ok_and(|format| format == "uuid")
}

fn number(number: &utoipa::Number) -> String {
    serde_json::to_value(number).map_or_else(|_| String::new(), |number| number.to_string())
}

fn kind_of_type(kind: &SchemaType) -> String {
    let word = |kind: &Type| match kind {
        Type::Object => "object",
        Type::String => "text",
        Type::Integer => "whole number",
        Type::Number => "number",
        Type::Boolean => "`true` or `false`",
        Type::Array => "list",
        Type::Null => "null",
    };
    match kind {
        SchemaType::Type(kind) => word(kind).to_owned(),
        SchemaType::Array(kinds) => kinds.iter().map(word).collect::<Vec<_>>().join(" or "),
        SchemaType::AnyValue => "anything".to_owned(),
    }
}
