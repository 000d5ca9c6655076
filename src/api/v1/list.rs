//! Lists: a page of entries, how many there are in all, and where the next page begins.

use axum::{
    Json,
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Query;
use serde::Serialize;
use serde_json::Value;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use super::parameters::{CursorChoice, FieldsChoice, Limit, Optional};
use crate::{
    app::{AppError, address::with_query},
    storage::{ListPage, PageRequest},
};

/// A page of a list.
#[derive(Serialize, ToSchema)]
pub(super) struct List<'a, Entry> {
    /// The items of this page.
    pub(super) items: Vec<Entry>,
    /// Number of items in the whole list.
    pub(super) total: u64,
    /// Path of the next page, with every parameter of this one; null on the last page. The `Link`
    /// header says the same.
    #[schema(examples("/api/v1/cards?limit=5&cursor=NQ"))]
    pub(super) next: Option<&'a str>,
}

/// The page of the list that is asked for.
pub(super) fn page_request(Limit(limit): Limit, cursor: &CursorChoice) -> PageRequest<'_> {
    PageRequest { limit, cursor: cursor.0.as_deref() }
}

/// The answer of a page of the storage, asked for at `uri`.
///
/// # Errors
/// [`AppError::BadRequest`] for a field that the entries do not have.
pub(super) fn answer<'a, Model, Entry>(
    uri: &Uri,
    page: &'a ListPage<Model>,
    fields: &FieldsChoice,
) -> Result<Response, AppError>
where
    Entry: From<&'a Model> + Serialize + PartialSchema + ToSchema,
{
    let next = page.next.as_deref().map(|cursor| next_path(uri, cursor));
    let items: Vec<Entry> = page.items.iter().map(Entry::from).collect();
    let list = List { items, total: page.total, next: next.as_deref() };
    listed(&list, Entry::schema, fields, next.as_deref())
}

impl<'a, Entry> List<'a, Entry> {
    /// A page of the storage; `next` is the path of the one after it.
    pub(super) fn of<Model>(page: &'a ListPage<Model>, next: Option<&'a str>) -> Self
    where
        Entry: From<&'a Model>,
    {
        Self { items: page.items.iter().map(Entry::from).collect(), total: page.total, next }
    }
}

/// The path of the next page, with every parameter of this one.
pub(super) fn next_path(uri: &Uri, cursor: &str) -> String {
    let asked = Query::<Vec<(String, String)>>::try_from_uri(uri);
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let others = asked.iter().filter(|(name, _)| name != "cursor");
    let others = others.map(|(name, value)| (name.as_str(), value.clone()));
    with_query(uri.path(), &others.chain([("cursor", cursor.to_owned())]).collect::<Vec<_>>())
}

/// What describes an answer. It is made only where keys are named.
pub(super) type MakeSchema = fn() -> RefOr<Schema>;

/// The answer of a list of entries of this schema, thinned to the fields that are wanted of each, with the
/// header that leads to the next page.
///
/// # Errors
/// [`AppError::BadRequest`] for a field that the entries do not have.
pub(super) fn listed(
    body: &impl Serialize,
    entry: MakeSchema,
    Optional(fields): &FieldsChoice,
    next: Option<&str>,
) -> Result<Response, AppError> {
    let mut response = match fields {
        None => Json(body).into_response(),
        Some(fields) => {
            fields.check(&entry())?;
            let mut body = as_value(body);
            if let Some(items) = body.get_mut("items") {
                *items = fields.thin(items.take());
            }
            Json(body).into_response()
        }
    };
    let link = next.and_then(|next| HeaderValue::try_from(format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// The answer of one thing of this schema, thinned to the fields that are wanted.
///
/// # Errors
/// [`AppError::BadRequest`] for a field that it does not have.
pub(super) fn single(
    body: &impl Serialize,
    schema: MakeSchema,
    Optional(fields): &FieldsChoice,
) -> Result<Response, AppError> {
    let Some(fields) = fields else { return Ok(Json(body).into_response()) };
    fields.check(&schema())?;
    Ok(Json(fields.thin(as_value(body))).into_response())
}

/// A shape of ours as JSON.
pub(super) fn as_value(body: &impl Serialize) -> Value {
    serde_json::to_value(body).expect("our own shapes have text keys and finite numbers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_path_keeps_every_parameter_but_the_cursor() {
        let uri = "/api/v1/search?q=%D0%B0+b&kind=skill&cursor=old&kind=ability&limit=5";
        let next = next_path(&uri.parse().unwrap(), "new=1");
        assert_eq!(
            next,
            "/api/v1/search?q=%D0%B0%20b&kind=skill&kind=ability&limit=5&cursor=new%3D1"
        );
        assert_eq!(next_path(&"/api/v1/cards".parse().unwrap(), "c"), "/api/v1/cards?cursor=c");
    }

    #[derive(Serialize, ToSchema)]
    struct Entry(u8);

    impl From<&u8> for Entry {
        fn from(number: &u8) -> Self {
            Self(*number)
        }
    }

    #[test]
    fn a_list_that_goes_on_says_so_in_body_and_header() {
        let page = ListPage { items: vec![7_u8], total: 9, next: Some("c".to_owned()) };
        let response =
            answer::<u8, Entry>(&"/list?limit=1".parse().unwrap(), &page, &Optional::default());
        let response = response.unwrap();
        assert_eq!(response.headers()[header::LINK], "</list?limit=1&cursor=c>; rel=\"next\"");
    }
}
