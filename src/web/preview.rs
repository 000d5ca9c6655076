//! The pictures that messengers show beside a link: one of each card and one of the site, in the
//! language of the page. They are named nowhere but in the tags of Open Graph.

use askama::Template;
use axum::{extract::State, response::Response};

use super::parts::{
    self,
    frame::{PREVIEW_WIDTH, Site},
    text::shortened,
};
use crate::{
    app::{AppError, Path},
    i18n::Messages,
    picture::{self, PictureError},
    standard::{CardKey, QualificationLevel, TextChoice},
    storage::Storage,
    xml::drop_characters_unknown_to_xml,
};

/// The longest title that is shown whole, in characters.
const LONGEST_TITLE: usize = 160;

/// The longest word that is shown whole: so many of the widest letters fill a line of the smallest
/// type.
const LONGEST_WORD: usize = 22;

/// How wide a line of the title may be.
const LINE_WIDTH: f32 = 1056.0;

/// The sizes of type for a title, each with as many lines as there is room for.
const SIZES: [(u16, usize); 3] = [(64, 3), (52, 4), (42, 5)];

/// The middle of the room for the title.
const MIDDLE: usize = 250;

/// The colours of the levels, as the style sheet has them.
const COLOURS: [&str; 8] =
    ["#e6ecf8", "#d9e6f8", "#d2ebf3", "#cdeee4", "#dcefc8", "#f5eab9", "#fadcbd", "#f7d0ce"];

#[derive(Template)]
#[template(path = "pictures/preview.svg")]
struct Preview {
    t: &'static Messages,
    /// The code of the standard; none where the picture is of the whole site.
    code: Option<String>,
    title: FittedTitle,
    /// The level of the card, marked on the ruler; without one all levels are alike.
    level: Option<QualificationLevel>,
    /// Figures, each with what is counted.
    counts: Vec<(u64, &'static str)>,
}

/// A title in lines that fit.
#[derive(Debug, PartialEq, Eq)]
struct FittedTitle {
    /// The size of type.
    size: u16,
    lines: Vec<String>,
}

/// The picture of a card.
pub(super) async fn of_card(
    State(storage): State<Storage>,
    site: Site,
    choice: TextChoice,
    Path((_, standard, slug)): Path<(String, String, String)>,
) -> Result<Response, AppError> {
    let key = CardKey { standard, slug };
    let card = storage.find_card(&key, choice).await?.ok_or(AppError::NotFound)?;
    let words = site.words_of(card.identity.text());
    let t = site.reader.locale.messages();
    let counts = t.count.each_of_card(card.counts());
    drawn(&Preview {
        t,
        code: Some(key.standard),
        title: FittedTitle::new(words.first(&card.title).text)?,
        level: card.qualification_level,
        counts: counts.map(|(words, n)| (n.into(), words.of(n.into()))).into(),
    })
}

/// The picture of the site.
pub(super) async fn of_site(
    State(storage): State<Storage>,
    site: Site,
) -> Result<Response, AppError> {
    let catalogue = storage.count().await?;
    let t = site.reader.locale.messages();
    let counts = [
        (catalogue.standards, &t.count.standards),
        (catalogue.cards, &t.count.cards),
        (catalogue.skills, &t.count.skills),
        (catalogue.abilities, &t.count.abilities),
    ];
    drawn(&Preview {
        t,
        code: None,
        title: FittedTitle::new(t.home.heading)?,
        level: None,
        counts: counts.map(|(n, words)| (n, words.of(n))).into(),
    })
}

fn drawn(preview: &Preview) -> Result<Response, AppError> {
    let mut svg = preview.render()?;
    drop_characters_unknown_to_xml(&mut svg);
    Ok(parts::file("image/png", picture::png(&svg, PREVIEW_WIDTH)?))
}

impl Preview {
    /// Where a line of the title stands.
    fn baseline(&self, line: usize) -> usize {
        let (size, n_lines) = (usize::from(self.title.size), self.title.lines.len());
        let line_height = size * 6 / 5;
        MIDDLE - n_lines * line_height / 2 + line * line_height + size
    }

