//! Follows the storage and the index: what changed is opened and sent, what is damaged is made
//! again, and what cannot be mended from here is told to whoever asks.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tokio::{
    sync::{Notify, watch},
    task, time,
};

use super::{
    BackOff, Catalogue, CatalogueError, fallback::Fallback, indexing::to_hold, version::warm_up,
};
use crate::{
    causes::causes,
    search::IndexStore,
    storage::{CatalogueVersion, FileState, Storage},
};

/// How often the storage is asked for its version: an import is seen about as soon as it is done.
const EVERY: Duration = Duration::from_millis(100);

/// The longest rest after a version was opened: an import is seen within seconds, whatever the load.
const LONGEST_REST: Duration = Duration::from_secs(2);

/// The wait after an attempt that failed; it grows with each.
const PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How often the files of the index are looked at.
const LOOK_AT_INDEX: Duration = Duration::from_secs(1);

/// How long no damage is believed after some was: what fails again and again has another cause.
const BETWEEN_REPORTS: Duration = Duration::from_secs(10);

/// How long a database that was written without a new version is left alone before it is checked,
/// and how long there is between two checks.
const SETTLING: Duration = Duration::from_secs(1);
const BETWEEN_CHECKS: Duration = Duration::from_secs(10);

/// What is known of the storage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StorageState {
    /// It answers.
    #[default]
    Fine,
    /// The file of the database was removed. What was opened before is still served.
    Missing,
    /// It does not answer, or is damaged.
    Failing,
}

/// What the server and the task that follows the storage tell each other.
#[derive(Debug)]
pub(super) struct Signals {
    pub storage: watch::Sender<StorageState>,
    pub damage: Notify,
}

/// Sends each new version of the catalogue, until nobody listens any more.
pub(super) async fn follow(
    storage: Storage,
    index_store: IndexStore,
    fallback: Option<Fallback>,
    versions: watch::Sender<Arc<Catalogue>>,
    signals: Arc<Signals>,
) {
    // A file that is removed can still be read by those who have opened it.
    storage.hold_connections().await;
    let first = versions.borrow().clone();
    if warm_up(first).await.is_err() {
        signals.damage.notify_one();
    }
    let now = Instant::now();
    let mut follower = Follower {
        storage,
        index_store,
        fallback,
        versions,
        signals,
        back_off: BackOff::new(PAUSE, LONGEST_PAUSE),
        rested_at: now,
        must_reload: false,
        index_looked_at: now,
        believes_after: now,
        touched: None,
        checked: None,
        is_damaged: false,
        opened_on: today(),
    };
    while follower.wait().await {
        follower.turn().await;
    }
}

struct Follower {
    storage: Storage,
    index_store: IndexStore,
    /// The folder that the index goes back to.
    fallback: Option<Fallback>,
    versions: watch::Sender<Arc<Catalogue>>,
    signals: Arc<Signals>,
    back_off: BackOff,
    /// Nothing is opened before.
    rested_at: Instant,
    /// The catalogue is to be reopened even where its version is the same.
    must_reload: bool,
    index_looked_at: Instant,
    /// Reports of damage are believed from then on.
    believes_after: Instant,
    /// When the file of the database was written last, where it was not looked into since.
    touched: Option<Instant>,
    /// When the file of the database was checked last.
    checked: Option<Instant>,
    is_damaged: bool,
    /// The day on which the catalogue was opened, counted from the beginning of 1970, UTC: what is
    /// said of it may depend on the date.
    opened_on: u64,
}

/// Today, counted from the beginning of 1970, UTC.
fn today() -> u64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since_1970.as_secs() / (24 * 60 * 60)
}

impl Follower {
    /// Waits for the next turn; false when nobody listens any more.
    async fn wait(&mut self) -> bool {
        let believes = self.is_rested() && Instant::now() >= self.believes_after;
        tokio::select! {
            () = time::sleep(EVERY) => true,
            () = self.versions.closed() => false,
            () = self.signals.damage.notified(), if believes => {
                tracing::warn!("the search index failed: it is checked");
                self.believes_after = Instant::now() + BETWEEN_REPORTS;
                self.must_reload = true;
                true
            }
        }
    }

