//! The planner: moving about, and every act from its cells.

use crate::clinic::{Clinic, PASSWORD, at, monday, patient, zone};
use crate::desk::Desk;
use chrono::{Days, NaiveTime, Weekday};
use polyclinic::domain::appointment::AppointmentStatus::{CheckedIn, Confirmed, NoShow, Rescheduled, Scheduled};
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::schedule::{ScheduleException, Shift};
use polyclinic::domain::time::Timestamp;
use polyclinic::store::appointments::{self, Appointment, Booking};
use polyclinic::store::schedules;

/// The planner of the reception.
fn planner(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("sofia", PASSWORD).keys("2");
    desk
}

fn get(clinic: &Clinic, id: AppointmentId) -> Appointment {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap()
}

/// A time of day some days after that Monday.
fn later(days: u64, time: &str) -> Timestamp {
    zone().at(monday() + Days::new(days), NaiveTime::parse_from_str(time, "%H:%M").unwrap())
}

/// The appointments of a professional on a day.
fn booked_on(clinic: &Clinic, doctor: &str, days: u64) -> Vec<(String, Timestamp)> {
    let day = monday() + Days::new(days);
    let professional = clinic.professional(doctor);
    let rows = clinic.store.read(|conn| appointments::day(conn, professional, day, zone())).unwrap();
    let active = rows.into_iter().filter(|row| row.status.is_active());
    active.map(|row| (row.patient_name.full(), row.starts_at)).collect()
}

#[test]
fn the_day_begins_at_the_first_free_slot_and_says_what_it_is() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "dora", "9:00");
    clinic.booked(patient(1), "daniel", "9:00");
    let mut desk = planner(&clinic);
    desk.sees("Monday 23 Nov 2026 · today").sees("Dr Dora Costa").sees("Dr Daniel Rocha").sees("2 booked");
    desk.sees("Free 09:20–09:40").sees("Dr Dora Costa · Cardiology");
    desk.keys("k").sees("Diop, Awa · PAT-000003 · 32 y F").sees("09:00–09:20  Dr Dora Costa · check-up");
    desk.keys("l").sees("da Silva Souza, Maria · PAT-000001").sees("○ scheduled");
    desk.keys("<home>").sees("Passed 08:00–08:20").keys("<end>").sees("Free 17:40–18:00").keys("<right>").sees("17:40");
    desk.keys("<pgup>").misses("Free 17:40").keys("h").sees("Dr Dora Costa · Cardiology");
}

#[test]
fn a_free_cell_is_booked_and_one_is_back_at_it() {
    let clinic = Clinic::new();
    let mut desk = planner(&clinic);
    desk.keys("ljn").sees("Book an appointment").keys("diop<enter>").sees("23/11/2026").sees("09:20");
    desk.keys("cough<c-s>").sees("Booked: Awa Diop, 23 Nov 09:20, Dr Daniel Rocha");
    desk.sees("▌○ Diop, Awa").sees("09:20–09:40  Dr Daniel Rocha · cough").keys("j").sees("Free 09:40–10:00");
    assert_eq!(booked_on(&clinic, "daniel", 0), [("Awa Diop".to_owned(), at("9:20"))]);
}

#[test]
fn enter_books_where_it_is_free_and_opens_the_patient_where_somebody_is() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "dora", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("<enter>").sees("Book an appointment").keys("<esc>").sees("Free 09:00–09:20");
    desk.keys("j<enter>").sees("Diop, Awa").sees("03 Aug 1994");
}

#[test]
fn the_past_is_not_booked_and_says_so_at_once() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "dora", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("kn").sees("Passed 08:40–09:00").sees("in the past").misses("Book an appointment");
    desk.keys("jjmkk").sees("» Diop, Awa").keys("<enter>").sees("in the past").sees("» Diop, Awa");
    desk.keys("<esc>").misses("»");
    assert_eq!(booked_on(&clinic, "dora", 0), [("Awa Diop".to_owned(), at("9:20"))]);
}

