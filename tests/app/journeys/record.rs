//! A patient's full record: pages, identity numbers, consents, save and check in, the history of changes, active or not.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::{AppointmentKind, AppointmentStatus};
use polyclinic::domain::identifiers::IdentifierType;
use polyclinic::domain::patient::BloodType;
use polyclinic::i18n::Language;
use polyclinic::store::patients;
use polyclinic::store::{appointments, insurers};
use polyclinic::ui::theme::ThemeName;

fn at_patients(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys("3");
    desk
}

fn details(clinic: &Clinic, number: i64) -> patients::Details {
    clinic.store.read(|conn| patients::get(conn, patient(number))).unwrap().details
}

fn visits(clinic: &Clinic, number: i64) -> Vec<appointments::QueueRow> {
    clinic.store.read(|conn| appointments::of_patient(conn, patient(number), 9)).unwrap()
}

#[test]
fn the_first_page_is_enough_and_the_others_hold_the_rest() {
    let clinic = Clinic::new();
    let details_of_insurer = insurers::Details { name: "Saúde Boa".to_owned(), ..insurers::Details::default() };
    clinic.acts("ada", |tx| insurers::add(tx, &details_of_insurer));
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("n").sees("1/4  [Person]  Documents  Contact  More").sees("Phone").misses("Insurer");
    desk.keys("Melo<enter>Ana<enter>f<enter>12 mar 74<enter>")
        .sees("12 March 1974 · 52 y")
        .keys("11 91234-5678<enter>");
    desk.sees("2/4  Person  [Documents]").sees("‹ CPF").keys("<tab>52998224725<tab>p<tab>fx 123456");
    desk.keys("<tab><tab><tab>s<tab>POL-9<tab>31/12/2027<tab>y<tab>n<tab>").sees("3/4").sees("In an emergency");
    desk.keys("ana@example.org<pgdn>").sees("4/4").keys("<tab><tab>teacher<up><up>a<pgdn>").sees("1/4").sees("Melo");
    desk.keys("<c-s>").sees("Registered: Ana Melo, PAT-000007");
    let known = details(&clinic, 7);
    let numbers: Vec<_> = known.identifiers.iter().map(|number| (number.kind, number.value.as_str())).collect();
    assert_eq!(numbers, [(IdentifierType::Cpf, "52998224725"), (IdentifierType::Passport, "FX123456")]);
    assert_eq!((known.policy_number.as_str(), known.insurer.is_some()), ("POL-9", true));
    assert_eq!((known.consent_medical_data, known.consent_contact), (Some(true), Some(false)));
    assert_eq!((known.email.as_str(), known.occupation.as_str()), ("ana@example.org", "teacher"));
    assert_eq!(known.blood_type, Some(BloodType::APositive));
}

#[test]
fn a_refused_field_marks_its_page_and_saving_shows_it() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nMelo<tab>Ana<tab>f<pgdn><pgdn>nowhere@x<pgdn>").sees("! Contact").sees("[More]");
    desk.keys("<c-s>").sees("[! Contact]").sees("Not an e-mail address").sees("nowhere@x");
    desk.keys("<pgup><tab>52998224724<pgup>").sees("! Documents").sees("! Contact").keys("<c-s>").sees("[! Documents]");
    desk.sees("Check digits do not match").keys("<tab>").sees("52998224724");
}

#[test]
fn impossible_birth_dates_and_phone_numbers_are_refused_at_the_field() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    for (typed, said) in [
        ("31/02/1974", "No such day"),
        ("24/11/2026", "In the future"),
        ("22/11/1850", "More than 130 years ago"),
        ("last spring", "Not a date"),
    ] {
        desk.keys("nMelo<tab>Ana<tab>f<tab>").keys(typed).keys("<tab>").sees(said).keys("<c-s>").sees(said).sees(typed);
        desk.keys("<c-d>");
    }
    desk.keys("nMelo<tab>Ana<tab>f<tab>~50y").sees("~1976 · ~50 y").keys("<tab>+999 12 345 678<tab>");
    desk.sees("! Person").keys("<c-s>").sees("Not a phone number").sees("+999 12 345 678");
}

#[test]
fn drafts_and_undo_hold_across_pages() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nMelo<pgdn><tab>5299822<pgdn>ana@<esc>").sees("Kept as unfinished work").keys("n<enter>").sees("3/4");
    desk.sees("ana@").keys("<pgup>").sees("5299822").keys("<pgup>").sees("Melo");
    desk.keys("x<pgdn><pgup><c-_>").sees("Melo").misses("Melox");
}

#[test]
fn a_number_without_a_kind_and_a_number_typed_twice_are_refused_at_their_rows() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nMelo<tab>Ana<tab>f<pgdn><tab><tab><tab>77112233<c-s>").sees("Must be filled in").sees("77112233");
    desk.keys("o<tab><tab>o<tab>77112233<c-s>").sees("Typed twice").misses("Registered");
}

#[test]
fn a_new_person_goes_from_the_form_straight_into_the_house() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nMelo<tab>Ana<tab>f<tab>~40<c-r>").sees("Save and check in").sees("Ana Melo");
    assert_eq!(clinic.store.read(|conn| patients::find(conn, "melo")).unwrap().rows.len(), 0, "nothing is written yet");
    desk.sees("‹ Dr")
        .keys("cut finger<tab><bs><c-s>")
        .sees("Must be filled in")
        .keys("d<c-s>")
        .sees("Arrived: Ana Melo");
    desk.sees("PAT-000007").sees("● arrived").misses("Unfinished work");
    let visit = visits(&clinic, 7).pop().unwrap();
    assert_eq!((visit.kind, visit.status), (AppointmentKind::WalkIn, AppointmentStatus::CheckedIn));
    assert_eq!(visit.reason, "cut finger");
}

