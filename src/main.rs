//! The command `kasip`: reads the command line, starts logging, runs one command.

use std::{io, panic, process::ExitCode, thread, time::Duration};

use anyhow::Context;
use clap::Parser;
use kasip::{
    commands::{self, CommandResult, REFUSED, printable},
    config::{Command, Config},
};

/// The threads for work that waits or computes, beside three for each processor: the server bounds
/// how many it uses.
const BLOCKING_THREADS: usize = 32;

/// How long the program waits at its end for work that is still being done.
const LAST_WORK: Duration = Duration::from_secs(2);

fn main() -> anyhow::Result<ExitCode> {
    panic::set_hook(Box::new(|panic| {
        let words = printable(panic.payload_as_str().unwrap_or("without words"));
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        if tracing::dispatcher::has_been_set() {
            tracing::error!(location, "a part of kasip came to a sudden end: {words}");
        } else {
            eprintln!("kasip: a part of kasip came to a sudden end at {location}: {words}");
        }
    }));
    let config = Config::parse();
    if matches!(config.command, None | Some(Command::Serve(_))) {
        share_heaps();
    }
    if matches!(config.command, Some(Command::ReadPdf)) {
        // It has little memory: no threads.
        return Ok(ended(commands::read_pdf()));
    }
    let processors = thread::available_parallelism().map_or(2, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(3 * processors + BLOCKING_THREADS)
        .build()
        .context("the threads could not be started")?;
    let result = runtime.block_on(run(config));
    runtime.shutdown_timeout(LAST_WORK);
    Ok(ended(result))
}

/// Tells the person what went wrong, if something did.
fn ended(result: CommandResult) -> ExitCode {
    result.unwrap_or_else(|error| {
        eprintln!("kasip: {}", error.complaint());
        ExitCode::from(REFUSED)
    })
}

/// Starts the program again as the same process, with two heaps for all of its threads.
///
/// The allocator of glibc gives the threads up to eight heaps for each processor and returns hardly
/// anything of them: half a million requests left 180 MB, and 56 MB with two heaps. It reads how
/// many from the environment, before the program begins.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn share_heaps() {
    use std::{env, os::unix::process::CommandExt, process::Command as Program};

    const HEAPS: &str = "MALLOC_ARENA_MAX";
    if env::var_os(HEAPS).is_some() {
        return;
    }
    let mut arguments = env::args_os();
    if let (Ok(program), Some(name)) = (env::current_exe(), arguments.next()) {
        // Comes back only where it fails; the server then takes more memory.
        let _ = Program::new(program).arg0(name).args(arguments).env(HEAPS, "2").exec();
    }
}

/// Other allocators share their heaps.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn share_heaps() {}

async fn run(config: Config) -> CommandResult {
    let mut output = io::stdout();
    match config.command {
        None => commands::serve(config.serve, &mut output).await,
        Some(Command::Serve(settings)) => commands::serve(settings, &mut output).await,
        Some(Command::Import(settings)) => commands::import(settings, &mut output).await,
        Some(Command::Check(settings)) => commands::check(&settings, &mut output),
        Some(Command::Export(command)) => commands::export(command, output).await,
        Some(Command::Translations(settings)) => {
            commands::translations(settings, &mut output).await
        }
        Some(Command::ReadPdf) => commands::read_pdf(),
    }
}
