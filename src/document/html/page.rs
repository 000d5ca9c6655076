//! The tags of a page, one after another.

use std::cell::RefCell;

use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult,
    states::{Rawtext, Rcdata, ScriptData},
};

use super::{
    lists::OpenList,
    styles::{is_hidden, span},
};
use crate::document::{
    error::DocumentError,
    limits::Limits,
    line::{Document, DocumentFormat},
    writer::LineWriter,
};

/// A page that is being read.
pub(super) struct Page(RefCell<State>);

struct State {
    writer: LineWriter,
    lists: Vec<OpenList>,
    hidden: Option<Hidden>,
    is_preformatted: bool,
    failed: Option<DocumentError>,
}

/// The element that is open and not shown.
struct Hidden {
    name: String,
    /// How many of the same name are open, itself among them.
    n_open: u32,
    /// How many lists and tables are open inside it.
    n_inside: i32,
}

/// What no browser shows as text, or only where scripts do not run.
const NO_TEXT: [&str; 14] = [
    "script", "style", "template", "noscript", "title", "textarea", "select", "svg", "iframe",
    "noframes", "noembed", "object", "audio", "video",
];

/// The elements that begin and end a line.
const BLOCKS: [&str; 42] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "tr",
    "td",
];

/// The elements without an end.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "wbr", "link", "meta", "col"];

/// The elements that end where the next of their name begins.
const ENDED_BY_THE_NEXT: [&str; 7] = ["p", "li", "td", "th", "tr", "dt", "dd"];

impl Page {
    pub(super) fn new(limits: Limits) -> Self {
        Self(RefCell::new(State {
            writer: LineWriter::new(limits),
            lists: Vec::new(),
            hidden: None,
            is_preformatted: false,
            failed: None,
        }))
    }

    /// What went wrong, if something did.
    pub(super) fn check(&self) -> Result<(), DocumentError> {
        self.0.borrow_mut().failed.take().map_or(Ok(()), Err)
    }

    /// What was read.
    pub(super) fn finish(
        self,
        format: DocumentFormat,
        encoding: &str,
    ) -> Result<Document, DocumentError> {
        self.0.into_inner().writer.finish(format, Some(encoding))
    }
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        let done = match &token {
            Token::TagToken(tag) => state.tag(tag),
            Token::CharacterTokens(text) => state.text(text),
            _ => Ok(()),
        };
        if let Err(error) = done {
            state.failed.get_or_insert(error);
        }
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                _ if state.hidden.as_ref().is_some_and(|hidden| hidden.name == "svg") => {
                    TokenSinkResult::Continue
                }
                "script" => TokenSinkResult::RawData(ScriptData),
                "style" | "iframe" | "noframes" | "noembed" => TokenSinkResult::RawData(Rawtext),
                "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        }
    }
}

impl State {
    fn text(&mut self, text: &str) -> Result<(), DocumentError> {
        if self.hidden.is_some() {
            return Ok(());
        }
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            // A soft hyphen is shown only where a line ends.
            if word.contains('\u{ad}') {
                self.writer.push_str(&word.replace('\u{ad}', ""))?;
            } else {
                self.writer.push_str(word)?;
            }
            match &piece[word.len()..] {
                "" => {}
                "\n" if self.is_preformatted => self.writer.break_line()?,
                _ if matches!(self.writer.text().chars().last(), None | Some(' ')) => {}
                _ => self.writer.push_str(" ")?,
            }
        }
        Ok(())
    }

    fn tag(&mut self, tag: &Tag) -> Result<(), DocumentError> {
        if self.is_skipped(tag) {
            return Ok(());
        }
        match tag.kind {
            TagKind::StartTag => self.start(tag),
            TagKind::EndTag => self.end(&tag.name),
        }
    }

    /// Whether the tag is inside an element that is not shown, or begins or ends it.
    fn is_skipped(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        let Some(hidden) = &mut self.hidden else {
            let begins = is_start
                && !VOID.contains(&name)
                && (NO_TEXT.contains(&name) || is_hidden(tag))
                && !matches!(name, "html" | "body");
            if begins {
                self.hidden = Some(Hidden { name: name.to_owned(), n_open: 1, n_inside: 0 });
            }
            return begins;
        };
        let is_container = matches!(name, "ul" | "ol" | "dl" | "table");
        let ends_early = ENDED_BY_THE_NEXT.contains(&hidden.name.as_str()) && hidden.n_inside == 0;
        let is_next =
            is_start && (name == hidden.name || hidden.name == "p" && BLOCKS.contains(&name));
        let is_around = !is_start && is_container;
        if ends_early && (is_next || is_around) {
            self.hidden = None;
            return is_next && self.is_skipped(tag);
        }
        if is_container {
            hidden.n_inside += if is_start { 1 } else { -1 };
        }
        if name == hidden.name && !tag.self_closing {
            hidden.n_open = if is_start { hidden.n_open + 1 } else { hidden.n_open - 1 };
            if hidden.n_open == 0 {
                self.hidden = None;
            }
        }
        true
    }

    fn start(&mut self, tag: &Tag) -> Result<(), DocumentError> {
        let name = &*tag.name;
        if BLOCKS.contains(&name) {
            self.writer.end_paragraph()?;
        }
        match name {
            "br" => self.writer.break_line()?,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.writer.set_heading(true),
            "pre" => self.is_preformatted = true,
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.push(OpenList::begin(tag, self.writer.n_open_tables()));
            }
            "li" => {
                let line = self.writer.n_lines();
                let number = self.lists.last_mut().and_then(|list| list.next_number(tag, line));
                self.writer.set_list_number(number);
            }
            "table" => self.writer.begin_table()?,
            "tr" => self.writer.begin_row()?,
            "td" | "th" => {
                self.end_lists_inside();
                self.writer.begin_cell(span(tag, "rowspan"), span(tag, "colspan"), false)?;
                self.writer.set_list_number(None);
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), DocumentError> {
        if BLOCKS.contains(&name) {
            self.writer.end_paragraph()?;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.writer.set_heading(false),
            "pre" => self.is_preformatted = false,
            "ol" | "ul" | "menu" | "dir" => {
                if let Some(list) = self.lists.pop() {
                    list.end(&mut self.writer);
                }
                self.writer.set_list_number(None);
            }
            "li" => self.writer.set_list_number(None),
            "td" | "th" => {
                self.end_lists_inside();
                self.writer.end_cell()?;
            }
            "table" => self.writer.end_table()?,
            _ => {}
        }
        Ok(())
    }

    /// Ends the lists that a cell leaves open.
    fn end_lists_inside(&mut self) {
        let n_tables = self.writer.n_open_tables();
        while self.lists.last().is_some_and(|list| list.n_tables >= n_tables) {
            if let Some(list) = self.lists.pop() {
                list.end(&mut self.writer);
            }
        }
    }
}
