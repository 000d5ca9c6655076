//! The interface in Russian.

use super::{
    about, api, card, changes, collection, compare, components, download, finding, findings,
    messages::{
        CitationWords, CountWords, ErrorText, ErrorWords, FieldWords, GlossaryWords, HomeWords,
        Messages, PassportWords, SiteWords, SourceWords, StatementWords, joined,
    },
    pathways, professions, search,
};
use crate::standard::{FunctionKind, Severity, Source, StatementKind};

/// Every word of the interface in Russian.
pub(super) static MESSAGES: Messages = Messages {
    site: SiteWords {
        tagline: "открытый каталог профессиональных стандартов",
        skip: "Перейти к основному содержанию",
        menu: "Главное меню",
        menu_button: "Меню",
        home: "Главная",
        professions: "Профессии",
        standards: "Стандарты",
        search: "Поиск",
        glossary: "Глоссарий",
        about: "О сайте",
        language: "Язык интерфейса",
        place: "Место страницы в каталоге",
        search_label: "Искать в стандартах",
        search_button: "Найти",
        not_given: "в стандарте не указано",
        level: |level| format!("Уровень {level}"),
        no_level: "Уровень не указан",
        lines,
        filters: "Фильтры",
        more_values: |n| {
            let values = plural(n, ["значение", "значения", "значений"]);
            format!("Показаны те, где больше всего результатов; есть ещё {n} {values}.")
        },
        left_out: |n| {
            let values = plural(n, ["значение", "значения", "значений"]);
            format!("Не учтено {n} {values} фильтров: нет в каталоге или слишком много.")
        },
        order: "Порядок",
        clear: "Сбросить фильтры",
        next_page: "Следующая страница",
        first_page: "К началу",
        pages: "Страницы",
        page_address: "Адрес страницы:",
        not_official: "Этот сайт — не официальная публикация.",
        check_text: "Действующий текст проверяйте на сайте adilet.zan.kz и в реестре \
                     профессиональных стандартов на портале career.enbek.kz.",
        licence: "Идентификаторы, замечания, глоссарий и переводы — CC BY 4.0; \
                  код программы — MIT или Apache-2.0.",
    },
    count: CountWords {
        standards: |n| plural(n, ["стандарт", "стандарта", "стандартов"]),
        cards: |n| plural(n, ["карточка профессии", "карточки профессий", "карточек профессий"]),
        functions: |n| plural(n, ["трудовая функция", "трудовые функции", "трудовых функций"]),
        skills: |n| plural(n, ["навык", "навыка", "навыков"]),
        abilities: |n| plural(n, ["умение", "умения", "умений"]),
        knowledge: |n| plural(n, ["знание", "знания", "знаний"]),
        findings: |n| plural(n, ["замечание", "замечания", "замечаний"]),
    },
    field: FieldWords {
        code: "Код профессионального стандарта",
        standard_title: "Название профессионального стандарта",
        scope: "Область применения профессионального стандарта",
        summary: "Краткое описание профессионального стандарта",
        terms: "Термины и определения",
        abbreviations: "Сокращения",
        activity: "Секция, раздел, группа, класс и подкласс по ОКЭД",
        listed_professions: "Перечень карточек профессий",
        cards: "Карточки профессий",
        technical: "Технические данные",
        authority: "Наименование государственного органа",
        executor: "Исполнитель",
        organisations: "Организации (предприятия), участвующие в разработке",
        council: "Отраслевой совет по профессиональным квалификациям",
        national_body: "Национальный орган по профессиональным квалификациям",
        chamber: "Национальная палата предпринимателей Республики Казахстан «Атамекен»",
        edition: "Номер версии и год выпуска",
        version: "Номер версии",
        year: "Год выпуска",
        review_date: "Ориентировочная дата пересмотра",
        title: "Наименование профессии",
        group_code: "Код группы",
        occupation_code: "Код наименования занятия",
        qualification_level: "Уровень квалификации по ОРК",
        qualification_sublevel: "Подуровень квалификации по ОРК",
        qualification_reference: "Уровень квалификации по ЕТКС, КС, типовым квалификационным \
                                  характеристикам",
        education: "Уровень профессионального образования",
        education_level: "Уровень образования",
        speciality: "Специальность",
        qualification: "Квалификация",
        work_experience: "Требования к опыту работы",
        nonformal_education: "Связь с неформальным и информальным образованием",
        other_titles: "Другие возможные наименования профессии",
        purpose: "Основная цель деятельности",
        functions: "Трудовые функции",
        mandatory_functions: "Обязательные трудовые функции",
        additional_functions: "Дополнительные трудовые функции",
        skills: "Навыки",
        recognition: "Возможность признания навыка",
        abilities: "Умения",
        knowledge: "Знания",
        personal_competences: "Требования к личностным компетенциям",
        regulations: "Перечень технических регламентов и национальных стандартов",
        related: "Связь с другими профессиями в рамках ОРК",
    },
    kind: |kind| match kind {
        StatementKind::Profession => "Профессия",
        StatementKind::Purpose => "Цель",
        StatementKind::Function => "Трудовая функция",
        StatementKind::Skill => "Навык",
        StatementKind::Ability => "Умение",
        StatementKind::Knowledge => "Знание",
    },
    function_kind: |kind| match kind {
        FunctionKind::Mandatory => "Обязательная",
        FunctionKind::Additional => "Дополнительная",
    },
    severity: |severity| match severity {
        Severity::Error => "Ошибка",
        Severity::Warning => "Внимание",
        Severity::Note => "К сведению",
    },
    finding: finding::in_russian,
    citation: CitationWords {
        quoted: |text| format!("«{text}»"),
        version: |version| format!("версия {version}"),
        point: |point| format!("пункт {point}"),
        function: |number| format!("трудовая функция {number}"),
        skill: |number| format!("навык {number}"),
        ability: |number| format!("умение {number}"),
        knowledge: |number| format!("знание {number}"),
        purpose: "основная цель деятельности",
    },
    home: HomeWords {
        heading: "Профессиональные стандарты Казахстана",
        lead: "Открытый каталог: чего требует каждая профессия на каждом уровне — трудовые функции, \
               навыки, умения и знания, и у каждой строки свой адрес.",
        ladder: "Лестница уровней",
        ladder_hint: "В строках — профессии, в столбцах — уровни квалификации по ОРК. \
                      Выберите уровень, чтобы открыть карточку профессии.",
        profession: "Профессия",
        all_professions: "Все профессии",
        figures: "Каталог в цифрах",
        standards: "Стандарты и их версии",
        empty: "В каталоге пока нет стандартов.",
    },
    professions: &professions::RU,
    passport: PassportWords {
        list_description: "Профессиональные стандарты каталога и их версии.",
        edition: |version, year| {
            joined(
                version.map(|version| format!("версия {version}")),
                year.map(|year| format!("{year} год")),
            )
        },
        general: "Общие сведения",
        contents: "Содержание",
        source: "Исходный текст стандарта",
        findings: "Замечания к тексту",
        number: "№",
        activity_code: "Код",
        activity_title: "Вид деятельности",
        no_card: "карточки нет",
    },
    card: &card::RU,
    source: SourceWords {
        heading: "Исходный текст",
        lead: "Текст стандарта, каким он взят в каталог, без изменений. Чтобы сослаться на строку, \
               нажмите на её номер.",
        n_lines: |n| {
            let lines = plural(n, ["строка", "строки", "строк"]);
            format!("{n} {lines}")
        },
    },
    findings: &findings::RU,
    statement: StatementWords {
        place: "Место в стандарте",
        card: "Карточка профессии",
        source: "Строки исходного текста",
        citation: "Цитата",
        permanent: "Постоянный адрес",
        elsewhere: "Где ещё стоят те же слова",
        nowhere_else: "Точно такие слова больше нигде не встречаются.",
        spread: |n, levels| {
            let cards = if plural(n, ["1", "", ""]) == "1" {
                "карточке"
            } else {
                "карточках"
            };
            format!("На {n} {cards}, уровни: {levels}")
        },
        alike: "Близкие формулировки",
        alike_lead: "Строки, в которых большинство слов общие; это не значит, что они говорят об одном и том же.",
        on_card: "Показать на карточке",
        inferred: "В исходном тексте номер этой строки потерян; мы проставили его по порядку.",
    },
    search: &search::RU,
    glossary: GlossaryWords {
        lead: "Термины и сокращения всех стандартов каталога в порядке казахского алфавита.",
        none: "Терминов и сокращений пока нет.",
    },
    about: &about::RU,
    changes: &changes::RU,
    api: &api::RU,
    components: &components::RU,
    download: &download::RU,
    error: ErrorWords {
        bad_request: ErrorText {
            heading: "Запрос непонятен",
            advice: "Проверьте значения в адресе страницы.",
        },
        not_found: ErrorText {
            heading: "Страница не найдена",
            advice: "По этому адресу ничего нет. Попробуйте найти то, что нужно.",
        },
        method: ErrorText {
            heading: "Этот адрес — только для чтения",
            advice: "Такие запросы сайт не принимает.",
        },
        timeout: ErrorText {
            heading: "Ответ занял слишком много времени",
            advice: "Попробуйте ещё раз немного позже.",
        },
        gone: ErrorText {
            heading: "Эта строка удалена из каталога",
            advice: "Она была в каталоге, но в новом тексте стандарта её нет.",
        },
        too_long: ErrorText {
            heading: "Слишком длинный адрес",
            advice: "Сократите слова для поиска или снимите часть фильтров.",
        },
        failed: ErrorText {
            heading: "У нас произошёл сбой",
            advice: "Попробуйте ещё раз немного позже.",
        },
        busy: ErrorText {
            heading: "Сайт сейчас перегружен",
            advice: "Попробуйте ещё раз немного позже.",
        },
        too_many: ErrorText {
            heading: "Слишком много запросов с вашего адреса",
            advice: "Подождите около минуты и откройте страницу снова.",
        },
        other: ErrorText {
            heading: "Запрос не выполнен",
            advice: "Попробуйте начать с главной страницы.",
        },
        gone_since: |version| format!("Её нет начиная с версии каталога {version}."),
        status: |status| format!("Ошибка {status}"),
        back_home: "Вернуться на главную",
        bad_level: |value| {
            format!("Фильтр level не может быть «{value}»: уровень — это число от 1 до 8.")
        },
        bad_kind: |value| {
            format!(
                "Фильтр kind не может быть «{value}». Возможные значения: profession, purpose, \
                 function, skill, ability, knowledge."
            )
        },
        bad_function_kind: |value| {
            format!(
                "Фильтр function_kind не может быть «{value}». Возможные значения: mandatory, \
                 additional."
            )
        },
        bad_card: |value| {
            format!(
                "Фильтр card не может быть «{value}»: он пишется как «код стандарта/карточка», \
                 например J62090011/2524-0-003-5."
            )
        },
        bad_cursor: "Ссылка на эту страницу устарела или испорчена. Начните поиск сначала.",
    },
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    date_order: |year, month, day| format!("{day} {month} {year} года"),
    compare: &compare::RU,
    pathways: &pathways::RU,
    collection: &collection::RU,
};

/// The form of a word that goes with a number: with 1, 21, 31…; with 2, 3, 4, 22…; with the rest.
pub(super) fn plural(n: u64, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

fn lines(source: Source) -> String {
    let Source { first_line, last_line } = source;
    if first_line == last_line {
        format!("строка {first_line}")
    } else {
        format!("строки {first_line}–{last_line}")
    }
}
