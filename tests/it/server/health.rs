//! The state of the service.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;

use crate::fixtures::Site;

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