#[test]
fn whoever_is_registered_out_of_a_walk_in_may_be_checked_in_from_there() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys("wana melo<c-n>").sees("New patient").keys("<tab><tab>f<c-r><c-s>");
    desk.sees("Arrived: Ana Melo").sees("Reception").sees("Melo, Ana").sees("● arrived").misses("New patient");
    desk.keys("<c-o>").misses("Walk-in").misses("Registration");
}

#[test]
fn somebody_expected_today_is_checked_in_with_the_corrections() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "10:00");
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>e").sees("Today 10:00 with Dr Daniel Rocha");
    desk.keys("<tab><tab><tab><tab>+221 77 123 45 67<c-r>").sees("Arrived: Awa Diop").sees("● arrived");
    assert_eq!(details(&clinic, 3).phone, "+221 77 123 45 67");
    let rows = visits(&clinic, 3);
    assert_eq!((rows.len(), rows[0].status), (1, AppointmentStatus::CheckedIn));
    desk.keys("e<c-r>").sees("Here already: arrived");
}

#[test]
fn what_cannot_be_written_leaves_neither_a_record_nor_a_visit() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "10:00");
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>e<tab><tab><tab><tab>+221 77 123 45 67");
    let seen = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap();
    clinic.acts("nina", |tx| patients::edit(tx, patient(3), seen.version, &seen.details));
    desk.keys("<c-r>").sees("Changed meanwhile by Nina Alves").sees("+221 77 123 45 67");
    assert_eq!(visits(&clinic, 3)[0].status, AppointmentStatus::Scheduled);
    desk.keys("<c-r>").sees("Arrived: Awa Diop");
}

#[test]
fn the_person_who_was_here_already_is_taken_out_of_the_list_under_the_form() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nDiop<tab>Awa<tab>f<tab>03/08/1994")
        .sees("F7 takes this patient")
        .keys("<pgdn>")
        .sees("F7: registered already? Diop, Awa")
        .keys("<f7>");
    desk.sees("Enter: this is the person").keys("<esc>").sees("2/4").keys("<pgup>").sees("Diop").keys("<f7><enter>");
    desk.sees("PAT-000003 · 03 Aug 1994").misses("New patient");
    assert_eq!(clinic.store.read(|conn| patients::find(conn, "diop")).unwrap().rows.len(), 1);
}

#[test]
fn the_history_says_who_changed_what_field_by_field_in_the_readers_words() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>e<tab><tab><tab><c-u>05/08/1994<tab>+221 77 123 45 67<pgdn><pgdn><pgdn>o<c-s>");
    desk.sees("Saved: Awa Diop").keys("h").sees("History of changes").sees("Sofia Lima");
    desk.sees("03 Aug 1994 → 05 Aug 1994").sees("– → +221 77 123 45 67").sees("– → O+").sees("registered");
    desk.sees("23 Nov 2026 09:00").misses("{").misses("birth_date").keys("<esc>").sees("No appointments yet");
    let mut french = Desk::looking(&clinic, (80, 24), ThemeName::Standard, Language::Fr);
    french.sign_in("sofia", PASSWORD).keys("3/diop<enter>h");
    french.sees("Historique").sees("03/08/1994 → 05/08/1994").sees("fiche créée");
}

#[test]
fn a_patient_is_deactivated_with_a_reason_found_but_not_booked_and_reactivated() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>d").sees("Deactivate this patient").sees("Awa Diop, PAT-000003").keys("<c-s>");
    desk.sees("Must be filled in").keys("moved to Thiès<c-s>").sees("Inactive from now on: Awa Diop").sees("inactive");
    desk.keys("b").sees("This patient is inactive").misses("Book an appointment");
    let mut other = Desk::at(&clinic);
    other.sign_in("sofia", PASSWORD).keys("bdiop").sees("inactive").keys("<enter>").sees("! This patient is inactive");
    desk.keys("h").sees("deactivated").sees("moved to Thiès").keys("<esc><esc>").sees("inactive");
    desk.keys("<enter>dback again<c-s>").sees("Active again: Awa Diop").keys("b").sees("Book an appointment");
}

#[test]
fn whoever_still_has_appointments_is_not_deactivated() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "10:00");
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>dmoved away<c-s>").sees("One appointment is left").sees("moved away");
    assert!(clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap().active);
}

#[test]
fn two_desks_do_not_deactivate_and_edit_over_each_other() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>dmoved");
    let seen = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap();
    clinic.acts("nina", |tx| patients::edit(tx, patient(3), seen.version, &seen.details));
    desk.keys("<c-s>").sees("Changed meanwhile by Nina Alves").sees("moved");
}

#[test]
fn an_ended_cover_is_a_badge_beside_the_patient() {
    let clinic = Clinic::new();
    let insurer = insurers::Details { name: "Saúde Boa".to_owned(), ..insurers::Details::default() };
    let insurer = clinic.acts("ada", |tx| insurers::add(tx, &insurer));
    let seen = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap();
    let mut insured = seen.details.clone();
    (insured.insurer, insured.policy_expires) = (Some(insurer), "2026-11-22".parse().ok());
    clinic.acts("sofia", |tx| patients::edit(tx, patient(3), seen.version, &insured));
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>").sees("▲ cover ended 22 Nov 2026").keys("b").sees("▲ cover ended 22 Nov 2026");
}
