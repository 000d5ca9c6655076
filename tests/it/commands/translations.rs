//! `kasip translations`: what is translated, what is missing, and what is out of date.

use std::fs;

use crate::fixtures::{Desk, J62090011, complained, said, status};

const RUSSIAN: &str = include_str!("../../../data/translations/J62090011.ru.po");
const ENGLISH: &str = include_str!("../../../data/translations/J62090011.en.po");

#[test]
fn every_line_of_the_shipped_standard_is_translated_and_reviewed() {
    let desk = Desk::new();
    let told = desk.run(&["translations"]);
    assert_eq!(status(&told), 0, "{}{}", said(&told), complained(&told));
    for language in ["ru", "en"] {
        let whole = format!(
            "J62090011: from kk into {language}: 830 lines, 0 missing, 0 stale, 0 unused, 0 not \
             reviewed\n"
        );
        assert!(said(&told).contains(&whole), "{}", said(&told));
    }
}

#[test]
fn a_line_that_was_changed_is_missing_and_its_translation_stale() {
    let desk = Desk::new();
    let line = "9. Жалған позитивтерді орнату.\n";
    desk.import(&desk.file("a.txt", J62090011.replace(line, "9. Жалған үрейлерді баптау.\n")));
    let told = desk.run(&["translations", "--language", "ru"]);
    assert_eq!(status(&told), 1);
    let told = said(&told);
    assert!(told.contains("830 lines, 1 missing, 1 stale, 0 unused"), "{told}");
    assert!(told.contains("a9: «Жалған үрейлерді баптау.»"), "{told}");
    let stale = "stale: «Жалған позитивтерді орнату.» is «Жалған үрейлерді баптау.» now";
    assert!(told.contains(stale), "{told}");
    assert!(!told.contains("into en"), "{told}");

    desk.import(&desk.file("b.txt", J62090011.replace(line, "")));
    let told = said(&desk.run(&["translations", "--language", "en"]));
    assert!(told.contains("829 lines, 0 missing, 0 stale, 1 unused"), "{told}");
}

#[test]
fn a_file_for_a_translator_has_what_is_translated_and_room_for_the_rest() {
    let desk = Desk::new();
    let template = ["translations", "--standard", "J62090011", "--language", "ru", "--template"];
    assert_eq!(said(&desk.run(&template)), RUSSIAN);
    let english = template.map(|part| if part == "ru" { "en" } else { part });
    assert_eq!(said(&desk.run(&english)), ENGLISH);

    let folder = desk.folder.path().join("words");
    fs::create_dir(&folder).unwrap();
    let words = "Ақпараттық қауіпсіздік әкімшісі";
    let entry = format!("msgid \"{words}\"");
    let draft = RUSSIAN.replacen(&entry, &format!("#, fuzzy\n{entry}"), 1).replacen(
        "Обеспечение безопасности компьютерных",
        "\\\"Другие\\\" слова для",
        1,
    );
    fs::write(folder.join("J62090011.ru.po"), &draft).unwrap();
    let with_folder = ["--translations", folder.to_str().unwrap()];
    let told = said(&desk.run(&[&["translations"][..], &with_folder].concat()));
    let russian = "into ru: 830 lines, 0 missing, 0 stale, 0 unused, 1 not reviewed";
    assert!(told.contains(russian), "{told}");
    assert!(told.contains(&format!("«{words}»")), "{told}");
    assert!(told.contains("into en: 830 lines, 0 missing"), "the shipped file stands in: {told}");
    assert_eq!(said(&desk.run(&[&template[..], &with_folder].concat())), draft);
}

#[test]
fn a_text_without_translations_lacks_every_line() {
    let desk = Desk::new();
    desk.import(&desk.file("standard.txt", J62090011.replace("J62090011", "J62090012")));
    let told = desk.run(&["translations", "--standard", "J62090012"]);
    assert_eq!(status(&told), 1);
    assert!(said(&told).contains("into ru: 830 lines, 830 missing"), "{}", said(&told));
    let unknown = desk.run(&["translations", "--standard", "N001"]);
    assert_eq!(status(&unknown), 2);
    assert!(complained(&unknown).contains("the catalogue has no standard N001"));
}

#[test]
fn a_broken_file_of_translations_is_refused_with_its_reason() {
    let desk = Desk::new();
    let twice = format!("{RUSSIAN}\nmsgid \"Тәртіптілік\"\nmsgstr \"Порядок\"\n");
    for (content, reason) in [
        (twice.as_str(), "translates «Тәртіптілік» twice"),
        ("msgid \"a\nmsgstr b\n", "line 1 has no text between quotes"),
        ("msgid \"a\"\n", "line 1 has words without a msgstr"),
        ("words", "line 1 is no line of the format"),
    ] {
        desk.file("J62090011.ru.po", content);
        let folder = desk.folder.path().to_str().unwrap().to_owned();
        for command in [&["translations"][..], &["serve", "--listen", "127.0.0.1:0"]] {
            let refused = desk.run(&[command, &["--translations", &folder]].concat());
            assert_eq!(status(&refused), 2, "{}", said(&refused));
            let complaint = complained(&refused);
            assert!(complaint.contains(reason), "{complaint}");
            assert!(complaint.contains("J62090011.ru.po"), "{complaint}");
        }
    }
    desk.file("J62090011.ru.po", "msgid \"a\"\nmsgstr \"b\"\n");
    for (folder, reason) in [(".", "(X-Source-Language: kk)"), ("missing", "cannot be read")] {
        let folder = desk.folder.path().join(folder);
        let folder = folder.to_str().unwrap();
        let refused = desk.run(&["serve", "--listen", "127.0.0.1:0", "--translations", folder]);
        assert_eq!(status(&refused), 2);
        assert!(complained(&refused).contains(reason), "{}", complained(&refused));
    }
}
