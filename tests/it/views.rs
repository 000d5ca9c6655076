//! The pages that put several cards or lines together, on the real standard. What they must show was
//! counted in the text by hand.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};

use crate::site::Site;

const LOCALES: [&str; 3] = ["kk", "ru", "en"];

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).into_iter().map(text_of).collect()
}

fn hrefs(page: &Html, selector: &str) -> Vec<String> {
    let links = select(page, selector);
    links.into_iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

/// The address that compares these cards.
fn compare(locale: &str, slugs: &[&str]) -> String {
    let cards: Vec<String> = slugs.iter().map(|slug| format!("card=J62090011/{slug}")).collect();
    format!("/{locale}/compare?{}", cards.join("&"))
}

async fn id_of(site: &Site, slug: &str, place: &str) -> String {
    let card = site.json(&format!("/api/v1/standards/J62090011/cards/{slug}")).await;
    card.pointer(place).unwrap_or_else(|| panic!("{slug}{place}")).as_str().unwrap().to_owned()
}

/// The lines of a kind that a comparison shows in a group, by the beginning of their words.
fn has_line(page: &Html, selector: &str, words: &str) -> bool {
    texts(page, selector).iter().any(|line| line.starts_with(words))
}

#[tokio::test]
async fn two_levels_of_one_profession_share_what_the_text_says_they_share() {
    let site = Site::new().await;
    let page = site.page(&compare("en", &["2524-0-003-5", "2524-0-003-6"])).await;
    // Counted in the text, equal words once: in common, close, only at 5, only at 6.
    let counts: Vec<Vec<String>> = select(&page, ".counted-table tbody tr")
        .into_iter()
        .map(|row| within(row, "td").into_iter().map(text_of).collect())
        .collect();
    assert_eq!(counts[0], ["0", "0", "2", "3"], "functions");
    assert_eq!(counts[1], ["0", "0", "4", "10"], "skills");
    assert_eq!(counts[3], ["1", "1", "5", "14"], "knowledge");

    assert!(has_line(&page, "#knowledge .alike li", "Бағдарламалау тілдері Level 5: 2.2.3"));
    let marked = texts(&page, "#knowledge mark");
    assert_eq!(marked, ["қорғаудың", "қорғау"], "the words that differ");
    let alone = "#knowledge .alone > section";
    let only_five = format!("{alone}:nth-child(1) li");
    let only_six = format!("{alone}:nth-child(2) li");
    assert!(has_line(&page, &only_six, "ЕСҚД ТҚБЖ БҚБЖ стандарттары 1.4.3 2.3.2 2.4.2"));
    assert!(!has_line(&page, &only_five, "ЕСҚД"));
    assert!(has_line(&page, &only_five, "Вирусқа қарсы қорғаныс құралдарын қалай пайдалану керек"));

    let id = id_of(&site, "2524-0-003-6", "/functions/0/skills/3/knowledge/2/id").await;
    let link = format!("#knowledge a[href='/en/statements/{id}']");
    assert_eq!(texts(&page, &link), ["1.4.3"], "a line leads to its page");
}

#[tokio::test]
async fn a_function_that_both_cards_have_is_in_common() {
    let site = Site::new().await;
    let page = site.page(&compare("ru", &["2524-0-007-4", "2524-0-007-5"])).await;
    let title = "Ұйымның ақпараттық қауіпсіздігін қамтамасыз ету және басқару процестерін бақылау";
    assert_eq!(select(&page, "#functions .alike li").len(), 1);
    assert!(has_line(&page, "#functions .alike li", &format!("{title} Уровень 4: 3 Уровень 5: 3")));
}

#[tokio::test]
async fn every_line_of_every_card_is_shown_in_a_comparison() {
    let site = Site::new().await;
    let slugs = ["2524-0-007-4", "2524-0-007-5", "2524-0-007-6"];
    let page = site.page(&compare("kk", &slugs)).await;
    let shown: Vec<String> = hrefs(&page, ".compared a[href^='/kk/statements/']");
    let different: BTreeSet<&String> = shown.iter().collect();
    assert_eq!(shown.len(), different.len(), "no line stands twice");
    // Functions, skills, abilities and knowledge of the points 23, 21 and 22.
    assert_eq!(shown.len(), (3 + 8 + 17 + 28) + (4 + 11 + 23 + 24) + (4 + 8 + 22 + 24));
}

#[tokio::test]
async fn what_the_higher_level_adds_is_its_own_view_whatever_the_order_of_the_cards() {
    let site = Site::new().await;
    for slugs in [["2524-0-003-5", "2524-0-003-6"], ["2524-0-003-6", "2524-0-003-5"]] {
        let page = site.page(&format!("{}&view=adds", compare("ru", &slugs))).await;
        assert_eq!(texts(&page, "h1"), ["Что уровень 6 добавляет к уровню 5"]);
        let figures = texts(&page, ".figures li");
        assert_eq!(
            figures,
            ["+3 трудовые функции", "+10 навыков", "+26 умений", "+14 знаний"],
            "as many as stand on the card of level 6 alone"
        );
        assert!(has_line(&page, ".added li", "ЕСҚД ТҚБЖ БҚБЖ стандарттары"));
        assert!(!has_line(&page, ".added li", "Бағдарламалау тілдері"), "level 5 has it as well");
        let was = texts(&page, ".added .was");
        assert_eq!(was.len(), 1);
        assert!(was[0].starts_with("На уровне 5: Ақпаратты қорғаудың әдістері"), "{was:?}");
    }
    let beside = site.page(&compare("ru", &["2524-0-003-5", "2524-0-003-6"])).await;
    let views = hrefs(&beside, ".views a");
    assert_eq!(views[1], format!("{}&view=adds", compare("ru", &["2524-0-003-5", "2524-0-003-6"])));
}

#[tokio::test]
async fn a_comparison_without_enough_cards_is_a_form_and_says_what_is_wrong() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/compare")).await;
        assert_eq!(select(&page, "select[name=card]").len(), 3);
        assert_eq!(select(&page, "#card-1 option[value]").len(), 13, "12 cards and none");
        let form = select(&page, "form.choose")[0];
        assert_eq!(form.attr("action"), Some(format!("/{locale}/compare").as_str()));

        let one = site.page(&compare(locale, &["2524-0-003-5"])).await;
        let chosen = select(&one, "option[selected]");
        assert_eq!(chosen[0].attr("value"), Some("J62090011/2524-0-003-5"));
        assert_eq!(select(&one, ".told").len(), 1);

        // A form sends the fields that were left alone as empty ones.
        let sent = format!("{}&card=", compare(locale, &["2524-0-003-5", "2524-0-003-6"]));
        assert_eq!(select(&site.page(&sent).await, ".heads > li").len(), 2);

        let unknown = site.get(&compare(locale, &["2524-0-003-5", "nosuch"])).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        let said = texts(&unknown.html(), ".told");
        assert!(said[0].contains("J62090011/nosuch"), "{said:?}");

        let slugs = ["2524-0-003-4", "2524-0-003-5", "2524-0-003-6", "2524-0-007-4"];
        let many = site.get(&compare(locale, &slugs)).await;
        assert_eq!(many.status, StatusCode::BAD_REQUEST);
        let words = match locale {
            "kk" => "ең көбі үш карточканы",
            "ru" => "не больше трёх карточек",
            _ => "At most three cards",
        };
        let said = text_of(select(&many.html(), "main")[0]);
        assert!(said.contains(words), "{said}");
    }
}

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
    let lists = select(&page, ".pathway-list > li");
    assert_eq!(lists.len(), 12);
    let related: usize = lists.iter().map(|card| within(*card, "div:nth-child(3) a").len()).sum();
    assert_eq!(related, 14);
    let next: usize = lists.iter().map(|card| within(*card, "div:nth-child(2) a").len()).sum();
    assert_eq!(next, 7);
    let in_words: BTreeSet<String> = hrefs(&page, ".pathway-list h3 a").into_iter().collect();
    assert_eq!(in_words, cards.into_iter().collect(), "the list leads where the map leads");
    assert!(text_of(select(&page, "main")[0]).contains("Для 8 названных связанных профессий"));
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

