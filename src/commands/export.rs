//! `kasip export`: the catalogue, whole, in the formats of others.

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{CommandError, CommandResult, destination::Destination, progress::Bar};
use crate::{
    config::{ExportCommand, ExportSource},
    downloads::{DumpError, begin_writers, dump},
    export::{
        Audience, BoxedWriter, FormatOutput, Stream,
        csv::{CsvFolder, CsvTable, write_codebook},
        tables::{CODEBOOK, TableName},
        zip::pack_csv,
    },
    standard::TextKey,
    storage::{Snapshot, Storage},
    translation::Translations,
};

/// Writes the catalogue, or the standard that was asked for, to a file, a folder or `output`.
///
/// # Errors
///
/// A code or a table that there is not; a database that fails; an output that cannot be written.
pub async fn export(command: ExportCommand, output: impl Write + Send + 'static) -> CommandResult {
    let ExportCommand { format, source, output: path, table, public_url } = command;
    let output: Stream = Box::new(output);
    let result = match (format.output, path) {
        (FormatOutput::Stream(begin), path) => stream(&source, path, output, begin).await,
        (FormatOutput::File(begin), Some(path)) => file(&source, path, begin).await,
        (FormatOutput::LinkedFile(begin), Some(path)) => {
            file(&source, path, move |path| begin(path, public_url.as_deref())).await
        }
        (FormatOutput::Tables(audience), path) => match (table, path) {
            (Some(name), path) => {
                let begin =
                    move |out, table| CsvTable::begin(out, table, audience, public_url.as_deref());
                one_table(&source, name, path, output, audience, begin).await
            }
            (None, Some(path)) => tables(&source, path, audience, public_url.as_deref()).await,
            (None, None) => unreachable!("the command line asks for one of them"),
        },
        (_, None) => unreachable!("the command line asks for a file"),
    };
    match result {
        // `kasip export json | head` is no failure.
        Err(CommandError::Output(error) | CommandError::Dump(DumpError::Output(error)))
            if error.kind() == ErrorKind::BrokenPipe => {}
        other => other?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn stream(
    source: &ExportSource,
    path: Option<PathBuf>,
    output: Stream,
    begin: impl FnOnce(Stream) -> io::Result<BoxedWriter>,
) -> Result<(), CommandError> {
    let reading = ExportedTexts::begin(source).await?;
    let destination = path.map(Destination::new).transpose()?;
    let out: Stream = match &destination {
        Some(destination) => Box::new(destination.create()?),
        None => output,
    };
    reading.write(begin(out)?).await?;
    destination.map_or(Ok(()), Destination::finish)
}

async fn file(
    source: &ExportSource,
    path: PathBuf,
    begin: impl FnOnce(&Path) -> io::Result<BoxedWriter> + Send + 'static,
) -> Result<(), CommandError> {
    let reading = ExportedTexts::begin(source).await?;
    let destination = Destination::new(path)?;
    // So that a path that cannot be written to is found before the work.
    destination.create()?;
    let partial = destination.partial().to_owned();
    let writer = match begin_writers(move || begin(&partial)).await {
        Err(DumpError::Output(error)) => return Err(destination.unwritable(error)),
        writer => writer?,
    };
    reading.write(writer).await?;
    destination.finish()
}

async fn one_table(
    source: &ExportSource,
    name: String,
    path: Option<PathBuf>,
    output: Stream,
    audience: Audience,
    begin: impl FnOnce(Stream, TableName) -> io::Result<CsvTable<Stream>>,
) -> Result<(), CommandError> {
    if name != CODEBOOK.name {
        let table = table_of(name)?;
        let begin = |out| Ok(Box::new(begin(out, table)?) as BoxedWriter);
        return stream(source, path, output, begin).await;
    }
    let destination = path.map(Destination::new).transpose()?;
    match &destination {
        Some(destination) => write_codebook(destination.create()?, audience)?,
        None => write_codebook(output, audience)?,
    }
    destination.map_or(Ok(()), Destination::finish)
}

fn table_of(name: String) -> Result<TableName, CommandError> {
    let found = TableName::ALL.into_iter().find(|table| table.name() == name);
    found.ok_or_else(|| {
        let all = TableName::ALL.into_iter().map(TableName::name).chain([CODEBOOK.name]);
        CommandError::UnknownTable { name, all: all.collect() }
    })
}

/// Every table: in a folder, or packed where the name of the path says so.
async fn tables(
    source: &ExportSource,
    path: PathBuf,
    audience: Audience,
    public_url: Option<&str>,
) -> Result<(), CommandError> {
    let reading = ExportedTexts::begin(source).await?;
    let is_zip = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("zip"));
    let folder = if is_zip {
        Destination::new(path.with_extension("csv-files"))?
    } else {
        Destination::folder(path.clone())?
    };
    let unwritable = |source| CommandError::Unwritable { path: path.clone(), source };
    let files = CsvFolder::begin(folder.partial(), audience, public_url).map_err(unwritable)?;
    reading.write(Box::new(files)).await?;
    if !is_zip {
        return folder.finish_folder();
    }
    let zip = Destination::new(path)?;
    pack_csv(folder.partial(), audience, zip.create()?).map_err(|error| zip.unwritable(error))?;
    zip.finish()
}

/// What is exported, in one snapshot of the catalogue.
struct ExportedTexts {
    storage: Storage,
    snapshot: Snapshot,
    texts: Vec<TextKey>,
    translations: Translations,
}

impl ExportedTexts {
    async fn begin(source: &ExportSource) -> Result<Self, CommandError> {
        let translations = Translations::read(source.translations.folder.as_deref())?;
        let storage = Storage::open(&source.database.database).await?;
        let mut snapshot = storage.snapshot().await?;
        let mut texts: Vec<TextKey> =
            snapshot.list_texts().await?.into_iter().map(|(text, _)| text).collect();
        if let Some(code) = &source.standard {
            texts.retain(|text| text.code == *code);
            if texts.is_empty() {
                return Err(CommandError::UnknownStandard(code.clone()));
            }
        }
        Ok(Self { storage, snapshot, texts, translations })
    }

    /// Writes it, and closes the database.
    async fn write(mut self, writer: BoxedWriter) -> Result<(), CommandError> {
        let bar = Bar::new("writing");
        let progress = |n, all| bar.show(n, all);
        let written =
            dump(&mut self.snapshot, &self.texts, &self.translations, vec![writer], progress).await;
        drop(self.snapshot);
        self.storage.close().await;
        Ok(written?)
    }
}
