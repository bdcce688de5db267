//! One key press, as tables write it and people read it.

use crate::i18n::{Catalogue, Text, t};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, alone or with Ctrl. Alt is never used: over SSH, Esc and a letter can arrive as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

/// A printable key; capitals are keys of their own.
#[must_use]
pub const fn char(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: false }
}

/// A letter with Ctrl.
#[must_use]
pub const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: true }
}

/// A named key.
#[must_use]
pub const fn named(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

impl From<&KeyEvent> for Key {
    fn from(event: &KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Self { code, ctrl }
    }
}

impl Key {
    /// The terminal's event for this key.
    #[must_use]
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, if self.ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE })
    }

    /// Whether it types a character.
    #[must_use]
    pub const fn is_printable(self) -> bool {
        !self.ctrl && matches!(self.code, KeyCode::Char(_))
    }

    /// What is printed on the key, in the reader's language.
    #[must_use]
    pub fn label(self, catalogue: &Catalogue) -> String {
        match self.code {
            KeyCode::Char(' ') => catalogue.text(t::KEY_SPACE),
            KeyCode::Char(c) if self.ctrl => format!("Ctrl-{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            code => name(code).map_or_else(|| format!("{code}"), |text| catalogue.text(text)),
        }
    }
}

fn name(code: KeyCode) -> Option<Text> {
    Some(match code {
        KeyCode::Enter => t::KEY_ENTER,
        KeyCode::Esc => t::KEY_ESC,
        KeyCode::Tab => t::KEY_TAB,
        KeyCode::BackTab => t::KEY_BACK_TAB,
        KeyCode::Up => t::KEY_UP,
        KeyCode::Down => t::KEY_DOWN,
        KeyCode::Left => t::KEY_LEFT,
        KeyCode::Right => t::KEY_RIGHT,
        KeyCode::Home => t::KEY_HOME,
        KeyCode::End => t::KEY_END,
        KeyCode::PageUp => t::KEY_PAGE_UP,
        KeyCode::PageDown => t::KEY_PAGE_DOWN,
        KeyCode::Delete => t::KEY_DELETE,
        _ => return None,
    })
}
