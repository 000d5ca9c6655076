//! Each import is remembered.

use kasip::{parser, storage::Storage};

use crate::fixtures::J62090011;

#[tokio::test]
async fn an_import_is_remembered_with_what_it_did() {
    let folder = tempfile::TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("kasip.db").display());
    let storage = Storage::open(&url).await.unwrap();
    assert_eq!(storage.list_imports(10).await.unwrap(), []);
    let (standard, findings) = parser::parse(J62090011);
    storage.save_standard(&standard, &findings, J62090011).await.unwrap();
    let imports = storage.list_imports(10).await.unwrap();
    let n_statements: usize = standard.cards.iter().map(|card| card.statements().count()).sum();
    assert_eq!(imports.len(), 1);
    assert_eq!(imports[0].n_added, n_statements as u64 + 1);
    assert_eq!((imports[0].n_changed, imports[0].n_moved, imports[0].n_removed), (0, 0, 0));
    assert!(imports[0].at.elapsed().unwrap().as_secs() < 60);
}
