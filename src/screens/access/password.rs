//! Where one changes one's own password; forced when somebody else gave it.

use super::card::Card;
use crate::app::context::Session;
use crate::app::effect::{Effect, Slot, WorkKind};
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::app::worker::Bench;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::UserId;
use crate::form::{FieldSpec, FormSpec, Kind};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, users};
use crate::ui::Ui;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const OLD: FieldName = users::CURRENT_PASSWORD;
const NEW: FieldName = users::PASSWORD;
const AGAIN: FieldName = FieldName("again");

const SPEC: FormSpec = FormSpec {
    id: "password",
    title: t::PASSWORD_TITLE,
    fields: &[
        FieldSpec::new(OLD, t::PASSWORD_OLD, Kind::Secret).required(),
        FieldSpec::new(NEW, t::PASSWORD_NEW, Kind::Secret).required().help(t::PASSWORD_HELP),
        FieldSpec::new(AGAIN, t::PASSWORD_AGAIN, Kind::Secret).required(),
    ],
};

/// The form for the old password and the new one, twice.
pub struct ChangePassword {
    user: UserId,
    forced: bool,
    card: Card,
}

impl ChangePassword {
    /// For this person; `forced` leaves no way around it but signing out.
    #[must_use]
    pub fn new(session: &Session, forced: bool) -> Self {
        Self { user: session.actor.user, forced, card: Card::new(&SPEC) }
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(values) = self.card.submit(&cx.context().form()) else { return };
        if values.text(NEW) != values.text(AGAIN) {
            self.card.refused(&RuleError::field(AGAIN, t::PASSWORD_DIFFERENT).into());
            return;
        }
        let user = self.user;
        let old = values.owned(OLD).unwrap_or_default();
        let new = values.owned(NEW).unwrap_or_default();
        let change = move |bench: &mut Bench| {
            let now = bench.now();
            users::change_password(bench.store()?, user, &old, &new, now)
        };
        cx.work(WorkKind::Write, Slot("password"), change, |result| result);
    }
}

impl Screen for ChangePassword {
    type Msg = Result<(), StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PASSWORD_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        if self.forced { &[&tables::FORM, &tables::FIRST_PASSWORD] } else { &[&tables::FORM, &tables::GLOBAL] }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.card.begin(cx.context());
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        self.card.input(input)
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::SignOut => cx.effect(Effect::SignOut),
            Command::Back | Command::Quit | Command::Discard if self.forced => {
                cx.say(Toast::warning(t::PASSWORD_FORCED));
            }
            Command::Back | Command::Discard => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        match result {
            Ok(()) => {
                cx.say(Toast::done(t::PASSWORD_CHANGED));
                cx.finish(());
            }
            Err(error) => self.card.refused(&error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        ui.clear(area, frame.buffer_mut());
        let forced = [t::PASSWORD_FORCED.into()];
        let lead: &[Message] = if self.forced { &forced } else { &[] };
        self.card.draw(frame, area, ui, (&t::PASSWORD_TITLE.into(), lead), &t::DIALOG_SAVING.into());
    }
}
