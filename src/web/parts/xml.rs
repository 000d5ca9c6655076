//! Characters that XML 1.0 does not have, not even escaped: most controls. The text of a standard
//! keeps them; a feed with one would be broken for every reader.

/// Drops the characters that XML 1.0 does not have.
pub(crate) fn drop_characters_unknown_to_xml(text: &mut String) {
    text.retain(|character| match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    });
}
