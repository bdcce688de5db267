//! A text of many lines on a screen of its own: a line that names it and says what is wrong, and the text below it.
//!
//! For forms of labelled fields there is [`Kind::Notes`](super::Kind::Notes); this is for screens that are mostly text.

use super::notes::Notes;
use crate::i18n::{Message, Text, t};
use crate::ui::input::Input;
use crate::ui::line_edit::Edit;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// From so many characters below the limit on, what is left is shown.
const NEAR: usize = 500;

/// A text of many lines while it is written.
#[derive(Clone)]
pub struct Editor {
    title: Text,
    max: usize,
    notes: Notes,
    /// What stood there before anybody typed.
    initial: String,
    error: Option<Message>,
    cut: bool,
}

impl Editor {
    /// An empty text of at most `max` characters.
    #[must_use]
    pub fn new(title: Text, max: usize) -> Self {
        Self { title, max, notes: Notes::new(""), initial: String::new(), error: None, cut: false }
    }

    /// Writes what stood there before: the text does not count as changed.
    pub fn set(&mut self, words: &str) {
        self.notes = Notes::new(words);
        self.initial = self.notes.text();
        self.error = None;
    }

    /// Writes a text on behalf of the person, as if typed: a draft.
    pub fn fill(&mut self, words: &str) {
        self.notes = Notes::new(words);
        self.error = None;
    }

    /// These words, which were typed here, have been saved; more may have been typed since.
    pub fn saved(&mut self, words: &str) {
        words.clone_into(&mut self.initial);
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> String {
        self.notes.text()
    }

    /// Whether there is nothing but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.notes.is_empty() || self.notes.text().trim().is_empty()
    }

    /// Whether the text is another one than stood there before.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.notes.text() != self.initial
    }

    /// Shows a refusal beside the title.
    pub fn set_error(&mut self, message: impl Into<Message>) {
        self.error = Some(message.into());
    }

    /// Takes what a person typed; `false` when it is not for a text: Tab, Up on the first line, Ctrl keys of the screen.
    pub fn handle(&mut self, input: &Input) -> bool {
        let edit = match input {
            Input::Paste(words) => self.notes.insert(words, self.max),
            Input::Key(key) => self.notes.key(key, self.max),
        };
        match edit {
            Edit::Ignored => return false,
            Edit::Moved => {}
            Edit::Changed => (self.error, self.cut) = (None, false),
            Edit::Cut => (self.error, self.cut) = (None, true),
            Edit::Full => self.cut = true,
        }
        true
    }

    /// Draws the title line and the text below it; sets the terminal's cursor when it has the focus.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        put(frame.buffer_mut(), area.x, area.y, area.width, &self.head(ui, focused, usize::from(area.width)));
        let margin = 2.min(area.width);
        let place = Rect {
            x: area.x + margin,
            y: area.y + 1,
            width: (area.width - margin).saturating_sub(1),
            height: area.height - 1,
        };
        if place.is_empty() {
            return;
        }
        self.notes.widget_mut().set_style(ui.style(if self.error.is_some() && !focused {
            Tone::FieldError
        } else {
            Tone::Text
        }));
        frame.render_widget(&*self.notes.widget_mut(), place);
        if focused {
            let (row, column) = self.notes.cursor();
            frame.set_cursor_position(Position {
                x: place.x + column.min(place.width - 1),
                y: place.y + row.min(place.height - 1),
            });
        }
    }

    /// `› Notes  ! Must be filled in`, and near the limit how many characters there are.
    fn head(&self, ui: &Ui<'_>, focused: bool, columns: usize) -> Line<'static> {
        let tone = if self.error.is_some() { Tone::Alert } else { Tone::Title };
        let marker = if focused { "› " } else { "  " };
        let mut spans = vec![Span::styled(marker, ui.style(Tone::Accent)), ui.words(tone, self.title)];
        if let Some(error) = &self.error {
            spans.extend([Span::raw("  "), ui.flag(Tone::FieldError, ui.message(error))]);
        } else if self.cut {
            spans.extend([Span::raw("  "), ui.flag(Tone::Warning, ui.text(t::FORM_CUT))]);
        }
        let length = self.notes.length();
        if length + NEAR >= self.max {
            let count = ui.message(&t::FORM_LENGTH.with("count", length).with("max", self.max));
            let tone = if length >= self.max { Tone::Warning } else { Tone::Muted };
            let room = columns.saturating_sub(text::width(&count) + 2);
            let mut line = text::fit(&Line::from(spans), room);
            let gap = columns.saturating_sub(text::line_width(&line) + text::width(&count));
            line.spans.extend([Span::raw(" ".repeat(gap)), ui.span(tone, count)]);
            return line;
        }
        let left: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        let rule = columns.saturating_sub(left + 2);
        spans.extend([Span::raw(" "), ui.span(Tone::Border, "─".repeat(rule))]);
        Line::from(spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn press(editor: &mut Editor, code: KeyCode) -> bool {
        editor.handle(&Input::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    fn shown(editor: &mut Editor, focused: bool) -> Vec<String> {
        rows(&screen((40, 4), ThemeName::Mono, Language::En, |frame, ui| {
            editor.draw(frame, Rect::new(0, 0, 40, 4), ui, focused);
        }))
    }

    #[test]
    fn what_stood_there_before_is_no_change_and_what_is_typed_is() {
        let mut editor = Editor::new(t::COMMAND_NOTES, 100);
        editor.set("cough\nfever");
        assert!(!editor.is_dirty());
        assert!(press(&mut editor, KeyCode::Char('!')) && editor.is_dirty());
        editor.saved(&editor.text());
        assert!(!editor.is_dirty());
        editor.fill("draft");
        assert!(editor.is_dirty() && editor.text() == "draft");
    }

    #[test]
    fn tab_and_the_arrows_at_the_edges_are_left_to_the_screen() {
        let mut editor = Editor::new(t::COMMAND_NOTES, 100);
        editor.set("one\ntwo");
        assert!(!press(&mut editor, KeyCode::Tab) && !press(&mut editor, KeyCode::Down));
        assert!(press(&mut editor, KeyCode::Up) && !press(&mut editor, KeyCode::Up));
    }

    #[test]
    fn the_limit_is_shown_when_it_is_near_and_nothing_passes_it() {
        let mut editor = Editor::new(t::COMMAND_NOTES, 1_000);
        editor.handle(&Input::Paste("x".repeat(499)));
        assert!(!shown(&mut editor, true)[0].contains("1000"));
        editor.handle(&Input::Paste("x".repeat(900)));
        assert_eq!(editor.text().len(), 1_000);
        assert!(shown(&mut editor, true)[0].contains("1000 / 1000"), "{:?}", shown(&mut editor, true));
    }

    #[test]
    fn a_refusal_stands_beside_the_title_until_something_is_typed() {
        let mut editor = Editor::new(t::COMMAND_NOTES, 1_000);
        editor.set_error(t::FIELD_REQUIRED);
        assert_eq!(shown(&mut editor, true)[0], "› notes  ! Must be filled in ──────────");
        press(&mut editor, KeyCode::Char('a'));
        assert!(!shown(&mut editor, true)[0].contains('!'));
    }

    #[test]
    fn is_safe_at_every_size() {
        let mut editor = Editor::new(t::COMMAND_NOTES, 100);
        editor.set("wörds\n\nmore");
        at_every_size(|frame, ui| editor.draw(frame, Rect::new(0, 0, 90, 9), ui, true));
    }
}
