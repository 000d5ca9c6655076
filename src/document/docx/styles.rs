//! What the styles of a document say about its paragraphs.

use std::{collections::HashMap, io::BufRead};

use super::xml::{self, XmlEvent};
use crate::document::{error::DocumentError, limits::Limits};

/// How many styles may be based on each other in a row.
const CHAIN: usize = 20;

/// The levels of an outline; a paragraph of a higher one is no heading.
const OUTLINE: i64 = 9;

/// The styles of paragraphs by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    is_heading: Option<bool>,
    list: Option<String>,
    level: Option<usize>,
}

/// What a style says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct StyleProperties {
    pub is_heading: bool,
    /// The list that its paragraphs are in.
    pub list: Option<String>,
    /// Their level in it.
    pub level: Option<usize>,
}

impl Styles {
    /// Reads the part that has the styles.
    pub(super) fn read(part: &mut dyn BufRead, limits: &Limits) -> Result<Self, DocumentError> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        xml::read(part, limits, |event| {
            match event {
                XmlEvent::Start(element) if element.name == "style" => {
                    open =
                        Some((element.attribute("styleId").unwrap_or_default(), Style::default()));
                }
                XmlEvent::Start(element) => {
                    let Some((_, style)) = &mut open else { return Ok(()) };
                    match element.name {
                        "name" => {
                            let name = element.value().unwrap_or_default().to_lowercase();
                            if name.starts_with("heading ") || name == "title" {
                                style.is_heading = Some(true);
                            }
                        }
                        "basedOn" => style.based_on = element.value(),
                        "outlineLvl" => {
                            style.is_heading = element.number().map(|level| level < OUTLINE);
                        }
                        "numId" => style.list = element.value(),
                        "ilvl" => {
                            style.level = element.number().and_then(|n| usize::try_from(n).ok());
                        }
                        _ => {}
                    }
                }
                XmlEvent::End("style") => {
                    if let Some((id, style)) = open.take() {
                        styles.0.insert(id, style);
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// What a style says, with what it is based on.
    pub(super) fn properties(&self, id: &str) -> StyleProperties {
        let mut properties = StyleProperties::default();
        let mut is_heading = None;
        let mut next = self.0.get(id);
        for _ in 0..CHAIN {
            let Some(style) = next else { break };
            is_heading = is_heading.or(style.is_heading);
            if properties.list.is_none() {
                properties.list.clone_from(&style.list);
                properties.level = style.level;
            }
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        properties.is_heading = is_heading.unwrap_or_default();
        properties
    }
}
