//! The app: takes events, asks the top layer, carries out effects.

use super::ahead::Ahead;
use super::context::{Context, Session};
use super::draft::DraftKey;
use super::effect::{Back, Effect, LayerId, Slot, WorkKind};
use super::event::Event;
use super::keeper::Keeper;
use super::layer::{Layer, Port};
use super::place::Place;
use super::signals::Signal;
use super::stack::Stack;
use super::worker::Worker;
use crate::clock::Clock;
use crate::config::Slips;
use crate::domain::time::Timestamp;
use crate::i18n::{Catalogue, Language};
use crate::keys::Command;
use crate::store::settings::Settings;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::toast::Toasts;
use std::collections::HashMap;

/// The layer id of the app itself, for questions it asks the store.
pub(super) const APP: LayerId = LayerId(0);

/// The screens the app needs by itself; it knows no other.
#[derive(Clone, Copy)]
pub struct Screens {
    /// The screen of a place of work.
    pub place: fn(Place) -> Box<dyn Layer>,
    /// Where a patient is found, from anywhere.
    pub find: fn() -> Box<dyn Layer>,
    /// The form that a kept draft belongs to.
    pub resume: fn(&DraftKey) -> Option<Box<dyn Layer>>,
    /// Where one signs in.
    pub login: fn() -> Box<dyn Layer>,
    /// Where the person at work shows that it is still them.
    pub lock: fn(&Session) -> Box<dyn Layer>,
    /// Where one changes one's password; forced when it was given by somebody else.
    pub password: fn(&Session, bool) -> Box<dyn Layer>,
    /// Where a new clinic begins.
    pub first_run: fn() -> Box<dyn Layer>,
}

/// What an app begins with.
pub struct Start {
    /// Tells the time.
    pub clock: Clock,
    /// Owns the database.
    pub worker: Worker,
    /// The clinic's settings; the defaults before the first run.
    pub settings: Settings,
    /// The reader's language; the clinic's where it is not said.
    pub language: Option<Language>,
    /// The look.
    pub theme: ThemeName,
    /// Whether there is no clinic yet.
    pub first_run: bool,
    /// The screens.
    pub screens: Screens,
    /// Where patients' slips go.
    pub slips: Slips,
    /// Nobody of the staff sits there: nothing locks, nothing of a person's own work comes up, and no shell is reached.
    pub unattended: bool,
}

/// What the app asks of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// Give the terminal back to the shell until the person returns.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Ring the bell.
    Bell,
}

/// The whole program but for its threads and its terminal.
pub struct App {
    pub(super) context: Context,
    pub(super) catalogue: Catalogue,
    pub(super) theme: Theme,
    pub(super) stack: Stack,
    pub(super) toasts: Toasts,
    pub(super) place: Option<Place>,
    pub(super) keeper: Keeper,
    pub(super) clock: Clock,
    pub(super) worker: Worker,
    pub(super) screens: Screens,
    pub(super) effects: Vec<Effect>,
    pub(super) latest: HashMap<(LayerId, Slot), u64>,
    pub(super) tickets: u64,
    pub(super) unanswered: usize,
    pub(super) ahead: Ahead,
    pub(super) last_input: Timestamp,
    pub(super) locked: bool,
    pub(super) mouse: bool,
    pub(super) unattended: bool,
    pub(super) over: bool,
    pub(super) requests: Vec<Request>,
}

