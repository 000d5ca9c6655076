//! What a file is, told by how it begins. Its name is never asked.

use super::error::DocumentError;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Pdf,
    /// A ZIP archive, such as a document of Word.
    Zip,
    /// Anything that consists of letters.
    Letters,
}

/// How a PDF may begin: some programs write something before it.
const BEFORE_PDF: usize = 1024;

/// What begins with these bytes, and the one thing that helps.
const OTHERS: &[(&[u8], &str)] = &[
    (b"{\\rtf", "an RTF document; open it in Word or LibreOffice and save it as DOCX"),
    (b"\x89PNG", "a picture (PNG), not text: let a program for OCR recognise the text first"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text: let a program for OCR recognise the text first"),
    (b"GIF8", "a picture (GIF), not text: let a program for OCR recognise the text first"),
    (b"II*\0", "a picture (TIFF), not text: let a program for OCR recognise the text first"),
    (b"MM\0*", "a picture (TIFF), not text: let a program for OCR recognise the text first"),
    (b"AT&TFORM", "scanned pages (DjVu), not text: let a program for OCR recognise the text first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z); unpack it and name the document in it"),
    (b"Rar!\x1a\x07", "an archive (RAR); unpack it and name the document in it"),
    (b"\x1f\x8b", "a compressed file (gzip); unpack it and name the document in it"),
    (b"SQLite format 3\0", "a database of SQLite, not a document"),
    (b"%!PS", "a PostScript file; turn it into PDF"),
    (b"MIME-Version:", "a page saved with its pictures (MHTML); save it as HTML only"),
];

/// The beginning of old files of Office, and of new ones that have a password.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What is in an old file of Office, by the names of its parts, and the one thing that helps.
const COMPOUND_PARTS: &[(&str, &str)] = &[
    ("EncryptedPackage", "protected by a password; open it in Word and save it without one"),
    (
        "WordDocument",
        "an old Word document (.doc); open it in Word or LibreOffice and save it as DOCX",
    ),
    ("Workbook", "an Excel workbook, not a text; save the document as DOCX, PDF, HTML or text"),
    (
        "PowerPoint Document",
        "a presentation, not a text; save the document as DOCX, PDF, HTML or text",
    ),
];

/// Tells what a file is.
///
/// # Errors
/// When it is of a kind that is not read.
pub(super) fn kind_of(bytes: &[u8]) -> Result<FileKind, DocumentError> {
    if bytes.starts_with(COMPOUND_FILE) {
        let has_part = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            find(bytes, &name).is_some()
        };
        let part = COMPOUND_PARTS.iter().find(|(name, _)| has_part(name));
        let help = part.map_or("an old file of Office; save it as DOCX", |(_, help)| help);
        return Err(DocumentError::OtherKind(help));
    }
    if let Some((_, help)) = OTHERS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(DocumentError::OtherKind(help));
    }
    let beginning = &bytes[..bytes.len().min(BEFORE_PDF)];
    Ok(if find(beginning, b"%PDF-").is_some() && !looks_like_html(beginning) {
        FileKind::Pdf
    } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        FileKind::Zip
    } else {
        FileKind::Letters
    })
}

/// The elements that a page of HTML, or a part of one, begins with.
const ELEMENTS: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "table",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "ol",
    "ul",
    "section",
    "article",
    "main",
    "span",
    "style",
    "script",
    "font",
    "center",
    "b",
];

/// Whether text is HTML: its first words are one of the elements.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let mut rest = bytes.trim_ascii_start();
    rest = rest.strip_prefix("\u{feff}".as_bytes()).unwrap_or(rest).trim_ascii_start();
    // XHTML begins with a declaration, and any page may begin with comments.
    for (start, end) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(start.as_bytes()) {
            let Some(at) = find(rest, end.as_bytes()) else { return false };
            rest = rest[at + end.len()..].trim_ascii_start();
        }
    }
    let Some(rest) = rest.strip_prefix(b"<") else { return false };
    ELEMENTS.iter().any(|element| {
        let (name, behind) = rest.split_at(element.len().min(rest.len()));
        name.eq_ignore_ascii_case(element.as_bytes())
            && behind.first().is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether text is XML that is no page.
pub(super) fn looks_like_xml(text: &str) -> bool {
    text.trim_start().starts_with("<?xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_by_its_first_element() {
        for html in [
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "\u{feff} <html lang=kk>",
            "<?xml version=\"1.0\"?>\n<!-- saved --><html xmlns=\"x\">",
            "<TABLE border=1><tr>",
            "<p>1. Кәсіптің карточкасы</p>",
        ] {
            assert!(looks_like_html(html.as_bytes()), "{html}");
        }
        for other in
            ["", "<", "< html>", "<plan>", "<?xml version=\"1.0\"?><w:wordDocument>", "a <p>"]
        {
            assert!(!looks_like_html(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn other_kinds_are_named() {
        let named = |bytes: &[u8]| kind_of(bytes).unwrap_err().to_string();
        let part = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            named(&[COMPOUND_FILE, &[0; 64], &name].concat())
        };
        assert!(part("WordDocument").contains("old Word document"));
        assert!(part("EncryptedPackage").contains("password"));
        assert!(part("Workbook").contains("Excel"));
        assert!(named(b"{\\rtf1\\ansi").contains("RTF"));
        assert!(named(b"\x89PNG\r\n\x1a\n").contains("OCR"));
        assert_eq!(kind_of(b"junk\n%PDF-1.7").unwrap(), FileKind::Pdf);
        assert_eq!(kind_of(b"PK\x03\x04").unwrap(), FileKind::Zip);
        assert_eq!(kind_of("мәтін".as_bytes()).unwrap(), FileKind::Letters);
    }
}
