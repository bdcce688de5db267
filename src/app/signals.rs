//! What the system tells the process: a lost line, an end, a stop.

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};
use std::io;
use std::thread::{self, JoinHandle};

/// A signal that the program answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The line dropped or the window was closed (`HUP`).
    HangUp,
    /// Asked to end (`TERM`).
    Terminate,
    /// Asked to end from outside (`INT`); Ctrl-C arrives as a key.
    Interrupt,
    /// Asked to stop (`TSTP`): give the terminal back, then [`stop_self`].
    Suspend,
    /// Running again (`CONT`).
    Resume,
    /// The window has another size (`WINCH`).
    Resize,
}

impl Signal {
    const fn from_raw(raw: i32) -> Option<Self> {
        match raw {
            SIGHUP => Some(Self::HangUp),
            SIGTERM => Some(Self::Terminate),
            SIGINT => Some(Self::Interrupt),
            SIGTSTP => Some(Self::Suspend),
            SIGCONT => Some(Self::Resume),
            SIGWINCH => Some(Self::Resize),
            _ => None,
        }
    }
}

/// The thread that listens, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

/// Calls `tell` on a thread of its own for every signal that arrives.
///
/// # Errors
/// When the system refuses the signal handlers or the thread.
pub fn watch(mut tell: impl FnMut(Signal) + Send + 'static) -> io::Result<Watch> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let handle = signals.handle();
    let thread = thread::Builder::new().name("signals".into()).spawn(move || {
        signals.forever().filter_map(Signal::from_raw).for_each(&mut tell);
    })?;
    Ok(Watch { handle, thread: Some(thread) })
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Stops this process as Ctrl-Z does; returns when it runs again.
///
/// # Errors
/// When the system refuses.
pub fn stop_self() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn signals_arrive_as_values_until_the_watch_is_dropped() {
        let (tell, told) = mpsc::channel();
        let watch = watch(move |signal| tell.send(signal).unwrap_or_default()).unwrap();
        for (raw, signal) in [(SIGWINCH, Signal::Resize), (SIGTERM, Signal::Terminate), (SIGHUP, Signal::HangUp)] {
            signal_hook::low_level::raise(raw).unwrap();
            assert_eq!(told.recv_timeout(Duration::from_secs(10)), Ok(signal));
        }
        drop(watch);
        assert!(told.recv_timeout(Duration::from_secs(10)).is_err(), "the thread is gone and with it the sender");
    }
}
