//! The laboratory's bench, by keys.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::ids::{LabOrderId, Version};
use polyclinic::domain::lab::Flag;
use polyclinic::domain::lab_order::{LabOrderStatus, Priority};
use polyclinic::store::lab::results::{self, Entry, NewCall, TestResults};
use polyclinic::store::lab::{self, LabOrder, orders};
use polyclinic::store::settings;

fn order(clinic: &Clinic, id: LabOrderId) -> LabOrder {
    clinic.store.read(|conn| lab::get(conn, id)).unwrap()
}

fn seen(clinic: &Clinic, id: LabOrderId) -> Version {
    order(clinic, id).version
}

fn results_of(clinic: &Clinic, id: LabOrderId) -> Vec<TestResults> {
    clinic.store.read(|conn| results::of_order(conn, id, clinic.now())).unwrap()
}

/// The value and flag that stand for an analyte, as stored.
fn value(clinic: &Clinic, id: LabOrderId, code: &str) -> Option<(String, Flag)> {
    let results = results_of(clinic, id);
    let analyte = results.iter().flat_map(|test| &test.analytes).find(|analyte| analyte.code == code).unwrap();
    analyte.current.as_ref().map(|row| (row.value.to_string(), row.flag))
}

/// Electrolytes of José Álvarez, at the laboratory.
fn received(clinic: &Clinic) -> (LabOrderId, String) {
    let id = clinic.sent("daniel", patient(2), &["ELEC"], Priority::Stat);
    let accession = clinic.collected(id).to_string();
    (id, accession)
}

fn started(clinic: &Clinic) -> (LabOrderId, String) {
    let (id, accession) = received(clinic);
    let seen = seen(clinic, id);
    clinic.acts("bia", |tx| results::start(tx, id, seen));
    (id, accession)
}

/// Electrolytes with values, entered by Bia.
fn entered(clinic: &Clinic, values: [&str; 4]) -> (LabOrderId, String) {
    let (id, accession) = started(clinic);
    let results = results_of(clinic, id);
    let entries: Vec<Entry> = results[0]
        .analytes
        .iter()
        .zip(values)
        .map(|(analyte, value)| Entry { test: results[0].test, analyte: analyte.id, value: value.to_owned() })
        .collect();
    let seen = seen(clinic, id);
    clinic.acts("bia", |tx| results::save(tx, id, seen, &entries));
    (id, accession)
}

fn validated(clinic: &Clinic) -> (LabOrderId, String) {
    let (id, accession) = entered(clinic, ["140", "4.1", "101", "25"]);
    let seen = seen(clinic, id);
    clinic.acts("bia", |tx| results::validate(tx, id, seen, "Normal."));
    (id, accession)
}

fn at_bench(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD);
    desk
}

#[test]
fn a_sample_goes_from_received_to_final_with_a_call_about_the_critical_value() {
    let clinic = Clinic::new();
    let (id, accession) = received(&clinic);
    clinic.passes(12);
    let mut desk = at_bench(&clinic, "bia");
    desk.sees(&accession).sees("received").sees("! stat").sees("12 min");
    desk.keys("s").sees("is on the bench").sees("in progress");
    desk.keys("<enter>").sees("Álvarez, José").sees("Potassium").sees("3.5–5.0");
    desk.keys("138<enter>6,8").sees("HH ⇈ critically high").keys("<enter>101<enter>24<enter>").paste("Repeat today.");
    desk.keys("<c-g>").sees("Call about a critical value").sees("Potassium 6.8 mmol/L");
    assert_eq!(value(&clinic, id, "K"), Some(("6.8".to_owned(), Flag::CriticalHigh)));
    desk.keys("<c-s>").sees("Must be filled in");
    desk.paste("Daniel Rocha, doctor").keys("<tab><tab>y<c-s>").sees("The call is on record");
    desk.sees("Validate the results?").sees("4 of 4 values entered, 1").keys("y").sees("validated").misses("Potassium");
    let done = order(&clinic, id);
    assert_eq!(done.status, LabOrderStatus::ResultsAvailable);
    let detail = clinic.store.read(|conn| orders::detail(conn, id)).unwrap();
    assert_eq!(detail.conclusion, "Repeat today.");
    let calls = clinic.store.read(|conn| results::calls(conn, id)).unwrap();
    assert_eq!(calls.len(), 1);
    assert_eq!((calls[0].call.told.as_str(), calls[0].call.told_at), ("Daniel Rocha, doctor", clinic.now()));
    desk.keys("fff").sees("done today").sees(&accession).keys("<enter>").sees("Daniel Rocha, doctor was told");
}

