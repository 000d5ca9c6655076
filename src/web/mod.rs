//! The pages, for people. A file per page: the template's struct, then the handler that fills it.
//! No page needs a script; whatever a reader has chosen stands in the address. Scripts only make a
//! page quicker: suggestions while a query is typed, a toolbar for the lines of a card,
//! the collection that a browser keeps.

mod abbreviations;
mod about;
mod api;
mod card;
mod changes;
mod citation;
mod collection;
mod compare;
mod components;
mod download;
mod error;
mod filter;
mod findings;
mod frame;
mod glossary;
mod home;
mod linked_data;
mod opensearch;
mod parameters;
mod passport;
mod pathways;
mod professions;
mod search;
mod sitemap;
mod source;
mod standards;
mod statement;
mod static_files;
mod tile;
mod well_known;
mod xml;

use askama::Template;
use axum::{
    Router,
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};

pub use error::error_page;
pub use parameters::without_unknown_parameters;

use crate::{
    app::{AppError, AppState, negotiation},
    i18n::Locale,
};

/// Every page and the files they need, without the layer that gives errors their face.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(home::choose_locale))
        .route("/{locale}", get(home::show))
        .route("/{locale}/professions", get(professions::show))
        .route("/{locale}/standards", get(standards::show))
        .route("/{locale}/standards/{code}", get(passport::show))
        .route("/{locale}/standards/{code}/cards/{slug}", get(card::show))
        .route("/{locale}/standards/{code}/source", get(source::show))
        .route("/{locale}/standards/{code}/findings", get(findings::show))
        .route("/{locale}/search", get(search::show))
        .route("/{locale}/opensearch.xml", get(opensearch::describe))
        .route("/{locale}/suggestions", get(opensearch::suggest))
        .route("/{locale}/statements/{id}", get(statement::show))
        .route("/{locale}/collection", get(collection::show))
        .route("/{locale}/compare", get(compare::show))
        .route("/{locale}/pathways", get(pathways::show))
        .route("/{locale}/changes", get(changes::show))
        .route("/{locale}/changes.atom", get(changes::feed))
        .route("/{locale}/glossary", get(glossary::show))
        .route("/{locale}/about", get(about::show))
        .route("/{locale}/about/components", get(components::show))
        .route("/api", get(api::show))
        .route("/api/problems/{name}", get(api::problem))
        .route("/{locale}/download", get(download::show))
        .route("/static/{version}/{name}", get(static_files::show))
        .route("/favicon.ico", get(static_files::favicon))
        .route("/sitemap.xml", get(sitemap::show))
        .route("/robots.txt", get(well_known::robots))
        .route("/.well-known/security.txt", get(well_known::security))
        .route("/.well-known/api-catalog", get(well_known::api_catalog))
}

/// The files to download, which pages of other sites may read.
pub fn download_router() -> Router<AppState> {
    Router::new()
        .route("/download", get(download::choose_locale))
        .route("/download/{*name}", get(download::file))
}

/// A rendered page. It may be kept, and is asked for anew before it is shown again: an import
/// changes the catalogue at once.
fn page(template: &impl Template) -> Result<Response, AppError> {
    let html = template.render()?;
    Ok(([(header::CACHE_CONTROL, "no-cache")], Html(html)).into_response())
}

/// Sends the reader to a page in the language that the browser prefers.
fn in_preferred_language(headers: &HeaderMap, page: impl Fn(Locale) -> String) -> Response {
    let headers = [
        (header::LOCATION, page(negotiation::locale(headers))),
        (header::VARY, "Accept-Language".to_owned()),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// The beginning of a text, cut at a word where it is longer than so many characters.
fn shortened(text: &str, n_characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(n_characters) else {
        return text.to_owned();
    };
    let beginning = text.get(..end).unwrap_or(text);
    let whole_words = beginning.rsplit_once(' ').map_or(beginning, |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
pub(crate) mod samples;

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(shortened("желі иерархиясын құру", 40), "желі иерархиясын құру");
        assert_eq!(shortened("желі иерархиясын құру", 18), "желі иерархиясын…");
        assert_eq!(shortened("иерархиясын", 4), "иера…");
    }
}
