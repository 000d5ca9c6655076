//! Files that hold an export of a catalogue. However many standards one holds, one at a time is in
//! memory.

use std::{io::BufReader, path::Path};

use tokio::{
    sync::mpsc,
    task::{self, JoinHandle},
};

use super::{CommandError, judgement::Judgement, opened::OpenedFile};
use crate::{
    export::json::read::{ReadError, read_standards},
    standard::WholeText,
    storage::refuse_unkeepable,
};

/// How many standards may wait to be saved.
const WAITING: usize = 1;

/// Reads the whole file and saves nothing, so that what is wrong anywhere in it is found before
/// anything is saved. A doubtful standard is found wrong unless a person accepts it. Gives the number
/// of its standards.
pub(super) fn check_export(file: OpenedFile, accept: bool) -> Result<usize, CommandError> {
    let path = file.path.clone();
    match file.is_lasting() {
        Ok(true) => {}
        Ok(false) => return Err(CommandError::Fleeting(path)),
        Err(source) => return Err(CommandError::Unreadable { path, source }),
    }
    let mut n_standards = 0;
    let mut unfit = None;
    read(file, |text| {
        let unkeepable = || refuse_unkeepable(&text).err();
        let at = |reason: String| format!("[{n_standards}]: {reason}");
        // How much of its cards was placed, an export does not say.
        unfit = match Judgement::of(&text, 1.0) {
            Judgement::Doubtful(reason) if !accept => Some(Judgement::Doubtful(at(reason))),
            Judgement::Refused(reason) => Some(Judgement::Refused(at(reason))),
            _ => unkeepable().map(|refusal| Judgement::Refused(at(refusal.to_string()))),
        };
        n_standards += 1;
        unfit.is_none()
    })?;
    match unfit {
        Some(Judgement::Doubtful(reason)) => Err(CommandError::Doubtful { path, reason }),
        Some(Judgement::Refused(reason)) => Err(CommandError::Refused { path, reason }),
        Some(Judgement::Good) | None => Ok(n_standards),
    }
}

/// Reads the standards of a file on a thread of its own. The channel ends with the file; whether it
/// was whole, the task says.
pub(super) fn read_export(
    path: &Path,
) -> (mpsc::Receiver<WholeText>, JoinHandle<Result<(), CommandError>>) {
    let (sender, standards) = mpsc::channel(WAITING);
    let path = path.to_owned();
    let task = task::spawn_blocking(move || {
        read(OpenedFile::open(&path)?, |text| sender.blocking_send(text).is_ok())
    });
    (standards, task)
}

fn read(file: OpenedFile, take: impl FnMut(WholeText) -> bool) -> Result<(), CommandError> {
    let path = file.path.clone();
    read_standards(BufReader::new(file.behind_mark()), take).map_err(|error| match error {
        ReadError::Io(source) => CommandError::Unreadable { path, source },
        ReadError::Wrong(problem) => CommandError::NoExport { path, problem },
    })
}
