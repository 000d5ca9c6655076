//! No input makes the server fail: random and mutated words in the search box, broken addresses.

use std::fmt::Write;

use axum::http::StatusCode;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};

use crate::fixtures::{J62090011, Site};

/// That many inputs go to the search of the API, and a tenth as many to the page.
const INPUTS: usize = 10_000;

fn inputs() -> impl Strategy<Value = String> {
    let real = (0usize..4300, 0usize..60, 1usize..40).prop_map(|(line, from, length)| {
        let line = J62090011.lines().nth(line).unwrap_or_default();
        line.chars().skip(from).take(length).collect::<String>()
    });
    let spiced = (real.clone(), r#"["*:()^~+\\-]{0,5}"#, any::<char>())
        .prop_map(|(real, signs, other)| format!("{signs}{real}{other}{signs}"));
    prop_oneof![
        3 => "(?s).{0,60}",
        1 => "(?s).{0,2000}",
        2 => r#"["*?:()\[\]{}^~+\-&|!\\/ a-zа-яәғқңөұүһі%_';]{0,40}"#,
        3 => real,
        3 => spiced,
    ]
}

/// Every byte percent-encoded, whatever it is.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        write!(encoded, "%{byte:02X}").unwrap();
    }
    encoded
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_words_make_the_search_fail() {
    let site = Site::new().await;
    let mut runner = TestRunner::new(Config::default());
    let strategy = inputs();
    for n in 0..INPUTS {
        let words = strategy.new_tree(&mut runner).unwrap().current();
        let query = encoded(&words);
        let mut paths = vec![format!("/api/v1/search?q={query}")];
        if n % 10 == 0 {
            paths.push(format!("/kk/search?q={query}"));
            paths.push(format!("/api/v1/search?q=a&cursor={query}"));
            paths.push(format!("/ru/professions?group={query}"));
        }
        for path in paths {
            let status = site.get(&path).await.status;
            let fine = [StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::URI_TOO_LONG];
            assert!(fine.contains(&status), "{status} for {words:?}");
        }
    }
}

#[tokio::test]
async fn broken_addresses_are_no_failures() {
    let site = Site::new().await;
    for path in [
        "/api/v1/search?q=%FF%FE",
        "/api/v1/search?q=%",
        "/api/v1/search?q=%00",
        "/kk/search?q=%00%FF",
        "/api/v1/standards/%FF",
        "/kk/standards/%FF/cards/%00",
        "/kk/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/statements/%00",
        "/id/%FF",
        "/%FF",
        "//kk",
    ] {
        let status = site.get(path).await.status;
        assert!(!status.is_server_error(), "{status} for {path}");
    }
    let long = format!("/kk/{}", "a".repeat(20_000));
    assert_eq!(site.get(&long).await.status, StatusCode::URI_TOO_LONG);
}
