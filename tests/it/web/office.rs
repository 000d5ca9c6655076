//! Documents that HR makes of a card: which lines are in them, in which language, and that a program
//! for documents reads the files.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

use axum::http::StatusCode;
use roxmltree::Document;
use zip::ZipArchive;

use crate::fixtures::{Site, hrefs, select, text_of, texts};

const ENGINEER: &str = "/standards/J62090011/cards/2524-0-003-5";
const LONG: &str = "/standards/J62090011/cards/2524-0-001-5";
const DOCUMENTS: [&str; 4] = ["vacancy", "job-description", "assessment", "card"];

/// The files in an archive, by name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The paragraphs of a file of Word, each with its style.
fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let document = Document::parse(xml).unwrap();
    let paragraphs = document.descendants().filter(|node| node.has_tag_name((WORD, "p")));
    let paragraphs = paragraphs.map(|paragraph| {
        let style = paragraph.descendants().find(|node| node.has_tag_name((WORD, "pStyle")));
        let style = style.and_then(|style| style.attribute((WORD, "val"))).unwrap_or_default();
        let texts = paragraph.descendants().filter(|node| node.has_tag_name((WORD, "t")));
        let text = texts.filter_map(|text| text.text()).collect::<String>();
        (style.to_owned(), text)
    });
    paragraphs.collect()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

async fn word(site: &Site, path: &str) -> (Vec<(String, String)>, Vec<u8>) {
    let answer = site.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    (paragraphs(&part(&answer.body, "word/document.xml")), answer.body)
}

/// The words of each line of a card, by its anchor.
async fn lines(site: &Site, card: &str) -> Vec<(String, String)> {
    let card = site.json(&format!("/api/v1{card}?lang=ru")).await;
    let mut lines = Vec::new();
    let mut add = |node: &serde_json::Value| {
        let reference = node["ref"].as_str().unwrap().split('/').skip(1).collect::<Vec<_>>();
        let text = node["translation"]["text"].as_str().unwrap();
        lines.push((reference.join("-"), text.to_owned()));
    };
    for function in card["functions"].as_array().unwrap() {
        add(function);
        for skill in function["skills"].as_array().unwrap() {
            add(skill);
            for list in ["abilities", "knowledge"] {
                skill[list].as_array().unwrap().iter().for_each(&mut add);
            }
        }
    }
    lines
}

#[tokio::test]
async fn a_short_card_goes_whole_into_each_document() {
    let site = Site::new().await;
    let lines = lines(&site, ENGINEER).await;
    assert_eq!(lines.len(), 26);
    for document in DOCUMENTS {
        let (paragraphs, _) = word(&site, &format!("/ru{ENGINEER}/{document}.docx")).await;
        for (anchor, line) in &lines {
            let is_there = paragraphs.iter().any(|(_, text)| text.contains(line));
            assert!(is_there, "{document}: {anchor}: {line}");
        }
    }
}

#[tokio::test]
async fn only_what_is_chosen_goes_into_a_document() {
    let site = Site::new().await;
    let lines = lines(&site, LONG).await;
    let chosen = ["f2-s1", "f2-s2-k1", "education"];
    let query = chosen.map(|line| format!("&line={line}")).concat();
    for document in DOCUMENTS {
        let path = format!("/ru{LONG}/{document}.txt?line={query}");
        let text = site.get(&path).await.text().to_owned();
        // Above what is chosen are its skill and its function; the vacancy calls a skill a task.
        let expected: BTreeSet<&str> = ["f2", "f2-s1", "f2-s2", "f2-s2-k1"].into();
        for (anchor, line) in &lines {
            let is_alone =
                lines.iter().filter(|(_, other)| other.contains(line.as_str())).count() == 1;
            if is_alone {
                let is_expected = expected.contains(anchor.as_str());
                assert_eq!(text.contains(line), is_expected, "{document}: {anchor}: {line}");
            }
        }
        assert!(!text.contains("Дисциплинированность"), "{document}: these were not chosen");
    }
}

#[tokio::test]
async fn a_long_vacancy_begins_with_its_functions_and_skills() {
    let site = Site::new().await;
    let lines = lines(&site, LONG).await;
    let page = site.page(&format!("/ru{LONG}/vacancy")).await;
    let ticked: BTreeSet<_> = select(&page, "input[name=line][checked]")
        .into_iter()
        .map(|tick| tick.attr("value").unwrap().to_owned())
        .collect();
    for (anchor, _) in &lines {
        let is_item = anchor.matches('-').count() == 2;
        assert_eq!(ticked.contains(anchor), !is_item, "{anchor}");
    }
    let boxes = select(&page, "input[type=checkbox][name=line]");
    assert!(boxes.len() > lines.len(), "the facts can be chosen too");
}

