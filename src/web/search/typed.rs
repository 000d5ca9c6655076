//! Words as they were typed.

/// A part of the query in the letters of the reader: the index gives it in lower case.
pub(super) fn as_typed(typed: &str, part: &str) -> String {
    let lower = |letter: &char| letter.to_lowercase().next().unwrap_or(*letter);
    let typed: Vec<char> = typed.chars().collect();
    let part: Vec<char> = part.chars().collect();
    let is_it = |window: &&[char]| window.iter().map(lower).eq(part.iter().copied());
    let found = typed.windows(part.len().max(1)).find(is_it);
    found.unwrap_or(&part).iter().collect()
}
