//! Working hours as they are agreed: weekly intervals, dated exceptions, and shifts to start from.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::vocabulary::vocabulary;
use crate::i18n::{Message, Text, t};
use chrono::{Datelike, NaiveDate, Weekday};

/// Minutes in a day: `to` of hours that last until midnight.
pub const DAY: u32 = 24 * 60;

/// Hours that a professional works every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkInterval {
    /// On which day.
    pub weekday: Weekday,
    /// From this minute of the day.
    pub from: u32,
    /// Until this minute of the day, at most [`DAY`].
    pub to: u32,
    /// The length of a slot in minutes.
    pub slot_minutes: u32,
    /// The first day on which it holds; `None`: since ever.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it holds; `None`: until further notice.
    pub valid_until: Option<NaiveDate>,
}

impl WorkInterval {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.weekday == day.weekday()
            && self.valid_from.is_none_or(|first| first <= day)
            && self.valid_until.is_none_or(|last| day <= last)
    }

    /// Whether both hold at some moment.
    fn meets(&self, other: &Self) -> bool {
        let begins_before_end = |one: &Self, two: &Self| match (one.valid_from, two.valid_until) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        self.weekday == other.weekday
            && self.from < other.to
            && other.from < self.to
            && begins_before_end(self, other)
            && begins_before_end(other, self)
    }
}

/// The shortest and the longest slot in minutes.
const SLOT: (u32, u32) = (5, 480);

/// Refuses hours that end before they begin, last beyond the day, have no room for one slot, or are never valid.
///
/// # Errors
/// [`RuleError::Field`] at `to`, `slot_minutes` or `valid_until`.
pub fn check_interval(interval: &WorkInterval) -> Result<(), RuleError> {
    let refuse = |field, message: Message| Err(RuleError::field(FieldName(field), message));
    if interval.from >= interval.to || interval.to > DAY {
        return refuse("to", t::SCHEDULE_ORDER.into());
    }
    let longest = SLOT.1.min(interval.to - interval.from);
    if !(SLOT.0..=longest).contains(&interval.slot_minutes) {
        let message = t::SCHEDULE_SLOT.with("low", i64::from(SLOT.0)).with("high", i64::from(longest));
        return refuse("slot_minutes", message);
    }
    if let (Some(first), Some(last)) = (interval.valid_from, interval.valid_until)
        && last < first
    {
        return refuse("valid_until", t::SCHEDULE_VALIDITY.into());
    }
    Ok(())
}

/// Refuses a week in which two intervals hold at the same time.
///
/// # Errors
/// As [`check_interval`] for each interval; [`RuleError::Refused`] names the day and the hours that meet.
pub fn check_week(intervals: &[WorkInterval]) -> Result<(), RuleError> {
    for (index, interval) in intervals.iter().enumerate() {
        check_interval(interval)?;
        if let Some(other) = intervals.iter().skip(index + 1).find(|other| interval.meets(other)) {
            let hours = |interval: &WorkInterval| {
                format!("{}–{}", print_time_of_day(interval.from), print_time_of_day(interval.to))
            };
            let message = t::SCHEDULE_OVERLAP.with("day", weekday_text(interval.weekday));
            return Err(RuleError::refused(message.with("first", hours(interval)).with("second", hours(other))));
        }
    }
    Ok(())
}

vocabulary! {
    /// What an exception does to the weekly hours.
    pub enum ExceptionKind {
        /// Not at work.
        Absence = "absence" => SCHEDULE_ABSENCE,
        /// At work beside the weekly hours.
        Extra = "extra" => SCHEDULE_EXTRA,
    }
}

/// An exception from the weekly hours, the same hours on each day from the first to the last. Extra hours go before
/// absences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduleException {
    /// What it does.
    pub kind: ExceptionKind,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// From this minute of the day.
    pub from: u32,
    /// Until this minute of the day, at most [`DAY`].
    pub to: u32,
    /// The length of a slot in minutes; counts for extra hours only.
    pub slot_minutes: u32,
}

