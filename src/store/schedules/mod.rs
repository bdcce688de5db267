//! Work schedules: weekly hours, absences and extra hours of professionals, and the slots that are free.

mod change;
#[cfg(test)]
mod tests;

pub use change::{Change, Dated, FIRST, LAST, Outcome, Plan, Stranded, change, plan};

use super::appointments::ACTIVE;
use super::entity::Entity;
use super::error::StoreError;
use super::sql::IsoDate;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::error::FieldName;
use crate::domain::ids::{Id, ProfessionalId};
use crate::domain::schedule::{
    ExceptionKind, ScheduleException, Span, WorkInterval, check_week, free_slots, within_hours,
};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::validate::{LINE, check_line};
use chrono::{NaiveDate, Weekday};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// A professional's hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// The weekly ones.
    pub weekly: Vec<WorkInterval>,
    /// Absences and extra hours.
    pub exceptions: Vec<ScheduleException>,
}

pub(super) fn interval(row: &Row<'_>) -> rusqlite::Result<WorkInterval> {
    let weekday: u8 = row.get(0)?;
    Ok(WorkInterval {
        weekday: Weekday::try_from(weekday.saturating_sub(1)).unwrap_or(Weekday::Mon),
        from: row.get(1)?,
        to: row.get(2)?,
        slot_minutes: row.get(3)?,
        valid_from: row.get::<_, Option<IsoDate>>(4)?.map(|date| date.0),
        valid_until: row.get::<_, Option<IsoDate>>(5)?.map(|date| date.0),
    })
}

pub(super) fn exception(row: &Row<'_>) -> rusqlite::Result<ScheduleException> {
    Ok(ScheduleException {
        kind: row.get(0)?,
        first: row.get::<_, IsoDate>(1)?.0,
        last: row.get::<_, IsoDate>(2)?.0,
        from: row.get(3)?,
        to: row.get(4)?,
        slot_minutes: row.get(5)?,
    })
}

/// A professional's hours, with the exceptions that hold on this day or later.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn hours(conn: &Connection, professional: ProfessionalId, from: NaiveDate) -> Result<Hours, StoreError> {
    let mut exceptions = conn.prepare_cached(
        "SELECT kind, first_date, last_date, from_minute, until_minute, slot_minutes FROM schedule_exceptions
         WHERE professional_id = ?1 AND last_date >= ?2 ORDER BY first_date, from_minute, id",
    )?;
    let hours = Hours {
        weekly: weekly_of(conn, professional)?,
        exceptions: exceptions.query_map(params![professional, IsoDate(from)], exception)?.collect::<Result<_, _>>()?,
    };
    Ok(hours)
}

fn weekly_of(conn: &Connection, professional: ProfessionalId) -> Result<Vec<WorkInterval>, StoreError> {
    let mut weekly = conn.prepare_cached(
        "SELECT weekday, from_minute, until_minute, slot_minutes, valid_from, valid_until FROM schedules
         WHERE professional_id = ?1 ORDER BY weekday, from_minute, id",
    )?;
    let rows = weekly.query_map([professional], interval)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether the professional works throughout a stretch of time.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn works(
    conn: &Connection,
    professional: ProfessionalId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    zone: Zone,
) -> Result<bool, StoreError> {
    let hours = hours(conn, professional, zone.day(starts_at))?;
    let minutes = u32::try_from(ends_at.minutes_since(starts_at)).unwrap_or(0);
    Ok(within_hours(Span { start: starts_at, minutes }, &hours.weekly, &hours.exceptions, zone))
}

/// The absence that meets a stretch of time: its last day, and its reason where one is known.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn absence(
    conn: &Connection,
    professional: ProfessionalId,
    starts_at: Timestamp,
    ends_at: Timestamp,
    zone: Zone,
) -> Result<Option<(NaiveDate, Option<String>)>, StoreError> {
    let (day, from) = (zone.day(starts_at), zone.minute_of_day(starts_at));
    let to = i64::from(from) + ends_at.minutes_since(starts_at);
    let found = conn
        .prepare_cached(
            "SELECT last_date, reason FROM schedule_exceptions
             WHERE professional_id = ?1 AND kind = 'absence' AND first_date <= ?2 AND last_date >= ?2
                 AND from_minute < ?4 AND until_minute > ?3
             ORDER BY last_date DESC LIMIT 1",
        )?
        .query_row(params![professional, IsoDate(day), from, to], |row| Ok((row.get::<_, IsoDate>(0)?.0, row.get(1)?)))
        .optional()?;
    Ok(found)
}

