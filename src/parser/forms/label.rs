//! What labels announce, and where they may be.

use crate::standard::PlainField;

/// What a heading of the form announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parser) enum Label {
    RunningTitle,
    Chapter,
    TechnicalChapter,
    Scope,
    Terms,
    Abbreviations,
    Title,
    Code,
    Activity,
    Summary,
    ListedProfessions,
    Card,
    CardTitle,
    /// A plain field of a card.
    Plain(PlainField),
    QualificationLevel,
    Education,
    EducationLevel,
    Speciality,
    Qualification,
    OtherTitles,
    FunctionsDescription,
    FunctionsList,
    MandatoryFunctions,
    AdditionalFunctions,
    Function,
    AdditionalFunction,
    Skill,
    Abilities,
    Knowledge,
    Recognition,
    PersonalCompetences,
    Regulations,
    Related,
    RelatedColumns,
    Authority,
    Executor,
    Organisations,
    Council,
    NationalBody,
    Chamber,
    Edition,
    ReviewDate,
    /// A label that no form has.
    Unknown,
}

/// Where a label may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parser) enum LabelPosition {
    /// At the beginning of a line, under the number of a point of the standard ("5. …").
    Point,
    /// At the beginning of a line.
    Line,
    /// Also after other text on a line, where headings of cards are by mistake.
    Anywhere,
}

/// The labels of a form in one language: what each announces, where it may be, and its spellings.
pub(in crate::parser) type Labels = &'static [(Label, LabelPosition, &'static [&'static str])];
