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

/// Whether a shell waits that can let this process run again once it has stopped.
///
/// Where the program was started in place of a shell, as by `ForceCommand` of sshd, there is none, and a stop would leave
/// a dead line behind.
#[must_use]
pub fn shell_waits() -> bool {
    family("self").is_some_and(|own| shell_above(own, family))
}

/// The first ancestor outside the process's own group is a shell that keeps jobs, if it is of the same session.
fn shell_above(own: Family, family: impl Fn(&str) -> Option<Family>) -> bool {
    let mut above = own.parent;
    while let Some(ancestor) = family(&above.to_string()) {
        if ancestor.group != own.group {
            return ancestor.session == own.session;
        }
        above = ancestor.parent;
    }
    false
}

/// What a process belongs to.
#[derive(Debug, Clone, Copy)]
struct Family {
    parent: u32,
    group: u32,
    session: u32,
}

/// What the system says of a process: proc(5), `stat`.
fn family(process: &str) -> Option<Family> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Before these stands the program's name, which may hold anything, in brackets.
    let (_, after) = stat.rsplit_once(") ")?;
    let mut numbers = after.split(' ').skip(1).map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Family { parent: next()?, group: next()?, session: next()? })
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
    fn a_shell_waits_where_an_ancestor_in_another_group_is_of_the_same_session() {
        let family = |parent, group, session| Family { parent, group, session };
        // 1 init, 10 a shell, 20 its job, 21 the job's child; 30 what sshd runs in place of a shell, 31 its child.
        let processes = |process: &str| match process {
            "1" => Some(family(0, 1, 1)),
            "10" => Some(family(1, 10, 10)),
            "20" => Some(family(10, 20, 10)),
            "30" => Some(family(1, 30, 30)),
            _ => None,
        };
        for (own, waits) in [
            (family(10, 20, 10), true),
            (family(20, 20, 10), true),
            (family(1, 30, 30), false),
            (family(30, 30, 30), false),
            // The parent is gone, or the system does not show it.
            (family(99, 20, 10), false),
            (family(0, 1, 1), false),
        ] {
            assert_eq!(shell_above(own, processes), waits, "{own:?}");
        }
    }

    #[test]
    fn the_system_tells_what_a_process_belongs_to() {
        let own = super::family("self").unwrap();
        let parent = super::family(&own.parent.to_string()).unwrap();
        assert_eq!(own.parent, std::os::unix::process::parent_id());
        assert_ne!(parent.parent, own.parent);
        assert!(super::family("nobody").is_none());
    }

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