#[test]
fn outside_of_hours_and_on_an_absence_it_needs_a_reason_and_nothing_typed_is_lost() {
    let clinic = Clinic::new();
    let off = ScheduleException::days_off(monday() + Days::new(1), monday() + Days::new(1));
    let dora = clinic.professional("dora");
    clinic.acts("ada", |tx| schedules::add_exception(tx, dora, &off, "congress in Recife"));
    let mut desk = planner(&clinic);
    desk.keys("<home>").keys("<pgdn>").sees("12:00");
    desk.keys("]<home>").sees("Tuesday 24 Nov 2026").sees("▒ congress in Recife").sees("Away: congress in Recife");
    desk.keys("h").sees("Dr Daniel Rocha · General medicine").keys("l");
    desk.keys("n").sees("Book an appointment").keys("diop<enter>palpitations<c-s>");
    desk.sees("Away until 24 Nov 2026: congress in Recife").sees("palpitations").sees("Overbook").sees("Why overbook");
    desk.keys("<tab><tab><tab><tab><tab>y<tab>she comes in for her<c-s>").sees("Booked: Awa Diop, 24 Nov 08:00");
    let rows = booked_on(&clinic, "dora", 1);
    assert_eq!(rows, [("Awa Diop".to_owned(), later(1, "8:00"))]);
    desk.sees("overbooked");
}

#[test]
fn an_appointment_is_taken_in_hand_and_put_down_on_another_day_with_another_doctor() {
    let clinic = Clinic::new();
    let old = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("ljm").sees("» Diop, Awa, 23 Nov 09:20, 20 min, Dr Daniel Rocha");
    desk.keys("gw1").sees("→ Monday 30 Nov 2026").keys("<enter>").sees("Monday 30 Nov 2026").sees("» Diop, Awa");
    desk.keys("hj<enter>").sees("Rescheduled: Awa Diop, 30 Nov 09:40, Dr Dora Costa").misses("»");
    desk.sees("09:40–10:00  Dr Dora Costa · check-up");
    let old = get(&clinic, old);
    let new = get(&clinic, old.rescheduled_to.unwrap());
    assert_eq!((old.status, new.status), (Rescheduled, Scheduled));
    assert_eq!((new.rescheduled_from, new.starts_at), (Some(old.id), later(7, "9:40")));
    assert_eq!(new.professional, clinic.professional("dora"));
    assert_eq!(new.overbook_reason, None);
}

#[test]
fn letting_go_leaves_it_where_it_was_and_so_does_putting_it_down_there() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("ljm]<esc>").misses("» Diop").keys("[").sees("○ Diop, Awa").keys("m<enter>").misses("» Diop");
    assert_eq!(get(&clinic, id).status, Scheduled);
}

#[test]
fn over_somebody_else_it_goes_only_with_a_reason_and_both_are_in_reach() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:40");
    let id = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("ljmj").sees("» ‼ Diop, Awa").keys("<enter>").sees("Something is in the way");
    desk.sees("Maria da Silva Souza").keys("<c-s>").sees("Must be filled in").keys("<esc>").sees("» Diop, Awa");
    assert_eq!(get(&clinic, id).status, Scheduled);
    desk.keys("<enter>").keys("sisters, seen together<c-s>").sees("Rescheduled: Awa Diop, 23 Nov 09:40");
    desk.sees("‼").sees("‼ 2/2  Diop, Awa").sees("overbooked · check-up");
    desk.keys("k").sees("‼ 1/2  da Silva Souza, Maria").keys("j").sees("‼ 2/2  Diop, Awa").keys("j").sees("Free 10:00");
    desk.keys("k").sees("‼ 2/2  Diop, Awa").keys("f").sees("Confirmed: Awa Diop");
    assert_eq!(get(&clinic, get(&clinic, id).rescheduled_to.unwrap()).status, Confirmed);
}

#[test]
fn whoever_loses_the_race_for_a_slot_is_told_who_has_it_and_keeps_what_is_in_hand() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("ljmj");
    clinic.booked(patient(1), "daniel", "9:40");
    // Pressed before the screen is told.
    desk.keys("<enter>").sees("Maria da Silva Souza").keys("<esc>").sees("» Diop, Awa").keys("j<enter>");
    desk.sees("Rescheduled: Awa Diop, 23 Nov 10:00");
    assert_eq!(get(&clinic, id).status, Rescheduled);
}

