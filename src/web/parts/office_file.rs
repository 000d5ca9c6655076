//! What documents are taken away as.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use super::file;
use crate::{app::address, standard::Language};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OfficeFile {
    Word,
    Excel,
    Csv,
    Text,
}

impl OfficeFile {
    /// Every kind.
    pub(crate) const ALL: [Self; 4] = [Self::Word, Self::Excel, Self::Csv, Self::Text];

    /// The end of its name.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Excel => "xlsx",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }

    /// The kind of a file with this end of its name.
    pub(crate) fn of(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.extension() == extension)
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// A file, which a browser stores under this name with the language of its words; a text is shown.
pub(crate) fn response(
    kind: OfficeFile,
    name: &str,
    language: Language,
    bytes: Vec<u8>,
) -> Response {
    let mut response = file(kind.media_type(), bytes);
    let name = address::encoded(&format!("{name}-{language}.{}", kind.extension()));
    let disposition = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}"));
    if kind != OfficeFile::Text
        && let Ok(disposition) = disposition
    {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
