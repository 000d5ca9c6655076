//! A file to download, streamed from the disk: ranges, and tags that change only with its content.

use std::{fs::Metadata, io, path::PathBuf, pin::Pin, sync::Arc};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::{
    ServeDir,
    fs::{Backend, File, TokioBackend, TokioFile},
};

use crate::{
    app::{
        AppError, Path,
        validators::{is_known, is_wanted},
    },
    downloads::{self, CurrentFiles, Files},
    export::{csv, format_of_file},
    files::FileStamp,
};

/// How much is read from the disk at once, in bytes.
const AT_ONCE: usize = 64 * 1024;

/// How long to wait for files that are being made, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// Sends a file, the part of it that is requested, or nothing where the client has it.
pub(in crate::web) async fn show(
    State(files): State<CurrentFiles>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let Some(whole) = files.get() else {
        let is_to_come = files.are_offered() && downloads::names().any(|known| known == name);
        return if is_to_come { being_made() } else { AppError::NotFound.into_response() };
    };
    let Some(sha256) = whole.find(&name).map(|file| file.sha256.clone()) else {
        return AppError::NotFound.into_response();
    };
    if let Some(response) = send(whole, &name, &sha256, request).await {
        return response;
    }
    tracing::error!(file = name, "a file to download was changed or removed");
    files.report_damage();
    being_made()
}

/// What is said where a file is to come.
fn being_made() -> Response {
    ([(header::RETRY_AFTER, RETRY_AFTER)], AppError::BeingMade).into_response()
}

/// Sends a file; nothing where it is not the one that was made.
async fn send(
    files: Arc<Files>,
    name: &str,
    sha256: &str,
    mut request: Request,
) -> Option<Response> {
    let hash = sha256.get(..32).unwrap_or(sha256);
    let tag = HeaderValue::try_from(format!("\"{hash}\"")).expect("digits are a header value");
    // What follows knows nothing of the tag, so what asks for it is looked at here.
    let headers = request.headers_mut();
    if headers.contains_key(header::IF_MATCH) {
        if !is_wanted(&tag, headers.get_all(header::IF_MATCH)) {
            return Some(StatusCode::PRECONDITION_FAILED.into_response());
        }
        headers.remove(header::IF_MATCH);
        headers.remove(header::IF_UNMODIFIED_SINCE);
    }
    if headers.contains_key(header::IF_NONE_MATCH) {
        if is_known(&tag, headers.get_all(header::IF_NONE_MATCH)) {
            return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
        }
        headers.remove(header::IF_NONE_MATCH);
        headers.remove(header::IF_MODIFIED_SINCE);
    }
    // The rest of another file would be joined to the beginning of an old one.
    if headers.remove(header::IF_RANGE).is_some_and(|range_of| range_of != tag) {
        headers.remove(header::RANGE);
    }
    *request.uri_mut() = Uri::try_from(format!("/{name}")).expect("our names are plain");
    let service = ServeDir::with_backend("", Verified(files))
        .append_index_html_on_directories(false)
        .with_buf_chunk_size(AT_ONCE);
    let Ok(response) = service.oneshot(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return None;
    }
    let mut response = response.map(Body::new);
    describe(response.headers_mut(), name, tag);
    Some(response)
}

/// The files of a version, as long as they are the ones whose bytes were read. What is opened is
/// compared, so that nobody can move it in between.
#[derive(Clone)]
struct Verified(Arc<Files>);

type Opening<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

impl Verified {
    fn check(&self, name: &std::path::Path, found: Metadata) -> io::Result<Metadata> {
        if self.0.is_verified(name, FileStamp::from(&found)) {
            Ok(found)
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    fn location(&self, path: &std::path::Path) -> (PathBuf, PathBuf) {
        let name: PathBuf = path.iter().filter(|part| *part != ".").collect();
        (self.0.path(&name), name)
    }
}

impl Backend for Verified {
    type File = TokioFile;
    type Metadata = Metadata;
    type OpenFuture = Opening<TokioFile>;
    type MetadataFuture = Opening<Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let files = self.clone();
        Box::pin(async move {
            let (path, name) = files.location(&path);
            let file = TokioBackend.open(path).await?;
            files.check(&name, file.metadata().await?)?;
            Ok(file)
        })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let files = self.clone();
        Box::pin(async move {
            let (path, name) = files.location(&path);
            files.check(&name, TokioBackend.metadata(path).await?)
        })
    }
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
    match (format_of_file(name), name.rsplit('.').next()) {
        (Some(format), _) => format.media_type,
        (None, Some("csv")) => csv::MEDIA_TYPE,
        (None, _) => "text/plain; charset=utf-8",
    }
}
