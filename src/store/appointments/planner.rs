//! What the planner shows: who works when, what is booked, and how full the days are. Each view costs the same few
//! queries, however many professionals it shows.

use super::queues::{PLANNED, PLANNED_OF, PLANNED_WITH, QueueRow, planned};
use crate::domain::ids::{Id as _, PatientId, ProfessionalId, SpecialtyId};
use crate::domain::schedule::{Booked, Column, Load, ScheduleException, Span, load};
use crate::domain::time::{Timestamp, Zone};
use crate::store::error::StoreError;
use crate::store::professionals::{self, Professional};
use crate::store::schedules::{Hours, exception, interval};
use crate::store::sql::IsoDate;
use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::HashMap;

/// The longest appointment in minutes: what began earlier does not reach into a day.
const LONGEST: i64 = 24 * 60;

/// Whose time is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// That of a specialty's professionals.
    Specialty(SpecialtyId),
    /// One professional's.
    Professional(ProfessionalId),
}

impl Whose {
    fn shows(self, professional: &Professional) -> bool {
        match self {
            Self::All => true,
            Self::Specialty(id) => professional.details.specialty == Some(id),
            Self::Professional(id) => professional.id == id,
        }
    }
}

/// A professional with their hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub professional: Professional,
    /// When they work.
    pub hours: Hours,
    /// Why, for each of the exceptions; empty where that was not said.
    pub reasons: Vec<String>,
}

/// Some days of some professionals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Who, by name. Whoever is no longer active is there only with what is booked.
    pub staff: Vec<Staff>,
    /// What is booked, ends included, by start.
    pub rows: Vec<QueueRow>,
    /// The phones of the patients, as far as they are known.
    pub phones: HashMap<PatientId, String>,
}

/// The days from the first to the last.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn plan(
    conn: &Connection,
    whose: Whose,
    (first, last): (NaiveDate, NaiveDate),
    zone: Zone,
) -> Result<Plan, StoreError> {
    let (from, until) = (zone.start_of_day(first), zone.bounds(last).1);
    let rows = booked(conn, whose, from, until)?;
    let mut staff = staff(conn, whose, first, last)?;
    staff.retain(|one| one.professional.active || rows.iter().any(|row| row.professional == one.professional.id));
    Ok(Plan { staff, rows, phones: phones(conn, from, until)? })
}

/// How full each day from the first to the last is, for all of them together.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn loads(
    conn: &Connection,
    whose: Whose,
    (first, last): (NaiveDate, NaiveDate),
    zone: Zone,
    now: Timestamp,
) -> Result<Vec<(NaiveDate, Load)>, StoreError> {
    let staff = staff(conn, whose, first, last)?;
    let (from, until) = (zone.start_of_day(first), zone.bounds(last).1);
    let mut booked: HashMap<ProfessionalId, Vec<Booked>> = HashMap::new();
    let mut statement = conn.prepare_cached(BOOKED)?;
    let rows = statement.query_map(params![from.plus_minutes(-LONGEST), until, from], |row| {
        let (start, end): (Timestamp, Timestamp) = (row.get(1)?, row.get(2)?);
        let minutes = u32::try_from(end.minutes_since(start)).unwrap_or(0);
        Ok((row.get::<_, ProfessionalId>(0)?, Booked { span: Span { start, minutes }, holds: row.get(3)? }))
    })?;
    for row in rows {
        let (professional, one) = row?;
        booked.entry(professional).or_default().push(one);
    }
    let days = first.iter_days().take_while(|day| *day <= last);
    Ok(days
        .map(|day| {
            let (begin, end) = zone.bounds(day);
            let mut all = Load::default();
            for one in staff.iter().filter(|one| one.professional.active) {
                let near = booked.get(&one.professional.id).map(Vec::as_slice).unwrap_or_default();
                let of_day: Vec<Booked> =
                    near.iter().filter(|one| one.span.start < end && begin < one.span.end()).copied().collect();
                let column =
                    Column { day, weekly: &one.hours.weekly, exceptions: &one.hours.exceptions, booked: &of_day };
                all += load(&column, zone, now);
            }
            (day, all)
        })
        .collect())
}

/// How far ahead a free day is looked for.
const AHEAD: u64 = 180;
/// How many days are looked at at once.
const AT_ONCE: u64 = 15;

