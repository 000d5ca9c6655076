//! The page of results, on the real standard.

use axum::http::StatusCode;

use crate::fixtures::{Site, asking, hrefs, select, text_of, texts, within};

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
    assert!(text_of(reasons[0]).starts_with("zheli was read as "), "{}", text_of(reasons[0]));
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

#[tokio::test]
async fn a_level_among_the_words_is_a_filter_that_can_be_undone() {
    let site = Site::new().await;
    for (locale, typed, written) in [
        ("ru", "инженер 5 уровня", "5 уровня"),
        ("ru", "5-й уровень инженер", "5-й уровень"),
        ("kk", "5-деңгей инженер", "5-деңгей"),
        ("kk", "5 деңгейлі инженер", "5 деңгейлі"),
        ("en", "level 5 engineer", "level 5"),
    ] {
        let path = format!("/{locale}/search");
        let page = site.page(&asking(&path, typed, "&level=6")).await;
        let badges = texts(&page, ".results .badge");
        assert!(!badges.is_empty() && badges.iter().all(|badge| badge.contains('5')), "{badges:?}");
        let note = texts(&page, ".level-read").concat();
        assert!(note.contains(written), "{note}");
        let chosen = select(&page, "main form input[type=hidden][name=level]");
        assert_eq!(chosen[0].attr("value"), Some("5"));
        let undo = hrefs(&page, ".level-read a")[0].clone();
        let quoted = typed.replace(written, &format!("\"{written}\""));
        assert_eq!(undo, asking(&path, &quoted, "&level=6"));
        assert!(select(&site.page(&undo).await, ".level-read").is_empty());
        let found = site.json(&asking("/api/v1/search", typed, "")).await;
        let level = |hit: &serde_json::Value| hit["card"]["qualification_level"].clone();
        assert!(found["items"].as_array().unwrap().iter().all(|hit| level(hit) == 5));
        let words = typed.replace(written, "");
        let filtered = site.json(&asking("/api/v1/search", &words, "&level=5")).await;
        assert_eq!(found["total"], filtered["total"]);
        assert!(found["total"].as_u64() > Some(0));
        // A filter never adds a hit.
        let nothing = site.json(&asking("/api/v1/search", typed, "&level=6")).await;
        assert_eq!(nothing["total"], 0);
    }
    let page = site.page(&asking("/ru/search", "инженер", "")).await;
    assert!(select(&page, ".level-read").is_empty());
}

#[tokio::test]
async fn a_level_that_leaves_nothing_is_the_first_that_may_be_left_out() {
    let site = Site::new().await;
    let found = site.json(&asking("/api/v1/search", "аудит 8 уровень", "")).await;
    assert_eq!(found["total"], 0);
    assert_eq!(found["alternatives"][0]["without"], "8 уровень");
    let found = site.json(&asking("/api/v1/search", "аудит блокчейн 6 уровень", "")).await;
    let words = found["alternatives"][0]["q"].as_str().unwrap();
    assert_eq!(words, "аудит 6 уровень ");
    let nearest = site.json(&asking("/api/v1/search", words, "")).await;
    assert_eq!(nearest["total"], found["alternatives"][0]["total"]);
}

#[tokio::test]
async fn a_word_that_is_far_from_any_is_offered_in_its_nearest_spelling() {
    let site = Site::new().await;
    let far = "криптаграхвя";
    let page = site.page(&asking("/ru/search", far, "")).await;
    let offered = select(&page, ".spelling a")[0];
    assert!(text_of(offered).contains("«криптография»"), "{}", text_of(offered));
    let found = site.page(offered.attr("href").unwrap()).await;
    assert!(!select(&found, ".results > li").is_empty());
    // As long as a query may be: with the nearest words it would be longer.
    let long = format!("{} {far}", "я".repeat(512 - far.chars().count() - 1));
    let page = site.page(&asking("/ru/search", &long, "")).await;
    assert!(select(&page, ".spelling").is_empty());
}

#[tokio::test]
async fn nothing_found_sends_no_reader_away_and_leads_on() {
    let site = Site::new().await;
    for (locale, kazakh, languages) in [
        ("kk", "қазақ тілінде", "Қазақша, орысша және ағылшынша"),
        ("ru", "на казахском языке", "на казахском, русском и английском"),
        ("en", "is in Kazakh", "in Kazakh, Russian and English"),
    ] {
        let page = site.page(&asking(&format!("/{locale}/search"), "блокчейн ", "")).await;
        let empty = texts(&page, ".empty").concat();
        assert!(empty.contains(languages) && !empty.contains(kazakh), "{empty}");
        let all = format!("/{locale}/professions");
        assert!(hrefs(&page, ".empty a").contains(&all), "{locale}");
        // What the languages of the texts are, the page says where nothing is asked yet.
        let page = site.page(&format!("/{locale}/search")).await;
        let lead = texts(&page, ".lead").concat();
        assert!(lead.contains(kazakh), "{lead}");
    }
}

#[tokio::test]
async fn a_filter_of_one_value_is_not_offered_unless_it_is_chosen() {
    let site = Site::new().await;
    let headings = async |filters: &str| {
        let page = site.page(&asking("/en/search", "аудит ", filters)).await;
        texts(&page, ".filters h2")
    };
    let standard = "Standard";
    assert!(!headings("").await.iter().any(|one| one == standard));
    assert!(headings("&standard=J62090011").await.iter().any(|one| one == standard));
    let found = site.json(&asking("/api/v1/search", "аудит ", "")).await;
    assert_eq!(found["facets"]["standard"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_result_begins_with_its_profession_and_level() {
    let site = Site::new().await;
    let page = site.page(&asking("/kk/search", "Семинарлар өткізу", "")).await;
    let hit = select(&page, ".results > li")[0];
    let first = within(hit, "p")[0];
    assert_eq!(first.attr("class"), Some("on-card"));
    let card = hrefs(&page, ".results .on-card a")[0].clone();
    assert!(card.starts_with("/kk/standards/J62090011/cards/"), "{card}");
    assert_eq!(within(first, ".badge").len(), 1);
    let path = texts(&page, ".results .path")[0].clone();
    assert!(path.contains("дағды ·"), "{path}");
}
