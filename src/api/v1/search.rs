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
    app::{AppError, CurrentCatalogue, Query, address},
    export::json::Id,
    search::{
        Alternative, Facets, Hit, HitCard, HitPlace, HitReference, Lead, MANY_PLACES, Matched,
        Order, SearchRequest,
    },
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
    collapse: bool,
    #[serde(default)]
    order: Optional<Order>,
    #[serde(default)]
    cursor: Optional<Given>,
}

#[derive(Serialize)]
struct SearchBody<'a> {
    items: Vec<HitBody<'a>>,
    total: u64,
    next: Option<&'a str>,
    facets: FacetsBody<'a>,
    best: Vec<LeadBody<'a>>,
    alternatives: Vec<AlternativeBody<'a>>,
}

/// A card or a standard that the words name by a code or a title.
#[derive(Serialize)]
struct LeadBody<'a> {
    kind: &'static str,
    id: Option<Id>,
    title: &'a str,
    card: Option<CardPlace<'a>>,
    path: String,
}

#[derive(Serialize)]
struct AlternativeBody<'a> {
    q: &'a str,
    without: &'a str,
    total: u64,
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
    matched: Vec<MatchedBody<'a>>,
    /// Only where equal texts are collapsed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<PlaceBody<'a>>,
}

#[derive(Serialize)]
struct MatchedBody<'a> {
    query: &'a str,
    r#as: &'a str,
    how: &'static str,
}

#[derive(Serialize)]
struct PlaceBody<'a> {
    id: Id,
    r#ref: &'a str,
    card: CardPlace<'a>,
    function: Option<Place<'a>>,
    skill: Option<Place<'a>>,
    number: Option<u32>,
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
        collapse: asked.collapse,
        max_places: MANY_PLACES,
        order: asked.order.0.unwrap_or_default(),
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
        best: results.best.iter().map(LeadBody::from).collect(),
        alternatives: results.alternatives.iter().map(AlternativeBody::from).collect(),
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
            card: (&hit.card).into(),
            function: hit.function.as_ref().map(Place::from),
            skill: hit.skill.as_ref().map(Place::from),
            matched: hit.matched.iter().map(MatchedBody::from).collect(),
            places: hit.places.iter().map(PlaceBody::from).collect(),
        }
    }
}

impl<'a> From<&'a HitCard> for CardPlace<'a> {
    fn from(card: &'a HitCard) -> Self {
        Self {
            standard: &card.key.standard,
            slug: &card.key.slug,
            title: &card.title,
            qualification_level: card.qualification_level.map(QualificationLevel::number),
            point: card.point,
        }
    }
}

impl<'a> From<&'a Matched> for MatchedBody<'a> {
    fn from(matched: &'a Matched) -> Self {
        Self { query: &matched.query, r#as: &matched.words, how: matched.how.name() }
    }
}

impl<'a> From<&'a HitReference> for PlaceBody<'a> {
    fn from(place: &'a HitReference) -> Self {
        Self {
            id: Id(place.id),
            r#ref: &place.reference,
            card: (&place.card).into(),
            function: place.function.as_ref().map(Place::from),
            skill: place.skill.as_ref().map(Place::from),
            number: place.number,
        }
    }
}

impl<'a> From<&'a Lead> for LeadBody<'a> {
    fn from(lead: &'a Lead) -> Self {
        match lead {
            Lead::Card { card, id, title } => Self {
                kind: "card",
                id: Some(Id(*id)),
                title,
                card: Some(card.into()),
                path: address::api_card(&card.key),
            },
            Lead::Standard { code } => Self {
                kind: "standard",
                id: None,
                title: code,
                card: None,
                path: address::api_standard(code),
            },
        }
    }
}

impl<'a> From<&'a Alternative> for AlternativeBody<'a> {
    fn from(alternative: &'a Alternative) -> Self {
        Self { q: &alternative.words, without: &alternative.without, total: alternative.total }
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
