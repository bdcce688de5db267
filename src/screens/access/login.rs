//! Where one signs in.

use super::card::Card;
use crate::app::context::Session;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::app::worker::Bench;
use crate::domain::error::FieldName;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, users};
use crate::ui::Ui;
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
    card: Card,
    clinic: String,
    hint: Option<Message>,
}

impl Login {
    /// An empty form.
    #[must_use]
    pub const fn new() -> Self {
        Self { card: Card::new(&SPEC), clinic: String::new(), hint: None }
    }

    /// Says above the form how to sign in.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(values) = self.card.submit(&cx.context().form()) else { return };
        let login = values.owned(LOGIN).unwrap_or_default();
        let password = values.owned(PASSWORD).unwrap_or_default();
        let sign_in = move |bench: &mut Bench| {
            let now = bench.now();
            users::sign_in(bench.store()?, &login, &password, now)
        };
        cx.work(WorkKind::Write, Slot("sign-in"), sign_in, |result| result);
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
        self.card.begin(cx.context());
        self.clinic.clone_from(&cx.context().settings.clinic_name);
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let enter = matches!(input, Input::Key(key) if key.code == KeyCode::Enter);
        if enter && self.card.focused() == Some(PASSWORD) {
            self.submit(cx);
            return Handled::Yes;
        }
        self.card.input(input)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if command != Command::SignIn {
            return Handled::No;
        }
        self.submit(cx);
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        match result {
            Ok(person) => {
                let session =
                    Session { id: person.session, actor: person.actor, must_change_password: person.must_change };
                cx.effect(Effect::SignedIn(session, person.language));
            }
            Err(error) => {
                self.card.refused(&error);
                self.card.again(PASSWORD);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let title = t::LOGIN_WELCOME.with("clinic", self.clinic.as_str());
        self.card.draw(frame, area, ui, (&title, self.hint.as_slice()), &t::LOGIN_WAITING.into());
    }
}
