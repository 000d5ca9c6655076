//! The description of the API (OpenAPI 3.1), made of the types that are served and of the comments
//! on them. The comments say what a key means; what holds for every call is added here.

mod answers;
mod shape;
mod thinning;
mod translations;

use axum::http::Method;
use serde_json::Value;
use utoipa::openapi::{
    Components, Info, License, Object, OpenApi, RefOr, Schema, Server, Tag,
    info::Contact as ContactInfo,
    path::{Operation, ParameterBuilder, PathItem},
    tag::TagBuilder,
};

use crate::app::{Contact, PublicUrl};

pub(super) use translations::with_translation;

/// The version of the API itself, which rises with what is added to it.
const VERSION: &str = "1.0.0";

/// The extension that holds the values of parameters for an example of a call.
const SAMPLE: &str = "x-sample";

const DESCRIPTION: &str = "\
The occupational standards of Kazakhstan as data: standards, profession cards, labour functions, \
skills, abilities and knowledge, each line with a permanent identifier and its place in the source \
text.

The API is read-only, needs no key, and may be called from pages of any site (CORS). Responses are \
JSON in UTF-8. Every field is always present: null when the text says nothing, `[]` for an empty \
list. An unknown parameter is rejected.

Every address but one accepts GET, HEAD (the same headers without a body) and OPTIONS (204 with \
`Allow`); `/api/v1/match` accepts a text by POST and keeps nothing of it. Lists have `items`, \
`total` and `next`, the path of the next page. Every response with status 200 to a GET has an \
`ETag`; a request with `If-None-Match` gets status 304 until the catalogue changes. Errors are \
problem documents (RFC 9457); the `type` of each leads to a page that explains it.

`/id/{id}` is the permanent address of everything that has an identifier: it leads a browser to the \
page and a program that accepts `application/json` to the data.

With `lang=ru` (or `kk`, `en`), every object that contains text also has its `translation`: \
`{ language, origin, text }`, where `origin` is `official` for words of the official text of the same \
edition and `unofficial` for our translation. `language` chooses the text, `lang` translates it.

The text of a standard is an official document; this is not an official publication of it. What we \
add – identifiers, findings, glossary and translations – is available under CC BY 4.0.";

const TAGS: [(&str, &str); 6] = [
    ("Standards", "Standards, and the problems found while they were read."),
    ("Cards", "Profession cards: what one profession requires at one level."),
    ("Statements", "Parts of cards: one by its permanent identifier, or all page by page."),
    ("Changes", "Changes since a version, for keeping a copy up to date."),
    ("Search", "Search with any keyboard layout, with filters and counts."),
    ("Description", "This description."),
];

/// Completes what the routes say of themselves.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    let mut info = Info::new("kasip", VERSION);
    info.description = Some(DESCRIPTION.to_owned());
    let mut license = License::new("CC BY 4.0");
    license.identifier = Some("CC-BY-4.0".to_owned());
    info.license = Some(license);
    document.info = info;
    document.tags = Some(TAGS.map(tag).into());
    let sent: Vec<String> = document.paths.paths.values().filter_map(shape::sent).collect();
    let components = document.components.get_or_insert_default();
    shape::refer(components);
    shape::join_lines(components);
    shape::tell_exactly(components, &sent);
    translations::describe(&mut document);
    let components = document.components.get_or_insert_default();
    for item in document.paths.paths.values_mut() {
        let Some((_, operation)) = operation_of_mut(item) else { continue };
        thinning::describe(operation, components);
        give_examples(operation);
        join_lines(operation);
    }
    answers::describe_problems(components);
    for (path, item) in &mut document.paths.paths {
        let Some((method, operation)) = operation_of_mut(item) else { continue };
        answers::describe(path, &method, operation, components);
    }
    document
}

/// What an address does, and by which method: most are only read, one takes a text.
#[must_use]
pub fn operation_of(item: &PathItem) -> Option<(Method, &Operation)> {
    let read = item.get.as_ref().map(|operation| (Method::GET, operation));
    read.or_else(|| Some((Method::POST, item.post.as_ref()?)))
}

fn operation_of_mut(item: &mut PathItem) -> Option<(Method, &mut Operation)> {
    let read = item.get.as_mut().map(|operation| (Method::GET, operation));
    read.or_else(|| Some((Method::POST, item.post.as_mut()?)))
}

fn tag((name, description): (&str, &str)) -> Tag {
    TagBuilder::new().name(name).description(Some(description)).build()
}

/// The description as it is served at this address.
pub(super) fn served(description: &OpenApi, public_url: &PublicUrl, contact: &Contact) -> OpenApi {
    let mut document = description.clone();
    document.servers = Some(vec![Server::new(public_url.absolute(""))]);
    document.info.contact = contact.address().map(|address| {
        let mut contact = ContactInfo::new();
        if address.starts_with("http") {
            contact.url = Some(address.to_owned());
        } else {
            contact.email = Some(address.to_owned());
        }
        contact
    });
    document
}

/// The object that a schema describes, where that is one: itself, what it refers to, the entries of
/// a list, or what it is unless null.
#[must_use]
pub fn object_in<'a>(components: &'a Components, schema: &'a RefOr<Schema>) -> Option<&'a Object> {
    shape::object_in(components, schema)
}

/// The values of parameters for an example of this call.
#[must_use]
pub fn sample(operation: &Operation) -> Option<&serde_json::Map<String, Value>> {
    operation.extensions.as_ref()?.get(SAMPLE)?.as_object()
}

/// Gives each parameter the value of the example.
fn give_examples(operation: &mut Operation) {
    let Some(sample) = sample(operation).cloned() else { return };
    for parameter in operation.parameters.iter_mut().flatten() {
        let RefOr::T(known) = parameter else { continue };
        if let Some(value) = sample.get(&known.name) {
            let example = ParameterBuilder::from(known.clone()).example(Some(value.clone()));
            *parameter = RefOr::T(example.build());
        }
    }
}

/// Joins the lines of the comments.
fn join_lines(operation: &mut Operation) {
    shape::join(&mut operation.description);
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter {
            shape::join(&mut parameter.description);
        }
    }
}
