//! What has changed between two editions of a standard.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    list::{self, List, page_request},
    parameters::{EditionChoice, LanguageChoice},
    schemas,
};
use crate::{
    app::{AppError, Path, Query},
    comparison::{EditionDifference, EditionPiece, WordChange, edition_differences},
    standard::{Change, Id},
    storage::{EditionsAsked, Storage},
};

super::parameters::query! {
    /// Which editions are compared.
    struct DifferencesQuery {
        /// The earlier edition. Default: the one before the later edition.
        from: EditionChoice = default,
        /// The later edition. Default: the current one.
        to: EditionChoice = default,
        /// Language of both texts. Default: the first language in which both exist.
        language: LanguageChoice = default,
    } with list, fields
}

/// A piece of a text that differs between two editions.
#[derive(Serialize, ToSchema)]
#[schema(as = Difference)]
struct DifferenceBody<'a> {
    /// What happened to it. A piece that was moved may have been reworded too.
    change: Change,
    /// What it is: a kind of statement, or the field of the card or of the standard that contains
    /// it.
    #[schema(examples("ability", "work_experience", "terms"))]
    kind: &'a str,
    /// The permanent identifier of the statement, the card or the standard that contains it: in the
    /// later edition, otherwise in the earlier one.
    id: Id,
    /// Its place in the standard; empty for the standard itself.
    #[schema(examples("2524-0-003-5/f1/s1/a1"))]
    r#ref: String,
    /// The words in the earlier edition; null for what was added.
    before: Option<&'a str>,
    /// The words in the later edition; null for what was removed.
    after: Option<&'a str>,
    /// The words of both in runs, in their order: what both have, what was removed, what was added.
    words: Vec<(schemas::RunOfWords, String)>,
}

/// Differences between two editions
///
/// What differs in the later edition of a standard, piece by piece and word by word: the fields of
/// the standard, then card by card in the order of the later edition. Statements are recognised by
/// their words; one whose number changed only because another was added above it is not listed. Nor
/// are the year and the version, which name the editions.
#[utoipa::path(
    get,
    path = "/standards/{code}/differences",
    tag = "Standards",
    params(("code" = String, Path, description = "Code of the standard."), DifferencesQuery),
    responses((
        status = OK, description = "The differences.", body = List<'_, DifferenceBody<'_>>
    )),
    extensions(("x-sample" = json!({ "code": "J62090011", "from": "2022-2", "to": "2022-2" }))),
)]
pub(super) async fn differences(
    State(storage): State<Storage>,
    OriginalUri(uri): OriginalUri,
    Path(code): Path<String>,
    Query(asked): Query<DifferencesQuery>,
) -> Result<Response, AppError> {
    let editions = EditionsAsked {
        from: asked.from.0,
        to: asked.to.0,
        language: asked.language.0,
        preferred: None,
    };
    let found = storage.find_two_editions(&code, editions).await?.ok_or(AppError::NotFound)?;
    let differences = edition_differences(&found.before, &found.after);
    let page = page_request(asked.limit, &asked.cursor).page_of(differences)?;
    list::answer::<EditionDifference<'_>, DifferenceBody<'_>>(&uri, &page, &asked.fields)
}

fn run((change, words): (WordChange, String)) -> (schemas::RunOfWords, String) {
    (schemas::RunOfWords(change.name()), words)
}

impl<'a> From<&'a EditionDifference<'_>> for DifferenceBody<'a> {
    fn from(difference: &'a EditionDifference<'_>) -> Self {
        let text = |piece: &'a Option<EditionPiece>| piece.as_ref().map(|piece| &*piece.text);
        let identity = &difference.identity;
        Self {
            change: difference.change,
            kind: difference.kind,
            id: Id(identity.id),
            r#ref: identity.reference.to_string(),
            before: text(&difference.before),
            after: text(&difference.after),
            words: difference.words().into_iter().map(run).collect(),
        }
    }
}
