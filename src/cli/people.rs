//! `user`: who may sign in.

use super::arguments::UserVerb;
use super::call::Call;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::actor::Roles;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Text, t};
use crate::store::founding::hire;
use crate::store::users::{self, HashedPassword, NewUser, User};
use crate::store::{Store, StoreError, Tx};
use serde_json::json;

pub(super) fn user(
    call: &Call,
    verb: UserVerb,
    password: impl FnOnce() -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    let store = call.open()?;
    match verb {
        UserVerb::List { json } => list(call, &store, json),
        UserVerb::Add { login, name, roles } => {
            let hashed = hashed(call, &login, password)?;
            let new = NewUser { login, name, roles, professional: None, language: None, must_change: true };
            let added = write(call, &store, |tx| {
                let id = hire(tx, &new, &hashed)?;
                users::get(tx.conn, id)
            })?;
            Ok(said(call, t::CLI_USER_ADDED, &added))
        }
        UserVerb::ResetPassword { login } => {
            let user = by_login(call, &store, &login)?;
            let hashed = hashed(call, &user.login, password)?;
            let user = write(call, &store, |tx| users::reset_password(tx, user.id, user.version, &hashed))?;
            Ok(said(call, t::CLI_USER_PASSWORD_SET, &user))
        }
        UserVerb::Deactivate { login } => {
            let user = by_login(call, &store, &login)?;
            let user = write(call, &store, |tx| users::set_active(tx, user.id, user.version, false))?;
            Ok(said(call, t::CLI_USER_DEACTIVATED, &user))
        }
    }
}

fn list(call: &Call, store: &Store, json: bool) -> Result<Outcome, Failure> {
    let users = store.read(users::list).map_err(|error| call.refused(&error))?;
    let words = |roles: Roles| roles.iter().map(Vocabulary::word).collect::<Vec<_>>();
    let text = if json {
        let rows = users.iter().map(|user| {
            json!({ "id": user.id, "login": user.login, "name": user.name, "roles": words(user.roles), "active": user.active })
        });
        format!("{}\n", serde_json::Value::from_iter(rows))
    } else {
        let state = |active: bool| call.catalogue.text(if active { t::CLI_USER_ACTIVE } else { t::CLI_USER_INACTIVE });
        let mut table = Table::new([t::CLI_COLUMN_LOGIN, t::CLI_COLUMN_NAME, t::CLI_COLUMN_ROLES, t::CLI_COLUMN_STATE]);
        for user in &users {
            table.row([user.login.clone(), user.name.clone(), words(user.roles).join(","), state(user.active)]);
        }
        table.print(&call.catalogue)
    };
    Ok(Outcome::Print { text, code: 0 })
}

fn hashed(
    call: &Call,
    login: &str,
    password: impl FnOnce() -> Result<String, Failure>,
) -> Result<HashedPassword, Failure> {
    HashedPassword::new(login, &password()?).map_err(|error| call.refused(&error))
}

fn by_login(call: &Call, store: &Store, login: &str) -> Result<User, Failure> {
    store.read(|reader| users::by_login(reader, login)).map_err(|error| call.refused(&error))
}

fn write<T>(call: &Call, store: &Store, write: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, Failure> {
    let actor = call.administrator(store)?;
    store.write(&actor, call.now, write).map_err(|error| call.refused(&error))
}

fn said(call: &Call, text: Text, user: &User) -> Outcome {
    call.say(&text.with("login", user.login.as_str()).with("name", user.name.as_str()))
}
