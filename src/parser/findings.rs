//! What was noticed, bounded in number and length: a text that is wrong everywhere gives only so many
//! findings, and each quotes only so many characters.

use std::collections::BTreeMap;

use crate::standard::{Detail, DetailValue, Finding, FindingKind, Severity, Source};

/// So many findings of one kind and severity are stored one by one; the others are counted.
pub(super) const MOST_OF_A_KIND: u64 = 200;

/// So many characters of a text are quoted.
pub(super) const LONGEST_QUOTE: usize = 300;

/// What was noticed so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    stored: Vec<Finding>,
    counts: BTreeMap<(FindingKind, Severity), KindCount>,
}

#[derive(Debug, Default)]
struct KindCount {
    n_noted: u64,
    /// The lines of those that are only counted.
    left_out: Option<Source>,
}

impl Findings {
    /// Adds a finding, or counts it where there are many like it.
    pub fn add(&mut self, mut finding: Finding) {
        let count = self.counts.entry((finding.kind, finding.severity)).or_default();
        count.n_noted += 1;
        if count.n_noted > MOST_OF_A_KIND {
            let so_far = count.left_out.unwrap_or(finding.source);
            count.left_out = Some(so_far.to(finding.source));
            return;
        }
        for value in finding.detail.values_mut() {
            if let DetailValue::Text(text) = value {
                shorten(text);
            }
        }
        self.stored.push(finding);
    }

    /// All findings in the order of the lines, with one for those of a kind that were left out.
    pub fn in_order(mut self) -> Vec<Finding> {
        for ((kind, severity), count) in self.counts {
            let Some(source) = count.left_out else { continue };
            let n_left_out = i64::try_from(count.n_noted - MOST_OF_A_KIND).unwrap_or(i64::MAX);
            let detail = Detail::from([
                ("kind".to_owned(), kind.name().into()),
                ("number".to_owned(), DetailValue::Number(n_left_out)),
            ]);
            let (card, reference) = (None, None);
            let kind = FindingKind::MoreFindings;
            self.stored.push(Finding { kind, severity, source, card, reference, detail });
        }
        self.stored.sort_by_key(|finding| (finding.source, finding.kind));
        self.stored
    }
}

/// Cuts a text that is too long to quote.
fn shorten(text: &mut String) {
    if text.char_indices().nth(LONGEST_QUOTE).is_none() {
        return;
    }
    let last = text.char_indices().nth(LONGEST_QUOTE - 1);
    text.truncate(last.map_or(text.len(), |(at, _)| at));
    text.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(line: u32, severity: Severity, text: &str) -> Finding {
        Finding {
            kind: FindingKind::UnplacedText,
            severity,
            source: Source::new(line, line),
            card: None,
            reference: None,
            detail: Detail::from([("text".to_owned(), text.into())]),
        }
    }

    #[test]
    fn the_first_of_a_kind_and_severity_are_stored_and_the_others_counted() {
        let mut findings = Findings::default();
        for line in 1..=1000 {
            findings.add(finding(line, Severity::Warning, "а"));
        }
        findings.add(finding(1001, Severity::Error, "б"));
        let stored = findings.in_order();
        assert_eq!(stored.len(), 202);
        let more = &stored[200];
        assert_eq!((more.kind, more.severity), (FindingKind::MoreFindings, Severity::Warning));
        assert_eq!((more.count(), more.source), (800, Source::new(201, 1000)));
        assert_eq!(stored[201].severity, Severity::Error, "no error is lost among warnings");
    }

    #[test]
    fn a_long_text_is_cut_by_characters() {
        let mut findings = Findings::default();
        findings.add(finding(1, Severity::Note, &"ә".repeat(300)));
        findings.add(finding(2, Severity::Note, &"ә".repeat(301)));
        let quoted: Vec<String> =
            findings.in_order().iter().map(|finding| finding.text("text")).collect();
        assert_eq!(quoted, ["ә".repeat(300), "ә".repeat(299) + "…"]);
    }
}
