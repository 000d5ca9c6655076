//! The tables of a card, but for its functions.

use super::column::{
    CARD_ID, Column, FIRST_LINE, ID, LANGUAGE, LAST_LINE, POSITION, STANDARD, Table,
};

pub(super) static CARD: Table = Table {
    name: "card",
    key: &["id"],
    columns: &[
        ID,
        STANDARD,
        LANGUAGE,
        POSITION,
        Column::text("slug").shape("{occupation_code}-{level}").ours(),
        Column::integer("point"),
        Column::words("title").label("Кәсіптің атауы:"),
        Column::text("group_code").optional().shape("2524-0").label("Топтың коды:"),
        Column::text("occupation_code")
            .optional()
            .shape("2524-0-003")
            .label("Қызмет атауының коды:"),
        Column::integer("qualification_level")
            .optional()
            .shape("1–8")
            .label("СБШ бойынша біліктілік деңгейі:"),
        Column::words("qualification_sublevel").optional().label("подуровень квалификации по ОРК:"),
        Column::words("qualification_reference")
            .optional()
            .label("БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі:"),
        Column::words("work_experience").optional().label("Жұмыс тәжірибесіне қойылатын талаптар:"),
        Column::words("nonformal_education")
            .optional()
            .label("Формалды емес және информалы біліммен байланыс:"),
        Column::text("purpose_id").optional().shape("UUID").ours(),
        Column::words("purpose").optional().label("Қызметтің негізгі мақсаты:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static EDUCATION: Table = Table {
    name: "education",
    key: &["card_id", "position"],
    columns: &[
        CARD_ID,
        POSITION,
        Column::words("level").optional().label("Білім деңгейі:"),
        Column::words("speciality").optional().label("Мамандық:"),
        Column::words("qualification").optional().label("Біліктілік:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// The columns of a list without numbers, whose words are under one label.
const fn line_columns(text: Column) -> [Column; 5] {
    [CARD_ID, POSITION, text, FIRST_LINE, LAST_LINE]
}

pub(super) static OTHER_TITLE: Table = Table {
    name: "other_title",
    key: &["card_id", "position"],
    columns: &line_columns(Column::words("text").label("Кәсіптің басқа ықтимал атаулары:")),
};

pub(super) static PERSONAL_COMPETENCE: Table = Table {
    name: "personal_competence",
    key: &["card_id", "position"],
    columns: &line_columns(Column::words("text").label("Жеке құзыреттерге қойылатын талаптар:")),
};

pub(super) static REGULATION: Table = Table {
    name: "regulation",
    key: &["card_id", "position"],
    columns: &line_columns(
        Column::words("text").label("Техникалық регламенттер мен ұлттық стандарттардың тізімі:"),
    ),
};

pub(super) static RELATED_PROFESSION: Table = Table {
    name: "related_profession",
    key: &["card_id", "position"],
    columns: &[
        CARD_ID,
        POSITION,
        Column::words("title").label("СБШ-нің ішіндегі басқа кәсіптермен байланыс:"),
        Column::integer("level").optional().shape("1–8").label("СБШ-нің деңгейі:"),
        Column::text("related_card_id").optional().shape("UUID").refers_to("card", "id").ours(),
        FIRST_LINE,
        LAST_LINE,
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::PlainField;

    #[test]
    fn every_column_of_words_is_translated() {
        use crate::{
            export::tables::{ColumnKind, TableName},
            translation::holds_words,
        };
        for table in TableName::ALL.into_iter().map(TableName::table) {
            for column in table.columns {
                let name = column.name.strip_prefix("approval_").unwrap_or(column.name);
                let is_words = column.kind == ColumnKind::Text && holds_words(name);
                assert_eq!(column.has_words, is_words, "{}.{}", table.name, column.name);
            }
        }
    }

    #[test]
    fn every_plain_field_is_a_column() {
        for field in PlainField::ALL {
            assert!(CARD.columns.iter().any(|column| column.name == field.name()), "{field:?}");
        }
    }
}
