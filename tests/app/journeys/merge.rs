//! Two records of one person: side by side, made one, found by either, and parted again.

use crate::clinic::{Clinic, PASSWORD, at, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::AppointmentKind;
use polyclinic::domain::ids::PatientId;
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::store::appointments::{self, Booking};
use polyclinic::store::check;
use polyclinic::store::patients::{self, Despite, Details, merge};

/// Awa Diop a second time: `PAT-000007`, written a little differently, with a phone.
fn twice(clinic: &Clinic) -> PatientId {
    let mut second = Details::new(PersonName { given: "Awa".to_owned(), family: "Dyop".to_owned() }, Sex::Female);
    second.birth = Some(BirthDate::exact("1994-08-30".parse().unwrap()));
    second.phone = "+221 77 123 45 67".to_owned();
    second.occupation = "teacher".to_owned();
    let despite = Despite { reason: "in a hurry".to_owned(), passed_over: vec![patient(3)] };
    clinic.acts("sofia", |tx| patients::register(tx, &second, Some(&despite)))
}

fn at_card(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys("/pat-3<enter>").sees("PAT-000003 · 03 Aug 1994");
    desk
}

#[test]
fn two_records_become_one_field_by_field_and_either_number_finds_the_person() {
    let clinic = Clinic::new();
    let second = twice(&clinic);
    clinic.booked(second, "dora", "11:00");
    let mut desk = at_card(&clinic, "sofia");
    desk.keys("Mdyop<enter>").sees("Merge two records").sees("○ Dyop").sees("● +221 77 123 45 67").sees("1 visit");
    // The birth date of the other record is the right one.
    desk.keys("<down>").keys("<right>").sees("● 30 Aug 1994").keys("<left>").sees("● 03 Aug 1994");
    desk.keys("<space>").sees("● 30 Aug 1994").keys("<c-s>").sees("PAT-000007 is given up, PAT-000003 stays");
    desk.keys("70<tab>registered twice<c-s>").sees("Not the last two digits of PAT-000007");
    desk.keys("<c-u>07<c-s>").sees("Merged: PAT-000007 into PAT-000003").sees("PAT-000003 · 30 Aug 1994");
    desk.sees("23 Nov 2026 11:00").sees("Merged into it: Dyop, Awa · PAT-000007").sees("+221 77 123 45 67");
    for query in ["pat-7", "dyop", "diop", "1234567"] {
        let mut other = Desk::at(&clinic);
        other.sign_in("nina", PASSWORD).keys(&format!("/{query}<enter>")).sees("PAT-000003 · 30 Aug 1994");
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn the_other_record_can_stay_instead_with_the_same_values() {
    let clinic = Clinic::new();
    twice(&clinic);
    let mut desk = at_card(&clinic, "sofia");
    desk.keys("Mdyop<enter>s").sees("● Diop").sees("● +221 77 123 45 67").keys("<c-s>");
    desk.sees("PAT-000003 is given up, PAT-000007 stays").keys("03<tab>twice<c-s>");
    desk.sees("Diop, Awa  PAT-000007 · 03 Aug 1994").sees("Merged into it: Diop, Awa · PAT-000003");
}

#[test]
fn an_empty_reason_is_refused_at_its_field_and_a_colleague_s_edit_is_told() {
    let clinic = Clinic::new();
    let second = twice(&clinic);
    let mut desk = at_card(&clinic, "sofia");
    desk.keys("Mdyop<enter><c-s>07<c-s>").sees("Must be filled in").keys("twice");
    let seen = clinic.store.read(|conn| patients::get(conn, second)).unwrap();
    let mut changed = seen.details.clone();
    changed.occupation = "nurse".to_owned();
    clinic.acts("nina", |tx| patients::edit(tx, second, seen.version, &changed));
    desk.keys("<c-s>").sees("Changed meanwhile by Nina Alves").sees("twice");
    desk.keys("<esc>").keys("y").waits_for("nurse").keys("<c-s>07<tab>twice<c-s>").sees("Merged: PAT-000007");
}

#[test]
fn what_stands_in_the_way_is_said_before_anything_is_asked() {
    let clinic = Clinic::new();
    let second = twice(&clinic);
    clinic.booked(patient(3), "daniel", "11:00");
    clinic.booked(second, "dora", "11:10");
    let mut desk = at_card(&clinic, "sofia");
    desk.keys("Mpat-3<enter>").sees("Both are the same record").keys("<esc>");
    desk.keys("Mdyop<enter>").sees("one person cannot be at two").keys("<c-s>").misses("Last two digits");
    let mut nurse = at_card(&clinic, "nina");
    nurse.keys("M").sees("Needs the role: reception");
}

#[test]
fn a_merge_is_undone_after_its_effects_were_shown() {
    let clinic = Clinic::new();
    let second = twice(&clinic);
    clinic.booked(second, "dora", "11:00");
    let mut desk = at_card(&clinic, "sofia");
    desk.keys("U").sees("No record was merged into this one");
    desk.keys("Mdyop<enter><c-s>07<tab>registered twice<c-s>").sees("Merged: PAT-000007");
    clinic.passes(5);
    let later = Booking {
        patient: patient(3),
        professional: clinic.professional("dora"),
        starts_at: at("15:00"),
        minutes: 20,
        kind: AppointmentKind::InPerson,
        link: String::new(),
        reason: "cough".to_owned(),
        overbook_reason: String::new(),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &later));
    desk.waits_for("23 Nov 2026 15:00").keys("U").sees("registered twice").sees("Goes back to PAT-000007: 1 visit");
    desk.sees("Came since and stays with PAT-000003: 1 visit").sees("gets its old values back: Phone, Occupation");
    desk.keys("n").misses("Goes back").keys("Uy").sees("PAT-000007 becomes a record of its own again").keys("<c-s>");
    desk.sees("Must be filled in")
        .keys("two people after all<c-s>")
        .sees("Parted: PAT-000007")
        .misses("11:00")
        .sees("15:00");
    desk.keys("<esc><esc>/dyop<enter>").sees("Dyop, Awa").sees("PAT-000007").sees("11:00");
    assert!(clinic.store.read(|conn| merge::merged_into(conn, patient(3))).unwrap().is_empty());
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}
