//! The desk's printer: a command that takes plain text.

use crate::i18n::{Message, t};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a printer command may take; a spooler takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// Between two looks whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);
/// How long its last words are waited for after it has ended.
const LAST_WORDS: Duration = Duration::from_millis(200);
/// The longest part of its last words that is told.
const TOLD: usize = 80;

/// Why nothing came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// No printer command is set.
    #[error("no printer command is set")]
    None,
    /// The command could not be started.
    #[error("the printer command {command} cannot be started: {why}")]
    NotStarted {
        /// Its first word.
        command: String,
        /// What the system said.
        why: String,
    },
    /// The command ended with an error.
    #[error("the printer command {command} failed: {why}")]
    Failed {
        /// Its first word.
        command: String,
        /// What it said, or its exit status.
        why: String,
    },
    /// The command did not end, and was ended.
    #[error("the printer command {command} does not end")]
    TooSlow {
        /// Its first word.
        command: String,
    },
    /// The file could not be written.
    #[error("{path} cannot be written: {why}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        why: String,
    },
}

impl PrintError {
    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        let with = |text: crate::i18n::Text, command: &str| text.with("command", command);
        match self {
            Self::None => t::PRINT_NO_PRINTER.into(),
            Self::NotStarted { command, why } => with(t::PRINT_NOT_STARTED, command).with("why", why.as_str()),
            Self::Failed { command, why } => with(t::PRINT_FAILED, command).with("why", why.as_str()),
            Self::TooSlow { command } => with(t::PRINT_TOO_SLOW, command),
            Self::File { path, why } => t::PRINT_FILE.with("path", path.as_str()).with("why", why.as_str()),
        }
    }
}

/// Gives a text to a printer command on its standard input and waits until it has taken it. The command is a program and
/// its arguments, as they are: no shell reads them.
///
/// # Errors
/// [`PrintError`] says what went wrong; a command that does not end within a few seconds is ended.
pub fn send(command: &[String], text: &str) -> Result<(), PrintError> {
    send_within(command, text, PATIENCE)
}

fn send_within(command: &[String], text: &str, patience: Duration) -> Result<(), PrintError> {
    let Some((program, arguments)) = command.split_first() else { return Err(PrintError::None) };
    let name = || program.clone();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| PrintError::NotStarted { command: name(), why: error.to_string() })?;
    let said = last_words(&mut child);
    if let Some(mut input) = child.stdin.take() {
        // On a thread of its own, for a command that does not read; what it says counts, not how much it has read.
        let text = text.to_owned();
        thread::spawn(move || _ = input.write_all(text.as_bytes()));
    }
    let until = Instant::now() + patience;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < until => thread::sleep(PAUSE),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(PrintError::TooSlow { command: name() });
            }
        }
    };
    if status.success() {
        return Ok(());
    }
    let said = said.recv_timeout(LAST_WORDS).unwrap_or_default();
    let line = said.lines().map(str::trim).rfind(|line| !line.is_empty()).map(str::to_owned);
    let why = line.unwrap_or_else(|| status.to_string());
    Err(PrintError::Failed { command: name(), why: why.chars().filter(|c| !c.is_control()).take(TOLD).collect() })
}

/// What the command says on its standard error; whoever it leaves behind may hold that open, so nobody waits for its end.
fn last_words(child: &mut Child) -> mpsc::Receiver<String> {
    let (tell, told) = mpsc::channel();
    if let Some(errors) = child.stderr.take() {
        thread::spawn(move || {
            let mut words = Vec::new();
            let _ = errors.take(4_096).read_to_end(&mut words);
            let _ = tell.send(String::from_utf8_lossy(&words).into_owned());
        });
    }
    told
}

/// Writes a text to a new file.
///
/// # Errors
/// [`PrintError::File`]; a file that is there already stays as it is.
pub fn keep(path: &Path, text: &str) -> Result<(), PrintError> {
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| PrintError::File { path: path.display().to_string(), why: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_text_reaches_the_command_and_its_arguments_stay_whole() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("two words; $HOME");
        let path = file.display().to_string();
        send(&command(&["tee", &path]), "Número 7\n").unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "Número 7\n");
    }

    #[test]
    fn a_command_that_fails_is_told_in_its_own_words() {
        let sent = |words: &[&str]| send_within(&command(words), &"x".repeat(200_000), Duration::from_millis(300));
        assert_eq!(sent(&[]), Err(PrintError::None));
        assert!(matches!(sent(&["/no/such/printer"]), Err(PrintError::NotStarted { .. })));
        let Err(PrintError::Failed { why, .. }) = sent(&["sh", "-c", "echo 'out of paper' >&2; exit 3"]) else {
            panic!("it failed")
        };
        assert_eq!(why, "out of paper");
        assert!(matches!(sent(&["false"]), Err(PrintError::Failed { why, .. }) if why.contains('1')));
        assert!(matches!(sent(&["sleep", "60"]), Err(PrintError::TooSlow { .. })));
        assert_eq!(sent(&["true"]), Ok(()), "it need not read");
    }

    #[test]
    fn a_file_is_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("slip.txt");
        keep(&path, "7").unwrap();
        assert!(matches!(keep(&path, "8"), Err(PrintError::File { .. })));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "7");
    }
}
