//! Statements: each of them, and the walk over all.

use std::collections::BTreeSet;

use kasip::standard::ProfessionCard;

use super::changes::{import, standard, walk};
use crate::fixtures::{Site, edited};

#[tokio::test]
async fn every_statement_has_an_address() {
    let site = Site::new().await;
    let found = site.json("/api/v1/search?level=5&limit=500").await;
    let hits = found["items"].as_array().unwrap();
    let kinds: BTreeSet<&str> = hits.iter().map(|hit| hit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 6);
    for hit in hits {
        let id = hit["id"].as_str().unwrap();
        let statement = site.json(&format!("/api/v1/statements/{id}")).await;
        for key in ["id", "ref", "kind", "number", "language", "card", "function", "skill"] {
            assert_eq!(statement[key], hit[key], "{key} of {}", hit["ref"]);
        }
        assert!(hit["text"].as_str().unwrap().starts_with(statement["text"].as_str().unwrap()));
    }
}

#[tokio::test]
async fn the_walk_over_all_statements_meets_each_once() {
    let site = Site::new().await;
    let standard = standard();
    let all: usize = standard.cards.iter().map(|card| card.statements().count()).sum();
    for limit in [1, 7, 500] {
        if limit == 1 {
            let first = site.json("/api/v1/statements?limit=1").await;
            assert_eq!(first["total"], all);
            assert_eq!(first["items"][0]["kind"], "profession");
            continue;
        }
        let mut ids: Vec<String> = walk(&site, &format!("/api/v1/statements?limit={limit}"))
            .await
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(ids.len(), all, "limit {limit}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "limit {limit}");
    }
    for (filter, expected) in [
        ("kind=ability", 368),
        ("kind=knowledge&kind=function", 335 + 39),
        ("kind=skill&level=5", 14 + 4 + 8 + 11),
        ("kind=skill&card=J62090011/2524-0-003-5", 4),
        ("standard=J1", 0),
    ] {
        let path = format!("/api/v1/statements?limit=100&{filter}");
        assert_eq!(site.json(&path).await["total"], expected, "{filter}");
        assert_eq!(walk(&site, &path).await.len(), expected, "{filter}");
    }
    let one = &site.json("/api/v1/statements?kind=skill&limit=1").await["items"][0];
    let path = format!("/api/v1/statements/{}", one["id"].as_str().unwrap());
    assert_eq!(site.json(&path).await, *one);
}

#[tokio::test]
async fn a_walk_goes_on_where_it_was_after_an_import() {
    let site = Site::new().await;
    let standard = standard();
    let mut met: Vec<String> = Vec::new();
    let mut next = "/api/v1/statements?limit=100".to_owned();
    let mut gone: Option<String> = None;
    loop {
        let list = site.json(&next).await;
        let ids = list["items"].as_array().unwrap().iter().map(|one| one["id"].clone());
        met.extend(ids.map(|id| id.as_str().unwrap().to_owned()));
        let Some(path) = list["next"].as_str() else { break };
        path.clone_into(&mut next);
        if gone.is_none() {
            // The very line where the walk has stopped goes.
            let stopped_at = met.last().unwrap();
            let statements = standard.cards.iter().flat_map(ProfessionCard::statements);
            let mut statements = statements.into_iter();
            let line = statements.find(|one| one.identity().id.to_string() == *stopped_at);
            import(&site, &edited(line.unwrap().source(), |_| Vec::new())).await;
            gone = met.last().cloned();
        }
    }
    let gone = gone.unwrap();
    let now = walk(&site, "/api/v1/statements?limit=500").await;
    let mut now: Vec<String> =
        now.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    met.retain(|id| *id != gone);
    now.sort_unstable();
    met.sort_unstable();
    assert_eq!(met, now);
}
