//! What lets a browser search the catalogue from its own address bar: the description of the search
//! (`OpenSearch` 1.1), and suggestions in the form that browsers ask for.

use askama::Template;
use axum::{Json, extract::State, response::Response};

use super::parts::{
    filter::{self, Pairs},
    frame::Site,
    static_files,
};
use crate::{
    app::{AppError, Query, address},
    catalogue::CurrentCatalogue,
    i18n::Locale,
};

/// Addresses are absolute: a browser keeps the description apart from the site.
#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description {
    site: Site,
}

/// The description of the search in a locale.
pub(super) async fn describe(site: Site) -> Result<Response, AppError> {
    let description = Description { site }.render()?;
    Ok(super::parts::file("application/opensearchdescription+xml", description))
}

/// What may be offered for the letters that were typed so far: `["жел", ["желі", …]]`.
pub(super) async fn suggest(
    State(catalogue): State<CurrentCatalogue>,
    locale: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let typed = filter::value(&query, "q").unwrap_or_default();
    let offers = catalogue.get().index.suggest(typed, Some(locale.language()))?;
    let mut texts: Vec<String> = offers.into_iter().map(|offer| offer.text).collect();
    // A profession is offered once for each of its levels, which its title does not tell apart.
    texts.dedup();
    Ok(super::parts::file("application/x-suggestions+json", Json((typed, texts))))
}
