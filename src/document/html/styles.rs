//! What attributes say about an element.

use html5ever::tokenizer::Tag;

use crate::document::numbers::Counting;

/// The value of an attribute.
pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    Some(&attribute.value)
}

/// A number that an attribute begins with; white space before it and letters behind it do not count.
pub(super) fn number(tag: &Tag, name: &str) -> Option<i64> {
    let value = attribute(tag, name)?.trim_start();
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let number: i64 = digits[..end.min(9)].parse().ok()?;
    Some(if value.starts_with('-') { -number } else { number })
}

/// How many rows or columns a cell covers. 0 means all rows that follow.
pub(super) fn span(tag: &Tag, name: &str) -> u32 {
    match number(tag, name) {
        None => 1,
        Some(0) => u32::MAX,
        Some(number) => u32::try_from(number).unwrap_or(1),
    }
}

/// Whether an element is not shown.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    const HIDDEN: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];
    let style = style(tag);
    attribute(tag, "hidden").is_some() || HIDDEN.iter().any(|hidden| style.contains(hidden))
}

/// The names of styles. The longer of two with the same beginning is first.
const STYLES: [(&str, Counting); 11] = [
    ("decimal-leading-zero", Counting::DecimalZero),
    ("decimal", Counting::Decimal),
    ("lower-alpha", Counting::LowerLetter),
    ("lower-latin", Counting::LowerLetter),
    ("upper-alpha", Counting::UpperLetter),
    ("upper-latin", Counting::UpperLetter),
    ("lower-roman", Counting::LowerRoman),
    ("upper-roman", Counting::UpperRoman),
    ("none", Counting::None),
    ("disc", Counting::Bullet),
    ("square", Counting::Bullet),
];

/// How a list counts, by its attributes; none where they do not say.
pub(super) fn counting(tag: &Tag) -> Option<Counting> {
    let by_type = match attribute(tag, "type") {
        Some("1") => Some(Counting::Decimal),
        Some("a") => Some(Counting::LowerLetter),
        Some("A") => Some(Counting::UpperLetter),
        Some("i") => Some(Counting::LowerRoman),
        Some("I") => Some(Counting::UpperRoman),
        _ => None,
    };
    let style = style(tag);
    let declared = style.split(';').find_map(|declaration| {
        let value = declaration.strip_prefix("list-style-type:");
        value.or_else(|| declaration.strip_prefix("list-style:"))
    });
    let by_style = declared.and_then(|value| {
        STYLES.iter().find(|(name, _)| value.contains(name)).map(|(_, counting)| *counting)
    });
    by_style.or(by_type)
}

fn style(tag: &Tag) -> String {
    let style = attribute(tag, "style").unwrap_or_default();
    style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}
