//! Every step by every role from every status, walks at random, races, and what booking refuses.

use super::*;
use crate::domain::actor::{Actor, Role};
use crate::domain::appointment::WORKFLOW;
use crate::domain::error::RuleError;
use crate::domain::ids::Id;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::testing::{Clinic, full_scans, refusal};
use crate::store::{Store, Tx, audit, patients, settings};
use proptest::prelude::*;
use rusqlite::params;
use std::sync::Barrier;

use AppointmentAction as A;
use AppointmentStatus as S;

/// Whatever an action needs besides status and role, written past the rules.
fn provide(tx: &Tx<'_>, id: AppointmentId, action: A) {
    let (now, user) = (tx.now, tx.actor.user);
    let patient: PatientId =
        tx.conn.query_row("SELECT patient_id FROM appointments WHERE id = ?1", [id], |row| row.get(0)).unwrap();
    match action {
        A::Complete => {
            tx.execute(
                "INSERT INTO consultations (appointment_id, patient_id, notes, created_at, created_by, updated_at, updated_by)
                 VALUES (?1, ?2, 'Rest.', ?3, ?4, ?3, ?4) ON CONFLICT DO NOTHING",
                params![id, patient, now, user],
            )
            .unwrap();
            tx.execute(
                "UPDATE appointments SET consultation_started_at = ?2, consultation_started_by = ?3
                 WHERE id = ?1 AND status = 'in_consultation'",
                params![id, now, user],
            )
            .unwrap();
        }
        A::Close => {
            tx.execute(
                "INSERT INTO invoices (patient_id, appointment_id, created_at, created_by, updated_at, updated_by)
                 VALUES (?2, ?1, ?3, ?4, ?3, ?4) ON CONFLICT DO NOTHING",
                params![id, patient, now, user],
            )
            .unwrap();
            tx.execute(
                "UPDATE invoices SET status = 'issued', issued_at = ?2, issued_by = ?3
                 WHERE appointment_id = ?1 AND status = 'draft'",
                params![id, now, user],
            )
            .unwrap();
        }
        _ => {}
    }
}

/// What the actions are taken with.
#[derive(Clone)]
struct Wishes {
    new: Booking,
    elsewhere: ProfessionalId,
}

impl Wishes {
    fn of(clinic: &Clinic) -> Self {
        let new = Booking { overbook_reason: "asked for it".to_owned(), ..clinic.booking(LATER + 60) };
        Self { new, elsewhere: clinic.professional_2 }
    }

    /// Takes an action through the function that a screen would call.
    fn act(&self, tx: &Tx<'_>, id: AppointmentId, seen: Version, action: A) -> Result<(), StoreError> {
        match action {
            A::Book => book(tx, &self.new).map(|_| ()),
            A::WalkIn => walk_in(tx, &self.new).map(|_| ()),
            A::Confirm => confirm(tx, id, seen).map(|_| ()),
            A::CheckIn => check_in(tx, id, seen).map(|_| ()),
            A::RecordVitals => advance(tx, Step::new(id, seen, action)).map(|_| ()),
            A::SkipTriage => skip_triage(tx, id, seen, "no nurse").map(|_| ()),
            A::Start => start(tx, id, seen, Some("colleague is ill")).map(|_| ()),
            A::Complete => complete(tx, id, seen).map(|_| ()),
            A::Close => close(tx, id, seen).map(|_| ()),
            A::Cancel => cancel(tx, id, seen, CancelReason::Patient, "phoned").map(|_| ()),
            A::Reschedule => {
                let to = Move {
                    professional: self.elsewhere,
                    starts_at: self.new.starts_at.plus_minutes(60 * 24 + id.raw() * 20),
                    minutes: 20,
                    overbook_reason: "asked for it".to_owned(),
                    reason: String::new(),
                };
                reschedule(tx, id, seen, &to).map(|_| ())
            }
            A::NoShow => no_show(tx, id, seen).map(|_| ()),
            A::Leave => leave(tx, id, seen, "tired of waiting").map(|_| ()),
            A::UndoCheckIn => undo_check_in(tx, id, seen).map(|_| ()),
            A::UndoNoShow => undo_no_show(tx, id, seen).map(|_| ()),
        }
    }
}

