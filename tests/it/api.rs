//! The API on the real standard: shapes, counts, identity, paging, errors.

use std::{collections::BTreeSet, time::Duration};

use axum::http::StatusCode;
use kasip::parser;
use serde_json::{Value, json};

use crate::site::{J62090011, Site};

const CARD: &str = "/api/v1/standards/J62090011/cards/2524-0-001-5";

#[tokio::test]
async fn a_card_says_what_the_parser_read() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    for card in &standard.cards {
        let path = format!("/api/v1/standards/J62090011/cards/{}", card.slug);
        let expected = json!(kasip::export::json::Card::from(card));
        assert_eq!(site.json(&path).await, expected, "{}", card.slug);
    }
}

#[tokio::test]
async fn an_item_is_shaped_as_the_design_says() {
    let site = Site::new().await;
    let card = site.json(CARD).await;
    insta::assert_json_snapshot!(card["functions"][0]["skills"][6]["abilities"][0]);
    insta::assert_json_snapshot!(card["related"]);
    insta::assert_json_snapshot!(card["education"]);
}

#[tokio::test]
async fn the_passport_is_whole_and_lists_its_cards() {
    let site = Site::new().await;
    let standard = site.json("/api/v1/standards/J62090011").await;
    for (list, length) in [
        ("terms", 12),
        ("abbreviations", 18),
        ("activity", 5),
        ("listed_professions", 12),
        ("cards", 12),
    ] {
        assert_eq!(standard[list].as_array().unwrap().len(), length, "{list}");
    }
    insta::assert_json_snapshot!(standard["technical"]);
    insta::assert_json_snapshot!(standard["cards"][0]);
    insta::assert_json_snapshot!(standard["sources"]);
    assert_eq!(site.json("/api/v1/standards/J62090011?language=kk").await, standard);
    let other = site.get("/api/v1/standards/J62090011?language=ru").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_walk_by_next_meets_every_entry_once() {
    let site = Site::new().await;
    for (list, total) in [
        ("/api/v1/cards", 12),
        ("/api/v1/standards/J62090011/findings", 24),
        ("/api/v1/search?kind=skill", 111),
        ("/api/v1/search?q=%D0%B0%D2%9B%D0%BF%D0%B0%D1%80%D0%B0%D1%82", -1),
    ] {
        let separator = if list.contains('?') { '&' } else { '?' };
        let whole = site.json(&format!("{list}{separator}limit=500")).await;
        if total >= 0 {
            assert_eq!(whole["total"], total, "{list}");
        }
        let mut walked = Vec::new();
        let mut next = Some(format!("{list}{separator}limit=7"));
        while let Some(path) = next {
            let answer = site.get(&path).await;
            let page = answer.json();
            assert_eq!(page["total"], whole["total"], "{path}");
            walked.extend(page["items"].as_array().unwrap().clone());
            next = page["next"].as_str().map(str::to_owned);
            let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
            assert_eq!(answer.header("link"), link.unwrap_or_default());
        }
        assert_eq!(json!(walked), whole["items"], "{list}");
    }
}

#[tokio::test]
async fn filters_narrow_a_list() {
    let site = Site::new().await;
    let slugs = async |query: &str| {
        let page = site.json(&format!("/api/v1/cards?{query}")).await;
        let items = page["items"].as_array().unwrap().clone();
        items.iter().map(|card| card["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(slugs("level=7").await, ["2524-0-002-7"]);
    assert_eq!(slugs("level=4&level=7").await.len(), 4);
    assert_eq!(
        slugs("occupation_code=2524-0-003").await,
        ["2524-0-003-4", "2524-0-003-5", "2524-0-003-6"]
    );
    assert_eq!(slugs("occupation_code=2524-0-003&level=5").await, ["2524-0-003-5"]);
    assert_eq!(slugs("group_code=2524-0&standard=J62090011").await.len(), 12);
    assert!(slugs("standard=nosuch").await.is_empty());
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_a_reason() {
    let site = Site::new().await;
    for path in [
        "/api/v1/cards?limit=0",
        "/api/v1/cards?limit=501",
        "/api/v1/cards?limit=x",
        "/api/v1/cards?limit=5&limit=6",
        "/api/v1/cards?cursor=nonsense",
        "/api/v1/cards?level=9",
        "/api/v1/cards?level=",
        "/api/v1/cards?colour=red",
        "/api/v1/standards?offset=1",
        "/api/v1/standards/J62090011?language=de",
        "/api/v1/standards/J62090011/findings?limit=-1",
        "/api/v1/search",
        "/api/v1/search?q=",
        "/api/v1/search?q=a&kind=verb",
        "/api/v1/search?q=a&card=nocard",
        "/api/v1/search?q=a&cursor=AAAA",
        "/api/v1/search?q=a&function_kind=some",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(answer.media_type(), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!(problem["status"], 400, "{path}");
        assert!(!problem["detail"].as_str().unwrap().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn unknown_addresses_are_problems() {
    let site = Site::new().await;
    for path in [
        "/api/v1/nowhere",
        "/api/v1/standards/NOSUCH",
        "/api/v1/standards/J62090011/cards/2524-0-003-1",
        "/api/v1/standards/NOSUCH/findings",
        "/api/v1/statements/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5e",
        "/api/v1/statements/nonsense",
        "/api/nowhere",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.media_type(), "application/problem+json", "{path}");
    }
    let answer = site.call("POST", "/api/v1/cards", &[]).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.header("allow").contains("GET"));
    assert_eq!(answer.media_type(), "application/problem+json");
}

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
async fn a_permanent_address_leads_to_the_page_or_to_the_data() {
    let site = Site::new().await;
    let card = "/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f";
    let to = async |path: &str, headers: &[(&str, &str)]| {
        let answer = site.get_with(path, headers).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path} {headers:?}");
        let vary = answer.header("vary").to_ascii_lowercase();
        assert!(vary.split(", ").any(|name| name == "accept"), "{vary}");
        answer.header("location").to_owned()
    };
    let page = "/standards/J62090011/cards/2524-0-003-5";
    assert_eq!(to(card, &[]).await, format!("/kk{page}"));
    let browser = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    assert_eq!(
        to(card, &[browser, ("accept-language", "ru,en;q=0.5")]).await,
        format!("/ru{page}")
    );
    assert_eq!(to(card, &[("accept", "application/json")]).await, format!("/api/v1{page}"));

    let item = site.json(CARD).await["functions"][0]["skills"][0]["knowledge"][0]["id"].clone();
    let item = item.as_str().unwrap();
    assert_eq!(to(&format!("/id/{item}"), &[browser]).await, format!("/kk/statements/{item}"));
    let data = to(&format!("/id/{item}"), &[("accept", "application/json")]).await;
    assert_eq!(data, format!("/api/v1/statements/{item}"));

    let unknown = site.get("/id/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5e").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_an_import_removed_is_gone_and_what_it_added_is_there() {
    let site = Site::new().await;
    let item = site.json(CARD).await["functions"][0]["skills"][0]["knowledge"][4]["id"].clone();
    let item = item.as_str().unwrap().to_owned();
    let before = site.json("/readyz").await["catalogue_version"].clone();

    let without = J62090011.replace("5. Кеңес беру мен оқытудың әдістері мен тәсілдері.\n", "");
    assert_ne!(without, J62090011);
    let (standard, findings) = parser::parse(&without);
    site.storage.save_standard(&standard, &findings, &without).await.unwrap();

    // The server follows the storage by itself.
    let mut version = before.clone();
    for _ in 0..100 {
        version = site.json("/readyz").await["catalogue_version"].clone();
        if version != before {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_ne!(version, before);
    for path in [
        format!("/id/{item}"),
        format!("/api/v1/statements/{item}"),
        format!("/kk/statements/{item}"),
    ] {
        assert_eq!(site.get(&path).await.status, StatusCode::GONE, "{path}");
    }
    let found =
        site.json("/api/v1/search?kind=knowledge&card=J62090011/2524-0-001-5&limit=500").await;
    assert_eq!(found["total"], 42);
}

#[tokio::test]
async fn a_search_narrows_and_counts_each_filter_without_itself() {
    let site = Site::new().await;
    let found =
        site.json("/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&level=5&kind=ability&limit=500").await;
    let hits = found["items"].as_array().unwrap();
    assert!(!hits.is_empty());
    assert_eq!(found["total"], hits.len());
    for hit in hits {
        assert_eq!(
            (&hit["kind"], &hit["card"]["qualification_level"]),
            (&json!("ability"), &json!(5))
        );
        let text: Vec<char> = hit["text"].as_str().unwrap().chars().collect();
        let ranges = hit["highlights"].as_array().unwrap();
        assert!(!ranges.is_empty());
        for range in ranges {
            let place = |end: usize| usize::try_from(range[end].as_u64().unwrap()).unwrap();
            let (start, end) = (place(0), place(1));
            let word: String = text[start..end].iter().collect();
            assert!(word.to_lowercase().starts_with("желі"), "{word}");
        }
    }
    // The counts of the levels are those of the same search without a level.
    for entry in found["facets"]["level"].as_array().unwrap() {
        let (level, count) = (entry["value"].as_u64().unwrap(), &entry["count"]);
        let path = format!("/api/v1/search?q=%D0%B6%D0%B5%D0%BB%D1%96&kind=ability&level={level}");
        assert_eq!(&site.json(&path).await["total"], count, "level {level}");
    }
}

#[tokio::test]
async fn an_answer_is_the_same_until_the_catalogue_changes() {
    let site = Site::new().await;
    for encoding in ["br", "gzip", "identity"] {
        let accept = ("accept-encoding", encoding);
        let answer = site.get_with(CARD, &[accept]).await;
        assert_eq!(answer.status, StatusCode::OK);
        let content_encoding = if encoding == "identity" { "" } else { encoding };
        assert_eq!(answer.header("content-encoding"), content_encoding);
        assert!(answer.header("vary").to_ascii_lowercase().contains("accept-encoding"));
        let tag = answer.header("etag").to_owned();
        assert!(tag.starts_with("\"v1-"), "{tag}");
        let again = site.get_with(CARD, &[accept, ("if-none-match", &tag)]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert_eq!(again.header("etag"), tag);
        assert!(again.body.is_empty());
    }
    let head = site.call("HEAD", CARD, &[]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn programs_of_other_sites_may_call() {
    let site = Site::new().await;
    let answer = site.get_with("/api/v1/standards", &[("origin", "https://example.org")]).await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let exposed = answer.header("access-control-expose-headers").to_ascii_lowercase();
    assert!(exposed.contains("etag") && exposed.contains("link"), "{exposed}");
    let asked = [("origin", "https://example.org"), ("access-control-request-method", "GET")];
    let preflight = site.call("OPTIONS", "/api/v1/standards", &asked).await;
    assert!(preflight.status.is_success());
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn the_state_of_the_service_is_told() {
    let site = Site::new().await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(site.json("/readyz").await["catalogue_version"], Value::from(1));
    site.storage.close().await;
    // It is noticed by the task that follows the storage, which nobody waits for.
    let not_ready = async {
        while site.get("/readyz").await.status != StatusCode::SERVICE_UNAVAILABLE {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), not_ready).await.expect("it is told");
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
}
