//! Whether somebody works at a minute of a day: the one rule behind slots, bookings and the planner.

use super::hours::{ExceptionKind, ScheduleException, WorkInterval};
use chrono::NaiveDate;

/// What a professional does at a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// At work.
    On,
    /// Away although it is one of the weekly hours; the index of the absence among the exceptions.
    Away(usize),
    /// Outside of all hours.
    Off,
}

/// What a professional does in a minute of the wall clock. Extra hours go before absences.
#[must_use]
pub fn duty(day: NaiveDate, minute: u32, weekly: &[WorkInterval], exceptions: &[ScheduleException]) -> Duty {
    let holding = |kind| {
        exceptions.iter().position(|exception| {
            exception.kind == kind && exception.holds_on(day) && (exception.from..exception.to).contains(&minute)
        })
    };
    if holding(ExceptionKind::Extra).is_some() {
        return Duty::On;
    }
    let usual = weekly.iter().any(|hours| hours.holds_on(day) && (hours.from..hours.to).contains(&minute));
    match (usual, holding(ExceptionKind::Absence)) {
        (false, _) => Duty::Off,
        (true, None) => Duty::On,
        (true, Some(absence)) => Duty::Away(absence),
    }
}

#[cfg(test)]
mod tests {
    use super::super::hours::tests::hours;
    use super::*;
    use chrono::Weekday;

    #[test]
    fn extra_hours_go_before_absences_and_nobody_is_absent_from_hours_they_do_not_have() {
        let day: NaiveDate = "2026-11-23".parse().unwrap();
        let week = [hours(Weekday::Mon, 8, 12, 20)];
        let away = ScheduleException::days_off(day, day);
        let extra = ScheduleException { kind: ExceptionKind::Extra, from: 540, to: 600, slot_minutes: 20, ..away };
        let both = [away, extra];
        for (minute, exceptions, expected) in [
            (479, &[] as &[ScheduleException], Duty::Off),
            (480, &[], Duty::On),
            (719, &[], Duty::On),
            (720, &[], Duty::Off),
            (480, &both, Duty::Away(0)),
            (540, &both, Duty::On),
            (600, &both, Duty::Away(0)),
            (720, &both, Duty::Off),
        ] {
            assert_eq!(duty(day, minute, &week, exceptions), expected, "{minute}");
        }
    }
}
