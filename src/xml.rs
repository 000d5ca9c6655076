//! Characters that XML 1.0 does not have, not even escaped: most controls. The text of a standard
//! keeps them; a feed with one would be broken for every reader.

const FIRST_BYTE_OF_NONCHARACTERS: u8 = 0xef;

/// Drops the characters that XML 1.0 does not have.
pub(crate) fn drop_characters_unknown_to_xml(text: &mut String) {
    // The bytes tell of nearly every text that there are none.
    if text.bytes().any(|byte| byte < b' ' || byte == FIRST_BYTE_OF_NONCHARACTERS) {
        text.retain(|character| match character {
            '\t' | '\n' | '\r' => true,
            '\u{fffe}' | '\u{ffff}' => false,
            other => other >= ' ',
        });
    }
}
