//! What is thought of damaged files: each has the verdict and the sentence that a careful librarian
//! would want.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use crate::fixtures::{Desk, J62090011, PdfPage, as_docx, as_html, as_pdf, pdf_of_pages, said};

/// A file: its name, what is in it, the verdict, and words of the reason.
type Case = (&'static str, Vec<u8>, &'static str, &'static str);

/// The text up to a part of its length.
fn cut(share: f64) -> Vec<u8> {
    let lines: Vec<&str> = J62090011.lines().collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the lines"
    )]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand lines")]
    let n_lines = (lines.len() as f64 * share) as usize;
    lines[..n_lines].join("\n").into_bytes()
}

/// The text with each of its lines changed.
fn each_line(change: impl Fn(usize, &str) -> String) -> Vec<u8> {
    let lines = J62090011.lines().enumerate().map(|(number, line)| change(number, line));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    J62090011.replace(from, to).into_bytes()
}

fn replaced_once(from: &str, to: &str) -> Vec<u8> {
    J62090011.replacen(from, to, 1).into_bytes()
}

/// The text without the cards from one to another.
fn without_cards(first: usize, last: usize) -> Vec<u8> {
    let starts: Vec<usize> =
        J62090011.match_indices(". Кәсіптің карточкасы").map(|(at, _)| at - 2).collect();
    let end = starts.get(last).copied().unwrap_or(J62090011.find("4-ші тарау.").unwrap());
    format!("{}{}", &J62090011[..starts[first]], &J62090011[end..]).into_bytes()
}

/// Two columns side by side, as programs print them that keep the layout of a page.
fn in_columns() -> Vec<u8> {
    let lines: Vec<&str> = J62090011.lines().collect();
    let (head, cards) = lines.split_at(104);
    let pairs =
        cards.chunks(2).map(|pair| format!("{:40}     {}", pair[0], pair.get(1).unwrap_or(&"")));
    let lines: Vec<String> = head.iter().map(|line| (*line).to_owned()).chain(pairs).collect();
    lines.join("\n").into_bytes()
}

/// The letters of the text, taken for those of an old encoding and saved so.
fn mojibake() -> Vec<u8> {
    J62090011.bytes().map(char::from).collect::<String>().into_bytes()
}

/// The lines of the text in another order.
fn shuffled() -> Vec<u8> {
    let lines: Vec<&str> = J62090011.lines().collect();
    let n_lines = lines.len();
    (0..n_lines).map(|at| lines[at * 1009 % n_lines]).collect::<Vec<_>>().join("\n").into_bytes()
}

/// A form whose fields are empty.
fn unfilled() -> Vec<u8> {
    "Кәсіптік стандарт: «________»\n4. Кәсіптік стандарттың атауы: ________\n5. Кәсіптік стандарттың коды: ____\n\
     10. Кәсіптің карточкасы «________»:\nТоптың коды: ____\nҚызмет атауының коды: ____\nКәсіптің атауы: ________\n\
     СБШ бойынша біліктілік деңгейі: __\nЕңбек функциясы 1:\n________\nДағды 1:\n________\nМашықтар:\n1. ____\nБілімдер:\n1. ____\n"
        .into()
}

