//! The words of a standard: translated for the reader, with the original beside them, or only one of
//! these, as the address says.

use std::fs;

use axum::http::StatusCode;
use scraper::{ElementRef, Html};
use tempfile::TempDir;

use super::every_page::kinds_of_page;
use crate::fixtures::{Site, bees_in_kazakh, bees_in_russian, hrefs, select, text_of, texts};

const CARD: &str = "/standards/J62090011/cards/2524-0-003-5";
const BEES: &str = "/standards/A014/cards/6123-1-001-4";

/// Letters that Russian does not have.
const OF_KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// What is in Kazakh in every language of the interface: the name of that language, queries to begin
/// with, what a query found, letters to choose from, and citations, which quote the text.
const ALWAYS_KAZAKH: &str =
    ".languages, .examples, .why, .citation, .on-paper, .order, title, option";

/// Every text on a page that has letters of Kazakh, in the element around it.
fn in_kazakh(page: &Html) -> Vec<(ElementRef<'_>, String)> {
    let exempt: Vec<_> = select(page, ALWAYS_KAZAKH).iter().map(|one| one.id()).collect();
    let mut found = Vec::new();
    for node in page.root_element().descendants() {
        let Some(text) = node.value().as_text() else { continue };
        let around = node.ancestors().filter_map(ElementRef::wrap);
        let is_exempt = around.clone().any(|one| {
            exempt.contains(&one.id()) || matches!(one.value().name(), "script" | "noscript")
        });
        if !is_exempt && text.contains(|letter| OF_KAZAKH.contains(letter)) {
            let parent = around.into_iter().next().expect("a text is in an element");
            found.push((parent, text.trim().to_owned()));
        }
    }
    found
}

fn lang_of(element: ElementRef<'_>) -> &str {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element).chain(around).find_map(|one| one.attr("lang")).unwrap_or_default()
}

fn original_around(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element).chain(around).find(|one| one.attr("class") == Some("original"))
}

/// Whether there are words in the language beside an original: before it, in the element around both.
fn has_translation(original: ElementRef<'_>, language: &str) -> bool {
    let parent = original.parent().and_then(ElementRef::wrap).expect("it is in an element");
    let before = original.prev_siblings().filter_map(|node| match node.value().as_text() {
        Some(text) => Some((parent, text.to_string())),
        None => ElementRef::wrap(node).map(|one| (one, text_of(one))),
    });
    let mut before = before.filter(|(_, text)| text.contains(char::is_alphabetic));
    before.any(|(element, text)| {
        lang_of(element) == language && !text.contains(|letter| OF_KAZAKH.contains(letter))
    })
}

