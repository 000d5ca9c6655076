//! The connections that are open: how many of them there may be, for all and for one address, and
//! which one gives way to a new one.
//!
//! The one that has gone longest without progress gives way: slow heads and idle clients before
//! anybody who is being served. A client whose connections are all at work keeps them, and further
//! ones are crowded: they get what is in the cache, and are refused everything else.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio_util::sync::CancellationToken;

use crate::server::client_limit::network;

/// How long a client may take nothing of what is sent to it.
const LONGEST_STALL: Duration = Duration::from_secs(30);

/// How many connections there may be.
#[derive(Debug, Clone)]
pub(super) struct ConnectionLimits {
    /// Of all clients together.
    pub(super) all: usize,
    /// Of one address, or one network of IPv6.
    pub(super) of_address: usize,
    /// The proxies, which may have any number.
    pub(super) proxies: Vec<IpAddr>,
    /// After how long an idle connection gives way to another one of its address: the next request
    /// of a client that asks again and again comes before.
    pub(super) idle: Duration,
    /// After how long without progress a connection gives way that is being sent to.
    pub(super) stalled: Duration,
}

/// All open connections.
#[derive(Debug)]
pub(super) struct Registry {
    limits: ConnectionLimits,
    begun: Instant,
    open: Mutex<Open>,
}

/// The connections by their address.
type Open = HashMap<IpAddr, Vec<Arc<Entry>>>;

/// What is known of one connection.
#[derive(Debug)]
pub(super) struct Entry {
    begun: Instant,
    /// When it made progress last, in milliseconds after `begun`.
    progress: AtomicU64,
    /// How many of its requests are being answered.
    n_working: AtomicUsize,
    /// Whether bytes wait to be taken by the client.
    is_sending: AtomicBool,
    /// Whether its client had as many connections at work as it may have.
    pub(super) is_crowded: bool,
    /// Ends the connection.
    pub(super) close: CancellationToken,
}

/// A connection in the registry, as long as this lives.
#[derive(Debug)]
pub(super) struct Registered {
    pub(super) entry: Arc<Entry>,
    registry: Arc<Registry>,
    address: IpAddr,
}

impl Registry {
    pub(super) fn new(limits: ConnectionLimits) -> Arc<Self> {
        Arc::new(Self { limits, begun: Instant::now(), open: Mutex::default() })
    }

    /// Takes in a connection; none where all others are at work and there may be no more.
    pub(super) fn register(self: &Arc<Self>, peer: IpAddr) -> Option<Registered> {
        let peer = peer.to_canonical();
        let address = network(peer);
        let mut open = self.open();
        let of_address = open.get(&address).into_iter().flatten();
        let of_address = of_address.filter(|entry| !entry.is_crowded).count();
        let may_have_more =
            of_address < self.limits.of_address || self.limits.proxies.contains(&peer);
        let is_crowded =
            !may_have_more && !self.give_way(&mut open, Some(address), self.limits.idle);
        let n_all: usize = open.values().map(Vec::len).sum();
        if n_all >= self.limits.all && !self.give_way(&mut open, None, Duration::ZERO) {
            return None;
        }
        let entry = Arc::new(Entry {
            begun: self.begun,
            progress: AtomicU64::new(millis(self.begun.elapsed())),
            n_working: AtomicUsize::new(0),
            is_sending: AtomicBool::new(false),
            is_crowded,
            close: CancellationToken::new(),
        });
        open.entry(address).or_default().push(entry.clone());
        Some(Registered { entry, registry: self.clone(), address })
    }

    /// Ends the connections whose clients take nothing.
    pub(super) fn close_stalled(&self) {
        for entry in self.open().values().flatten() {
            if entry.is_sending.load(Ordering::Relaxed) && entry.quiet() >= LONGEST_STALL {
                entry.close.cancel();
            }
        }
    }

    /// Makes room where the system has none.
    pub(super) fn close_longest_idle(&self) {
        self.give_way(&mut self.open(), None, Duration::ZERO);
    }

