//! The page of one line: its citation, its source, and the lines in nearly the same words.

use std::collections::BTreeSet;

use kasip::{
    comparison, parser,
    standard::{Language, ProfessionCard, Statement},
};
use scraper::ElementRef;

use crate::fixtures::{J62090011, Site, hrefs, select, text_of};

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
async fn a_statement_names_every_line_in_nearly_the_same_words() {
    let site = Site::new().await;
    let (standard, _) = parser::parse(J62090011);
    let all: Vec<Statement<'_>> =
        standard.cards.iter().flat_map(ProfessionCard::statements).collect();
    let mut n_alike = 0;
    for statement in all.iter().step_by(9) {
        let text = statement.full_text();
        let of_kind = all.iter().filter(|other| other.kind() == statement.kind());
        let expected: BTreeSet<String> = of_kind
            .map(Statement::full_text)
            .filter(|other| *other != text)
            .filter(|other| comparison::are_close(&text, other, Language::Kazakh))
            .collect();
        let page =
            site.page(&format!("/ru/statements/{}?words=original", statement.identity().id)).await;
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

#[tokio::test]
async fn a_function_and_a_skill_lead_to_what_they_are_made_of_and_each_line_to_those_beside_it() {
    let site = Site::new().await;
    let card = site.json("/api/v1/standards/J62090011/cards/2524-0-003-6").await;
    let ids = |list: &serde_json::Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|node| format!("/kk/statements/{}", node["id"].as_str().unwrap())).collect()
    };
    let function = &card["functions"][0];
    let skill = &function["skills"][0];
    let page = site.page(&ids(&card["functions"])[0]).await;
    assert_eq!(hrefs(&page, "#inside a"), ids(&function["skills"]));
    let page = site.page(&ids(&function["skills"])[0]).await;
    let items = [ids(&skill["abilities"]), ids(&skill["knowledge"])].concat();
    assert_eq!(hrefs(&page, "#inside a"), items);

    let skills = ids(&function["skills"]);
    let beside = |page: &scraper::Html| hrefs(page, "ul.onward a");
    assert_eq!(beside(&page), [skills[1].clone()], "nothing is before the first");
    let second = site.page(&skills[1]).await;
    assert_eq!(beside(&second), [skills[0].clone(), skills[2].clone()]);
    let last = site.page(skills.last().unwrap()).await;
    assert_eq!(beside(&last), [skills[skills.len() - 2].clone()]);
    let item = site.page(&items[0]).await;
    assert!(select(&item, "#inside").is_empty(), "an ability is made of nothing else");
}
