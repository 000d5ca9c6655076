//! The tables of a passport.

use super::{
    Cell, Column, Rows, Table, TableName,
    column::{
        FIRST_LINE, ID, LANGUAGE, LAST_LINE, NUMBER, POSITION, STANDARD as OF_STANDARD, lines,
        position, words,
    },
};
use crate::standard::{Passport, TechnicalData};

pub(super) static STANDARD: Table = Table {
    name: "standard",
    meaning: words(
        "Стандарттың мәтіні және оның паспорты",
        "Текст стандарта и его паспорт",
        "A text of a standard, with its passport",
    ),
    key: &["code", "language"],
    columns: &[
        ID,
        Column::text(
            "code",
            words(
                "Кәсіптік стандарттың коды",
                "Код профессионального стандарта",
                "Code of the standard",
            ),
        )
        .shape("J62090011")
        .label("Кәсіптік стандарттың коды:"),
        Column::text("language", words("Мәтіннің тілі", "Язык текста", "Language of the text"))
            .shape("kk, ru, en")
            .of_place(),
        Column::text(
            "title",
            words(
                "Кәсіптік стандарттың атауы",
                "Название профессионального стандарта",
                "Title of the standard",
            ),
        )
        .label("Название профессионального стандарта:"),
        Column::text("scope", words("Қолдану аясы", "Область применения", "Where it applies"))
            .optional()
            .label("Кәсіптік стандарттың қолдану аясы:"),
        Column::text(
            "summary",
            words("Қысқаша сипаттамасы", "Краткое описание", "Short description"),
        )
        .optional()
        .label("Краткое описание профессионального стандарта:"),
        Column::text(
            "authority",
            words("Мемлекеттік орган", "Государственный орган", "State body"),
        )
        .optional()
        .label("Мемлекеттік органның атауы:"),
        Column::text(
            "executor",
            words("Орындаушы", "Исполнитель", "Person who answers for the text"),
        )
        .optional()
        .label("Орындаушы:"),
        Column::text(
            "organisations",
            words(
                "Әзірлеуге қатысқан ұйымдар",
                "Организации, участвовавшие в разработке",
                "Organisations that took part",
            ),
        )
        .optional()
        .label("Әзірлеуге қатысатын ұйымдар (кәсіпорындар):"),
        Column::text(
            "council",
            words(
                "Кәсіптік біліктілік жөніндегі салалық кеңес",
                "Отраслевой совет по профессиональным квалификациям",
                "Sectoral council for professional qualifications",
            ),
        )
        .optional()
        .label("Кәсіптік біліктілік жөніндегі салалық кеңес:"),
        Column::text(
            "national_body",
            words(
                "Кәсіптік біліктілік жөніндегі ұлттық орган",
                "Национальный орган по профессиональным квалификациям",
                "National body for professional qualifications",
            ),
        )
        .optional()
        .label("Кәсіптік біліктілік жөніндегі ұлттық орган:"),
        Column::text(
            "chamber",
            words(
                "«Атамекен» Ұлттық кәсіпкерлер палатасы",
                "Национальная палата предпринимателей «Атамекен»",
                "National Chamber of Entrepreneurs",
            ),
        )
        .optional()
        .label("«Атамекен» Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы:"),
        Column::integer("version", words("Нұсқа нөмірі", "Номер версии", "Number of the edition"))
            .optional()
            .label("Нұсқа нөмірі және шығарылған жылы:"),
        Column::integer("year", words("Шығарылған жылы", "Год выпуска", "Year of the edition"))
            .optional()
            .shape("2022")
            .label("Нұсқа нөмірі және шығарылған жылы:"),
        Column::text(
            "review_date",
            words(
                "Болжалды қайта қарау күні",
                "Ориентировочная дата пересмотра",
                "Planned date of review",
            ),
        )
        .optional()
        .shape("2025-12-05 (ISO 8601)")
        .label("Болжалды қайта қарау күні:"),
        Column::integer(
            "technical_first_line",
            words(
                "Техникалық деректер тарауының бірінші жолы",
                "Первая строка главы технических данных",
                "First line of the chapter of technical data",
            ),
        )
        .optional()
        .shape("≥ 1")
        .of_place(),
        Column::integer(
            "technical_last_line",
            words(
                "Техникалық деректер тарауының соңғы жолы",
                "Последняя строка главы технических данных",
                "Last line of the chapter of technical data",
            ),
        )
        .optional()
        .shape("≥ 1")
        .of_place(),
    ],
};

