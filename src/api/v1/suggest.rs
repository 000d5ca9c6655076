//! Suggestions while a query is typed.

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};

use super::parameters::Optional;
use crate::{
    app::{AppError, CurrentCatalogue, Query, address},
    export::json::Id,
    i18n::Locale,
    search::Suggestion,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SuggestQuery {
    q: String,
    /// The locale of the pages that the paths lead to.
    #[serde(default)]
    locale: Optional<Locale>,
}

#[derive(Serialize)]
pub(super) struct SuggestBody {
    items: Vec<SuggestionBody>,
}

#[derive(Serialize)]
struct SuggestionBody {
    text: String,
    kind: &'static str,
    id: Option<Id>,
    path: String,
}

/// What may be offered for the letters that were typed so far. A suggestion with an id leads to
/// that statement, any other to a search.
pub(super) async fn suggest(
    State(catalogue): State<CurrentCatalogue>,
    Query(asked): Query<SuggestQuery>,
) -> Result<Json<SuggestBody>, AppError> {
    let locale = asked.locale.0.unwrap_or(Locale::ALL[0]);
    let body = |Suggestion { text, kind, id }: Suggestion| SuggestionBody {
        path: match id {
            Some(id) => address::statement(locale, id),
            // The blank ends the last word: what is offered is whole.
            None => address::search(locale, &[("q", format!("{text} "))]),
        },
        kind: kind.name(),
        id: id.map(Id),
        text,
    };
    let items = catalogue.get().index.suggest(&asked.q)?.into_iter().map(body).collect();
    Ok(Json(SuggestBody { items }))
}