#[tokio::test]
async fn a_collection_shows_its_lines_by_profession_and_level_in_the_order_of_the_text() {
    let site = Site::new().await;
    let ids = [
        id_of(&site, "2524-0-003-6", "/functions/1/skills/1/id").await,
        id_of(&site, "2524-0-003-6", "/functions/0/skills/0/abilities/0/id").await,
        id_of(&site, "2524-0-003-5", "/functions/0/skills/0/knowledge/1/id").await,
        id_of(&site, "2524-0-002-6", "/functions/0/id").await,
        id_of(&site, "2524-0-003-5", "/id").await,
    ];
    let query: Vec<String> = ids.iter().map(|id| format!("item={id}")).collect();
    for locale in LOCALES {
        let path = format!("/{locale}/collection?{}", query.join("&"));
        let page = site.page(&path).await;
        let order = [3, 4, 2, 1, 0].map(|at: usize| format!("/{locale}/statements/{}", ids[at]));
        assert_eq!(hrefs(&page, ".collected td:nth-child(2) a"), order, "{locale}");
        let groups = hrefs(&page, ".collected th[scope=rowgroup] a");
        let card = |slug| format!("/{locale}/standards/J62090011/cards/{slug}");
        assert_eq!(groups, ["2524-0-002-6", "2524-0-003-5", "2524-0-003-6"].map(card));
        let cited = texts(&page, ".collected .citation");
        assert!(cited[1].ends_with(&format!("https://kasip.example/id/{}", ids[4])), "{cited:?}");
        let permanent = hrefs(&page, ".collected a[href*='/id/']");
        assert_eq!(permanent.len(), 5);
        let canonical = hrefs(&page, "link[rel=canonical]");
        assert_eq!(canonical, [format!("https://kasip.example{path}")], "the address is the truth");

        let remove = hrefs(&page, "a.remove");
        let without = site.page(&remove[0]).await;
        assert_eq!(hrefs(&without, ".collected td:nth-child(2) a"), order[1..]);
    }
}

