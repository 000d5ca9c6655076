//! PDF files made by hand: text and rules at given places.

use std::fmt::Write as _;

/// The size of a page, in points.
pub const WIDTH: f64 = 595.0;
pub const HEIGHT: f64 = 842.0;

/// The size of the font; each letter is half as wide.
pub const SIZE: f64 = 10.0;

/// What is drawn on a page. Places are from the left and from the top.
#[derive(Debug, Default, Clone)]
pub struct PdfPage(String);

impl PdfPage {
    pub fn text(mut self, left: f64, base: f64, text: &str) -> Self {
        write!(self.0, "BT /F1 {SIZE} Tf {left} {} Td <", HEIGHT - base).unwrap();
        for unit in text.encode_utf16() {
            write!(self.0, "{unit:04X}").unwrap();
        }
        self.0.push_str("> Tj ET\n");
        self
    }

    pub fn rule(mut self, from: (f64, f64), to: (f64, f64)) -> Self {
        let (y0, y1) = (HEIGHT - from.1, HEIGHT - to.1);
        writeln!(self.0, "0.5 w {} {y0} m {} {y1} l S", from.0, to.0).unwrap();
        self
    }

    /// A rule as Word draws it: a thin area.
    pub fn area(mut self, from: (f64, f64), to: (f64, f64)) -> Self {
        let (width, height) = ((to.0 - from.0).max(0.5), (to.1 - from.1).max(0.5));
        writeln!(self.0, "{} {} {width} {height} re f*", from.0, HEIGHT - to.1).unwrap();
        self
    }

    pub fn raw(mut self, operators: &str) -> Self {
        self.0.push_str(operators);
        self.0.push('\n');
        self
    }
}

/// A file of these pages.
pub fn pdf(pages: &[PdfPage]) -> Vec<u8> {
    const MAP: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
        /CMapName /Identity def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
        5 beginbfrange <0000> <00FF> <0000> <0400> <04FF> <0400> <2000> <20FF> <2000> \
        <2100> <21FF> <2100> <F000> <F0FF> <F000> endbfrange\nendcmap end end";
    let stream =
        |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 7 + 2 * n)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Kasip /Encoding /Identity-H \
         /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Kasip /DW 500 /FontDescriptor 5 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /Kasip /Flags 4 >>".to_owned(),
        stream(MAP),
    ];
    for (n, page) in pages.iter().enumerate() {
        let content = 8 + 2 * n;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        objects.push(stream(&page.0));
    }
    of_objects(&objects)
}

/// A file of these objects, the first being the catalogue.
pub fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (number, object) in (1..).zip(objects) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let (start, n) = (file.len(), objects.len() + 1);
    writeln!(file, "xref\n0 {n}\n0000000000 65535 f \n{places}trailer").unwrap();
    writeln!(file, "<< /Size {n} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").unwrap();
    file.into_bytes()
}
