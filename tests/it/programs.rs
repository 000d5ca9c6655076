//! What comes for programs beside the API: feed, sitemap, files at fixed addresses, linked data.

use axum::http::StatusCode;
use kasip::parser;
use roxmltree::{Document, Node};
use scraper::Selector;
use serde_json::{Value, json};

use crate::site::{J62090011, Site};

const PUBLIC: &str = "https://kasip.example";

/// The elements of a name, wherever they stand.
fn elements<'a>(document: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn ours(address: &str) -> &str {
    address.strip_prefix(PUBLIC).expect("an absolute address of ours")
}

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
async fn every_address_of_the_sitemap_is_a_page_that_calls_itself_so() {
    let site = Site::new().await;
    let answer = site.get("/sitemap.xml").await;
    assert_eq!(answer.status, StatusCode::OK);
    let sitemap = Document::parse(answer.text()).unwrap();
    let addresses: Vec<&str> = elements(&sitemap, "loc").filter_map(|one| one.text()).collect();
    assert_eq!(addresses.len(), 3 * (8 + 4 + 12));
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

#[tokio::test]
async fn robots_are_told_where_the_sitemap_is_and_what_is_endless() {
    let site = Site::new().await;
    let answer = site.get("/robots.txt").await;
    assert_eq!(answer.media_type(), "text/plain");
    assert!(answer.text().contains(&format!("Sitemap: {PUBLIC}/sitemap.xml\n")));
    assert!(answer.text().contains("Disallow: /*/search?*&\n"));
}

#[tokio::test]
async fn the_address_for_weaknesses_is_that_of_the_settings() {
    let site = Site::new().await;
    let answer = site.get("/.well-known/security.txt").await;
    let lines: Vec<&str> = answer.text().lines().collect();
    assert!(lines.contains(&"Contact: mailto:errors@kasip.example"), "{lines:?}");
    let expires = lines.iter().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    let expires: jiff::Timestamp = expires.parse().unwrap();
    let days = expires.duration_since(jiff::Timestamp::now()).as_hours() / 24;
    assert!((100..365).contains(&days), "{days}");
}

#[tokio::test]
async fn the_catalog_of_apis_leads_to_what_is_there() {
    let site = Site::new().await;
    let answer = site.get("/.well-known/api-catalog").await;
    assert_eq!(answer.media_type(), "application/linkset+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let links = &answer.json()["linkset"][0];
    assert_eq!(links["anchor"], format!("{PUBLIC}/api/v1"));
    for relation in ["service-desc", "service-doc", "status"] {
        let link = &links[relation][0];
        let there = site.get(ours(link["href"].as_str().unwrap())).await;
        assert_eq!(there.status, StatusCode::OK, "{relation}");
    }
}

/// What a page says of itself to programs.
async fn linked_data(site: &Site, path: &str) -> Vec<Value> {
    let page = site.page(path).await;
    let script = Selector::parse("script[type='application/ld+json']").unwrap();
    let written: String = page.select(&script).next().unwrap().text().collect();
    serde_json::from_str(&written).unwrap()
}

#[tokio::test]
async fn a_card_is_an_occupation_with_its_skills() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    let card = &standard.cards[0];
    let path = format!("/ru/standards/J62090011/cards/{}", card.slug);
    let data = linked_data(&site, &path).await;
    let occupation = &data[0];
    assert_eq!(occupation["@type"], "Occupation");
    assert_eq!(occupation["name"], card.title);
    assert_eq!(occupation["url"], format!("{PUBLIC}{path}"));
    assert_eq!(occupation["@id"], format!("{PUBLIC}/id/{}", card.identity.id));
    assert_eq!(occupation["occupationalCategory"], json!(card.occupation_code));
    let skills = occupation["skills"].as_array().unwrap();
    assert_eq!(skills.len(), 14);
    assert_eq!(skills[0]["name"], card.functions[0].skills[0].title);
    let steps = data[1]["itemListElement"].as_array().unwrap();
    assert_eq!(data[1]["@type"], "BreadcrumbList");
    assert_eq!(steps.last().unwrap()["item"], format!("{PUBLIC}{path}"));
    for step in steps {
        let there = site.get(ours(step["item"].as_str().unwrap())).await;
        assert_eq!(there.status, StatusCode::OK, "{step}");
    }
}

#[tokio::test]
async fn terms_are_a_set_of_defined_terms() {
    let site = Site::new().await;
    for (path, n_terms) in [("/kk/glossary", 12 + 18), ("/en/standards/J62090011", 12)] {
        let data = linked_data(&site, path).await;
        assert_eq!(data[0]["@type"], "DefinedTermSet");
        let terms = data[0]["hasDefinedTerm"].as_array().unwrap();
        assert_eq!(terms.len(), n_terms, "{path}");
        assert!(terms.iter().all(|term| term["description"].is_string()));
    }
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
