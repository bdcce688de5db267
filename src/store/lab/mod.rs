//! The laboratory: its catalogue, orders, specimens, results, and the queues where people work.
//!
//! Every step of an order goes through `begin` and `Step::finish`, the one place that asks the workflow who may do what,
//! compares what was seen with what is, and writes the event and the audit row.

pub mod catalogue;
pub mod orders;
pub mod queues;
pub mod results;
pub mod specimens;
#[cfg(test)]
mod tests;

use super::{Entity, StoreError, Tx};
use crate::domain::error::FieldName;
use crate::domain::ids::{AppointmentId, Id, LabOrderId, PatientId, UserId, Version};
use crate::domain::lab_order::{LabOrderAction, LabOrderStatus, Priority, WORKFLOW};
use crate::domain::validate::{LINE, require_line};
use crate::domain::vocabulary::Vocabulary;
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde_json::{Value, json};

/// The field where a reason is typed.
pub const REASON: FieldName = FieldName("reason");

/// A lab order as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct LabOrder {
    /// Its key; people see it as `LAB-000001`.
    pub id: LabOrderId,
    /// Whose it is.
    #[serde(skip)]
    pub patient: PatientId,
    /// The visit in which it was written.
    pub appointment: Option<AppointmentId>,
    /// The doctor who wrote it.
    pub ordered_by: UserId,
    /// How soon.
    pub priority: Priority,
    /// Where it stands.
    pub status: LabOrderStatus,
    /// What the next write must have seen.
    pub version: Version,
}

/// Reads an order as it stands.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: LabOrderId) -> Result<LabOrder, StoreError> {
    conn.prepare_cached(
        "SELECT id, patient_id, appointment_id, ordered_by, priority, status, version FROM lab_orders WHERE id = ?1",
    )?
    .query_row([id], |row| {
        Ok(LabOrder {
            id: row.get(0)?,
            patient: row.get(1)?,
            appointment: row.get(2)?,
            ordered_by: row.get(3)?,
            priority: row.get(4)?,
            status: row.get(5)?,
            version: row.get(6)?,
        })
    })
    .optional()?
    .ok_or(StoreError::NotFound(Entity::LabOrder))
}

/// A step that was found possible and is not yet written; in between, the rest is checked and written.
struct Step {
    order: LabOrder,
    action: LabOrderAction,
    to: LabOrderStatus,
    reason: Option<String>,
}

/// Finds whether the actor may take this step now: the role first, then that nobody was faster, then the status.
fn begin(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    action: LabOrderAction,
    reason: Option<&str>,
) -> Result<Step, StoreError> {
    let order = get(tx.conn, id)?;
    let permitted = tx.permit(&WORKFLOW, Some(order.status), action, Some((Entity::LabOrder, id.raw())));
    if !matches!(permitted, Err(StoreError::Forbidden { .. })) && order.version != seen {
        return Err(tx.conflict(Entity::LabOrder, id.raw())?);
    }
    let to = permitted?.to;
    let reason = match reason {
        Some(reason) => Some(require_line(REASON, reason, LINE)?),
        None if action.needs_reason() => Some(require_line(REASON, "", LINE)?),
        None => None,
    };
    Ok(Step { order, action, to, reason })
}

impl Step {
    /// Writes the step: status, version and the `sets` in one guarded update, then the event and the audit row.
    fn finish(self, tx: &Tx<'_>, sets: &[(&'static str, &dyn ToSql)], audited: &Value) -> Result<LabOrder, StoreError> {
        let Self { order, action, to, reason } = self;
        let columns: String =
            sets.iter().enumerate().map(|(index, (name, _))| format!(", {name} = ?{}", index + 7)).collect();
        let sql = format!(
            "UPDATE lab_orders SET status = ?1, version = version + 1, updated_at = ?2, updated_by = ?3,
                 status_at = CASE WHEN status = ?1 THEN status_at ELSE ?2 END{columns}
             WHERE id = ?4 AND status = ?5 AND version = ?6"
        );
        let mut values: Vec<&dyn ToSql> = vec![&to, &tx.now, &tx.actor.user, &order.id, &order.status, &order.version];
        values.extend(sets.iter().map(|(_, value)| *value));
        let changed = tx.execute(&sql, values.as_slice())?;
        tx.expect_one(changed, Entity::LabOrder, order.id.raw())?;
        record_event(tx, order.id, Some(order.status), to, action, reason.as_deref())?;
        let old = json!({ "status": order.status });
        let new = json!({ "status": to, "reason": reason, "values": audited });
        tx.audit(action.word(), Entity::LabOrder, order.id.raw(), Some(old), Some(new))?;
        Ok(LabOrder { status: to, version: Version(order.version.0 + 1), ..order })
    }
}

fn record_event(
    tx: &Tx<'_>,
    id: LabOrderId,
    from: Option<LabOrderStatus>,
    to: LabOrderStatus,
    action: LabOrderAction,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO lab_order_events (lab_order_id, from_status, to_status, action, reason, at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, from, to, action, reason, tx.now, tx.actor.user],
    )?;
    Ok(())
}
