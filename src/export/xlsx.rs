//! The catalogue as an Excel workbook: a sheet a table, typed cells, links to the permanent
//! addresses. Rows go to the disk as they come, so a workbook of any size takes little memory.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, ErrorKind, Seek, Write},
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as CellFormat, FormatAlign, Url, Workbook as Book,
    Worksheet, XlsxError,
};

use super::{
    ExportedText, Format, FormatOutput, FormatWriter,
    notice::{NOTICE, OF_WORKBOOK},
    tables::{CODEBOOK, CatalogueRow, Cell, Column, ColumnKind, Table, TableName, codebook, rows},
};
use crate::i18n::Locale;

/// The most rows that a sheet of Excel has, the header among them.
const MOST_ROWS: u32 = 1_048_576;

/// So many rows of a sheet have links. Links stay in memory to the end, and Excel opens no more
/// than 65,530 of a sheet; the addresses of further rows follow from their identifiers.
const MOST_LINKS: u32 = 4_000;

/// The longest text of a cell, in units of UTF-16.
const LONGEST_TEXT: usize = 32_767;

/// Where a longer text is cut.
const CUT: &str = " […]";

/// The catalogue as a workbook.
pub const FORMAT: Format = Format {
    name: "xlsx",
    arguments: "xlsx",
    about: "An Excel workbook: a sheet a table",
    file: "kasip-catalogue.xlsx",
    media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    output: FormatOutput::LinkedFile(|path, public_url| {
        Ok(Box::new(WorkbookFile::begin(path, public_url)?))
    }),
};

/// The catalogue as a workbook in a file.
struct WorkbookFile {
    workbook: Workbook,
    path: PathBuf,
}

impl WorkbookFile {
    /// Begins the workbook; its temporary files are in the folder of the file.
    fn begin(path: &Path, public_url: Option<&str>) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let workbook = Workbook::begin(folder.unwrap_or(Path::new(".")), public_url)?;
        Ok(Self { workbook, path: path.to_owned() })
    }
}

impl FormatWriter for WorkbookFile {
    fn write(&mut self, text: &ExportedText) -> io::Result<()> {
        rows(text).iter().try_for_each(|row| self.workbook.write(row))
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.workbook.end(File::create(&self.path)?)
    }
}

/// A workbook while it is written.
struct Workbook {
    book: Book,
    /// The sheet that each table is at, in the order of [`TableName::ALL`].
    sheets: Vec<Sheet>,
    formats: Formats,
    public_url: Option<String>,
    most_rows: u32,
}

struct Sheet {
    /// Its number in the workbook.
    index: usize,
    /// Rows written, the header among them.
    n_rows: u32,
    /// The number among the sheets of its table, from 1.
    number: u32,
}

struct Formats {
    header: CellFormat,
    words: CellFormat,
    plain: CellFormat,
    link: CellFormat,
}

impl Workbook {
    /// Begins a workbook whose sheets are put together in the folder `temporary`. Identifiers are
    /// links where the beginning of the absolute addresses is known.
    fn begin(temporary: &Path, public_url: Option<&str>) -> io::Result<Self> {
        Self::with_rows(temporary, public_url, MOST_ROWS)
    }

    fn with_rows(temporary: &Path, public_url: Option<&str>, most_rows: u32) -> io::Result<Self> {
        if !knows_year(SystemTime::now()) {
            let words = "the clock of this machine is not between the years 1970 and 9999";
            return Err(io::Error::other(words));
        }
        guarded(|| Self::new(temporary, public_url, most_rows))
    }

    fn new(temporary: &Path, public_url: Option<&str>, most_rows: u32) -> Result<Self, XlsxError> {
        let mut book = Book::new();
        book.set_tempdir(temporary)?;
        // The same catalogue gives the same bytes on every day.
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let about = DocProperties::new().set_title("kasip").set_creation_datetime(&day);
        book.set_properties(&about);
        let top = CellFormat::new().set_align(FormatAlign::Top);
        let formats = Formats {
            header: top.clone().set_bold().set_text_wrap(),
            words: top.clone().set_text_wrap(),
            plain: top.clone(),
            link: top.set_hyperlink(),
        };
        let mut workbook = Self {
            book,
            sheets: Vec::new(),
            formats,
            public_url: public_url.map(str::to_owned),
            most_rows,
        };
        workbook.begin_sheets()?;
        Ok(workbook)
    }

