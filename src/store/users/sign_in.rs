//! Signing in and out: passwords are compared outside of transactions; failures count and lock, for longer each time.

use super::password::{HashedPassword, PASSWORD, verify};
use super::{get, normal_login};
use crate::domain::actor::Actor;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, SessionId, UserId};
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Language, t};
use crate::store::audit::{self, Entry};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::{Store, Tx};
use rusqlite::{Connection, OptionalExtension, params};

/// The form field of the current password.
pub const CURRENT_PASSWORD: FieldName = FieldName("current_password");

/// So many wrong passwords are forgiven.
const FORGIVEN: i64 = 4;

/// The lock after the first one too many; it doubles with each one more.
const FIRST_LOCK_MINUTES: i64 = 1;

/// The longest lock.
const LONGEST_LOCK_MINUTES: i64 = 60;

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session, for signing out.
    pub session: SessionId,
    /// Who acts from now on.
    pub actor: Actor,
    /// The language chosen, if any.
    pub language: Option<Language>,
    /// Whether a new password has to be chosen first.
    pub must_change: bool,
}

/// What is kept about an account's password.
struct Kept {
    id: UserId,
    hash: String,
    active: bool,
    failures: i64,
    locked_until: Option<Timestamp>,
}

fn kept(conn: &Connection, login: &str) -> Result<Option<Kept>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT id, password_hash, active, failures, locked_until FROM users WHERE login = ?1")?;
    let row = statement.query_row([login], |row| {
        Ok(Kept {
            id: row.get(0)?,
            hash: row.get(1)?,
            active: row.get(2)?,
            failures: row.get(3)?,
            locked_until: row.get(4)?,
        })
    });
    Ok(row.optional()?)
}

/// Signs a user in. Whether the login or the password was wrong, or the account is inactive, is not told.
///
/// # Errors
/// [`StoreError::Rule`] when refused, saying until when the account is locked.
pub fn sign_in(store: &Store, login: &str, password: &str, now: Timestamp) -> Result<SignedIn, StoreError> {
    let id = authenticate(store, login, password, now, "sign_in")?;
    store.immediate(|conn| {
        let user = get(conn, id)?;
        let session = conn
            .prepare_cached("INSERT INTO sessions (user_id, client, started_at) VALUES (?1, ?2, ?3)")?
            .insert(params![id, store.client, now])?;
        Ok(SignedIn {
            session: SessionId::new(session),
            actor: user.actor(),
            language: user.language,
            must_change: user.must_change,
        })
    })
}

/// Asks the user of a locked terminal for the password again.
///
/// # Errors
/// As [`sign_in`].
pub fn unlock(store: &Store, user: UserId, password: &str, now: Timestamp) -> Result<(), StoreError> {
    let login = store.read(|conn| Ok(get(conn, user)?.login))?;
    authenticate(store, &login, password, now, "unlock").map(|_| ())
}

/// Ends a session.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn sign_out(tx: &Tx<'_>, session: SessionId) -> Result<(), StoreError> {
    let ended = tx.execute(
        "UPDATE sessions SET ended_at = ?3 WHERE id = ?1 AND user_id = ?2 AND ended_at IS NULL",
        params![session, tx.actor.user, tx.now],
    )?;
    if ended == 1 { tx.audit("sign_out", Entity::User, tx.actor.user.raw(), None, None) } else { Ok(()) }
}

/// Lets a user choose a new password, who knows the current one.
///
/// # Errors
/// [`StoreError::Rule`] at [`CURRENT_PASSWORD`] or [`PASSWORD`].
pub fn change_password(
    store: &Store,
    user: UserId,
    current: &str,
    new: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let login = store.read(|conn| Ok(get(conn, user)?.login))?;
    if current == new {
        return Err(RuleError::field(PASSWORD, t::PASSWORD_SAME).into());
    }
    let hashed = HashedPassword::new(&login, new)?;
    authenticate(store, &login, current, now, "change_password").map_err(|error| match error {
        StoreError::Rule(RuleError::Refused(message)) => RuleError::field(CURRENT_PASSWORD, message).into(),
        error => error,
    })?;
    store.immediate(|conn| {
        conn.prepare_cached(
            "UPDATE users SET password_hash = ?2, must_change = 0, version = version + 1, updated_at = ?3, updated_by = ?1
             WHERE id = ?1",
        )?
        .execute(params![user, hashed.as_str(), now])?;
        Ok(())
    })
}

