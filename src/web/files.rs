//! The files of the pages, kept in the binary. Their addresses change with their content, so a
//! browser may keep them for ever.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use crate::app::{AppError, Path, Query};

/// The layers of the style sheet are one file for the browser.
const STYLESHEET: &str = concat!(
    include_str!("../../static/styles/tokens.css"),
    include_str!("../../static/styles/base.css"),
    include_str!("../../static/styles/parts.css"),
    include_str!("../../static/styles/pages.css"),
    include_str!("../../static/styles/paper.css"),
);
/// The scripts are one file for the browser: the first page of a visit is then four requests, and the
/// next page none. The first three are shared by the others, each of which is in a block of its own.
const SCRIPT: &str = concat!(
    include_str!("../../static/kept.js"),
    include_str!("../../static/toast.js"),
    include_str!("../../static/copy.js"),
    "{\n",
    include_str!("../../static/search.js"),
    "}\n{\n",
    include_str!("../../static/abbreviations.js"),
    "}\n{\n",
    include_str!("../../static/card.js"),
    "}\n{\n",
    include_str!("../../static/contents.js"),
    "}\n{\n",
    include_str!("../../static/source.js"),
    "}\n{\n",
    include_str!("../../static/collect.js"),
    "}\n{\n",
    include_str!("../../static/collection.js"),
    "}\n",
);
/// The icon of the pages.
const ICON: &str = include_str!("../../static/kasip.svg");

static STYLESHEET_ADDRESS: LazyLock<String> = LazyLock::new(|| address("kasip.css", STYLESHEET));
static SCRIPT_ADDRESS: LazyLock<String> = LazyLock::new(|| address("kasip.js", SCRIPT));
static ICON_ADDRESS: LazyLock<String> = LazyLock::new(|| address("kasip.svg", ICON));

/// The address of the style sheet.
pub(super) fn stylesheet() -> &'static str {
    &STYLESHEET_ADDRESS
}

/// The address of the scripts.
pub(super) fn script() -> &'static str {
    &SCRIPT_ADDRESS
}

/// The address of the icon.
pub(super) fn icon() -> &'static str {
    &ICON_ADDRESS
}

/// Answers with a file. Under the address of another content (a page that was kept through an
/// update asks so) it is given too, but not to be kept.
pub(super) async fn show(
    Path(name): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let (content, media_type) = match name.as_str() {
        "kasip.css" => (STYLESHEET, "text/css; charset=utf-8"),
        "kasip.js" => (SCRIPT, "text/javascript; charset=utf-8"),
        "kasip.svg" => (ICON, "image/svg+xml"),
        _ => return Err(AppError::NotFound),
    };
    let is_current =
        query.iter().any(|(name, value)| name == "v" && *value == content_hash(content));
    let policy =
        if is_current { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, policy)];
    Ok((headers, content).into_response())
}

/// The icon for those who look for it at the address that all sites have, such as the window of a
/// JSON answer. It is the same picture: browsers go by the type of the answer, not by the name.
pub(super) async fn favicon() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, ICON).into_response()
}

fn address(name: &str, content: &str) -> String {
    format!("/static/{name}?v={}", content_hash(content))
}

/// Twelve hexadecimal digits that change with the content.
fn content_hash(content: &str) -> String {
    let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, content.as_bytes()).simple().to_string();
    hash.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn policy(name: &str, version: &str) -> String {
        let query = vec![("v".to_owned(), version.to_owned())];
        let response = show(Path(name.to_owned()), Query(query)).await.unwrap();
        response.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_file_is_kept_for_ever_under_the_address_of_its_content_alone() {
        let (_, version) = stylesheet().split_once("?v=").unwrap();
        assert!(policy("kasip.css", version).await.contains("immutable"));
        assert!(!policy("kasip.css", "0123456789ab").await.contains("immutable"));
        assert!(!policy("kasip.svg", version).await.contains("immutable"));
    }

    #[tokio::test]
    async fn an_unknown_file_is_not_found() {
        let refused = show(Path("../Cargo.toml".to_owned()), Query(Vec::new())).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
    }
}
