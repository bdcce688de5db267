//! The next free slots, of several professionals at once: three queries, however many they are.

use super::appointments::{ACTIVE, LONGEST};
use super::error::StoreError;
use super::schedules::{Hours, exception, interval};
use super::sql::IsoDate;
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{PartOfDay, Span, Weekdays, free_for, within_hours};
use crate::domain::time::{Timestamp, Zone};
use chrono::{Datelike as _, Days, NaiveDate};
use rusqlite::{Connection, Rows, params};
use std::collections::HashMap;

/// How many days ahead is looked.
pub const HORIZON: u64 = 182;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// With whom, those who are named first where two are free at the same time.
    pub professionals: Vec<ProfessionalId>,
    /// In which part of the day.
    pub part: PartOfDay,
    /// On which days of the week.
    pub weekdays: Weekdays,
    /// From this day on, [`HORIZON`] days far.
    pub from: NaiveDate,
    /// The last day that will do.
    pub until: Option<NaiveDate>,
    /// How long it takes; 0: one slot.
    pub minutes: u32,
}

impl Search {
    /// Whenever one of them has a slot.
    #[must_use]
    pub const fn of(professionals: Vec<ProfessionalId>, from: NaiveDate) -> Self {
        Self { professionals, part: PartOfDay::Any, weekdays: Weekdays::ALL, from, until: None, minutes: 0 }
    }

    /// The last day that is looked at.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        let horizon = self.from.checked_add_days(Days::new(HORIZON)).unwrap_or(NaiveDate::MAX);
        self.until.map_or(horizon, |until| until.min(horizon))
    }
}

/// A free slot of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeSlot {
    /// Of whom.
    pub professional: ProfessionalId,
    /// When.
    pub span: Span,
}

/// The first `limit` free slots, none of them in the past: the earliest first, then in the order of the professionals.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn next(
    conn: &Connection,
    search: &Search,
    zone: Zone,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<FreeSlot>, StoreError> {
    let hours = hours(conn, search)?;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT professional_id, starts_at, ends_at FROM appointments
         WHERE starts_at >= ?1 AND starts_at < ?2 AND kind <> 'walk_in' AND {ACTIVE} ORDER BY starts_at"
    ))?;
    let from = search.from.max(zone.day(now));
    // An appointment of the evening before may last into the day, one of the last day into the next.
    let until = zone.bounds(search.last_day()).1.plus_minutes(LONGEST);
    let rows = statement.query(params![zone.start_of_day(from).plus_minutes(-24 * 60), until])?;
    let mut taken = Taken { rows, next: None, done: false, of: HashMap::new() };
    let mut found: Vec<FreeSlot> = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= search.last_day()) {
        if !search.weekdays.holds(day.weekday()) {
            continue;
        }
        let (begins, ends) = zone.bounds(day);
        taken.advance(begins, ends.plus_minutes(LONGEST))?;
        let mut today: Vec<FreeSlot> = Vec::new();
        for professional in &search.professionals {
            let Some(hours) = hours.get(professional) else { continue };
            let busy = taken.of.get(professional).map_or(&[][..], Vec::as_slice);
            let free = free_for(search.minutes, day, (&hours.weekly, &hours.exceptions), busy, zone);
            today.extend(free.into_iter().map(|span| FreeSlot { professional: *professional, span }));
        }
        today.retain(|slot| {
            slot.span.start.plus_minutes(1) > now && search.part.holds(zone.minute_of_day(slot.span.start))
        });
        // Stable: at the same time, those who were named first stay first.
        today.sort_by_key(|slot| slot.span.start);
        found.extend(today);
        if found.len() >= limit {
            break;
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// Who can see a walk-in soonest: of those who are at work now, who has the fewest patients here, then the next free slot.
/// Nobody where nobody is at work.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn soonest(conn: &Connection, zone: Zone, now: Timestamp) -> Result<Option<ProfessionalId>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT p.id, (SELECT count(*) FROM appointments AS a WHERE a.professional_id = p.id
             AND a.status IN ('checked_in', 'in_consultation'))
         FROM professionals AS p WHERE p.active = 1 ORDER BY p.family_name, p.given_name, p.id",
    )?;
    let people = statement.query_map([], |row| Ok((row.get::<_, ProfessionalId>(0)?, row.get::<_, i64>(1)?)))?;
    let people = people.collect::<Result<Vec<_>, _>>()?;
    let mut search = Search::of(people.iter().map(|(id, _)| *id).collect(), zone.day(now));
    search.until = Some(search.from);
    let hours = hours(conn, &search)?;
    let moment = Span { start: now, minutes: 1 };
    let here = people.into_iter().filter(|(id, _)| {
        hours.get(id).is_some_and(|hours| within_hours(moment, &hours.weekly, &hours.exceptions, zone))
    });
    let free = next(conn, &search, zone, now, usize::MAX)?;
    let next_free = |id: ProfessionalId| free.iter().position(|slot| slot.professional == id).unwrap_or(usize::MAX);
    Ok(here.min_by_key(|(id, waiting)| (*waiting, next_free(*id))).map(|(id, _)| id))
}

