//! Third pass: the sections outside the cards, as the passport of the standard.

use std::ops::Range;

use super::{
    dates::find_date,
    forms::{EDITION_WORDS, LISTED_LEVEL_WORDS, Label},
    lists::{self, ListStyle},
    plain_fields,
    reader::{JoinedWords, Placement, SourceReader, parse_level},
    sections::FormSection,
    titles,
    words::split_before,
};
use crate::standard::{
    Abbreviation, ActivityCode, FindingKind, Language, ListedProfession, Passport,
    QualificationLevel, Severity, Source, Term, read_standard_code,
};

/// Reads the passport from the sections that belong to no card.
pub(super) fn read(
    reader: &mut SourceReader<'_>,
    sections: &[&FormSection],
    language: Language,
    code: Option<&str>,
) -> Passport {
    let mut passport = Passport::empty(code.unwrap_or_default(), language);
    let mut running_title = None;
    let mut has_code = code.is_some();
    for section in sections {
        if section.label == Label::Unknown {
            passport.other_fields.extend(reader.other_field(section, None));
            continue;
        }
        reader.place_heading(section);
        let body = section.body.clone();
        match section.label {
            Label::RunningTitle => running_title = Some(body),
            Label::Code => {
                let is_given = code.is_some() && !passport.sources.contains_key("code");
                has_code |= read_code(reader, section, &mut passport, is_given);
            }
            Label::Terms => passport.terms.extend(read_terms(reader, body)),
            Label::Abbreviations => passport.abbreviations.extend(read_abbreviations(reader, body)),
            Label::Activity => passport.activity.extend(read_activity(reader, body)),
            Label::ListedProfessions => {
                passport.listed_professions.extend(read_professions(reader, body));
            }
            Label::Edition => read_edition(reader, section, &mut passport),
            Label::ReviewDate => read_review_date(reader, section, &mut passport),
            Label::Title if passport.title.is_empty() => {
                let title = reader.field_of(&mut passport.sources, "title", section);
                passport.title = title.unwrap_or_default();
            }
            _ => plain_fields::read(reader, section, &mut passport),
        }
        if is_technical(section.label) {
            let source = reader.source(section.all());
            let so_far = passport.technical.source.unwrap_or(source);
            passport.technical.source = Some(so_far.to(source));
        }
    }
    if let Some(body) = running_title {
        read_running_title(reader, body, &mut passport);
    }
    note_missing(reader, &passport, has_code);
    passport
}

fn is_technical(label: Label) -> bool {
    matches!(
        label,
        Label::TechnicalChapter
            | Label::Authority
            | Label::Executor
            | Label::Organisations
            | Label::Council
            | Label::NationalBody
            | Label::Chamber
            | Label::Edition
            | Label::ReviewDate
    )
}

/// The code of the standard. Every permanent identifier is made from it, so a text that is not a
/// code is not taken for one. Where the code `is_given`, what is printed is only compared. Returns
/// whether anything is printed there.
fn read_code(
    reader: &mut SourceReader<'_>,
    section: &FormSection,
    passport: &mut Passport,
    is_given: bool,
) -> bool {
    let body = section.body.clone();
    if !passport.code.is_empty() && !is_given {
        reader.unplaced(body);
        return true;
    }
    if body.is_empty() || reader.place_if_dash(body.clone()) {
        return false;
    }
    let whole = reader.peek(body.clone());
    // "N029.": the end of the sentence is no part of the code.
    let printed = whole.trim_end_matches(['.', ';', ',']).to_owned();
    let source = reader.source(section.all());
    if is_given {
        passport.sources.insert("code".to_owned(), source);
        let is_same = printed == passport.code;
        reader.place(body, if is_same { Placement::Number } else { Placement::Finding });
        if !is_same {
            let detail = [("text", printed.into()), ("code", passport.code.as_str().into())];
            reader.note(FindingKind::CodeGiven, Severity::Note, source, None, detail);
        }
        return true;
    }
    let mut note = |severity, code: &str| {
        let detail = [("text", printed.as_str().into()), ("code", code.into())];
        reader.note(FindingKind::CodeInvalid, severity, source, None, detail);
    };
    let placement = if let Some(code) = read_standard_code(&printed) {
        if code != printed {
            note(Severity::Warning, &code);
        }
        passport.sources.insert("code".to_owned(), source);
        passport.code = code;
        Placement::Number
    } else {
        note(Severity::Error, "");
        Placement::Finding
    };
    reader.place(body, placement);
    true
}

