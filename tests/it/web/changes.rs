//! The feed of changes.

use axum::http::StatusCode;
use roxmltree::{Document, Node};
use scraper::Selector;

use super::sitemap::{PUBLIC, elements};
use crate::fixtures::{J62090011, Site};

#[tokio::test]
async fn the_feed_tells_each_import() {
    let site = Site::new().await;
    for locale in ["kk", "ru", "en"] {
        let path = format!("/{locale}/changes.atom");
        let answer = site.get(&path).await;
        assert_eq!((answer.status, answer.media_type()), (StatusCode::OK, "application/atom+xml"));
        let feed = Document::parse(answer.text()).unwrap();
        let root = feed.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
        let itself = elements(&feed, "link").find(|link| link.attribute("rel") == Some("self"));
        assert_eq!(itself.unwrap().attribute("href"), Some(format!("{PUBLIC}{path}").as_str()));
        let entries: Vec<Node<'_, '_>> = elements(&feed, "entry").collect();
        assert_eq!(entries.len(), 1);
        let words: String = entries[0].descendants().filter_map(|node| node.text()).collect();
        assert!(words.contains("J62090011") && words.contains("878"), "{words}");
        // Each page says where its feed is.
        let page = site.page(&format!("/{locale}")).await;
        let link = Selector::parse("link[type='application/atom+xml']").unwrap();
        assert_eq!(page.select(&link).next().unwrap().attr("href"), Some(path.as_str()));
    }
}

#[tokio::test]
async fn the_feed_is_xml_whatever_a_title_holds() {
    let title = "«\u{1b}[31mАқпараттық\u{7}\u{9b}\u{202e}\u{ffff} инфрақұрылым";
    let text = J62090011
        .replace("«Ақпараттық инфрақұрылым", title)
        .replace("стандарта: Ақпараттық", "стандарта: \u{1b}[31mАқпараттық\u{7}\u{ffff}");
    let site = Site::of(&text).await;
    let feed = site.get("/kk/changes.atom").await;
    let document = roxmltree::Document::parse(feed.text()).unwrap();
    let summary = document.descendants().find(|node| node.has_tag_name("summary")).unwrap();
    assert!(summary.text().unwrap().starts_with("[31mАқпараттық"), "{summary:?}");
}
