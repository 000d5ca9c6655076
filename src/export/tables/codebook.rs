//! The codebook: a table that explains every column of every other, made from their description.

use super::{
    Cell, Column, Table, TableName,
    column::{position, words},
};

/// The table that explains the others.
pub static CODEBOOK: Table = Table {
    name: "codebook",
    meaning: words(
        "Кестелер мен бағандардың түсіндірмесі",
        "Пояснение к таблицам и столбцам",
        "What the tables and their columns mean",
    ),
    key: &["table", "position"],
    columns: &[
        Column::text("table", words("Кесте", "Таблица", "The table")).ours(),
        Column::integer(
            "position",
            words(
                "Бағанның орны, 1-ден бастап; 0 – кестенің өзі",
                "Место столбца, считая с 1; 0 — сама таблица",
                "Place of the column, from 1; 0 is the table itself",
            ),
        )
        .ours(),
        Column::text("column", words("Баған", "Столбец", "The column")).optional().ours(),
        Column::text("type", words("Мәндердің түрі", "Тип значений", "What it may hold"))
            .optional()
            .shape("text, integer, boolean")
            .ours(),
        Column::boolean(
            "required",
            words("Әр жолда мән бар ма", "Есть ли значение в каждой строке", "Whether every row has a value"),
        )
        .optional()
        .ours(),
        Column::boolean(
            "key",
            words(
                "Жолды ажырататын бағандардың бірі ме",
                "Входит ли в ключ строки",
                "Whether it is one of the columns that tell rows apart",
            ),
        )
        .optional()
        .ours(),
        Column::text(
            "refers_to",
            words("Қай кестенің қай бағанына сілтейді", "На какой столбец ссылается", "Where its values stand"),
        )
        .optional()
        .shape("table.column")
        .ours(),
        Column::text("shape", words("Пішімі немесе бірлігі", "Формат или единица", "Form or unit"))
            .optional()
            .ours(),
        Column::text(
            "origin",
            words(
                "Мәні қайдан алынған: text – стандарт мәтіні, place – мәтіндегі орны, ours – біз қосқан",
                "Откуда значение: text — слова стандарта, place — место в тексте, ours — добавлено нами",
                "Where it comes from: words of the standard, the place in the text, or our addition",
            ),
        )
        .optional()
        .shape("text, place, ours")
        .ours(),
        Column::text(
            "label",
            words(
                "Стандарттың қай белгісінің астында тұр",
                "Под какой подписью стоит в стандарте",
                "The label of the standard under which it stands",
            ),
        )
        .optional(),
        Column::text("meaning_kk", words("Қазақша мағынасы", "Значение по-казахски", "Meaning in Kazakh")).ours(),
        Column::text("meaning_ru", words("Орысша мағынасы", "Значение по-русски", "Meaning in Russian")).ours(),
        Column::text("meaning_en", words("Ағылшынша мағынасы", "Значение по-английски", "Meaning in English")).ours(),
    ],
};

/// The rows of the codebook.
pub fn codebook() -> impl Iterator<Item = Vec<Cell<'static>>> {
    TableName::ALL.into_iter().map(TableName::table).flat_map(|table| {
        let columns = table.columns.iter().enumerate();
        std::iter::once(of_table(table))
            .chain(columns.map(move |(index, column)| of_column(table, index, column)))
    })
}

fn of_table(table: &'static Table) -> Vec<Cell<'static>> {
    let mut cells = vec![table.name.into(), Cell::Integer(0)];
    cells.resize(CODEBOOK.columns.len() - 3, Cell::Empty);
    cells.extend(in_each_language(table.meaning));
    cells
}

fn of_column(table: &'static Table, index: usize, column: &'static Column) -> Vec<Cell<'static>> {
    let refers_to = column.refers_to.map(|(table, column)| format!("{table}.{column}"));
    let mut cells = vec![
        table.name.into(),
        position(index),
        column.name.into(),
        column.kind.name().into(),
        column.required.into(),
        table.key.contains(&column.name).into(),
        refers_to.into(),
        Some(column.shape).filter(|shape| !shape.is_empty()).into(),
        column.origin.name().into(),
        column.origin.label().into(),
    ];
    cells.extend(in_each_language(column.meaning));
    cells
}

fn in_each_language(meaning: super::Words) -> [Cell<'static>; 3] {
    [meaning.kk.into(), meaning.ru.into(), meaning.en.into()]
}
