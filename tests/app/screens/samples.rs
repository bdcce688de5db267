//! Samples to take and taken.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::lab_order::{Priority, RejectReason};
use polyclinic::store::lab;

fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.goes_to("8:10");
    clinic.sent("daniel", patient(6), &["CBC", "LIPID"], Priority::Routine);
    let again = clinic.sent("daniel", patient(4), &["CBC"], Priority::Routine);
    clinic.collected(again);
    let taken = clinic.sent("dora", patient(5), &["GLU", "HBA1C"], Priority::Routine);
    clinic.goes_to("8:31");
    clinic.collected(taken);
    let seen = clinic.store.read(|conn| lab::get(conn, again)).unwrap().version;
    clinic.acts("bia", |tx| lab::specimens::reject(tx, again, seen, RejectReason::Clotted, ""));
    clinic.goes_to("8:52");
    clinic.sent("dora", patient(2), &["INR", "CREA", "ELEC", "CBC"], Priority::Stat);
    clinic.sent("daniel", patient(1), &["DDIM"], Priority::Urgent);
    clinic.goes_to("9:00");
    clinic
}

#[test]
fn samples() {
    let clinic = morning();
    for (name, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("nina", PASSWORD).keys("3");
        insta::assert_snapshot!(format!("samples-{name}"), desk.screen());
        desk.keys("v");
        insta::assert_snapshot!(format!("samples-taken-{name}"), desk.screen());
    }
}

#[test]
fn samples_collect_and_reject() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("nina", PASSWORD).keys("3c");
    insta::assert_snapshot!("samples-collect", desk.screen());
    desk.keys("<enter>");
    insta::assert_snapshot!("samples-label", desk.screen());
    desk.keys("<enter>vr");
    insta::assert_snapshot!("samples-reject", desk.screen());
}

#[test]
fn samples_none() {
    let mut desk = Desk::at(&Clinic::new());
    desk.sign_in("nina", PASSWORD).keys("3");
    insta::assert_snapshot!("samples-none", desk.screen());
}