/// The first day after this one on which somebody has a free slot; `None` where nobody has within half a year.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn next_free_day(
    conn: &Connection,
    whose: Whose,
    after: NaiveDate,
    zone: Zone,
    now: Timestamp,
) -> Result<Option<NaiveDate>, StoreError> {
    for skipped in (0..AHEAD).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
        let first = after.checked_add_days(Days::new(skipped + 1));
        let last = after.checked_add_days(Days::new(skipped + AT_ONCE));
        let Some(days) = first.zip(last) else { break };
        let free = loads(conn, whose, days, zone, now)?.into_iter().find(|(_, load)| load.free > 0);
        if let Some((day, _)) = free {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

/// What is booked in some days, as little of it as counting needs.
pub(super) const BOOKED: &str = "SELECT professional_id, starts_at, ends_at, kind <> 'walk_in' FROM appointments
    WHERE starts_at >= ?1 AND starts_at < ?2 AND ends_at > ?3
        AND status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')";

/// The phones of everybody who comes in some days.
pub(super) const PHONES: &str =
    "SELECT DISTINCT p.id, p.phone FROM appointments AS a JOIN patients AS p ON p.id = a.patient_id
    WHERE a.starts_at >= ?1 AND a.starts_at < ?2 AND p.phone IS NOT NULL";

/// Everybody's weekly hours.
pub(super) const WEEKLY: &str = "SELECT weekday, from_minute, until_minute, slot_minutes, valid_from, valid_until,
        professional_id
    FROM schedules ORDER BY professional_id, weekday, from_minute, id";

/// Everybody's absences and extra hours in some days.
pub(super) const EXCEPTIONS: &str = "SELECT kind, first_date, last_date, from_minute, until_minute, slot_minutes,
        professional_id, coalesce(reason, '')
    FROM schedule_exceptions WHERE last_date >= ?1 AND first_date <= ?2
    ORDER BY professional_id, first_date, from_minute, id";

fn booked(conn: &Connection, whose: Whose, from: Timestamp, until: Timestamp) -> Result<Vec<QueueRow>, StoreError> {
    let (condition, id) = match whose {
        Whose::All => (PLANNED, None),
        Whose::Specialty(id) => (PLANNED_WITH, Some(id.raw())),
        Whose::Professional(id) => (PLANNED_OF, Some(id.raw())),
    };
    let times = [from.plus_minutes(-LONGEST), until, from].map(|at| Value::Integer(at.0));
    planned(conn, condition, params_from_iter(times.into_iter().chain(id.map(Value::Integer))))
}

fn phones(conn: &Connection, from: Timestamp, until: Timestamp) -> Result<HashMap<PatientId, String>, StoreError> {
    let mut statement = conn.prepare_cached(PHONES)?;
    let rows =
        statement.query_map(params![from.plus_minutes(-LONGEST), until], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everybody who is shown, with the hours that matter in these days.
fn staff(conn: &Connection, whose: Whose, first: NaiveDate, last: NaiveDate) -> Result<Vec<Staff>, StoreError> {
    let mut weekly = HashMap::<ProfessionalId, Vec<_>>::new();
    let mut statement = conn.prepare_cached(WEEKLY)?;
    for row in statement.query_map([], |row| Ok((row.get(6)?, interval(row)?)))? {
        let (professional, hours) = row?;
        weekly.entry(professional).or_default().push(hours);
    }
    let mut exceptions = HashMap::<ProfessionalId, (Vec<ScheduleException>, Vec<String>)>::new();
    let mut statement = conn.prepare_cached(EXCEPTIONS)?;
    // Duty of the evening before may last into the first day.
    let early = first.checked_sub_days(Days::new(1)).unwrap_or(first);
    for row in statement.query_map(params![IsoDate(early), IsoDate(last)], |row| {
        Ok((row.get(6)?, exception(row)?, row.get::<_, String>(7)?))
    })? {
        let (professional, exception, reason): (ProfessionalId, _, _) = row?;
        let known = exceptions.entry(professional).or_default();
        known.0.push(exception);
        known.1.push(reason);
    }
    let shown = professionals::list(conn)?.into_iter().filter(|professional| whose.shows(professional));
    let mut staff: Vec<Staff> = shown
        .map(|professional| {
            let (exceptions, reasons) = exceptions.remove(&professional.id).unwrap_or_default();
            let hours = Hours { weekly: weekly.remove(&professional.id).unwrap_or_default(), exceptions };
            Staff { professional, hours, reasons }
        })
        .collect();
    staff.sort_by_cached_key(|one| {
        let name = &one.professional.details.name;
        (name.family.to_lowercase(), name.given.to_lowercase(), one.professional.id.raw())
    });
    Ok(staff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::appointment::CancelReason;
    use crate::domain::schedule::Shift;
    use crate::store::appointments::{self, Booking, queues};
    use crate::store::schedules;
    use crate::store::testing::{Clinic, full_scans};
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const FRIDAY: &str = "2026-11-20";

    fn shown(clinic: &Clinic, whose: Whose, first: &str, last: &str) -> Plan {
        clinic.store.read(|conn| plan(conn, whose, (day(first), day(last)), Zone::UTC)).unwrap()
    }

    #[test]
    fn a_plan_has_everybody_with_their_hours_and_what_stands() {
        let clinic = Clinic::new();
        let book = |booking: &Booking| clinic.write(&clinic.secretary, |tx| appointments::book(tx, booking)).unwrap();
        let first = book(&clinic.booking(60));
        let other = Booking { professional: clinic.professional_2, ..clinic.booking(120) };
        let second = book(&other);
        let called_off = book(&clinic.booking(180));
        clinic
            .write(&clinic.secretary, |tx| {
                appointments::cancel(tx, called_off.id, called_off.version, CancelReason::Patient, "ill")
            })
            .unwrap();
        let off = ScheduleException::days_off(day(FRIDAY), day("2026-11-22"));
        clinic
            .write(&clinic.admin, |tx| schedules::add_exception(tx, clinic.professional_2, &off, "congress"))
            .unwrap();
        let all = shown(&clinic, Whose::All, FRIDAY, FRIDAY);
        let names: Vec<String> = all.staff.iter().map(|one| one.professional.display()).collect();
        assert_eq!(names, ["Dr Ana Gómez", "Dr Bruno Lima"]);
        assert_eq!(all.staff.iter().map(|one| one.hours.weekly.len()).collect::<Vec<_>>(), [7, 7]);
        assert_eq!(all.staff[1].hours.exceptions, [off]);
        assert_eq!(all.staff[1].reasons, ["congress"]);
        assert_eq!(all.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first.id, second.id]);
        let one = shown(&clinic, Whose::Professional(clinic.professional_2), FRIDAY, FRIDAY);
        assert_eq!(one.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [second.id]);
        assert_eq!(one.staff.len(), 1);
        assert!(shown(&clinic, Whose::Specialty(SpecialtyId::new(9)), FRIDAY, FRIDAY).staff.is_empty());
        assert!(shown(&clinic, Whose::All, "2026-11-21", "2026-11-30").rows.is_empty());
    }

    #[test]
    fn an_appointment_over_midnight_belongs_to_both_days() {
        let clinic = Clinic::new();
        let night = Shift::Duty24.intervals(Weekday::Fri, 60);
        clinic.write(&clinic.admin, |tx| schedules::set_weekly(tx, clinic.professional, &night)).unwrap();
        // Half past nine and 860 minutes is ten to midnight.
        let booked = clinic.write(&clinic.secretary, |tx| appointments::book(tx, &clinic.booking(860))).unwrap();
        for (on, rows) in [(FRIDAY, 1), ("2026-11-21", 1), ("2026-11-22", 0)] {
            let plan = shown(&clinic, Whose::All, on, on);
            assert_eq!(plan.rows.iter().filter(|row| row.id == booked.id).count(), rows, "{on}");
        }
    }

    #[test]
    fn loads_count_what_single_days_count() {
        let clinic = Clinic::new();
        for minutes in [30, 90, 150, 24 * 60] {
            clinic.write(&clinic.secretary, |tx| appointments::book(tx, &clinic.booking(minutes))).unwrap();
        }
        let off = ScheduleException::days_off(day("2026-11-22"), day("2026-11-22"));
        clinic.write(&clinic.admin, |tx| schedules::add_exception(tx, clinic.professional, &off, "")).unwrap();
        let days = (day("2026-11-19"), day("2026-11-22"));
        let read = |conn: &_| loads(conn, Whose::All, days, Zone::UTC, clinic.now);
        let all = clinic.store.read(read).unwrap();
        for (day, load) in &all {
            let free: usize = [clinic.professional, clinic.professional_2]
                .map(|id| {
                    clinic.store.read(|conn| schedules::free(conn, id, *day, Zone::UTC, clinic.now)).unwrap().len()
                })
                .iter()
                .sum();
            assert_eq!(load.free, free, "{day}");
        }
        let counts: Vec<_> = all.iter().map(|(_, load)| (load.slots, load.booked, load.absent)).collect();
        assert_eq!(counts, [(60, 0, 0), (60, 3, 0), (60, 1, 0), (30, 0, 1)]);
        assert_eq!(all[0].1.free, 0, "yesterday is over");
        let one = |conn: &_| loads(conn, Whose::Professional(clinic.professional_2), days, Zone::UTC, clinic.now);
        assert_eq!(clinic.store.read(one).unwrap()[1].1.slots, 30);
        let next = |whose, after| {
            clinic.store.read(|conn| next_free_day(conn, whose, day(after), Zone::UTC, clinic.now)).unwrap()
        };
        assert_eq!(next(Whose::Professional(clinic.professional), "2026-11-21"), Some(day("2026-11-23")));
        assert_eq!(next(Whose::Professional(clinic.professional), "2026-11-01"), Some(day(FRIDAY)));
        assert_eq!(next(Whose::Specialty(SpecialtyId::new(9)), FRIDAY), None);
    }

    #[test]
    fn every_query_of_the_planner_reads_an_index() {
        let clinic = Clinic::new();
        let rows = [PLANNED, PLANNED_OF, PLANNED_WITH].map(queues::query);
        for sql in rows.iter().map(String::as_str).chain([BOOKED, PHONES, WEEKLY, EXCEPTIONS]) {
            assert_eq!(full_scans(&clinic.store, sql), Vec::<String>::new(), "{sql}");
        }
    }
}
