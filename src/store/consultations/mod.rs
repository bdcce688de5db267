//! The doctor's notes and diagnoses of a visit, and all that the consultation screen shows beside them.

#[cfg(test)]
mod tests;

use super::appointments::{self, Appointment};
use super::lab::orders::{self, OrderRow};
use super::vitals::{self, VitalsRow};
use super::{Entity, StoreError, Tx};
use crate::domain::actor::Permission;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, PatientId, Version};
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, NOTES as NOTES_LENGTH, check_line, check_notes, require_line};
use crate::i18n::t;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// The field of the notes.
pub const NOTES: FieldName = FieldName("notes");
/// The field of a diagnosis.
pub const DIAGNOSIS: FieldName = FieldName("diagnosis");

/// The notes of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// The notes.
    pub notes: String,
    /// The diagnoses, in order.
    pub diagnoses: Vec<Diagnosis>,
    /// When the doctor signed; then nothing changes any more.
    pub signed_at: Option<Timestamp>,
    /// What the next write must have seen.
    pub version: Version,
}

/// The notes of a visit, if any were written.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn get(conn: &Connection, appointment: AppointmentId) -> Result<Option<Consultation>, StoreError> {
    let found: Option<(i64, String, Option<Timestamp>, Version)> = conn
        .prepare_cached("SELECT id, notes, signed_at, version FROM consultations WHERE appointment_id = ?1")?
        .query_row([appointment], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((id, notes, signed_at, version)) = found else { return Ok(None) };
    Ok(Some(Consultation { notes, diagnoses: diagnoses(conn, id)?, signed_at, version }))
}

