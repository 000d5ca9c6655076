//! A document for Word: a ZIP archive of XML files, each made from a template in `templates/word/`.
//! Its looks are styles, which a person can change at once for the whole document.

use std::io::{self, Cursor, Write};

use askama::Template;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    document::{DocumentBlock, Inline, OfficeDocument, Table, TableRow},
    error::OfficeError,
};

use crate::xml::drop_characters_unknown_to_xml;

/// The files that are the same in every document.
const CONSTANT: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("../../templates/word/content-types.xml")),
    ("_rels/.rels", include_str!("../../templates/word/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../templates/word/document-rels.xml")),
    ("word/numbering.xml", include_str!("../../templates/word/numbering.xml")),
    ("word/settings.xml", include_str!("../../templates/word/settings.xml")),
];

/// Twentieths of a point, in which Word measures, for a page of A4.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
/// Three centimetres on the left, where a sheet is held, and 1.5 on the right.
const LEFT_MARGIN: u32 = 1_701;
const RIGHT_MARGIN: u32 = 851;

/// Declares the files that are made for each document.
macro_rules! files {
    ($($file:ident $template:literal,)+) => {$(
        #[derive(Template)]
        #[template(path = $template)]
        struct $file<'a> {
            document: &'a OfficeDocument,
        }
    )+};
}
files! {
    Core "word/core.xml",
    Styles "word/styles.xml",
    Body "word/document.xml",
    Footnotes "word/footnotes.xml",
    Footer "word/footer.xml",
}

/// The document as a file for Word; the same document gives the same bytes.
///
/// # Errors
///
/// When a file of it cannot be made, which only a lack of memory brings about.
pub fn docx(document: &OfficeDocument) -> Result<Vec<u8>, OfficeError> {
    let made = [
        ("docProps/core.xml", Core { document }.render()),
        ("word/styles.xml", Styles { document }.render()),
        ("word/document.xml", Body { document }.render()),
        ("word/footnotes.xml", Footnotes { document }.render()),
        ("word/footer1.xml", Footer { document }.render()),
    ];
    Ok(archive_of(made)?)
}

fn archive_of(made: [(&str, askama::Result<String>); 5]) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, content) in CONSTANT {
        archive.start_file(name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    for (name, content) in made {
        archive.start_file(name, options)?;
        let mut content = content.map_err(io::Error::other)?;
        drop_characters_unknown_to_xml(&mut content);
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

impl Body<'_> {
    fn width(&self) -> u32 {
        if self.document.is_landscape { LONG_SIDE } else { SHORT_SIDE }
    }

    fn height(&self) -> u32 {
        if self.document.is_landscape { SHORT_SIDE } else { LONG_SIDE }
    }

    /// The width between the margins.
    fn inner_width(&self) -> u32 {
        self.width() - LEFT_MARGIN - RIGHT_MARGIN
    }

    /// The widths of the columns of a table.
    fn columns(&self, table: &Table) -> Vec<u32> {
        table.widths.iter().map(|share| self.inner_width() * share / 100).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::{office::OfficeText, standard::Language};

    #[test]
    fn what_xml_does_not_have_is_dropped_and_what_looks_like_markup_is_text() {
        let mut document = OfficeDocument::new("a\u{1}b<c>", Language::Russian);
        document.extend([DocumentBlock::Paragraph(OfficeText::of("d\u{c}e & \u{ffff}f"))]);
        let bytes = docx(&document).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (name, expected) in [("docProps/core.xml", "ab<c>"), ("word/document.xml", "de & f")] {
            let mut xml = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
            let xml = roxmltree::Document::parse(&xml).unwrap();
            assert!(xml.descendants().any(|node| node.text() == Some(expected)), "{name}");
        }
    }
}
