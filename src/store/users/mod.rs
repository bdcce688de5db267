//! Users and their roles, and how they sign in.

pub mod password;
mod sign_in;
#[cfg(test)]
mod tests;

pub use password::{HashedPassword, PASSWORD};
pub use sign_in::{CURRENT_PASSWORD, SignedIn, change_password, sign_in, sign_out, unlock};

use super::entity::Entity;
use super::error::StoreError;
use super::settings::{self, Settings};
use super::tx::Tx;
use super::{Store, roles};
use crate::domain::actor::{Actor, Permission, Role, Roles};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, ProfessionalId, UserId, Version};
use crate::domain::time::Timestamp;
use crate::domain::validate::{NAME, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Language, t};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// The form field of the login.
pub const LOGIN: FieldName = FieldName("login");
/// The form field of the user's name.
pub const USER_NAME: FieldName = FieldName("name");
/// The form field of the roles.
pub const ROLES: FieldName = FieldName("roles");

/// A user account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The key.
    pub id: UserId,
    /// The row's version.
    pub version: Version,
    /// What the user types to sign in; lower case.
    pub login: String,
    /// The name colleagues see.
    pub name: String,
    /// The roles held.
    pub roles: Roles,
    /// The professional whose appointments this user sees.
    pub professional: Option<ProfessionalId>,
    /// The language chosen, if any.
    pub language: Option<Language>,
    /// Whether the account may sign in.
    pub active: bool,
    /// Whether the password has to be changed at the next sign-in.
    pub must_change: bool,
    /// Refused until then, after too many wrong passwords.
    pub locked_until: Option<Timestamp>,
}

impl User {
    /// This user as somebody who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { user: self.id, name: self.name.clone(), roles: self.roles, professional: self.professional }
    }
}

/// What is needed for a new account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// What the user will type to sign in: 2 to 50 letters, digits, dots, dashes or underscores; case does not matter.
    pub login: String,
    /// The name colleagues see.
    pub name: String,
    /// At least one role.
    pub roles: Roles,
    /// The professional whose appointments this user sees.
    pub professional: Option<ProfessionalId>,
    /// The language, if another than the clinic's.
    pub language: Option<Language>,
    /// Whether the password has to be changed at the first sign-in.
    pub must_change: bool,
}

const COLUMNS: &str =
    "id, version, login, name, professional_id, language, active, must_change, locked_until FROM users";

fn user(conn: &Connection, row: &Row<'_>) -> Result<User, StoreError> {
    let id = row.get(0)?;
    Ok(User {
        id,
        version: row.get(1)?,
        login: row.get(2)?,
        name: row.get(3)?,
        roles: roles(conn, id)?,
        professional: row.get(4)?,
        language: row.get(5)?,
        active: row.get(6)?,
        must_change: row.get(7)?,
        locked_until: row.get(8)?,
    })
}

/// All users, the active ones first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection) -> Result<Vec<User>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} ORDER BY active DESC, login"))?;
    statement.query_and_then([], |row| user(conn, row))?.collect()
}

/// One user.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: UserId) -> Result<User, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} WHERE id = ?1"))?;
    let found = statement.query_and_then([id], |row| user(conn, row))?.next();
    found.unwrap_or(Err(StoreError::NotFound(Entity::User)))
}

/// The user with a login, upper or lower case.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn by_login(conn: &Connection, login: &str) -> Result<User, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} WHERE login = ?1"))?;
    let found = statement.query_and_then([normal_login(login)], |row| user(conn, row))?.next();
    found.unwrap_or(Err(StoreError::NotFound(Entity::User)))
}

/// Founds a clinic in a new database: its settings and its first user, who is an admin.
///
/// # Errors
/// [`StoreError::Rule`] at a field; [`StoreError::Exists`] where there are users already.
pub fn found(
    store: &Store,
    now: Timestamp,
    settings: &Settings,
    admin: &NewUser,
    password: &HashedPassword,
) -> Result<Actor, StoreError> {
    let roles = admin.roles.with(Role::Admin);
    let founder = Actor { user: UserId::new(1), name: admin.name.clone(), roles, professional: None };
    store.write(&founder, now, |tx| {
        if tx.conn.prepare_cached("SELECT 1 FROM users")?.exists([])? {
            return Err(StoreError::Exists);
        }
        let id = insert(tx, &NewUser { roles, ..admin.clone() }, password)?;
        settings::write(tx, settings)?;
        Ok(get(tx.conn, id)?.actor())
    })
}

/// Makes an account.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepUsers`]; [`StoreError::Rule`] at a field, when the login is taken
/// too.
pub fn create(tx: &Tx<'_>, new: &NewUser, password: &HashedPassword) -> Result<UserId, StoreError> {
    tx.require(Permission::KeepUsers)?;
    insert(tx, new, password)
}

fn insert(tx: &Tx<'_>, new: &NewUser, password: &HashedPassword) -> Result<UserId, StoreError> {
    let login = check_login(&new.login)?;
    let name = require_line(USER_NAME, &new.name, NAME)?;
    refuse_no_roles(new.roles)?;
    let taken = tx.conn.prepare_cached("SELECT 1 FROM users WHERE login = ?1")?.exists([&login])?;
    if taken {
        return Err(RuleError::field(LOGIN, t::USER_LOGIN_TAKEN).into());
    }
    let id = UserId::new(tx.insert(
        "INSERT INTO users (login, name, password_hash, must_change, professional_id, language, created_at, created_by,
             updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, ?8)",
        params![login, name, password.as_str(), new.must_change, new.professional, new.language, tx.now, tx.actor.user],
    )?);
    write_roles(tx, id, new.roles)?;
    let words: Vec<_> = new.roles.iter().map(Vocabulary::word).collect();
    tx.audit("create", Entity::User, id.raw(), None, Some(json!({ "login": login, "name": name, "roles": words })))?;
    Ok(id)
}

fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

fn check_login(login: &str) -> Result<String, RuleError> {
    let login = normal_login(login);
    let fine = (2..=50).contains(&login.chars().count())
        && login.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    if fine { Ok(login) } else { Err(RuleError::field(LOGIN, t::USER_LOGIN_FORM)) }
}

fn refuse_no_roles(roles: Roles) -> Result<(), RuleError> {
    if roles.is_empty() { Err(RuleError::field(ROLES, t::FIELD_REQUIRED)) } else { Ok(()) }
}

fn write_roles(tx: &Tx<'_>, id: UserId, roles: Roles) -> Result<(), StoreError> {
    tx.execute("DELETE FROM user_roles WHERE user_id = ?1", [id])?;
    for role in roles.iter() {
        tx.execute("INSERT INTO user_roles (user_id, role) VALUES (?1, ?2)", params![id, role])?;
    }
    Ok(())
}

/// Gives a user these roles instead of those held. They count from the user's next write on; new ones from the next
/// sign-in on.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`]; [`StoreError::Rule`] when no admin would be left.
pub fn set_roles(tx: &Tx<'_>, id: UserId, seen: Version, new: Roles) -> Result<User, StoreError> {
    tx.require(Permission::KeepUsers)?;
    refuse_no_roles(new)?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    write_roles(tx, id, new)?;
    refuse_no_admin(tx)?;
    let words = |roles: Roles| roles.iter().map(Vocabulary::word).collect::<Vec<_>>();
    let (old, new) = (json!({ "roles": words(before.roles) }), json!({ "roles": words(new) }));
    tx.audit("set_roles", Entity::User, id.raw(), Some(old), Some(new))?;
    get(tx.conn, id)
}

/// What can be changed about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The name colleagues see.
    pub name: String,
    /// At least one role.
    pub roles: Roles,
    /// The language, if another than the clinic's.
    pub language: Option<Language>,
}

/// Changes an account. Roles count as with [`set_roles`].
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`]; [`StoreError::Rule`] at a field, or when no admin would be left.
pub fn edit(tx: &Tx<'_>, id: UserId, seen: Version, new: &Edit) -> Result<User, StoreError> {
    tx.require(Permission::KeepUsers)?;
    let name = require_line(USER_NAME, &new.name, NAME)?;
    refuse_no_roles(new.roles)?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    tx.execute("UPDATE users SET name = ?2, language = ?3 WHERE id = ?1", params![id, name, new.language])?;
    write_roles(tx, id, new.roles)?;
    refuse_no_admin(tx)?;
    let after = get(tx.conn, id)?;
    let written = |user: &User| {
        let roles: Vec<_> = user.roles.iter().map(Vocabulary::word).collect();
        json!({ "name": user.name, "roles": roles, "language": user.language.map(Language::code) })
    };
    tx.audit("edit", Entity::User, id.raw(), Some(written(&before)), Some(written(&after)))?;
    Ok(after)
}

/// Lets an account sign in or not. Accounts are never removed.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`]; [`StoreError::Rule`] when no admin would be left.
pub fn set_active(tx: &Tx<'_>, id: UserId, seen: Version, active: bool) -> Result<User, StoreError> {
    tx.require(Permission::KeepUsers)?;
    touch(tx, id, seen)?;
    tx.execute("UPDATE users SET active = ?2 WHERE id = ?1", params![id, active])?;
    if !active {
        tx.execute("UPDATE sessions SET ended_at = ?2 WHERE user_id = ?1 AND ended_at IS NULL", params![id, tx.now])?;
    }
    refuse_no_admin(tx)?;
    tx.audit(if active { "activate" } else { "deactivate" }, Entity::User, id.raw(), None, None)?;
    get(tx.conn, id)
}

/// Gives a user a new password, to be changed at the next sign-in, and lifts a lock.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`].
pub fn reset_password(tx: &Tx<'_>, id: UserId, seen: Version, password: &HashedPassword) -> Result<User, StoreError> {
    tx.require(Permission::KeepUsers)?;
    touch(tx, id, seen)?;
    tx.execute(
        "UPDATE users SET password_hash = ?2, must_change = 1, failures = 0, locked_until = NULL WHERE id = ?1",
        params![id, password.as_str()],
    )?;
    tx.audit("reset_password", Entity::User, id.raw(), None, None)?;
    get(tx.conn, id)
}

/// Chooses the language of the acting user's own screens.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn choose_language(tx: &Tx<'_>, language: Language) -> Result<(), StoreError> {
    tx.execute("UPDATE users SET language = ?2 WHERE id = ?1", params![tx.actor.user, language])?;
    tx.audit("choose_language", Entity::User, tx.actor.user.raw(), None, Some(json!({ "language": language.code() })))
}

fn touch(tx: &Tx<'_>, id: UserId, seen: Version) -> Result<(), StoreError> {
    let changed = tx.execute(
        "UPDATE users SET version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1 AND version = ?2",
        params![id, seen, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::User, id.raw())
}

fn refuse_no_admin(tx: &Tx<'_>) -> Result<(), StoreError> {
    let admin: Option<i64> = tx
        .conn
        .prepare_cached(
            "SELECT u.id FROM users AS u JOIN user_roles AS r ON r.user_id = u.id
             WHERE r.role = ?1 AND u.active = 1 LIMIT 1",
        )?
        .query_row([Role::Admin], |row| row.get(0))
        .optional()?;
    if admin.is_some() { Ok(()) } else { Err(RuleError::refused(t::USER_LAST_ADMIN).into()) }
}