/// The first line repeats the title: "Кәсіптік стандарт: «…»".
fn read_running_title(reader: &mut SourceReader<'_>, body: Range<usize>, passport: &mut Passport) {
    let words = titles::place_signs(reader, body, |text| matches!(text, "«" | "»"));
    let Passport { title, sources, .. } = passport;
    titles::read_repeated(reader, words, title, sources, 0, None);
}

/// A numbered entry with a dash between a word and its meaning: "8) АКТ – Ақпараттық-…".
struct TermEntry {
    number: u32,
    term: String,
    meaning: String,
    source: Source,
}

fn read_term_entries(reader: &mut SourceReader<'_>, body: Range<usize>) -> Vec<TermEntry> {
    let style = ListStyle { marker: ')', proper_names: None };
    let mut last = 0;
    let mut terms = Vec::new();
    for entry in lists::entries(&reader.words, body, style) {
        let source = reader.source(entry.marker.start..entry.body.end);
        // "салалық біліктілік шеңбері (бұдан әрі – СБШ) – …": a dash in brackets is one of the term.
        let mut open = 0;
        let dash = entry.body.clone().find(|&at| {
            let text = reader.words[at].text;
            open += text.matches('(').count();
            open -= text.matches(')').count().min(open);
            open == 0 && reader.words[at].is_dash()
        });
        let Some(dash) = dash.filter(|&dash| dash > entry.body.start && dash + 1 < entry.body.end)
        else {
            reader.unplaced(entry.marker.start..entry.body.end);
            continue;
        };
        last = reader.check_sequence("item", last, entry.number, source, None);
        if entry.number_inferred && !entry.unnumbered {
            let detail = [("number", entry.number.into())];
            reader.note(FindingKind::LostNumber, Severity::Warning, source, None, detail);
        }
        reader.place(entry.marker, Placement::Number);
        reader.place(dash..dash + 1, Placement::Label);
        let text = |words: Option<JoinedWords>| words.map_or_else(String::new, |words| words.text);
        let term = text(reader.text(entry.body.start..dash));
        let meaning = text(reader.text(dash + 1..entry.body.end));
        terms.push(TermEntry { number: entry.number, term, meaning, source });
    }
    terms
}

fn read_terms(reader: &mut SourceReader<'_>, body: Range<usize>) -> impl Iterator<Item = Term> {
    read_term_entries(reader, body).into_iter().map(
        |TermEntry { number, term, meaning, source }| Term {
            number,
            term,
            definition: meaning,
            source,
        },
    )
}

fn read_abbreviations(
    reader: &mut SourceReader<'_>,
    body: Range<usize>,
) -> impl Iterator<Item = Abbreviation> {
    read_term_entries(reader, body).into_iter().map(
        |TermEntry { number, term, meaning, source }| Abbreviation {
            number,
            abbreviation: term,
            meaning,
            source,
        },
    )
}

/// The path in the classifier of activities. A line that begins with a code begins an entry.
fn read_activity(reader: &mut SourceReader<'_>, body: Range<usize>) -> Vec<ActivityCode> {
    let mut body = body;
    // "… көрсету: «N Әкімшілік және қосалқы қызмет …»".
    if body.len() > 1 && reader.words[body.start].text == "«" {
        reader.place(body.start..body.start + 1, Placement::Label);
        body.start += 1;
    }
    let starts = |at: usize| {
        let word = &reader.words[at];
        let begins = word.starts_line || at == body.start;
        begins && is_activity_code(word.text.trim_end_matches('.'))
    };
    let mut activity = Vec::new();
    for range in split_before(body.clone(), starts) {
        let code = reader.words[range.start].text.trim_end_matches('.');
        if !is_activity_code(code) || range.len() < 2 {
            reader.unplaced(range);
            continue;
        }
        let source = reader.source(range.clone());
        reader.place(range.start..range.start + 1, Placement::Number);
        let title = place_dash(reader, range.start + 1..range.end);
        if let Some(JoinedWords { text, .. }) = reader.text(title) {
            activity.push(ActivityCode { code: code.to_owned(), title: text, source });
        }
    }
    activity
}

/// A dash between a code and its title is a label.
fn place_dash(reader: &mut SourceReader<'_>, mut title: Range<usize>) -> Range<usize> {
    if title.len() > 1 && reader.words[title.start].is_dash() {
        reader.place(title.start..title.start + 1, Placement::Label);
        title.start += 1;
    }
    title
}

/// The letter of a section ("J"), or digits with points ("62.09.9").
fn is_activity_code(text: &str) -> bool {
    let section = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    section || text.split('.').all(digits)
}

