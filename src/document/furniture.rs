//! What belongs to the page and not to the text: running heads, footers and page numbers. They are
//! told by their place at the edge of a page, and by coming again on many pages.

use std::collections::HashMap;

/// How many lines at an edge are looked at.
pub(super) const EDGE: usize = 5;

/// On fewer pages nothing comes again often enough.
const PAGES: usize = 3;

/// A running head is inside pages at most once for so many times at their edges: as a title.
const INSIDE: usize = 3;

/// The lines at the edges of a page, from the edge inwards, at most [`EDGE`] each. No line is at both.
#[derive(Debug, Default)]
pub(super) struct PageEdges {
    pub top: Vec<String>,
    pub bottom: Vec<String>,
}

impl PageEdges {
    /// The edges of a page that has these lines, and nothing else.
    pub(super) fn of(lines: &[&str]) -> Self {
        let n_top = lines.len().div_ceil(2).min(EDGE);
        let n_bottom = (lines.len() - n_top).min(EDGE);
        let owned = |line: &&str| (*line).to_owned();
        Self {
            top: lines[..n_top].iter().map(owned).collect(),
            bottom: lines.iter().rev().take(n_bottom).map(owned).collect(),
        }
    }
}

/// How many lines at the top and at the bottom of each page are furniture. `lines` are all lines of
/// the document: what is often inside pages too is text.
pub(super) fn count<'l>(
    pages: &[PageEdges],
    lines: impl Iterator<Item = &'l str>,
) -> Vec<(usize, usize)> {
    let mut left: HashMap<String, usize> = HashMap::new();
    for key in lines.filter_map(repeated_key) {
        *left.entry(key).or_default() += 1;
    }
    let top: Vec<&[String]> = pages.iter().map(|page| page.top.as_slice()).collect();
    let bottom: Vec<&[String]> = pages.iter().map(|page| page.bottom.as_slice()).collect();
    let top = count_at_edge(&top, &mut left);
    top.into_iter().zip(count_at_edge(&bottom, &mut left)).collect()
}

/// Takes line after line from the edge, as long as it is furniture. `left` are the lines of the
/// document that were not taken.
fn count_at_edge(pages: &[&[String]], left: &mut HashMap<String, usize>) -> Vec<usize> {
    let mut counts = vec![0; pages.len()];
    loop {
        let outermost: Vec<Option<&str>> =
            pages.iter().zip(&counts).map(|(page, n)| page.get(*n).map(String::as_str)).collect();
        let is_furniture = furniture(&outermost, left);
        if !is_furniture.contains(&true) {
            return counts;
        }
        for at in (0..pages.len()).filter(|at| is_furniture[*at]) {
            counts[at] += 1;
            let key = outermost[at].and_then(repeated_key);
            if let Some(n) = key.and_then(|key| left.get_mut(&key)) {
                *n = n.saturating_sub(1);
            }
        }
    }
}

/// Which of the outermost lines of all pages are furniture.
fn furniture(lines: &[Option<&str>], left: &HashMap<String, usize>) -> Vec<bool> {
    let n_pages = lines.len();
    let often = n_pages.div_ceil(3).max(PAGES);
    let keys: Vec<Option<String>> = lines.iter().map(|line| line.and_then(repeated_key)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for key in keys.iter().flatten() {
        *times.entry(key).or_default() += 1;
    }
    // The number of a page goes up with the pages, from wherever it begins.
    let offset = |at: usize| Some(i64::from(page_number(lines[at]?)?) - i64::try_from(at).ok()?);
    let offsets: Vec<Option<i64>> = (0..n_pages).map(offset).collect();
    let mut numbered: HashMap<i64, usize> = HashMap::new();
    for offset in offsets.iter().flatten() {
        *numbered.entry(*offset).or_default() += 1;
    }
    let follows_count = |offset: i64| match n_pages {
        0 | 1 => false,
        // The first page often has no number.
        2 => numbered[&offset] == 2 || offset == 1,
        _ => numbered[&offset] >= often.min(n_pages - 1),
    };
    let is_repeated = |key: &String| {
        let times = times[key.as_str()];
        let inside = left.get(key).map_or(0, |left| left.saturating_sub(times));
        n_pages >= PAGES && times >= often && inside * INSIDE <= times
    };
    let decide = |at: usize| {
        offsets[at].is_some_and(follows_count) || keys[at].as_ref().is_some_and(is_repeated)
    };
    (0..n_pages).map(decide).collect()
}

/// What is the same in a line on every page: its words, without numbers. A label of a form, which ends
/// in a colon, may well come again and is no furniture.
fn repeated_key(line: &str) -> Option<String> {
    let key: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    (key.chars().count() > 2 && !line.trim_end().ends_with(':')).then_some(key)
}

/// The number of a page, where the line has nothing else: `5`, `- 5 -`, `5/23`.
fn page_number(line: &str) -> Option<u32> {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let (number, total) = bare.split_once('/').unwrap_or((bare, "1"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(number.trim()) && is_number(total.trim())).then(|| number.trim().parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(pages: &[&[&str]]) -> Vec<(usize, usize)> {
        let edges: Vec<PageEdges> = pages.iter().map(|lines| PageEdges::of(lines)).collect();
        count(&edges, pages.iter().copied().flatten().copied())
    }

    #[test]
    fn running_heads_and_page_numbers_are_taken_out() {
        let pages: &[&[&str]] = &[
            &["Кәсіптік стандарт, 2024 ж.", "а", "б", "в", "- 1 -", "Министрлік, 1-бет"],
            &["Кәсіптік стандарт, 2024 ж.", "г", "д", "е", "- 2 -", "Министрлік, 2-бет"],
            &["ё", "ж", "з", "- 3 -", "Министрлік, 3-бет"],
            &["Кәсіптік стандарт, 2024 ж.", "5", "Деңгей:", "- 4 -", "Министрлік, 4-бет"],
        ];
        assert_eq!(counts(pages), [(1, 2), (1, 2), (0, 2), (1, 2)]);
    }

    #[test]
    fn values_and_labels_at_the_edge_stay() {
        let pages: &[&[&str]] =
            &[&["5", "Білімдер:"], &["6", "Білімдер:"], &["4", "Білімдер:"], &["7", "Білімдер:"]];
        assert_eq!(counts(pages), [(0, 0); 4]);
    }

    #[test]
    fn what_is_often_inside_pages_stays() {
        let page: &[&str] = &["Мүмкіндігі", "а", "Мүмкіндігі", "б", "в"];
        assert_eq!(counts(&[page; 6]), [(0, 0); 6]);
        let title: &[&str] = &["Стандарт", "а", "Стандарт", "б"];
        let other: &[&str] = &["Стандарт", "а", "б", "в"];
        assert_eq!(counts(&[title, other, other]), [(1, 0); 3]);
    }

    #[test]
    fn of_two_pages_only_numbers_that_follow_the_count_go() {
        assert_eq!(counts(&[&["бас", "а", "1"], &["бас", "б", "2"]]), [(0, 1), (0, 1)]);
        assert_eq!(counts(&[&["бас", "а", "б"], &["бас", "б", "2"]]), [(0, 0), (0, 1)]);
        assert_eq!(counts(&[&["а", "б", "5"], &["в", "г", "4"]]), [(0, 0), (0, 0)]);
        assert_eq!(counts(&[&["а", "б", "1"]]), [(0, 0)]);
    }
}
