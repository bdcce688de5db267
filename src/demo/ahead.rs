//! The weeks ahead: who waits for a slot, a series, a teleconsultation with its link, and a doctor who will be away.

use super::{Demo, staff};
use crate::domain::appointment::AppointmentKind;
use crate::domain::ids::{PatientId, ProfessionalId, SpecialtyId};
use crate::domain::schedule::{PartOfDay, Recurrence, ScheduleException, Step, Weekdays};
use crate::domain::waiting_list::Wanted;
use crate::i18n::{Catalogue, Locale, Text, t};
use crate::store::appointments::{self, Booking, Stop};
use crate::store::free_slots::{self, FreeSlot, Search};
use crate::store::waiting_list::{self, NewEntry};
use crate::store::{StoreError, professionals, schedules, users};
use chrono::Weekday;

/// Who waits: for which doctor, whether for nobody else, in which part of the day, since how many days.
const WAITING: &[(usize, bool, PartOfDay, i64)] = &[
    (0, true, PartOfDay::Any, 12),
    (1, false, PartOfDay::Any, 10),
    (2, false, PartOfDay::Morning, 8),
    (3, false, PartOfDay::Any, 6),
    (0, false, PartOfDay::Afternoon, 5),
    (4, true, PartOfDay::Any, 3),
    (5, false, PartOfDay::Any, 1),
];

/// How long all of these take.
const MINUTES: u32 = 20;

/// Plays them.
pub(super) fn play(demo: &Demo<'_>) -> Result<(), StoreError> {
    away(demo)?;
    series(demo)?;
    teleconsultation(demo)?;
    for (place, waiting) in WAITING.iter().enumerate() {
        wait(demo, place, waiting)?;
    }
    Ok(())
}

fn words(demo: &Demo<'_>, text: Text) -> String {
    Catalogue::new(Locale::plain(demo.language)).text(text)
}

fn doctor(demo: &Demo<'_>, place: usize) -> Option<ProfessionalId> {
    demo.staff.doctors.get(place).and_then(|doctor| doctor.actor.professional)
}

/// People by their place from the end of the list: those of the day are mostly others.
fn person(demo: &Demo<'_>, place: usize) -> Option<PatientId> {
    demo.people.iter().rev().nth(place).map(|person| person.id)
}

/// A doctor is away for three days of the week after next.
fn away(demo: &Demo<'_>) -> Result<(), StoreError> {
    let Some(professional) = doctor(demo, 1) else { return Ok(()) };
    let (login, ..) = staff::ADMIN;
    let admin = demo.store.read(|conn| Ok(users::by_login(conn, login)?.actor()))?;
    let first = demo.zone.day(demo.now.plus_minutes(9 * 24 * 60));
    let last = demo.zone.day(demo.now.plus_minutes(11 * 24 * 60));
    let reason = words(demo, t::DEMO_CONGRESS);
    let off = ScheduleException::days_off(first, last);
    demo.act(&admin, demo.now, |tx| schedules::add_exception(tx, professional, &off, &reason).map(|_| ()))
}

/// The next free slots of a doctor from some days on.
fn free(demo: &Demo<'_>, professional: ProfessionalId, days: i64) -> Result<Vec<FreeSlot>, StoreError> {
    let from = demo.zone.day(demo.now.plus_minutes(days * 24 * 60));
    let search = Search { minutes: MINUTES, ..Search::of(vec![professional], from) };
    demo.store.read(|conn| free_slots::next(conn, &search, demo.zone, demo.now, 20))
}

fn booking(patient: PatientId, slot: FreeSlot, reason: String) -> Booking {
    Booking {
        patient,
        professional: slot.professional,
        starts_at: slot.span.start,
        minutes: i64::from(MINUTES),
        kind: AppointmentKind::InPerson,
        link: String::new(),
        reason,
        overbook_reason: String::new(),
    }
}

/// Six times, every week, from tomorrow on; what falls on something else takes the nearest free slot of that day.
fn series(demo: &Demo<'_>) -> Result<(), StoreError> {
    let Some((professional, patient)) = doctor(demo, 0).zip(person(demo, 0)) else { return Ok(()) };
    let Some(slot) = free(demo, professional, 1)?.get(3).copied() else { return Ok(()) };
    let first = booking(patient, slot, words(demo, t::DEMO_PHYSIOTHERAPY));
    let weekly = Recurrence { every: 1, step: Step::Week, times: 6 };
    let starts = appointments::starts(weekly, first.starts_at, demo.zone);
    let seen = demo.store.read(|conn| appointments::preview(conn, &first, &starts, demo.zone, demo.now))?;
    let stop = |one: &appointments::Occurrence| {
        let starts_at = if one.obstacle.is_none() { Some(one.starts_at) } else { one.nearest.map(|slot| slot.start) };
        starts_at.map(|starts_at| Stop { starts_at, overbook: false })
    };
    let stops: Vec<Stop> = seen.iter().filter_map(stop).collect();
    demo.act(&demo.staff.secretary, demo.now, |tx| appointments::book_series(tx, &first, &stops).map(|_| ()))
}

/// Today if there is still room, by video.
fn teleconsultation(demo: &Demo<'_>) -> Result<(), StoreError> {
    let Some((professional, patient)) = doctor(demo, 2).zip(person(demo, 1)) else { return Ok(()) };
    let slots = free(demo, professional, 0)?;
    for slot in slots.into_iter().rev() {
        let video = Booking {
            kind: AppointmentKind::Teleconsultation,
            link: "https://meet.example/vitalis-7f3k".to_owned(),
            ..booking(patient, slot, words(demo, t::DEMO_RENEWAL))
        };
        match demo.act(&demo.staff.secretary, demo.now, |tx| appointments::book(tx, &video)) {
            // The patient is somewhere else at that time.
            Err(StoreError::Rule(_)) => {}
            made => return made.map(|_| ()),
        }
    }
    Ok(())
}

fn wait(
    demo: &Demo<'_>,
    place: usize,
    (whose, only, part, days): &(usize, bool, PartOfDay, i64),
) -> Result<(), StoreError> {
    let Some((professional, patient)) = doctor(demo, *whose).zip(person(demo, place + 2)) else { return Ok(()) };
    let specialty: Option<SpecialtyId> =
        demo.store.read(|conn| Ok(professionals::get(conn, professional)?.details.specialty))?;
    let since = demo.now.plus_minutes(-days * 24 * 60);
    let wanted = Wanted {
        professional: Some(professional).filter(|_| *only || specialty.is_none()),
        specialty: specialty.filter(|_| !only),
        minutes: MINUTES,
        part: *part,
        weekdays: if place == 2 { Weekdays::only(Weekday::Mon).and(Weekday::Thu) } else { Weekdays::ALL },
        first: demo.zone.day(since),
        last: None,
    };
    let note = if place.is_multiple_of(3) { words(demo, t::DEMO_PHONE_LATE) } else { String::new() };
    let new = NewEntry { patient, wanted, reason: words(demo, t::DEMO_FOLLOW_UP), note };
    demo.act(&demo.staff.secretary, since, |tx| waiting_list::add(tx, &new).map(|_| ()))
}
