//! Files that may be texts of standards.

use std::io::Read;

use super::{CommandError, opened::OpenedFile};
use crate::{
    parser,
    standard::{FindingKind, WholeText},
};

/// The largest text that is read, in bytes. The largest known standard has a fifth of a megabyte.
const LARGEST_TEXT: u64 = 32 * 1024 * 1024;

/// Reads a file and the standard in it. A file that holds no standard is refused.
pub(super) fn read_standard(file: OpenedFile) -> Result<WholeText, CommandError> {
    let path = file.path.clone();
    let source_text = read_text(file)?;
    let (standard, findings) = parser::parse(&source_text);
    let has_wrong_code = findings.iter().any(|finding| finding.kind == FindingKind::CodeInvalid);
    let missing = match (&standard.passport.code, standard.cards.len()) {
        (_, 0) => Some("profession card"),
        (code, _) if code.is_empty() && !has_wrong_code => Some("code of a standard"),
        _ => None,
    };
    match missing {
        Some(missing) => Err(CommandError::NoStandard { path, missing }),
        None => Ok(WholeText { standard, findings, source_text }),
    }
}

fn read_text(file: OpenedFile) -> Result<String, CommandError> {
    let path = file.path.clone();
    let unreadable = |source| CommandError::Unreadable { path: path.clone(), source };
    let no_text =
        |problem: &str| CommandError::NoText { path: path.clone(), problem: problem.to_owned() };
    let mut bytes = Vec::new();
    file.whole().take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(no_text("is larger than 32 MiB, which no standard is"));
    }
    if bytes.contains(&0) {
        return Err(no_text("is a binary file, not a text; a PDF must be turned into text first"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = String::from_utf8_lossy(valid).matches('\n').count() + 1;
        no_text(&format!("is not UTF-8 on line {line}; save it as UTF-8"))
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(no_text("is empty"));
    }
    Ok(text)
}