#[test]
fn what_somebody_else_changed_in_the_meantime_is_said_and_putting_down_again_moves_it() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("ljmj");
    let seen = get(&clinic, id).version;
    clinic.acts("sofia", |tx| appointments::confirm(tx, id, seen));
    desk.keys("<enter>").sees("Changed meanwhile by Sofia Lima").sees("» Diop, Awa");
    assert_eq!(get(&clinic, id).status, Confirmed);
    desk.keys("<enter>").sees("Rescheduled: Awa Diop, 23 Nov 09:40");
    let gone = clinic.booked(patient(1), "daniel", "10:20");
    desk.waits_for("da Silva").keys("jjm");
    let seen = get(&clinic, gone).version;
    clinic.acts("sofia", |tx| appointments::check_in(tx, gone, seen));
    desk.keys("j<enter>").sees("Changed meanwhile by Sofia Lima").misses("» da Silva");
    assert_eq!(get(&clinic, gone).status, CheckedIn);
}

#[test]
fn the_steps_of_the_desk_are_one_key_each() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = planner(&clinic);
    desk.keys("lkjf").sees("Confirmed: Awa Diop").sees("◎ confirmed").keys("cy").sees("Arrived: Awa Diop");
    assert_eq!(get(&clinic, id).status, CheckedIn);
    desk.keys("m").sees("Not possible now: reschedule (arrived)").keys("u").sees("Not arrived after all");
    clinic.goes_to("9:31");
    desk.keys("o").sees("No-show: Awa Diop").sees("– Diop, Awa").keys("u").sees("Expected again: Awa Diop");
    desk.keys("x").sees("Cancel the appointment").keys("<tab>has no transport<c-s>").sees("Cancelled: Awa Diop");
    desk.misses("Diop, Awa ·").keys("x").sees("Nothing is selected");
    let late = clinic.booked(patient(1), "daniel", "8:00");
    desk.keys("O").sees("da Silva Souza, Maria  ").keys("y").sees("One patient marked");
    assert_eq!(get(&clinic, late).status, NoShow);
}

#[test]
fn a_walk_in_is_taken_with_the_doctor_of_the_column() {
    let clinic = Clinic::new();
    clinic.goes_to("9:07");
    let mut desk = planner(&clinic);
    desk.keys("w").sees("Walk-in").keys("diop<enter>cut finger<c-s>").sees("Arrived: Awa Diop");
    desk.sees("● 09:07 Diop").sees("09:07–09:27  Dr Dora Costa · walk-in · cut finger");
    assert_eq!(booked_on(&clinic, "dora", 0), [("Awa Diop".to_owned(), at("9:07"))]);
}

#[test]
fn the_line_leads_anywhere_and_says_what_it_does_not_understand() {
    let clinic = Clinic::new();
    let mut desk = planner(&clinic);
    desk.keys("g").sees("Write t, +3, -1, w2, m1 or a date").keys("x9").sees("Write t, +3, -1, w2, m1 or a date");
    desk.keys("<enter>")
        .sees("Go to")
        .keys("<c-u>31/11")
        .sees("No such day in the calendar")
        .keys("<c-u>m1")
        .sees("→ Wednesday 23 Dec 2026");
    desk.keys("<enter>").misses("Go to").sees("Wednesday 23 Dec 2026").keys(":-1<enter>").sees("Tuesday 22 Dec 2026");
    desk.keys(":t+2<enter>")
        .sees("Wednesday 25 Nov 2026")
        .keys("g")
        .paste("1/12")
        .keys("<enter>")
        .sees("Tuesday 01 Dec 2026");
    desk.keys("gw9<esc>").sees("Tuesday 01 Dec 2026").keys("t").sees("Monday 23 Nov 2026 · today");
    desk.keys("]").sees("Tuesday 24 Nov 2026").keys("[[").sees("Sunday 22 Nov 2026").sees("Nobody works on this day");
}

#[test]
fn one_specialty_or_one_professional_is_shown() {
    let clinic = Clinic::new();
    let mut desk = planner(&clinic);
    desk.keys("p")
        .sees("Whose time to show")
        .keys("cardiology<enter>")
        .sees("Cardiology")
        .sees("Dr Dora Costa")
        .misses("Rocha");
    desk.keys("procha<enter>").sees("Dr Daniel Rocha").misses("Costa");
    desk.keys("peverybody<enter>").sees("everybody").sees("Costa").sees("Rocha");
}

