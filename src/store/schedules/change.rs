//! Changing a professional's hours: never over what somebody else changed meanwhile, and never without saying which
//! booked appointments would be left outside of them.

use super::{Hours, add_exception, hours, weekly_of, write_weekly};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, ExceptionId, Id as _, ProfessionalId};
use crate::domain::patient::PersonName;
use crate::domain::schedule::{ScheduleException, Span, WorkInterval, check_week, print_time_of_day, within_hours};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::store::catalogues::Changed;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::settings;
use crate::store::sql::IsoDate;
use crate::store::tx::Tx;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// The form field of an exception's first day.
pub const FIRST: FieldName = FieldName("first");
/// The form field of an exception's last day.
pub const LAST: FieldName = FieldName("last");

/// An absence or extra hours, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The key.
    pub id: ExceptionId,
    /// When.
    pub exception: ScheduleException,
    /// Why; empty when nobody said.
    pub reason: String,
    /// Who wrote it down.
    pub written: Changed,
}

/// A professional's hours as an office reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The weekly ones.
    pub weekly: Vec<WorkInterval>,
    /// Absences and extra hours that are not over.
    pub dated: Vec<Dated>,
    /// Who changed any of it last.
    pub changed: Option<Changed>,
}

/// What shall change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Other weekly hours.
    Weekly {
        /// As they were seen.
        seen: Vec<WorkInterval>,
        /// As they shall be.
        new: Vec<WorkInterval>,
    },
    /// An absence or extra hours, and why.
    Add(ScheduleException, String),
    /// An absence or extra hours less.
    Remove(ExceptionId),
}

/// A booked appointment that a change would leave outside the hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranded {
    /// The key.
    pub id: AppointmentId,
    /// From when.
    pub starts_at: Timestamp,
    /// Who comes.
    pub patient_name: PersonName,
    /// How to reach them; may be empty.
    pub phone: String,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// Nothing was written: these appointments would be left outside the hours.
    Strands(Vec<Stranded>),
}

fn dated(row: &Row<'_>) -> rusqlite::Result<Dated> {
    Ok(Dated {
        exception: super::exception(row)?,
        id: row.get(6)?,
        reason: row.get(7)?,
        written: Changed::read(row, 8)?,
    })
}

/// A professional's hours, with the exceptions that hold on this day or later.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn plan(conn: &Connection, professional: ProfessionalId, from: NaiveDate) -> Result<Plan, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT e.kind, e.first_date, e.last_date, e.from_minute, e.until_minute, e.slot_minutes, e.id,
             coalesce(e.reason, ''), e.created_at, u.name
         FROM schedule_exceptions AS e JOIN users AS u ON u.id = e.created_by
         WHERE e.professional_id = ?1 AND e.last_date >= ?2 ORDER BY e.first_date, e.from_minute, e.id",
    )?;
    let exceptions = statement.query_map(params![professional, IsoDate(from)], dated)?.collect::<Result<_, _>>()?;
    Ok(Plan { weekly: weekly_of(conn, professional)?, dated: exceptions, changed: changed(conn, professional)? })
}

fn changed(conn: &Connection, professional: ProfessionalId) -> Result<Option<Changed>, StoreError> {
    let sql = "SELECT at, actor FROM audit_log WHERE entity = ?1 AND entity_id = ?2 AND success = 1
         ORDER BY id DESC LIMIT 1";
    let read = |row: &Row<'_>| Changed::read(row, 0);
    Ok(conn.prepare_cached(sql)?.query_row(params![Entity::Schedule, professional], read).optional()?)
}

/// Changes a professional's hours. Appointments that were within them and no longer would be are given back, and nothing
/// is written, unless each of them is in `accepted`.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Conflict`] when the hours are not as
/// they were seen; [`StoreError::Rule`] at a field.
pub fn change(
    tx: &Tx<'_>,
    professional: ProfessionalId,
    change: &Change,
    accepted: &[AppointmentId],
) -> Result<Outcome, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let zone = settings::load(tx.conn)?.zone;
    let today = zone.day(tx.now);
    let before = hours(tx.conn, professional, today)?;
    let after = changed_hours(tx, professional, &before, change, today)?;
    let stranded = stranded(tx, professional, &before, &after, zone)?;
    if !stranded.iter().all(|one| accepted.contains(&one.id)) {
        return Ok(Outcome::Strands(stranded));
    }
    match change {
        Change::Weekly { new, .. } => write_weekly(tx, professional, new)?,
        Change::Add(exception, reason) => add_exception(tx, professional, exception, reason)?,
        Change::Remove(id) => remove(tx, professional, *id)?,
    }
    Ok(Outcome::Done)
}

