//! The threads, the loop and the terminal around an [`App`].
//!
//! The loop sleeps until an event or the next deadline. It takes every event that waits, then draws once, at most every
//! 16 ms. A screen that does not change sends nothing.

use super::event::{Event, Input};
use super::machine::{App, Request};
use super::signals::{self, Signal};
use super::terminal::Terminal;
use crate::clock::Clock;
use crate::i18n::t;
use crate::ui::toast::Toast;
use crossterm::event::{self as terminal_event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind};
use std::fs::File;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// The shortest time between two frames.
const FRAME: Duration = Duration::from_millis(16);

/// How long the end waits for keys that were pressed before it, after each of them.
const LAST_KEYS: Duration = Duration::from_millis(50);

/// Runs the app until it is over, then gives the terminal back and finishes what the store was given.
///
/// # Errors
/// When the terminal cannot be taken or written to.
pub fn run(
    mut app: App,
    mut terminal: Terminal<File>,
    clock: &Clock,
    (sender, events): (Sender<Event>, Receiver<Event>),
) -> io::Result<()> {
    let signal_sender = sender.clone();
    let _watch = signals::watch(move |signal| _ = signal_sender.send(Event::Signal(signal)))?;
    std::thread::Builder::new().name("keys".into()).spawn(move || read_keys(&sender))?;
    let mut drawn = Instant::now().checked_sub(FRAME);
    let result = loop {
        if let Err(error) = requests(&mut app, &mut terminal) {
            break Err(error);
        }
        if app.is_over() {
            break Ok(());
        }
        if drawn.is_none_or(|at| at.elapsed() >= FRAME) {
            if let Err(error) = terminal.draw(|frame| app.draw(frame)) {
                break Err(error);
            }
            drawn = Some(Instant::now());
        }
        let pause = drawn.map_or(Duration::ZERO, |at| FRAME.saturating_sub(at.elapsed()));
        wait(&mut app, &mut terminal, clock, &events, pause);
    };
    // Typed words first: they are in the database before the terminal is let go.
    app.finish();
    terminal.leave();
    result
}

/// Sleeps until something happens, lets the app handle all of it, and gives a frame's time to what comes right after.
fn wait(app: &mut App, terminal: &mut Terminal<File>, clock: &Clock, events: &Receiver<Event>, pause: Duration) {
    let deadline = app.deadline().map(|at| at.0.saturating_sub(clock.now().0).max(0));
    let patience = Duration::from_millis(deadline.and_then(|ms| u64::try_from(ms).ok()).unwrap_or(60_000));
    match events.recv_timeout(patience) {
        Ok(event) => handle(app, terminal, events, event),
        Err(RecvTimeoutError::Timeout) => app.tick(),
        Err(RecvTimeoutError::Disconnected) => app.handle(Event::HungUp),
    }
    let until = Instant::now() + pause;
    while !app.is_over() {
        let left = until.saturating_duration_since(Instant::now());
        match events.recv_timeout(left) {
            Ok(event) => handle(app, terminal, events, event),
            Err(_) => break,
        }
    }
}

fn handle(app: &mut App, terminal: &mut Terminal<File>, events: &Receiver<Event>, event: Event) {
    if matches!(event, Event::Resize | Event::Signal(Signal::Resize))
        && let Ok((columns, rows)) = crossterm::terminal::size()
    {
        terminal.resize(columns, rows);
    }
    if matches!(event, Event::Signal(Signal::Terminate | Signal::HangUp)) {
        // What was typed before is still on its way from the thread that reads the terminal.
        let until = Instant::now() + 4 * LAST_KEYS;
        while Instant::now() < until
            && !app.is_over()
            && let Ok(event) = events.recv_timeout(LAST_KEYS)
        {
            app.handle(event);
        }
    }
    app.handle(event);
}

fn requests(app: &mut App, terminal: &mut Terminal<File>) -> io::Result<()> {
    for request in app.requests() {
        match request {
            Request::Suspend if !signals::shell_waits() => app.say(Toast::warning(t::APP_NO_SHELL)),
            Request::Suspend => {
                terminal.suspend()?;
                signals::stop_self()?;
                terminal.resume()?;
            }
            Request::Redraw => terminal.forget()?,
            Request::Mouse(on) => terminal.set_mouse(on)?,
            Request::Bell => terminal.ring()?,
        }
    }
    Ok(())
}

fn read_keys(sender: &Sender<Event>) {
    loop {
        let event = match terminal_event::read() {
            Ok(terminal_event::Event::Key(key)) if key.kind != KeyEventKind::Release => {
                let keys = apart(key).into_iter().flatten();
                if keys.map(|key| sender.send(Event::Input(Input::Key(key)))).any(|sent| sent.is_err()) {
                    return;
                }
                continue;
            }
            Ok(terminal_event::Event::Paste(text)) => Event::Input(Input::Paste(text)),
            Ok(terminal_event::Event::Resize(..)) => Event::Resize,
            Ok(terminal_event::Event::FocusGained) => Event::Focus(true),
            Ok(terminal_event::Event::FocusLost) => Event::Focus(false),
            Ok(terminal_event::Event::Mouse(mouse)) => match mouse.kind {
                MouseEventKind::ScrollUp => Event::Wheel(-1),
                MouseEventKind::ScrollDown => Event::Wheel(1),
                _ => continue,
            },
            Ok(_) => continue,
            Err(_) => Event::HungUp,
        };
        let over = matches!(event, Event::HungUp);
        if sender.send(event).is_err() || over {
            return;
        }
    }
}

/// Esc and the key after it, where they arrived as one. Over a slow line they look like a key with Alt, which nothing here
/// uses but to move by words.
fn apart(key: KeyEvent) -> [Option<KeyEvent>; 2] {
    let joined = key.modifiers.contains(KeyModifiers::ALT)
        && matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Esc);
    if !joined {
        return [Some(key), None];
    }
    let rest = KeyEvent::new(key.code, key.modifiers.difference(KeyModifiers::ALT));
    [Some(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)), Some(rest)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn esc_and_the_key_after_it_are_two_keys() {
        let (none, alt, ctrl) = (KeyModifiers::NONE, KeyModifiers::ALT, KeyModifiers::CONTROL);
        let esc = KeyEvent::new(KeyCode::Esc, none);
        for (code, with, rest) in [
            (KeyCode::Char('v'), alt, none),
            (KeyCode::Char('s'), alt | ctrl, ctrl),
            (KeyCode::Enter, alt, none),
            (KeyCode::Esc, alt, none),
        ] {
            assert_eq!(apart(KeyEvent::new(code, with)), [Some(esc), Some(KeyEvent::new(code, rest))]);
        }
        for (code, with) in [(KeyCode::Char('v'), none), (KeyCode::Backspace, alt), (KeyCode::Left, alt)] {
            let key = KeyEvent::new(code, with);
            assert_eq!(apart(key), [Some(key), None]);
        }
    }
}
