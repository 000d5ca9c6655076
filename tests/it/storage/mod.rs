//! The contract of the storage: each test is written once and runs on every database.

macro_rules! on_both_databases {
    ($($test:ident,)*) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    let (_directory, url) = crate::storage::new_file();
                    super::$test(kasip::storage::Storage::open(&url).await.unwrap()).await;
                }
            )*
        }
    };
}

mod catalogue;
mod editions;
mod identifier;
mod imports;
mod lists;
mod migration;
mod opening;
mod refusal;
mod samples;
mod saving;

use std::collections::BTreeSet;

use kasip::{
    standard::{Finding, ProfessionCard, Standard, Statement, TextChoice},
    storage::{ListPage, Located, PageRequest, Saved, Storage},
};
use samples::several;
use tempfile::TempDir;
use uuid::Uuid;

const FIRST: PageRequest<'_> = PageRequest { limit: 500, cursor: None };

fn new_file() -> (TempDir, String) {
    let directory = TempDir::new().unwrap();
    let url = format!("sqlite:{}", directory.path().join("kasip.db").display());
    (directory, url)
}

fn nothing<T>() -> ListPage<T> {
    ListPage { items: vec![], total: 0, next: None }
}

async fn save(storage: &Storage, standard: &Standard) -> Saved {
    storage.save_standard(standard, &[], "мәтін").await.unwrap()
}

/// Asks for everything that the catalogue holds of a standard.
async fn assert_held(storage: &Storage, standard: &Standard, findings: &[Finding], text: &str) {
    let Standard { passport, cards } = standard;
    let text_key = passport.text_key();
    let choice = TextChoice::from(&text_key);
    let held = storage.find_passport(&passport.code, choice).await.unwrap();
    assert_eq!(held.as_ref(), Some(passport));
    for card in cards {
        let key = card.identity.key();
        let held = storage.find_card(&key, choice).await.unwrap();
        assert_eq!(held.as_ref(), Some(card));
        let held = storage.find_card_in_standard(&key, choice).await.unwrap().unwrap();
        assert_eq!(held.card, *card);
        assert_eq!(held.abbreviations, passport.abbreviations);
        assert_eq!(held.technical, passport.technical);
    }
    let summaries: Vec<_> = cards.iter().map(ProfessionCard::summary).collect();
    assert_eq!(storage.list_cards_of(&text_key).await.unwrap(), summaries);
    let page = storage.list_findings(&text_key, FIRST).await.unwrap();
    assert_eq!(page.items, gravest_first(findings));
    assert_eq!((page.total, page.next), (findings.len() as u64, None));
    assert_eq!(storage.find_source_text(&text_key).await.unwrap().as_deref(), Some(text));
    let expected: BTreeSet<Uuid> = cards
        .iter()
        .flat_map(ProfessionCard::statements)
        .map(|statement: Statement<'_>| statement.identity().id)
        .collect();
    for id in expected {
        let located = storage.locate(id).await.unwrap();
        assert!(matches!(located, Some(Located::Node { .. })));
    }
}

/// The order in which findings are listed.
fn gravest_first(findings: &[Finding]) -> Vec<Finding> {
    let mut findings = findings.to_vec();
    findings.sort_by_key(|finding| (finding.severity, finding.kind.name(), finding.source));
    findings
}

async fn save_several(storage: &Storage) {
    for standard in several() {
        save(storage, &standard).await;
    }
}
