//! What happens on a panic: the terminal comes back first, then one sentence says where to look.

use super::modes;
use crate::i18n::{Catalogue, Language, Locale, t};
use crate::logging::Incident;
use std::backtrace::Backtrace;
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Sets the hook. A panic on another thread is only logged: the thread that draws learns of it by the closed channel.
pub(super) fn set_hook(language: Language, log: PathBuf, ours: Arc<AtomicBool>) {
    let drawing = thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        let incident = report(panic);
        if thread::current().id() != drawing {
            return;
        }
        if ours.swap(false, Ordering::SeqCst) {
            let mut out = io::stdout();
            let _ = out.write_all(&modes::leave()).and_then(|()| out.flush());
            let _ = crossterm::terminal::disable_raw_mode();
        }
        let _ = writeln!(io::stderr(), "{}", sentence(language, &incident, &log.display().to_string()));
    }));
}

/// Logs where it happened. What the panic itself says stays out of the log: it may quote what was typed.
fn report(panic: &PanicHookInfo<'_>) -> Incident {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    Incident::report("panic", &format_args!("{place}\n{}", Backtrace::force_capture()))
}

pub(super) fn sentence(language: Language, incident: &Incident, log: &str) -> String {
    let catalogue = Catalogue::new(Locale::plain(language));
    catalogue.message(&t::CLI_CRASH.with("code", incident.to_string()).with("log", log))
}