    async fn turn(&mut self) {
        let begun = Instant::now();
        let error = match self.look().await {
            Ok(false) => return,
            Ok(true) => {
                let rest = self.back_off.succeeded(begun.elapsed(), LONGEST_REST);
                self.rested_at = Instant::now() + rest;
                return;
            }
            Err(error) => error,
        };
        self.rested_at = Instant::now() + self.back_off.failed();
        match error {
            CatalogueError::Storage(error) if !error.is_busy() => {
                // What the storage needs to be well again, a person does now.
                self.back_off.reset();
                if self.tell(StorageState::Failing) {
                    tracing::error!(causes = causes(&error), "the database fails: {error}");
                }
            }
            error => {
                tracing::error!(causes = causes(&error), "following the catalogue: {error}");
            }
        }
    }

    fn is_rested(&self) -> bool {
        Instant::now() >= self.rested_at
    }

    /// Looks whether anything has changed; true where another catalogue was sent.
    async fn look(&mut self) -> Result<bool, CatalogueError> {
        match self.storage.look_at_file() {
            FileState::Same => {}
            FileState::Settling => return Ok(false),
            FileState::Replaced if !self.is_rested() => return Ok(false),
            FileState::Touched => self.touched = Some(Instant::now()),
            FileState::Missing => {
                if self.tell(StorageState::Missing) {
                    tracing::error!(
                        "the file of the database was removed: what was opened before is served \
                         until it is there again"
                    );
                }
                return Ok(false);
            }
            FileState::Replaced => {
                self.storage.reopen().await?;
                tracing::warn!("the file of the database was replaced: it is reopened");
                (self.must_reload, self.is_damaged, self.touched) = (true, false, None);
            }
        }
        let current = self.versions.borrow().clone();
        let asked = self.storage.version().await;
        // Connections to a file that was copied over may see a mixture of both.
        let is_other = asked.as_ref().is_ok_and(|version| *version != current.version);
        let version =
            if !is_other && self.is_to_be_checked() { self.check(&current).await? } else { asked? };
        if self.index_looked_at.elapsed() >= LOOK_AT_INDEX {
            self.index_looked_at = Instant::now();
            let current = current.clone();
            let is_untouched = task::spawn_blocking(move || current.index.is_untouched()).await?;
            if !is_untouched && !self.must_reload {
                tracing::info!("the files of the search index have changed: they are reopened");
                self.must_reload = true;
            }
        }
        if let Some(fallback) = &mut self.fallback
            && let Some(index) = fallback.index_in_folder(&self.storage).await
        {
            (self.index_store, self.fallback, self.must_reload) = (index, None, true);
        }
        let is_another_day = self.opened_on != today();
        let is_new =
            (version != current.version || self.must_reload || is_another_day) && self.is_rested();
        if is_new {
            self.reload().await?;
        }
        if !self.is_damaged && self.tell(StorageState::Fine) {
            tracing::info!("the database answers again");
        }
        Ok(is_new)
    }

    fn is_to_be_checked(&self) -> bool {
        self.touched.is_some_and(|touched| touched.elapsed() >= SETTLING)
            && self.checked.is_none_or(|checked| checked.elapsed() >= BETWEEN_CHECKS)
    }

    /// Looks into a file that was written without a new version: it may be damaged, or another
    /// database was copied over it.
    async fn check(&mut self, current: &Catalogue) -> Result<CatalogueVersion, CatalogueError> {
        self.checked = Some(Instant::now());
        self.is_damaged = true;
        self.storage.check().await?;
        self.is_damaged = false;
        self.touched = None;
        self.storage.renew_connections().await;
        let stored = self.storage.list_revisions().await?;
        self.must_reload |= to_hold(&stored) != *current.index.texts();
        Ok(self.storage.version().await?)
    }

    async fn reload(&mut self) -> Result<(), CatalogueError> {
        let catalogue = Catalogue::load(&self.storage, &self.index_store, |_, _| {}).await?;
        let catalogue = Arc::new(catalogue);
        warm_up(catalogue.clone()).await?;
        (self.must_reload, self.opened_on) = (false, today());
        let (version, serial) = (catalogue.version.0, catalogue.serial);
        tracing::info!(
            catalogue.version = version,
            catalogue.serial = serial,
            "serving a new version"
        );
        self.versions.send_replace(catalogue);
        Ok(())
    }

    /// Makes the state of the storage known; true where it is news.
    fn tell(&self, state: StorageState) -> bool {
        self.signals.storage.send_if_modified(|known| {
            let is_news = *known != state;
            *known = state;
            is_news
        })
    }
}
