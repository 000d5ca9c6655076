//! The page of the files to download: what each is for, and what its columns mean.

mod file;

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

use super::parts::frame::{Crumb, Frame};
use crate::{
    app::{AppError, PublicUrl, address},
    catalogue::CurrentCatalogue,
    downloads::{self, CurrentFiles, Files},
    export::{
        Audience, FORMATS, Format, FormatOutput,
        csv::{CODEBOOK_FILE, csv_file},
        json,
        tables::{Column, ColumnKind, ColumnOrigin, Table, TableName},
    },
    i18n::{Locale, Messages},
    storage::CatalogueVersion,
};

pub(super) use file::show as file;

#[derive(Template)]
#[template(path = "download.html")]
struct DownloadPage {
    frame: Frame,
    t: &'static Messages,
    /// What is said where the files of another version are served, or none yet.
    state: Option<String>,
    files: Vec<FileRow>,
    checksums: Option<DownloadLink>,
    codebook: Option<DownloadLink>,
    tables: Vec<TableRow>,
    commands: Vec<String>,
}

/// A file, and where it is to be had once it is made.
struct FileRow {
    title: &'static str,
    about: &'static str,
    name: &'static str,
    link: Option<DownloadLink>,
}

struct DownloadLink {
    href: String,
    size: String,
    sha256: String,
}

struct TableRow {
    name: &'static str,
    meaning: &'static str,
    n_rows: Option<String>,
    for_programs: Option<DownloadLink>,
    for_people: Option<DownloadLink>,
    columns: Vec<ColumnRow>,
}

struct ColumnRow {
    name: &'static str,
    meaning: &'static str,
    kind: &'static str,
    shape: &'static str,
    required: bool,
    refers_to: Option<String>,
    ours: bool,
    /// The label of the form, in Kazakh or Russian as printed.
    label: Option<&'static str>,
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
    State(public_url): State<PublicUrl>,
    locale: Locale,
) -> Result<Response, AppError> {
    let page = DownloadPage::new(locale, &public_url, &files, catalogue.version());
    let mut response = super::parts::page(&page)?;
    if page.state.is_some() {
        // It changes as soon as the files are there, and not with the version of the catalogue.
        let never = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, never);
    }
    Ok(response)
}

impl DownloadPage {
    fn new(
        locale: Locale,
        public_url: &PublicUrl,
        files: &CurrentFiles,
        version: CatalogueVersion,
    ) -> Self {
        let are_offered = files.are_offered();
        let files = files.get();
        let files = files.as_deref();
        let t = locale.messages();
        let words = &t.download;
        let frame = Frame::new(locale, public_url, words.heading, address::downloads)
            .description(words.description)
            .trail([Crumb::ours(t.site.home, address::home(locale)), Crumb::here(words.heading)]);
        let state = match files {
            None if !are_offered => Some(words.not_offered.to_owned()),
            None => Some(words.being_made.advice.to_owned()),
            Some(files) if files.version != version => Some(words.older(files.version.0)),
            Some(_) => None,
        };
        let link = |name: &str| link(files?, name, locale);
        let rows = FORMATS.iter().map(|format| {
            let words = words.formats.get(format.name);
            FileRow {
                title: words.map_or(format.name, |words| words.title),
                about: words.map_or("", |words| words.about),
                name: format.file,
                link: link(format.file),
            }
        });
        let tables = TableName::ALL.map(|name| {
            let table = name.table();
            let file = csv_file(name);
            TableRow {
                name: table.name,
                meaning: table.meaning(locale),
                n_rows: files.map(|files| words.n_rows(files.n_rows(name))),
                for_programs: link(&format!("{}/{file}", Audience::Programs.folder())),
                for_people: link(&format!("{}/{file}", Audience::People.folder())),
                columns: table
                    .columns
                    .iter()
                    .map(|column| ColumnRow::new(table, column, locale))
                    .collect(),
            }
        });
        Self {
            frame,
            t,
            state,
            files: rows.collect(),
            checksums: link(downloads::CHECKSUMS),
            codebook: link(&format!("{}/{CODEBOOK_FILE}", Audience::People.folder())),
            tables: tables.into(),
            commands: commands(),
        }
    }
}

impl ColumnRow {
    fn new(table: &Table, column: &Column, locale: Locale) -> Self {
        let words = &locale.messages().download;
        Self {
            name: column.name,
            meaning: table.meaning_of(column, locale),
            kind: match column.kind {
                ColumnKind::Text => words.text,
                ColumnKind::Integer => words.integer,
                ColumnKind::Boolean => words.boolean,
            },
            shape: column.shape,
            required: column.required,
            refers_to: column.refers_to.map(|(table, column)| format!("{table}.{column}")),
            ours: column.origin == ColumnOrigin::Ours,
            label: column.origin.label(),
        }
    }
}

fn link(files: &Files, name: &str, locale: Locale) -> Option<DownloadLink> {
    let file = files.find(name)?;
    Some(DownloadLink {
        href: address::download(name),
        size: locale.messages().download.size(file.bytes),
        sha256: file.sha256.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_words_in_every_language() {
        for (format, locale) in FORMATS.iter().flat_map(|format| Locale::ALL.map(|to| (format, to)))
        {
            let words = locale.messages().download.formats.get(format.name);
            assert!(words.is_some(), "{} in {locale:?}", format.name);
        }
    }
}
