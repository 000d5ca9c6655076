//! A good text is never lost to a bad one: the real binary, and what it says to the person.

use std::{
    fs,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::fixtures::{Desk, J62090011, complained, said, status};

/// A desk whose catalogue holds the real standard.
fn desk() -> Desk {
    let desk = Desk::new();
    assert_eq!(status(&desk.import(&desk.file("good.txt", J62090011))), 0);
    desk
}

/// The text is refused with one sentence that has these words, by `check` too, and the catalogue
/// stays as it was: an empty one, and one that holds the good text.
fn assert_refused(text: &str, words: &[&str]) {
    for desk in [Desk::new(), desk()] {
        let before = desk.export();
        let file = desk.file("bad.txt", text);
        let imported = desk.import(&file);
        let complaint = complained(&imported);
        assert_eq!(status(&imported), 2, "{words:?}: {}{complaint}", said(&imported));
        assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
        let checked = desk.run(&["check", file.to_str().unwrap()]);
        assert_eq!(status(&checked), 1, "{words:?}");
        let sentence = said(&checked).lines().take(2).collect::<String>();
        for word in words {
            assert!(complaint.contains(word), "no {word} in {complaint}");
            assert!(sentence.contains(word), "no {word} in {sentence}");
        }
        assert_eq!(desk.export(), before, "{words:?}");
    }
}

/// The text without the lines that have one of these labels.
fn without_lines(labels: &[&str]) -> String {
    let lines = J62090011.lines().filter(|line| !labels.iter().any(|label| line.contains(label)));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_whose_labels_are_gone_is_refused_by_the_name_of_the_label() {
    assert_refused(&J62090011.replace("Машықтар:", ""), &["111 of its 111 skills", "«Машықтар:»"]);
    assert_refused(&J62090011.replace("Білімдер:", ""), &["111 of its 111 skills", "«Білімдер:»"]);
    let unknown = J62090011.replace("Машықтар:", "Қабілеттер:");
    assert_refused(&unknown, &["«Машықтар:»", "line 182"]);
    let functions = without_lines(&["Еңбек функциясы "]);
    assert_refused(&functions, &["12 of its 12 cards have no labour function", "lines 107"]);
    let skills = J62090011.replace("Дағды ", "Дағды");
    let skills = (1..20).fold(skills, |text, n| text.replace(&format!("Дағды{n}:"), ""));
    assert_refused(&skills, &["12 of its 12 cards have no skill", "«Дағды 1:»"]);
}

#[test]
fn a_text_whose_labels_stand_before_the_lists_is_refused() {
    let text = J62090011.replace("Білімдер:", "").replace("Дағдыны тану мүмкіндігі:", "");
    let stacked = "Машықтар:\nБілімдер:\nДағдыны тану мүмкіндігі:";
    assert_refused(&text.replace("Машықтар:", stacked), &["«Машықтар:» and «Білімдер:»"]);
}

#[test]
fn a_card_without_functions_is_refused() {
    let start = J62090011.find("23. Кәсіптің карточкасы").unwrap();
    let end = J62090011.find("4-ші тарау.").unwrap();
    let card = &J62090011[start..end];
    let cut = &card[..card.find("Еңбек функциясы 1:").unwrap()];
    let text = J62090011.replace(card, cut);
    assert_refused(&text, &["doubtful", "line 4033 is its last", "Missing from the end: related"]);
    let with_end =
        format!("{cut}Требования к компетенциям\nСБШ деңгейі: Кәсіптің атауы:\n5 Маман\n");
    let text = J62090011.replace(card, &with_end);
    assert_refused(&text, &["doubtful", "1 of its 12 cards have no labour function"]);
}

#[test]
fn titles_that_stand_beside_their_labels_are_refused() {
    // In columns side by side the title of a skill stands before its label and goes on behind the
    // label of its list.
    let text = (1..20).fold(J62090011.to_owned(), |text, n| {
        text.replace(&format!("Дағды {n}:\n"), &format!("Дағды {n}: Машықтар:\n"))
    });
    assert_refused(&text, &["12 of its 12 cards have no skill with a title"]);
}

#[test]
fn what_is_doubtful_is_saved_only_where_a_person_accepts_it() {
    let text = J62090011.replacen("Білімдер:", "", 1);
    assert_refused(&text, &["doubtful", "1 of its 111 skills have nothing under «Білімдер:»"]);
    let desk = Desk::new();
    let file = desk.file("odd.txt", text);
    assert!(complained(&desk.import(&file)).contains("--accept"));
    let accepted = desk.run(&["import", "--accept", file.to_str().unwrap()]);
    assert_eq!(status(&accepted), 0, "{}", complained(&accepted));
    assert!(said(&accepted).contains("J62090011: added, 12 cards"), "{}", said(&accepted));
    let bad = desk.file("bad.txt", J62090011.replace("Машықтар:", ""));
    let refused = desk.run(&["import", "--accept", bad.to_str().unwrap()]);
    assert_eq!(status(&refused), 2, "what is wrong is refused all the same");
}

#[test]
fn an_export_is_judged_as_a_text_is() {
    let whole = desk().export();
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut broken = whole.clone();
        change(&mut broken[0]);
        serde_json::to_vec(&broken).unwrap()
    };
    let lists = |standard: &mut Value, name: &str| {
        for card in standard["cards"].as_array_mut().unwrap() {
            for function in card["functions"].as_array_mut().unwrap() {
                for skill in function["skills"].as_array_mut().unwrap() {
                    skill[name] = Value::Array(Vec::new());
                }
            }
        }
    };
    let no_functions = broken(&|standard| {
        standard["cards"][3]["functions"] = Value::Array(Vec::new());
    });
    for (content, words) in [
        (no_functions, "1 of its 12 cards have no labour function"),
        (broken(&|standard| lists(standard, "knowledge")), "«Білімдер:»"),
    ] {
        for desk in [Desk::new(), desk()] {
            let before = desk.export();
            let imported = desk.import(&desk.file("broken.json", &content));
            let complaint = complained(&imported);
            assert_eq!(status(&imported), 2, "{complaint}");
            assert!(complaint.contains(words) && complaint.contains("[0]"), "{complaint}");
            assert_eq!(desk.export(), before);
        }
    }
}

#[test]
fn what_is_no_code_does_not_become_a_standard() {
    for code in [
        "J62090011 (2-нұсқа)",
        "../../\"><script>alert(9)</script>\u{1b}[31m",
        "//evil.example/\\x?y#z&a=b",
        "62090011",
        "J6209\u{9b}0011",
        "Ж62090011",
        &"J62090011 ".repeat(40),
    ] {
        let text = J62090011.replace("коды: J62090011", &format!("коды: {code}"));
        assert_refused(&text, &["is not a valid standard code", "line 74"]);
    }
    let lines = J62090011.lines().map(|line| line.replace("коды: J62090011", "коды:"));
    let none = lines.collect::<Vec<_>>().join("\n");
    let desk = Desk::new();
    let refused = desk.import(&desk.file("none.txt", none));
    assert_eq!(status(&refused), 2);
    assert!(complained(&refused).contains("no code of a standard"), "{}", complained(&refused));
}

#[test]
fn a_code_in_letters_that_look_latin_is_read_as_latin_and_told() {
    let desk = desk();
    let text = J62090011.replace("коды: J62090011", "коды: Ј62090011");
    let file = desk.file("cyrillic.txt", text);
    let checked = desk.run(&["check", file.to_str().unwrap()]);
    assert_eq!(status(&checked), 0);
    assert!(said(&checked).contains(":74: warning: code_invalid: "), "{}", said(&checked));
    assert!(said(&desk.import(&file)).contains("J62090011: replaced"));
    assert_eq!(desk.export().as_array().unwrap().len(), 1);
}

/// The real standard without its last cards.
fn shorter(n_cards: usize) -> String {
    let starts: Vec<usize> =
        J62090011.match_indices(". Кәсіптің карточкасы").map(|(at, _)| at - 2).collect();
    let end = J62090011.find("4-ші тарау.").unwrap();
    format!("{}{}", &J62090011[..starts[n_cards]], &J62090011[end..])
}

#[test]
fn a_text_without_an_edition_does_not_become_one_beside_those_that_are_there_in_silence() {
    let desk = desk();
    let before = desk.export();
    let undated =
        J62090011.replace("29. Нұсқа нөмірі және шығарылған жылы: версия 2, 2022 г.\n", "");
    let file = desk.file("undated.txt", undated);
    let refused = desk.run(&["import", "--accept", file.to_str().unwrap()]);
    let complaint = complained(&refused);
    assert_eq!(status(&refused), 2, "{}", said(&refused));
    for words in ["prints neither a year nor a version", "its edition 2022-2", "`--replace`"] {
        assert!(complaint.contains(words), "no {words} in {complaint}");
    }
    assert_eq!(desk.export(), before);
    let added = desk.run(&["import", "--accept", "--replace", file.to_str().unwrap()]);
    assert_eq!(status(&added), 0, "{}", complained(&added));
    assert_eq!(desk.export().as_array().unwrap().len(), 2);
}

#[test]
fn many_identifiers_are_removed_only_when_that_is_asked_for() {
    let desk = desk();
    let before = desk.export();
    let file = desk.file("shorter.txt", shorter(10));
    let refused = desk.run(&["import", "--accept", file.to_str().unwrap()]);
    let complaint = complained(&refused);
    assert_eq!(status(&refused), 2, "{}", said(&refused));
    for words in [
        "J62090011 would lose ",
        " of the 878 permanent identifiers of its edition 2022-2",
        "`--replace`",
    ] {
        assert!(complaint.contains(words), "no {words} in {complaint}");
    }
    assert_eq!(desk.export(), before);

    let replaced = desk.run(&["import", "--accept", "--replace", file.to_str().unwrap()]);
    assert_eq!(status(&replaced), 0, "{}", complained(&replaced));
    assert!(said(&replaced).contains("J62090011: replaced, 10 cards"), "{}", said(&replaced));
    assert!(said(&replaced).contains("version 2"), "a refusal makes no version");
    let bad = desk.file("bad.txt", J62090011.replace("Машықтар:", ""));
    let refused = desk.run(&["import", "--replace", bad.to_str().unwrap()]);
    assert_eq!(status(&refused), 2, "it lifts nothing else");
}

#[test]
fn other_words_in_the_same_places_remove_nothing() {
    let desk = desk();
    let changed = J62090011.replace("Компания", "Компаниям Zqx1");
    let replaced = desk.import(&desk.file("changed.txt", changed));
    assert_eq!(status(&replaced), 0, "{}", complained(&replaced));
    assert!(said(&replaced).contains(" 0 identifiers removed"), "{}", said(&replaced));
}

#[test]
fn a_file_that_is_not_saved_keeps_no_other_from_being_saved() {
    let desk = desk();
    let other = |code: &str| desk.file(code, J62090011.replace("J62090011", code));
    let (first, last) = (other("J62090012"), other("J62090013"));
    let bad = desk.file("shorter.txt", shorter(10));
    let letter = desk.file("letter.txt", "Құрметті әріптестер!\n");
    let files = [&first, &bad, &letter, &last].map(|path| path.to_str().unwrap());
    let imported = desk.run(&["import", files[0], files[1], files[2], files[3]]);
    assert_eq!(status(&imported), 2);
    let complaint = complained(&imported);
    assert_eq!(complaint.lines().count(), 2, "{complaint}");
    assert!(complaint.contains("shorter.txt") && complaint.contains("letter.txt"), "{complaint}");
    let printed = said(&imported);
    for (line, words) in printed.lines().zip([
        "J62090012    saved     J62090012: added, 12 cards",
        "shorter.txt  doubtful  lines 92–103 list 12 professions",
        "letter.txt   refused   it has no profession card",
        "J62090013    saved     J62090013: added, 12 cards",
        "2 files saved, 1 doubtful, 1 refused",
    ]) {
        assert!(line.contains(words), "no {words} in {line}");
    }
    assert_eq!(desk.export().as_array().unwrap().len(), 3);
}

#[test]
fn a_folder_is_imported_and_an_empty_one_is_refused() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("standards");
    fs::create_dir_all(folder.join("more")).unwrap();
    let text = |code: &str| J62090011.replace("J62090011", code);
    fs::write(folder.join("a.txt"), text("J62090012")).unwrap();
    fs::write(folder.join("more/b.txt"), text("J62090013")).unwrap();
    fs::write(folder.join(".hidden"), "no standard").unwrap();
    let imported = desk.import(&folder);
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert!(said(&imported).ends_with("2 files saved, 0 doubtful, 0 refused\n"));
    assert_eq!(desk.export().as_array().unwrap().len(), 2);
    let empty = desk.folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let refused = desk.import(&empty);
    assert_eq!(status(&refused), 2);
    assert!(complained(&refused).contains("is a folder without files"));
}

