//! The numbers of lists.

use html5ever::tokenizer::Tag;

use super::styles::{attribute, counting, number};
use crate::document::{numbers::Counting, writer::LineWriter};

/// A list that is open.
pub(super) struct OpenList {
    counting: Counting,
    /// The number of the next entry.
    next: i64,
    step: i64,
    /// How many tables are open around it.
    pub n_tables: usize,
    /// The lines of the entries, where their numbers are known only at the end.
    reversed: Option<Vec<usize>>,
}

impl OpenList {
    /// A list that begins with this tag.
    pub(super) fn begin(tag: &Tag, n_tables: usize) -> Self {
        let is_ordered = &*tag.name == "ol";
        let usual = if is_ordered { Counting::Decimal } else { Counting::Bullet };
        let is_reversed = is_ordered && attribute(tag, "reversed").is_some();
        let start = number(tag, "start");
        Self {
            counting: counting(tag).unwrap_or(usual),
            next: start.unwrap_or(1),
            step: if is_reversed { -1 } else { 1 },
            n_tables,
            reversed: (is_reversed && start.is_none()).then(Vec::new),
        }
    }

    /// The number of an entry that begins with this tag; `line` is the line that it will have.
    pub(super) fn next_number(&mut self, tag: &Tag, line: usize) -> Option<String> {
        if let Some(number) = number(tag, "value") {
            self.next = number;
            self.reversed = None;
        }
        let number = self.next;
        self.next = self.next.saturating_add(self.step);
        if let Some(lines) = &mut self.reversed {
            lines.push(line);
        }
        written(counting(tag).unwrap_or(self.counting), number)
    }

    /// Numbers the entries of a list that counts down to 1.
    pub(super) fn end(self, writer: &mut LineWriter) {
        let lines = self.reversed.unwrap_or_default();
        for (number, line) in (1..).zip(lines.into_iter().rev()) {
            if let Some(number) = written(self.counting, number) {
                writer.replace_list_number(line, number);
            }
        }
    }
}

fn written(counting: Counting, number: i64) -> Option<String> {
    match counting {
        Counting::None => None,
        Counting::Bullet => Some(counting.format(number)),
        _ => Some(counting.format(number) + "."),
    }
}
