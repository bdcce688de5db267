//! One line that a person types: the text, the cursor, and the keys that edit it. Search boxes and form fields use it.

use super::text;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// What a key or a paste did to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text is another one now.
    Changed,
    /// The text is another one now, but part of the paste did not fit.
    Cut,
    /// Only the cursor moved, or there was nothing to do.
    Moved,
    /// The line is full: nothing was taken.
    Full,
    /// Not a key for a line.
    Ignored,
}

/// How many steps back [`LineEdit`] remembers.
const UNDO_STEPS: usize = 50;

/// A line of text with a cursor.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// A byte index, always between two grapheme clusters.
    cursor: usize,
    undo: Vec<(String, usize)>,
}

impl LineEdit {
    /// A line with this text, the cursor behind it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text, undo: Vec::new() }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Replaces the text; the way back stays.
    pub fn set(&mut self, text: impl Into<String>) {
        let text = text.into();
        if text != self.text {
            self.remember();
            self.text = text;
        }
        self.cursor = self.text.len();
    }

    /// Puts text at the cursor, cleaned of control characters, as far as `max` characters in all allow.
    pub fn insert(&mut self, words: &str, max: usize) -> Edit {
        let clean = text::harmless(words);
        let room = max.saturating_sub(self.text.chars().count());
        let end = clean.char_indices().nth(room).map_or(clean.len(), |(index, _)| index);
        let taken = clean.get(..end).unwrap_or_default();
        let whole = taken.len() == clean.len();
        if taken.is_empty() {
            return if whole { Edit::Moved } else { Edit::Full };
        }
        self.remember();
        self.text.insert_str(self.cursor, taken);
        self.cursor += taken.len();
        // A combining mark may have joined what stands behind.
        self.cursor = self.boundary_at_or_after(self.cursor);
        if whole { Edit::Changed } else { Edit::Cut }
    }

