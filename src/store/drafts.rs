//! Unfinished work: what a person typed and has not saved, one row per user and form.
//!
//! A draft is nobody's record yet: it is neither versioned nor audited, and it is replaced by each later one.

use super::{Store, StoreError};
use crate::domain::ids::UserId;
use crate::domain::time::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

/// A kept draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRow {
    /// Which form and which row it is about, as the form wrote it.
    pub key: String,
    /// What was typed.
    pub body: Value,
    /// When it was kept.
    pub saved_at: Timestamp,
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DraftRow> {
    let body: String = row.get(1)?;
    Ok(DraftRow { key: row.get(0)?, body: serde_json::from_str(&body).unwrap_or(Value::Null), saved_at: row.get(2)? })
}

/// Keeps a draft in place of the one before it.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn save(store: &Store, user: UserId, key: &str, body: &Value, now: Timestamp) -> Result<(), StoreError> {
    store.immediate(|conn| {
        conn.prepare_cached(
            "INSERT INTO drafts (user_id, key, body, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (user_id, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
        )?
        .execute((user, key, body.to_string(), now))?;
        Ok(())
    })
}

/// The draft of a form.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn find(conn: &Connection, user: UserId, key: &str) -> Result<Option<DraftRow>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT key, body, saved_at FROM drafts WHERE user_id = ?1 AND key = ?2")?;
    Ok(statement.query_row((user, key), row).optional()?)
}

/// Every draft of a user, the newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection, user: UserId) -> Result<Vec<DraftRow>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT key, body, saved_at FROM drafts WHERE user_id = ?1 ORDER BY saved_at DESC, key")?;
    let rows = statement.query_map([user], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Throws a draft away: the work is done, or no longer wanted.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn discard(store: &Store, user: UserId, key: &str) -> Result<(), StoreError> {
    store.immediate(|conn| {
        conn.prepare_cached("DELETE FROM drafts WHERE user_id = ?1 AND key = ?2")?.execute((user, key))?;
        Ok(())
    })
}
