//! HTML.

use std::path::Path;

use super::cells;
use crate::document::{
    Document, DocumentFormat,
    LineStart::{Break, Paragraph},
    read,
};

fn page(html: &str) -> Document {
    let document = read(html.as_bytes(), Path::new("unused")).unwrap();
    assert_eq!(document.format, DocumentFormat::Html);
    document
}

fn shown(html: &str) -> Vec<String> {
    page(html).lines.iter().map(|line| line.shown().into_owned()).collect()
}

#[test]
fn paragraphs_breaks_and_headings_are_lines() {
    let document = page(
        "<!DOCTYPE html><html><head><title>тақырып</title><style>p { }</style></head><body>
        <h3>2-тарау.  Паспорт</h3><p>Бірінші\n  жол<br>екінші&nbsp;жол &laquo;х&raquo; &#1179;
        <p hidden>жасырын<p><b>қа</b>лың</p><div>б\u{ad}ір<!-- жоқ --><span style='display: none'>жоқ</span>
        </div><script>var a = '<p>жоқ</p>';</script><template><p>жоқ</p></template>соңы",
    );
    let lines: Vec<_> = document
        .lines
        .iter()
        .map(|line| (line.text.as_str(), line.begins, line.is_heading))
        .collect();
    assert_eq!(
        lines,
        [
            ("2-тарау. Паспорт", Paragraph, true),
            ("Бірінші жол", Paragraph, false),
            ("екінші\u{a0}жол «х» қ", Break, false),
            ("қалың", Paragraph, false),
            ("бір", Paragraph, false),
            ("соңы", Paragraph, false),
        ]
    );
}

#[test]
fn cells_that_cover_rows_and_columns_have_their_places() {
    let document = page(
        "<table><caption>Кесте</caption><tr><th colspan=3>9. Карточка
        <tr><td rowspan=2>Білім:<td>Деңгейі<td>Мамандығы
        <tr><td><p>1) жоғары<p>2) орта</td><td></td></tr>
        <tr><td rowspan=0>Соңы<td>а<table><tr><td>ішкі</table>б<td>в</table>",
    );
    assert_eq!(
        cells(&document),
        [
            "Кесте",
            "1:1 9. Карточка",
            "2:1 Білім:",
            "2:2 Деңгейі",
            "2:3 Мамандығы",
            "3:2 1) жоғары 2) орта",
            "4:1 Соңы",
            "4:2 а",
            "1:1 ішкі",
            "4:2 б",
            "4:3 в",
        ]
    );
    let place = |line: usize| document.lines[line].cell.unwrap();
    assert_eq!((place(1).columns, place(2).rows, place(7).rows), (3, 2, 1));
    assert_eq!((document.tables[0].rows, document.tables[0].columns), (4, 3));
    assert_eq!(
        document.tables[1].inside.map(|cell| (cell.table, cell.row, cell.column)),
        Some((1, 4, 2))
    );
}

#[test]
fn lists_are_numbered_as_browsers_number_them() {
    assert_eq!(
        shown(
            "<ol start=3><li>үш<li><p>төрт</p><p>жалғасы</p><ul><li>ішкі</ul><li value=9>тоғыз<li>он</ol>
            <ol type=a><li>бір</ol><ol reversed><li>екі<li>бір</ol><ol style='list-style: none'><li>жоқ</ol>
            <p>соңы"
        ),
        ["3. үш", "4. төрт", "жалғасы", "• ішкі", "9. тоғыз", "10. он", "a. бір", "2. екі", "1. бір", "жоқ", "соңы"]
    );
    let document = page("<ol><li>бір</ol>");
    assert_eq!(document.lines[0].text, "бір");
    assert_eq!(document.lines[0].list_number.as_deref(), Some("1."));
}

#[test]
fn the_encoding_is_the_one_of_the_bytes() {
    let encoded: Vec<u8> = "<html><meta charset=windows-1251><p>"
        .bytes()
        .chain([0xca, 0xe0, 0xf0, 0xf2, 0xee, 0xf7, 0xea, 0xe0])
        .collect();
    let document = read(&encoded, Path::new("unused")).unwrap();
    assert_eq!(document.lines[0].text, "Карточка");
    assert_eq!(document.encoding.as_deref(), Some("windows-1251"));
    let units = "\u{feff}<p>Дағды".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let document = read(&units, Path::new("unused")).unwrap();
    assert_eq!((document.format, document.lines[0].text.as_str()), (DocumentFormat::Html, "Дағды"));
}
