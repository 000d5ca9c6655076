//! What was noticed while reading a text: the problem, its lines, and what was inferred.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Reference, Source, named::named};

/// Something noticed in a text. A guess is never silent: each stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was noticed.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// Where it was noticed.
    pub source: Source,
    /// The slug of the card, where it was noticed on one.
    pub card: Option<String>,
    /// The node that it concerns.
    #[serde(rename = "ref")]
    pub reference: Option<Reference>,
    /// The values that the sentence about it needs, by name.
    pub detail: Detail,
}

/// The values of a finding, by name; which names, [`FindingKind`] says.
pub type Detail = BTreeMap<String, DetailValue>;

/// A value of a finding: words of the text or the name of a field, a number, or several numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged, expecting = "a detail is a text, a whole number or a list of these")]
pub enum DetailValue {
    /// Words of the text or the name of a field.
    Text(String),
    /// A number or a level.
    Number(i64),
    /// Several numbers.
    Numbers(Vec<i64>),
}

named! {
    /// How much a finding matters.
    pub enum Severity, name, "no severity is called {:?}" {
        /// The text cannot be taken into the catalogue as it is.
        Error = "error",
        /// Something was guessed, or is likely to be a mistake in the text.
        Warning = "warning",
        /// Worth knowing.
        Note = "note",
    }
}

named! {
    /// What was noticed. The values in `detail` belong to the kind.
    pub enum FindingKind, name, "no kind of finding is called {:?}" {
        /// An item has lost its number; `number` is the one that the sequence requires.
        LostNumber = "lost_number",
        /// Two items are on one line, `text`.
        GluedItems = "glued_items",
        /// A `number` stands where the sequence requires `expected`.
        NumberOutOfOrder = "number_out_of_order",
        /// A `heading` is at the end of other text.
        HeadingInsideLine = "heading_inside_line",
        /// The `title` of a function or skill goes on over a page break.
        TitleBrokenOverPage = "title_broken_over_page",
        /// A list names `title` (with `number`), which is not described.
        ListedNotDescribed = "listed_not_described",
        /// `title` is described (with `number`) but not listed.
        DescribedNotListed = "described_not_listed",
        /// The list says `listed`, the heading says `described` (with `number`).
        ListDiffers = "list_differs",
        /// The numbers `missing` are not in a `series`: `point`, `list` (of professions),
        /// `function`, `skill` or `item`.
        NumberGap = "number_gap",
        /// No card has this `title` and `level`.
        RelatedUnmatched = "related_unmatched",
        /// A card names itself, by `title` and `level`, as related.
        SelfReference = "self_reference",
        /// A `field` is missing or says nothing; `text` is what is printed there.
        MissingField = "missing_field",
        /// A `level` is not a level from 1 to 8; `text` is what is printed there.
        LevelOutOfRange = "level_out_of_range",
        /// `text` has no place in the form.
        UnplacedText = "unplaced_text",
        /// `text` is not a code of a standard; where it only looks like one, it was read as `code`.
        CodeInvalid = "code_invalid",
        /// An earlier card has the slug `text`, so this one has `slug`.
        SlugTaken = "slug_taken",
        /// A skill has no list `field`: of `abilities` or of `knowledge`.
        MissingList = "missing_list",
        /// A numbered list is inside a `title`: the label above it may be lost.
        NumberedTitle = "numbered_title",
        /// The line `text` may not be part of the text around it: a page number, a running head.
        PageFurniture = "page_furniture",
        /// A label is printed as `text` and was read as `label`.
        LabelReadAs = "label_read_as",
        /// The line `text` has words of several cells, or of another cell, so their texts are mixed.
        MixedCells = "mixed_cells",
        /// A sentence ends with the line `text`, and the next one goes on in the middle of another: lines
        /// may have changed places.
        LinesOutOfOrder = "lines_out_of_order",
        /// The line `text`, or one that differs in its numbers only, was left out on this number of
        /// `pages`, because it belongs to the page: a running head, a footer, a page number.
        PageLineLeftOut = "page_line_left_out",
        /// The text ends before the form does: `field` is missing at its end.
        TextCutOff = "text_cut_off",
        /// No form has the field `label`; `text` is what is printed under it.
        UnknownField = "unknown_field",
        /// The `code` was given by a person; `text` is what is printed.
        CodeGiven = "code_given",
        /// The text in another `language` has `there` entries of a `field`, or another level, where
        /// this one has `here`.
        TextDiffers = "text_differs",
        /// There are `number` more findings of the same `kind` and severity.
        MoreFindings = "more_findings",
    }
}

impl Finding {
    /// How many findings it stands for: one, or as many as were left out.
    #[must_use]
    pub fn count(&self) -> u64 {
        match (self.kind, self.detail.get("number")) {
            (FindingKind::MoreFindings, Some(DetailValue::Number(number))) => {
                u64::try_from(*number).unwrap_or(1)
            }
            _ => 1,
        }
    }

    /// The detail of this name as words; empty where the finding has none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.detail.get(name).map(ToString::to_string).unwrap_or_default()
    }
}

impl From<&str> for DetailValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for DetailValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for DetailValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl fmt::Display for DetailValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Number(number) => number.fmt(formatter),
            Self::Numbers(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                formatter.write_str(&numbers.join(", "))
            }
        }
    }
}
