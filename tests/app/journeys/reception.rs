//! The day at the front desk.

use crate::clinic::{Clinic, PASSWORD, monday, patient, zone};
use crate::desk::Desk;
use polyclinic::domain::appointment::AppointmentStatus::{self, CheckedIn, Confirmed, NoShow, Scheduled};
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::store::patients::{self, Details};
use polyclinic::store::{appointments, consultations};

/// A desk at reception with the day's list on it.
fn reception(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("sofia", PASSWORD);
    desk
}

fn status(clinic: &Clinic, id: AppointmentId) -> AppointmentStatus {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap().status
}

#[test]
fn a_patient_is_checked_in_with_one_key_and_the_desk_is_told_what_to_ask_for() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.sees("1 expected").sees("Diop, Awa").keys("c");
    desk.sees("Arrived: Awa Diop").sees("No identity document").sees("1 arrived").sees("● arrived");
    assert_eq!(status(&clinic, id), CheckedIn);
}

#[test]
fn a_check_in_is_taken_back_with_one_key_to_where_the_patient_stood() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("f").sees("Confirmed: Awa Diop").keys("c").sees("● arrived").keys("u").sees("Not arrived after all");
    assert_eq!(status(&clinic, id), Confirmed);
}

#[test]
fn of_two_desks_that_check_the_same_patient_in_one_is_told_who_was_faster_and_when() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    clinic.passes(1);
    first.keys("c").sees("Arrived: Awa Diop");
    second.keys("c").sees("Changed meanwhile by Sofia Lima, 23 Nov 09:01").sees("arrived");
    second.keys("c").sees("Not possible now: check in (arrived)");
}

#[test]
fn what_one_desk_does_shows_at_the_other_without_losing_its_selection() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    clinic.booked(patient(3), "daniel", "9:20");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    second.keys("j");
    first.keys("c");
    second.waits_for("1 arrived").sees("› 09:20 Diop, Awa");
}

#[test]
fn a_cancellation_says_who_called_it_off_and_why() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("x").sees("Awa Diop (PAT-000003)").keys("<c-s>").sees("Must be filled in").keys("<s-tab>");
    desk.keys("c<tab>has no transport<c-s>").sees("Cancelled: Awa Diop").sees("× cancelled");
    let appointment = clinic.store.read(|conn| appointments::get(conn, id)).unwrap();
    assert_eq!(appointment.cancel_reason, Some(polyclinic::domain::appointment::CancelReason::Clinic));
    let events = clinic.store.read(|conn| appointments::events(conn, id)).unwrap();
    assert_eq!(events.last().and_then(|event| event.reason.clone()).as_deref(), Some("has no transport"));
}

#[test]
fn nobody_is_a_no_show_before_the_grace_is_over_and_a_no_show_can_be_undone() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("o").sees("Not before 23 Nov 09:30");
    clinic.goes_to("9:31");
    desk.keys("o").sees("No-show: Awa Diop");
    assert_eq!(status(&clinic, id), NoShow);
    desk.keys("u").sees("Expected again: Awa Diop");
    assert_eq!(status(&clinic, id), Scheduled);
}

#[test]
fn a_sweep_names_how_many_have_not_come_and_marks_them_all() {
    let clinic = Clinic::new();
    let late = [clinic.booked(patient(1), "daniel", "8:00"), clinic.booked(patient(3), "daniel", "8:20")];
    let in_time = clinic.booked(patient(2), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("O").sees("2 patients have not come: Maria da Silva Souza, Awa Diop");
    desk.keys("<enter>n").misses("– no-show").keys("Oy").sees("2 patients marked as no-show");
    assert_eq!(late.map(|id| status(&clinic, id)), [NoShow, NoShow]);
    assert_eq!(status(&clinic, in_time), Scheduled);
    desk.keys("O").sees("Nobody is overdue");
}

#[test]
fn who_leaves_without_being_seen_leaves_with_a_reason() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("l<c-s>").sees("Left without being seen").keys("had to fetch a child<c-s>").sees("← left unseen");
    assert_eq!(status(&clinic, id), AppointmentStatus::Left);
}

#[test]
fn the_list_shows_one_part_of_the_day_at_a_time_or_another_day() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    clinic.arrived(patient(3), "daniel", "9:20");
    let mut desk = reception(&clinic);
    desk.keys("v").sees("‹1 expected›").sees("da Silva").misses("Diop");
    desk.keys("v").sees("‹1 arrived›").misses("da Silva").sees("Diop");
    desk.keys("v").sees("Nobody at this stage");
    desk.keys("vvv").sees("da Silva").sees("Diop");
    desk.keys("<right>").sees("24 Nov 2026").sees("No appointments on this day");
    desk.keys("<left><left>").sees("22 Nov 2026").keys("t").sees("Today, 23 Nov 2026").sees("Diop");
}

#[test]
fn tomorrows_patient_is_not_checked_in_today() {
    let clinic = Clinic::new();
    let booking = appointments::Booking {
        starts_at: zone().at(monday().succ_opt().unwrap(), chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap()),
        patient: patient(3),
        professional: clinic.professional("daniel"),
        minutes: 20,
        kind: polyclinic::domain::appointment::AppointmentKind::InPerson,
        link: String::new(),
        reason: "check-up".to_owned(),
        overbook_reason: String::from("early"),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &booking));
    let mut desk = reception(&clinic);
    desk.keys("]").sees("Diop, Awa").keys("c").sees("Not today’s appointment: 24 Nov 2026");
}

#[test]
fn people_of_one_name_are_told_apart_in_the_list() {
    let clinic = Clinic::new();
    let name = PersonName { given: "Awa".to_owned(), family: "Diop".to_owned() };
    let mut namesake = Details::new(name, Sex::Female);
    namesake.birth = Some(BirthDate::exact("1961-02-28".parse().unwrap()));
    let namesake = clinic.acts("sofia", |tx| patients::register(tx, &namesake, None));
    clinic.booked(patient(3), "daniel", "9:00");
    clinic.booked(namesake, "dora", "9:00");
    reception(&clinic).sees("PAT-3 Diop, Awa").sees("PAT-7 Diop, Awa").sees("32 y F").sees("65 y F");
}

#[test]
fn somebody_without_the_role_is_told_who_may_do_it() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("3").sees("Diop, Awa").keys("c").sees("Needs the role: reception");
}

#[test]
fn a_visit_that_was_seen_is_billed_from_the_days_list_and_nobody_else_is() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    let seen = || clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version;
    let mut desk = reception(&clinic);
    desk.keys("i").sees("Nothing to bill yet: arrived");
    let version = seen();
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, version, "follow-up"));
    let version = seen();
    clinic.acts("daniel", |tx| appointments::start(tx, visit, version, None));
    clinic.acts("daniel", |tx| consultations::save(tx, visit, None, "Better.", &[]));
    let version = seen();
    clinic.acts("daniel", |tx| appointments::complete(tx, visit, version));
    desk.waits_for("■ to close").keys("i").sees("150.00").sees("PAT-000003").keys("<esc>").sees("Today, 23 Nov 2026");
}
