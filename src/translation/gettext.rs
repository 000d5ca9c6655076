//! The format of gettext, as far as translations of a text need it: an entry is a line `msgid` with
//! words and a line `msgstr` with their translation, below lines of remarks (`# `), places (`#: `) and
//! flags (`#, `). The first entry has no words and tells of the file.
//!
//! Read here and not by a library: those there are panic on a file that is cut, or never end.

/// Words and their translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct GettextEntry {
    /// The words.
    pub words: String,
    /// Their translation; empty where there is none yet.
    pub translation: String,
    /// Where the words are.
    pub places: Vec<String>,
    /// The state of the translation: `fuzzy`.
    pub flags: Vec<String>,
    /// What the translator has to say.
    pub remarks: Vec<String>,
    /// The line of its words, 1-based.
    pub line: usize,
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct GettextFile {
    /// What it tells of itself, a name and a value on each line.
    pub header: String,
    /// The words with their translations.
    pub entries: Vec<GettextEntry>,
}

/// What is wrong with a file, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line} {problem}")]
pub(super) struct GettextError {
    line: usize,
    problem: &'static str,
}

/// What the next text between quotes belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Comments,
    Words,
    Translation,
}

const NO_QUOTES: &str = "has no text between quotes";

/// Reads a file.
pub(super) fn read(content: &str) -> Result<GettextFile, GettextError> {
    let mut file = GettextFile::default();
    let mut entry = GettextEntry::default();
    let mut part = Part::Comments;
    for (line, text) in (1..).zip(content.lines()) {
        let text = text.trim();
        let wrong = |problem| GettextError { line, problem };
        let begins = text.is_empty() || text.starts_with('#') || text.starts_with("msgid ");
        if begins && part == Part::Translation {
            finish(&mut file, &mut entry);
            part = Part::Comments;
        }
        if let Some(comment) = text.strip_prefix('#') {
            note(&mut entry, comment);
        } else if let Some(words) = text.strip_prefix("msgid ") {
            if part != Part::Comments {
                return Err(wrong("begins with msgid, but the entry before has no msgstr"));
            }
            (part, entry.line) = (Part::Words, line);
            entry.words = unescaped(words).ok_or_else(|| wrong(NO_QUOTES))?;
        } else if let Some(translation) = text.strip_prefix("msgstr ") {
            if part != Part::Words {
                return Err(wrong("begins with msgstr, but there is no msgid above it"));
            }
            part = Part::Translation;
            entry.translation = unescaped(translation).ok_or_else(|| wrong(NO_QUOTES))?;
        } else if !text.is_empty() {
            let more = unescaped(text).ok_or_else(|| wrong("is no line of the format"))?;
            match part {
                Part::Words => entry.words.push_str(&more),
                Part::Translation => entry.translation.push_str(&more),
                Part::Comments => return Err(wrong("has words, but there is no msgid above it")),
            }
        }
    }
    match part {
        Part::Translation => finish(&mut file, &mut entry),
        Part::Words => {
            return Err(GettextError { line: entry.line, problem: "has words without a msgstr" });
        }
        Part::Comments => {}
    }
    Ok(file)
}

/// Notes a comment of an entry. Others are what programs note, and entries that are no longer used.
fn note(entry: &mut GettextEntry, comment: &str) {
    match comment.split_at_checked(1) {
        Some((":", places)) => {
            entry.places.extend(places.split_whitespace().map(str::to_owned));
        }
        Some((",", flags)) => {
            entry.flags.extend(flags.split(',').map(|flag| flag.trim().to_owned()));
        }
        Some((" ", remark)) => entry.remarks.push(remark.trim().to_owned()),
        _ => {}
    }
}

fn finish(file: &mut GettextFile, entry: &mut GettextEntry) {
    let entry = std::mem::take(entry);
    if entry.words.is_empty() {
        file.header = entry.translation;
    } else {
        file.entries.push(entry);
    }
}

impl GettextFile {
    /// What the file tells of itself under a name.
    pub(super) fn told(&self, name: &str) -> Option<&str> {
        let mut told = self.header.lines().filter_map(|line| line.split_once(':'));
        told.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

/// The text of a line between quotes; none where it is not written so.
fn unescaped(line: &str) -> Option<String> {
    let inside = line.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '"' => return None,
            '\\' => match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                escaped @ ('"' | '\\') => escaped,
                _ => return None,
            },
            character => character,
        });
    }
    Some(text)
}

/// A text as it is written between quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            character => escaped.push(character),
        }
    }
    escaped
}
