//! `kasip check`: read texts and print what was noticed.

use std::{io::Write, path::PathBuf, process::ExitCode};

use super::{CommandResult, HAS_ERRORS, opened::OpenedFile, text::read_standard};

/// Prints the findings of each file, a line each, `file:line: severity: kind: message`, and a
/// summary; saves nothing.
///
/// # Errors
///
/// A file that holds no text of a standard.
pub fn check(files: &[PathBuf], output: &mut impl Write) -> CommandResult {
    let mut n_errors = 0;
    for path in files {
        let read = read_standard(OpenedFile::open(path)?)?;
        for finding in &read.findings {
            let (line, kind) = (finding.source.first_line, finding.kind.name());
            let severity = finding.severity.name();
            writeln!(
                output,
                "{}:{line}: {severity}: {kind}: {}",
                path.display(),
                finding.message()
            )?;
        }
        let passport = &read.standard.passport;
        writeln!(
            output,
            "{}: {} ({}), {} cards, {} findings, {} of them errors",
            path.display(),
            passport.code,
            passport.language,
            read.standard.cards.len(),
            read.findings.len(),
            read.n_errors(),
        )?;
        n_errors += read.n_errors();
    }
    Ok(if n_errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(HAS_ERRORS) })
}
