//! The loop that accepts connections and serves the router on them, within bounds, until it is
//! told to stop; then it finishes what is in flight.

mod registry;
mod transport;

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, Version, header},
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use http_body_util::BodyExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{interval, sleep, timeout},
};
use tower::ServiceExt;

use self::{
    registry::{Connection, ConnectionLimits, OpenConnection, Registry, RequestUnderWay},
    transport::Transport,
};
use super::{
    limit::PeerAddress,
    priority::Priority,
    rejection::{Rejection, reject},
};
use crate::app::time;

/// The most connections at once, where the process may have so many files open.
const MAX_CONNECTIONS: usize = 2048;

/// The files that are left for everything but connections: database, index, downloads.
const OTHER_FILES: usize = 128;

/// The most connections of one address, and the most of its requests that are under way.
const MAX_OF_ADDRESS: usize = 64;

/// After how long a connection gives way to a new one: an idle one to another of its address, and
/// one whose client takes nothing of its response.
const IDLE: Duration = Duration::from_secs(1);
const STALLED: Duration = Duration::from_secs(5);

/// The most bytes of the head of a request.
const MAX_HEAD: usize = 32 * 1024;

/// The bytes of a response that wait in memory for the client to take them.
const MAX_BUFFER: usize = 32 * 1024;

/// How long a client may take to send the head of a request, and so how long it may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a connection lives, however busy it is. It bounds clients that read without end.
const LIFETIME: Duration = Duration::from_hours(1);

/// How long a response in flight has when its connection is to end.
const GRACE: Duration = Duration::from_secs(10);

/// How often the connections are looked over for clients that take nothing.
const SWEEP: Duration = Duration::from_secs(1);

/// How long connections are still accepted after the server was told to stop: at least so long as
/// it takes to be seen as not ready, and until nobody has come for a moment.
const DRAIN: Duration = Duration::from_millis(500);
const LONGEST_DRAIN: Duration = Duration::from_secs(3);
const NOBODY_CAME: Duration = Duration::from_millis(200);

/// A connection that was quiet for so long has no request under way.
const QUIET: Duration = Duration::from_millis(250);

/// How often a trouble with accepting is told.
const TELL_AGAIN: Duration = Duration::from_secs(10);

/// What the connections of a server share.
struct Server {
    router: Router,
    registry: Arc<Registry>,
    /// It finishes what is in flight and takes nothing new soon.
    is_stopping: AtomicBool,
}

