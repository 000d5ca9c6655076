//! PDF: what is drawn becomes lines and cells again.

use super::{
    cells,
    pdf_file::{HEIGHT, PdfPage, of_objects, pdf},
};
use crate::document::{Document, DocumentError, LineStart, pdf::extract_for_tests as extract};

fn read(pages: &[PdfPage]) -> Document {
    extract(&pdf(pages)).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).collect()
}

/// A table of two columns: horizontal rules at these places from the top.
fn table(page: PdfPage, rules: &[f64]) -> PdfPage {
    let (top, bottom) = (rules[0], rules[rules.len() - 1]);
    let page = rules.iter().fold(page, |page, y| page.rule((50.0, *y), (550.0, *y)));
    [50.0, 200.0, 550.0].iter().fold(page, |page, x| page.rule((*x, top), (*x, bottom)))
}

#[test]
fn cells_side_by_side_are_not_mixed() {
    let page = table(PdfPage::default(), &[100.0, 140.0, 180.0])
        .text(50.0, 80.0, "3-тарау. Карточкалар")
        .text(52.0, 112.0, "Топтың коды мен")
        .text(202.0, 112.0, "7412-0 – ағаш бұйымдарын жасайтын және жөндейтін шеберлердің тобы")
        .text(52.0, 124.0, "атауы:")
        .text(202.0, 124.0, "екінші жол")
        .text(52.0, 152.0, "Деңгейі:")
        .text(202.0, 152.0, "4")
        .text(50.0, 200.0, "4-тарау. Деректер");
    let document = read(&[page]);
    assert_eq!(
        cells(&document),
        [
            "3-тарау. Карточкалар",
            "1:1 Топтың коды мен атауы:",
            "1:2 7412-0 – ағаш бұйымдарын жасайтын және жөндейтін шеберлердің тобы екінші жол",
            "2:1 Деңгейі:",
            "2:2 4",
            "4-тарау. Деректер",
        ]
    );
    assert_eq!((document.tables[0].rows, document.tables[0].columns), (2, 2));
    assert_eq!(document.lines[4].begins, LineStart::Wrapped);
}

#[test]
fn rules_as_word_draws_them_make_cells() {
    let mut page = PdfPage::default();
    for y in [100.0, 120.0] {
        page = page.area((50.0, y), (550.0, y));
    }
    for x in [50.0, 200.0, 550.0] {
        page = page.area((x, 100.0), (x, 120.0));
    }
    let page = page.text(52.0, 112.0, "Коды:").text(202.0, 112.0, "5");
    assert_eq!(cells(&read(&[page])), ["1:1 Коды:", "1:2 5"]);
}

#[test]
fn a_cell_goes_on_over_a_page_break() {
    let long = "1. Шыны бұйымдарын балқыту пешінде ыстық өңдеу тәсілін таңдау және де";
    let first = table(PdfPage::default().text(50.0, 90.0, "Карточка"), &[100.0, 790.0])
        .text(52.0, 112.0, "Машықтар:")
        .text(202.0, 112.0, long);
    let second = table(PdfPage::default(), &[30.0, 100.0, 130.0])
        .text(202.0, 42.0, "жұмсарту;")
        .text(202.0, 54.0, "2. Пешті тазалау.")
        .text(52.0, 112.0, "Білімдер:")
        .text(202.0, 112.0, "1. Шынының түрлері.");
    let document = read(&[first, second]);
    assert_eq!(document.tables.len(), 1);
    assert_eq!(document.tables[0].rows, 2);
    assert_eq!(
        cells(&document),
        [
            "Карточка",
            "1:1 Машықтар:",
            &format!("1:2 {long} жұмсарту; 2. Пешті тазалау."),
            "2:1 Білімдер:",
            "2:2 1. Шынының түрлері.",
        ]
    );
    let pages: Vec<Option<u32>> = document.lines.iter().map(|line| line.page).collect();
    assert_eq!(pages, [1, 1, 1, 2, 2, 2, 2].map(Some));
    assert_eq!(document.text().matches('\u{c}').count(), 1);
}

#[test]
fn a_row_that_begins_a_page_is_a_row() {
    let first = table(PdfPage::default().text(50.0, 90.0, "Карточка"), &[100.0, 700.0])
        .text(52.0, 112.0, "Машықтар:")
        .text(202.0, 112.0, "1. Тазалау.");
    let second = table(PdfPage::default(), &[30.0, 100.0]).text(52.0, 42.0, "Білімдер:").text(
        202.0,
        42.0,
        "Шынының түрлері.",
    );
    let read = read(&[first, second]);
    assert_eq!(cells(&read)[3..], ["2:1 Білімдер:", "2:2 Шынының түрлері."]);
}

#[test]
fn running_heads_and_page_numbers_are_furniture() {
    let page = |number: u32| {
        PdfPage::default()
            .text(50.0, 30.0, &format!("Кәсіптік стандарт, {number}-бет"))
            .text(
                50.0,
                60.0,
                &format!("Мәтіннің {} бөлігі", ["бірінші", "екінші", "соңғы"][number as usize - 1]),
            )
            .text(300.0, HEIGHT - 20.0, &number.to_string())
    };
    let document = read(&[page(1), page(2), page(3)]);
    assert_eq!(
        texts(&document),
        ["Мәтіннің бірінші бөлігі", "Мәтіннің екінші бөлігі", "Мәтіннің соңғы бөлігі"]
    );
    assert_eq!(document.furniture.len(), 6);
    assert_eq!(
        (document.furniture[2].page, document.furniture[2].text.as_str()),
        (Some(2), "Кәсіптік стандарт, 2-бет")
    );
}

#[test]
fn a_page_that_is_turned_is_read_as_its_text_runs() {
    let place = |left: f64, text: &str| {
        let codes: Vec<String> = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let codes = codes.concat();
        format!("BT /F1 10 Tf 0 1 -1 0 {left} 50 Tm <{codes}> Tj ET")
    };
    let page =
        PdfPage::default().raw(&place(120.0, "екінші жол")).raw(&place(100.0, "бірінші жол"));
    assert_eq!(texts(&read(&[page])), ["бірінші жол", "екінші жол"]);
}

#[test]
fn pages_without_text_need_ocr() {
    let picture = PdfPage::default().raw("0 0 100 100 re f");
    let failed = |bytes: &[u8]| extract(bytes).unwrap_err();
    assert_eq!(failed(&pdf(&[picture])), DocumentError::Scan);
    let unknown = PdfPage::default().text(50.0, 50.0, "\u{f041}\u{f042}\u{f043}");
    assert_eq!(failed(&pdf(&[unknown])), DocumentError::UnknownLetters);
}

#[test]
fn damaged_files_are_named() {
    let whole = pdf(&[PdfPage::default().text(50.0, 50.0, "мәтін")]);
    let failed = |bytes: &[u8]| extract(bytes).unwrap_err().to_string();
    assert!(failed(&whole[..whole.len() / 2]).contains("damaged file (PDF)"));
    assert!(failed(b"%PDF-1.7\n\0\x01").contains("damaged file (PDF)"));
    let looping = of_objects(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>".to_owned(),
    ]);
    assert!(failed(&looping).contains("it has no pages"));
}
