//! Two processes on one database file do the same thing at the same moment: one does it, the other is told who did.

mod desks;
mod racer;

use crate::clinic::{Clinic, PASSWORD, at, patient};
use crate::story::{self, prepare, visit};
use polyclinic::domain::actor::{Role, Roles};
use polyclinic::domain::appointment::{self, AppointmentAction, AppointmentStatus};
use polyclinic::domain::ids::{AppointmentId, Id, PatientId, Version};
use polyclinic::domain::lab_order::{self, LabOrderAction, LabOrderStatus};
use polyclinic::domain::patient::{PersonName, Sex};
use polyclinic::domain::vocabulary::Vocabulary;
use polyclinic::store::users::{self, HashedPassword, NewUser};
use polyclinic::store::{appointments, check, lab, patients};
use racer::{Racer, number, race, racers, text};
use serde_json::{Value, json};

/// The place of the only one who did it.
#[track_caller]
fn winner(outcomes: &[Value], case: &str) -> usize {
    let winners: Vec<usize> = (0..outcomes.len()).filter(|place| outcomes[*place].get("did").is_some()).collect();
    assert_eq!(winners.len(), 1, "{case}: {outcomes:?}");
    winners[0]
}

/// The clinic in the evening, with catalogues and a colleague for everybody.
fn clinic() -> Clinic {
    let clinic = Clinic::new();
    story::stock_catalogues(&clinic);
    for (login, name, role) in [("silvia", "Silvia Melo", Role::Secretary), ("noel", "Noel Dias", Role::Nurse)] {
        let new = NewUser {
            login: login.to_owned(),
            name: name.to_owned(),
            roles: Roles::NONE.with(role),
            professional: None,
            language: None,
            must_change: false,
        };
        let password = HashedPassword::new(login, PASSWORD).unwrap();
        clinic.acts("ada", |tx| users::create(tx, &new, &password));
    }
    clinic.goes_to("19:00");
    clinic
}

fn colleague(login: &str) -> &'static str {
    match login {
        "sofia" => "silvia",
        "nina" => "noel",
        "daniel" => "dora",
        "bia" => "bruno",
        other => panic!("{other} works alone"),
    }
}

/// The time of day of Daniel's places, one after another.
fn slot(number: i64) -> String {
    let hour = if number < 12 { 8 + number / 3 } else { 13 + (number - 12) / 3 };
    format!("{hour}:{:02}", number % 3 * 20)
}

/// An act, a second later for the second racer: the instant tells who did it.
fn act(clinic: &Clinic, place: i64, on: &str, (id, seen): (i64, Version), action: &str, login: &str) -> Value {
    let now = clinic.now().0 + 60_000 + place * 1_000;
    json!({ "on": on, "id": id, "seen": seen.0, "action": action, "login": login, "now": now })
}

/// Exactly one of two did it, as the story says; the other is told by whom, when, and where it stands now.
#[track_caller]
fn one_did_it(clinic: &Clinic, acts: &[Value], outcomes: &[Value], now: &str, case: &str) -> usize {
    let won = winner(outcomes, case);
    let told = &outcomes[1 - won];
    let name = clinic.actor(text(&acts[won], "login")).name;
    assert_eq!(told["by"], json!(name), "{case}: {told}");
    assert_eq!(told["at"], acts[won]["now"], "{case}: {told}");
    assert_eq!(told["now"], json!(now), "{case}: {told}");
    assert!(text(told, "said").contains(&name) && text(told, "said").contains("19:01"), "{case}: {told}");
    won
}

fn two_on_a_visit(
    clinic: &Clinic,
    racers: &mut [Racer],
    at: &appointments::Appointment,
    actions: [AppointmentAction; 2],
) {
    let before = clinic.store.read(|conn| appointments::events(conn, at.id)).unwrap();
    let logins = actions.map(story::who_takes);
    // Only the doctor who has the patient can end the consultation, but at two terminals.
    let alone = actions[0] == AppointmentAction::Complete;
    let second = if logins[0] == logins[1] && !alone { colleague(logins[1]) } else { logins[1] };
    let on = (at.id.raw(), at.version);
    let acts = vec![
        act(clinic, 0, "visit", on, actions[0].word(), logins[0]),
        act(clinic, 1, "visit", on, actions[1].word(), second),
    ];
    let case = format!("{} and {} from {}", actions[0], actions[1], at.status);
    let outcomes = race(racers, acts.clone());
    let after = clinic.store.read(|conn| appointments::get(conn, at.id)).unwrap();
    let won = one_did_it(clinic, &acts, &outcomes, after.status.text().id(), &case);
    let events = clinic.store.read(|conn| appointments::events(conn, at.id)).unwrap();
    assert_eq!(events.len(), before.len() + 1, "{case}");
    let event = events.last().unwrap();
    assert_eq!((event.action, event.at.0), (actions[won], number(&acts[won], "now")), "{case}");
    assert_eq!(event.by, clinic.actor(text(&acts[won], "login")).user, "{case}");
    assert_eq!((event.to, after.version.0), (after.status, at.version.0 + 1), "{case}");
}

