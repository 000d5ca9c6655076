//! Search: the hits with their places, and how many each value of each filter would leave.

use std::borrow::Cow;

use axum::{
    extract::{OriginalUri, State},
    response::Response,
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    list::{as_value, listed, next_path},
    parameters::{
        CardFilter, CodeFilter, FunctionKindFilter, KindFilter, LevelFilter, OrderChoice,
    },
    schemas,
    statements::{CardPlace, Place},
    translated::{self, EntryWords, Translator},
};
use crate::{
    app::{AppError, Cancellation, Query, address},
    catalogue::CurrentCatalogue,
    search::{
        Alternative, BestMatch, Facets, Hit, HitCard, HitParent, MANY_OCCURRENCES, Matched,
        Occurrence, SearchRequest,
    },
    standard::{Id, Language, QualificationLevel, StatementKind},
};

super::parameters::query! {
    /// What may be searched for.
    struct SearchQuery {
        /// The words, in Kazakh, Russian or English, in any grammatical form and with any keyboard. Words
        /// in quotation marks are a phrase; the last word also matches as a prefix unless followed by a
        /// space or a quotation mark. A qualification level among the words (`5 уровня`, `5-деңгей`,
        /// `level 5`) is a filter, unless it is in quotation marks. May be empty or left out if a filter is given. At most 32 words.
        #[param(max_length = 512)]
        q: String = default,
        /// Statements of any of these kinds.
        kind: KindFilter = default,
        /// Statements on cards of any of these levels.
        level: LevelFilter = default,
        /// Statements of any of these standards.
        standard: CodeFilter = default,
        /// Statements on any of these cards, each as the code of its standard, a slash and its slug.
        card: CardFilter = default,
        /// Statements of labour functions of any of these kinds.
        function_kind: FunctionKindFilter = default,
        /// Whether statements with the same words are grouped into one hit, with all their
        /// `places`.
        collapse: bool = default,
        /// Order of the hits. Default: `relevance`.
        order: OrderChoice = default,
    } with lang, list, fields
}

/// A page of the hits of a search.
#[derive(Serialize, ToSchema)]
#[schema(as = SearchResult)]
struct SearchBody<'a> {
    /// The hits of this page.
    items: Vec<HitBody<'a>>,
    /// Number of hits in all.
    total: u64,
    /// Path of the next page, with every parameter of this one; null on the last page. The `Link`
    /// header says the same.
    #[schema(examples("/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&cursor=MjA"))]
    next: Option<&'a str>,
    /// Number of results for each filter value.
    facets: FacetsBody<'a>,
    /// The cards and standards that the words name by a code or a title.
    best: Vec<BestMatchBody<'a>>,
    /// The nearest queries that find something, if this one finds nothing.
    alternatives: Vec<AlternativeBody<'a>>,
}

/// A card or a standard that the words name by a code or a title.
#[derive(Serialize, ToSchema)]
#[schema(as = Lead)]
struct BestMatchBody<'a> {
    /// `card` or `standard`.
    kind: schemas::LeadKind,
    /// The permanent identifier of the card; null for a standard.
    id: Option<Id>,
    /// The title of the profession, or the code of the standard.
    title: &'a str,
    /// The card; null for a standard.
    card: Option<CardPlace<'a>>,
    /// Its path in this API.
    #[schema(examples("/api/v1/standards/J62090011"))]
    path: String,
}

/// A query that is close to the one that found nothing.
#[derive(Serialize, ToSchema)]
#[schema(as = Alternative)]
struct AlternativeBody<'a> {
    /// Its words.
    q: &'a str,
    /// The word that was left out.
    without: &'a str,
    /// Number of hits.
    total: u64,
}

/// A statement that was found.
#[derive(Serialize, ToSchema)]
#[schema(as = Hit)]
pub(super) struct HitBody<'a> {
    /// What it is.
    kind: StatementKind,
    /// The permanent identifier. If texts in several languages have this place, it is the
    /// identifier in the first of them, Kazakh before Russian.
    id: Id,
    /// The place in the standard.
    #[schema(examples("2524-0-003-5/f1/s1/a1"))]
    r#ref: String,
    /// The words as printed; the text of an item is followed by its parts.
    text: &'a str,
    /// The language of the text: the first in which the place has what is asked for.
    language: Language,
    /// Where the words occur in `text`: ranges of Unicode code points, each from its first to the
    /// one after its last.
    #[schema(value_type = schemas::Highlights)]
    highlights: &'a [(usize, usize)],
    /// The number under which it is printed; null for a profession and a purpose, which have none.
    #[schema(examples(1))]
    number: Option<u32>,
    /// How good the hit is, for comparison within one response; 0 where the order is `card`.
    #[schema(examples(12.3))]
    score: f32,
    /// The card it is on.
    card: CardPlace<'a>,
    /// The labour function it belongs to; null for a profession, a purpose and a function.
    function: Option<Place<'a>>,
    /// The skill it belongs to; null for all but abilities and knowledge.
    skill: Option<Place<'a>>,
    /// How each part of the query was answered.
    matched: Vec<MatchedBody<'a>>,
    /// The places with the same words; fewer if there are many hits, as one response names at most
    /// 1,000. Only with `collapse=true`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 100)]
    places: Vec<PlaceBody<'a>>,
}

