//! A vacancy: short, in the order of the sites where people look for work.

use super::content::CardContent;
use crate::{
    office::{DocumentBlock, OfficeDocument, OfficeText},
    standard::{FunctionKind, StatementNode},
};

/// The vacancy of a card.
pub(super) fn document(content: &CardContent<'_>) -> OfficeDocument {
    let t = &content.t.office;
    let words = &t.vacancy;
    let title = content.first(&content.card.title).text;
    let mut document = OfficeDocument::new(title, content.language);
    let heading_words = content.paragraph(&content.card.title);
    document.extend([DocumentBlock::Title(heading_words), paragraph(words.in_short)]);
    document.extend(content.purpose().map(DocumentBlock::Paragraph));

    document.extend([heading(words.tasks)]);
    document.extend(tasks(content, FunctionKind::Mandatory));

    document.extend([heading(words.expectations)]);
    document.extend(
        content.education().into_iter().map(OfficeText::capitalised).map(DocumentBlock::Bullet),
    );
    document.extend(content.experience().map(DocumentBlock::Bullet));
    for (name, list) in [
        (words.abilities, content.abilities()),
        (words.knowledge, content.knowledge()),
        (words.qualities, content.competences()),
    ] {
        if !list.is_empty() {
            document.extend([DocumentBlock::Heading {
                level: 2,
                number: None,
                text: OfficeText::of(name),
            }]);
            document.extend(list.into_iter().map(DocumentBlock::Bullet));
        }
    }

    document.extend([heading(words.plus)]);
    document.extend(tasks(content, FunctionKind::Additional));
    document.extend([DocumentBlock::Bullet(OfficeText::form(words.plus_blank))]);
    for (name, blank) in [(words.offer, words.offer_blank), (words.apply, words.apply_blank)] {
        document.extend([heading(name), DocumentBlock::Bullet(OfficeText::form(blank))]);
    }
    document.extend(content.about());
    document.footer = content.footer();
    document
}

fn paragraph(sentence: &str) -> DocumentBlock {
    DocumentBlock::Paragraph(OfficeText::form(sentence))
}

fn heading(text: &str) -> DocumentBlock {
    DocumentBlock::Heading { level: 1, number: None, text: OfficeText::of(text) }
}

/// The chosen skills as tasks, below the functions that they are of. A function without chosen skills
/// is a task itself.
fn tasks(content: &CardContent<'_>, kind: FunctionKind) -> Vec<DocumentBlock> {
    let mut blocks = Vec::new();
    for function in content.functions().filter(|function| function.kind == kind) {
        let skills: Vec<_> = content.skills(function).collect();
        let words = content.line(StatementNode::Function(function));
        if skills.is_empty() {
            blocks.push(DocumentBlock::Bullet(words));
            continue;
        }
        blocks.push(DocumentBlock::Heading { level: 2, number: None, text: words });
        let skills = skills.into_iter().map(|skill| StatementNode::Skill(function, skill));
        blocks.extend(skills.map(|skill| DocumentBlock::Bullet(content.line(skill))));
    }
    blocks
}
