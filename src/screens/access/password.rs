//! Where one changes one's own password; forced when somebody else gave it.

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
    form: Option<Form>,
    notice: Option<Message>,
    waiting: bool,
}

impl ChangePassword {
    /// For this person; `forced` leaves no way around it but signing out.
    #[must_use]
    pub fn new(session: &Session, forced: bool) -> Self {
        Self { user: session.actor.user, forced, form: None, notice: None, waiting: false }
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = &mut self.form else { return };
        if self.waiting {
            return;
        }
        let Submit::Ready(values) = form.submit(&context) else { return };
        if values.text(NEW) != values.text(AGAIN) {
            form.set_error(AGAIN, t::PASSWORD_DIFFERENT);
            return;
        }
        let old = values.owned(OLD).unwrap_or_default();
        let new = values.owned(NEW).unwrap_or_default();
        let user = self.user;
        self.waiting = true;
        self.notice = None;
        cx.work(
            WorkKind::Write,
            Slot("password"),
            move |bench| {
                let now = bench.now();
                users::change_password(bench.store()?, user, &old, &new, now)
            },
            |result| result,
        );
    }
}

impl Screen for ChangePassword {
    type Msg = Result<(), StoreError>;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PASSWORD_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        if self.forced { &[&tables::FORM, &tables::LOCK] } else { &[&tables::FORM, &tables::GLOBAL] }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        self.form = Some(Form::new(&SPEC, context));
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        match self.form.as_mut().map(|form| form.handle(input)) {
            None | Some(FormEvent::Ignored) => Handled::No,
            Some(_) => Handled::Yes,
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::SignOut => cx.effect(Effect::SignOut),
            Command::Back | Command::Quit if self.forced => cx.say(Toast::warning(t::PASSWORD_FORCED)),
            Command::Back | Command::Discard if !self.forced => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, result: Self::Msg, cx: &mut Cx<'_, Self>) {
        self.waiting = false;
        match result {
            Ok(()) => {
                cx.say(Toast::done(t::PASSWORD_CHANGED));
                cx.finish(());
            }
            Err(StoreError::Rule(rule)) if self.form.as_mut().is_some_and(|form| form.refuse(&rule)) => {}
            Err(error) => self.notice = Some(error.message()),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        ui.clear(area, frame.buffer_mut());
        let Some(form) = &mut self.form else { return };
        let forced = [t::PASSWORD_FORCED.into()];
        let lead: &[Message] = if self.forced { &forced } else { &[] };
        let notice = self.notice.as_ref().map(|message| (Tone::Alert, message));
        card::draw(frame, area, ui, (&t::PASSWORD_TITLE.into(), lead), form, notice);
    }
}
