//! The commands, a file each.

mod check;
mod complaint;
mod destination;
mod export;
mod exported;
mod import;
mod judgement;
mod opened;
mod outcome;
mod pdf;
mod printed;
mod progress;
mod serve;
mod text;
mod translations;

pub use check::check;
pub use export::export;
pub use import::import;
pub use outcome::{CommandError, CommandResult, REFUSED};
pub use pdf::read_pdf;
pub use printed::printable;
pub use serve::serve;
pub use translations::translations;