#[test]
fn a_code_is_given_where_none_is_printed_or_another_standard_has_it() {
    let desk = desk();
    let no_code =
        J62090011.replacen("Кәсіптік стандарттың коды: J62090011", "Кәсіптік стандарттың коды:", 1);
    assert_refused(&no_code, &["it prints no code of a standard", "--code"]);
    let file = desk.file("no-code.txt", &no_code);
    let given = desk.run(&["import", "--code", "N029", file.to_str().unwrap()]);
    assert!(said(&given).contains("N029: added, 12 cards"), "{}", complained(&given));

    // Another standard with the same code: nothing that it has is of the first.
    let title = "Ақпараттық инфрақұрылым және АТ қауіпсіздігі\nсаласындағы мамандар";
    let other = J62090011.replace(title, "Басқа стандарт").replace("2524-0", "8888-0");
    let other = desk.file("other.txt", other);
    let refused = desk.import(&other);
    assert_eq!(status(&refused), 2, "{}", said(&refused));
    let complaint = complained(&refused);
    assert!(complaint.contains("has the code J62090011"), "{complaint}");
    assert!(complaint.contains("`--code J62090011-001`"), "{complaint}");
    let given = desk.run(&["import", "--code", "J62090011-001", other.to_str().unwrap()]);
    assert!(said(&given).contains("J62090011-001: added"), "{}", complained(&given));
    assert_eq!(desk.export().as_array().unwrap().len(), 3);
    let wrong = desk.run(&["import", "--code", "x", other.to_str().unwrap()]);
    assert!(complained(&wrong).contains("a capital Latin letter and digits"));
}

