//! The map of professions and the steps between them.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use super::compare::compare;
use crate::fixtures::{Site, hrefs, select, text_of, within};

#[tokio::test]
async fn the_map_has_every_card_and_every_link_between_cards() {
    let site = Site::new().await;
    let page = site.page("/ru/pathways?standard=J62090011").await;
    let cards = hrefs(&page, "svg.map a");
    assert_eq!(cards.len(), 12);
    assert_eq!(cards.iter().collect::<BTreeSet<_>>().len(), 12);
    // 23 related professions, of which 8 match no card and one is the card itself: 14 directed links
    // in 10 pairs. Five of the pairs are steps between levels of one occupation; the occupations have
    // seven such steps.
    assert_eq!(select(&page, "svg.map path.whole").len(), 7);
    assert_eq!(select(&page, "svg.map path.broken").len(), 5);
    assert_eq!(select(&page, "svg.map path.link.lower").len(), 2, "they lead down");
    let rows = select(&page, ".pathway-list > li");
    assert_eq!(rows.len(), 5, "a row for each occupation");
    let related: usize = rows.iter().map(|row| within(*row, ".plain ul a").len()).sum();
    assert_eq!(related, 14);
    let next: usize = rows.iter().map(|row| within(*row, ".growth > li + li a").len()).sum();
    assert_eq!(next, 7);
    let in_words: BTreeSet<String> = hrefs(&page, ".pathway-list .growth a").into_iter().collect();
    assert_eq!(in_words, cards.into_iter().collect(), "the list leads where the map leads");
    assert!(text_of(select(&page, "main")[0]).contains("Не показано 8 связанных профессий"));
    // The only standard needs no choice.
    let page = site.page("/kk/pathways").await;
    assert_eq!(select(&page, "svg.map a").len(), 12);
}

#[tokio::test]
async fn steps_from_a_card_say_what_they_demand_anew() {
    let site = Site::new().await;
    let page = site.page("/en/pathways?standard=J62090011&from=2524-0-003-5").await;
    let steps = select(&page, ".steps-from > li");
    assert_eq!(steps.len(), 1, "level 6 of the same profession; level 4 is no step on");
    let numbers: Vec<String> = within(steps[0], "dd").into_iter().map(text_of).collect();
    assert_eq!(numbers, ["10", "26", "14"]);
    let adds = format!("{}&view=adds", compare("en", &["2524-0-003-5", "2524-0-003-6"]));
    assert!(hrefs(&page, ".steps-from a").contains(&adds));
    assert_eq!(select(&page, "svg.map a.from").len(), 1);

    // It has no higher level of its own, and names the auditor of level 6; others of level 6 are not
    // linked with it.
    let page = site.page("/en/pathways?standard=J62090011&from=2524-0-004-6").await;
    let links = hrefs(&page, ".steps-from h3 a");
    assert_eq!(links, ["/en/standards/J62090011/cards/2524-0-002-6"]);

    let page = site.page("/kk/pathways?standard=J62090011&from=2524-0-002-7").await;
    assert!(select(&page, ".steps-from").is_empty());
    for wrong in ["standard=NOSUCH", "standard=J62090011&from=nosuch"] {
        let answer = site.get(&format!("/ru/pathways?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}