#[test]
fn enter_on_a_received_sample_starts_the_analysis_and_opens_the_results() {
    let clinic = Clinic::new();
    let (id, _) = received(&clinic);
    at_bench(&clinic, "bia").keys("<enter>").sees("Potassium");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::InProgress);
}

#[test]
fn saving_keeps_values_without_making_them_final() {
    let clinic = Clinic::new();
    let (id, _) = started(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("e138<enter>4,1<c-s>").sees("saved, not yet validated");
    assert_eq!(value(&clinic, id, "K"), Some(("4.1".to_owned(), Flag::Normal)));
    assert_eq!(order(&clinic, id).status, LabOrderStatus::InProgress);
    desk.sees("to validate").keys("e").sees("4.1").sees("2/4 entered").misses("Unfinished work");
}

#[test]
fn a_digit_replaces_the_number_that_stands_there_and_backspace_changes_it() {
    let clinic = Clinic::new();
    let (id, _) = entered(&clinic, ["140", "4.1", "101", "25"]);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("e").sees("140").keys("141<enter><bs>3<c-s>").sees("saved");
    assert_eq!(value(&clinic, id, "NA"), Some(("141".to_owned(), Flag::Normal)));
    assert_eq!(value(&clinic, id, "K"), Some(("4.3".to_owned(), Flag::Normal)));
}

#[test]
fn what_cannot_be_is_refused_at_its_value_and_nothing_is_saved() {
    let clinic = Clinic::new();
    let (id, _) = started(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("e138<enter>41").sees("X × impossible value");
    desk.keys("<c-s>").sees("look at the marked value").sees("Potassium");
    assert_eq!(value(&clinic, id, "NA"), None);
    desk.keys("high").sees("! Not a number").keys("<c-s>").sees("look at the marked value");
    desk.keys("<c-u>4.1<c-s>").sees("saved");
    assert_eq!(value(&clinic, id, "NA"), Some(("138".to_owned(), Flag::Normal)));
}

#[test]
fn a_word_of_a_scale_is_chosen_by_its_first_letter_and_an_unknown_range_is_said() {
    let clinic = Clinic::new();
    let child = clinic.sent("daniel", patient(4), &["MALSM", "TSH"], Priority::Urgent);
    clinic.collected(child);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("<enter>").sees("Choose: negative · positive").keys("p").sees("positive").sees("A ! abnormal");
    desk.keys("n").sees("negative  ").misses("A ! abnormal").keys("<enter>2,5").sees("? no reference range");
    desk.sees("no reference range known for this person").keys("<c-s>").sees("saved");
    assert_eq!(value(&clinic, child, "MALSM"), Some(("negative".to_owned(), Flag::Normal)));
    assert_eq!(value(&clinic, child, "TSH"), Some(("2.50".to_owned(), Flag::NoRange)));
}

#[test]
fn a_long_text_is_written_in_a_window_of_its_own() {
    let clinic = Clinic::new();
    let culture = clinic.sent("daniel", patient(3), &["UCULT"], Priority::Routine);
    clinic.collected(culture);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("<enter><f7>").sees("Text of the result").keys("E. coli 10^5<enter>sensitive to fosfomycin<c-s>");
    desk.sees("E. coli").keys("<c-s>").sees("saved");
    let stored = value(&clinic, culture, "UCULT").unwrap().0;
    assert_eq!(stored, "E. coli 10^5\nsensitive to fosfomycin");
}

#[test]
fn a_test_without_any_result_cannot_be_made_final() {
    let clinic = Clinic::new();
    let (id, _) = started(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("v").paste("Nothing yet.").keys("<c-g>").sees("No result yet: Electrolytes").sees("Nothing yet.");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::InProgress);
}

#[test]
fn four_eyes_let_only_somebody_else_validate() {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| {
        let settings = settings::load(tx.conn)?;
        settings::save(tx, &settings::Settings { four_eyes: true, ..settings })
    });
    let (id, _) = entered(&clinic, ["140", "4.1", "101", "25"]);
    let mut own = at_bench(&clinic, "bia");
    own.keys("v<c-g>").sees("validated by somebody else");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::InProgress);
    at_bench(&clinic, "bruno").keys("v").sees("4.1").paste("All normal.").keys("<c-g>y").sees("validated");
    let detail = clinic.store.read(|conn| orders::detail(conn, id)).unwrap();
    assert_eq!((detail.validated.unwrap().by.as_str(), detail.conclusion.as_str()), ("Bruno Reis", "All normal."));
}

