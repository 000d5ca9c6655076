//! Errors as problem documents.

use axum::http::StatusCode;

use crate::fixtures::Site;

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
