//! The formats as one thing: each takes the texts of the catalogue one after another, so that any
//! number of them can be written in one reading.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{
    csv::{Audience, TableWriter, write_codebook},
    json::{ExportedStandard, StandardsWriter},
    ndjson::write_nodes,
    tables::{TableName, rows},
    xlsx::Workbook,
};
use crate::standard::WholeText;

/// A format that is written text by text.
pub trait Format: Send {
    /// Writes one more text.
    ///
    /// # Errors
    /// When the output cannot be written to.
    fn write(&mut self, text: &WholeText) -> io::Result<()>;

    /// Ends the output.
    ///
    /// # Errors
    /// When the output cannot be written to.
    fn end(self: Box<Self>) -> io::Result<()>;
}

/// The whole catalogue as one JSON document.
pub struct JsonDocument<W: Write>(StandardsWriter<BufWriter<W>>);

impl<W: Write> JsonDocument<W> {
    /// Begins the document.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(out: W) -> io::Result<Self> {
        Ok(Self(StandardsWriter::begin(BufWriter::new(out))?))
    }
}

impl<W: Write + Send> Format for JsonDocument<W> {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        let WholeText { standard, findings, source_text } = text;
        let shape =
            ExportedStandard::new(&standard.passport, &standard.cards, findings, source_text);
        self.0.write(&shape)
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.0.end().map(|_| ())
    }
}

/// The nodes of the catalogue, one a line.
pub struct Nodes<W: Write>(BufWriter<W>);

impl<W: Write> Nodes<W> {
    /// Begins the file.
    pub fn begin(out: W) -> Self {
        Self(BufWriter::new(out))
    }
}

impl<W: Write + Send> Format for Nodes<W> {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        write_nodes(text, &mut self.0)
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// One table as CSV.
pub struct CsvTable<W: Write> {
    table: TableName,
    writer: TableWriter<W>,
}

impl<W: Write> CsvTable<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(out: W, table: TableName, audience: Audience) -> io::Result<Self> {
        Ok(Self { table, writer: TableWriter::begin(out, table.table(), audience)? })
    }
}

impl<W: Write + Send> Format for CsvTable<W> {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        for row in rows(text).iter().filter(|row| row.table == self.table) {
            self.writer.write(&row.cells)?;
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.writer.end()
    }
}

/// Every table as CSV, a file a table, with the codebook.
pub struct CsvFolder(Vec<TableWriter<File>>);

/// The name of the codebook among the files of a folder.
pub const CODEBOOK_FILE: &str = "codebook.csv";

impl CsvFolder {
    /// Begins the files in a folder, which is made where it is missing; the one above it is not.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn begin(folder: &Path, audience: Audience) -> io::Result<Self> {
        if let Err(error) = fs::create_dir(folder)
            && error.kind() != io::ErrorKind::AlreadyExists
        {
            return Err(error);
        }
        write_codebook(File::create(folder.join(CODEBOOK_FILE))?, audience)?;
        let files = TableName::ALL.into_iter().map(|name| {
            let file = File::create(folder.join(csv_file(name)))?;
            TableWriter::begin(file, name.table(), audience)
        });
        Ok(Self(files.collect::<io::Result<_>>()?))
    }
}

/// The name of the file of a table.
#[must_use]
pub fn csv_file(table: TableName) -> String {
    format!("{}.csv", table.name())
}

/// The names of the files of a folder, the codebook first.
pub fn csv_files() -> impl Iterator<Item = String> {
    std::iter::once(CODEBOOK_FILE.to_owned()).chain(TableName::ALL.into_iter().map(csv_file))
}

impl Format for CsvFolder {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        for row in rows(text) {
            self.0[row.table.index()].write(&row.cells)?;
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.0.into_iter().try_for_each(TableWriter::end)
    }
}

/// The catalogue as a workbook in a file.
pub struct WorkbookFile {
    workbook: Workbook,
    path: PathBuf,
}

impl WorkbookFile {
    /// Begins the workbook; what it takes meanwhile lies in the folder of the file.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn begin(path: &Path, public_url: Option<&str>) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let workbook = Workbook::begin(folder.unwrap_or(Path::new(".")), public_url)?;
        Ok(Self { workbook, path: path.to_owned() })
    }
}

impl Format for WorkbookFile {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        rows(text).iter().try_for_each(|row| self.workbook.write(row))
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.workbook.end(File::create(&self.path)?)
    }
}

/// Counts the rows of each table, in the order of [`TableName::ALL`].
#[derive(Debug, Clone, Default)]
pub struct RowCounts(Arc<[AtomicU64; TableName::ALL.len()]>);

impl RowCounts {
    /// The rows of a table that were written until now.
    #[must_use]
    pub fn of(&self, table: TableName) -> u64 {
        self.0[table.index()].load(Ordering::Relaxed)
    }
}

impl Format for RowCounts {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        for row in rows(text) {
            self.0[row.table.index()].fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}
