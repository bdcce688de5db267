//! What reaches a field: keys and pastes.

use crossterm::event::KeyEvent;

/// What a person types, for a focused field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One key press.
    Key(KeyEvent),
    /// A paste, as one piece.
    Paste(String),
}
