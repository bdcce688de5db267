//! Screens of different types in one stack.

use super::context::Context;
use super::draft::DraftKey;
use super::effect::{Effect, LayerId, Payload};
use super::event::Input;
use super::screen::{Cx, Handled, Screen};
use crate::domain::time::Timestamp;
use crate::i18n::Message;
use crate::keys::{Command, Scopes};
use crate::ui::Ui;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a layer sees of the app: who it is, the context, and where its effects go.
pub struct Port<'a> {
    /// The layer.
    pub id: LayerId,
    /// Who works here, where and when.
    pub context: &'a Context,
    /// What the app shall do.
    pub effects: &'a mut Vec<Effect>,
}

/// A [`Screen`] without its types.
pub trait Layer {
    /// See [`Screen::title`].
    fn title(&self) -> Message;
    /// See [`Screen::scopes`].
    fn scopes(&self) -> Scopes;
    /// See [`Screen::enabled`].
    ///
    /// # Errors
    /// Why the command is not possible.
    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message>;
    /// See [`Screen::start`].
    fn start(&mut self, port: Port<'_>);
    /// See [`Screen::command`].
    fn command(&mut self, command: Command, port: Port<'_>) -> Handled;
    /// See [`Screen::takes_text`].
    fn takes_text(&self) -> bool;
    /// See [`Screen::input`].
    fn input(&mut self, input: &Input, port: Port<'_>) -> Handled;
    /// See [`Screen::update`].
    fn receive(&mut self, payload: Payload, port: Port<'_>);
    /// See [`Screen::refresh`].
    fn refresh(&mut self, port: Port<'_>);
    /// See [`Screen::draw`].
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>);
    /// See [`Screen::full_screen`].
    fn full_screen(&self) -> bool;
    /// See [`Screen::wakes_at`].
    fn wakes_at(&self, context: &Context) -> Option<Timestamp>;
    /// See [`Screen::wake`].
    fn wake(&mut self, port: Port<'_>);
    /// See [`Screen::modal`].
    fn modal(&self) -> bool;
    /// See [`Screen::draft_key`].
    fn draft_key(&self) -> Option<DraftKey>;
    /// See [`Screen::draft_about`].
    fn draft_about(&self) -> String;
    /// See [`Screen::draft`].
    fn draft(&self) -> Option<serde_json::Value>;
    /// See [`Screen::restore`].
    fn restore(&mut self, draft: &serde_json::Value, port: Port<'_>);
}

/// A screen as a layer.
pub struct Hosted<S: Screen>(pub S);

impl<S: Screen> Layer for Hosted<S> {
    fn title(&self) -> Message {
        self.0.title()
    }
    fn scopes(&self) -> Scopes {
        self.0.scopes()
    }
    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        self.0.enabled(command, context)
    }
    fn start(&mut self, port: Port<'_>) {
        self.0.start(&mut Cx::new(port));
    }
    fn command(&mut self, command: Command, port: Port<'_>) -> Handled {
        self.0.command(command, &mut Cx::new(port))
    }
    fn takes_text(&self) -> bool {
        self.0.takes_text()
    }
    fn input(&mut self, input: &Input, port: Port<'_>) -> Handled {
        self.0.input(input, &mut Cx::new(port))
    }
    fn receive(&mut self, payload: Payload, port: Port<'_>) {
        // Messages are addressed to the layer that asked, so the type is always its own.
        if let Ok(msg) = payload.downcast::<S::Msg>() {
            self.0.update(*msg, &mut Cx::new(port));
        }
    }
    fn refresh(&mut self, port: Port<'_>) {
        self.0.refresh(&mut Cx::new(port));
    }
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.0.draw(frame, area, ui);
    }
    fn full_screen(&self) -> bool {
        self.0.full_screen()
    }
    fn wakes_at(&self, context: &Context) -> Option<Timestamp> {
        self.0.wakes_at(context)
    }
    fn wake(&mut self, port: Port<'_>) {
        self.0.wake(&mut Cx::new(port));
    }
    fn modal(&self) -> bool {
        self.0.modal()
    }
    fn draft_key(&self) -> Option<DraftKey> {
        self.0.draft_key()
    }
    fn draft_about(&self) -> String {
        self.0.draft_about()
    }
    fn draft(&self) -> Option<serde_json::Value> {
        self.0.draft()
    }
    fn restore(&mut self, draft: &serde_json::Value, port: Port<'_>) {
        self.0.restore(draft, &mut Cx::new(port));
    }
}
