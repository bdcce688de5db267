//! The planner: day, week and month.

use crate::clinic::{Clinic, PASSWORD, at, monday, patient};
use crate::desk::{Desk, LOOKS};
use chrono::Days;
use polyclinic::domain::schedule::ScheduleException;
use polyclinic::store::appointments::{self, Booking};
use polyclinic::store::schedules;

/// A morning at half past nine: somebody at every stage, an overbook, a long appointment, an absence in the afternoon.
fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "8:40");
    let missed = clinic.booked(patient(2), "daniel", "8:20");
    let confirmed = clinic.booked(patient(3), "dora", "9:40");
    clinic.booked(patient(6), "daniel", "10:00");
    let daniel = clinic.professional("daniel");
    let squeezed = |minutes, time: &str, number| Booking {
        patient: patient(number),
        professional: daniel,
        starts_at: at(time),
        minutes,
        kind: polyclinic::domain::appointment::AppointmentKind::InPerson,
        link: String::new(),
        reason: "fever since yesterday".to_owned(),
        overbook_reason: "cannot wait".to_owned(),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &squeezed(20, "10:00", 4)));
    clinic.acts("sofia", |tx| appointments::book(tx, &squeezed(60, "10:40", 5)));
    let seen = |id| clinic.store.read(|conn| appointments::get(conn, id)).unwrap().version;
    let version = seen(confirmed);
    clinic.acts("sofia", |tx| appointments::confirm(tx, confirmed, version));
    let dora = clinic.professional("dora");
    let afternoon =
        ScheduleException { from: 780, to: 1_440, ..ScheduleException::days_off(monday(), monday() + Days::new(1)) };
    clinic.acts("ada", |tx| schedules::add_exception(tx, dora, &afternoon, "congress in Recife"));
    clinic.goes_to("9:28");
    let version = seen(missed);
    clinic.acts("sofia", |tx| appointments::no_show(tx, missed, version));
    clinic
}

/// Takes a picture of what the keys lead to, in every look.
fn pictures(name: &str, clinic: &Clinic, login: &str, keys: &str) {
    for (look, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(clinic, size, theme, language);
        desk.sign_in(login, PASSWORD).keys(keys);
        insta::assert_snapshot!(format!("{name}-{look}"), desk.screen());
    }
}

#[test]
fn the_day() {
    pictures("planner-day", &morning(), "sofia", "2l<home>j");
}

#[test]
fn the_week() {
    pictures("planner-week", &morning(), "sofia", "2lW");
}

#[test]
fn the_month() {
    pictures("planner-month", &morning(), "sofia", "2M");
}

#[test]
fn an_appointment_in_hand() {
    pictures("planner-hand", &morning(), "sofia", "2hm]j");
}

#[test]
fn a_jump_that_leads_nowhere() {
    pictures("planner-jump", &morning(), "sofia", "2g31/11");
}

#[test]
fn a_day_on_which_nobody_works() {
    pictures("planner-empty", &morning(), "sofia", "2[");
}
