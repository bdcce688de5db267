//! The doctor's inbox of results, by keys.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::ids::LabOrderId;
use polyclinic::domain::lab_order::{LabOrderStatus, Priority};
use polyclinic::store::lab::results::{self, Correction, Entry};
use polyclinic::store::lab::{self, orders};

const NORMAL: [&str; 4] = ["140", "4.1", "101", "25"];
const HIGH: [&str; 4] = ["140", "5.4", "101", "25"];
const CRITICAL: [&str; 4] = ["140", "6.8", "101", "25"];

fn doctor(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys("2");
    desk
}

fn electrolytes(clinic: &Clinic, doctor: &str, number: i64, values: &[&str]) -> LabOrderId {
    let id = clinic.sent(doctor, patient(number), &["ELEC"], Priority::Routine);
    clinic.resulted(id, values);
    id
}

fn correct(clinic: &Clinic, id: LabOrderId, value: &str) {
    let order = clinic.store.read(|conn| lab::get(conn, id)).unwrap();
    let tests = clinic.store.read(|conn| results::of_order(conn, id, clinic.now())).unwrap();
    let potassium = tests[0].analytes.iter().find(|analyte| analyte.code == "K").unwrap();
    let correction = Correction {
        entries: vec![Entry { test: tests[0].test, analyte: potassium.id, value: value.to_owned() }],
        reason: "tubes were swapped".to_owned(),
        conclusion: "Corrected.".to_owned(),
        call: None,
    };
    clinic.acts("bia", |tx| results::correct(tx, id, order.version, &correction));
}

#[test]
fn critical_results_come_first_then_abnormal_ones_then_the_rest() {
    let clinic = Clinic::new();
    electrolytes(&clinic, "daniel", 1, &NORMAL);
    clinic.passes(5);
    electrolytes(&clinic, "daniel", 2, &HIGH);
    clinic.passes(5);
    electrolytes(&clinic, "daniel", 3, &CRITICAL);
    clinic.passes(5);
    electrolytes(&clinic, "dora", 5, &NORMAL);
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("My results").sees("3 to review").sees("!! 1 critical").sees("! 1 abnormal").sees("none flagged");
    let screen = desk.screen();
    let place = |name: &str| screen.find(name).unwrap();
    assert!(place("Diop") < place("Álvarez") && place("Álvarez") < place("da Silva Souza"), "{screen}");
    assert!(!screen.contains("Prado"));
    desk.keys("v").sees("Results of every doctor").sees("Prado, Luís").sees("4 to review");
}

#[test]
fn a_doctor_reads_interprets_and_the_order_is_reviewed() {
    let clinic = Clinic::new();
    electrolytes(&clinic, "daniel", 2, &NORMAL);
    clinic.passes(30);
    let id = electrolytes(&clinic, "daniel", 2, &CRITICAL);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("r").sees("Álvarez, José").sees("PAT-000002").sees("Potassium").sees("6.8 mmol/L");
    desk.sees("HH ⇈ critically high").sees("3.5–5.0").sees("4.1 23 Nov").sees("normal").sees("No haemolysis.");
    desk.sees("Dr Daniel Rocha was told at 09:30 and read it back").sees("ordered by Daniel Rocha 09:30");
    desk.keys("Stop spironolactone, repeat today.<c-s>").sees("LAB-000002 is reviewed.").sees("1 to review");
    let detail = clinic.store.read(|conn| orders::detail(conn, id)).unwrap();
    assert_eq!(detail.order.status, LabOrderStatus::Completed);
    assert_eq!(detail.interpretation, "Stop spironolactone, repeat today.");
    assert_eq!(detail.reviewed.unwrap().by, "Daniel Rocha");
}

#[test]
fn another_doctor_reviews_only_with_a_reason() {
    let clinic = Clinic::new();
    let id = electrolytes(&clinic, "dora", 2, &HIGH);
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("No results wait for your review").keys("vr").sees("H ↑ high").keys("Seen for her.<c-s>");
    desk.sees("Review for a colleague").sees("ordered by Dora Costa").keys("<c-s>").sees("Must be filled in");
    assert_eq!(clinic.store.read(|conn| lab::get(conn, id)).unwrap().status, LabOrderStatus::ResultsAvailable);
    desk.keys("she is on leave<c-s>").sees("is reviewed.");
    let events = clinic.store.read(|conn| orders::events(conn, id)).unwrap();
    assert_eq!(events.last().unwrap().reason.as_deref(), Some("she is on leave"));
}

#[test]
fn a_corrected_result_shows_the_old_value_and_who_replaced_it_and_comes_back_to_be_read() {
    let clinic = Clinic::new();
    let id = electrolytes(&clinic, "daniel", 2, &HIGH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("rHigh potassium.<c-s>").sees("No results wait for your review");
    clinic.passes(15);
    correct(&clinic, id, "4.4");
    desk.waits_for("corrected").keys("r").sees("4.4 mmol/L").sees("corrected, was 5.4 mmol/L");
    desk.sees("09:15, Bia Santos: tubes were swapped");
}

#[test]
fn results_that_change_while_they_are_read_are_not_reviewed_unseen_and_nothing_typed_is_lost() {
    let clinic = Clinic::new();
    let id = electrolytes(&clinic, "daniel", 2, &HIGH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("rHigh potassium.").sees("5.4 mmol/L");
    correct(&clinic, id, "4.4");
    desk.waits_for("The results were changed while you were reading").sees("4.4 mmol/L").sees("High potassium.");
    desk.keys("<c-s>").sees("is reviewed.");
}

#[test]
fn a_half_written_interpretation_is_offered_again() {
    let clinic = Clinic::new();
    electrolytes(&clinic, "daniel", 2, &HIGH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("rPotassium is<esc>").sees("Kept as unfinished work").keys("r").sees("half done on");
    desk.keys("<enter>").sees("Potassium is");
    let mut list = Desk::at(&clinic);
    list.sign_in("daniel", PASSWORD)
        .sees("Unfinished work")
        .keys("<enter>")
        .sees("Potassium is")
        .misses("half done on");
}

#[test]
fn what_lies_below_a_long_report_says_whether_it_is_flagged() {
    let clinic = Clinic::new();
    let id = clinic.sent("daniel", patient(2), &["CBC", "ELEC"], Priority::Routine);
    let blood =
        ["6.00", "5.00", "14.5", "44.0", "90.0", "30.0", "34.0", "13.0", "250", "4.00", "2.00", "0.50", "0.20", "0.05"];
    clinic.resulted(id, &[&blood[..], &CRITICAL[..]].concat());
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("r").misses("Potassium").sees("flagged ! (PgDn)").keys("<pgdn>").sees("HH ⇈ critically high");
}
