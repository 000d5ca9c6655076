//! Files that are made to do harm, and files of nothing in particular: each ends soon, in a document
//! or in one sentence.

use std::{fmt::Write as _, path::Path};

use proptest::prelude::*;

use super::{
    docx::{docx, part},
    pdf_file::{PdfPage, pdf},
};
use crate::document::{DocumentError, pdf::extract_for_tests, read};

fn html(page: &str) -> Result<usize, DocumentError> {
    read(page.as_bytes(), Path::new("unused")).map(|document| document.lines.len())
}

fn excessive(read: Result<usize, DocumentError>) -> String {
    match read {
        Err(error @ DocumentError::Excessive { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn deeply_nested_html_is_read() {
    assert_eq!(html(&format!("<html>{}мәтін", "<div>".repeat(100_000))), Ok(1));
    assert_eq!(html(&format!("<html>{}мәтін", "<table><tr><td>".repeat(33_000))), Ok(1));
    assert_eq!(html(&format!("<html>{}мәтін", "<ol><li>".repeat(50_000))), Ok(1));
}

#[test]
fn cells_that_cover_a_million_columns_are_cut_off() {
    let page =
        "<table><tr><td colspan=1000000 rowspan=1000000>бір<td colspan=-5>екі<tr><td>үш</table>";
    let document = read(page.as_bytes(), Path::new("unused")).unwrap();
    assert_eq!((document.tables[0].rows, document.tables[0].columns), (2, 1000));
    let cell = document.lines[0].cell.unwrap();
    assert_eq!((cell.rows, cell.columns), (2, 1000));
}

#[test]
fn a_line_without_end_is_refused() {
    assert!(excessive(html(&format!("<html>{}", "а".repeat(600_000)))).contains("1 MiB"));
}

#[test]
fn a_document_that_unpacks_to_much_is_refused() {
    let bomb = part("document", &" ".repeat(70 * 1024 * 1024));
    let bytes = docx(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 200_000);
    let failed = read(&bytes, Path::new("unused")).map(|document| document.lines.len());
    assert!(excessive(failed).contains("unpacks to more than 64 MiB"));
    // The same for who says that it is small: the size is in the entry and in the list of entries.
    let mut lying = bytes;
    let size = u32::try_from(bomb.len()).unwrap().to_le_bytes();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    let failed = read(&lying, Path::new("unused")).unwrap_err();
    assert!(matches!(failed, DocumentError::Damaged { .. }), "{failed}");
}

#[test]
fn xml_that_is_nested_or_has_entities_is_refused_or_read_as_it_is() {
    let nested = part("document", &"<w:p>".repeat(100_000));
    let failed = read(&docx(&[("word/document.xml", &nested)]), Path::new("unused"));
    assert!(excessive(failed.map(|document| document.lines.len())).contains("inside each other"));
    let entities = "<!DOCTYPE d [<!ENTITY a \"лол\"><!ENTITY b \"&a;&a;&a;\">]>";
    let body = part("document", "<w:body><w:p><w:r><w:t>мәтін&b;</w:t></w:r></w:p></w:body>");
    let bytes = docx(&[("word/document.xml", &body.replacen("?>", &format!("?>{entities}"), 1))]);
    assert_eq!(read(&bytes, Path::new("unused")).unwrap().lines[0].text, "мәтін");
}

#[test]
fn archives_with_too_many_parts_are_refused() {
    let names: Vec<String> = (0..6000).map(|n| format!("word/{n}")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let failed = read(&docx(&parts), Path::new("unused")).map(|document| document.lines.len());
    assert!(excessive(failed).contains("5000 parts"));
}

#[test]
fn a_page_full_of_rules_is_read_without_them() {
    let mut page = PdfPage::default().text(50.0, 50.0, "мәтін");
    let mut rules = String::new();
    for n in 0..20_000 {
        writeln!(rules, "{n} 0 m {n} 800 l S 0 {n} m 500 {n} l S").unwrap();
    }
    page = page.raw(&rules);
    assert_eq!(extract_for_tests(&pdf(&[page])).unwrap().lines.len(), 1);
}

proptest! {
    #[test]
    fn random_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read(&bytes, Path::new("unused"));
    }

    #[test]
    fn broken_html_is_read(pieces in proptest::collection::vec(prop_oneof![
        Just("<table>"), Just("</table>"), Just("<tr>"), Just("<td rowspan=3>"), Just("</td>"), Just("<th colspan=2>"),
        Just("<ol reversed>"), Just("<li>"), Just("</ol>"), Just("<p hidden>"), Just("<br>"), Just("сөз "),
        Just("<template>"), Just("</template>"), Just("<svg>"), Just("</svg>"), Just("&nbsp;"), Just("<pre>\n\n"),
    ], 0..60)) {
        let page = format!("<html>{}", pieces.concat());
        let _ = read(page.as_bytes(), Path::new("unused"));
    }

    #[test]
    fn broken_documents_are_refused_or_read(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let table = "<w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>сөз</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>";
        let mut bytes = docx(&[("word/document.xml", &part("document", table))]);
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        let _ = read(&bytes, Path::new("unused"));
    }
}
