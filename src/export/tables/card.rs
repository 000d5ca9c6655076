//! The tables of a card, but for its functions.

use super::{
    Cell, Column, Rows, Table, TableName,
    column::{
        CARD_ID, FIRST_LINE, ID, LANGUAGE, LAST_LINE, POSITION, STANDARD, lines, position, words,
    },
};
use crate::standard::{CardIdentity, Line, ProfessionCard};

pub(super) static CARD: Table = Table {
    name: "card",
    meaning: words("Кәсіптің карточкасы", "Карточка профессии", "A profession card"),
    key: &["id"],
    columns: &[
        ID,
        STANDARD,
        LANGUAGE,
        POSITION,
        Column::text(
            "slug",
            words(
                "Карточканың мекенжайлардағы аты",
                "Имя карточки в адресах",
                "Name of the card in addresses",
            ),
        )
        .shape("{occupation_code}-{level}")
        .ours(),
        Column::integer(
            "point",
            words("Стандарттың тармағы", "Пункт стандарта", "Point of the standard"),
        ),
        Column::text(
            "title",
            words("Кәсіптің атауы", "Наименование профессии", "Name of the profession"),
        )
        .label("Кәсіптің атауы:"),
        Column::text(
            "group_code",
            words("Топтың коды", "Код группы", "Code of the group of occupations"),
        )
        .optional()
        .shape("2524-0")
        .label("Топтың коды:"),
        Column::text(
            "occupation_code",
            words("Қызмет атауының коды", "Код наименования занятия", "Code of the occupation"),
        )
        .optional()
        .shape("2524-0-003")
        .label("Қызмет атауының коды:"),
        Column::integer(
            "qualification_level",
            words(
                "СБШ бойынша біліктілік деңгейі",
                "Уровень квалификации по ОРК",
                "Level of the sectoral qualifications framework",
            ),
        )
        .optional()
        .shape("1–8")
        .label("СБШ бойынша біліктілік деңгейі:"),
        Column::text(
            "qualification_sublevel",
            words(
                "СБШ бойынша біліктіліктің кіші деңгейі",
                "Подуровень квалификации по ОРК",
                "Sublevel, as printed",
            ),
        )
        .optional()
        .label("подуровень квалификации по ОРК:"),
        Column::text(
            "qualification_reference",
            words(
                "БТБА, БА бойынша біліктілік деңгейі",
                "Уровень квалификации по ЕТКС, КС",
                "Place in the reference books of qualifications",
            ),
        )
        .optional()
        .label("БТБА, БА, үлгілік біліктілік сипаттамалары бойынша біліктілік деңгейі:"),
        Column::text(
            "work_experience",
            words(
                "Жұмыс тәжірибесіне қойылатын талаптар",
                "Требования к опыту работы",
                "What is demanded of the work experience",
            ),
        )
        .optional()
        .label("Жұмыс тәжірибесіне қойылатын талаптар:"),
        Column::text(
            "nonformal_education",
            words(
                "Формалды емес және информалды біліммен байланыс",
                "Связь с неформальным и информальным образованием",
                "Link with non-formal and informal education",
            ),
        )
        .optional()
        .label("Формалды емес және информалы біліммен байланыс:"),
        Column::text(
            "purpose_id",
            words(
                "Негізгі мақсаттың тұрақты идентификаторы",
                "Постоянный идентификатор основной цели",
                "Permanent identifier of the main purpose",
            ),
        )
        .optional()
        .shape("UUID")
        .ours(),
        Column::text(
            "purpose",
            words(
                "Қызметтің негізгі мақсаты",
                "Основная цель деятельности",
                "Main purpose of the activity",
            ),
        )
        .optional()
        .label("Қызметтің негізгі мақсаты:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static EDUCATION: Table = Table {
    name: "education",
    meaning: words(
        "Кәсіпке жол ашатын білім; карточкадағылардың кез келгені жеткілікті",
        "Образование, открывающее профессию; достаточно любого из указанных на карточке",
        "An education that opens the profession; any one of a card's entries will do",
    ),
    key: &["card_id", "position"],
    columns: &[
        CARD_ID,
        POSITION,
        Column::text("level", words("Білім деңгейі", "Уровень образования", "Level of education"))
            .optional()
            .label("Білім деңгейі:"),
        Column::text("speciality", words("Мамандық", "Специальность", "Speciality"))
            .optional()
            .label("Мамандық:"),
        Column::text("qualification", words("Біліктілік", "Квалификация", "Qualification"))
            .optional()
            .label("Біліктілік:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// The columns of a list without numbers, whose words stand under one label.
const fn line_columns(text: Column) -> [Column; 5] {
    [CARD_ID, POSITION, text, FIRST_LINE, LAST_LINE]
}

pub(super) static OTHER_TITLE: Table = Table {
    name: "other_title",
    meaning: words(
        "Кәсіптің басқа ықтимал атауы",
        "Другое возможное наименование профессии",
        "Another title that the profession may go by",
    ),
    key: &["card_id", "position"],
    columns: &line_columns(
        Column::text("text", words("Атауы", "Наименование", "The title"))
            .label("Кәсіптің басқа ықтимал атаулары:"),
    ),
};

pub(super) static PERSONAL_COMPETENCE: Table = Table {
    name: "personal_competence",
    meaning: words(
        "Жеке құзыретке қойылатын талап",
        "Требование к личностным компетенциям",
        "What is demanded of the person",
    ),
    key: &["card_id", "position"],
    columns: &line_columns(
        Column::text("text", words("Талап", "Требование", "The demand"))
            .label("Жеке құзыреттерге қойылатын талаптар:"),
    ),
};

pub(super) static REGULATION: Table = Table {
    name: "regulation",
    meaning: words(
        "Техникалық регламент немесе ұлттық стандарт",
        "Технический регламент или национальный стандарт",
        "A technical regulation or a national standard",
    ),
    key: &["card_id", "position"],
    columns: &line_columns(
        Column::text("text", words("Атауы", "Название", "Its name"))
            .label("Техникалық регламенттер мен ұлттық стандарттардың тізімі:"),
    ),
};

pub(super) static RELATED_PROFESSION: Table = Table {
    name: "related_profession",
    meaning: words(
        "Карточкада байланысты деп аталған кәсіп",
        "Профессия, названная на карточке связанной",
        "A profession that the card names as related",
    ),
    key: &["card_id", "position"],
    columns: &[
        CARD_ID,
        POSITION,
        Column::text(
            "title",
            words("Кәсіптің атауы", "Наименование профессии", "Name, as printed"),
        )
        .label("СБШ-нің ішіндегі басқа кәсіптермен байланыс:"),
        Column::integer(
            "level",
            words("СБШ деңгейі", "Уровень ОРК", "Level of the sectoral framework"),
        )
        .optional()
        .shape("1–8")
        .label("СБШ-нің деңгейі:"),
        Column::text(
            "related_card_id",
            words(
                "Атауы мен деңгейі сәйкес карточка – біздің қорытындымыз",
                "Карточка с тем же наименованием и уровнем — наш вывод",
                "The card of that title and level: our inference",
            ),
        )
        .optional()
        .shape("UUID")
        .refers_to("card", "id")
        .ours(),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of a card that is the `index`th of its text, from 0.
pub(super) fn add<'a>(index: usize, card: &'a ProfessionCard, rows: &mut Rows<'a>) {
    let id = card.identity.id();
    rows.add(TableName::Card, cells(index, card));
    for (index, entry) in card.education.iter().enumerate() {
        let mut cells = vec![
            id.into(),
            position(index),
            entry.level.as_ref().into(),
            entry.speciality.as_ref().into(),
            entry.qualification.as_ref().into(),
        ];
        cells.extend(lines(entry.source));
        rows.add(TableName::Education, cells);
    }
    for (table, list) in [
        (TableName::OtherTitle, &card.other_titles),
        (TableName::PersonalCompetence, &card.personal_competences),
        (TableName::Regulation, &card.regulations),
    ] {
        for (index, Line { text, source }) in list.iter().enumerate() {
            let mut cells = vec![id.into(), position(index), text.into()];
            cells.extend(lines(*source));
            rows.add(table, cells);
        }
    }
    for (index, related) in card.related.iter().enumerate() {
        let mut cells = vec![
            id.into(),
            position(index),
            (&related.title).into(),
            related.level.into(),
            related.card.as_ref().map(CardIdentity::id).into(),
        ];
        cells.extend(lines(related.source));
        rows.add(TableName::RelatedProfession, cells);
    }
}

fn cells(index: usize, card: &ProfessionCard) -> Vec<Cell<'_>> {
    let mut cells = vec![
        card.identity.id().into(),
        card.identity.standard().into(),
        card.identity.language().tag().into(),
        position(index),
        card.identity.slug().into(),
        card.point.into(),
        (&card.title).into(),
        card.group_code.as_ref().into(),
        card.occupation_code.as_ref().into(),
        card.qualification_level.into(),
        card.qualification_sublevel.as_ref().into(),
        card.qualification_reference.as_ref().into(),
        card.work_experience.as_ref().into(),
        card.nonformal_education.as_ref().into(),
        card.purpose.as_ref().map(|_| card.purpose_identity().id).into(),
        card.purpose.as_ref().into(),
    ];
    cells.extend(lines(card.source));
    cells
}
