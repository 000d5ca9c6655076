//! The way in: the language of the visitor, and the home page.

use axum::http::StatusCode;

use crate::fixtures::{LOCALES, Site, bees_in_kazakh, hrefs, select, text_of, texts};

#[tokio::test]
async fn the_front_door_leads_to_the_language_of_the_visitor() {
    let site = Site::new().await;
    for (accepted, locale) in
        [("ru", "/ru"), ("en-GB,en;q=0.9", "/en"), ("fr", "/kk"), ("kk,ru", "/kk"), ("", "/kk")]
    {
        let answer = site.get_with("/", &[("accept-language", accepted)]).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{accepted}");
        assert_eq!(answer.header("location"), locale, "{accepted}");
        assert!(answer.header("vary").to_ascii_lowercase().contains("accept-language"));
    }
}

#[tokio::test]
async fn the_home_page_tells_the_state_of_the_standard() {
    let site = Site::new().await;
    for (locale, version, review) in [
        ("kk", "2-нұсқа, 2022 жыл", "2025 жылғы 5 желтоқсан"),
        ("ru", "версия 2, 2022 год", "5 декабря 2025 года"),
        ("en", "version 2, 2022", "5 December 2025"),
    ] {
        let page = site.page(&format!("/{locale}")).await;
        let standards = text_of(select(&page, "section[aria-labelledby=standards]")[0]);
        assert!(standards.contains(version) && standards.contains(review), "{standards}");
    }
}

#[tokio::test]
async fn under_the_heading_is_what_the_catalogue_has_now() {
    let site = Site::new().await;
    for (locale, said, title) in [
        ("kk", "Қазір каталогта бір стандарттың 12 кәсіп карточкасы бар: ", "Ақпараттық"),
        ("ru", "Сейчас в каталоге 12 карточек профессий одного стандарта: ", "Специалисты"),
        ("en", "The catalogue now has 12 profession cards from one standard: ", "Specialists"),
    ] {
        let page = site.page(&format!("/{locale}")).await;
        let lead = text_of(select(&page, "h1 + p")[0]);
        assert!(lead.starts_with(said), "{lead}");
        assert!(lead[said.len()..].starts_with(title), "{lead}");
        assert_eq!(hrefs(&page, "h1 + p a"), [format!("/{locale}/standards/J62090011")]);
    }
}

#[tokio::test]
async fn three_doors_lead_to_what_people_come_for() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}")).await;
        let door = |number: usize| hrefs(&page, &format!(".doors > li:nth-child({number}) a"));
        assert!(door(1).contains(&format!("/{locale}/professions")), "{locale}");
        assert!(door(2).contains(&format!("/{locale}/search")), "{locale}");
        assert!(door(2).contains(&format!("/{locale}/collection")), "{locale}");
        assert!(door(3).contains(&format!("/{locale}/download")), "{locale}");
        assert!(door(3).contains(&format!("/api?lang={locale}")), "{locale}");
        for href in [door(1), door(2), door(3)].concat() {
            assert_eq!(site.get(&href).await.status, StatusCode::OK, "{href}");
        }
    }
}

#[tokio::test]
async fn the_examples_are_in_the_readers_language_and_find_something() {
    let site = Site::new().await;
    let mut seen = Vec::new();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}")).await;
        let examples = select(&page, ".examples a");
        assert_eq!(examples.len(), 3);
        assert!(examples.iter().all(|one| one.attr("lang") == Some(locale)), "{locale}");
        for href in hrefs(&page, ".examples a") {
            assert!(!select(&site.page(&href).await, ".results > li").is_empty(), "{href}");
        }
        seen.push(texts(&page, ".examples a")[0].clone());
    }
    seen.dedup();
    assert_eq!(seen.len(), 3, "{seen:?}");
}

/// A small standard of this code.
fn bees_of(code: &str) -> String {
    bees_in_kazakh("").replace("A014", code)
}

#[tokio::test]
async fn of_many_standards_there_is_a_register_by_activity_instead_of_ladders() {
    let codes = ["A014", "A015", "C10", "C11", "C12", "C13", "J62"];
    let site = Site::of_all(&codes.map(bees_of)).await;
    let page = site.page("/ru").await;
    assert_eq!(
        text_of(select(&page, "h1 + p")[0]),
        "Сейчас в каталоге 7 стандартов и 7 карточек профессий."
    );
    assert!(select(&page, ".ladder, #standards").is_empty());
    assert_eq!(
        texts(&page, ".register h3"),
        [
            "A Сельское, лесное и рыбное хозяйство",
            "C Обрабатывающая промышленность",
            "J Информация и связь"
        ]
    );
    assert_eq!(
        texts(&page, ".register > li > p"),
        [
            "2 стандарта · 2 карточки профессий",
            "4 стандарта · 4 карточки профессий",
            "1 стандарт · 1 карточка профессии"
        ]
    );
    let named = hrefs(&page, ".register li li a");
    assert_eq!(named, ["A014", "A015", "J62"].map(|code| format!("/ru/standards/{code}")));

    let sections = hrefs(&page, ".register h3 a");
    assert_eq!(sections[1], "/ru/standards?section=C");
    let list = site.page(&sections[1]).await;
    assert_eq!(
        hrefs(&list, ".tiles h3 a"),
        ["C10", "C11", "C12", "C13"].map(|code| format!("/ru/standards/{code}"))
    );
    assert!(text_of(select(&list, "main")[0]).contains("Секция C: Обрабатывающая промышленность"));
    assert!(hrefs(&list, ".languages a").contains(&"/kk/standards?section=C".to_owned()));
    for section in ["Z", "CC"] {
        let answer = site.get(&format!("/ru/standards?section={section}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{section}");
    }
}

#[tokio::test]
async fn five_standards_have_each_a_ladder_of_their_own() {
    let site = Site::of_all(&["A014", "A015", "C10", "C11", "J62"].map(bees_of)).await;
    let page = site.page("/kk").await;
    assert_eq!(select(&page, ".ladder").len(), 5);
    assert!(select(&page, ".register").is_empty());
}

#[tokio::test]
async fn the_page_stays_small_however_many_standards_there_are() {
    let codes: Vec<String> = ('A'..='U')
        .flat_map(|section| (10..20).map(move |number| format!("{section}{number}")))
        .collect();
    let texts: Vec<String> = codes.iter().map(|code| bees_of(code)).collect();
    let site = Site::of_all(&texts).await;
    let answer = site.get_with("/kk", &[("accept-encoding", "gzip")]).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert!(answer.body.len() < 12_000, "{} bytes", answer.body.len());
    assert_eq!(select(&site.page("/kk").await, ".register > li").len(), 21);
}
