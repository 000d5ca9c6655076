//! What the cells of a table say: rows of education, labels without signs, lists without numbers.

use serde_json::{Value, json};

use crate::fixtures::{Desk, complained, said, status};

/// A page of HTML with an invented standard, whose card has these rows.
fn page(rows: &str) -> String {
    format!(
        "<!DOCTYPE html><meta charset=utf-8><p>Глава 2. Паспорт профессионального стандарта</p>
        <p>4. Название профессионального стандарта: Пчеловодство</p>
        <p>5. Код профессионального стандарта: A014</p>
        <p>8. Перечень карточек профессий:</p><p>1) Пчеловод – 4 уровень ОРК</p>
        <p>Глава 3. Карточки профессий</p>
        <table>
        <tr><td colspan=3><p>9. Карточка профессии «Пчеловод»:</p></td></tr>
        <tr><td><p>Код группы</p></td><td colspan=2><p>6123-1</p></td></tr>
        <tr><td><p>Код наименования занятия</p></td><td colspan=2><p>6123-1-001</p></td></tr>
        <tr><td><p>Наименование профессии</p></td><td colspan=2><p>Пчеловод</p></td></tr>
        <tr><td><p>Уровень квалификации по ОРК</p></td><td colspan=2><p>4</p></td></tr>
        {rows}
        <tr><td rowspan=2><p>Связь с другими профессиями в рамках ОРК</p></td>
        <td><p>Уровень ОРК:</p></td><td><p>Наименование профессии:</p></td></tr>
        <tr><td><p>4</p></td><td><p>Садовод</p></td></tr>
        </table>
        <p>Глава 4. Технические данные профессионального стандарта</p>
        <p>12. Наименование государственного органа: Министерство</p>"
    )
}

/// A function with a skill, whose cells are as given.
fn function(title: &str, skill: &str, abilities: &str, knowledge: &str) -> String {
    format!(
        "<tr><td rowspan=3>{title}</td><td rowspan=2>{skill}</td><td>{abilities}</td></tr>
        <tr><td>{knowledge}</td></tr>
        <tr><td><p>Возможность признания навыка</p></td><td><p>не требуется</p></td></tr>"
    )
}

const ABILITIES: &str = "<p>Умения:</p><p>1. Открывать улей;</p><p>2. Находить матку.</p>";
const KNOWLEDGE: &str = "<p>Знания:</p><p>1. Породы пчёл.</p>";

fn usual_function() -> String {
    let (title, skill) = ("<p>Трудовая функция 1:</p><p>Уход</p>", "<p>Навык 1:</p><p>Осмотр</p>");
    function(title, skill, ABILITIES, KNOWLEDGE)
}

/// The card of the only standard of a page, and what `check` says of it.
fn card(rows: &str) -> (Value, String) {
    let desk = Desk::new();
    let file = desk.file("page.html", page(rows));
    let imported = desk.import(&file);
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    let checked = said(&desk.run(&["check", "--all", file.to_str().unwrap()]));
    (desk.export()[0]["cards"][0].clone(), checked)
}

#[test]
fn where_the_lines_are_in_the_document_comes_back_from_an_export() {
    let desk = Desk::new();
    let file = desk.file("page.html", page(&usual_function()));
    assert_eq!(status(&desk.import(&file)), 0);
    let exported = desk.export();
    let lines: Vec<&str> = exported[0]["source_text"].as_str().unwrap().lines().collect();
    let places = exported[0]["source_places"].as_array().unwrap();
    let cell_of = |words: &str| {
        let line = 1 + lines.iter().position(|line| line.contains(words)).unwrap() as u64;
        let is_it = |place: &&Value| {
            let source = &place["source"];
            let [first, last] =
                ["first_line", "last_line"].map(|key| source[key].as_u64().unwrap());
            (first..=last).contains(&line)
        };
        places.iter().find(is_it).map_or(Value::Null, |place| place["cell"].clone())
    };
    assert_eq!(cell_of("6123-1-001"), json!({ "table": 1, "row": 3, "column": 2 }));
    assert_eq!(cell_of("Открывать улей"), json!({ "table": 1, "row": 6, "column": 3 }));
    assert_eq!(cell_of("Министерство"), Value::Null);

    let again = Desk::new();
    let file = again.file("export.json", exported.to_string());
    assert_eq!(status(&again.import(&file)), 0);
    assert_eq!(again.export(), exported);
}

