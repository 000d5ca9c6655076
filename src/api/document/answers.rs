//! What every call may be answered beside what it is asked for: statuses, headers and problems.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Components, Content, Header, Object, Ref, RefOr, Required, Response, Type,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn},
        response::ResponseBuilder,
        schema::Schema,
    },
};

use super::shape::object_in;
use crate::app::{Problem, problem::ProblemBody};

/// The headers of every answer, with an example.
const EVERYWHERE: [(&str, &str, &str); 3] = [
    (
        "X-Request-Id",
        "Identifier of this request, for reporting a failure to those who run the server: your own \
         `X-Request-Id`, if it is short and plain, or a new one.",
        "4bf92f3577b34da6",
    ),
    (
        "RateLimit-Policy",
        "How many requests a network address may make: `q` in `w` seconds. Only if the server \
         limits them.",
        "\"default\";q=600;w=60",
    ),
    (
        "RateLimit",
        "How many requests are left now, `r`, and in how many seconds there will be more, `t`. \
         Only if the server limits them.",
        "\"default\";r=599;t=1",
    ),
];

/// The headers of answers that can be kept.
const KEPT: [(&str, &str, &str); 3] = [
    (
        "ETag",
        "Identifier of this response in this encoding; it changes when the catalogue does.",
        "\"v7-3f2a9c0d5e1b8846-br\"",
    ),
    (
        "Last-Modified",
        "When the catalogue was last changed, if known.",
        "Sun, 22 Nov 2026 21:38:30 GMT",
    ),
    ("Vary", "What the response depends on besides its address.", "Accept-Encoding"),
];

/// Makes the components that the calls refer to.
pub(super) fn describe_problems(components: &mut Components) {
    let mut body = ProblemBody::schema();
    if let RefOr::T(Schema::Object(object)) = &mut body {
        object.additional_properties =
            Some(Box::new(utoipa::openapi::schema::AdditionalProperties::FreeForm(false)));
    }
    components.schemas.insert(ProblemBody::name().into_owned(), body);
    for problem in Problem::ALL {
        components.responses.insert(component(problem), RefOr::T(response_of(problem)));
    }
    let unchanged = with_headers(
        ResponseBuilder::new().description("Not modified: your copy is up to date."),
        KEPT.iter().chain(&EVERYWHERE),
    );
    let unchanged = unchanged.header("Link", link());
    components.responses.insert("Unchanged".to_owned(), RefOr::T(unchanged.build()));
}

/// The name of the component: `InvalidRequest`.
fn component(problem: Problem) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + rest
    };
    problem.name.split('-').map(capital).collect()
}

fn response_of(problem: Problem) -> Response {
    let example = json!({
        "type": format!("https://kasip.example/api/problems/{}", problem.name),
        "title": problem.title,
        "status": problem.status.as_u16(),
        "detail": problem.example,
    });
    let mut content = Content::new(Some(Ref::from_schema_name(ProblemBody::name())));
    content.example = Some(example);
    let description = format!("{}. {} {}", problem.title, problem.happened, problem.advice);
    let mut response = with_headers(
        ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content),
        &EVERYWHERE,
    );
    if problem.status == StatusCode::METHOD_NOT_ALLOWED {
        let allow = header("The methods that the address accepts.", "GET, HEAD, OPTIONS");
        response = response.header("Allow", allow);
    }
    if [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&problem.status) {
        let mut seconds = Object::with_type(Type::Integer);
        seconds.minimum = Some(1.into());
        seconds.examples = vec![1.into()];
        let mut wait = Header::new(seconds);
        wait.description = Some("How many seconds to wait before the next request.".to_owned());
        response = response.header("Retry-After", wait);
    }
    response.build()
}

/// Completes the description of a call.
pub(super) fn describe(
    path: &str,
    method: &Method,
    operation: &mut Operation,
    components: &Components,
) {
    let is_read = *method == Method::GET;
    let responses = &mut operation.responses.responses;
    let body = responses.get("200").and_then(body_of);
    let is_list = body
        .and_then(|body| object_in(components, body))
        .is_some_and(|body| body.properties.contains_key("next"));
    if let Some(RefOr::T(ok)) = responses.get_mut("200") {
        let kept = KEPT.iter().filter(|_| is_read);
        for (name, description, example) in kept.chain(&EVERYWHERE) {
            let _ = ok.headers.insert((*name).to_owned(), RefOr::T(header(description, example)));
        }
        if is_list {
            ok.headers.insert("Link".to_owned(), RefOr::T(link()));
        }
    }
    if is_read {
        responses.insert("304".to_owned(), RefOr::Ref(Ref::from_response_name("Unchanged")));
    }
    for problem in Problem::ALL {
        let status = problem.status.as_u16().to_string();
        let may_be = match problem.status {
            StatusCode::NOT_FOUND => path.contains('{'),
            StatusCode::GONE => responses.contains_key(&status),
            _ => true,
        };
        if may_be {
            let reference = Ref::from_response_name(component(problem));
            responses.insert(status, RefOr::Ref(reference));
        }
    }
    if is_read {
        operation.parameters.get_or_insert_default().push(RefOr::T(if_none_match()));
    }
}

fn body_of(response: &RefOr<Response>) -> Option<&RefOr<Schema>> {
    let RefOr::T(response) = response else { return None };
    let RefOr::T(content) = response.content.values().next()? else { return None };
    content.schema.as_ref()
}

fn if_none_match() -> Parameter {
    ParameterBuilder::new()
        .name("If-None-Match")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some("The `ETag` of your copy, or several separated by commas."))
        .schema(Some(Object::with_type(Type::String)))
        .example(Some(Value::from("\"v7-3f2a9c0d5e1b8846-br\"")))
        .build()
}

fn with_headers<'a>(
    response: ResponseBuilder,
    headers: impl IntoIterator<Item = &'a (&'a str, &'a str, &'a str)>,
) -> ResponseBuilder {
    headers.into_iter().fold(response, |response, (name, description, example)| {
        response.header(*name, header(description, example))
    })
}

fn link() -> Header {
    header(
        "The next page of a list, the same as `next` in its body; missing on the last page.",
        "</api/v1/cards?limit=5&cursor=NQ>; rel=\"next\"",
    )
}

fn header(description: &str, example: &str) -> Header {
    let mut text = Object::with_type(Type::String);
    text.examples = vec![example.into()];
    let mut header = Header::new(text);
    header.description = Some(description.to_owned());
    header
}
