//! The page of results, on the real standard.

use axum::http::StatusCode;

use crate::fixtures::{Site, asking, hrefs, select, text_of};

#[tokio::test]
async fn equal_texts_are_one_result_that_leads_to_each_of_its_places() {
    let site = Site::new().await;
    let words = "Корпоративтік желінің сыртқы периметрінің қауіпсіздігін талдау";
    let found = site.json(&asking("/api/v1/search", words, "&collapse=true")).await;
    let places = found["items"][0]["places"].as_array().unwrap();
    assert!(places.len() > 3, "the text of the standard has changed");
    let page = site.page(&asking("/kk/search", words, "")).await;
    assert_eq!(select(&page, ".results > li").len() as u64, found["total"].as_u64().unwrap());
    let links = select(&page, ".results > li:first-child .occurrences a");
    assert_eq!(links.len(), places.len());
    for (link, place) in links.into_iter().zip(places) {
        let (card, anchor) = link.attr("href").unwrap().split_once('#').unwrap();
        assert_eq!(card.rsplit('/').next(), place["card"]["slug"].as_str());
        let shown = site.page(card).await;
        let there = select(&shown, "[id]").into_iter().find(|e| e.attr("id") == Some(anchor));
        let title = found["items"][0]["text"].as_str().unwrap();
        assert!(text_of(there.unwrap()).contains(title), "{card}#{anchor}");
    }
    assert_eq!(select(&page, ".occurrences details li").len(), places.len() - 3);
}

#[tokio::test]
async fn a_result_tells_in_words_why_other_words_were_found() {
    let site = Site::new().await;
    let page = site.page(&asking("/en/search", "zheli", "")).await;
    let reasons = select(&page, ".results .why");
    assert!(text_of(reasons[0]).starts_with("zheli read as "), "{}", text_of(reasons[0]));
    assert_eq!(select(&page, ".why b[lang=kk]").len(), reasons.len());
    let page = site.page(&asking("/en/search", "желі", "")).await;
    assert!(select(&page, ".results .why").is_empty(), "a word needs no words where it stands");
}

#[tokio::test]
async fn the_nearest_queries_find_what_they_promise_and_keep_the_filters() {
    let site = Site::new().await;
    let page = site.page(&asking("/ru/search", "желі блокчейн", "&level=5&level=6")).await;
    assert!(select(&page, ".results").is_empty());
    let links = select(&page, ".alternatives a");
    assert_eq!(links.len(), 1, "no line has the other word");
    let href = links[0].attr("href").unwrap();
    assert_eq!(href, asking("/ru/search", "желі ", "&level=5&level=6"));
    let api = href.replace("/ru/search", "/api/v1/search") + "&collapse=true";
    let total = site.json(&api).await["total"].as_u64().unwrap();
    assert!(text_of(links[0]).starts_with(&format!("Без «блокчейн»: {total} ")));
    assert!(!select(&site.page(href).await, ".results > li").is_empty());
}

#[tokio::test]
async fn a_code_leads_to_its_cards() {
    let site = Site::new().await;
    let page = site.page("/kk/search?q=2524-0-003").await;
    let links = select(&page, ".best a");
    let hrefs: Vec<_> = links.iter().map(|link| link.attr("href").unwrap()).collect();
    let card = |level| format!("/kk/standards/J62090011/cards/2524-0-003-{level}");
    assert_eq!(hrefs, [card(4), card(5), card(6)]);
    let page = site.page("/en/search?q=j62090011").await;
    let links = select(&page, ".best a");
    assert_eq!(links[0].attr("href"), Some("/en/standards/J62090011"));
}

#[tokio::test]
async fn results_come_card_by_card_where_it_is_wanted_and_the_form_keeps_it() {
    let site = Site::new().await;
    let page = site.page(&asking("/kk/search", "аудит", "&level=6")).await;
    let by_card = select(&page, ".order a")[1].attr("href").unwrap().to_owned();
    assert_eq!(by_card, asking("/kk/search", "аудит", "&level=6&order=card"));
    let page = site.page(&by_card).await;
    let kept = select(&page, "main form input[type=hidden]");
    assert!(kept.iter().any(|field| field.attr("name") == Some("order")));
    let api = site.json(&by_card.replace("/kk/search", "/api/v1/search")).await;
    let points: Vec<_> = api["items"].as_array().unwrap().iter().collect();
    let points: Vec<_> = points.iter().map(|hit| hit["card"]["point"].as_u64()).collect();
    assert!(points.is_sorted() && points.len() > 3, "{points:?}");
    let wrong = site.get(&asking("/kk/search", "аудит", "&order=colour")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    let wrong = site.get(&asking("/api/v1/search", "аудит", "&order=colour")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_profession_of_several_levels_is_opened_by_its_levels() {
    let site = Site::new().await;
    let page = site.page(&asking("/ru/search", "инженер информационной безопасности", "")).await;
    assert!(hrefs(&page, ".results .text a").is_empty(), "no level is chosen for the reader");
    let levels = [4, 5, 6].map(|level| format!("/ru/standards/J62090011/cards/2524-0-003-{level}"));
    assert_eq!(hrefs(&page, ".results .occurrences a"), levels);
}
