//! The whole export: an array of standards, each with its cards, findings and source text.

use std::io::{self, BufWriter};

use serde::Serialize;

use super::{card::Card, finding::Finding, passport::Standard};
use crate::{
    export::{Format, FormatOutput, FormatWriter, Stream},
    standard::{self as model, WholeText},
};

/// A standard with everything that is known of it.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedStandard<'a> {
    /// Everything but the findings and the text; here the cards are whole.
    #[serde(flatten)]
    pub standard: Standard<'a, Card<'a>>,
    /// What was noticed in the text.
    pub findings: Vec<Finding<'a>>,
    /// The text, as it was imported.
    pub source_text: &'a str,
}

impl<'a> ExportedStandard<'a> {
    /// The standard of this passport with all that belongs to it, in the order of the text.
    #[must_use]
    pub fn new(
        passport: &'a model::Passport,
        cards: &'a [model::ProfessionCard],
        findings: &'a [model::Finding],
        source_text: &'a str,
    ) -> Self {
        let findings = findings.iter().map(Finding::from).collect();
        Self { standard: Standard::new(passport, cards), findings, source_text }
    }
}

/// Writes the array standard by standard, so that only one need be in memory.
#[derive(Debug)]
pub struct StandardsWriter<W> {
    out: W,
    n_written: usize,
}

impl<W: io::Write> StandardsWriter<W> {
    /// Begins the array. `out` is written to in small pieces: let it be buffered.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, n_written: 0 })
    }

    /// Writes one more standard.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&mut self, standard: &ExportedStandard<'_>) -> io::Result<()> {
        if self.n_written > 0 {
            self.out.write_all(b",")?;
        }
        self.n_written += 1;
        self.out.write_all(b"\n")?;
        serde_json::to_writer(&mut self.out, standard)?;
        Ok(())
    }

    /// Ends the array and hands the output back, flushed.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn end(mut self) -> io::Result<W> {
        self.out.write_all(b"\n]\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// The whole catalogue as one JSON document.
pub const FORMAT: Format = Format {
    name: "json",
    arguments: "json",
    about: "One JSON document: whole cards, findings and source texts; `kasip import` takes it back",
    file: "kasip-catalogue.json",
    media_type: "application/json",
    output: FormatOutput::Stream(|out| {
        Ok(Box::new(JsonDocument(StandardsWriter::begin(BufWriter::new(out))?)))
    }),
};

struct JsonDocument(StandardsWriter<BufWriter<Stream>>);

impl FormatWriter for JsonDocument {
    fn write(&mut self, text: &WholeText) -> io::Result<()> {
        let WholeText { standard, findings, source_text } = text;
        let shape =
            ExportedStandard::new(&standard.passport, &standard.cards, findings, source_text);
        self.0.write(&shape)
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.0.end().map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        i18n::finding_message,
        standard::{
            CardIdentity, DetailValue, Edition, FieldSources, FindingKind, Language, Passport,
            ProfessionCard, QualificationLevel, Severity, Source, TechnicalData, TextKey,
        },
    };

    fn bare_card() -> ProfessionCard {
        let text = TextKey {
            code: "J1".to_owned(),
            edition: Edition::default(),
            language: Language::Kazakh,
        };
        ProfessionCard {
            title: "Маман".to_owned(),
            occupation_code: Some("2524-0-003".to_owned()),
            qualification_level: QualificationLevel::try_from(5).ok(),
            sources: FieldSources::from([("purpose".to_owned(), Source::new(3, 4))]),
            ..ProfessionCard::empty(
                CardIdentity::new(text, "2524-0-003-5").unwrap(),
                10,
                Source::new(1, 9),
            )
        }
    }

    fn bare_passport() -> Passport {
        Passport {
            code: "J1".to_owned(),
            language: Language::Kazakh,
            title: "Стандарт".to_owned(),
            scope: None,
            summary: None,
            terms: Vec::new(),
            abbreviations: Vec::new(),
            activity: Vec::new(),
            listed_professions: Vec::new(),
            technical: TechnicalData::default(),
            sources: FieldSources::new(),
        }
    }

    fn gap() -> model::Finding {
        model::Finding {
            kind: FindingKind::NumberGap,
            severity: Severity::Note,
            source: Source::new(5, 5),
            card: None,
            reference: None,
            detail: [
                ("series".to_owned(), DetailValue::Text("point".to_owned())),
                ("missing".to_owned(), DetailValue::Numbers(vec![18, 19])),
            ]
            .into(),
        }
    }

    #[test]
    fn an_empty_card_has_every_key() {
        let card = serde_json::to_value(Card::from(&bare_card())).unwrap();
        let expected = json!({
            "id": bare_card().identity.id().to_string(), "ref": "2524-0-003-5", "standard": "J1",
            "language": "kk", "slug": "2524-0-003-5", "point": 10, "title": "Маман",
            "group_code": null, "occupation_code": "2524-0-003", "qualification_level": 5,
            "qualification_sublevel": null, "qualification_reference": null, "education": [],
            "work_experience": null, "nonformal_education": null, "other_titles": [],
            "purpose": null, "functions": [], "personal_competences": [], "regulations": [],
            "related": [], "sources": { "purpose": { "first_line": 3, "last_line": 4 } },
            "source": { "first_line": 1, "last_line": 9 },
        });
        assert_eq!(card, expected);
    }

    #[test]
    fn a_finding_keeps_its_values_and_says_them() {
        let finding = serde_json::to_value(Finding::from(&gap())).unwrap();
        assert_eq!(finding["detail"], json!({ "series": "point", "missing": [18, 19] }));
        assert_eq!(finding["message"], finding_message(&gap()));
        assert_eq!(finding["card"], Value::Null);
    }

    #[test]
    fn an_export_is_an_array_of_whole_standards() {
        let (passport, cards, findings) = (bare_passport(), [bare_card()], [gap()]);
        let standard = ExportedStandard::new(&passport, &cards, &findings, "мәтін\n");
        let mut writer = StandardsWriter::begin(Vec::new()).unwrap();
        writer.write(&standard).unwrap();
        writer.write(&standard).unwrap();
        let written: Value = serde_json::from_slice(&writer.end().unwrap()).unwrap();
        assert_eq!(written.as_array().unwrap().len(), 2);
        assert_eq!(written[1]["cards"][0], json!(Card::from(&cards[0])));
        assert_eq!(written[1]["findings"][0]["kind"], "number_gap");
        assert_eq!(written[1]["source_text"], "мәтін\n");
        assert_eq!(written[1]["technical"]["review_date"], Value::Null);
    }

    #[test]
    fn an_export_of_nothing_is_an_empty_array() {
        let written = StandardsWriter::begin(Vec::new()).unwrap().end().unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), json!([]));
    }
}
