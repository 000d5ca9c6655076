//! Killed at any moment, an import leaves the old catalogue whole and served.

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use crate::site::J62090011;

/// A server that is stopped when the test ends.
pub struct Server {
    pub process: Child,
    address: String,
}

impl Server {
    pub fn start(database: &str) -> Self {
        Self::start_with(database, &["--log", "error"])
    }

    pub fn start_with(database: &str, arguments: &[&str]) -> Self {
        let mut process = kasip(database)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split('/').nth(2).expect("the address is printed").to_owned();
        Self { process, address }
    }

    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: kasip\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

pub fn kasip(database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kasip"));
    command.env("KASIP_DATABASE", database);
    command
}

/// The real standard, and its cards many times over under other codes, so that its import takes long
/// enough to be killed in the middle.
fn long_standard(times: usize) -> String {
    let start = J62090011.find("10. Кәсіптің карточкасы").unwrap();
    let end = J62090011.find("4-ші тарау.").unwrap();
    let mut text = J62090011[..start].to_owned();
    text.push_str(&J62090011[start..end]);
    for n in 1..times {
        let cards = J62090011[start..end].replace("2524-0-00", &format!("9{n:03}-0-00"));
        write!(text, "{cards}").unwrap();
    }
    text.push_str(&J62090011[end..]);
    text
}

fn export(database: &str) -> Vec<u8> {
    let output = kasip(database).args(["export", "json"]).output().unwrap();
    assert!(output.status.success());
    output.stdout
}

#[test]
fn an_import_killed_in_the_middle_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name);
    let database = format!("sqlite:{}", file("kasip.db").display());
    let import = |path: &Path| {
        kasip(&database).arg("import").arg(path).stdout(Stdio::null()).spawn().unwrap()
    };

    fs::write(file("short.txt"), J62090011).unwrap();
    fs::write(file("long.txt"), long_standard(12)).unwrap();
    let elsewhere = format!("sqlite:{}", file("whole.db").display());
    assert!(kasip(&elsewhere).arg("import").arg(file("long.txt")).status().unwrap().success());
    let whole = export(&elsewhere);
    assert!(import(&file("short.txt")).wait().unwrap().success());
    let before = export(&database);
    let server = Server::start(&database);

    let log = file("kasip.db-wal");
    let mut killed_in_the_middle = 0;
    for attempt in 0_u64..8 {
        let length = fs::metadata(&log).map_or(0, |log| log.len());
        let mut importing = import(&file("long.txt"));
        // Wait until the import writes, then let it write a little longer each time.
        while fs::metadata(&log).map_or(0, |log| log.len()) <= length {
            if importing.try_wait().unwrap().is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(Duration::from_millis(attempt * 15));
        importing.kill().unwrap();
        if importing.wait().unwrap().success() {
            break;
        }
        let held = export(&database);
        if held == whole {
            // It had saved everything and was at the search index.
            break;
        }
        killed_in_the_middle += 1;
        assert!(held == before, "attempt {attempt} left traces");
        let answer = server.get("/api/v1/standards/J62090011");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(server.get("/readyz").contains("\"catalogue_version\":1"));
    }
    assert!(killed_in_the_middle >= 3, "only {killed_in_the_middle} imports were killed");

    // And the same import, left alone, is served without a restart.
    assert!(import(&file("long.txt")).wait().unwrap().success());
    let followed = (0..600).any(|_| {
        thread::sleep(Duration::from_millis(100));
        server.get("/readyz").contains("\"catalogue_version\":2")
    });
    assert!(followed, "the server did not follow the storage");
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
