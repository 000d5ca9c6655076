//! From the bytes of a PDF to a document. Whoever calls this must be ready for a panic.

use pdf_extract::Document as PdfFile;
use serde::{Deserialize, Serialize};

use super::{
    assemble,
    ink::{self, PageInk},
    layout::{self, Block},
    words::PrintedLine,
};
use crate::document::{
    error::DocumentError,
    furniture::{self, EDGE, PageEdges},
    hyphens,
    line::{Document, Furniture},
};

/// Why a PDF gives no document.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum PdfFailure {
    Damaged(String),
    Locked,
    Scan,
    UnknownLetters,
}

impl From<PdfFailure> for DocumentError {
    fn from(failure: PdfFailure) -> Self {
        match failure {
            PdfFailure::Damaged(problem) => Self::Damaged { format: "PDF", problem },
            PdfFailure::Locked => {
                Self::OtherKind("a PDF file protected by a password; save it without one")
            }
            PdfFailure::Scan => Self::Scan,
            PdfFailure::UnknownLetters => Self::UnknownLetters,
        }
    }
}

/// Reads a PDF.
pub(super) fn extract(bytes: &[u8]) -> Result<Document, PdfFailure> {
    let damaged = |problem: &str| PdfFailure::Damaged(problem.to_owned());
    let file = PdfFile::load_mem(bytes);
    let mut file =
        file.map_err(|_| damaged("it was cut off, or its table of contents is wrong"))?;
    if ink::is_locked(&mut file) {
        return Err(PdfFailure::Locked);
    }
    let pages = ink::read(&mut file).map_err(|_| damaged("its pages cannot be read"))?;
    drop(file);
    if pages.is_empty() {
        return Err(damaged("it has no pages"));
    }
    check_letters(&pages)?;
    let pages = (1..).zip(pages).map(|(number, ink)| layout::blocks(ink, number));
    let mut pages: Vec<Vec<Block>> = pages.collect();
    let furniture = take_furniture(&mut pages);
    let mut document = assemble::document(pages, furniture);
    hyphens::join(&mut document.lines);
    Ok(document)
}

/// Refuses pictures of pages, and fonts that draw letters without saying which.
fn check_letters(pages: &[PageInk]) -> Result<(), PdfFailure> {
    let n_empty = pages.iter().filter(|page| page.glyphs.is_empty()).count();
    if n_empty * 2 > pages.len() {
        return Err(PdfFailure::Scan);
    }
    let letters =
        || pages.iter().flat_map(|page| &page.glyphs).flat_map(|glyph| glyph.text.chars());
    let is_unknown = |c: &char| {
        matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}') || c.is_control() && !c.is_whitespace()
    };
    if letters().filter(is_unknown).count() * 3 > letters().count() {
        return Err(PdfFailure::UnknownLetters);
    }
    Ok(())
}

/// Takes the furniture out of the text above the first and below the last table of each page.
fn take_furniture(pages: &mut [Vec<Block>]) -> Vec<Furniture> {
    let edges: Vec<PageEdges> = pages.iter().map(|page| edges(page)).collect();
    let mut taken = Vec::new();
    let lines = pages.iter().flatten().flat_map(Block::lines);
    let counts = furniture::count(&edges, lines.map(|line| line.text.as_str()));
    for (page, (n_top, n_bottom)) in pages.iter_mut().zip(counts) {
        for _ in 0..n_top {
            taken.extend(page.first_mut().and_then(|block| take(block, |lines| lines.remove(0))));
        }
        for _ in 0..n_bottom {
            let last = |lines: &mut Vec<PrintedLine>| lines.remove(lines.len() - 1);
            taken.extend(page.last_mut().and_then(|block| take(block, last)));
        }
        page.retain(|block| !matches!(block, Block::Lines(lines) if lines.is_empty()));
    }
    taken
}

fn take(
    block: &mut Block,
    take: impl FnOnce(&mut Vec<PrintedLine>) -> PrintedLine,
) -> Option<Furniture> {
    match block {
        Block::Lines(lines) if !lines.is_empty() => {
            let line = take(lines);
            Some(Furniture { page: Some(line.page), text: line.text })
        }
        _ => None,
    }
}

fn edges(page: &[Block]) -> PageEdges {
    let lines = |block: Option<&Block>| match block {
        Some(Block::Lines(lines)) => lines.iter().map(|line| line.text.clone()).collect(),
        _ => Vec::new(),
    };
    if page.len() == 1 {
        let lines: Vec<String> = lines(page.first());
        return PageEdges::of(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let mut top: Vec<String> = lines(page.first());
    let mut bottom: Vec<String> = lines(page.last());
    top.truncate(EDGE);
    bottom.reverse();
    bottom.truncate(EDGE);
    PageEdges { top, bottom }
}
