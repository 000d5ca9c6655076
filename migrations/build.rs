//! Makes cargo notice a new migration file, and names the state of the text analysis: an index on
//! disk is good only for the analysis that made it.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// What an index depends on: the analysis, its glossary, and the versions of the libraries.
const ANALYSIS: [&str; 4] = ["src/search", "src/standard", "data/glossary.txt", "Cargo.lock"];

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    let mut files = Vec::new();
    for place in ANALYSIS {
        println!("cargo:rerun-if-changed={place}");
        list_files(Path::new(place), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file).expect("a file of the crate can be read").hash(&mut hasher);
    }
    println!("cargo:rustc-env=KASIP_ANALYSIS={:016x}", hasher.finish());
}

fn list_files(place: &Path, files: &mut Vec<PathBuf>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).expect("a folder of the crate can be read") {
            list_files(&entry.expect("an entry of a folder").path(), files);
        }
    } else {
        files.push(place.to_owned());
    }
}
