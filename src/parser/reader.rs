//! The words of a text, where each of them landed, and what was noticed on the way.

use std::ops::Range;

use super::{
    findings::{Findings, LONGEST_QUOTE},
    words::{self, Word},
};
use crate::standard::{
    Detail, DetailValue, FieldSources, Finding, FindingKind, Reference, Severity, Source,
};

/// Where a word of the source landed. Nothing is lost, and nothing lands twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landing {
    /// In a text of the model.
    Text,
    /// In a number, level, date or code of the model.
    Number,
    /// It says again what the model has from another place: a list that repeats the headings.
    Repeated,
    /// In a label of the form, or in a sign that stands for one.
    Label,
    /// In a finding.
    Finding,
}

/// Reads words into texts and keeps account of them.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub words: Vec<Word<'t>>,
    landings: Vec<Option<Landing>>,
    findings: Findings,
    card: Option<String>,
}

/// Words of the source, joined.
#[derive(Debug)]
pub(super) struct Passage {
    pub text: String,
    pub source: Source,
}

impl<'t> Reader<'t> {
    pub fn new(words: Vec<Word<'t>>) -> Self {
        let landings = vec![None; words.len()];
        Self { words, landings, findings: Findings::default(), card: None }
    }

    /// From here on findings belong to this card, or to none.
    pub fn enter_card(&mut self, slug: Option<&str>) {
        self.card = slug.map(str::to_owned);
    }

    /// Takes words into a text of the model; none where there are none.
    pub fn text(&mut self, range: Range<usize>) -> Option<Passage> {
        let source = words::lines(&self.words, &range)?;
        let text = words::join(&self.words[range.clone()]);
        self.land(range, Landing::Text);
        Some(Passage { text, source })
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

    /// Keeps account of words that have landed.
    pub fn land(&mut self, range: Range<usize>, landing: Landing) {
        for place in &mut self.landings[range] {
            debug_assert!(place.is_none(), "a word landed twice");
            *place = Some(landing);
        }
    }

    /// A plain field: null where it says nothing. A lone dash is the form's sign for "none";
    /// other punctuation ("Орындаушы:\n, ,") is noted.
    pub fn field(&mut self, name: &str, body: Range<usize>) -> Option<Passage> {
        if self.land_if_dash(body.clone()) {
            return None;
        }
        let says_something =
            self.words[body.clone()].iter().any(|word| word.text.contains(char::is_alphanumeric));
        if says_something || body.is_empty() {
            return self.text(body);
        }
        let text = self.excerpt(body.clone());
        let source = self.source(body.clone());
        self.land(body, Landing::Finding);
        self.note(
            FindingKind::MissingField,
            Severity::Note,
            source,
            None,
            [("field", name.into()), ("text", text.into())],
        );
        None
    }

    /// A plain field, whose lines (with those of its heading) are kept under its name.
    pub fn field_of(
        &mut self,
        sources: &mut FieldSources,
        name: &str,
        heading: &Range<usize>,
        body: Range<usize>,
    ) -> Option<String> {
        let passage = self.field(name, body)?;
        sources.insert(name.to_owned(), self.source(heading.clone()).to(passage.source));
        Some(passage.text)
    }

    /// Words that are only a dash say that there is nothing to say.
    pub fn land_if_dash(&mut self, body: Range<usize>) -> bool {
        let dash = !body.is_empty() && self.words[body.clone()].iter().all(Word::is_dash);
        if dash {
            self.land(body, Landing::Label);
        }
        dash
    }

    /// Words that have no place in the form.
    pub fn unplaced(&mut self, range: Range<usize>) {
        let Some(source) = words::lines(&self.words, &range) else { return };
        let text = self.excerpt(range.clone());
        self.land(range, Landing::Finding);
        let detail = [("text", text.into())];
        self.note(FindingKind::UnplacedText, Severity::Warning, source, None, detail);
    }

    /// Notes something.
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

    /// Notes that numbers between two of a series do not occur, or that one stands out of order.
    /// Gives the number that the series now stands at.
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
        last.max(number)
    }

    /// What is left over has no place; gives what was noticed, in the order of the lines, and the
    /// account of every word.
    pub fn finish(mut self) -> (Vec<Finding>, Vec<(Word<'t>, Landing)>) {
        let mut at = 0;
        while at < self.words.len() {
            let rest = &self.landings[at..];
            let length = rest.iter().take_while(|landing| landing.is_none()).count();
            self.unplaced(at..at + length);
            at += length.max(1);
        }
        let landings = self.landings.into_iter().map(|landing| landing.unwrap_or(Landing::Finding));
        (self.findings.in_order(), self.words.into_iter().zip(landings).collect())
    }
}

/// Whether two texts have the same letters, white space apart.
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
}

/// A text without its white space.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
