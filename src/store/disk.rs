//! The few things that are done to a disk, each on it for good when it returns; and what a disk says, in words.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::Path,
};

/// A seam, so that tests can pull the plug between any two of these.
pub(super) trait Disk {
    /// Creates or replaces a file, with the permissions of the file it will stand in for.
    fn write(&mut self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<()>;
    /// On failure the file is as long as before.
    fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&mut self, path: &Path) -> io::Result<()>;
    /// With all folders above it.
    fn make_folder(&mut self, path: &Path) -> io::Result<()>;
    /// What was created, renamed or removed in the folder stays so after a power cut.
    fn sync_folder(&mut self, path: &Path) -> io::Result<()>;
}

pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn write(&mut self, path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
        let mut file = File::create(path)?;
        if let Ok(found) = fs::metadata(like) {
            file.set_permissions(found.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn append(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        let length = file.metadata()?.len();
        file.write_all(bytes).and_then(|()| file.sync_all()).or_else(|error| {
            file.set_len(length)?;
            Err(error)
        })
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(path)?;
        path.parent().map_or(Ok(()), |above| self.sync_folder(above))
    }

    fn sync_folder(&mut self, path: &Path) -> io::Result<()> {
        match File::open(path)?.sync_all() {
            // Some network file systems have no such thing; they promise nothing either.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) =>
            {
                Ok(())
            }
            done => done,
        }
    }
}

/// Cuts off what stands behind the last line end; gives what was cut, if anything was. What is not torn only lacks
/// its line end, and gets it.
pub(super) fn cut_torn_line(path: &Path, is_torn: fn(&[u8]) -> bool) -> io::Result<Option<Vec<u8>>> {
    let mut file = match OpenOptions::new().read(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let length = file.metadata()?.len();
    if length == 0 || last_byte(&mut file)? == b'\n' {
        return Ok(None);
    }
    let whole = fs::read(path)?;
    let good = memchr::memrchr(b'\n', &whole).map_or(0, |at| at + 1);
    let last = whole.get(good..).unwrap_or_default();
    if !is_torn(last) {
        return RealDisk.append(path, b"\n").map(|()| None);
    }
    cut(path, good)?;
    Ok(Some(last.to_vec()))
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(u8::from_ne_bytes(last))
}

pub(super) fn cut(path: &Path, length: usize) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    file.set_len(length as u64)?;
    file.sync_all()
}

/// What a disk says, as one would say it.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the folder is read-only".into(),
        io::ErrorKind::PermissionDenied => "you have no right to write there".into(),
        io::ErrorKind::NotFound => "the folder is not there any more".into(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "a file stands where a folder should be".into()
        }
        io::ErrorKind::InvalidFilename => "its name is too long".into(),
        io::ErrorKind::FileTooLarge => "the file may not grow any more".into(),
        _ => error.to_string(),
    }
}
