//! Asks for a password without showing it.

use super::Failure;
use crate::i18n::{Catalogue, Text, t};
use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal, Write};

/// The new password: from `POLYCLINIC_PASSWORD`, else typed twice at the terminal, else a line of standard input.
pub(super) fn new_password(
    catalogue: &Catalogue,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<String, Failure> {
    let given = variable("POLYCLINIC_PASSWORD").and_then(|value| value.into_string().ok());
    let password = match given.filter(|password| !password.is_empty()) {
        Some(password) => password,
        None if io::stdin().is_terminal() => {
            let Some(password) = typed_twice(catalogue).unwrap_or_else(|_| Some(String::new())) else {
                return Err(refused(catalogue, t::CLI_PASSWORD_DIFFERS));
            };
            password
        }
        None => {
            let mut line = String::new();
            let _ = io::stdin().lock().read_line(&mut line);
            line.trim_end_matches(['\r', '\n']).to_owned()
        }
    };
    if password.is_empty() { Err(refused(catalogue, t::CLI_PASSWORD_NONE)) } else { Ok(password) }
}

fn refused(catalogue: &Catalogue, text: Text) -> Failure {
    Failure::new(catalogue.text(text))
}

/// Raw input while it lives: nothing that is typed is shown.
struct Silent;

impl Silent {
    fn begin() -> io::Result<Self> {
        enable_raw_mode().map(|()| Self)
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
    }
}

/// The same password twice, or nothing when the two differ; empty when the person gave up.
fn typed_twice(catalogue: &Catalogue) -> io::Result<Option<String>> {
    // Before the first prompt, so that not even fast typing is shown, and until after the last.
    let _silent = Silent::begin()?;
    let password = ask(&catalogue.text(t::CLI_PASSWORD))?;
    if password.is_empty() || ask(&catalogue.text(t::CLI_PASSWORD_AGAIN))? == password {
        Ok(Some(password))
    } else {
        Ok(None)
    }
}

/// Asks on a line of its own; raw input moves to the next line only when told to.
fn ask(prompt: &str) -> io::Result<String> {
    let mut out = io::stderr();
    write!(out, "{prompt} ")?;
    out.flush()?;
    let password = read_line();
    write!(out, "\r\n")?;
    out.flush()?;
    password
}

fn read_line() -> io::Result<String> {
    let mut password = String::new();
    loop {
        let Event::Key(key) = read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Enter => return Ok(password),
            KeyCode::Backspace => drop(password.pop()),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(String::new()),
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => password.clear(),
            KeyCode::Char(c) => password.push(c),
            _ => {}
        }
    }
}
