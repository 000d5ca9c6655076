//! One error for every handler. Its response is a bare status that carries the error along; the layer
//! around each router, which knows who is asking, gives it a body: a problem document for programs
//! ([`problem_json`]), an error page for people (`web::error_page`).

use std::sync::Arc;

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    address,
    problem::{Problem, ProblemBody},
    public::PublicUrl,
};
use crate::{
    causes::causes, office::OfficeError, picture::PictureError, search::SearchError,
    standard::TextKey, storage::StorageError,
};

/// Why a request fails.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is nothing at this address.
    #[error("not found")]
    NotFound,
    /// There was something at this address, and an import has removed it.
    #[error("removed in version {since} of the catalogue")]
    Gone {
        /// The version of the catalogue that removed it.
        since: i64,
        /// The text that had it last.
        last: TextKey,
    },
    /// What is asked for is being made, and is here soon.
    #[error("it is being made")]
    BeingMade,
    /// More is asked for than can be answered now.
    #[error("the server is busy")]
    Busy,
    /// The request makes no sense; the text says what is wrong with it.
    #[error("bad request: {0}")]
    BadRequest(String),
    /// The storage failed.
    #[error("the storage failed")]
    Storage(#[source] StorageError),
    /// The index failed.
    #[error("the search failed")]
    Search(#[source] SearchError),
    /// The page could not be rendered.
    #[error("the page could not be rendered")]
    Render(#[from] askama::Error),
    /// A document could not be made.
    #[error("the document could not be made")]
    Office(#[from] OfficeError),
    /// A picture could not be drawn.
    #[error("the picture could not be drawn")]
    Picture(#[from] PictureError),
}

impl AppError {
    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone { .. } => StatusCode::GONE,
            Self::BeingMade | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::Storage(_)
            | Self::Search(_)
            | Self::Render(_)
            | Self::Office(_)
            | Self::Picture(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::BadCursor => Self::BadRequest(error.to_string()),
            _ if error.is_busy() => Self::Busy,
            _ => Self::Storage(error),
        }
    }
}

impl From<SearchError> for AppError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::NothingAsked | SearchError::BadCursor | SearchError::TooLong => {
                Self::BadRequest(error.to_string())
            }
            SearchError::Stopped => Self::Busy,
            SearchError::Folder { .. } | SearchError::Index(_) => Self::Search(error),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = self.status();
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(causes = causes(&self), "{self}");
        }
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Whether the response is an error that is neither an error page nor a problem document yet.
#[must_use]
pub fn is_bare_error(response: &Response) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error())
        && !response.headers().contains_key(header::CONTENT_TYPE)
}

/// The layer that makes errors problem documents (RFC 9457), and keeps their headers.
pub async fn problem_json(
    State(public_url): State<PublicUrl>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    if is_bare_error(&response) { with_problem(response, &public_url) } else { response }
}

/// The same response with a problem document, which says in English what is wrong.
#[must_use]
pub fn with_problem(mut response: Response, public_url: &PublicUrl) -> Response {
    let status = response.status();
    let problem = Problem::of(status);
    let error = response.extensions().get::<Arc<AppError>>().cloned();
    let detail = match error.as_deref() {
        Some(AppError::BadRequest(message)) => message.clone(),
        Some(AppError::Gone { since, last }) => format!(
            "Version {since} of the catalogue removed what was here. The last text that had it is {}, \
             edition {}, {}.",
            last.code, last.edition, last.language
        ),
        _ if problem.status == StatusCode::BAD_REQUEST => format!("{}.", problem.title),
        _ => problem.example.to_owned(),
    };
    let body = ProblemBody {
        r#type: public_url.absolute(&address::problem(problem.name)),
        title: problem.title,
        status: status.as_u16(),
        detail: &detail,
    };
    *response.body_mut() = Json(body).into_response().into_body();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

#[cfg(test)]
mod tests {
    use axum::{Router, body::Body, http::Request, middleware::from_fn_with_state, routing::get};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn problem(router: Router, method: &str, path: &str) -> (Response<()>, String) {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let response = router
            .layer(from_fn_with_state(PublicUrl::new("https://kasip.example"), problem_json))
            .oneshot(request)
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        (Response::from_parts(parts, ()), String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_bad_request_says_what_is_wrong() {
        let refuse = || async { AppError::BadRequest("limit must be 1 to 500".to_owned()) };
        let (head, body) = problem(Router::new().route("/", get(refuse)), "GET", "/").await;
        assert_eq!(head.status(), StatusCode::BAD_REQUEST);
        assert!(body.contains("limit must be 1 to 500"), "{body}");
    }

    #[tokio::test]
    async fn a_refused_method_keeps_the_list_of_those_allowed() {
        let router = Router::new().route("/", get(|| async { "here" }));
        let (head, body) = problem(router, "DELETE", "/").await;
        assert_eq!(head.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(head.headers()[header::ALLOW], "GET,HEAD");
        assert!(body.contains(r#""status":405"#), "{body}");
    }

    #[tokio::test]
    async fn the_insides_of_a_failure_are_never_told() {
        let fail = || async {
            AppError::from(StorageError::Inconsistent {
                what: "card",
                id: "7".to_owned(),
                source: "secret words".into(),
            })
        };
        let (head, body) = problem(Router::new().route("/", get(fail)), "GET", "/").await;
        assert_eq!(head.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!body.contains("secret") && !body.contains("card"), "{body}");
    }
}