#[tokio::test]
async fn whole_functions_are_taken_and_left_without_scripts() {
    let site = Site::new().await;
    let ticked = |page: &scraper::Html| -> BTreeSet<String> {
        let ticked = select(page, "input[name=line][checked]").into_iter();
        ticked.map(|tick| tick.attr("value").unwrap().to_owned()).collect()
    };
    let none = site.page(&format!("/ru{LONG}/vacancy?line=")).await;
    assert!(ticked(&none).is_empty());
    assert!(texts(&none, ".sheet .empty")[0].contains("Ничего не отмечено"));
    let one = site.page(&format!("/ru{LONG}/vacancy?line=&line=f1-s1&take=f2")).await;
    assert!(select(&one, ".sheet .empty").is_empty());
    let anchors = lines(&site, LONG).await.into_iter().map(|(anchor, _)| anchor);
    let second: BTreeSet<_> =
        anchors.filter(|anchor| anchor == "f2" || anchor.starts_with("f2-")).collect();
    assert!(second.len() > 5);
    assert_eq!(ticked(&one), second.into_iter().chain(["f1-s1".to_owned()]).collect());
    let left = site.page(&format!("/ru{LONG}/job-description?leave=all")).await;
    assert!(ticked(&left).iter().all(|line| !line.starts_with('f')), "only facts are left");
    assert!(!ticked(&left).is_empty());
}

#[tokio::test]
async fn each_line_of_a_word_file_has_its_place_as_a_footnote() {
    let site = Site::new().await;
    let (_, bytes) = word(&site, &format!("/ru{ENGINEER}/card.docx")).await;
    let body = part(&bytes, "word/document.xml");
    let references: Vec<&str> = body
        .split("<w:footnoteReference w:id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let footnotes = part(&bytes, "word/footnotes.xml");
    let notes = paragraphs(&footnotes);
    // Two of the notes are the lines between the text and the footnotes.
    assert_eq!(notes.len() - 2, references.len());
    let in_order: Vec<String> = (1..=references.len()).map(|number| number.to_string()).collect();
    assert_eq!(references, in_order);
    // The purpose, the functions, the skills, the abilities and the knowledge.
    assert_eq!(references.len(), 1 + 26);
    for (_, note) in notes.iter().skip(2) {
        assert!(note.contains("J62090011, версия 2, 2022, пункт 14"), "{note}");
    }
    let n_links = footnotes.matches("HYPERLINK &quot;https://kasip.example/id/").count();
    let n_plain = footnotes.matches("HYPERLINK \"https://kasip.example/id/").count();
    assert_eq!(n_links + n_plain, references.len());
}

#[tokio::test]
async fn headings_are_in_the_outline_and_blanks_are_marked() {
    let site = Site::new().await;
    let (paragraphs, bytes) = word(&site, &format!("/ru{ENGINEER}/job-description.docx")).await;
    let headings: Vec<&str> = paragraphs
        .iter()
        .filter(|(style, _)| style == "Heading1")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Общие положения",
            "Должностные обязанности",
            "Права",
            "Ответственность",
            "Квалификационные требования"
        ]
    );
    assert!(part(&bytes, "word/styles.xml").contains("<w:outlineLvl w:val=\"0\"/>"));
    let body = part(&bytes, "word/document.xml");
    let brackets = body.matches(">[").count();
    assert!(brackets >= 10, "{brackets}");
    assert_eq!(body.matches("<w:rStyle w:val=\"Blank\"/>").count(), brackets);
}

#[tokio::test]
async fn a_document_is_in_the_language_of_the_reader_and_says_whose_the_words_are() {
    let site = Site::new().await;
    for (locale, marked) in [
        ("ru", "подготовлен для каталога kasip и не является официальным"),
        ("en", "made by kasip and is unofficial"),
    ] {
        for document in DOCUMENTS {
            let text = site.get(&format!("/{locale}{ENGINEER}/{document}.txt")).await;
            assert!(text.text().contains(marked), "{locale} {document}");
            let kazakh = text.text().chars().find(|letter| "әғқңөұүһі".contains(*letter));
            assert_eq!(kazakh, None, "{locale} {document}");
        }
    }
    let original = site.get(&format!("/ru{ENGINEER}/vacancy.txt?words=original")).await;
    assert!(original.text().contains("қауіпсіздік"));
    assert!(original.text().contains("Требования приведены на казахском языке"));
    let (_, bytes) = word(&site, &format!("/ru{ENGINEER}/vacancy.docx?words=original")).await;
    assert!(part(&bytes, "word/document.xml").contains("<w:lang w:val=\"kk-KZ\"/>"));
    let kazakh = site.get(&format!("/kk{ENGINEER}/vacancy.txt")).await;
    assert!(!kazakh.text().contains("аудармасы"), "the text is in Kazakh itself");
}

