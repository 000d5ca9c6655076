//! An assessment sheet: each chosen requirement with a scale, for an interview or an attestation.

use super::content::CardContent;
use crate::{
    office::{
        DocumentBlock, Inline, OfficeDocument, OfficeSheet, OfficeText, SheetCell, SheetColumn,
        SheetLine, Table, TableRow,
    },
    standard::{LabourFunction, Statement, StatementNode},
    web::parts::citation::{kind_and_number, reference_in_words},
};

/// The highest mark; the words for each, from 0 on, are in the word files.
const HIGHEST_MARK: u8 = 3;

/// The sheet of a card as a document.
pub(super) fn document(content: &CardContent<'_>) -> OfficeDocument {
    let words = &content.t.office.assessment;
    let title = format!("{}: {}", words.name, content.profession());
    let mut document = OfficeDocument::new(&title, content.language);
    document.is_landscape = true;
    let name = vec![Inline::Text(format!("{}: ", words.name))].into_iter();
    let title: Vec<Inline> = name.chain(content.profession_inline()).collect();
    document.extend([DocumentBlock::Title(title.into())]);
    let above = words.above.iter().map(|line| DocumentBlock::Paragraph(OfficeText::form(line)));
    document.extend(above);
    document.extend([DocumentBlock::Paragraph(OfficeText::of(scale(content)))]);
    document.extend([DocumentBlock::Table(table(content))]);
    let below = words.below.iter().map(|line| DocumentBlock::Signature(OfficeText::form(line)));
    document.extend(below);
    document.extend(content.about());
    document.footer = content.footer();
    document
}

/// The same as a sheet for Excel.
pub(super) fn sheet(content: &CardContent<'_>) -> OfficeSheet {
    let words = &content.t.office.assessment;
    let marks = Some((HIGHEST_MARK, words.sum.to_owned()));
    let columns = vec![
        SheetColumn::new(words.number, 5),
        SheetColumn::new(words.function, 32),
        SheetColumn::new(words.skill, 32),
        SheetColumn::new(words.kind, 14),
        SheetColumn::new(words.requirement, 60),
        SheetColumn { marks, ..SheetColumn::new(words.mark, 9) },
        SheetColumn::new(words.comment, 30),
        SheetColumn::of_places(words.place, content.t.collection.address),
    ];
    let requirements = content.functions().flat_map(|function| requirements(content, function));
    let rows = (1..).zip(requirements).map(|(number, statement)| {
        let [function, skill, kind, words, place] = content.cells(&statement);
        let number = SheetCell::Number(number);
        vec![number, function, skill, kind, words, SheetCell::Empty, SheetCell::Empty, place]
    });
    let rows = rows.collect();
    let title = format!("{}: {}", words.name, content.profession());
    let above = words.above.iter().map(|line| SheetLine::form(line));
    let title = [SheetLine::Words(title)].into_iter();
    let above = title.chain(above).chain([SheetLine::Words(scale(content))]);
    let below = words.below.iter().map(|line| SheetLine::form(line));
    OfficeSheet {
        name: words.name.to_owned(),
        above: above.collect(),
        columns,
        rows,
        below: below.chain(content.about_in_lines()).collect(),
    }
}

fn scale(content: &CardContent<'_>) -> String {
    let words = &content.t.office.assessment;
    let marks =
        words.marks.iter().enumerate().map(|(mark, meaning)| words.scale_mark(mark, meaning));
    format!("{} {}.", words.scale, marks.collect::<Vec<_>>().join("; "))
}

/// What is assessed of a function: the abilities and knowledge of its skills; a skill, or the function
/// itself, where nothing inside it is chosen.
fn requirements<'a>(content: &CardContent<'a>, function: &'a LabourFunction) -> Vec<Statement<'a>> {
    let mut nodes = Vec::new();
    for skill in content.skills(function) {
        let abilities = content.items(&skill.abilities);
        let abilities = abilities.map(|item| StatementNode::Ability(function, skill, item));
        let knowledge = content.items(&skill.knowledge);
        let knowledge = knowledge.map(|item| StatementNode::Knowledge(function, skill, item));
        let mut items = abilities.chain(knowledge).peekable();
        if items.peek().is_none() {
            nodes.push(StatementNode::Skill(function, skill));
        }
        nodes.extend(items);
    }
    if nodes.is_empty() {
        nodes.push(StatementNode::Function(function));
    }
    nodes.into_iter().map(|node| Statement { card: content.card, node }).collect()
}

fn table(content: &CardContent<'_>) -> Table {
    let words = &content.t.office.assessment;
    let mut rows = Vec::new();
    let mut number = 0;
    for function in content.functions() {
        rows.push(heading(content, StatementNode::Function(function)));
        let mut skill_above = None;
        for statement in requirements(content, function) {
            if let Some(skill) =
                statement.skill_above().filter(|skill| skill_above != Some(skill.id))
            {
                skill_above = Some(skill.id);
                rows.push(heading(content, StatementNode::Skill(function, skill)));
            }
            number += 1;
            let place = reference_in_words(&statement.identity().reference, content.t);
            let cells = [
                OfficeText::of(number.to_string()),
                OfficeText::of(content.t.kind.of(statement.kind())),
                OfficeText { source: None, ..content.line(statement.node) },
                OfficeText::of(marks()),
                OfficeText::default(),
                Inline::Link(place, content.permanent(&statement)).into(),
            ];
            rows.push(TableRow::Cells(cells.map(|cell| vec![cell]).into()));
        }
    }
    let headings =
        [words.number, words.kind, words.requirement, words.mark, words.comment, words.place];
    Table {
        widths: vec![5, 10, 41, 12, 17, 15],
        headings: headings.map(str::to_owned).into(),
        rows,
    }
}

/// A function or a skill above its requirements.
fn heading(content: &CardContent<'_>, node: StatementNode<'_>) -> TableRow {
    let statement = Statement { card: content.card, node };
    let place = kind_and_number(statement.kind(), statement.number(), content.t);
    TableRow::Group(
        vec![Inline::Text(format!("{place}. ")), content.inline(statement.text())].into(),
    )
}

/// The marks, to be ringed by hand.
fn marks() -> String {
    (0..=HIGHEST_MARK).map(|mark| mark.to_string()).collect::<Vec<_>>().join("   ")
}