#[tokio::test]
async fn a_collection_says_which_lines_are_gone_and_which_never_were() {
    let site = Site::new().await;
    let kept = id_of(&site, "2524-0-003-5", "/id").await;
    let removed = id_of(&site, "2524-0-003-6", "/functions/0/id").await;
    // The next edition has no card of level 6.
    let (mut standard, findings) = kasip::parser::parse(crate::site::J62090011);
    standard.cards.retain(|card| card.slug != "2524-0-003-6");
    site.storage.save_standard(&standard, &findings, "another text").await.unwrap();
    let never = "00000000-0000-4000-8000-000000000000";
    let path = format!("/ru/collection?item={removed}&item={kept}&item={never}");
    let page = site.page(&path).await;
    assert_eq!(select(&page, ".collected td:nth-child(2) a").len(), 1);
    let missing = texts(&page, "main section li");
    assert_eq!(missing.len(), 2);
    assert!(missing[0].starts_with(&removed) && missing[0].contains("удалена"), "{missing:?}");
    assert!(missing[1].starts_with(never) && missing[1].contains("никогда"), "{missing:?}");
    let on = hrefs(&page, "main section a");
    assert_eq!(on, [format!("/ru/collection?item={kept}")]);
}

#[tokio::test]
async fn a_collection_holds_fifty_lines_and_an_empty_one_says_how_to_fill_it() {
    let site = Site::new().await;
    let many = |n: usize| {
        let ids = (0..n).map(|n| format!("item=00000000-0000-4000-8000-{n:012}"));
        format!("/kk/collection?{}", ids.collect::<Vec<_>>().join("&"))
    };
    assert_eq!(site.get(&many(50)).await.status, StatusCode::OK);
    let refused = site.get(&many(51)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let said = text_of(select(&refused.html(), "main")[0]);
    assert!(said.contains("50") && said.contains("51"), "{said}");

    let refused = site.get("/ru/collection?item=12").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(text_of(select(&refused.html(), "main")[0]).contains("«12»"));

    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/collection")).await;
        assert!(select(&page, ".empty p").len() >= 3, "{locale}");
        assert!(select(&page, ".collected").is_empty());
        assert_eq!(select(&page, "#own[data-page]").len(), 1);
    }
}
