//! What is derived from the database heals itself, and a database that is replaced is noticed:
//! nobody deletes a folder by hand, and the server goes on.

use std::{
    fs,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::{Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use tempfile::TempDir;

use crate::fixtures::{J62090011, Server, kasip};

/// A query with hits in the real standard, and one with hits in the changed text alone.
const OLD: &str = "/api/v1/search?q=%D0%B0%D1%83%D0%B4%D0%B8%D1%82";
const NEW: &str = "/api/v1/search?q=zqx1";

/// A folder with a database of the real standard, and a changed text of it.
struct Place {
    folder: TempDir,
    database: String,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("kasip.db").display());
        let place = Self { folder, database };
        fs::write(place.path("real.txt"), J62090011).unwrap();
        let changed = J62090011.replace("Компания", "Компания zqx1");
        fs::write(place.path("changed.txt"), changed).unwrap();
        assert!(place.import("real.txt", &[]).status.success());
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn import(&self, text: &str, arguments: &[&str]) -> Output {
        let mut command = kasip(&self.database);
        command.arg("import").args(arguments).arg(self.path(text)).output().unwrap()
    }

    fn serve(&self) -> Server {
        Server::start(&self.database)
    }

    /// The files of the index with this ending.
    fn parts(&self, ending: &str) -> Vec<PathBuf> {
        let states = entries(&self.path("kasip.db.index"));
        let state = states.into_iter().find(|path| path.is_dir()).expect("an index");
        let has_ending = |path: &PathBuf| path.to_str().unwrap().ends_with(ending);
        entries(&state).into_iter().filter(has_ending).collect()
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in entries(from) {
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// The number of hits, where the answer is one.
fn hits(server: &Server, query: &str) -> Option<u64> {
    // Another query each time, so that none is answered from memory.
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let limit = ASKED.fetch_add(1, Ordering::Relaxed) % 500 + 1;
    let answer = server.get(&format!("{query}&limit={limit}"));
    let body = answer.split_once("\r\n\r\n")?.1;
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    body["total"].as_u64()
}

/// Waits until it is so, for half a minute.
fn soon(what: &str, is_so: impl FnMut() -> bool) {
    let mut is_so = is_so;
    for _ in 0..300 {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("{what}");
}

#[test]
fn what_an_import_leaves_that_was_killed_between_two_writes_of_the_index_wedges_nobody() {
    let place = Place::new();
    // Two standards that were imported together are one part of the index, which stays in use.
    fs::remove_dir_all(place.path("kasip.db.index")).unwrap();
    let second = J62090011.replace("J62090011", "J62090012");
    fs::write(place.path("second.txt"), second).unwrap();
    assert!(place.import("second.txt", &[]).status.success());
    // The same import elsewhere tells the name of the file that the killed one has written.
    let elsewhere = TempDir::new().unwrap();
    copy(place.folder.path(), elsewhere.path());
    let database = format!("sqlite:{}", elsewhere.path().join("kasip.db").display());
    let mut import = kasip(&database);
    let import = import.arg("import").arg(place.path("changed.txt")).stdout(Stdio::null());
    assert!(import.status().unwrap().success());
    let index = entries(&elsewhere.path().join("kasip.db.index"));
    let index = index.iter().find(|path| path.is_dir()).unwrap();
    let left = entries(index).into_iter().find(|path| path.extension().is_some_and(|e| e == "del"));
    let left = left.expect("statements were taken out").file_name().unwrap().to_owned();
    let managed = place.parts(".managed.json").pop().unwrap();
    let names = fs::read_to_string(&managed)
        .unwrap()
        .replace("\"]", &format!("\",\"{}\"]", left.to_str().unwrap()));
    fs::write(&managed, names).unwrap();
    fs::write(managed.with_file_name(&left), "half of it").unwrap();

    let imported = place.import("changed.txt", &[]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    assert!(hits(&place.serve(), NEW) > Some(0));
}

#[test]
fn an_index_with_wrong_bytes_is_made_again_at_the_start() {
    let place = Place::new();
    let expected = hits(&place.serve(), OLD);
    assert!(expected > Some(0));
    for ending in [".term", ".idx", ".pos", ".store", ".fast", ".fieldnorm", "meta.json"] {
        for part in place.parts(ending) {
            let file = fs::File::options().write(true).open(&part).unwrap();
            let middle = fs::metadata(&part).unwrap().len() / 2;
            file.write_all_at(&[0xff, 0xff], middle).unwrap();
        }
        let server = place.serve();
        assert_eq!(hits(&server, OLD), expected, "{ending}");
    }
}

#[test]
fn an_index_that_is_damaged_while_it_is_served_is_made_again() {
    let place = Place::new();
    let mut server = place.serve();
    let expected = hits(&server, OLD);
    let damage: [&dyn Fn(&Path); 3] = [
        &|part| {
            let file = fs::File::options().write(true).open(part).unwrap();
            file.set_len(fs::metadata(part).unwrap().len() / 2).unwrap();
        },
        &|part| fs::write(part, vec![0; 5000]).unwrap(),
        &|part| fs::remove_file(part).unwrap(),
    ];
    for (number, damage) in damage.into_iter().enumerate() {
        let before = place.parts(".store");
        place
            .parts("")
            .iter()
            .filter(|part| part.extension().is_some())
            .for_each(|part| damage(part));
        soon("the index was not made again", || {
            assert!(server.process.try_wait().unwrap().is_none(), "the server has ended");
            let parts =
                entries(&place.path("kasip.db.index")).into_iter().any(|path| path.is_dir());
            parts && !place.parts(".store").is_empty() && place.parts(".store") != before
        });
        soon(&format!("damage {number}"), || hits(&server, OLD) == expected);
    }
    assert!(place.import("changed.txt", &[]).status.success());
    soon("an import is served", || hits(&server, NEW) > Some(0));
}

#[test]
fn an_index_that_is_removed_while_it_is_served_comes_back() {
    let place = Place::new();
    let server = place.serve();
    fs::remove_dir_all(place.path("kasip.db.index")).unwrap();
    let elsewhere = place.path("elsewhere");
    let imported = place.import("changed.txt", &["--index", elsewhere.to_str().unwrap()]);
    assert!(imported.status.success());
    soon("the import is served", || hits(&server, NEW) > Some(0));
    soon("the index is there", || place.path("kasip.db.index").is_dir());
}

#[test]
fn where_no_index_can_be_kept_the_text_is_saved_and_served() {
    let place = Place::new();
    fs::remove_dir_all(place.path("kasip.db.index")).unwrap();
    fs::write(place.path("kasip.db.index"), "a file").unwrap();
    let imported = place.import("changed.txt", &[]);
    assert!(imported.status.success());
    let told = String::from_utf8_lossy(&imported.stderr);
    assert!(told.contains("everything is saved"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let server = place.serve();
    assert!(hits(&server, NEW) > Some(0));
    let index = place.path("kasip.db.index");
    fs::remove_file(&index).unwrap();
    soon("the index is in its folder", || {
        index.is_dir() && entries(&index).iter().any(|path| path.is_dir())
    });
    assert!(hits(&server, NEW) > Some(0));
}

#[test]
fn a_database_that_is_removed_is_served_on_and_one_in_its_place_is_noticed() {
    let place = Place::new();
    // The same version with other content.
    let other = format!("sqlite:{}", place.path("other.db").display());
    let imported = kasip(&other).arg("import").arg(place.path("changed.txt")).output().unwrap();
    assert!(imported.status.success());
    let server = place.serve();
    let page = "/kk/standards/J62090011/cards/2524-0-003-5";
    assert!(server.get(page).starts_with("HTTP/1.1 200"));
    fs::rename(place.path("kasip.db"), place.path("away.db")).unwrap();
    thread::sleep(Duration::from_secs(1));
    for _ in 0..20 {
        assert!(server.get(page).starts_with("HTTP/1.1 200"));
    }
    assert_eq!(hits(&server, NEW), Some(0));
    assert!(!place.path("kasip.db").exists(), "nobody makes an empty one");
    fs::copy(place.path("other.db"), place.path("kasip.db")).unwrap();
    soon("the other database is served", || hits(&server, NEW) > Some(0));
    assert!(server.get(page).starts_with("HTTP/1.1 200"));
    // And back, in one step.
    fs::rename(place.path("away.db"), place.path("kasip.db")).unwrap();
    soon("the first database is served", || hits(&server, NEW) == Some(0));
    assert!(place.import("changed.txt", &[]).status.success());
    soon("an import is served", || hits(&server, NEW) > Some(0));
}

#[test]
fn a_database_that_was_copied_over_while_it_is_served_is_noticed() {
    let place = Place::new();
    fs::copy(place.path("kasip.db"), place.path("backup.db")).unwrap();
    assert!(place.import("changed.txt", &[]).status.success());
    let server = place.serve();
    assert!(hits(&server, NEW) > Some(0));
    fs::copy(place.path("backup.db"), place.path("kasip.db")).unwrap();
    soon("the backup is served", || hits(&server, NEW) == Some(0));
}
