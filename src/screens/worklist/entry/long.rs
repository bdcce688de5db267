//! A window for results that are text of many lines: cultures, films.

use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::validate::RESULT_TEXT;
use crate::form::Editor;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::ui::input::Input;
use crate::ui::{Ui, modal};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The window; its outcome is the text.
pub(super) struct LongText {
    name: String,
    editor: Editor,
}

impl LongText {
    /// A window for a result of this name.
    pub(super) fn new(name: &str, words: &str) -> Self {
        let mut editor = Editor::new(t::ENTRY_LONG_TEXT, RESULT_TEXT);
        editor.set(words);
        Self { name: name.to_owned(), editor }
    }
}

impl Screen for LongText {
    type Msg = ();
    type Outcome = String;

    fn title(&self) -> Message {
        t::ENTRY_LONG_TEXT.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::FORM, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        if self.editor.handle(input) { Handled::Yes } else { Handled::No }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            // Leaving keeps the text: it goes back to its cell, and is saved with the others.
            Command::Save | Command::Back => cx.finish(self.editor.text()),
            Command::Discard => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let inside = modal::open(frame.buffer_mut(), area, ui, &self.name, (76, 18));
        self.editor.draw(frame, inside, ui, true);
    }
}