    /// Ends the connection that has gone longest without progress, of an address or of all; false
    /// where each of them is being served or was, less than `idle` ago.
    fn give_way(&self, open: &mut Open, of: Option<IpAddr>, idle: Duration) -> bool {
        let candidates = open.iter().filter(|(address, _)| of.is_none_or(|of| **address == of));
        let entries = candidates
            .flat_map(|(address, entries)| entries.iter().map(|entry| (*address, entry)))
            .filter(|(_, entry)| of.is_none() || !entry.is_crowded)
            .filter(|(_, entry)| entry.may_give_way(idle, self.limits.stalled));
        let longest = entries.max_by_key(|(_, entry)| entry.quiet());
        let Some((address, entry)) = longest.map(|(address, entry)| (address, entry.clone()))
        else {
            return false;
        };
        entry.close.cancel();
        remove(open, address, &entry);
        true
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn remove(open: &mut Open, address: IpAddr, entry: &Arc<Entry>) {
    if let Some(entries) = open.get_mut(&address) {
        entries.retain(|other| !Arc::ptr_eq(other, entry));
        if entries.is_empty() {
            open.remove(&address);
        }
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        remove(&mut self.registry.open(), self.address, &self.entry);
    }
}

impl Entry {
    /// Something was read or sent.
    pub(super) fn progressed(&self) {
        self.progress.store(millis(self.begun.elapsed()), Ordering::Relaxed);
    }

    /// Whether bytes wait to be taken by the client.
    pub(super) fn set_sending(&self, is_sending: bool) {
        self.is_sending.store(is_sending, Ordering::Relaxed);
    }

    /// How long nothing was read or sent.
    pub(super) fn quiet(&self) -> Duration {
        let progress = Duration::from_millis(self.progress.load(Ordering::Relaxed));
        self.begun.elapsed().saturating_sub(progress)
    }

    /// Whether a request is being answered, or an answer sent.
    pub(super) fn is_at_work(&self) -> bool {
        self.n_working.load(Ordering::Relaxed) > 0 || self.is_sending.load(Ordering::Relaxed)
    }

    /// Whether a request is being answered.
    pub(super) fn is_working(&self) -> bool {
        self.n_working.load(Ordering::Relaxed) > 0
    }

    fn may_give_way(&self, idle: Duration, stalled: Duration) -> bool {
        let after = if self.is_sending.load(Ordering::Relaxed) { stalled } else { idle };
        !self.is_working() && self.quiet() >= after
    }

    /// A request of this connection is being answered as long as the result lives.
    pub(super) fn work(self: &Arc<Self>) -> Working {
        self.n_working.fetch_add(1, Ordering::Relaxed);
        Working(self.clone())
    }
}

/// A request that is being answered.
pub(super) struct Working(Arc<Entry>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.n_working.fetch_sub(1, Ordering::Relaxed);
        self.0.progressed();
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const IDLE: Duration = Duration::from_millis(20);
    const STALLED: Duration = Duration::from_millis(60);

    fn registry(all: usize, of_address: usize, proxies: &[&str]) -> Arc<Registry> {
        let proxies = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        let (idle, stalled) = (IDLE, STALLED);
        Registry::new(ConnectionLimits { all, of_address, proxies, idle, stalled })
    }

    fn connect(registry: &Arc<Registry>, peer: &str) -> Registered {
        registry.register(peer.parse().unwrap()).unwrap()
    }

    fn is_closed(registered: &Registered) -> bool {
        registered.entry.close.is_cancelled()
    }

    #[test]
    fn the_longest_idle_connection_of_an_address_gives_way() {
        let registry = registry(10, 2, &[]);
        let other = connect(&registry, "192.0.2.2");
        let first = connect(&registry, "192.0.2.1");
        thread::sleep(IDLE);
        let second = connect(&registry, "192.0.2.1");
        let third = connect(&registry, "192.0.2.1");
        assert!(is_closed(&first) && !is_closed(&second) && !is_closed(&third));
        assert!(!is_closed(&other) && !third.entry.is_crowded);
        let fourth = connect(&registry, "192.0.2.1");
        assert!(
            fourth.entry.is_crowded && !is_closed(&second),
            "its next request may be on its way"
        );
    }

    #[test]
    fn a_client_at_work_is_crowded_but_keeps_its_connections() {
        let registry = registry(10, 2, &[]);
        let busy = ["192.0.2.1"; 2].map(|peer| connect(&registry, peer));
        let working = busy.each_ref().map(|busy| busy.entry.work());
        thread::sleep(IDLE);
        let third = connect(&registry, "192.0.2.1");
        assert!(third.entry.is_crowded && !busy.iter().any(is_closed));
        drop(working);
        thread::sleep(IDLE);
        assert!(!connect(&registry, "192.0.2.1").entry.is_crowded);
    }

    #[test]
    fn a_proxy_has_as_many_as_it_likes() {
        let registry = registry(10, 1, &["10.0.0.1"]);
        let all = ["::ffff:10.0.0.1"; 5].map(|peer| connect(&registry, peer));
        assert!(!all.iter().any(|one| one.entry.is_crowded || is_closed(one)));
    }

    #[test]
    fn when_all_are_taken_the_longest_idle_gives_way_and_those_at_work_stay() {
        let registry = registry(2, 2, &[]);
        let idle = connect(&registry, "192.0.2.1");
        let busy = connect(&registry, "192.0.2.2");
        let _working = busy.entry.work();
        let new = connect(&registry, "192.0.2.3");
        assert!(is_closed(&idle) && !is_closed(&busy));
        let _working_too = new.entry.work();
        assert!(registry.register("192.0.2.4".parse().unwrap()).is_none());
        drop(busy);
        assert!(registry.register("192.0.2.4".parse().unwrap()).is_some());
    }

    #[test]
    fn a_client_gives_way_when_it_has_stopped_taking_its_answer_and_not_before() {
        let registry = registry(1, 1, &[]);
        let reading = connect(&registry, "192.0.2.1");
        reading.entry.set_sending(true);
        thread::sleep(IDLE);
        assert!(registry.register("192.0.2.2".parse().unwrap()).is_none());
        thread::sleep(STALLED);
        assert!(registry.register("192.0.2.2".parse().unwrap()).is_some());
        assert!(is_closed(&reading));
    }
}
