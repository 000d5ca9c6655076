//! How many requests one client may make: a bucket for each network address, which fills again
//! evenly. Off unless it is asked for.
//!
//! The buckets are bounded in number; the one that is asked for least gives way to a new address.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    response::Response,
};
use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
};
use quick_cache::sync::Cache;

use super::{
    around::Around,
    health::is_health,
    rejection::{Rejection, reject},
};

/// The most addresses that are remembered.
const MAX_CLIENTS: usize = 64 * 1024;

const MINUTE: Duration = Duration::from_mins(1);

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STATE: HeaderName = HeaderName::from_static("ratelimit");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The network address at the other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PeerAddress(pub(super) IpAddr);

/// The requests that a client may make in a minute, all at once or one by one.
#[derive(Debug)]
pub(crate) struct ClientLimit {
    quota: Quota,
    policy: HeaderValue,
    proxies: Vec<IpAddr>,
    clock: DefaultClock,
    buckets: Cache<IpAddr, Arc<Bucket>>,
}

type Bucket = DefaultDirectRateLimiter<StateInformationMiddleware>;

/// The limit as a layer, where there is one.
#[derive(Debug, Clone)]
pub(super) struct RateLimit(pub(super) Option<Arc<ClientLimit>>);

impl Around for RateLimit {
    /// What the request has left its client, where it is counted.
    type Noted = Option<Left>;

    fn before(&self, request: &mut Request) -> Self::Noted {
        let limit = self.0.as_ref().filter(|_| is_counted(request))?;
        let peer = request.extensions().get::<PeerAddress>().copied();
        let left = limit.take(limit.client(peer, request.headers()));
        if left.is_refused {
            reject(request, Rejection::TooMany);
        }
        Some(left)
    }

    fn after(&self, left: Self::Noted, response: &mut Response) {
        if let (Some(limit), Some(left)) = (&self.0, left) {
            limit.tell(left, response.headers_mut());
        }
    }
}

/// What a request has left its client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Left {
    /// The request was one too many.
    is_refused: bool,
    /// The requests that may follow at once.
    requests: u32,
    /// In how many seconds there will be more.
    seconds: u64,
}

impl ClientLimit {
    /// So many requests a minute. What one of the `proxies` says of its clients is believed, and
    /// nobody else.
    #[must_use]
    pub(crate) fn new(requests_per_minute: NonZeroU32, proxies: Vec<IpAddr>) -> Self {
        let quota = Quota::per_minute(requests_per_minute);
        let policy = format!("\"default\";q={requests_per_minute};w={}", MINUTE.as_secs());
        Self {
            quota,
            policy: header_value(policy),
            proxies,
            clock: DefaultClock::default(),
            buckets: Cache::new(MAX_CLIENTS),
        }
    }

    /// The client of a request: the peer, or the one for whom a trusted proxy asks.
    fn client(&self, peer: Option<PeerAddress>, headers: &HeaderMap) -> IpAddr {
        let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |PeerAddress(peer)| peer);
        let peer = peer.to_canonical();
        if !self.proxies.contains(&peer) {
            return network(peer);
        }
        // A proxy writes the address that it sees behind what its client has sent, and the client may
        // be a trusted proxy itself.
        let lines = headers.get_all(FORWARDED_FOR).iter().rev();
        let named = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
        let mut named = named.map(|entry| address(entry.trim()));
        let client = named.find(|named| named.is_none_or(|named| !self.proxies.contains(&named)));
        network(client.flatten().unwrap_or(peer))
    }

    /// Counts a request of this client.
    fn take(&self, client: IpAddr) -> Left {
        let made = self.buckets.get_or_insert_with(&client, || {
            let bucket = RateLimiter::direct(self.quota);
            Ok::<_, std::convert::Infallible>(Arc::new(
                bucket.with_middleware::<StateInformationMiddleware>(),
            ))
        });
        let Ok(bucket) = made;
        let (is_refused, requests, wait) = match bucket.check() {
            Ok(state) => (false, state.remaining_burst_capacity(), self.quota.replenish_interval()),
            Err(until) => (true, 0, until.wait_time_from(self.clock.now())),
        };
        Left { is_refused, requests, seconds: whole_seconds(wait) }
    }

    /// Says on a response what holds and what is left (draft-ietf-httpapi-ratelimit-headers).
    fn tell(&self, left: Left, headers: &mut HeaderMap) {
        let Left { is_refused, requests, seconds } = left;
        headers.insert(POLICY, self.policy.clone());
        headers.insert(STATE, header_value(format!("\"default\";r={requests};t={seconds}")));
        if is_refused {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
    }
}

