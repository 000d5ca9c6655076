//! The pages around the cards, on the real standard: professions, findings, ranges of lines, home.

use std::collections::BTreeSet;

use kasip::{
    app::address::encoded,
    comparison, parser,
    standard::{Language, ProfessionCard, Statement},
};
use scraper::{ElementRef, Html, Selector};

use crate::site::{J62090011, Site};

const LOCALES: [&str; 3] = ["kk", "ru", "en"];

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn professions_are_chosen_by_education_in_the_words_of_the_standard() {
    let site = Site::new().await;
    let page = site.page("/ru/professions").await;
    let options = select(&page, ".filters a[href*='education=']");
    let levels: Vec<_> =
        options.iter().map(|option| text_of(select_in(*option, "span[lang=kk]"))).collect();
    assert_eq!(
        levels,
        [
            "ТжКБ (орта деңгейдегі маман)",
            "орта білімнен кейінгі (қолданбалы бакалавриат)",
            "жоғары білім (бакалавриат, маман дәрежесі, ординатура)",
            "жоғары оқу орнынан кейінгі білім (магистратура, резидентура)"
        ]
    );
    for option in &options {
        let count: usize = text_of(select_in(*option, ".count")).parse().unwrap();
        let chosen = site.page(option.attr("href").unwrap()).await;
        assert_eq!(select(&chosen, ".tiles > li").len(), count);
        assert_eq!(select(&chosen, ".filters [aria-current]").len(), 1);
    }
    // The one card of level 7 asks for what stands after higher education.
    let after = format!("/ru/professions?education={}", encoded(&levels[3]));
    let badges = site.page(&after).await;
    let badges: Vec<_> = select(&badges, ".tiles .badge").into_iter().map(text_of).collect();
    assert_eq!(badges, ["Уровень 7"]);
}

fn select_in<'a>(element: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    element.select(&Selector::parse(selector).unwrap()).next().unwrap()
}

#[tokio::test]
async fn the_order_of_professions_is_a_link_that_keeps_the_filters() {
    let site = Site::new().await;
    let page = site.page("/kk/professions?level=5&level=6").await;
    let titles = |page: &Html| -> Vec<String> {
        select(page, ".tiles h3").into_iter().map(text_of).collect()
    };
    let by_title = titles(&page);
    assert_eq!(by_title.first().unwrap(), "Ақпараттық қауіпсіздік аудиторы");
    assert_eq!(by_title.last().unwrap(), "Қызмет қауіпсіздігі бойынша маман");
    let orders: Vec<_> = select(&page, ".order a")
        .into_iter()
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    let filters = "/kk/professions?level=5&level=6";
    assert_eq!(
        orders,
        [filters.to_owned(), format!("{filters}&order=level"), format!("{filters}&order=standard")]
    );
    for order in &orders[1..] {
        let ordered = titles(&site.page(order).await);
        assert_ne!(ordered, by_title, "{order}");
        let same: BTreeSet<_> = ordered.iter().collect();
        assert_eq!(same, by_title.iter().collect(), "{order}");
    }
    let refused = site.get("/kk/professions?order=colour").await;
    assert_eq!(refused.status, axum::http::StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn every_finding_says_what_was_done_and_no_name_that_only_programs_know() {
    let site = Site::new().await;
    let total = site.json("/api/v1/standards/J62090011/findings?limit=1").await["total"].clone();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/standards/J62090011/findings")).await;
        let findings = select(&page, ".findings > li");
        assert_eq!(findings.len() as u64, total.as_u64().unwrap());
        for finding in findings {
            let sentences = finding.select(&Selector::parse("p").unwrap()).count();
            assert_eq!(sentences, 3, "{locale}: {}", text_of(finding));
            assert!(!text_of(finding).contains('_'), "{locale}: {}", text_of(finding));
        }
    }
}

#[tokio::test]
async fn a_link_to_several_lines_leads_to_the_first_and_names_the_last() {
    let site = Site::new().await;
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-001-5").await;
    let ability = &card["functions"][0]["skills"][1]["abilities"][2];
    let (first, last) = (&ability["source"]["first_line"], &ability["source"]["last_line"]);
    assert_ne!(first, last, "the text of the standard has changed");
    let id = ability["id"].as_str().unwrap();
    let page = site.page(&format!("/en/statements/{id}")).await;
    let link = select(&page, "a[href*='/source#']")[0];
    assert!(link.attr("href").unwrap().ends_with(&format!("#L{first}")));
    assert_eq!(link.attr("data-last"), Some(last.to_string().as_str()));
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
        let examples = select(&page, ".examples a");
        assert_eq!(examples.len(), 3);
    }
}

#[tokio::test]
async fn a_statement_names_every_line_in_nearly_the_same_words() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    let all: Vec<Statement<'_>> =
        standard.cards.iter().flat_map(ProfessionCard::statements).collect();
    let mut n_alike = 0;
    for statement in all.iter().step_by(9) {
        let text = statement.full_text();
        let of_kind = all.iter().filter(|other| other.kind == statement.kind);
        let expected: BTreeSet<String> = of_kind
            .map(Statement::full_text)
            .filter(|other| *other != text)
            .filter(|other| comparison::are_close(&text, other, Language::Kazakh))
            .collect();
        let page = site.page(&format!("/ru/statements/{}", statement.identity().id)).await;
        let words = |element: ElementRef<'_>| element.text().collect::<String>();
        let found: BTreeSet<String> =
            select(&page, "#alike li a[lang=kk]").into_iter().map(words).collect();
        if expected.len() <= 10 {
            assert_eq!(found, expected, "{text}");
        } else {
            assert!(found.len() == 10 && found.is_subset(&expected), "{text}");
        }
        n_alike += found.len();
        for link in select(&page, "#alike li a") {
            let there = site.page(link.attr("href").unwrap()).await;
            assert_eq!(select(&there, "#alike").len(), 1);
        }
    }
    assert!(n_alike > 20, "{n_alike}");
}
