//! A real process on a real pseudo-terminal, and the screen it paints.

use super::script;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// No wait of a test lasts longer; all of them end as soon as what they wait for is there.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program that is to be started on a terminal of its own.
pub(crate) struct Launch {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
}

impl Launch {
    /// The program with an environment that is the same everywhere: English, 80×24, colours.
    pub(crate) fn program(path: &str) -> Self {
        let mut command = CommandBuilder::new(path);
        command.env_clear();
        command.env("PATH", std::env::var("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        Self { command, columns: 80, rows: 24 }
    }

    /// The binary of this project.
    pub(crate) fn polyclinic() -> Self {
        Self::program(env!("CARGO_BIN_EXE_polyclinic"))
    }

    /// A shell script, for tests of the harness.
    pub(crate) fn shell(script: &str) -> Self {
        Self::program("/bin/sh").args(["-c", script])
    }

    pub(crate) fn args<S: AsRef<std::ffi::OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value.as_ref());
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub(crate) fn start(self) -> Pty {
        Pty::start(self)
    }
}

/// What is known of the process; every change wakes whoever waits.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// The last byte came: the reader has stopped.
    ended: bool,
    /// The reader is to stop at the next byte, so that the line can drop.
    stop: bool,
    exit: Option<ExitStatus>,
}

impl Seen {
    fn is_over(&self) -> bool {
        self.ended && self.exit.is_some()
    }
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// A running process and its terminal. It is killed when this is dropped.
pub(crate) struct Pty {
    shared: Shared,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    pid: u32,
}

impl Pty {
    fn start(launch: Launch) -> Self {
        let pair = native_pty_system().openpty(size(launch.columns, launch.rows)).expect("a pseudo-terminal");
        let mut child = pair.slave.spawn_command(launch.command).expect("the program starts");
        drop(pair.slave);
        let parser = vt100::Parser::new(nonzero(launch.rows), nonzero(launch.columns), 0);
        let seen = Seen { parser, raw: Vec::new(), ended: false, stop: false, exit: None };
        let shared: Shared = Arc::new((Mutex::new(seen), Condvar::new()));
        let source = pair.master.try_clone_reader().expect("a reader");
        let reader = thread::spawn({
            let shared = Arc::clone(&shared);
            move || read(source, &shared)
        });
        let pid = child.process_id().expect("a process id");
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                let exit = child.wait().expect("an exit status");
                tell(&shared, |seen| seen.exit = Some(exit));
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self { shared, master: Some(pair.master), writer: Some(writer), reader: Some(reader), pid }
    }

    /// Presses keys, as `script` writes them.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.send(&bytes(keys));
    }

