//! The log: one file beside the database, never the terminal, never a patient's data.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::layer::SubscriberExt;

/// A log file that reaches this size, in bytes, becomes `polyclinic.log.1`, in place of the one before it.
const FULL: u64 = 1 << 20;

/// Sends what the program reports to the file, which is made when there is first something to say.
///
/// Does nothing when a log has been started before.
pub fn start(path: &Path) {
    let file = Mutex::new(LogFile { path: path.to_path_buf(), full: FULL, file: None });
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_target(false).with_writer(file);
    let wanted = tracing_subscriber::filter::LevelFilter::INFO;
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry().with(wanted).with(lines));
}

/// The file. Several processes write to it, each event as one appended write.
struct LogFile {
    path: PathBuf,
    full: u64,
    file: Option<File>,
}

impl LogFile {
    /// The file to write to: the open one, while it is neither full nor moved away by another process.
    fn current(&mut self) -> io::Result<&mut File> {
        if self.file.as_ref().is_none_or(|file| self.is_full(file)) {
            let mut file = self.open()?;
            if self.is_full(&file) {
                fs::rename(&self.path, self.path.with_extension("log.1"))?;
                file = self.open()?;
            }
            self.file = Some(file);
        }
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_full(&self, file: &File) -> bool {
        file.metadata().is_ok_and(|about| about.len() >= self.full)
    }

    fn open(&self) -> io::Result<File> {
        OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path)
    }
}

impl Write for LogFile {
    /// Work never stops because a line could not be logged: a full disk or a missing folder loses the line.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Ok(file) = self.current() {
            let _ = file.write_all(line);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The code under which trouble stands in the log; short enough to be read out over the telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident(String);

/// Letters and digits that nobody confuses on paper or on the telephone.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Incident {
    /// A new code, such as `K7QM3F`.
    #[must_use]
    pub fn new() -> Self {
        Self((0..6).filter_map(|_| fastrand::choice(LETTERS)).map(|letter| char::from(*letter)).collect())
    }

    /// Writes trouble to the log and gives the code to show to the person.
    ///
    /// `doing` says what was tried, in the program's words; neither it nor `cause` may name a patient.
    pub fn report(doing: &'static str, cause: &dyn fmt::Display) -> Self {
        let incident = Self::new();
        tracing::error!(%incident, doing, %cause);
        incident
    }
}

impl Default for Incident {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Incident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn log(path: &Path) -> LogFile {
        LogFile { path: path.to_path_buf(), full: 100, file: None }
    }

    #[test]
    fn only_the_owner_may_read_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("polyclinic.log");
        log(&path).write_all(b"one line\n").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_made_until_there_is_something_to_say() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing/polyclinic.log");
        let mut file = log(&path);
        assert!(!path.exists());
        assert_eq!(file.write(b"lost, but no error\n").unwrap(), 19);
        assert!(!path.parent().unwrap().exists());
    }

    #[test]
    fn a_full_log_is_put_aside_and_every_process_moves_on_to_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("polyclinic.log");
        let (mut here, mut there) = (log(&path), log(&path));
        there.write_all(b"there\n").unwrap();
        here.write_all(&[b'x'; 120]).unwrap();
        here.write_all(b"after\n").unwrap();
        there.write_all(b"later\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after\nlater\n");
        assert_eq!(fs::metadata(folder.path().join("polyclinic.log.1")).unwrap().len(), 126);
    }

    #[test]
    fn an_incident_code_is_six_letters_that_nobody_confuses() {
        let code = Incident::new().to_string();
        assert_eq!(code.len(), 6);
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)), "{code}");
    }

    #[test]
    fn the_code_that_is_shown_stands_in_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("polyclinic.log");
        let file = Mutex::new(LogFile { path: path.clone(), full: FULL, file: None });
        let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(file);
        let incident = tracing::subscriber::with_default(tracing_subscriber::registry().with(lines), || {
            Incident::report("open the database", &"disk I/O error")
        });
        let log = fs::read_to_string(&path).unwrap();
        assert!(log.contains(&incident.to_string()) && log.contains("disk I/O error"), "{log}");
    }
}
