//! The card as a document, with the lines that were chosen.

use super::content::CardContent;
use crate::{
    office::{DocumentBlock, OfficeDocument, OfficeText, Table, TableRow},
    standard::{FunctionKind, LabourFunction, PlainField, PlainFieldGroup, StatementNode},
};

/// The card of a profession.
pub(super) fn document(content: &CardContent<'_>) -> OfficeDocument {
    let (card, t) = (content.card, content.t);
    let mut document = OfficeDocument::new(content.profession(), content.language);
    document.extend([
        DocumentBlock::Title(content.profession_inline().into()),
        DocumentBlock::Table(facts(content)),
    ]);
    for (kind, heading) in [
        (FunctionKind::Mandatory, t.field.mandatory_functions),
        (FunctionKind::Additional, t.field.additional_functions),
    ] {
        let functions: Vec<_> =
            content.functions().filter(|function| function.kind == kind).collect();
        if functions.is_empty() {
            continue;
        }
        document.extend([heading_of(1, OfficeText::of(heading))]);
        for function in functions {
            document.extend(self::function(content, function));
        }
    }
    for (heading, lines) in [
        (t.field.personal_competences, content.competences()),
        (t.field.regulations, content.regulations()),
    ] {
        if !lines.is_empty() {
            document.extend([heading_of(1, OfficeText::of(heading))]);
            document.extend(lines.into_iter().map(DocumentBlock::Bullet));
        }
    }
    if !card.related.is_empty() {
        document.extend([heading_of(1, OfficeText::of(t.field.related))]);
        document.extend(card.related.iter().map(|row| {
            let row_at_level = content.at_level(&row.title, row.level);
            DocumentBlock::Bullet(content.inside(&row_at_level, &row.title).into())
        }));
    }
    document.extend(content.about());
    document.footer = content.footer();
    document
}

/// A function with the skills that are chosen of it, and their abilities and knowledge.
pub(super) fn function<'a>(
    content: &CardContent<'a>,
    function: &'a LabourFunction,
) -> Vec<DocumentBlock> {
    let mut blocks = vec![heading_of(2, content.line(StatementNode::Function(function)))];
    for skill in content.skills(function) {
        blocks.push(heading_of(3, content.line(StatementNode::Skill(function, skill))));
        let abilities = content.items(&skill.abilities);
        let abilities =
            abilities.map(|item| content.line(StatementNode::Ability(function, skill, item)));
        blocks.extend(list(content.t.field.abilities, abilities.collect()));
        let knowledge = content.items(&skill.knowledge);
        let knowledge =
            knowledge.map(|item| content.line(StatementNode::Knowledge(function, skill, item)));
        blocks.extend(list(content.t.field.knowledge, knowledge.collect()));
    }
    blocks
}

fn heading_of(level: u8, text: OfficeText) -> DocumentBlock {
    DocumentBlock::Heading { level, number: None, text }
}

/// A list under its name; nothing where it is empty.
fn list(name: &str, lines: Vec<OfficeText>) -> Vec<DocumentBlock> {
    if lines.is_empty() {
        return Vec::new();
    }
    let name = crate::office::Inline::Strong(format!("{name}:"));
    let name = DocumentBlock::Paragraph(name.into());
    [name].into_iter().chain(lines.into_iter().map(DocumentBlock::Bullet)).collect()
}

/// What the card says beside its functions, a row for each field.
fn facts(content: &CardContent<'_>) -> Table {
    let (card, words) = (content.card, &content.t.field);
    let plain =
        |group| PlainField::in_group(group).filter_map(|field| Some((field, field.of(card)?)));
    let mut rows: Vec<(&str, Vec<OfficeText>)> = Vec::new();
    rows.extend(content.purpose().map(|purpose| (words.purpose, vec![purpose])));
    for group in [PlainFieldGroup::Codes, PlainFieldGroup::Qualification] {
        let fields = plain(group);
        rows.extend(
            fields.map(|(field, text)| (words.of_plain(field), vec![content.paragraph(text)])),
        );
    }
    rows.push((words.education, content.education()));
    rows.push((
        words.of_plain(PlainField::WorkExperience),
        content.experience().into_iter().collect(),
    ));
    let nonformal = PlainField::NonformalEducation;
    rows.extend(
        nonformal.of(card).map(|text| (words.of_plain(nonformal), vec![content.paragraph(text)])),
    );
    let titles = card.other_titles.iter().map(|line| content.paragraph(&line.text));
    rows.push((words.other_titles, titles.collect()));
    let rows = rows.into_iter().filter(|(_, cell)| !cell.is_empty());
    let rows = rows.map(|(name, cell)| TableRow::Cells(vec![vec![OfficeText::of(name)], cell]));
    Table { widths: vec![30, 70], headings: Vec::new(), rows: rows.collect() }
}
