//! What pages are made of: each file is a part that several pages share. A part knows no page, and
//! pages know each other only through parts.

pub(super) mod abbreviations;
pub(super) mod citation;
mod crumb;
pub(super) mod filter;
pub(super) mod frame;
pub(super) mod linked_data;
pub(super) mod list;
mod response;
pub(super) mod search_examples;
pub(super) mod source_link;
pub(super) mod standard_tile;
pub(super) mod static_files;
pub(super) mod text;
pub(super) mod tile;
pub(super) mod xml;

#[cfg(test)]
pub(super) mod samples;

pub(super) use response::{in_preferred_language, page};
