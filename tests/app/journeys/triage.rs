//! The nurse's queue and the vitals.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::vitals::{Measure, VitalSet, parse};
use polyclinic::store::appointments::{self, Appointment};
use polyclinic::store::vitals::{self, NewVitals, VitalsRow};

fn nurse(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("nina", PASSWORD);
    desk
}

fn visit(clinic: &Clinic, id: AppointmentId) -> Appointment {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap()
}

fn sets(clinic: &Clinic, id: AppointmentId) -> Vec<VitalsRow> {
    clinic.store.read(|conn| vitals::of_appointment(conn, id)).unwrap()
}

fn well() -> VitalSet {
    parse("120/80 72 37.2 16 98 air a").unwrap()
}

#[test]
fn vitals_are_entered_field_by_field_and_the_patient_goes_on_to_the_doctor() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    clinic.passes(12);
    let mut desk = nurse(&clinic);
    desk.sees("da Silva Souza, Maria").sees("▲ 12 min").sees("▲ ask").sees("check-up");
    desk.keys("v").sees("PAT-000001").sees("12 May 1980").sees("Allergies not assessed");
    desk.keys("120<tab>80<enter>72<down>37,2<tab>16<tab>98<tab>n").sees("Missing: Consciousness");
    desk.keys("<tab><tab>a").sees("NEWS2 0").sees("low risk").sees("MAP 93 mmHg");
    desk.keys("<tab>75.5<tab>175").sees("BMI 24.7 normal weight");
    desk.keys("<tab>2<tab><tab><tab>n<tab>Asthma since childhood.<enter>No operations.<c-s>");
    desk.sees("ready for Dr Daniel Rocha").sees("Nobody is waiting");
    let visit = visit(&clinic, id);
    assert_eq!(visit.status, AppointmentStatus::InConsultation);
    assert_eq!(visit.declared_history.as_deref(), Some("Asthma since childhood.\nNo operations."));
    let whole = well().with(Measure::Weight, 755).with(Measure::Height, 1750).with(Measure::Pain, 2);
    assert_eq!(sets(&clinic, id)[0].set, whole);
}

#[test]
fn vitals_are_entered_in_one_line_with_what_is_understood_in_view() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("<enter><f7>").sees("- leaves one out");
    desk.keys("120/80 72 3x").sees("Entry 3, “3x”: Not a number").keys("<enter>").sees("Entry 3");
    desk.keys("<bs><bs>37.2 16 98 75.5kg 175cm").sees("BP 120/80  HR 72  37.2 °C  RR 16").sees("NEWS2 at least 0");
    desk.keys(" air a").sees("NEWS2 0").sees("low risk").keys("<enter>").misses("BP 120/80").sees("75.5");
    desk.keys("<c-s>").sees("ready for Dr Daniel Rocha");
    let taken = &sets(&clinic, id)[0];
    assert_eq!(taken.set, well().with(Measure::Weight, 755).with(Measure::Height, 1750));
    assert_eq!(taken.taken_by, "Nina Alves");
}

#[test]
fn a_line_that_is_still_open_is_saved_with_the_rest_and_what_it_misses_gets_the_focus() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<f7>120/80 - 37.2<enter>").sees("› Heart rate").keys("<f7>72bpm<c-s>").sees("ready for");
    let set = sets(&clinic, id)[0].set.clone();
    assert_eq!((set.get(Measure::HeartRate), set.get(Measure::Temperature)), (Some(72), Some(372)));
}

#[test]
fn the_impossible_is_refused_at_its_field_and_nothing_is_not_a_set() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<c-s>").sees("Enter at least one vital sign");
    desk.keys("12000<tab>").sees("Impossible: from 20 to 350 mmHg").keys("<c-s>").sees("› Systolic");
    desk.keys("<c-u>80<tab>120<c-s>").sees("Diastolic pressure must be below systolic").sees("› Diastolic");
    assert!(sets(&clinic, id).is_empty());
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::CheckedIn);
}

