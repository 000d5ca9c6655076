//! The files to download, over HTTP: made in the background, sent whole, in part or not at all.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use axum::http::StatusCode;
use kasip::{
    downloads::{Files, make_files},
    parser,
    storage::Storage,
    translation::Translations,
};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use crate::fixtures::{Answer, J62090011, Site};

/// A site whose files are made.
async fn ready() -> Site {
    let site = Site::with_files().await;
    when(&site, "kasip-catalogue.json", |answer| answer.status == StatusCode::OK).await;
    site
}

/// Asks until the answer is as it is to be.
async fn when(site: &Site, name: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
    for _ in 0..2400 {
        let answer = site.get(&format!("/download/{name}")).await;
        if is_right(&answer) {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{name} was not made in two minutes");
}

/// The files, made where they are not there.
async fn made(storage: &Storage, place: &Path, public_url: Option<&str>) -> Files {
    make_files(storage, place, public_url, &Translations::default()).await.unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
    digits.concat()
}

/// The names of the sets of files.
fn sets(site: &Site) -> BTreeSet<String> {
    let entries = fs::read_dir(site.path("files")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with('.')).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn words(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect::<String>()).collect()
}

#[tokio::test]
async fn while_a_file_is_made_a_page_says_so_and_when_to_come_again() {
    // Nobody makes the files here, so they are never there.
    let site = Site::new().await;
    let answer =
        site.get_with("/download/kasip-catalogue.xlsx", &[("accept-language", "ru")]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(words(&answer.html(), "h1")[0].contains("Файлы готовятся"));
    assert_eq!(site.get("/download/nosuch.xlsx").await.status, StatusCode::NOT_FOUND);

    let page = site.get("/en/download").await;
    assert_eq!(page.header("cache-control"), "no-store", "it changes when the files are there");
    assert!(attributes(&page.html(), "main a[href^='/download/']", "href").is_empty());
    assert!(words(&page.html(), "[role=status]")[0].contains("reload"));
}

#[tokio::test]
async fn the_page_links_every_file_with_its_size_and_checksum() {
    let site = ready().await;
    for locale in ["kk", "ru", "en"] {
        let page = site.page(&format!("/{locale}/download")).await;
        let links = attributes(&page, "main a[href^='/download/']", "href");
        assert_eq!(links.len(), 6 + 2 + 2 * 21, "{links:?}");
        let sums = words(&page, ".checksum");
        assert_eq!(sums.len(), 6, "one for each file that holds all");
        for (link, sum) in links.iter().zip(sums) {
            assert_eq!(sha256(&site.get(link).await.body), sum, "{link}");
        }
        assert!(words(&page, "#ability summary")[0].contains("368"));
        assert!(words(&page, "#licence ~ *").concat().contains("CC BY 4.0"));
    }
    let checksums = site.get("/download/sha256sums.txt").await;
    assert_eq!(checksums.text().lines().count(), 6 + 2 * (21 + 1));
    for line in checksums.text().lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let answer = site.get(&format!("/download/{name}")).await;
        assert_eq!((answer.status, &*sha256(&answer.body)), (StatusCode::OK, sum), "{name}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string());
    }
    let home = site.page("/kk").await;
    let links = attributes(&home, "main a, footer a", "href");
    assert_eq!(links.iter().filter(|link| *link == "/kk/download").count(), 2);
}

#[tokio::test]
async fn a_file_is_sent_whole_in_part_or_not_at_all() {
    let site = ready().await;
    let path = "/download/kasip-catalogue.json";
    let whole = site.get(path).await;
    let tag = whole.header("etag").to_owned();
    assert!(tag.starts_with('"'), "strong: {tag}");
    assert_eq!(
        whole.header("content-disposition"),
        "attachment; filename=\"kasip-catalogue.json\""
    );
    assert!(!whole.header("last-modified").is_empty());
    assert_eq!(whole.json()[0]["code"], "J62090011");

    // The second request comes after the whole file was sent once, and must not be that again.
    let part = site.get_with(path, &[("range", "bytes=100-199")]).await;
    assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.body, whole.body[100..200]);
    assert_eq!(part.header("content-range"), format!("bytes 100-199/{}", whole.body.len()));
    let rest = [("range", "bytes=100-"), ("if-range", &*tag)];
    assert_eq!(site.get_with(path, &rest).await.body, whole.body[100..]);
    let of_another = [("range", "bytes=100-"), ("if-range", "\"v0-0123456789abcdef\"")];
    let answer = site.get_with(path, &of_another).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::OK, whole.body.len()));
    let beyond = site.get_with(path, &[("range", "bytes=99999999-")]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);

    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let answer = site.get_with(path, &[("if-none-match", &*known)]).await;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED, "{known}");
        assert!(answer.body.is_empty());
        assert_eq!(answer.header("etag"), tag);
    }
    let other = site.get_with(path, &[("if-none-match", "\"x\"")]).await;
    assert_eq!(other.status, StatusCode::OK);
    let on_two_lines = [("if-none-match", "\"x\""), ("if-none-match", &*tag)];
    assert_eq!(site.get_with(path, &on_two_lines).await.status, StatusCode::NOT_MODIFIED);
    let unmet = site.get_with(path, &[("if-match", "\"x\"")]).await;
    assert_eq!(unmet.status, StatusCode::PRECONDITION_FAILED);

    let head = site.call("HEAD", path, &[]).await;
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    assert!(head.body.is_empty());
    let head = site.call("HEAD", path, &[("range", "bytes=100-199")]).await;
    assert_eq!(head.status, StatusCode::OK, "parts are for GET alone");
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    let preflight = [("origin", "https://example.org"), ("access-control-request-method", "GET")];
    let preflight = site.call("OPTIONS", path, &preflight).await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert!(preflight.header("access-control-allow-headers").contains("Range"));
    let refused = site.call("POST", path, &[]).await;
    assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED);
    let nothing = site.get("/download/nosuch.csv").await;
    assert_eq!(nothing.media_type(), "text/html");
    for answer in [&whole, &beyond, &unmet, &refused, &nothing] {
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{}", answer.status);
        let exposed = answer.header("access-control-expose-headers");
        assert!(exposed.contains("Content-Range"), "{exposed}");
        assert!(exposed.contains("Retry-After"), "{exposed}");
    }
    for outside in
        ["../kasip.db", "csv/../../../kasip.db", "%2e%2e/%2e%2e/kasip.db", "manifest.json"]
    {
        let answer = site.get(&format!("/download/{outside}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{outside}");
    }
}