#[test]
fn two_standards_in_one_file_are_two() {
    let desk = Desk::new();
    let other = J62090011.replace("J62090011", "J62090012");
    let imported = desk.import(&desk.file("two.txt", format!("{J62090011}\n{other}")));
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    let exported = desk.export();
    let codes: Vec<_> = exported.as_array().unwrap().iter().map(|s| s["code"].clone()).collect();
    assert_eq!(codes, ["J62090011", "J62090012"]);
    assert!(
        exported.as_array().unwrap().iter().all(|s| s["cards"].as_array().unwrap().len() == 12)
    );
}

#[test]
fn the_first_error_is_named_and_errors_are_printed_first() {
    let desk = Desk::new();
    let text = J62090011
        .replacen("Кәсіптік стандарт:", "", 1)
        .replacen("Название профессионального стандарта:", "", 1)
        .replacen("коды: J62090011", "коды: белгісіз", 1);
    let file = desk.file("errors.txt", text);
    let complaint = complained(&desk.import(&file));
    for words in ["it has 2 errors; the first: line 1: ", "`kasip check` prints them all"] {
        assert!(complaint.contains(words), "no {words} in {complaint}");
    }
    let printed = said(&desk.run(&["check", file.to_str().unwrap()]));
    let severities: Vec<&str> = printed
        .lines()
        .filter_map(|line| line.split(": ").nth(1))
        .filter(|word| ["error", "warning", "note"].contains(word))
        .collect();
    let mut sorted = severities.clone();
    sorted.sort_unstable_by_key(|word| ["error", "warning", "note"].iter().position(|w| w == word));
    assert_eq!(severities, sorted);
    assert_eq!(severities.iter().filter(|word| **word == "error").count(), 2);
}