    /// Pastes text as one piece.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the line has been dropped");
        writer.write_all(bytes).and_then(|()| writer.flush()).expect("the terminal takes keys");
    }

    /// Gives the window another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        // The parser first: what the program then paints is for the new size.
        tell(&self.shared, |seen| seen.parser.screen_mut().set_size(nonzero(rows), nonzero(columns)));
        self.master.as_ref().expect("the line has been dropped").resize(size(columns, rows)).expect("another size");
    }

    /// The process's number.
    pub(crate) const fn process(&self) -> u32 {
        self.pid
    }

    /// Sends a signal by its name: `TERM`, `HUP`, `KILL`, `TSTP`, `CONT`.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("sh").arg("-c").arg(format!("kill -{name} {}", self.pid)).status();
        assert!(sent.is_ok_and(|status| status.success()), "{name} cannot be sent to {}", self.pid);
    }

    /// Drops the line as a lost connection does. The program must paint on a change of size.
    pub(crate) fn hang_up(&mut self) {
        // Without this, dropping the writer would type Enter and Ctrl-D.
        let device = self.master.as_ref().and_then(|master| master.tty_name()).expect("the name of the terminal");
        let quiet = Command::new("stty").arg("-F").arg(device).args(["eof", "undef"]).status();
        assert!(quiet.is_ok_and(|status| status.success()));
        // The reader holds the line open while it waits for bytes, so let it see some.
        tell(&self.shared, |seen| seen.stop = true);
        let (rows, columns) = look(&self.shared).parser.screen().size();
        self.resize(columns.get() - 1, rows.get());
        self.wait("the reader to let go of the line", |seen| seen.ended);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader");
        }
        (self.writer, self.master) = (None, None);
    }

    /// What the screen shows.
    pub(crate) fn screen(&self) -> String {
        look(&self.shared).parser.screen().contents()
    }

    /// Everything the program ever sent.
    pub(crate) fn raw(&self) -> Vec<u8> {
        look(&self.shared).raw.clone()
    }

    /// How many bytes the program has sent.
    pub(crate) fn bytes_written(&self) -> usize {
        look(&self.shared).raw.len()
    }

    /// The cell in which the first occurrence of the text begins; row and column from zero.
    pub(crate) fn cell_of(&self, text: &str) -> vt100::Cell {
        let seen = look(&self.shared);
        let screen = seen.parser.screen();
        let (rows, columns) = screen.size();
        for row in 0..rows.get() {
            let mut line = String::new();
            let mut starts = Vec::new();
            for cell in (0..columns.get()).filter_map(|column| screen.cell(row, column)) {
                starts.push((line.len(), cell));
                line.push_str(if cell.has_contents() || cell.is_wide_continuation() { cell.contents() } else { " " });
            }
            if let Some(at) = line.find(text)
                && let Some((_, cell)) = starts.iter().find(|(start, _)| *start == at)
            {
                return (*cell).clone();
            }
        }
        panic!("{text:?} is not on the screen:\n{}", framed(&seen));
    }

    /// Waits until the screen shows the text.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(&format!("{text:?} to appear"), |seen| seen.parser.screen().contents().contains(text));
    }

    /// Waits until the screen no longer shows the text.
    pub(crate) fn wait_gone(&self, text: &str) {
        self.wait(&format!("{text:?} to go"), |seen| !seen.parser.screen().contents().contains(text));
    }

    /// Waits until the program has sent nothing for 300 ms.
    pub(crate) fn wait_stable(&self) {
        let mut seen = look(&self.shared);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let before = seen.raw.len();
            let quiet = Duration::from_millis(300);
            let same = |seen: &mut Seen| seen.raw.len() == before && !seen.ended;
            let (now, outcome) = self.shared.1.wait_timeout_while(seen, quiet, same).expect("the lock");
            if outcome.timed_out() || now.ended {
                return;
            }
            assert!(Instant::now() < deadline, "the screen never rests:\n{}", framed(&now));
            seen = now;
        }
    }

    /// Waits until the process is stopped, as Ctrl-Z does it.
    pub(crate) fn wait_stopped(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !std::fs::read_to_string(format!("/proc/{}/stat", self.pid)).is_ok_and(|stat| stat.contains(") T ")) {
            assert!(Instant::now() < deadline, "the process does not stop:\n{}", framed(&look(&self.shared)));
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the process has ended and everything it said has been read.
    pub(crate) fn wait_exit(&self) -> ExitStatus {
        self.wait("the process to end", Seen::is_over);
        look(&self.shared).exit.clone().expect("an exit status")
    }

    /// The modes that the program switched and did not switch back: `?1049`, `?25` (the cursor is hidden), `raw`, …
    pub(crate) fn modes_left_on(&self) -> Vec<String> {
        let mut left = modes(&look(&self.shared).raw);
        if let Some(termios) = self.master.as_ref().and_then(|master| master.get_termios())
            && !format!("{:?}", termios.local_flags).contains("ICANON")
        {
            left.push("raw".into());
        }
        left
    }

    /// Waits until every mode is switched back: what the program says last is read a moment after it has stopped.
    pub(crate) fn wait_given_back(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.modes_left_on().is_empty() {
            assert!(Instant::now() < deadline, "{:?} are left on", self.modes_left_on());
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait(&self, what: &str, done: impl Fn(&Seen) -> bool) {
        let (seen, _) = self
            .shared
            .1
            .wait_timeout_while(look(&self.shared), PATIENCE, |seen| !(done(seen) || seen.is_over()))
            .expect("the lock");
        if !done(&seen) {
            let screen = framed(&seen);
            // Not while it is held: what is dropped after a panic wants the lock too.
            drop(seen);
            panic!("waited in vain for {what}; the screen was\n{screen}");
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let running = self.shared.0.lock().map_or(true, |seen| seen.exit.is_none());
        if running {
            let _ = Command::new("sh").arg("-c").arg(format!("kill -KILL {}", self.pid)).status();
        }
    }
}

fn read(mut source: Box<dyn Read + Send>, shared: &Shared) {
    let mut buffer = [0; 64 << 10];
    loop {
        // A terminal whose program has ended answers with an error, not with an end.
        let count = source.read(&mut buffer).unwrap_or(0);
        let stop = tell(shared, |seen| {
            seen.parser.process(&buffer[..count]);
            seen.raw.extend_from_slice(&buffer[..count]);
            count == 0 || seen.stop
        });
        if stop {
            // The line is closed before anybody is told that nothing more comes.
            drop(source);
            tell(shared, |seen| seen.ended = true);
            return;
        }
    }
}

/// Which private modes are set at the end of the bytes, and were not at the beginning.
fn modes(raw: &[u8]) -> Vec<String> {
    let mut left = BTreeSet::new();
    let text = String::from_utf8_lossy(raw);
    for sequence in text.split("\x1b[?").skip(1) {
        let numbers: String = sequence.chars().take_while(|c| c.is_ascii_digit() || *c == ';').collect();
        let last = sequence[numbers.len()..].chars().next();
        for number in numbers.split(';').filter(|number| !number.is_empty()) {
            // The cursor is visible at first, everything else is off.
            match (last, number == "25") {
                (Some('h'), false) | (Some('l'), true) => left.insert(format!("?{number}")),
                (Some('l'), false) | (Some('h'), true) => left.remove(&format!("?{number}")),
                _ => false,
            };
        }
    }
    left.into_iter().collect()
}

fn look(shared: &Shared) -> MutexGuard<'_, Seen> {
    shared.0.lock().expect("the lock")
}

fn tell<T>(shared: &Shared, change: impl FnOnce(&mut Seen) -> T) -> T {
    let told = change(&mut look(shared));
    shared.1.notify_all();
    told
}

fn framed(seen: &Seen) -> String {
    let screen = seen.parser.screen();
    let width = usize::from(screen.size().1.get());
    let rule = "─".repeat(width);
    let rows: Vec<String> = screen.rows(0, screen.size().1.get()).map(|row| format!("│{row}")).collect();
    let exit = seen.exit.as_ref().map_or(String::new(), |exit| format!("\n{exit}"));
    format!("┌{rule}\n{}\n└{rule}{exit}", rows.join("\n"))
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a size above zero")
}

/// The bytes that an xterm sends for a script.
pub(crate) fn bytes(script: &str) -> Vec<u8> {
    script::keys(script).iter().flat_map(of_key).collect()
}

fn of_key(key: &KeyEvent) -> Vec<u8> {
    let function = ["P", "Q", "R", "S", "15~", "17~", "18~", "19~", "20~", "21~", "23~", "24~"];
    let sequence = match key.code {
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => return vec![(c as u8) & 0x1f],
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "\r".into(),
        KeyCode::Esc => "\x1b".into(),
        KeyCode::Tab => "\t".into(),
        KeyCode::BackTab => "\x1b[Z".into(),
        KeyCode::Backspace => "\x7f".into(),
        KeyCode::Delete => "\x1b[3~".into(),
        KeyCode::Up => "\x1b[A".into(),
        KeyCode::Down => "\x1b[B".into(),
        KeyCode::Right => "\x1b[C".into(),
        KeyCode::Left => "\x1b[D".into(),
        KeyCode::Home => "\x1b[H".into(),
        KeyCode::End => "\x1b[F".into(),
        KeyCode::PageUp => "\x1b[5~".into(),
        KeyCode::PageDown => "\x1b[6~".into(),
        KeyCode::F(number) if number <= 4 => format!("\x1bO{}", function[usize::from(number) - 1]),
        KeyCode::F(number) => format!("\x1b[{}", function[usize::from(number) - 1]),
        other => panic!("no bytes are known for {other:?}"),
    };
    sequence.into_bytes()
}
