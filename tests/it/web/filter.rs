//! Filters on a catalogue of many standards: codes with their titles, and never more links than a
//! reader can look through.

use axum::http::StatusCode;
use scraper::Html;

use crate::fixtures::{J62090011, Site, select, text_of};

/// So many standards; the greatest number has two cards, the others one.
const N_STANDARDS: usize = 30;

/// So many values of a filter are offered, beside those that are chosen.
const OFFERED: usize = 20;

fn code(number: usize) -> String {
    format!("J620900{number:02}")
}

/// A text with the passport of the real standard and one or two of its cards.
fn text(number: usize) -> String {
    let last = if number == N_STANDARDS { 1923 } else { 1722 };
    let lines = J62090011.lines().enumerate().map(|(at, line)| (at + 1, line));
    let kept = lines.filter(|(at, _)| *at <= 106 || (1529..=last).contains(at));
    let text: Vec<&str> = kept.map(|(_, line)| line).collect();
    text.join("\n").replace("J62090011", &code(number))
}

async fn site() -> Site {
    let texts: Vec<String> = (1..=N_STANDARDS).map(text).collect();
    Site::of_all(&texts).await
}

/// The values of the filter by standard: whether each is chosen, and what it says.
fn standards(page: &Html) -> Vec<(bool, String)> {
    select(page, ".filters li a")
        .into_iter()
        .filter(|link| link.text().next().is_some_and(|label| label.starts_with("J620900")))
        .map(|link| (link.attr("aria-current").is_some(), text_of(link)))
        .collect()
}

#[tokio::test]
async fn a_filter_offers_what_is_chosen_and_the_values_of_the_most_results() {
    let site = site().await;
    let chosen = [code(7), code(29)];
    let query = format!("standard={}&standard={}", chosen[0], chosen[1]);
    for (open, narrowed) in [
        ("/en/professions".to_owned(), format!("/en/professions?{query}")),
        ("/en/search?kind=purpose".to_owned(), format!("/en/search?kind=purpose&{query}")),
    ] {
        let page = site.page(&open).await;
        let offered = standards(&page);
        assert_eq!(offered.len(), OFFERED, "{open}");
        assert!(offered[0].1.starts_with(&code(N_STANDARDS)), "{open}: {offered:?}");
        assert!(offered[0].1.ends_with(" 2") && offered[1].1.ends_with(" 1"), "{offered:?}");
        let more = select(&page, ".filters p.quiet").into_iter().map(text_of).collect::<Vec<_>>();
        assert_eq!(more.len(), 1, "{open}: {more:?}");
        assert!(more[0].contains("10 more"), "{open}: {more:?}");

        let page = site.page(&narrowed).await;
        let offered = standards(&page);
        assert_eq!(offered.len(), OFFERED + chosen.len(), "{narrowed}");
        let marked: Vec<_> = offered.iter().filter(|(is_chosen, _)| *is_chosen).collect();
        assert_eq!(marked.len(), chosen.len(), "{narrowed}");
        for (code, (_, words)) in chosen.iter().zip(marked) {
            assert!(words.starts_with(code.as_str()), "{narrowed}: {words}");
        }
    }
}

#[tokio::test]
async fn a_standard_among_the_filters_is_named_by_its_title() {
    let site = site().await;
    let standard = site.json(&format!("/api/v1/standards/{}", code(3))).await;
    let title = standard["title"].as_str().unwrap();
    assert!(title.chars().count() > 20, "{title}");
    // The last is known, but none of its cards is of level 8.
    for path in [
        "/ru/professions?words=original".to_owned(),
        "/kk/search?kind=purpose".to_owned(),
        format!("/kk/professions?level=8&standard={}", code(3)),
        format!("/kk/search?kind=purpose&level=8&standard={}", code(3)),
    ] {
        let page = site.page(&path).await;
        let offered = standards(&page);
        assert!(!offered.is_empty(), "{path}");
        for (_, words) in &offered {
            assert!(words.contains(title), "{path}: {words}");
        }
        let marked = select(&page, ".filters li [lang=kk]").into_iter().map(text_of);
        assert!(marked.into_iter().any(|words| words == title), "{path}: the language is not told");
    }
}

#[tokio::test]
async fn few_values_are_all_offered_in_their_order() {
    let site = Site::new().await;
    let page = site.page("/en/professions").await;
    let levels: Vec<_> =
        select(&page, ".filters ul:not(.rows) li").into_iter().map(text_of).collect();
    assert_eq!(levels[..4], ["Level 4 3", "Level 5 4", "Level 6 4", "Level 7 1"]);
    assert!(select(&page, ".filters p.quiet").is_empty());
}