/// The hours as they would be; refuses what cannot be.
fn changed_hours(
    tx: &Tx<'_>,
    professional: ProfessionalId,
    before: &Hours,
    change: &Change,
    today: NaiveDate,
) -> Result<Hours, StoreError> {
    let mut after = before.clone();
    match change {
        Change::Weekly { seen, new } => {
            if before.weekly != *seen {
                return Err(conflict(tx, professional)?);
            }
            check_week(new)?;
            after.weekly.clone_from(new);
        }
        Change::Add(exception, _) => {
            exception.check()?;
            if exception.last < today {
                return Err(RuleError::field(LAST, t::SCHEDULE_PAST).into());
            }
            refuse_twice(tx.conn, professional, exception)?;
            after.exceptions.push(*exception);
        }
        Change::Remove(id) => {
            let gone = find(tx, professional, *id)?;
            if let Some(at) = after.exceptions.iter().position(|one| *one == gone) {
                after.exceptions.remove(at);
            }
        }
    }
    Ok(after)
}

fn conflict(tx: &Tx<'_>, professional: ProfessionalId) -> Result<StoreError, StoreError> {
    Ok(changed(tx.conn, professional)?.map_or(StoreError::NotFound(Entity::Schedule), |Changed { at, by }| {
        StoreError::Conflict { entity: Entity::Schedule, now: None, by, at }
    }))
}

fn find(tx: &Tx<'_>, professional: ProfessionalId, id: ExceptionId) -> Result<ScheduleException, StoreError> {
    let sql = "SELECT kind, first_date, last_date, from_minute, until_minute, slot_minutes FROM schedule_exceptions
         WHERE id = ?1 AND professional_id = ?2";
    let found = tx.conn.prepare_cached(sql)?.query_row(params![id, professional], super::exception).optional()?;
    match found {
        Some(found) => Ok(found),
        None => Err(conflict(tx, professional)?),
    }
}

fn remove(tx: &Tx<'_>, professional: ProfessionalId, id: ExceptionId) -> Result<(), StoreError> {
    let found = find(tx, professional, id)?;
    tx.execute("DELETE FROM schedule_exceptions WHERE id = ?1", [id])?;
    tx.audit("remove_exception", Entity::Schedule, professional.raw(), Some(written(&found)), None)
}

/// An exception for the audit log.
pub(super) fn written(exception: &ScheduleException) -> serde_json::Value {
    json!({
        "kind": exception.kind,
        "first": exception.first,
        "last": exception.last,
        "from": print_time_of_day(exception.from),
        "to": print_time_of_day(exception.to),
    })
}

/// Refuses an exception where there is one of its kind already, at the same time on the same day.
pub(super) fn refuse_twice(
    conn: &Connection,
    professional: ProfessionalId,
    new: &ScheduleException,
) -> Result<(), StoreError> {
    let there = hours(conn, professional, new.first)?.exceptions;
    let meets = |old: &&ScheduleException| {
        old.kind == new.kind && old.first <= new.last && new.first <= old.last && old.from < new.to && new.from < old.to
    };
    let Some(old) = there.iter().find(meets) else { return Ok(()) };
    let message = t::SCHEDULE_TWICE.with("kind", old.kind.text()).with("first", old.first).with("last", old.last);
    Err(RuleError::field(FIRST, message).into())
}

/// The booked appointments that were within the hours and would no longer be. What was booked outside of them on purpose
/// stays where it is.
fn stranded(
    tx: &Tx<'_>,
    professional: ProfessionalId,
    before: &Hours,
    after: &Hours,
    zone: Zone,
) -> Result<Vec<Stranded>, StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT a.id, a.starts_at, a.ends_at, p.given_name, p.family_name, coalesce(p.phone, '')
         FROM appointments AS a JOIN patients AS p ON p.id = a.patient_id
         WHERE a.professional_id = ?1 AND a.starts_at > ?2 AND a.status IN ('scheduled', 'confirmed')
             AND a.kind <> 'walk_in'
         ORDER BY a.starts_at, a.id",
    )?;
    let rows = statement.query_map(params![professional, tx.now], |row| {
        let (starts_at, ends_at): (Timestamp, Timestamp) = (row.get(1)?, row.get(2)?);
        let minutes = u32::try_from(ends_at.minutes_since(starts_at)).unwrap_or(0);
        let patient_name = PersonName { given: row.get(3)?, family: row.get(4)? };
        Ok((minutes, Stranded { id: row.get(0)?, starts_at, patient_name, phone: row.get(5)? }))
    })?;
    let mut left = Vec::new();
    for row in rows {
        let (minutes, one) = row?;
        let span = Span { start: one.starts_at, minutes };
        let within = |hours: &Hours| within_hours(span, &hours.weekly, &hours.exceptions, zone);
        if within(before) && !within(after) {
            left.push(one);
        }
    }
    Ok(left)
}
