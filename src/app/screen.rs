//! What a screen is, and what it may ask for.
//!
//! A screen never touches the database, the clock or another screen. It answers to commands, typed input and its own
//! messages by appending effects to its [`Cx`]; the app carries them out and sends the answer back as a message.

use super::context::Context;
use super::draft::DraftKey;
use super::effect::{Back, Effect, LayerId, Payload, Slot, Work, WorkKind};
use super::event::Input;
use super::layer::{Hosted, Layer, Port};
use super::place::Place;
use super::question::{Answer, Question};
use super::worker::Bench;
use crate::domain::time::Timestamp;
use crate::i18n::Message;
use crate::keys::{Command, Scopes};
use crate::store::{Reader, StoreError, Tx};
use crate::ui::Ui;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::marker::PhantomData;

/// Whether a command or input meant something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    /// It did.
    Yes,
    /// It did not: somebody else may want it.
    No,
}

/// One screen, form or overlay.
pub trait Screen: Sized + 'static {
    /// Its own messages: answers of the store and of screens it opened.
    type Msg: Send + 'static;
    /// What it hands to the screen that opened it.
    type Outcome: Send + 'static;

    /// What it is called in the header and the help.
    fn title(&self) -> Message;

    /// The key tables in force, the nearest first.
    fn scopes(&self) -> Scopes;

    /// Whether a command is possible now; the reason when not. The footer and the help ask this too.
    ///
    /// # Errors
    /// Why it is not possible.
    fn enabled(&self, _command: Command, _context: &Context) -> Result<(), Message> {
        Ok(())
    }

    /// Called once, when it is opened.
    fn start(&mut self, _cx: &mut Cx<'_, Self>) {}

    /// A key of the tables was pressed, or a command was chosen in the help.
    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled;

    /// Whether a field has the focus: then typed input goes there first.
    fn takes_text(&self) -> bool {
        false
    }

    /// Typed input, for a focused field.
    fn input(&mut self, _input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        Handled::No
    }

    /// One of its own messages has come.
    fn update(&mut self, _msg: Self::Msg, _cx: &mut Cx<'_, Self>) {}

    /// Somebody wrote to the database: load again, keep the selection, leave forms alone.
    fn refresh(&mut self, _cx: &mut Cx<'_, Self>) {}

    /// Draws itself; any size must do.
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>);

    /// Whether it has the whole window to itself, without the header, the footer and notices.
    fn full_screen(&self) -> bool {
        false
    }

    /// When something changes by itself: [`Screen::wake`] is called then. Past instants count as never.
    fn wakes_at(&self, _context: &Context) -> Option<Timestamp> {
        None
    }

    /// The instant of [`Screen::wakes_at`] has come.
    fn wake(&mut self, _cx: &mut Cx<'_, Self>) {}

    /// Whether it is a box over the screen below, which stays in view.
    fn modal(&self) -> bool {
        false
    }

    /// Under which key its unfinished work is kept; `None` when there is nothing to keep.
    fn draft_key(&self) -> Option<DraftKey> {
        None
    }

    /// Whom its unfinished work is about, in words.
    fn draft_about(&self) -> String {
        String::new()
    }

    /// Its unfinished work; `None` while nothing was typed.
    fn draft(&self) -> Option<serde_json::Value> {
        None
    }

    /// Takes up unfinished work again.
    fn restore(&mut self, _draft: &serde_json::Value, _cx: &mut Cx<'_, Self>) {}
}

/// What a screen may ask for. It only appends to a list of effects.
pub struct Cx<'a, S: Screen> {
    port: Port<'a>,
    screen: PhantomData<fn(S)>,
}

impl<'a, S: Screen> Cx<'a, S> {
    /// A context for the screen behind `port`.
    pub const fn new(port: Port<'a>) -> Self {
        Self { port, screen: PhantomData }
    }

    /// Who works here, where and when.
    #[must_use]
    pub const fn context(&self) -> &Context {
        self.port.context
    }

    /// The current instant.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.port.context.now
    }

    /// Reads from the database. A newer request in the same slot makes the answer to an older one void.
    pub fn query<T: Send + 'static>(
        &mut self,
        slot: Slot,
        read: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
        msg: impl FnOnce(Result<T, StoreError>) -> S::Msg + Send + 'static,
    ) {
        self.work(WorkKind::Read, slot, move |bench| bench.read(read), msg);
    }

    /// Writes to the database, in one transaction, as the person who is signed in.
    pub fn write<T: Send + 'static>(
        &mut self,
        slot: Slot,
        write: impl FnOnce(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        msg: impl FnOnce(Result<T, StoreError>) -> S::Msg + Send + 'static,
    ) {
        let actor = self.port.context.session.as_ref().map(|session| session.actor.clone());
        self.work(WorkKind::Write, slot, move |bench| bench.write(actor.as_ref(), write), msg);
    }

    /// Work that is neither one read nor one write, such as signing in.
    pub fn work<T: Send + 'static>(
        &mut self,
        kind: WorkKind,
        slot: Slot,
        work: impl FnOnce(&mut Bench) -> Result<T, StoreError> + Send + 'static,
        msg: impl FnOnce(Result<T, StoreError>) -> S::Msg + Send + 'static,
    ) {
        let run: Work = Box::new(move |bench| Box::new(msg(work(bench))) as Payload);
        self.effect(Effect::Work { layer: self.port.id, kind, slot, run });
    }

    /// Opens a screen over this one; what it finishes with comes back as a message.
    pub fn open<C: Screen>(&mut self, child: C, msg: impl FnOnce(C::Outcome) -> S::Msg + Send + 'static) {
        let deliver = move |outcome: Payload| {
            let outcome = outcome.downcast::<C::Outcome>().ok()?;
            Some(Box::new(msg(*outcome)) as Payload)
        };
        let back = Back::Message(self.port.id, Box::new(deliver));
        self.effect(Effect::Open { layer: Box::new(Hosted(child)), back });
    }

    /// Opens a screen over this one whose outcome is of no interest.
    pub fn show<C: Screen>(&mut self, child: C) {
        self.effect(Effect::Open { layer: Box::new(Hosted(child)), back: Back::Nothing });
    }

    /// Asks a question; on yes the message comes, on no nothing happens.
    pub fn ask(&mut self, question: Question, yes: S::Msg) {
        let deliver = move |answer: Payload| {
            let answer = answer.downcast::<Answer>().ok()?;
            (*answer == Answer::Yes).then(|| Box::new(yes) as Payload)
        };
        let layer: Box<dyn Layer> = Box::new(Hosted(question));
        self.effect(Effect::Open { layer, back: Back::Message(self.port.id, Box::new(deliver)) });
    }

    /// Hands the outcome to whoever opened this screen and closes it. A draft is no longer needed.
    pub fn finish(&mut self, outcome: S::Outcome) {
        self.effect(Effect::Finish { layer: self.port.id, outcome: Box::new(outcome) });
    }

    /// Closes this screen without an outcome. A draft is kept.
    pub fn close(&mut self) {
        self.effect(Effect::Close { layer: self.port.id });
    }

    /// Throws the kept draft of this screen away.
    pub fn discard_draft(&mut self) {
        self.effect(Effect::DiscardDraft { layer: self.port.id });
    }

    /// Says something in passing.
    pub fn say(&mut self, toast: Toast) {
        self.effect(Effect::Say(toast));
    }

    /// Says what went wrong.
    pub fn fail(&mut self, error: StoreError) {
        self.effect(Effect::Fail(error));
    }

    /// Goes to another place of work.
    pub fn go(&mut self, place: Place) {
        self.effect(Effect::Go(place));
    }

    /// Anything else.
    pub fn effect(&mut self, effect: Effect) {
        self.port.effects.push(effect);
    }

    /// This screen's layer.
    #[must_use]
    pub const fn id(&self) -> LayerId {
        self.port.id
    }
}
