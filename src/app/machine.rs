//! The app: takes events, asks the top layer, carries out effects.

use super::context::{Context, Session};
use super::draft::{Draft, DraftKey};
use super::drafts::Drafts;
use super::effect::{Back, Effect, LayerId, Payload, Slot, Work, WorkKind};
use super::event::{Event, Input, Reply};
use super::help::{self, Help};
use super::keeper::{FoundDraft, Keeper};
use super::layer::{Hosted, Layer, Port};
use super::messages::Messages;
use super::place::Place;
use super::question::{Answer, Question};
use super::screen::Handled;
use super::signals::Signal;
use super::stack::Stack;
use super::worker::{Job, Worker};
use crate::clock::Clock;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Catalogue, Language, t};
use crate::keys::{self, Command};
use crate::logging::Incident;
use crate::store::StoreError;
use crate::store::settings::Settings;
use crate::store::{drafts, users};
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::toast::{Toast, Toasts};
use std::collections::HashMap;

/// The layer id of the app itself, for questions it asks the store.
pub(super) const APP: LayerId = LayerId(0);
const FIND_DRAFT: Slot = Slot("find-draft");

/// The screens the app needs by itself; it knows no other.
#[derive(Clone, Copy)]
pub struct Screens {
    /// The screen of a place of work.
    pub place: fn(Place) -> Box<dyn Layer>,
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
    clock: Clock,
    worker: Worker,
    screens: Screens,
    effects: Vec<Effect>,
    latest: HashMap<(LayerId, Slot), u64>,
    tickets: u64,
    unanswered: usize,
    last_input: Timestamp,
    locked: bool,
    mouse: bool,
    over: bool,
    requests: Vec<Request>,
}

