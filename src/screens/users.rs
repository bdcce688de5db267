//! Users: who works here, with which roles.

use super::queue::{self, Layout};
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::{Permission, Role, Roles};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::UserId;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, FormSpec, Kind, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::users::{self, HashedPassword, NewUser, User};
use crate::store::{StoreError, Tx, founding};
use crate::ui::Ui;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const ROWS: Slot = Slot("users");
const DEACTIVATE: Slot = Slot("deactivate");

const ROLES: [(FieldName, Role); 6] = [
    (FieldName("secretary"), Role::Secretary),
    (FieldName("nurse"), Role::Nurse),
    (FieldName("doctor"), Role::Doctor),
    (FieldName("biologist"), Role::Biologist),
    (FieldName("pharmacist"), Role::Pharmacist),
    (FieldName("admin"), Role::Admin),
];

const NEW_USER: FormSpec = FormSpec {
    id: "new-user",
    title: t::USERS_NEW_TITLE,
    fields: &[
        FieldSpec::new(users::USER_NAME, t::USERS_NAME, Kind::Line { max: 100 }).required(),
        FieldSpec::new(users::LOGIN, t::USERS_LOGIN, Kind::Line { max: 50 }).required(),
        FieldSpec::new(users::PASSWORD, t::USERS_PASSWORD, Kind::Secret).required().help(t::USERS_PASSWORD_HELP),
        FieldSpec::new(FieldName("secretary"), t::ROLE_SECRETARY, Kind::YesNo),
        FieldSpec::new(FieldName("nurse"), t::ROLE_NURSE, Kind::YesNo),
        FieldSpec::new(FieldName("doctor"), t::ROLE_DOCTOR, Kind::YesNo),
        FieldSpec::new(FieldName("biologist"), t::ROLE_BIOLOGIST, Kind::YesNo),
        FieldSpec::new(FieldName("pharmacist"), t::ROLE_PHARMACIST, Kind::YesNo),
        FieldSpec::new(FieldName("admin"), t::ROLE_ADMIN, Kind::YesNo),
    ],
};

const NEW_PASSWORD: FormSpec = FormSpec {
    id: "reset-password",
    title: t::USERS_RESET_TITLE,
    fields: &[FieldSpec::new(users::PASSWORD, t::USERS_PASSWORD, Kind::Secret).required().help(t::USERS_PASSWORD_HELP)],
};

fn create(tx: &Tx<'_>, values: &Values) -> Result<UserId, StoreError> {
    let roles: Roles =
        ROLES.iter().filter(|(field, _)| values.yes(*field) == Some(true)).map(|(_, role)| *role).collect();
    if roles.is_empty() {
        return Err(RuleError::field(FieldName("secretary"), t::USERS_NO_ROLE).into());
    }
    let new = NewUser {
        login: values.owned(users::LOGIN).unwrap_or_default(),
        name: values.owned(users::USER_NAME).unwrap_or_default(),
        roles,
        professional: None,
        language: None,
        must_change: true,
    };
    let password = HashedPassword::new(&new.login, values.text(users::PASSWORD).unwrap_or_default())?;
    founding::hire(tx, &new, &password)
}

impl Row for User {
    type Id = UserId;
    fn id(&self) -> UserId {
        self.id
    }
}

/// The list of users.
#[derive(Default)]
pub struct Users {
    list: List<User>,
}

/// What comes back.
pub enum Msg {
    /// The rows.
    Loaded(Result<Vec<User>, StoreError>),
    /// Somebody was added or changed.
    Saved(Message),
    /// Yes, deactivate.
    Deactivate(Box<User>),
    /// The write is done.
    Deactivated(Result<User, StoreError>),
}

const COLUMNS: &[Column<User>] = &[
    Column::new(t::USERS_NAME, Width::Fill(16, 2), |user, ui| {
        Line::from(ui.span(if user.active { Tone::Text } else { Tone::Muted }, &user.name))
    }),
    Column::new(t::USERS_LOGIN, Width::Fill(10, 1), |user, ui| Line::from(ui.span(Tone::Accent, &user.login))),
    Column::new(t::USERS_ROLES, Width::Fill(18, 2), |user, ui| {
        let roles: Vec<String> = user.roles.iter().map(|role| ui.text(role.text())).collect();
        Line::from(ui.span(Tone::Text, roles.join(", ")))
    }),
    Column::new(t::USERS_STATE, Width::Fixed(16), |user: &User, ui| {
        Line::from(match (user.active, user.locked_until.is_some_and(|until| until > ui.now), user.must_change) {
            (false, ..) => ui.words(Tone::Muted, t::USERS_INACTIVE),
            (true, true, _) => ui.flag(Tone::Warning, ui.text(t::USERS_LOCKED)),
            (true, false, true) => ui.words(Tone::Muted, t::USERS_MUST_CHANGE),
            (true, false, false) => ui.words(Tone::Ok, t::USERS_ACTIVE),
        })
    })
    .priority(1),
];

impl Users {
    fn reset(&self, cx: &mut Cx<'_, Self>) {
        let Some(user) = self.list.selected() else { return };
        let (id, version, login) = (user.id, user.version, user.login.clone());
        let save = move |tx: &Tx<'_>, values: &Values| {
            let password = HashedPassword::new(&login, values.text(users::PASSWORD).unwrap_or_default())?;
            users::reset_password(tx, id, version, &password)
        };
        let about = t::USERS_ABOUT.with("name", user.name.as_str());
        let dialog = Dialog::new(&NEW_PASSWORD, cx.context().form(), save).about(about);
        cx.open(dialog, |user: User| Msg::Saved(t::USERS_RESET.with("name", user.name)));
    }

    fn ask_deactivate(&self, cx: &mut Cx<'_, Self>) {
        let Some(user) = self.list.selected() else { return };
        let body = t::USERS_DEACTIVATE_BODY.with("name", user.name.as_str());
        let question = Question::new(t::USERS_DEACTIVATE_TITLE, body, t::COMMAND_DEACTIVATE);
        cx.ask(question, Msg::Deactivate(Box::new(user.clone())));
    }
}

impl Screen for Users {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_USERS.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::USERS, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::AddUser => context.require(Permission::KeepUsers.roles()),
            Command::ResetPassword | Command::Deactivate => {
                context.require(Permission::KeepUsers.roles())?;
                let user = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
                if user.active { Ok(()) } else { Err(t::USERS_INACTIVE.into()) }
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        cx.query(ROWS, users::list, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::AddUser => {
                let dialog = Dialog::new(&NEW_USER, cx.context().form(), create);
                cx.open(dialog, |_| Msg::Saved(t::USERS_ADDED.into()));
            }
            Command::ResetPassword => self.reset(cx),
            Command::Deactivate => self.ask_deactivate(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => self.list.set_rows(rows),
            Msg::Saved(message) => cx.say(Toast::done(message)),
            Msg::Deactivate(user) => {
                cx.write(DEACTIVATE, move |tx| users::set_active(tx, user.id, user.version, false), Msg::Deactivated);
            }
            Msg::Deactivated(Ok(user)) => {
                cx.say(Toast::done(t::USERS_DEACTIVATED.with("name", user.name)));
            }
            Msg::Loaded(Err(error)) | Msg::Deactivated(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Layout { title, list, panel: _ } = queue::layout(Rect { width: area.width.min(99), ..area });
        let active = self.list.rows().iter().filter(|user| user.active).count();
        let counts = [(Tone::Muted, t::USERS_COUNT.with("count", active))];
        queue::title(frame.buffer_mut(), title, ui, &self.title(), &counts);
        let empty = Empty { text: t::USERS_NONE, hint: None };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
    }
}
