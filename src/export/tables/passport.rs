//! The tables of a passport.

use super::column::{
    CARD_ID, Column, FIRST_LINE, ID, LANGUAGE, LAST_LINE, NUMBER, POSITION,
    STANDARD as OF_STANDARD, Table,
};

pub(super) static STANDARD: Table = Table {
    name: "standard",
    key: &["code", "language"],
    columns: &[
        ID,
        Column::text("code").shape("J62090011").label("Кәсіптік стандарттың коды:"),
        Column::text("language").shape("kk, ru, en").of_place(),
        Column::words("title").label("Название профессионального стандарта:"),
        Column::words("scope").optional().label("Кәсіптік стандарттың қолдану аясы:"),
        Column::words("summary").optional().label("Краткое описание профессионального стандарта:"),
        Column::words("authority").optional().label("Мемлекеттік органның атауы:"),
        Column::words("executor").optional().label("Орындаушы:"),
        Column::words("organisations")
            .optional()
            .label("Әзірлеуге қатысатын ұйымдар (кәсіпорындар):"),
        Column::words("council").optional().label("Кәсіптік біліктілік жөніндегі салалық кеңес:"),
        Column::words("national_body")
            .optional()
            .label("Кәсіптік біліктілік жөніндегі ұлттық орган:"),
        Column::words("chamber")
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
        Column::words("approval_authority").optional(),
        Column::text("approval_number").optional(),
        Column::text("approval_date").optional().shape("2025-12-05 (ISO 8601)"),
        Column::words("approval_registration").optional(),
        Column::integer("approval_first_line").optional().shape("≥ 1").of_place(),
        Column::integer("approval_last_line").optional().shape("≥ 1").of_place(),
        Column::integer("technical_first_line").optional().shape("≥ 1").of_place(),
        Column::integer("technical_last_line").optional().shape("≥ 1").of_place(),
    ],
};

/// The columns that tell the entries of lists of all passports apart.
const KEY: &[&str] = &["standard", "language", "position"];

/// The columns of a numbered list of the passport.
const fn numbered_columns(name: Column, value: Column) -> [Column; 8] {
    [OF_STANDARD, LANGUAGE, POSITION, NUMBER, name, value, FIRST_LINE, LAST_LINE]
}

pub(super) static TERM: Table = Table {
    name: "term",
    key: KEY,
    columns: &numbered_columns(Column::words("term"), Column::words("definition")),
};

pub(super) static ABBREVIATION: Table = Table {
    name: "abbreviation",
    key: KEY,
    columns: &numbered_columns(Column::words("abbreviation"), Column::words("meaning")),
};

pub(super) static ACTIVITY: Table = Table {
    name: "activity",
    key: KEY,
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        POSITION,
        Column::text("code")
            .shape("J, 62, 62.0, 62.09, 62.09.9")
            .label("ЭҚЖЖ секциясын, бөлімін, тобын, сыныбын және кіші сыныбын көрсету:"),
        Column::words("title"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static LISTED_PROFESSION: Table = Table {
    name: "listed_profession",
    key: KEY,
    columns: &numbered_columns(
        Column::words("title").label("Кәсіптер карточкаларының тізімі:"),
        Column::integer("level").optional().shape("1–8"),
    ),
};

pub(super) static APPROVAL_LINE: Table = Table {
    name: "approval_line",
    key: KEY,
    columns: &[OF_STANDARD, LANGUAGE, POSITION, Column::words("text"), FIRST_LINE, LAST_LINE],
};

pub(super) static OTHER_FIELD: Table = Table {
    name: "other_field",
    key: &["standard", "language", "card_id", "position"],
    columns: &[
        OF_STANDARD,
        LANGUAGE,
        CARD_ID.optional(),
        POSITION,
        Column::words("label"),
        Column::words("text"),
        FIRST_LINE,
        LAST_LINE,
    ],
};
