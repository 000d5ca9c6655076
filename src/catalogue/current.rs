//! The current version, as everything that serves it sees it.

use std::{sync::Arc, time::SystemTime};

use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use super::{
    error::CatalogueError,
    fallback,
    following::{self, Signals, StorageState},
    version::Catalogue,
};
use crate::{
    search::IndexStore,
    storage::{CatalogueVersion, Storage},
};

/// The current version; another takes its place when an import has changed the storage.
#[derive(Debug, Clone)]
pub struct CurrentCatalogue {
    receiver: watch::Receiver<Arc<Catalogue>>,
    signals: Arc<Signals>,
}

impl CurrentCatalogue {
    /// Loads the catalogue with this index, or with one in memory where its folder fails, and
    /// follows the storage in a task, until nobody uses the catalogue any more. A failed attempt at
    /// a new version is repeated after ever longer pauses; the version before stays the current one.
    ///
    /// # Errors
    /// When the storage fails, or no index can be made in memory either.
    pub async fn start(
        storage: Storage,
        index: IndexStore,
        progress: impl Fn(usize, usize),
    ) -> Result<(Self, JoinHandle<()>), CatalogueError> {
        let (catalogue, index, fallback) = fallback::load(&storage, index, progress).await?;
        let (versions, receiver) = watch::channel(Arc::new(catalogue));
        let signals = Signals { storage: watch::Sender::default(), damage: Notify::new() };
        let signals = Arc::new(signals);
        let follow = following::follow(storage, index, fallback, versions, signals.clone());
        Ok((Self { receiver, signals }, tokio::spawn(follow)))
    }

    /// The current version.
    #[must_use]
    pub fn get(&self) -> Arc<Catalogue> {
        self.receiver.borrow().clone()
    }

    /// When the current version was made, where it is known.
    #[must_use]
    pub fn modified(&self) -> Option<SystemTime> {
        self.receiver.borrow().modified
    }

    /// The number of the current version.
    #[must_use]
    pub fn version(&self) -> CatalogueVersion {
        self.receiver.borrow().version
    }

    /// The serial number of the current catalogue: what was made of another one is out of date.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.receiver.borrow().serial
    }

    /// What is known of the storage, without asking it.
    #[must_use]
    pub fn storage_state(&self) -> StorageState {
        *self.signals.storage.borrow()
    }

    /// Says that the index failed while it was searched: it is checked soon, and rebuilt where
    /// it is damaged.
    pub fn report_damage(&self) {
        self.signals.damage.notify_one();
    }

    /// Waits for another catalogue than the one of this serial number; none comes when nobody sends
    /// any more.
    pub async fn other_than(&mut self, serial: u64) -> Option<u64> {
        let other = self.receiver.wait_for(|catalogue| catalogue.serial != serial).await;
        other.ok().map(|catalogue| catalogue.serial)
    }
}
