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
        /// The version of the catalogue that a copy has; without it, or with 0, all is new.
        since: VersionChoice = default,
        /// Any of these changes.
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
    /// The path of the next page, with every parameter of this one; null at the end. The header
    /// `Link` says the same.
    #[schema(examples("/api/v1/changes?since=6&cursor=WzcsIjA"))]
    next: Option<&'a str>,
    /// The version of the catalogue that a copy has once all changes are applied: ask with
    /// `since` the one that the first page said.
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
    /// What became of it since the version that was asked for.
    change: Change,
    /// The version of the catalogue that changed it last.
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
    /// Where the API shows the node as it is now; null for one that was removed. Of a card or a
    /// standard only what has no identifier of its own is the node.
    #[schema(examples("/api/v1/statements/980673ea-64bb-50fa-8294-e2f916ed4424"))]
    path: Option<String>,
}

/// What has changed
///
/// The nodes of the catalogue that imports have changed since a version, for those who keep a
/// copy. For each one with a `path`, take what stands there in place of what the copy holds; drop
/// those that are removed. A node that was only moved has the same words on other lines of the
/// source. Begin with `since=0`.
///
/// The keys `card`, `function` and `skill` of a statement are words of the nodes above it, which
/// are named themselves when they change; the `ref` of a node begins with theirs. The findings
/// and the source text of a standard have no identifiers: take them anew whenever the version rises.
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
             begin anew with since=0",
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
