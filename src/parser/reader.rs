//! The words of a text, where each of them was placed, and what was noticed on the way.

use std::ops::Range;

use super::{
    findings::{Findings, LONGEST_QUOTE},
    furniture,
    sections::FormSection,
    words::{self, SourceWord, split_before},
};
use crate::{
    document::LineStart,
    standard::{
        Detail, DetailValue, FieldSources, Finding, FindingKind, OtherField, QualificationLevel,
        Reference, Severity, Source,
    },
};

/// Where a word of the source was placed. Nothing is lost, and nothing is placed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// In a text of the model.
    Text,
    /// In a number, level, date or code of the model.
    Number,
    /// In a part that repeats what the model has from other lines: a list that repeats the headings.
    Repeated,
    /// In a label of the form, or in a sign that is used as one.
    Label,
    /// In a finding.
    Finding,
}

/// Reads words into texts and keeps account of them.
#[derive(Debug)]
pub(super) struct SourceReader<'t> {
    pub words: Vec<SourceWord<'t>>,
    placements: Vec<Option<Placement>>,
    findings: Findings,
    card: Option<String>,
}

/// Words of the source, joined.
#[derive(Debug)]
pub(super) struct JoinedWords {
    pub text: String,
    pub source: Source,
}

impl<'t> SourceReader<'t> {
    pub fn new(words: Vec<SourceWord<'t>>) -> Self {
        let placements = vec![None; words.len()];
        Self { words, placements, findings: Findings::default(), card: None }
    }

    /// Findings from now on belong to this card, or to none.
    pub fn enter_card(&mut self, slug: Option<&str>) {
        self.card = slug.map(str::to_owned);
    }

    /// Takes words into a text of the model; none where there are none.
    pub fn text(&mut self, range: Range<usize>) -> Option<JoinedWords> {
        let source = words::lines(&self.words, &range)?;
        let text = words::join(&self.words[range.clone()]);
        self.note_lines_that_do_not_fit(&range);
        self.place(range, Placement::Text);
        Some(JoinedWords { text, source })
    }

