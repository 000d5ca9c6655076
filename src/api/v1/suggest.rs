//! Suggestions while a query is typed.

use axum::{extract::State, response::Response};
use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

use super::{list::listed, parameters::LocaleChoice, schemas};
use crate::{
    app::{AppError, Query, address},
    catalogue::CurrentCatalogue,
    i18n::Locale,
    search::Suggestion,
    standard::Id,
};

super::parameters::query! {
    /// What was typed.
    struct SuggestQuery {
        /// The letters typed so far.
        q: String,
        /// Language of the pages that the paths lead to. Default: Kazakh.
        locale: LocaleChoice = default,
    } with fields
}

/// What may be offered.
#[derive(Serialize, ToSchema)]
#[schema(as = Suggestions)]
pub(super) struct SuggestBody {
    /// The suggestions, the best first, at most 10.
    items: Vec<SuggestionBody>,
}

/// A suggestion.
#[derive(Serialize, ToSchema)]
#[schema(as = Suggestion)]
struct SuggestionBody {
    /// The words that are suggested.
    text: String,
    /// What it is.
    kind: schemas::SuggestionKind,
    /// The permanent identifier of the profession or skill; null for a phrase.
    id: Option<Id>,
    /// The path of the page that it leads to: that of the statement, or a search.
    #[schema(examples("/kk/search?q=%D0%B6%D0%B5%D0%BB%D1%96%20"))]
    path: String,
}

/// Suggestions
///
/// What to suggest while a query is typed. A suggestion with an id leads to that statement, any
/// other to a search. The list is short and has no next page.
#[utoipa::path(
    get,
    path = "/suggest",
    tag = "Search",
    params(SuggestQuery),
    responses((status = OK, description = "The suggestions.", body = SuggestBody)),
    extensions(("x-sample" = json!({ "q": "жел" }))),
)]
pub(super) async fn suggest(
    State(catalogue): State<CurrentCatalogue>,
    Query(asked): Query<SuggestQuery>,
) -> Result<Response, AppError> {
    let locale = asked.locale.0.unwrap_or(Locale::ALL[0]);
    let body = |Suggestion { text, kind, id }: Suggestion| SuggestionBody {
        path: match id {
            Some(id) => address::statement(locale, id),
            // The blank ends the last word: what is offered is whole.
            None => address::search(locale, &[("q", format!("{text} "))]),
        },
        kind: schemas::SuggestionKind(kind.name()),
        id: id.map(Id),
        text,
    };
    let items = catalogue.get().index.suggest(&asked.q)?.into_iter().map(body).collect();
    listed(&SuggestBody { items }, SuggestionBody::schema, &asked.fields, None)
}
