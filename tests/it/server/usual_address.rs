//! Addresses that people write in another way than the site does lead to the page that they mean, and
//! to nowhere else.

use axum::http::StatusCode;

use crate::fixtures::Site;

const CARD: &str = "standards/J62090011/cards/2524-0-003-5";

#[tokio::test]
async fn another_spelling_of_an_address_leads_to_the_usual_one() {
    let site = Site::new().await;
    let id = site.json(&format!("/api/v1/{CARD}")).await["id"].as_str().unwrap().to_owned();
    for (written, usual) in [
        ("/ru/", "/ru"),
        ("/RU", "/ru"),
        ("/Kk/", "/kk"),
        ("/ru/professions/", "/ru/professions"),
        ("/ru/professions/?level=5&order=level", "/ru/professions?level=5&order=level"),
        ("/EN/search?q=%D0%B0%2F%2F//evil", "/en/search?q=%D0%B0%2F%2F//evil"),
        ("/KK/standards/j62090011", "/kk/standards/J62090011"),
        ("/kk/standards/J62090011/", "/kk/standards/J62090011"),
        ("/kk/standards/j62090011/source", "/kk/standards/J62090011/source"),
        (&format!("/kk/{}/", CARD.to_lowercase()), &format!("/kk/{CARD}")),
        ("/ru/download/", "/ru/download"),
        ("/download/", "/download"),
        ("/static/1/kasip.svg/", "/static/1/kasip.svg"),
        ("/api/", "/api"),
        ("/api/v1/standards/", "/api/v1/standards"),
        ("/api/v1/standards/j62090011", "/api/v1/standards/J62090011"),
        ("/api/v1/standards/j62090011/?fields=code", "/api/v1/standards/J62090011?fields=code"),
        (&format!("/id/{id}/"), &format!("/id/{id}")),
    ] {
        let answer = site.get(written).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{written}");
        assert_eq!(answer.header("location"), usual, "{written}");
        assert!(answer.body.is_empty() && answer.media_type().is_empty(), "{written}");
        assert_eq!(site.call("HEAD", written, &[]).await.header("location"), usual);
        let next = site.get_with(usual, &[("accept", "*/*")]).await;
        assert!(
            next.status.is_success()
                || [StatusCode::FOUND, StatusCode::SEE_OTHER].contains(&next.status),
            "{usual}: {}",
            next.status
        );
        if written.starts_with("/api/v1") {
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{written}");
        }
    }
}

#[tokio::test]
async fn what_has_no_page_stays_not_found_and_nothing_leads_to_another_site() {
    let site = Site::new().await;
    for path in [
        "/ru/nowhere/",
        "/RU/nowhere",
        "/DE/",
        "/nowhere/",
        "/kk/standards/j1",
        "/kk/standards/NOSUCH/",
        "/api/v1/nowhere/",
        "/api/v1/standards/j1/",
        "/download/nothing.csv/",
        "//evil.example/",
        "//evil.example/ru/",
        "///ru/",
        "/ru//",
        "/RU//professions",
        "/RU/%2F%2Fevil.example/",
        "/%5Cevil.example/",
        "/RU/..%2F..%2F/",
        "/RU/../ru/",
        "/RU/./",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("location"), "", "{path}");
        assert!(!answer.body.is_empty(), "{path}");
    }
    let answer = site.call("POST", "/ru/", &[]).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}
