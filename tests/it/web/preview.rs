//! The pictures that messengers show beside a link.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::fixtures::{Answer, LOCALES, Site, select};

/// The width and the height that a PNG begins with.
pub(super) fn size_of_png(answer: &Answer) -> (u32, u32) {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.media_type(), "image/png");
    assert_eq!(answer.body.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
    let number = |at: usize| u32::from_be_bytes(answer.body[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[tokio::test]
async fn each_card_has_a_picture_in_each_language_and_so_has_the_site() {
    let site = Site::new().await;
    let mut pictures = BTreeSet::new();
    let mut n_pages = 0;
    for locale in LOCALES {
        for path in [
            "",
            "/standards/J62090011/cards/2524-0-003-5",
            "/standards/J62090011/cards/2524-0-003-6",
        ] {
            let page = site.page(&format!("/{locale}{path}")).await;
            let tag = |name: &str| {
                let tags = select(&page, &format!("meta[property='{name}'], meta[name='{name}']"));
                tags[0].attr("content").unwrap_or_default().to_owned()
            };
            let address = format!("https://kasip.example/{locale}{path}/preview.png");
            assert_eq!(tag("og:image"), address);
            assert_eq!(
                (tag("og:image:width"), tag("og:image:height")),
                ("1200".into(), "630".into())
            );
            assert!(tag("og:image:alt").starts_with("kasip"));
            assert_eq!(tag("twitter:card"), "summary_large_image");
            let answer = site.get(&format!("/{locale}{path}/preview.png")).await;
            assert_eq!(size_of_png(&answer), (1200, 630));
            assert!(answer.body.len() < 100_000, "{}", answer.body.len());
            assert!(answer.header("etag").starts_with("\"v1-"), "it goes through the cache");
            pictures.insert(answer.body);
            n_pages += 1;
        }
    }
    assert_eq!(pictures.len(), n_pages, "each is another picture");
}

#[tokio::test]
async fn pages_without_a_picture_of_their_own_have_that_of_the_site() {
    let page = Site::new().await.page("/ru/levels").await;
    let picture = select(&page, "meta[property='og:image']")[0].attr("content");
    assert_eq!(picture, Some("https://kasip.example/ru/preview.png"));
}

#[tokio::test]
async fn there_is_no_picture_of_a_card_that_is_not_there() {
    let site = Site::new().await;
    for nowhere in [
        "/ru/standards/J62090011/cards/nosuch/preview.png",
        "/ru/standards/NOSUCH/cards/2524-0-003-5/preview.png",
        "/de/standards/J62090011/cards/2524-0-003-5/preview.png",
        "/de/preview.png",
        "/ru/standards/J62090011/preview.png",
    ] {
        assert_eq!(site.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}
