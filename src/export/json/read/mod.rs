//! The JSON export, read back into the model.
//!
//! What is read is as strict as what is written: no key that we do not know, no identifier that
//! does not follow from its reference, no level that there is not. Every refusal names the path of what
//! is wrong. One standard is in memory at a time.

mod card;
mod finding;
mod passport;

use std::{
    cell::Cell,
    collections::BTreeSet,
    fmt::{self, Display},
    io::{self, Read},
    rc::Rc,
    str::FromStr,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, SeqAccess, Visitor},
};
use uuid::Uuid;

use crate::standard::{
    CardIdentity, FieldSources, Identity, Line, NodeKind, QualificationLevel, Reference, Source,
    StatementKind, TextKey, WholeText,
};

/// The most bytes of one standard. The largest known one has half a megabyte.
const LARGEST_STANDARD: u64 = 128 * 1024 * 1024;

/// Why an export cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be read at all.
    #[error("cannot be read: {0}")]
    Io(#[source] io::Error),
    /// It is not what we write. The text says where and why.
    #[error("{0}")]
    Wrong(String),
}

/// Reads the standards of an export one after another, each to `take`, which says whether to go
/// on. `reader` is read in small pieces: let it be buffered.
///
/// # Errors
/// When the export cannot be read or is not what we write. What was taken before may be all right.
pub fn read_standards(
    reader: impl Read,
    take: impl FnMut(WholeText) -> bool,
) -> Result<(), ReadError> {
    let n_bytes = Rc::new(Cell::new(0));
    let bounded = Bounded { reader, n_bytes: n_bytes.clone() };
    let mut json = serde_json::Deserializer::from_reader(bounded);
    let mut track = serde_path_to_error::Track::new();
    let path = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let mut wrong = None;
    let mut stopped = false;
    let list = Standards { take, n_bytes, wrong: &mut wrong, stopped: &mut stopped };
    let read = list.deserialize(path);
    match (read, wrong) {
        (_, Some(Wrong { path, problem })) => Err(ReadError::Wrong(format!("{path}: {problem}"))),
        (Err(_), None) if stopped => Ok(()),
        (Err(error), None) if error.is_io() => Err(ReadError::Io(error.into())),
        (Err(error), None) => Err(ReadError::Wrong(format!("{}: {error}", track.path()))),
        (Ok(()), None) => {
            json.end().map_err(|error| ReadError::Wrong(format!("after its end: {error}")))
        }
    }
}

/// A reader that refuses to go on where one standard has too many bytes.
struct Bounded<R> {
    reader: R,
    /// The bytes read since the standard before ended.
    n_bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        self.n_bytes.set(self.n_bytes.get() + n as u64);
        if self.n_bytes.get() > LARGEST_STANDARD {
            return Err(io::Error::other("a standard is larger than 128 MiB, which none is"));
        }
        Ok(n)
    }
}

/// The list of standards, each taken as it comes.
struct Standards<'a, F> {
    take: F,
    n_bytes: Rc<Cell<u64>>,
    wrong: &'a mut Option<Wrong>,
    stopped: &'a mut bool,
}

impl<'de, F: FnMut(WholeText) -> bool> DeserializeSeed<'de> for Standards<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(WholeText) -> bool> Visitor<'de> for Standards<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the list of standards that `kasip export json` writes")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(shape) = list.next_element::<passport::StandardShape>()? {
            self.n_bytes.set(0);
            let at = format!("[{}]", seen.len());
            let text = shape.into_model(&at).and_then(|text| {
                let key = text.standard.passport.text_key();
                let name = format!("{}/{}", key.code, key.language);
                if seen.insert(key) {
                    Ok(text)
                } else {
                    Err(wrong(at, format!("{name} stands twice")))
                }
            });
            match text.map(&mut self.take) {
                Ok(true) => {}
                Ok(false) => {
                    *self.stopped = true;
                    return Err(A::Error::custom("nobody takes any more"));
                }
                Err(wrong) => {
                    *self.wrong = Some(wrong);
                    return Err(A::Error::custom("it does not fit the model"));
                }
            }
        }
        Ok(())
    }
}

