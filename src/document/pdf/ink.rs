//! What is drawn on the pages of a PDF: glyphs and rules, with their places.

use pdf_extract::{
    ColorSpace, Document as PdfFile, MediaBox, OutputDev, OutputError, Path, PathOp, Transform,
    content::Content, output_doc,
};

/// The most glyphs of a document. The largest known standard has a quarter of a million.
const GLYPHS: usize = 2_000_000;

/// The most rules of a page. A page with more has a picture drawn with lines.
const RULES: usize = 5000;

/// A line that is drawn thicker is an area, in points.
const THICKEST_RULE: f64 = 4.0;

/// A page with what is drawn on it. Points are counted from its upper left corner.
#[derive(Debug, Default)]
pub(super) struct PageInk {
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
}

/// A letter, or a few that are one piece of type.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub text: String,
    /// Where it begins and ends.
    pub left: f64,
    pub right: f64,
    /// The line that it stands on.
    pub base: f64,
    /// The size of the font.
    pub size: f64,
}

/// A straight line along the page or across it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub is_vertical: bool,
    /// Where it is: from the left for a vertical rule, from the top for a horizontal one.
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// Reads what is drawn on every page.
pub(super) fn read(file: &mut PdfFile) -> Result<Vec<PageInk>, OutputError> {
    close_paths(file);
    let mut device = Device::default();
    output_doc(file, &mut device)?;
    Ok(device.pages)
}

/// Lets the library see every path: it passes on those that are filled with `f` or drawn with `S`,
/// and leaves the others, such as the rules that Word fills with `f*`.
fn close_paths(file: &mut PdfFile) {
    for page in file.get_pages().into_values() {
        let Ok(content) = file.get_page_content(page) else { continue };
        let Ok(mut content) = Content::decode(&content) else { continue };
        let mut is_changed = false;
        for operation in &mut content.operations {
            let usual = match operation.operator.as_str() {
                "f*" | "B" | "B*" | "b" | "b*" => "f",
                "s" => "S",
                _ => continue,
            };
            usual.clone_into(&mut operation.operator);
            is_changed = true;
        }
        if is_changed && let Ok(content) = content.encode() {
            // A page that cannot be changed is read as it is.
            let _ = file.change_page_content(page, content);
        }
    }
}

#[derive(Default)]
struct Device {
    pages: Vec<PageInk>,
    n_glyphs: usize,
    /// How the page is turned: most of its text may run up or down.
    drawn: Vec<Drawn>,
    lines: Vec<[(f64, f64); 2]>,
}

/// A glyph as it is drawn: where it begins, where it ends, and its size.
struct Drawn {
    text: String,
    start: (f64, f64),
    end: (f64, f64),
    size: f64,
}

impl OutputDev for Device {
    fn begin_page(
        &mut self,
        _number: u32,
        _page: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.drawn.clear();
        self.lines.clear();
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        let turn = Turn::of(&self.drawn);
        let glyphs = self.drawn.drain(..).map(|drawn| turn.glyph(drawn)).collect();
        let rules = self.lines.drain(..).filter_map(|line| turn.rule(line)).collect();
        self.pages.push(PageInk { glyphs, rules });
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.n_glyphs += 1;
        if self.n_glyphs > GLYPHS {
            return Err(too_much());
        }
        let start = (transform.m31, transform.m32);
        let advance = width * font_size;
        let end = (start.0 + transform.m11 * advance, start.1 + transform.m12 * advance);
        let size = transform.m21.hypot(transform.m22) * font_size.abs();
        let is_finite =
            [start.0, start.1, end.0, end.1, size].iter().all(|number| number.is_finite());
        if is_finite && !text.is_empty() {
            self.drawn.push(Drawn { text: text.to_owned(), start, end, size });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        transform: &Transform,
        _space: &ColorSpace,
        _color: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.path(transform, path, false);
        Ok(())
    }

    fn fill(
        &mut self,
        transform: &Transform,
        _space: &ColorSpace,
        _color: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.path(transform, path, true);
        Ok(())
    }
}

fn too_much() -> OutputError {
    std::io::Error::other("it has more letters than any standard").into()
}

impl Device {
    /// Notes the straight lines of a path. A filled path is a line where it is thin.
    fn path(&mut self, transform: &Transform, path: &Path, is_filled: bool) {
        let place = |x: f64, y: f64| {
            (
                x * transform.m11 + y * transform.m21 + transform.m31,
                x * transform.m12 + y * transform.m22 + transform.m32,
            )
        };
        let mut outline: Vec<(f64, f64)> = Vec::new();
        for operation in &path.ops {
            if self.lines.len() > RULES {
                return;
            }
            match *operation {
                PathOp::MoveTo(x, y) | PathOp::CurveTo(.., x, y) => {
                    self.outline(&outline, is_filled);
                    outline = vec![place(x, y)];
                }
                PathOp::LineTo(x, y) => outline.push(place(x, y)),
                PathOp::Close => outline.extend(outline.first().copied()),
                PathOp::Rect(x, y, width, height) => {
                    self.outline(&outline, is_filled);
                    let (right, top) = (x + width, y + height);
                    let corners = [(x, y), (right, y), (right, top), (x, top), (x, y)];
                    let corners: Vec<_> = corners.iter().map(|(x, y)| place(*x, *y)).collect();
                    self.outline(&corners, is_filled);
                    outline.clear();
                }
            }
        }
        self.outline(&outline, is_filled);
    }

