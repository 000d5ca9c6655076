//! The labels of level and sublevel of a card in each other's place: the sublevel is a whole level, and
//! the level nothing or a dash. They are read as they are meant.

use super::{
    forms::{Label, Spellings},
    reader::{PrintedLevel, SourceReader, printed_level},
    sections::FormSection,
};
use crate::standard::PlainField;

const SUBLEVEL: Label = Label::Plain(PlainField::QualificationSublevel);

/// Gives each of the two labels the meaning of the other, on the cards that have them swapped; both are
/// marked as read otherwise than printed.
pub(super) fn put_right(reader: &SourceReader<'_>, sections: &mut [FormSection]) {
    let starts = |section: &FormSection| section.label == Label::Card;
    for of_card in sections.chunk_by_mut(|_, next| !starts(next)) {
        let only = |label| {
            let mut found = (0..of_card.len()).filter(|&at| of_card[at].label == label);
            found.next().filter(|_| found.next().is_none())
        };
        let (Some(level), Some(sublevel)) = (only(Label::QualificationLevel), only(SUBLEVEL))
        else {
            continue;
        };
        let [as_level, as_sublevel] =
            [level, sublevel].map(|at| reader.peek(of_card[at].body.clone()));
        let is_whole = matches!(printed_level(&as_sublevel), Some(PrintedLevel::Level(_)));
        if !is_whole || as_level.contains(char::is_alphanumeric) {
            continue;
        }
        for (at, label) in [(level, SUBLEVEL), (sublevel, Label::QualificationLevel)] {
            let section = &mut of_card[at];
            section.label = label;
            section.read_as = Spellings::all().usual(label, section.language);
        }
    }
}