pub(super) static TERM: Table = Table {
    name: "term",
    meaning: words(
        "Термин және оның анықтамасы",
        "Термин и его определение",
        "A term and its definition",
    ),
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text("term", words("Термин", "Термин", "The term")),
        Column::text("definition", words("Анықтамасы", "Определение", "What it means")),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static ABBREVIATION: Table = Table {
    name: "abbreviation",
    meaning: words(
        "Қысқарту және оның толық түрі",
        "Сокращение и его расшифровка",
        "An abbreviation and its meaning",
    ),
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text("abbreviation", words("Қысқарту", "Сокращение", "The short form")),
        Column::text("meaning", words("Толық түрі", "Расшифровка", "The long form")),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static ACTIVITY: Table = Table {
    name: "activity",
    meaning: words(
        "ЭҚЖЖ бойынша сатысы: секциядан кіші сыныпқа дейін",
        "Ступень по ОКЭД: от секции до подкласса",
        "A step in the classifier of economic activities, from section to subclass",
    ),
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        Column::text("code", words("ЭҚЖЖ коды", "Код ОКЭД", "Code of the activity"))
            .shape("J, 62, 62.0, 62.09, 62.09.9")
            .label("ЭҚЖЖ секциясын, бөлімін, тобын, сыныбын және кіші сыныбын көрсету:"),
        Column::text("title", words("Атауы", "Название", "Name of the activity")),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static LISTED_PROFESSION: Table = Table {
    name: "listed_profession",
    meaning: words(
        "Паспорттағы тізімде аталған кәсіп",
        "Профессия из перечня в паспорте",
        "A profession of the list in the passport",
    ),
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text(
            "title",
            words("Кәсіптің атауы", "Наименование профессии", "Name of the profession"),
        )
        .label("Кәсіптер карточкаларының тізімі:"),
        Column::integer(
            "level",
            words("СБШ бойынша деңгейі", "Уровень ОРК", "Level of the sectoral framework"),
        )
        .optional()
        .shape("1–8"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of a passport.
pub(super) fn add<'a>(passport: &'a Passport, rows: &mut Rows<'a>) {
    rows.add(TableName::Standard, standard(passport));
    for (index, term) in passport.terms.iter().enumerate() {
        let [first, last] = lines(term.source);
        let cells = [
            position(index),
            term.number.into(),
            (&term.term).into(),
            (&term.definition).into(),
            first,
            last,
        ];
        rows.add_of_text(TableName::Term, cells);
    }
    for (index, entry) in passport.abbreviations.iter().enumerate() {
        let [first, last] = lines(entry.source);
        let cells = [
            position(index),
            entry.number.into(),
            (&entry.abbreviation).into(),
            (&entry.meaning).into(),
            first,
            last,
        ];
        rows.add_of_text(TableName::Abbreviation, cells);
    }
    for (index, step) in passport.activity.iter().enumerate() {
        let [first, last] = lines(step.source);
        let cells = [position(index), (&step.code).into(), (&step.title).into(), first, last];
        rows.add_of_text(TableName::Activity, cells);
    }
    for (index, listed) in passport.listed_professions.iter().enumerate() {
        let [first, last] = lines(listed.source);
        let cells = [
            position(index),
            listed.number.into(),
            (&listed.title).into(),
            listed.level.into(),
            first,
            last,
        ];
        rows.add_of_text(TableName::ListedProfession, cells);
    }
}

fn standard(passport: &Passport) -> Vec<Cell<'_>> {
    let TechnicalData {
        authority,
        executor,
        organisations,
        council,
        national_body,
        chamber,
        version,
        year,
        review_date,
        source,
    } = &passport.technical;
    vec![
        passport.identity().id.into(),
        (&passport.code).into(),
        passport.language.tag().into(),
        (&passport.title).into(),
        passport.scope.as_ref().into(),
        passport.summary.as_ref().into(),
        authority.as_ref().into(),
        executor.as_ref().into(),
        organisations.as_ref().into(),
        council.as_ref().into(),
        national_body.as_ref().into(),
        chamber.as_ref().into(),
        (*version).into(),
        (*year).into(),
        review_date.as_ref().into(),
        source.map(|source| source.first_line).into(),
        source.map(|source| source.last_line).into(),
    ]
}