/// The hours of everybody who is looked at: two queries.
fn hours(conn: &Connection, search: &Search) -> Result<HashMap<ProfessionalId, Hours>, StoreError> {
    let mut hours: HashMap<ProfessionalId, Hours> =
        search.professionals.iter().map(|professional| (*professional, Hours::default())).collect();
    let mut weekly = conn.prepare_cached(
        "SELECT weekday, from_minute, until_minute, slot_minutes, valid_from, valid_until, professional_id
         FROM schedules ORDER BY professional_id, weekday, from_minute, id",
    )?;
    for row in weekly.query_map([], |row| Ok((row.get(6)?, interval(row)?)))? {
        let (professional, interval): (ProfessionalId, _) = row?;
        if let Some(hours) = hours.get_mut(&professional) {
            hours.weekly.push(interval);
        }
    }
    let mut exceptions = conn.prepare_cached(
        "SELECT kind, first_date, last_date, from_minute, until_minute, slot_minutes, professional_id
         FROM schedule_exceptions WHERE last_date >= ?1 AND first_date <= ?2 ORDER BY first_date, from_minute, id",
    )?;
    // Something that lasts over midnight looks at the next day's hours too.
    let last = search.last_day().succ_opt().unwrap_or(NaiveDate::MAX);
    let rows =
        exceptions.query_map(params![IsoDate(search.from), IsoDate(last)], |row| Ok((row.get(6)?, exception(row)?)))?;
    for row in rows {
        let (professional, exception): (ProfessionalId, _) = row?;
        if let Some(hours) = hours.get_mut(&professional) {
            hours.exceptions.push(exception);
        }
    }
    Ok(hours)
}

/// What is taken, read as far as it is needed: appointments come by their start.
struct Taken<'a> {
    rows: Rows<'a>,
    /// Read, and not needed yet.
    next: Option<(ProfessionalId, Span)>,
    done: bool,
    of: HashMap<ProfessionalId, Vec<Span>>,
}