#[expect(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<Case> {
    let bytes = |text: &str| text.as_bytes().to_vec();
    let utf_16 = |mark: u16, order: fn(u16) -> [u8; 2]| {
        [mark].into_iter().chain(J62090011.encode_utf16()).flat_map(order).collect::<Vec<u8>>()
    };
    let docx = as_docx(J62090011);
    let pdf = as_pdf("мәтін");
    let half = |file: &[u8]| file[..file.len() / 2].to_vec();
    let drawing = PdfPage::default().rule((0.0, 0.0), (100.0, 100.0));
    vec![
        // The same text in another coat.
        ("as-it-is", bytes(J62090011), "good", ""),
        ("windows-line-ends", replaced("\n", "\r\n"), "good", ""),
        ("old-line-ends", replaced("\n", "\r"), "good", ""),
        ("mark", format!("\u{feff}{J62090011}").into_bytes(), "good", ""),
        ("utf-16le", utf_16(0xfeff, u16::to_le_bytes), "good", ""),
        ("utf-16be", utf_16(0xfeff, u16::to_be_bytes), "good", ""),
        ("html", as_html(J62090011), "good", ""),
        ("docx", docx.clone(), "good", ""),
        ("soft-hyphens", replaced("Машықтар:", "Машық\u{ad}тар:"), "good", ""),
        ("zero-width", replaced("Білімдер:", "Білім\u{200b}дер:"), "good", ""),
        ("capitals", replaced("Машықтар:", "МАШЫҚТАР:"), "good", ""),
        ("latin-letters", replaced("Еңбек функциясы", "Eңбeк функциясы"), "good", ""),
        ("slips", replaced("Еңбек функциясы", "Еңбек функцыясы"), "good", ""),
        ("ordinal", replaced("Дағды 1:", "1-дағды:"), "good", ""),
        ("number-signs", replaced("Дағды 1:", "Дағды № 1:"), "good", ""),
        ("roman", replaced("Дағды 2:", "Дағды II:"), "good", ""),
        (
            "paren-points",
            each_line(|_, line| line.replacen(". Кәсіптің карточкасы", ") Кәсіптің карточкасы", 1)),
            "good",
            "",
        ),
        ("code-in-cyrillic", replaced("коды: J62090011", "коды: Ј62090011"), "good", ""),
        ("level-with-category", replaced_once("\n5\n", "\n5.1 – 2 санат\n"), "good", ""),
        ("level-wrong", replaced_once("\n5\n", "\n55\n"), "good", ""),
        (
            "running-heads",
            each_line(|n, line| {
                if n % 50 == 49 {
                    format!("{line}\nҚР Еңбек министрлігі\n{}\n\u{c}", n / 50)
                } else {
                    line.to_owned()
                }
            }),
            "good",
            "",
        ),
        // Something may be lost.
        ("columns", in_columns(), "doubtful", "words of several cells are mixed"),
        ("one-list-of-abilities", replaced_once("Машықтар:", ""), "doubtful", "«Машықтар:»"),
        ("one-list-of-knowledge", replaced_once("Білімдер:", ""), "doubtful", "«Білімдер:»"),
        ("lists-of-one-card", replaced_once("Білімдер:", "Тәжірибе:"), "doubtful", "«Білімдер:»"),
        (
            "first-cards-lost",
            without_cards(0, 2),
            "doubtful",
            "list 12 professions, and there are 10 cards",
        ),
        ("middle-cards-lost", without_cards(4, 7), "doubtful", "there are 9 cards"),
        ("last-cards-lost", without_cards(10, 12), "doubtful", "there are 10 cards"),
        ("cut-in-a-card", cut(0.6), "doubtful", "is its last"),
        ("cut-behind-the-cards", cut(0.992), "doubtful", "is its last"),
        ("cut-in-the-last-card", cut(0.97), "doubtful", "is its last"),
        (
            "numbers-lost",
            each_line(|_, line| {
                line.trim_start_matches(|c: char| c.is_ascii_digit())
                    .trim_start_matches(". ")
                    .to_owned()
            }),
            "refused",
            "qualification_level",
        ),
        (
            "numbers-all-one",
            each_line(|_, line| {
                line.replacen("2. ", "1. ", 1).replacen("3. ", "1. ", 1).replacen("4. ", "1. ", 1)
            }),
            "doubtful",
            "out of order",
        ),
        // Something is lost.
        ("labels-of-abilities", replaced("Машықтар:", ""), "refused", "111 of its 111 skills"),
        ("labels-of-knowledge", replaced("Білімдер:", ""), "refused", "«Білімдер:»"),
        ("unknown-labels", replaced("Машықтар:", "Қабілеттер:"), "refused", "«Машықтар:»"),
        (
            "no-functions",
            each_line(|_, line| {
                if line.contains("Еңбек функциясы ") {
                    String::new()
                } else {
                    line.to_owned()
                }
            }),
            "refused",
            "no labour function",
        ),
        ("no-code", replaced_once("коды: J62090011", "коды:"), "refused", "--code"),
        (
            "wrong-code",
            replaced_once("коды: J62090011", "коды: белгісіз"),
            "refused",
            "is not a valid standard code",
        ),
        (
            "code-with-more",
            replaced_once("коды: J62090011", "коды: J62090011 (2-нұсқа)"),
            "refused",
            "is not a valid standard code",
        ),
        ("shuffled", shuffled(), "refused", ""),
        ("beginning-only", cut(0.018), "refused", "no profession card"),
        ("unfilled", unfilled(), "refused", "nobody has filled in"),
        // No standard.
        ("empty", Vec::new(), "refused", "is empty"),
        ("blank", bytes("\u{feff}\n \n"), "refused", "is empty"),
        ("letter", bytes("Құрметті әріптестер!\n"), "refused", "no profession card"),
        ("mojibake", mojibake(), "refused", ""),
        ("cut-letter", half("мәтінмәтінә".as_bytes()), "refused", "damaged on line 1"),
        ("zeros", vec![0; 5000], "refused", "binary file"),
        ("noise", (0..5000_u32).map(|n| (n * n % 251) as u8).collect(), "refused", ""),
        (
            "picture",
            bytes("\u{89}PNG\r\n\u{1a}\n").into_iter().chain(vec![0; 500]).collect(),
            "refused",
            "",
        ),
        (
            "old-word",
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
                .into_iter()
                .chain(vec![0; 500])
                .collect(),
            "refused",
            "DOCX",
        ),
        ("rtf", bytes("{\\rtf1\\ansi text}"), "refused", ""),
        ("xml", bytes("<?xml version=\"1.0\"?><a>text</a>"), "refused", "XML"),
        (
            "web-page",
            bytes("<!DOCTYPE html><title>t</title><p>Жаңалықтар"),
            "refused",
            "no profession card",
        ),
        ("cut-docx", half(&docx), "refused", "damaged"),
        ("cut-pdf", half(&pdf), "refused", "damaged"),
        ("scan", pdf_of_pages(&[drawing]), "refused", "OCR"),
        (
            "order-in-russian",
            bytes(
                "ПРИКАЗ\nОб утверждении профессионального стандарта\nПРИКАЗЫВАЮ:\n1. Утвердить прилагаемый стандарт.\n",
            ),
            "refused",
            "an order without its annex",
        ),
        (
            "order-in-kazakh",
            bytes("БҰЙРЫҚ\nКәсіптік стандартты бекіту туралы\nБҰЙЫРАМЫН:\n1. Бекітілсін.\n"),
            "refused",
            "an order without its annex",
        ),
        (
            "russian-federation",
            bytes(
                "Министерство труда и социальной защиты Российской Федерации\nОбобщенная трудовая функция\nТрудовые действия\nНеобходимые умения\n",
            ),
            "refused",
            "a standard of the Russian Federation",
        ),
        (
            "directory",
            bytes(
                "Квалификационный справочник должностей\nДолжностные обязанности: ведёт учёт.\nДолжен знать: законы.\n",
            ),
            "refused",
            "a directory of qualifications",
        ),
        (
            "directory-in-kazakh",
            bytes(
                "Қызметкерлер лауазымдарының біліктілік анықтамалығы\nЛауазымдық міндеттері: есеп жүргізеді.\nБілуге тиіс: заңдар.\n",
            ),
            "refused",
            "a directory of qualifications",
        ),
        (
            "form-of-2013",
            bytes(
                "Паспорт\nКарточки видов трудовой деятельности (профессий)\nПеречень единиц профессионального стандарта\n",
            ),
            "refused",
            "the form of 2013",
        ),
    ]
}

#[test]
fn each_damaged_file_has_its_verdict_and_its_reason() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("files");
    fs::create_dir(&folder).unwrap();
    let cases = cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    for (name, content, ..) in &cases {
        fs::write(folder.join(name), content).unwrap();
    }
    let output = desk.run(&["check", "--format", "json", folder.to_str().unwrap()]);
    let files: Vec<Value> = serde_json::from_str(&said(&output)).unwrap();
    let by_name: BTreeMap<&str, &Value> = files
        .iter()
        .map(|file| (file["file"].as_str().unwrap().rsplit('/').next().unwrap(), file))
        .collect();
    let mut wrong = Vec::new();
    for (name, _, verdict, words) in &cases {
        let file = by_name[name];
        let reason = file["reason"].as_str().unwrap_or_default();
        if file["verdict"] != *verdict || !reason.contains(words) {
            wrong.push(format!(
                "{name}: {} {reason} instead of {verdict} … {words}",
                file["verdict"]
            ));
        }
        assert_eq!(reason.is_empty(), file["verdict"] == "good", "{name}: {reason}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
