//! Keys that were pressed before the screen they are meant for is there. Hands are faster than answers, over a slow line
//! above all: a key that opens a form and the words for its first field arrive together. They wait their turn, so that no
//! letter acts on the queue below, no Enter chooses from a list that is still the one before, and none is lost.

use super::effect::{LayerId, WorkKind};
use super::event::Input;
use super::machine::App;
use crossterm::event::{KeyCode, KeyModifiers};
use std::collections::VecDeque;

/// What is typed ahead, and what the layers have asked the store and not heard.
#[derive(Default)]
pub(super) struct Ahead {
    waiting: VecDeque<Input>,
    open: Vec<Question>,
    /// Whether what is asked now only follows what is typed, or looks again at what is shown.
    following: bool,
    /// Something else is there than what was drawn last. A list takes letters by the words in it, so it is drawn first.
    undrawn: bool,
}

/// A question whose answer is on its way.
struct Question {
    ticket: u64,
    layer: LayerId,
    follows: bool,
}

impl Ahead {
    /// A key press or a paste has come.
    pub(super) fn wait(&mut self, input: Input) {
        self.waiting.push_back(input);
    }

    /// What was typed ahead is for nobody any more: another person may sit here.
    pub(super) fn forget(&mut self) {
        self.waiting.clear();
    }

    /// Whether the questions that come now leave what is shown as it is for one who types.
    pub(super) const fn follow(&mut self, following: bool) {
        self.following = following;
    }

    /// A layer was opened.
    pub(super) const fn opened(&mut self) {
        self.undrawn = true;
    }

    /// What is there is on the screen.
    pub(super) const fn drawn(&mut self) {
        self.undrawn = false;
    }

    /// A layer has asked.
    pub(super) fn asked(&mut self, ticket: u64, layer: LayerId, kind: WorkKind) {
        self.open.push(Question { ticket, layer, follows: self.following && kind == WorkKind::Read });
    }

    /// An answer is here.
    pub(super) fn answered(&mut self, ticket: u64) {
        self.undrawn |= self.open.iter().any(|question| question.ticket == ticket && !question.follows);
        self.open.retain(|question| question.ticket != ticket);
    }

    /// Whether what comes next must wait for the layer on top. Words go on into the field in which they began, while what
    /// they find is looked up.
    fn must_wait(&self, top: LayerId, takes_text: bool) -> bool {
        if self.undrawn {
            return true;
        }
        let words = takes_text && self.waiting.front().is_some_and(is_words);
        self.open.iter().any(|question| question.layer == top && !(words && question.follows))
    }
}

/// Whether it only ever changes what stands in a field.
fn is_words(input: &Input) -> bool {
    match input {
        Input::Paste(_) => true,
        Input::Key(key) => {
            let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
            plain && matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace)
        }
    }
}

impl App {
    /// Whether something waits that [`App::tick`] would type now.
    pub(super) fn can_type(&self) -> bool {
        let top = self.stack.peek().filter(|_| !self.ahead.waiting.is_empty());
        top.is_some_and(|top| !self.ahead.must_wait(top.id, top.layer.takes_text()))
    }

    /// Types what waits, as far as the layer on top is ready for it, and says whether there was anything.
    pub fn type_ahead(&mut self) -> bool {
        let before = self.ahead.waiting.len();
        while !self.over
            && let Some(top) = self.stack.peek()
            && let takes_text = top.layer.takes_text()
            && !self.ahead.must_wait(top.id, takes_text)
            && let Some(input) = self.ahead.waiting.pop_front()
        {
            self.ahead.follow(takes_text && is_words(&input));
            self.typed(&input);
            self.settle();
            self.ahead.follow(false);
            self.keeper.look(&mut self.stack, self.context.now);
        }
        self.ahead.waiting.len() < before
    }
}
