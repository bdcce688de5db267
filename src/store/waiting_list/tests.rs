//! Who is on the list, whom a freed slot goes to, and what one transaction keeps together.

use super::*;
use crate::domain::appointment::CancelReason;
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::PartOfDay;
use crate::domain::time::Zone;
use crate::domain::waiting_list::Fit;
use crate::store::appointments::{self, Booking, STARTS_AT, get as appointment};
use crate::store::testing::{Clinic, full_scans, refusal};
use crate::store::{audit, professionals};

/// A cardiologist; the other doctor of the clinic has no specialty.
fn specialised(clinic: &Clinic) -> crate::domain::ids::SpecialtyId {
    clinic
        .write(&clinic.admin, |tx| {
            let specialty = professionals::add_specialty(tx, "Cardiology")?;
            let known = professionals::get(tx.conn, clinic.professional)?;
            let details = professionals::Details { specialty: Some(specialty), ..known.details };
            professionals::edit(tx, known.id, known.version, &details)?;
            Ok(specialty)
        })
        .unwrap()
}

fn wish(clinic: &Clinic, patient: usize, professional: Option<ProfessionalId>) -> NewEntry {
    NewEntry {
        patient: clinic.patients[patient],
        wanted: Wanted {
            professional,
            specialty: None,
            minutes: 20,
            part: PartOfDay::Any,
            weekdays: Weekdays::ALL,
            first: Zone::UTC.day(clinic.now),
            last: None,
        },
        reason: "palpitations".to_owned(),
        note: "after ten".to_owned(),
    }
}

fn at_field(result: Result<Entry, StoreError>) -> (FieldName, crate::i18n::Text) {
    match refusal(result) {
        StoreError::Rule(RuleError::Field { field, message }) => (field, message.text),
        error => panic!("{error:?}"),
    }
}

#[test]
fn who_waits_is_listed_by_age_until_booked_or_withdrawn() {
    let clinic = Clinic::new();
    let first = clinic.write(&clinic.secretary, |tx| add(tx, &wish(&clinic, 0, Some(clinic.professional)))).unwrap();
    let second = clinic.later(1, &clinic.nurse, |tx| add(tx, &wish(&clinic, 1, Some(clinic.professional_2)))).unwrap();
    let ids = || clinic.store.read(list).unwrap().into_iter().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(ids(), [first.id, second.id]);
    assert_eq!((first.professional_name.as_str(), first.note.as_str()), ("Dr Ana Gómez", "after ten"));
    let empty = clinic.later(2, &clinic.secretary, |tx| withdraw(tx, first.id, first.version, " "));
    assert_eq!(at_field(empty), (REASON, t::FIELD_REQUIRED));
    let gone = clinic.later(2, &clinic.secretary, |tx| withdraw(tx, first.id, first.version, "moved away")).unwrap();
    assert_eq!((gone.status, ids()), (WishStatus::Withdrawn, vec![second.id]));
    let late = refusal(clinic.later(3, &clinic.secretary_2, |tx| withdraw(tx, first.id, first.version, "too")));
    assert!(matches!(late, StoreError::Conflict { entity: Entity::WaitingListEntry, by, .. } if by == "SECRETARY"));
    let forbidden = refusal(clinic.write(&clinic.biologist, |tx| add(tx, &wish(&clinic, 2, None))));
    assert!(matches!(forbidden, StoreError::Forbidden { .. }));
}

#[test]
fn a_wish_keeps_its_rules() {
    let clinic = Clinic::new();
    let with = Some(clinic.professional);
    let usual = wish(&clinic, 0, with);
    let yesterday = Zone::UTC.day(clinic.now).pred_opt();
    for (new, field, message) in [
        (wish(&clinic, 0, None), PROFESSIONAL, t::WAITLIST_WITH_WHOM),
        (NewEntry { reason: String::new(), ..usual.clone() }, REASON, t::FIELD_REQUIRED),
        (NewEntry { wanted: Wanted { minutes: 4, ..usual.wanted }, ..usual.clone() }, MINUTES, t::SETTINGS_BETWEEN),
        (NewEntry { wanted: Wanted { last: yesterday, ..usual.wanted }, ..usual.clone() }, LAST, t::SCHEDULE_VALIDITY),
        (
            NewEntry { wanted: Wanted { first: yesterday.unwrap(), last: yesterday, ..usual.wanted }, ..usual.clone() },
            LAST,
            t::APPOINTMENT_IN_THE_PAST,
        ),
    ] {
        assert_eq!(at_field(clinic.write(&clinic.secretary, |tx| add(tx, &new))), (field, message), "{new:?}");
    }
    clinic.write(&clinic.secretary, |tx| add(tx, &usual)).unwrap();
    assert_eq!(at_field(clinic.write(&clinic.secretary, |tx| add(tx, &usual))), (PATIENT, t::WAITLIST_ALREADY));
}

