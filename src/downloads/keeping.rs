//! Keeps the files to download whole: those of each version are made, and made again where somebody
//! has changed or removed one.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::{Notify, watch},
    task, time,
};

use super::{
    file_set::Files,
    making::{make_files, remove_others},
};
use crate::{
    catalogue::{BackOff, CurrentCatalogue},
    causes::causes,
    storage::Storage,
    translation::Translations,
};

/// The shortest and the longest pause after an attempt that failed.
const PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

pub(super) async fn keep(
    storage: Storage,
    root: PathBuf,
    public_url: Option<String>,
    translations: Translations,
    mut catalogue: CurrentCatalogue,
    files: watch::Sender<Option<Arc<Files>>>,
    damage: Arc<Notify>,
) {
    let mut back_off = BackOff::new(PAUSE, LONGEST_PAUSE);
    loop {
        let begun = Instant::now();
        let serial = catalogue.serial();
        match make_files(&storage, &root, public_url.as_deref(), &translations).await {
            Ok(made) => {
                let version = made.version;
                let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
                tracing::info!(catalogue.version = version.0, duration_ms, "files to download");
                let made = Arc::new(made);
                files.send_replace(Some(made.clone()));
                if let Err(error) = remove_others(&root, made.folder.clone()).await {
                    tracing::warn!(%error, "old files to download were not removed");
                }
                time::sleep(back_off.succeeded(begun.elapsed(), LONGEST_PAUSE)).await;
                let other = tokio::select! {
                    other = catalogue.other_than(serial) => other,
                    () = damaged(&made, &damage) => Some(serial),
                };
                if other.is_none() {
                    return;
                }
            }
            Err(error) => {
                tracing::error!(causes = causes(&error), "making the files to download: {error}");
                time::sleep(back_off.failed()).await;
            }
        }
    }
}

/// Waits until a file is not the one that was made.
async fn damaged(files: &Arc<Files>, reported: &Notify) {
    loop {
        let is_reported = time::timeout(LOOK, reported.notified()).await.is_ok();
        let files = files.clone();
        let are_untouched = task::spawn_blocking(move || files.are_untouched()).await;
        if !are_untouched.unwrap_or_default() {
            tracing::warn!(is_reported, "files to download were changed or removed: made again");
            return;
        }
    }
}