impl App {
    /// Begins with the login, or with the first run.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let now = start.clock.now();
        let language = start.language.unwrap_or(start.settings.language);
        let locale = start.settings.locale(language);
        let mut app = Self {
            context: Context { now, locale, settings: start.settings, session: None, slips: start.slips },
            catalogue: Catalogue::new(locale),
            theme: Theme::named(start.theme),
            stack: Stack::default(),
            toasts: Toasts::default(),
            place: None,
            keeper: Keeper::default(),
            clock: start.clock,
            worker: start.worker,
            screens: start.screens,
            effects: Vec::new(),
            latest: HashMap::new(),
            tickets: 0,
            unanswered: 0,
            ahead: Ahead::default(),
            last_input: now,
            locked: false,
            mouse: false,
            unattended: start.unattended,
            over: false,
            requests: Vec::new(),
        };
        let first = if start.first_run { (app.screens.first_run)() } else { (app.screens.login)() };
        app.open(first, Back::Nothing);
        app.settle();
        app
    }

    /// Whether the program is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// How many questions to the store are still open.
    #[must_use]
    pub const fn unanswered(&self) -> usize {
        self.unanswered
    }

    /// What every screen may know.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// What is asked of the terminal since the last call.
    pub fn requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Waits until the store has done what it was given; the last step of a program.
    pub fn finish(&mut self) {
        self.keep_drafts(true);
        self.worker.finish();
    }

    /// One thing has happened.
    pub fn handle(&mut self, event: Event) {
        self.context.now = self.clock.now();
        match event {
            Event::Input(input) => {
                self.last_input = self.context.now;
                self.ahead.wait(input);
            }
            Event::Wheel(rows) => {
                let command = if rows < 0 { Command::Up } else { Command::Down };
                (0..rows.unsigned_abs()).for_each(|_| self.run(command));
            }
            Event::Resize => {}
            Event::Focus(gained) => {
                if gained {
                    self.refresh();
                }
            }
            Event::Signal(signal) => self.signal(signal),
            Event::Reply(reply) => self.receive(reply),
            Event::DataChanged => {
                self.read_settings();
                self.refresh();
            }
            Event::HungUp => self.over = true,
        }
        self.settle();
        self.keeper.look(&mut self.stack, self.context.now);
        self.type_ahead();
        if self.over {
            self.keep_drafts(true);
        }
    }

    /// The next instant at which [`App::tick`] has something to do.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let next_minute = Timestamp((self.context.now.0.div_euclid(60_000) + 1) * 60_000);
        let lock = self.idle_lock();
        let typing = self.can_type().then_some(self.context.now);
        let wake = self.stack.peek().and_then(|top| top.layer.wakes_at(&self.context));
        let wake = wake.filter(|at| *at > self.context.now);
        [Some(next_minute), typing, wake, lock, self.toasts.next_deadline(), self.keeper.deadline()]
            .into_iter()
            .flatten()
            .min()
    }

    /// A deadline has come.
    pub fn tick(&mut self) {
        let wakes = self.stack.peek().and_then(|top| top.layer.wakes_at(&self.context));
        self.context.now = self.clock.now();
        if wakes.is_some_and(|at| at <= self.context.now)
            && let Some(top) = self.stack.top()
        {
            top.layer.wake(Port { id: top.id, context: &self.context, effects: &mut self.effects });
        }
        self.toasts.expire(self.context.now);
        self.keep_drafts(false);
        if self.idle_lock().is_some_and(|at| at <= self.context.now) {
            self.lock();
        }
        self.settle();
        self.type_ahead();
    }

    pub(super) fn idle_lock(&self) -> Option<Timestamp> {
        let signed_in = self.context.session.is_some() && !self.locked && !self.unattended;
        signed_in.then(|| self.last_input.plus_minutes(self.context.settings.idle_lock_minutes))
    }

    fn signal(&mut self, signal: Signal) {
        match signal {
            Signal::Terminate | Signal::HangUp => self.over = true,
            Signal::Resume => {
                // Whoever comes back to a suspended program may be somebody else.
                if !self.unattended {
                    self.lock();
                }
                self.requests.push(Request::Redraw);
            }
            Signal::Suspend if !self.unattended => self.requests.push(Request::Suspend),
            Signal::Suspend | Signal::Interrupt | Signal::Resize => {}
        }
    }

    pub(super) fn settle(&mut self) {
        // Effects may bring new effects; a layer that kept asking without end would be a defect of that layer.
        while !self.effects.is_empty() {
            for effect in std::mem::take(&mut self.effects) {
                self.apply(effect);
            }
        }
    }

    pub(super) fn apply(&mut self, effect: Effect) {
        match effect {
            Effect::Work { layer, kind, slot, run } => self.submit(layer, kind, slot, run),
            Effect::Open { layer, back } => self.open(layer, back),
            Effect::Finish { layer, outcome } => self.finish_layer(layer, outcome),
            Effect::Close { layer } => self.close(layer),
            Effect::DiscardDraft { layer } => {
                if let Some(user) = self.context.actor().map(|actor| actor.user)
                    && let Some(work) = self.keeper.forget(&mut self.stack, layer, user)
                {
                    self.submit(APP, WorkKind::Write, Slot("draft"), work);
                }
            }
            Effect::Say(toast) => self.say(toast),
            Effect::Fail(error) => self.fail(&error),
            Effect::Founded(settings) => {
                self.settings(settings);
                self.stack.clear();
                self.open((self.screens.login)(), Back::Nothing);
            }
            Effect::Settings(settings) => self.settings(settings),
            Effect::SignedIn(session, language) => {
                if let Some(language) = language {
                    self.language(language);
                }
                self.signed_in(session);
            }
            Effect::Unlock => {
                self.locked = false;
                if let Some(id) = self.stack.peek().map(|entry| entry.id) {
                    self.stack.remove(id);
                }
                self.refresh();
            }
            Effect::SignOut => self.sign_out(),
            Effect::Slip { visit, language, why } => self.print_slip(visit, language, why),
            Effect::Speak(language) => self.language(language),
            Effect::Bell => self.requests.push(Request::Bell),
            Effect::Go(place) => self.go(place),
            Effect::Quit => self.over = true,
        }
    }
}
