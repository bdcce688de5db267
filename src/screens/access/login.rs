//! Where one signs in.

use super::card;
use crate::app::context::Session;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::error::FieldName;
use crate::form::{FieldSpec, Form, FormEvent, FormSpec, Kind, Submit};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, users};
use crate::ui::Ui;
use crate::ui::theme::Tone;
use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;

const LOGIN: FieldName = FieldName("login");
const PASSWORD: FieldName = FieldName("password");

const SPEC: FormSpec = FormSpec {
    id: "login",
    title: t::LOGIN_TITLE,
    fields: &[
        FieldSpec::new(LOGIN, t::LOGIN_NAME, Kind::Line { max: 50 }).required().help(t::LOGIN_HELP),
        FieldSpec::new(PASSWORD, t::LOGIN_PASSWORD, Kind::Secret).required().help(t::LOGIN_HELP),
    ],
};

/// The form for name and password.
pub struct Login {
    form: Option<Form>,
    clinic: String,
    hint: Option<Message>,
    notice: Option<Message>,
    waiting: bool,
}

impl Login {
    /// An empty form.
    #[must_use]
    pub const fn new() -> Self {
        Self { form: None, clinic: String::new(), hint: None, notice: None, waiting: false }
    }

    /// Says above the form how to sign in.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = &mut self.form else { return };
        if self.waiting {
            return;
        }
        if let Submit::Ready(values) = form.submit(&context) {
            let login = values.owned(LOGIN).unwrap_or_default();
            let password = values.owned(PASSWORD).unwrap_or_default();
            self.waiting = true;
            self.notice = None;
            cx.work(
                WorkKind::Write,
                Slot("sign-in"),
                move |bench| {
                    let now = bench.now();
                    users::sign_in(bench.store()?, &login, &password, now)
                },
                |result| result,
            );
        }
    }
}

impl Default for Login {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Login {
    type Msg = Result<users::SignedIn, StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::LOGIN_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::LOGIN, &tables::GLOBAL]
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        self.form = Some(Form::new(&SPEC, context));
        self.clinic.clone_from(&cx.context().settings.clinic_name);
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        let enter = matches!(input, Input::Key(key) if key.code == KeyCode::Enter);
        if enter && form.focused() == Some(PASSWORD) {
            self.submit(cx);
            return Handled::Yes;
        }
        match form.handle(input) {
            FormEvent::Ignored => Handled::No,
            _ => Handled::Yes,
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if command != Command::SignIn {
            return Handled::No;
        }
        self.submit(cx);
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        self.waiting = false;
        match result {
            Ok(person) => {
                let session =
                    Session { id: person.session, actor: person.actor, must_change_password: person.must_change };
                cx.effect(Effect::SignedIn(session, person.language));
            }
            Err(error) => {
                self.notice = Some(error.message());
                if let Some(form) = &mut self.form {
                    form.empty(PASSWORD);
                    form.focus_on(PASSWORD);
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(form) = &mut self.form else { return };
        let title: Message = t::LOGIN_WELCOME.with("clinic", self.clinic.as_str());
        let waiting = t::LOGIN_WAITING.into();
        let notice = match &self.notice {
            Some(message) => Some((Tone::Alert, message)),
            None => self.waiting.then_some((Tone::Text, &waiting)),
        };
        card::draw(frame, area, ui, (&title, self.hint.as_slice()), form, notice);
    }
}
