//! The audit log: one row for each write, sign-in, refusal and chart opening, each with the hash of the row before it.

use super::entity::Entity;
use super::error::StoreError;
use crate::domain::ids::UserId;
use crate::domain::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What is added to the log.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) at: Timestamp,
    pub(super) user: Option<UserId>,
    pub(super) actor: &'a str,
    pub(super) action: &'a str,
    pub(super) entity: &'a str,
    pub(super) entity_id: Option<i64>,
    pub(super) success: bool,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
    pub(super) client: &'a str,
}

/// A row of the log.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct AuditRow {
    /// The row's number; they count up without gaps.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; absent when nobody was signed in.
    pub user: Option<UserId>,
    /// The name at that time, or the login that was tried.
    pub actor: String,
    /// What was done: the word of a workflow's action, a permission or a verb.
    pub action: String,
    /// To what kind of row.
    pub entity: String,
    /// To which row.
    pub entity_id: Option<i64>,
    /// Whether it was done; refusals are kept too.
    pub success: bool,
    /// The values before, as JSON.
    pub old: Option<String>,
    /// The values after, as JSON.
    pub new: Option<String>,
    /// The terminal or SSH client.
    pub client: String,
}

const COLUMNS: &str =
    "id, at, user_id, actor, action, entity, entity_id, success, old_values, new_values, client, prev_hash, hash";

fn row(row: &Row<'_>) -> rusqlite::Result<(AuditRow, String, String)> {
    let read = AuditRow {
        id: row.get(0)?,
        at: row.get(1)?,
        user: row.get(2)?,
        actor: row.get(3)?,
        action: row.get(4)?,
        entity: row.get(5)?,
        entity_id: row.get(6)?,
        success: row.get(7)?,
        old: row.get(8)?,
        new: row.get(9)?,
        client: row.get(10)?,
    };
    Ok((read, row.get(11)?, row.get(12)?))
}

/// Adds a row at the end of the chain.
pub(super) fn append(conn: &Connection, entry: &Entry<'_>) -> Result<(), StoreError> {
    let last = conn
        .prepare_cached("SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let (last_id, prev_hash) = last.unwrap_or_default();
    let row = AuditRow {
        id: last_id + 1,
        at: entry.at,
        user: entry.user,
        actor: entry.actor.to_owned(),
        action: entry.action.to_owned(),
        entity: entry.entity.to_owned(),
        entity_id: entry.entity_id,
        success: entry.success,
        old: entry.old.as_ref().map(Value::to_string),
        new: entry.new.as_ref().map(Value::to_string),
        client: entry.client.to_owned(),
    };
    let hash = hash(&prev_hash, &row);
    conn.prepare_cached(&format!(
        "INSERT INTO audit_log ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    ))?
    .execute(params![
        row.id,
        row.at,
        row.user,
        row.actor,
        row.action,
        row.entity,
        row.entity_id,
        row.success,
        row.old,
        row.new,
        row.client,
        prev_hash,
        hash
    ])?;
    Ok(())
}

/// SHA-256 over the hash before and every value, written as a JSON array so that no two rows can look the same.
fn hash(prev_hash: &str, row: &AuditRow) -> String {
    let text = serde_json::json!([
        prev_hash,
        row.id,
        row.at,
        row.user,
        row.actor,
        row.action,
        row.entity,
        row.entity_id,
        row.success,
        row.old,
        row.new,
        row.client
    ])
    .to_string();
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The newest rows first, older than `before` when given.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection, before: Option<i64>, limit: usize) -> Result<Vec<AuditRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM audit_log WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    let mut statement = conn.prepare_cached(&sql)?;
    let rows =
        statement.query_map(params![before.unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX)], row)?;
    rows.map(|row| Ok(row?.0)).collect()
}

/// What was done to one row, the newest first; refusals are left out.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn history(conn: &Connection, entity: Entity, id: i64, limit: usize) -> Result<Vec<AuditRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit_log WHERE entity = ?1 AND entity_id = ?2 AND success = 1 ORDER BY id DESC LIMIT ?3"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![entity, id, i64::try_from(limit).unwrap_or(i64::MAX)], row)?;
    rows.map(|row| Ok(row?.0)).collect()
}

/// What a walk along the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Every row is as it was written, and none is missing between them.
    Whole {
        /// How many rows there are.
        rows: i64,
    },
    /// The row with this number was changed, or rows before it are missing.
    Broken {
        /// The first row that does not fit.
        at: i64,
    },
}

/// Walks along the whole log and compares every hash.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn verify(conn: &Connection) -> Result<Chain, StoreError> {
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM audit_log ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut expected = (1, String::new());
    while let Some(next) = rows.next()? {
        let (read, prev_hash, kept) = row(next)?;
        if read.id != expected.0 || prev_hash != expected.1 || hash(&prev_hash, &read) != kept {
            return Ok(Chain::Broken { at: read.id });
        }
        expected = (read.id + 1, kept);
    }
    Ok(Chain::Whole { rows: expected.0 - 1 })
}
