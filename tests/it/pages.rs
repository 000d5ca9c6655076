//! The pages on the real standard, asked as a reader would: by what stands on them.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};

use crate::site::Site;

const LOCALES: [&str; 3] = ["kk", "ru", "en"];

/// One page of each kind, without the locale.
async fn kinds_of_page(site: &Site) -> Vec<String> {
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-001-5").await;
    let purpose = site.json("/api/v1/search?kind=purpose").await["items"][0]["id"].clone();
    let ids = [
        &card["functions"][0]["id"],
        &card["functions"][0]["skills"][6]["id"],
        &card["functions"][0]["skills"][6]["abilities"][0]["id"],
        &purpose,
    ];
    let mut pages: Vec<String> = [
        "",
        "/professions",
        "/professions?level=5&level=6",
        "/professions?level=1",
        "/standards",
        "/standards/J62090011",
        "/standards/J62090011/cards/2524-0-001-5",
        "/standards/J62090011/cards/2524-0-003-6",
        "/standards/J62090011/source",
        "/standards/J62090011/findings",
        "/glossary",
        "/search",
        "/search?q=%D0%B6%D0%B5%D0%BB%D1%96",
        "/search?q=%D0%B6%D0%B5%D0%BB%D1%96&kind=skill&level=5",
        "/search?q=nosuchword",
        "/about",
        "/changes",
        "/about/components",
        "/download",
        "/compare",
        "/compare?card=J62090011/2524-0-003-5&card=J62090011/2524-0-003-6",
        "/compare?card=J62090011/2524-0-007-4&card=J62090011/2524-0-007-5&card=J62090011/2524-0-007-6",
        "/compare?card=J62090011/2524-0-002-6&card=J62090011/2524-0-002-7&view=adds",
        "/pathways",
        "/pathways?standard=J62090011&from=2524-0-003-5",
        "/collection",
        "/collection?item=4aa1f138-680c-5aad-bc5c-8cb28a9a9f5f",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend(ids.map(|id| format!("/statements/{}", id.as_str().unwrap())));
    pages
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn every_kind_of_page_is_whole_in_every_locale() {
    let site = Site::new().await;
    for page in kinds_of_page(&site).await {
        let mut words = BTreeSet::new();
        for locale in LOCALES {
            let path = format!("/{locale}{page}");
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.media_type(), "text/html", "{path}");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src") && !policy.contains("unsafe-inline"), "{path}");
            let html = answer.html();
            assert_eq!(select(&html, &format!("html[lang={locale}]")).len(), 1, "{path}");
            assert_eq!(select(&html, "h1").len(), 1, "{path}");
            assert_eq!(select(&html, "main").len(), 1, "{path}");
            assert!(
                select(
                    &html,
                    "style, script:not([src]):not([type='application/ld+json']), [style]"
                )
                .is_empty(),
                "{path}"
            );
            assert_alternates(&html, locale, &path);
            assert!(!text_of(select(&html, "title")[0]).is_empty(), "{path}");
            words.insert(text_of(select(&html, "footer")[0]));
            assert_headings_in_order(&html, &path);
            assert_ids_are_unique(&html, &path);
        }
        assert_eq!(words.len(), LOCALES.len(), "{page} is not translated: {words:?}");
    }
}

/// The page in every locale, and that for everybody else.
fn assert_alternates(html: &Html, locale: &str, path: &str) {
    let canonical = select(html, "link[rel=canonical]")[0].attr("href").unwrap();
    let page = canonical.strip_prefix(&format!("https://kasip.example/{locale}"));
    let page = page.unwrap_or_else(|| panic!("{path}: {canonical}"));
    let alternates: Vec<_> = select(html, "link[rel=alternate][hreflang]")
        .iter()
        .map(|link| (link.attr("hreflang").unwrap(), link.attr("href").unwrap().to_owned()))
        .collect();
    let at = |locale| format!("https://kasip.example/{locale}{page}");
    let wanted = [("kk", at("kk")), ("ru", at("ru")), ("en", at("en")), ("x-default", at("kk"))];
    assert_eq!(alternates, wanted, "{path}");
}

fn assert_headings_in_order(html: &Html, path: &str) {
    let mut last = 0;
    for heading in select(html, "h1, h2, h3, h4, h5, h6") {
        let level: u32 = heading.value().name()[1..].parse().unwrap();
        assert!(level <= last + 1, "{path}: h{level} after h{last}: {}", text_of(heading));
        last = level;
    }
}

fn assert_ids_are_unique(html: &Html, path: &str) {
    let mut ids = BTreeSet::new();
    for element in select(html, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(ids.insert(id.to_owned()), "{path}: the id {id} stands twice");
    }
}

#[tokio::test]
async fn nothing_that_can_be_clicked_leads_nowhere() {
    let site = Site::new().await;
    let mut waiting: VecDeque<(String, String)> =
        VecDeque::from([("/kk".to_owned(), "the beginning".to_owned())]);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    while let Some((path, from)) = waiting.pop_front() {
        let address = path.split('#').next().unwrap().to_owned();
        if !seen.insert(address.clone()) {
            continue;
        }
        // Every page of a kind has the same links, so some of each are enough here; the journeys in
        // the browser walk over all of them.
        let kind = address.split(['?']).next().unwrap().split('/').skip(2).take(1).collect();
        let of_kind = kinds.entry(kind).or_default();
        *of_kind += 1;
        if *of_kind > 25 {
            continue;
        }
        let answer = site.get(&address).await;
        let fine = answer.status == StatusCode::OK || answer.status.is_redirection();
        assert!(fine, "{address}, linked from {from}: {}", answer.status);
        if answer.media_type() != "text/html" {
            continue;
        }
        let html = answer.html();
        for link in select(&html, "a[href], link[href], form[action], img[src]") {
            let target = ["href", "action", "src"].iter().find_map(|name| link.attr(name)).unwrap();
            let target = target.strip_prefix("https://kasip.example").unwrap_or(target);
            if let Some(anchor) = target.strip_prefix('#') {
                let there = anchor.is_empty()
                    || html
                        .select(&Selector::parse("[id]").unwrap())
                        .any(|e| e.attr("id") == Some(anchor));
                assert!(there, "{address}: #{anchor} is nowhere");
            } else if target.starts_with('/') {
                waiting.push_back((target.to_owned(), address.clone()));
            } else if target.starts_with('?') {
                let page = address.split('?').next().unwrap();
                waiting.push_back((format!("{page}{target}"), address.clone()));
            } else {
                let absolute = target.starts_with("https://") || target.starts_with("mailto:");
                assert!(absolute, "{address}: {target}");
            }
        }
    }
    assert!(seen.len() > 500, "only {} addresses were found", seen.len());
}

#[tokio::test]
async fn a_card_shows_every_line_with_one_link() {
    let site = Site::new().await;
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-001-5").await;
    let page = site.page("/kk/standards/J62090011/cards/2524-0-001-5").await;
    let anchored = |id: &str| -> String {
        let found = select(&page, "[id]").into_iter().find(|e| e.attr("id") == Some(id));
        text_of(found.unwrap_or_else(|| panic!("#{id} is not on the page")))
    };
    let mut lines = 0;
    for function in card["functions"].as_array().unwrap() {
        let f = format!("f{}", function["number"]);
        assert!(anchored(&f).contains(function["title"].as_str().unwrap()));
        for skill in function["skills"].as_array().unwrap() {
            let s = format!("{f}-s{}", skill["number"]);
            assert!(anchored(&s).contains(skill["title"].as_str().unwrap()));
            for (letter, list) in [("a", "abilities"), ("k", "knowledge")] {
                for item in skill[list].as_array().unwrap() {
                    let id = format!("{s}-{letter}{}", item["number"]);
                    assert!(anchored(&id).contains(item["text"].as_str().unwrap()), "{id}");
                    let address =
                        format!("a[href='/kk/statements/{}']", item["id"].as_str().unwrap());
                    assert_eq!(select(&page, &address).len(), 1, "{id}");
                    lines += 1;
                }
            }
        }
    }
    assert_eq!(lines, 122);
}

#[tokio::test]
async fn a_statement_is_cited_in_the_language_of_the_reader() {
    let site = Site::new().await;
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-001-5").await;
    let id = card["functions"][0]["skills"][1]["abilities"][2]["id"].as_str().unwrap().to_owned();
    let page = site.page(&format!("/kk/statements/{id}")).await;
    let words = card["functions"][0]["skills"][1]["abilities"][2]["text"].as_str().unwrap();
    let citation = format!(
        "«{words}» — J62090011, 2-нұсқа, 2022, 10-тармақ, 1-еңбек функциясы, 2-дағды, 3-машық — https://kasip.example/id/{id}"
    );
    assert_eq!(text_of(select(&page, "p.citation")[0]), citation);
    assert_eq!(select(&page, "button[data-copy]")[2].attr("data-copy"), Some(citation.as_str()));
    assert_eq!(select(&page, "a[href='/kk/standards/J62090011/source#L231']").len(), 1);
}

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
async fn an_unknown_address_is_told_in_the_language_of_the_reader() {
    let site = Site::new().await;
    for (path, locale) in [
        ("/kk/nowhere", "kk"),
        ("/ru/nowhere", "ru"),
        ("/en/standards/NOSUCH", "en"),
        ("/en/standards/J62090011/cards/nosuch", "en"),
        ("/ru/statements/4aa1f138-680c-5aad-bc5c-8cb28a9a9f5e", "ru"),
        ("/ru/statements/nonsense", "ru"),
        ("/nowhere", "kk"),
        ("/de", "kk"),
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.media_type(), "text/html", "{path}");
        let html = answer.html();
        assert_eq!(select(&html, &format!("html[lang={locale}]")).len(), 1, "{path}");
        assert_eq!(select(&html, "h1").len(), 1, "{path}");
        assert!(
            !select(&html, &format!("main a[href^='/{locale}']")).is_empty(),
            "{path}: no way on"
        );
    }
    let refused = site.get("/ru/professions?level=99").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.media_type(), "text/html");
}

