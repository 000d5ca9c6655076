//! The forms of a standard, on an invented one in Russian and in Kazakh, with labels as people print
//! them.

use super::{Standard, parse};
use crate::standard::{FindingKind, FunctionKind, Language, Severity};

/// An invented standard, in the layout of those of 2024.
const RUSSIAN: &str = "Профессиональный стандарт «Пчеловодство»
Глава 1. Общие положения
1. Область применения профессионального стандарта: применяется на пасеках.
2. В настоящем профессиональном стандарте применяются следующие термины и определения:
1) Рой – пчёлы, которые оставили улей.
2) отраслевая рамка (далее – ОРК) – уровни квалификации.
3. В настоящем профессиональном стандарте применяются следующие сокращения:
1) ОРК- отраслевая рамка квалификаций.
Глава 2. Паспорт профессионального стандарта
4. Название профессионального стандарта: Пчеловодство
5. Код профессионального стандарта: A014.
6. Указание секции, раздела, группы, класса и подкласса согласно ОКЭД:
A – Сельское хозяйство
01. Растениеводство и животноводство
7. Краткое описание профессионального стандарта: о пчёлах.
8. Перечень карточек профессий:
1) пчеловод - 4 уровень ОРК;
2) старший пчеловод – 5 уровень ОРК.
Глава 3. Карточки профессий
9. Карточка профессии «Пчеловод»:
Код группы: 6123-1
Код наименования
занятия:
6123-1-001
Наименование
профессии:
Пчеловод
Уровень
квалификации по
ОРК:
4
подуровень
квалификации по
ОРК:
-
Уровень
профессионального
образования:
Уровень образования:
ТиПО
Специальность:
Пчеловодство
Квалификация:
-
Основная цель
деятельности:
Уход за пчёлами.
Описание трудовых функций
Перечень трудовых функций:
Обязательные трудовые функции:
1. Содержание пасеки;
Дополнительные трудовые функции:
1. Продажа мёда.
Трудовая функция 1:
Содержание пасеки
Навык 1:
Осмотр ульев
Умения:
1. Открывать улей;
2. Находить матку
Международной породы.
Знания:
1. Породы пчёл.
2. Закон Республики
Казахстан.
Возможность признания навыка: не требуется
Дополнительная трудовая функция 1:
Продажа мёда
Навык 1:
Расчёт с покупателем
Умения и навыки:
1) Взвешивать мёд.
Знания:
1) Цены.
Возможность признания навыка:
рекомендуется
Требования к
личностным компетенциям:
терпение;
внимание.
Список технических регламентов и национальных стандартов:
1) СТ РК 1
2) СТ РК 2
Связь с другими профессиями в рамках ОРК:
Уровень ОРК: Наименование профессии:
5 Старший пчеловод
10. Карточка профессии «Старший пчеловод»:
Код наименования 6123-1-002
занятия:
Наименование профессии:
Старший пчеловод
Уровень квалификации по
5
ОРК:
Трудовая функция 1:
Руководство
Навык 1:
План работ
Умения:
1. Составлять план.
Знания:
1. Сроки.
Возможность признания навыка: нет
Глава 4. Технические данные профессионального стандарта
11. Наименование государственного органа: Министерство пасек
12. Организации (предприятия) участвующие в разработке: Союз
Исполнители: А. Б.
13. Отраслевой совет по профессиональным квалификациям: -
14. Номер версии и год выпуска: версия 2, 2024 год
15. Дата ориентировочного пересмотра: 15 декабря 2027 года
";

/// The same card in Kazakh, in the spellings of 2025.
const KAZAKH: &str = "2-тарау. Кәсіптік стандарттың төлқұжаты
4. Кәсіптік стандарттың атауы: Ара шаруашылығы
5. Кәсіптік стандарт коды: A014
8. Кәсіптер карточкаларының тізбесі:
1) ара өсіруші - СБШ 4-деңгейі;
3-тарау. Кәсіптердің карточкалары
9. «Ара өсіруші» мамандығының карточкасы:
Топ коды: 6123-1
Сабақ атауының коды: 6123-1-001
Мамандықтың атауы: Ара өсіруші
СБШ бойынша біліктілік деңгейі: 4
1-еңбек функциясы:
Омартаны күту
1-дағды:
Ұяны қарау
Машықтар:
1. Ұяны ашу;
Білім:
1. Ара тұқымдары.
Шеберлікті тану мүмкіндігі: Ұсынылмайды
4-тарау. Кәсіптік стандарттың техникалық деректері
17. Нұсқа нөмірі және шығарылған жылы: 2-нұсқа, 2025 ж.
18. Болжалды қайта қарау күні: 2027 жылғы 31 желтоқсан.
";

