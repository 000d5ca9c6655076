//! How much is worked on at once: every response that is not in the cache is made here.
//!
//! The work runs on a thread of its own kind, so that the few threads that serve the connections
//! never compute. As many searches run at once as there are processors; the rest wait, not for
//! long. The permit belongs to the work and not to the request: a client that leaves does not make
//! room before its work has stopped.

use std::{panic, sync::Arc, thread, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    body,
    cache::CacheKey,
    priority::Priority,
    rejection::{is_rejected, rejected_as_busy},
};
use crate::app::Cancellation;

/// The bounds of the work.
#[derive(Debug, Clone, Copy)]
pub(super) struct WorkLimits {
    /// How many searches run at once.
    pub(super) searches: usize,
    /// How many other responses are made at once.
    pub(super) others: usize,
    /// How long a request waits for its turn, and a response for room in memory.
    pub(super) wait: Duration,
    /// The longest that a response may take to make.
    pub(super) timeout: Duration,
    /// The bytes of responses in memory, in the cache and on their way.
    pub(super) response_bytes: u32,
}

impl Default for WorkLimits {
    fn default() -> Self {
        let processors = thread::available_parallelism().map_or(2, usize::from);
        Self {
            searches: processors,
            others: 2 * processors,
            wait: Duration::from_secs(2),
            timeout: Duration::from_secs(10),
            response_bytes: 96 * 1024 * 1024,
        }
    }
}

impl WorkLimits {
    /// The longest that a request waits and a response takes.
    pub(super) fn longest(&self) -> Duration {
        self.wait + self.timeout
    }
}

/// What kind of work a request makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WorkKind {
    /// A search, which may take a processor for long.
    Search,
    /// Anything else.
    Other,
}

impl WorkKind {
    /// The kind of what a path asks for.
    fn of(path: &str) -> Self {
        let last = path.trim_end_matches('/').rsplit('/').next();
        match last {
            Some("search" | "suggest" | "suggestions" | "match") => Self::Search,
            _ => Self::Other,
        }
    }
}

/// How often a request that waits for all others looks whether any wait.
const LOOK: Duration = Duration::from_millis(100);

/// There was no turn, no room or no response in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Busy;

/// Does the work, a bounded amount at a time.
#[derive(Debug)]
pub(super) struct Work {
    limits: WorkLimits,
    searches: Arc<Semaphore>,
    others: Arc<Semaphore>,
}

/// The layer that makes the responses to requests that only read or bring a text to be compared, a
/// bounded number at a time. It rejects those that wait or take too long. All other requests pass it:
/// they make no work.
pub(super) async fn bound_work(
    State(work): State<Arc<Work>>,
    mut request: Request,
    next: Next,
) -> Response {
    if body::has_body(&request) && !is_rejected(&request) {
        request = body::read(request).await;
    } else if request.extensions().get::<CacheKey>().is_none() {
        return next.run(request).await;
    }
    let rejected = rejected_as_busy(&request);
    let kind = WorkKind::of(request.uri().path());
    let priority = Priority::of(&request);
    let making = next.clone();
    let make = |cancellation: Cancellation| {
        request.extensions_mut().insert(cancellation);
        making.run(request)
    };
    match work.run(kind, priority, make).await {
        Ok(response) => response,
        Err(Busy) => next.run(rejected).await,
    }
}

impl Work {
    pub(super) fn new(limits: WorkLimits) -> Self {
        Self {
            limits,
            searches: Arc::new(Semaphore::new(limits.searches)),
            others: Arc::new(Semaphore::new(limits.others)),
        }
    }

    /// Runs the future to its end when its turn has come. It is cancelled when its time is over, and
    /// when the caller drops this one.
    async fn run<F>(
        &self,
        kind: WorkKind,
        priority: Priority,
        work: impl FnOnce(Cancellation) -> F,
    ) -> Result<F::Output, Busy>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let permits = match kind {
            WorkKind::Search => &self.searches,
            WorkKind::Other => &self.others,
        };
        let turn = timeout(self.limits.wait, turn(priority, permits)).await.map_err(|_| Busy)?;
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
}

/// Waits for a permit as long as the priority of a request demands.
async fn turn(priority: Priority, permits: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
    match priority {
        Priority::Usual => permits.clone().acquire_owned().await.ok(),
        Priority::AfterOthers => loop {
            // There is none as long as anybody waits in order.
            if let Ok(turn) = permits.clone().try_acquire_owned() {
                return Some(turn);
            }
            sleep(LOOK).await;
        },
    }
}
