//! The lock: nothing of the work is drawn until the password is given. Drafts and places stay as they are.

use super::card::Card;
use crate::app::context::Session;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::app::worker::Bench;
use crate::domain::error::FieldName;
use crate::domain::ids::UserId;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, users};
use crate::ui::Ui;
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
    card: Card,
}

impl Lock {
    /// Locks the work of this person.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        Self { name: session.actor.name.clone(), user: session.actor.user, card: Card::new(&SPEC) }
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(values) = self.card.submit(&cx.context().form()) else { return };
        let user = self.user;
        let password = values.owned(PASSWORD).unwrap_or_default();
        let unlock = move |bench: &mut Bench| {
            let now = bench.now();
            users::unlock(bench.store()?, user, &password, now)
        };
        cx.work(WorkKind::Write, Slot("unlock"), unlock, |result| result);
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
        self.card.begin(cx.context());
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        if matches!(input, Input::Key(key) if key.code == KeyCode::Enter) {
            self.submit(cx);
            return Handled::Yes;
        }
        self.card.input(input)
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
        match result {
            Ok(()) => cx.effect(Effect::Unlock),
            Err(error) => {
                self.card.refused(&error);
                self.card.again(PASSWORD);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        ui.clear(area, frame.buffer_mut());
        let lead = [t::LOCK_BODY.with("name", self.name.as_str())];
        self.card.draw(frame, area, ui, (&t::LOCK_TITLE.into(), &lead), &t::LOGIN_WAITING.into());
    }
}
