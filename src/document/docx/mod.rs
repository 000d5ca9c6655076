//! Documents of Word: XML in a ZIP archive (Office Open XML).

mod archive;
mod body;
mod numbering;
mod styles;
mod xml;

use super::{
    error::DocumentError,
    limits::Limits,
    line::{Document, DocumentFormat, Furniture},
};
use archive::Parts;
use body::Body;
use numbering::Numbering;
use styles::Styles;
use xml::XmlEvent;

/// The part that has the text, where the document does not name another.
const TEXT: &str = "word/document.xml";

/// The parts that are printed at the edge of pages.
const EDGES: [&str; 4] = ["word/header", "word/footer", "word/footnotes", "word/endnotes"];

/// What an archive is, by a part that it has, and the one thing that helps.
const OTHERS: [(&str, &str); 5] = [
    (
        "xl/workbook.xml",
        "an Excel workbook, not a text; save the document as DOCX, PDF, HTML or text",
    ),
    (
        "xl/workbook.bin",
        "an Excel workbook, not a text; save the document as DOCX, PDF, HTML or text",
    ),
    (
        "ppt/presentation.xml",
        "a presentation, not a text; save the document as DOCX, PDF, HTML or text",
    ),
    ("META-INF/container.xml", "an e-book (EPUB); save the document as DOCX, PDF, HTML or text"),
    (
        "content.xml",
        "an OpenDocument file (ODT); open it in LibreOffice or Word and save it as DOCX",
    ),
];

/// Reads a document.
///
/// # Errors
/// When it is no document of Word, or a damaged one.
pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Document, DocumentError> {
    let mut parts = Parts::open(bytes, limits)?;
    let Some(text) = text_part(&mut parts, &limits)? else {
        let other = OTHERS.iter().find(|(part, _)| parts.has(part));
        let help = other.map_or("an archive (ZIP); unpack it and name the document in it", |o| o.1);
        return Err(DocumentError::OtherKind(help));
    };
    let styles = parts.read("word/styles.xml", |part| Styles::read(part, &limits))?;
    let styles = styles.unwrap_or_default();
    let numbering = parts.read("word/numbering.xml", |part| Numbering::read(part, &limits))?;
    let mut numbering = numbering.unwrap_or_default();
    let mut document = read_body(&mut parts, &text, &styles, &mut numbering, limits)?;
    let edges: Vec<String> = EDGES.iter().flat_map(|edge| parts.names(edge)).collect();
    for name in edges {
        let edge = read_body(&mut parts, &name, &styles, &mut Numbering::default(), limits)?;
        let lines = edge.lines.iter().map(|line| line.shown().into_owned());
        document.furniture.extend(lines.map(|text| Furniture { page: None, text }));
    }
    Ok(document)
}

fn read_body(
    parts: &mut Parts<'_>,
    name: &str,
    styles: &Styles,
    numbering: &mut Numbering,
    limits: Limits,
) -> Result<Document, DocumentError> {
    let document = parts.read(name, |part| {
        let mut body = Body::new(styles, numbering, limits);
        xml::read(part, &limits, |event| body.handle(&event))?;
        body.writer.finish(DocumentFormat::Docx, None)
    })?;
    let missing =
        || DocumentError::Damaged { format: "DOCX", problem: format!("it has no {name}") };
    document.ok_or_else(missing)
}

/// The part that has the text.
fn text_part(parts: &mut Parts<'_>, limits: &Limits) -> Result<Option<String>, DocumentError> {
    if parts.has(TEXT) {
        return Ok(Some(TEXT.to_owned()));
    }
    let mut target = None;
    parts.read("_rels/.rels", |part| {
        xml::read(part, limits, |event| {
            if let XmlEvent::Start(element) = event
                && element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                target = element.attribute("Target");
            }
            Ok(())
        })
    })?;
    let target = target.map(|target| target.trim_start_matches('/').to_owned());
    Ok(target.filter(|target| target.starts_with("word/") && parts.has(target)))
}
