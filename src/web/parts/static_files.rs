//! The style sheet, the scripts and the icon, which are part of the program. The version of all of
//! them is the folder in their addresses, so a browser may cache them for ever, and a script imports
//! another one by its name.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use crate::{
    app::{AppError, Path},
    picture,
};

/// The layers of the style sheet are one file for the browser.
const STYLES: &str = concat!(
    include_str!("../../../static/styles/tokens.css"),
    include_str!("../../../static/styles/base.css"),
    include_str!("../../../static/styles/parts.css"),
    include_str!("../../../static/styles/pages.css"),
    include_str!("../../../static/styles/paper.css"),
);
const ICON: &str = include_str!("../../../static/kasip.svg");
/// The same without round corners, for those who cut their own.
const SQUARE: &str = include_str!("../../../static/kasip-square.svg");

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// A file of the pages.
struct StaticFile {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

const fn file(name: &'static str, media_type: &'static str, content: &'static str) -> StaticFile {
    StaticFile { name, media_type, content }
}

macro_rules! script {
    ($name:literal) => {
        file($name, JAVASCRIPT, include_str!(concat!("../../../static/scripts/", $name)))
    };
}

const FILES: [StaticFile; 15] = [
    file("kasip.css", CSS, STYLES),
    file("kasip.svg", SVG, ICON),
    script!("abbreviations.js"),
    script!("clipboard.js"),
    script!("collect-buttons.js"),
    script!("collection-store.js"),
    script!("collection.js"),
    script!("contents.js"),
    script!("folds.js"),
    script!("line-toolbar.js"),
    script!("office.js"),
    script!("page.js"),
    script!("source-lines.js"),
    script!("suggestions.js"),
    script!("toast.js"),
];

/// The icon as a picture, for browsers and phones that take no SVG.
struct DrawnIcon {
    name: &'static str,
    drawing: &'static str,
    width: u16,
}

const DRAWN: [DrawnIcon; 5] = [
    DrawnIcon { name: "icon-48.png", drawing: ICON, width: 48 },
    DrawnIcon { name: "icon-192.png", drawing: ICON, width: 192 },
    DrawnIcon { name: "icon-512.png", drawing: ICON, width: 512 },
    DrawnIcon { name: "square-180.png", drawing: SQUARE, width: 180 },
    DrawnIcon { name: "square-512.png", drawing: SQUARE, width: 512 },
];

/// Twelve hexadecimal digits that change with the content of any file.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut contents: Vec<&str> = FILES.iter().map(|file| file.content).collect();
    contents.push(SQUARE);
    let hash = Uuid::new_v5(&Uuid::NAMESPACE_OID, contents.concat().as_bytes());
    hash.simple().to_string().chars().take(12).collect()
});

/// The address of a file.
pub(crate) fn address(name: &str) -> String {
    format!("/static/{}/{name}", *VERSION)
}

/// A file. Under the address of another version (a page that was open during an update asks
/// so) it is given too, but not to be cached.
pub(crate) async fn show(
    Path((version, name)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let policy = if version == *VERSION {
        "public, max-age=31536000, immutable"
    } else {
        "public, no-cache"
    };
    if let Some(file) = FILES.iter().find(|file| file.name == name) {
        let headers = [(header::CONTENT_TYPE, file.media_type), (header::CACHE_CONTROL, policy)];
        return Ok((headers, file.content).into_response());
    }
    drawn(&name, policy)
}

fn drawn(name: &str, policy: &'static str) -> Result<Response, AppError> {
    let icon = DRAWN.iter().find(|icon| icon.name == name).ok_or(AppError::NotFound)?;
    let headers = [(header::CONTENT_TYPE, PNG), (header::CACHE_CONTROL, policy)];
    Ok((headers, picture::png(icon.drawing, icon.width)?).into_response())
}

/// For icons at the addresses that all sites have, which name no version.
const FOR_A_DAY: &str = "public, max-age=86400";

/// The icon for those who look for it at the address that all sites have, such as the window of a
/// JSON response. Browsers go by the media type, not by the name.
pub(crate) async fn favicon() -> Result<Response, AppError> {
    drawn("icon-48.png", FOR_A_DAY)
}

/// The icon where phones look for it that read no page.
pub(crate) async fn apple_touch_icon() -> Result<Response, AppError> {
    drawn("square-180.png", FOR_A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn policy(version: &str, name: &str) -> String {
        let response = show(Path((version.to_owned(), name.to_owned()))).await.unwrap();
        response.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned()
    }

    #[tokio::test]
    async fn a_file_is_cached_for_ever_only_under_the_address_of_its_version() {
        let drawn = DRAWN.iter().map(|icon| icon.name);
        for name in FILES.iter().map(|file| file.name).chain(drawn) {
            assert!(policy(&VERSION, name).await.contains("immutable"));
            assert!(!policy("0123456789ab", name).await.contains("immutable"));
        }
    }

    #[tokio::test]
    async fn an_unknown_file_is_not_found() {
        let unknown = (VERSION.clone(), "../Cargo.toml".to_owned());
        assert!(matches!(show(Path(unknown)).await, Err(AppError::NotFound)));
    }
}