impl ScheduleException {
    /// Whole days off.
    #[must_use]
    pub const fn days_off(first: NaiveDate, last: NaiveDate) -> Self {
        Self { kind: ExceptionKind::Absence, first, last, from: 0, to: DAY, slot_minutes: 0 }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Refuses an exception that ends before it begins, or extra hours without room for one slot.
    ///
    /// # Errors
    /// [`RuleError::Field`] at `last`, `to` or `slot_minutes`.
    pub fn check(&self) -> Result<(), RuleError> {
        if self.last < self.first {
            return Err(RuleError::field(FieldName("last"), t::SCHEDULE_VALIDITY));
        }
        if self.kind == ExceptionKind::Absence {
            let in_order = self.from < self.to && self.to <= DAY;
            return if in_order { Ok(()) } else { Err(RuleError::field(FieldName("to"), t::SCHEDULE_ORDER)) };
        }
        check_interval(&WorkInterval {
            weekday: Weekday::Mon,
            from: self.from,
            to: self.to,
            slot_minutes: self.slot_minutes,
            valid_from: None,
            valid_until: None,
        })
    }
}

vocabulary! {
    /// Shifts from which a week is filled.
    pub enum Shift {
        /// 08:00 to 12:00.
        Morning = "morning" => SCHEDULE_SHIFT_MORNING,
        /// 13:00 to 18:00.
        Afternoon = "afternoon" => SCHEDULE_SHIFT_AFTERNOON,
        /// 18:00 to 22:00.
        Night = "night" => SCHEDULE_SHIFT_NIGHT,
        /// 08:00 to 22:00.
        FullDay = "full_day" => SCHEDULE_SHIFT_FULL_DAY,
        /// Twelve hours on duty from 08:00.
        Duty12 = "duty_12" => SCHEDULE_SHIFT_DUTY_12,
        /// Twenty-four hours on duty from 08:00.
        Duty24 = "duty_24" => SCHEDULE_SHIFT_DUTY_24,
    }
}

impl Shift {
    /// The hours of a shift that begins on a weekday; what lasts beyond midnight goes on the next day.
    #[must_use]
    pub fn intervals(self, weekday: Weekday, slot_minutes: u32) -> Vec<WorkInterval> {
        let hours: &[(Weekday, u32, u32)] = match self {
            Self::Morning => &[(weekday, 8, 12)],
            Self::Afternoon => &[(weekday, 13, 18)],
            Self::Night => &[(weekday, 18, 22)],
            Self::FullDay => &[(weekday, 8, 22)],
            Self::Duty12 => &[(weekday, 8, 20)],
            Self::Duty24 => &[(weekday, 8, 24), (weekday.succ(), 0, 8)],
        };
        let interval = |(weekday, from, to): &(Weekday, u32, u32)| WorkInterval {
            weekday: *weekday,
            from: from * 60,
            to: to * 60,
            slot_minutes,
            valid_from: None,
            valid_until: None,
        };
        hours.iter().map(interval).collect()
    }
}

/// The name of a weekday.
#[must_use]
pub const fn weekday_text(weekday: Weekday) -> Text {
    match weekday {
        Weekday::Mon => t::SCHEDULE_MONDAY,
        Weekday::Tue => t::SCHEDULE_TUESDAY,
        Weekday::Wed => t::SCHEDULE_WEDNESDAY,
        Weekday::Thu => t::SCHEDULE_THURSDAY,
        Weekday::Fri => t::SCHEDULE_FRIDAY,
        Weekday::Sat => t::SCHEDULE_SATURDAY,
        Weekday::Sun => t::SCHEDULE_SUNDAY,
    }
}

/// Reads a time of day as minutes since midnight: `08:30`, `8.30`, `8h30`, `8h`, `0830`, `8`; `24:00` is the end of the day.
///
/// # Errors
/// The message says that it is no time.
pub fn parse_time_of_day(text: &str) -> Result<u32, Message> {
    let text = text.trim();
    let (hours, minutes) = match text.split_once([':', '.', 'h', 'H']) {
        Some((hours, "")) if text.ends_with(['h', 'H']) => (hours, "00"),
        Some((hours, minutes)) => (hours, minutes),
        None if text.len() == 4 => text.split_at_checked(2).unwrap_or((text, "00")),
        None => (text, "00"),
    };
    let number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        let digits = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    match (number(hours, 1..=2), number(minutes, 2..=2)) {
        (Some(hours @ ..24), Some(minutes @ ..60)) => Ok(hours * 60 + minutes),
        (Some(24), Some(0)) => Ok(DAY),
        _ => Err(t::SCHEDULE_TIME.into()),
    }
}

/// Writes minutes since midnight as `08:30`; [`DAY`] as `24:00`.
#[must_use]
pub fn print_time_of_day(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn hours(weekday: Weekday, from: u32, to: u32, slot_minutes: u32) -> WorkInterval {
        WorkInterval { weekday, from: from * 60, to: to * 60, slot_minutes, valid_from: None, valid_until: None }
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn field_of(refused: Result<(), RuleError>) -> Option<&'static str> {
        match refused {
            Err(RuleError::Field { field, .. }) => Some(field.0),
            _ => None,
        }
    }

    #[test]
    fn hours_have_room_for_a_slot_within_one_day() {
        for (from, to, slot_minutes, field) in [
            (480, 720, 20, None),
            (0, DAY, 480, None),
            (480, 485, 5, None),
            (480, 480, 5, Some("to")),
            (720, 480, 20, Some("to")),
            (480, DAY + 1, 20, Some("to")),
            (480, 720, 4, Some("slot_minutes")),
            (480, 500, 21, Some("slot_minutes")),
            (0, DAY, 481, Some("slot_minutes")),
        ] {
            let interval = WorkInterval { from, to, slot_minutes, ..hours(Weekday::Mon, 8, 12, 20) };
            assert_eq!(field_of(check_interval(&interval)), field, "{from} {to} {slot_minutes}");
        }
        let never = WorkInterval {
            valid_from: Some(date("2026-02-01")),
            valid_until: Some(date("2026-01-31")),
            ..hours(Weekday::Mon, 8, 12, 20)
        };
        assert_eq!(field_of(check_interval(&never)), Some("valid_until"));
    }

    #[test]
    fn a_week_has_no_two_intervals_at_the_same_time() {
        let morning = hours(Weekday::Mon, 8, 12, 20);
        let until = WorkInterval { valid_until: Some(date("2026-01-31")), ..morning };
        let after = WorkInterval { valid_from: Some(date("2026-02-01")), ..morning };
        for (week, fits) in [
            (vec![morning, hours(Weekday::Mon, 12, 18, 20)], true),
            (vec![morning, hours(Weekday::Tue, 8, 12, 20)], true),
            (vec![until, after], true),
            (vec![morning, hours(Weekday::Mon, 11, 18, 20)], false),
            (vec![until, morning], false),
            (vec![after, until, WorkInterval { valid_from: None, ..after }], false),
        ] {
            assert_eq!(check_week(&week).is_ok(), fits, "{week:?}");
        }
    }

    #[test]
    fn hours_hold_from_their_first_to_their_last_day() {
        let interval = WorkInterval {
            valid_from: Some(date("2026-11-02")),
            valid_until: Some(date("2026-11-16")),
            ..hours(Weekday::Mon, 8, 12, 20)
        };
        for (day, holds) in [
            ("2026-10-26", false),
            ("2026-11-02", true),
            ("2026-11-03", false),
            ("2026-11-16", true),
            ("2026-11-23", false),
        ] {
            assert_eq!(interval.holds_on(date(day)), holds, "{day}");
        }
    }

    #[test]
    fn exceptions_end_after_they_begin() {
        let off = ScheduleException::days_off(date("2026-12-24"), date("2026-12-26"));
        assert_eq!(off.check(), Ok(()));
        assert_eq!(
            ["2026-12-23", "2026-12-24", "2026-12-26", "2026-12-27"].map(|day| off.holds_on(date(day))),
            [false, true, true, false]
        );
        assert_eq!(field_of(ScheduleException { last: date("2026-12-23"), ..off }.check()), Some("last"));
        assert_eq!(field_of(ScheduleException { from: 600, to: 600, ..off }.check()), Some("to"));
        let extra = ScheduleException { kind: ExceptionKind::Extra, from: 600, to: 660, slot_minutes: 30, ..off };
        assert_eq!(extra.check(), Ok(()));
        assert_eq!(field_of(ScheduleException { slot_minutes: 61, ..extra }.check()), Some("slot_minutes"));
        assert_eq!(field_of(ScheduleException { to: 600, ..extra }.check()), Some("to"));
    }

    #[test]
    fn shifts_fill_the_week_with_valid_hours() {
        for (shift, minutes) in [
            (Shift::Morning, 240),
            (Shift::Afternoon, 300),
            (Shift::Night, 240),
            (Shift::FullDay, 840),
            (Shift::Duty12, 720),
            (Shift::Duty24, 1_440),
        ] {
            let intervals = shift.intervals(Weekday::Sun, 20);
            assert_eq!(check_week(&intervals), Ok(()), "{shift}");
            assert_eq!(intervals.iter().map(|interval| interval.to - interval.from).sum::<u32>(), minutes, "{shift}");
        }
        assert_eq!(Shift::Duty24.intervals(Weekday::Sun, 20)[1].weekday, Weekday::Mon);
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (text, minute) in [
            ("08:30", 510),
            ("8:30", 510),
            ("8.30", 510),
            ("8h30", 510),
            ("8H", 480),
            ("0830", 510),
            ("8", 480),
            ("00:00", 0),
            ("23:59", 1_439),
            ("24:00", DAY),
        ] {
            assert_eq!(parse_time_of_day(text), Ok(minute), "{text}");
        }
        for text in ["", "25", "24:01", "8:60", "8:5", "8:", "-1", "830", "eight", "8:30:00", "１2"] {
            assert_eq!(parse_time_of_day(text), Err(t::SCHEDULE_TIME.into()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn times_of_day_read_back(minute in 0..=DAY) {
            prop_assert_eq!(parse_time_of_day(&print_time_of_day(minute)), Ok(minute));
        }
    }
}
