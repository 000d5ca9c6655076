//! The tables of a passport.

use super::{
    Cell, Column, Table, TableName, TextRows,
    column::{
        FIRST_LINE, ID, LANGUAGE, LAST_LINE, NUMBER, POSITION, STANDARD as OF_STANDARD, lines,
        position,
    },
};
use crate::standard::{Passport, TechnicalData};

pub(super) static STANDARD: Table = Table {
    name: "standard",
    key: &["code", "language"],
    columns: &[
        ID,
        Column::text("code").shape("J62090011").label("Кәсіптік стандарттың коды:"),
        Column::text("language").shape("kk, ru, en").of_place(),
        Column::text("title").label("Название профессионального стандарта:"),
        Column::text("scope").optional().label("Кәсіптік стандарттың қолдану аясы:"),
        Column::text("summary").optional().label("Краткое описание профессионального стандарта:"),
        Column::text("authority").optional().label("Мемлекеттік органның атауы:"),
        Column::text("executor").optional().label("Орындаушы:"),
        Column::text("organisations")
            .optional()
            .label("Әзірлеуге қатысатын ұйымдар (кәсіпорындар):"),
        Column::text("council").optional().label("Кәсіптік біліктілік жөніндегі салалық кеңес:"),
        Column::text("national_body")
            .optional()
            .label("Кәсіптік біліктілік жөніндегі ұлттық орган:"),
        Column::text("chamber")
            .optional()
            .label("«Атамекен» Қазақстан Республикасының Ұлттық кәсіпкерлер палатасы:"),
        Column::integer("version").optional().label("Нұсқа нөмірі және шығарылған жылы:"),
        Column::integer("year")
            .optional()
            .shape("2022")
            .label("Нұсқа нөмірі және шығарылған жылы:"),
        Column::text("review_date")
            .optional()
            .shape("2025-12-05 (ISO 8601)")
            .label("Болжалды қайта қарау күні:"),
        Column::integer("technical_first_line").optional().shape("≥ 1").of_place(),
        Column::integer("technical_last_line").optional().shape("≥ 1").of_place(),
    ],
};

pub(super) static TERM: Table = Table {
    name: "term",
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text("term"),
        Column::text("definition"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static ABBREVIATION: Table = Table {
    name: "abbreviation",
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text("abbreviation"),
        Column::text("meaning"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static ACTIVITY: Table = Table {
    name: "activity",
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        Column::text("code")
            .shape("J, 62, 62.0, 62.09, 62.09.9")
            .label("ЭҚЖЖ секциясын, бөлімін, тобын, сыныбын және кіші сыныбын көрсету:"),
        Column::text("title"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static LISTED_PROFESSION: Table = Table {
    name: "listed_profession",
    key: &["standard", "language", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        NUMBER,
        Column::text("title").label("Кәсіптер карточкаларының тізімі:"),
        Column::integer("level").optional().shape("1–8"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of a passport.
pub(super) fn add<'a>(passport: &'a Passport, rows: &mut TextRows<'a>) {
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
