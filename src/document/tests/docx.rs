//! Documents of Word.

use std::{
    io::{Cursor, Write},
    path::Path,
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::cells;
use crate::document::{Document, DocumentError, DocumentFormat, LineStart, read};

/// A document with these parts.
pub fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const NAMESPACE: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"urn:mc\"";

/// A part whose first element has this name and content.
pub fn part(root: &str, content: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:{root} {NAMESPACE}>{content}</w:{root}>")
}

fn body(content: &str, others: &[(&str, &str)]) -> Document {
    let text = part("document", &format!("<w:body>{content}</w:body>"));
    let parts = [&[("word/document.xml", text.as_str())], others].concat();
    let document = read(&docx(&parts), Path::new("unused")).unwrap();
    assert_eq!(document.format, DocumentFormat::Docx);
    document
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn shown(document: &Document) -> Vec<String> {
    document.lines.iter().map(|line| line.shown().into_owned()).collect()
}

#[test]
fn words_of_runs_are_one_line_and_deleted_ones_are_gone() {
    let document = body(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:rPr><w:vanish/></w:rPr></w:pPr>
        <w:r><w:t>Кәсіп</w:t></w:r><w:ins><w:r><w:t>тік &amp; &#1179; </w:t></w:r></w:ins>
        <w:del><w:r><w:t>жоқ</w:t><w:delText>жоқ</w:delText></w:r></w:del>
        <w:hyperlink><w:r><w:t xml:space=\"preserve\">іс</w:t><w:noBreakHyphen/><w:t>әрекет</w:t></w:r></w:hyperlink>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t></w:r><w:r><w:tab/><w:t>кейін</w:t><w:br/><w:t>жаңа</w:t></w:r>
        <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
        <w:sdt><w:sdtContent><w:p><w:r><w:t>өріс</w:t></w:r></w:p></w:sdtContent></w:sdt>
        <w:p><w:r><w:t>айнала</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>қорап</w:t></w:r></w:p>
        </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>қорап</w:t></w:r></w:p></w:txbxContent>
        </mc:Fallback></mc:AlternateContent><w:t> мәтін</w:t></w:r></w:p>",
        &[],
    );
    assert_eq!(
        shown(&document),
        ["Кәсіптік & қ іс-әрекет кейін", "жаңа", "өріс", "қорап", "айнала мәтін"]
    );
    assert_eq!(document.lines[1].begins, LineStart::Break);
}

#[test]
fn merged_cells_have_their_places() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (begins, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let table = [
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "9. Карточка")]),
        row(&[cell(begins, "Білім:"), cell("", "Деңгейі"), cell("", "Мамандығы")]),
        row(&[cell(goes_on, ""), cell("", "жоғары"), cell("", "")]),
        row(&[cell(goes_on, ""), cell("<w:gridSpan w:val=\"2\"/>", "орта")]),
    ];
    let document = body(&format!("<w:tbl>{}</w:tbl>{}", table.concat(), p("соңы")), &[]);
    assert_eq!(
        cells(&document),
        [
            "1:1 9. Карточка",
            "2:1 Білім:",
            "2:2 Деңгейі",
            "2:3 Мамандығы",
            "3:2 жоғары",
            "4:2 орта",
            "соңы"
        ]
    );
    let place = |line: usize| document.lines[line].cell.unwrap();
    assert_eq!((place(0).columns, place(1).rows, place(5).columns), (3, 3, 2));
}

#[test]
fn lists_are_numbered_as_word_numbers_them() {
    let level = |level: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>
            <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = [
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2)"),
        level(2, "russianLower", "%3)"),
    ];
    let bullets = level(0, "bullet", "\u{f0b7}");
    let numbering = part(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>
            <w:abstractNum w:abstractNumId=\"1\">{bullets}</w:abstractNum>
            <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>
            <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">
            <w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>
            <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>",
            levels.concat()
        ),
    );
    let styles = part(
        "styles",
        "<w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>
        <w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>
        <w:style w:styleId=\"b\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>",
    );
    let entry = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>
            <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let of_style = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let paragraphs = [
        of_style("1", "Тақырып"),
        entry(1, 0, "бір"),
        entry(1, 1, "бір бір"),
        entry(1, 1, "бір екі"),
        entry(1, 0, "екі"),
        entry(1, 1, "екі бір"),
        entry(1, 2, "а"),
        entry(1, 2, "б"),
        of_style("a", "белгі"),
        entry(2, 0, "жеті"),
        entry(2, 0, "сегіз"),
        p("жай"),
    ];
    let others = [("word/numbering.xml", numbering.as_str()), ("word/styles.xml", styles.as_str())];
    let document = body(&paragraphs.concat(), &others);
    assert_eq!(
        shown(&document),
        [
            "Тақырып",
            "1. бір",
            "1.1) бір бір",
            "1.2) бір екі",
            "2. екі",
            "2.1) екі бір",
            "а) а",
            "б) б",
            "• белгі",
            "7. жеті",
            "8. сегіз",
            "жай",
        ]
    );
    assert!(document.lines[0].is_heading && !document.lines[1].is_heading);
    assert_eq!(document.lines[1].text, "бір");
}

#[test]
fn headers_and_footers_are_furniture() {
    let header = part("hdr", &p("Министрлік"));
    let document = body(&p("мәтін"), &[("word/header1.xml", &header)]);
    assert_eq!(shown(&document), ["мәтін"]);
    assert_eq!(document.furniture[0].text, "Министрлік");
}

#[test]
fn what_is_no_document_of_word_is_named() {
    let failed = |parts: &[(&str, &str)]| read(&docx(parts), Path::new("unused")).unwrap_err();
    assert!(failed(&[("xl/workbook.xml", "")]).to_string().contains("Excel"));
    assert!(
        failed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")])
            .to_string()
            .contains("ODT")
    );
    assert!(failed(&[("letter.txt", "")]).to_string().contains("ZIP"));
    let cut = part("document", "<w:body>");
    let cut = failed(&[("word/document.xml", &cut[..cut.len() - 14])]);
    assert!(matches!(cut, DocumentError::Damaged { format: "DOCX", .. }), "{cut}");
    let empty = part("document", "<w:body><w:p/></w:body>");
    assert_eq!(failed(&[("word/document.xml", &empty)]), DocumentError::Empty);
}
