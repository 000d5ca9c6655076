//! Cards side by side. What a comparison must show was counted in the text by hand.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use scraper::Html;

use crate::fixtures::{LOCALES, Site, hrefs, select, text_of, texts, within};

/// The address that compares these cards.
pub fn compare(locale: &str, slugs: &[&str]) -> String {
    let cards: Vec<String> = slugs.iter().map(|slug| format!("card=J62090011/{slug}")).collect();
    format!("/{locale}/compare?{}", cards.join("&"))
}

pub async fn id_of(site: &Site, slug: &str, place: &str) -> String {
    let card = site.json(&format!("/api/v1/standards/J62090011/cards/{slug}")).await;
    card.pointer(place).unwrap_or_else(|| panic!("{slug}{place}")).as_str().unwrap().to_owned()
}

/// A comparison in the words of the text alone.
fn original(locale: &str, slugs: &[&str]) -> String {
    format!("{}&words=original", compare(locale, slugs))
}

/// The lines of a kind that a comparison shows in a group, by the beginning of their words.
fn has_line(page: &Html, selector: &str, words: &str) -> bool {
    texts(page, selector).iter().any(|line| line.starts_with(words))
}

#[tokio::test]
async fn two_levels_of_one_profession_share_what_the_text_says_they_share() {
    let site = Site::new().await;
    let page = site.page(&original("en", &["2524-0-003-5", "2524-0-003-6"])).await;
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
    let alone = "#knowledge .only > section";
    let only_five = format!("{alone}:nth-child(1) li");
    let only_six = format!("{alone}:nth-child(2) li");
    assert!(has_line(&page, &only_six, "ЕСҚД ТҚБЖ БҚБЖ стандарттары 1.4.3 2.3.2 2.4.2"));
    assert!(!has_line(&page, &only_five, "ЕСҚД"));
    assert!(has_line(&page, &only_five, "Вирусқа қарсы қорғаныс құралдарын қалай пайдалану керек"));

    let id = id_of(&site, "2524-0-003-6", "/functions/0/skills/3/knowledge/2/id").await;
    let link = format!("#knowledge a[href='/en/statements/{id}?words=original']");
    assert_eq!(texts(&page, &link), ["1.4.3"], "a line leads to its page");
}

