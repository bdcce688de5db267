//! The lock: nothing of the work is drawn until the password is given. Drafts and places stay as they are.

use super::card;
use crate::app::context::Session;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::error::FieldName;
use crate::domain::ids::UserId;
use crate::form::{FieldSpec, Form, FormEvent, FormSpec, Kind, Submit};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, users};
use crate::ui::Ui;
use crate::ui::theme::Tone;
use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;

const PASSWORD: FieldName = FieldName("password");

const SPEC: FormSpec = FormSpec {
    id: "lock",
    title: t::LOCK_TITLE,
    fields: &[FieldSpec::new(PASSWORD, t::LOGIN_PASSWORD, Kind::Secret).required().help(t::LOCK_HELP)],
};

/// The lock over everything.
pub struct Lock {
    name: String,
    user: UserId,
    form: Option<Form>,
    notice: Option<Message>,
    waiting: bool,
}

impl Lock {
    /// Locks the work of this person.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let (name, user) = (session.actor.name.clone(), session.actor.user);
        Self { name, user, form: None, notice: None, waiting: false }
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = &mut self.form else { return };
        if self.waiting {
            return;
        }
        if let Submit::Ready(values) = form.submit(&context) {
            let user = self.user;
            let password = values.owned(PASSWORD).unwrap_or_default();
            self.waiting = true;
            self.notice = None;
            cx.work(
                WorkKind::Write,
                Slot("unlock"),
                move |bench| {
                    let now = bench.now();
                    users::unlock(bench.store()?, user, &password, now)
                },
                |result| result,
            );
        }
    }
}

impl Screen for Lock {
    type Msg = Result<(), StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::LOCK_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::LOCK]
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        self.form = Some(Form::new(&SPEC, context));
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        if matches!(input, Input::Key(key) if key.code == KeyCode::Enter) {
            self.submit(cx);
            return Handled::Yes;
        }
        match self.form.as_mut().map(|form| form.handle(input)) {
            None | Some(FormEvent::Ignored) => Handled::No,
            Some(_) => Handled::Yes,
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::SignIn => self.submit(cx),
            Command::SignOut => cx.effect(Effect::SignOut),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        self.waiting = false;
        match result {
            Ok(()) => cx.effect(Effect::Unlock),
            Err(error) => {
                self.notice = Some(error.message());
                if let Some(form) = &mut self.form {
                    form.empty(PASSWORD);
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        ui.clear(area, frame.buffer_mut());
        let Some(form) = &mut self.form else { return };
        let lead = [t::LOCK_BODY.with("name", self.name.as_str())];
        let notice = self.notice.as_ref().map(|message| (Tone::Alert, message));
        card::draw(frame, area, ui, (&t::LOCK_TITLE.into(), &lead), form, notice);
    }
}
