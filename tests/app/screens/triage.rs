//! The nurse's queue and the vitals.

use crate::clinic::{Clinic, PASSWORD, at, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::patient::{Allergy, AllergySeverity};
use polyclinic::domain::vitals::{Measure, parse};
use polyclinic::store::patients::{self, NewAllergy};
use polyclinic::store::vitals::{self, NewVitals};

/// Four patients have arrived, one of them was taken vitals of on Friday and one is with the doctor.
fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.goes_to("8:02");
    let maria = clinic.arrived(patient(1), "daniel", "8:00");
    clinic.goes_to("8:38");
    clinic.arrived(patient(2), "dora", "8:40");
    clinic.goes_to("8:49");
    clinic.arrived(patient(6), "daniel", "9:00");
    clinic.goes_to("8:55");
    clinic.arrived(patient(4), "daniel", "9:20");
    clinic.goes_to("8:10");
    let set = parse("168/96 112 38.4 22 95 71.2kg 164cm air a").unwrap();
    let new = NewVitals { set, ..NewVitals::default() };
    let seen = clinic.store.read(|conn| polyclinic::store::appointments::get(conn, maria)).unwrap().version;
    let (_, first) = clinic.acts("nina", |tx| vitals::record(tx, maria, seen, &new));
    let penicillin = NewAllergy {
        allergy: Allergy { substance: "Penicillin".to_owned(), severity: Some(AllergySeverity::Severe) },
        reaction: "hives".to_owned(),
    };
    let version = clinic.store.read(|conn| patients::get(conn, patient(1))).unwrap().version;
    clinic.acts("nina", |tx| patients::add_allergy(tx, patient(1), version, &penicillin));
    clinic.goes_to("8:14");
    clinic.acts("nina", |tx| vitals::mark_entered_in_error(tx, first, "cuff too small"));
    let set = new.set.with(Measure::Systolic, 142).with(Measure::Diastolic, 88);
    let seen = clinic.store.read(|conn| polyclinic::store::appointments::get(conn, maria)).unwrap().version;
    clinic.acts("nina", |tx| vitals::record(tx, maria, seen, &NewVitals { set, ..NewVitals::default() }));
    clinic.goes_to("9:00");
    assert_eq!(clinic.now(), at("9:00"));
    clinic
}

#[test]
fn triage() {
    let clinic = morning();
    for (name, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("nina", PASSWORD);
        insta::assert_snapshot!(format!("triage-{name}"), desk.screen());
    }
}

#[test]
fn triage_sent_on_and_empty() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("nina", PASSWORD).keys("f");
    insta::assert_snapshot!("triage-sent-on", desk.screen());
    let mut desk = Desk::at(&Clinic::new());
    desk.sign_in("nina", PASSWORD);
    insta::assert_snapshot!("triage-empty", desk.screen());
}

#[test]
fn vitals_empty_and_again() {
    let clinic = morning();
    for (name, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("nina", PASSWORD).keys("v");
        insta::assert_snapshot!(format!("vitals-empty-{name}"), desk.screen());
        desk.keys("<esc>fv<f7>135/85 118 38.6 24 93 2l<enter>a");
        insta::assert_snapshot!(format!("vitals-{name}"), desk.screen());
        desk.keys("<c-d>");
    }
}

#[test]
fn vitals_in_one_line_and_refused() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("nina", PASSWORD).keys("v<f7>118/76 70 36.9 14 97 75.5kg 175cm air a");
    insta::assert_snapshot!("vitals-line", desk.screen());
    desk.keys(" 12x");
    insta::assert_snapshot!("vitals-line-refused", desk.screen());
}

#[test]
fn vitals_unusual_impossible_and_wrong() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("nina", PASSWORD).keys("v251<tab>1400<tab>225<c-s>");
    insta::assert_snapshot!("vitals-impossible", desk.screen());
    desk.keys("<c-u>140<c-s>");
    insta::assert_snapshot!("vitals-unusual", desk.screen());
    desk.keys("<c-d>").keys("fv<c-x>");
    insta::assert_snapshot!("vitals-wrong", desk.screen());
}

#[test]
fn the_patient_stays_in_view_at_every_size() {
    let clinic = morning();
    for size in [(60, 16), (61, 18), (79, 20), (99, 24), (100, 16), (140, 30), (200, 60)] {
        let mut desk = Desk::looking(&clinic, size, LOOKS[0].2, LOOKS[0].3);
        desk.sign_in("nina", PASSWORD).keys("v").sees("PAT-000002").sees("NEWS2");
        desk.keys("<f7>400/1").sees("PAT-000002").sees("possible from").keys("<esc><end><s-tab>").sees("PAT-000002");
        desk.keys("<tab>900<c-s>").sees("PAT-000002").sees("900").keys("<c-d>");
    }
}