impl App {
    /// Begins with the login, or with the first run.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let now = start.clock.now();
        let language = start.language.unwrap_or(start.settings.language);
        let locale = start.settings.locale(language);
        let mut app = Self {
            context: Context { now, locale, settings: start.settings, session: None },
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
            last_input: now,
            locked: false,
            mouse: false,
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
                self.typed(&input);
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
            Event::DataChanged => self.refresh(),
            Event::HungUp => self.over = true,
        }
        self.settle();
        self.keeper.look(&mut self.stack, self.context.now);
        if self.over {
            self.keep_drafts(true);
        }
    }

    /// The next instant at which [`App::tick`] has something to do.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let next_minute = Timestamp((self.context.now.0.div_euclid(60_000) + 1) * 60_000);
        let lock = self.idle_lock();
        [Some(next_minute), lock, self.toasts.next_deadline(), self.keeper.deadline()].into_iter().flatten().min()
    }

    /// A deadline has come.
    pub fn tick(&mut self) {
        self.context.now = self.clock.now();
        self.toasts.expire(self.context.now);
        self.keep_drafts(false);
        if self.idle_lock().is_some_and(|at| at <= self.context.now) {
            self.lock();
        }
        self.settle();
    }

    fn idle_lock(&self) -> Option<Timestamp> {
        let signed_in = self.context.session.is_some() && !self.locked;
        signed_in.then(|| self.last_input.plus_minutes(self.context.settings.idle_lock_minutes))
    }

    fn signal(&mut self, signal: Signal) {
        match signal {
            Signal::Terminate | Signal::HangUp => self.over = true,
            Signal::Resume => {
                // Whoever comes back to a suspended program may be somebody else.
                self.lock();
                self.requests.push(Request::Redraw);
            }
            Signal::Suspend => self.requests.push(Request::Suspend),
            Signal::Interrupt | Signal::Resize => {}
        }
    }

    fn typed(&mut self, input: &Input) {
        let Some(top) = self.stack.top() else { return };
        if top.layer.takes_text() {
            let port = Port { id: top.id, context: &self.context, effects: &mut self.effects };
            if top.layer.input(input, port) == Handled::Yes {
                return;
            }
        }
        if let Input::Key(key) = input
            && let Some(command) = keys::command(top.layer.scopes(), key)
        {
            self.run(command);
        }
    }

    /// Runs a command as if its key had been pressed.
    pub fn run(&mut self, command: Command) {
        let Some(top) = self.stack.top() else { return };
        if let Err(reason) = top.layer.enabled(command, &self.context) {
            self.say(Toast::warning(reason));
            return;
        }
        let port = Port { id: top.id, context: &self.context, effects: &mut self.effects };
        if top.layer.command(command, port) == Handled::No {
            self.run_global(command);
        }
    }

    fn run_global(&mut self, command: Command) {
        let signed_in = self.context.session.is_some() && !self.locked;
        match command {
            Command::Help => self.help(),
            Command::Back => self.back(),
            Command::Quit if self.stack.depth() > 1 && !self.locked => self.back(),
            Command::Quit => self.open(
                Box::new(Hosted(Question::new(t::APP_QUIT_TITLE, t::APP_QUIT_BODY, t::COMMAND_QUIT).harmless())),
                Back::Message(APP, Box::new(|answer| Some(Box::new(Quit(*answer.downcast::<Answer>().ok()?))))),
            ),
            Command::Redraw => self.requests.push(Request::Redraw),
            Command::Suspend => self.requests.push(Request::Suspend),
            Command::Language => self.next_language(),
            Command::Theme => {
                let themes = ThemeName::ALL;
                let next = themes.iter().cycle().skip_while(|name| **name != self.theme.name()).nth(1);
                self.theme = Theme::named(next.copied().unwrap_or_default());
            }
            Command::Mouse => {
                self.mouse = !self.mouse;
                self.requests.push(Request::Mouse(self.mouse));
                self.say(Toast::info(if self.mouse { t::APP_MOUSE_ON } else { t::APP_MOUSE_OFF }));
            }
            Command::Messages => {
                let messages = Messages::new(self.toasts.history().map(|(at, toast)| (at, toast.clone())).collect());
                self.open(Box::new(Hosted(messages)), Back::Nothing);
            }
            Command::Lock if signed_in => self.lock(),
            Command::SignOut if self.context.session.is_some() => self.sign_out(),
            Command::Drafts if signed_in => self.open_drafts(),
            Command::ChangePassword if signed_in => self.change_password(false),
            Command::NextPlace | Command::PreviousPlace if signed_in => self.step_place(command),
            command => {
                if let Some(number) = command.place()
                    && let Some(place) = self.context.places().get(number - 1).copied()
                {
                    self.go(place);
                }
            }
        }
    }

    /// One step back: the topmost layer closes. What was typed there is kept as a draft.
    fn back(&mut self) {
        if self.stack.depth() < 2 || self.locked {
            return;
        }
        if let Some(id) = self.stack.peek().map(|entry| entry.id) {
            self.close(id);
        }
    }

    fn help(&mut self) {
        let Some(top) = self.stack.top() else { return };
        let entries = help::entries(top.layer.as_ref(), &self.context, &self.catalogue);
        let help = Help::new(top.layer.title(), entries);
        self.open(Box::new(Hosted(help)), Back::Command);
    }

    fn next_language(&mut self) {
        let mut languages = Language::ALL.into_iter().cycle();
        let here = self.context.locale.language;
        let next = languages.find(|language| *language == here).and_then(|_| languages.next()).unwrap_or_default();
        self.language(next);
        if let Some(actor) = self.context.actor().cloned() {
            self.submit(APP, WorkKind::Write, Slot("language"), move |bench| {
                let chosen = bench.write(Some(&actor), |tx| users::choose_language(tx, next));
                Box::new(chosen.err().map(Failed))
            });
        }
    }

    fn language(&mut self, language: Language) {
        self.context.locale.language = language;
        self.catalogue = Catalogue::new(self.context.locale);
    }

    /// Takes new settings into use.
    fn settings(&mut self, settings: Settings) {
        self.context.locale.zone = settings.zone;
        self.context.locale.currency = settings.currency;
        self.context.settings = settings;
        self.catalogue = Catalogue::new(self.context.locale);
    }

    fn step_place(&mut self, command: Command) {
        let places = self.context.places();
        let Some(here) = places.iter().position(|place| Some(*place) == self.place) else { return };
        let step = if command == Command::NextPlace { 1 } else { places.len() - 1 };
        if let Some(place) = places.get((here + step) % places.len()) {
            self.go(*place);
        }
    }

    fn go(&mut self, place: Place) {
        self.keep_drafts(true);
        self.stack.clear();
        self.place = Some(place);
        self.open((self.screens.place)(place), Back::Nothing);
    }

    fn open_drafts(&mut self) {
        self.open(
            Box::new(Hosted(Drafts::default())),
            Back::Message(APP, Box::new(|key| Some(Box::new(Resume(*key.downcast::<DraftKey>().ok()?))))),
        );
    }

    fn change_password(&mut self, forced: bool) {
        if let Some(session) = &self.context.session {
            let layer = (self.screens.password)(session, forced);
            self.open(layer, Back::Nothing);
        }
    }

    fn lock(&mut self) {
        if self.locked {
            return;
        }
        let Some(session) = &self.context.session else { return };
        let layer = (self.screens.lock)(session);
        self.keep_drafts(true);
        self.open(layer, Back::Nothing);
        self.locked = true;
    }

    fn sign_out(&mut self) {
        self.keep_drafts(true);
        if let Some(session) = self.context.session.take() {
            self.submit(APP, WorkKind::Write, Slot("sign-out"), move |bench| {
                let ended = bench.write(Some(&session.actor), |tx| users::sign_out(tx, session.id));
                Box::new(ended.err().map(Failed))
            });
        }
        self.locked = false;
        self.place = None;
        self.stack.clear();
        self.toasts = Toasts::default();
        self.open((self.screens.login)(), Back::Nothing);
    }

    fn signed_in(&mut self, session: Session) {
        let forced = session.must_change_password;
        self.context.session = Some(session);
        self.last_input = self.context.now;
        self.submit(APP, WorkKind::Read, Slot("settings"), |bench| {
            Box::new(bench.read(crate::store::settings::load).ok().map(Loaded))
        });
        match self.context.places().first() {
            Some(place) => self.go(*place),
            None => self.say(Toast::warning(t::APP_NO_PLACE)),
        }
        if forced {
            self.change_password(true);
        } else {
            self.find_drafts();
        }
    }

    /// After signing in: unfinished work is offered again.
    fn find_drafts(&mut self) {
        let Some(user) = self.context.actor().map(|actor| actor.user) else { return };
        self.submit(APP, WorkKind::Read, Slot("drafts"), move |bench| {
            Box::new(bench.read(|conn| drafts::list(conn, user)).ok().map(|list| Unfinished(list.len())))
        });
    }

    /// Puts a layer on top and looks for unfinished work of its kind.
    pub(super) fn open(&mut self, layer: Box<dyn Layer>, back: Back) {
        let key = layer.draft_key();
        let id = self.stack.push(layer, back);
        if let Some(entry) = self.stack.top() {
            entry.layer.start(Port { id, context: &self.context, effects: &mut self.effects });
        }
        if let Some(key) = key
            && let Some(user) = self.context.actor().map(|actor| actor.user)
        {
            self.submit(APP, WorkKind::Write, FIND_DRAFT, move |bench| {
                let row = bench.read(|conn| drafts::find(conn, user, &key.to_string())).ok().flatten();
                let draft = row.and_then(|row| Draft::read(&row.key, &row.body, row.saved_at));
                Box::new(draft.map(|draft| FoundDraft { layer: id, draft }))
            });
        }
    }

    fn close(&mut self, id: LayerId) {
        self.keeper.look(&mut self.stack, self.context.now);
        let kept = self.keeper.holds(id);
        self.keep_drafts(true);
        self.keeper.release(id);
        self.stack.remove(id);
        if kept {
            self.say(Toast::info(t::APP_DRAFT_KEPT));
        }
    }

    fn finish_layer(&mut self, id: LayerId, outcome: Payload) {
        if let Some(user) = self.context.actor().map(|actor| actor.user)
            && let Some(work) = self.keeper.forget(&mut self.stack, id, user)
        {
            self.submit(APP, WorkKind::Write, Slot("draft"), work);
        }
        let Some(entry) = self.stack.remove(id) else { return };
        match entry.back {
            Back::Nothing => {}
            Back::Message(to, deliver) => {
                if let Some(payload) = deliver(outcome) {
                    self.deliver(to, payload);
                }
            }
            Back::Command => {
                if let Ok(command) = outcome.downcast::<Command>() {
                    self.run(*command);
                }
            }
            Back::Draft(draft) => self.answer_draft(outcome, &draft),
        }
    }

    fn answer_draft(&mut self, outcome: Payload, draft: &serde_json::Value) {
        let Some(top) = self.stack.top() else { return };
        if matches!(outcome.downcast_ref::<Answer>(), Some(Answer::Yes)) {
            top.layer.restore(draft, Port { id: top.id, context: &self.context, effects: &mut self.effects });
        } else {
            let id = top.id;
            self.effects.push(Effect::DiscardDraft { layer: id });
        }
    }

    fn settle(&mut self) {
        // Effects may bring new effects; a layer that kept asking without end would be a defect of that layer.
        while !self.effects.is_empty() {
            for effect in std::mem::take(&mut self.effects) {
                self.apply(effect);
            }
        }
    }

    fn apply(&mut self, effect: Effect) {
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
            Effect::Go(place) => self.go(place),
            Effect::Quit => self.over = true,
        }
    }

    pub(super) fn submit(
        &mut self,
        layer: LayerId,
        kind: WorkKind,
        slot: Slot,
        run: impl FnOnce(&mut super::worker::Bench) -> Payload + Send + 'static,
    ) {
        self.tickets += 1;
        self.latest.insert((layer, slot), self.tickets);
        let run: Work = Box::new(run);
        if self.worker.submit(Job { layer, slot, ticket: self.tickets, kind, run }) {
            self.unanswered += 1;
        } else {
            tracing::error!("the store's thread is gone");
            self.over = true;
        }
    }

    fn receive(&mut self, reply: Reply) {
        self.unanswered = self.unanswered.saturating_sub(1);
        let stale = !reply.wrote && self.latest.get(&(reply.layer, reply.slot)) != Some(&reply.ticket);
        if let Some(payload) = reply.payload
            && !stale
        {
            self.deliver(reply.layer, payload);
        }
        if reply.wrote && reply.layer != APP {
            self.refresh();
        }
    }

    fn deliver(&mut self, to: LayerId, payload: Payload) {
        if to == APP {
            self.answered(payload);
        } else if let Some(entry) = self.stack.get(to) {
            entry.layer.receive(payload, Port { id: to, context: &self.context, effects: &mut self.effects });
        }
    }

    /// The store, or a box of the app's own, has answered the app itself.
    fn answered(&mut self, payload: Payload) {
        let payload = match payload.downcast::<Quit>() {
            Ok(quit) => return self.over = self.over || quit.0 == Answer::Yes,
            Err(payload) => payload,
        };
        let payload = match payload.downcast::<Resume>() {
            Ok(resume) => {
                if let Some(layer) = (self.screens.resume)(&resume.0) {
                    self.open(layer, Back::Nothing);
                }
                return;
            }
            Err(payload) => payload,
        };
        let payload = match payload.downcast::<Option<Failed>>() {
            Ok(failed) => return failed.iter().for_each(|failed| self.fail(&failed.0)),
            Err(payload) => payload,
        };
        let payload = match payload.downcast::<Option<Loaded>>() {
            Ok(loaded) => return loaded.into_iter().for_each(|loaded| self.settings(loaded.0)),
            Err(payload) => payload,
        };
        let payload = match payload.downcast::<Option<Unfinished>>() {
            Ok(found) => {
                if found.is_some_and(|found| found.0 > 0) {
                    self.open_drafts();
                }
                return;
            }
            Err(payload) => payload,
        };
        if let Ok(found) = payload.downcast::<Option<FoundDraft>>()
            && let Some(found) = *found
        {
            self.offer(found);
        }
    }

    /// Unfinished work was found for a form that has just been opened.
    fn offer(&mut self, found: FoundDraft) {
        if self.stack.peek().is_none_or(|top| top.id != found.layer) {
            return;
        }
        self.keeper.found(found.layer, &found.draft);
        let body = t::APP_DRAFT_BODY.with("at", found.draft.at);
        let question = Question::new(t::APP_DRAFT_TITLE, body, t::APP_DRAFT_RESUME).about_draft();
        self.open(Box::new(Hosted(question)), Back::Draft(found.draft.typed));
    }

    pub(super) fn refresh(&mut self) {
        for entry in self.stack.visible() {
            entry.layer.refresh(Port { id: entry.id, context: &self.context, effects: &mut self.effects });
        }
        self.settle();
    }

    pub(super) fn say(&mut self, toast: Toast) {
        self.toasts.push(toast, self.context.now);
    }

    pub(super) fn fail(&mut self, error: &StoreError) {
        let toast = match error {
            StoreError::Sql { .. } | StoreError::Damaged => {
                let incident = Incident::report("store", error);
                Toast::error(t::APP_INCIDENT.with("code", incident.to_string()))
            }
            StoreError::Conflict { .. } | StoreError::Busy => Toast::warning(error.message()),
            refused => Toast::error(refused.message()),
        };
        self.say(toast);
    }

    fn keep_drafts(&mut self, all: bool) {
        self.keeper.look(&mut self.stack, self.context.now);
        let Some(user) = self.context.actor().map(|actor| actor.user) else { return };
        for work in self.keeper.due(self.context.now, all, user) {
            self.submit(APP, WorkKind::Write, Slot("draft"), work);
        }
    }
}

/// The answer to "quit?".
struct Quit(Answer);
/// The draft that shall be taken up.
struct Resume(DraftKey);
/// Something the app asked for went wrong.
pub(super) struct Failed(pub(super) StoreError);
/// The clinic's settings.
struct Loaded(Settings);
/// How many drafts there are.
struct Unfinished(usize);
