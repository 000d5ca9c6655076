//! The connections that are open: how many of them there may be, for all and for one address, and
//! which one gives way to a new one.
//!
//! The one that has gone longest without progress gives way: slow heads and idle clients before
//! anybody who is being served. A client may have so many requests under way; further ones are
//! crowded: they get what is in the cache, and wait for all others with everything else. When no
//! connection is idle, one of an address with more connections than its share gives way.

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

use crate::server::limit::network;

/// How long a client may take nothing of what is sent to it.
const LONGEST_STALL: Duration = Duration::from_secs(30);

/// How fast a client must take a response that is sent for longer than that, in bytes a second.
const SLOWEST: u64 = 2 * 1024;

/// How many connections there may be.
#[derive(Debug, Clone)]
pub(super) struct ConnectionLimits {
    /// Of all clients together.
    pub(super) all: usize,
    /// Of one address, or one network of IPv6; as many requests may be under way.
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
    open: Mutex<Connections>,
}

/// Connections, each with its address.
type Connections = Vec<(IpAddr, Arc<Connection>)>;

/// What is known of one connection.
#[derive(Debug)]
pub(super) struct Connection {
    begun: Instant,
    /// When it made progress last, in milliseconds after `begun`.
    progress: AtomicU64,
    /// How many of its requests are not answered to the last byte.
    n_working: AtomicUsize,
    /// The same of all connections of its address.
    n_of_address: Arc<AtomicUsize>,
    /// So many requests of its address may be under way.
    may_work: usize,
    /// Whether a response is being made.
    is_making: AtomicBool,
    /// Whether bytes wait to be taken by the client.
    is_sending: AtomicBool,
    /// When the last response began to be sent, in milliseconds after `begun`, and how much of it was
    /// sent, in bytes.
    response_begun: AtomicU64,
    response_sent: AtomicU64,
    /// Ends the connection.
    pub(super) close: CancellationToken,
}

/// A connection in the registry, as long as this lives.
#[derive(Debug)]
pub(super) struct OpenConnection {
    pub(super) connection: Arc<Connection>,
    registry: Arc<Registry>,
}

impl Registry {
    pub(super) fn new(limits: ConnectionLimits) -> Arc<Self> {
        Arc::new(Self { limits, begun: Instant::now(), open: Mutex::default() })
    }

    /// Takes in a connection; none where all others are at work and none has more than its share.
    pub(super) fn register(self: &Arc<Self>, peer: IpAddr) -> Option<OpenConnection> {
        let peer = peer.to_canonical();
        let address = network(peer);
        let is_proxy = self.limits.proxies.contains(&peer);
        let mut open = self.open();
        let n_of_address = open.iter().filter(|(known, _)| *known == address).count();
        if !is_proxy && n_of_address >= self.limits.of_address {
            self.give_way(&mut open, |one| one.is_idle(self.limits.idle), Some(address));
        }
        if open.len() >= self.limits.all {
            // A connection that came just now has not been read yet, and is no idle one.
            let has_room = self.give_way(&mut open, |one| one.is_idle(self.limits.idle), None)
                || self
                    .largest(&open)
                    .is_some_and(|largest| self.give_way(&mut open, |_| true, Some(largest)))
                || self.give_way(&mut open, |one| one.is_idle(Duration::ZERO), None);
            if !has_room {
                return None;
            }
        }
        let other = open.iter().find(|(known, _)| *known == address);
        let n_of_address = other.map(|(_, other)| other.n_of_address.clone()).unwrap_or_default();
        let connection = Arc::new(Connection {
            begun: self.begun,
            progress: AtomicU64::new(millis(self.begun.elapsed())),
            n_working: AtomicUsize::new(0),
            n_of_address,
            may_work: if is_proxy { usize::MAX } else { self.limits.of_address },
            is_making: AtomicBool::new(false),
            is_sending: AtomicBool::new(false),
            response_begun: AtomicU64::new(0),
            response_sent: AtomicU64::new(0),
            close: CancellationToken::new(),
        });
        open.push((address, connection.clone()));
        Some(OpenConnection { connection, registry: self.clone() })
    }

