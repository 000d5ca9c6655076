//! Suggestions while a query is typed.

use axum::{extract::State, response::Response};
use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

use super::{list::listed, parameters::LocaleChoice, schemas, translated::Translator};
use crate::{
    app::{AppError, Query, address},
    catalogue::CurrentCatalogue,
    i18n::Locale,
    search::{Suggestion, SuggestionKind},
    standard::{Id, StatementKind},
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
    /// The words that are suggested, as they are shown: a profession with its level; a term with what
    /// the texts say for it, where they are in another language; behind a dot in how many statements
    /// it occurs.
    #[schema(examples("риск → тәуекел · 11"))]
    text: String,
    /// What it is.
    kind: schemas::SuggestionKind,
    /// The permanent identifier of the profession or skill; null for a phrase, and where several
    /// statements have these words.
    id: Option<Id>,
    /// The path of the page that it leads to: the card, the statement, or a search.
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
    State(translator): State<Translator>,
    Query(asked): Query<SuggestQuery>,
) -> Result<Response, AppError> {
    let locale = asked.locale.0.unwrap_or(Locale::ALL[0]);
    let body = |suggestion: Suggestion| SuggestionBody {
        text: shown(&suggestion, locale, &translator),
        kind: schemas::SuggestionKind(suggestion.kind.name()),
        id: suggestion.id.map(Id),
        path: match (suggestion.id, &suggestion.card) {
            (Some(_), Some(card)) => address::card(locale, &card.key),
            (Some(id), None) => address::statement(locale, id),
            (None, _) => address::search(locale, &asked_for(&suggestion)),
        },
    };
    let offered = catalogue.get().index.suggest(&asked.q, Some(locale.language()))?;
    let items = offered.into_iter().map(body).collect();
    listed(&SuggestBody { items }, SuggestionBody::schema, &asked.fields, None)
}

/// The words of a suggestion for a reader of this locale. A profession that was typed in another
/// language than that of its text is shown in the translation.
fn shown(suggestion: &Suggestion, locale: Locale, translator: &Translator) -> String {
    let Suggestion { text, meaning, n_times, .. } = suggestion;
    if let Some(card) = &suggestion.card {
        let translated = || translator.words(&card.key.standard, card.language, locale, text);
        let title = if suggestion.is_otherwise_named { translated() } else { None };
        let title = title.unwrap_or(text);
        return locale.messages().site.at_level(title, card.qualification_level);
    }
    match (meaning, suggestion.kind) {
        (_, SuggestionKind::Skill) if *n_times == 1 => text.clone(),
        (Some(meaning), _) => format!("{text} → {meaning} · {n_times}"),
        (None, _) => format!("{text} · {n_times}"),
    }
}

/// The search that a suggestion leads to.
fn asked_for(suggestion: &Suggestion) -> Vec<(&'static str, String)> {
    // The blank ends the last word: what is offered is whole.
    let mut asked = vec![("q", format!("{} ", suggestion.text))];
    if let Some(card) = &suggestion.card {
        asked.push(("kind", StatementKind::Profession.to_string()));
        asked.extend(card.qualification_level.map(|level| ("level", level.to_string())));
    }
    asked
}
