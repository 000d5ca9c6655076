//! Text without marks: every line end that there is, and form feeds for pages.

use super::{
    encoding::DecodedText,
    error::DocumentError,
    furniture::{self, PageEdges},
    limits::Limits,
    line::{Document, DocumentFormat, DocumentLine, Furniture, LineStart},
};

/// The lines of a text. A text that ends with a line end has an empty last line, so that the lines
/// joined are the text.
///
/// # Errors
/// When it has more lines than any standard.
pub(super) fn read(decoded: DecodedText, limits: Limits) -> Result<Document, DocumentError> {
    let DecodedText { text, encoding } = decoded;
    let has_pages = text.contains('\u{c}');
    let mut page = has_pages.then_some(1);
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    loop {
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        // A form feed usually begins a line: then it ends none.
        if !(line.is_empty() && behind.starts_with('\u{c}')) {
            limits.count_line(lines.len())?;
            lines.push(DocumentLine {
                text: line.to_owned(),
                list_number: None,
                begins: LineStart::Unknown,
                is_heading: false,
                page,
                cell: None,
            });
        }
        let mut letters = behind.chars();
        match letters.next() {
            None => break,
            Some('\r') => rest = behind.strip_prefix("\r\n").unwrap_or(letters.as_str()),
            Some('\u{c}') => {
                page = page.map(|page: u32| page.saturating_add(1));
                rest = letters.as_str();
            }
            Some(_) => rest = letters.as_str(),
        }
    }
    let furniture = take_furniture(&mut lines);
    Ok(Document {
        format: DocumentFormat::Text,
        encoding: Some(encoding.to_owned()),
        lines,
        tables: Vec::new(),
        furniture,
    })
}

/// Takes out what belongs to the pages.
fn take_furniture(lines: &mut Vec<DocumentLine>) -> Vec<Furniture> {
    let is_blank = |at: &usize| lines[*at].text.trim().is_empty();
    // The lines with words of each page.
    let places: Vec<usize> = (0..lines.len()).filter(|at| !is_blank(at)).collect();
    let pages: Vec<&[usize]> =
        places.chunk_by(|one, other| lines[*one].page == lines[*other].page).collect();
    let edges: Vec<PageEdges> = pages
        .iter()
        .map(|page| {
            let texts: Vec<&str> = page.iter().map(|at| lines[*at].text.trim()).collect();
            PageEdges::of(&texts)
        })
        .collect();
    let mut is_furniture = vec![false; lines.len()];
    let texts = places.iter().map(|at| lines[*at].text.as_str());
    for (page, (n_top, n_bottom)) in pages.iter().zip(furniture::count(&edges, texts)) {
        for at in page.iter().take(n_top).chain(page.iter().rev().take(n_bottom)) {
            is_furniture[*at] = true;
        }
    }
    let mut is_furniture = is_furniture.into_iter();
    let taken = lines.extract_if(.., |_| is_furniture.next().unwrap_or_default());
    taken.map(|line| Furniture { page: line.page, text: line.text.trim().to_owned() }).collect()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Document {
        let decoded = DecodedText { text: text.to_owned(), encoding: "UTF-8" };
        read(decoded, Limits::begin("text")).unwrap()
    }

    fn lines(text: &str) -> Vec<(Option<u32>, String)> {
        read_text(text).lines.into_iter().map(|line| (line.page, line.text)).collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        let expected: Vec<_> =
            ["а", "б", "в", "", "г", "д", "е", "ж", ""].map(|l| (None, l.to_owned())).into();
        assert_eq!(lines("а\nб\r\nв\r\rг\u{2028}д\u{2029}е\u{85}ж\u{b}"), expected);
    }

    #[test]
    fn form_feeds_begin_pages() {
        let page = |page, line: &str| (Some(page), line.to_owned());
        assert_eq!(
            lines("а\n\u{c}б\n\u{c}\u{c}в г\u{c}д"),
            [page(1, "а"), page(2, "б"), page(4, "в г"), page(5, "д")]
        );
    }

    #[test]
    fn running_heads_and_page_numbers_are_taken_out() {
        let document =
            read_text("Стандарт\nа\n\n1\n\u{c}Стандарт\nб\n\n2\n\u{c}Стандарт\nв\nг\n\n3\n\u{c}");
        assert_eq!(document.text(), "а\n\n\u{c}б\n\n\u{c}в\nг\n\n\u{c}");
        let taken: Vec<_> =
            document.furniture.iter().map(|line| (line.page, &*line.text)).collect();
        let pages = [(1, "1"), (2, "2"), (3, "3")];
        let expected = pages.map(|(page, number)| [(Some(page), "Стандарт"), (Some(page), number)]);
        assert_eq!(taken, expected.concat());
    }

    #[test]
    fn the_lines_joined_are_the_text() {
        for text in ["", "а", "а\n", "\n\nа\n \n", "а\n\u{c}б\n\u{c}в"] {
            assert_eq!(read_text(text).text(), text);
        }
    }
}
