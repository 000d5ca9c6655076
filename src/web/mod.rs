//! The pages, for people. A file per page: the template's struct, then the handler that fills it.
//! What several pages share is in `parts`; a page does not know another one.
//! No page needs a script; whatever a reader has chosen is in the address. Scripts only make a
//! page quicker: suggestions while a query is typed, a toolbar for the lines of a card,
//! the collection of a browser.

mod about;
mod api;
mod card;
mod changes;
mod collection;
mod compare;
mod components;
mod download;
mod editions;
mod error;
mod findings;
mod glossary;
mod home;
mod levels;
mod manifest;
mod office;
mod opensearch;
mod parts;
mod passport;
mod pathways;
mod preview;
mod professions;
mod search;
mod sitemap;
mod source;
mod standards;
mod statement;
mod text_match;
mod well_known;

use axum::{Router, http::Uri, routing::get};

pub use error::error_page;

use parts::{
    collected::{HIGHER, LOWER, NOTE, REMOVE, TITLE},
    filter::CURSOR,
    order::ORDER,
    route::{self, PageRoute, page_at, reader_page},
};

use crate::app::AppState;

/// The parameters of a page of one text of a standard: which of its texts.
const OF_TEXT: [&str; 2] = ["language", "edition"];

/// The parameters of a collection.
const OF_COLLECTION: [&str; 7] = ["item", TITLE, NOTE, ORDER, REMOVE, HIGHER, LOWER];

/// Every page and the files they need.
static PAGES: &[PageRoute] = &[
    page_at("/", &[], || get(home::choose_locale)),
    reader_page("/{locale}", &[], || get(home::show)).listed(),
    reader_page(
        "/{locale}/professions",
        &["level", "group_code", "occupation_code", "standard", "education", "order", CURSOR],
        || get(professions::show),
    )
    .listed(),
    reader_page("/{locale}/levels", &[], || get(levels::show)).listed(),
    reader_page("/{locale}/standards", &["section", CURSOR], || get(standards::show)).listed(),
    reader_page("/{locale}/standards/{code}", &OF_TEXT, || get(passport::show)).listed(),
    reader_page("/{locale}/standards/{code}/cards/{slug}", &OF_TEXT, || get(card::show)).listed(),
    page_at("/{locale}/standards/{code}/cards/{slug}/preview.png", &[], || get(preview::of_card)),
    page_at("/{locale}/preview.png", &[], || get(preview::of_site)),
    page_at("/{locale}/site.webmanifest", &[], || get(manifest::describe)),
    reader_page(
        "/{locale}/standards/{code}/cards/{slug}/{document}",
        &["language", "edition", office::LINE, office::TAKE, office::LEAVE],
        || get(office::show),
    ),
    reader_page("/{locale}/standards/{code}/source", &OF_TEXT, || get(source::show)).listed(),
    reader_page("/{locale}/standards/{code}/findings", &["language", "edition", CURSOR], || {
        get(findings::show)
    })
    .listed(),
    reader_page("/{locale}/standards/{code}/editions", &[], || get(editions::show)).listed(),
    reader_page("/{locale}/standards/{code}/editions/{pair}", &["language"], || {
        get(editions::show_differences)
    }),
    reader_page(
        "/{locale}/search",
        &["q", "kind", "level", "standard", "card", "function_kind", "order", CURSOR],
        || get(search::show),
    ),
    page_at("/{locale}/opensearch.xml", &[], || get(opensearch::describe)),
    page_at("/{locale}/suggestions", &["q"], || get(opensearch::suggest)),
    reader_page("/{locale}/statements/{id}", &[], || get(statement::show)),
    reader_page("/{locale}/collection", &OF_COLLECTION, || get(collection::show)),
    reader_page("/{locale}/collection/{file}", &OF_COLLECTION, || get(office::show_collection)),
    reader_page("/{locale}/compare", &["card", "view"], || get(compare::show)),
    reader_page("/{locale}/match", &[], || get(text_match::show).post(text_match::compare))
        .listed(),
    reader_page("/{locale}/pathways", &["standard", "from"], || get(pathways::show))
        .listed_as("/{locale}/pathways?standard={code}"),
    reader_page("/{locale}/changes", &[], || get(changes::show)).listed(),
    page_at("/{locale}/changes.atom", &[], || get(changes::feed)),
    reader_page("/{locale}/glossary", &["letter", CURSOR], || get(glossary::show)).listed(),
    reader_page("/{locale}/about", &[], || get(about::show)).listed(),
    reader_page("/{locale}/about/components", &[], || get(components::show)).listed(),
    page_at("/api", &["lang"], || get(api::show)),
    page_at("/api/problems/{name}", &["lang"], || get(api::problem)),
    reader_page("/{locale}/download", &[], || get(download::show)).listed(),
    page_at("/static/{version}/{name}", &[], || get(parts::static_files::show)),
    page_at("/favicon.ico", &[], || get(parts::static_files::favicon)),
    page_at("/apple-touch-icon.png", &[], || get(parts::static_files::apple_touch_icon)),
    page_at("/sitemap.xml", &["part"], || sitemap::of(PAGES)),
    page_at("/robots.txt", &[], || get(well_known::robots)),
    page_at("/.well-known/security.txt", &[], || get(well_known::security)),
    page_at("/.well-known/api-catalog", &[], || get(well_known::api_catalog)),
];

/// Every page and the files they need, without the layer that makes error pages.
pub fn router() -> Router<AppState> {
    PAGES.iter().fold(Router::new(), |router, page| router.route(page.path, (page.handler)()))
}

/// The address of a page without the parameters that it does not know; none where it knows all of
/// them, and for what is no page.
#[must_use]
pub fn without_unknown_parameters(uri: &Uri) -> Option<Uri> {
    route::without_unknown_parameters(uri, PAGES)
}

/// The files to download, which pages of other sites may read.
pub fn download_router() -> Router<AppState> {
    Router::new()
        .route("/download", get(download::choose_locale))
        .route("/download/{*name}", get(download::file))
}
