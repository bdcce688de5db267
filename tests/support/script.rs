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