#[test]
fn a_call_that_was_not_read_back_is_an_attempt_and_frees_nothing() {
    let clinic = Clinic::new();
    let (id, _) = entered(&clinic, ["140", "2,5", "101", "25"]);
    let mut desk = at_bench(&clinic, "bia");
    desk.sees("!! to call").sees("!! 1 to call").keys("c").sees("Potassium 2.5 mmol/L");
    desk.paste("Switchboard").keys("<tab><tab>n<c-s>").sees("Recorded as an attempt").sees("!! to call");
    desk.keys("v<c-g>").sees("Call about a critical value");
    desk.paste("Dora Costa").keys("<tab><tab>y<c-s>y").sees("validated");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::ResultsAvailable);
}

#[test]
fn a_call_cannot_lie_in_the_future() {
    let clinic = Clinic::new();
    entered(&clinic, ["140", "2,5", "101", "25"]);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("c").paste("Dora Costa").keys("<tab><c-u>11:30<tab>y<c-s>").sees("A call cannot lie in the future");
    desk.sees("Dora Costa").keys("<c-u>8:50<c-s>").sees("The call is on record");
}

#[test]
fn a_correction_keeps_the_old_version_and_calls_when_a_value_has_become_critical() {
    let clinic = Clinic::new();
    let (id, accession) = validated(&clinic);
    clinic.passes(30);
    let mut desk = at_bench(&clinic, "bia");
    desk.sees("Nothing to do").keys("fff").sees(&accession).keys("o").sees("Potassium");
    desk.keys("<enter>6,9<c-g>").sees("Correct validated results").sees("Who was told");
    desk.keys("<c-s>").sees("Must be filled in").paste("wrong tube").keys("<tab>");
    desk.paste("Daniel Rocha").keys("<tab><tab>y<c-s>").sees("corrected; the doctor is told again");
    let analytes = &results_of(&clinic, id)[0].analytes;
    let potassium = analytes.iter().find(|analyte| analyte.code == "K").unwrap();
    let now = potassium.current.as_ref().unwrap();
    assert_eq!((now.value.to_string(), now.version, now.reason.as_deref()), ("6.9".to_owned(), 2, Some("wrong tube")));
    assert_eq!(potassium.earlier[0].value.to_string(), "4.1");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::ResultsAvailable);
    desk.keys("<enter><down>").sees("before: 4.1 (wrong tube)");
}

#[test]
fn of_two_who_correct_the_second_is_told_and_can_go_on_from_what_the_first_wrote() {
    let clinic = Clinic::new();
    let (id, _) = validated(&clinic);
    let mut second = at_bench(&clinic, "bruno");
    second.keys("fffo<enter>4,9");
    clinic.passes(2);
    at_bench(&clinic, "bia").keys("fffo142<c-g>").paste("decimal slip").keys("<c-s>").sees("corrected");
    second.keys("<c-g>").paste("wrong line").keys("<c-s>").sees("by Bia Santos").sees("wrong line");
    second.keys("<esc>y").sees("4,9").keys("<c-g>").sees("142").paste("wrong line").keys("<c-s>").sees("corrected");
    assert_eq!(value(&clinic, id, "NA"), Some(("142".to_owned(), Flag::Normal)));
    assert_eq!(value(&clinic, id, "K"), Some(("4.9".to_owned(), Flag::Normal)));
}

