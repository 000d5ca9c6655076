//! What a phone is told about the site when a reader puts it on the home screen (the web application
//! manifest).

use axum::{Json, response::Response};
use serde_json::json;

use super::parts::{self, frame::Site, static_files};
use crate::app::{AppError, address};

/// The manifest in a locale.
pub(super) async fn describe(site: Site) -> Result<Response, AppError> {
    let locale = site.reader.locale;
    let t = locale.messages();
    let icon = |name: &str, sizes: &str, media_type: &str, purpose: &str| {
        let src = static_files::address(name);
        json!({ "src": src, "sizes": sizes, "type": media_type, "purpose": purpose })
    };
    let manifest = json!({
        "name": format!("kasip – {}", t.site.tagline),
        "short_name": "kasip",
        "description": t.home.lead,
        "lang": locale.tag(),
        "id": address::home(locale),
        "start_url": address::home(locale),
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": "#0b5a63",
        "background_color": "#fdfdfb",
        "icons": [
            icon("kasip.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("square-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    Ok(parts::file("application/manifest+json", Json(manifest)))
}
