//! The waiting list: who waits for a slot, whom a freed one fits, and the appointment that comes of it.

mod offers;
#[cfg(test)]
mod tests;

pub use offers::{Candidate, Freed, book, candidates, freed, opening};

use super::appointments::{LONGEST, MINUTES, PATIENT, PROFESSIONAL, REASON, SHORTEST};
use super::entity::Entity;
use super::error::StoreError;
use super::patients::birth_date;
use super::settings;
use super::sql::IsoDate;
use super::tx::Tx;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, Id as _, PatientId, UserId, Version, WaitingListId};
use crate::domain::patient::{BirthDate, PersonName, Sex};
use crate::domain::schedule::Weekdays;
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, check_line, require_line};
use crate::domain::waiting_list::{Wanted, WishStatus};
use crate::i18n::t;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use serde_json::json;

/// The form field of the first day that would do.
pub const FIRST: FieldName = FieldName("first_date");
/// The form field of the last day that would do.
pub const LAST: FieldName = FieldName("last_date");
/// The form field of a note for the desk.
pub const NOTE: FieldName = FieldName("note");

/// Somebody who is to be put on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Who waits.
    pub patient: PatientId,
    /// For what; a professional or a specialty is required.
    pub wanted: Wanted,
    /// Why the patient comes; required.
    pub reason: String,
    /// For the desk: when to phone, what else was said.
    pub note: String,
}

/// A place on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub id: WaitingListId,
    /// The row's version.
    pub version: Version,
    /// Who waits.
    pub patient: PatientId,
    /// The patient's name.
    pub patient_name: PersonName,
    /// The patient's phone; empty where it is not known.
    pub phone: String,
    /// The patient's birth date.
    pub birth: Option<BirthDate>,
    /// The patient's sex.
    pub sex: Sex,
    /// For what.
    pub wanted: Wanted,
    /// The professional's name; empty where anybody of the specialty will do.
    pub professional_name: String,
    /// The specialty's name; empty where there is none.
    pub specialty_name: String,
    /// Why the patient comes.
    pub reason: String,
    /// For the desk.
    pub note: String,
    /// Where it stands.
    pub status: WishStatus,
    /// Since when.
    pub since: Timestamp,
    /// The appointment that was booked from it.
    pub appointment: Option<AppointmentId>,
    /// Who put the patient on the list.
    pub added_by: UserId,
}

const SELECT: &str =
    "SELECT w.id, w.version, w.patient_id, p.given_name, p.family_name, coalesce(p.phone, ''), p.birth_date,
        p.birth_precision, p.sex, w.professional_id, w.specialty_id, w.minutes, w.part_of_day, w.weekdays, w.first_date,
        w.last_date, coalesce(trim(coalesce(d.title, '') || ' ' || d.given_name || ' ' || d.family_name), ''),
        coalesce(s.name, ''), w.reason, coalesce(w.note, ''), w.status, w.created_at, w.appointment_id, w.created_by
    FROM waiting_list AS w
    JOIN patients AS p ON p.id = w.patient_id
    LEFT JOIN professionals AS d ON d.id = w.professional_id
    LEFT JOIN specialties AS s ON s.id = coalesce(w.specialty_id, d.specialty_id)";

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get(0)?,
        version: row.get(1)?,
        patient: row.get(2)?,
        patient_name: PersonName { given: row.get(3)?, family: row.get(4)? },
        phone: row.get(5)?,
        birth: birth_date(row, 6)?,
        sex: row.get(8)?,
        wanted: Wanted {
            professional: row.get(9)?,
            specialty: row.get(10)?,
            minutes: row.get(11)?,
            part: row.get(12)?,
            weekdays: Weekdays::from_bits(row.get(13)?).unwrap_or(Weekdays::ALL),
            first: row.get::<_, IsoDate>(14)?.0,
            last: row.get::<_, Option<IsoDate>>(15)?.map(|date| date.0),
        },
        professional_name: row.get(16)?,
        specialty_name: row.get(17)?,
        reason: row.get(18)?,
        note: row.get(19)?,
        status: row.get(20)?,
        since: row.get(21)?,
        appointment: row.get(22)?,
        added_by: row.get(23)?,
    })
}

fn entries(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<Entry>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} {condition}"))?;
    let rows = statement.query_map(params, entry)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who waits, as the index has them.
const WAITING: &str = "WHERE w.status = 'waiting' ORDER BY w.created_at, w.id";

