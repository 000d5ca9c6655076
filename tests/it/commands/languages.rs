//! A standard in two languages: where its texts differ is a finding of both, whichever came first.

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
fn each_text_says_where_it_differs_whichever_came_first() {
    let texts = [("kk.txt", kazakh("")), ("ru.txt", russian("\n3. Кормить пчёл.", "Внимание"))];
    let mut exports = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let desk = Desk::new();
        for at in order {
            let (name, text) = &texts[at];
            let imported = desk.import(&desk.file(name, text));
            assert_eq!(status(&imported), 0, "{}", complained(&imported));
            assert!(said(&imported).contains("A014: added"), "{}", said(&imported));
        }
        let again = desk.import(&desk.file("ru.txt", &texts[1].1));
        assert!(said(&again).contains("unchanged"), "{}", said(&again));
        exports.push(desk.export());
    }
    assert_eq!(exports[0], exports[1]);
    for (language, [competences, abilities]) in [("ru", [(2, 1), (3, 2)]), ("kk", [(1, 2), (2, 3)])]
    {
        let mut found = differences(&exports[0], language);
        found.sort_by_key(|difference| difference[1].as_u64());
        let expected = [
            json!(["personal_competences", competences.0, competences.1, "6123-1-001-4"]),
            json!(["abilities", abilities.0, abilities.1, "6123-1-001-4/f1/s1"]),
        ];
        assert_eq!(found, expected, "{language}");
    }
}