#[test]
fn the_unusual_is_said_while_typing_and_asked_about_once() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<tab><tab>240").sees("▲ unusual");
    desk.keys("<c-s>").sees("Unusual value: check it, then save again to confirm");
    assert!(sets(&clinic, id).is_empty());
    desk.keys("<c-s>").sees("ready for");
    assert_eq!(sets(&clinic, id)[0].set.get(Measure::HeartRate), Some(240));
}

#[test]
fn an_alarming_patient_is_called_out_while_typing_and_after_saving() {
    let clinic = Clinic::new();
    clinic.arrived(patient(2), "dora", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<f7>85/50 128 39.4 27 90").sees("!! high risk");
    desk.keys(" o2 v<enter>").sees("NEWS2 18").sees("Emergency: call the doctor at once").sees("! NEWS2 3");
    desk.keys("<c-s>").sees("Emergency: call the doctor at once").keys("f").sees("!! 18").sees("NEWS2 ≥ 5: 1");
}

#[test]
fn what_is_missing_is_named_and_never_counts_as_normal() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v")
        .sees("Missing: Respiratory rate")
        .keys("<tab><tab>135")
        .sees("NEWS2 at least 3")
        .sees("▲ low to medium");
    desk.misses("low risk").sees("Tell the doctor").sees("Missing: Respiratory rate, SpO₂, Air or oxygen");
}

#[test]
fn children_and_pregnant_women_are_not_scored_and_the_reason_is_said() {
    let clinic = Clinic::new();
    clinic.arrived(patient(4), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<f7>100/60 90 37 20 99<enter>").sees("NEWS2 not scored: under 16").misses("NEWS2 0").misses("Pregnant");
    desk.keys("<c-s>").sees("ready for");
    let other = clinic.arrived(patient(1), "dora", "9:20");
    desk.waits_for("da Silva Souza").keys("v<f7>120/80 72 37.2 16 98 air a<enter>").sees("NEWS2 0");
    desk.keys("<s-tab>y").sees("NEWS2 not scored: pregnant").keys("<c-s>").sees("ready for");
    assert!(sets(&clinic, other)[0].subject.pregnant);
}

#[test]
fn triage_is_skipped_with_a_reason_and_not_without() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(3), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("s")
        .sees("Send on without vitals")
        .sees("Awa Diop (PAT-000003)")
        .keys("<c-s>")
        .sees("Send on without vitals");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::CheckedIn);
    desk.keys("Brings a letter<c-s>").sees("Awa Diop: sent on without vitals");
    let visit = visit(&clinic, id);
    assert_eq!(visit.status, AppointmentStatus::InConsultation);
    assert_eq!(visit.skip_triage_reason.as_deref(), Some("Brings a letter"));
    desk.keys("f").sees("Diop, Awa").sees("–").keys("s").sees("Not possible now");
}

#[test]
fn a_patient_who_left_is_gone_from_the_queue() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(3), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("lcould not wait<c-s>").sees("Left without being seen: Awa Diop").sees("Nobody is waiting");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::Left);
}

#[test]
fn a_wrong_set_is_marked_with_a_reason_and_taken_again() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v<c-x>").sees("No vitals of this visit").keys("<f7>210/80 72 37.2 16 98 air a<c-s>").sees("ready for");
    clinic.passes(5);
    desk.keys("fv").sees("last 210 (09:00)").keys("<c-x>").sees("Vitals entered in error").keys("<c-s>");
    assert!(sets(&clinic, id)[0].in_error.is_none());
    desk.keys("other patient's cuff<c-s>").sees("take the vitals again").misses("last 210");
    desk.keys("<f7>120/80 72 37.2 16 98 air a<c-s>").sees("another set of vitals recorded");
    let sets = sets(&clinic, id);
    assert_eq!(sets.len(), 2);
    assert_eq!(sets[0].set, well());
    assert_eq!(sets[1].in_error.as_ref().map(|wrong| wrong.reason.as_str()), Some("other patient's cuff"));
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::InConsultation);
}

