//! `kasip export`: the catalogue, whole, in the formats of others.

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{CommandError, CommandResult, destination::Destination, progress::Bar};
use crate::{
    config::{
        CsvAudience, ExportCsvSettings, ExportFormat, ExportSource, ExportSqliteSettings,
        ExportTextSettings, ExportXlsxSettings,
    },
    downloads::{DumpError, dump},
    export::{
        CsvFolder, CsvTable, Format, JsonDocument, Nodes, WorkbookFile,
        csv::{Audience, write_codebook},
        tables::{CODEBOOK, TableName},
        zip::pack_csv,
    },
    standard::TextKey,
    storage::{Moment, Storage},
};

/// Writes the catalogue, or the standard that was asked for, to a file, a folder or `output`.
///
/// # Errors
///
/// A code or a table that there is not; a database that fails; an output that cannot be written.
pub async fn export(format: ExportFormat, output: impl Write + Send + 'static) -> CommandResult {
    let result = match format {
        ExportFormat::Json(settings) => {
            text(settings, output, |out| Ok(Box::new(JsonDocument::begin(out)?))).await
        }
        ExportFormat::Ndjson(settings) => {
            text(settings, output, |out| Ok(Box::new(Nodes::begin(out)))).await
        }
        ExportFormat::Csv(settings) => csv(settings, output).await,
        ExportFormat::Xlsx(settings) => xlsx(settings).await,
        ExportFormat::Sqlite(settings) => sqlite(settings).await,
    };
    match result {
        // `kasip export json | head` is no failure.
        Err(CommandError::Output(error) | CommandError::Dump(DumpError::Output(error)))
            if error.kind() == ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ExitCode::SUCCESS)
}

type Output = Box<dyn Write + Send>;

/// A format that is one stream.
async fn text(
    settings: ExportTextSettings,
    output: impl Write + Send + 'static,
    format: impl FnOnce(Output) -> io::Result<Box<dyn Format>>,
) -> Result<(), CommandError> {
    let ExportTextSettings { source, output: path } = settings;
    let reading = ExportedTexts::begin(&source).await?;
    let destination = path.map(Destination::new).transpose()?;
    let out: Output = match &destination {
        Some(destination) => Box::new(destination.create()?),
        None => Box::new(output),
    };
    reading.write(vec![format(out)?], None).await?;
    destination.map_or(Ok(()), Destination::finish)
}

async fn csv(
    settings: ExportCsvSettings,
    output: impl Write + Send + 'static,
) -> Result<(), CommandError> {
    let ExportCsvSettings { source, output: path, table, r#for } = settings;
    let audience = match r#for {
        CsvAudience::Programs => Audience::Programs,
        CsvAudience::People => Audience::People,
    };
    match (table, path) {
        (Some(name), path) if name == CODEBOOK.name => {
            let destination = path.map(Destination::new).transpose()?;
            match &destination {
                Some(destination) => write_codebook(destination.create()?, audience)?,
                None => write_codebook(output, audience)?,
            }
            destination.map_or(Ok(()), Destination::finish)
        }
        (Some(name), path) => {
            let table = table_of(name)?;
            let settings = ExportTextSettings { source, output: path };
            let format = |out| Ok(Box::new(CsvTable::begin(out, table, audience)?) as Box<_>);
            text(settings, output, format).await
        }
        (None, Some(path)) => {
            let reading = ExportedTexts::begin(&source).await?;
            let is_zip = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("zip"));
            if is_zip {
                csv_zip(reading, path, audience).await
            } else {
                let destination = Destination::folder(path)?;
                let files = CsvFolder::begin(destination.partial(), audience)
                    .map_err(|error| destination.unwritable(error))?;
                reading.write(vec![Box::new(files)], None).await?;
                destination.finish_folder()
            }
        }
        (None, None) => unreachable!("the command line asks for one of them"),
    }
}

fn table_of(name: String) -> Result<TableName, CommandError> {
    let found = TableName::ALL.into_iter().find(|table| table.name() == name);
    found.ok_or_else(|| {
        let all = TableName::ALL.into_iter().map(TableName::name).chain([CODEBOOK.name]);
        CommandError::UnknownTable { name, all: all.collect() }
    })
}

async fn csv_zip(
    reading: ExportedTexts,
    path: PathBuf,
    audience: Audience,
) -> Result<(), CommandError> {
    let folder = Destination::new(path.with_extension("csv-files"))?;
    let unwritable = |source| CommandError::Unwritable { path: path.clone(), source };
    let files = CsvFolder::begin(folder.partial(), audience).map_err(unwritable)?;
    reading.write(vec![Box::new(files)], None).await?;
    let zip = Destination::new(path.clone())?;
    pack_csv(folder.partial(), audience, zip.create()?).map_err(|error| zip.unwritable(error))?;
    zip.finish()
}

async fn xlsx(settings: ExportXlsxSettings) -> Result<(), CommandError> {
    let ExportXlsxSettings { source, output, public_url } = settings;
    let reading = ExportedTexts::begin(&source).await?;
    let destination = Destination::new(output)?;
    // So that a place that cannot be written to is found before the work.
    destination.create()?;
    let workbook = WorkbookFile::begin(destination.partial(), public_url.as_deref());
    let workbook = workbook.map_err(|error| destination.unwritable(error))?;
    reading.write(vec![Box::new(workbook)], None).await?;
    destination.finish()
}

async fn sqlite(settings: ExportSqliteSettings) -> Result<(), CommandError> {
    let ExportSqliteSettings { source, output } = settings;
    let reading = ExportedTexts::begin(&source).await?;
    let destination = Destination::new(output)?;
    destination.create()?;
    reading.write(Vec::new(), Some(destination.partial())).await?;
    destination.finish()
}

/// What is exported, as the catalogue is at one moment.
struct ExportedTexts {
    storage: Storage,
    moment: Moment,
    texts: Vec<TextKey>,
}

impl ExportedTexts {
    async fn begin(source: &ExportSource) -> Result<Self, CommandError> {
        let storage = Storage::open(&source.database.database).await?;
        let mut moment = storage.moment().await?;
        let mut texts: Vec<TextKey> =
            moment.list_texts().await?.into_iter().map(|(text, _)| text).collect();
        if let Some(code) = &source.standard {
            texts.retain(|text| text.code == *code);
            if texts.is_empty() {
                return Err(CommandError::UnknownStandard(code.clone()));
            }
        }
        Ok(Self { storage, moment, texts })
    }

    /// Writes it, and closes the database.
    async fn write(
        mut self,
        formats: Vec<Box<dyn Format>>,
        database: Option<&Path>,
    ) -> Result<(), CommandError> {
        let bar = Bar::new("writing");
        let progress = |n, all| bar.show(n, all);
        let written = dump(&mut self.moment, &self.texts, formats, database, progress).await;
        drop(self.moment);
        self.storage.close().await;
        Ok(written?)
    }
}
