//! A sheet as an Excel workbook.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Url, Workbook, Worksheet, XlsxError,
};

use super::{
    error::OfficeError,
    sheet::{OfficeSheet, SheetCell, SheetColumn, SheetLine},
};

use crate::export::xlsx::fitting;

/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// The height of a line of words, in points, and as many as a row of Excel can be high.
const LINE_HEIGHT: u32 = 15;
const MOST_LINES: u32 = 27;

/// The columns of what is to be filled in above the table, and of the words below it.
const FIRST_BLANK: u16 = 2;
const LAST_MERGED: u16 = 4;

/// The margins of a printed page, in inches.
const MARGIN: f64 = 0.4;

/// What is to be filled in.
const BLANK: Color = Color::RGB(0xFF_F2_CC);

/// The sheets as a workbook, which has the title of the first; the same sheets give the same bytes.
///
/// # Errors
///
/// When a sheet has more than Excel can hold.
pub fn xlsx(sheets: &[OfficeSheet]) -> Result<Vec<u8>, OfficeError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = sheets.first().map_or("", |sheet| match sheet.above.first() {
        Some(SheetLine::Words(title)) => title,
        _ => &sheet.name,
    });
    let about = DocProperties::new().set_title(title).set_author("kasip");
    let about = about.set_creation_datetime(&day);
    book.set_properties(&about);
    let formats = CellFormats::new();
    for sheet in sheets {
        write(book.add_worksheet(), sheet, &formats)?;
    }
    Ok(book.save_to_buffer()?)
}

struct CellFormats {
    title: Format,
    words: Format,
    heading: Format,
    cell: Format,
    link: Format,
    mark: Format,
    blank: Format,
    sum: Format,
}

impl CellFormats {
    fn new() -> Self {
        let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let cell = words.clone().set_border(FormatBorder::Thin);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: cell.clone().set_bold().set_background_color(Color::RGB(0xE8_EE_EC)),
            link: cell.clone().set_hyperlink(),
            mark: cell.clone().set_align(FormatAlign::Center).set_background_color(BLANK),
            blank: Format::new().set_border_bottom(FormatBorder::Thin).set_background_color(BLANK),
            sum: Format::new().set_bold().set_border(FormatBorder::Thin),
            words,
            cell,
        }
    }
}

