//! `kasip check`: read documents and tell what was noticed.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use serde::Serialize;

use super::{
    CommandError, CommandResult,
    judgement::{Judgement, n_errors},
    opened::OpenedFile,
    outcome::{HAS_ERRORS, REFUSED},
    printed::say,
    text::{ReadDocument, files_in, read_standards},
};
use crate::{
    config::{CheckFormat, CheckSettings},
    i18n::finding_message,
    standard::{Counts, Finding, ProfessionCard, Severity},
};

/// Reads files and tells of each whether an import would save it and what was noticed; saves nothing.
/// As words: the verdict first, then the errors, then the other findings by their kinds; as JSON: an
/// array with an object a file.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn check(settings: &CheckSettings, output: &mut impl Write) -> CommandResult {
    let files = files_in(&settings.files)?;
    let mut status = ExitCode::SUCCESS;
    let mut is_first = true;
    let mut write_json = |file: &CheckedFile, output: &mut dyn Write| {
        output.write_all(if is_first { b"[\n" } else { b",\n" })?;
        is_first = false;
        serde_json::to_writer(output, file).map_err(io::Error::from)
    };
    for path in &files {
        let read =
            OpenedFile::open(path).and_then(|file| read_standards(file, settings.code.as_deref()));
        match read {
            Err(error) => {
                status = ExitCode::from(REFUSED);
                match settings.format {
                    CheckFormat::Text => error.print(),
                    CheckFormat::Json => write_json(&CheckedFile::unread(path, &error), output)?,
                }
            }
            Ok(standards) => {
                for read in standards {
                    if read.judgement != Judgement::Good && status == ExitCode::SUCCESS {
                        status = ExitCode::from(HAS_ERRORS);
                    }
                    match settings.format {
                        CheckFormat::Text => print(path, &read, settings.all, output)?,
                        CheckFormat::Json => write_json(&CheckedFile::new(path, read), output)?,
                    }
                }
            }
        }
    }
    if settings.format == CheckFormat::Json {
        output.write_all(b"\n]\n")?;
    }
    Ok(status)
}

/// How many lines of the findings of one kind are named.
const LINES_NAMED: usize = 12;

fn print(path: &Path, read: &ReadDocument, all: bool, output: &mut impl Write) -> io::Result<()> {
    let path = path.display();
    let ReadDocument { text, notes, judgement, .. } = read;
    let passport = &text.standard.passport;
    let code = if passport.code.is_empty() { "no code" } else { &passport.code };
    let summary = format!(
        "{path}: {}: {code} ({}), {} cards, {} findings, {} of them errors",
        judgement.name(),
        passport.language,
        text.standard.cards.len(),
        text.findings.len(),
        n_errors(&text.findings),
    );
    say(output, &summary)?;
    match judgement {
        Judgement::Good => {}
        Judgement::Doubtful(reason) => {
            say(output, &format!("{path}: an import saves it only with --accept: {reason}"))?;
        }
        Judgement::Refused(reason) => {
            say(output, &format!("{path}: an import would refuse it: {reason}"))?;
        }
    }
    for note in notes {
        say(output, &format!("{path}: {note}"))?;
    }
    let mut findings: Vec<&Finding> = text.findings.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    let mut kinds: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let (severity, kind) = (finding.severity, finding.kind);
        if all || severity == Severity::Error {
            let (line, message) = (finding.source.first_line, finding_message(finding));
            let (severity, kind) = (severity.name(), kind.name());
            say(output, &format!("{path}:{line}: {severity}: {kind}: {message}"))?;
        } else {
            kinds.entry((severity, kind)).or_default().push(finding);
        }
    }
    for ((severity, kind), findings) in kinds {
        let lines = findings.iter().take(LINES_NAMED);
        let mut lines: Vec<String> =
            lines.map(|finding| finding.source.first_line.to_string()).collect();
        if findings.len() > LINES_NAMED {
            lines.push("…".to_owned());
        }
        let (n, first) = (findings.len(), findings[0]);
        let (severity, kind, lines) = (severity.name(), kind.name(), lines.join(", "));
        let line = first.source.first_line;
        say(
            output,
            &format!(
                "{path}:{line}: {severity}: {kind}: {n} on lines {lines}: {}",
                finding_message(first)
            ),
        )?;
    }
    Ok(())
}

/// What programs are told of a file.
#[derive(Serialize)]
struct CheckedFile {
    file: String,
    format: Option<String>,
    form: Option<&'static str>,
    language: Option<&'static str>,
    verdict: &'static str,
    reason: Option<String>,
    code: Option<String>,
    edition: Option<String>,
    title: Option<String>,
    counts: Option<CheckedCounts>,
    placed: Option<f64>,
    findings: Vec<CheckedFinding>,
}

#[derive(Serialize)]
struct CheckedCounts {
    cards: usize,
    functions: u32,
    skills: u32,
    abilities: u32,
    knowledge: u32,
}

impl CheckedCounts {
    fn of(cards: &[ProfessionCard]) -> Self {
        let sum = |count: fn(Counts) -> u32| cards.iter().map(|card| count(card.counts())).sum();
        Self {
            cards: cards.len(),
            functions: sum(|counts| counts.functions),
            skills: sum(|counts| counts.skills),
            abilities: sum(|counts| counts.abilities),
            knowledge: sum(|counts| counts.knowledge),
        }
    }
}

#[derive(Serialize)]
struct CheckedFinding {
    #[serde(flatten)]
    finding: Finding,
    message: String,
}

impl CheckedFile {
    fn new(path: &Path, read: ReadDocument) -> Self {
        let ReadDocument { format, form, text, placed, judgement, .. } = read;
        let passport = &text.standard.passport;
        let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            file: path.display().to_string(),
            format: Some(format.name().to_lowercase()),
            form: Some(form.name()),
            language: Some(passport.language.tag()),
            verdict: judgement.name(),
            reason: judgement.reason().map(str::to_owned),
            code: said(&passport.code),
            edition: said(&passport.technical.edition().to_string()),
            title: said(&passport.title),
            counts: Some(CheckedCounts::of(&text.standard.cards)),
            placed: Some(placed),
            findings: text.findings.into_iter().map(CheckedFinding::new).collect(),
        }
    }

    /// A file in which no standard was found.
    fn unread(path: &Path, error: &CommandError) -> Self {
        Self {
            file: path.display().to_string(),
            format: None,
            form: None,
            language: None,
            verdict: "refused",
            reason: Some(error.complaint()),
            code: None,
            edition: None,
            title: None,
            counts: None,
            placed: None,
            findings: Vec::new(),
        }
    }
}

impl CheckedFinding {
    fn new(finding: Finding) -> Self {
        Self { message: finding_message(&finding), finding }
    }
}
