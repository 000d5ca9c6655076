//! What goes to a terminal. The words of a file or its name may hold characters that command the
//! terminal or turn the order of the words, so all of it passes here.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

/// Writes a line.
pub(super) fn say(output: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(output, "{}", printable(line))
}

/// The text on one line, with the characters written out that are not for printing: those that
/// control a terminal, end a line or set a direction of writing. ESC becomes `\u{1b}`.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        if commands_a_terminal(character) {
            // Writing to a text cannot fail.
            let _ = write!(printable, "{}", character.escape_unicode());
        } else {
            printable.push(character);
        }
    }
    printable
}

fn commands_a_terminal(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_is_printed() {
        for (text, printed) in [
            ("Қауіпсіздік «А» – 5, \u{301}й", "Қауіпсіздік «А» – 5, \u{301}й"),
            ("\u{1b}[31mR\u{1b}]0;t\u{7}", "\\u{1b}[31mR\\u{1b}]0;t\\u{7}"),
            ("a\r\nb\tc\u{7f}", "a\\u{d}\\u{a}b\\u{9}c\\u{7f}"),
            ("\u{9b}31m\u{85}", "\\u{9b}31m\\u{85}"),
            ("\u{202e}x\u{2066}y\u{200f}\u{61c}", "\\u{202e}x\\u{2066}y\\u{200f}\\u{61c}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ] {
            assert_eq!(printable(text), printed);
        }
    }
}