#[tokio::test]
async fn a_list_has_its_level_of_the_numbering_and_stays_with_what_introduces_it() {
    let site = Site::new().await;
    let (_, bytes) = word(&site, &format!("/ru{ENGINEER}/job-description.docx")).await;
    let (styles, numbering) = (part(&bytes, "word/styles.xml"), part(&bytes, "word/numbering.xml"));
    let styles = roxmltree::Document::parse(&styles).unwrap();
    let named = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let numbered = styles.descendants().filter(|node| {
        named(node, "style") && node.descendants().any(|inside| named(&inside, "numPr"))
    });
    let ids: Vec<&str> = numbered
        .filter_map(|style| style.attributes().find(|one| one.name() == "styleId"))
        .map(|id| id.value())
        .collect();
    assert_eq!(ids.len(), 4, "{ids:?}");
    // Word takes the level of a style from the numbering that names the style.
    for id in ids {
        assert!(numbering.contains(&format!("<w:pStyle w:val=\"{id}\"/>")), "{id}");
    }
    let body = part(&bytes, "word/document.xml");
    let body = roxmltree::Document::parse(&body).unwrap();
    let paragraphs: Vec<_> = body.descendants().filter(|node| named(node, "p")).collect();
    let style = |node: &roxmltree::Node<'_, '_>| {
        let style = node.descendants().find(|inside| named(inside, "pStyle"));
        style.and_then(|style| style.attributes().next()).map(|value| value.value().to_owned())
    };
    let mut n_introduced = 0;
    for pair in paragraphs.windows(2) {
        let styles = [style(&pair[0]), style(&pair[1])];
        if styles == [Some("Clause".to_owned()), Some("ListBullet".to_owned())] {
            n_introduced += 1;
            assert!(pair[0].descendants().any(|inside| named(&inside, "keepNext")));
        }
    }
    assert!(n_introduced > 3, "{n_introduced}");
}

#[tokio::test]
async fn the_same_choice_gives_the_same_file() {
    let site = Site::new().await;
    for file in ["vacancy.docx", "assessment.xlsx"] {
        let path = format!("/ru{ENGINEER}/{file}");
        assert_eq!(site.get(&path).await.body, Site::new().await.get(&path).await.body, "{file}");
        let answer = site.get(&path).await;
        assert!(answer.header("content-disposition").starts_with("attachment"), "{file}");
    }
}

#[tokio::test]
async fn the_sheet_has_a_row_for_each_requirement_and_takes_only_marks() {
    let site = Site::new().await;
    let answer = site.get(&format!("/ru{ENGINEER}/assessment.xlsx")).await;
    let sheet = part(&answer.body, "xl/worksheets/sheet1.xml");
    let strings = part(&answer.body, "xl/sharedStrings.xml");
    for (anchor, line) in lines(&site, ENGINEER).await {
        assert!(strings.contains(&line), "{anchor}: {line}");
    }
    // Nine abilities and eleven knowledge items, each with a link to its place, and one to the card.
    assert_eq!(sheet.matches("<hyperlink ").count(), 21);
    for below in ["Постоянная ссылка на карточку:", "Итог:", "[умения и знания]"]
    {
        assert!(strings.contains(below), "{below}");
    }
    assert!(sheet.contains("<dataValidation type=\"whole\""), "{sheet}");
    assert!(sheet.contains("<f>SUM(F"), "{sheet}");
}

