//! One step along the workflow: the guarded update, the event and the audit row, in one place for all of them.

use super::{Appointment, REASON, get};
use crate::domain::appointment::{AppointmentAction, AppointmentStatus, WORKFLOW};
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Id, Version};
use crate::domain::validate::{LINE, check_line, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{ToSql, named_params, params};
use serde_json::json;

/// A step that somebody wants to take.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    /// Which appointment.
    pub id: AppointmentId,
    /// The version on the screen of whoever acts.
    pub seen: Version,
    /// The action.
    pub action: AppointmentAction,
    /// Why; cleaned and kept with the event. Required where the action says so.
    pub reason: Option<&'a str>,
    /// More columns to write in the same update, besides status, stamps and version.
    pub set: &'a [(&'static str, &'a dyn ToSql)],
}

impl<'a> Step<'a> {
    /// A step without a reason or other columns.
    #[must_use]
    pub const fn new(id: AppointmentId, seen: Version, action: AppointmentAction) -> Self {
        Self { id, seen, action, reason: None, set: &[] }
    }

    /// With a reason.
    #[must_use]
    pub const fn because(self, reason: Option<&'a str>) -> Self {
        Self { reason, ..self }
    }

    /// With more columns.
    #[must_use]
    pub const fn setting(self, set: &'a [(&'static str, &'a dyn ToSql)]) -> Self {
        Self { set, ..self }
    }
}

/// Takes a step: permission, then version, then the workflow's table, then the update, the event and the audit row.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`] when somebody has acted since; [`StoreError::Rule`] when the step
/// is not possible from there or a reason is missing.
pub fn advance(tx: &Tx<'_>, step: Step<'_>) -> Result<Appointment, StoreError> {
    let before = seen(tx, step.id, step.seen, step.action)?;
    let reason = reason(step.action, step.reason)?;
    let to = match step.action {
        AppointmentAction::UndoCheckIn => before_check_in(tx, &before)?,
        action => WORKFLOW.row(Some(before.status), action)?.to,
    };
    let mut sets = String::new();
    for (column, _) in step.set {
        sets.push_str(&format!(", {column} = :{column}"));
    }
    let status_at = if to == before.status { before.status_at } else { tx.now };
    let sql = format!(
        "UPDATE appointments SET status = :to, status_at = :status_at{}{sets}, version = version + 1, updated_at = :now,
             updated_by = :user
         WHERE id = :id AND status = :from AND version = :seen",
        stamp(step.action)
    );
    let names: Vec<String> = step.set.iter().map(|(column, _)| format!(":{column}")).collect();
    let mut values: Vec<(&str, &dyn ToSql)> = named_params! {
        ":to": to, ":status_at": status_at, ":now": tx.now, ":user": tx.actor.user, ":id": step.id, ":from": before.status,
        ":seen": step.seen,
    }
    .to_vec();
    values.extend(names.iter().map(String::as_str).zip(step.set.iter().map(|(_, value)| *value)));
    let changed = tx.execute(&sql, values.as_slice())?;
    tx.expect_one(changed, Entity::Appointment, step.id.raw())?;
    record(tx, step.id, Some(before.status), to, step.action, reason.as_deref())?;
    get(tx.conn, step.id)
}

/// The appointment as the actor saw it, when they may take the action at all.
pub(super) fn seen(
    tx: &Tx<'_>,
    id: AppointmentId,
    seen: Version,
    action: AppointmentAction,
) -> Result<Appointment, StoreError> {
    let before = get(tx.conn, id)?;
    let step = tx.permit(&WORKFLOW, Some(before.status), action, Some((Entity::Appointment, id.raw())));
    match step {
        // Somebody else has acted: saying who helps more than saying that it is not possible any more.
        Ok(_) | Err(StoreError::Rule(_)) if before.version != seen => Err(tx.conflict(Entity::Appointment, id.raw())?),
        step => step.map(|_| before),
    }
}

fn reason(action: AppointmentAction, given: Option<&str>) -> Result<Option<String>, RuleError> {
    let given = given.unwrap_or_default();
    let reason =
        if action.needs_reason() { require_line(REASON, given, LINE) } else { check_line(REASON, given, LINE) };
    reason.map(|reason| Some(reason).filter(|reason| !reason.is_empty()))
}

/// The columns that say when and by whom an action was taken.
const fn stamp(action: AppointmentAction) -> &'static str {
    match action {
        AppointmentAction::CheckIn => ", checked_in_at = :now, checked_in_by = :user",
        AppointmentAction::UndoCheckIn => ", checked_in_at = NULL, checked_in_by = NULL",
        AppointmentAction::RecordVitals => ", vitals_entered_at = :now, vitals_entered_by = :user",
        AppointmentAction::Start => ", consultation_started_at = :now, consultation_started_by = :user",
        AppointmentAction::Complete => ", consulted_at = :now, consulted_by = :user",
        AppointmentAction::Close => ", closed_at = :now, closed_by = :user",
        AppointmentAction::Cancel => ", cancelled_at = :now, cancelled_by = :user",
        AppointmentAction::Book
        | AppointmentAction::WalkIn
        | AppointmentAction::Confirm
        | AppointmentAction::SkipTriage
        | AppointmentAction::Reschedule
        | AppointmentAction::NoShow
        | AppointmentAction::Leave
        | AppointmentAction::UndoNoShow => "",
    }
}

/// Where the patient stood before arriving.
fn before_check_in(tx: &Tx<'_>, appointment: &Appointment) -> Result<AppointmentStatus, StoreError> {
    let from: Option<AppointmentStatus> = tx
        .conn
        .prepare_cached(
            "SELECT from_status FROM appointment_events WHERE appointment_id = ?1 AND to_status = ?2
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![appointment.id, AppointmentStatus::CheckedIn], |row| row.get(0))?;
    let possible = from.filter(|from| WORKFLOW.leads(Some(appointment.status), AppointmentAction::UndoCheckIn, *from));
    // A walk-in has no booking to go back to.
    let refused = RuleError::State {
        action: AppointmentAction::UndoCheckIn.text(),
        status: Some(AppointmentAction::WalkIn.text()),
    };
    Ok(possible.ok_or(refused)?)
}

/// The event and the audit row of a step.
pub(super) fn record(
    tx: &Tx<'_>,
    id: AppointmentId,
    from: Option<AppointmentStatus>,
    to: AppointmentStatus,
    action: AppointmentAction,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO appointment_events (appointment_id, from_status, to_status, action, reason, at, user_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, from, to, action, reason, tx.now, tx.actor.user],
    )?;
    tx.audit(
        action.word(),
        Entity::Appointment,
        id.raw(),
        from.map(|from| json!({ "status": from })),
        Some(json!({ "status": to, "reason": reason })),
    )
}