fn diagnoses(conn: &Connection, consultation: i64) -> Result<Vec<Diagnosis>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT code, text, rank, certainty FROM diagnoses
         WHERE consultation_id = ?1 AND entered_in_error_at IS NULL ORDER BY position",
    )?;
    let rows = statement.query_map([consultation], |row| {
        Ok(Diagnosis { code: row.get(0)?, text: row.get(1)?, rank: row.get(2)?, certainty: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Saves notes and diagnoses while the actor has the patient. `seen` is the version that was read: `None` when there were
/// no notes yet.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::WriteNotes`]; [`StoreError::Conflict`]; [`StoreError::Rule`] at a
/// field, or when the patient is with somebody else or not in consultation.
pub fn save(
    tx: &Tx<'_>,
    appointment: AppointmentId,
    seen: Option<Version>,
    notes: &str,
    diagnoses: &[Diagnosis],
) -> Result<Consultation, StoreError> {
    tx.require(Permission::WriteNotes)?;
    let visit = appointments::get(tx.conn, appointment)?;
    vitals::refuse_not_in_consultation(&visit)?;
    refuse_not_mine(tx, &visit)?;
    let notes = check_notes(NOTES, notes, NOTES_LENGTH)?;
    let diagnoses = diagnoses.iter().map(clean).collect::<Result<Vec<_>, _>>()?;
    let before = get(tx.conn, appointment)?;
    let id = write_notes(tx, &visit, seen, &notes)?;
    tx.execute("DELETE FROM diagnoses WHERE consultation_id = ?1", [id])?;
    for (position, diagnosis) in (1_i64..).zip(&diagnoses) {
        tx.execute(
            "INSERT INTO diagnoses (consultation_id, patient_id, position, code, text, rank, certainty, created_at,
                 created_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                visit.patient,
                position,
                diagnosis.code,
                diagnosis.text,
                diagnosis.rank,
                diagnosis.certainty,
                tx.now,
                tx.actor.user
            ],
        )?;
    }
    let old = before.map(|before| json!({ "notes": before.notes, "diagnoses": before.diagnoses }));
    let new = json!({ "notes": notes, "diagnoses": diagnoses });
    tx.audit("save_notes", Entity::Consultation, id, old, Some(new))?;
    get(tx.conn, appointment)?.ok_or(StoreError::NotFound(Entity::Consultation))
}

fn clean(diagnosis: &Diagnosis) -> Result<Diagnosis, RuleError> {
    let code = diagnosis.code.as_deref().map(|code| check_line(DIAGNOSIS, code, 20)).transpose()?;
    Ok(Diagnosis {
        code: code.filter(|code| !code.is_empty()),
        text: require_line(DIAGNOSIS, &diagnosis.text, LINE)?,
        ..diagnosis.clone()
    })
}

fn refuse_not_mine(tx: &Tx<'_>, visit: &Appointment) -> Result<(), StoreError> {
    let Some(started) = visit.started else { return Err(RuleError::refused(t::CLINICAL_NOT_CLAIMED).into()) };
    if started.by == tx.actor.user {
        return Ok(());
    }
    let name: String =
        tx.conn.prepare_cached("SELECT name FROM users WHERE id = ?1")?.query_row([started.by], |row| row.get(0))?;
    Err(RuleError::refused(t::CLINICAL_NOT_YOURS.with("by", name)).into())
}

/// Inserts the notes, or replaces the version that was seen.
fn write_notes(tx: &Tx<'_>, visit: &Appointment, seen: Option<Version>, notes: &str) -> Result<i64, StoreError> {
    let standing: Option<i64> = tx
        .conn
        .prepare_cached("SELECT id FROM consultations WHERE appointment_id = ?1")?
        .query_row([visit.id], |row| row.get(0))
        .optional()?;
    match (standing, seen) {
        (None, _) => tx.insert(
            "INSERT INTO consultations (appointment_id, patient_id, notes, created_at, created_by, updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?5)",
            params![visit.id, visit.patient, notes, tx.now, tx.actor.user],
        ),
        (Some(id), None) => Err(tx.conflict(Entity::Consultation, id)?),
        (Some(id), Some(seen)) => {
            let changed = tx.execute(
                "UPDATE consultations SET notes = ?1, version = version + 1, updated_at = ?2, updated_by = ?3
                 WHERE id = ?4 AND version = ?5 AND signed_at IS NULL",
                params![notes, tx.now, tx.actor.user, id, seen],
            )?;
            tx.expect_one(changed, Entity::Consultation, id)?;
            Ok(id)
        }
    }
}

/// A visit of the patient before this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviousVisit {
    /// The visit.
    pub appointment: AppointmentId,
    /// When it was.
    pub at: Timestamp,
    /// The professional.
    pub professional: String,
    /// Why the patient came.
    pub reason: String,
    /// The notes.
    pub notes: String,
    /// The diagnoses, in order.
    pub diagnoses: Vec<Diagnosis>,
}

/// The patient's seen visits before another, newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn previous(
    conn: &Connection,
    patient: PatientId,
    before: &Appointment,
    limit: u32,
) -> Result<Vec<PreviousVisit>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.id, a.id, a.starts_at, trim(coalesce(d.title, '') || ' ' || d.given_name || ' ' || d.family_name),
             a.reason, c.notes
         FROM appointments AS a JOIN consultations AS c ON c.appointment_id = a.id
         JOIN professionals AS d ON d.id = a.professional_id
         WHERE a.patient_id = ?1 AND a.starts_at < ?2 AND a.id <> ?3 AND a.status IN (?4, ?5)
         ORDER BY a.starts_at DESC LIMIT ?6",
    )?;
    let (seen, closed) = (AppointmentStatus::ConsultationCompleted, AppointmentStatus::Completed);
    let rows = statement.query_map(params![patient, before.starts_at, before.id, seen, closed, limit], |row| {
        let visit = PreviousVisit {
            appointment: row.get(1)?,
            at: row.get(2)?,
            professional: row.get(3)?,
            reason: row.get(4)?,
            notes: row.get(5)?,
            diagnoses: Vec::new(),
        };
        Ok((row.get::<_, i64>(0)?, visit))
    })?;
    let visits = rows.collect::<Result<Vec<_>, _>>()?;
    visits.into_iter().map(|(id, visit)| Ok(PreviousVisit { diagnoses: diagnoses(conn, id)?, ..visit })).collect()
}

/// Everything that the doctor sees of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The visit, with the history declared at triage.
    pub appointment: Appointment,
    /// The sets of vitals of this visit, newest first, wrong ones among them.
    pub vitals: Vec<VitalsRow>,
    /// The patient's last set before this visit that counts.
    pub last_vitals: Option<VitalsRow>,
    /// Notes and diagnoses so far.
    pub consultation: Option<Consultation>,
    /// The lab orders of this visit, oldest first.
    pub orders: Vec<OrderRow>,
    /// Earlier visits, newest first.
    pub previous: Vec<PreviousVisit>,
}

/// Everything that the doctor sees of a visit.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn summary(conn: &Connection, id: AppointmentId) -> Result<Summary, StoreError> {
    let appointment = appointments::get(conn, id)?;
    let counts = |row: &VitalsRow| row.appointment != Some(id) && row.in_error.is_none();
    let last_vitals = vitals::of_patient(conn, appointment.patient, 10)?.into_iter().find(counts);
    Ok(Summary {
        vitals: vitals::of_appointment(conn, id)?,
        last_vitals,
        consultation: get(conn, id)?,
        orders: orders::of_appointment(conn, id)?,
        previous: previous(conn, appointment.patient, &appointment, 10)?,
        appointment,
    })
}
