//! `kasip serve`: how it starts and stops.

use std::{process::Command, thread, time::Duration};

use tempfile::TempDir;

use crate::fixtures::{Desk, Server, complained, status};

#[test]
fn a_port_in_use_is_refused() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let desk = Desk::new();
    let output = desk.run(&["serve", "--listen", &address]);
    assert_eq!(status(&output), 2);
    assert!(complained(&output).contains(&address), "{}", complained(&output));
    assert!(complained(&output).contains("--listen"));
}

#[test]
fn a_server_that_is_asked_to_stop_stops() {
    let folder = TempDir::new().unwrap();
    let database = format!("sqlite:{}", folder.path().join("kasip.db").display());
    let mut server = Server::start(&database);
    assert!(server.get("/kk").starts_with("HTTP/1.1 200"), "the shipped standard is imported");
    let asked = Command::new("kill").arg(server.process.id().to_string()).status().unwrap();
    assert!(asked.success());
    let stopped = (0..100).find_map(|_| {
        thread::sleep(Duration::from_millis(50));
        server.process.try_wait().unwrap()
    });
    assert_eq!(stopped.and_then(|status| status.code()), Some(0));
}
