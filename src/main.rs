//! The command `kasip`: reads the command line, starts logging, runs one command.

use std::{io, process::ExitCode};

use anyhow::Context;
use clap::Parser;
use kasip::{
    commands::{self, CommandResult, REFUSED},
    config::{Command, Config},
};

fn main() -> anyhow::Result<ExitCode> {
    let config = Config::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the threads could not be started")?;
    Ok(runtime.block_on(run(config)).unwrap_or_else(|error| {
        eprintln!("kasip: {error}");
        ExitCode::from(REFUSED)
    }))
}

async fn run(config: Config) -> CommandResult {
    let mut output = io::stdout();
    match config.command {
        None => commands::serve(config.serve, &mut output).await,
        Some(Command::Serve(settings)) => commands::serve(settings, &mut output).await,
        Some(Command::Import(settings)) => commands::import(settings, &mut output).await,
        Some(Command::Check(settings)) => commands::check(&settings.files, &mut output),
        Some(Command::Export(settings)) => commands::export(settings.format, output).await,
    }
}
