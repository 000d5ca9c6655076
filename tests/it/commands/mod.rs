//! The command line, as a person gives it: the real binary, real files, exit statuses.

mod check;
mod database;
mod export;
mod import;
mod judgement;
mod killed_import;
mod languages;
mod round_trip;
mod serve;
mod translated_export;
mod translations;
mod verdicts;