    /// Ends the connections whose clients take nothing, or hardly anything.
    pub(super) fn close_stalled(&self) {
        for (_, slow) in self.open().iter().filter(|(_, one)| one.is_too_slow()) {
            slow.close.cancel();
        }
    }

    /// Makes room where the system has none.
    pub(super) fn close_longest_idle(&self) {
        self.give_way(&mut self.open(), |one| one.is_idle(Duration::ZERO), None);
    }

    /// The address with the most connections, where that is more than its share.
    fn largest(&self, open: &Connections) -> Option<IpAddr> {
        let mut n_of_address: HashMap<IpAddr, usize> = HashMap::new();
        for (address, _) in open.iter().filter(|(_, one)| !one.is_proxy()) {
            *n_of_address.entry(*address).or_default() += 1;
        }
        let largest = n_of_address.into_iter().max_by_key(|(_, n)| *n);
        largest.filter(|(_, n)| *n > self.limits.of_address).map(|(address, _)| address)
    }

    /// Ends the one that has gone longest without progress, of those connections of an address, or
    /// of all, that may give way or have stopped taking their response; false where there is none.
    fn give_way(
        &self,
        open: &mut Connections,
        may_give_way: impl Fn(&Connection) -> bool,
        of: Option<IpAddr>,
    ) -> bool {
        let longest = open
            .iter()
            .enumerate()
            .filter(|(_, (address, _))| of.is_none_or(|of| *address == of))
            .filter(|(_, (_, one))| may_give_way(one) || one.is_stalled(self.limits.stalled))
            .max_by_key(|(_, (_, one))| one.quiet());
        let Some((at, _)) = longest else { return false };
        let (_, connection) = open.swap_remove(at);
        connection.close.cancel();
        true
    }

    fn open(&self) -> MutexGuard<'_, Connections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.registry.open().retain(|(_, other)| !Arc::ptr_eq(other, &self.connection));
    }
}

impl Connection {
    /// Something was read.
    pub(super) fn progressed(&self) {
        self.progress.store(millis(self.begun.elapsed()), Ordering::Relaxed);
    }

    /// So many bytes were sent.
    pub(super) fn sent(&self, bytes: usize) {
        self.response_sent.fetch_add(bytes as u64, Ordering::Relaxed);
        self.progressed();
    }

    /// Whether bytes wait to be taken by the client.
    pub(super) fn set_sending(&self, is_sending: bool) {
        self.is_sending.store(is_sending, Ordering::Relaxed);
    }

    /// How long nothing was read or sent.
    pub(super) fn quiet(&self) -> Duration {
        self.since(&self.progress)
    }

    /// Whether a request is being answered, or its response sent.
    pub(super) fn is_at_work(&self) -> bool {
        self.n_working.load(Ordering::Relaxed) > 0 || self.is_sending.load(Ordering::Relaxed)
    }

    /// Whether a response is being made.
    pub(super) fn is_making(&self) -> bool {
        self.is_making.load(Ordering::Relaxed)
    }

    /// A request of this connection is under way as long as the result lives.
    pub(super) fn work(self: &Arc<Self>) -> RequestUnderWay {
        self.n_working.fetch_add(1, Ordering::Relaxed);
        let n_others = self.n_of_address.fetch_add(1, Ordering::Relaxed);
        self.is_making.store(true, Ordering::Relaxed);
        RequestUnderWay { connection: self.clone(), is_crowded: n_others >= self.may_work }
    }

    fn is_proxy(&self) -> bool {
        self.may_work == usize::MAX
    }

    fn is_idle(&self, after: Duration) -> bool {
        !self.is_at_work() && self.quiet() >= after
    }

    fn is_stalled(&self, after: Duration) -> bool {
        self.is_sending.load(Ordering::Relaxed) && self.quiet() >= after
    }

    fn is_too_slow(&self) -> bool {
        let seconds = self.since(&self.response_begun).as_secs();
        let is_slow = seconds >= LONGEST_STALL.as_secs()
            && self.response_sent.load(Ordering::Relaxed) < seconds * SLOWEST;
        self.is_stalled(LONGEST_STALL) || self.is_sending.load(Ordering::Relaxed) && is_slow
    }

