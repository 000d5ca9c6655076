//! The pages of a standard with several editions.

use axum::http::StatusCode;

use crate::fixtures::{J62090011, LOCALES, Site, hrefs, next_edition, texts};

const STANDARD: &str = "/standards/J62090011";

/// Two editions, the later of which rewords a purpose, removes a knowledge item and renumbers a card.
async fn site() -> Site {
    let later = next_edition(&[
        ("механизмдерін басқару және уақтылы", "механизмдерін пайдалану және уақтылы"),
        ("\n5. Кеңес беру мен оқытудың әдістері мен тәсілдері.\n", "\n"),
        ("23. Кәсіптің карточкасы", "24. Кәсіптің карточкасы"),
        ("05.12.2025", "05.12.2099"),
    ]);
    Site::of_all(&[J62090011, &*later]).await
}

#[tokio::test]
async fn the_editions_are_listed_with_their_texts_and_what_has_changed() {
    let site = site().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}{STANDARD}/editions")).await;
        assert_eq!(texts(&page, ".editions > li").len(), 2);
        let links = hrefs(&page, "main a");
        let differences = format!("/{locale}{STANDARD}/editions/2022-2...2025-3");
        for link in [
            differences.as_str(),
            &format!("/{locale}{STANDARD}?language=kk"),
            &format!("/{locale}{STANDARD}?language=kk&edition=2022-2"),
        ] {
            assert!(links.iter().any(|href| href == link), "{link}: {links:?}");
            site.page(link).await;
        }
    }
}

#[tokio::test]
async fn the_page_of_the_differences_names_each_in_colours_and_in_words() {
    let site = site().await;
    for (locale, reworded, removed) in [
        ("kk", "өзгерді", "алып тасталды"),
        ("ru", "изменено", "удалено"),
        ("en", "reworded", "removed"),
    ] {
        let page = site.page(&format!("/{locale}{STANDARD}/editions/2022-2...2025-3")).await;
        let lines = texts(&page, ".differences > li");
        let changes = texts(&page, ".differences .change");
        assert_eq!(changes, [reworded, reworded, removed, reworded], "{lines:#?}");
        assert_eq!(
            texts(&page, ".differences del")[1..3],
            ["басқару", "Кеңес беру мен оқытудың әдістері мен тәсілдері."]
        );
        assert_eq!(texts(&page, ".differences ins")[1], "пайдалану");
        assert_eq!(texts(&page, ".figures li").len(), 2, "reworded and removed");
        for link in hrefs(&page, "main a") {
            assert_eq!(site.get(&link).await.status, StatusCode::OK, "{link}");
        }
    }
    let same = site.page(&format!("/en{STANDARD}/editions/2025-3...2025-3")).await;
    assert_eq!(texts(&same, ".empty").len(), 1);
    for nothing in ["2022-2...2024", "2022-2", "a...b", "...", "2022-2...2025-3?language=ru"] {
        let path = format!("/kk{STANDARD}/editions/{nothing}");
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_earlier_edition_says_so_and_its_pages_lead_to_each_other() {
    let site = site().await;
    for page in ["", "/cards/2524-0-001-5", "/source", "/findings"] {
        let current = format!("/ru{STANDARD}{page}");
        let shown = site.page(&current).await;
        assert_eq!(texts(&shown, ".outdated").len(), 0, "{current}");
        let earlier = site.page(&format!("{current}?edition=2022-2")).await;
        let banner = texts(&earlier, ".outdated");
        assert_eq!(banner.len(), 1, "{current}");
        assert!(banner[0].contains("2022") && banner[0].contains("2025"), "{banner:?}");
        let links = hrefs(&earlier, ".outdated a");
        let differences = format!("/ru{STANDARD}/editions/2022-2...2025-3");
        assert_eq!(links, [current.clone(), differences]);
        // Whatever is a page of the standard stays in the edition.
        let others = hrefs(&earlier, "main a").into_iter().filter(|href| {
            let is_page =
                href.starts_with(&format!("/ru{STANDARD}")) && !href.contains("/editions");
            is_page && *href != current
        });
        for other in others {
            assert!(other.contains("edition=2022-2"), "{current}: {other}");
        }
        let switches = hrefs(&earlier, ".languages a");
        assert_eq!(switches[0], format!("/kk{STANDARD}{page}?edition=2022-2"));
        // A search engine is told of the current edition only.
        let canonical = hrefs(&earlier, "link[rel=canonical]");
        assert_eq!(canonical, [format!("https://kasip.example{current}")]);
    }
    let passport = site.page(&format!("/kk{STANDARD}?edition=2022-2")).await;
    assert!(texts(&passport, ".summary")[0].contains("2022"));
}

#[tokio::test]
async fn a_line_that_only_an_earlier_edition_has_keeps_its_address() {
    let site = site().await;
    let card = "/api/v1/standards/J62090011/cards/2524-0-001-5";
    let earlier = site.json(&format!("{card}?edition=2022-2")).await;
    let item = &earlier["functions"][0]["skills"][0]["knowledge"][4];
    let id = item["id"].as_str().unwrap();
    let page = site.page(&format!("/kk/statements/{id}")).await;
    assert_eq!(texts(&page, ".outdated").len(), 1);
    let links = hrefs(&page, "main a");
    let of_card: Vec<_> = links.iter().filter(|href| href.contains("/cards/")).collect();
    assert!(!of_card.is_empty() && of_card.iter().all(|href| href.contains("edition=2022-2")));
    let statement = site.json(&format!("/api/v1/statements/{id}")).await;
    assert_eq!(statement["text"], item["text"]);
    let changes = site.json("/api/v1/changes?since=1&change=removed").await;
    assert_eq!(changes["items"][0]["id"], id);
    assert_eq!(changes["total"], 1);
    let text = site.get(&format!("/id/{id}")).await;
    assert_eq!(text.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_review_that_is_overdue_is_told() {
    let site = Site::new().await;
    for (locale, date) in
        [("kk", "2025 жылғы 5 желтоқсан"), ("ru", "5 декабря 2025"), ("en", "5 December 2025")]
    {
        for page in ["", "/cards/2524-0-001-5"] {
            let page = site.page(&format!("/{locale}{STANDARD}{page}")).await;
            let told = texts(&page, ".outdated");
            assert!(told.len() == 1 && told[0].contains(date), "{told:?}");
            let links = hrefs(&page, ".outdated a");
            assert_eq!(links, ["https://adilet.zan.kz/", "https://career.enbek.kz/"]);
        }
    }
}

#[tokio::test]
async fn the_changes_name_a_new_edition() {
    let site = site().await;
    let page = site.page("/en/changes").await;
    let entries = texts(&page, "main section");
    assert!(entries[0].contains("A new edition was added: ") && entries[0].contains("2025"));
    assert!(entries[1].contains("2022"), "{entries:?}");
    assert!(hrefs(&page, "main section a").contains(&format!("/en{STANDARD}/editions")));
}