fn two_on_an_order(clinic: &Clinic, racers: &mut [Racer], at: &lab::LabOrder, actions: [LabOrderAction; 2]) {
    let before = clinic.store.read(|conn| lab::orders::events(conn, at.id)).unwrap();
    let logins = actions.map(story::who_processes);
    let second = if logins[0] == logins[1] { colleague(logins[1]) } else { logins[1] };
    let on = (at.id.raw(), at.version);
    let acts = vec![
        act(clinic, 0, "order", on, actions[0].word(), logins[0]),
        act(clinic, 1, "order", on, actions[1].word(), second),
    ];
    let case = format!("{} and {} from {}", actions[0], actions[1], at.status);
    let outcomes = race(racers, acts.clone());
    let after = clinic.store.read(|conn| lab::get(conn, at.id)).unwrap();
    let won = one_did_it(clinic, &acts, &outcomes, after.status.text().id(), &case);
    let events = clinic.store.read(|conn| lab::orders::events(conn, at.id)).unwrap();
    assert_eq!(events.len(), before.len() + 1, "{case}");
    let event = events.last().unwrap();
    assert_eq!((event.action, event.signed.at.0), (actions[won], number(&acts[won], "now")), "{case}");
    assert_eq!((event.to, after.version.0), (after.status, at.version.0 + 1), "{case}");
}

/// A visit at the row's status. What an undone check-in goes back to is where the patient stood before.
fn standing(
    clinic: &Clinic,
    place: i64,
    time: &str,
    row: (AppointmentStatus, AppointmentAction, AppointmentStatus),
) -> AppointmentId {
    let (from, action, to) = row;
    let patient = patient(place % 6 + 1);
    if (action, to) == (AppointmentAction::UndoCheckIn, AppointmentStatus::Confirmed) {
        let id = visit(clinic, patient, time, AppointmentStatus::Confirmed).id;
        let check_in = AppointmentAction::CheckIn;
        clinic.acts("sofia", |tx| story::take(tx, id, appointments::get(tx.conn, id)?.version, check_in));
        return id;
    }
    visit(clinic, patient, time, from).id
}

