//! What a client accepts.

use axum::http::StatusCode;

use crate::fixtures::Site;

#[tokio::test]
async fn a_client_that_takes_no_json_is_told_so_even_where_an_answer_is_held() {
    let site = Site::new().await;
    for address in ["/api/v1/cards", "/api/openapi.json"] {
        for accepted in ["*/*", "application/*", "application/json", "application/problem+json"] {
            let answer = site.get_with(address, &[("accept", accepted)]).await;
            assert_eq!(answer.status, StatusCode::OK, "{accepted}");
        }
        for refused in ["text/html", "application/json;q=0", "application/xml, text/*"] {
            let answer = site.get_with(address, &[("accept", refused)]).await;
            assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE, "{refused}");
            assert_eq!(answer.media_type(), "application/problem+json");
            assert_eq!(answer.header("vary"), "Accept");
        }
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert_eq!(site.get_with(address, &[("accept", browser)]).await.status, StatusCode::OK);
    }
}
