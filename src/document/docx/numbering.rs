//! Automatic lists: the numbers are in no text, only the rules for them.

use std::{
    collections::{HashMap, HashSet},
    io::BufRead,
};

use super::xml::{self, Element, XmlEvent};
use crate::document::{
    error::DocumentError,
    limits::Limits,
    numbers::{BULLET, Counting},
};

/// The levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The rules by their identifiers.
    rules: HashMap<String, [LevelRule; LEVELS]>,
    lists: HashMap<String, NumberedList>,
    /// The last number of each level, for each set of rules: lists with the same rules count together.
    counted: HashMap<String, [Option<i64>; LEVELS]>,
    /// The lists that have begun.
    begun: HashSet<String>,
}

/// A list: which rules it follows, and where it begins at another number.
#[derive(Debug, Default)]
struct NumberedList {
    rules: String,
    starts: [Option<i64>; LEVELS],
}

/// How a level counts.
#[derive(Debug, Clone)]
struct LevelRule {
    start: i64,
    counting: Counting,
    /// What is printed: `%1.%2)` has the numbers of the first and the second level.
    pattern: String,
    /// It begins again behind a number of this level, 1-based, or of a higher one; 0 for never.
    restart: usize,
    /// All numbers in it are decimal.
    is_legal: bool,
    /// The style whose paragraphs have this level.
    style: Option<String>,
}

impl Default for LevelRule {
    fn default() -> Self {
        Self {
            start: 1,
            counting: Counting::Decimal,
            pattern: String::new(),
            restart: LEVELS,
            is_legal: false,
            style: None,
        }
    }
}

impl Numbering {
    /// Reads the part that has the lists.
    pub(super) fn read(part: &mut dyn BufRead, limits: &Limits) -> Result<Self, DocumentError> {
        let mut open = OpenRules::default();
        xml::read(part, limits, |event| {
            match event {
                XmlEvent::Start(element) => open.start(&element),
                XmlEvent::End("abstractNum" | "num") => open.is_list = None,
                _ => {}
            }
            Ok(())
        })?;
        Ok(open.numbering)
    }

    /// The level of a list that the paragraphs of a style have.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let rules = self.rules.get(&self.lists.get(list)?.rules)?;
        rules.iter().position(|rule| rule.style.as_deref() == Some(style))
    }

    /// The number of the next paragraph of a list, as it is printed.
    pub(super) fn next(&mut self, list_id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(list_id)?;
        let rules = self.rules.get(&list.rules)?;
        let rule = rules.get(level)?;
        let counted = self.counted.entry(list.rules.clone()).or_default();
        if self.begun.insert(list_id.to_owned()) {
            for (counted, start) in counted.iter_mut().zip(list.starts) {
                if start.is_some() {
                    *counted = None;
                }
            }
        }
        let start = |level: usize| list.starts[level].unwrap_or(rules[level].start);
        let next = counted[level].map(|number| number.saturating_add(1));
        counted[level] = Some(next.unwrap_or_else(|| start(level)));
        for (higher, number) in counted.iter_mut().enumerate().take(level) {
            number.get_or_insert_with(|| start(higher));
        }
        for (deeper, rule) in rules.iter().enumerate().skip(level + 1) {
            if level < rule.restart {
                counted[deeper] = None;
            }
        }
        let printed = match rule.counting {
            Counting::Bullet => bullet(&rule.pattern),
            Counting::None => rule.pattern.split('%').next().unwrap_or_default().to_owned(),
            _ => rule.print(rules, counted),
        };
        let printed = printed.trim();
        (!printed.is_empty()).then(|| printed.to_owned())
    }
}

