//! The laboratory's bench.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::ids::LabOrderId;
use polyclinic::domain::lab_order::Priority;
use polyclinic::store::lab;
use polyclinic::store::lab::results::{self, Correction, Entry, NewCall};

fn seen(clinic: &Clinic, id: LabOrderId) -> polyclinic::domain::ids::Version {
    clinic.store.read(|conn| lab::get(conn, id)).unwrap().version
}

fn entries(clinic: &Clinic, id: LabOrderId, values: &[&str]) -> Vec<Entry> {
    let tests = clinic.store.read(|conn| results::of_order(conn, id, clinic.now())).unwrap();
    let analytes = tests.iter().flat_map(|test| test.analytes.iter().map(|analyte| (test.test, analyte.id)));
    let entry = |((test, analyte), value): (_, &&str)| Entry { test, analyte, value: (*value).to_owned() };
    analytes.zip(values).map(entry).collect()
}

fn started(clinic: &Clinic, id: LabOrderId, values: &[&str]) {
    clinic.collected(id);
    let version = seen(clinic, id);
    clinic.acts("bia", |tx| results::start(tx, id, version));
    let (version, entries) = (seen(clinic, id), entries(clinic, id, values));
    clinic.acts("bia", |tx| results::save(tx, id, version, &entries));
}

/// One order final since Friday's last values, and six on the bench at every stage.
fn bench() -> Clinic {
    let clinic = Clinic::new();
    clinic.goes_to("7:30");
    let before = clinic.sent("daniel", patient(2), &["ELEC"], Priority::Routine);
    started(&clinic, before, &["139", "4.2", "102", "26"]);
    let version = seen(&clinic, before);
    clinic.acts("bia", |tx| results::validate(tx, before, version, "Within the reference."));
    clinic.goes_to("7:50");
    let count = clinic.sent("dora", patient(6), &["CBC", "CRP"], Priority::Urgent);
    started(&clinic, count, &["6.20", "4.60", "13.1"]);
    clinic.goes_to("8:05");
    let film = clinic.sent("daniel", patient(3), &["MALSM"], Priority::Routine);
    started(&clinic, film, &["positive"]);
    clinic.goes_to("8:20");
    let salts = clinic.sent("daniel", patient(2), &["ELEC"], Priority::Stat);
    started(&clinic, salts, &["131", "6.8", "101", "18"]);
    clinic.goes_to("8:48");
    let child = clinic.sent("dora", patient(4), &["TSH", "UCULT"], Priority::Routine);
    clinic.collected(child);
    clinic.goes_to("9:00");
    clinic
}

fn at_bench(clinic: &Clinic, look: crate::desk::Look, keys: &str) -> String {
    let (_, size, theme, language) = look;
    let mut desk = Desk::looking(clinic, size, theme, language);
    desk.sign_in("bia", PASSWORD).keys(keys);
    desk.screen()
}

#[test]
fn worklist() {
    let clinic = bench();
    for look in LOOKS {
        insta::assert_snapshot!(format!("worklist-{}", look.0), at_bench(&clinic, look, ""));
    }
    insta::assert_snapshot!("worklist-done", at_bench(&clinic, LOOKS[0], "fff"));
    insta::assert_snapshot!("worklist-empty", at_bench(&Clinic::new(), LOOKS[0], ""));
}

#[test]
fn entering_results() {
    let clinic = bench();
    for look in LOOKS {
        insta::assert_snapshot!(format!("results-entry-{}", look.0), at_bench(&clinic, look, "<enter><enter>"));
    }
    insta::assert_snapshot!(
        "results-entry-count",
        at_bench(&clinic, LOOKS[0], "<down><enter><enter><enter>high<enter>")
    );
    insta::assert_snapshot!("results-entry-conclusion", at_bench(&clinic, LOOKS[0], "v"));
    insta::assert_snapshot!("results-entry-call", at_bench(&clinic, LOOKS[0], "c"));
}

#[test]
fn corrected_results() {
    let clinic = bench();
    let done = clinic.store.read(|conn| lab::queues::done(conn, polyclinic::domain::time::Timestamp(0), clinic.now()));
    let id = done.unwrap()[0].order.id;
    let call = NewCall { told: "Dr Rocha".into(), told_at: clinic.now(), read_back: true, note: String::new() };
    let correction = Correction {
        entries: entries(&clinic, id, &["139", "6.9"]),
        reason: "tubes swapped".into(),
        conclusion: "Potassium corrected.".into(),
        call: Some(call),
    };
    let version = seen(&clinic, id);
    clinic.acts("bruno", |tx| results::correct(tx, id, version, &correction));
    for look in LOOKS {
        insta::assert_snapshot!(format!("results-final-{}", look.0), at_bench(&clinic, look, "fff<enter><down>"));
    }
}