/// "2) Ақпараттық қауіпсіздік әкімшісі - 5 уровень ОРК".
fn read_professions(reader: &mut SourceReader<'_>, body: Range<usize>) -> Vec<ListedProfession> {
    let style = ListStyle { marker: ')', proper_names: None };
    let mut last = 0;
    let mut professions = Vec::new();
    for entry in lists::entries(&reader.words, body, style) {
        let source = reader.source(entry.marker.start..entry.body.end);
        last = reader.check_sequence("list", last, entry.number, source, None);
        reader.place(entry.marker, Placement::Number);
        let dash = entry.body.clone().rev().find(|&at| reader.words[at].is_dash());
        let title_end = dash.unwrap_or(entry.body.end);
        let Some(JoinedWords { text: title, .. }) = reader.text(entry.body.start..title_end) else {
            reader.unplaced(title_end..entry.body.end);
            continue;
        };
        let level = dash.and_then(|dash| read_listed_level(reader, dash..entry.body.end));
        professions.push(ListedProfession { number: entry.number, title, level, source });
    }
    professions
}

/// "- 5 уровень ОРК", from the dash on.
fn read_listed_level(
    reader: &mut SourceReader<'_>,
    range: Range<usize>,
) -> Option<QualificationLevel> {
    reader.place(range.start..range.start + 1, Placement::Label);
    let mut level = None;
    for at in range.start + 1..range.end {
        let word = reader.words[at].text.trim_end_matches([';', '.', ',']);
        let bare = word.split_once('-').filter(|(start, _)| word_is_number(start));
        let (digits, rest) = bare.unwrap_or((word, ""));
        let is_word = |word: &str| LISTED_LEVEL_WORDS.contains(&word);
        if level.is_none() && word_is_number(digits) && (rest.is_empty() || is_word(rest)) {
            level = parse_level(digits);
        }
        match (level, is_word(word)) {
            (_, true) => reader.place(at..at + 1, Placement::Label),
            (Some(found), _) if parse_level(digits) == Some(found) => {
                reader.place(at..at + 1, Placement::Number);
            }
            _ => reader.unplaced(at..at + 1),
        }
    }
    level
}

fn word_is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "версия 2, 2022 г.": a small number is the edition, one of four digits the year.
fn read_edition(reader: &mut SourceReader<'_>, section: &FormSection, passport: &mut Passport) {
    let source = reader.source(section.all());
    for at in section.body.clone() {
        let printed = reader.words[at].text.trim_end_matches([',', ';', '.']);
        // "2-нұсқа".
        let word = match printed.split_once('-') {
            Some((number, rest)) if is_edition_word(rest) => number,
            _ => printed,
        };
        let technical = &mut passport.technical;
        let (name, replaced) = match word.parse::<u32>() {
            Ok(year @ 1000..10_000) => ("year", technical.year.replace(year)),
            Ok(version @ 0..1000) => ("version", technical.version.replace(version)),
            _ if is_edition_word(printed) => {
                reader.place(at..at + 1, Placement::Label);
                continue;
            }
            _ => {
                reader.unplaced(at..at + 1);
                continue;
            }
        };
        if replaced.is_some() {
            reader.unplaced(at..at + 1);
        } else {
            reader.place(at..at + 1, Placement::Number);
            passport.sources.insert(name.to_owned(), source);
        }
    }
}

/// "05.12.2025 г.", "2027 жылғы 31 желтоқсан", "15 декабря 2027 года".
fn read_review_date(reader: &mut SourceReader<'_>, section: &FormSection, passport: &mut Passport) {
    let body = section.body.clone();
    if reader.place_if_dash(body.clone()) {
        return;
    }
    let words: Vec<&str> = reader.words[body.clone()].iter().map(|word| word.text).collect();
    let Some((date, of_date)) = find_date(&words) else { return reader.unplaced(body) };
    passport.technical.review_date = Some(date);
    passport.sources.insert("review_date".to_owned(), reader.source(section.all()));
    for (at, word) in body.zip(words) {
        if of_date.contains(&word) {
            reader.place(at..at + 1, Placement::Number);
        } else if is_edition_word(word) {
            reader.place(at..at + 1, Placement::Label);
        } else {
            reader.unplaced(at..at + 1);
        }
    }
}

/// Whether a word only explains a number or a date: "нұсқа", "г.".
fn is_edition_word(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ';']).to_lowercase();
    EDITION_WORDS.contains(&word.as_str())
}

/// A text without a code or a title is not a standard.
fn note_missing(reader: &mut SourceReader<'_>, passport: &Passport, has_code: bool) {
    let mut note = |field, severity| reader.note_missing(field, severity, Source::new(1, 1), None);
    if !has_code {
        note("code", Severity::Error);
    }
    if passport.title.is_empty() {
        note("title", Severity::Error);
    }
    if passport.listed_professions.is_empty() {
        note("listed_professions", Severity::Note);
    }
}
