//! The tables of the labour functions of a card, with all that stands under them.

use uuid::Uuid;

use super::{
    Column, Rows, Table, TableName, Words,
    column::{
        CARD_ID, FIRST_LINE, ID, LAST_LINE, NUMBER, POSITION, REFERENCE, lines, position, words,
    },
};
use crate::standard::{Item, LabourFunction, ProfessionCard, Skill};

pub(super) static FUNCTION: Table = Table {
    name: "function",
    meaning: words("Еңбек функциясы", "Трудовая функция", "A labour function"),
    key: &["id"],
    columns: &[
        ID,
        CARD_ID,
        POSITION,
        REFERENCE,
        NUMBER.label("Еңбек функциясы #:"),
        Column::text(
            "kind",
            words(
                "Міндетті ме, қосымша ма",
                "Обязательная или дополнительная",
                "Whether all who follow the profession perform it",
            ),
        )
        .shape("mandatory, additional")
        .label("Міндетті еңбек функциялары:"),
        Column::text("title", words("Атауы", "Название", "Its title")).label("Еңбек функциясы #:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

pub(super) static SKILL: Table = Table {
    name: "skill",
    meaning: words("Дағды", "Навык", "A skill"),
    key: &["id"],
    columns: &[
        ID,
        Column::text(
            "function_id",
            words(
                "Қай еңбек функциясына жатады",
                "К какой трудовой функции относится",
                "The labour function that it belongs to",
            ),
        )
        .shape("UUID")
        .refers_to("function", "id")
        .of_place(),
        POSITION,
        REFERENCE,
        NUMBER.label("Дағды #:"),
        Column::text("title", words("Атауы", "Название", "Its title")).label("Дағды #:"),
        Column::text(
            "recognition",
            words(
                "Дағдыны тану мүмкіндігі; мәтінде сызықша тұрса, «-»",
                "Возможность признания навыка; «-», если в тексте прочерк",
                "Whether it can be recognised by itself; \"-\" where the text prints a dash",
            ),
        )
        .optional()
        .label("Дағдыны тану мүмкіндігі:"),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// The columns of a numbered list of a skill.
const fn item_columns(text: Words, label: &'static str) -> [Column; 9] {
    [
        ID,
        Column::text(
            "skill_id",
            words(
                "Қай дағдыға жатады",
                "К какому навыку относится",
                "The skill that it belongs to",
            ),
        )
        .shape("UUID")
        .refers_to("skill", "id")
        .of_place(),
        POSITION,
        REFERENCE,
        NUMBER,
        Column::boolean(
            "number_inferred",
            words(
                "Мәтінде нөмір жоғалған, оны біз қойдық",
                "Номер в тексте потерян и восстановлен нами",
                "The text has lost the number, and it is our inference",
            ),
        )
        .ours(),
        Column::text("text", text).label(label),
        FIRST_LINE,
        LAST_LINE,
    ]
}

pub(super) static ABILITY: Table = Table {
    name: "ability",
    meaning: words("Машық", "Умение", "An ability"),
    key: &["id"],
    columns: &item_columns(
        words("Машықтың тұжырымы", "Формулировка умения", "What the person is able to do"),
        "Машықтар:",
    ),
};

pub(super) static KNOWLEDGE: Table = Table {
    name: "knowledge",
    meaning: words("Білім", "Знание", "A piece of knowledge"),
    key: &["id"],
    columns: &item_columns(
        words("Білімнің тұжырымы", "Формулировка знания", "What the person knows"),
        "Білімдер:",
    ),
};

pub(super) static ITEM_PART: Table = Table {
    name: "item_part",
    meaning: words(
        "Машықтың немесе білімнің астындағы сызықшалы бөлік",
        "Часть умения или знания, напечатанная под ним с тире",
        "A dash bullet under an ability or a piece of knowledge",
    ),
    key: &["ability_id", "knowledge_id", "position"],
    columns: &[
        Column::text(
            "ability_id",
            words(
                "Қай машыққа жатады; білімнің бөлігінде бос",
                "К какому умению относится; пусто у части знания",
                "The ability that it belongs to; empty for a part of knowledge",
            ),
        )
        .optional()
        .shape("UUID")
        .refers_to("ability", "id")
        .of_place(),
        Column::text(
            "knowledge_id",
            words(
                "Қай білімге жатады; машықтың бөлігінде бос",
                "К какому знанию относится; пусто у части умения",
                "The piece of knowledge that it belongs to; empty for a part of an ability",
            ),
        )
        .optional()
        .shape("UUID")
        .refers_to("knowledge", "id")
        .of_place(),
        POSITION,
        Column::text("text", words("Бөліктің мәтіні", "Текст части", "Its words")),
        FIRST_LINE,
        LAST_LINE,
    ],
};

/// Adds the rows of the functions of a card.
pub(super) fn add<'a>(card: &'a ProfessionCard, rows: &mut Rows<'a>) {
    for (index, function) in card.functions.iter().enumerate() {
        add_function(card.identity.id(), index, function, rows);
        for (index, skill) in function.skills.iter().enumerate() {
            add_skill(function.identity.id, index, skill, rows);
            for (index, item) in skill.abilities.iter().enumerate() {
                add_item(TableName::Ability, skill.identity.id, index, item, rows);
            }
            for (index, item) in skill.knowledge.iter().enumerate() {
                add_item(TableName::Knowledge, skill.identity.id, index, item, rows);
            }
        }
    }
}

fn add_function<'a>(card: Uuid, index: usize, function: &'a LabourFunction, rows: &mut Rows<'a>) {
    let mut cells = vec![
        function.identity.id.into(),
        card.into(),
        position(index),
        (&function.identity.reference).into(),
        function.number.into(),
        function.kind.name().into(),
        (&function.title).into(),
    ];
    cells.extend(lines(function.source));
    rows.add(TableName::Function, cells);
}

fn add_skill<'a>(function: Uuid, index: usize, skill: &'a Skill, rows: &mut Rows<'a>) {
    let mut cells = vec![
        skill.identity.id.into(),
        function.into(),
        position(index),
        (&skill.identity.reference).into(),
        skill.number.into(),
        (&skill.title).into(),
        skill.recognition.as_ref().into(),
    ];
    cells.extend(lines(skill.source));
    rows.add(TableName::Skill, cells);
}

fn add_item<'a>(table: TableName, skill: Uuid, index: usize, item: &'a Item, rows: &mut Rows<'a>) {
    let id = item.identity.id;
    let mut cells = vec![
        id.into(),
        skill.into(),
        position(index),
        (&item.identity.reference).into(),
        item.number.into(),
        item.number_inferred.into(),
        (&item.text).into(),
    ];
    cells.extend(lines(item.source));
    rows.add(table, cells);
    for (index, part) in item.parts.iter().enumerate() {
        let of = |wanted| (table == wanted).then_some(id).into();
        let mut cells = vec![
            of(TableName::Ability),
            of(TableName::Knowledge),
            position(index),
            (&part.text).into(),
        ];
        cells.extend(lines(part.source));
        rows.add(TableName::ItemPart, cells);
    }
}
