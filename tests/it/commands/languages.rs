//! A standard in two languages: where its texts differ is a finding of the text that came last.

use serde_json::{Value, json};

use crate::fixtures::{Desk, complained, said, status};

/// An invented standard in Kazakh, with these lines at the end of its only card.
fn kazakh(end: &str) -> String {
    format!(
        "2-тарау. Кәсіптік стандарттың паспорты
4. Кәсіптік стандарттың атауы: Ара шаруашылығы
5. Кәсіптік стандарттың коды: A014
8. Кәсіптер карточкаларының тізімі:
1) Омарташы - 4 СБШ деңгейі
3-тарау. Кәсіптер карточкалары
9. Кәсіптің карточкасы «Омарташы»:
Топтың коды: 6123-1
Қызмет атауының коды: 6123-1-001
Кәсіптің атауы: Омарташы
СБШ бойынша біліктілік деңгейі: 4
Қызметтің негізгі мақсаты: Бал жинау
Еңбек функцияларының тізбесі:
Міндетті еңбек функциялары:
1. Күтім
Еңбек функциясы 1:
Күтім
Дағды 1:
Тексеру
Машықтар:
1. Ұяны ашу;
2. Аналықты табу.
Білімдер:
1. Ара тұқымдары.
Жеке құзыреттерге қойылатын талаптар:
Сабырлылық
{end}
4-тарау. Кәсіптік стандарттың техникалық деректері
12. Мемлекеттік органның атауы: Министрлік
"
    )
}

/// The same in Russian, with these lines at the end of the list of abilities and of the card.
fn russian(more_abilities: &str, end: &str) -> String {
    format!(
        "Глава 2. Паспорт профессионального стандарта
4. Название профессионального стандарта: Пчеловодство
5. Код профессионального стандарта: A014
8. Перечень карточек профессий:
1) Пчеловод - 4 уровень ОРК
Глава 3. Карточки профессий
9. Карточка профессии «Пчеловод»:
Код группы: 6123-1
Код наименования занятия: 6123-1-001
Наименование профессии: Пчеловод
Уровень квалификации по ОРК: 4
Основная цель деятельности: Сбор мёда
Перечень трудовых функций:
Обязательные трудовые функции:
1. Уход
Трудовая функция 1:
Уход
Навык 1:
Осмотр
Умения:
1. Открывать улей;
2. Находить матку.{more_abilities}
Знания:
1. Породы пчёл.
Требования к личностным компетенциям:
Терпение
{end}
Глава 4. Технические данные профессионального стандарта
12. Наименование государственного органа: Министерство
"
    )
}

/// What the text of a language has as differences: field, here, there, place.
fn differences(export: &Value, language: &str) -> Vec<Value> {
    let mut texts = export.as_array().unwrap().iter();
    let text = texts.find(|text| text["language"] == language).expect("the text is exported");
    let findings = text["findings"].as_array().unwrap().iter();
    let differences = findings.filter(|finding| finding["kind"] == "text_differs");
    let told = |finding: &Value| {
        let detail = &finding["detail"];
        json!([detail["field"], detail["here"], detail["there"], finding["ref"]])
    };
    differences.map(told).collect()
}

#[test]
fn texts_that_agree_have_no_difference() {
    let desk = Desk::new();
    for (name, text) in [("kk.txt", kazakh("")), ("ru.txt", russian("", ""))] {
        let imported = desk.import(&desk.file(name, text));
        assert_eq!(status(&imported), 0, "{}", complained(&imported));
    }
    let export = desk.export();
    assert_eq!(export.as_array().unwrap().len(), 2);
    assert_eq!(differences(&export, "kk"), [] as [Value; 0]);
    assert_eq!(differences(&export, "ru"), [] as [Value; 0]);
}

#[test]
fn the_text_that_comes_last_says_where_it_differs() {
    let (kazakh, russian) = (kazakh(""), russian("\n3. Кормить пчёл.", "Внимание"));
    let desk = Desk::new();
    desk.import(&desk.file("kk.txt", &kazakh));
    let imported = desk.import(&desk.file("ru.txt", &russian));
    assert_eq!(status(&imported), 0, "{}", complained(&imported));
    let expected = [
        json!(["personal_competences", 2, 1, "6123-1-001-4"]),
        json!(["abilities", 3, 2, "6123-1-001-4/f1/s1"]),
    ];
    let mut found = differences(&desk.export(), "ru");
    found.sort_by_key(|difference| difference[1].as_u64());
    assert_eq!(found, expected);
    assert_eq!(differences(&desk.export(), "kk"), [] as [Value; 0]);

    let again = desk.import(&desk.file("ru.txt", &russian));
    assert!(said(&again).contains("unchanged"), "{}", said(&again));

    let other_order = Desk::new();
    other_order.import(&other_order.file("ru.txt", &russian));
    other_order.import(&other_order.file("kk.txt", &kazakh));
    let mut found = differences(&other_order.export(), "kk");
    found.sort_by_key(|difference| difference[1].as_u64());
    let expected = [
        json!(["personal_competences", 1, 2, "6123-1-001-4"]),
        json!(["abilities", 2, 3, "6123-1-001-4/f1/s1"]),
    ];
    assert_eq!(found, expected);
}