/// The titles of the functions and skills, with the number of abilities and knowledge items.
fn outline(standard: &Standard) -> Vec<(String, String, [usize; 2])> {
    let functions = standard.cards.iter().flat_map(|card| &card.functions);
    let skills = functions.flat_map(|function| function.skills.iter().map(move |s| (function, s)));
    skills
        .map(|(function, skill)| {
            let lists = [skill.abilities.len(), skill.knowledge.len()];
            (function.title.clone(), skill.title.clone(), lists)
        })
        .collect()
}

#[test]
fn a_standard_in_russian_is_read_whole() {
    let (standard, findings) = parse(RUSSIAN);
    let passport = &standard.passport;
    assert_eq!(passport.language, Language::Russian);
    assert_eq!((passport.title.as_str(), passport.code.as_str()), ("Пчеловодство", "A014"));
    let terms: Vec<_> = passport.terms.iter().map(|term| term.term.as_str()).collect();
    assert_eq!(terms, ["Рой", "отраслевая рамка (далее – ОРК)"]);
    assert_eq!(passport.abbreviations[0].meaning, "отраслевая рамка квалификаций.");
    let codes: Vec<_> = passport.activity.iter().map(|step| step.code.as_str()).collect();
    assert_eq!(codes, ["A", "01"]);
    let technical = &passport.technical;
    assert_eq!((technical.version, technical.year), (Some(2), Some(2024)));
    assert_eq!(technical.review_date.as_deref(), Some("2027-12-15"));

    let card = &standard.cards[0];
    assert_eq!(card.identity.slug(), "6123-1-001-4");
    assert_eq!(card.education[0].speciality.as_deref(), Some("Пчеловодство"));
    let kinds: Vec<_> = card.functions.iter().map(|function| function.kind).collect();
    assert_eq!(kinds, [FunctionKind::Mandatory, FunctionKind::Additional]);
    let regulations: Vec<_> = card.regulations.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(regulations, ["СТ РК 1", "СТ РК 2"]);
    assert_eq!(card.personal_competences.len(), 2);
    assert!(card.related[0].card.is_some(), "the related card has this title and level");
    let ability = &card.functions[0].skills[0].abilities[1];
    assert_eq!(ability.text, "Находить матку Международной породы.");
    let text = |function: &str, skill: &str, lists| (function.to_owned(), skill.to_owned(), lists);
    assert_eq!(
        outline(&standard),
        [
            text("Содержание пасеки", "Осмотр ульев", [2, 2]),
            text("Продажа мёда", "Расчёт с покупателем", [1, 1]),
            text("Руководство", "План работ", [1, 1]),
        ]
    );
    let slugs: Vec<_> = standard.cards.iter().map(|card| card.identity.slug()).collect();
    assert_eq!(slugs, ["6123-1-001-4", "6123-1-002-5"], "values beside their labels");
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    assert_eq!(errors.count(), 0);
}

#[test]
fn a_value_between_the_lines_of_its_label_leaves_nothing_behind() {
    let beside = "5. Код профессионального A014\nстандарта:";
    let text = RUSSIAN.replacen("5. Код профессионального стандарта: A014.", beside, 1);
    let (standard, findings) = parse(&text);
    assert_eq!(standard.passport.code, "A014");
    assert_eq!(findings.len(), parse(RUSSIAN).1.len(), "{findings:?}");
}

#[test]
fn later_spellings_of_the_kazakh_labels_are_read() {
    let (standard, findings) = parse(KAZAKH);
    assert_eq!(standard.passport.language, Language::Kazakh);
    assert_eq!(standard.passport.technical.version, Some(2));
    assert_eq!(standard.passport.technical.review_date.as_deref(), Some("2027-12-31"));
    assert_eq!(standard.cards[0].title, "Ара өсіруші");
    assert_eq!(standard.cards[0].identity.slug(), "6123-1-001-4");
    let skill = ("Омартаны күту".to_owned(), "Ұяны қарау".to_owned(), [1, 1]);
    assert_eq!(outline(&standard), [skill]);
    let kinds: Vec<_> = findings.iter().map(|finding| finding.kind).collect();
    assert!(!kinds.contains(&FindingKind::ListedNotDescribed), "{findings:?}");
    assert!(!kinds.contains(&FindingKind::UnplacedText), "{findings:?}");
}

