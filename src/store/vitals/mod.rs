//! Vital signs: taken at triage, again while the patient is with the doctor, and marked when they were wrong.

#[cfg(test)]
mod tests;

use super::appointments::{self, Appointment, Step, advance};
use super::patients::birth_date;
use super::person::Person;
use super::{Entity, StoreError, Tx, settings};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, AppointmentStatus};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, Id, PatientId, Version, VitalsId};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::validate::{LINE, NOTES, check_notes, require_line};
use crate::domain::vitals::{Measure, News2, Subject, VitalSet};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde_json::json;

/// The field of the history that the patient tells.
pub const DECLARED_HISTORY: FieldName = FieldName("declared_history");
/// The field that says why a set was wrong.
pub const ERROR_REASON: FieldName = FieldName("reason");

/// What is taken at triage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewVitals {
    /// The values.
    pub set: VitalSet,
    /// Whether she says that she is pregnant; the early warning score is not made for pregnancy.
    pub pregnant: Option<bool>,
    /// What the patient tells; `None` leaves what stands there.
    pub history: Option<String>,
}

/// Records a set of vitals and the declared history, and sends an arrived patient on to the doctor. For a patient who is
/// in consultation already it is one more set.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a nurse (later also the doctor); [`StoreError::Conflict`]; [`StoreError::Rule`] at a
/// field, or when the patient has not arrived or is gone.
pub fn record(
    tx: &Tx<'_>,
    id: AppointmentId,
    seen: Version,
    new: &NewVitals,
) -> Result<(Appointment, VitalsId), StoreError> {
    let before = appointments::get(tx.conn, id)?;
    let again = before.status == AppointmentStatus::InConsultation;
    if again {
        tx.require(Permission::RecordVitals)?;
        if before.version != seen {
            return Err(tx.conflict(Entity::Appointment, id.raw())?);
        }
    }
    let history = match &new.history {
        Some(history) => Some(check_notes(DECLARED_HISTORY, history, NOTES)?).filter(|history| !history.is_empty()),
        None => before.declared_history.clone(),
    };
    let after = if again {
        rewrite_history(tx, &before, history)?
    } else {
        let set: [(&str, &dyn ToSql); 1] = [("declared_history", &history)];
        advance(tx, Step::new(id, seen, AppointmentAction::RecordVitals).setting(&set))?
    };
    new.set.check()?;
    let vitals = insert(tx, &after, new)?;
    Ok((after, vitals))
}

fn rewrite_history(tx: &Tx<'_>, before: &Appointment, history: Option<String>) -> Result<Appointment, StoreError> {
    if before.declared_history == history {
        return Ok(before.clone());
    }
    let changed = tx.execute(
        "UPDATE appointments SET declared_history = ?1, version = version + 1, updated_at = ?2, updated_by = ?3
         WHERE id = ?4 AND version = ?5",
        params![history, tx.now, tx.actor.user, before.id, before.version],
    )?;
    tx.expect_one(changed, Entity::Appointment, before.id.raw())?;
    let old = json!({ "declared_history": before.declared_history });
    let new = json!({ "declared_history": history });
    tx.audit("declare_history", Entity::Appointment, before.id.raw(), Some(old), Some(new))?;
    appointments::get(tx.conn, before.id)
}

/// The columns of the measures, in the order of the vocabulary.
fn measure_columns() -> String {
    Measure::ALL.iter().map(|measure| measure.word()).collect::<Vec<_>>().join(", ")
}

fn insert(tx: &Tx<'_>, appointment: &Appointment, new: &NewVitals) -> Result<VitalsId, StoreError> {
    let person = Person::get(tx.conn, appointment.patient)?;
    let years = person.years(settings::load(tx.conn)?.zone.day(tx.now));
    let pregnant = new.pregnant.unwrap_or_default();
    let news2 = match new.set.news2(Subject { pregnant, ..Subject::aged(years) }) {
        News2::Total { score, .. } => Some(score),
        _ => None,
    };
    let values: Vec<Option<i64>> = Measure::ALL.iter().map(|measure| new.set.get(*measure)).collect();
    let places: String = (0..values.len()).map(|index| format!(", ?{}", index + 9)).collect();
    let sql = format!(
        "INSERT INTO vitals (patient_id, appointment_id, taken_at, taken_by, on_oxygen, consciousness, pregnant, news2, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8{places})",
        measure_columns()
    );
    let mut columns: Vec<&dyn ToSql> = vec![
        &appointment.patient,
        &appointment.id,
        &tx.now,
        &tx.actor.user,
        &new.set.on_oxygen,
        &new.set.consciousness,
        &new.pregnant,
        &news2,
    ];
    columns.extend(values.iter().map(|value| value as &dyn ToSql));
    let id = tx.insert(&sql, columns.as_slice())?;
    tx.audit("record", Entity::Vitals, id, None, Some(json!({ "appointment": appointment.id, "set": new.set })))?;
    Ok(VitalsId::new(id))
}