#[tokio::test]
async fn every_line_on_every_kind_of_page_is_translated_or_beside_its_translation() {
    let site = Site::new().await;
    for page in kinds_of_page(&site).await {
        if ["/source", "/findings", "/about", "/download"].iter().any(|name| page.contains(name)) {
            continue;
        }
        for language in ["ru", "en"] {
            let path = format!("/{language}{page}");
            for (element, text) in in_kazakh(&site.page(&path).await) {
                let original = original_around(element);
                let original = original.unwrap_or_else(|| panic!("{path}: only «{text}»"));
                assert_eq!(lang_of(original), "kk", "{path}: {text}");
                assert!(has_translation(original, language), "{path}: alone: {text}");
            }
            let between = if page.contains('?') { '&' } else { '?' };
            let path = format!("{path}{between}words=mine");
            let page = site.page(&path).await;
            let left: Vec<String> = in_kazakh(&page).into_iter().map(|(_, text)| text).collect();
            assert!(left.is_empty(), "{path}: {left:?}");
            assert!(select(&page, ".original").is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn the_original_is_as_on_the_kazakh_page_and_there_nothing_is_said_of_translations() {
    let site = Site::new().await;
    let kazakh = site.page(&format!("/kk{CARD}")).await;
    let original = site.page(&format!("/ru{CARD}?words=original")).await;
    for place in ["h1", "#purpose dd", "#f1-s1-a1 > div", "#competences li", "#related li a"] {
        assert_eq!(texts(&kazakh, place), texts(&original, place), "{place}");
        assert!(!texts(&original, place).is_empty(), "{place}");
    }
    assert!(select(&kazakh, ".original, .origin").is_empty());
    let both = site.page(&format!("/ru{CARD}")).await;
    assert_eq!(texts(&both, "h1 .original"), texts(&kazakh, "h1"));
    let title = text_of(select(&both, "title")[0]);
    assert!(title.starts_with("Инженер по"), "{title}");
}

#[tokio::test]
async fn the_choice_of_the_words_is_said_once_and_the_open_one_is_marked() {
    let site = Site::new().await;
    for (words, number) in [("both", 0), ("mine", 1), ("original", 2)] {
        let page = site.page(&format!("/ru{CARD}?words={words}")).await;
        assert_eq!(select(&page, ".origin").len(), 1);
        let choices = select(&page, ".origin nav[aria-label] a");
        let open: Vec<usize> =
            (0..3).filter(|at| choices[*at].attr("aria-current") == Some("true")).collect();
        assert_eq!(open, [number]);
        let links: Vec<_> = choices.iter().map(|link| link.attr("href").unwrap()).collect();
        let plain = format!("/ru{CARD}");
        let [mine, original] = ["mine", "original"].map(|words| format!("{plain}?words={words}"));
        assert_eq!(links, [plain, mine, original]);
    }
}

#[tokio::test]
async fn the_choice_of_the_words_goes_along_and_is_no_other_page_for_search_engines() {
    let site = Site::new().await;
    let is_page = |href: &str| {
        ["/kk", "/ru", "/en"].iter().any(|locale| href.starts_with(locale))
            && !href.contains(".atom")
            && !href.contains(".xml")
    };
    let mut path = format!("/ru{CARD}?words=mine");
    for (link, form) in [("main .onward a[href*=pathways]", 1), ("main .steps-from h3 a", 1)] {
        let page = site.page(&path).await;
        for href in hrefs(&page, "a[href]").iter().filter(|href| is_page(href)) {
            let is_choice = href.split('?').next() == path.split('?').next();
            assert!(href.contains("words=mine") || is_choice, "{path}: {href}");
            assert_eq!(
                href.matches("words=").count(),
                usize::from(href.contains("words=")),
                "{href}"
            );
        }
        let canonical = hrefs(&page, "link[rel=canonical], link[hreflang]");
        assert!(canonical.len() == 5 && canonical.iter().all(|href| !href.contains("words")));
        assert!(select(&page, "meta[name=robots]").is_empty());
        let data = texts(&page, "script[type='application/ld+json']").concat();
        assert!(!data.contains("words="), "{data}");
        assert!(select(&page, "form input[type=hidden][name=words][value=mine]").len() >= form);
        path = hrefs(&page, link)[0].clone();
        path.truncate(path.find('#').unwrap_or(path.len()));
    }
    assert!(path.contains("/cards/") && path.ends_with("words=mine"), "{path}");
    let search = site.page("/ru/search?q=%D0%B0%D1%83%D0%B4%D0%B8%D1%82&words=mine").await;
    assert!(
        hrefs(&search, ".filters a, .results a").iter().all(|href| href.contains("words=mine"))
    );
    // The two are apart in the cache.
    let both = site.page(&format!("/ru{CARD}")).await;
    assert!(!select(&both, ".original").is_empty());
}

#[tokio::test]
async fn words_that_there_are_not_are_refused_in_the_readers_language() {
    let site = Site::new().await;
    for path in ["/ru", "/ru/about", "/ru/search?q=a", &format!("/ru{CARD}")] {
        for words in ["all", "Both", "both&words=mine"] {
            let between = if path.contains('?') { '&' } else { '?' };
            let answer = site.get(&format!("{path}{between}words={words}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path} {words}");
        }
    }
    // A form sends a field that was not filled in.
    assert_eq!(site.get("/ru?words=").await.status, StatusCode::OK);
    let refused = site.get("/ru?words=all").await;
    assert!(refused.text().contains("Недопустимое значение words: «all»"));
    // A file has no words, so that the parameter is one that it does not know.
    assert_eq!(site.get("/ru/changes.atom?words=all").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_official_text_in_the_readers_language_is_shown_as_it_is() {
    let site = Site::of_all(&[bees_in_kazakh(""), bees_in_russian("", "")]).await;
    for (locale, language, title, ability) in [
        ("kk", "kk", "Омарташы", "Ұяны ашу;"),
        ("ru", "ru", "Пчеловод", "Открывать улей;"),
        ("en", "kk", "Омарташы", "Ұяны ашу;"),
    ] {
        let card = site.page(&format!("/{locale}{BEES}")).await;
        assert_eq!(texts(&card, "h1"), [title], "{locale}");
        assert_eq!(lang_of(select(&card, "h1")[0]), language);
        assert_eq!(texts(&card, "#f1-s1-a1 > div"), [ability]);
        assert!(select(&card, ".original").is_empty());
        let notes = texts(&card, ".origin");
        assert_eq!(notes.len(), usize::from(locale == "en"), "{notes:?}");
        for list in ["", "/professions", "/standards/A014", "/pathways?standard=A014"] {
            let page = site.page(&format!("/{locale}{list}")).await;
            let words = text_of(select(&page, "main")[0]);
            let others = ["Омарташы", "Пчеловод"].map(|title| words.contains(title));
            assert_eq!(others, [title == "Омарташы", title == "Пчеловод"], "/{locale}{list}");
        }
        let listed = site.page(&format!("/{locale}/professions")).await;
        assert_eq!(select(&listed, ".tiles > li").len(), 1);
    }
    // Where there is neither, the page tells where to look.
    let english = site.page(&format!("/en{BEES}")).await;
    assert!(texts(&english, ".origin")[0].contains("no English translation yet"));
    assert_eq!(
        hrefs(&english, ".origin a"),
        ["https://adilet.zan.kz/", "https://career.enbek.kz/"]
    );
}

#[tokio::test]
async fn each_official_text_is_a_link_away_and_an_identifier_leads_to_the_readers_own() {
    let site = Site::of_all(&[bees_in_kazakh(""), bees_in_russian("\n3. Дымить.", "")]).await;
    for page in ["/standards/A014", BEES, "/standards/A014/source", "/standards/A014/findings"] {
        let russian = site.page(&format!("/ru{page}")).await;
        let links = hrefs(&russian, "nav[aria-labelledby=texts] a");
        assert_eq!(links, [format!("/ru{page}?language=kk"), format!("/ru{page}")]);
        assert_eq!(texts(&russian, "[aria-labelledby=texts] [aria-current]"), ["Русский"]);
        let kazakh = site.page(&links[0]).await;
        assert_eq!(texts(&kazakh, "[aria-labelledby=texts] [aria-current]"), ["Қазақша"]);
        assert!(!text_of(select(&kazakh, "main")[0]).contains("Пчело"), "{page}");
    }
    let alone = Site::of_all(&[bees_in_kazakh("")]).await;
    let of_one_text = alone.page("/ru/standards/A014").await;
    assert!(select(&of_one_text, "[aria-labelledby=texts]").is_empty());

    // The Kazakh text has no third ability.
    let statement = |page: &Html, item: &str| hrefs(page, &format!("#{item} > a")).remove(0);
    let kazakh = site.page(&format!("/kk{BEES}")).await;
    let id = statement(&kazakh, "f1-s1-a1").replace("/kk/", "/ru/");
    assert!(texts(&site.page(&id).await, "h1")[0].contains("Открывать улей"));
    let russian = site.page(&format!("/ru{BEES}")).await;
    let only_there = statement(&russian, "f1-s1-a3");
    for locale in ["/kk/", "/ru/", "/en/"] {
        let page = site.page(&only_there.replace("/ru/", locale)).await;
        assert!(texts(&page, "h1")[0].contains("Дымить"), "{locale}");
    }
}

#[tokio::test]
async fn a_folder_has_translations_and_a_line_without_one_or_with_a_draft_says_so() {
    let folder = TempDir::new().unwrap();
    let of = |from: &str| {
        format!(
            "msgid \"\"\nmsgstr \"\"\n\"X-Source-Language: {from}\\n\"\n\nmsgid \"Омарташы\"\n\
             msgstr \"Beekeeper\"\n\n#, fuzzy\nmsgid \"Ұяны ашу;\"\nmsgstr \"Opening a hive;\"\n"
        )
    };
    let file = folder.path().join("A014.en.po");
    fs::write(&file, of("kk")).unwrap();
    let bees = [bees_in_kazakh("")];
    let site = Site::translated(&bees, folder.path()).await;
    let card = site.page(&format!("/en{BEES}")).await;
    assert_eq!(texts(&card, "h1"), ["Beekeeper Омарташы"]);
    assert_eq!(texts(&card, "#f1-s1-a1 .note"), ["translation not reviewed"]);
    assert_eq!(texts(&card, "#f1-s1-a2 .note"), ["not translated yet"]);
    assert_eq!(texts(&card, "#f1-s1-a2 [lang=kk]"), ["Аналықты табу."]);
    assert!(texts(&site.page("/en/professions").await, "h3").contains(&"Beekeeper".to_owned()));
    // The words of another text are not those that were translated.
    fs::write(&file, of("ru")).unwrap();
    let site = Site::translated(&bees, folder.path()).await;
    assert_eq!(texts(&site.page(&format!("/en{BEES}")).await, "h1"), ["Омарташы"]);
}
