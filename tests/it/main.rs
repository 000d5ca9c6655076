//! Everything that needs a router, a database or the binary: one program. Its folders are those of
//! `src/`; in `web/` and `api/` there is a file for each address.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is its failure")]

mod api;
mod architecture;
mod catalogue;
mod commands;
mod document;
mod export;
mod fixtures;
mod server;
mod storage;
mod web;
