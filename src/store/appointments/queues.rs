//! What each work place has to do, in the order in which it should be done.

use super::series::Place;
use crate::domain::actor::Actor;
use crate::domain::appointment::{AppointmentKind, AppointmentStatus};
use crate::domain::ids::{AppointmentId, PatientId, ProfessionalId, UserId, Version};
use crate::domain::patient::{AllergyStatus, BirthDate, CoverUntil, DeskFacts, PersonName, Sex};
use crate::domain::time::{Timestamp, Zone};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::patients::birth_date;
use crate::store::sql::IsoDate;
use crate::store::tickets::Call;
use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, params};

/// The doctor who has the patient.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WithDoctor {
    /// The user.
    pub user: UserId,
    /// The user's name.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}

/// An appointment as the queues show it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct QueueRow {
    /// The key.
    pub id: AppointmentId,
    /// The version seen, for the next step.
    pub version: Version,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// How the patient is seen.
    pub kind: AppointmentKind,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// Why the patient comes.
    pub reason: String,
    /// Whether it was booked over another one or outside of the work schedule.
    pub overbooked: bool,
    /// The patient.
    pub patient: PatientId,
    /// The patient's name.
    pub patient_name: PersonName,
    /// The patient's birth date.
    pub birth: Option<BirthDate>,
    /// The patient's sex.
    pub sex: Sex,
    /// The professional it was booked with.
    pub professional: ProfessionalId,
    /// The professional's name.
    pub professional_name: String,
    /// The last change of status: what the patient has waited for since.
    pub since: Timestamp,
    /// The arrival.
    pub checked_in_at: Option<Timestamp>,
    /// Who has the patient, once claimed.
    pub with: Option<WithDoctor>,
    /// The last set of vitals of this visit that stands.
    pub vitals_at: Option<Timestamp>,
    /// Its early warning score, if it was complete.
    pub news2: Option<i64>,
    /// What is known about the patient's allergies.
    pub allergies: AllergyStatus,
    /// What the desk may have to ask for.
    #[serde(skip)]
    pub desk: DeskFacts,
    /// The number on the ticket that the patient got on arrival.
    pub ticket: Option<i64>,
    /// The last call of the patient for what is waited for now.
    pub called: Option<Call>,
    /// Its place in a series.
    pub series: Option<Place>,
    /// Where a teleconsultation takes place.
    pub link: Option<String>,
}

const SELECT: &str = "SELECT a.id, a.version, a.status, a.kind, a.starts_at, a.ends_at, a.reason,
        a.overbook_reason IS NOT NULL, a.patient_id, p.given_name, p.family_name, p.birth_date, p.birth_precision, p.sex,
        a.professional_id, trim(coalesce(d.title, '') || ' ' || d.given_name || ' ' || d.family_name), a.status_at,
        a.checked_in_at, a.consultation_started_by, u.name, a.consultation_started_at,
        (SELECT v.news2 FROM vitals AS v WHERE v.appointment_id = a.id AND v.entered_in_error_at IS NULL
         ORDER BY v.taken_at DESC, v.id DESC LIMIT 1) AS news2,
        (SELECT max(v.taken_at) FROM vitals AS v WHERE v.appointment_id = a.id AND v.entered_in_error_at IS NULL),
        p.allergy_status, k.number, c.stage, c.place, c.called_at, a.link,
        CASE WHEN a.series_id IS NOT NULL THEN
            (SELECT count(*) FROM appointments AS s WHERE s.series_id = a.series_id AND s.status <> 'rescheduled'
                 AND (s.starts_at, s.id) <= (a.starts_at, a.id)) END,
        CASE WHEN a.series_id IS NOT NULL THEN
            (SELECT count(*) FROM appointments AS s WHERE s.series_id = a.series_id AND s.status <> 'rescheduled') END,
        p.policy_expires,
        (SELECT n.given FROM patient_consents AS n
         WHERE n.patient_id = p.id AND n.kind = 'medical_data' ORDER BY n.id DESC LIMIT 1),
        EXISTS (SELECT 1 FROM patient_identifiers AS i WHERE i.patient_id = p.id)
    FROM appointments AS a
    JOIN patients AS p ON p.id = a.patient_id
    JOIN professionals AS d ON d.id = a.professional_id
    LEFT JOIN users AS u ON u.id = a.consultation_started_by
    LEFT JOIN tickets AS k ON k.appointment_id = a.id
    LEFT JOIN patient_calls AS c ON c.id = (
        SELECT max(l.id) FROM patient_calls AS l WHERE l.appointment_id = a.id AND l.called_at >= a.status_at)";

fn queue_row(row: &Row<'_>) -> rusqlite::Result<QueueRow> {
    let user: Option<UserId> = row.get(18)?;
    let name: Option<String> = row.get(19)?;
    let since: Option<Timestamp> = row.get(20)?;
    Ok(QueueRow {
        id: row.get(0)?,
        version: row.get(1)?,
        status: row.get(2)?,
        kind: row.get(3)?,
        starts_at: row.get(4)?,
        ends_at: row.get(5)?,
        reason: row.get(6)?,
        overbooked: row.get(7)?,
        patient: row.get(8)?,
        patient_name: PersonName { given: row.get(9)?, family: row.get(10)? },
        birth: birth_date(row, 11)?,
        sex: row.get(13)?,
        professional: row.get(14)?,
        professional_name: row.get(15)?,
        since: row.get(16)?,
        checked_in_at: row.get(17)?,
        with: user.zip(name).zip(since).map(|((user, name), since)| WithDoctor { user, name, since }),
        news2: row.get(21)?,
        vitals_at: row.get(22)?,
        allergies: row.get(23)?,
        ticket: row.get(24)?,
        called: Call::read(row, 25)?,
        link: row.get(28)?,
        series: place(row.get(29)?, row.get(30)?),
        desk: DeskFacts {
            cover: row.get::<_, Option<IsoDate>>(31)?.map(|date| CoverUntil(date.0)),
            consent: row.get(32)?,
            identified: row.get(33)?,
        },
    })
}

