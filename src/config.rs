//! Settings. Each is a flag with an environment variable and a default that works on a laptop, so
//! `kasip --help` is the manual.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
};

use clap::{
    Arg, ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
    value_parser,
};

use crate::{
    document::PDF_SUBCOMMAND,
    export::{Audience, FORMATS, Format, FormatOutput},
    standard::{Language, read_standard_code},
};

/// An open catalogue of national occupational standards.
///
/// Without a command it serves the catalogue.
#[derive(Parser)]
#[command(name = "kasip", version, args_conflicts_with_subcommands = true)]
pub struct Config {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The settings of `serve`, which is meant where no command is given.
    #[command(flatten)]
    pub serve: ServeSettings,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the catalogue to browsers and programs
    Serve(ServeSettings),
    /// Read documents of standards, or exports in JSON, and save them in the catalogue
    ///
    /// Each document is judged first. A good one is saved; a doubtful one only with --accept; one that
    /// has errors, or would remove many permanent identifiers, is refused. The other files are saved
    /// all the same, and the exit status is 2 where one was not.
    Import(ImportSettings),
    /// Read documents of standards and tell what was noticed, saving nothing
    ///
    /// The exit status is 1 where an import would not save a document, 2 where a file is none of a
    /// standard.
    Check(CheckSettings),
    /// Write the catalogue as files for others
    #[command(subcommand)]
    Export(ExportCommand),
    /// Tell which lines of the standards are translated, and which are not
    ///
    /// A line is missing where nobody has translated it, and stale where it was changed since. The exit
    /// status is 1 where a line is missing or stale, or a translation unused.
    Translations(TranslationsSettings),
    /// Read a PDF for another kasip, with limits: it starts this command itself
    #[command(name = PDF_SUBCOMMAND, hide = true)]
    ReadPdf,
}

/// Where the catalogue is kept.
#[derive(Args)]
pub struct DatabaseSettings {
    /// The database, which is made where it is missing
    #[arg(long, env = "KASIP_DATABASE", default_value = "sqlite:kasip.db", value_name = "URL")]
    pub database: String,
}

/// Where the search index is kept.
#[derive(Args)]
pub struct IndexSettings {
    /// The folder of the search index, which is made where it is missing and can be deleted at any
    /// time; without it the path of the database file with .index at its end
    #[arg(long, env = "KASIP_INDEX", value_name = "FOLDER")]
    pub index: Option<PathBuf>,

    /// The folder with files of a glossary, such as finance-and-insurance.txt: each takes the place of
    /// the shipped one of its name, or is one more field
    #[arg(long, env = "KASIP_GLOSSARY", value_name = "FOLDER")]
    pub glossary: Option<PathBuf>,
}

/// The settings of `serve`.
#[derive(Args)]
pub struct ServeSettings {
    /// The address to listen on; port 0 takes a free one
    #[arg(long, env = "KASIP_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub listen: SocketAddr,

    /// Where the catalogue is kept.
    #[command(flatten)]
    pub database: DatabaseSettings,

    /// Where the search index is kept.
    #[command(flatten)]
    pub index: IndexSettings,

    /// The folder of the files to download, which is made where it is missing and can be deleted at
    /// any time; without it the path of the database file with .files at its end. Of a database in
    /// memory no files are made
    #[arg(long, env = "KASIP_FILES", value_name = "FOLDER")]
    pub files: Option<PathBuf>,

    /// Where translations are kept.
    #[command(flatten)]
    pub translations: TranslationFiles,

    /// The beginning of every absolute address; without it http:// and the address listened on
    #[arg(long, env = "KASIP_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,

    /// Where readers may report an error in a line: an address of the web or of mail
    #[arg(long, env = "KASIP_CONTACT", value_name = "ADDRESS", value_parser = contact)]
    pub contact: Option<String>,

    /// How many requests a client may make in a minute; without it any number. A client is a
    /// network address (of IPv6 a network of 64 bits); health checks and the files of the pages are
    /// not counted
    #[arg(long, env = "KASIP_RATE_LIMIT", value_name = "REQUESTS")]
    pub rate_limit: Option<NonZeroU32>,