/// Values of a filter that nobody has ever had, as many as fit into an address.
fn invented(name: &str, value: impl Fn(usize) -> String) -> String {
    let mut query = String::new();
    for n in 0.. {
        let next = format!("&{name}={}", value(n));
        if query.len() + next.len() > 7_800 {
            break;
        }
        query.push_str(&next);
    }
    query
}

#[tokio::test]
async fn invented_values_of_filters_do_not_swell_a_page() {
    let site = site().await;
    let code = |n| format!("{n:07}");
    let card = |n| format!("J62090001/{n:07}");
    let long = |_| "а".repeat(600);
    let item = |n| format!("00000000-0000-4000-8000-{n:012}");
    for page in ["/kk/search?q=%D0%B0", "/kk/professions?order=level"] {
        for query in [
            invented("standard", code),
            invented("card", card),
            invented("group_code", code),
            invented("occupation_code", code),
            invented("education", code),
            invented("standard", |n| kasip::app::address::encoded(&long(n))),
            invented("education", |_| "'".repeat(7_000)),
            invented("standard", |_| "'".repeat(7_000)),
            invented("x", code),
            format!("&standard=J62090003{}", invented("standard", code)),
        ] {
            let answer = site.get(&format!("{page}{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}{query}");
            assert!(
                answer.body.len() < 200_000,
                "{} bytes for {page}{}",
                answer.body.len(),
                &query[..40]
            );
        }
    }
    for query in [
        format!("/kk/compare?{}", invented("card", card)),
        format!("/kk/compare?card=J/{}", "'".repeat(7_000)),
        format!("/kk/pathways?standard={}", "'".repeat(7_000)),
        format!("/kk/pathways?standard=J62090001&from={}", "'".repeat(7_000)),
        format!("/kk/collection?{}", invented("item", item)),
        format!("/kk/collection?item={}", "'".repeat(7_000)),
        format!("/kk/standards?cursor={}", "'".repeat(7_000)),
        format!("/kk/search?q={}", "'".repeat(510)),
        format!("/kk/search?q=a&cursor={}", "'".repeat(7_000)),
        format!("/kk/professions?cursor={}", "9".repeat(7_000)),
    ] {
        let answer = site.get(&query).await;
        assert!(!answer.status.is_server_error(), "{query}");
        assert!(answer.body.len() < 200_000, "{} bytes for {}", answer.body.len(), &query[..40]);
    }
}

#[tokio::test]
async fn known_values_are_taken_and_the_others_are_told() {
    let site = site().await;
    for page in ["/en/search?kind=purpose", "/en/professions?order=level"] {
        let known = format!("{page}&standard={}", code(3));
        let html = site.page(&format!("{known}&standard=X1&standard=X2")).await;
        let said: Vec<_> = select(&html, ".told").into_iter().map(text_of).collect();
        assert_eq!(
            said,
            ["2 filter values are ignored: they are not in the catalogue, or too many were given."]
        );
        let found = |html: &Html| text_of(select(html, ".found")[0]);
        let plain = site.page(&known).await;
        assert_eq!(found(&html), found(&plain));
        assert!(select(&plain, ".told").is_empty());
        assert!(!html.html().contains("X1"), "{page}: no link repeats it");

        // Where no value is known, nothing is found rather than everything.
        let html = site.page(&format!("{page}&standard=X1")).await;
        assert!(select(&html, ".tiles li, .results > li").is_empty(), "{page}");
        assert_eq!(standards_chosen(&html), ["X1 0"], "{page}");
    }
    let slug =
        site.json(&format!("/api/v1/cards?standard={}", code(3))).await["items"][0]["slug"].clone();
    let slug = slug.as_str().unwrap();
    let (card, none) = (format!("{}/{slug}", code(3)), format!("{}/nosuch", code(3)));
    let html = site.page(&format!("/en/search?kind=purpose&card={card}&card={none}")).await;
    assert_eq!(select(&html, ".results > li").len(), 1);
    assert_eq!(select(&html, ".told").len(), 1);
}

/// The values of filters that are chosen and are no level or kind.
fn standards_chosen(page: &Html) -> Vec<String> {
    let chosen = select(page, ".filters li a[aria-current]").into_iter().map(text_of);
    chosen.filter(|words| words.starts_with('X')).collect()
}