#[test]
fn the_week_is_one_professionals_and_its_edges_lead_to_the_next() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("lW")
        .sees("Mon 23 Nov – 29 Nov 2026")
        .sees("Dr Daniel Rocha")
        .sees("Fri 27")
        .sees("Diop")
        .misses("Sat 28");
    desk.keys("llll").sees("Fri 27").keys("l").sees("Mon 30 Nov – 06 Dec 2026").keys("h").sees("23 Nov – 29 Nov 2026");
    desk.keys("]").sees("Mon 30 Nov – 06 Dec 2026").keys("[").sees("Mon 23 Nov – 29 Nov 2026");
    desk.keys("pcosta<enter>").sees("Dr Dora Costa").misses("Diop").keys("W").sees("Already shown");
    desk.keys("D").sees("Friday 27 Nov 2026").sees("everybody");
}

#[test]
fn the_month_counts_and_enter_goes_to_the_day() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("M").sees("November 2026").sees("›23").sees("47 free").sees("1 booked");
    desk.sees("1 of 54 slots taken · 1 booked · 0 away").keys("j").sees("Monday 30 Nov 2026").keys("l");
    desk.sees("December 2026").keys("<enter>").sees("Tuesday 01 Dec 2026").sees("Free");
    desk.keys("M<pgup>").sees("November 2026").keys("<home>").sees("Sunday 01 Nov 2026").keys("n");
    desk.sees("Book an appointment");
}

#[test]
fn the_next_free_slot_is_one_key_away_over_days() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "dora", "9:20");
    let mut desk = planner(&clinic);
    desk.keys("<space>").sees("Free 09:40–10:00").keys("pcosta<enter>").keys("<end>").sees("Free 17:40");
    desk.keys("<space>").sees("Tuesday 24 Nov 2026").sees("Free 08:00–08:20");
    let dora = clinic.professional("dora");
    let off = ScheduleException::days_off(monday() + Days::new(2), monday() + Days::new(400));
    clinic.acts("ada", |tx| schedules::add_exception(tx, dora, &off, ""));
    desk.keys("<end><space>").sees("No free slot further on");
}

#[test]
fn what_others_do_shows_and_the_cursor_stays() {
    let clinic = Clinic::new();
    let mut desk = planner(&clinic);
    desk.keys("ljj").sees("Free 09:40–10:00");
    clinic.booked(patient(3), "daniel", "9:20");
    desk.waits_for("Diop, Awa").sees("Free 09:40–10:00");
    clinic.booked(patient(1), "daniel", "9:40");
    desk.waits_for("da Silva Souza, Maria · PAT-000001");
}

#[test]
fn night_duty_and_what_lasts_over_midnight_stand_on_both_days() {
    let clinic = Clinic::new();
    let daniel = clinic.professional("daniel");
    clinic.acts("ada", |tx| schedules::set_weekly(tx, daniel, &Shift::Duty24.intervals(Weekday::Mon, 30)));
    let booking = Booking {
        patient: patient(3),
        professional: daniel,
        starts_at: at("23:45"),
        minutes: 45,
        kind: polyclinic::domain::appointment::AppointmentKind::InPerson,
        link: String::new(),
        reason: "night".to_owned(),
        overbook_reason: String::new(),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &booking));
    let mut desk = planner(&clinic);
    desk.keys("procha<enter><end>").sees("23:45–00:30").sees("Diop, Awa");
    desk.keys("]<home>").sees("Tuesday 24 Nov 2026").sees("23:45 Diop, Awa").keys("j").sees("Free 00:30–01:00");
    desk.keys("<end>").sees("07:30");
}

#[test]
fn everybody_has_the_planner_that_their_roles_need() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:20");
    let mut doctor = Desk::at(&clinic);
    doctor.sign_in("daniel", PASSWORD).keys("3").sees("Mon 23 Nov – 29 Nov 2026").sees("Dr Daniel Rocha").sees("Diop");
    doctor.keys("jm").sees("Needs the role: reception").keys("D").sees("Rocha").misses("Costa");
    let mut nurse = Desk::at(&clinic);
    nurse.sign_in("nina", PASSWORD).keys("4").sees("Monday 23 Nov 2026").keys("n").sees("Book an appointment");
    let mut admin = Desk::at(&clinic);
    admin.sign_in("ada", PASSWORD).keys("4").sees("Monday 23 Nov 2026").keys("n").sees("Needs the role");
    admin.keys("ljx").sees("Cancel the appointment");
}
