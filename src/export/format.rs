//! What a format is: each takes the texts of the catalogue one after another, so that any number of
//! them can be written in one reading.

use std::{
    io::{self, Write},
    path::Path,
};

use super::ExportedText;

/// A format of the whole catalogue.
pub struct Format {
    /// The key of its words.
    pub name: &'static str,
    /// What the command line has after `kasip export`. A single word is a command of its own.
    pub arguments: &'static str,
    /// What it is, in the help of the command line.
    pub about: &'static str,
    /// The name of the file among those to download.
    pub file: &'static str,
    /// The media type of the file.
    pub media_type: &'static str,
    /// How it is written.
    pub output: FormatOutput,
}

/// Where a stream goes.
pub type Stream = Box<dyn Write + Send>;

/// A format on its way to a file.
pub type BoxedWriter = Box<dyn FormatWriter>;

/// How a format is written.
#[derive(Clone, Copy)]
pub enum FormatOutput {
    /// To a stream, which may be standard output.
    Stream(fn(Stream) -> io::Result<BoxedWriter>),
    /// To a file at this path.
    File(fn(&Path) -> io::Result<BoxedWriter>),
    /// To a file at this path. Identifiers in it are links where the beginning of the absolute
    /// addresses is known.
    LinkedFile(fn(&Path, Option<&str>) -> io::Result<BoxedWriter>),
    /// To a folder, a file for each table, which is then packed into the file.
    Tables(Audience),
}

/// For whom a file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Programs: exact.
    Programs,
    /// People with a spreadsheet: with the mark of UTF-8, and without formulas.
    People,
}

impl Audience {
    /// The folder of the tables among the files to download.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Programs => "csv",
            Self::People => "csv-people",
        }
    }
}

/// A format that is written text by text.
pub trait FormatWriter: Send {
    /// Writes one more text.
    ///
    /// # Errors
    /// When the output cannot be written to.
    fn write(&mut self, text: &ExportedText) -> io::Result<()>;

    /// Whether it takes earlier editions too. In most formats a row is found by its identifier, which
    /// is the same in all editions.
    fn takes_earlier_editions(&self) -> bool {
        false
    }

    /// Ends the output.
    ///
    /// # Errors
    /// When the output cannot be written to.
    fn end(self: Box<Self>) -> io::Result<()>;
}

impl Format {
    /// The command of the command line that writes it, where it has one of its own.
    #[must_use]
    pub fn command(&self) -> Option<&'static str> {
        Some(self.arguments).filter(|arguments| !arguments.contains(' '))
    }
}
