//! Files that may be documents of standards.

use std::{env, io::Read};

use super::{CommandError, opened::OpenedFile};
use crate::{
    document::{self, Document, LARGEST_FILE},
    parser,
    standard::{FindingKind, WholeText},
};

/// Reads a file and the standard in it, and says how the document was read, where that is not the
/// usual way. A file that holds no standard is refused.
pub(super) fn read_standard(file: OpenedFile) -> Result<(WholeText, Vec<String>), CommandError> {
    let path = file.path.clone();
    let document = read_document(file)?;
    let (source_text, notes) = (document.text(), notes(&document));
    let (standard, findings) = parser::parse(&source_text);
    let has_wrong_code = findings.iter().any(|finding| finding.kind == FindingKind::CodeInvalid);
    let missing = match (&standard.passport.code, standard.cards.len()) {
        (_, 0) => Some("profession card"),
        (code, _) if code.is_empty() && !has_wrong_code => Some("code of a standard"),
        _ => None,
    };
    match missing {
        Some(missing) => Err(CommandError::NoStandard { path, missing }),
        None => Ok((WholeText { standard, findings, source_text }, notes)),
    }
}

/// What a person may want to check: an encoding that was guessed, and what was left out.
fn notes(document: &Document) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(encoding) = document.encoding.as_ref().filter(|encoding| *encoding != "UTF-8") {
        notes.push(format!("read as {encoding}"));
    }
    if let Some(first) = document.furniture.first() {
        notes.push(format!(
            "{} lines of running heads, footers and page numbers were left out, the first: {}",
            document.furniture.len(),
            first.text
        ));
    }
    notes
}

fn read_document(file: OpenedFile) -> Result<Document, CommandError> {
    let path = file.path.clone();
    let unreadable = |source| CommandError::Unreadable { path: path.clone(), source };
    let mut bytes = Vec::new();
    file.whole().take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    // A PDF is read by this program, started again.
    let program = env::current_exe().map_err(unreadable)?;
    let document = document::read(&bytes, &program);
    document.map_err(|problem| CommandError::NoText { path, problem })
}