    fn since(&self, time: &AtomicU64) -> Duration {
        let time = Duration::from_millis(time.load(Ordering::Relaxed));
        self.begun.elapsed().saturating_sub(time)
    }
}

/// A request that is under way, until the last byte of its response is on its way.
#[derive(Debug)]
pub(super) struct RequestUnderWay {
    connection: Arc<Connection>,
    /// Whether its client has as many others under way as it may have.
    pub(super) is_crowded: bool,
}

impl RequestUnderWay {
    /// The response is made, and is sent from now on.
    pub(super) fn made(&self) {
        self.connection.is_making.store(false, Ordering::Relaxed);
        self.connection
            .response_begun
            .store(millis(self.connection.begun.elapsed()), Ordering::Relaxed);
        self.connection.response_sent.store(0, Ordering::Relaxed);
    }
}

impl Drop for RequestUnderWay {
    fn drop(&mut self) {
        self.connection.is_making.store(false, Ordering::Relaxed);
        self.connection.n_working.fetch_sub(1, Ordering::Relaxed);
        self.connection.n_of_address.fetch_sub(1, Ordering::Relaxed);
        self.connection.progressed();
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

    fn connect(registry: &Arc<Registry>, peer: &str) -> OpenConnection {
        registry.register(peer.parse().unwrap()).unwrap()
    }

    fn is_closed(registered: &OpenConnection) -> bool {
        registered.connection.close.is_cancelled()
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
        assert!(!is_closed(&other));
        connect(&registry, "192.0.2.1");
        assert!(!is_closed(&second), "its next request may be on its way");
    }

    #[test]
    fn requests_beyond_the_share_of_an_address_are_crowded() {
        let registry = registry(10, 2, &["10.0.0.1"]);
        let connections = ["192.0.2.1"; 3].map(|peer| connect(&registry, peer));
        let working = connections.each_ref().map(|connection| connection.connection.work());
        assert_eq!(working.each_ref().map(|working| working.is_crowded), [false, false, true]);
        let other = connect(&registry, "192.0.2.2");
        assert!(!other.connection.work().is_crowded);
        drop(working);
        assert!(!connections[2].connection.work().is_crowded);
        let proxied = ["::ffff:10.0.0.1"; 4].map(|peer| connect(&registry, peer));
        let working = proxied.each_ref().map(|connection| connection.connection.work());
        assert!(!working.iter().any(|working| working.is_crowded));
    }

    #[test]
    fn when_all_are_taken_the_longest_idle_gives_way_and_those_at_work_stay() {
        let registry = registry(2, 2, &[]);
        let idle = connect(&registry, "192.0.2.1");
        let busy = connect(&registry, "192.0.2.2");
        let _working = busy.connection.work();
        let new = connect(&registry, "192.0.2.3");
        assert!(is_closed(&idle) && !is_closed(&busy));
        let _working_too = new.connection.work();
        assert!(registry.register("192.0.2.4".parse().unwrap()).is_none());
        drop(busy);
        assert!(registry.register("192.0.2.4".parse().unwrap()).is_some());
    }

    #[test]
    fn nobody_is_shut_out_by_an_address_with_more_than_its_share() {
        let registry = registry(4, 2, &[]);
        let many = ["192.0.2.1"; 3].map(|peer| connect(&registry, peer));
        let other = connect(&registry, "192.0.2.2");
        let connections = many.iter().chain([&other]);
        let _working: Vec<RequestUnderWay> = connections.map(|one| one.connection.work()).collect();
        let new = connect(&registry, "192.0.2.3");
        assert_eq!(many.iter().filter(|one| is_closed(one)).count(), 1);
        assert!(!is_closed(&other) && !is_closed(&new));
    }

    #[test]
    fn a_client_gives_way_when_it_has_stopped_taking_its_response_and_not_before() {
        let registry = registry(1, 1, &[]);
        let reading = connect(&registry, "192.0.2.1");
        let working = reading.connection.work();
        working.made();
        reading.connection.set_sending(true);
        thread::sleep(IDLE);
        assert!(registry.register("192.0.2.2".parse().unwrap()).is_none());
        thread::sleep(STALLED);
        assert!(registry.register("192.0.2.2".parse().unwrap()).is_some());
        assert!(is_closed(&reading));
    }
}
