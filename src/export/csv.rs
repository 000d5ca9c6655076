//! Tables as CSV, in two kinds that are not the same.
//!
//! *For programs* a file is exact: RFC 4180, commas, UTF-8 without a mark, each value as it is.
//! *For people* it is made for a spreadsheet that opens it by a double click: UTF-8 with the mark
//! that Excel needs to see, semicolons, which it expects under Kazakh and Russian settings, and
//! no value that it would take for a formula. So a value may have an apostrophe before it that
//! the standard has not.

use std::{
    borrow::Cow,
    fs::{self, File},
    io,
    path::Path,
};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{
    Audience, ExportedText, Format, FormatOutput, FormatWriter,
    tables::{CODEBOOK, Cell, Column, Table, TableName, codebook, rows},
};

/// What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), with the
/// wide forms that some take likewise.
const FORMULA_BEGINNINGS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

const ABOUT: &str = "CSV: a file a table in a folder or a .zip, with a codebook; or one table";

/// All tables as CSV for people.
pub const FORMAT_FOR_PEOPLE: Format = Format {
    name: "csv-people",
    arguments: "csv --for people",
    about: ABOUT,
    file: "kasip-csv-people.zip",
    media_type: "application/zip",
    output: FormatOutput::Tables(Audience::People),
};

/// All tables as CSV for programs.
pub const FORMAT_FOR_PROGRAMS: Format = Format {
    name: "csv",
    arguments: "csv",
    about: ABOUT,
    file: "kasip-csv.zip",
    media_type: "application/zip",
    output: FormatOutput::Tables(Audience::Programs),
};

/// The media type of a table.
pub const MEDIA_TYPE: &str = "text/csv; charset=utf-8; header=present";

/// Writes one table.
#[derive(Debug)]
pub struct TableWriter<W: io::Write> {
    rows: csv::Writer<W>,
    columns: &'static [Column],
    audience: Audience,
    public_url: Option<String>,
}

impl<W: io::Write> TableWriter<W> {
    /// Begins a file with the names of the columns. It has a buffer of its own. Addresses are absolute
    /// where their beginning is known.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(
        mut out: W,
        table: &'static Table,
        audience: Audience,
        public_url: Option<&str>,
    ) -> io::Result<Self> {
        let delimiter = match audience {
            Audience::Programs => b',',
            Audience::People => {
                out.write_all("\u{feff}".as_bytes())?;
                b';'
            }
        };
        let mut rows = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        rows.write_record(table.columns.iter().map(|column| column.name))?;
        let public_url = public_url.map(str::to_owned);
        Ok(Self { rows, columns: table.columns, audience, public_url })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn write(&mut self, cells: &[Cell]) -> io::Result<()> {
        for (cell, column) in cells.iter().zip(self.columns) {
            let cell = column.absolute(cell, self.public_url.as_deref());
            let field = cell.field();
            let field = match self.audience {
                Audience::Programs => field,
                Audience::People => without_formula(field),
            };
            self.rows.write_field(&*field)?;
        }
        Ok(self.rows.write_record(None::<&[u8]>)?)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the output cannot be written to.
    pub fn end(mut self) -> io::Result<()> {
        self.rows.flush()
    }
}

/// Writes the codebook, whole.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_codebook(out: impl io::Write, audience: Audience) -> io::Result<()> {
    let mut writer = TableWriter::begin(out, &CODEBOOK, audience, None)?;
    for cells in codebook() {
        writer.write(&cells)?;
    }
    writer.end()
}

/// The value with an apostrophe before it where a spreadsheet would take it for a formula.
#[must_use]
pub fn without_formula(field: Cow<'_, str>) -> Cow<'_, str> {
    if field.starts_with(FORMULA_BEGINNINGS) { Cow::Owned(format!("'{field}")) } else { field }
}

/// One table as CSV.
pub struct CsvTable<W: io::Write> {
    table: TableName,
    writer: TableWriter<W>,
}

impl<W: io::Write> CsvTable<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(
        out: W,
        table: TableName,
        audience: Audience,
        public_url: Option<&str>,
    ) -> io::Result<Self> {
        let writer = TableWriter::begin(out, table.table(), audience, public_url)?;
        Ok(Self { table, writer })
    }
}

impl<W: io::Write + Send> FormatWriter for CsvTable<W> {
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
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
    pub fn begin(folder: &Path, audience: Audience, public_url: Option<&str>) -> io::Result<Self> {
        if let Err(error) = fs::create_dir(folder)
            && error.kind() != io::ErrorKind::AlreadyExists
        {
            return Err(error);
        }
        write_codebook(File::create(folder.join(CODEBOOK_FILE))?, audience)?;
        let files = TableName::ALL.into_iter().map(|name| {
            let file = File::create(folder.join(csv_file(name)))?;
            TableWriter::begin(file, name.table(), audience, public_url)
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

impl FormatWriter for CsvFolder {
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
        for row in rows(text) {
            self.0[row.table.index()].write(&row.cells)?;
        }
        Ok(())
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.0.into_iter().try_for_each(TableWriter::end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, audience: Audience) -> String {
        let mut out = Vec::new();
        let table = TableName::OtherTitle.table();
        let mut writer = TableWriter::begin(&mut out, table, audience, None).unwrap();
        let mut cells =
            vec!["id".into(), Cell::Integer(-1), text.into(), Cell::Empty, Cell::Boolean(true)];
        cells.resize(table.columns.len(), Cell::Empty);
        writer.write(&cells).unwrap();
        writer.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn for_programs_every_value_is_as_it_is() {
        let header = "card_id,position,text,text_kk,text_ru,text_en,first_line,last_line,\
                      translation_origin_kk,translation_origin_ru,translation_origin_en\r\n";
        for (text, field) in [
            ("=1+2", "=1+2"),
            ("a;b", "a;b"),
            ("a,b", "\"a,b\""),
            ("«a» \"b\"", "\"«a» \"\"b\"\"\""),
            ("a\nb", "\"a\nb\""),
        ] {
            let expected = format!("{header}id,-1,{field},,true,,,,,,\r\n");
            assert_eq!(written(text, Audience::Programs), expected);
        }
    }

    #[test]
    fn for_people_no_text_begins_a_formula() {
        for (text, field) in [
            ("=1+2", "'=1+2"),
            ("+7 727", "'+7 727"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "'＝1"),
            ("a = b", "a = b"),
            ("a;b", "\"a;b\""),
        ] {
            let text = written(text, Audience::People);
            let row = text.lines().skip(1).collect::<Vec<_>>().join("\n");
            assert!(text.starts_with('\u{feff}'), "the mark is there");
            assert!(text.ends_with(&format!("{field};;true;;;;;;\r\n")), "{row}");
        }
    }
}
