//! What is behind an error, in one line.

use std::error::Error;

/// The causes of an error, outermost first, for those who run the program alone. What an error has
/// said already, as some end with their cause, is left out.
#[must_use]
pub fn causes(error: &dyn Error) -> String {
    let mut causes: Vec<String> = Vec::new();
    let mut said = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !said.ends_with(&words) {
            causes.push(words.clone());
            said = words;
        }
        next = cause.source();
    }
    causes.join(": ")
}