/// The actions that lead to a status.
const fn path(status: S) -> &'static [A] {
    match status {
        S::Scheduled => &[],
        S::Confirmed => &[A::Confirm],
        S::CheckedIn => &[A::CheckIn],
        S::InConsultation => &[A::CheckIn, A::RecordVitals],
        S::ConsultationCompleted => &[A::CheckIn, A::RecordVitals, A::Start, A::Complete],
        S::Completed => &[A::CheckIn, A::RecordVitals, A::Start, A::Complete, A::Close],
        S::Cancelled => &[A::Cancel],
        S::NoShow => &[A::NoShow],
        S::Rescheduled => &[A::Reschedule],
        S::Left => &[A::CheckIn, A::Leave],
    }
}

/// The evening of the same day: past every grace.
const LATER: i64 = 600;

fn actor(clinic: &Clinic, action: A) -> &Actor {
    clinic.with_role(WORKFLOW.roles(action)[0])
}

/// An appointment that has gone to a status by the book.
pub(in crate::store) fn brought_to(clinic: &Clinic, status: S, minutes_from_now: i64) -> Appointment {
    let booking = Booking { overbook_reason: "test".to_owned(), ..clinic.booking(minutes_from_now) };
    let id = clinic.write(&clinic.secretary, |tx| Ok(book(tx, &booking)?.id)).unwrap();
    for action in path(status) {
        clinic
            .later(LATER, actor(clinic, *action), |tx| {
                provide(tx, id, *action);
                Wishes::of(clinic).act(tx, id, get(tx.conn, id)?.version, *action)
            })
            .unwrap();
    }
    let appointment = clinic.store.read(|conn| get(conn, id)).unwrap();
    assert_eq!(appointment.status, status);
    appointment
}

/// Tries something and takes it back; says how it went.
fn tried<T>(clinic: &Clinic, actor: &Actor, f: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut outcome = None;
    let rolled_back = clinic.later::<()>(LATER, actor, |tx| {
        outcome = Some(f(tx));
        Err(StoreError::Full)
    });
    assert!(matches!(rolled_back, Err(StoreError::Full)));
    outcome.unwrap()
}

#[test]
fn each_step_is_open_to_exactly_the_roles_and_statuses_of_the_table() {
    let clinic = Clinic::new();
    for (place, status) in (0..).zip(S::ALL) {
        let before = brought_to(&clinic, *status, 5 + place * 25);
        for action in
            A::ALL.iter().filter(|action| WORKFLOW.rows().any(|row| row.action == **action && row.from.is_some()))
        {
            for role in Role::ALL {
                let actor = clinic.with_role(*role);
                let case = format!("{role}: {action} from {status}");
                let outcome = tried(&clinic, actor, |tx| {
                    provide(tx, before.id, *action);
                    Wishes::of(&clinic).act(tx, before.id, before.version, *action)?;
                    let after = get(tx.conn, before.id)?;
                    let last = events(tx.conn, before.id)?.pop().unwrap();
                    let audited = audit::list(tx.conn, None, 30)?.into_iter().any(|row| {
                        row.action == action.word()
                            && row.entity_id == Some(before.id.raw())
                            && row.user == Some(actor.user)
                    });
                    Ok((after, last, audited))
                });
                let permitted = WORKFLOW.roles(*action).contains(role);
                let possible = WORKFLOW.row(Some(*status), *action).is_ok();
                match outcome {
                    Ok((after, last, audited)) => {
                        assert!(permitted && possible, "{case}");
                        assert!(WORKFLOW.leads(Some(*status), *action, after.status), "{case}");
                        assert!(after.version.0 > before.version.0, "{case}");
                        assert_eq!((last.from, last.to, last.action), (Some(*status), after.status, *action), "{case}");
                        assert_eq!((last.at, last.by), (clinic.now.plus_minutes(LATER), actor.user), "{case}");
                        assert!(audited, "{case}");
                    }
                    Err(StoreError::Forbidden { attempt, .. }) => {
                        assert!(!permitted, "{case}");
                        assert_eq!(
                            (attempt.action, attempt.entity.map(|(_, id)| id)),
                            (action.word(), Some(before.id.raw()))
                        );
                    }
                    Err(StoreError::Rule(RuleError::State { .. })) => assert!(permitted && !possible, "{case}"),
                    Err(error) => panic!("{case}: {error}"),
                }
            }
        }
    }
}

#[test]
fn beginnings_are_open_to_exactly_the_roles_of_the_table() {
    let clinic = Clinic::new();
    for action in [A::Book, A::WalkIn] {
        for role in Role::ALL {
            let outcome = tried(&clinic, clinic.with_role(*role), |tx| {
                Wishes::of(&clinic).act(tx, AppointmentId::new(0), Version(0), action)
            });
            match outcome {
                Ok(()) => assert!(WORKFLOW.roles(action).contains(role), "{role}: {action}"),
                Err(StoreError::Forbidden { .. }) => {
                    assert!(!WORKFLOW.roles(action).contains(role), "{role}: {action}")
                }
                Err(error) => panic!("{role}: {action}: {error}"),
            }
        }
    }
}

