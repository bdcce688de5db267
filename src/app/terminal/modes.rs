//! The terminal's modes: what is switched on, and off again in the reverse order.

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{Command, queue};

/// The bytes that make the terminal ours.
pub(super) fn enter(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Hide);
    if mouse {
        bytes.extend(self::mouse(true));
    }
    bytes
}

/// The bytes that give it back. Everything is switched off, whatever was on, so that a crash can use them too.
pub(super) fn leave() -> Vec<u8> {
    let mut bytes = mouse(false);
    let _ = queue!(
        bytes,
        SetAttribute(Attribute::Reset),
        DisableFocusChange,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    bytes
}

/// The bytes that make the terminal report the mouse, or leave it to the person's own selection.
pub(super) fn mouse(on: bool) -> Vec<u8> {
    if on { ansi(&EnableMouseCapture) } else { ansi(&DisableMouseCapture) }
}

fn ansi(command: &impl Command) -> Vec<u8> {
    let mut text = String::new();
    let _ = command.write_ansi(&mut text);
    text.into_bytes()
}
