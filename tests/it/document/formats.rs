//! The real text gives the same standard in whatever format it comes.

use serde_json::Value;

use crate::fixtures::{Desk, J62090011, as_docx, as_html, as_pdf, complained, said, status};

/// The standards of an export without the lines that each piece came from: they depend on the format.
fn standards(desk: &Desk) -> Value {
    fn without_lines(value: &mut Value) {
        match value {
            Value::Object(object) => {
                for key in ["source", "sources", "source_text", "source_places", "findings"] {
                    object.remove(key);
                }
                object.values_mut().for_each(without_lines);
            }
            Value::Array(values) => values.iter_mut().for_each(without_lines),
            _ => {}
        }
    }
    let mut exported = desk.export();
    without_lines(&mut exported);
    exported
}

fn imported(name: &str, content: &[u8]) -> Desk {
    let desk = Desk::new();
    let output = desk.import(&desk.file(name, content));
    assert_eq!(status(&output), 0, "{name}: {}", complained(&output));
    assert!(said(&output).contains("J62090011: added, 12 cards"), "{name}: {}", said(&output));
    desk
}

#[test]
fn the_text_is_kept_as_it_is() {
    let desk = imported("standard.txt", J62090011.as_bytes());
    assert_eq!(desk.export()[0]["source_text"], J62090011);
}

#[test]
fn html_docx_and_pdf_give_the_same_standard() {
    let expected = standards(&imported("standard.txt", J62090011.as_bytes()));
    for (name, content) in [
        // Their names say nothing.
        ("html.txt", as_html(J62090011)),
        ("docx.txt", as_docx(J62090011)),
        ("pdf.txt", as_pdf(J62090011)),
    ] {
        assert!(standards(&imported(name, &content)) == expected, "{name} gives another standard");
    }
}

#[test]
fn utf_16_gives_the_same_standard() {
    let expected = standards(&imported("standard.txt", J62090011.as_bytes()));
    let units = J62090011.encode_utf16();
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(units).flat_map(u16::to_le_bytes).collect();
    assert_eq!(standards(&imported("utf-16.txt", &utf_16)), expected);
    let desk = Desk::new();
    let file = desk.file("utf-16.txt", utf_16);
    let printed = said(&desk.run(&["check", file.to_str().unwrap()]));
    assert!(printed.contains(&format!("{}: read as UTF-16LE\n", file.display())), "{printed}");
}
