//! The permanent address of a node: people are sent to a page, programs to the
//! JSON. What an import has removed stays known as removed.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::identifier::identifier;
use crate::{
    app::{
        AppError, Path, PublicUrl, address,
        error::{is_bare_error, with_problem},
        negotiation,
    },
    standard::{Identity, NodeKind, StatementKind},
    storage::{Located, Storage},
};

const PAGE: &str = "text/html";
const JSON: &str = "application/json";

/// Sends to the page or to the JSON of what has this identifier.
pub(super) async fn show(
    State(storage): State<Storage>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let id = identifier(&id)?;
    let located = storage.locate(id).await?.ok_or(AppError::NotFound)?;
    let locale = negotiation::locale(&headers);
    let location = match (negotiation::media_type(&headers, &[PAGE, JSON]), located) {
        (_, Located::Removed { since, last }) => {
            return Err(AppError::Gone { since: since.0, last });
        }
        (None, _) => return Ok(StatusCode::NOT_ACCEPTABLE.into_response()),
        (Some(JSON), Located::Node { text, reference }) => {
            address::api_node(&text, &Identity { reference, id })
        }
        (Some(_), Located::Node { text, reference }) => match reference.kind() {
            NodeKind::Standard => address::standard(locale, &text.code),
            NodeKind::Statement(StatementKind::Profession) => {
                address::card(locale, &text.card(reference.slug()))
            }
            NodeKind::Statement(_) => address::statement(locale, id),
        },
    };
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// The layer around the permanent addresses: it says what the answer depends on, and leaves an
/// error bare for the error page when a page was asked for.
pub async fn error_by_accept(
    State(public_url): State<PublicUrl>,
    request: Request,
    next: Next,
) -> Response {
    let for_people = negotiation::media_type(request.headers(), &[PAGE, JSON]) == Some(PAGE);
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept, Accept-Language"));
    let is_problem = is_bare_error(&response) && !for_people;
    if is_problem { with_problem(response, &public_url) } else { response }
}
