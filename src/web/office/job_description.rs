//! A job description (лауазымдық нұсқаулық, должностная инструкция): the approval above, numbered
//! sections, and the acquaintance below.

use super::content::CardContent;
use crate::{
    office::{DocumentBlock, Inline, OfficeDocument, OfficeText},
    standard::StatementNode,
};

/// The job description of a card.
pub(super) fn document(content: &CardContent<'_>) -> OfficeDocument {
    let words = &content.t.office.job_description;
    let title = words.title(content.first(&content.card.title).text);
    let mut document = OfficeDocument::new(&title, content.language);
    document.extend([DocumentBlock::Aside(Inline::Strong(words.approved.to_owned()).into())]);
    document.extend(words.approval.iter().map(|line| DocumentBlock::Aside(OfficeText::form(line))));
    document.extend([
        DocumentBlock::Title(content.inside(&title, &content.card.title).into()),
        DocumentBlock::Paragraph(OfficeText::form(words.number)),
    ]);

    let mut sections = Sections::default();
    for section in [general, duties, rights, responsibility, qualification] {
        document.extend(section(content, &mut sections));
    }

    let signatures = words.signatures.iter();
    document.extend(signatures.map(|line| DocumentBlock::Signature(OfficeText::form(line))));
    document.extend(content.about());
    document.footer = content.footer();
    document
}

fn general(content: &CardContent<'_>, sections: &mut Sections) -> Vec<DocumentBlock> {
    let words = &content.t.office.job_description;
    let profession = content.first(&content.card.title).text;
    let mut blocks = vec![sections.heading(words.general)];
    let defines = content.inside(&words.defines(profession), &content.card.title);
    blocks.push(sections.clause(defines.into()));
    let level = content.card.qualification_level;
    let level = level.map(|level| OfficeText::of(words.level(level.number())));
    let clauses = level.into_iter().chain(content.purpose().map(|mut purpose| {
        purpose.content.insert(0, Inline::Text(format!("{}: ", content.t.field.purpose)));
        purpose
    }));
    let clauses = clauses.chain(words.general_clauses.iter().map(|line| OfficeText::form(line)));
    blocks.extend(clauses.map(|clause| sections.clause(clause)));
    blocks.extend(sections.list(words.guided, content.regulations()));
    blocks.push(DocumentBlock::Bullet(OfficeText::form(words.guided_blank)));
    blocks
}

fn qualification(content: &CardContent<'_>, sections: &mut Sections) -> Vec<DocumentBlock> {
    let (words, fields) = (&content.t.office.job_description, &content.t.field);
    let mut blocks = vec![sections.heading(words.qualification)];
    for (name, list) in [
        (fields.education, content.education()),
        (fields.work_experience, content.experience().into_iter().collect()),
        (words.must_know, content.knowledge()),
        (words.must_be_able, content.abilities()),
        (fields.personal_competences, content.competences()),
    ] {
        if !list.is_empty() {
            blocks.extend(sections.list(name, list));
        }
    }
    blocks
}

/// The functions as clauses, with their skills below.
fn duties(content: &CardContent<'_>, sections: &mut Sections) -> Vec<DocumentBlock> {
    let words = &content.t.office.job_description;
    let mut blocks = vec![sections.heading(words.duties)];
    for function in content.functions() {
        blocks.push(sections.clause(content.line(StatementNode::Function(function))));
        let skills = content.skills(function).map(|skill| StatementNode::Skill(function, skill));
        blocks.extend(skills.map(|skill| DocumentBlock::Bullet(content.line(skill))));
    }
    blocks.push(sections.clause(OfficeText::form(words.more_duties)));
    blocks
}

fn rights(content: &CardContent<'_>, sections: &mut Sections) -> Vec<DocumentBlock> {
    let words = &content.t.office.job_description;
    sections.of_clauses(words.rights, &words.rights_clauses)
}

fn responsibility(content: &CardContent<'_>, sections: &mut Sections) -> Vec<DocumentBlock> {
    let words = &content.t.office.job_description;
    sections.of_clauses(words.responsibility, &words.responsibility_clauses)
}

/// Numbers sections and their clauses.
#[derive(Default)]
struct Sections {
    n_sections: usize,
    n_clauses: usize,
}

impl Sections {
    /// The heading of the next section.
    fn heading(&mut self, text: &str) -> DocumentBlock {
        self.n_sections += 1;
        self.n_clauses = 0;
        let number = Some(self.n_sections.to_string());
        DocumentBlock::Heading { level: 1, number, text: OfficeText::of(text) }
    }

    /// The next clause of the section.
    fn clause(&mut self, text: OfficeText) -> DocumentBlock {
        self.n_clauses += 1;
        DocumentBlock::Clause { number: format!("{}.{}", self.n_sections, self.n_clauses), text }
    }

    /// A clause with a list.
    fn list(&mut self, name: &str, list: Vec<OfficeText>) -> Vec<DocumentBlock> {
        let clause = self.clause(OfficeText::of(format!("{name}:")));
        [clause].into_iter().chain(list.into_iter().map(DocumentBlock::Bullet)).collect()
    }

    /// A section of sentences with blanks.
    fn of_clauses(&mut self, heading: &str, clauses: &[&str]) -> Vec<DocumentBlock> {
        let mut blocks = vec![self.heading(heading)];
        blocks.extend(clauses.iter().map(|clause| self.clause(OfficeText::form(clause))));
        blocks
    }
}