    /// Notes the lines of a text that are those of a page, and those that may have changed places: a
    /// sentence ends, and the next line goes on with a small letter.
    fn note_lines_that_do_not_fit(&mut self, range: &Range<usize>) {
        let lines = split_before(range.clone(), |at| self.words[at].starts_line);
        let n_lines = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let first = &self.words[line.start];
            let is_number = line.len() == 1 && n_lines > 1 && furniture::is_page_number(first.text);
            if first.starts_line && (is_number || furniture::is_of_page(&self.peek(line.clone()))) {
                self.note_odd_line(line.start, None);
            } else if number + 1 < n_lines && self.ends_sentence_too_early(line.end) {
                self.note_line(FindingKind::LinesOutOfOrder, line.start, None);
            }
        }
    }

    /// Whether a sentence ends before these words, which begin with a small letter.
    fn ends_sentence_too_early(&self, next: usize) -> bool {
        // "т.б.", "г.", "ст.": no sentence ends there.
        const LETTERS: usize = 4;
        let (last, next) = (self.words[next - 1].text, &self.words[next]);
        let is_word = last.chars().filter(|c| c.is_lowercase()).count() > LETTERS;
        is_word
            && last.ends_with('.')
            && last.matches('.').count() <= 1
            && next.text.starts_with(char::is_lowercase)
            && next.begins == LineStart::Unknown
    }

    /// Notes a line that may be no part of the text around it: a page number, a running head.
    pub fn note_odd_line(&mut self, at: usize, reference: Option<&Reference>) {
        self.note_line(FindingKind::PageFurniture, at, reference);
    }

    /// Notes a line that has words of several cells.
    pub fn note_mixed_cells(&mut self, at: usize, reference: Option<&Reference>) {
        self.note_line(FindingKind::MixedCells, at, reference);
    }

    fn note_line(&mut self, kind: FindingKind, at: usize, reference: Option<&Reference>) {
        let line = self.words[at].line;
        let text = self.excerpt(self.on_line(line));
        let source = Source::new(line, line);
        self.note(kind, Severity::Warning, source, reference, [("text", text.into())]);
    }

    /// Joins words without taking them.
    pub fn peek(&self, range: Range<usize>) -> String {
        words::join(&self.words[range])
    }

    /// The first of the words, joined without taking them: as many as a finding quotes.
    pub fn excerpt(&self, range: Range<usize>) -> String {
        let mut bytes = 0;
        let rest = self.words[range].split_inclusive(|word| {
            bytes += word.text.len();
            // A character has four bytes at most.
            bytes > LONGEST_QUOTE * 4
        });
        rest.take(1).map(words::join).collect()
    }

    /// The lines of words; those of the nearest word where there are none.
    pub fn source(&self, range: Range<usize>) -> Source {
        words::lines(&self.words, &range).unwrap_or_else(|| {
            let nearest = self.words.get(range.start).or(self.words.last());
            let line = nearest.map_or(1, |word| word.line);
            Source::new(line, line)
        })
    }

    /// The words of a line.
    pub fn on_line(&self, line: u32) -> Range<usize> {
        let start = self.words.partition_point(|word| word.line < line);
        start..self.words.partition_point(|word| word.line <= line)
    }

    /// Records where words were placed.
    pub fn place(&mut self, range: Range<usize>, placement: Placement) {
        for recorded in &mut self.placements[range] {
            debug_assert!(recorded.is_none(), "a word was placed twice");
            *recorded = Some(placement);
        }
    }

    /// Places the words of a heading.
    pub fn place_heading(&mut self, section: &FormSection) {
        self.place(section.heading.clone(), Placement::Label);
        self.place(section.heading_end.clone(), Placement::Label);
    }

    /// A plain field; none where it says nothing. A dash on its own is the form's sign for "none";
    /// other punctuation ("Орындаушы:\n, ,") is reported.
    pub fn field(&mut self, name: &str, body: Range<usize>) -> Option<JoinedWords> {
        if self.place_if_dash(body.clone()) {
            return None;
        }
        let says_something =
            self.words[body.clone()].iter().any(|word| word.text.contains(char::is_alphanumeric));
        if says_something || body.is_empty() {
            return self.text(body);
        }
        let text = self.excerpt(body.clone());
        let source = self.source(body.clone());
        self.place(body, Placement::Finding);
        self.note(
            FindingKind::MissingField,
            Severity::Note,
            source,
            None,
            [("field", name.into()), ("text", text.into())],
        );
        None
    }

    /// Notes words that follow a line with a dash only: it says that there is nothing, so they are of
    /// another cell. Where cells are known, they are what the cell says.
    pub fn note_words_below_dash(&mut self, body: &Range<usize>) {
        let [Some(dash), Some(next)] =
            [body.start, body.start + 1].map(|at| self.words[..body.end].get(at))
        else {
            return;
        };
        if dash.is_dash() && dash.cell.is_none() && next.starts_line {
            self.note_mixed_cells(body.start + 1, None);
        }
    }

    /// A plain field under its heading. Its lines, with those of the heading, are stored under its
    /// name.
    pub fn field_of(
        &mut self,
        sources: &mut FieldSources,
        name: &str,
        section: &FormSection,
    ) -> Option<String> {
        self.note_words_below_dash(&section.body);
        let words = self.field(name, section.body.clone())?;
        sources.insert(name.to_owned(), self.source(section.heading.clone()).to(words.source));
        Some(words.text)
    }

    /// A level of qualification; one that is out of range is reported.
    pub fn level(
        &mut self,
        range: Range<usize>,
        severity: Severity,
        source: Source,
        reference: Option<&Reference>,
    ) -> Option<QualificationLevel> {
        let text = self.peek(range.clone());
        let level = parse_level(&text);
        if level.is_some() {
            self.place(range, Placement::Number);
        } else {
            self.place(range, Placement::Finding);
            let detail = [("level", text.as_str().into()), ("text", text.as_str().into())];
            self.note(FindingKind::LevelOutOfRange, severity, source, reference, detail);
        }
        level
    }

    /// Words that are only a dash say that there is nothing to say.
    pub fn place_if_dash(&mut self, body: Range<usize>) -> bool {
        let dash = !body.is_empty() && self.words[body.clone()].iter().all(SourceWord::is_dash);
        if dash {
            self.place(body, Placement::Label);
        }
        dash
    }

    /// Reports words that belong nowhere in the form.
    pub fn unplaced(&mut self, range: Range<usize>) {
        let Some(source) = words::lines(&self.words, &range) else { return };
        let text = self.excerpt(range.clone());
        self.place(range, Placement::Finding);
        let detail = [("text", text.into())];
        self.note(FindingKind::UnplacedText, Severity::Warning, source, None, detail);
    }

    /// A field that no form has, with its label; none where it says nothing. That it is taken for a
    /// field is a guess, so it is noted.
    pub fn other_field(
        &mut self,
        section: &FormSection,
        reference: Option<&Reference>,
    ) -> Option<OtherField> {
        let source = self.source(section.all());
        let label = self.peek(section.heading.clone()).trim_end_matches(':').to_owned();
        self.place_heading(section);
        let detail = [("label", self.excerpt(section.heading.clone()).into())];
        self.note(FindingKind::UnknownField, Severity::Warning, source, reference, detail);
        let text = self.field("other_fields", section.body.clone())?.text;
        Some(OtherField { label, text, source })
    }

    /// Notes that a field is missing.
    pub fn note_missing(
        &mut self,
        field: &str,
        severity: Severity,
        source: Source,
        reference: Option<&Reference>,
    ) {
        let detail = [("field", field.into()), ("text", "".into())];
        self.note(FindingKind::MissingField, severity, source, reference, detail);
    }

    /// Adds a finding.
    pub fn note<const N: usize>(
        &mut self,
        kind: FindingKind,
        severity: Severity,
        source: Source,
        reference: Option<&Reference>,
        detail: [(&str, DetailValue); N],
    ) {
        let detail: Detail =
            detail.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        self.findings.add(Finding {
            kind,
            severity,
            source,
            card: self.card.clone(),
            reference: reference.cloned(),
            detail,
        });
    }

    /// Notes that numbers of a series are missing, or that one is out of order. Returns the number from
    /// which the series goes on: the highest so far, or 1 where it begins again.
    pub fn check_sequence(
        &mut self,
        series: &str,
        last: u32,
        number: u32,
        source: Source,
        reference: Option<&Reference>,
    ) -> u32 {
        if number > last + 1 {
            let missing = (last + 1..number).take(100).map(i64::from).collect();
            self.note(
                FindingKind::NumberGap,
                Severity::Note,
                source,
                reference,
                [("series", series.into()), ("missing", DetailValue::Numbers(missing))],
            );
        }
        if number <= last {
            self.note(
                FindingKind::NumberOutOfOrder,
                Severity::Warning,
                source,
                reference,
                [("number", number.into()), ("expected", (last + 1).into())],
            );
        }
        if number == 1 { 1 } else { last.max(number) }
    }

    /// Reports the words that nobody placed. Returns the findings, in the order of the lines, and the
    /// account of every word.
    pub fn finish(mut self) -> (Vec<Finding>, Vec<(SourceWord<'t>, Placement)>) {
        let mut at = 0;
        while at < self.words.len() {
            let rest = &self.placements[at..];
            let length = rest.iter().take_while(|placement| placement.is_none()).count();
            self.unplaced(at..at + length);
            at += length.max(1);
        }
        let placements =
            self.placements.into_iter().map(|placement| placement.unwrap_or(Placement::Finding));
        (self.findings.in_order(), self.words.into_iter().zip(placements).collect())
    }
}

/// The level of qualification that a text is.
pub(super) fn parse_level(text: &str) -> Option<QualificationLevel> {
    text.parse::<i64>().ok().and_then(|level| QualificationLevel::try_from(level).ok())
}

/// A level as cards print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PrintedLevel {
    /// Nothing but the level: "6", "6 уровень", "5-деңгей".
    Level(QualificationLevel),
    /// With more beside it: "4.1 – 2 категории".
    WithSublevel(QualificationLevel),
}

/// Reads the level that a card prints; none where it is a range ("4-5") or no level at all.
pub(super) fn printed_level(text: &str) -> Option<PrintedLevel> {
    let text = text.trim();
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let level = parse_level(&text[..n_digits])?;
    let rest = text[n_digits..].trim_start_matches([' ', '-', '–', '—', '\u{a0}']);
    let is_range = rest.starts_with(|c: char| c.is_ascii_digit());
    let level_words = ["уров", "дең", "де"];
    if rest.trim_matches(['.', ';', ',']).is_empty()
        || level_words.iter().any(|word| rest.to_lowercase().starts_with(word))
    {
        return Some(PrintedLevel::Level(level));
    }
    (!is_range).then_some(PrintedLevel::WithSublevel(level))
}
