//! How the sources are laid out. One crate cannot enforce this with `Cargo.toml`, so these tests read
//! the sources.

mod circles;
mod knowledge;
mod names;
mod sources;
mod tokens;
