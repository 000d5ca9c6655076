//! Filters on a catalogue of many standards: codes with their titles, and never more links than a
//! reader can look through.

use scraper::{ElementRef, Html, Selector};

use crate::site::{J62090011, Site};

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

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
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
        "/ru/professions".to_owned(),
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
