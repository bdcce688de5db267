//! Appointments: from booking to closing. Each step of the workflow is one guarded write with its event and audit row.

mod advance;
mod booking;
mod desk;
mod doctor;
#[cfg(test)]
mod never_twice;
pub mod planner;
mod queues;
mod series;
#[cfg(test)]
pub(in crate::store) mod tests;

pub use crate::domain::patient::CheckInWarning;
pub use advance::{Step, advance};
pub(super) use booking::{ACTIVE, refuse_inactive};
pub use booking::{Booking, LONGEST, Move, SHORTEST, book, free_to_book, reschedule, walk_in};
pub use desk::{Warnings, cancel, check_in, close, confirm, leave, no_show, overdue, sweep_no_shows};
pub use desk::{undo_check_in, undo_no_show, warnings};
pub use doctor::{complete, skip_triage, start};
pub use queues::{QueueRow, WithDoctor, consultations, day, of_patient, reception, row, to_close, triage};

pub use series::{Occurrence, Place, REPEAT, Stop, book_series, cancel_following, preview, starts, still_to_come};

use super::entity::Entity;
use super::error::StoreError;
use crate::domain::appointment::{AppointmentAction, AppointmentKind, AppointmentStatus, CancelReason};
use crate::domain::error::FieldName;
use crate::domain::ids::{AppointmentId, PatientId, ProfessionalId, UserId, Version};
use crate::domain::time::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// The form field of the patient.
pub const PATIENT: FieldName = FieldName("patient");
/// The form field of the professional.
pub const PROFESSIONAL: FieldName = FieldName("professional");
/// The form field of the start.
pub const STARTS_AT: FieldName = FieldName("starts_at");
/// The form field of the length.
pub const MINUTES: FieldName = FieldName("minutes");
/// The form field of a reason: of the visit, of a cancellation, of leaving.
pub const REASON: FieldName = FieldName("reason");
/// The form field of a teleconsultation's link.
pub const LINK: FieldName = FieldName("link");
/// The form field of the reason for booking over another appointment or outside of the work schedule.
pub const OVERBOOK_REASON: FieldName = FieldName("overbook_reason");

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// The user.
    pub by: UserId,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The key.
    pub id: AppointmentId,
    /// The row's version.
    pub version: Version,
    /// Who comes.
    pub patient: PatientId,
    /// To whom.
    pub professional: ProfessionalId,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How.
    pub kind: AppointmentKind,
    /// Where a teleconsultation takes place.
    pub link: Option<String>,
    /// Why.
    pub reason: String,
    /// Why it was booked over another one or outside of the work schedule.
    pub overbook_reason: Option<String>,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// Since when.
    pub status_at: Timestamp,
    /// The arrival.
    pub checked_in: Option<Done>,
    /// Triage.
    pub vitals_entered: Option<Done>,
    /// What the patient told the nurse.
    pub declared_history: Option<String>,
    /// Why there was no triage.
    pub skip_triage_reason: Option<String>,
    /// The doctor's claim.
    pub started: Option<Done>,
    /// The end of the consultation.
    pub consulted: Option<Done>,
    /// The end of the visit.
    pub closed: Option<Done>,
    /// The cancellation.
    pub cancelled: Option<Done>,
    /// Who called it off.
    pub cancel_reason: Option<CancelReason>,
    /// The appointment that this one replaces.
    pub rescheduled_from: Option<AppointmentId>,
    /// The appointment that replaces this one.
    pub rescheduled_to: Option<AppointmentId>,
    /// The first appointment of its series.
    pub series: Option<AppointmentId>,
}

fn done(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Done>> {
    let (at, by): (Option<Timestamp>, Option<UserId>) = (row.get(at)?, row.get(at + 1)?);
    Ok(at.zip(by).map(|(at, by)| Done { at, by }))
}

fn appointment(row: &Row<'_>) -> rusqlite::Result<Appointment> {
    Ok(Appointment {
        id: row.get(0)?,
        version: row.get(1)?,
        patient: row.get(2)?,
        professional: row.get(3)?,
        starts_at: row.get(4)?,
        ends_at: row.get(5)?,
        kind: row.get(6)?,
        link: row.get(7)?,
        reason: row.get(8)?,
        overbook_reason: row.get(9)?,
        status: row.get(10)?,
        status_at: row.get(11)?,
        checked_in: done(row, 12)?,
        vitals_entered: done(row, 14)?,
        declared_history: row.get(16)?,
        skip_triage_reason: row.get(17)?,
        started: done(row, 18)?,
        consulted: done(row, 20)?,
        closed: done(row, 22)?,
        cancelled: done(row, 24)?,
        cancel_reason: row.get(26)?,
        rescheduled_from: row.get(27)?,
        rescheduled_to: row.get(28)?,
        series: row.get(29)?,
    })
}

/// One appointment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: AppointmentId) -> Result<Appointment, StoreError> {
    conn.prepare_cached(
        "SELECT id, version, patient_id, professional_id, starts_at, ends_at, kind, link, reason, overbook_reason, status,
             status_at, checked_in_at, checked_in_by, vitals_entered_at, vitals_entered_by, declared_history,
             skip_triage_reason, consultation_started_at, consultation_started_by, consulted_at, consulted_by, closed_at,
             closed_by, cancelled_at, cancelled_by, cancel_reason, rescheduled_from_id, rescheduled_to_id,
             series_id
         FROM appointments WHERE id = ?1",
    )?
    .query_row([id], appointment)
    .optional()?
    .ok_or(StoreError::NotFound(Entity::Appointment))
}

/// One step of an appointment's story.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    /// Where it stood; absent for the first one.
    pub from: Option<AppointmentStatus>,
    /// Where it went.
    pub to: AppointmentStatus,
    /// By what action.
    pub action: AppointmentAction,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The user.
    pub by: UserId,
    /// The user's name.
    pub by_name: String,
}

/// The story of an appointment, from its beginning.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn events(conn: &Connection, id: AppointmentId) -> Result<Vec<Event>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT e.from_status, e.to_status, e.action, e.reason, e.at, e.user_id, u.name
         FROM appointment_events AS e JOIN users AS u ON u.id = e.user_id
         WHERE e.appointment_id = ?1 ORDER BY e.id",
    )?;
    let events = statement.query_map([id], |row| {
        Ok(Event {
            from: row.get(0)?,
            to: row.get(1)?,
            action: row.get(2)?,
            reason: row.get(3)?,
            at: row.get(4)?,
            by: row.get(5)?,
            by_name: row.get(6)?,
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}
