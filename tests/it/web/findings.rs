//! What was noticed in a text, in words for readers.

use scraper::Selector;

use crate::fixtures::{LOCALES, Site, select, text_of};

#[tokio::test]
async fn every_finding_says_what_was_done_and_no_name_that_only_programs_know() {
    let site = Site::new().await;
    let total = site.json("/api/v1/standards/J62090011/findings?limit=1").await["total"].clone();
    for locale in LOCALES {
        let page = site.page(&format!("/{locale}/standards/J62090011/findings")).await;
        let findings = select(&page, ".findings > li");
        assert_eq!(findings.len() as u64, total.as_u64().unwrap());
        let lists = select(&page, ".findings").len();
        let done = select(&page, "section > p:has(+ .findings)");
        assert!(lists > 1 && done.len() == lists, "{locale}: {lists}, {}", done.len());
        assert!(done.iter().all(|done| text_of(*done).contains(": ")), "{locale}");
        let severities: Vec<String> =
            select(&page, "h2:has(+ section > .findings)").into_iter().map(text_of).collect();
        let mut once = severities.clone();
        once.dedup();
        assert_eq!(severities, once, "{locale}: the gravest are together");
        for finding in findings {
            let sentences = finding.select(&Selector::parse("p").unwrap()).count();
            assert_eq!(sentences, 2, "{locale}: {}", text_of(finding));
            assert!(!text_of(finding).contains('_'), "{locale}: {}", text_of(finding));
        }
    }
}