/// Who waits, the longest wait first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection) -> Result<Vec<Entry>, StoreError> {
    entries(conn, WAITING, [])
}

/// One place on the list.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: WaitingListId) -> Result<Entry, StoreError> {
    entries(conn, "WHERE w.id = ?1", [id])?.pop().ok_or(StoreError::NotFound(Entity::WaitingListEntry))
}

/// Puts somebody on the list. Whoever may book may do it.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Rule`] at a field.
pub fn add(tx: &Tx<'_>, new: &NewEntry) -> Result<Entry, StoreError> {
    permit(tx)?;
    let reason = require_line(REASON, &new.reason, LINE)?;
    let note = check_line(NOTE, &new.note, LINE)?;
    check(tx, new)?;
    let wanted = &new.wanted;
    let id = WaitingListId::new(tx.insert(
        "INSERT INTO waiting_list (patient_id, professional_id, specialty_id, reason, minutes, part_of_day, weekdays,
             first_date, last_date, note, status, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, ''), 'waiting', ?11, ?12, ?11, ?12)",
        params![
            new.patient,
            wanted.professional,
            wanted.specialty,
            reason,
            wanted.minutes,
            wanted.part,
            wanted.weekdays.bits(),
            IsoDate(wanted.first),
            wanted.last.map(IsoDate),
            note,
            tx.now,
            tx.actor.user
        ],
    )?);
    let what = json!({ "patient": new.patient, "professional": wanted.professional, "specialty": wanted.specialty });
    tx.audit("wait", Entity::WaitingListEntry, id.raw(), None, Some(what))?;
    get(tx.conn, id)
}

fn check(tx: &Tx<'_>, new: &NewEntry) -> Result<(), StoreError> {
    let wanted = &new.wanted;
    if wanted.professional.is_none() && wanted.specialty.is_none() {
        return Err(RuleError::field(PROFESSIONAL, t::WAITLIST_WITH_WHOM).into());
    }
    if !(SHORTEST..=LONGEST).contains(&i64::from(wanted.minutes)) {
        let between = t::SETTINGS_BETWEEN.with("low", SHORTEST).with("high", LONGEST);
        return Err(RuleError::field(MINUTES, between).into());
    }
    if wanted.last.is_some_and(|last| last < wanted.first) {
        return Err(RuleError::field(LAST, t::SCHEDULE_VALIDITY).into());
    }
    if wanted.is_over(settings::load(tx.conn)?.zone.day(tx.now)) {
        return Err(RuleError::field(LAST, t::APPOINTMENT_IN_THE_PAST).into());
    }
    super::appointments::refuse_inactive(tx.conn, new.patient, wanted.professional)?;
    let since: Option<Timestamp> = tx
        .conn
        .prepare_cached(
            "SELECT created_at FROM waiting_list WHERE patient_id = ?1 AND status = 'waiting'
                 AND professional_id IS ?2 AND specialty_id IS ?3",
        )?
        .query_row(params![new.patient, wanted.professional, wanted.specialty], |row| row.get(0))
        .optional()?;
    match since {
        Some(since) => Err(RuleError::field(PATIENT, t::WAITLIST_ALREADY.with("since", since)).into()),
        None => Ok(()),
    }
}

/// Takes somebody off the list, with the reason.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`] when somebody has acted since; [`StoreError::Rule`] without a
/// reason.
pub fn withdraw(tx: &Tx<'_>, id: WaitingListId, seen: Version, reason: &str) -> Result<Entry, StoreError> {
    permit(tx)?;
    let reason = require_line(REASON, reason, LINE)?;
    let changed = tx.execute(
        "UPDATE waiting_list SET status = 'withdrawn', withdraw_reason = ?3, version = version + 1, updated_at = ?4,
             updated_by = ?5
         WHERE id = ?1 AND version = ?2 AND status = 'waiting'",
        params![id, seen, reason, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::WaitingListEntry, id.raw())?;
    let (old, new) = (json!({ "status": "waiting" }), json!({ "status": "withdrawn", "reason": reason }));
    tx.audit("withdraw", Entity::WaitingListEntry, id.raw(), Some(old), Some(new))?;
    get(tx.conn, id)
}

/// The list is kept by those who may book.
fn permit(tx: &Tx<'_>) -> Result<(), StoreError> {
    tx.permit(&WORKFLOW, None, AppointmentAction::Book, None).map(|_| ())
}