#[test]
fn the_order_before_a_standard_is_read_into_its_passport() {
    let order = "<p>Приказ Министра сельского хозяйства Республики Казахстан от 5 декабря 2022 года
        № 500-НҚ. Зарегистрирован в Министерстве юстиции 8 декабря 2022 года № 30999</p>
        <p>В соответствии со статьёй 5 Закона ПРИКАЗЫВАЮ:</p>
        <p>1. Утвердить профессиональный стандарт «Пчеловодство».</p>
        <p>2. Признать утратившим силу приказ Министра труда от 16 мая 2019 года № 253.</p>
        <p>Министр</p><p>О. Образцов</p>
        <p>Приложение к приказу</p>";
    let desk = Desk::new();
    let page = page(&usual_function());
    let file =
        desk.file("page.html", page.replacen("<p>Глава 2.", &format!("{order}<p>Глава 2."), 1));
    assert_eq!(status(&desk.import(&file)), 0);
    let exported = &desk.export()[0];
    let approval = &exported["approval"];
    assert_eq!(approval["authority"], "Министра сельского хозяйства Республики Казахстан");
    assert_eq!(approval["date"], "2022-12-05");
    assert_eq!(approval["number"], "500-НҚ");
    let registration = "Зарегистрирован в Министерстве юстиции 8 декабря 2022 года № 30999";
    assert_eq!(approval["registration"], registration);
    assert_eq!(texts(&approval["text"]).len(), 7);
    let unplaced = exported["findings"].as_array().unwrap();
    assert!(unplaced.iter().all(|finding| finding["kind"] != "unplaced_text"), "{unplaced:?}");

    let without = desk.file("without.html", page);
    assert_eq!(status(&desk.import(&without)), 0);
    assert!(desk.export()[0]["approval"].is_null());
}

/// The texts of a list.
fn texts(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["text"].as_str().unwrap()).collect()
}

#[test]
fn each_row_under_the_labels_of_education_is_an_entry() {
    let head = "<tr><td rowspan=3><p>Уровень профессионального образования:</p></td>
        <td><p>Уровень образования: ТиПО</p></td><td><p>Специальность: -</p></td>
        <td><p>Квалификация: пчеловод</p></td></tr>";
    let rows = "<tr><td><p>Высшее образование</p></td><td><p>Агрономия</p></td><td></td></tr>
        <tr><td><p>Высшее образование</p></td><td></td><td><p>зоотехник</p></td></tr>";
    let (card, _) = card(&format!("{head}{rows}{}", usual_function()));
    let entries = card["education"].as_array().unwrap().iter();
    let entries: Vec<Value> = entries
        .map(|entry| json!([entry["level"], entry["speciality"], entry["qualification"]]))
        .collect();
    assert_eq!(
        entries,
        [
            json!(["ТиПО", null, "пчеловод"]),
            json!(["Высшее образование", "Агрономия", null]),
            json!(["Высшее образование", null, "зоотехник"]),
        ]
    );
}

