//! The sentences about findings.

use crate::{
    i18n::{
        each::Each,
        template::{Template, named_words, words},
    },
    standard::{Finding, FindingKind},
};

words! {
    /// What was noticed. The values of the sentences are the details of the finding.
    pub(crate) struct FindingWords {
        kinds: Each<FindingKind, Template>,
        /// Several numbers are missing.
        several_numbers: Template,
        /// Where numbers are missing, for `{series}`.
        series: SeriesWords,
        /// No card has the title, and the text gives no level.
        unmatched_without_level: Template,
        /// A field has words, but they say nothing.
        field_says_nothing: Template,
        /// A text has no entry of a field, in place of their number.
        no_entry: &'static str,
        /// Words that only look like a code.
        code_read_as: Template,
    }
}

named_words! {
    /// The lists that are numbered.
    pub(crate) struct SeriesWords { point, list, function, skill, item }
}

impl FindingWords {
    /// The sentence about a finding. A field that it is about is called as `name_field` says.
    pub(super) fn sentence(
        &self,
        finding: &Finding,
        name_field: impl Fn(&str) -> String,
    ) -> String {
        let is_empty = |name: &str| finding.text(name).is_empty();
        let template = match finding.kind {
            FindingKind::NumberGap if finding.text("missing").contains(',') => self.several_numbers,
            FindingKind::RelatedUnmatched if is_empty("level") => self.unmatched_without_level,
            FindingKind::MissingField if !is_empty("text") => self.field_says_nothing,
            FindingKind::CodeInvalid if !is_empty("code") => self.code_read_as,
            kind => self.kinds.of(kind),
        };
        template.fill_from(|name| match name {
            "field" => name_field(&finding.text(name)),
            "here" | "there" if finding.text(name) == "0" => self.no_entry.to_owned(),
            "series" => {
                let series = self.series.named(&finding.text(name));
                series.unwrap_or(self.series.item).to_owned()
            }
            _ => finding.text(name),
        })
    }
}
