//! The front desk's steps: confirm, check in, cancel, no-show, left, close, and what can be undone.

use super::Appointment;
use super::advance::{Step, advance, seen};
use super::booking::refuse_overlap;
use crate::domain::appointment::{AppointmentAction, CancelReason, arrives_today};
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Id as _, PatientId, Version};
use crate::domain::patient::{self, CheckInWarning, CoverUntil, DeskFacts};
use crate::domain::time::Timestamp;
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::sql::IsoDate;
use crate::store::tx::Tx;
use crate::store::{settings, tickets};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

/// The patient says they will come.
///
/// # Errors
/// As [`advance`].
pub fn confirm(tx: &Tx<'_>, id: AppointmentId, seen: Version) -> Result<Appointment, StoreError> {
    advance(tx, Step::new(id, seen, AppointmentAction::Confirm))
}

/// What the desk should ask for, in the order of urgency.
pub type Warnings = Vec<CheckInWarning>;

/// What the desk should ask this patient for.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn warnings(conn: &Connection, patient: PatientId, today: NaiveDate) -> Result<Warnings, StoreError> {
    let facts = conn
        .prepare_cached(
            "SELECT p.policy_expires,
                 (SELECT c.given FROM patient_consents AS c
                  WHERE c.patient_id = p.id AND c.kind = 'medical_data' ORDER BY c.id DESC LIMIT 1),
                 EXISTS (SELECT 1 FROM patient_identifiers AS i WHERE i.patient_id = p.id)
             FROM patients AS p WHERE p.id = ?1",
        )?
        .query_row([patient], |row| {
            let cover = row.get::<_, Option<IsoDate>>(0)?.map(|date| CoverUntil(date.0));
            Ok(DeskFacts { cover, consent: row.get(1)?, identified: row.get(2)? })
        })
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Patient))?;
    Ok(patient::warnings(facts, today))
}

/// The patient is here, on the day of the appointment: gives a ticket, and says what the desk should ask for. That it was
/// said is in the audit log.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] on another day.
pub fn check_in(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<(Appointment, Warnings), StoreError> {
    let before = seen(tx, id, version, AppointmentAction::CheckIn)?;
    let zone = settings::load(tx.conn)?.zone;
    arrives_today(before.starts_at, tx.now, zone)?;
    let appointment = advance(tx, Step::new(id, version, AppointmentAction::CheckIn))?;
    tickets::give(tx, id)?;
    let warnings = warnings(tx.conn, appointment.patient, zone.day(tx.now))?;
    if !warnings.is_empty() {
        let words: Vec<_> = warnings.iter().map(|warning| warning.word()).collect();
        tx.audit("check_in_warnings", Entity::Appointment, id.raw(), None, Some(json!({ "told": words })))?;
    }
    Ok((appointment, warnings))
}

/// Calls the appointment off.
///
/// # Errors
/// As [`advance`]; the text is required.
pub fn cancel(
    tx: &Tx<'_>,
    id: AppointmentId,
    seen: Version,
    reason: CancelReason,
    text: &str,
) -> Result<Appointment, StoreError> {
    let set: [(&str, &dyn rusqlite::ToSql); 1] = [("cancel_reason", &reason)];
    advance(tx, Step::new(id, seen, AppointmentAction::Cancel).because(Some(text)).setting(&set))
}

/// The patient left without being seen.
///
/// # Errors
/// As [`advance`]; a reason is required.
pub fn leave(tx: &Tx<'_>, id: AppointmentId, seen: Version, reason: &str) -> Result<Appointment, StoreError> {
    advance(tx, Step::new(id, seen, AppointmentAction::Leave).because(Some(reason)))
}

/// Closes the visit: an issued invoice is enough, paid or not.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] without an issued invoice.
pub fn close(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<Appointment, StoreError> {
    seen(tx, id, version, AppointmentAction::Close)?;
    let issued = tx
        .conn
        .prepare_cached("SELECT 1 FROM invoices WHERE appointment_id = ?1 AND status = 'issued'")?
        .exists([id])?;
    if !issued {
        return Err(RuleError::refused(t::APPOINTMENT_NO_INVOICE).into());
    }
    advance(tx, Step::new(id, version, AppointmentAction::Close))
}

/// The patient did not come; possible only when the grace after the start is over.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] before.
pub fn no_show(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::NoShow)?;
    let from = before.starts_at.plus_minutes(settings::load(tx.conn)?.no_show_grace_minutes);
    if tx.now < from {
        return Err(RuleError::refused(t::APPOINTMENT_NO_SHOW_TOO_EARLY.with("at", from)).into());
    }
    advance(tx, Step::new(id, version, AppointmentAction::NoShow))
}

/// The expected appointments whose grace is over, the oldest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn overdue(conn: &Connection, now: Timestamp) -> Result<Vec<(AppointmentId, Version)>, StoreError> {
    let latest = now.plus_minutes(-settings::load(conn)?.no_show_grace_minutes);
    let mut statement = conn.prepare_cached(
        "SELECT id, version FROM appointments WHERE status IN ('scheduled', 'confirmed') AND starts_at <= ?1
         ORDER BY starts_at, id",
    )?;
    let rows = statement.query_map([latest], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Marks those of a list of [`overdue`] who have not come by now, and says how many they were. Whoever has arrived or was
/// moved since the list was read is left alone.
///
/// # Errors
/// As [`no_show`].
pub fn sweep_no_shows(tx: &Tx<'_>, listed: &[(AppointmentId, Version)]) -> Result<usize, StoreError> {
    let mut marked = 0;
    for (id, version) in overdue(tx.conn, tx.now)?.into_iter().filter(|row| listed.contains(row)) {
        no_show(tx, id, version)?;
        marked += 1;
    }
    Ok(marked)
}

/// Takes a check-in back: on the same day, and only while nothing has been recorded since.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] later, or when something was recorded.
pub fn undo_check_in(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::UndoCheckIn)?;
    refuse_another_day(tx, before.status_at)?;
    let recorded = tx
        .conn
        .prepare_cached(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM vitals WHERE appointment_id = ?1)
                 OR EXISTS (SELECT 1 FROM consultations WHERE appointment_id = ?1)
                 OR EXISTS (SELECT 1 FROM lab_orders WHERE appointment_id = ?1)
                 OR EXISTS (SELECT 1 FROM invoices WHERE appointment_id = ?1)
                 OR EXISTS (SELECT 1 FROM appointments WHERE id = ?1 AND declared_history IS NOT NULL)",
        )?
        .exists([id])?;
    if recorded {
        return Err(RuleError::refused(t::APPOINTMENT_RECORDED_SINCE).into());
    }
    advance(tx, Step::new(id, version, AppointmentAction::UndoCheckIn))
}

/// Takes a no-show back: on the same day, and only while nobody else was booked instead.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] later, or when the time is taken.
pub fn undo_no_show(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::UndoNoShow)?;
    refuse_another_day(tx, before.status_at)?;
    refuse_overlap(tx.conn, &before)?;
    advance(tx, Step::new(id, version, AppointmentAction::UndoNoShow))
}

fn refuse_another_day(tx: &Tx<'_>, at: Timestamp) -> Result<(), StoreError> {
    let zone = settings::load(tx.conn)?.zone;
    let same = zone.day(at) == zone.day(tx.now);
    if same { Ok(()) } else { Err(RuleError::refused(t::APPOINTMENT_ANOTHER_DAY).into()) }
}
