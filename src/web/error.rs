//! The error page, for people: the reader's language, what to do now, and a search box.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::parts::frame::Frame;
use crate::{
    app::{AppError, error::is_bare_error, negotiation},
    i18n::{ErrorText, Locale},
};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    text: ErrorText,
    status: String,
    /// What exactly is wrong, where we can say it.
    detail: Option<String>,
}

/// The layer that makes a bare error an error page, and keeps its headers.
///
/// The language is that of the address; where it names none, that which the browser prefers.
pub async fn error_page(request: Request, next: Next) -> Response {
    let of_address = locale_of(request.uri().path());
    let locale = of_address.unwrap_or_else(|| negotiation::locale(request.headers()));
    let mut response = next.run(request).await;
    if !is_bare_error(&response) {
        return response;
    }
    let error = response.extensions().get::<Arc<AppError>>().cloned();
    let page = ErrorPage::new(locale, response.status(), error.as_deref());
    let Ok(html) = page.render() else { return response };
    *response.body_mut() = Body::from(html);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if of_address.is_none() {
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
    }
    response
}

fn locale_of(path: &str) -> Option<Locale> {
    path.split('/').nth(1)?.parse().ok()
}

impl ErrorPage {
    fn new(locale: Locale, status: StatusCode, error: Option<&AppError>) -> Self {
        let t = locale.messages();
        let words = &t.error;
        let text = match status {
            _ if matches!(error, Some(AppError::BeingMade)) => t.download.being_made,
            StatusCode::BAD_REQUEST => words.bad_request,
            StatusCode::NOT_FOUND => words.not_found,
            StatusCode::METHOD_NOT_ALLOWED => words.method,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => words.timeout,
            StatusCode::GONE => words.gone,
            StatusCode::URI_TOO_LONG => words.too_long,
            StatusCode::SERVICE_UNAVAILABLE => words.busy,
            StatusCode::TOO_MANY_REQUESTS => words.too_many,
            status if status.is_server_error() => words.failed,
            _ => words.other,
        };
        let detail = match error {
            // Pages refuse in the language of their reader.
            Some(AppError::BadRequest(message)) => Some(message.clone()),
            Some(AppError::Gone { since, last }) => {
                Some(words.gone_since(*since, &last.code, &last.edition.to_string()))
            }
            _ => None,
        };
        let frame = Frame::bare(locale, text.heading).description(text.advice).with_own_search();
        Self { frame, text, status: words.status(status.as_u16()), detail }
    }
}

#[cfg(test)]
mod tests {
    use axum::{Router, middleware::from_fn, routing::get};
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;
    use crate::web::parts::samples;

    async fn answer(method: &str, path: &str, language: &str) -> (Response<()>, scraper::Html) {
        let router: Router = Router::new()
            .route("/en/gone", get(async || AppError::Gone { since: 7, last: samples::text_key() }))
            .route("/ru/wrong", get(async || AppError::BadRequest("уровень <9>".to_owned())))
            .route("/kk/fine", get(async || "fine"))
            .route("/kk/busy", get(async || StatusCode::SERVICE_UNAVAILABLE))
            .layer(from_fn(error_page));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT_LANGUAGE, language)
            .body(Body::empty())
            .unwrap();
        let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let html = scraper::Html::parse_document(std::str::from_utf8(&body).unwrap());
        (Response::from_parts(parts, ()), html)
    }

    #[tokio::test]
    async fn the_language_is_that_of_the_address_else_that_of_the_browser() {
        let (head, html) = answer("GET", "/kk/nothing", "en").await;
        assert_eq!(head.status(), StatusCode::NOT_FOUND);
        assert_eq!(samples::texts(&html, "h1"), ["Бет табылмады"]);
        assert!(!head.headers().contains_key(header::VARY));
        let (head, html) = answer("GET", "/xx/nothing", "ru-KZ,ru;q=0.9").await;
        assert_eq!(samples::attributes(&html, "html", "lang"), ["ru"]);
        assert_eq!(head.headers()[header::VARY], "Accept-Language");
    }

    #[tokio::test]
    async fn what_is_wrong_is_said_and_escaped() {
        let (head, html) = answer("GET", "/ru/wrong", "").await;
        assert_eq!(head.status(), StatusCode::BAD_REQUEST);
        assert_eq!(samples::texts(&html, ".detail"), ["уровень <9>"]);
        let (head, html) = answer("GET", "/en/gone", "").await;
        assert_eq!(head.status(), StatusCode::GONE);
        assert!(samples::texts(&html, ".detail")[0].contains('7'));
    }

    #[tokio::test]
    async fn a_refused_method_keeps_the_list_of_those_allowed() {
        let (head, html) = answer("POST", "/kk/fine", "").await;
        assert_eq!(head.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(head.headers()[header::ALLOW], "GET,HEAD");
        assert_eq!(samples::attributes(&html, "main form", "action"), ["/kk/search"]);
    }

    #[tokio::test]
    async fn a_bare_status_gets_a_face_and_a_good_answer_is_left_alone() {
        let (head, html) = answer("GET", "/kk/busy", "").await;
        assert_eq!(head.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(samples::texts(&html, "h1").len(), 1);
        let (head, _) = answer("GET", "/kk/fine", "").await;
        assert_eq!(head.headers()[header::CONTENT_TYPE], "text/plain; charset=utf-8");
    }
}
