//! What holds on every page, in every locale.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use scraper::{Html, Selector};

use crate::fixtures::{LOCALES, Site, select, text_of};

/// One page of each kind, without the locale.
pub(super) async fn kinds_of_page(site: &Site) -> Vec<String> {
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-001-5").await;
    let purpose = site.json("/api/v1/search?kind=purpose").await["items"][0]["id"].clone();
    let ids = [
        &card["functions"][0]["id"],
        &card["functions"][0]["skills"][6]["id"],
        &card["functions"][0]["skills"][6]["abilities"][0]["id"],
        &purpose,
    ];
    let mut pages: Vec<String> = [
        "",
        "/professions",
        "/professions?level=5&level=6",
        "/professions?level=1",
        "/standards",
        "/standards?section=J",
        "/standards/J62090011",
        "/standards/J62090011/cards/2524-0-001-5",
        "/standards/J62090011/cards/2524-0-003-6",
        "/standards/J62090011/cards/2524-0-003-5/vacancy",
        "/standards/J62090011/cards/2524-0-003-5/job-description",
        "/standards/J62090011/cards/2524-0-003-5/assessment",
        "/standards/J62090011/cards/2524-0-003-5/card",
        "/standards/J62090011/cards/2524-0-001-5/vacancy?line=&line=f1-s7-a1",
        "/levels",
        "/standards/J62090011/source",
        "/standards/J62090011/findings",
        "/glossary",
        "/search",
        "/search?q=%D0%B6%D0%B5%D0%BB%D1%96",
        "/search?q=%D0%B6%D0%B5%D0%BB%D1%96&kind=skill&level=5",
        "/search?q=nosuchword",
        "/about",
        "/changes",
        "/about/components",
        "/download",
        "/compare",
        "/match",
        "/compare?card=J62090011/2524-0-003-5&card=J62090011/2524-0-003-6",
        "/compare?card=J62090011/2524-0-007-4&card=J62090011/2524-0-007-5&card=J62090011/2524-0-007-6",
        "/compare?card=J62090011/2524-0-002-6&card=J62090011/2524-0-002-7&view=adds",
        "/pathways",
        "/pathways?standard=J62090011&from=2524-0-003-5",
        "/collection",
        "/collection?item=4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend(ids.map(|id| format!("/statements/{}", id.as_str().unwrap())));
    pages
}

#[tokio::test]
async fn every_kind_of_page_is_whole_in_every_locale() {
    let site = Site::new().await;
    for page in kinds_of_page(&site).await {
        let mut words = BTreeSet::new();
        for locale in LOCALES {
            let path = format!("/{locale}{page}");
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.media_type(), "text/html", "{path}");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src") && !policy.contains("unsafe-inline"), "{path}");
            let html = answer.html();
            assert_eq!(select(&html, &format!("html[lang={locale}]")).len(), 1, "{path}");
            assert_eq!(select(&html, "h1").len(), 1, "{path}");
            assert_eq!(select(&html, "main").len(), 1, "{path}");
            assert!(
                select(
                    &html,
                    "style, script:not([src]):not([type='application/ld+json']), [style]"
                )
                .is_empty(),
                "{path}"
            );
            assert_alternates(&html, locale, &path);
            assert!(!text_of(select(&html, "title")[0]).is_empty(), "{path}");
            words.insert(text_of(select(&html, "footer")[0]));
            let preview = select(&html, "meta[property='og:title']")[0].attr("content");
            assert_eq!(preview, Some(text_of(select(&html, "title")[0]).as_str()), "{path}");
            assert_headings_in_order(&html, &path);
            assert_ids_are_unique(&html, &path);
        }
        assert_eq!(words.len(), LOCALES.len(), "{page} is not translated: {words:?}");
    }
}

/// The page in every locale, and that for everybody else.
fn assert_alternates(html: &Html, locale: &str, path: &str) {
    let canonical = select(html, "link[rel=canonical]")[0].attr("href").unwrap();
    let page = canonical.strip_prefix(&format!("https://kasip.example/{locale}"));
    let page = page.unwrap_or_else(|| panic!("{path}: {canonical}"));
    let alternates: Vec<_> = select(html, "link[rel=alternate][hreflang]")
        .iter()
        .map(|link| (link.attr("hreflang").unwrap(), link.attr("href").unwrap().to_owned()))
        .collect();
    let at = |locale| format!("https://kasip.example/{locale}{page}");
    let wanted = [("kk", at("kk")), ("ru", at("ru")), ("en", at("en")), ("x-default", at("kk"))];
    assert_eq!(alternates, wanted, "{path}");
}