impl Taken<'_> {
    /// Forgets what ended before `begins`, and reads what begins before `ends`.
    fn advance(&mut self, begins: Timestamp, ends: Timestamp) -> Result<(), StoreError> {
        self.of.values_mut().for_each(|spans| spans.retain(|span| span.end() > begins));
        loop {
            if let Some((professional, span)) = self.next.take() {
                if span.start >= ends {
                    self.next = Some((professional, span));
                    return Ok(());
                }
                self.of.entry(professional).or_default().push(span);
            }
            if self.done {
                return Ok(());
            }
            match self.rows.next()? {
                Some(row) => {
                    let (start, end): (Timestamp, Timestamp) = (row.get(1)?, row.get(2)?);
                    let minutes = u32::try_from(end.minutes_since(start)).unwrap_or(0);
                    self.next = Some((row.get(0)?, Span { start, minutes }));
                }
                None => self.done = true,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::{ScheduleException, Shift, WEEK, WorkInterval, free_slots};
    use crate::store::appointments::{self, Booking};
    use crate::store::schedules;
    use crate::store::testing::{Clinic, full_scans};
    use chrono::Weekday;
    use proptest::prelude::*;

    /// The same, the slow way: day by day, one professional after another.
    fn brute_force(conn: &Connection, search: &Search, zone: Zone, now: Timestamp) -> Vec<FreeSlot> {
        let mut found = Vec::new();
        let mut day = search.from;
        while day <= search.last_day() {
            let mut today = Vec::new();
            for professional in &search.professionals {
                let hours = schedules::hours(conn, *professional, day).unwrap();
                let taken = taken(conn, *professional);
                let slots = free_slots(day, &hours.weekly, &hours.exceptions, &taken, zone);
                today.extend(slots.into_iter().map(|span| FreeSlot { professional: *professional, span }));
            }
            today.retain(|slot| {
                slot.span.start.plus_minutes(1) > now
                    && search.weekdays.holds(day.weekday())
                    && search.part.holds(zone.minute_of_day(slot.span.start))
            });
            today.sort_by_key(|slot| slot.span.start);
            found.extend(today);
            day = day.succ_opt().unwrap();
        }
        found
    }

    fn taken(conn: &Connection, professional: ProfessionalId) -> Vec<Span> {
        let mut statement = conn
            .prepare(&format!(
                "SELECT starts_at, ends_at FROM appointments WHERE professional_id = ?1 AND kind <> 'walk_in' AND {ACTIVE}"
            ))
            .unwrap();
        let spans = statement.query_map([professional], |row| {
            let (start, end): (Timestamp, Timestamp) = (row.get(0)?, row.get(1)?);
            Ok(Span { start, minutes: u32::try_from(end.minutes_since(start)).unwrap() })
        });
        spans.unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn set_hours(clinic: &Clinic, professional: ProfessionalId, shift: Shift, days: Weekdays, slot: u32) {
        let weekly: Vec<WorkInterval> =
            WEEK.into_iter().filter(|day| days.holds(*day)).flat_map(|day| shift.intervals(day, slot)).collect();
        clinic.write(&clinic.admin, |tx| schedules::set_weekly(tx, professional, &weekly)).unwrap();
    }

    fn any_days() -> impl Strategy<Value = Weekdays> {
        (1..=127_u8).prop_map(|bits| Weekdays::from_bits(bits).unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn the_next_slots_are_those_of_the_slow_way(
            shifts in proptest::array::uniform2((proptest::sample::select(&[Shift::Morning, Shift::Afternoon, Shift::Night, Shift::FullDay, Shift::Duty12][..]), any_days(), 10..60_u32)),
            booked in proptest::collection::vec((0..14_i64, 0..96_i64, any::<bool>()), 0..25),
            away in proptest::option::of((0..10_u64, 0..5_u64)),
            part in proptest::sample::select(&[PartOfDay::Any, PartOfDay::Morning, PartOfDay::Afternoon, PartOfDay::Evening][..]),
            weekdays in any_days(),
            (start, length) in (0..10_u64, 0..12_u64),
            limit in 1..40_usize,
            zone in proptest::sample::select(&["UTC", "Europe/Paris", "America/Sao_Paulo"][..]),
        ) {
            let clinic = Clinic::new();
            let zone = Zone::parse(zone).unwrap();
            let both = [clinic.professional, clinic.professional_2];
            for (professional, (shift, days, slot)) in both.into_iter().zip(shifts) {
                set_hours(&clinic, professional, shift, days, slot);
            }
            let today = zone.day(clinic.now);
            if let Some((first, days)) = away {
                let first = today + Days::new(first);
                let off = ScheduleException::days_off(first, first + Days::new(days));
                clinic.write(&clinic.admin, |tx| schedules::add_exception(tx, both[0], &off, "holidays")).unwrap();
            }
            for (day, quarter, second) in booked {
                let booking = Booking {
                    professional: both[usize::from(second)],
                    overbook_reason: "test".to_owned(),
                    ..clinic.booking(day * 24 * 60 + quarter * 15)
                };
                // A patient is in one place at a time: what is refused is simply not there.
                let _ = clinic.write(&clinic.secretary, |tx| appointments::book(tx, &booking));
            }
            let from = today + Days::new(start);
            let until = Some(from + Days::new(length));
            let search = Search { part, weekdays, until, ..Search::of(vec![both[1], both[0]], from) };
            let (fast, mut slow) = clinic.store.read(|conn| {
                Ok((next(conn, &search, zone, clinic.now, limit)?, brute_force(conn, &search, zone, clinic.now)))
            }).unwrap();
            slow.truncate(limit);
            prop_assert_eq!(fast, slow);
        }
    }

    #[test]
    fn something_longer_than_a_slot_takes_the_next_ones_too() {
        let clinic = Clinic::new();
        set_hours(&clinic, clinic.professional, Shift::Morning, Weekdays::ALL, 20);
        // Half past nine; the next place that is taken is from 10:20 to 10:40.
        clinic.write(&clinic.secretary, |tx| appointments::book(tx, &clinic.booking(50))).unwrap();
        let starts = |minutes| {
            let search = Search {
                minutes,
                until: Some(Zone::UTC.day(clinic.now)),
                ..Search::of(vec![clinic.professional], Zone::UTC.day(clinic.now))
            };
            let found = clinic.store.read(|conn| next(conn, &search, Zone::UTC, clinic.now, 3)).unwrap();
            found.iter().map(|slot| (slot.span.start.minutes_since(clinic.now), slot.span.minutes)).collect::<Vec<_>>()
        };
        assert_eq!(starts(0), [(10, 20), (30, 20), (70, 20)]);
        assert_eq!(starts(40), [(10, 40), (70, 40), (90, 40)]);
        assert_eq!(starts(90), []);
    }

    #[test]
    fn the_search_ends_at_its_horizon_and_reads_by_start() {
        let clinic = Clinic::new();
        let today = Zone::UTC.day(clinic.now);
        set_hours(&clinic, clinic.professional, Shift::Morning, Weekdays::only(Weekday::Mon), 20);
        let from = today + Days::new(1);
        let off = ScheduleException::days_off(from, from + Days::new(HORIZON - 7));
        clinic.write(&clinic.admin, |tx| schedules::add_exception(tx, clinic.professional, &off, "")).unwrap();
        let search = Search::of(vec![clinic.professional], from);
        let found = clinic.store.read(|conn| next(conn, &search, Zone::UTC, clinic.now, 100)).unwrap();
        assert_eq!(found.len(), 12, "one Monday is left before the horizon");
        let sql = format!(
            "SELECT professional_id FROM appointments WHERE starts_at >= ?1 AND starts_at < ?2 AND kind <> 'walk_in' AND {ACTIVE} ORDER BY starts_at"
        );
        assert_eq!(full_scans(&clinic.store, &sql), Vec::<String>::new());
    }
}
