//! The page of the files to download: what each is for, and what its columns mean.

mod file;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

use super::parts::frame::{Frame, Site};
use crate::{
    app::{AppError, address},
    catalogue::CurrentCatalogue,
    downloads::{CHECKSUMS, CurrentFiles, Files, MadeFile},
    export::{
        Audience, FORMATS, Format, FormatOutput,
        csv::{CODEBOOK_FILE, csv_file},
        json,
        tables::{ColumnKind, ColumnOrigin, TableName},
    },
    standard::Language,
    storage::CatalogueVersion,
};

pub(super) use file::show as file;

#[derive(Template)]
#[template(path = "download.html")]
struct DownloadPage {
    frame: Frame,
    /// The files; none where they are not made yet.
    files: Option<Arc<Files>>,
    /// What is said where the files of another version are served, or none yet.
    state: Option<String>,
}

/// The ways to the same files without the site.
fn commands() -> Vec<String> {
    let export = FORMATS.iter().map(|Format { arguments, file, output, .. }| match output {
        FormatOutput::Stream(_) => format!("kasip export {arguments} > {file}"),
        _ => format!("kasip export {arguments} --output {file}"),
    });
    export.chain([format!("kasip import {}", json::FORMAT.file)]).collect()
}

/// `/download`: sends the reader to the page in the language that the browser prefers.
pub(super) async fn choose_locale(headers: HeaderMap) -> Response {
    super::parts::in_preferred_language(&headers, address::downloads)
}

/// The page in a locale.
pub(super) async fn show(
    State(files): State<CurrentFiles>,
    State(catalogue): State<CurrentCatalogue>,
    site: Site,
) -> Result<Response, AppError> {
    let page = DownloadPage::new(&site, &files, catalogue.version());
    let mut response = super::parts::page(&page)?;
    if page.state.is_some() {
        // It changes as soon as the files are there, and not with the version of the catalogue.
        let never = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, never);
    }
    Ok(response)
}

impl DownloadPage {
    fn new(site: &Site, current: &CurrentFiles, version: CatalogueVersion) -> Self {
        let words = &site.reader.locale.messages().download;
        let frame =
            Frame::new(site, words.heading, address::downloads).description(words.description);
        let files = current.get();
        let state = match &files {
            None if !current.are_offered() => Some(words.not_offered.to_owned()),
            None => Some(words.being_made.advice.to_owned()),
            Some(files) if files.version != version => Some(words.older(files.version.0)),
            Some(_) => None,
        };
        Self { frame, files, state }
    }

    /// The file of that name, once it is made.
    fn file(&self, name: &str) -> Option<&MadeFile> {
        self.files.as_ref()?.find(name)
    }

    /// The name of a file of CSV.
    fn csv(audience: Audience, file: &str) -> String {
        format!("{}/{file}", audience.folder())
    }

    /// How many rows a table has.
    fn n_rows(&self, table: TableName) -> Option<String> {
        let n_rows = self.files.as_ref()?.n_rows(table);
        Some(self.frame.t.download.n_rows(n_rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_format_has_words_in_every_language() {
        for (format, locale) in FORMATS.iter().flat_map(|format| Locale::ALL.map(|to| (format, to)))
        {
            let words = locale.messages().download.formats.get(format.name);
            assert!(words.is_some(), "{} in {locale:?}", format.name);
        }
    }
}