#[tokio::test]
async fn a_function_that_both_cards_have_is_in_common() {
    let site = Site::new().await;
    let page = site.page(&original("ru", &["2524-0-007-4", "2524-0-007-5"])).await;
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
        let page = site.page(&format!("{}&view=adds", original("ru", &slugs))).await;
        assert_eq!(texts(&page, "h1"), ["Что уровень 6 добавляет к уровню 5"]);
        // Counted in the text, equal words once: both totals, shared, only at 5, only at 6.
        let totals: Vec<String> = select(&page, ".counted-table tbody tr")
            .into_iter()
            .map(|row| within(row, "th, td").into_iter().map(text_of).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            totals,
            [
                "Трудовые функции 2 → 3 0 2 3",
                "Навыки 4 → 10 0 4 10",
                "Умения 7 → 26 0 7 26",
                "Знания 7 → 16 2 5 14"
            ],
        );
        assert!(has_line(&page, ".told", "Уровень 6 описан заново"));
        assert_eq!(
            texts(&page, ".beside dt")[..2],
            ["Уровень профессионального образования", "Требования к опыту работы"]
        );
        assert!(has_line(&page, ".lost li", "Вирусқа қарсы қорғаныс құралдарын қалай"));
        assert!(!has_line(&page, ".lost li", "Бағдарламалау тілдері"), "level 6 has it as well");
        assert!(has_line(&page, ".gained li", "ЕСҚД ТҚБЖ БҚБЖ стандарттары"));
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
async fn every_line_that_only_one_card_has_stands_in_its_own_column() {
    let site = Site::new().await;
    let slugs = ["2524-0-002-6", "2524-0-002-7"];
    let page = site.page(&format!("{}&view=adds", original("en", &slugs))).await;
    let rows = select(&page, ".counted-table tbody tr");
    for (kind, place) in [(2, "a"), (3, "k")] {
        let cells: Vec<String> = within(rows[kind], "td").into_iter().map(text_of).collect();
        let only: Vec<usize> = cells[2..].iter().map(|cell| cell.parse().unwrap()).collect();
        let lines = |column: &str, sign: &str| {
            let titles = select(&page, &format!(".{column} .{sign} .at"));
            let of_kind = titles.into_iter().filter(|at| {
                let first = within(*at, "a")[0];
                let title = first.attr("title").unwrap();
                title.contains(if place == "a" { "ability" } else { "knowledge item" })
            });
            of_kind.count()
        };
        assert_eq!([lines("lost", "minus"), lines("gained", "plus")], only[..], "{cells:?}");
        assert!(cells[1].parse::<usize>().unwrap() > 0);
    }
    assert!(select(&page, ".told").is_empty(), "the auditor of level 7 is not described anew");
}

#[tokio::test]
async fn the_window_says_what_tells_the_cards_apart() {
    let site = Site::new().await;
    let engineer = ["2524-0-003-5", "2524-0-003-6"];
    for (locale, levels, adds) in [
        ("kk", "5-деңгей мен 6-деңгей: Ақпараттық", "6-деңгей 5-деңгейге не қосады: Ақпараттық"),
        ("ru", "Уровни 5 и 6: Инженер", "Что уровень 6 добавляет к уровню 5: Инженер"),
        ("en", "Levels 5 and 6: Information", "What level 6 adds to level 5: Information"),
    ] {
        for (path, begins) in [
            (compare(locale, &engineer), levels),
            (format!("{}&view=adds", compare(locale, &engineer)), adds),
        ] {
            let title = text_of(select(&site.page(&path).await, "head title")[0]);
            assert!(title.starts_with(begins), "{title}");
        }
    }
    let different = site.page(&compare("ru", &["2524-0-003-5", "2524-0-002-6"])).await;
    let title = text_of(select(&different, "head title")[0]);
    assert!(title.starts_with("Инженер"), "{title}");
}

#[tokio::test]
async fn beside_each_other_the_summary_comes_first_and_lines_are_under_their_skills() {
    let site = Site::new().await;
    let page = site.page(&original("en", &["2524-0-003-5", "2524-0-003-6"])).await;
    let headings = texts(&page, ".compared h2");
    assert_eq!(headings[..2], ["Summary", "About the profession"]);
    let above = texts(&page, "#abilities .only > section:first-child .above");
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-003-5").await;
    let skills = card["functions"].as_array().unwrap().iter().flat_map(|function| {
        let skills = function["skills"].as_array().unwrap().iter();
        skills.map(move |skill| {
            let (function, title) = (&function["number"], skill["title"].as_str().unwrap());
            format!("Labour function {function}, Skill {}: {title}", skill["number"])
        })
    });
    // The last skill repeats abilities of the third.
    assert_eq!(above, skills.take(3).collect::<Vec<_>>());
    let functions = texts(&page, "#skills .only > section:first-child .above");
    assert!(functions[0].starts_with("Labour function 1: "), "{functions:?}");
    assert_eq!(select(&page, ".columns[aria-hidden=true] li").len(), 2);
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
            _ => "up to three cards",
        };
        let said = text_of(select(&many.html(), "main")[0]);
        assert!(said.contains(words), "{said}");
    }
}

#[tokio::test]
async fn a_skill_that_only_one_card_has_leads_to_what_is_like_it_on_the_other_as_a_guess_of_ours() {
    let site = Site::new().await;
    let address = format!("{}&view=adds", compare("ru", &["2524-0-003-5", "2524-0-003-6"]));
    let page = site.page(&address).await;
    let near = hrefs(&page, ".lost .like > a");
    assert!(near.len() > 2, "{near:?}");
    for href in hrefs(&page, ".like > a") {
        let id = href.rsplit('/').next().unwrap();
        let line = site.json(&format!("/api/v1/statements/{id}")).await;
        let other = if near.contains(&href) { "2524-0-003-6" } else { "2524-0-003-5" };
        assert_eq!(line["card"]["slug"], other, "{href}");
    }
    assert!(text_of(select(&page, "main")[0]).contains("наша догадка"));
}
