//! A file to download, streamed from the disk: ranges, and tags that change with its content alone.
//! Pages of other sites may read it, as they may the API.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::app::{
    AppError, CurrentFiles, Path,
    files::{self, Files, MadeFile},
};

/// How much is read from the disk at once, in bytes.
const AT_ONCE: usize = 64 * 1024;

/// How long to wait for files that are being made, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// What a preflight is told.
const PREFLIGHT: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, OPTIONS")),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(
            "Accept, If-Match, If-Modified-Since, If-None-Match, If-Range, Range, X-Request-Id",
        ),
    ),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
];

/// Sends a file, the part of it that is wanted, or nothing where the client has it.
pub(in crate::web) async fn show(
    State(files): State<CurrentFiles>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let response = match files.get() {
        Some(files) => match files.find(&name) {
            Some(file) => send(&files, &name, file, request).await,
            None => AppError::NotFound.into_response(),
        },
        None if files::names().any(|known| known == name) => {
            ([(header::RETRY_AFTER, RETRY_AFTER)], AppError::BeingMade).into_response()
        }
        None => AppError::NotFound.into_response(),
    };
    open_to_all(response)
}

/// Tells a page of another site what it may ask.
pub(in crate::web) async fn preflight() -> Response {
    open_to_all((StatusCode::NO_CONTENT, PREFLIGHT).into_response())
}

async fn send(files: &Files, name: &str, file: &MadeFile, mut request: Request) -> Response {
    let hash = file.sha256.get(..16).unwrap_or(&file.sha256);
    let tag = HeaderValue::try_from(format!("\"v{}-{hash}\"", files.version.0))
        .expect("digits are a header value");
    let headers = request.headers_mut();
    // The tags below know nothing of the checksum, so these are looked at here.
    let known = headers.remove(header::IF_NONE_MATCH);
    let wanted = headers.remove(header::IF_MATCH);
    let range_of = headers.remove(header::IF_RANGE);
    if wanted.is_some_and(|wanted| !names(&wanted, &tag, Comparison::Strong)) {
        return StatusCode::PRECONDITION_FAILED.into_response();
    }
    if let Some(known) = known {
        headers.remove(header::IF_MODIFIED_SINCE);
        if names(&known, &tag, Comparison::Weak) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
        }
    }
    // The rest of another file would be joined to the beginning of an old one.
    if range_of.is_some_and(|range_of| range_of != tag) {
        headers.remove(header::RANGE);
    }
    let service = ServeFile::new(files.path(name)).with_buf_chunk_size(AT_ONCE);
    let Ok(response) = service.oneshot(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        tracing::error!(file = name, "a file to download has vanished");
        return AppError::NotFound.into_response();
    }
    let mut response = response.map(Body::new);
    describe(response.headers_mut(), name, tag);
    response
}

fn describe(headers: &mut HeaderMap, name: &str, tag: HeaderValue) {
    headers.insert(header::ETAG, tag);
    if headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    }
    let file_name = name.rsplit('/').next().unwrap_or(name);
    let disposition = format!("attachment; filename=\"{file_name}\"");
    let disposition = HeaderValue::try_from(disposition).expect("our names are plain");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8; header=present",
        Some("json") => "application/json",
        Some("ndjson") => "application/x-ndjson",
        Some("sqlite") => "application/vnd.sqlite3",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("zip") => "application/zip",
        _ => "text/plain; charset=utf-8",
    }
}

/// How tags are compared (RFC 9110, section 8.8.3.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Strong,
    Weak,
}

/// Whether a list of tags names this one, which is strong; `*` names any.
fn names(list: &HeaderValue, tag: &HeaderValue, comparison: Comparison) -> bool {
    let list = list.to_str().unwrap_or_default();
    list.split(',').map(str::trim).any(|named| {
        let named = match comparison {
            Comparison::Weak => named.strip_prefix("W/").unwrap_or(named),
            Comparison::Strong => named,
        };
        named == "*" || tag == named
    })
}

fn open_to_all(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("Content-Disposition, Content-Range, ETag, X-Request-Id"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}
