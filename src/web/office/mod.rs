//! Documents that HR makes of a card: a vacancy, a job description, an assessment sheet, the card
//! itself. The reader chooses the lines by a form, sees the document, and takes it as a file.

mod assessment;
mod card;
mod chosen;
mod collection;
mod content;
mod job_description;
mod vacancy;

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    citation::kind_and_number,
    document_kind::DocumentKind,
    filter::Pairs,
    frame::{Crumb, Frame, Site},
    office_file::{OfficeFile, response},
    words::Words,
};
use crate::{
    app::{AppError, Path, Query, address},
    office::{self, DocumentBlock, Inline, OfficeDocument, TableRow},
    standard::{CardKey, ProfessionCard, Statement, StatementKind, StatementNode, TextChoice},
    storage::{CardInStandard, Storage},
    web::parts,
};
use chosen::{ChosenLines, Fact};
use content::CardContent;

pub(super) use chosen::{LEAVE, LINE, TAKE};
pub(super) use collection::show_collection;

/// A card with so many lines is short: all of it goes into a vacancy. Of a longer one the functions and
/// the skills do, and the reader adds to them.
const SHORT_CARD: usize = 40;

/// Whether lines of a kind go into a document where the reader has chosen none.
fn is_usual(document: DocumentKind, line: StatementKind, card: &ProfessionCard) -> bool {
    document != DocumentKind::Vacancy
        || matches!(line, StatementKind::Function | StatementKind::Skill)
        || card.statements().count() <= SHORT_CARD
}

fn has_file(document: DocumentKind, file: OfficeFile) -> bool {
    match file {
        OfficeFile::Word | OfficeFile::Text => true,
        OfficeFile::Excel | OfficeFile::Csv => document == DocumentKind::Assessment,
    }
}

fn made(document: DocumentKind, content: &CardContent<'_>) -> OfficeDocument {
    match document {
        DocumentKind::Vacancy => vacancy::document(content),
        DocumentKind::JobDescription => job_description::document(content),
        DocumentKind::Assessment => assessment::document(content),
        DocumentKind::Card => card::document(content),
    }
}

#[derive(Template)]
#[template(path = "office.html")]
struct OfficePage<'a> {
    frame: Frame,
    card: &'a ProfessionCard,
    words: Words<'a>,
    kind: DocumentKind,
    heading: &'static str,
    /// The facts of the card that can be chosen, each with its name and words.
    facts: Vec<(Fact, &'static str)>,
    chosen: &'a ChosenLines,
    /// What is sent with the form beside the lines.
    kept: Vec<(&'static str, String)>,
    document: OfficeDocument,
    text: String,
}

/// The page of a document, or its file: `vacancy`, `vacancy.docx`.
pub(super) async fn show(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, standard, slug, name)): Path<(String, String, String, String)>,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let (name, extension) = match name.split_once('.') {
        Some((name, extension)) => (name, Some(extension)),
        None => (name.as_str(), None),
    };
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.name() == name);
    let kind = kind.ok_or(AppError::NotFound)?;
    let file = match extension {
        None => None,
        Some(extension) => {
            let file = OfficeFile::of(extension).filter(|file| has_file(kind, *file));
            Some(file.ok_or(AppError::NotFound)?)
        }
    };
    let key = CardKey { standard, slug };
    let found = storage.find_card_in_standard(&key, choice).await?.ok_or(AppError::NotFound)?;
    let chosen = ChosenLines::new(&found.card, &query, |line| is_usual(kind, line, &found.card));
    let content = CardContent::new(&site, &found.card, &found.technical, &chosen);
    if let Some(file) = file {
        return download(kind, file, &content, &key);
    }
    let text = found.card.identity.text();
    let mut page = OfficePage::new(&site, &found, kind, &content);
    page.frame = page.frame.of_text(&found.texts, text, &found.technical);
    parts::page(&page)
}

/// A document as a file.
fn download(
    kind: DocumentKind,
    file: OfficeFile,
    content: &CardContent<'_>,
    key: &CardKey,
) -> Result<Response, AppError> {
    let bytes = match file {
        OfficeFile::Word => office::docx(&made(kind, content))?,
        OfficeFile::Excel => office::xlsx(&[assessment::sheet(content)])?,
        OfficeFile::Csv => office::csv(&assessment::sheet(content)),
        OfficeFile::Text => office::text(&made(kind, content)).into_bytes(),
    };
    let name = format!("{}-{}-{}", kind.name(), key.standard, key.slug);
    Ok(response(file, &name, content.language, bytes))
}

impl<'a> OfficePage<'a> {
    fn new(
        site: &'a Site,
        found: &'a CardInStandard,
        kind: DocumentKind,
        content: &CardContent<'a>,
    ) -> Self {
        let (card, t) = (&found.card, content.t);
        let key = card.identity.key();
        let words = site.words_of(card.identity.text());
        let (heading, about) = kind.words(t);
        let name = words.first(&card.title);
        let profession = t.site.at_level(name.text, card.qualification_level);
        let title = t.office.title(heading, &profession);
        let page = Crumb::new(name.text, address::card(site.reader, &key)).quoted(name.language);
        let document = made(kind, content);
        let facts = Fact::ALL.into_iter().filter(|fact| fact.is_on(card));
        Self {
            frame: Frame::new(site, &title, |locale| {
                let page = address::document(locale, &key, kind.name());
                address::with_query(&page, &content.chosen.parameters())
            })
            .description(about)
            .below_standard(card.identity.standard())
            .below([page])
            .here(Crumb::here(heading)),
            facts: facts.map(|fact| (fact, fact.words(t))).collect(),
            text: office::text(&document),
            chosen: content.chosen,
            kept: kept(site),
            document,
            heading,
            words,
            kind,
            card,
        }
    }

    /// A line with its kind and number.
    fn label(&self, node: StatementNode<'_>) -> String {
        let statement = Statement { card: self.card, node };
        kind_and_number(statement.kind(), statement.number(), self.frame.t)
    }

    /// The files of the document: where they are, and what they are called.
    fn files(&self) -> Vec<(&'static str, String)> {
        let words = &self.frame.t.office;
        let files = OfficeFile::ALL.into_iter().filter(|file| has_file(self.kind, *file));
        let files = files.map(|file| {
            let name = format!("{}.{}", self.kind.name(), file.extension());
            let label = match file {
                OfficeFile::Word => words.word,
                OfficeFile::Excel => words.excel,
                OfficeFile::Csv => words.csv,
                OfficeFile::Text => words.text,
            };
            (label, address::document(self.frame.reader, &self.card.identity.key(), &name))
        });
        files.collect()
    }
}

/// The choice of the words and of the text, which the form keeps.
fn kept(site: &Site) -> Vec<(&'static str, String)> {
    let words = site.reader.parameter().map(|(name, value)| (name, value.to_owned()));
    words.into_iter().chain(site.reader.text.parameters()).collect()
}
