//! What pages are made of: each file is a part that several pages share. A part knows no page, and
//! pages know each other only through parts.

pub(super) mod abbreviations;
pub(super) mod card_choice;
pub(super) mod citation;
pub(super) mod collected;
mod crumb;
pub(super) mod document_kind;
pub(super) mod filter;
pub(super) mod frame;
pub(super) mod level_step;
pub(super) mod linked_data;
pub(super) mod list;
pub(super) mod occupation;
pub(super) mod office_file;
pub(super) mod order;
mod response;
pub(super) mod route;
pub(super) mod search_examples;
pub(super) mod static_files;
pub(super) mod text;
pub(super) mod texts;
pub(super) mod words;

#[cfg(test)]
pub(super) mod samples;

pub(super) use response::{file, in_preferred_language, page, see_other};
