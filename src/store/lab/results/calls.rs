//! Calls about critical values: who was told, when, and whether they read the value back.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, LabOrderId};
use crate::domain::lab::Flag;
use crate::domain::lab_order::{LabOrderAction, WORKFLOW};
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, NAME, check_line, require_line};
use crate::i18n::t;
use crate::store::error::Attempt;
use crate::store::lab::get;
use crate::store::{Entity, StoreError, Tx};
use rusqlite::{Connection, params};
use serde_json::json;

/// The field of who was told.
pub const TOLD: FieldName = FieldName("told");
/// The field of when they were told.
pub const TOLD_AT: FieldName = FieldName("told_at");
/// The field that says whether the value was read back.
pub const READ_BACK: FieldName = FieldName("read_back");

/// A call about critical values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCall {
    /// Who was told.
    pub told: String,
    /// When.
    pub told_at: Timestamp,
    /// Whether they read the value back. Without it a call is an attempt, and does not free the results.
    pub read_back: bool,
    /// More about it; may be empty.
    pub note: String,
}

/// Records a call about an order with a critical value.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a biologist; [`StoreError::Rule`] at a field, or when no value is critical.
pub fn record_call(tx: &Tx<'_>, id: LabOrderId, call: &NewCall) -> Result<(), StoreError> {
    let order = get(tx.conn, id)?;
    let attempt = Attempt { action: "critical_call", entity: Some((Entity::LabOrder, id.raw())) };
    crate::domain::actor::require(tx.actor.roles, WORKFLOW.roles(LabOrderAction::Validate))
        .map_err(|rule| StoreError::Forbidden { rule, attempt })?;
    if critical(tx.conn, order.id, None)?.is_empty() {
        return Err(RuleError::refused(t::LAB_CALL_NOTHING_CRITICAL).into());
    }
    write(tx, id, call)
}

/// Writes a call without asking whether there is a critical value.
pub(super) fn write(tx: &Tx<'_>, id: LabOrderId, call: &NewCall) -> Result<(), StoreError> {
    let told = require_line(TOLD, &call.told, NAME)?;
    let note = check_line(FieldName("note"), &call.note, LINE)?;
    if call.told_at > tx.now {
        return Err(RuleError::field(TOLD_AT, t::LAB_CALL_FUTURE).into());
    }
    tx.execute(
        "INSERT INTO critical_calls (lab_order_id, told, told_at, read_back, note, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, ?7)",
        params![id, told, call.told_at, call.read_back, note, tx.now, tx.actor.user],
    )?;
    let new = json!({ "told_at": call.told_at, "read_back": call.read_back });
    tx.audit("critical_call", Entity::LabOrder, id.raw(), None, Some(new))
}

/// The names of the critical values: of all, or of those entered since the last call that was read back.
fn critical(conn: &Connection, id: LabOrderId, since: Option<Timestamp>) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(a.name, t.free_text) FROM lab_order_tests AS t
         JOIN lab_results AS r ON r.lab_order_test_id = t.id AND r.superseded_at IS NULL
         LEFT JOIN lab_analytes AS a ON a.id = r.lab_analyte_id
         WHERE t.lab_order_id = ?1 AND r.flag IN (?2, ?3) AND r.entered_at > ?4 ORDER BY t.position, a.position",
    )?;
    let since = since.map_or(i64::MIN, |at| at.0);
    let names = statement.query_map(params![id, Flag::CriticalLow, Flag::CriticalHigh, since], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The names of the critical values that nobody has been called about since they were entered.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn uncalled(conn: &Connection, id: LabOrderId) -> Result<Vec<String>, StoreError> {
    let last: Option<Timestamp> = conn
        .prepare_cached("SELECT max(created_at) FROM critical_calls WHERE lab_order_id = ?1 AND read_back = 1")?
        .query_row([id], |row| row.get(0))?;
    critical(conn, id, last)
}

/// Refuses while there is a critical value that nobody has been called about.
pub(super) fn refuse_uncalled(conn: &Connection, id: LabOrderId) -> Result<(), StoreError> {
    match uncalled(conn, id)?.into_iter().next() {
        Some(analyte) => Err(RuleError::refused(t::LAB_CALL_FIRST.with("analyte", analyte)).into()),
        None => Ok(()),
    }
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// What was recorded.
    pub call: NewCall,
    /// Who called.
    pub by: String,
}

/// The calls about an order, oldest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn calls(conn: &Connection, id: LabOrderId) -> Result<Vec<CallRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.told, c.told_at, c.read_back, coalesce(c.note, ''), u.name
         FROM critical_calls AS c JOIN users AS u ON u.id = c.created_by WHERE c.lab_order_id = ?1 ORDER BY c.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let call = NewCall { told: row.get(0)?, told_at: row.get(1)?, read_back: row.get(2)?, note: row.get(3)? };
        Ok(CallRow { call, by: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
