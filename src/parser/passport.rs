//! Third pass: the sections outside the cards, as the passport of the standard.

use std::ops::Range;

use super::{
    card::split_at,
    form::{Form, Label},
    lists::{self, Style},
    reader::{Landing, Passage, Reader, same_letters},
    sections::Section,
};
use crate::standard::{
    Abbreviation, ActivityCode, DetailValue, FindingKind, ListedProfession, Passport,
    QualificationLevel, Severity, Source, TechnicalData, Term, read_standard_code,
};

/// Reads the passport from the sections that belong to no card.
pub(super) fn read(reader: &mut Reader<'_>, sections: &[&Section], form: &Form) -> Passport {
    let mut passport = Passport {
        code: String::new(),
        language: form.language,
        title: String::new(),
        scope: None,
        summary: None,
        terms: Vec::new(),
        abbreviations: Vec::new(),
        activity: Vec::new(),
        listed_professions: Vec::new(),
        technical: TechnicalData::default(),
        sources: std::collections::BTreeMap::default(),
    };
    let mut running_title = None;
    let mut has_code = false;
    for section in sections {
        reader.land(section.heading.clone(), Landing::Label);
        let body = section.body.clone();
        match section.label {
            Label::RunningTitle => running_title = Some(body),
            Label::Code => has_code |= read_code(reader, section, &mut passport),
            Label::Terms => passport.terms.extend(read_terms(reader, body)),
            Label::Abbreviations => passport.abbreviations.extend(read_abbreviations(reader, body)),
            Label::Activity => passport.activity.extend(read_activity(reader, body)),
            Label::ListedProfessions => {
                passport.listed_professions.extend(read_professions(reader, body, form));
            }
            Label::Edition => read_edition(reader, section, form, &mut passport),
            Label::ReviewDate => read_review_date(reader, section, form, &mut passport),
            _ => read_field(reader, section, &mut passport),
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

/// A field that is one run of words under one heading.
fn read_field(reader: &mut Reader<'_>, section: &Section, passport: &mut Passport) {
    let name = match section.label {
        Label::Title => "title",
        Label::Scope => "scope",
        Label::Summary => "summary",
        Label::Authority => "authority",
        Label::Executor => "executor",
        Label::Organisations => "organisations",
        Label::Council => "council",
        Label::NationalBody => "national_body",
        Label::Chamber => "chamber",
        _ => return reader.unplaced(section.body.clone()),
    };
    if passport.sources.contains_key(name) {
        return reader.unplaced(section.body.clone());
    }
    let Passport { sources, technical, .. } = passport;
    let value = reader.field_of(sources, name, &section.heading, section.body.clone());
    match section.label {
        Label::Title => passport.title = value.unwrap_or_default(),
        Label::Scope => passport.scope = value,
        Label::Summary => passport.summary = value,
        Label::Authority => technical.authority = value,
        Label::Executor => technical.executor = value,
        Label::Organisations => technical.organisations = value,
        Label::Council => technical.council = value,
        Label::NationalBody => technical.national_body = value,
        _ => technical.chamber = value,
    }
}

/// The code of the standard. What is no code does not become one: every permanent name is made of
/// it. Gives whether something is printed there.
fn read_code(reader: &mut Reader<'_>, section: &Section, passport: &mut Passport) -> bool {
    let body = section.body.clone();
    if !passport.code.is_empty() {
        reader.unplaced(body);
        return true;
    }
    if body.is_empty() || reader.land_if_dash(body.clone()) {
        return false;
    }
    let printed = reader.peek(body.clone());
    let source = reader.source(section.all());
    let mut note = |severity, code: &str| {
        let detail = [("text", printed.as_str().into()), ("code", code.into())];
        reader.note(FindingKind::CodeInvalid, severity, source, None, detail);
    };
    let landing = if let Some(code) = read_standard_code(&printed) {
        if code != printed {
            note(Severity::Warning, &code);
        }
        passport.sources.insert("code".to_owned(), source);
        passport.code = code;
        Landing::Number
    } else {
        note(Severity::Error, "");
        Landing::Finding
    };
    reader.land(body, landing);
    true
}

/// The first line repeats the title: "Кәсіптік стандарт: «…»".
fn read_running_title(reader: &mut Reader<'_>, body: Range<usize>, passport: &mut Passport) {
    let mut title = body;
    while !title.is_empty() && reader.words[title.start].text == "«" {
        reader.land(title.start..title.start + 1, Landing::Label);
        title.start += 1;
    }
    while !title.is_empty() && reader.words[title.end - 1].text == "»" {
        title.end -= 1;
        reader.land(title.end..title.end + 1, Landing::Label);
    }
    let text = reader.peek(title.clone());
    if passport.title.is_empty() {
        if let Some(Passage { text, source }) = reader.text(title) {
            passport.title = text;
            passport.sources.insert("title".to_owned(), source);
        }
    } else if same_letters(&text, &passport.title) {
        reader.land(title, Landing::Repeated);
    } else if !title.is_empty() {
        let source = reader.source(title.clone());
        reader.land(title, Landing::Finding);
        let detail = [
            ("number", 0.into()),
            ("listed", text.into()),
            ("described", passport.title.as_str().into()),
        ];
        reader.note(FindingKind::ListDiffers, Severity::Warning, source, None, detail);
    }
}

/// A numbered entry of two halves with a dash between them: "8) АКТ – Ақпараттық-…".
struct Halves {
    number: u32,
    first: String,
    second: String,
    source: Source,
}

fn read_halves(reader: &mut Reader<'_>, body: Range<usize>) -> Vec<Halves> {
    let style = Style { marker: ')', proper_names: None };
    let mut last = 0;
    let mut halves = Vec::new();
    for entry in lists::entries(&reader.words, body, style) {
        let source = reader.source(entry.marker.start..entry.body.end);
        let dash = entry.body.clone().find(|&at| reader.words[at].is_dash());
        let Some(dash) = dash.filter(|&dash| dash > entry.body.start && dash + 1 < entry.body.end)
        else {
            reader.unplaced(entry.marker.start..entry.body.end);
            continue;
        };
        last = reader.check_sequence("item", last, entry.number, source, None);
        if entry.number_inferred {
            let detail = [("number", entry.number.into())];
            reader.note(FindingKind::LostNumber, Severity::Warning, source, None, detail);
        }
        reader.land(entry.marker, Landing::Number);
        reader.land(dash..dash + 1, Landing::Label);
        let text = |passage: Option<Passage>| passage.map_or_else(String::new, |p| p.text);
        let first = text(reader.text(entry.body.start..dash));
        let second = text(reader.text(dash + 1..entry.body.end));
        halves.push(Halves { number: entry.number, first, second, source });
    }
    halves
}

fn read_terms(reader: &mut Reader<'_>, body: Range<usize>) -> impl Iterator<Item = Term> {
    read_halves(reader, body).into_iter().map(|Halves { number, first, second, source }| Term {
        number,
        term: first,
        definition: second,
        source,
    })
}

fn read_abbreviations(
    reader: &mut Reader<'_>,
    body: Range<usize>,
) -> impl Iterator<Item = Abbreviation> {
    read_halves(reader, body).into_iter().map(|Halves { number, first, second, source }| {
        Abbreviation { number, abbreviation: first, meaning: second, source }
    })
}

/// The path in the classifier: a line that begins with a code begins an entry.
fn read_activity(reader: &mut Reader<'_>, body: Range<usize>) -> Vec<ActivityCode> {
    let starts = |at: usize| {
        let word = &reader.words[at];
        word.starts_line && is_activity_code(word.text)
    };
    let mut activity = Vec::new();
    for range in split_at(body, starts) {
        let code = reader.words[range.start].text;
        if !is_activity_code(code) || range.len() < 2 {
            reader.unplaced(range);
            continue;
        }
        let source = reader.source(range.clone());
        reader.land(range.start..range.start + 1, Landing::Number);
        if let Some(Passage { text, .. }) = reader.text(range.start + 1..range.end) {
            activity.push(ActivityCode { code: code.to_owned(), title: text, source });
        }
    }
    activity
}

/// A section ("J"), or digits with points ("62.09.9").
fn is_activity_code(text: &str) -> bool {
    let section = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    section || text.split('.').all(digits)
}

/// "2) Ақпараттық қауіпсіздік әкімшісі - 5 уровень ОРК".
fn read_professions(
    reader: &mut Reader<'_>,
    body: Range<usize>,
    form: &Form,
) -> Vec<ListedProfession> {
    let style = Style { marker: ')', proper_names: None };
    let mut last = 0;
    let mut professions = Vec::new();
    for entry in lists::entries(&reader.words, body, style) {
        let source = reader.source(entry.marker.start..entry.body.end);
        last = reader.check_sequence("list", last, entry.number, source, None);
        reader.land(entry.marker, Landing::Number);
        let dash = entry.body.clone().rev().find(|&at| reader.words[at].is_dash());
        let title_end = dash.unwrap_or(entry.body.end);
        let Some(Passage { text: title, .. }) = reader.text(entry.body.start..title_end) else {
            reader.unplaced(title_end..entry.body.end);
            continue;
        };
        let level =
            dash.and_then(|dash| read_listed_level(reader, dash..entry.body.end, source, form));
        professions.push(ListedProfession { number: entry.number, title, level, source });
    }
    professions
}

/// "- 5 уровень ОРК", from the dash on.
fn read_listed_level(
    reader: &mut Reader<'_>,
    range: Range<usize>,
    source: Source,
    form: &Form,
) -> Option<QualificationLevel> {
    reader.land(range.start..range.start + 1, Landing::Label);
    let (number, suffix) = (range.start + 1, range.start + 2..range.end);
    if number >= range.end {
        return None;
    }
    let text = reader.words[number].text;
    let level = text.parse::<i64>().ok().and_then(|n| QualificationLevel::try_from(n).ok());
    if level.is_some() {
        reader.land(number..number + 1, Landing::Number);
    } else {
        reader.land(number..number + 1, Landing::Finding);
        let detail = [("level", text.into()), ("text", text.into())];
        reader.note(FindingKind::LevelOutOfRange, Severity::Warning, source, None, detail);
    }
    if same_letters(&reader.peek(suffix.clone()), form.listed_level_suffix) {
        reader.land(suffix, Landing::Label);
    } else {
        reader.unplaced(suffix);
    }
    level
}

/// "версия 2, 2022 г.": a small number is the edition, one of four digits the year.
fn read_edition(reader: &mut Reader<'_>, section: &Section, form: &Form, passport: &mut Passport) {
    let source = reader.source(section.all());
    for at in section.body.clone() {
        let word = reader.words[at].text.trim_end_matches([',', ';']);
        let technical = &mut passport.technical;
        let (name, place) = match word.parse::<u32>() {
            Ok(year @ 1000..10_000) => ("year", technical.year.replace(year)),
            Ok(version @ 0..1000) => ("version", technical.version.replace(version)),
            _ if form.edition_words.contains(&word) => {
                reader.land(at..at + 1, Landing::Label);
                continue;
            }
            _ => {
                reader.unplaced(at..at + 1);
                continue;
            }
        };
        if place.is_some() {
            reader.unplaced(at..at + 1);
        } else {
            reader.land(at..at + 1, Landing::Number);
            passport.sources.insert(name.to_owned(), source);
        }
    }
}

/// "05.12.2025 г.".
fn read_review_date(
    reader: &mut Reader<'_>,
    section: &Section,
    form: &Form,
    passport: &mut Passport,
) {
    if reader.land_if_dash(section.body.clone()) {
        return;
    }
    for at in section.body.clone() {
        let word = reader.words[at].text;
        if let (None, Some(date)) = (&passport.technical.review_date, iso_date(word)) {
            passport.technical.review_date = Some(date);
            passport.sources.insert("review_date".to_owned(), reader.source(section.all()));
            reader.land(at..at + 1, Landing::Number);
        } else if form.edition_words.contains(&word) {
            reader.land(at..at + 1, Landing::Label);
        } else {
            reader.unplaced(at..at + 1);
        }
    }
}

/// `dd.mm.yyyy` as ISO 8601.
fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.split('.').map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let in_calendar = (1..=31).contains(&day) && (1..=12).contains(&month);
    let complete = parts.next().is_none() && (1000..10_000).contains(&year);
    (in_calendar && complete).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A text without a code, a title or professions is no standard; an empty scope is worth knowing.
fn note_missing(reader: &mut Reader<'_>, passport: &Passport, has_code: bool) {
    let first = Source::new(1, 1);
    let mut note = |field: &str, severity| {
        let detail: [(&str, DetailValue); 2] = [("field", field.into()), ("text", "".into())];
        reader.note(FindingKind::MissingField, severity, first, None, detail);
    };
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