#[tokio::test]
async fn the_files_follow_an_import_and_those_before_are_removed() {
    let site = ready().await;
    let first = site.get("/download/csv/ability.csv").await;
    let unchanged = site.get("/download/csv/term.csv").await;
    let before = sets(&site).pop_first().unwrap();
    // What another database and another address have left, and what another process serves.
    for name in ["v9-0123456789ab", "v1-0123456789ab", "vault"] {
        fs::create_dir(site.path("files").join(name)).unwrap();
    }
    let address = Some("https://other.example");
    let served = made(&site.storage, &site.path("files"), address).await;
    let changed = J62090011.replace("9. Жалған позитивтерді орнату.\n", "");
    let (standard, findings) = parser::parse(&changed);
    site.storage.save_standard(&standard, &findings, &changed).await.unwrap();
    let is_new = |answer: &Answer| {
        assert_eq!(answer.status, StatusCode::OK, "there is a file at every moment");
        answer.header("etag") != first.header("etag")
    };
    let second = when(&site, "csv/ability.csv", is_new).await;
    let same = site.get("/download/csv/term.csv").await;
    assert_eq!(same.header("etag"), unchanged.header("etag"), "a tag follows the content alone");
    assert_eq!(first.text().lines().count(), 1 + 368);
    assert_eq!(second.text().lines().count(), 1 + 367);

    for _ in 0..100 {
        if !sets(&site).contains(&before) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // Who removes the old ones holds this lock to the end.
    fs::File::open(site.path("files/.lock")).unwrap().lock().unwrap();
    let left = sets(&site);
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.iter().any(|name| name.starts_with("v2-")), "{left:?}");
    assert!(left.contains("vault"), "it is not ours: {left:?}");
    assert!(fs::exists(served.path("kasip-catalogue.json")).unwrap(), "it is served");
}

