//! The tokens of the analysis, for words of every kind, are those of its version.

use std::fmt::Write;

use super::*;
use crate::search::{
    analysis::{self, ANALYSIS_VERSION, folding, keyboard, latin},
    glossary::{ConceptGlossary, GlossaryFiles},
    reading::{KnownWords, TextReader},
};

/// What the analysis gives for the texts below, as it was when its version was raised last.
const GOLDEN: &str = include_str!("golden_tokens.txt");

const TEXTS: [(Language, &str); 12] = [
    // Suffixes of nouns and verbs, harmony, voicing.
    (Language::Kazakh, "желілерімізден қауіпсіздігін кітабы кітаптарымызға шығуға шыққан"),
    (Language::Kazakh, "талдаудың құжаттау орнатқан әзірленген басқарушылардың жүйелері"),
    (Language::Kazakh, "маман мамандарының ережелерге сәйкестендіруді бағалаушы"),
    // Compounds, fused words, look-alikes, a combining mark.
    (Language::Kazakh, "іс-шара ЖабдықIB НҚАжәне қауiпсiздiк жүи\u{306}е ISO 27001"),
    // Abbreviations, of the glossary and of the text.
    (Language::Kazakh, "АҚ-ның АЖ КС кәсіби стандарттың ақ жәшік"),
    // Names of the glossary.
    (Language::Kazakh, "желіаралық экранды ақпараттық қауіпсіздікті бағдарламалық құралдарды"),
    // Without Kazakh letters, in Latin letters, under another layout.
    (Language::Kazakh, "кауипсиздик жели акпарат"),
    (Language::Kazakh, "qauipsizdik jeli zhuie aqparat shygaru"),
    (Language::Kazakh, "ytnm 0ауіпсіздік fyfkbp"),
    (Language::Russian, "безопасности межсетевой экран записью учётных специалистами"),
    (Language::Russian, "информационная безопасность ИБ"),
    (Language::English, "networks securing risk assessments firewall policies"),
];

#[test]
fn the_tokens_are_those_of_the_version_of_the_analysis() {
    let tokens = tokens();
    assert!(
        tokens == GOLDEN,
        "the tokens have changed: raise ANALYSIS_VERSION, so that every index is rebuilt, and \
         write this into golden_tokens.txt:\n{tokens}"
    );
}

fn tokens() -> String {
    let mut tokens = format!("version {ANALYSIS_VERSION}\n");
    let (glossary, known) = (glossary(), KnownWords::default());
    let reader = TextReader::new(&glossary, &known);
    for (language, text) in TEXTS {
        let read = reader.read(text, &key_of(language));
        let concepts = read
            .spans
            .iter()
            .map(|span| format!("{}..{} {}", span.start, span.end, glossary.get(span.concept).id));
        writeln!(tokens, "\n{language} {text}").unwrap();
        writeln!(tokens, "  concepts: {}", concepts.collect::<Vec<_>>().join(", ")).unwrap();
        for (word, forms) in read.words.iter().zip(&read.forms) {
            let mut line = format!("  {} {}", word.position, word.text);
            let mut add = |name: &str, values: &[String]| {
                if !values.is_empty() {
                    write!(line, "; {name} {}", values.join(" ")).unwrap();
                }
            };
            let folded = folding::fold(&word.text);
            add("fused", word.fused.as_ref().map(|(whole, _)| whole.clone()).as_slice());
            add("stems", &forms.stems);
            add("folded", std::slice::from_ref(&folded));
            add("folded stems", &folding::folded_stem_candidates(&folded));
            if !word.text.chars().any(analysis::is_cyrillic) {
                add("read from Latin", &latin::readings(&word.text));
            }
            add("other layouts", &keyboard::other_layouts(&word.text));
            writeln!(tokens, "{line}").unwrap();
        }
    }
    tokens
}

fn key_of(language: Language) -> TextKey {
    TextKey { code: "A1".to_owned(), edition: Edition::default(), language }
}

/// The glossary of the program, with an abbreviation that a text explains itself.
fn glossary() -> ConceptGlossary {
    let abbreviation = Abbreviation {
        number: 1,
        abbreviation: "КС".to_owned(),
        meaning: "кәсіби стандарт".to_owned(),
        source: Source::new(1, 1),
    };
    ConceptGlossary::with(GlossaryFiles::default(), &[(key_of(Language::Kazakh), abbreviation)])
}