fn write(
    page: &mut Worksheet,
    sheet: &OfficeSheet,
    formats: &CellFormats,
) -> Result<(), XlsxError> {
    // A name that Excel does not take, such as none, leaves the usual one.
    let _ = page.set_name(name(&sheet.name));
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(MARGIN, MARGIN, MARGIN, 2.0 * MARGIN, MARGIN, MARGIN).set_footer("&R&P / &N");
    let merged = sheet.columns.iter().take(usize::from(LAST_MERGED) + 1);
    let width = merged.map(|column| column.width).sum();
    let mut row = 0;
    for line in &sheet.above {
        match line {
            SheetLine::Words(words) if row == 0 => {
                page.write_string_with_format(row, 0, words, &formats.title)?;
            }
            SheetLine::Words(words) => {
                page.write_string(row, 0, words)?;
            }
            other => write_line(page, row, other, width, formats)?,
        }
        row += 1;
    }
    let head = row + u32::from(row > 0);
    for (column, about) in (0..).zip(&sheet.columns) {
        page.set_column_width(column, about.width)?;
        page.write_string_with_format(head, column, &about.heading, &formats.heading)?;
    }
    // A heading has beside its words the button of the filter.
    let lines = sheet.columns.iter().map(|one| n_lines(&one.heading, one.width.saturating_sub(4)));
    page.set_row_height(head, LINE_HEIGHT * lines.max().unwrap_or(1))?;
    let first = head + 1;
    for (row, cells) in (first..).zip(&sheet.rows) {
        page.set_row_height(row, height(&sheet.columns, cells))?;
        for ((column, about), cell) in (0..).zip(&sheet.columns).zip(cells) {
            let format = if about.marks.is_some() { &formats.mark } else { &formats.cell };
            match cell {
                SheetCell::Words(words) => {
                    page.write_string_with_format(row, column, fitting(words), format)?
                }
                SheetCell::Link(words, address) => {
                    let link = Url::new(address).set_text(words);
                    page.write_url_with_format(row, column, link, &formats.link)?
                }
                SheetCell::Number(number) => {
                    page.write_number_with_format(row, column, *number, format)?
                }
                SheetCell::Empty => page.write_blank(row, column, format)?,
            };
        }
    }
    let n_rows = u32::try_from(sheet.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = head + n_rows;
    page.set_freeze_panes(first, 0)?.set_repeat_rows(head, head)?;
    let mut end = last + 1;
    if n_rows > 0 {
        let n_columns = (0_u16..).zip(&sheet.columns).map(|(column, _)| column).last();
        page.autofilter(head, 0, last, n_columns.unwrap_or_default())?;
        for (column, about) in (0..).zip(&sheet.columns) {
            let Some((highest, words)) = &about.marks else { continue };
            let rule = DataValidationRule::Between(0, i32::from(*highest));
            let marks = DataValidation::new().allow_whole_number(rule);
            page.add_data_validation(first, column, last, column, &marks)?;
            let letter = rust_xlsxwriter::utility::column_number_to_name(column);
            let sum = Formula::new(format!("=SUM({letter}{}:{letter}{})", first + 1, last + 1));
            page.write_string_with_format(end, column.saturating_sub(1), words, &formats.sum)?;
            page.write_formula_with_format(end, column, sum.set_result("0"), &formats.sum)?;
        }
        end += 2;
    }
    for (row, line) in (end..).zip(&sheet.below) {
        write_line(page, row, line, width, formats)?;
    }
    Ok(())
}

/// A line above or below the table, in the first columns, which are so wide together.
fn write_line(
    page: &mut Worksheet,
    row: u32,
    line: &SheetLine,
    width: u16,
    formats: &CellFormats,
) -> Result<(), XlsxError> {
    match line {
        SheetLine::Words(words) => {
            page.merge_range(row, 0, row, LAST_MERGED, words, &formats.words)?;
            page.set_row_height(row, LINE_HEIGHT * n_lines(words, width))?;
        }
        SheetLine::Form(words, blank) => {
            page.write_string(row, 0, words)?;
            page.merge_range(row, FIRST_BLANK, row, LAST_MERGED, blank, &formats.blank)?;
        }
        SheetLine::Address(address) => {
            page.write_url(row, 0, Url::new(address))?;
        }
    }
    Ok(())
}

/// The height of a row: a program shows long words on several lines, but not all make room for them.
fn height(columns: &[SheetColumn], cells: &[SheetCell]) -> u32 {
    let lines = columns.iter().zip(cells).map(|(column, cell)| match cell {
        SheetCell::Words(words) | SheetCell::Link(words, _) => n_lines(words, column.width),
        SheetCell::Number(_) | SheetCell::Empty => 1,
    });
    LINE_HEIGHT * lines.max().unwrap_or(1)
}

/// On how many lines words are in a column of this width, about: a line breaks between words, and
/// inside one that is longer than a line.
fn n_lines(words: &str, width: u16) -> u32 {
    let width = usize::from(width.max(1));
    let mut n_lines = 0;
    for line in words.lines() {
        let mut filled = 0;
        n_lines += 1;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if filled > 0 && filled + 1 + length > width {
                n_lines += 1;
                filled = 0;
            }
            let n_over = length.saturating_sub(1) / width;
            n_lines += n_over;
            filled += usize::from(filled > 0) + length - n_over * width;
        }
    }
    u32::try_from(n_lines).unwrap_or(MOST_LINES).clamp(1, MOST_LINES)
}

/// The name of a sheet, without what Excel does not take, cut between words where it is too long.
fn name(name: &str) -> String {
    let allowed: String = name.chars().filter(|sign| !"[]:*?/\\".contains(*sign)).collect();
    let cut: String = allowed.chars().take(LONGEST_NAME).collect();
    let is_whole = cut == allowed;
    let words = cut.rsplit_once(' ').filter(|_| !is_whole).map_or(cut.as_str(), |(words, _)| words);
    words.trim_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_no_cell_holds_and_names_that_no_tab_has_are_cut() {
        let sheet = OfficeSheet {
            name: "a/b: [c] ".repeat(9),
            above: Vec::new(),
            columns: vec![SheetColumn::new("d", 9)],
            rows: vec![vec![SheetCell::Words("ә".repeat(40_000))]],
            below: Vec::new(),
        };
        for name in [sheet.name.as_str(), ":", "'", "History", ""] {
            let sheet = OfficeSheet { name: name.to_owned(), ..sheet.clone() };
            assert!(xlsx(&[sheet]).unwrap().starts_with(b"PK"), "{name}");
        }
        assert_eq!(name(&"a".repeat(40)).chars().count(), LONGEST_NAME);
        assert_eq!(name("Модуль по основам защиты информации"), "Модуль по основам защиты");
    }

    #[test]
    fn a_row_is_as_high_as_its_words_are_broken() {
        for (words, width, lines) in [
            ("", 5, 1),
            ("aaaa bbbb", 9, 1),
            ("aaaa bbbb", 8, 2),
            ("aaa bbbb cc ddd", 7, 3),
            ("aaaaaaaaaaaa", 5, 3),
            ("a\nb", 5, 2),
        ] {
            assert_eq!(n_lines(words, width), lines, "{words} in {width}");
        }
    }
}
