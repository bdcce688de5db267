//! Questions: a box that names what would happen and the keys that answer.

use super::screen::{Cx, Handled, Screen};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, Text};
use crate::keys::{Command, Scope, Scopes, tables};
use crate::ui::Ui;
use crate::ui::modal::Modal;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// What was answered. Esc to a question between two acts answers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Yes,
    /// Do the other thing, or nothing.
    No,
}

/// A question with two answers.
pub struct Question {
    title: Message,
    body: Message,
    verb: Text,
    scopes: Scopes,
}

impl Question {
    /// Asks about something that cannot be taken back: only `y` does it, and `verb` says what it does.
    #[must_use]
    pub fn new(title: impl Into<Message>, body: impl Into<Message>, verb: Text) -> Self {
        Self { title: title.into(), body: body.into(), verb, scopes: &[&tables::QUESTION] }
    }

    /// It loses nothing: Enter does it.
    #[must_use]
    pub fn harmless(mut self) -> Self {
        self.scopes = &[&tables::HARMLESS_QUESTION];
        self
    }

    /// Asks whether to go on with a draft or to begin anew; letters are swallowed, because somebody may be typing.
    #[must_use]
    pub fn about_draft(mut self) -> Self {
        self.scopes = &[&tables::DRAFT_QUESTION];
        self
    }

    fn answers(&self, ui: &Ui<'_>) -> Vec<(String, String)> {
        let bindings = self.scopes.iter().flat_map(|scope: &&Scope| scope.bindings);
        bindings
            .map(|binding| {
                let words = if binding.command == Command::Yes { self.verb } else { binding.command.text() };
                (binding.keys.first().map(|key| key.label(ui.catalogue)).unwrap_or_default(), ui.text(words))
            })
            .collect()
    }
}

impl Screen for Question {
    type Msg = ();
    type Outcome = Answer;

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn scopes(&self) -> Scopes {
        self.scopes
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Yes => cx.finish(Answer::Yes),
            Command::No | Command::Discard => cx.finish(Answer::No),
            Command::Back => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let body = vec![Line::from(ui.span(Tone::Text, ui.message(&self.body))), Line::default()];
        Modal { title: ui.message(&self.title), body, answers: self.answers(ui) }.draw(frame.buffer_mut(), area, ui);
    }
}
