//! The application as `kasip serve` starts it, but for the files to download.

use std::{
    fs::{self, File},
    path::Path,
};

use clap::Parser;
use kasip::{config::Config, start::App};

/// The application on this database. As long as the file is open, its lock keeps the files to
/// download from being made beside what is measured.
pub async fn start(database: &Path) -> (App, File) {
    let url = format!("sqlite:{}", database.display());
    let files = database.with_extension("files");
    fs::create_dir_all(&files).unwrap();
    let lock = File::create(files.join(".lock")).unwrap();
    lock.lock().unwrap();
    let files = files.display().to_string();
    let arguments = ["kasip", "--database", &url, "--files", &files];
    let settings = Config::parse_from(arguments).serve;
    (App::start(&settings, |_, _| {}).await.unwrap(), lock)
}
