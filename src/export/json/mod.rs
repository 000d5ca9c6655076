//! The JSON of the catalogue: the shapes of the API and of the export.
//!
//! Every key is always present: null when empty, `[]` for a list. Numbers, points and levels are
//! integers; codes, titles and sublevels are text. The shapes borrow from the model, and what is inside
//! a standard or a card is in JSON as it is in the model.

mod card;
mod finding;
mod passport;
pub mod read;
pub(crate) mod vocabulary;
mod write;

pub use card::{Card, Summary};
pub use finding::Finding;
pub use passport::Standard;
pub use write::FORMAT;
