//! The files of the catalogue.

mod ndjson;
mod tables;
