//! The JSON export, read back into the model.
//!
//! What is read is as strict as what is written: no key that we do not know, no identifier that
//! does not follow from its reference, no level that there is not. Every refusal names the path of what
//! is wrong. One standard is in memory at a time.

mod card;
mod finding;
mod passport;
mod value;

use std::{
    cell::Cell,
    collections::BTreeSet,
    fmt,
    io::{self, Read},
    rc::Rc,
};

use self::value::{Wrong, wrong};
use crate::standard::WholeText;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, SeqAccess, Visitor},
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

#[cfg(test)]
mod tests;