#[test]
fn a_freed_slot_is_offered_by_fit_then_by_age() {
    let clinic = Clinic::new();
    let specialty = specialised(&clinic);
    let any = NewEntry {
        wanted: Wanted { specialty: Some(specialty), ..wish(&clinic, 1, None).wanted },
        ..wish(&clinic, 1, None)
    };
    let evening = NewEntry {
        wanted: Wanted { part: PartOfDay::Evening, ..wish(&clinic, 2, Some(clinic.professional)).wanted },
        ..wish(&clinic, 2, Some(clinic.professional))
    };
    let booked = clinic.write(&clinic.secretary, |tx| appointments::book(tx, &clinic.booking(60))).unwrap();
    clinic.later(1, &clinic.secretary, |tx| add(tx, &any)).unwrap();
    clinic.later(2, &clinic.secretary, |tx| add(tx, &wish(&clinic, 2, Some(clinic.professional_2)))).unwrap();
    clinic.later(3, &clinic.secretary, |tx| add(tx, &evening)).unwrap();
    let now = clinic.now.plus_minutes(9);
    let still = clinic.store.read(|conn| freed(conn, &booked, now)).unwrap();
    assert_eq!(still, None, "it holds its place");
    let cancelled = clinic
        .later(9, &clinic.secretary, |tx| {
            appointments::cancel(tx, booked.id, booked.version, CancelReason::Patient, "phoned")
        })
        .unwrap();
    let slot = clinic.store.read(|conn| freed(conn, &cancelled, now)).unwrap().expect("somebody waits");
    let names = |slot: &Freed| {
        let found = clinic.store.read(|conn| candidates(conn, &slot.opening, Zone::UTC, now)).unwrap();
        found.iter().map(|one| (one.entry.patient, one.fit)).collect::<Vec<_>>()
    };
    assert_eq!((slot.waiting, names(&slot)), (1, vec![(clinic.patients[1], Fit::Specialty)]));
    let named = wish(&clinic, 0, Some(clinic.professional));
    clinic.later(10, &clinic.secretary, |tx| add(tx, &named)).unwrap();
    assert_eq!(names(&slot), [(clinic.patients[0], Fit::Professional), (clinic.patients[1], Fit::Specialty)]);
    let past = clinic.store.read(|conn| freed(conn, &cancelled, clinic.now.plus_minutes(61))).unwrap();
    assert_eq!(past, None, "nobody is offered what has begun");
}

#[test]
fn somebody_elsewhere_at_that_time_or_longer_than_the_gap_is_not_a_candidate() {
    let clinic = Clinic::new();
    let book = |booking| clinic.write(&clinic.secretary, |tx| appointments::book(tx, &booking)).unwrap();
    let gone = book(clinic.booking(60));
    // The next slot is taken, so forty minutes do not fit.
    book(Booking { patient: clinic.patients[1], ..clinic.booking(80) });
    let long = NewEntry {
        wanted: Wanted { minutes: 40, ..wish(&clinic, 2, Some(clinic.professional)).wanted },
        ..wish(&clinic, 2, Some(clinic.professional))
    };
    clinic.write(&clinic.secretary, |tx| add(tx, &long)).unwrap();
    clinic.write(&clinic.secretary, |tx| add(tx, &wish(&clinic, 1, Some(clinic.professional)))).unwrap();
    book(Booking { patient: clinic.patients[2], professional: clinic.professional_2, ..clinic.booking(200) });
    clinic
        .write(&clinic.secretary, |tx| {
            appointments::cancel(tx, gone.id, gone.version, CancelReason::Patient, "phoned").map(|_| ())
        })
        .unwrap();
    let opening = clinic.store.read(|conn| opening(conn, gone.id)).unwrap();
    let found = clinic.store.read(|conn| candidates(conn, &opening, Zone::UTC, clinic.now)).unwrap();
    assert_eq!(found.iter().map(|one| one.entry.patient).collect::<Vec<_>>(), [clinic.patients[1]]);
}

#[test]
fn booking_from_the_list_books_and_takes_off_it_or_neither() {
    let clinic = Clinic::new();
    let entry = clinic.write(&clinic.secretary, |tx| add(tx, &wish(&clinic, 1, Some(clinic.professional)))).unwrap();
    clinic.write(&clinic.secretary, |tx| appointments::book(tx, &clinic.booking(60))).unwrap();
    let from_list = |minutes| Booking { patient: clinic.patients[0], ..clinic.booking(minutes) };
    let refused = clinic.write(&clinic.secretary, |tx| super::book(tx, entry.id, entry.version, &from_list(60)));
    assert!(matches!(refusal(refused), StoreError::Rule(RuleError::Field { .. })));
    assert_eq!(clinic.store.read(|conn| get(conn, entry.id)).unwrap(), entry);
    let past = clinic.write(&clinic.secretary, |tx| super::book(tx, entry.id, entry.version, &from_list(-60)));
    assert!(matches!(refusal(past), StoreError::Rule(RuleError::Field { field: STARTS_AT, .. })));
    let booked =
        clinic.write(&clinic.secretary, |tx| super::book(tx, entry.id, entry.version, &from_list(100))).unwrap();
    assert_eq!(booked.patient, clinic.patients[1], "the place is the patient's");
    let after = clinic.store.read(|conn| get(conn, entry.id)).unwrap();
    assert_eq!((after.status, after.appointment), (WishStatus::Booked, Some(booked.id)));
    let twice = clinic.write(&clinic.secretary_2, |tx| super::book(tx, entry.id, entry.version, &from_list(140)));
    assert!(matches!(refusal(twice), StoreError::Conflict { .. }));
    let rows = clinic.store.read(|conn| audit::list(conn, None, 2)).unwrap();
    assert_eq!(rows[0].action, "book_waiting");
    assert!(clinic.store.read(|conn| appointment(conn, booked.id)).is_ok());
}

#[test]
fn the_list_is_read_by_its_index() {
    let clinic = Clinic::new();
    assert_eq!(full_scans(&clinic.store, &format!("{SELECT} {WAITING}")), Vec::<String>::new());
}