#[test]
fn findings_are_bounded_in_number_and_length() {
    let desk = Desk::new();
    let stray = |n: usize| format!("1. {}\n", "белгі ".repeat(n));
    let list = "1. Иә\n".repeat(5000);
    let text = J62090011.replacen("Машықтар:\n", &format!("Машықтар:\n{list}"), 1).replacen(
        "7. Краткое",
        &format!("6. Кәсіптік стандарттың коды: {}\n7. Краткое", stray(9000)),
        1,
    );
    let file = desk.file("endless.txt", text);
    let printed = said(&desk.run(&["check", "--all", file.to_str().unwrap()]));
    assert!(printed.lines().count() < 600, "{} lines", printed.lines().count());
    assert!(printed.lines().all(|line| line.chars().count() < 1000));
    assert!(printed.contains("number_out_of_order"));
    assert!(
        printed.contains("more_findings: More problems of this kind (number_out_of_order): 48"),
        "{printed}"
    );
    assert!(printed.contains("…”"), "a long line is cut");
    assert!(said(&desk.run(&["check", file.to_str().unwrap()])).lines().count() < 20);
    assert!(complained(&desk.import(&file)).contains("items have lost their number"));
    let imported = desk.run(&["import", "--accept", file.to_str().unwrap()]);
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    assert!(desk.export()[0]["findings"].as_array().unwrap().len() < 600);
}