#[test]
fn the_second_of_two_nurses_is_told_who_was_first_and_loses_nothing() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let mut second = nurse(&clinic);
    second.keys("v<f7>118/76 70 36.9 14 97 air a<enter>");
    clinic.passes(1);
    let seen = visit(&clinic, id).version;
    clinic.acts("daniel", |tx| appointments::skip_triage(tx, id, seen, "knows the patient"));
    clinic.passes(1);
    second.keys("<c-s>").sees("Daniel Rocha").sees("09:01").sees("Nothing is lost").sees("36.9");
    assert!(sets(&clinic, id).is_empty());
    second.keys("<c-s>").sees("another set of vitals recorded");
    assert_eq!(sets(&clinic, id)[0].set.get(Measure::Systolic), Some(118));
}

#[test]
fn a_nurse_sees_at_once_that_a_colleague_was_faster() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let (mut queue, mut form) = (nurse(&clinic), nurse(&clinic));
    form.keys("v<f7>118/76<enter>");
    let seen = visit(&clinic, id).version;
    let new = NewVitals { set: well(), ..NewVitals::default() };
    clinic.acts("daniel", |tx| vitals::record(tx, id, seen, &new).map(|_| ()).or(Ok(())));
    if visit(&clinic, id).status == AppointmentStatus::CheckedIn {
        clinic.acts("daniel", |tx| appointments::skip_triage(tx, id, seen, "seen at once"));
    }
    queue.waits_for("Nobody is waiting");
    form.waits_for("Meanwhile").sees("Daniel Rocha").sees("118");
}

#[test]
fn unfinished_vitals_are_kept_and_offered_again() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v131<tab>84<tab><f7>72bpm<esc><esc>").sees("Kept as unfinished work");
    desk.keys("v").sees("half done on").keys("<enter>").sees("131").sees("84");
    drop(desk);
    let mut later = nurse(&clinic);
    later.sees("Unfinished work").sees("Maria da Silva Souza").keys("<enter>").sees("131").sees("PAT-000001");
    later.keys("<c-s>").sees("ready for").keys("<c-o>").sees("Nothing is left unfinished");
}

#[test]
fn allergies_are_recorded_from_the_queue() {
    let clinic = Clinic::new();
    clinic.arrived(patient(3), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.sees("▲ ask").keys("a").sees("Awa").keys("aLatex<tab>hives<c-s><esc>").sees("! yes");
    desk.keys("v").sees("! Allergy: Latex");
}

#[test]
fn a_walk_in_is_taken_in_by_the_nurse_and_waits_in_the_queue() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.keys("wdiop<enter>cut finger<c-s>").sees("Arrived: Awa Diop").sees("0 min").sees("cut fin");
}

#[test]
fn the_doctor_takes_vitals_again_during_the_consultation() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:00");
    let seen = visit(&clinic, id).version;
    clinic.acts("nina", |tx| vitals::record(tx, id, seen, &NewVitals { set: well(), ..NewVitals::default() }));
    let mut desk = Desk::at(&clinic);
    desk.sign_in("daniel", PASSWORD).keys("<enter><c-r>").sees("last 120 (09:00)");
    desk.keys("<f7>110/70<c-s>").sees("another set of vitals").misses("last 120");
    assert_eq!(sets(&clinic, id)[0].set.get(Measure::Systolic), Some(110));
}

#[test]
fn discarded_vitals_are_gone() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = nurse(&clinic);
    desk.keys("v131<c-d>").sees("da Silva Souza").misses("Kept as unfinished work");
    desk.keys("v").misses("You left this form").sees("PAT-000001").misses("131");
}

#[test]
fn only_those_who_may_can_act() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("7").sees("da Silva Souza, Maria").keys("v").sees("Needs the role: nurse");
}