    /// The flat sheet is the first: it is what most readers came for.
    fn begin_sheets(&mut self) -> Result<(), XlsxError> {
        self.begin_table(TableName::Statement)?;
        let about = self.book.add_worksheet();
        about.set_name("kasip")?.set_column_width(0, 110)?;
        for (row, line) in (0..).zip(NOTICE.into_iter().chain(OF_WORKBOOK)) {
            about.write_string_with_format(row, 0, line, &self.formats.words)?;
        }
        let index = begin_sheet(&mut self.book, "codebook", &CODEBOOK, &self.formats)?;
        let mut n_rows = 1;
        for cells in codebook() {
            let sheet = self.book.worksheet_from_index(index)?;
            write_row(sheet, n_rows, &CODEBOOK, &cells, &self.formats, Addresses::default())?;
            n_rows += 1;
        }
        end_sheet(self.book.worksheet_from_index(index)?, n_rows, &CODEBOOK)?;
        let mut others = TableName::ALL.into_iter().filter(|table| *table != TableName::Statement);
        others.try_for_each(|name| self.begin_table(name))
    }

    fn begin_table(&mut self, name: TableName) -> Result<(), XlsxError> {
        let index = begin_sheet(&mut self.book, name.name(), name.table(), &self.formats)?;
        self.sheets.push(Sheet { index, n_rows: 1, number: 1 });
        Ok(())
    }

    /// Writes a row on the sheet of its table, or on a further one where that is full.
    fn write(&mut self, row: &CatalogueRow) -> io::Result<()> {
        guarded(|| self.write_row(row))
    }

    fn write_row(&mut self, row: &CatalogueRow) -> Result<(), XlsxError> {
        let table = row.table.table();
        let sheet = &mut self.sheets[row.table.index()];
        if sheet.n_rows == self.most_rows {
            end_sheet(self.book.worksheet_from_index(sheet.index)?, sheet.n_rows, table)?;
            let number = sheet.number + 1;
            let name = format!("{} ({number})", table.name);
            let index = begin_sheet(&mut self.book, &name, table, &self.formats)?;
            *sheet = Sheet { index, n_rows: 1, number };
        }
        let is_linked = sheet.number == 1 && sheet.n_rows <= MOST_LINKS;
        let addresses = Addresses { begin: self.public_url.as_deref(), are_linked: is_linked };
        let worksheet = self.book.worksheet_from_index(sheet.index)?;
        write_row(worksheet, sheet.n_rows, table, &row.cells, &self.formats, addresses)?;
        sheet.n_rows += 1;
        Ok(())
    }

    /// Ends the workbook and writes it, whole.
    fn end(mut self, out: impl Write + Seek + Send) -> io::Result<()> {
        guarded(|| {
            for (name, sheet) in TableName::ALL.into_iter().zip(&self.sheets) {
                let worksheet = self.book.worksheet_from_index(sheet.index)?;
                end_sheet(worksheet, sheet.n_rows, name.table())?;
            }
            self.book.save_to_writer(out)
        })
    }
}

/// Begins a sheet with the names of the columns, and gives its number.
fn begin_sheet(
    book: &mut Book,
    name: &str,
    table: &Table,
    formats: &Formats,
) -> Result<usize, XlsxError> {
    let index = book.worksheets().len();
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(table.columns) {
        sheet.set_column_width(at, width(column))?;
        sheet.write_string_with_format(0, at, heading(table, column), &formats.header)?;
    }
    Ok(index)
}

/// What stands above a column: its name, and on the flat sheet, which people read, its meaning in each
/// language.
fn heading(table: &Table, column: &Column) -> String {
    if table.name != TableName::Statement.name() {
        return column.name.to_owned();
    }
    Locale::ALL.map(|locale| table.meaning_of(column, locale)).join("\n")
}

fn end_sheet(sheet: &mut Worksheet, n_rows: u32, table: &Table) -> Result<(), XlsxError> {
    let last = u16::try_from(table.columns.len() - 1).expect("a table has few columns");
    sheet.autofilter(0, 0, n_rows - 1, last)?;
    Ok(())
}

/// The width of a column, in characters.
fn width(column: &Column) -> f64 {
    let least = f64::from(u32::try_from(column.name.len()).expect("names are short")) + 4.0;
    match column.kind {
        ColumnKind::Text if column.shape.starts_with("UUID") => 38.0,
        ColumnKind::Text if ["profession", "function", "skill"].contains(&column.name) => 36.0,
        ColumnKind::Text if column.shape.is_empty() && column.name != "kind" => 60.0,
        ColumnKind::Text => least.max(26.0),
        ColumnKind::Integer | ColumnKind::Boolean => least,
    }
}

