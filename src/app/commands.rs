//! What a key does: the top layer first, then the app.

use super::answers::Answered;
use super::draft::DraftKey;
use super::drafts::Drafts;
use super::effect::{Back, LayerId, Payload, Slot, WorkKind};
use super::event::Input;
use super::help::{self, Help};
use super::layer::{Hosted, Port};
use super::machine::{APP, App, Request};
use super::messages::Messages;
use super::place::Place;
use super::question::{Answer, Question};
use super::screen::Handled;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Catalogue, Language, t};
use crate::keys::{self, Command};
use crate::store::users;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::toast::{Toast, Toasts};

impl App {
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

    pub(super) fn run_global(&mut self, command: Command) {
        let signed_in = self.context.session.is_some() && !self.locked;
        match command {
            Command::Help => self.help(),
            Command::Back => self.back(),
            Command::Quit if self.stack.depth() > 1 && !self.locked => self.back(),
            Command::Quit => self.ask_quit(),
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
            Command::Search if signed_in => self.open((self.screens.find)(), Back::Nothing),
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

    fn ask_quit(&mut self) {
        let question = Question::new(t::APP_QUIT_TITLE, t::APP_QUIT_BODY, t::COMMAND_QUIT).harmless();
        let answer = |answer: Payload| {
            let yes = *answer.downcast::<Answer>().ok()? == Answer::Yes;
            yes.then(|| Box::new(Answered::Quit) as Payload)
        };
        self.open(Box::new(Hosted(question)), Back::Message(APP, Box::new(answer)));
    }

    /// One step back: the topmost layer closes. What was typed there is kept as a draft.
    pub(super) fn back(&mut self) {
        if self.stack.depth() < 2 || self.locked {
            return;
        }
        let Some((id, unkept)) = self.stack.peek().map(|entry| {
            let layer = &entry.layer;
            (entry.id, layer.draft_key().is_none() && layer.draft().is_some())
        }) else {
            return;
        };
        if unkept { self.ask_leave(id) } else { self.close(id) }
    }

    /// What was typed into a form of which no draft is kept would be lost.
    fn ask_leave(&mut self, form: LayerId) {
        let question = Question::new(t::APP_LEAVE_TITLE, t::APP_LEAVE_BODY, t::APP_LEAVE);
        let answer = move |answer: Payload| {
            let yes = *answer.downcast::<Answer>().ok()? == Answer::Yes;
            yes.then(|| Box::new(Answered::Leave(form)) as Payload)
        };
        self.open(Box::new(Hosted(question)), Back::Message(APP, Box::new(answer)));
    }

    pub(super) fn help(&mut self) {
        let Some(top) = self.stack.top() else { return };
        let entries = help::entries(top.layer.as_ref(), &self.context, &self.catalogue);
        let help = Help::new(top.layer.title(), entries);
        self.open(Box::new(Hosted(help)), Back::Command);
    }

    pub(super) fn next_language(&mut self) {
        let mut languages = Language::ALL.into_iter().cycle();
        let here = self.context.locale.language;
        let next = languages.find(|language| *language == here).and_then(|_| languages.next()).unwrap_or_default();
        self.language(next);
        if let Some(actor) = self.context.actor().cloned() {
            self.ask(WorkKind::Write, Slot("language"), move |bench| {
                Answered::of(bench.write(Some(&actor), |tx| users::choose_language(tx, next)))
            });
        }
    }

    pub(super) fn language(&mut self, language: Language) {
        self.context.locale.language = language;
        self.catalogue = Catalogue::new(self.context.locale);
    }

    pub(super) fn step_place(&mut self, command: Command) {
        let places = self.context.places();
        let Some(here) = places.iter().position(|place| Some(*place) == self.place) else { return };
        let step = if command == Command::NextPlace { 1 } else { places.len() - 1 };
        if let Some(place) = places.get((here + step) % places.len()) {
            self.go(*place);
        }
    }

    pub(super) fn go(&mut self, place: Place) {
        self.keep_drafts(true);
        self.stack.clear();
        self.place = Some(place);
        self.open((self.screens.place)(place), Back::Nothing);
    }

    pub(super) fn open_drafts(&mut self) {
        let chosen = |key: Payload| {
            let key = *key.downcast::<DraftKey>().ok()?;
            Some(Box::new(Answered::Resume(key)) as Payload)
        };
        self.open(Box::new(Hosted(Drafts::default())), Back::Message(APP, Box::new(chosen)));
    }

    pub(super) fn change_password(&mut self, forced: bool) {
        if let Some(session) = &self.context.session {
            let layer = (self.screens.password)(session, forced);
            self.open(layer, Back::Nothing);
        }
    }

    pub(super) fn lock(&mut self) {
        if self.locked {
            return;
        }
        let Some(session) = &self.context.session else { return };
        let layer = (self.screens.lock)(session);
        self.ahead.forget();
        self.keep_drafts(true);
        self.open(layer, Back::Nothing);
        self.locked = true;
    }

    pub(super) fn sign_out(&mut self) {
        self.ahead.forget();
        self.keep_drafts(true);
        if let Some(session) = self.context.session.take() {
            self.ask(WorkKind::Write, Slot("sign-out"), move |bench| {
                Answered::of(bench.write(Some(&session.actor), |tx| users::sign_out(tx, session.id)))
            });
        }
        self.locked = false;
        self.place = None;
        self.stack.clear();
        self.toasts = Toasts::default();
        self.open((self.screens.login)(), Back::Nothing);
    }

    pub(super) fn typed(&mut self, input: &Input) {
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
}
