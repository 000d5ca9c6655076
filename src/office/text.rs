//! A document as plain text, to be copied into a letter or a form.

use super::document::{DocumentBlock, Inline, OfficeDocument, OfficeText, TableRow};

/// The document as text: a line a paragraph, a blank line around headings; the places of the lines
/// are left out, and what is to be filled in is in square brackets.
#[must_use]
pub fn text(document: &OfficeDocument) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in document.blocks() {
        match block {
            DocumentBlock::Title(title) => lines.extend([in_one_line(title), String::new()]),
            DocumentBlock::Heading { number, text, .. } => {
                let number = number.as_ref().map(|number| format!("{number}. "));
                lines.extend([String::new(), number.unwrap_or_default() + &in_one_line(text)]);
            }
            DocumentBlock::Clause { number, text } => {
                lines.push(format!("{number}. {}", whole(text)));
            }
            DocumentBlock::Bullet(text) => lines.push(format!("• {}", whole(text))),
            DocumentBlock::Paragraph(text) | DocumentBlock::Aside(text) => lines.push(whole(text)),
            DocumentBlock::Note(text) | DocumentBlock::Signature(text) => {
                lines.extend([String::new(), whole(text)]);
            }
            DocumentBlock::Table(table) => {
                lines.extend((!table.headings.is_empty()).then(|| table.headings.join("\t")));
                lines.extend(table.rows.iter().map(|row| match row {
                    TableRow::Group(text) => in_one_line(text),
                    TableRow::Cells(cells) => {
                        let cells = cells
                            .iter()
                            .map(|cell| cell.iter().map(in_one_line).collect::<Vec<_>>().join(" "));
                        cells.collect::<Vec<_>>().join("\t")
                    }
                }));
            }
        }
    }
    let begins = lines.iter().position(|line| !line.is_empty()).unwrap_or_default();
    lines[begins..].join("\n") + "\n"
}

/// The words and the dash lines below them.
fn whole(text: &OfficeText) -> String {
    let parts = text.parts.iter().map(|part| format!("\n  – {}", words(part)));
    words(&text.content) + &parts.collect::<String>()
}

fn in_one_line(text: &OfficeText) -> String {
    let parts = text.parts.iter().map(|part| format!("; {}", words(part)));
    words(&text.content) + &parts.collect::<String>()
}

fn words(content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match inline {
        Inline::Blank(what) => format!("[{what}]"),
        other => other.words().to_owned(),
    });
    words.collect()
}
