//! Why a file cannot be read.

/// Why a file cannot be read: what it is, and the one thing that helps. It goes on with the name of
/// the file ("letter.doc is an old Word document").
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// There is nothing in it.
    #[error("is empty")]
    Empty,
    /// It is larger than any standard.
    #[error("is larger than {} MiB, which no standard is", LARGEST_FILE / (1024 * 1024))]
    TooLarge,
    /// It has more text than any standard, whatever the size of the file.
    #[error(
        "has more than {} MiB of text, which no standard has; divide it into a file for each standard",
        LARGEST_TEXT / (1024 * 1024)
    )]
    LongText,
    /// It is of another kind.
    #[error("is {0}")]
    OtherKind(&'static str),
    /// It is neither text nor anything known.
    #[error("is a binary file of an unknown kind; save the document as DOCX, PDF, HTML or text")]
    Binary,
    /// It is text in UTF-8 or UTF-16 that was damaged.
    #[error("is text in {encoding}, but damaged on line {line}; save it again as UTF-8")]
    DamagedText {
        /// The encoding.
        encoding: &'static str,
        /// The line, 1-based.
        line: usize,
    },
    /// It is damaged or was cut off.
    #[error("is a damaged file ({format}): {problem}; download or save it again")]
    Damaged {
        /// The name of the format.
        format: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// It asks for more than any standard needs.
    #[error("is a file ({format}) that {problem}, which no standard does")]
    Excessive {
        /// The name of the format.
        format: &'static str,
        /// What it does.
        problem: String,
    },
    /// Its pages are pictures.
    #[error(
        "is a PDF file of scanned pages without text: let a program for OCR recognise the text first"
    )]
    Scan,
    /// Its letters are drawn, and nothing says which they are.
    #[error(
        "is a PDF file whose fonts do not say which letters they draw: let a program for OCR \
         recognise the text first, or take the document as DOCX or HTML"
    )]
    UnknownLetters,
    /// The program that reads PDF cannot be started.
    #[error("is a PDF file, and kasip cannot start itself again to read it: {0}")]
    NoReader(String),
}

/// The largest file that is read, in bytes. The largest known standard has a fifth of a megabyte as
/// text.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// The most text of a document, in bytes: that of some twenty standards.
pub(super) const LARGEST_TEXT: usize = 4 * 1024 * 1024;
