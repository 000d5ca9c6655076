//! Files that are no documents: one sentence each, in ten seconds.

use std::time::{Duration, Instant};

use crate::fixtures::{Desk, PdfPage, complained, pdf_of_objects, pdf_of_pages, status};

/// How long a refusal may take.
const TIME: Duration = Duration::from_secs(15);

fn assert_refused(content: &[u8], reason: &str) {
    let desk = Desk::new();
    let file = desk.file("file", content);
    let begin = Instant::now();
    let output = desk.run(&["check", file.to_str().unwrap()]);
    let complaint = complained(&output);
    assert_eq!(status(&output), 2, "{complaint}");
    assert!(complaint.contains(reason), "no {reason} in {complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
    assert!(begin.elapsed() < TIME, "{reason}: {:?}", begin.elapsed());
}

#[test]
fn a_pdf_of_pictures_needs_ocr() {
    let drawing = PdfPage::default()
        .raw("0 0 100 100 re f")
        .rule((0.0, 0.0), (100.0, 100.0))
        .area((0.0, 50.0), (100.0, 50.0));
    assert_refused(&pdf_of_pages(&[drawing]), "OCR");
}

#[test]
fn a_damaged_pdf_is_named() {
    let whole = pdf_of_pages(&[PdfPage::default().text(50.0, 50.0, "мәтін")]);
    assert_refused(&whole[..whole.len() / 2], "is a damaged file (PDF)");
    assert_refused(b"%PDF-1.7\n\0\x01\x02", "is a damaged file (PDF)");
}

#[test]
fn a_pdf_that_loops_ends() {
    let catalogue = "<< /Type /Catalog /Pages 2 0 R >>".to_owned();
    let tree = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_owned();
    assert_refused(&pdf_of_objects(&[catalogue.clone(), tree]), "is a damaged file (PDF)");
    // A drawing that draws itself.
    let drawing = "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 5 \
        /Resources << /XObject << /X 4 0 R >> >> >>\nstream\n/X Do\nendstream";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] /Contents 4 0 R \
        /Resources << /XObject << /X 4 0 R >> >> >>";
    let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned();
    let objects = [catalogue, tree, page.to_owned(), drawing.to_owned()];
    assert_refused(&pdf_of_objects(&objects), "(PDF)");
}

#[test]
fn a_pdf_that_asks_for_memory_is_ended() {
    let page = PdfPage::default().text(50.0, 50.0, "мәтін");
    let text = "BT /F1 1 Tf (".to_owned() + &"а".repeat(1000) + ") Tj ET\n";
    assert_refused(&pdf_of_pages(&[page.raw(&text.repeat(12_000))]), "(PDF)");
}

#[test]
fn more_text_than_any_standard_has_is_refused_before_it_is_read() {
    let text = "1. Деректерді сақтау тәртібін білу.\n".repeat(75_000);
    assert_refused(text.as_bytes(), "has more than 4 MiB of text");
}