#[tokio::test]
async fn a_file_that_somebody_removed_by_hand_is_to_come_again() {
    let site = ready().await;
    let set = sets(&site).pop_first().unwrap();
    fs::remove_file(site.path("files").join(set).join("kasip-catalogue.json")).unwrap();
    let answer = site.get("/download/kasip-catalogue.json").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    when(&site, "kasip-catalogue.json", |answer| answer.status == StatusCode::OK).await;
}

#[tokio::test]
async fn what_is_not_the_file_that_was_made_is_never_sent() {
    let site = ready().await;
    let whole = site.get("/download/kasip-catalogue.json").await;
    let set = sets(&site).pop_first().unwrap();
    let path = site.path("files").join(&set).join("kasip-catalogue.json");
    let break_all: [&dyn Fn(); 3] = [
        &|| fs::write(&path, "[]").unwrap(),
        &|| fs::write(&path, vec![b' '; whole.body.len()]).unwrap(),
        &|| fs::remove_dir_all(site.path("files")).unwrap(),
    ];
    for break_it in break_all {
        break_it();
        for method in ["GET", "HEAD"] {
            let answer = site.call(method, "/download/kasip-catalogue.json", &[]).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        }
        let made = |answer: &Answer| answer.status == StatusCode::OK;
        let again = when(&site, "kasip-catalogue.json", made).await;
        assert!(again.body == whole.body, "{}", again.body.len());
    }
}

#[tokio::test]
async fn a_file_with_other_bytes_of_the_same_number_is_made_again_at_the_start() {
    let site = ready().await;
    let place = site.path("files");
    let made = || made(&site.storage, &place, None);
    let path = made().await.path("kasip-catalogue.json");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, vec![b' '; whole.len()]).unwrap();
    made().await;
    assert!(fs::read(&path).unwrap() == whole);
}

#[tokio::test]
async fn a_server_without_files_says_so() {
    let site = Site::without_files().await;
    assert_eq!(site.get("/download/kasip-catalogue.json").await.status, StatusCode::NOT_FOUND);
    let page = site.page("/en/download").await;
    assert!(words(&page, "[role=status]")[0].contains("no files to download on this server"));
    assert!(attributes(&page, "main a[href^='/download/']", "href").is_empty());
}

#[tokio::test]
async fn files_that_are_there_are_not_made_again() {
    let site = ready().await;
    let place = site.path("files");
    let made = |public_url| made(&site.storage, &place, public_url);
    let path = made(Some("https://kasip.example")).await.path("kasip-catalogue.json");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let again = made(Some("https://kasip.example")).await.path("kasip-catalogue.json");
    assert_eq!((fs::metadata(&again).unwrap().modified().unwrap(), &again), (time, &path));
    // The workbook has links, so another address is another set of files.
    let elsewhere = made(Some("https://other.example")).await;
    assert_ne!(elsewhere.path("kasip-catalogue.json"), path);

    // So are other translations.
    let words = site.path("words");
    fs::create_dir(&words).unwrap();
    let english =
        "msgid \"\"\nmsgstr \"\"\n\"X-Source-Language: kk\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n";
    fs::write(words.join("A014.en.po"), english).unwrap();
    let translations = Translations::read(Some(&words)).unwrap();
    let address = Some("https://kasip.example");
    let translated = make_files(&site.storage, &place, address, &translations).await.unwrap();
    assert_ne!(translated.path("kasip-catalogue.json"), path);

    // A file that was cut short is not taken for whole.
    fs::write(&path, "[").unwrap();
    made(Some("https://kasip.example")).await;
    assert!(fs::metadata(&path).unwrap().len() > 1000);
}

#[tokio::test]
async fn the_downloads_have_a_short_address_too() {
    let site = Site::new().await;
    let answer = site.get_with("/download", &[("accept-language", "ru")]).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(answer.header("location"), "/ru/download");
}
