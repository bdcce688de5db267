//! Choosing one of a few, as a box of its own: a free slot, a professional, a possible duplicate.

use crate::app::screen::{Cx, Handled, Screen};
use crate::i18n::{Message, Text};
use crate::keys::{Command, Scopes, tables};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::picker::{PickItem, Picker, PickerEvent};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The box; its outcome is the value of the row that was chosen.
pub struct Choose<T> {
    title: Text,
    picker: Picker<T>,
}

impl<T: Clone> Choose<T> {
    /// A choice among these.
    #[must_use]
    pub fn new(title: Text, items: Vec<PickItem<T>>) -> Self {
        Self { title, picker: Picker::new(title, items) }
    }

    /// What was typed may be chosen too.
    #[must_use]
    pub fn or_own_words(mut self, own: fn(&str) -> T) -> Self {
        self.picker.or_own_words(own);
        self
    }

    /// Begins with what was typed already.
    #[must_use]
    pub fn typed(mut self, words: &str) -> Self {
        if !words.is_empty() {
            self.picker.handle(&Input::Paste(words.to_owned()));
        }
        self
    }
}

impl<T: Clone + Send + 'static> Screen for Choose<T> {
    type Msg = ();
    type Outcome = T;

    fn title(&self) -> Message {
        self.title.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PICKER]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        match self.picker.handle(input) {
            PickerEvent::Chosen(value) => cx.finish(value),
            PickerEvent::Cancelled => cx.close(),
            PickerEvent::Query | PickerEvent::Handled => {}
            PickerEvent::Ignored => return Handled::No,
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match (command, self.picker.chosen()) {
            (Command::Open, Some(value)) => {
                cx.finish(value);
                Handled::Yes
            }
            _ => Handled::No,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.picker.draw(frame, area, ui);
    }
}
