//! The catalogue in the formats of others: the model goes in, text comes out.
//!
//! Pure, a format per file. The shapes are promises to others and change for other reasons than
//! the model does, so the model itself is never serialised.

pub mod json;
