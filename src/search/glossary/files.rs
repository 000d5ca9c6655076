//! The files of a glossary, one a field: those that the program ships, and those of a folder.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, OnceLock},
};

use super::{line::ConceptLine, names::Names};

macro_rules! shipped {
    ($field:literal) => {
        ($field, include_str!(concat!("../../../data/glossary/", $field, ".txt")))
    };
}

/// The files that are part of the program, by the names of their fields.
pub(super) const SHIPPED_FILES: &[(&str, &str)] = &[
    shipped!("information-technology"),
    shipped!("education-and-training"),
    shipped!("finance-and-insurance"),
    shipped!("human-resources"),
    shipped!("law"),
    shipped!("safety-and-guarding"),
];

/// The glossary of the program, whose concepts are read once.
static SHIPPED: LazyLock<GlossaryFiles> = LazyLock::new(|| {
    let files = SHIPPED_FILES.iter().map(|(field, lines)| ((*field).to_owned(), (*lines).into()));
    GlossaryFiles::of(files.collect())
});

/// The longest file of a folder, in bytes.
const LONGEST_FILE: u64 = 4 * 1024 * 1024;

/// The names that a glossary gives to concepts, in three languages: a file for each field, such as
/// `information-technology.txt`, with a line for each concept.
#[derive(Debug, Clone)]
pub struct GlossaryFiles(Arc<FieldFiles>);

#[derive(Debug)]
struct FieldFiles {
    /// The lines of each file, by the name of its field.
    files: BTreeMap<String, String>,
    /// What they say, read when it is first asked for.
    names: OnceLock<Names>,
}

/// Why a folder of a glossary cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GlossaryError {
    /// The folder or a file of it cannot be read.
    #[error("the glossary {} cannot be read", path.display())]
    Unreadable {
        /// The folder or the file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// A file is too long.
    #[error("the glossary {} is longer than {} MB", path.display(), LONGEST_FILE / 1024 / 1024)]
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// A line is not as it should be.
    #[error("{}, line {line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The folder has no file of a glossary.
    #[error("the folder {} has no file of a glossary, such as {}.txt", path.display(), SHIPPED_FILES[0].0)]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

impl Default for GlossaryFiles {
    /// The glossary of the program.
    fn default() -> Self {
        SHIPPED.clone()
    }
}

impl GlossaryFiles {
    /// The glossary of the program with the files of a folder: a file of the same name takes the
    /// place of the shipped one, another is one more field.
    ///
    /// # Errors
    ///
    /// When the folder or a file of it cannot be read, or a line is no concept.
    pub fn read(folder: Option<&Path>) -> Result<Self, GlossaryError> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let mut files = SHIPPED.0.files.clone();
        let unreadable = |path: &Path, source| {
            let path = path.to_owned();
            GlossaryError::Unreadable { path, source }
        };
        let mut n_read = 0;
        for entry in fs::read_dir(folder).map_err(|source| unreadable(folder, source))? {
            let path = entry.map_err(|source| unreadable(folder, source))?.path();
            let field = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
            let (Some(field), Some("txt")) = (field, path.extension().and_then(|end| end.to_str()))
            else {
                continue;
            };
            let metadata = fs::metadata(&path).map_err(|source| unreadable(&path, source))?;
            if metadata.len() > LONGEST_FILE {
                return Err(GlossaryError::TooLong { path });
            }
            let lines = fs::read_to_string(&path).map_err(|source| unreadable(&path, source))?;
            for (line, text) in (1..).zip(lines.lines()) {
                if let Err(reason) = ConceptLine::read(text) {
                    return Err(GlossaryError::Line { path, line, reason });
                }
            }
            n_read += 1;
            files.insert(field, lines);
        }
        if n_read == 0 {
            return Err(GlossaryError::Empty { path: folder.to_owned() });
        }
        Ok(Self::of(files))
    }

    /// A glossary of one field.
    #[cfg(test)]
    pub(super) fn of_file(field: &str, lines: &str) -> Self {
        Self::of(BTreeMap::from([(field.to_owned(), lines.to_owned())]))
    }

    fn of(files: BTreeMap<String, String>) -> Self {
        Self(Arc::new(FieldFiles { files, names: OnceLock::new() }))
    }

    /// The concepts with their names.
    pub(super) fn names(&self) -> &Names {
        self.0
            .names
            .get_or_init(|| Names::of_lines(self.0.files.values().flat_map(|file| file.lines())))
    }

    /// A number that changes with the lines of the files.
    pub(in crate::search) fn checksum(&self) -> u32 {
        let mut hasher = crc32fast::Hasher::new();
        self.0.files.values().for_each(|file| hasher.update(file.as_bytes()));
        hasher.finalize()
    }
}