#[test]
fn a_refused_attempt_is_audited_and_nothing_else_is_written() {
    let clinic = Clinic::new();
    let before = brought_to(&clinic, S::Scheduled, 5);
    refusal(clinic.write(&clinic.nurse, |tx| check_in(tx, before.id, before.version)));
    let (after, last) =
        clinic.store.read(|conn| Ok((get(conn, before.id)?, audit::list(conn, None, 1)?.pop().unwrap()))).unwrap();
    assert_eq!(after, before);
    assert_eq!((last.action.as_str(), last.success), ("check_in", false));
    assert_eq!((last.entity_id, last.user), (Some(before.id.raw()), Some(clinic.nurse.user)));
}

#[test]
fn a_role_that_was_taken_away_no_longer_counts() {
    let clinic = Clinic::new();
    let before = brought_to(&clinic, S::Scheduled, 5);
    let user = clinic.store.read(|conn| crate::store::users::get(conn, clinic.secretary.user)).unwrap();
    let only_nurse = [Role::Nurse].into_iter().collect();
    clinic.write(&clinic.admin, |tx| crate::store::users::set_roles(tx, user.id, user.version, only_nurse)).unwrap();
    let refused = refusal(clinic.write(&clinic.secretary, |tx| check_in(tx, before.id, before.version)));
    assert!(matches!(refused, StoreError::Forbidden { .. }));
    let user = clinic.store.read(|conn| crate::store::users::get(conn, user.id)).unwrap();
    clinic.write(&clinic.admin, |tx| crate::store::users::set_active(tx, user.id, user.version, false)).unwrap();
    let refused = refusal(clinic.write(&clinic.secretary, |tx| check_in(tx, before.id, before.version)));
    assert!(matches!(refused, StoreError::Rule(RuleError::Refused(message)) if message.text == t::STORE_USER_INACTIVE));
}

/// A colleague who may do the same.
fn colleague(clinic: &Clinic, action: A) -> &Actor {
    match WORKFLOW.roles(action)[0] {
        Role::Secretary => &clinic.secretary_2,
        Role::Nurse => &clinic.nurse_2,
        // Only the doctor who has the patient completes: on two terminals.
        Role::Doctor if action == A::Complete => &clinic.doctor,
        Role::Doctor => &clinic.doctor_2,
        Role::Admin | Role::Biologist | Role::Pharmacist => &clinic.admin,
    }
}