/// How addresses are written.
#[derive(Debug, Clone, Copy, Default)]
struct Addresses<'a> {
    /// What they begin with, where it is known.
    begin: Option<&'a str>,
    /// Whether they are links.
    are_linked: bool,
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table,
    cells: &[Cell],
    formats: &Formats,
    addresses: Addresses<'_>,
) -> Result<(), XlsxError> {
    let linked = addresses.begin.filter(|_| addresses.are_linked);
    for (at, (cell, column)) in (0..).zip(cells.iter().zip(table.columns)) {
        let cell = column.absolute(cell, addresses.begin);
        match (&*cell, linked) {
            (Cell::Empty, _) => {}
            (Cell::Text(id), Some(public_url)) if column.name == "id" => {
                let url = Url::new(format!("{public_url}/id/{id}")).set_text(id.as_str());
                sheet.write_url_with_format(row, at, url, &formats.link)?;
            }
            (Cell::Text(address), Some(_)) if column.name == "address" => {
                sheet.write_url_with_format(row, at, Url::new(address), &formats.link)?;
            }
            (Cell::Text(text), _) => {
                sheet.write_string_with_format(row, at, fitting(text), &formats.words)?;
            }
            (Cell::Integer(number), _) => {
                // Numbers of Excel are exact to 2^53; ours are of 32 bits.
                #[expect(clippy::cast_precision_loss, reason = "no number of ours is that large")]
                sheet.write_number_with_format(row, at, *number as f64, &formats.plain)?;
            }
            (Cell::Boolean(value), _) => {
                sheet.write_boolean_with_format(row, at, *value, &formats.plain)?;
            }
        }
    }
    Ok(())
}

/// The text, cut where it is longer than a cell can be.
pub(crate) fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut room = LONGEST_TEXT - CUT.encode_utf16().count();
    let kept = text.chars().take_while(|character| {
        let fits = character.len_utf16() <= room;
        room = room.saturating_sub(character.len_utf16());
        fits
    });
    Cow::Owned(kept.chain(CUT.chars()).collect())
}

/// The year 10000, after the beginning of 1970.
const YEAR_10000: Duration = Duration::from_hours(70_389_528);

/// Whether the library, which asks for the time even where none is stored, knows the year.
fn knows_year(now: SystemTime) -> bool {
    now.duration_since(UNIX_EPOCH).is_ok_and(|since| since < YEAR_10000)
}

/// The library panics where the disk is full: here that is an error like any other.
fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    match panic::catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(XlsxError::IoError(error))) => Err(error),
        Ok(Err(error)) => Err(io::Error::other(error)),
        Err(panic) => Err(of_panic(panic.downcast_ref::<String>().map_or("", String::as_str))),
    }
}

fn of_panic(words: &str) -> io::Error {
    let full = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::FileTooLarge];
    match full.into_iter().find(|kind| words.contains(&format!("{kind:?}"))) {
        Some(kind) => kind.into(),
        None => io::Error::other("the library that makes workbooks has failed"),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fs::File,
        io::{Cursor, Read},
    };

    use super::*;

    fn term(text: &str) -> CatalogueRow {
        let cells = TableName::Term.table().columns.iter().map(|column| match column.name {
            "standard" => "J1".into(),
            "definition" => text.into(),
            _ => Cell::Integer(1),
        });
        let cells = cells.collect();
        CatalogueRow { table: TableName::Term, cells }
    }

    fn sheets(workbook: Workbook) -> Vec<String> {
        let mut file = Cursor::new(Vec::new());
        workbook.end(&mut file).unwrap();
        let mut zip = zip::ZipArchive::new(file).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into()).collect();
        let mut sheets = Vec::new();
        for name in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
            let mut content = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut content).unwrap();
            sheets.push(content);
        }
        sheets
    }

    #[test]
    fn a_clock_that_no_workbook_knows_is_an_error() {
        let second = Duration::from_secs(1);
        let year_10000 = UNIX_EPOCH + YEAR_10000;
        assert!(knows_year(UNIX_EPOCH) && knows_year(year_10000 - second));
        assert!(!knows_year(UNIX_EPOCH - second) && !knows_year(year_10000));
    }

    #[test]
    fn a_full_disk_is_an_error_that_says_so() {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let failed = guarded(|| {
            write!(&full, "row").expect("Couldn't write to xml file");
            Ok(())
        });
        assert_eq!(failed.unwrap_err().kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn a_full_sheet_is_followed_by_another() {
        let folder = tempfile::tempdir().unwrap();
        let mut workbook = Workbook::with_rows(folder.path(), None, 3).unwrap();
        for text in ["one", "two", "three", "four", "five"] {
            workbook.write(&term(text)).unwrap();
        }
        let sheets = sheets(workbook);
        let of_terms: Vec<usize> = sheets
            .iter()
            .filter(|sheet| sheet.contains(">definition<") && sheet.contains(">J1<"))
            .map(|sheet| sheet.matches("<row ").count())
            .collect();
        assert_eq!(of_terms, [3, 3, 2], "each has a header");
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_with_a_sign() {
        let long = "😀".repeat(LONGEST_TEXT);
        let cut = fitting(&long);
        assert!(cut.encode_utf16().count() <= LONGEST_TEXT && cut.ends_with(CUT));
        assert!(cut.encode_utf16().count() > LONGEST_TEXT - 3);
        let fits = "ә".repeat(LONGEST_TEXT);
        assert_eq!(fitting(&fits), fits);
    }
}
