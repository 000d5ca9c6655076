//! A collection as a file: the learning outcomes by skill for Word, a row a line for Excel and as CSV.

use axum::{extract::State, response::Response};

use super::{card, chosen::ChosenLines, content::CardContent};
use crate::{
    app::{AppError, Path, Query},
    i18n::Messages,
    office::{
        self, DocumentBlock, OfficeDocument, OfficeSheet, OfficeText, SheetCell, SheetColumn,
        SheetLine,
    },
    standard::Statement,
    storage::Storage,
    web::parts::{
        collected::Collected,
        filter::Pairs,
        frame::Site,
        office_file::{OfficeFile, response},
    },
};

/// The name of every file of a collection.
const NAME: &str = "collection";

/// A collection as a file: `collection.docx`.
pub(crate) async fn show_collection(
    State(storage): State<Storage>,
    site: Site,
    Path((_, file)): Path<(String, String)>,
    Query(query): Query<Pairs>,
) -> Result<Response, AppError> {
    let extension = file.strip_prefix(NAME).and_then(|rest| rest.strip_prefix('.'));
    let file = extension.and_then(OfficeFile::of).filter(|file| *file != OfficeFile::Text);
    let file = file.ok_or(AppError::NotFound)?;
    let collected = Collected::find(&storage, &site, &query).await?;
    let t = site.reader.locale.messages();
    let title = if collected.title.is_empty() { t.collection.heading } else { &collected.title };
    let chosen: Vec<ChosenLines> = collected
        .cards
        .iter()
        .map(|found| ChosenLines::with(&found.card, &collected.all_on(&found.card)))
        .collect();
    let cards = collected.cards.iter().zip(&chosen);
    let cards =
        cards.map(|(found, chosen)| CardContent::new(&site, &found.card, &found.technical, chosen));
    let cards: Vec<CardContent<'_>> = cards.collect();
    let bytes = match file {
        OfficeFile::Word => office::docx(&document(title, &collected, &site, &cards))?,
        OfficeFile::Excel => office::xlsx(&[sheet(title, &collected, t, &cards)])?,
        OfficeFile::Csv | OfficeFile::Text => office::csv(&sheet(title, &collected, t, &cards)),
    };
    Ok(response(file, NAME, site.reader.language(), bytes))
}

/// Each profession with the skills that are collected of it, and their abilities and knowledge.
fn document(
    title: &str,
    collected: &Collected,
    site: &Site,
    cards: &[CardContent<'_>],
) -> OfficeDocument {
    let mut document = OfficeDocument::new(title, site.reader.language());
    document.extend([DocumentBlock::Title(OfficeText::of(title))]);
    let note = Some(&collected.note).filter(|note| !note.is_empty());
    document.extend(note.map(|note| DocumentBlock::Paragraph(OfficeText::of(note))));
    for content in cards {
        let text = content.profession_inline().into();
        document.extend([DocumentBlock::Heading { level: 1, number: None, text }]);
        document.extend(content.purpose().map(DocumentBlock::Paragraph));
        document.extend(content.functions().flat_map(|function| card::function(content, function)));
        document.extend(content.about());
    }
    title.clone_into(&mut document.footer);
    document
}

/// A row for each line, in the order of the collection.
fn sheet(
    title: &str,
    collected: &Collected,
    t: &Messages,
    cards: &[CardContent<'_>],
) -> OfficeSheet {
    let words = &t.office.assessment;
    let columns = [
        (t.home.profession, 32),
        (t.office.assessment.level, 11),
        (words.function, 32),
        (words.skill, 32),
        (words.kind, 14),
        (words.requirement, 60),
    ];
    let columns = columns.map(|(heading, width)| SheetColumn::new(heading, width)).into_iter();
    let columns = columns.chain([SheetColumn::of_places(words.place, t.collection.address)]);
    let lines = cards.iter().flat_map(|content| content.lines().map(move |line| (content, line)));
    let mut lines: Vec<(&CardContent<'_>, Statement<'_>)> = lines.collect();
    lines.sort_by_key(|(_, line)| collected.place(line));
    let rows = lines.into_iter().map(|(content, line)| {
        let title = content.first(&content.card.title).text.to_owned();
        let level = content.card.qualification_level;
        let level = level.map(|level| SheetCell::Number(level.number().into()));
        let profession = [SheetCell::Words(title), level.unwrap_or(SheetCell::Empty)];
        profession.into_iter().chain(content.cells(&line)).collect()
    });
    let note = Some(&collected.note).filter(|note| !note.is_empty());
    let above = [Some(title), note.map(String::as_str)];
    OfficeSheet {
        name: title.to_owned(),
        above: above
            .into_iter()
            .flatten()
            .map(|words| SheetLine::Words(words.to_owned()))
            .collect(),
        columns: columns.collect(),
        rows: rows.collect(),
        below: cards.iter().flat_map(CardContent::about_in_lines).collect(),
    }
}