/// How a part of the query was answered.
#[derive(Serialize, ToSchema)]
#[schema(as = Matched)]
struct MatchedBody<'a> {
    /// The part of the query.
    query: &'a str,
    /// The words of the text that answer it.
    r#as: &'a str,
    /// How they answer it.
    how: schemas::How,
}

/// One of the places with the same words.
#[derive(Serialize, ToSchema)]
#[schema(as = HitPlace)]
struct PlaceBody<'a> {
    /// The permanent identifier of the statement there.
    id: Id,
    /// The place in the standard.
    #[schema(examples("2524-0-003-5/f1/s1/a1"))]
    r#ref: String,
    /// The card it is on.
    card: CardPlace<'a>,
    /// The labour function it belongs to; null for a profession, a purpose and a function.
    function: Option<Place<'a>>,
    /// The skill it belongs to; null for all but abilities and knowledge.
    skill: Option<Place<'a>>,
    /// The number under which it is printed; null for a profession and a purpose, which have none.
    #[schema(examples(1))]
    number: Option<u32>,
}

/// Number of results for each filter value, counted without that filter itself.
#[derive(Serialize, ToSchema)]
#[schema(as = Facets)]
struct FacetsBody<'a> {
    /// By kind.
    kind: Vec<Facet<'a>>,
    /// By level.
    level: Vec<LevelFacet>,
    /// By code of the standard.
    standard: Vec<Facet<'a>>,
    /// By card, as the code of the standard, a slash and the slug; counted if one standard is chosen,
    /// empty otherwise.
    card: Vec<Facet<'a>>,
    /// By kind of labour function.
    function_kind: Vec<Facet<'a>>,
}

/// A value of a filter.
#[derive(Serialize, ToSchema)]
struct Facet<'a> {
    /// The value, as the filter takes it.
    value: Cow<'a, str>,
    /// Number of results with this value.
    count: u64,
}

/// A level as a value of a filter.
#[derive(Serialize, ToSchema)]
struct LevelFacet {
    /// The level.
    value: QualificationLevel,
    /// Number of results with this value.
    count: u64,
}

