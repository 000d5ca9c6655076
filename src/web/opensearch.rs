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
    i18n::{Locale, Messages},
};

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description {
    locale: Locale,
    t: &'static Messages,
    /// Addresses are absolute: a browser keeps the description apart from the site.
    icon: String,
    search: String,
    suggestions: String,
    itself: String,
}

/// The description of the search in a locale.
pub(super) async fn describe(Site { locale, public_url }: Site) -> Result<Response, AppError> {
    let description = Description {
        locale,
        t: locale.messages(),
        icon: public_url.absolute(&static_files::address("kasip.svg")),
        search: public_url.absolute(&address::search(locale, &[])),
        suggestions: public_url.absolute(&address::suggestions(locale)),
        itself: public_url.absolute(&address::opensearch(locale)),
    };
    Ok(super::parts::file("application/opensearchdescription+xml", description.render()?))
}

/// What may be offered for the letters that were typed so far: `["жел", ["желі", …]]`.
pub(super) async fn suggest(
    State(catalogue): State<CurrentCatalogue>,
    _: Locale,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let typed = filter::value(&query, "q").unwrap_or_default();
    let offers = catalogue.get().index.suggest(typed)?;
    let texts: Vec<String> = offers.into_iter().map(|offer| offer.text).collect();
    Ok(super::parts::file("application/x-suggestions+json", Json((typed, texts))))
}
