//! What can go wrong while a file is made.

use std::io;

use rust_xlsxwriter::XlsxError;

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// A file for Word could not be put together.
    #[error("the file for Word could not be put together")]
    Word(#[from] io::Error),
    /// The sheet has more than Excel can hold.
    #[error("the file for Excel could not be put together")]
    Excel(#[from] XlsxError),
}