/// Search
///
/// The statements that contain the words and match the filters, with their places, and the number
/// of results for each filter value. All words must match; you can repeat a filter. Give words or a
/// filter: a request without either is rejected.
#[utoipa::path(
    get,
    path = "/search",
    tag = "Search",
    params(SearchQuery),
    responses((status = OK, description = "The hits.", body = SearchBody<'_>)),
    extensions(("x-sample" = json!({
        "q": "қауіпсіздік", "kind": ["skill", "ability"], "level": [5], "limit": 3,
    }))),
)]
pub(super) async fn search(
    State(catalogue): State<CurrentCatalogue>,
    State(translator): State<Translator>,
    cancellation: Cancellation,
    OriginalUri(uri): OriginalUri,
    Query(asked): Query<SearchQuery>,
) -> Result<Response, AppError> {
    let mut request = SearchRequest {
        words: asked.q,
        kinds: asked.kind.0,
        levels: asked.level.0,
        standards: asked.standard.0,
        cards: asked.card.0,
        function_kinds: asked.function_kind.0,
        limit: asked.limit.0,
        collapse: asked.collapse,
        max_occurrences: MANY_OCCURRENCES,
        order: asked.order.0.unwrap_or_default(),
        language: None,
        cursor: asked.cursor.0,
    };
    let catalogue = catalogue.get();
    let is_over = || cancellation.is_cancelled();
    let results = catalogue.index.search_unless(&request, &is_over)?;
    // The same hits, each in the words of its official text in that language.
    request.language = asked.lang.0;
    let official = match request.language {
        Some(_) => catalogue.index.search_unless(&request, &is_over)?.hits,
        None => Vec::new(),
    };
    let next = results.next.as_deref().map(|cursor| next_path(&uri, cursor));
    let body = SearchBody {
        items: results.hits.iter().map(HitBody::from).collect(),
        total: results.total,
        next: next.as_deref(),
        facets: (&results.facets).into(),
        best: results.best_matches.iter().map(BestMatchBody::from).collect(),
        alternatives: results.alternatives.iter().map(alternative).collect(),
    };
    let answer = translator.list(&asked.lang, body, |into| {
        let official = results.hits.iter().zip(&official);
        official.map(move |(hit, official)| EntryWords {
            code: &hit.card.key.standard,
            language: hit.language,
            official: in_official_words(official, into),
            runs_on: true,
        })
    });
    listed(&answer, translated::schema::<HitBody<'_>>, &asked.fields, next.as_deref())
}

/// A hit in this language as JSON, with those of its places that are in it; none where it has no words
/// in it.
fn in_official_words(hit: &Hit, language: Language) -> Option<Value> {
    if hit.language != language {
        return None;
    }
    let places = hit.occurrences.iter().filter(|place| place.card.language == language);
    let places = places.map(PlaceBody::from).collect();
    Some(as_value(&HitBody { places, ..HitBody::from(hit) }))
}

impl<'a> From<&'a Hit> for HitBody<'a> {
    fn from(hit: &'a Hit) -> Self {
        Self {
            kind: hit.kind,
            id: Id(hit.id),
            r#ref: hit.reference.to_string(),
            text: &hit.text,
            language: hit.language,
            highlights: &hit.highlights,
            number: hit.number,
            score: hit.score,
            card: (&hit.card).into(),
            function: hit.function.as_ref().map(Place::from),
            skill: hit.skill.as_ref().map(Place::from),
            matched: hit.matched.iter().map(matched).collect(),
            places: hit.occurrences.iter().map(PlaceBody::from).collect(),
        }
    }
}

impl<'a> From<&'a HitCard> for CardPlace<'a> {
    fn from(card: &'a HitCard) -> Self {
        Self {
            standard: &card.key.standard,
            slug: &card.key.slug,
            title: &card.title,
            qualification_level: card.qualification_level,
            point: card.point,
        }
    }
}

fn matched(one: &Matched) -> MatchedBody<'_> {
    MatchedBody { query: &one.query, r#as: &one.words, how: schemas::How(one.how.name()) }
}

impl<'a> From<&'a Occurrence> for PlaceBody<'a> {
    fn from(place: &'a Occurrence) -> Self {
        Self {
            id: Id(place.id),
            r#ref: place.reference.to_string(),
            card: (&place.card).into(),
            function: place.function.as_ref().map(Place::from),
            skill: place.skill.as_ref().map(Place::from),
            number: place.number,
        }
    }
}

impl<'a> From<&'a BestMatch> for BestMatchBody<'a> {
    fn from(best_match: &'a BestMatch) -> Self {
        match best_match {
            BestMatch::Card { card, id, title } => Self {
                kind: schemas::LeadKind("card"),
                id: Some(Id(*id)),
                title,
                card: Some(card.into()),
                path: address::api_card(&card.key),
            },
            BestMatch::Standard { code } => Self {
                kind: schemas::LeadKind("standard"),
                id: None,
                title: code,
                card: None,
                path: address::api_standard(code),
            },
        }
    }
}

fn alternative(one: &Alternative) -> AlternativeBody<'_> {
    AlternativeBody { q: &one.words, without: &one.without, total: one.total }
}

impl<'a> From<&'a HitParent> for Place<'a> {
    fn from(place: &'a HitParent) -> Self {
        Self { number: place.number, title: &place.title }
    }
}

impl<'a> From<&'a Facets> for FacetsBody<'a> {
    fn from(facets: &'a Facets) -> Self {
        let level = |(level, count): &(QualificationLevel, u64)| LevelFacet {
            value: *level,
            count: *count,
        };
        Self {
            kind: counted(&facets.kinds, |(kind, count)| (kind.name().into(), *count)),
            level: facets.levels.iter().map(level).collect(),
            standard: counted(&facets.standards, |one| (one.code.as_str().into(), one.count)),
            card: counted(&facets.cards, |one| (one.key.to_string().into(), one.count)),
            function_kind: counted(&facets.function_kinds, |(kind, count)| {
                (kind.name().into(), *count)
            }),
        }
    }
}

/// The values of a filter, each as the filter takes it.
fn counted<'a, T>(values: &'a [T], of: impl Fn(&'a T) -> (Cow<'a, str>, u64)) -> Vec<Facet<'a>> {
    values.iter().map(of).map(|(value, count)| Facet { value, count }).collect()
}
