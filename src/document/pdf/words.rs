//! Glyphs to words and lines.

use super::ink::Glyph;

/// A gap between two glyphs is a space from this part of the size of the font on.
const SPACE: f64 = 0.2;

/// A gap of so many sizes of the font parts columns.
const COLUMN_GAP: f64 = 1.5;

/// So much of the size of the font glyphs may be above or below the line, as small raised ones are.
const RAISED: f64 = 0.4;

/// A printed line, or the part of one between two gaps.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PrintedLine {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line that the glyphs stand on, from the top of the page.
    pub base: f64,
    /// The size of the font.
    pub size: f64,
    /// How wide the first word is.
    pub first_word: f64,
    /// The page, 1-based.
    pub page: u32,
}

/// Puts glyphs together to lines, from top to bottom and from left to right. A line with wide gaps in
/// it gives several, with the same place from the top.
pub(super) fn lines(mut glyphs: Vec<Glyph>, page: u32) -> Vec<PrintedLine> {
    glyphs.retain(|glyph| glyph.size > 0.0);
    glyphs.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<BaseLine> = Vec::new();
    for glyph in glyphs {
        let fits = |row: &&mut BaseLine| glyph.base - row.base < RAISED * row.size.max(glyph.size);
        match rows.last_mut().filter(fits) {
            Some(row) => {
                // The row is where its largest glyphs are.
                if glyph.size > row.size {
                    (row.base, row.size) = (glyph.base, glyph.size);
                }
                row.glyphs.push(glyph);
            }
            None => rows.push(BaseLine { base: glyph.base, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    rows.into_iter().flat_map(|row| row.lines(page)).collect()
}

/// The glyphs that stand on one line.
struct BaseLine {
    base: f64,
    size: f64,
    glyphs: Vec<Glyph>,
}

impl BaseLine {
    fn lines(mut self, page: u32) -> Vec<PrintedLine> {
        self.glyphs.sort_by(|one, other| one.left.total_cmp(&other.left));
        let mut lines: Vec<PrintedLine> = Vec::new();
        let mut last: Option<&Glyph> = None;
        let mut has_space = false;
        for glyph in &self.glyphs {
            if glyph.text.trim().is_empty() {
                has_space = true;
                continue;
            }
            // Bold type may be the same glyph drawn twice.
            let is_double = last.is_some_and(|last| {
                last.text == glyph.text && glyph.left - last.left < 0.1 * glyph.size
            });
            if is_double {
                continue;
            }
            let gap = last.map_or(0.0, |last| glyph.left - last.right);
            let is_word = has_space || gap > SPACE * glyph.size;
            match lines.last_mut().filter(|_| gap <= COLUMN_GAP * glyph.size) {
                Some(line) => line.push(glyph, is_word),
                None => lines.push(PrintedLine {
                    text: glyph.text.clone(),
                    left: glyph.left,
                    right: glyph.right,
                    base: self.base,
                    size: self.size,
                    first_word: glyph.right - glyph.left,
                    page,
                }),
            }
            last = Some(glyph);
            has_space = false;
        }
        lines
    }
}

impl PrintedLine {
    fn push(&mut self, glyph: &Glyph, is_word: bool) {
        if is_word {
            self.text.push(' ');
        }
        self.text.push_str(&glyph.text);
        self.right = self.right.max(glyph.right);
        if !self.text.contains(' ') {
            self.first_word = self.right - self.left;
        }
    }

    /// Joins the parts of a line that gaps were taken to part.
    pub(super) fn join(&mut self, other: &Self) {
        self.text.push(' ');
        self.text.push_str(&other.text);
        self.right = self.right.max(other.right);
    }
}

/// Joins what stands on the same line again: inside a cell nothing is side by side.
pub(super) fn whole(parts: Vec<PrintedLine>) -> Vec<PrintedLine> {
    let mut lines: Vec<PrintedLine> = Vec::with_capacity(parts.len());
    for part in parts {
        match lines.last_mut() {
            Some(line) if (line.base - part.base).abs() < f64::EPSILON => line.join(&part),
            _ => lines.push(part),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of a width of 5 with a size of 10.
    fn glyphs(text: &str, left: f64, base: f64) -> Vec<Glyph> {
        let place = |(n, c): (u32, char)| {
            let left = left + 5.0 * f64::from(n);
            Glyph { text: c.to_string(), left, right: left + 5.0, base, size: 10.0 }
        };
        (0..).zip(text.chars()).map(place).collect()
    }

    #[test]
    fn glyphs_become_words_and_lines_and_columns() {
        let mut all = glyphs("екі сөз", 0.0, 20.0);
        all.extend(glyphs("баған", 100.0, 20.1));
        all.extend(glyphs("жоғары", 0.0, 8.0));
        all.extend(glyphs("бір", 33.0, 8.0));
        let lines = lines(all, 1);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["жоғары бір", "екі сөз", "баған"]);
        assert!((lines[1].first_word - 15.0).abs() < 0.1);
        assert_eq!(whole(lines)[1].text, "екі сөз баған");
    }

    #[test]
    fn raised_letters_stay_in_their_line_and_double_ones_are_one() {
        let mut all = glyphs("м", 0.0, 20.0);
        all.push(Glyph { text: "2".to_owned(), left: 5.0, right: 8.0, base: 17.0, size: 6.0 });
        all.extend(glyphs("жер", 11.0, 20.0));
        all.extend(glyphs("жер", 11.2, 20.0));
        let texts: Vec<String> = lines(all, 1).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["м2 жер"]);
    }
}
