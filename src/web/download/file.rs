//! A file to download, streamed from the disk: ranges, and tags that change with its content alone.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::app::{
    AppError, CurrentFiles, Path,
    files::{self, Files, MadeFile},
    validators::{is_known, is_wanted},
};

/// How much is read from the disk at once, in bytes.
const AT_ONCE: usize = 64 * 1024;

/// How long to wait for files that are being made, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// Sends a file, the part of it that is wanted, or nothing where the client has it.
pub(in crate::web) async fn show(
    State(files): State<CurrentFiles>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    match files.get() {
        Some(files) => match files.find(&name) {
            Some(file) => send(&files, &name, file, request).await,
            None => AppError::NotFound.into_response(),
        },
        None if files.are_offered() && files::names().any(|known| known == name) => being_made(),
        None => AppError::NotFound.into_response(),
    }
}

/// What is said where a file is to come.
fn being_made() -> Response {
    ([(header::RETRY_AFTER, RETRY_AFTER)], AppError::BeingMade).into_response()
}

async fn send(files: &Files, name: &str, file: &MadeFile, mut request: Request) -> Response {
    let hash = file.sha256.get(..32).unwrap_or(&file.sha256);
    let tag = HeaderValue::try_from(format!("\"{hash}\"")).expect("digits are a header value");
    // What follows knows nothing of the tag, so what asks for it is looked at here.
    let headers = request.headers_mut();
    if headers.contains_key(header::IF_MATCH) {
        if !is_wanted(&tag, headers.get_all(header::IF_MATCH)) {
            return StatusCode::PRECONDITION_FAILED.into_response();
        }
        headers.remove(header::IF_MATCH);
        headers.remove(header::IF_UNMODIFIED_SINCE);
    }
    if headers.contains_key(header::IF_NONE_MATCH) {
        if is_known(&tag, headers.get_all(header::IF_NONE_MATCH)) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
        }
        headers.remove(header::IF_NONE_MATCH);
        headers.remove(header::IF_MODIFIED_SINCE);
    }
    // The rest of another file would be joined to the beginning of an old one.
    if headers.remove(header::IF_RANGE).is_some_and(|range_of| range_of != tag) {
        headers.remove(header::RANGE);
    }
    let service = ServeFile::new(files.path(name)).with_buf_chunk_size(AT_ONCE);
    let Ok(response) = service.oneshot(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        // Somebody has removed it by hand: it is made again with the next version or start.
        tracing::error!(file = name, "a file to download has vanished");
        return being_made();
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