    /// The address of a proxy before this server, or several by commas: from it the last address of
    /// X-Forwarded-For is taken for the client, and it may have any number of requests under way.
    /// Nobody else is believed
    #[arg(long, env = "KASIP_TRUSTED_PROXY", value_name = "ADDRESS", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpAddr>,

    /// What to log: error, warn, info, debug, or a filter such as kasip=debug,sqlx=warn
    #[arg(long, env = "KASIP_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
}

/// Where translations are kept, as every command that has any is told it.
#[derive(Args)]
pub struct TranslationFiles {
    /// The folder with files of translations, such as J62090011.ru.po; one that it lacks is the one
    /// that kasip ships
    #[arg(long = "translations", env = "KASIP_TRANSLATIONS", value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// The settings of `import`.
#[derive(Args)]
pub struct ImportSettings {
    /// Where the catalogue is kept.
    #[command(flatten)]
    pub database: DatabaseSettings,

    /// Where the search index is kept.
    #[command(flatten)]
    pub index: IndexSettings,

    /// Save a text although it removes more than a tenth of the permanent identifiers of the text
    /// that it replaces
    #[arg(long)]
    pub replace: bool,

    /// Save doubtful documents too: for documents that a person has compared with what `kasip check`
    /// tells of them
    #[arg(long)]
    pub accept: bool,

    /// The code of the standard, for documents that print none or one that another standard has
    #[arg(long, value_parser = standard_code)]
    pub code: Option<String>,

    /// Documents of standards as text, HTML, DOCX or PDF, what `kasip export json` wrote, or folders
    /// of these
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The settings of `check`.
#[derive(Args)]
pub struct CheckSettings {
    /// How to tell it: as words, or as JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,

    /// Print every finding; otherwise those of a kind are counted and the first is printed
    #[arg(long)]
    pub all: bool,

    /// The code of the standard, for documents that print none
    #[arg(long, value_parser = standard_code)]
    pub code: Option<String>,

    /// Documents of standards as text, HTML, DOCX or PDF, or folders of these
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// The settings of `translations`.
#[derive(Args)]
pub struct TranslationsSettings {
    /// Where the catalogue is kept.
    #[command(flatten)]
    pub database: DatabaseSettings,

    /// Where translations are kept.
    #[command(flatten)]
    pub files: TranslationFiles,

    /// Only this standard
    #[arg(long, value_name = "CODE", required_if_eq("template", "true"))]
    pub standard: Option<String>,

    /// Only translations into this language
    #[arg(long, value_parser = language(), value_name = "LANGUAGE", required_if_eq("template", "true"))]
    pub language: Option<Language>,

    /// Write the file for a translator: what is translated, and room for what is missing
    #[arg(long)]
    pub template: bool,
}

/// A language of texts as a person gives it.
fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.iter().map(|language| language.tag()))
        .try_map(|tag| tag.parse::<Language>())
}

/// How `check` tells what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// As words, a line a kind of finding.
    Text,
    /// As a JSON array with an object a file.
    Json,
}

/// A code of a standard as a person gives it.
fn standard_code(text: &str) -> Result<String, &'static str> {
    read_standard_code(text).ok_or("a code is a capital Latin letter and digits, such as J62090011")
}

/// A format of an export with its settings: a command for each entry of [`FORMATS`].
pub struct ExportCommand {
    /// The format.
    pub format: &'static Format,
    /// What is exported.
    pub source: ExportSource,
    /// The file or folder to write; none for standard output.
    pub output: Option<PathBuf>,
    /// The only table, where one of several is asked for.
    pub table: Option<String>,
    /// The beginning of the permanent addresses.
    pub public_url: Option<String>,
}

impl Subcommand for ExportCommand {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        command.subcommands(FORMATS.iter().filter_map(export_command))
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        FORMATS.iter().any(|format| format.command() == Some(name))
    }
}

