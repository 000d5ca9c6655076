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
        Column::text("title").label("Кәсіптің атауы:"),
        Column::text("group_code").optional().shape("2524-0").label("Топтың коды:"),
        Column::text("occupation_code")
            .optional()
            .shape("2524-0-003")
            .label("Қызмет атауының коды:"),
        Column::integer("qualification_level")
            .optional()
            .shape("1–8")
            .label("СБШ бойынша біліктілік деңгейі:"),
        Column::text("qualification_sublevel").optional().label("подуровень квалификации по ОРК:"),
        Column::text("qualification_reference")
            .optional()
            .label("БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі:"),
        Column::text("work_experience").optional().label("Жұмыс тәжірибесіне қойылатын талаптар:"),
        Column::text("nonformal_education")
            .optional()
            .label("Формалды емес және информалы біліммен байланыс:"),
        Column::text("purpose_id").optional().shape("UUID").ours(),
        Column::text("purpose").optional().label("Қызметтің негізгі мақсаты:"),
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
        Column::text("level").optional().label("Білім деңгейі:"),
        Column::text("speciality").optional().label("Мамандық:"),
        Column::text("qualification").optional().label("Біліктілік:"),
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
    columns: &line_columns(Column::text("text").label("Кәсіптің басқа ықтимал атаулары:")),
};

pub(super) static PERSONAL_COMPETENCE: Table = Table {
    name: "personal_competence",
    key: &["card_id", "position"],
    columns: &line_columns(Column::text("text").label("Жеке құзыреттерге қойылатын талаптар:")),
};

pub(super) static REGULATION: Table = Table {
    name: "regulation",
    key: &["card_id", "position"],
    columns: &line_columns(
        Column::text("text").label("Техникалық регламенттер мен ұлттық стандарттардың тізімі:"),
    ),
};

pub(super) static RELATED_PROFESSION: Table = Table {
    name: "related_profession",
    key: &["card_id", "position"],
    columns: &[
        CARD_ID,
        POSITION,
        Column::text("title").label("СБШ-нің ішіндегі басқа кәсіптермен байланыс:"),
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
    fn every_plain_field_is_a_column() {
        for field in PlainField::ALL {
            assert!(CARD.columns.iter().any(|column| column.name == field.name()), "{field:?}");
        }
    }
}