fn assert_headings_in_order(html: &Html, path: &str) {
    let mut last = 0;
    for heading in select(html, "h1, h2, h3, h4, h5, h6") {
        let level: u32 = heading.value().name()[1..].parse().unwrap();
        assert!(level <= last + 1, "{path}: h{level} after h{last}: {}", text_of(heading));
        last = level;
    }
}

fn assert_ids_are_unique(html: &Html, path: &str) {
    let mut ids = BTreeSet::new();
    for element in select(html, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(ids.insert(id.to_owned()), "{path}: the id {id} stands twice");
    }
}

#[tokio::test]
async fn nothing_that_can_be_clicked_leads_nowhere() {
    let site = Site::new().await;
    let mut waiting: VecDeque<(String, String)> =
        VecDeque::from([("/kk".to_owned(), "the beginning".to_owned())]);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    while let Some((path, from)) = waiting.pop_front() {
        let address = path.split('#').next().unwrap().to_owned();
        if !seen.insert(address.clone()) {
            continue;
        }
        // Every page of a kind has the same links, so some of each are enough here; the journeys in
        // the browser walk over all of them.
        let kind = address.split(['?']).next().unwrap().split('/').skip(2).take(1).collect();
        let of_kind = kinds.entry(kind).or_default();
        *of_kind += 1;
        if *of_kind > 25 {
            continue;
        }
        let answer = site.get(&address).await;
        let fine = answer.status == StatusCode::OK || answer.status.is_redirection();
        assert!(fine, "{address}, linked from {from}: {}", answer.status);
        if answer.media_type() != "text/html" {
            continue;
        }
        let html = answer.html();
        for link in select(&html, "a[href], link[href], form[action], img[src]") {
            let target = ["href", "action", "src"].iter().find_map(|name| link.attr(name)).unwrap();
            let target = target.strip_prefix("https://kasip.example").unwrap_or(target);
            if let Some(anchor) = target.strip_prefix('#') {
                let there = anchor.is_empty()
                    || html
                        .select(&Selector::parse("[id]").unwrap())
                        .any(|e| e.attr("id") == Some(anchor));
                assert!(there, "{address}: #{anchor} is nowhere");
            } else if target.starts_with('/') {
                waiting.push_back((target.to_owned(), address.clone()));
            } else if target.starts_with('?') {
                let page = address.split('?').next().unwrap();
                waiting.push_back((format!("{page}{target}"), address.clone()));
            } else {
                let absolute = target.starts_with("https://") || target.starts_with("mailto:");
                assert!(absolute, "{address}: {target}");
            }
        }
    }
    assert!(seen.len() > 500, "only {} addresses were found", seen.len());
}

#[tokio::test]
async fn every_script_is_a_module_of_ours_and_suggests_in_the_language_of_the_page() {
    let site = Site::new().await;
    let mut labels = BTreeSet::new();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/glossary")).await;
        // Linked data is text for programs and is never run.
        let scripts = select(&page, "script:not([type='application/ld+json'])");
        for script in &scripts {
            assert_eq!(script.attr("type"), Some("module"));
            assert_eq!(script.inner_html(), "");
            let answer = site.get(script.attr("src").unwrap()).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert_eq!(answer.media_type(), "text/javascript");
            assert!(answer.header("cache-control").contains("immutable"));
        }
        let script = scripts.iter().find(|script| script.attr("data-suggest").is_some()).unwrap();
        let asked = script.attr("data-suggest").unwrap();
        let offered = site.json(&format!("{asked}&q=a")).await;
        for kind in ["profession", "skill", "phrase"] {
            let name = script.attr(&format!("data-{kind}")).unwrap_or_default();
            assert!(!name.is_empty(), "{kind}");
        }
        for item in offered["items"].as_array().unwrap() {
            let path = item["path"].as_str().unwrap();
            assert!(path.starts_with(&format!("/{locale}/")), "{path}");
        }
        labels.insert(script.attr("data-label").unwrap().to_owned());
        assert!(script.attr("data-count").unwrap().contains("{n}"));
    }
    assert_eq!(labels.len(), LOCALES.len());
}