/// Serves the router on the listener until `shutdown` completes. Then it says that it is not ready,
/// answers who has come already, and ends when all responses are sent or ten seconds are over. The
/// `proxies` may have any number of connections.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    proxies: Vec<IpAddr>,
    shutdown: impl Future<Output = ()>,
) {
    let all = MAX_CONNECTIONS.min(files_allowed().saturating_sub(OTHER_FILES)).max(16);
    let limits =
        ConnectionLimits { all, of_address: MAX_OF_ADDRESS, proxies, idle: IDLE, stalled: STALLED };
    let registry = Registry::new(limits);
    let server = Arc::new(Server { router, registry, is_stopping: AtomicBool::new(false) });
    let (stop, stopping) = watch::channel(());
    let mut acceptor = Acceptor { listener, server, stopping, told: None };
    let mut shutdown = pin!(shutdown);
    let mut sweep = interval(SWEEP);
    loop {
        tokio::select! {
            accepted = acceptor.listener.accept() => acceptor.take(accepted).await,
            _ = sweep.tick() => acceptor.server.registry.close_stalled(),
            () = &mut shutdown => break,
        }
    }
    acceptor.server.is_stopping.store(true, Ordering::Relaxed);
    acceptor.drain().await;
    // Each connection holds a receiver until it has ended.
    drop(acceptor);
    stop.send_replace(());
    if timeout(GRACE + Duration::from_secs(1), stop.closed()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

/// Takes in connections.
struct Acceptor {
    listener: TcpListener,
    server: Arc<Server>,
    stopping: watch::Receiver<()>,
    /// When a trouble was told last.
    told: Option<Instant>,
}

impl Acceptor {
    async fn take(&mut self, accepted: io::Result<(TcpStream, SocketAddr)>) {
        match accepted {
            Ok((stream, peer)) => {
                let Some(registered) = self.server.registry.register(peer.ip()) else { return };
                let (server, stopping) = (self.server.clone(), self.stopping.clone());
                tokio::spawn(async move {
                    server.serve_connection(stream, peer.ip(), registered, stopping).await;
                });
            }
            Err(error) => {
                // A client that has left already is no trouble, but without file descriptors the
                // next attempt fails as well until some connection ends.
                self.server.registry.close_longest_idle();
                if self.told.is_none_or(|told| told.elapsed() > TELL_AGAIN) {
                    self.told = Some(Instant::now());
                    tracing::warn!(%error, "a connection was not accepted");
                }
                sleep(Duration::from_millis(50)).await;
            }
        }
    }

    /// Takes in who comes until nobody has come for a moment, and at last who waits.
    async fn drain(&mut self) {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST_DRAIN {
            match timeout(NOBODY_CAME, self.listener.accept()).await {
                Ok(accepted) => self.take(accepted).await,
                Err(_) if begun.elapsed() >= DRAIN => break,
                Err(_) => {}
            }
        }
        while let Some(accepted @ Ok(_)) = self.listener.accept().now_or_never() {
            self.take(accepted).await;
        }
    }
}

impl Server {
    /// Serves one connection to its end. Its errors are the client's: a broken or foreign protocol,
    /// a head that came too slowly, a connection cut.
    async fn serve_connection(
        &self,
        stream: TcpStream,
        peer: IpAddr,
        registered: OpenConnection,
        mut stopping: watch::Receiver<()>,
    ) {
        // Without it responses are a little slower.
        let _ = stream.set_nodelay(true);
        let connection = registered.connection.clone();
        // The request is under way from the moment that its head was read: a client that has sent
        // its last byte with it would else be taken for one that has left.
        let service =
            service_fn(|request| self.respond(request, PeerAddress(peer), connection.work()));
        let mut served = pin!(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIMEOUT)
                .max_header_size(MAX_HEAD)
                .max_buf_size(MAX_BUFFER)
                .auto_date_header(false)
                .serve_connection(
                    TokioIo::new(Transport::new(stream, connection.clone())),
                    service
                )
        );
        tokio::select! {
            biased;
            ended = served.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection broke");
                }
                return;
            }
            () = connection.close.cancelled() => return,
            () = told_to_stop(&mut stopping, &connection) => {}
            () = sleep(LIFETIME) => {}
        }
        served.as_mut().graceful_shutdown();
        let _ = timeout(GRACE, served).await;
    }

    async fn respond(
        &self,
        request: Request<Incoming>,
        peer: PeerAddress,
        working: RequestUnderWay,
    ) -> Result<Response, Infallible> {
        let is_stopping = self.is_stopping.load(Ordering::Relaxed);
        let mut response = if is_stopping && request.uri().path() == "/readyz" {
            let body = r#"{"status":"stopping"}"#;
            let json = [(header::CONTENT_TYPE, "application/json")];
            (StatusCode::SERVICE_UNAVAILABLE, json, body).into_response()
        } else {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(peer);
            if working.is_crowded {
                request.extensions_mut().insert(Priority::AfterOthers);
            }
            if !names_host(&request) {
                reject(&mut request, Rejection::NoHost);
            }
            let Ok(response) = self.router.clone().oneshot(request).await;
            response
        };
        if let Some(date) = time::header(SystemTime::now()) {
            response.headers_mut().insert(header::DATE, date);
        }
        working.made();
        // The request is under way until its body was handed over to the last byte.
        Ok(response.map(|body| {
            Body::new(body.map_err(move |error| {
                let _ = &working;
                error
            }))
        }))
    }
}

/// Completes when the server stops and the connection has no request under way that was not begun.
async fn told_to_stop(stopping: &mut watch::Receiver<()>, connection: &Connection) {
    let _ = stopping.changed().await;
    while !connection.is_at_work() && connection.quiet() < QUIET {
        sleep(Duration::from_millis(25)).await;
    }
}

/// Whether the request has one `Host` header, as each of HTTP/1.1 must (RFC 9112, section 3.2).
fn names_host(request: &Request<Body>) -> bool {
    let n_hosts = request.headers().get_all(header::HOST).iter().count();
    n_hosts == 1 || n_hosts == 0 && request.version() < Version::HTTP_11
}

/// How many files the process may have open. What it may allow itself is taken.
#[cfg(unix)]
fn files_allowed() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    let allowed = if raised.is_ok() { maximum } else { current };
    allowed.map_or(usize::MAX, |allowed| usize::try_from(allowed).unwrap_or(usize::MAX))
}

/// How many files the process may have open.
#[cfg(not(unix))]
fn files_allowed() -> usize {
    usize::MAX
}
