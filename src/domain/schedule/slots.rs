//! From hours and bookings to the slots that are free.

use super::duty::{Duty, duty};
use super::hours::{DAY, ExceptionKind, ScheduleException, WorkInterval};
use crate::domain::time::{Timestamp, Zone};
use chrono::{NaiveDate, NaiveTime};

/// A stretch of time: an appointment, or a slot for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub start: Timestamp,
    /// How long it lasts.
    pub minutes: u32,
}

impl Span {
    /// When it ends: the first instant that is not part of it.
    #[must_use]
    pub fn end(self) -> Timestamp {
        self.start.plus_minutes(i64::from(self.minutes))
    }

    /// Whether both share time. One that begins when the other ends does not.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }
}

/// Hours on one day, in minutes of the wall clock.
#[derive(Debug, Clone, Copy)]
struct Hours {
    from: u32,
    to: u32,
    slot_minutes: u32,
}

impl Hours {
    fn overlap(self, from: u32, to: u32) -> bool {
        self.from < to && from < self.to
    }
}

fn of_kind(
    exceptions: &[ScheduleException],
    kind: ExceptionKind,
    day: NaiveDate,
) -> impl Iterator<Item = Hours> + Clone {
    exceptions
        .iter()
        .filter(move |exception| exception.kind == kind && exception.holds_on(day))
        .map(|exception| Hours { from: exception.from, to: exception.to, slot_minutes: exception.slot_minutes })
}

fn weekly(intervals: &[WorkInterval], day: NaiveDate) -> impl Iterator<Item = Hours> {
    intervals.iter().filter(move |interval| interval.holds_on(day)).map(|interval| Hours {
        from: interval.from,
        to: interval.to,
        slot_minutes: interval.slot_minutes,
    })
}

/// The free slots of a day at the clinic, in order and never overlapping: each lies wholly within weekly hours and outside
/// absences, or wholly within extra hours, and overlaps nothing that is taken. Slots count from the beginning of their
/// hours. A slot that daylight saving skips is left out; in the hour that occurs twice, slots are offered once.
#[must_use]
pub fn free_slots(
    day: NaiveDate,
    intervals: &[WorkInterval],
    exceptions: &[ScheduleException],
    taken: &[Span],
    zone: Zone,
) -> Vec<Span> {
    let absences = of_kind(exceptions, ExceptionKind::Absence, day);
    let present = weekly(intervals, day)
        .flat_map(slots)
        .filter(|slot| !absences.clone().any(|absence| absence.overlap(slot.from, slot.to)));
    let extra = of_kind(exceptions, ExceptionKind::Extra, day).flat_map(slots);
    let mut offered: Vec<Span> = present.chain(extra).filter_map(|slot| at(day, slot, zone)).collect();
    offered.retain(|slot| !taken.iter().any(|span| span.overlaps(*slot)));
    offered.sort_by_key(|slot| (slot.start, slot.minutes));
    let mut free: Vec<Span> = Vec::with_capacity(offered.len());
    for slot in offered {
        if free.last().is_none_or(|last| !last.overlaps(slot)) {
            free.push(slot);
        }
    }
    free
}

/// The slots of hours; none where a slot has no length.
fn slots(hours: Hours) -> impl Iterator<Item = Hours> {
    let count = (hours.to.min(DAY).saturating_sub(hours.from)).checked_div(hours.slot_minutes).unwrap_or(0);
    (0..count).map(move |index| {
        let from = hours.from + index * hours.slot_minutes;
        Hours { from, to: from + hours.slot_minutes, slot_minutes: hours.slot_minutes }
    })
}

fn at(day: NaiveDate, slot: Hours, zone: Zone) -> Option<Span> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(slot.from * 60, 0)?;
    let start = zone.at(day, time);
    (zone.time(start) == time && zone.day(start) == day).then_some(Span { start, minutes: slot.slot_minutes })
}

/// As [`free_slots`], for something that lasts so many minutes: it begins where a slot begins, and may go on over the next
/// ones where they are free too. What is shorter than a slot takes the slot.
#[must_use]
pub fn free_for(
    minutes: u32,
    day: NaiveDate,
    hours: (&[WorkInterval], &[ScheduleException]),
    taken: &[Span],
    zone: Zone,
) -> Vec<Span> {
    let (intervals, exceptions) = hours;
    let mut free = free_slots(day, intervals, exceptions, taken, zone);
    free.retain_mut(|slot| {
        if slot.minutes >= minutes {
            return true;
        }
        slot.minutes = minutes;
        !taken.iter().any(|span| span.overlaps(*slot)) && within_hours(*slot, intervals, exceptions, zone)
    });
    free
}