#[test]
fn a_label_is_read_however_it_is_typed() {
    for (label, typed) in [
        ("Навык 1:\nОсмотр", "Навык № 1:\nОсмотр"),
        ("Навык 1:\nОсмотр", "1-навык:\nОсмотр"),
        ("Навык 1:\nОсмотр", "Навык I:\nОсмотр"),
        ("Навык 1:\nОсмотр", "НАВЫК 1 :\nОсмотр"),
        ("Навык 1:\nОсмотр", "Haвык 1:\nОсмотр"),
        ("Умения:\n1. Открывать", "Умения\n1. Открывать"),
        ("Умения:\n1. Открывать", "Умения: Умения:\n1. Открывать"),
        ("Умения:\n1. Открывать", "Уме\u{ad}ния:\n1. Открывать"),
        ("Знания:\n1. Породы", "Знания\u{200b}:\n1. Породы"),
        ("Основная цель", "Основнaя цель"),
        ("Возможность признания навыка: не", "Возможность признания навы-ка: не"),
    ] {
        assert!(RUSSIAN.contains(label), "{label}");
        let expected = parse(RUSSIAN);
        let (standard, findings) = parse(&RUSSIAN.replacen(label, typed, 1));
        assert_eq!(outline(&standard), outline(&expected.0), "{typed:?}");
        assert_eq!(standard.cards[0].purpose, expected.0.cards[0].purpose, "{typed:?}");
        assert_eq!(findings.len(), expected.1.len(), "{typed:?}: {findings:?}");
    }
}

#[test]
fn a_long_label_with_a_slip_is_read_and_said() {
    for (label, typed) in [
        ("Возможность признания навыка: не", "Возможность призвания навыка: не"),
        ("Основная цель\nдеятельности:", "Основная цел\nдеятельности:"),
        ("Дополнительная трудовая функция 1:", "Дополнительная трудовя функция 1:"),
    ] {
        let (standard, findings) = parse(&RUSSIAN.replacen(label, typed, 1));
        assert_eq!(outline(&standard), outline(&parse(RUSSIAN).0), "{typed:?}");
        let said = findings.iter().filter(|finding| finding.kind == FindingKind::LabelReadAs);
        assert_eq!(said.count(), 1, "{typed:?}: {findings:?}");
    }
}

#[test]
fn a_label_that_is_lost_is_said() {
    for (label, kind) in [
        ("Умения:\n", FindingKind::NumberedTitle),
        ("Знания:\n", FindingKind::MissingList),
        ("Возможность признания навыка:", FindingKind::MissingField),
    ] {
        let (_, findings) = parse(&RUSSIAN.replacen(label, "", 1));
        let said = findings
            .iter()
            .any(|finding| finding.kind == kind && finding.severity == Severity::Warning);
        assert!(said, "{label}: {findings:?}");
    }
}

#[test]
fn words_of_a_label_inside_an_item_are_text() {
    let item = "1. Открывать улей (Знания: теория; Навык 2: практика);";
    let (standard, _) = parse(&RUSSIAN.replacen("1. Открывать улей;", item, 1));
    assert_eq!(outline(&standard), outline(&parse(RUSSIAN).0));
    assert_eq!(standard.cards[0].functions[0].skills[0].abilities[0].text, &item[3..]);
}

#[test]
fn a_line_of_the_page_inside_a_text_is_said() {
    let with_number = RUSSIAN.replacen("Находить матку\n", "Находить матку\n17\n", 1);
    let with_footer =
        KAZAKH.replacen("1. Ұяны ашу;\n", "1. Ұяны ашу;\nКәсіптік парақ\n2. Жабу\n", 1);
    for text in [with_number, with_footer] {
        let (_, findings) = parse(&text);
        let said = findings.iter().any(|finding| finding.kind == FindingKind::PageFurniture);
        assert!(said, "{findings:?}");
    }
}

/// The lines of a text that are said to have words of several cells.
fn mixed(text: &str) -> Vec<String> {
    let (_, findings) = parse(text);
    let mixed = findings.iter().filter(|finding| finding.kind == FindingKind::MixedCells);
    mixed.map(|finding| finding.text("text")).collect()
}

#[test]
fn the_narrow_lines_of_another_cell_inside_a_list_are_told() {
    let wide = "1. Структурировать сведения о рабочем задании\n";
    let narrow = "задач и требований,\nсопровождение работника\nчерез наблюдение и\nподдержку\n";
    let rest = "и излагать их точными и ясными словами;\n2. Фиксировать факты.\n";
    let list =
        |lines: &str| RUSSIAN.replacen("1. Открывать улей;\n", &format!("{wide}{lines}{rest}"), 1);
    assert_eq!(mixed(&list(narrow)), ["задач и требований,"]);
    assert!(mixed(&list("")).is_empty());
    assert!(mixed(RUSSIAN).is_empty());
}

#[test]
fn words_below_a_dash_of_its_own_are_told_to_be_of_another_cell() {
    let text = RUSSIAN.replacen("Квалификация:\n-\n", "Квалификация:\n-\nВысшее Зоотехния\n", 1);
    assert_eq!(mixed(&text), ["Высшее Зоотехния"]);
    assert!(
        mixed(&RUSSIAN.replacen("Квалификация:\n-\n", "Квалификация:\n- Зоотехник\n", 1))
            .is_empty()
    );
}