#[test]
fn a_correction_without_a_change_is_refused() {
    let clinic = Clinic::new();
    validated(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("fffo<c-g>").paste("just so").keys("<c-s>").sees("Nothing was changed").sees("just so");
}

#[test]
fn a_rejected_sample_goes_back_to_the_nurse_with_its_reason() {
    let clinic = Clinic::new();
    let (id, accession) = received(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("r").sees("Reject the sample").sees(&accession).sees("Álvarez, José");
    desk.keys("o<c-s>").sees("Must be filled in").paste("leaked").keys("<c-s>").sees("another sample is due");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::SentToLab);
    let rejected = clinic.store.read(|conn| orders::detail(conn, id)).unwrap().specimens[0].rejected.clone().unwrap();
    assert_eq!(rejected.2.as_deref(), Some("leaked"));
    desk.sees("Nothing to do on the bench");
}

#[test]
fn steps_that_are_not_possible_say_why() {
    let clinic = Clinic::new();
    let (_, accession) = received(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("v").sees("Not possible now: validate results (received)").keys("c").sees("No value is critical");
    desk.keys("s").sees("in progress").keys("r").sees("Not possible now: reject sample (in progress)");
    desk.sees(&accession);
    at_bench(&clinic, "ada").keys("9<tab><tab>").sees(&accession).keys("s").sees("Needs the role: biologist");
}

#[test]
fn what_was_typed_is_offered_again_after_leaving() {
    let clinic = Clinic::new();
    let (id, _) = started(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("e138<enter>4,4");
    clinic.passes(1);
    desk.tick().keys("<esc>").sees("in progress");
    assert_eq!(value(&clinic, id, "K"), None);
    // Another terminal, the same person.
    let mut list = at_bench(&clinic, "bia");
    list.sees("Unfinished work").keys("<enter>").sees("138").sees("4,4").misses("half done on");
    let mut again = at_bench(&clinic, "bia");
    again.keys("<esc>e").sees("Unfinished work").keys("<enter>").sees("138").sees("4,4").keys("<c-s>").sees("saved");
    assert_eq!(value(&clinic, id, "K"), Some(("4.4".to_owned(), Flag::Normal)));
    again.keys("e").misses("Unfinished work");
}

#[test]
fn of_two_who_enter_the_second_is_told_and_keeps_what_was_typed() {
    let clinic = Clinic::new();
    let (id, _) = started(&clinic);
    let mut first = at_bench(&clinic, "bia");
    let mut second = at_bench(&clinic, "bruno");
    second.keys("e<enter>4,7");
    clinic.passes(3);
    first.keys("e139<c-s>").sees("saved");
    second.keys("<c-s>").sees("by Bia Santos").sees("4,7");
    assert_eq!(value(&clinic, id, "K"), None);
    second.sees("139").keys("<c-s>").sees("saved");
    assert_eq!(value(&clinic, id, "NA"), Some(("139".to_owned(), Flag::Normal)));
    assert_eq!(value(&clinic, id, "K"), Some(("4.7".to_owned(), Flag::Normal)));
}

#[test]
fn of_two_who_start_the_second_is_told_who_and_when() {
    let clinic = Clinic::new();
    let (id, _) = received(&clinic);
    let mut second = at_bench(&clinic, "bruno");
    let seen = seen(&clinic, id);
    clinic.acts("bia", |tx| results::start(tx, id, seen));
    second.keys("s");
    second.waits_for("in progress");
    assert_eq!(order(&clinic, id).status, LabOrderStatus::InProgress);
}

#[test]
fn a_colleagues_step_shows_without_a_key() {
    let clinic = Clinic::new();
    let mut desk = at_bench(&clinic, "bia");
    desk.sees("Nothing to do");
    let (id, accession) = received(&clinic);
    desk.waits_for(&accession).sees("received");
    let seen = seen(&clinic, id);
    clinic.acts("bruno", |tx| results::start(tx, id, seen));
    desk.waits_for("in progress");
}

#[test]
fn the_values_before_stand_beside_the_new_ones() {
    let clinic = Clinic::new();
    validated(&clinic);
    clinic.passes(90);
    let (id, _) = started(&clinic);
    let mut desk = at_bench(&clinic, "bia");
    desk.keys("e<enter>").sees("Last validated value 4.1 on 23 Nov 2026");
    assert_eq!(value(&clinic, id, "K"), None);
    clinic.acts("bruno", |tx| {
        let call = NewCall { told: "x".into(), told_at: tx.now, read_back: true, note: String::new() };
        assert!(results::record_call(tx, id, &call).is_err());
        Ok(())
    });
}