/// Marks a set as entered in error; it stays readable and counts no more.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::RecordVitals`]; [`StoreError::Conflict`] when somebody did it already;
/// [`StoreError::Rule`] at the reason.
pub fn mark_entered_in_error(tx: &Tx<'_>, id: VitalsId, reason: &str) -> Result<(), StoreError> {
    tx.require(Permission::RecordVitals)?;
    let reason = require_line(ERROR_REASON, reason, LINE)?;
    let changed = tx.execute(
        "UPDATE vitals SET entered_in_error_at = ?1, entered_in_error_by = ?2, entered_in_error_reason = ?3
         WHERE id = ?4 AND entered_in_error_at IS NULL",
        params![tx.now, tx.actor.user, reason, id],
    )?;
    if changed == 1 {
        return tx.audit("entered_in_error", Entity::Vitals, id.raw(), None, Some(json!({ "reason": reason })));
    }
    let marked: Option<(String, Timestamp)> = tx
        .conn
        .prepare_cached(
            "SELECT u.name, v.entered_in_error_at FROM vitals AS v JOIN users AS u ON u.id = v.entered_in_error_by
             WHERE v.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Err(marked.map_or(StoreError::NotFound(Entity::Vitals), |(by, at)| StoreError::Conflict {
        entity: Entity::Vitals,
        now: None,
        by,
        at,
    }))
}

/// Why a set does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InError {
    /// When it was marked.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A set of vitals on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VitalsRow {
    /// Its key.
    pub id: VitalsId,
    /// The visit.
    pub appointment: Option<AppointmentId>,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Who took it.
    pub taken_by: String,
    /// The values.
    pub set: VitalSet,
    /// What the early warning score needs to know of the patient at that time.
    pub subject: Subject,
    /// Why it does not count, if so.
    pub in_error: Option<InError>,
}

impl VitalsRow {
    /// The early warning score as of then.
    #[must_use]
    pub fn news2(&self) -> News2 {
        self.set.news2(self.subject)
    }
}

/// A patient's sets, newest first, wrong ones among them.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_patient(conn: &Connection, patient: PatientId, limit: u32) -> Result<Vec<VitalsRow>, StoreError> {
    rows(conn, "v.patient_id = ?1 ORDER BY v.taken_at DESC, v.id DESC LIMIT ?2", params![patient, limit])
}

/// The sets of a visit, newest first, wrong ones among them.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_appointment(conn: &Connection, id: AppointmentId) -> Result<Vec<VitalsRow>, StoreError> {
    rows(conn, "v.appointment_id = ?1 ORDER BY v.taken_at DESC, v.id DESC", params![id])
}

fn rows(conn: &Connection, which: &str, values: &[&dyn ToSql]) -> Result<Vec<VitalsRow>, StoreError> {
    let zone = settings::load(conn)?.zone;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT v.id, v.appointment_id, v.taken_at, u.name, v.on_oxygen, v.consciousness, v.pregnant, p.birth_date,
             p.birth_precision, v.entered_in_error_at, e.name, coalesce(v.entered_in_error_reason, ''), {}
         FROM vitals AS v JOIN users AS u ON u.id = v.taken_by JOIN patients AS p ON p.id = v.patient_id
         LEFT JOIN users AS e ON e.id = v.entered_in_error_by WHERE {which}",
        measure_columns()
    ))?;
    let rows = statement.query_map(values, |row| vitals_row(row, zone))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn vitals_row(row: &Row<'_>, zone: Zone) -> rusqlite::Result<VitalsRow> {
    const MEASURES_AT: usize = 12;
    let mut set = VitalSet::default();
    for (index, measure) in Measure::ALL.iter().enumerate() {
        set.set(*measure, row.get(MEASURES_AT + index)?);
    }
    set.on_oxygen = row.get(4)?;
    set.consciousness = row.get(5)?;
    let taken_at: Timestamp = row.get(2)?;
    let years = birth_date(row, 7)?.and_then(|birth| birth.age(zone.day(taken_at))).map(|age| age.years);
    let pregnant = row.get::<_, Option<bool>>(6)?.unwrap_or_default();
    let (at, by): (Option<Timestamp>, Option<String>) = (row.get(9)?, row.get(10)?);
    let reason = row.get(11)?;
    Ok(VitalsRow {
        id: row.get(0)?,
        appointment: row.get(1)?,
        taken_at,
        taken_by: row.get(3)?,
        set,
        subject: Subject { pregnant, ..Subject::aged(years) },
        in_error: at.zip(by).map(|(at, by)| InError { at, by, reason }),
    })
}

/// Refuses with the status, unless the visit is open for the doctor.
pub(super) fn refuse_not_in_consultation(appointment: &Appointment) -> Result<(), StoreError> {
    if appointment.status == AppointmentStatus::InConsultation {
        return Ok(());
    }
    Err(RuleError::refused(t::CLINICAL_NOT_OPEN.with("status", appointment.status.text())).into())
}
