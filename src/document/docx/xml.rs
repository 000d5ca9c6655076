//! XML, element by element. Entities of the document's own are never looked up.

use std::{borrow::Cow, io::BufRead};

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use crate::document::{error::DocumentError, limits::Limits};

/// The most elements inside each other.
const DEPTH: usize = 500;

/// How many events are read between two looks at the clock.
const EVENTS: usize = 1024;

/// The namespaces of Word, by their ends.
const NAMESPACES: [&str; 2] = ["/wordprocessingml/2006/main", "/ooxml/wordprocessingml/main"];

/// What comes next in a part.
pub(super) enum XmlEvent<'e> {
    /// An element begins.
    Start(Element<'e>),
    /// An element ends: its name as in [`Element`].
    End(&'e str),
    /// Text.
    Text(&'e str),
}

/// An element that begins.
pub(super) struct Element<'e> {
    /// Its name: without a prefix where it is of Word, with it where it is of somebody else.
    pub name: &'e str,
    start: &'e BytesStart<'e>,
}

impl Element<'_> {
    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let attributes = attributes.with_checks(false).filter_map(Result::ok);
        let mut named = attributes.filter(|attribute| local(attribute.key.as_ref()) == name);
        named.next().map(|attribute| unescaped(&attribute.value).into_owned())
    }

    /// The attribute `val`, which most elements of Word have.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The number in the attribute `val`.
    pub(super) fn number(&self) -> Option<i64> {
        self.value()?.trim().parse().ok()
    }

    /// Whether an element that switches something on does so.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

/// Reads a part from beginning to end.
pub(super) fn read(
    part: &mut dyn BufRead,
    limits: &Limits,
    mut handle: impl FnMut(XmlEvent<'_>) -> Result<(), DocumentError>,
) -> Result<(), DocumentError> {
    let damaged = |problem: &dyn ToString| DocumentError::Damaged {
        format: "DOCX",
        problem: format!("its XML is wrong: {}", problem.to_string()),
    };
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut prefix: Option<String> = None;
    let mut depth = 0;
    for n_events in 1_usize.. {
        if n_events.is_multiple_of(EVENTS) {
            limits.check_time()?;
        }
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(limits.exceeded(&format!("has {DEPTH} elements inside each other")));
                }
                let prefix = prefix.get_or_insert_with(|| prefix_of_word(&start));
                let name = start.name();
                let name = without_prefix(name.as_ref(), prefix);
                handle(XmlEvent::Start(Element { name, start: &start }))?;
            }
            Event::End(end) => {
                depth -= 1;
                let name = end.name();
                let prefix = prefix.as_deref().unwrap_or_default();
                handle(XmlEvent::End(without_prefix(name.as_ref(), prefix)))?;
            }
            Event::Text(text) => {
                limits.check_length(text.len())?;
                handle(XmlEvent::Text(&text))?;
            }
            Event::CData(text) => handle(XmlEvent::Text(&text))?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => handle(XmlEvent::Text(letter.encode_utf8(&mut [0; 4])))?,
                _ => handle(XmlEvent::Text(resolve_predefined_entity(&reference).unwrap_or("")))?,
            },
            Event::Eof if depth > 0 => return Err(damaged(&"it was cut off")),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

/// The prefix that the first element gives the names of Word.
fn prefix_of_word(root: &BytesStart<'_>) -> String {
    let mut attributes = root.attributes();
    let mut of_word = attributes.with_checks(false).filter_map(Result::ok).filter(|attribute| {
        NAMESPACES.iter().any(|namespace| attribute.value.ends_with(namespace))
    });
    let key = of_word.next().map(|attribute| attribute.key.as_ref().to_owned());
    match key.as_deref().and_then(|key| key.strip_prefix("xmlns:")) {
        Some(prefix) => format!("{prefix}:"),
        None if key.is_some() => String::new(),
        None => "w:".to_owned(),
    }
}

fn without_prefix<'n>(name: &'n str, prefix: &str) -> &'n str {
    name.strip_prefix(prefix).unwrap_or(name)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn unescaped(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}