/// Whether a stretch of time lies wholly within the hours worked, wherever slots begin.
#[must_use]
pub fn within_hours(span: Span, intervals: &[WorkInterval], exceptions: &[ScheduleException], zone: Zone) -> bool {
    let day = zone.day(span.start);
    let from = zone.minute_of_day(span.start);
    let to = from.saturating_add(span.minutes);
    let works = |day, from, to| works_throughout(day, from, to, intervals, exceptions);
    if to <= DAY {
        return works(day, from, to);
    }
    // Nobody is booked over two midnights.
    let next = day.succ_opt().filter(|_| to <= 2 * DAY);
    works(day, from, DAY) && next.is_some_and(|next| works(next, 0, to - DAY))
}

/// Whether every minute of the day from `from` to before `to` is worked.
fn works_throughout(
    day: NaiveDate,
    from: u32,
    to: u32,
    intervals: &[WorkInterval],
    exceptions: &[ScheduleException],
) -> bool {
    (from..to).all(|minute| duty(day, minute, intervals, exceptions) == Duty::On)
}

#[cfg(test)]
mod tests {
    use super::super::hours::tests::hours;
    use super::*;
    use chrono::{Datelike, Weekday};
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn span(day: &str, minute: u32, minutes: u32, zone: Zone) -> Span {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
        Span { start: zone.at(date(day), time), minutes }
    }

    fn times(slots: &[Span], zone: Zone) -> Vec<String> {
        slots.iter().map(|slot| zone.time(slot.start).format("%H:%M").to_string()).collect()
    }

    const MONDAY: &str = "2026-11-23";

    #[test]
    fn a_morning_has_its_slots_and_no_broken_one_at_the_end() {
        let dakar = zone("Africa/Dakar");
        let free = |slot_minutes| {
            let morning = [hours(Weekday::Mon, 8, 10, slot_minutes)];
            times(&free_slots(date(MONDAY), &morning, &[], &[], dakar), dakar)
        };
        assert_eq!(free(30), ["08:00", "08:30", "09:00", "09:30"]);
        assert_eq!(free(50), ["08:00", "08:50"]);
        assert!(free(0).is_empty());
        assert!(free_slots(date("2026-11-24"), &[hours(Weekday::Mon, 8, 10, 30)], &[], &[], dakar).is_empty());
    }

    #[test]
    fn what_is_taken_or_absent_is_not_free() {
        let zone = zone("America/Sao_Paulo");
        let morning = [hours(Weekday::Mon, 8, 12, 60)];
        let taken = [span(MONDAY, 8 * 60 + 30, 30, zone)];
        assert_eq!(times(&free_slots(date(MONDAY), &morning, &[], &taken, zone), zone), ["09:00", "10:00", "11:00"]);
        let mut late = ScheduleException::days_off(date(MONDAY), date(MONDAY));
        (late.from, late.to) = (0, 9 * 60 + 1);
        assert_eq!(times(&free_slots(date(MONDAY), &morning, &[late], &[], zone), zone), ["10:00", "11:00"]);
        let off = ScheduleException::days_off(date(MONDAY), date(MONDAY));
        assert!(free_slots(date(MONDAY), &morning, &[off], &[], zone).is_empty());
    }

    #[test]
    fn extra_hours_hold_on_a_day_off_and_never_double_a_slot() {
        let zone = Zone::UTC;
        let off = ScheduleException::days_off(date(MONDAY), date(MONDAY));
        let extra = ScheduleException { kind: ExceptionKind::Extra, from: 600, to: 660, slot_minutes: 30, ..off };
        let morning = [hours(Weekday::Mon, 8, 12, 60)];
        assert_eq!(times(&free_slots(date(MONDAY), &morning, &[off, extra], &[], zone), zone), ["10:00", "10:30"]);
        let both = times(&free_slots(date(MONDAY), &morning, &[extra], &[], zone), zone);
        assert_eq!(both, ["08:00", "09:00", "10:00", "10:30", "11:00"]);
    }

