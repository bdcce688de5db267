//! Booking, overbooking, walking in and moving.

use crate::clinic::{Clinic, PASSWORD, at, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::{AppointmentKind, AppointmentStatus};
use polyclinic::domain::ids::PatientId;
use polyclinic::store::appointments::{self, QueueRow};

fn reception(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("sofia", PASSWORD);
    desk
}

/// The patient's last appointment.
fn last(clinic: &Clinic, patient: PatientId) -> QueueRow {
    clinic.store.read(|conn| appointments::of_patient(conn, patient, 1)).unwrap().pop().expect("an appointment")
}

#[test]
fn booking_proposes_the_next_free_slot_and_takes_a_name_a_professional_and_a_reason() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>").sees("PAT-000003 · 03 Aug 1994").keys("d").sees("Dr Dora Costa");
    desk.sees("23/11/2026").sees("09:20").sees("slots free on 23 Nov 2026");
    desk.keys("<c-s>")
        .sees("Must be filled in")
        .keys("palpitations<c-s>")
        .sees("Booked: Awa Diop, 23 Nov 09:20, Dr Dora Costa");
    desk.sees("2 expected").sees("› 09:20  ▲1 Diop, Awa");
    let row = last(&clinic, patient(3));
    assert_eq!((row.starts_at, row.reason.as_str(), row.kind), (at("9:20"), "palpitations", AppointmentKind::InPerson));
}

#[test]
fn a_new_patient_is_registered_from_the_search_and_comes_back_chosen() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bfatou ndiaye").sees("Nobody found").keys("<c-n>").sees("New patient").sees("Fatou").sees("Ndiaye");
    desk.keys("<tab><tab>f<tab>~30<tab>+221771112233<c-s>").sees("Registered: Fatou Ndiaye, PAT-000007");
    desk.sees("Book an appointment").sees("Ndiaye, Fatou · PAT-000007");
    desk.keys("dd<tab><tab><tab><tab><tab><tab>fever<c-s>")
        .sees("Booked: Fatou Ndiaye")
        .keys("cy")
        .sees("Arrived: Fatou");
}

#[test]
fn a_double_booking_is_refused_at_the_time_with_who_has_it() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "10:00");
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab>").keys("<c-u>1010<tab><tab><tab><tab>cough<c-s>");
    desk.sees("Taken by Maria da Silva Souza (23 Nov 10:00)").sees("Diop, Awa").sees("cough");
    desk.keys("<c-u>1020<c-s>").sees("Booked: Awa Diop, 23 Nov 10:20");
}

#[test]
fn overbooking_takes_an_explicit_yes_and_a_reason() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "10:00");
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><c-u>1000<tab><tab><tab><tab>cough<c-s>").sees("Overbook");
    desk.keys("<tab><tab><tab><tab><tab>y<c-s>")
        .sees("Must be filled in")
        .keys("sent by Dr Costa<c-s>")
        .sees("Booked: Awa Diop");
    assert!(last(&clinic, patient(3)).overbooked);
}

#[test]
fn a_time_outside_of_the_hours_needs_the_same_yes() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><c-u>1930<tab><tab><tab><tab>cough<c-s>").sees("Outside working hours");
    desk.keys("<tab><tab><tab><tab><tab>n<c-s>").sees("Outside working hours");
}

#[test]
fn free_slots_of_later_days_are_in_a_list() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><f7>")
        .sees("Free slots")
        .keys("24 nov 08:20<enter>")
        .sees("24/11/2026")
        .sees("08:20");
    desk.keys("check-up<c-s>").sees("Booked: Awa Diop, 24 Nov 08:20");
}

#[test]
fn what_is_typed_over_a_proposed_day_replaces_it_and_brings_that_days_slots() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab>").sees("23/11/2026").keys("+1<tab>").sees("24/11/2026").sees("08:00");
    desk.keys("835")
        .sees("835")
        .misses("08:00835")
        .keys("<tab><tab><tab><tab>cough<c-s>")
        .sees("Booked: Awa Diop, 24 Nov 08:35");
}

