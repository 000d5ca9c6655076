//! Every translation that the running catalogue has.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use uuid::Uuid;

use super::{
    TranslationError, TranslationFile,
    file::{SHIPPED, shipped},
};
use crate::standard::Language;

/// The translations of all standards. A clone is the same translations.
#[derive(Debug, Clone, Default)]
pub struct Translations(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    /// Those of the folder: by the code of the standard, for each language.
    in_folder: HashMap<String, ByLanguage>,
    /// Stands for the files of the folder; none where they have none.
    in_folder_fingerprint: Option<Uuid>,
    /// Those of the program, in the order of their list, each read when it is asked for first: the
    /// start of the server does not wait for them.
    shipped: Vec<OnceLock<Option<TranslationFile>>>,
}

/// A file for each language that has one.
type ByLanguage = [Option<TranslationFile>; Language::ALL.len()];

impl Translations {
    /// The translations in the files of a folder, which are named as `J62090011.ru.po` is, and those
    /// that the program ships where the folder has no file of the same name.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be read, and a file that is none of translations.
    pub fn read(folder: Option<&Path>) -> Result<Self, TranslationError> {
        let mut in_folder: HashMap<String, ByLanguage> = HashMap::new();
        let mut in_folder_fingerprint = None;
        for path in folder.map(paths_in).transpose()?.unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let parts = name.strip_suffix(".po").and_then(|name| name.rsplit_once('.'));
            let Some((code, Ok(language))) = parts.map(|(code, tag)| (code, tag.parse())) else {
                continue;
            };
            let language: Language = language;
            let file = TranslationFile::read(&path)?;
            if file.from.is_none() {
                return Err(TranslationError::NoLanguage { path: path.display().to_string() });
            }
            for one in &file.translations {
                let line = format!("{name:?} {:?} {:?}", one.words, one.text);
                let so_far = in_folder_fingerprint.unwrap_or_default();
                in_folder_fingerprint = Some(next(so_far, &line));
            }
            in_folder.entry(code.to_owned()).or_default()[language as usize] = Some(file);
        }
        let shipped = SHIPPED.iter().map(|_| OnceLock::new()).collect();
        Ok(Self(Arc::new(Known { in_folder, in_folder_fingerprint, shipped })))
    }

    /// The translations of the words of a standard from one language into another; none where there
    /// are none.
    #[must_use]
    pub fn of(&self, code: &str, from: Language, into: Language) -> Option<&TranslationFile> {
        let found = self.0.in_folder.get(code).and_then(|files| files[into as usize].as_ref());
        let found = found.or_else(|| self.shipped(code, into));
        found.filter(|file| from != into && file.from == Some(from))
    }

    /// Every file, with the language that it translates into.
    #[must_use]
    pub fn files(&self) -> Vec<(Language, &TranslationFile)> {
        let shipped = SHIPPED.iter().map(|(code, ..)| *code);
        let mut codes: Vec<&str> =
            self.0.in_folder.keys().map(String::as_str).chain(shipped).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut files = Vec::new();
        for into in Language::ALL {
            let of =
                |code: &&str| Language::ALL.into_iter().find_map(|from| self.of(code, from, into));
            files.extend(codes.iter().filter_map(of).map(|file| (into, file)));
        }
        files
    }

    /// A name that changes with whatever is translated.
    #[must_use]
    pub fn fingerprint(&self) -> Uuid {
        let shipped = SHIPPED.iter().take(self.0.shipped.len()).map(|(.., content)| content);
        let shipped = shipped.fold(Uuid::nil(), |so_far, content| next(so_far, content));
        self.0.in_folder_fingerprint.map_or(shipped, |folder| next(shipped, &folder.to_string()))
    }

    /// Reads what the program ships, so that no request waits for it.
    pub fn warm_up(&self) {
        for (code, language, _) in SHIPPED {
            self.shipped(code, *language);
        }
    }

    fn shipped(&self, code: &str, language: Language) -> Option<&TranslationFile> {
        let is_it = |(of, into, _): &(&str, Language, &str)| *of == code && *into == language;
        let number = SHIPPED.iter().position(is_it)?;
        // The tests read each of them.
        let file = self.0.shipped.get(number)?;
        file.get_or_init(|| shipped(code, language).ok().flatten()).as_ref()
    }
}

/// A name for what had a name, and more.
fn next(so_far: Uuid, content: &str) -> Uuid {
    Uuid::new_v5(&so_far, content.as_bytes())
}

/// The files of a folder, by their names.
fn paths_in(folder: &Path) -> Result<Vec<PathBuf>, TranslationError> {
    let paths = || -> io::Result<Vec<PathBuf>> {
        let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>()?;
        paths.sort();
        Ok(paths)
    };
    let unreadable =
        |source| TranslationError::Unreadable { path: folder.display().to_string(), source };
    paths().map_err(unreadable)
}
