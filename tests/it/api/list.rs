//! What holds for every list: walking by `next`, and parameters that are refused.

use axum::http::StatusCode;
use serde_json::json;

use crate::fixtures::Site;

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