/// What does not fit the model, and where it is.
#[derive(Debug)]
struct Wrong {
    path: String,
    problem: String,
}

fn wrong(path: impl Display, problem: impl Display) -> Wrong {
    Wrong { path: path.to_string(), problem: problem.to_string() }
}

/// The identity of a node, which must be the one that its reference gives it. The node is of this
/// kind, inside `parent`.
fn identity(
    at: &str,
    text: &TextKey,
    (parent, kind): (&Reference, StatementKind),
    id: Uuid,
    reference: &str,
) -> Result<Identity, Wrong> {
    let parsed = reference.parse::<Reference>().ok().filter(|reference| {
        reference.kind() == NodeKind::Statement(kind) && reference.parent().as_ref() == Some(parent)
    });
    let Some(reference) = parsed else {
        let problem = format!("{reference:?} is not inside \"{parent}\" as {kind}");
        return Err(wrong(format!("{at}.ref"), problem));
    };
    let identity = Identity::new(text, reference);
    require_id(at, &identity, id)?;
    Ok(identity)
}

/// The identity of a card, which must be the one that its slug gives it.
fn card_identity(at: &str, text: &TextKey, id: Uuid, slug: String) -> Result<CardIdentity, Wrong> {
    let identity = CardIdentity::new(text.clone(), slug)
        .map_err(|invalid| wrong(format!("{at}.slug"), invalid))?;
    require_id(at, identity.node(), id)?;
    Ok(identity)
}

fn require_id(at: &str, identity: &Identity, id: Uuid) -> Result<(), Wrong> {
    if identity.id == id {
        return Ok(());
    }
    let problem =
        format!("the identifier of \"{}\" is {}, not {id}", identity.reference, identity.id);
    Err(wrong(format!("{at}.id"), problem))
}

/// Each of a list, with its path.
fn each<Shape, Model>(
    at: &str,
    shapes: Vec<Shape>,
    model: impl Fn(&str, Shape) -> Result<Model, Wrong>,
) -> Result<Vec<Model>, Wrong> {
    let with_path = |(index, shape)| model(&format!("{at}[{index}]"), shape);
    shapes.into_iter().enumerate().map(with_path).collect()
}

/// A value that is a text in JSON and more in the model.
fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err: Display>>(
    deserializer: D,
) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// A level, or none.
fn level<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<QualificationLevel>, D::Error> {
    let number: Option<i64> = Option::deserialize(deserializer)?;
    number.map(QualificationLevel::try_from).transpose().map_err(D::Error::custom)
}

/// Lines of the source text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceShape {
    first_line: u32,
    last_line: u32,
}

/// The lines, which are in their order.
fn source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
    model_source(&SourceShape::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// The same where there may be none.
fn optional_source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Source>, D::Error> {
    let shape: Option<SourceShape> = Option::deserialize(deserializer)?;
    shape.as_ref().map(model_source).transpose().map_err(D::Error::custom)
}

/// The lines of plain fields.
fn sources<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FieldSources, D::Error> {
    let shapes: std::collections::BTreeMap<String, SourceShape> =
        Deserialize::deserialize(deserializer)?;
    let models = shapes.into_iter().map(|(name, shape)| Ok((name, model_source(&shape)?)));
    models.collect::<Result<_, String>>().map_err(D::Error::custom)
}

fn model_source(&SourceShape { first_line, last_line }: &SourceShape) -> Result<Source, String> {
    if first_line == 0 || last_line < first_line {
        return Err(format!("there are no lines {first_line} to {last_line}"));
    }
    Ok(Source::new(first_line, last_line))
}

/// A line of a list that has no number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineShape {
    text: String,
    #[serde(deserialize_with = "source")]
    source: Source,
}

impl From<LineShape> for Line {
    fn from(LineShape { text, source }: LineShape) -> Self {
        Self { text, source }
    }
}

/// What needs no path.
fn all<Shape, Model: From<Shape>>(shapes: Vec<Shape>) -> Vec<Model> {
    shapes.into_iter().map(Model::from).collect()
}

#[cfg(test)]
mod tests;
