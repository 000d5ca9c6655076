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
        CODEBOOK_FILE, csv_file,
        tables::{Column, Kind, Origin, Table, TableName},
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
    commands: &'static [&'static str],
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
const COMMANDS: &[&str] = &[
    "kasip export xlsx --output kasip-catalogue.xlsx",
    "kasip export csv --output kasip-csv.zip",
    "kasip export csv --for people --output kasip-csv-people.zip",
    "kasip export sqlite --output kasip-catalogue.sqlite",
    "kasip export ndjson > kasip-catalogue.ndjson",
    "kasip export json > kasip-catalogue.json",
    "kasip import kasip-catalogue.json",
];

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
        let kinds = [
            (downloads::WORKBOOK, &words.workbook),
            (downloads::CSV_ZIP_FOR_PEOPLE, &words.people_csv),
            (downloads::CSV_ZIP, &words.programs_csv),
            (downloads::DATABASE, &words.database),
            (downloads::NODES, &words.nodes),
            (downloads::JSON, &words.json),
        ];
        let rows = kinds.map(|(name, words)| FileRow {
            title: words.title,
            about: words.about,
            name,
            link: link(name),
        });
        let tables = TableName::ALL.map(|name| {
            let table = name.table();
            let file = csv_file(name);
            TableRow {
                name: table.name,
                meaning: table.meaning(locale),
                n_rows: files.map(|files| words.n_rows(files.n_rows(name))),
                for_programs: link(&format!("{}/{file}", downloads::CSV)),
                for_people: link(&format!("{}/{file}", downloads::CSV_FOR_PEOPLE)),
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
            files: rows.into(),
            checksums: link(downloads::CHECKSUMS),
            codebook: link(&format!("{}/{CODEBOOK_FILE}", downloads::CSV_FOR_PEOPLE)),
            tables: tables.into(),
            commands: COMMANDS,
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
                Kind::Text => words.text,
                Kind::Integer => words.integer,
                Kind::Boolean => words.boolean,
            },
            shape: column.shape,
            required: column.required,
            refers_to: column.refers_to.map(|(table, column)| format!("{table}.{column}")),
            ours: column.origin == Origin::Ours,
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