    fn outline(&mut self, points: &[(f64, f64)], is_filled: bool) {
        if points.len() < 2 {
            return;
        }
        let extent = |of: fn(&(f64, f64)) -> f64| {
            let (min, max) = points
                .iter()
                .map(of)
                .fold((f64::MAX, f64::MIN), |(min, max), at| (min.min(at), max.max(at)));
            (min, max)
        };
        let ((left, right), (bottom, top)) = (extent(|point| point.0), extent(|point| point.1));
        let (width, height) = (right - left, top - bottom);
        if width.min(height) <= THICKEST_RULE {
            // A line, or an area as thin as one.
            let (x, y) = (f64::midpoint(left, right), f64::midpoint(bottom, top));
            let line =
                if width > height { [(left, y), (right, y)] } else { [(x, bottom), (x, top)] };
            self.lines.push(line);
        } else if !is_filled {
            self.lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
        }
    }
}

/// How most of the text of a page runs. A page may be turned, and its text with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Right,
    Up,
    Left,
    Down,
}

impl Turn {
    fn of(drawn: &[Drawn]) -> Self {
        let count = |turn: Self| drawn.iter().filter(|drawn| drawn.turn() == turn).count();
        let turns = [Self::Down, Self::Left, Self::Up, Self::Right];
        turns.into_iter().max_by_key(|turn| count(*turn)).unwrap_or(Self::Right)
    }

    /// A point, from the left and from the top as the text runs. Where the corner of the page is does
    /// not matter.
    fn place(self, (x, y): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Right => (x, -y),
            Self::Up => (y, x),
            Self::Left => (-x, y),
            Self::Down => (-y, -x),
        }
    }

    fn glyph(self, drawn: Drawn) -> Glyph {
        let Drawn { text, start, end, size } = drawn;
        let (start, end) = (self.place(start), self.place(end));
        Glyph {
            text,
            left: start.0.min(end.0),
            right: start.0.max(end.0),
            base: start.1.max(end.1),
            size,
        }
    }

    fn rule(self, line: [(f64, f64); 2]) -> Option<Rule> {
        let [(x0, y0), (x1, y1)] = line.map(|point| self.place(point));
        let is_vertical = (x1 - x0).abs() < (y1 - y0).abs();
        let (slant, at, from, to) = if is_vertical {
            ((x1 - x0).abs(), f64::midpoint(x0, x1), y0.min(y1), y0.max(y1))
        } else {
            ((y1 - y0).abs(), f64::midpoint(y0, y1), x0.min(x1), x0.max(x1))
        };
        let is_straight = slant < 1.0 && [at, from, to].iter().all(|number| number.is_finite());
        is_straight.then_some(Rule { is_vertical, at, from, to })
    }
}

impl Drawn {
    fn turn(&self) -> Turn {
        let (x, y) = (self.end.0 - self.start.0, self.end.1 - self.start.1);
        match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
            (true, true, _) => Turn::Right,
            (true, false, _) => Turn::Left,
            (false, _, true) => Turn::Up,
            (false, _, false) => Turn::Down,
        }
    }
}

/// Whether a file has a password that has to be typed.
pub(super) fn is_locked(file: &mut PdfFile) -> bool {
    file.is_encrypted() && file.decrypt("").is_err()
}
