//! The loop that accepts connections and serves the router on them, within bounds, until it is
//! told to stop; then it finishes what is in flight.

use std::{io, pin::pin, sync::Arc, time::Duration};

use axum::{Router, http::Request};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};
use tower::ServiceExt;

use super::client_limit::PeerAddress;

/// The most connections at once; further ones wait to be accepted.
const MAX_CONNECTIONS: usize = 2048;

/// The most bytes of the head of a request.
const MAX_HEAD: usize = 32 * 1024;

/// How long a client may take to send the head of a request, and so how long it may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a connection lives, however busy it is. It bounds clients that read without end.
const LIFETIME: Duration = Duration::from_hours(1);

/// How long an answer in flight has when its connection is to end.
const GRACE: Duration = Duration::from_secs(10);

/// Serves the router on the listener until `shutdown` completes and what is in flight then is
/// finished, or ten seconds are over.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()>) {
    let mut shutdown = pin!(shutdown);
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let (stop, stopping) = watch::channel(());
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                let (router, stopping) = (router.clone(), stopping.clone());
                tokio::spawn(async move {
                    connection(stream, peer, router, stopping).await;
                    drop(place);
                });
            }
            Err(error) => {
                // A client that has gone already is no trouble, but without file descriptors the
                // next attempt fails as well until some connection ends.
                tracing::warn!(%error, "a connection was not accepted");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop((listener, stopping));
    // Each connection holds a receiver until it has ended.
    stop.send_replace(());
    if timeout(GRACE + Duration::from_secs(1), stop.closed()).await.is_err() {
        tracing::warn!("some connections did not end in time");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, PeerAddress, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, address) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, PeerAddress(address.ip()), place))
}

/// Serves one connection to its end. Its errors are the client's: a broken or foreign protocol, a
/// head that came too slowly, a connection cut.
async fn connection(
    stream: TcpStream,
    peer: PeerAddress,
    router: Router,
    mut stopping: watch::Receiver<()>,
) {
    let named = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        request
    });
    let service = TowerToHyperService::new(named);
    let mut served = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIMEOUT)
            .max_header_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service)
    );
    tokio::select! {
        biased;
        ended = served.as_mut() => {
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke");
            }
            return;
        }
        _ = stopping.changed() => {}
        () = sleep(LIFETIME) => {}
    }
    served.as_mut().graceful_shutdown();
    let _ = timeout(GRACE, served).await;
}
