//! Killed at any moment, an import leaves the old catalogue whole and served.

use std::{fmt::Write as _, fs, path::Path, process::Stdio, thread, time::Duration};

use tempfile::TempDir;

use crate::fixtures::{J62090011, Server, kasip};

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