impl LevelRule {
    fn print(&self, rules: &[Self; LEVELS], counted: &[Option<i64>; LEVELS]) -> String {
        let mut pieces = self.pattern.split('%');
        let mut printed = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let level = piece.chars().next().and_then(|digit| digit.to_digit(10));
            let level = level.and_then(|level| (level as usize).checked_sub(1));
            if let Some((rule, number)) =
                level.and_then(|level| rules.get(level).zip(counted.get(level)))
            {
                let counting = if self.is_legal { Counting::Decimal } else { rule.counting };
                printed.push_str(&counting.format(number.unwrap_or(rule.start)));
                printed.push_str(&piece[1..]);
            } else {
                printed.push('%');
                printed.push_str(piece);
            }
        }
        printed
    }
}

/// The sign of a bullet. In the fonts of signs every letter is a sign of its own, which nobody reads.
fn bullet(pattern: &str) -> String {
    let is_readable = |c: char| !matches!(c, '\u{e000}'..='\u{f8ff}') && !c.is_control();
    match pattern.trim() {
        "" => String::new(),
        sign if sign.chars().all(is_readable) && sign != "o" => sign.to_owned(),
        _ => BULLET.to_owned(),
    }
}

/// What is being read.
#[derive(Default)]
struct OpenRules {
    numbering: Numbering,
    /// The identifier of the rules or of the list that is open.
    id: String,
    /// Whether a list is open; rules where not; none between them.
    is_list: Option<bool>,
    level: usize,
}

impl OpenRules {
    fn start(&mut self, element: &Element<'_>) {
        match element.name {
            "abstractNum" => self.open(element.attribute("abstractNumId"), false),
            "num" => self.open(element.attribute("numId"), true),
            "lvl" | "lvlOverride" => {
                let level = element.attribute("ilvl").and_then(|level| level.parse().ok());
                self.level = level.unwrap_or(LEVELS);
            }
            _ => match self.is_list {
                Some(true) => self.of_list(element),
                Some(false) => self.of_rule(element),
                None => {}
            },
        }
    }

    fn open(&mut self, id: Option<String>, is_list: bool) {
        self.id = id.unwrap_or_default();
        self.is_list = Some(is_list);
        self.level = LEVELS;
        if is_list {
            self.numbering.lists.entry(self.id.clone()).or_default();
        } else {
            self.numbering.rules.entry(self.id.clone()).or_default();
        }
    }

    fn of_list(&mut self, element: &Element<'_>) {
        let Some(list) = self.numbering.lists.get_mut(&self.id) else { return };
        match element.name {
            "abstractNumId" => list.rules = element.value().unwrap_or_default(),
            // `start` is of a level that is described again.
            "startOverride" | "start" => {
                if let Some(start) = list.starts.get_mut(self.level) {
                    *start = element.number();
                }
            }
            _ => {}
        }
    }

    fn of_rule(&mut self, element: &Element<'_>) {
        let rules = self.numbering.rules.get_mut(&self.id);
        let Some(rule) = rules.and_then(|rules| rules.get_mut(self.level)) else { return };
        match element.name {
            "start" => rule.start = element.number().unwrap_or(1),
            "numFmt" => rule.counting = counting(&element.value().unwrap_or_default()),
            "lvlText" => rule.pattern = element.value().unwrap_or_default(),
            "lvlRestart" => {
                let level = element.number().and_then(|level| usize::try_from(level).ok());
                rule.restart = level.unwrap_or(LEVELS);
            }
            "isLgl" => rule.is_legal = element.is_on(),
            "pStyle" => rule.style = element.value(),
            _ => {}
        }
    }
}

fn counting(name: &str) -> Counting {
    match name {
        "decimalZero" => Counting::DecimalZero,
        "lowerLetter" => Counting::LowerLetter,
        "upperLetter" => Counting::UpperLetter,
        "lowerRoman" => Counting::LowerRoman,
        "upperRoman" => Counting::UpperRoman,
        "russianLower" => Counting::LowerRussian,
        "russianUpper" => Counting::UpperRussian,
        "bullet" => Counting::Bullet,
        "none" => Counting::None,
        _ => Counting::Decimal,
    }
}
