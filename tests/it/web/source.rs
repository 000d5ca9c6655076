//! The text of a standard with its line numbers.

use crate::fixtures::{Site, select};

#[tokio::test]
async fn the_source_is_shown_line_by_line() {
    let site = Site::new().await;
    let page = site.page("/en/standards/J62090011/source").await;
    let line = select(&page, "#L189");
    let words = line[0].next_sibling().and_then(|words| words.value().as_text()).unwrap();
    assert_eq!(words.trim(), "1. Ақпаратты қорғау және ақпарат қауіпсіздігі үшін БАҚ");
    assert_eq!(select(&page, "#L4315").len(), 1);
}
