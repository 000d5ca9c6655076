//! The whole export: an array of standards, each with its cards, findings and source text.

use std::io::{self, BufWriter};

use serde::{Serialize, Serializer};

use super::{card::Card, finding::Finding, passport::Standard};
use crate::{
    export::{ExportedText, Format, FormatOutput, FormatWriter},
    standard::{Language, SourcePlace},
    translation::lines_of,
};

/// The whole catalogue as one JSON document.
pub const FORMAT: Format = Format {
    name: "json",
    arguments: "json",
    about: "One JSON document: whole cards, findings and source texts; `kasip import` takes it back",
    file: "kasip-catalogue.json",
    media_type: "application/json",
    output: FormatOutput::Stream(|out| Ok(Box::new(StandardsWriter::begin(BufWriter::new(out))?))),
};

/// A standard with everything that is known of it.
#[derive(Serialize)]
struct ExportedStandard<'a> {
    /// Everything but the findings and the text; here the cards are whole.
    #[serde(flatten)]
    standard: Standard<'a, Card<'a>>,
    findings: Vec<Finding<'a>>,
    source_text: &'a str,
    source_places: &'a [SourcePlace],
    /// Ours, a language an entry. An official text in another language is a standard of its own.
    translations: Vec<TranslatedLines<'a>>,
}

/// The lines of a text in another language.
#[derive(Serialize)]
struct TranslatedLines<'a> {
    language: Language,
    origin: &'static str,
    /// By the words that they translate, so that a line that appears twice is here once; in the order
    /// of the text.
    #[serde(serialize_with = "as_object")]
    lines: Vec<(&'a str, &'a str)>,
}

fn as_object<S: Serializer>(lines: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(lines.iter().copied())
}

/// Our translations of a text. `kasip import` passes over them: they follow from the words.
fn translations_of(text: &ExportedText) -> Vec<TranslatedLines<'_>> {
    let translated = text.other_languages().filter_map(|language| {
        let file = text.ours(language)?;
        let lines = lines_of(&text.whole.standard).into_iter();
        let lines = lines.filter_map(|line| Some((line.words, &*file.of(line.words)?.text)));
        Some(TranslatedLines { language, origin: "unofficial", lines: lines.collect() })
    });
    translated.collect()
}

/// Writes the array standard by standard, so that only one need be in memory.
struct StandardsWriter<W> {
    out: W,
    n_written: usize,
}

impl<W: io::Write> StandardsWriter<W> {
    /// Begins the array. `out` is written to in small pieces: let it be buffered.
    fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"[")?;
        Ok(Self { out, n_written: 0 })
    }
}

impl<W: io::Write + Send> FormatWriter for StandardsWriter<W> {
    fn write(&mut self, exported: &ExportedText) -> io::Result<()> {
        let text = &exported.whole;
        if self.n_written > 0 {
            self.out.write_all(b",")?;
        }
        self.n_written += 1;
        self.out.write_all(b"\n")?;
        let standard = ExportedStandard {
            standard: Standard::new(&text.standard.passport, &text.standard.cards),
            findings: text.findings.iter().map(Finding::from).collect(),
            source_text: &text.source_text,
            source_places: &text.source_places,
            translations: translations_of(exported),
        };
        Ok(serde_json::to_writer(&mut self.out, &standard)?)
    }

    fn takes_earlier_editions(&self) -> bool {
        true
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n]\n")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        i18n::finding_message,
        standard::{
            self as model, CardIdentity, DetailValue, Edition, FieldSources, FindingKind, Language,
            Passport, ProfessionCard, QualificationLevel, Severity, Source, TextKey, WholeText,
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
        Passport { title: "Стандарт".to_owned(), ..Passport::empty("J1", Language::Kazakh) }
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
            "related": [], "other_fields": [], "sources": { "purpose": { "first_line": 3, "last_line": 4 } },
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

    fn written(texts: &[WholeText]) -> Value {
        let mut out = Vec::new();
        let mut writer = Box::new(StandardsWriter::begin(&mut out).unwrap());
        for text in texts {
            writer.write(&text.clone().into()).unwrap();
        }
        writer.end().unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn an_export_is_an_array_of_whole_standards() {
        let standard = model::Standard { passport: bare_passport(), cards: vec![bare_card()] };
        let text = WholeText {
            standard,
            findings: vec![gap()],
            source_text: "мәтін\n".to_owned(),
            source_places: Vec::new(),
        };
        let written = written(&[text.clone(), text]);
        assert_eq!(written.as_array().unwrap().len(), 2);
        assert_eq!(written[1]["cards"][0], json!(Card::from(&bare_card())));
        assert_eq!(written[1]["findings"][0]["kind"], "number_gap");
        assert_eq!(written[1]["source_text"], "мәтін\n");
        assert_eq!(written[1]["technical"]["review_date"], Value::Null);
    }

    #[test]
    fn an_export_of_nothing_is_an_empty_array() {
        assert_eq!(written(&[]), json!([]));
    }
}
