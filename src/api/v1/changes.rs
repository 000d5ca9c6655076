//! What has changed since a version of the catalogue, piece by piece, for those who keep a copy.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::{Deserialize, Serialize};

use super::{
    list::{linked, next_path, stretch},
    parameters::{Filter, Given, Limit, Optional},
};
use crate::{
    app::{AppError, CurrentCatalogue, Query, address},
    export::json::Id,
    standard::{CardKey, Change, PieceKind, StatementKind},
    storage::{CatalogueVersion, ChangedPiece, Storage},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangesQuery {
    #[serde(default)]
    since: Optional<Version>,
    #[serde(default)]
    change: Filter<Change>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

/// A version of the catalogue as it is asked for.
#[derive(Debug, Clone, Copy)]
struct Version(i64);

impl std::str::FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(version @ 0..) => Ok(Self(version)),
            _ => Err(format!("must be a version of the catalogue, 0 or more, not {text:?}")),
        }
    }
}

/// The changes, with the version that a copy has once all of them are applied.
#[derive(Serialize)]
struct Changes<'a> {
    items: Vec<Piece<'a>>,
    total: u64,
    next: Option<&'a str>,
    version: i64,
}

/// A piece that has changed.
#[derive(Serialize)]
struct Piece<'a> {
    id: Id,
    r#ref: &'a str,
    kind: &'static str,
    change: &'static str,
    version: i64,
    standard: &'a str,
    language: &'static str,
    card: Option<&'a str>,
    path: Option<String>,
}

/// The pieces that versions after `since` have changed.
pub(super) async fn list(
    State(storage): State<Storage>,
    State(catalogue): State<CurrentCatalogue>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<ChangesQuery>,
) -> Result<Response, AppError> {
    let version = catalogue.version();
    let since = asked.since.0.map_or(0, |Version(since)| since);
    if since > version.0 {
        return Err(AppError::BadRequest(format!(
            "since: the catalogue is at version {}, so it has never been at {since}; \
             begin anew with since=0",
            version.0
        )));
    }
    let stretch = stretch(asked.limit, &asked.cursor);
    let page = storage.list_changes(CatalogueVersion(since), &asked.change.0, stretch).await?;
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let items = page.items.iter().map(Piece::from).collect();
    let body = Changes { items, total: page.total, next: next.as_deref(), version: version.0 };
    Ok(linked(&body, next.as_deref()))
}

impl<'a> From<&'a ChangedPiece> for Piece<'a> {
    fn from(piece: &'a ChangedPiece) -> Self {
        Self {
            id: Id(piece.identity.id),
            r#ref: &piece.identity.reference,
            kind: piece.kind.name(),
            change: piece.change.name(),
            version: piece.version.0,
            standard: &piece.text.code,
            language: piece.text.language.tag(),
            card: piece.card_slug.as_deref(),
            path: path(piece),
        }
    }
}

/// Where the API shows the piece as it is now; none for one that is gone.
fn path(piece: &ChangedPiece) -> Option<String> {
    let in_language = |path| address::in_language(path, piece.text.language);
    if piece.change == Change::Removed {
        return None;
    }
    Some(match (piece.kind, &piece.card_slug) {
        (PieceKind::Statement(StatementKind::Profession), Some(slug)) => {
            let key = CardKey { standard: piece.text.code.clone(), slug: slug.clone() };
            in_language(address::api_card(&key))
        }
        (PieceKind::Statement(_), _) => address::api_statement(piece.identity.id),
        (PieceKind::Standard, _) => in_language(address::api_standard(&piece.text.code)),
    })
}
