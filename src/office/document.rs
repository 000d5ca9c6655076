//! A document as a list of blocks, from one margin to the other.

use crate::standard::Language;

/// A document that a person goes on writing in a text editor.
#[derive(Debug, Clone)]
pub struct OfficeDocument {
    /// What it is called, as a program shows it beside the name of the file.
    pub title: String,
    /// The language of most of its words.
    pub language: Language,
    /// Whether a page is wider than it is high.
    pub is_landscape: bool,
    /// What is at the foot of each page, before its number.
    pub footer: String,
    blocks: Vec<DocumentBlock>,
    notes: Vec<SourceNote>,
}

/// A part of a document, from one margin to the other.
#[derive(Debug, Clone)]
pub enum DocumentBlock {
    /// The title, once.
    Title(OfficeText),
    /// A heading of level 1 to 3.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// Its number, where headings are numbered: `2`.
        number: Option<String>,
        /// The words.
        text: OfficeText,
    },
    /// A paragraph.
    Paragraph(OfficeText),
    /// A numbered paragraph of a section: `2.1`.
    Clause {
        /// Its number, with that of the section.
        number: String,
        /// The words.
        text: OfficeText,
    },
    /// A line of what is beside the right margin above the title, such as an approval.
    Aside(OfficeText),
    /// An entry of a list.
    Bullet(OfficeText),
    /// Where somebody signs.
    Signature(OfficeText),
    /// A table with lines.
    Table(Table),
    /// Small words about the document itself.
    Note(OfficeText),
}

/// Words on one or more lines, with the place that they are from.
#[derive(Debug, Clone, Default)]
pub struct OfficeText {
    /// The words, one part after another.
    pub content: Vec<Inline>,
    /// Dash lines below the words.
    pub parts: Vec<Vec<Inline>>,
    /// The place, as a footnote.
    pub source: Option<SourceNote>,
}

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words in the language of the document.
    Text(String),
    /// Words that weigh more.
    Strong(String),
    /// Words in another language.
    Foreign(String, Language),
    /// What is to be filled in, by what belongs there.
    Blank(String),
    /// Words that lead to an address.
    Link(String, String),
}

/// Where the words of a paragraph are from.
#[derive(Debug, Clone)]
pub struct SourceNote {
    /// The number of the footnote, from 1.
    pub number: usize,
    /// The place in words.
    pub place: String,
    /// The absolute address of the place.
    pub address: String,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The shares of the columns in the width, in hundredths.
    pub widths: Vec<u32>,
    /// The headings, which each page repeats; empty for a table without.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub enum TableRow {
    /// A heading over the whole width.
    Group(OfficeText),
    /// A cell for each column, each of some paragraphs.
    Cells(Vec<Vec<OfficeText>>),
}

/// The language in which a program checks the spelling of words.
pub(super) fn proofing(language: Language) -> &'static str {
    match language {
        Language::Kazakh => "kk-KZ",
        Language::Russian => "ru-RU",
        Language::English => "en-GB",
    }
}

impl OfficeDocument {
    /// A document without words.
    #[must_use]
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        Self {
            title: title.into(),
            language,
            is_landscape: false,
            footer: String::new(),
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds blocks at the end, and numbers their footnotes.
    pub fn extend(&mut self, blocks: impl IntoIterator<Item = DocumentBlock>) {
        for mut block in blocks {
            let sources = block.texts().into_iter().filter_map(|text| text.source.as_mut());
            for source in sources {
                source.number = self.notes.len() + 1;
                self.notes.push(source.clone());
            }
            self.blocks.push(block);
        }
    }

    /// The blocks, from first to last.
    #[must_use]
    pub fn blocks(&self) -> &[DocumentBlock] {
        &self.blocks
    }

    /// Whether a page does not end with this block: it introduces a list, or is before the last words.
    #[must_use]
    pub fn stays_with_next(&self, index: usize) -> bool {
        let pair = [self.blocks.get(index), self.blocks.get(index + 1)];
        match pair {
            [Some(DocumentBlock::Paragraph(_) | DocumentBlock::Clause { .. }), Some(next)] => {
                matches!(next, DocumentBlock::Bullet(_) | DocumentBlock::Note(_))
            }
            [Some(_), Some(DocumentBlock::Note(_))] => true,
            _ => false,
        }
    }

    /// The footnotes, from first to last.
    #[must_use]
    pub fn notes(&self) -> &[SourceNote] {
        &self.notes
    }
}

impl DocumentBlock {
    /// The texts, in their order.
    fn texts(&mut self) -> Vec<&mut OfficeText> {
        match self {
            Self::Title(text)
            | Self::Heading { text, .. }
            | Self::Clause { text, .. }
            | Self::Paragraph(text)
            | Self::Aside(text)
            | Self::Bullet(text)
            | Self::Signature(text)
            | Self::Note(text) => vec![text],
            Self::Table(table) => table.rows.iter_mut().flat_map(TableRow::texts).collect(),
        }
    }
}

impl TableRow {
    fn texts(&mut self) -> Vec<&mut OfficeText> {
        match self {
            Self::Group(text) => vec![text],
            Self::Cells(cells) => cells.iter_mut().flatten().collect(),
        }
    }
}

impl OfficeText {
    /// Words in the language of the document.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Inline::Text(text.into()).into()
    }

    /// The same, the first word with a capital.
    #[must_use]
    pub fn capitalised(mut self) -> Self {
        if let Some(Inline::Text(words)) = self.content.first_mut() {
            let mut letters = words.chars();
            *words =
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        }
        self
    }

    /// A sentence in which square brackets are around what is to be filled in.
    #[must_use]
    pub fn form(sentence: &str) -> Self {
        let mut content = Vec::new();
        let mut rest = sentence;
        while let Some((before, (blank, after))) = rest
            .split_once('[')
            .and_then(|(before, inside)| inside.split_once(']').map(|inside| (before, inside)))
        {
            content.extend((!before.is_empty()).then(|| Inline::Text(before.to_owned())));
            content.push(Inline::Blank(blank.to_owned()));
            rest = after;
        }
        content.extend((!rest.is_empty()).then(|| Inline::Text(rest.to_owned())));
        content.into()
    }
}

impl From<Inline> for OfficeText {
    fn from(inline: Inline) -> Self {
        vec![inline].into()
    }
}

impl From<Vec<Inline>> for OfficeText {
    fn from(content: Vec<Inline>) -> Self {
        Self { content, ..Self::default() }
    }
}

impl Inline {
    /// The words without their kind.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text(words)
            | Self::Strong(words)
            | Self::Foreign(words, _)
            | Self::Blank(words)
            | Self::Link(words, _) => words,
        }
    }
}