/// Compares the password and keeps count of failures.
fn authenticate(
    store: &Store,
    login: &str,
    password: &str,
    now: Timestamp,
    action: &str,
) -> Result<UserId, StoreError> {
    let login = normal_login(login);
    let before = store.read(|conn| kept(conn, &login))?;
    // Outside of any transaction: it takes a while on purpose.
    let right = verify(password, before.as_ref().map(|kept| kept.hash.as_str()));
    let outcome = store.immediate(|conn| {
        // Others may have failed, or an admin may have acted, while the password was compared.
        let account = kept(conn, &login)?;
        let outcome = judge(account.as_ref(), before.as_ref(), right, now);
        record(conn, account.as_ref(), &outcome, now)?;
        let name: Option<String> = match &account {
            Some(kept) => Some(get(conn, kept.id)?.name),
            None => None,
        };
        let entry = Entry {
            at: now,
            user: account.as_ref().map(|kept| kept.id),
            actor: name.as_deref().unwrap_or_default(),
            action,
            entity: Entity::User.word(),
            entity_id: account.as_ref().map(|kept| kept.id.raw()),
            success: outcome.is_ok(),
            // A login that does not exist may be a password typed into the wrong field: it is not kept.
            old: None,
            new: None,
            client: &store.client,
        };
        audit::append(conn, &entry)?;
        Ok(outcome)
    })?;
    Ok(outcome?)
}

fn judge(account: Option<&Kept>, before: Option<&Kept>, right: bool, now: Timestamp) -> Result<UserId, RuleError> {
    let wrong = || RuleError::refused(t::SIGN_IN_WRONG);
    let account = account.ok_or_else(wrong)?;
    if let Some(until) = account.locked_until.filter(|until| now < *until) {
        return Err(RuleError::refused(t::SIGN_IN_LOCKED.with("at", until)));
    }
    let unchanged = before.is_some_and(|before| before.hash == account.hash);
    if right && unchanged && account.active { Ok(account.id) } else { Err(wrong()) }
}

fn record(
    conn: &Connection,
    account: Option<&Kept>,
    outcome: &Result<UserId, RuleError>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(account) = account else { return Ok(()) };
    let locked = account.locked_until.is_some_and(|until| now < until);
    let (failures, until) = match outcome {
        Ok(_) => (0, None),
        // While it is locked nothing is compared, so nothing counts.
        Err(_) if locked => return Ok(()),
        Err(_) => (account.failures + 1, lock_after(account.failures + 1).map(|minutes| now.plus_minutes(minutes))),
    };
    conn.prepare_cached("UPDATE users SET failures = ?2, locked_until = ?3 WHERE id = ?1")?
        .execute(params![account.id, failures, until])?;
    Ok(())
}

/// How many minutes the account is locked after so many failures in a row.
fn lock_after(failures: i64) -> Option<i64> {
    let doublings = u32::try_from(failures - FORGIVEN - 1).ok()?;
    Some(FIRST_LOCK_MINUTES.checked_shl(doublings.min(20)).unwrap_or(LONGEST_LOCK_MINUTES).min(LONGEST_LOCK_MINUTES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow_up_to_an_hour() {
        let locks: Vec<_> = (1..=14).map(lock_after).collect();
        let expected = [None, None, None, None, Some(1), Some(2), Some(4), Some(8), Some(16), Some(32), Some(60)];
        assert_eq!(locks.get(..11), Some(&expected[..]));
        assert!(locks.iter().skip(10).all(|lock| *lock == Some(60)));
    }
}
