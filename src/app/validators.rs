//! The tags of what a client holds already: `If-None-Match` and `If-Match` (RFC 9110, section 13.1).
//! A header may stand on several lines, and each line is a list.

use axum::http::HeaderValue;

/// Whether `If-None-Match` names the tag: by weak comparison, and `*` names any.
pub fn is_known<'a>(tag: &HeaderValue, known: impl IntoIterator<Item = &'a HeaderValue>) -> bool {
    names(known, |known| tag == known.strip_prefix("W/").unwrap_or(known))
}

/// Whether `If-Match` names the tag: by strong comparison, and `*` names any.
pub fn is_wanted<'a>(tag: &HeaderValue, wanted: impl IntoIterator<Item = &'a HeaderValue>) -> bool {
    names(wanted, |wanted| tag == wanted)
}

fn names<'a>(
    lines: impl IntoIterator<Item = &'a HeaderValue>,
    is_it: impl Fn(&str) -> bool,
) -> bool {
    let mut lines = lines.into_iter().filter_map(|line| line.to_str().ok());
    lines.any(|line| line.split(',').map(str::trim).any(|named| named == "*" || is_it(named)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_weak_comparison_in_any_list_and_wanted_by_strong() {
        let tag = HeaderValue::from_static("\"v7-3f2a-br\"");
        let check = |lines: &[&'static str], known, wanted| {
            let lines: Vec<HeaderValue> =
                lines.iter().map(|line| HeaderValue::from_static(line)).collect();
            assert_eq!(is_known(&tag, &lines), known, "{lines:?}");
            assert_eq!(is_wanted(&tag, &lines), wanted, "{lines:?}");
        };
        check(&["\"v7-3f2a-br\""], true, true);
        check(&["W/\"v7-3f2a-br\""], true, false);
        check(&["\"old\" ,  \"v7-3f2a-br\""], true, true);
        check(&["\"old\"", "\"v7-3f2a-br\""], true, true);
        check(&["*"], true, true);
        check(&["\"v7-3f2a-gz\""], false, false);
        check(&["v7-3f2a-br"], false, false);
        check(&[""], false, false);
        check(&[], false, false);
    }
}