#[test]
fn labels_that_fill_a_cell_need_no_colon_and_those_of_titles_no_number() {
    for (title, skill) in [
        ("<p>Трудовая функция 1</p><p>Уход</p>", "<p>Навык 1</p><p>Осмотр</p>"),
        ("<p>Трудовая функция 1. Уход</p>", "<p>Навык 1. Осмотр</p>"),
        ("<p>Трудовая функция Уход</p>", "<p>Навык Осмотр</p>"),
        ("<p>ТРУДОВАЯ ФУНКЦИЯ № 1:</p><p>Уход</p>", "<p>Навык I:<br>Осмотр</p>"),
        (
            "<p>Трудовая функция 1:</p><p>Уход</p>",
            "<p>Навык 1:</p></td><td rowspan=2><p>Осмотр</p>",
        ),
    ] {
        let abilities = ABILITIES.replace("Умения:", "Умения");
        let knowledge = KNOWLEDGE.replace("Знания:", "Знания: Знания:");
        let (card, _) = card(&function(title, skill, &abilities, &knowledge));
        let function = &card["functions"][0];
        assert_eq!(
            (&function["title"], &function["number"]),
            (&json!("Уход"), &json!(1)),
            "{title}"
        );
        let skill = &function["skills"][0];
        assert_eq!((&skill["title"], &skill["number"]), (&json!("Осмотр"), &json!(1)), "{title}");
        assert_eq!(texts(&skill["abilities"]), ["Открывать улей;", "Находить матку."]);
        assert_eq!(texts(&skill["knowledge"]), ["Породы пчёл."]);
        assert_eq!(skill["recognition"], "не требуется");
    }
}

#[test]
fn lists_are_read_however_their_entries_are_marked() {
    for abilities in [
        "<p>Умения:</p><p>Открывать улей;</p><p>Находить матку.</p>",
        "<p>Умения:</p><p>- Открывать улей;</p><p>– Находить матку.</p>",
        "<p>Умения:</p><ul><li>Открывать улей;<li>Находить матку.</ul>",
        "<p>Умения:</p><ol><li>Открывать улей;<li>Находить матку.</ol>",
        "<p>Умения:</p><p>1) Открывать улей;</p><p>2) Находить матку.</p>",
        "<p>Умения: 1. Открывать улей; 2. Находить матку.</p>",
    ] {
        let (title, skill) =
            ("<p>Трудовая функция 1:</p><p>Уход</p>", "<p>Навык 1:</p><p>Осмотр</p>");
        let (card, _) = card(&function(title, skill, abilities, KNOWLEDGE));
        let skill = &card["functions"][0]["skills"][0];
        assert_eq!(
            texts(&skill["abilities"]),
            ["Открывать улей;", "Находить матку."],
            "{abilities}"
        );
        let numbers: Vec<_> =
            skill["abilities"].as_array().unwrap().iter().map(|item| &item["number"]).collect();
        assert_eq!(numbers, [1, 2], "{abilities}");
    }
}

#[test]
fn knowledge_in_the_cell_of_the_abilities_is_knowledge() {
    let (title, skill) = ("<p>Трудовая функция 1:</p><p>Уход</p>", "<p>Навык 1:</p><p>Осмотр</p>");
    let (card, _) = card(&function(title, skill, &format!("{ABILITIES}{KNOWLEDGE}"), ""));
    let skill = &card["functions"][0]["skills"][0];
    assert_eq!(texts(&skill["knowledge"]), ["Породы пчёл."]);
    assert_eq!(texts(&skill["abilities"]).len(), 2);
}

#[test]
fn competences_are_read_by_the_paragraph() {
    let row = "<tr><td><p>Требования к личностным компетенциям:</p></td>
        <td colspan=2><p>Терпение,</p><p>внимание к мелочам</p></td></tr>";
    let (card, _) = card(&format!("{}{row}", usual_function()));
    assert_eq!(texts(&card["personal_competences"]), ["Терпение,", "внимание к мелочам"]);
}

#[test]
fn a_field_that_no_form_has_is_told_and_not_added_to_the_field_before_it() {
    let rows = "<tr><td><p>Требования к опыту работы:</p></td><td colspan=2><p>Один год</p></td></tr>
        <tr><td><p>Особые условия допуска к работе:</p></td><td colspan=2><p>Осмотр врача</p></td></tr>";
    let (card, checked) = card(&format!("{rows}{}", usual_function()));
    assert_eq!(card["work_experience"], "Один год");
    let told = "unknown_field: The form has no field “Особые условия допуска к работе:”";
    assert!(checked.contains(told), "{checked}");
    let fields = card["other_fields"].as_array().unwrap();
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!(fields[0]["label"], "Особые условия допуска к работе");
    assert_eq!(fields[0]["text"], "Осмотр врача");
}
