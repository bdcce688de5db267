//! Taking samples and taking them again.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::lab_order::{LabOrderStatus, Priority, RejectReason};
use polyclinic::store::lab;

fn nurse(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("nina", PASSWORD).keys("3");
    desk
}

#[test]
fn the_most_urgent_sample_stands_first_with_what_it_is_drawn_into() {
    let clinic = Clinic::new();
    clinic.sent("daniel", patient(1), &["CBC"], Priority::Routine);
    clinic.passes(4);
    clinic.sent("dora", patient(2), &["INR", "CREA"], Priority::Stat);
    clinic.passes(6);
    let mut desk = nurse(&clinic);
    desk.sees("2 to collect").sees("1 stat").sees("! stat").sees("▲ 6 min").sees("citrate");
    let screen = desk.screen();
    assert!(screen.find("Álvarez").unwrap() < screen.find("da Silva").unwrap(), "{screen}");
}

#[test]
fn taking_a_sample_shows_the_number_for_its_label() {
    let clinic = Clinic::new();
    let order = clinic.sent("daniel", patient(1), &["CBC", "INR", "CREA"], Priority::Urgent);
    let mut desk = nurse(&clinic);
    desk.keys("c")
        .sees("PAT-000001")
        .sees("12 May 1980")
        .sees("EDTA tube")
        .sees("Full blood count")
        .sees("citrate tube");
    desk.keys("<enter>").sees("Write this number on the label").sees("261123-0001").sees("█");
    let taken = clinic.store.read(|conn| lab::orders::detail(conn, order)).unwrap();
    assert_eq!(taken.order.status, LabOrderStatus::SampleCollected);
    assert_eq!(taken.specimens[0].collected.by, "Nina Alves");
    desk.sees(&taken.specimens[0].accession);
    desk.keys("<enter>").sees("is at the laboratory").sees("No sample is due");
    desk.keys("v").sees(&taken.specimens[0].accession).sees("da Silva Souza");
}

#[test]
fn leaving_the_box_takes_nothing() {
    let clinic = Clinic::new();
    let order = clinic.sent("daniel", patient(1), &["CBC"], Priority::Routine);
    let mut desk = nurse(&clinic);
    desk.keys("c<esc>").sees("1 to collect");
    let standing = clinic.store.read(|conn| lab::get(conn, order)).unwrap();
    assert_eq!(standing.status, LabOrderStatus::SentToLab);
}

#[test]
fn a_rejected_sample_is_due_again_with_its_reason() {
    let clinic = Clinic::new();
    let order = clinic.sent("daniel", patient(1), &["CBC"], Priority::Routine);
    let first = clinic.collected(order).to_string();
    let mut desk = nurse(&clinic);
    desk.keys("r").sees("Nothing is selected").keys("vr").sees("Reject the sample").sees(&first);
    desk.keys("<c-s>")
        .sees("Must be filled in")
        .keys("o<c-s>")
        .sees("Must be filled in")
        .keys("broken in the centrifuge<c-s>");
    desk.sees("to be collected again").keys("v").sees("1 again").sees("▲ other");
    let detail = clinic.store.read(|conn| lab::orders::detail(conn, order)).unwrap();
    assert_eq!(detail.order.status, LabOrderStatus::SentToLab);
    let (_, reason, text) = detail.specimens[0].rejected.clone().unwrap();
    assert_eq!((reason, text.as_deref()), (RejectReason::Other, Some("broken in the centrifuge")));
    desk.keys("c").sees("To be collected again: other").keys("<enter>").sees("261123-0002");
}

#[test]
fn the_second_of_two_nurses_is_told_who_took_the_sample() {
    let clinic = Clinic::new();
    let order = clinic.sent("daniel", patient(1), &["CBC"], Priority::Routine);
    let mut desk = nurse(&clinic);
    desk.keys("c").sees("Full blood count");
    clinic.passes(2);
    clinic.collected(order);
    desk.keys("<enter>").sees("Nina Alves").sees("09:02").misses("Write this number");
}

#[test]
fn what_a_doctor_sends_shows_without_a_key() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.sees("No sample is due");
    clinic.sent("daniel", patient(1), &["CBC"], Priority::Stat);
    desk.waits_for("1 stat").sees("Full blood");
}

#[test]
fn the_biologist_takes_and_rejects_samples_too() {
    let clinic = Clinic::new();
    clinic.sent("daniel", patient(1), &["CBC"], Priority::Routine);
    let mut desk = Desk::at(&clinic);
    desk.sign_in("bia", PASSWORD).keys("2").sees("1 to collect").keys("c<enter>").sees("261123-0001");
    desk.keys("<enter>vrh<c-s>").sees("to be collected again");
}
