//! Changing hours: what is lost, what is left outside, what is refused.

use super::*;
use crate::domain::error::RuleError;
use crate::domain::ids::AppointmentId;
use crate::store::appointments;
use crate::store::testing::{Clinic, refusal};
use chrono::Days;

fn today(clinic: &Clinic) -> NaiveDate {
    Zone::UTC.day(clinic.now)
}

fn seen(clinic: &Clinic) -> Plan {
    clinic.store.read(|conn| plan(conn, clinic.professional, today(clinic))).unwrap()
}

fn changes(clinic: &Clinic, what: &Change, accepted: &[AppointmentId]) -> Result<Outcome, StoreError> {
    clinic.write(&clinic.admin, |tx| change(tx, clinic.professional, what, accepted))
}

fn week(clinic: &Clinic, alter: fn(&mut Vec<WorkInterval>)) -> Change {
    let seen = seen(clinic).weekly;
    let mut new = seen.clone();
    alter(&mut new);
    Change::Weekly { seen, new }
}

/// An appointment this many days from now, at half past nine.
fn booked(clinic: &Clinic, days: i64) -> AppointmentId {
    let booking = clinic.booking(days * 24 * 60);
    clinic.write(&clinic.secretary, |tx| appointments::book(tx, &booking)).unwrap().id
}

#[test]
fn hours_that_somebody_else_changed_meanwhile_are_not_overwritten() {
    let clinic = Clinic::new();
    let stale = week(&clinic, |week| week.truncate(3));
    assert_eq!(changes(&clinic, &week(&clinic, |week| week.truncate(5)), &[]).unwrap(), Outcome::Done);
    match refusal(changes(&clinic, &stale, &[])) {
        StoreError::Conflict { entity, by, at, .. } => {
            assert_eq!((entity, by, at), (Entity::Schedule, clinic.admin.name.clone(), clinic.now));
        }
        error => panic!("{error:?}"),
    }
    assert_eq!(seen(&clinic).weekly.len(), 5);
}

#[test]
fn booked_appointments_outside_the_new_hours_are_named_before_anything_is_written() {
    let clinic = Clinic::new();
    let (first, second) = (booked(&clinic, 1), booked(&clinic, 8));
    let other_day = booked(&clinic, 2);
    let saturday = week(&clinic, |week| week.retain(|one| one.weekday != Weekday::Sat));
    let Outcome::Strands(left) = changes(&clinic, &saturday, &[]).unwrap() else { panic!("nobody is told") };
    assert_eq!(left.iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!(seen(&clinic).weekly.len(), 7, "nothing is written");
    assert!(matches!(changes(&clinic, &saturday, &[first]).unwrap(), Outcome::Strands(_)), "one was not seen");
    assert_eq!(changes(&clinic, &saturday, &[first, second, other_day]).unwrap(), Outcome::Done);
    assert_eq!(seen(&clinic).weekly.len(), 6);
}

#[test]
fn an_absence_names_the_appointments_that_fall_on_it_and_its_end_brings_them_back() {
    let clinic = Clinic::new();
    let here = booked(&clinic, 3);
    let day = today(&clinic) + Days::new(3);
    let absence = Change::Add(ScheduleException::days_off(day, day), "congress".to_owned());
    let Outcome::Strands(left) = changes(&clinic, &absence, &[]).unwrap() else { panic!("nobody is told") };
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].patient_name.family, "Núñez");
    assert_eq!(changes(&clinic, &absence, &[here]).unwrap(), Outcome::Done);
    let there = seen(&clinic).dated.remove(0);
    assert_eq!((there.reason.as_str(), there.written.by.as_str()), ("congress", clinic.admin.name.as_str()));
    assert_eq!(changes(&clinic, &Change::Remove(there.id), &[]).unwrap(), Outcome::Done);
    assert!(matches!(refusal(changes(&clinic, &Change::Remove(there.id), &[])), StoreError::Conflict { .. }));
    assert_eq!(seen(&clinic).dated, []);
}

#[test]
fn extra_hours_less_name_the_appointments_in_them() {
    let clinic = Clinic::new();
    let day = today(&clinic) + Days::new(1);
    let alone = week(&clinic, |week| week.retain(|one| one.weekday != Weekday::Sat));
    changes(&clinic, &alone, &[]).unwrap();
    let extra = ScheduleException {
        kind: ExceptionKind::Extra,
        from: 8 * 60,
        to: 12 * 60,
        slot_minutes: 20,
        ..ScheduleException::days_off(day, day)
    };
    changes(&clinic, &Change::Add(extra, String::new()), &[]).unwrap();
    let here = booked(&clinic, 1);
    let id = seen(&clinic).dated[0].id;
    let Outcome::Strands(left) = changes(&clinic, &Change::Remove(id), &[]).unwrap() else { panic!("nobody is told") };
    assert_eq!(left[0].id, here);
}

#[test]
fn exceptions_that_cannot_be_are_refused_at_their_field() {
    let clinic = Clinic::new();
    let day = today(&clinic);
    let off = |from: u64, until: u64| ScheduleException::days_off(day + Days::new(from), day + Days::new(until));
    changes(&clinic, &Change::Add(off(10, 20), String::new()), &[]).unwrap();
    let yesterday = day - Days::new(1);
    for (exception, field) in [
        (off(5, 4), "last"),
        (off(15, 16), "first"),
        (off(20, 30), "first"),
        (ScheduleException::days_off(yesterday, yesterday), "last"),
        (ScheduleException { from: 600, to: 540, ..off(40, 41) }, "to"),
        (ScheduleException { kind: ExceptionKind::Extra, slot_minutes: 4, ..off(40, 41) }, "slot_minutes"),
    ] {
        match refusal(changes(&clinic, &Change::Add(exception, String::new()), &[])) {
            StoreError::Rule(RuleError::Field { field: at, .. }) => assert_eq!(at.0, field, "{exception:?}"),
            error => panic!("{error:?}"),
        }
    }
    assert_eq!(seen(&clinic).dated.len(), 1);
    let forbidden = clinic
        .write(&clinic.secretary, |tx| change(tx, clinic.professional, &Change::Add(off(40, 41), String::new()), &[]));
    assert!(matches!(refusal(forbidden), StoreError::Forbidden { .. }));
}