/// Whether the request is counted: not those of the ones who run the server, nor those for the files
/// of the pages, which browsers keep.
fn is_counted(request: &Request) -> bool {
    // A browser whose preflight is refused does not tell its page why.
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let path = request.uri().path();
    !is_preflight && !is_health(path) && !path.starts_with("/static/")
}

/// An address as proxies write it: some with a port, those of IPv6 in brackets then.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.parse::<IpAddr>();
    let address = bare.or_else(|_| entry.parse::<SocketAddr>().map(|socket| socket.ip()));
    address.ok().map(|address| address.to_canonical())
}

/// What one client may be taken to have: an address of IPv4, or a network of 64 bits of IPv6.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)))
        }
        address @ IpAddr::V4(_) => address,
    }
}

fn header_value(text: String) -> HeaderValue {
    HeaderValue::try_from(text).expect("words and digits are a header value")
}

fn whole_seconds(duration: Duration) -> u64 {
    let part = u64::from(duration.subsec_nanos() > 0);
    (duration.as_secs() + part).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(requests: u32, proxies: &[&str]) -> ClientLimit {
        let proxies = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        ClientLimit::new(NonZeroU32::new(requests).unwrap(), proxies)
    }

    fn client(limit: &ClientLimit, peer: &str, forwarded: &[&'static str]) -> String {
        let lines = forwarded.iter().map(|line| (FORWARDED_FOR, HeaderValue::from_static(line)));
        let peer = Some(PeerAddress(peer.parse().unwrap()));
        limit.client(peer, &lines.collect()).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_what_it_wrote_itself() {
        let limit = limit(60, &["10.0.0.1"]);
        assert_eq!(client(&limit, "192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(client(&limit, "10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client(&limit, "::ffff:10.0.0.1", &["9.9.9.9, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(client(&limit, "10.0.0.1", &["9.9.9.9", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(client(&limit, "10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(client(&limit, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn behind_several_trusted_proxies_and_with_a_port_a_client_is_itself() {
        let limit = limit(60, &["10.0.0.1", "10.0.0.2"]);
        let through = |lines: &[&'static str]| client(&limit, "10.0.0.1", lines);
        assert_eq!(through(&["198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(through(&["9.9.9.9, 198.51.100.1", "10.0.0.2"]), "198.51.100.1");
        assert_eq!(through(&["198.51.100.1:4711"]), "198.51.100.1");
        assert_eq!(through(&["[2001:db8:1:2::7]:4711"]), "2001:db8:1:2::");
        assert_eq!(through(&["9.9.9.9, nonsense, 10.0.0.2"]), "10.0.0.1");
        assert_eq!(through(&["10.0.0.2"]), "10.0.0.1");
    }

    #[test]
    fn the_addresses_of_one_network_of_ipv6_are_one_client() {
        let limit = limit(60, &[]);
        assert_eq!(client(&limit, "2001:db8:1:2:3:4:5:6", &[]), "2001:db8:1:2::");
    }

    #[test]
    fn each_client_has_a_bucket_of_its_own() {
        let limit = limit(2, &[]);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|client| client.parse().unwrap());
        let left = |requests| Left { is_refused: false, requests, seconds: 30 };
        assert_eq!(limit.take(one), left(1));
        assert_eq!(limit.take(one), left(0));
        let Left { is_refused, requests, seconds } = limit.take(one);
        assert!(is_refused && requests == 0);
        assert!((29..=30).contains(&seconds), "{seconds}");
        assert!(!limit.take(other).is_refused);
    }

    #[test]
    fn old_addresses_are_forgotten_when_there_are_too_many() {
        let limit = limit(1, &[]);
        for n in 0..u32::try_from(MAX_CLIENTS).unwrap() * 2 {
            assert!(!limit.take(IpAddr::V4(n.into())).is_refused);
        }
        assert!(limit.buckets.len() <= MAX_CLIENTS);
    }
}
