//! The collection: lines that a reader has chosen.

use axum::http::StatusCode;
use scraper::Html;

use super::compare::id_of;
use crate::fixtures::{J62090011, LOCALES, Site, hrefs, select, submitted, text_of, texts};

/// The page after a button beside a line; its address has no more than what the collection is.
async fn pressed(site: &Site, page: &Html, selector: &str, at: usize) -> Html {
    let answer = site.get(&submitted(page, select(page, selector)[at])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let next = answer.headers["location"].to_str().unwrap();
    assert!(!["remove=", "higher=", "lower="].iter().any(|name| next.contains(name)), "{next}");
    site.page(next).await
}

#[tokio::test]
async fn a_collection_shows_its_lines_by_profession_and_level_in_the_order_of_the_text() {
    let site = Site::new().await;
    let ids = [
        id_of(&site, "2524-0-003-6", "/functions/1/skills/1/id").await,
        id_of(&site, "2524-0-003-6", "/functions/0/skills/0/abilities/0/id").await,
        id_of(&site, "2524-0-003-5", "/functions/0/skills/0/knowledge/1/id").await,
        id_of(&site, "2524-0-002-6", "/functions/0/id").await,
        id_of(&site, "2524-0-003-5", "/id").await,
    ];
    let query: Vec<String> = ids.iter().map(|id| format!("item={id}")).collect();
    for locale in LOCALES {
        let path = format!("/{locale}/collection?{}", query.join("&"));
        let page = site.page(&path).await;
        let order = [3, 4, 2, 1, 0].map(|at: usize| format!("/{locale}/statements/{}", ids[at]));
        assert_eq!(hrefs(&page, ".collected td:nth-child(2) a"), order, "{locale}");
        let groups = hrefs(&page, ".collected th[scope=rowgroup] a");
        let card = |slug| format!("/{locale}/standards/J62090011/cards/{slug}");
        assert_eq!(groups, ["2524-0-002-6", "2524-0-003-5", "2524-0-003-6"].map(card));
        let cited = texts(&page, ".collected .citation");
        assert!(cited[1].ends_with(&format!("https://kasip.example/id/{}", ids[4])), "{cited:?}");
        let permanent = hrefs(&page, ".collected a[href*='/id/']");
        assert_eq!(permanent.len(), 5);
        let canonical = hrefs(&page, "link[rel=canonical]");
        assert_eq!(canonical, [format!("https://kasip.example{path}")], "the address is the truth");

        let without = pressed(&site, &page, ".remove", 0).await;
        assert_eq!(hrefs(&without, ".collected td:nth-child(2) a"), order[1..]);
    }
}

#[tokio::test]
async fn a_collection_says_which_lines_are_gone_and_which_never_were() {
    let site = Site::new().await;
    let kept = id_of(&site, "2524-0-003-5", "/id").await;
    let removed = id_of(&site, "2524-0-003-6", "/functions/0/id").await;
    // The next edition has no card of level 6.
    let (mut standard, findings) = kasip::parser::parse(J62090011);
    standard.cards.retain(|card| card.identity.slug() != "2524-0-003-6");
    site.storage.save_standard(&standard, &findings, "another text").await.unwrap();
    let never = "00000000-0000-4000-8000-000000000000";
    let path = format!("/ru/collection?item={removed}&item={kept}&item={never}");
    let page = site.page(&path).await;
    assert_eq!(select(&page, ".collected td:nth-child(2) a").len(), 1);
    let missing = texts(&page, "main section li");
    assert_eq!(missing.len(), 2);
    assert!(missing[0].starts_with(&removed) && missing[0].contains("удалено"), "{missing:?}");
    assert!(missing[1].starts_with(never) && missing[1].contains("никогда"), "{missing:?}");
    let on = hrefs(&page, "main section a");
    assert_eq!(on, [format!("/ru/collection?item={kept}")]);
}

#[tokio::test]
async fn a_collection_holds_so_many_lines_and_an_empty_one_says_how_to_fill_it() {
    let site = Site::new().await;
    let many = |n: usize| {
        let ids = (0..n).map(|n| format!("item=00000000-0000-4000-8000-{n:012}"));
        format!("/kk/collection?{}", ids.collect::<Vec<_>>().join("&"))
    };
    assert_eq!(site.get(&many(120)).await.status, StatusCode::OK);
    let refused = site.get(&many(121)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let said = text_of(select(&refused.html(), "main")[0]);
    assert!(said.contains("120") && said.contains("121"), "{said}");

    let refused = site.get("/ru/collection?item=12").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(text_of(select(&refused.html(), "main")[0]).contains("«12»"));

    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/collection")).await;
        assert!(select(&page, ".empty p").len() >= 3, "{locale}");
        assert!(select(&page, ".collected").is_empty());
        assert_eq!(select(&page, "#own[data-page]").len(), 1);
    }
}

#[tokio::test]
async fn a_collection_has_an_order_of_its_own_that_links_change() {
    let site = Site::new().await;
    let ids = [
        id_of(&site, "2524-0-003-6", "/functions/1/skills/1/id").await,
        id_of(&site, "2524-0-003-5", "/functions/0/skills/0/knowledge/1/id").await,
        id_of(&site, "2524-0-003-6", "/functions/0/skills/0/abilities/0/id").await,
    ];
    let named = |order: [usize; 3]| order.map(|at| format!("item={}", ids[at])).join("&");
    let lines = |order: [usize; 3]| order.map(|at| format!("/ru/statements/{}", ids[at]));
    let said = "title=%D0%9A%D1%83%D1%80%D1%81&note=%D0%9B%D0%B5%D1%82%D0%BE";
    let start = format!("/ru/collection?{}&{said}", named([0, 1, 2]));
    let shown = |page: &Html| hrefs(page, ".collected td:nth-child(2) > a");
    let mut page = site.page(&start).await;
    assert_eq!(shown(&page), lines([1, 2, 0]), "by profession");
    assert!(select(&page, ".move").is_empty());

    let own = hrefs(&page, ".order a[href*='order=own']")[0].clone();
    page = site.page(&own).await;
    assert_eq!(shown(&page), lines([0, 1, 2]), "as the address names them");
    assert_eq!(select(&page, ".collected .on-card").len(), 3, "each tells its profession");
    // The first has no line above it, the last none below.
    assert_eq!(select(&page, ".move").len(), 4);
    page = pressed(&site, &page, ".move", 3).await;
    assert_eq!(shown(&page), lines([0, 2, 1]));
    page = pressed(&site, &page, ".move", 0).await;
    assert_eq!(shown(&page), lines([2, 0, 1]));
    page = pressed(&site, &page, ".remove", 1).await;
    assert_eq!(shown(&page), [lines([2, 0, 1])[0].clone(), lines([2, 0, 1])[2].clone()]);
    assert_eq!(text_of(select(&page, "h1")[0]), "Курс");
    assert_eq!(texts(&page, ".reader-note"), ["Лето"]);
    assert_eq!(select(&page, "input[name=order][value=own]").len(), 1, "the form keeps the order");

    let csv =
        site.get(&format!("/ru/collection/collection.csv?{}&order=own", named([0, 1, 2]))).await;
    let rows = csv.text();
    let place =
        |reference: &str| rows.find(reference).unwrap_or_else(|| panic!("{reference}: {rows}"));
    let skill = place("трудовая функция 2, навык 2");
    let last = rows.rfind("трудовая функция 1, навык 1, умение 1").unwrap();
    assert!(skill < last, "{rows}");
}

#[tokio::test]
async fn a_collection_is_grouped_by_what_its_lines_are_and_by_what_they_are_inside() {
    let site = Site::new().await;
    let ids = [
        id_of(&site, "2524-0-003-6", "/functions/0/skills/0/knowledge/0/id").await,
        id_of(&site, "2524-0-003-6", "/functions/0/skills/0/abilities/0/id").await,
        id_of(&site, "2524-0-003-5", "/functions/0/skills/0/abilities/0/id").await,
        id_of(&site, "2524-0-003-6", "/functions/0/skills/1/id").await,
    ];
    let named = ids.clone().map(|id| format!("item={id}")).join("&");
    let headings = |page: &Html| texts(page, ".collected th[scope=rowgroup]");
    let page = site.page(&format!("/ru/collection?{named}&order=kind")).await;
    assert_eq!(headings(&page), ["Навыки", "Умения", "Знания"]);
    let rows: Vec<usize> = select(&page, ".collected tbody")
        .iter()
        .map(|body| body.select(&tr()).count() - 1)
        .collect();
    assert_eq!(rows, [1, 2, 1]);

    let page = site.page(&format!("/ru/collection?{named}&order=skill")).await;
    let headings = headings(&page);
    assert_eq!(headings.len(), 3, "{headings:?}");
    assert!(headings[0].contains("Навык 1. "), "{headings:?}");
    assert!(headings[2].contains("Трудовая функция 1. "), "{headings:?}");

    let refused = site.get(&format!("/ru/collection?{named}&order=colour")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

fn tr() -> scraper::Selector {
    scraper::Selector::parse("tr").unwrap()
}