#[test]
fn specialties_narrow_the_professionals_down() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd").sees("Dr Daniel Rocha").keys("<s-tab>c").misses("Dr Daniel Rocha");
    desk.keys("<tab>d").sees("Dr Dora Costa").misses("Daniel");
}

#[test]
fn a_teleconsultation_needs_its_link() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><tab><tab><tab>t<tab><tab>renewal<c-s>").sees("Must be filled in");
    desk.paste("https://meet.example/abc").keys("<c-s>").sees("Booked: Awa Diop").sees("video");
}

#[test]
fn a_walk_in_is_patient_professional_reason() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("wdiop<enter>cut finger<c-s>").sees("Arrived: Awa Diop").sees("● arrived").sees("walk-in");
    let row = last(&clinic, patient(3));
    assert_eq!((row.status, row.kind), (AppointmentStatus::CheckedIn, AppointmentKind::WalkIn));
}

#[test]
fn an_appointment_moves_and_both_know_each_other() {
    let clinic = Clinic::new();
    let old = clinic.booked(patient(3), "daniel", "9:20");
    let mut desk = reception(&clinic);
    desk.keys("m").sees("Reschedule").sees("Awa Diop (PAT-000003), 23 Nov 09:20").misses("No longer offered");
    desk.keys("+1<tab>").sees("24/11/2026");
    desk.sees("08:00")
        .keys("<tab><tab>has an exam<c-s>")
        .sees("Rescheduled: Awa Diop, 24 Nov 08:00")
        .sees("→ rescheduled");
    let (old, new) = (clinic.store.read(|conn| appointments::get(conn, old)).unwrap(), last(&clinic, patient(3)));
    assert_eq!(old.rescheduled_to, Some(new.id));
}

#[test]
fn a_move_that_somebody_was_faster_with_says_who_and_keeps_what_was_typed() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:20");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    second.keys("m+2<tab><tab><tab>calls back later");
    first.keys("f").sees("Confirmed: Awa Diop");
    second.keys("<c-s>").sees("Changed meanwhile by Sofia Lima").sees("calls back later").sees("25/11/2026");
    second.keys("<c-s>").sees("Rescheduled: Awa Diop, 25 Nov");
}

#[test]
fn the_list_of_slots_says_what_it_needs_and_is_offered_where_it_is() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>").sees("F7 choose").keys("<tab>").misses("F7 choose");
    desk.keys("<f7>").sees("Choose a professional first").keys("<s-tab>d<tab>").sees("F7 choose");
    desk.keys("<f7>").sees("Free slots");
}

#[test]
fn a_half_done_booking_is_kept_and_offered_again() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><tab><tab><tab><tab>palpitations<esc>").sees("Kept as unfinished work");
    desk.keys("b")
        .sees("Unfinished work")
        .sees("for Awa Diop half done on")
        .keys("<enter>")
        .sees("palpitations")
        .sees("Diop, Awa")
        .sees("Dr Daniel Rocha");
    desk.keys("<c-s>").sees("Booked: Awa Diop").keys("b").misses("Unfinished work").misses("palpitations");
}

#[test]
fn a_draft_survives_the_desk_and_is_in_the_list_at_the_next_sign_in() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("wdiop<enter>cut fin<esc>");
    drop(desk);
    let mut again = reception(&clinic);
    again.sees("Walk-in").sees("Awa Diop").keys("<enter>").sees("cut fin").keys("ger<c-s>").sees("Arrived: Awa");
    assert_eq!(last(&clinic, patient(3)).reason, "cut finger");
}

#[test]
fn what_is_thrown_away_is_not_offered_again() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<c-d>").misses("Kept as").keys("b").misses("Unfinished work").sees("No patient chosen");
}
