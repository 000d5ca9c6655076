//! Files for programs that come knowing only the site: at fixed addresses, in plain text and
//! JSON.

use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::app::{AppError, Contact, PublicUrl, address, time};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

/// How long what `security.txt` says may be relied on; less than a year, as RFC 9116 asks.
const GOOD_FOR: Duration = Duration::from_hours(180 * 24);

const PLAIN: &str = "text/plain; charset=utf-8";

/// Who may read what (RFC 9309): all pages, but not every combination of filters
/// nor what single readers have chosen.
pub(super) async fn robots(State(public_url): State<PublicUrl>) -> Response {
    let sitemap = public_url.absolute(&address::sitemap());
    let text = format!(
        "User-agent: *\n\
         Disallow: /*/search?*&\n\
         Disallow: /*/collection?\n\
         Disallow: /*/professions?\n\
         \n\
         Sitemap: {sitemap}\n"
    );
    super::parts::file(PLAIN, text)
}

/// Where to report a weakness (RFC 9116); nothing where no address is set.
pub(super) async fn security(
    State(contact): State<Contact>,
    State(public_url): State<PublicUrl>,
) -> Result<Response, AppError> {
    let contact = contact.href().ok_or(AppError::NotFound)?;
    let expires = time::rfc3339(SystemTime::now() + GOOD_FOR);
    let canonical = public_url.absolute("/.well-known/security.txt");
    let text = format!(
        "Contact: {contact}\n\
         Expires: {expires}\n\
         Preferred-Languages: kk, ru, en\n\
         Canonical: {canonical}\n"
    );
    // It says another time whenever it is asked.
    let headers = [(header::CONTENT_TYPE, PLAIN), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}

/// The APIs of this host (RFC 9727), as a set of links (RFC 9264).
pub(super) async fn api_catalog(State(public_url): State<PublicUrl>) -> Response {
    let link = |path: &str, media_type: &str| json!([{ "href": public_url.absolute(path), "type": media_type }]);
    let body = json!({ "linkset": [{
        "anchor": public_url.absolute("/api/v1"),
        "service-desc": link("/api/openapi.json", "application/json"),
        "service-doc": link("/api", "text/html"),
        "status": link("/readyz", "application/json"),
    }] });
    let media_type =
        "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], super::parts::file(media_type, Json(body)))
        .into_response()
}