/// What was moved away has no place any more; it stands before the next one.
fn place(nth: Option<i64>, of: Option<i64>) -> Option<Place> {
    nth.zip(of).map(|(nth, of)| Place { nth: nth.max(1), of })
}

fn rows(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<QueueRow>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} {condition}"))?;
    let rows = statement.query_map(params, queue_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) const RECEPTION: &str = "WHERE a.starts_at >= ?1 AND a.starts_at < ?2 ORDER BY a.starts_at, a.id";
pub(super) const TRIAGE: &str =
    "WHERE a.status = 'checked_in' ORDER BY coalesce(news2, -1) DESC, a.checked_in_at, a.id";
pub(super) const CONSULTATIONS: &str = "WHERE a.status = 'in_consultation'
    ORDER BY a.consultation_started_at IS NULL, a.consultation_started_at, coalesce(news2, -1) DESC, a.status_at, a.id";
pub(super) const CONSULTATIONS_OF: &str = "WHERE a.status = 'in_consultation'
        AND (a.consultation_started_by = ?1 OR (a.professional_id = ?2 AND a.consultation_started_by IS NULL))
    ORDER BY a.consultation_started_at IS NULL, a.consultation_started_at, coalesce(news2, -1) DESC, a.status_at, a.id";
pub(super) const TO_CLOSE: &str = "WHERE a.status = 'consultation_completed' ORDER BY a.consulted_at, a.id";
pub(super) const PLANNER: &str =
    "WHERE a.professional_id = ?1 AND a.starts_at >= ?2 AND a.starts_at < ?3 ORDER BY a.starts_at, a.id";
pub(super) const PLANNED: &str = "WHERE a.starts_at >= ?1 AND a.starts_at < ?2 AND a.ends_at > ?3
        AND a.status NOT IN ('cancelled', 'rescheduled') ORDER BY a.starts_at, a.id";
pub(super) const PLANNED_WITH: &str =
    "WHERE a.starts_at >= ?1 AND a.starts_at < ?2 AND a.ends_at > ?3 AND d.specialty_id = ?4
        AND a.status NOT IN ('cancelled', 'rescheduled') ORDER BY a.starts_at, a.id";
pub(super) const PLANNED_OF: &str =
    "WHERE a.professional_id = ?4 AND a.starts_at >= ?1 AND a.starts_at < ?2 AND a.ends_at > ?3
        AND a.status NOT IN ('cancelled', 'rescheduled') ORDER BY a.starts_at, a.id";
pub(super) const OF_PATIENT: &str = "WHERE a.patient_id = ?1 ORDER BY a.starts_at DESC, a.id DESC LIMIT ?2";

/// The query behind a queue, for the tests that read its plan.
#[cfg(test)]
pub(super) fn query(condition: &str) -> String {
    format!("{SELECT} {condition}")
}

/// One appointment as a queue row.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn row(conn: &Connection, id: AppointmentId) -> Result<QueueRow, StoreError> {
    rows(conn, "WHERE a.id = ?1", [id])?.pop().ok_or(StoreError::NotFound(Entity::Appointment))
}

/// Every appointment of a day at the clinic, by start.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn reception(conn: &Connection, day: NaiveDate, zone: Zone) -> Result<Vec<QueueRow>, StoreError> {
    let (from, until) = zone.bounds(day);
    rows(conn, RECEPTION, params![from, until])
}

/// A professional's appointments of a day, by start.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn day(
    conn: &Connection,
    professional: ProfessionalId,
    day: NaiveDate,
    zone: Zone,
) -> Result<Vec<QueueRow>, StoreError> {
    let (from, until) = zone.bounds(day);
    rows(conn, PLANNER, params![professional, from, until])
}

/// Appointments for the planner, by start.
pub(super) fn planned(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<QueueRow>, StoreError> {
    rows(conn, condition, params)
}

/// A patient's appointments, the newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_patient(conn: &Connection, patient: PatientId, limit: usize) -> Result<Vec<QueueRow>, StoreError> {
    rows(conn, OF_PATIENT, params![patient, i64::try_from(limit).unwrap_or(i64::MAX)])
}

/// Who has arrived and waits for the nurse: the worst score first, then the longest wait.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn triage(conn: &Connection) -> Result<Vec<QueueRow>, StoreError> {
    rows(conn, TRIAGE, [])
}

/// Who is ready for a doctor or with one: the patients who are with one first, then the worst score, then the longest
/// wait. For one doctor: those they have claimed and those booked with them that nobody has.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn consultations(conn: &Connection, of: Option<&Actor>) -> Result<Vec<QueueRow>, StoreError> {
    match of {
        Some(doctor) => rows(conn, CONSULTATIONS_OF, params![doctor.user, doctor.professional]),
        None => rows(conn, CONSULTATIONS, []),
    }
}

/// Who has been seen and waits at the cash desk: the longest wait first, days past included.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn to_close(conn: &Connection) -> Result<Vec<QueueRow>, StoreError> {
    rows(conn, TO_CLOSE, [])
}
