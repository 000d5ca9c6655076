//! The page that compares a text with the catalogue: the form, the result, and the workbook.

use std::io::{Cursor, Read};

use axum::http::StatusCode;
use zip::ZipArchive;

use crate::fixtures::{Answer, LOCALES, Site, hrefs, select, text_of};

const BOUNDARY: &str = "kasip-boundary";
const CARD: &str = "J62090011/2524-0-003-5";

/// The fields of the form, as a browser sends them; a file has a name.
async fn send(site: &Site, page: &str, fields: &[(&str, Option<&str>, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, file, value) in fields {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(*value);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    site.send("POST", page, &[("content-type", &kind)], body).await
}

async fn send_text(site: &Site, locale: &str, text: &str, card: &str) -> Answer {
    let fields = [("text", None, text.as_bytes()), ("card", None, card.as_bytes())];
    send(site, &format!("/{locale}/match"), &fields).await
}

#[tokio::test]
async fn a_text_is_compared_line_by_line_and_with_the_nearest_cards() {
    let site = Site::new().await;
    let text = "Оценка рисков информационной безопасности\n<b>Настройка</b> файрвола\nйцукен";
    for locale in LOCALES {
        let answer = send_text(&site, locale, text, "").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "no-store");
        let page = answer.html();
        for number in 1..=3 {
            assert_eq!(select(&page, &format!("#line-{number}")).len(), 1, "{locale}");
        }
        assert!(!select(&page, "#line-1 ul li").is_empty(), "{locale}");
        assert!(select(&page, "#line-3 ul").is_empty(), "{locale}: nothing is near it");
        assert!(answer.text().contains("&#60;b&#62;") || answer.text().contains("&lt;b&gt;"));
        let kept: String = select(&page, "#text")[0].text().collect();
        assert_eq!(kept.trim(), text, "{locale}: it can be changed");
        let covered = select(&page, ".covered");
        assert!((1..=3).contains(&covered.len()), "{locale}");
        let lines = hrefs(&page, ".matrix td a[href^='#line-']");
        assert!(!lines.is_empty(), "{locale}: a requirement leads to the lines that cover it");
        for href in lines {
            assert_eq!(select(&page, &href).len(), 1, "{locale} {href}");
        }
        for href in hrefs(&page, ".matched a, .covered h3 a") {
            assert_eq!(site.get(&href).await.status, StatusCode::OK, "{href}");
        }
    }
}

#[tokio::test]
async fn a_chosen_card_is_the_only_one_and_its_own_words_cover_it() {
    let site = Site::new().await;
    let vacancy = format!("/ru/standards/{}", CARD.replace('/', "/cards/")) + "/vacancy.docx";
    let file = site.get(&vacancy).await.body;
    let fields = [
        ("text", None, &b""[..]),
        ("file", Some("vacancy.docx"), &file),
        ("card", None, CARD.as_bytes()),
    ];
    let answer = send(&site, "/ru/match", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.html();
    let cards = hrefs(&page, ".covered h3 a");
    assert_eq!(cards, ["/ru/standards/J62090011/cards/2524-0-003-5"]);
    let skills = select(&page, "tr.skill");
    let covered = select(&page, "tr.skill .mark-common");
    assert!(covered.len() * 10 >= skills.len() * 8, "{} of {}", covered.len(), skills.len());
    assert_eq!(select(&page, "#card option[selected]").len(), 1, "the choice is kept");
}

#[tokio::test]
async fn the_comparison_is_taken_as_a_workbook() {
    let site = Site::new().await;
    let fields =
        [("text", None, "Оценка рисков\nНастройка файрвола".as_bytes()), ("as", None, b"xlsx")];
    let answer = send(&site, "/ru/match", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-disposition").contains("match-ru.xlsx"));
    let mut book = ZipArchive::new(Cursor::new(answer.body)).unwrap();
    let mut strings = String::new();
    book.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut strings).unwrap();
    for words in ["Оценка рисков", "охвачено", "нет в тексте", "https://kasip.example/id/"]
    {
        let is_there = strings.contains(words) || {
            let mut links = String::new();
            let mut file = book.by_name("xl/worksheets/_rels/sheet1.xml.rels").unwrap();
            file.read_to_string(&mut links).unwrap();
            links.contains(words)
        };
        assert!(is_there, "{words}");
    }
    assert!(book.by_name("xl/worksheets/sheet2.xml").is_ok(), "a sheet for a card");
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_with_the_form() {
    let site = Site::new().await;
    for (fields, said) in [
        (vec![("text", None, &b" \n12"[..])], "Вставьте текст"),
        (vec![], "Вставьте текст"),
        (vec![("file", Some("a.png"), &b"\x89PNG\r\n"[..])], "PNG"),
        (vec![("file", Some("a.docx"), &b"PK\x03\x04"[..])], "не удалось прочитать"),
    ] {
        let answer = send(&site, "/ru/match", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let page = answer.html();
        assert!(text_of(select(&page, "[role=alert]")[0]).contains(said), "{said}");
        assert_eq!(select(&page, "form#form textarea").len(), 1);
    }
    let long = send_text(&site, "ru", &"ә".repeat(520_000), "").await;
    assert_eq!(long.status, StatusCode::OK, "a megabyte is compared");
    let long = send_text(&site, "ru", &"ә".repeat(540_000), "").await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    let plain = site.send("POST", "/ru/match", &[], b"text=a".to_vec()).await;
    assert_eq!(plain.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_is_led_to_and_takes_two_methods() {
    let site = Site::new().await;
    for locale in LOCALES {
        let home = site.page(&format!("/{locale}")).await;
        assert!(hrefs(&home, "footer a").contains(&format!("/{locale}/match")));
        let options = site.call("OPTIONS", &format!("/{locale}/match"), &[]).await;
        assert_eq!(options.header("allow"), "GET, HEAD, POST, OPTIONS");
    }
}
