//! The body of a document of Word: paragraphs, tables and what is in them.

use super::{
    numbering::Numbering,
    styles::{StyleProperties, Styles},
    xml::{Element, XmlEvent},
};
use crate::document::{
    error::DocumentError,
    limits::Limits,
    writer::{LineWriter, UnfinishedLine},
};

/// What is not part of the text: words that were deleted or moved away, how something was before a
/// change, and the same for programs that know less.
const SKIPPED: [&str; 10] = [
    "del",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "mc:Fallback",
];

/// The levels of an outline; a paragraph of a higher one is no heading.
const OUTLINE: i64 = 9;

/// Reads a body.
pub(super) struct Body<'s> {
    pub writer: LineWriter,
    styles: &'s Styles,
    numbering: &'s mut Numbering,
    /// How many elements are open inside one that is skipped, itself among them.
    n_skipped: usize,
    paragraph: Paragraph,
    /// Whether the properties of a paragraph are being read, and not its words.
    is_in_properties: bool,
    is_in_text: bool,
    is_hidden: bool,
    /// The cell whose properties are being read.
    cell: Option<NewCell>,
    /// The lines around the text boxes that are open.
    around: Vec<UnfinishedLine>,
}

/// What the properties of a paragraph say.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<i64>,
}

/// What the properties of a cell say.
struct NewCell {
    columns: u32,
    goes_on: bool,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: &'s mut Numbering, limits: Limits) -> Self {
        Self {
            writer: LineWriter::new(limits),
            styles,
            numbering,
            n_skipped: 0,
            paragraph: Paragraph::default(),
            is_in_properties: false,
            is_in_text: false,
            is_hidden: false,
            cell: None,
            around: Vec::new(),
        }
    }

    /// Takes the next event of the part.
    pub(super) fn handle(&mut self, event: &XmlEvent<'_>) -> Result<(), DocumentError> {
        match event {
            XmlEvent::Start(element) if self.n_skipped > 0 || SKIPPED.contains(&element.name) => {
                self.n_skipped += 1;
                Ok(())
            }
            XmlEvent::End(_) if self.n_skipped > 0 => {
                self.n_skipped -= 1;
                Ok(())
            }
            XmlEvent::Start(element) if self.is_in_properties => {
                self.property(element);
                Ok(())
            }
            XmlEvent::Start(element) => self.start(element),
            XmlEvent::End(name) => self.end(name),
            XmlEvent::Text(text) if self.is_in_text && self.n_skipped == 0 && !self.is_hidden => {
                self.writer.push_str(&text.replace(['\n', '\r', '\t'], " ").replace('\u{ad}', ""))
            }
            XmlEvent::Text(_) => Ok(()),
        }
    }

    /// A property of the paragraph.
    fn property(&mut self, element: &Element<'_>) {
        let paragraph = &mut self.paragraph;
        match element.name {
            "pStyle" => paragraph.style = element.value(),
            "numId" => paragraph.list = element.value(),
            "ilvl" => paragraph.level = element.number().and_then(|n| usize::try_from(n).ok()),
            "outlineLvl" => paragraph.outline = element.number(),
            _ => {}
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Result<(), DocumentError> {
        match element.name {
            "p" => {
                self.begin_cell()?;
                self.writer.end_paragraph()?;
                self.paragraph = Paragraph::default();
            }
            "pPr" => self.is_in_properties = true,
            "r" => self.is_hidden = false,
            "vanish" => self.is_hidden = element.is_on(),
            "t" => self.is_in_text = true,
            "tab" | "ptab" => self.writer.push_str(" ")?,
            "br" | "cr" => self.writer.break_line()?,
            "noBreakHyphen" => self.writer.push_str("-")?,
            "sym" => {
                let code = element.attribute("char").unwrap_or_default();
                let letter = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                // The signs of the fonts of signs have no letters.
                if let Some(letter) = letter.filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')) {
                    self.writer.push_str(letter.encode_utf8(&mut [0; 4]))?;
                }
            }
            "txbxContent" => self.around.push(self.writer.leave_line()),
            "tbl" => {
                self.begin_cell()?;
                self.writer.begin_table()?;
            }
            "tr" => self.writer.begin_row()?,
            "gridBefore" => self.writer.skip_columns(columns(element)),
            "tc" => self.cell = Some(NewCell { columns: 1, goes_on: false }),
            "gridSpan" | "vMerge" => {
                if let Some(cell) = &mut self.cell {
                    match element.name {
                        "gridSpan" => cell.columns = columns(element),
                        _ => cell.goes_on = element.value().as_deref() != Some("restart"),
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), DocumentError> {
        match name {
            "pPr" => {
                self.is_in_properties = false;
                self.apply_properties();
            }
            "p" => {
                self.writer.end_paragraph()?;
                self.writer.set_list_number(None);
                self.writer.set_heading(false);
            }
            "t" => self.is_in_text = false,
            "tcPr" => self.begin_cell()?,
            "tc" => {
                self.begin_cell()?;
                self.writer.end_cell()?;
            }
            "tbl" => self.writer.end_table()?,
            "txbxContent" => {
                self.writer.end_paragraph()?;
                if let Some(line) = self.around.pop() {
                    self.writer.come_back(line);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Begins the cell whose properties are known now.
    fn begin_cell(&mut self) -> Result<(), DocumentError> {
        match self.cell.take() {
            Some(NewCell { columns, goes_on }) => self.writer.begin_cell(1, columns, goes_on),
            None => Ok(()),
        }
    }

    fn apply_properties(&mut self) {
        let Paragraph { style, list, level, outline } = std::mem::take(&mut self.paragraph);
        let of_style = style.as_ref().map(|id| self.styles.properties(id)).unwrap_or_default();
        let StyleProperties { is_heading, list: list_of_style, level: level_of_style } = of_style;
        self.writer.set_heading(outline.map_or(is_heading, |level| level < OUTLINE));
        let number = list.or(list_of_style).and_then(|list| {
            let by_style = || self.numbering.level_of_style(&list, style.as_deref()?);
            let level = level.or_else(by_style).or(level_of_style).unwrap_or_default();
            self.numbering.next(&list, level)
        });
        self.writer.set_list_number(number);
    }
}

fn columns(element: &Element<'_>) -> u32 {
    element.number().and_then(|columns| u32::try_from(columns).ok()).unwrap_or(1)
}
