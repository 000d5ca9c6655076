//! The responses of pages.

use askama::Template;
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use crate::{
    app::{AppError, negotiation},
    i18n::Locale,
};

/// A rendered page. It may be cached, and is checked before it is shown again: an import changes
/// the catalogue at once.
pub(crate) fn page(template: &impl Template) -> Result<Response, AppError> {
    let html = template.render()?;
    Ok(([(header::CACHE_CONTROL, "no-cache")], Html(html)).into_response())
}

/// A file for programs, as it is now: it too is checked before it is used again.
pub(crate) fn file(media_type: &'static str, content: impl IntoResponse) -> Response {
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-cache")];
    (headers, content).into_response()
}

/// Sends the reader on to the page that a change leads to.
pub(crate) fn see_other(page: String) -> Response {
    let headers = [(header::LOCATION, page), (header::CACHE_CONTROL, "no-cache".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Sends the reader to a page in the language that the browser prefers.
pub(crate) fn in_preferred_language(
    headers: &HeaderMap,
    page: impl Fn(Locale) -> String,
) -> Response {
    let headers = [
        (header::LOCATION, page(negotiation::locale(headers))),
        (header::VARY, "Accept-Language".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}
