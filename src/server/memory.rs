//! How many bytes of responses are in memory, in the cache and on their way. They count from when a
//! response is made until the last client has it or has left.

use std::{sync::Arc, time::Duration};

use axum::body::Bytes;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::work::Busy;

/// The memory for responses.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    free: Arc<Semaphore>,
    bytes: u32,
    /// How long a response waits for room.
    wait: Duration,
}

/// Room in memory for a response. It is given back when the last copy of the bytes is dropped.
#[derive(Debug)]
pub(super) struct Room(OwnedSemaphorePermit);

impl Memory {
    pub(super) fn new(bytes: u32, wait: Duration) -> Self {
        Self { free: Arc::new(Semaphore::new(bytes as usize)), bytes, wait }
    }

    /// Waits for room for so many bytes.
    pub(super) async fn room(&self, bytes: u64) -> Result<Room, Busy> {
        let bytes = u32::try_from(bytes).map_err(|_| Busy)?;
        // The longest response takes all the room that there is.
        let bytes = bytes.min(self.bytes);
        let room = timeout(self.wait, self.free.clone().acquire_many_owned(bytes)).await;
        Ok(Room(room.map_err(|_| Busy)?.map_err(|_| Busy)?))
    }
}

impl Room {
    /// The bytes, which keep their room as long as anybody has them; what they do not need is given
    /// back at once.
    pub(super) fn hold(self, bytes: Bytes) -> Bytes {
        let Self(mut room) = self;
        let spare = room.num_permits().saturating_sub(bytes.len());
        drop(room.split(spare));
        Bytes::from_owner(CountedBytes { bytes, _room: room })
    }
}

/// Bytes with their room.
struct CountedBytes {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for CountedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
