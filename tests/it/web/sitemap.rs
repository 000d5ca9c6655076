//! The sitemap.

use axum::http::StatusCode;
use roxmltree::{Document, Node};
use scraper::Selector;

use crate::fixtures::Site;

pub const PUBLIC: &str = "https://kasip.example";

/// The elements of a name, wherever they stand.
pub fn elements<'a>(
    document: &'a Document<'a>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

pub fn ours(address: &str) -> &str {
    address.strip_prefix(PUBLIC).expect("an absolute address of ours")
}

#[tokio::test]
async fn every_address_of_the_sitemap_is_a_page_that_calls_itself_so() {
    let site = Site::new().await;
    let answer = site.get("/sitemap.xml").await;
    assert_eq!(answer.status, StatusCode::OK);
    let sitemap = Document::parse(answer.text()).unwrap();
    let addresses: Vec<&str> = elements(&sitemap, "loc").filter_map(|one| one.text()).collect();
    assert_eq!(addresses.len(), 3 * (10 + 5 + 12));
    let canonical = Selector::parse("link[rel=canonical]").unwrap();
    for address in &addresses {
        let page = site.page(ours(address)).await;
        assert_eq!(page.select(&canonical).next().unwrap().attr("href"), Some(*address));
    }
    for url in elements(&sitemap, "url") {
        let languages: Vec<&str> =
            url.descendants().filter_map(|n| n.attribute("hreflang")).collect();
        assert_eq!(languages, ["kk", "x-default", "ru", "en"]);
        for link in url.descendants().filter_map(|node| node.attribute("href")) {
            assert!(addresses.contains(&link), "{link}");
        }
        assert!(url.children().any(|node| node.tag_name().name() == "lastmod"));
    }
    assert_eq!(site.get("/sitemap.xml?part=1").await.status, StatusCode::OK);
    for wrong in ["?part=0", "?part=2"] {
        assert_eq!(site.get(&format!("/sitemap.xml{wrong}")).await.status, StatusCode::NOT_FOUND);
    }
}