/// The professional's free slots of a day, none of them in the past.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn free(
    conn: &Connection,
    professional: ProfessionalId,
    day: NaiveDate,
    zone: Zone,
    now: Timestamp,
) -> Result<Vec<Span>, StoreError> {
    let hours = hours(conn, professional, day)?;
    let (from, until) = zone.bounds(day);
    let mut statement = conn.prepare_cached(&format!(
        "SELECT starts_at, ends_at FROM appointments
         WHERE professional_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND kind <> 'walk_in' AND {ACTIVE}"
    ))?;
    // An appointment of the evening before may last into the day.
    let taken = statement.query_map(params![professional, from.plus_minutes(-24 * 60), until], |row| {
        let (start, end): (Timestamp, Timestamp) = (row.get(0)?, row.get(1)?);
        Ok(Span { start, minutes: u32::try_from(end.minutes_since(start)).unwrap_or(0) })
    })?;
    let taken: Vec<Span> = taken.collect::<Result<_, _>>()?;
    let mut slots = free_slots(day, &hours.weekly, &hours.exceptions, &taken, zone);
    slots.retain(|slot| slot.start.plus_minutes(1) > now);
    Ok(slots)
}

/// Replaces a professional's weekly hours, whatever they were: for clinics that are being made. People change them with
/// [`change()`].
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] when hours overlap or are wrong.
pub fn set_weekly(tx: &Tx<'_>, professional: ProfessionalId, weekly: &[WorkInterval]) -> Result<(), StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    check_week(weekly)?;
    write_weekly(tx, professional, weekly)
}

fn write_weekly(tx: &Tx<'_>, professional: ProfessionalId, weekly: &[WorkInterval]) -> Result<(), StoreError> {
    let before = weekly_of(tx.conn, professional)?;
    tx.execute("DELETE FROM schedules WHERE professional_id = ?1", [professional])?;
    for interval in weekly {
        tx.execute(
            "INSERT INTO schedules (professional_id, weekday, from_minute, until_minute, slot_minutes, valid_from,
                 valid_until, created_at, created_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                professional,
                interval.weekday.number_from_monday(),
                interval.from,
                interval.to,
                interval.slot_minutes,
                interval.valid_from.map(IsoDate),
                interval.valid_until.map(IsoDate),
                tx.now,
                tx.actor.user
            ],
        )?;
    }
    let written = |weekly: &[WorkInterval]| {
        let hours = weekly.iter().map(|i| json!([i.weekday.number_from_monday(), i.from, i.to, i.slot_minutes]));
        json!({ "weekly": hours.collect::<Vec<_>>() })
    };
    tx.audit("set_weekly", Entity::Schedule, professional.raw(), Some(written(&before)), Some(written(weekly)))
}

/// Adds an absence or extra hours.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn add_exception(
    tx: &Tx<'_>,
    professional: ProfessionalId,
    exception: &ScheduleException,
    reason: &str,
) -> Result<(), StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    exception.check()?;
    change::refuse_twice(tx.conn, professional, exception)?;
    let reason = check_line(FieldName("reason"), reason, LINE)?;
    let slot_minutes = if exception.kind == ExceptionKind::Absence { 0 } else { exception.slot_minutes };
    tx.insert(
        "INSERT INTO schedule_exceptions (professional_id, kind, first_date, last_date, from_minute, until_minute,
             slot_minutes, reason, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, ''), ?9, ?10)",
        params![
            professional,
            exception.kind,
            IsoDate(exception.first),
            IsoDate(exception.last),
            exception.from,
            exception.to,
            slot_minutes,
            reason,
            tx.now,
            tx.actor.user
        ],
    )?;
    tx.audit("add_exception", Entity::Schedule, professional.raw(), None, Some(change::written(exception)))
}
