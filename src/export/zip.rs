//! Files packed into one. The same files give the same bytes: no times are stored.

use std::{
    fs::File,
    io::{self, BufWriter, Seek, Write},
    path::Path,
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    Audience,
    csv::csv_files,
    notice::{FOR_PEOPLE, FOR_PROGRAMS, NOTICE},
};

/// Packs a folder of CSV files with a note that says what they are.
///
/// # Errors
/// When a file cannot be read or `out` cannot be written to.
pub fn pack_csv(folder: &Path, audience: Audience, out: impl Write + Seek) -> io::Result<()> {
    let of_kind = match audience {
        Audience::Programs => FOR_PROGRAMS,
        Audience::People => FOR_PEOPLE,
    };
    let note = [&NOTICE[..], &of_kind].concat().join("\r\n\r\n") + "\r\n";
    pack(folder, csv_files(), &[("README.txt", &note)], out)
}

/// Packs the files of these names in `folder`, and the texts after them, each under its name.
fn pack(
    folder: &Path,
    names: impl IntoIterator<Item = String>,
    texts: &[(&str, &str)],
    out: impl Write + Seek,
) -> io::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(out));
    let options = SimpleFileOptions::default().large_file(true);
    for name in names {
        let mut file = File::open(folder.join(&name))?;
        zip.start_file(name, options)?;
        io::copy(&mut file, &mut zip)?;
    }
    for (name, text) in texts {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.finish()?.flush()
}
