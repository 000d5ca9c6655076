//! `kasip check`: read texts and print what was noticed.

use std::{io::Write, path::PathBuf, process::ExitCode};

use super::{
    CommandResult,
    judgement::{n_errors, reason_against},
    opened::OpenedFile,
    outcome::HAS_ERRORS,
    printed::say,
    text::read_standard,
};
use crate::i18n::finding_message;

/// Prints the findings of each file, the gravest first, a line each, `file:line: severity: kind:
/// message`, then a summary, and why an import would refuse it, if it would; saves nothing.
///
/// # Errors
///
/// A file that holds no text of a standard.
pub fn check(files: &[PathBuf], output: &mut impl Write) -> CommandResult {
    let mut is_good = true;
    for path in files {
        let (mut read, notes) = read_standard(OpenedFile::open(path)?)?;
        read.findings.sort_by_key(|finding| finding.severity);
        let path = path.display();
        for note in &notes {
            say(output, &format!("{path}: {note}"))?;
        }
        for finding in &read.findings {
            let (line, kind) = (finding.source.first_line, finding.kind.name());
            let severity = finding.severity.name();
            say(
                output,
                &format!("{path}:{line}: {severity}: {kind}: {}", finding_message(finding)),
            )?;
        }
        let passport = &read.standard.passport;
        let code = if passport.code.is_empty() { "no code" } else { &passport.code };
        let summary = format!(
            "{path}: {code} ({}), {} cards, {} findings, {} of them errors",
            passport.language,
            read.standard.cards.len(),
            read.findings.len(),
            n_errors(&read.findings),
        );
        say(output, &summary)?;
        if let Some(reason) = reason_against(&read) {
            say(output, &format!("{path}: an import would refuse it: {reason}"))?;
            is_good = false;
        }
    }
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::from(HAS_ERRORS) })
}