    /// Whether a level is the card's; all are where the picture is of none.
    fn is_marked(&self, level: QualificationLevel) -> bool {
        self.level.is_none_or(|own| own == level)
    }

    /// The levels on the ruler: how far to the right, which, and in what colour.
    #[expect(clippy::unused_self, reason = "the template reaches it so")]
    fn ruler(&self) -> impl Iterator<Item = (usize, QualificationLevel, &'static str)> {
        let levels = QualificationLevel::all().zip(COLOURS).enumerate();
        levels.map(|(at, (level, colour))| (72 + at * 66, level, colour))
    }
}

impl FittedTitle {
    /// The title in the largest type in which it has room; what is longer than all of them is cut.
    fn new(title: &str) -> Result<Self, PictureError> {
        let mut title = shortened(title, LONGEST_TITLE);
        drop_characters_unknown_to_xml(&mut title);
        let words: Vec<String> = title.split_whitespace().map(within_line).collect();
        let mut fitted = Self { size: 0, lines: Vec::new() };
        for (size, most_lines) in SIZES {
            let (lines, is_narrow) = wrapped(&words, size)?;
            fitted = Self { size, lines };
            if is_narrow && fitted.lines.len() <= most_lines {
                return Ok(fitted);
            }
        }
        let (_, most_lines) = SIZES[SIZES.len() - 1];
        fitted.lines.truncate(most_lines);
        if let Some(last) = fitted.lines.last_mut() {
            *last = last.rsplit_once(' ').map_or("", |(words, _)| words).to_owned() + "…";
        }
        Ok(fitted)
    }
}

/// A word, cut where it is longer than any line.
fn within_line(word: &str) -> String {
    match word.char_indices().nth(LONGEST_WORD) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// The words in lines that are not too wide, and whether each word is narrow enough for that.
fn wrapped(words: &[String], size: u16) -> Result<(Vec<String>, bool), PictureError> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_narrow = true;
    for word in words {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if picture::width_in_bold(&longer, size)? <= LINE_WIDTH {
                *line = longer;
                continue;
            }
        }
        is_narrow &= picture::width_in_bold(word, size)? <= LINE_WIDTH;
        lines.push(word.clone());
    }
    Ok((lines, is_narrow))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_fits(title: &FittedTitle) {
        let most = SIZES.iter().find(|(size, _)| *size == title.size).unwrap().1;
        assert!(!title.lines.is_empty() && title.lines.len() <= most, "{title:?}");
        for line in &title.lines {
            let width = picture::width_in_bold(line, title.size).unwrap();
            assert!(width <= LINE_WIDTH, "{width}: {line}");
        }
    }

    #[test]
    fn the_levels_have_the_colours_of_the_style_sheet() {
        let tokens = include_str!("../../static/styles/tokens.css");
        for (level, colour) in QualificationLevel::all().zip(COLOURS) {
            let light = tokens.split("--level-").find(|rest| rest.starts_with(&level.to_string()));
            assert_eq!(light, Some(&*format!("{level}: {colour};\n    ")), "{level}");
        }
    }

    #[test]
    fn a_title_of_any_length_fits() {
        let short = FittedTitle::new("Аудитор").unwrap();
        assert_eq!(short, FittedTitle { size: 64, lines: vec!["Аудитор".to_owned()] });
        for title in [
            "Ақпараттық инфрақұрылым және ақпараттық-коммуникациялық технологиялар қауіпсіздігі \
             саласындағы жетекші маман",
            &"шщж".repeat(100),
            &"шщжюЖШЩМ ".repeat(40),
            &"& < > ".repeat(40),
            &"Ш".repeat(26),
            "a\u{1}b\u{ffff}",
        ] {
            assert_fits(&FittedTitle::new(title).unwrap());
        }
        let long = FittedTitle::new(&"шщжюЖШЩМ ".repeat(40)).unwrap();
        assert!(long.lines.last().unwrap().ends_with('…'));
    }
}