impl FromArgMatches for ExportCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let missing = || clap::Error::new(ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let is_wanted = |format: &&Format| match (value::<Audience>(matches, "for"), format.output)
        {
            (Some(audience), FormatOutput::Tables(other)) => audience == other,
            _ => format.command() == Some(name),
        };
        Ok(Self {
            format: FORMATS.iter().find(is_wanted).ok_or_else(missing)?,
            source: ExportSource::from_arg_matches(matches)?,
            output: value(matches, "output"),
            table: value(matches, "table"),
            public_url: value(matches, "public_url"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The value of an argument; none where the command has no such argument.
fn value<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one(name).ok().flatten().cloned()
}

fn beginning_of_addresses() -> Arg {
    Arg::new("public_url")
        .long("public-url")
        .env("KASIP_PUBLIC_URL")
        .value_name("URL")
        .value_parser(public_url)
        .help(
            "The beginning of the permanent addresses; without it addresses are paths, and none is \
             a link",
        )
}

/// The command of a format, with the arguments that its output needs.
fn export_command(format: &Format) -> Option<clap::Command> {
    let command = ExportSource::augment_args(clap::Command::new(format.command()?));
    // The settings would describe the command by their own words.
    let command = command.about(format.about);
    let output = Arg::new("output")
        .long("output")
        .short('o')
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .required(true)
        .help("The file to write");
    Some(match format.output {
        FormatOutput::Stream(_) => {
            let help = "The file to write; without it standard output";
            command.arg(output.required(false).help(help))
        }
        FormatOutput::File(_) => command.arg(output),
        FormatOutput::LinkedFile(_) => command.arg(output).arg(beginning_of_addresses()),
        FormatOutput::Tables(_) => command
            .arg(beginning_of_addresses())
            .arg(
                output
                    .value_name("FOLDER")
                    .required(false)
                    .required_unless_present("table")
                    .help("The folder to write, or the file where its name ends in .zip"),
            )
            .arg(
                Arg::new("table")
                    .long("table")
                    .value_name("TABLE")
                    .help("Only this table; without --output to standard output"),
            )
            .arg(
                Arg::new("for")
                    .long("for")
                    .value_name("FOR")
                    .value_parser(audience())
                    .default_value("programs")
                    .help(
                        "For whom: programs get every value as it is; people a file for a \
                         spreadsheet, with a byte order mark, semicolons and no formulas",
                    ),
            ),
    })
}

/// What is exported.
#[derive(Args)]
pub struct ExportSource {
    /// Where the catalogue is kept.
    #[command(flatten)]
    pub database: DatabaseSettings,

    /// Where translations are kept.
    #[command(flatten)]
    pub translations: TranslationFiles,

    /// Only the standard of this code
    #[arg(long, value_name = "CODE")]
    pub standard: Option<String>,
}

/// For whom CSV is made.
fn audience() -> impl TypedValueParser<Value = Audience> {
    let names = [
        PossibleValue::new("programs").help("Every value as it is"),
        PossibleValue::new("people").help("For a spreadsheet"),
    ];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "people" => Audience::People,
        _ => Audience::Programs,
    })
}

/// An absolute address of the web, without query and fragment.
fn public_url(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let unfit =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>');
    match host {
        Some(host) if !host.is_empty() && !host.starts_with('/') && !host.contains(unfit) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("it must begin with http:// or https:// and name a host".to_owned()),
    }
}

/// An address of mail, or an absolute one of the web.
fn contact(text: &str) -> Result<String, String> {
    let unfit = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>');
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    let is_mail = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains([':', '?', '/'])
    });
    if (is_page || is_mail) && !text.contains(unfit) {
        Ok(text.to_owned())
    } else {
        Err("it must be like name@host.kz or begin with https://".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Config::command().debug_assert();
    }

    #[test]
    fn the_flags_of_serve_work_without_its_name() {
        let config = Config::try_parse_from(["kasip", "--listen", "127.0.0.1:0"]).ok().unwrap();
        assert!(config.command.is_none());
        assert_eq!(config.serve.listen.port(), 0);
    }

    #[test]
    fn a_contact_is_a_page_or_an_address_of_mail() {
        for right in ["errors@kasip.example", "https://kasip.example/report?x=1"] {
            assert_eq!(contact(right).as_deref(), Ok(right));
        }
        for wrong in ["", "errors", "@a.b", "javascript:a@b.c", "a@b.c?subject=x", "https://a b"] {
            assert!(contact(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_public_url_names_a_host() {
        assert_eq!(public_url("https://kasip.example/").as_deref(), Ok("https://kasip.example"));
        for wrong in ["kasip.example", "https://", "ftp://a", "http:///x", "http://a?b"] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
