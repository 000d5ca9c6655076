//! The page about the site.

use crate::fixtures::{LOCALES, Site, select};

#[tokio::test]
async fn the_page_about_the_site_says_where_errors_are_reported() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/about")).await;
        assert_eq!(select(&page, "main a[href='mailto:errors@kasip.example']").len(), 1);
    }
}
