//! Questions: a box that names what would happen, with the safe answer chosen first.

use super::event::Input;
use super::screen::{Cx, Handled, Screen};
use crate::i18n::{Message, Text, t};
use crate::keys::{Command, Scopes, tables};
use crate::ui::Ui;
use crate::ui::modal::Modal;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What was answered.
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
    yes: Text,
    no: Text,
    chosen: Answer,
    /// Whether "no" is an act of its own rather than leaving things as they are; then Esc answers neither.
    two_acts: bool,
}

impl Question {
    /// A question whose verb says what yes does; Enter answers no until yes is chosen.
    #[must_use]
    pub fn new(title: impl Into<Message>, body: impl Into<Message>, verb: Text) -> Self {
        let no = t::APP_LEAVE_AS_IS;
        Self { title: title.into(), body: body.into(), yes: verb, no, chosen: Answer::No, two_acts: false }
    }

    /// A question about something that loses nothing: Enter answers yes.
    #[must_use]
    pub fn harmless(mut self) -> Self {
        self.chosen = Answer::Yes;
        self
    }

    /// A question between two acts; Esc answers neither.
    #[must_use]
    pub fn or(mut self, no: Text) -> Self {
        self.no = no;
        self.two_acts = true;
        self
    }
}

impl Screen for Question {
    type Msg = ();
    type Outcome = Answer;

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::QUESTION]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Yes => cx.finish(Answer::Yes),
            Command::No => cx.finish(Answer::No),
            Command::Open => cx.finish(self.chosen),
            Command::Left | Command::Right => {
                self.chosen = if self.chosen == Answer::Yes { Answer::No } else { Answer::Yes };
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn takes_text(&self) -> bool {
        self.two_acts
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        match input {
            Input::Key(key) if key.code == crossterm::event::KeyCode::Esc => {
                cx.close();
                Handled::Yes
            }
            Input::Key(_) | Input::Paste(_) => Handled::No,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let buttons = [(self.yes, self.chosen == Answer::Yes), (self.no, self.chosen == Answer::No)];
        Modal::question(&self.title, &self.body, &buttons).draw(frame, area, ui);
    }
}