    #[test]
    fn daylight_saving_does_not_shift_the_clock_on_the_wall() {
        let paris = zone("Europe/Paris");
        // The clock springs from 02:00 to 03:00 on the first of these Sundays, and falls back from 03:00 on the second.
        for (day, expected) in [
            ("2026-03-29", &["00:00", "01:00", "03:00", "04:00"][..]),
            ("2026-10-25", &["00:00", "01:00", "02:00", "03:00", "04:00"]),
            ("2026-11-01", &["00:00", "01:00", "02:00", "03:00", "04:00"]),
        ] {
            let free = free_slots(date(day), &[hours(Weekday::Sun, 0, 5, 60)], &[], &[], paris);
            assert_eq!(times(&free, paris), expected, "{day}");
        }
        let nine = free_slots(date("2026-03-29"), &[hours(Weekday::Sun, 9, 10, 60)], &[], &[], paris);
        assert_eq!(times(&nine, paris), ["09:00"]);
    }

    #[test]
    fn spans_that_touch_do_not_overlap() {
        let at = |minute, minutes| Span { start: Timestamp(0).plus_minutes(minute), minutes };
        for (one, other, overlap) in [
            (at(0, 30), at(30, 30), false),
            (at(0, 31), at(30, 30), true),
            (at(10, 5), at(0, 30), true),
            (at(0, 30), at(60, 30), false),
        ] {
            assert_eq!((one.overlaps(other), other.overlaps(one)), (overlap, overlap));
        }
    }

    #[test]
    fn hours_that_touch_make_one_stretch() {
        let zone = zone("America/Argentina/Buenos_Aires");
        let day = [hours(Weekday::Mon, 8, 12, 30), hours(Weekday::Mon, 12, 18, 20)];
        let mut lunch = ScheduleException::days_off(date(MONDAY), date(MONDAY));
        (lunch.from, lunch.to) = (720, 780);
        for (from, minutes, exceptions, within) in [
            (700, 60, &[][..], true),
            (480, 600, &[], true),
            (479, 30, &[], false),
            (1060, 21, &[], false),
            (1060, 20, &[], true),
            (700, 60, &[lunch], false),
            (700, 20, &[lunch], true),
            (780, 20, &[lunch], true),
        ] {
            let span = span(MONDAY, from, minutes, zone);
            assert_eq!(within_hours(span, &day, exceptions, zone), within, "{from} {minutes}");
        }
    }

    #[test]
    fn duty_goes_on_over_midnight() {
        let duty = [hours(Weekday::Mon, 8, 24, 30), hours(Weekday::Tue, 0, 8, 30)];
        assert!(within_hours(span(MONDAY, 23 * 60 + 45, 30, Zone::UTC), &duty, &[], Zone::UTC));
        assert!(!within_hours(span(MONDAY, 23 * 60 + 45, 30, Zone::UTC), &duty[..1], &[], Zone::UTC));
    }

    fn any_hours() -> impl Strategy<Value = WorkInterval> {
        (0..7_u8, 0..DAY, 1..=DAY, 5..=120_u32).prop_filter_map("in order", |(weekday, from, to, slot_minutes)| {
            let weekday = Weekday::try_from(weekday).ok()?;
            (from < to).then_some(WorkInterval { from, to, ..hours(weekday, 0, 0, slot_minutes) })
        })
    }

