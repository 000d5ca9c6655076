//! The API on the real standard.

mod cards;
mod changes;
mod cross_origin;
mod differences;
mod languages;
mod list;
mod match_text;
mod names;
mod openapi;
mod permanent;
mod problem;
mod search;
mod standards;
mod statements;
mod suggest;
mod translations;

/// A card that many tests ask for.
pub const CARD: &str = "/api/v1/standards/J62090011/cards/2524-0-001-5";