    /// Takes a key press.
    pub fn key(&mut self, key: &KeyEvent, max: usize) -> Edit {
        if key.kind == KeyEventKind::Release {
            return Edit::Ignored;
        }
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(letter) if !ctrl && !alt => self.insert(letter.encode_utf8(&mut [0; 4]), max),
            KeyCode::Left if ctrl || alt => self.move_to(self.word_start()),
            KeyCode::Right if ctrl || alt => self.move_to(self.word_end()),
            KeyCode::Left => self.move_to(self.before()),
            KeyCode::Right => self.move_to(self.after()),
            KeyCode::Home => self.move_to(0),
            KeyCode::End => self.move_to(self.text.len()),
            KeyCode::Backspace if ctrl || alt => self.delete(self.word_start(), self.cursor),
            KeyCode::Backspace => self.delete(self.before(), self.cursor),
            KeyCode::Delete => self.delete(self.cursor, self.after()),
            KeyCode::Char('w') if ctrl => self.delete(self.word_start(), self.cursor),
            KeyCode::Char('u') if ctrl => self.delete(0, self.cursor),
            KeyCode::Char('k') if ctrl => self.delete(self.cursor, self.text.len()),
            KeyCode::Char('a') if ctrl => self.move_to(0),
            KeyCode::Char('e') if ctrl => self.move_to(self.text.len()),
            // Terminals send Ctrl-_ as the control character that crossterm names Ctrl-7.
            KeyCode::Char('_' | '7' | '/') if ctrl => self.undo(),
            _ => Edit::Ignored,
        }
    }

    /// The part of the line that `columns` columns show, and the column of the cursor in it.
    #[must_use]
    pub fn window(&self, columns: usize) -> (String, usize) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let cursor = text::width(before);
        if columns == 0 {
            return (String::new(), 0);
        }
        // The cursor needs a column of its own, also behind the last character.
        let hidden = (cursor + 1).saturating_sub(columns);
        let mut skipped = 0;
        let mut start = 0;
        for (grapheme, width) in text::graphemes(&self.text) {
            if skipped >= hidden {
                break;
            }
            skipped += width;
            start += grapheme.len();
        }
        let shown = text::head(self.text.get(start..).unwrap_or_default(), columns);
        (shown.to_owned(), cursor.saturating_sub(skipped))
    }

    fn remember(&mut self) {
        if self.undo.len() == UNDO_STEPS {
            self.undo.remove(0);
        }
        self.undo.push((self.text.clone(), self.cursor));
    }

    fn undo(&mut self) -> Edit {
        let Some((text, cursor)) = self.undo.pop() else { return Edit::Moved };
        self.text = text;
        self.cursor = cursor;
        Edit::Changed
    }

    fn move_to(&mut self, cursor: usize) -> Edit {
        self.cursor = cursor;
        Edit::Moved
    }

    fn delete(&mut self, from: usize, until: usize) -> Edit {
        if from >= until {
            return Edit::Moved;
        }
        self.remember();
        self.text.replace_range(from..until, "");
        self.cursor = self.boundary_at_or_after(from);
        Edit::Changed
    }

    fn before(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn boundary_at_or_after(&self, index: usize) -> usize {
        let mut cursor = GraphemeCursor::new(index, self.text.len(), true);
        if cursor.is_boundary(&self.text, 0).unwrap_or(false) {
            return index;
        }
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn word_start(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        before.unicode_word_indices().next_back().map_or(0, |(index, _)| index)
    }

    fn word_end(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let end = after.unicode_word_indices().next().map(|(index, word)| self.cursor + index + word.len());
        self.boundary_at_or_after(end.unwrap_or(self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(line: &mut LineEdit, code: KeyCode) -> Edit {
        line.key(&KeyEvent::new(code, KeyModifiers::NONE), 20)
    }

    fn ctrl(line: &mut LineEdit, letter: char) -> Edit {
        line.key(&KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL), 20)
    }

    #[test]
    fn keys_edit_by_what_one_sees_as_a_character() {
        let mut line = LineEdit::new("Zoe\u{301}");
        assert_eq!(press(&mut line, KeyCode::Backspace), Edit::Changed);
        assert_eq!(line.text(), "Zo");
        press(&mut line, KeyCode::Home);
        press(&mut line, KeyCode::Delete);
        press(&mut line, KeyCode::Char('M'));
        assert_eq!(line.text(), "Mo");
        assert_eq!(ctrl(&mut line, 's'), Edit::Ignored);
    }

    #[test]
    fn words_and_lines_go_at_once_and_come_back() {
        let mut line = LineEdit::new("Ana Maria Souza");
        ctrl(&mut line, 'w');
        assert_eq!(line.text(), "Ana Maria ");
        ctrl(&mut line, 'u');
        assert_eq!(line.text(), "");
        ctrl(&mut line, '_');
        ctrl(&mut line, '7');
        assert_eq!(line.text(), "Ana Maria Souza");
        line.key(&KeyEvent::new(KeyCode::Left, KeyModifiers::CONTROL), 20);
        ctrl(&mut line, 'k');
        assert_eq!(line.text(), "Ana Maria ");
    }

    #[test]
    fn a_paste_is_cleaned_and_cut_at_the_limit() {
        let mut line = LineEdit::default();
        assert_eq!(line.insert("12\n34\u{7}56", 5), Edit::Cut);
        assert_eq!(line.text(), "12 34");
        assert_eq!(line.insert("7", 5), Edit::Full);
        ctrl(&mut line, '_');
        assert!(line.is_empty(), "a paste is one step back");
    }

    #[test]
    fn a_long_line_slides_under_the_cursor() {
        let mut line = LineEdit::new("0123456789");
        assert_eq!(line.window(20), ("0123456789".to_owned(), 10));
        assert_eq!(line.window(5), ("6789".to_owned(), 4));
        press(&mut line, KeyCode::Home);
        assert_eq!(line.window(5), ("01234".to_owned(), 0));
        assert_eq!(line.window(0), (String::new(), 0));
    }

    proptest! {
        #[test]
        fn the_cursor_always_stands_between_characters(
            keys in proptest::collection::vec((0_usize..14, "\\PC{0,4}", any::<bool>()), 0..40),
            columns in 0_usize..12,
        ) {
            let mut line = LineEdit::default();
            for (key, words, with_ctrl) in keys {
                let code = match key {
                    0 => KeyCode::Left, 1 => KeyCode::Right, 2 => KeyCode::Home, 3 => KeyCode::End,
                    4 => KeyCode::Backspace, 5 => KeyCode::Delete, 6 => KeyCode::Char('w'), 7 => KeyCode::Char('u'),
                    8 => KeyCode::Char('k'), 9 => KeyCode::Char('_'), 10 => KeyCode::Char('\u{301}'),
                    _ => { line.insert(&words, 20); continue; }
                };
                let modifiers = if with_ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
                line.key(&KeyEvent::new(code, modifiers), 20);
                prop_assert!(line.text.chars().count() <= 20);
                let edges: Vec<usize> =
                    line.text.grapheme_indices(true).map(|(index, _)| index).chain([line.text.len()]).collect();
                prop_assert!(edges.contains(&line.cursor));
                let (shown, cursor) = line.window(columns);
                prop_assert!(text::width(&shown) <= columns);
                prop_assert!(cursor < columns.max(1));
            }
        }
    }
}
