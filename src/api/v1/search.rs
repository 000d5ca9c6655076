//! Search: the hits with their places, and how many each value of each filter would leave.

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::{Deserialize, Serialize};
use tokio::task;

use super::{
    list::{linked, next_path},
    parameters::{Card, Filter, Given, Level, Limit, Optional},
    statements::{CardPlace, Place},
};
use crate::{
    app::{AppError, CurrentCatalogue, Query},
    export::json::Id,
    search::{Facets, Hit, HitPlace, SearchRequest},
    standard::{FunctionKind, QualificationLevel, StatementKind},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: Filter<StatementKind>,
    #[serde(default)]
    level: Filter<Level>,
    #[serde(default)]
    standard: Filter<Given>,
    #[serde(default)]
    card: Filter<Card>,
    #[serde(default)]
    function_kind: Filter<FunctionKind>,
    #[serde(default)]
    limit: Limit,
    #[serde(default)]
    cursor: Optional<Given>,
}

#[derive(Serialize)]
struct SearchBody<'a> {
    items: Vec<HitBody<'a>>,
    total: u64,
    next: Option<&'a str>,
    facets: FacetsBody<'a>,
}

#[derive(Serialize)]
struct HitBody<'a> {
    kind: &'static str,
    id: Id,
    r#ref: &'a str,
    text: &'a str,
    language: &'static str,
    highlights: &'a [(usize, usize)],
    number: Option<u32>,
    score: f32,
    card: CardPlace<'a>,
    function: Option<Place<'a>>,
    skill: Option<Place<'a>>,
}

#[derive(Serialize)]
struct FacetsBody<'a> {
    kind: Vec<Facet<&'static str>>,
    level: Vec<Facet<u8>>,
    standard: Vec<Facet<&'a str>>,
    card: Vec<Facet<String>>,
    function_kind: Vec<Facet<&'static str>>,
}

#[derive(Serialize)]
struct Facet<T> {
    value: T,
    count: u64,
}

/// The statements that have the words and pass the filters.
pub(super) async fn search(
    State(catalogue): State<CurrentCatalogue>,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<SearchQuery>,
) -> Result<Response, AppError> {
    let request = SearchRequest {
        words: asked.q,
        kinds: asked.kind.0,
        levels: asked.level.into_levels(),
        standards: asked.standard.into_texts(),
        cards: asked.card.into_keys(),
        function_kinds: asked.function_kind.0,
        limit: asked.limit.0,
        cursor: asked.cursor.0.map(|Given(cursor)| cursor),
    };
    let catalogue = catalogue.get();
    // The commonest words keep a processor busy for milliseconds; other requests go on meanwhile.
    let searching = task::spawn_blocking(move || catalogue.index.search(&request));
    let results = match searching.await {
        Ok(results) => results?,
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    };
    let next = results.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let body = SearchBody {
        items: results.hits.iter().map(HitBody::from).collect(),
        total: results.total,
        next: next.as_deref(),
        facets: (&results.facets).into(),
    };
    Ok(linked(&body, next.as_deref()))
}

impl<'a> From<&'a Hit> for HitBody<'a> {
    fn from(hit: &'a Hit) -> Self {
        Self {
            kind: hit.kind.name(),
            id: Id(hit.id),
            r#ref: &hit.reference,
            text: &hit.text,
            language: hit.language.tag(),
            highlights: &hit.highlights,
            number: hit.number,
            score: hit.score,
            card: CardPlace {
                standard: &hit.card.key.standard,
                slug: &hit.card.key.slug,
                title: &hit.card.title,
                qualification_level: hit.card.qualification_level.map(QualificationLevel::number),
                point: hit.card.point,
            },
            function: hit.function.as_ref().map(Place::from),
            skill: hit.skill.as_ref().map(Place::from),
        }
    }
}

impl<'a> From<&'a HitPlace> for Place<'a> {
    fn from(place: &'a HitPlace) -> Self {
        Self { number: place.number, title: &place.title }
    }
}

impl<'a> From<&'a Facets> for FacetsBody<'a> {
    fn from(facets: &'a Facets) -> Self {
        Self {
            kind: counted(&facets.kinds, |kind| kind.name()),
            level: counted(&facets.levels, |level| level.number()),
            standard: counted(&facets.standards, String::as_str),
            card: counted(&facets.cards, |key| format!("{}/{}", key.standard, key.slug)),
            function_kind: counted(&facets.function_kinds, |kind| kind.name()),
        }
    }
}

fn counted<'a, T, V>(counts: &'a [(T, u64)], value: impl Fn(&'a T) -> V) -> Vec<Facet<V>> {
    let facets =
        counts.iter().map(|(counted, count)| Facet { value: value(counted), count: *count });
    facets.collect()
}
