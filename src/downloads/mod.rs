//! The files to download: made once for each version of the catalogue, in a folder of their own
//! beside the database, and served until those of the next version are whole.
//!
//! They are derived and may be deleted at any time. Their folder is named by all that they are made
//! of, so that a server finds those of another again, and one that was stopped in the middle leaves
//! nothing that looks whole.

mod current;
mod dump;
mod file_set;
mod keeping;
mod making;

pub use current::CurrentFiles;
pub use dump::{DumpError, begin_writers, dump};
pub use file_set::{CHECKSUMS, Files, MadeFile, names};
pub use making::{FilesError, make_files};
