//! Text of many lines: the editor of `ratatui-textarea` with the form's keys, limit and cleaning.

use crate::ui::line_edit::Edit;
use crate::ui::text;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// The editor of one notes field.
#[derive(Clone)]
pub(super) struct Notes {
    area: TextArea<'static>,
}

impl Notes {
    pub(super) fn new(text: &str) -> Self {
        let mut area = TextArea::from(clean(text).split('\n').map(str::to_owned));
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        // The terminal's own cursor stands in the field; a second one would blink beside it.
        area.set_cursor_style(Style::new());
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    pub(super) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    pub(super) const fn widget_mut(&mut self) -> &mut TextArea<'static> {
        &mut self.area
    }

    /// The cursor's row and column from the top left of what is drawn.
    pub(super) fn cursor(&self) -> (u16, u16) {
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let place = |at: usize, from: u16| u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(from);
        (place(cursor.row, top), place(cursor.col, left))
    }

    /// Puts text at the cursor as far as `max` characters in all allow.
    pub(super) fn insert(&mut self, words: &str, max: usize) -> Edit {
        let clean = clean(words);
        let room = max.saturating_sub(self.length());
        let taken: String = clean.chars().take(room).collect();
        if taken.is_empty() {
            return if clean.is_empty() { Edit::Moved } else { Edit::Full };
        }
        self.area.insert_str(&taken);
        if taken.len() == clean.len() { Edit::Changed } else { Edit::Cut }
    }

    /// Takes a key. Up on the first line and Down on the last are not taken: they leave the field.
    pub(super) fn key(&mut self, key: &KeyEvent, max: usize) -> Edit {
        if key.kind == KeyEventKind::Release {
            return Edit::Ignored;
        }
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let changed = |changed| if changed { Edit::Changed } else { Edit::Moved };
        match key.code {
            KeyCode::Char(letter) if !ctrl && !alt => self.insert(letter.encode_utf8(&mut [0; 4]), max),
            KeyCode::Enter if !ctrl => self.insert("\n", max),
            KeyCode::Backspace if ctrl || alt => changed(self.area.delete_word()),
            KeyCode::Backspace => changed(self.area.delete_char()),
            KeyCode::Delete => changed(self.area.delete_next_char()),
            KeyCode::Char('w') if ctrl => changed(self.area.delete_word()),
            KeyCode::Char('u') if ctrl => changed(self.area.delete_line_by_head()),
            KeyCode::Char('k') if ctrl => changed(self.area.delete_line_by_end()),
            KeyCode::Char('_' | '7' | '/') if ctrl => changed(self.area.undo()),
            _ => Self::motion(key.code, ctrl || alt).map_or(Edit::Ignored, |motion| {
                let before = self.area.cursor();
                self.area.move_cursor(motion);
                let leaves = matches!(motion, CursorMove::Up | CursorMove::Down) && self.area.cursor() == before;
                if leaves { Edit::Ignored } else { Edit::Moved }
            }),
        }
    }

    const fn motion(code: KeyCode, words: bool) -> Option<CursorMove> {
        Some(match code {
            KeyCode::Left if words => CursorMove::WordBack,
            KeyCode::Right if words => CursorMove::WordForward,
            KeyCode::Left => CursorMove::Back,
            KeyCode::Right => CursorMove::Forward,
            KeyCode::Up => CursorMove::Up,
            KeyCode::Down => CursorMove::Down,
            KeyCode::Home if words => CursorMove::Top,
            KeyCode::End if words => CursorMove::Bottom,
            KeyCode::Home => CursorMove::Head,
            KeyCode::End => CursorMove::End,
            _ => return None,
        })
    }

    pub(super) fn length(&self) -> usize {
        let lines = self.area.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len().saturating_sub(1)
    }
}

/// One line end, tabs as blanks, nothing invisible.
fn clean(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    words.split('\n').map(text::harmless).collect::<Vec<_>>().join("\n")
}
