//! The process that reads a PDF: kasip itself, started again, with limits.

use std::{
    io::{self, Read, Write},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::extract::{PdfFailure, extract};
use crate::document::{
    error::{DocumentError, LARGEST_FILE},
    line::Document,
};

/// The command of kasip that reads a PDF from standard input.
pub const SUBCOMMAND: &str = "read-pdf";

/// How long a PDF may take to read.
const TIME: Duration = Duration::from_secs(10);

/// How much memory the process may take beside what it has at its beginning, in bytes.
const MEMORY: u64 = 224 * 1024 * 1024;

/// How much it may answer, in bytes.
const ANSWER: u64 = 64 * 1024 * 1024;

/// Has a PDF read by a process of its own.
///
/// # Errors
/// When the file gives no document, or the process cannot be started.
pub(in crate::document) fn read(bytes: &[u8], program: &Path) -> Result<Document, DocumentError> {
    let mut child = Command::new(program)
        .arg(SUBCOMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| DocumentError::NoReader(error.to_string()))?;
    let answered = ask(&mut child, bytes);
    // It may still be reading where it has answered too much or not in time.
    let _ = child.kill();
    let ended = child.wait().map_err(|error| DocumentError::NoReader(error.to_string()))?;
    let excessive = |problem: String| DocumentError::Excessive { format: "PDF", problem };
    let Some(answer) = answered else {
        return Err(excessive(format!("takes more than {} seconds to read", TIME.as_secs())));
    };
    if answer.len() as u64 > ANSWER {
        return Err(excessive("has more text than any standard".to_owned()));
    }
    // The library may print lines of its own before the answer.
    let answer = answer.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    match serde_json::from_slice::<Result<Document, PdfFailure>>(answer) {
        Ok(read) => Ok(read?),
        Err(_) if was_stopped(ended) => Err(excessive("asks for too much memory".to_owned())),
        Err(_) => {
            let problem = "its pages cannot be read".to_owned();
            Err(DocumentError::Damaged { format: "PDF", problem })
        }
    }
}

/// Gives the process the file and takes its answer; none where it takes too long.
fn ask(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (sender, receiver) = mpsc::channel();
    let bytes = bytes.to_vec();
    // They end by themselves when the process has ended.
    thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.map(|output| output.take(ANSWER + 1).read_to_end(&mut answer));
        // Nobody waits any more where it took too long.
        let _ = read.map(|_| sender.send(answer));
    });
    receiver.recv_timeout(TIME).ok()
}

/// Whether the process did not end by itself.
#[cfg(unix)]
fn was_stopped(ended: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    ended.signal().is_some()
}

#[cfg(not(unix))]
fn was_stopped(_ended: ExitStatus) -> bool {
    false
}

/// What the process does: reads a PDF and writes what is in it.
///
/// # Errors
/// When nobody listens.
pub fn answer(input: impl Read, mut output: impl Write) -> io::Result<()> {
    limit_this_process();
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    let read = extract(&bytes);
    output.write_all(b"\n")?;
    serde_json::to_writer(&mut output, &read)?;
    output.flush()
}

/// Lowers the limits of this process. Where that is not possible, the time ends it.
#[cfg(unix)]
fn limit_this_process() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, limit) in [
        (Resource::Core, 0),
        (Resource::Cpu, TIME.as_secs()),
        (Resource::As, memory_at_the_beginning() + MEMORY),
    ] {
        let maximum = getrlimit(resource).maximum;
        let limit = Some(maximum.map_or(limit, |maximum| maximum.min(limit)));
        let _ = setrlimit(resource, Rlimit { current: limit, maximum: limit });
    }
}

#[cfg(not(unix))]
fn limit_this_process() {}

/// The addresses that the program itself takes.
#[cfg(unix)]
fn memory_at_the_beginning() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes = size.and_then(|size| size.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}
