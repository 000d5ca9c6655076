//! The page of the levels: each in plain words, with the professions that the catalogue has of it.

use std::collections::BTreeSet;

use crate::fixtures::{LOCALES, Site, hrefs, select, select_in, text_of, texts, within};

#[tokio::test]
async fn each_level_has_its_words_and_its_professions() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/levels")).await;
        for level in 1..=8 {
            let section = select(&page, &format!("#level-{level}"))[0];
            let facts: Vec<_> =
                select(&page, &format!("#level-{level} dd")).into_iter().map(text_of).collect();
            assert!(facts.len() == 5 && facts.iter().all(|fact| !fact.is_empty()), "{level}");
            let list = site.json(&format!("/api/v1/cards?level={level}")).await;
            let links = within(section, "dd a");
            match (list["total"].as_u64().unwrap(), links.as_slice()) {
                (0, links) => assert!(links.is_empty(), "{level}"),
                (total, links) => {
                    let link = links[0];
                    let href = format!("/{locale}/professions?level={level}");
                    assert_eq!(link.attr("href"), Some(href.as_str()));
                    assert!(text_of(link).ends_with(&format!("· {total}")), "{}", text_of(link));
                    assert!(!text_of(select_in(section, "ul")).is_empty());
                }
            }
        }
    }
}

#[tokio::test]
async fn no_two_levels_say_the_same_and_the_law_is_a_link() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/levels")).await;
        let headings = (1..=8).map(|level| {
            let badge = text_of(select(&page, &format!("#heading-{level} .badge"))[0]);
            text_of(select(&page, &format!("#heading-{level}"))[0]).replace(&badge, "")
        });
        let facts = texts(&page, "section.level dl > div:not(:last-child) dd");
        let sentences: Vec<String> = headings.chain(facts).collect();
        let different: BTreeSet<&String> = sentences.iter().collect();
        assert_eq!((sentences.len(), different.len()), (8 * 5, 8 * 5), "{locale}");
        assert!(hrefs(&page, "main a").iter().any(|href| href.contains("adilet.zan.kz")));
    }
}

#[tokio::test]
async fn a_card_says_what_its_level_means() {
    let page = Site::new().await.page("/ru/standards/J62090011/cards/2524-0-003-5").await;
    assert_eq!(hrefs(&page, "main a[href*='#level']"), ["/ru/levels#level-5"]);
    let levels = Site::new().await.page("/ru/levels").await;
    let heading = text_of(select(&levels, "#heading-5")[0]);
    let sentence = heading.strip_prefix("Уровень 5").unwrap().trim().to_owned();
    assert!(texts(&page, ".band p").iter().any(|text| text.contains(&sentence)));
    let badge = select(&page, ".badge")[0];
    assert_eq!(badge.attr("title"), Some(sentence.as_str()));
}
