//! Entity tags and dates: an answer is the same until the catalogue changes.

use axum::http::StatusCode;

use crate::{api::CARD, fixtures::Site};

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
async fn an_answer_says_when_the_catalogue_was_changed_last() {
    let site = Site::new().await;
    let import = &site.storage.list_imports(1).await.unwrap()[0];
    let expected = kasip::app::time::header(import.at).unwrap();
    for path in ["/kk", "/api/v1/cards", "/kk/changes.atom"] {
        assert_eq!(site.get(path).await.header("last-modified"), expected.to_str().unwrap());
    }
}
