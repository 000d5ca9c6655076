//! Connections, on a port of this machine.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::{Instant, timeout},
};

use super::site;
use crate::server::serve;

/// A server on a port of this machine.
struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

async fn listen(router: Router) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async { stopped.await.unwrap() };
    let server = tokio::spawn(serve(listener, router, Vec::new(), stopped));
    Listening { address, stop, server }
}

impl Listening {
    /// Sends the bytes and gives the connection back.
    async fn send(&self, bytes: &str) -> TcpStream {
        let mut client = TcpStream::connect(self.address).await.unwrap();
        client.write_all(bytes.as_bytes()).await.unwrap();
        client
    }

    /// The answer to the bytes, after which the client sends no more.
    async fn answer(&self, bytes: &str) -> String {
        let mut client = self.send(bytes).await;
        client.shutdown().await.unwrap();
        read_all(&mut client).await
    }
}

async fn read_all(client: &mut TcpStream) -> String {
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    answer
}

fn slow(wait: Duration) -> Router {
    let slow = move || async move {
        tokio::time::sleep(wait).await;
        "finished"
    };
    Router::new().route("/", get(slow))
}

#[tokio::test]
async fn a_request_in_flight_is_finished_when_the_server_stops() {
    let server = listen(slow(Duration::from_millis(1500))).await;
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    let mut early = server.send("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let stopped = Instant::now();
    server.stop.send(()).unwrap();
    // Who comes just then is served as well.
    let mut late = TcpStream::connect(server.address).await.unwrap();
    let mut asking = TcpStream::connect(server.address).await.unwrap();
    asking
        .write_all(b"GET /readyz HTTP/1.1\r\nhost: kasip\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    late.write_all(b"GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await.unwrap();
    assert!(read_all(&mut asking).await.starts_with("HTTP/1.1 503"), "it is not ready any more");
    for client in [&mut early, &mut late] {
        let answer = read_all(client).await;
        assert!(answer.ends_with("finished"), "{answer}");
    }
    assert_eq!(idle.read(&mut [0]).await.unwrap(), 0, "an idle connection is closed");
    timeout(Duration::from_secs(5), server.server).await.unwrap().unwrap();
    assert!(stopped.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn nobody_who_has_sent_a_request_is_reset_when_the_server_stops() {
    let server = listen(slow(Duration::ZERO)).await;
    let mut clients = Vec::new();
    for _ in 0..200 {
        clients.push(server.send("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await);
    }
    server.stop.send(()).unwrap();
    for mut client in clients {
        assert!(read_all(&mut client).await.ends_with("finished"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_sends_no_more_gets_its_response() {
    let long = "кәсіптік стандарт ".repeat(200_000);
    let words = long.clone();
    let long_route = get(move || async move { words });
    let server = listen(slow(Duration::from_millis(60)).route("/long", long_route)).await;
    let answer = server.answer("GET / HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    assert!(answer.ends_with("finished"), "{answer}");
    assert!(answer.contains("\r\ndate: "), "{answer}");
    for _ in 0..20 {
        let answer = server.answer("GET / HTTP/1.0\r\n\r\n").await;
        assert!(answer.ends_with("finished"), "{answer}");
    }
    // One that takes its time, too.
    let mut client = server.send("GET /long HTTP/1.1\r\nhost: kasip\r\n\r\n").await;
    client.shutdown().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let answer = read_all(&mut client).await;
    assert!(answer.ends_with(&long), "{} of {} bytes", answer.len(), long.len());
}

#[tokio::test]
async fn a_request_names_one_host() {
    let server = listen(site().router).await;
    for (hosts, version, status) in [
        ("host: a\r\n", "1.1", "200"),
        ("", "1.1", "400"),
        ("host: a\r\nhost: b\r\n", "1.1", "400"),
        ("", "1.0", "200"),
        ("host: a\r\nhost: a\r\n", "1.0", "400"),
    ] {
        let answer = server.answer(&format!("GET /page HTTP/{version}\r\n{hosts}\r\n")).await;
        assert_eq!(answer.split(' ').nth(1), Some(status), "{version} {hosts:?}: {answer}");
    }
}

#[tokio::test]
async fn slow_clients_of_one_address_shut_nobody_out() {
    let server = listen(site().router).await;
    let mut first = server.send("GET /pa").await;
    tokio::time::sleep(Duration::from_millis(10)).await;
    let mut slow = Vec::new();
    for _ in 0..200 {
        slow.push(server.send("GET /pa").await);
    }
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let answer = server.answer("GET /page HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ended = timeout(Duration::from_secs(2), first.read(&mut [0])).await;
    assert!(!matches!(ended.expect("the longest idle is closed"), Ok(1)));
}
