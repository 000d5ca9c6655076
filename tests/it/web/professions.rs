//! The list of professions: its filters and its orders.

use std::collections::BTreeSet;

use kasip::app::address::encoded;
use scraper::Html;

use crate::fixtures::{Site, select, select_in, text_of};

#[tokio::test]
async fn professions_are_chosen_by_education_in_the_words_of_the_standard() {
    let site = Site::new().await;
    let page = site.page("/ru/professions?words=original").await;
    let options = select(&page, ".filters a[href*='education=']");
    let levels: Vec<_> =
        options.iter().map(|option| text_of(select_in(*option, "span[lang=kk]"))).collect();
    assert_eq!(
        levels,
        [
            "ТжКБ (орта деңгейдегі маман)",
            "орта білімнен кейінгі (қолданбалы бакалавриат)",
            "жоғары білім (бакалавриат, маман дәрежесі, ординатура)",
            "жоғары оқу орнынан кейінгі білім (магистратура, резидентура)"
        ]
    );
    for option in &options {
        let count: usize = text_of(select_in(*option, ".count")).parse().unwrap();
        let chosen = site.page(option.attr("href").unwrap()).await;
        assert_eq!(select(&chosen, ".tiles > li").len(), count);
        assert_eq!(select(&chosen, ".filters [aria-current]").len(), 1);
    }
    // The one card of level 7 asks for what stands after higher education.
    let after = format!("/ru/professions?education={}", encoded(&levels[3]));
    let badges = site.page(&after).await;
    let badges: Vec<_> = select(&badges, ".tiles .badge").into_iter().map(text_of).collect();
    assert_eq!(badges, ["Уровень 7"]);
}

#[tokio::test]
async fn the_title_says_what_is_chosen_and_cards_are_ticked_to_be_compared() {
    let site = Site::new().await;
    for (query, title) in [
        ("", "Профессии · kasip"),
        ("?level=5&level=6", "Профессии: Уровень 5, Уровень 6 · kasip"),
        ("?level=9&utm_source=x", ""),
    ] {
        let page = site.get(&format!("/ru/professions{query}")).await;
        if title.is_empty() {
            assert_eq!(page.status, axum::http::StatusCode::BAD_REQUEST);
            continue;
        }
        assert_eq!(text_of(select(&page.html(), "title")[0]), title);
    }
    let page = site.page("/ru/professions?level=5&words=mine").await;
    let form = select(&page, "main form")[0];
    let action = form.attr("action").unwrap();
    let inputs = select(&page, "main form [name]");
    let pairs: Vec<String> = inputs
        .iter()
        .filter(|input| input.attr("type") != Some("checkbox"))
        .chain(inputs.iter().filter(|input| input.attr("type") == Some("checkbox")).take(2))
        .map(|input| {
            let [name, value] = ["name", "value"].map(|name| input.attr(name).unwrap());
            format!("{name}={}", encoded(value))
        })
        .collect();
    assert_eq!(inputs.len(), 1 + 4, "the words, and a box for each card");
    let compared = site.page(&format!("{action}?{}", pairs.join("&"))).await;
    assert_eq!(select(&compared, ".heads > li").len(), 2);
    let alone = site.page("/ru/professions?level=7").await;
    assert!(select(&alone, "main form").is_empty(), "there is nothing to compare with");
}

#[tokio::test]
async fn the_order_of_professions_is_a_link_that_keeps_the_filters() {
    let site = Site::new().await;
    let page = site.page("/kk/professions?level=5&level=6").await;
    let titles = |page: &Html| -> Vec<String> {
        select(page, ".tiles h3").into_iter().map(text_of).collect()
    };
    let by_title = titles(&page);
    assert_eq!(by_title.first().unwrap(), "Ақпараттық қауіпсіздік аудиторы");
    assert_eq!(by_title.last().unwrap(), "Қызмет қауіпсіздігі бойынша маман");
    let orders: Vec<_> = select(&page, ".order a")
        .into_iter()
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    let filters = "/kk/professions?level=5&level=6";
    assert_eq!(
        orders,
        [filters.to_owned(), format!("{filters}&order=level"), format!("{filters}&order=standard")]
    );
    for order in &orders[1..] {
        let ordered = titles(&site.page(order).await);
        assert_ne!(ordered, by_title, "{order}");
        let same: BTreeSet<_> = ordered.iter().collect();
        assert_eq!(same, by_title.iter().collect(), "{order}");
    }
    let refused = site.get("/kk/professions?order=colour").await;
    assert_eq!(refused.status, axum::http::StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn filters_of_professions_stand_in_the_address() {
    let site = Site::new().await;
    let cards = async |query: &str| {
        let page = site.page(&format!("/kk/professions{query}")).await;
        let links = select(&page, "main a[href^='/kk/standards/J62090011/cards/']");
        links
            .iter()
            .map(|link| link.attr("href").unwrap().to_owned())
            .collect::<BTreeSet<_>>()
            .len()
    };
    assert_eq!(cards("").await, 12);
    assert_eq!(cards("?level=5").await, 4);
    assert_eq!(cards("?level=5&level=7").await, 5);
    assert_eq!(cards("?level=1").await, 0);
    assert_eq!(cards("?utm_source=x").await, 12);
}
