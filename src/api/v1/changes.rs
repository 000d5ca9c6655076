//! What has changed since a version of the catalogue, node by node, for those who keep a copy.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

use super::{
    list::{self, next_path, page_request},
    parameters::{ChangeFilter, Version, VersionChoice},
    schemas,
};
use crate::{
    app::{AppError, Query, address},
    catalogue::CurrentCatalogue,
    standard::{Change, Id, Language},
    storage::{CatalogueVersion, ChangedNode, Storage},
};

super::parameters::query! {
    /// What may be asked of the changes.
    struct ChangesQuery {
        /// Version of your copy. Without it, or with 0, everything is returned.
        since: VersionChoice = default,
        /// Only changes of these kinds.
        change: ChangeFilter = default,
    } with list, fields
}

/// A page of the changes.
#[derive(Serialize, ToSchema)]
struct Changes<'a> {
    /// The nodes that have changed, by the version that changed them last, then by `id`.
    items: Vec<ChangeBody<'a>>,
    /// How many nodes have changed.
    total: u64,
    /// Path of the next page, with every parameter of this one; null on the last page. The `Link`
    /// header says the same.
    #[schema(examples("/api/v1/changes?since=6&cursor=WzcsIjA"))]
    next: Option<&'a str>,
    /// Version of your copy once you have applied all changes: next time, pass the version from the
    /// first page as `since`.
    #[schema(examples(7))]
    version: i64,
}

/// A node that has changed: a standard, or a statement of one of its cards.
#[derive(Serialize, ToSchema)]
#[schema(as = Piece)]
struct ChangeBody<'a> {
    /// The permanent identifier.
    id: Id,
    /// The place in the standard; empty for the standard itself.
    #[schema(examples("2524-0-003-5/f1/s1/a1"))]
    r#ref: String,
    /// What it is, or was.
    kind: schemas::PieceKind,
    /// What happened to it since the version you asked for.
    change: Change,
    /// Version of the catalogue that changed it last.
    #[schema(examples(7))]
    version: i64,
    /// The code of its standard.
    #[schema(examples("J62090011"))]
    standard: &'a str,
    /// The language of the text.
    language: Language,
    /// The name of its card in addresses; null for a standard.
    #[schema(examples("2524-0-003-5"))]
    card: Option<&'a str>,
    /// Where the API shows the node as it is now; null for one that was removed. For a card or a
    /// standard, the change covers only fields that have no identifier of their own.
    #[schema(examples("/api/v1/statements/980673ea-64bb-50fa-8294-e2f916ed4424"))]
    path: Option<String>,
}

/// What has changed
///
/// Nodes of the catalogue that imports have changed since a version, for keeping a copy up to date.
/// For each node with a `path`, replace what your copy has with what is there; delete those that were
/// removed. A node that was only moved has the same words on other lines of the source. Begin with
/// `since=0`.
///
/// The fields `card`, `function` and `skill` of a statement are words of the nodes above it, which
/// are listed themselves when they change; the `ref` of a node begins with theirs. The findings
/// and the source text of a standard have no identifiers: fetch them again whenever the version
/// rises.
#[utoipa::path(
    get,
    path = "/changes",
    tag = "Changes",
    params(ChangesQuery),
    responses((status = OK, description = "The changes.", body = Changes<'_>)),
    extensions(("x-sample" = json!({ "since": 0, "change": ["added"], "limit": 5 }))),
)]
pub(super) async fn changes(
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
             start again with since=0",
            version.0
        )));
    }
    let request = page_request(asked.limit, &asked.cursor);
    let page = storage.list_changes(CatalogueVersion(since), &asked.change.0, request).await?;
    let next = page.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let items = page.items.iter().map(ChangeBody::from).collect();
    let body = Changes { items, total: page.total, next: next.as_deref(), version: version.0 };
    list::listed(&body, ChangeBody::schema, &asked.fields, next.as_deref())
}

impl<'a> From<&'a ChangedNode> for ChangeBody<'a> {
    fn from(node: &'a ChangedNode) -> Self {
        let ChangedNode { identity, change, version, text } = node;
        let slug = identity.reference.slug();
        Self {
            id: Id(identity.id),
            r#ref: identity.reference.to_string(),
            kind: schemas::PieceKind(identity.reference.kind().name()),
            change: *change,
            version: version.0,
            standard: &text.code,
            language: text.language,
            card: (!slug.is_empty()).then_some(slug),
            path: (*change != Change::Removed).then(|| address::api_node(text, identity)),
        }
    }
}