#[test]
fn whoever_comes_second_is_told_who_was_first_and_when() {
    let clinic = Clinic::new();
    let at = clinic.now.plus_minutes(LATER + 1);
    let steps = WORKFLOW.rows().filter_map(|row| row.from.map(|from| (from, row.action)));
    for (place, (from, action)) in (0..).zip(steps) {
        let case = format!("{action} from {from}");
        let before = brought_to(&clinic, from, 5 + place * 25);
        let racers = [actor(&clinic, action), colleague(&clinic, action)];
        clinic
            .later(LATER, racers[0], |tx| {
                provide(tx, before.id, action);
                Ok(())
            })
            .unwrap();
        let (start_line, wishes) = (Barrier::new(2), Wishes::of(&clinic));
        let (id, seen, path) = (before.id, before.version, clinic.store.path());
        let outcomes = std::thread::scope(|scope| {
            let run = |racer: Actor| {
                let (start_line, wishes) = (&start_line, &wishes);
                scope.spawn(move || {
                    let store = Store::open(path, "racer").unwrap();
                    start_line.wait();
                    store.write(&racer, at, |tx| wishes.act(tx, id, seen, action))
                })
            };
            racers.map(|racer| run(racer.clone())).map(|racer| racer.join().unwrap())
        });
        let winners: Vec<&Actor> =
            outcomes.iter().zip(racers).filter(|(outcome, _)| outcome.is_ok()).map(|(_, racer)| racer).collect();
        assert_eq!(winners.len(), 1, "{case}: {outcomes:?}");
        let after = clinic.store.read(|conn| get(conn, id)).unwrap();
        assert_eq!(after.version.0, seen.0 + 1, "{case}");
        for outcome in outcomes {
            match outcome {
                Ok(()) => {}
                Err(StoreError::Conflict { entity: Entity::Appointment, now: Some(now), by, at: when }) => {
                    assert_eq!((now, &by, when), (after.status.text(), &winners[0].name, at), "{case}");
                }
                Err(error) => panic!("{case}: {error:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_walk_follows_the_table_and_its_story_leads_to_the_same_status(
        walk in proptest::collection::vec((0..A::ALL.len(), 0..Role::ALL.len()), 1..40)
    ) {
        let clinic = Clinic::new();
        let wishes = Wishes::of(&clinic);
        let id = clinic.write(&clinic.secretary, |tx| Ok(book(tx, &clinic.booking(30))?.id)).unwrap();
        let mut status = S::Scheduled;
        let mut booked_as = S::Scheduled;
        for (minute, (action, role)) in (0..).zip(walk) {
            let (action, role) = (A::ALL[action], Role::ALL[role]);
            if WORKFLOW.rows().all(|row| row.action != action || row.from.is_none()) {
                continue;
            }
            let outcome = clinic.later(LATER + minute, clinic.with_role(role), |tx| {
                provide(tx, id, action);
                wishes.act(tx, id, get(tx.conn, id)?.version, action)
            });
            let expected = WORKFLOW.permit(Some(status), action, [role].into_iter().collect());
            prop_assert_eq!(outcome.is_ok(), expected.is_ok(), "{} {} {:?}", status, action, outcome);
            if let Ok(row) = expected {
                if action == A::CheckIn {
                    booked_as = status;
                }
                status = if action == A::UndoCheckIn { booked_as } else { row.to };
            }
            let now = clinic.store.read(|conn| Ok(get(conn, id)?.status)).unwrap();
            prop_assert_eq!(now, status);
        }
        let (story, chain) = clinic.store.read(|conn| Ok((events(conn, id)?, audit::verify(conn)?))).unwrap();
        let mut replayed = None;
        for event in story {
            prop_assert_eq!(event.from, replayed);
            prop_assert!(WORKFLOW.leads(event.from, event.action, event.to));
            replayed = Some(event.to);
        }
        prop_assert_eq!(replayed, Some(status));
        let whole = matches!(chain, audit::Chain::Whole { .. });
        prop_assert!(whole);
    }
}

fn at_field(result: Result<Appointment, StoreError>) -> (FieldName, crate::i18n::Text) {
    match refusal(result) {
        StoreError::Rule(RuleError::Field { field, message }) => (field, message.text),
        error => panic!("{error:?}"),
    }
}

#[test]
fn nobody_is_in_two_places_at_once() {
    let clinic = Clinic::new();
    let try_to_book = |booking: Booking| clinic.write(&clinic.secretary, |tx| book(tx, &booking));
    try_to_book(clinic.booking(60)).unwrap();
    let other_patient = |minutes| Booking { patient: clinic.patients[1], ..clinic.booking(minutes) };
    let other_doctor = |minutes| Booking { professional: clinic.professional_2, ..clinic.booking(minutes) };
    for minutes in [41, 60, 79] {
        let taken = at_field(try_to_book(other_patient(minutes)));
        assert_eq!(taken, (OVERBOOK_REASON, t::APPOINTMENT_SLOT_TAKEN), "{minutes}");
        let elsewhere = at_field(try_to_book(other_doctor(minutes)));
        assert_eq!(elsewhere, (STARTS_AT, t::APPOINTMENT_PATIENT_ELSEWHERE), "{minutes}");
        let forced = Booking { overbook_reason: "urgent".to_owned(), ..other_doctor(minutes) };
        assert_eq!(at_field(try_to_book(forced)).0, STARTS_AT, "a patient is never overbooked");
    }
    // Next to it is free, and so is on top of it with a reason, even several times.
    try_to_book(other_patient(40)).unwrap();
    try_to_book(other_doctor(80)).unwrap();
    let urgent = Booking { overbook_reason: " urgent ".to_owned(), ..other_patient(60) };
    assert_eq!(try_to_book(urgent.clone()).unwrap().overbook_reason.as_deref(), Some("urgent"));
    try_to_book(Booking { patient: clinic.patients[2], ..urgent }).unwrap();
    // A reason that was not needed is not kept: the place is taken all the same.
    let needless = Booking { overbook_reason: "urgent".to_owned(), ..other_patient(200) };
    assert_eq!(try_to_book(needless).unwrap().overbook_reason, None);
}

#[test]
fn only_appointments_that_hold_their_place_are_in_the_way() {
    let clinic = Clinic::new();
    for status in [S::Cancelled, S::NoShow, S::Rescheduled, S::Left] {
        let minutes = 5 + 25 * status as i64;
        brought_to(&clinic, status, minutes);
        clinic.write(&clinic.secretary, |tx| book(tx, &clinic.booking(minutes))).unwrap();
    }
}

#[test]
fn a_booking_keeps_the_rules_of_time() {
    let clinic = Clinic::new();
    let tele = Booking { kind: AppointmentKind::Teleconsultation, ..clinic.booking(60) };
    let reason = |reason: &str| Booking { reason: reason.to_owned(), ..clinic.booking(60) };
    let minutes = |minutes| Booking { minutes, ..clinic.booking(60) };
    for (booking, field, message) in [
        (clinic.booking(-1), STARTS_AT, t::APPOINTMENT_IN_THE_PAST),
        (clinic.booking(60 * 14), OVERBOOK_REASON, t::APPOINTMENT_OUTSIDE_SCHEDULE),
        (clinic.booking(500), OVERBOOK_REASON, t::APPOINTMENT_OUTSIDE_SCHEDULE),
        (minutes(4), MINUTES, t::SETTINGS_BETWEEN),
        (minutes(481), MINUTES, t::SETTINGS_BETWEEN),
        (reason(" "), REASON, t::FIELD_REQUIRED),
        (reason(&"x".repeat(256)), REASON, t::FIELD_TOO_LONG),
        (tele.clone(), LINK, t::FIELD_REQUIRED),
    ] {
        let case = format!("{booking:?}");
        assert_eq!(at_field(clinic.write(&clinic.secretary, |tx| book(tx, &booking))), (field, message), "{case}");
        let asked = clinic.store.read(|conn| free_to_book(conn, &booking, clinic.now));
        assert!(
            matches!(refusal(asked), StoreError::Rule(RuleError::Field { field: at, .. }) if at == field),
            "{case}"
        );
    }
    // The minute that has begun, and the last slot of the day.
    clinic.write(&clinic.secretary, |tx| book(tx, &clinic.booking(0))).unwrap();
    clinic.write(&clinic.secretary, |tx| book(tx, &clinic.booking(490))).unwrap();
    let with_link = Booking { link: "https://example.org/room".to_owned(), ..tele };
    clinic.write(&clinic.secretary, |tx| book(tx, &with_link)).unwrap();
}

#[test]
fn the_inactive_are_not_booked() {
    let clinic = Clinic::new();
    let patient = clinic.store.read(|conn| patients::get(conn, clinic.patients[0])).unwrap();
    clinic
        .write(&clinic.secretary, |tx| patients::set_active(tx, patient.id, patient.version, false, "moved away"))
        .unwrap();
    let refused = at_field(clinic.write(&clinic.secretary, |tx| book(tx, &clinic.booking(60))));
    assert_eq!(refused, (PATIENT, t::APPOINTMENT_PATIENT_INACTIVE));
    clinic
        .write(&clinic.admin, |tx| {
            let professional = crate::store::professionals::get(tx.conn, clinic.professional)?;
            crate::store::professionals::set_active(tx, professional.id, professional.version, false)
        })
        .unwrap();
    let booking = Booking { patient: clinic.patients[1], ..clinic.booking(60) };
    let refused = at_field(clinic.write(&clinic.secretary, |tx| book(tx, &booking)));
    assert_eq!(refused, (PROFESSIONAL, t::APPOINTMENT_PROFESSIONAL_INACTIVE));
}

#[test]
fn walk_ins_take_nobodys_place_and_nobody_takes_theirs() {
    let clinic = Clinic::new();
    let walk = |patient: usize| Booking { patient: clinic.patients[patient], ..clinic.booking(0) };
    clinic.write(&clinic.secretary, |tx| walk_in(tx, &walk(0))).unwrap();
    let second = clinic.write(&clinic.nurse, |tx| walk_in(tx, &walk(1))).unwrap();
    assert_eq!((second.status, second.kind), (S::CheckedIn, AppointmentKind::WalkIn));
    let third = clinic.write(&clinic.secretary, |tx| book(tx, &walk(2))).unwrap();
    assert_eq!(third.overbook_reason, None);
    let again = at_field(clinic.write(&clinic.secretary, |tx| walk_in(tx, &walk(0))));
    assert_eq!(again, (STARTS_AT, t::APPOINTMENT_PATIENT_ELSEWHERE));
    // Nobody booked them, so there is no booking to go back to.
    let undone = refusal(clinic.later(1, &clinic.secretary, |tx| undo_check_in(tx, second.id, second.version)));
    assert!(matches!(undone, StoreError::Rule(RuleError::State { .. })));
}

#[test]
fn a_moved_appointment_and_its_replacement_know_each_other() {
    let clinic = Clinic::new();
    let old = brought_to(&clinic, S::Confirmed, 60);
    let to = |minutes: i64| Move {
        professional: clinic.professional_2,
        starts_at: clinic.now.plus_minutes(minutes),
        minutes: 30,
        overbook_reason: String::new(),
        reason: "school".to_owned(),
    };
    let refused = clinic.write(&clinic.secretary, |tx| reschedule(tx, old.id, old.version, &to(-60)));
    assert_eq!(at_field(refused), (STARTS_AT, t::APPOINTMENT_IN_THE_PAST));
    assert_eq!(clinic.store.read(|conn| get(conn, old.id)).unwrap(), old, "all or nothing");
    // Overlapping its own old time is fine.
    let new = clinic.write(&clinic.secretary, |tx| reschedule(tx, old.id, old.version, &to(70))).unwrap();
    let old = clinic.store.read(|conn| get(conn, old.id)).unwrap();
    assert_eq!((old.status, old.rescheduled_to), (S::Rescheduled, Some(new.id)));
    assert_eq!((new.status, new.rescheduled_from, &new.reason), (S::Scheduled, Some(old.id), &old.reason));
}

#[test]
fn a_check_in_is_taken_back_to_where_it_was_while_nothing_was_recorded() {
    let clinic = Clinic::new();
    for (minutes, status) in [(60, S::Scheduled), (90, S::Confirmed)] {
        let before = brought_to(&clinic, status, minutes);
        let (arrived, _) = clinic.write(&clinic.secretary, |tx| check_in(tx, before.id, before.version)).unwrap();
        assert_eq!(arrived.checked_in, Some(Done { at: clinic.now, by: clinic.secretary.user }));
        let undo =
            |minutes| clinic.later(minutes, &clinic.secretary, |tx| undo_check_in(tx, arrived.id, arrived.version));
        assert!(matches!(refusal(undo(24 * 60)), StoreError::Rule(RuleError::Refused(_))), "another day");
        let back = undo(10).unwrap();
        assert_eq!((back.status, back.checked_in), (status, None));
    }
    let before = brought_to(&clinic, S::CheckedIn, 120);
    clinic
        .write(&clinic.nurse, |tx| {
            tx.execute("UPDATE appointments SET declared_history = 'asthma' WHERE id = ?1", [before.id])
        })
        .unwrap();
    let refused = refusal(clinic.later(LATER, &clinic.secretary, |tx| undo_check_in(tx, before.id, before.version)));
    assert!(
        matches!(refused, StoreError::Rule(RuleError::Refused(message)) if message.text == t::APPOINTMENT_RECORDED_SINCE)
    );
}

#[test]
fn a_no_show_waits_for_the_grace_and_can_be_taken_back_the_same_day() {
    let clinic = Clinic::new();
    let before = brought_to(&clinic, S::Scheduled, 10);
    let mark = |minutes| clinic.later(minutes, &clinic.secretary, |tx| no_show(tx, before.id, before.version));
    assert!(matches!(refusal(mark(39)), StoreError::Rule(RuleError::Refused(_))));
    let sweep = |minutes| clinic.later(minutes, &clinic.secretary, |tx| sweep_no_shows(tx, &overdue(tx.conn, tx.now)?));
    assert_eq!(sweep(39).unwrap(), 0);
    brought_to(&clinic, S::Confirmed, 35);
    brought_to(&clinic, S::CheckedIn, 60);
    brought_to(&clinic, S::Scheduled, 400);
    let listed = clinic.store.read(|conn| overdue(conn, clinic.now.plus_minutes(100))).unwrap();
    let changed: Vec<_> = listed.iter().map(|(id, version)| (*id, Version(version.0 + 1))).collect();
    let unchanged = clinic.later(100, &clinic.secretary, |tx| sweep_no_shows(tx, &changed)).unwrap();
    assert_eq!((listed.len(), unchanged), (2, 0), "whoever has moved since is left alone");
    assert_eq!(sweep(100).unwrap(), 2);
    let marked = clinic.store.read(|conn| get(conn, before.id)).unwrap();
    let undo = |minutes| clinic.later(minutes, &clinic.secretary, |tx| undo_no_show(tx, marked.id, marked.version));
    assert!(matches!(refusal(undo(24 * 60)), StoreError::Rule(RuleError::Refused(_))));
    let other =
        clinic.write(&clinic.secretary, |tx| book(tx, &Booking { patient: clinic.patients[1], ..clinic.booking(10) }));
    let other = other.unwrap();
    assert!(
        matches!(refusal(undo(110)), StoreError::Rule(RuleError::Refused(m)) if m.text == t::APPOINTMENT_SLOT_TAKEN)
    );
    clinic.write(&clinic.secretary, |tx| cancel(tx, other.id, other.version, CancelReason::Other, "mistake")).unwrap();
    assert_eq!(undo(110).unwrap().status, S::Scheduled);
}

#[test]
fn another_doctor_takes_over_only_with_a_reason_and_then_completes() {
    let clinic = Clinic::new();
    let ready = brought_to(&clinic, S::InConsultation, 60);
    let begin =
        |doctor: &Actor, seen, why: Option<&str>| clinic.later(LATER, doctor, |tx| start(tx, ready.id, seen, why));
    assert_eq!(at_field(begin(&clinic.doctor_2, ready.version, None)), (REASON, t::APPOINTMENT_TAKE_OVER_REASON));
    let claimed = begin(&clinic.doctor, ready.version, None).unwrap();
    assert_eq!(claimed.started.map(|started| started.by), Some(clinic.doctor.user));
    assert_eq!(claimed.status_at, ready.status_at, "still waiting since triage");
    assert_eq!(begin(&clinic.doctor, claimed.version, None).unwrap(), claimed, "claiming again changes nothing");
    let taken = begin(&clinic.doctor_2, claimed.version, Some("shift is over")).unwrap();
    assert_eq!(taken.started.map(|started| started.by), Some(clinic.doctor_2.user));
    assert_eq!(at_field(begin(&clinic.doctor, taken.version, None)), (REASON, t::APPOINTMENT_TAKE_OVER_REASON));
    let end = |doctor: &Actor| clinic.later(LATER, doctor, |tx| complete(tx, taken.id, taken.version));
    let refused = |doctor| match refusal(end(doctor)) {
        StoreError::Rule(rule) => rule.message().text,
        error => panic!("{error:?}"),
    };
    assert_eq!(refused(&clinic.doctor), t::APPOINTMENT_WITH_ANOTHER_DOCTOR);
    assert_eq!(refused(&clinic.doctor_2), t::APPOINTMENT_NOTES_EMPTY);
    clinic
        .later(LATER, &clinic.doctor_2, |tx| {
            provide(tx, taken.id, A::Complete);
            Ok(())
        })
        .unwrap();
    assert_eq!(end(&clinic.doctor_2).unwrap().status, S::ConsultationCompleted);
    let signed: Option<UserId> = clinic
        .store
        .read(|conn| Ok(conn.query_row("SELECT signed_by FROM consultations", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(signed, Some(clinic.doctor_2.user));
}

#[test]
fn reasons_are_asked_for_and_kept() {
    let clinic = Clinic::new();
    let before = brought_to(&clinic, S::Scheduled, 60);
    let off = |text: &str| {
        clinic.write(&clinic.secretary, |tx| cancel(tx, before.id, before.version, CancelReason::Clinic, text))
    };
    assert_eq!(at_field(off("  ")), (REASON, t::FIELD_REQUIRED));
    let cancelled = off(" no \u{7} water ").unwrap();
    assert_eq!(cancelled.cancel_reason, Some(CancelReason::Clinic));
    let story = clinic.store.read(|conn| events(conn, before.id)).unwrap();
    let reasons: Vec<_> = story.iter().map(|event| event.reason.as_deref()).collect();
    assert_eq!(reasons, [None, Some("no water")]);
}

#[test]
fn arriving_patients_are_asked_for_what_is_missing() {
    let clinic = Clinic::new();
    let today = clinic.store.read(settings::load).unwrap().zone.day(clinic.now);
    let ask = || clinic.store.read(|conn| warnings(conn, clinic.patients[0], today)).unwrap();
    assert_eq!(ask(), [CheckInWarning::ConsentMissing, CheckInWarning::IdentityMissing]);
    let insurer = clinic
        .write(&clinic.admin, |tx| {
            let details = crate::store::insurers::Details { name: "Mutuelle".to_owned(), ..Default::default() };
            crate::store::insurers::add(tx, &details)
        })
        .unwrap();
    let set = |change: &dyn Fn(&mut patients::Details)| {
        clinic
            .write(&clinic.secretary, |tx| {
                let mut patient = patients::get(tx.conn, clinic.patients[0])?;
                change(&mut patient.details);
                patients::edit(tx, patient.id, patient.version, &patient.details)
            })
            .unwrap();
    };
    set(&|details| {
        details.consent_medical_data = Some(true);
        let passport = crate::domain::identifiers::IdentifierType::Passport;
        details.identifiers.push(patients::Identifier { kind: passport, value: "ab 12345".to_owned() });
        details.insurer = Some(insurer);
        details.policy_expires = Some(today);
    });
    assert_eq!(ask(), []);
    let yesterday = today.pred_opt().unwrap();
    set(&|details| {
        details.consent_medical_data = Some(false);
        details.policy_expires = Some(yesterday);
    });
    assert_eq!(ask(), [CheckInWarning::CoverExpired(yesterday), CheckInWarning::ConsentMissing]);
}

#[test]
fn each_queue_shows_its_own_in_the_order_of_need() {
    let clinic = Clinic::new();
    let mut ids = Vec::new();
    for (place, status) in (0..).zip(S::ALL) {
        ids.push((*status, brought_to(&clinic, *status, 5 + place * 25).id));
    }
    let of = |status: S| ids.iter().find(|(known, _)| *known == status).unwrap().1;
    let queue = |rows: Vec<QueueRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    clinic
        .store
        .read(|conn| {
            let today = settings::load(conn)?.zone.day(clinic.now);
            let zone = settings::load(conn)?.zone;
            assert_eq!(queue(reception(conn, today, zone)?).len(), S::ALL.len());
            assert_eq!(queue(triage(conn)?), [of(S::CheckedIn)]);
            assert_eq!(queue(consultations(conn, None)?), [of(S::InConsultation)]);
            assert_eq!(queue(consultations(conn, Some(&clinic.doctor))?), [of(S::InConsultation)]);
            assert_eq!(queue(consultations(conn, Some(&clinic.doctor_2))?), []);
            assert_eq!(queue(to_close(conn)?), [of(S::ConsultationCompleted)]);
            assert_eq!(queue(of_patient(conn, clinic.patients[0], 3)?).len(), 3);
            let row = row(conn, of(S::CheckedIn))?;
            assert_eq!(
                (row.patient_name.full().as_str(), row.professional_name.as_str()),
                ("Zoé Núñez", "Dr Ana Gómez")
            );
            assert_eq!(row.since, clinic.now.plus_minutes(LATER));
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_worst_score_goes_first_and_then_the_longest_wait() {
    let clinic = Clinic::new();
    let arrive = |minutes, patient: usize| {
        let booking = Booking { patient: clinic.patients[patient], ..clinic.booking(0) };
        clinic.later(minutes, &clinic.secretary, |tx| walk_in(tx, &booking)).unwrap().id
    };
    let (first, second, third) = (arrive(0, 0), arrive(5, 1), arrive(10, 2));
    let score = |id, patient: usize, at: i64, news2: Option<i64>| {
        clinic
            .later(at, &clinic.nurse, |tx| {
                tx.execute(
                    "INSERT INTO vitals (patient_id, appointment_id, taken_at, taken_by, pain, news2) VALUES (?1, ?2, ?3, ?4, 1, ?5)",
                    params![clinic.patients[patient], id, tx.now, tx.actor.user, news2],
                )
            })
            .unwrap();
    };
    score(third, 2, 11, Some(9));
    score(first, 0, 11, Some(0));
    let order =
        || clinic.store.read(|conn| Ok(triage(conn)?.into_iter().map(|row| row.id).collect::<Vec<_>>())).unwrap();
    assert_eq!(order(), [third, first, second]);
    // The newest set counts, and one without a score says nothing.
    score(third, 2, 12, None);
    assert_eq!(order(), [first, second, third]);
}

#[test]
fn every_queue_reads_an_index() {
    let clinic = Clinic::new();
    let conditions = [
        queues::RECEPTION,
        queues::TRIAGE,
        queues::CONSULTATIONS,
        queues::CONSULTATIONS_OF,
        queues::TO_CLOSE,
        queues::PLANNER,
        queues::OF_PATIENT,
    ];
    for condition in conditions {
        assert_eq!(full_scans(&clinic.store, &queues::query(condition)), Vec::<String>::new(), "{condition}");
    }
}

#[test]
fn the_statuses_that_hold_a_place_are_written_the_same_everywhere() {
    let words: Vec<String> = S::ACTIVE.iter().map(|status| format!("'{}'", status.word())).collect();
    assert_eq!(ACTIVE, format!("status IN ({})", words.join(", ")));
    assert_eq!(crate::store::migrate::SCHEMA.matches(ACTIVE).count(), 2);
}
