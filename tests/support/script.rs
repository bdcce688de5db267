//! Keys as tests write them: `c<tab>Ad<enter><c-s><esc><f1>`; `<lt>` is the sign itself.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key presses of a script.
///
/// # Panics
/// When a name between the brackets is unknown.
pub(crate) fn keys(script: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let (name, after) = rest[1..].split_once('>').unwrap_or_else(|| panic!("{script}: no `>` after {rest}"));
            keys.push(key(name).unwrap_or_else(|| panic!("{script}: no key is called <{name}>")));
            rest = after;
        } else {
            keys.push(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

fn key(name: &str) -> Option<KeyEvent> {
    if let Some(letter) = name.strip_prefix("c-") {
        return Some(KeyEvent::new(KeyCode::Char(only_char(letter)?), KeyModifiers::CONTROL));
    }
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "s-tab" => KeyCode::BackTab,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        _ => KeyCode::F(name.strip_prefix('f')?.parse().ok().filter(|number| (1..=12).contains(number))?),
    };
    Some(KeyEvent::new(code, KeyModifiers::NONE))
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The bytes that an xterm sends for a script.
pub(crate) fn bytes(script: &str) -> Vec<u8> {
    keys(script).iter().flat_map(of_key).collect()
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
