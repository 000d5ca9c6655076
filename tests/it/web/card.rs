//! The page of a card on the real standard: its ladder, its folds, its abbreviations, and what it
//! gives to the script.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::fixtures::{Site, select, text_of};

const LARGEST: &str = "/standards/J62090011/cards/2524-0-001-5";
const LOCALES: [&str; 3] = ["kk", "ru", "en"];

#[tokio::test]
async fn the_levels_of_an_occupation_are_steps_with_the_open_one_marked() {
    let site = Site::new().await;
    let page = site.page("/en/standards/J62090011/cards/2524-0-003-5").await;
    let steps: Vec<_> = select(&page, ".steps .step")
        .iter()
        .map(|step| (step.attr("href").map(str::to_owned), step.attr("aria-current")))
        .collect();
    let to = |level| Some(format!("/en/standards/J62090011/cards/2524-0-003-{level}"));
    assert_eq!(steps, [(to(4), None), (None, Some("page")), (to(6), None)]);
    // The code 2524-0-001 stands on two cards of different titles.
    let page = site.page(&format!("/en{LARGEST}?words=original")).await;
    let titles: Vec<_> = select(&page, ".steps .step").into_iter().map(text_of).collect();
    assert_eq!(
        titles,
        [
            "Level 4 Ақпараттық қауіпсіздік жөніндегі әкімші",
            "Level 5 Ақпараттық қауіпсіздік әкімшісі"
        ]
    );
}

#[tokio::test]
async fn functions_and_skills_fold_and_are_open_at_first() {
    let site = Site::new().await;
    let card = site.json(&format!("/api/v1{LARGEST}")).await;
    let page = site.page(&format!("/kk{LARGEST}")).await;
    let functions = card["functions"].as_array().unwrap();
    let skills: usize =
        functions.iter().map(|function| function["skills"].as_array().unwrap().len()).sum();
    assert_eq!(select(&page, "section.function > details[open] > summary > h3").len(), 4);
    assert_eq!(select(&page, "section.skill > details[open] > summary > h4").len(), skills);
    // A link inside what opens and closes would be a control within a control.
    assert!(select(&page, "summary a, summary button").is_empty());
}

#[tokio::test]
async fn the_contents_name_every_section_that_they_lead_to() {
    let site = Site::new().await;
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}{LARGEST}")).await;
        let entries = select(&page, ".guide a");
        assert!(entries.len() >= 10);
        for entry in entries {
            let anchor = entry.attr("href").unwrap().strip_prefix('#').unwrap();
            let there =
                select(&page, "section[id]").into_iter().any(|s| s.attr("id") == Some(anchor));
            assert!(there, "{locale}: {anchor}");
        }
    }
}

#[tokio::test]
async fn every_abbreviation_of_a_card_is_explained_in_its_list() {
    let site = Site::new().await;
    for words in ["original", "mine"] {
        let page = site.page(&format!("/ru{LARGEST}?words={words}")).await;
        let used: BTreeSet<(String, String)> = select(&page, "abbr")
            .into_iter()
            .map(|one| (text_of(one), one.attr("title").unwrap().to_owned()))
            .collect();
        let terms = select(&page, "#abbreviations dt").into_iter().map(text_of);
        let meanings = select(&page, "#abbreviations dd").into_iter().map(text_of);
        let listed: BTreeSet<(String, String)> = terms.zip(meanings).collect();
        assert!(used.len() > 5, "the card has abbreviations: {used:?}");
        assert_eq!(used, listed);
    }
}

#[tokio::test]
async fn the_script_is_given_what_makes_the_citation_of_any_line() {
    let site = Site::new().await;
    let card = site.json(&format!("/api/v1{LARGEST}")).await;
    let line = &card["functions"][1]["skills"][0]["knowledge"][0];
    let id = line["id"].as_str().unwrap();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}{LARGEST}")).await;
        let tools = select(&page, ".line-tools[hidden]")[0];
        let given = |name: &str| tools.attr(&format!("data-{name}")).unwrap();
        let step = |node: &serde_json::Value| {
            let (_, steps) = node["ref"].as_str().unwrap().split_once('/').unwrap();
            let anchor = steps.replace('/', "-");
            select(&page, &format!("[id='{anchor}']"))[0].attr("data-step").unwrap().to_owned()
        };
        let function = &card["functions"][1];
        let made =
            [given("card").to_owned(), step(function), step(&function["skills"][0]), step(line)];
        let quoted = given("quoted").replace("{text}", line["text"].as_str().unwrap());
        let made = format!("{quoted} — {} — {}{id}", made.join(", "), given("permanent"));
        let statement = site.page(&format!("/{locale}/statements/{id}")).await;
        assert_eq!(text_of(select(&statement, "p.citation")[0]), made);
    }
}

#[tokio::test]
async fn the_largest_card_and_its_files_are_light() {
    let site = Site::new().await;
    let card = format!("/kk{LARGEST}");
    let page = site.page(&card).await;
    let style = select(&page, "link[rel=stylesheet]")[0].attr("href").unwrap().to_owned();
    let translated = format!("/ru{LARGEST}");
    for (path, most) in [(card, 40 * 1024), (translated, 40 * 1024), (style, 15 * 1024)] {
        let answer = site.get_with(&path, &[("accept-encoding", "br")]).await;
        assert_eq!(answer.header("content-encoding"), "br", "{path}");
        assert!(answer.body.len() < most, "{path}: {} bytes", answer.body.len());
    }

    let address = |script: scraper::ElementRef<'_>| script.attr("src").unwrap().to_owned();
    let mut scripts: Vec<String> = select(&page, "script[src]").into_iter().map(address).collect();
    let (mut n_read, mut weight) = (0, 0);
    while let Some(script) = scripts.get(n_read).cloned() {
        n_read += 1;
        weight += site.get_with(&script, &[("accept-encoding", "br")]).await.body.len();
        let (folder, _) = script.rsplit_once('/').unwrap();
        let source = site.get(&script).await;
        for import in source.text().split("from \"./").skip(1) {
            let imported = format!("{folder}/{}", import.split('"').next().unwrap());
            if !scripts.contains(&imported) {
                scripts.push(imported);
            }
        }
    }
    assert!(weight < 15 * 1024, "{scripts:?}: {weight} bytes");
    assert!(
        scripts.len() <= 9,
        "{} files with the page, the style and the icon",
        scripts.len() + 3
    );
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
            "Следующие шаги после этой профессии",
            "Сравнить с другой карточкой",
        ]
    );
    for link in links {
        let answer = site.get(link.attr("href").unwrap().split('#').next().unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
}