#[tokio::test]
async fn the_page_shows_the_document_and_leads_to_its_files_and_to_the_other_documents() {
    let site = Site::new().await;
    let page = site.page(&format!("/kk{ENGINEER}/assessment?line=&line=f1")).await;
    let files: Vec<_> = select(&page, "button[formaction]")
        .into_iter()
        .filter_map(|button| button.attr("formaction"))
        .filter(|href| href.contains('.'))
        .collect();
    assert_eq!(
        files,
        ["docx", "xlsx", "csv", "txt"].map(|end| format!("/kk{ENGINEER}/assessment.{end}"))
    );
    let others = hrefs(&page, ".band .order a");
    assert_eq!(others, DOCUMENTS.map(|document| format!("/kk{ENGINEER}/{document}")));
    let card = site.page(&format!("/kk{ENGINEER}")).await;
    assert_eq!(hrefs(&card, "nav[aria-labelledby=documents] a"), others);
    let shown = texts(&page, "#document .title");
    assert!(shown[0].starts_with("Бағалау парағы"), "{shown:?}");
    // What the address chooses holds in the other languages.
    let language = select(&page, ".languages a[lang=ru]")[0].attr("href").unwrap();
    assert!(language.ends_with("assessment?line=&line=f1"), "{language}");
    assert!(!text_of(select(&page, "#document")[0]).is_empty());
}

#[tokio::test]
async fn what_is_no_document_is_not_found() {
    let site = Site::new().await;
    for path in ["vacancy.xlsx", "vacancy.pdf", "vacancy.", "letter", "card.docx.docx"] {
        let path = format!("/ru{ENGINEER}/{path}");
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let unknown = site.get("/ru/standards/J62090011/cards/none-5/vacancy.docx").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let page = site.get(&format!("/ru{ENGINEER}/vacancy?line=f99-s1&take=f99&leave=%00")).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn a_collection_of_whole_skills_is_taken_as_word_excel_and_csv() {
    let site = Site::new().await;
    let card = site.json(&format!("/api/v1{ENGINEER}?lang=ru")).await;
    let skill = &card["functions"][0]["skills"][0];
    let item = &card["functions"][1]["skills"][0]["knowledge"][0];
    let id = |node: &serde_json::Value| node["id"].as_str().unwrap().to_owned();
    let query = format!("title=Модуль 1&item={}&item={}", id(skill), id(item));
    let query = query.replace("Модуль 1", "%D0%9C%D0%BE%D0%B4%D1%83%D0%BB%D1%8C%201");
    let words = |node: &serde_json::Value| node["translation"]["text"].as_str().unwrap().to_owned();
    let lists = ["abilities", "knowledge"].map(|list| skill[list].as_array().unwrap());
    let mut lines: Vec<String> = lists.into_iter().flatten().map(words).collect();
    lines.extend([words(skill), words(item)]);

    let (paragraphs, _) = word(&site, &format!("/ru/collection/collection.docx?{query}")).await;
    assert_eq!(paragraphs[0], ("Title".to_owned(), "Модуль 1".to_owned()));
    let skills: Vec<_> = paragraphs.iter().filter(|(style, _)| style == "Heading3").collect();
    assert_eq!(skills.len(), 2, "the skill, and the one above the item");
    let csv = site.get(&format!("/ru/collection/collection.csv?{query}")).await;
    let rows = csv.text().strip_prefix('\u{feff}').unwrap().lines().count();
    assert_eq!(rows, 1 + lines.len(), "{}", csv.text());
    let xlsx = site.get(&format!("/ru/collection/collection.xlsx?{query}")).await;
    let strings = part(&xlsx.body, "xl/sharedStrings.xml");
    for line in &lines {
        assert!(paragraphs.iter().any(|(_, text)| text.contains(line)), "{line}");
        assert!(csv.text().contains(line) && strings.contains(line), "{line}");
    }

    let page = site.page(&format!("/ru/collection?{query}")).await;
    assert_eq!(texts(&page, "h1"), ["Модуль 1"]);
    assert_eq!(select(&page, ".collected .inside li").len(), lines.len() - 2);
    assert!(texts(&page, "#lines")[0].starts_with(&lines.len().to_string()));
    let files = select(&page, ".take button[formaction]").into_iter();
    let files: Vec<_> = files.filter_map(|button| button.attr("formaction")).collect();
    let expected = ["docx", "xlsx", "csv"].map(|end| format!("/ru/collection/collection.{end}"));
    assert_eq!(files, expected);
    // What is inside a skill of the collection is not named a second time.
    let again = format!("/ru/collection?{query}&item={}", id(&skill["abilities"][0]));
    assert_eq!(select(&site.page(&again).await, ".collected .remove").len(), 2);
    for wrong in ["collection.txt", "collection", "other.docx"] {
        let path = format!("/ru/collection/{wrong}?{query}");
        assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}