#[tokio::test]
async fn the_source_is_shown_line_by_line() {
    let site = Site::new().await;
    let page = site.page("/en/standards/J62090011/source").await;
    let line = select(&page, "#L189");
    let words = line[0].next_sibling().and_then(|words| words.value().as_text()).unwrap();
    assert_eq!(words.trim(), "1. Ақпаратты қорғау және ақпарат қауіпсіздігі үшін БАҚ");
    assert_eq!(select(&page, "#L4315").len(), 1);
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

/// A path with `q` and what follows it.
fn asking(path: &str, words: &str, rest: &str) -> String {
    format!("{path}?q={}{rest}", kasip::app::address::encoded(words))
}

#[tokio::test]
async fn equal_texts_are_one_result_that_leads_to_each_of_its_places() {
    let site = Site::new().await;
    let words = "Корпоративтік желінің сыртқы периметрінің қауіпсіздігін талдау";
    let found = site.json(&asking("/api/v1/search", words, "&collapse=true")).await;
    let places = found["items"][0]["places"].as_array().unwrap();
    assert!(places.len() > 3, "the text of the standard has changed");
    let page = site.page(&asking("/kk/search", words, "")).await;
    assert_eq!(select(&page, ".results > li").len() as u64, found["total"].as_u64().unwrap());
    let links = select(&page, ".results > li:first-child .places a");
    assert_eq!(links.len(), places.len());
    for (link, place) in links.into_iter().zip(places) {
        let (card, anchor) = link.attr("href").unwrap().split_once('#').unwrap();
        assert_eq!(card.rsplit('/').next(), place["card"]["slug"].as_str());
        let shown = site.page(card).await;
        let there = select(&shown, "[id]").into_iter().find(|e| e.attr("id") == Some(anchor));
        let title = found["items"][0]["text"].as_str().unwrap();
        assert!(text_of(there.unwrap()).contains(title), "{card}#{anchor}");
    }
    assert_eq!(select(&page, ".places details li").len(), places.len() - 3);
}

#[tokio::test]
async fn a_result_tells_in_words_why_other_words_were_found() {
    let site = Site::new().await;
    let page = site.page(&asking("/en/search", "zheli", "")).await;
    let reasons = select(&page, ".results .why");
    assert!(text_of(reasons[0]).starts_with("zheli read as "), "{}", text_of(reasons[0]));
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
async fn every_page_tells_browsers_how_to_search() {
    let site = Site::new().await;
    for locale in LOCALES {
        for page in ["", "/about", "/search", "/nowhere"] {
            let answer = site.get(&format!("/{locale}{page}")).await.html();
            let links = select(&answer, "link[rel=search]");
            assert_eq!(links[0].attr("type"), Some("application/opensearchdescription+xml"));
            assert!(!links[0].attr("title").unwrap_or_default().is_empty());
            assert_eq!(links[0].attr("href"), Some(&*format!("/{locale}/opensearch.xml")));
        }
        let answer = site.get(&format!("/{locale}/opensearch.xml")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.media_type(), "application/opensearchdescription+xml");
        let description = answer.text();
        for (kind, path) in
            [("text/html", "search"), ("application/x-suggestions+json", "suggestions")]
        {
            let template = format!("https://kasip.example/{locale}/{path}?q={{searchTerms}}");
            let url = format!("<Url type=\"{kind}\" template=\"{template}\"/>");
            assert!(description.contains(&url), "{description}");
        }
    }
    assert_eq!(site.get("/de/opensearch.xml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_browser_gets_suggestions_in_its_own_form() {
    let site = Site::new().await;
    let answer = site.get(&asking("/kk/suggestions", "жел", "")).await;
    assert_eq!(answer.media_type(), "application/x-suggestions+json");
    let offered = answer.json();
    assert_eq!(offered[0], "жел");
    assert!(offered[1].as_array().unwrap().iter().any(|text| text == "желі"), "{offered}");
    assert_eq!(site.get("/kk/suggestions").await.json(), serde_json::json!(["", []]));
}

#[tokio::test]
async fn the_only_script_is_a_file_of_ours_with_words_in_the_language_of_the_page() {
    let site = Site::new().await;
    let mut labels = BTreeSet::new();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/glossary")).await;
        // Linked data is text for programs and is never run.
        let scripts = select(&page, "script:not([type='application/ld+json'])");
        assert_eq!(scripts.len(), 1);
        let script = scripts[0];
        assert_eq!(script.attr("type"), Some("module"));
        assert_eq!(script.inner_html(), "");
        let answer = site.get(script.attr("src").unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.media_type(), "text/javascript");
        assert!(answer.header("cache-control").contains("immutable"));
        let asked = script.attr("data-suggest").unwrap();
        let offered = site.json(&format!("{asked}&q=a")).await;
        for kind in ["profession", "skill", "phrase"] {
            let name = script.attr(&format!("data-{kind}")).unwrap_or_default();
            assert!(!name.is_empty(), "{kind}");
        }
        for item in offered["items"].as_array().unwrap() {
            let path = item["path"].as_str().unwrap();
            assert!(path.starts_with(&format!("/{locale}/")), "{path}");
        }
        labels.insert(script.attr("data-label").unwrap().to_owned());
        assert!(script.attr("data-count").unwrap().contains("{n}"));
    }
    assert_eq!(labels.len(), LOCALES.len());
}

#[tokio::test]
async fn a_card_leads_to_what_its_levels_add_and_to_its_pathways() {
    let site = Site::new().await;
    let page = site.page("/ru/standards/J62090011/cards/2524-0-003-5").await;
    let links = select(&page, ".onward a");
    let labels: Vec<_> = links.iter().map(|link| text_of(*link)).collect();
    assert_eq!(
        labels,
        [
            "Что уровень 5 добавляет к уровню 4",
            "Что уровень 6 добавляет к уровню 5",
            "Пути роста из этой профессии",
            "Сравнить с другой карточкой",
        ]
    );
    for link in links {
        let answer = site.get(link.attr("href").unwrap().split('#').next().unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
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
async fn the_page_about_the_site_says_where_errors_are_reported() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/about")).await;
        assert_eq!(select(&page, "main a[href='mailto:errors@kasip.example']").len(), 1);
    }
}
