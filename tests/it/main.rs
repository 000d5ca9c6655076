//! Everything that needs a router, a database or the binary: one program, a module per subject.

#![expect(clippy::unwrap_used, reason = "a step of a test that fails is its failure")]

mod api;
mod architecture;
mod card_page;
mod changes;
mod commands;
mod crash;
mod download;
mod exchange;
mod export;
mod filters;
mod healing;
mod hostile;
mod open_database;
mod openapi;
mod pages;
mod programs;
mod protocol;
mod reading_pages;
mod search;
mod site;
mod storage;
mod views;
