//! The doctor's screens: queue, consultation, order, inbox, review.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::lab_order::Priority;
use polyclinic::store::lab::results::{self, Correction, Entry};
use polyclinic::store::{appointments, consultations, lab};

/// A morning: patients in triage, ready, with each doctor; one with an earlier visit.
fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    let earlier = clinic.ready(patient(1), "dora", "8:00", "130/85 80 36.8 16 98 air a");
    let seen = |id| clinic.store.read(|conn| appointments::get(conn, id)).unwrap().version;
    let version = seen(earlier);
    clinic.acts("dora", |tx| appointments::start(tx, earlier, version, None));
    clinic.acts("dora", |tx| consultations::save(tx, earlier, None, "Blood pressure well controlled.", &[]));
    let version = seen(earlier);
    clinic.acts("dora", |tx| appointments::complete(tx, earlier, version));
    clinic.ready(patient(1), "daniel", "9:20", "128/84 96 38.4 22 95 air a 81kg 168cm");
    clinic.passes(12);
    clinic.ready(patient(2), "daniel", "9:40", "90/60 130 39.5 30 90 air v");
    clinic.passes(14);
    let with_dora = clinic.ready(patient(5), "dora", "10:00", "120/80 72 37.2 16 98 air a");
    let version = seen(with_dora);
    clinic.acts("dora", |tx| appointments::start(tx, with_dora, version, None));
    clinic.arrived(patient(6), "daniel", "10:20");
    clinic.passes(5);
    clinic
}

fn each(name: &str, clinic: fn() -> Clinic, keys: &str) {
    for (look, size, theme, language) in LOOKS {
        let clinic = clinic();
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("daniel", PASSWORD).keys(keys);
        insta::assert_snapshot!(format!("{name}-{look}"), desk.screen());
    }
}

#[test]
fn consultations() {
    each("consultations", morning, "vv");
    each("consultations-empty", Clinic::new, "");
}

#[test]
fn consultation() {
    each("consultation", morning, "v<down>c");
    each(
        "consultation-written",
        morning,
        "G<up>cCough and fever since Friday, no dyspnoea.<enter>Lungs clear.<tab>J06.9 common cold<enter>asthma?<c-t>cbc<enter>crp<enter><tab>s<c-s><c-t>tsh<enter><c-e>",
    );
    each("consultation-no-notes", morning, "c<c-g>");
}

#[test]
fn order() {
    each("order", morning, "c<c-t>glu<enter>pota");
}

/// Results of every kind: critical with a call, abnormal and corrected, nothing flagged.
fn inbox() -> Clinic {
    let clinic = Clinic::new();
    let plain = clinic.sent("daniel", patient(1), &["ELEC"], Priority::Routine);
    clinic.resulted(plain, &["140", "4.1", "101", "25"]);
    clinic.passes(26 * 60);
    let corrected = clinic.sent("daniel", patient(2), &["ELEC", "GLU"], Priority::Urgent);
    clinic.resulted(corrected, &["131", "5.8", "101", "25", "92"]);
    let tests = clinic.store.read(|conn| results::of_order(conn, corrected, clinic.now())).unwrap();
    let version = clinic.store.read(|conn| lab::get(conn, corrected)).unwrap().version;
    let correction = Correction {
        entries: vec![Entry { test: tests[0].test, analyte: tests[0].analytes[1].id, value: "5.2".to_owned() }],
        reason: "tubes were swapped".to_owned(),
        conclusion: "Corrected potassium; sodium confirmed on a second run.".to_owned(),
        call: None,
    };
    clinic.acts("bia", |tx| results::correct(tx, corrected, version, &correction));
    clinic.passes(20);
    let critical = clinic.sent("daniel", patient(2), &["ELEC"], Priority::Stat);
    clinic.resulted(critical, &["140", "6.8", "101", "25"]);
    clinic.passes(40);
    clinic
}

#[test]
fn results() {
    each("results", inbox, "2");
    each("results-empty", Clinic::new, "2");
}

#[test]
fn review() {
    each("review-critical", inbox, "2rStop spironolactone; repeat today.");
    each("review-corrected", inbox, "2<down>r");
}