#[test]
fn each_step_of_a_visit_is_taken_by_one_process_and_the_other_is_told() {
    let clinic = clinic();
    let mut racers = racers(&clinic, 2);
    let rows = appointment::WORKFLOW.rows().filter_map(|row| Some((row.from?, row.action, row.to)));
    for (place, row) in (0..).zip(rows) {
        let id = standing(&clinic, place, &slot(place), row);
        prepare(&clinic, id, row.1);
        let at = clinic.store.read(|conn| appointments::get(conn, id)).unwrap();
        two_on_a_visit(&clinic, &mut racers, &at, [row.1, row.1]);
        let after = clinic.store.read(|conn| appointments::get(conn, id)).unwrap();
        assert_eq!(after.status, row.2, "{} from {}", row.1, row.0);
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn each_step_of_a_lab_order_is_taken_by_one_process_and_the_other_is_told() {
    let clinic = clinic();
    let mut racers = racers(&clinic, 2);
    let rows = lab_order::WORKFLOW.rows().filter_map(|row| Some((row.from?, row.action, row.to)));
    for (place, (from, action, to)) in (0..).zip(rows) {
        let order = story::order(&clinic, patient(place % 6 + 1), from);
        if action == LabOrderAction::Validate {
            clinic.acts("bia", |tx| story::process(tx, order.id, order.version, LabOrderAction::SaveResults));
        }
        let order = clinic.store.read(|conn| lab::get(conn, order.id)).unwrap();
        two_on_an_order(&clinic, &mut racers, &order, [action, action]);
        let after = clinic.store.read(|conn| lab::get(conn, order.id)).unwrap();
        assert_eq!(after.status, to, "{action} from {from}");
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn two_different_steps_at_once_are_one_step() {
    use AppointmentAction as A;
    use LabOrderAction as L;
    let clinic = clinic();
    let mut racers = racers(&clinic, 2);
    let visits = [
        (AppointmentStatus::Scheduled, [A::CheckIn, A::Cancel]),
        (AppointmentStatus::Scheduled, [A::NoShow, A::CheckIn]),
        (AppointmentStatus::Confirmed, [A::Reschedule, A::CheckIn]),
        (AppointmentStatus::CheckedIn, [A::RecordVitals, A::Leave]),
        (AppointmentStatus::CheckedIn, [A::RecordVitals, A::UndoCheckIn]),
        (AppointmentStatus::CheckedIn, [A::SkipTriage, A::RecordVitals]),
        (AppointmentStatus::InConsultation, [A::Start, A::Leave]),
        (AppointmentStatus::InConsultation, [A::Complete, A::Leave]),
    ];
    for (place, (status, actions)) in (0..).zip(visits) {
        let id = visit(&clinic, patient(place % 6 + 1), &slot(place), status).id;
        prepare(&clinic, id, actions[0]);
        let at = clinic.store.read(|conn| appointments::get(conn, id)).unwrap();
        two_on_a_visit(&clinic, &mut racers, &at, actions);
    }
    for (status, actions) in [
        (LabOrderStatus::SentToLab, [L::CollectSample, L::Cancel]),
        (LabOrderStatus::SampleCollected, [L::RejectSpecimen, L::StartAnalysis]),
        (LabOrderStatus::ResultsAvailable, [L::Review, L::Correct]),
    ] {
        let order = story::order(&clinic, patient(1), status);
        two_on_an_order(&clinic, &mut racers, &order, actions);
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn eight_processes_book_the_same_place_and_one_gets_it() {
    let clinic = clinic();
    clinic.goes_to("8:00");
    let people: Vec<PatientId> = (0..8)
        .map(|place| {
            let name = PersonName {
                given: format!("Rui {}", ["A", "B", "C", "D", "E", "F", "G", "H"][place]),
                family: "Neves".into(),
            };
            clinic.acts("sofia", |tx| patients::register(tx, &patients::Details::new(name, Sex::Male), None))
        })
        .collect();
    let mut racers = racers(&clinic, 8);
    for time in ["9:00", "9:20", "14:00"] {
        let acts = (0..).zip(&people).map(|(number, person)| {
            let mut act = act(&clinic, number, "patient", (person.raw(), Version(0)), "book", "sofia");
            act["professional"] = json!(clinic.professional("daniel").raw());
            act["starts_at"] = json!(at(time).0);
            act
        });
        let outcomes = race(&mut racers, acts.collect());
        let won = winner(&outcomes, time);
        for (_, told) in outcomes.iter().enumerate().filter(|(number, _)| *number != won) {
            assert!(text(told, "said").contains(&format!("{time:0>5}")), "{told}");
        }
        let rows =
            clinic.store.read(|conn| appointments::reception(conn, crate::clinic::monday(), crate::clinic::zone()));
        let here: Vec<PatientId> =
            rows.unwrap().iter().filter(|row| row.starts_at == at(time)).map(|row| row.patient).collect();
        assert_eq!(here, [people[won]]);
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn eight_processes_take_eight_samples_and_each_has_a_number_of_its_own() {
    let clinic = clinic();
    let orders: Vec<_> =
        (1..=6).chain(1..=2).map(|number| story::order(&clinic, patient(number), LabOrderStatus::SentToLab)).collect();
    let mut racers = racers(&clinic, 8);
    let acts =
        orders.iter().map(|order| act(&clinic, 0, "order", (order.id.raw(), order.version), "collect_sample", "nina"));
    let outcomes = race(&mut racers, acts.collect());
    assert!(outcomes.iter().all(|outcome| outcome.get("did").is_some()), "{outcomes:?}");
    let rows = clinic.store.read(lab::queues::worklist).unwrap();
    let numbers: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.accession.as_str()).collect();
    assert_eq!(numbers.len(), 8, "{numbers:?}");
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn a_patient_who_walks_in_at_two_desks_is_here_once() {
    let clinic = clinic();
    let mut racers = racers(&clinic, 2);
    let acts = ["sofia", "silvia"].map(|login| {
        let mut act = act(&clinic, 0, "patient", (patient(3).raw(), Version(0)), "walk_in", login);
        act["professional"] = json!(clinic.professional("dora").raw());
        act
    });
    let outcomes = race(&mut racers, acts.to_vec());
    let told = &outcomes[1 - winner(&outcomes, "walk in")];
    assert!(text(told, "said").contains("Dora Costa") && text(told, "said").contains("19:01"), "{told}");
    assert_eq!(clinic.store.read(appointments::triage).unwrap().len(), 1);
}
