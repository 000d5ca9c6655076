//! Programs of other sites.

use crate::fixtures::Site;

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
