//! What is worked on at once, and what of it is in memory: every answer that is not in the cache
//! is made here.
//!
//! The work runs on a thread of its own kind, so that the few threads that serve the connections
//! never compute. As many searches run at once as there are processors; the rest wait, not for
//! long. The permit belongs to the work and not to the request: a client that leaves does not make
//! room before its work has stopped. Bytes of answers count from when they are made until the last
//! client has them or has left.

use std::{panic, sync::Arc, thread, time::Duration};

use axum::body::Bytes;
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::app::Cancellation;

/// The bounds of the work.
#[derive(Debug, Clone, Copy)]
pub(super) struct WorkLimits {
    /// How many searches run at once.
    pub(super) searches: usize,
    /// How many other answers are made at once.
    pub(super) others: usize,
    /// How long a request waits for its turn, and an answer for room in memory.
    pub(super) wait: Duration,
    /// The longest that an answer may take to make.
    pub(super) timeout: Duration,
    /// The bytes of answers in memory, in the cache and on their way.
    pub(super) answer_bytes: u32,
}

impl Default for WorkLimits {
    fn default() -> Self {
        let processors = thread::available_parallelism().map_or(2, usize::from);
        Self {
            searches: processors,
            others: 2 * processors,
            wait: Duration::from_secs(2),
            timeout: Duration::from_secs(10),
            answer_bytes: 96 * 1024 * 1024,
        }
    }
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A search, which may take a processor for long.
    Search,
    /// Anything else.
    Other,
}

impl Kind {
    /// The kind of what a path asks for.
    pub(super) fn of(path: &str) -> Self {
        let last = path.trim_end_matches('/').rsplit('/').next();
        match last {
            Some("search" | "suggest" | "suggestions") => Self::Search,
            _ => Self::Other,
        }
    }
}

/// When a request has its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// In the order in which the requests came.
    InOrder,
    /// When no other request waits: its client has as much under way as it may have.
    AfterOthers,
}

/// How often a request that waits for all others looks whether any wait.
const LOOK: Duration = Duration::from_millis(100);

/// There was no turn, no room or no answer in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Busy;

/// Does the work, a bounded amount at a time.
#[derive(Debug)]
pub(super) struct Work {
    limits: WorkLimits,
    searches: Arc<Semaphore>,
    others: Arc<Semaphore>,
    room: Arc<Semaphore>,
}

/// Room in memory for an answer. It is given back when the last copy is dropped.
#[derive(Debug)]
pub(super) struct Room(OwnedSemaphorePermit);

impl Work {
    pub(super) fn new(limits: WorkLimits) -> Self {
        Self {
            limits,
            searches: Arc::new(Semaphore::new(limits.searches)),
            others: Arc::new(Semaphore::new(limits.others)),
            room: Arc::new(Semaphore::new(limits.answer_bytes as usize)),
        }
    }

    /// The longest that a request waits and an answer takes.
    pub(super) fn longest(&self) -> Duration {
        self.limits.wait + self.limits.timeout
    }

    /// Runs the future to its end when its turn has come. It is cancelled when its time is over, and
    /// when the caller drops this one.
    pub(super) async fn run<F>(
        &self,
        kind: Kind,
        turn: Turn,
        work: impl FnOnce(Cancellation) -> F,
    ) -> Result<F::Output, Busy>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let turns = match kind {
            Kind::Search => &self.searches,
            Kind::Other => &self.others,
        };
        let turn = timeout(self.limits.wait, turn.of(turns)).await.map_err(|_| Busy)?;
        let token = CancellationToken::new();
        let _cancelled_with_the_request = token.clone().drop_guard();
        let work = work(Cancellation::new(token.clone())).in_current_span();
        let runtime = Handle::current();
        let working = task::spawn_blocking(move || {
            let _turn = turn;
            runtime.block_on(token.run_until_cancelled_owned(work))
        });
        match timeout(self.limits.timeout, working).await {
            Ok(Ok(Some(done))) => Ok(done),
            Ok(Err(ended)) if ended.is_panic() => panic::resume_unwind(ended.into_panic()),
            _ => Err(Busy),
        }
    }

    /// Waits for room for so many bytes of an answer.
    pub(super) async fn room(&self, bytes: usize) -> Result<Room, Busy> {
        let bytes = u32::try_from(bytes).map_err(|_| Busy)?;
        // The longest answer takes all the room that there is.
        let bytes = bytes.min(self.limits.answer_bytes);
        let room = timeout(self.limits.wait, self.room.clone().acquire_many_owned(bytes)).await;
        let room = room.map_err(|_| Busy)?.map_err(|_| Busy)?;
        Ok(Room(room))
    }
}

impl Turn {
    async fn of(self, turns: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
        match self {
            Self::InOrder => turns.clone().acquire_owned().await.ok(),
            Self::AfterOthers => loop {
                // There is none as long as anybody waits in order.
                if let Ok(turn) = turns.clone().try_acquire_owned() {
                    return Some(turn);
                }
                sleep(LOOK).await;
            },
        }
    }
}

impl Room {
    /// The bytes, which keep their room as long as anybody has them; what they do not need is given
    /// back at once.
    pub(super) fn hold(self, bytes: Bytes) -> Bytes {
        let Self(mut room) = self;
        let spare = room.num_permits().saturating_sub(bytes.len());
        drop(room.split(spare));
        Bytes::from_owner(Counted { bytes, _room: room })
    }
}

/// Bytes with their room.
struct Counted {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Counted {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