/// How long the import of a standard takes that has so many items in one list.
fn time_to_import(n_items: usize) -> Duration {
    let text = format!(
        "4. Название профессионального стандарта: Мамандар\n5. Кәсіптік стандарттың коды: X1\n\
         10. Кәсіптің карточкасы «Маман»:\nҚызмет атауының коды: 1-0-1\nКәсіптің атауы: Маман\n\
         СБШ бойынша біліктілік деңгейі: 5\nЕңбек функциясы 1:\nІс\nДағды 1:\nЖұмыс\n\
         Машықтар:\n{}Білімдер:\n1. Тіл\n",
        "1. Иә\n".repeat(n_items)
    );
    let import = |_| {
        let desk = Desk::new();
        let file = desk.file("long.txt", &text);
        let start = Instant::now();
        let imported = desk.run(&["import", "--accept", file.to_str().unwrap()]);
        assert_eq!(status(&imported), 0, "{}", complained(&imported));
        start.elapsed()
    };
    (0..3).map(import).min().unwrap()
}

#[test]
fn an_import_grows_with_the_text_and_not_with_its_square() {
    let once = time_to_import(1500).as_secs_f64();
    let four_times = time_to_import(6000).as_secs_f64();
    assert!(four_times < 10.0 * once, "{once:.3} s, then {four_times:.3} s");
}

/// ESC with a command, BEL, a command of C1, and the override of the direction.
const COMMANDS: &str = "\u{1b}[31m\u{7}\u{9b}32m\u{202e}\u{2028}";

fn assert_printable(printed: &str) {
    let unfit = |c: &char| (c.is_control() && *c != '\n') || "\u{202e}\u{2028}".contains(*c);
    let found: Vec<char> = printed.chars().filter(unfit).collect();
    assert!(found.is_empty(), "{found:?} in {printed:?}");
}

#[test]
fn nothing_that_commands_a_terminal_is_printed() {
    let desk = Desk::new();
    // A line separator is white space: it parts words and lands nowhere.
    let text = J62090011
        .replace("коды: J62090011", &format!("коды: J{COMMANDS}62090011"))
        .replacen("«Ақпараттық қауіпсіздік әкімшісі»", &format!("«А{COMMANDS}Б»"), 1)
        .replacen("Дағды 1:\n", &format!("Дағды 1:\n{COMMANDS}\n\n\n"), 1)
        .replacen("1. Ақпаратты", &format!("1. {COMMANDS}Ақпаратты"), 1)
        .replacen("подуровень", &format!("{COMMANDS} подуровень"), 1);
    let file = desk.file(&format!("a{COMMANDS}b.txt"), text);
    let checked = desk.run(&["check", file.to_str().unwrap()]);
    assert_eq!(status(&checked), 1);
    assert_printable(&said(&checked));
    assert!(said(&checked).contains("a\\u{1b}[31m\\u{7}\\u{9b}32m\\u{202e}\\u{2028}b.txt"));
    assert!(said(&checked).contains("J\\u{1b}[31m"));

    let good = desk.file(&format!("c{COMMANDS}d.txt"), J62090011);
    assert_printable(&said(&desk.import(&good)));
}
