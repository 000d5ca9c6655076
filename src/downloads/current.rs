//! The files of the current version, for those who answer requests.

use std::{path::PathBuf, sync::Arc};

use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use super::{file_set::Files, keeping, making};
use crate::{catalogue::CurrentCatalogue, storage::Storage, translation::Translations};

/// The current files, where there are any yet, or are to be any.
#[derive(Debug, Clone)]
pub struct CurrentFiles(Option<Offered>);

#[derive(Debug, Clone)]
struct Offered {
    files: watch::Receiver<Option<Arc<Files>>>,
    damage: Arc<Notify>,
}

impl CurrentFiles {
    /// Makes the files of each version of the catalogue in a task, until nobody uses the catalogue
    /// any more: in the folder that was given, else beside the file of the database. A failed
    /// attempt is repeated after ever longer pauses; the files before are offered on. Of a database
    /// in memory, and where the folder cannot be written, no files are made.
    #[must_use]
    pub fn start(
        storage: Storage,
        folder: Option<PathBuf>,
        public_url: Option<String>,
        translations: Translations,
        catalogue: CurrentCatalogue,
    ) -> (Self, Option<JoinHandle<()>>) {
        // A database in memory has one connection, which the making of files would hold.
        let beside_database = storage.beside_file(".files");
        let folder = beside_database.map(|beside_database| folder.unwrap_or(beside_database));
        let Some(folder) = folder.filter(|folder| making::is_writable(folder)) else {
            return (Self(None), None);
        };
        let (sender, files) = watch::channel(None);
        let damage = Arc::<Notify>::default();
        let keep = keeping::keep(
            storage,
            folder,
            public_url,
            translations,
            catalogue,
            sender,
            damage.clone(),
        );
        (Self(Some(Offered { files, damage })), Some(tokio::spawn(keep)))
    }

    /// The files, once they are made.
    #[must_use]
    pub fn get(&self) -> Option<Arc<Files>> {
        self.0.as_ref().and_then(|offered| offered.files.borrow().clone())
    }

    /// Whether there are files, now or soon.
    #[must_use]
    pub fn are_offered(&self) -> bool {
        self.0.is_some()
    }

    /// Says that a file is not the one that was made: it is made again soon.
    pub fn report_damage(&self) {
        if let Some(offered) = &self.0 {
            offered.damage.notify_one();
        }
    }
}
