//! The front desk: reception, booking, patients, registration.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::store::patients::{self, Despite, Details};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A morning with somebody at several stages, seen at half past nine.
fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "8:40");
    clinic.booked(patient(2), "daniel", "9:00");
    clinic.arrived(patient(4), "dora", "9:20");
    clinic.booked(patient(3), "dora", "9:40");
    clinic.booked(patient(6), "daniel", "10:00");
    clinic.goes_to("9:28");
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
fn reception() {
    pictures("reception", &morning(), "sofia", "");
}

#[test]
fn what_is_asked_for_before_a_check_in() {
    pictures("check-in", &morning(), "sofia", "c");
}

#[test]
fn the_list_of_those_who_have_not_come() {
    let clinic = morning();
    clinic.goes_to("10:31");
    pictures("sweep", &clinic, "sofia", "O");
}

#[test]
fn the_slip() {
    pictures("slip", &morning(), "sofia", "p");
}

#[test]
fn an_empty_day() {
    pictures("reception-empty", &Clinic::new(), "sofia", "");
}

#[test]
fn booking() {
    pictures("booking", &morning(), "sofia", "bdiop<enter>dd<tab>");
}

#[test]
fn a_refused_booking_offers_to_overbook() {
    pictures("booking-refused", &morning(), "sofia", "bluis<enter>dd<tab><tab><c-u>1000<tab><tab><tab><tab>cough<c-s>");
}

#[test]
fn walk_in() {
    pictures("walk-in", &morning(), "sofia", "wdiop<enter>cut finger");
}

#[test]
fn choosing_a_patient() {
    pictures("patient-picker", &morning(), "sofia", "/pra");
}

#[test]
fn patients() {
    pictures("patients", &morning(), "sofia", "3");
}

#[test]
fn one_patient() {
    pictures("patient-card", &morning(), "sofia", "3/diop<enter>");
}

/// Awa Diop was registered twice.
fn twice() -> Clinic {
    let clinic = morning();
    let mut second = Details::new(PersonName { given: "Awa Marie".to_owned(), family: "Dyop".to_owned() }, Sex::Female);
    second.birth = Some(BirthDate::exact("1994-08-30".parse().unwrap()));
    second.phone = "+221 77 123 45 67".to_owned();
    second.address.city = "Dakar".to_owned();
    let despite = Despite { reason: "in a hurry".to_owned(), passed_over: vec![patient(3)] };
    let second = clinic.acts("sofia", |tx| patients::register(tx, &second, Some(&despite)));
    clinic.booked(second, "dora", "11:00");
    clinic
}

#[test]
fn finding_by_ear() {
    pictures("finding", &twice(), "daniel", "/diob");
}

#[test]
fn two_records_side_by_side() {
    pictures("merge", &twice(), "sofia", "/pat-3<enter>Mdyop<enter>");
}

#[test]
fn undoing_a_merge() {
    let clinic = twice();
    Desk::at(&clinic)
        .sign_in("sofia", PASSWORD)
        .keys("/pat-3<enter>Mdyop<enter><c-s>07<tab>registered twice<c-s>")
        .sees("Merged:");
    pictures("unmerge", &clinic, "sofia", "/pat-3<enter>U");
}

#[test]
fn registration_with_a_possible_duplicate() {
    pictures("registration", &Clinic::new(), "sofia", "3nDiop<tab>Awa<tab>f<tab>03/08/1994<tab>");
}

#[test]
fn allergies() {
    pictures("allergies", &Clinic::new(), "nina", "2/diop<enter>a");
}

#[test]
fn nothing_breaks_at_any_size() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD);
    let steps = [
        "",
        "bluis<enter>dd<tab><tab>1000<tab><tab><tab><tab>cough<c-s>",
        "<c-d>/p",
        "<c-n>",
        "<esc><esc>2/diop<enter>",
        "a",
        "<esc>e",
    ];
    for keys in steps {
        desk.terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        desk.keys(keys);
        for (width, height) in [(60, 16), (61, 17), (79, 23), (99, 16), (100, 16), (60, 60), (200, 60), (3, 2)] {
            desk.terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            desk.tick();
        }
    }
    desk.terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    desk.tick().sees("Edit patient");
}
