//! Users: who works here, with which roles.

mod forms;

use super::catalogues::{History, Subject};
use super::queue::{self, Layout};
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::ids::{Id as _, UserId};
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::Values;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::users::{self, HashedPassword, User};
use crate::store::{Entity, StoreError, Tx};
use crate::ui::Ui;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use forms::{NEW_PASSWORD, NEW_USER, create};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const ROWS: Slot = Slot("users");
const DEACTIVATE: Slot = Slot("deactivate");

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
    /// The write is done.
    Activated(Result<User, StoreError>),
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
            Command::ResetPassword | Command::Deactivate | Command::Activate | Command::EditUser => {
                context.require(Permission::KeepUsers.roles())?;
                let user = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
                match (command, user.active) {
                    (Command::Activate, true) => Err(t::CATALOGUES_ALREADY_ON.into()),
                    (Command::Activate | Command::EditUser, _) | (_, true) => Ok(()),
                    (_, false) => Err(t::USERS_INACTIVE.into()),
                }
            }
            Command::History => self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into()),
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
            Command::EditUser | Command::Open => {
                if let Some(user) = self.list.selected() {
                    let dialog = forms::edit(user.clone(), cx.context().form());
                    cx.open(dialog, |user| Msg::Saved(t::USERS_EDITED.with("name", user.name)));
                }
            }
            Command::Activate => {
                if let Some((id, version)) = self.list.selected().map(|user| (user.id, user.version)) {
                    cx.write(DEACTIVATE, move |tx| users::set_active(tx, id, version, true), Msg::Activated);
                }
            }
            Command::History => {
                if let Some(user) = self.list.selected() {
                    let name = t::USERS_ABOUT.with("name", user.name.as_str());
                    cx.show(History::of(Subject { entity: Entity::User, id: user.id.raw(), only: &[], name }));
                }
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
            Msg::Activated(Ok(user)) => cx.say(Toast::done(t::USERS_ACTIVATED.with("name", user.name))),
            Msg::Loaded(Err(error)) | Msg::Deactivated(Err(error)) | Msg::Activated(Err(error)) => cx.fail(error),
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