    /// Zones and days on which their clocks were, are or will be changed: by an hour, by half an hour, at midnight, by
    /// years without a change, and by a whole day.
    const CHANGES: [(&str, &str); 16] = [
        ("Europe/Paris", "2026-03-29"),
        ("Europe/Paris", "2026-10-25"),
        ("America/Sao_Paulo", "2017-10-15"),
        ("America/Sao_Paulo", "2018-02-17"),
        ("America/Sao_Paulo", "2018-02-18"),
        ("America/Sao_Paulo", "2018-11-04"),
        ("America/Sao_Paulo", "2026-11-01"),
        ("America/Argentina/Buenos_Aires", "2008-10-19"),
        ("America/Argentina/Buenos_Aires", "2009-03-15"),
        ("America/Argentina/Buenos_Aires", "2026-10-18"),
        ("Africa/Dakar", "2026-03-29"),
        ("Pacific/Apia", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30"),
        ("Pacific/Apia", "2011-12-31"),
        ("Australia/Lord_Howe", "2026-04-05"),
        ("Asia/Pyongyang", "2018-05-04"),
    ];

    #[test]
    fn a_day_that_never_was_has_no_slots() {
        let apia = zone("Pacific/Apia");
        let day = date("2011-12-30");
        assert!(free_slots(day, &[hours(day.weekday(), 0, 24, 30)], &[], &[], apia).is_empty());
    }

    proptest! {
        #[test]
        fn slots_are_those_of_the_clock_on_the_wall_minute_by_minute(
            (name, day) in proptest::sample::select(&CHANGES[..]),
            from in 0..DAY, length in 5..=DAY, slot_minutes in 5..=120_u32, minutes in 0..=180_u32,
            taken in proptest::collection::vec((0..26 * 60_u32, 5..=120_u32), 0..8),
        ) {
            let (zone, day) = (zone(name), date(day));
            let to = (from + length).min(DAY);
            prop_assume!(from + slot_minutes <= to);
            let week = [WorkInterval { from, to, ..hours(day.weekday(), 0, 0, slot_minutes) }];
            let begins = zone.start_of_day(day);
            let taken: Vec<Span> =
                taken.into_iter().map(|(at, minutes)| Span { start: begins.plus_minutes(i64::from(at)), minutes }).collect();
            let busy = |at: Timestamp| taken.iter().any(|span| span.start <= at && at < span.end());
            let minute_by_minute = |start: Timestamp, length: u32| (0..length).all(|minute| !busy(start.plus_minutes(i64::from(minute))));
            // Every time on the wall that a slot begins at, and that exists on that day.
            let nominal = (0..(to - from) / slot_minutes).map(|index| from + index * slot_minutes);
            let offered: Vec<Timestamp> = nominal.filter_map(|wall| {
                let time = NaiveTime::from_num_seconds_from_midnight_opt(wall * 60, 0)?;
                let start = zone.at(day, time);
                (zone.day(start) == day && zone.time(start) == time).then_some(start)
            }).collect();
            let free: Vec<Timestamp> = free_slots(day, &week, &[], &taken, zone).into_iter().map(|slot| slot.start).collect();
            let slow: Vec<Timestamp> = offered.iter().copied().filter(|start| minute_by_minute(*start, slot_minutes)).collect();
            // In the hour that the clock repeats, the first of the two is offered; a slot that reaches into it ends in it.
            prop_assert!(free.iter().all(|start| slow.contains(start)), "{:?} {:?}", free, slow);
            prop_assert!(slow.iter().all(|start| free.contains(start)
                || free.iter().any(|other| *other < *start && *start < other.plus_minutes(i64::from(slot_minutes)))), "{:?} {:?}", free, slow);
            for span in free_for(minutes, day, (&week, &[]), &taken, zone) {
                prop_assert!(free.contains(&span.start) && span.minutes >= minutes);
                prop_assert!(minute_by_minute(span.start, span.minutes));
                prop_assert!(within_hours(span, &week, &[], zone));
            }
        }
    }

    proptest! {
        #[test]
        fn free_slots_lie_within_hours_and_never_meet_anything(
            week in proptest::collection::vec(any_hours(), 0..12),
            // Any day of 2026, and often one on which a clock is changed.
            offset in prop_oneof![0..365_u64, proptest::sample::select(&[87_u64, 94, 276, 297][..])],
            taken in proptest::collection::vec((0..DAY, 5..=120_u32), 0..10),
            away in proptest::option::of((0..DAY, 1..=DAY)),
            zone_name in proptest::sample::select(&["Europe/Paris", "America/Sao_Paulo", "Africa/Dakar", "Australia/Lord_Howe"][..]),
        ) {
            let zone = zone(zone_name);
            let day = date("2026-01-01") + chrono::Days::new(offset);
            let taken: Vec<Span> = taken.into_iter().map(|(from, minutes)| span(&day.to_string(), from, minutes, zone)).collect();
            let away: Vec<ScheduleException> = away.into_iter()
                .map(|(from, to)| ScheduleException { from, to, ..ScheduleException::days_off(day, day) })
                .collect();
            let free = free_slots(day, &week, &away, &taken, zone);
            for slot in &free {
                prop_assert_eq!(zone.day(slot.start), day);
                let wall = zone.minute_of_day(slot.start);
                let hour = week.iter().find(|hours| {
                    hours.weekday == day.weekday() && hours.slot_minutes == slot.minutes
                        && hours.from <= wall && wall + slot.minutes <= hours.to && (wall - hours.from).is_multiple_of(slot.minutes)
                });
                prop_assert!(hour.is_some());
                prop_assert!(!taken.iter().any(|span| span.overlaps(*slot)));
                prop_assert!(within_hours(*slot, &week, &away, zone));
            }
            prop_assert!(free.windows(2).all(|pair| pair[0].end() <= pair[1].start));
        }
    }
}
