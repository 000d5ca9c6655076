//! kasip: an open catalogue of national occupational standards.
//!
//! A document is read into lines, and these by the parser into the model; the storage keeps the model;
//! the search index is made from the storage; pages and the API serve both.

pub mod causes;

mod xml;

pub mod files;

pub mod standard;

pub mod document;

pub mod parser;

pub mod export;

pub mod office;

pub mod picture;

pub mod storage;

pub mod search;

pub mod comparison;

pub mod translation;

pub mod i18n;

pub mod catalogue;

pub mod downloads;

pub mod app;

pub mod web;

pub mod api;

pub mod server;

pub mod config;

pub mod start;

pub mod commands;
