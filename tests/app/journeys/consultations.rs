//! The doctor's queue and the consultation, by keys.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::diagnosis::{Certainty, Rank};
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::lab_order::{LabOrderStatus, Priority};
use polyclinic::store::appointments::{self, Appointment};
use polyclinic::store::consultations::{self, Summary};
use polyclinic::store::vitals::{self, NewVitals};

/// Vitals that make a score of 5 without a single 3.
const FEVERISH: &str = "128/84 96 38.4 22 95 air a 81kg 168cm";

fn doctor(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD);
    desk
}

fn visit(clinic: &Clinic, id: AppointmentId) -> Appointment {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap()
}

fn summary(clinic: &Clinic, id: AppointmentId) -> Summary {
    clinic.store.read(|conn| consultations::summary(conn, id)).unwrap()
}

#[test]
fn a_doctor_claims_writes_orders_sends_and_completes() {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    clinic.passes(20);
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("My patients").sees("1 ready").sees("▲ 20 min").sees("✓ ready").sees("da Silva Souza, Maria").sees("! 5");
    desk.keys("c").sees("PAT-000001").sees("Allergies not assessed").sees("hypertension for ten years");
    desk.sees("medium risk").sees("128/84 mmHg").sees("▲ 38.4 °C").sees("BMI").sees("check-up");
    desk.keys("Dry cough since Friday.<enter>Lungs clear.<tab>J06.9 common cold<enter>asthma?");
    desk.sees("Not saved yet").keys("<c-s>").sees("Saved at 09:20").misses("Not saved yet");
    let written = summary(&clinic, id).consultation.unwrap();
    assert_eq!(written.notes, "Dry cough since Friday.\nLungs clear.");
    let diagnoses: Vec<_> =
        written.diagnoses.iter().map(|d| (d.code.as_deref(), d.text.as_str(), d.rank, d.certainty)).collect();
    assert_eq!(
        diagnoses,
        [
            (Some("J06.9"), "common cold", Rank::Primary, Certainty::Confirmed),
            (None, "asthma", Rank::Secondary, Certainty::Suspected)
        ]
    );
    desk.keys("<c-t>").sees("Order tests").sees("Nothing chosen yet");
    desk.keys("cbc<enter>").sees("1: Full blood count").keys("c-react<enter>").sees("2: Full blood count");
    desk.keys("<tab><left>").keys("<tab>fever, cough").keys("<c-s>").sees("LAB-000001 is ordered").sees("▲ ordered");
    desk.keys("<c-e>").sees("One order sent").sees("to collect");
    desk.keys("<c-g>").sees("Maria da Silva Souza: consultation completed.").sees("Nobody is waiting for you");
    let after = summary(&clinic, id);
    assert_eq!(after.appointment.status, AppointmentStatus::ConsultationCompleted);
    assert!(after.consultation.unwrap().signed_at.is_some());
    assert_eq!(after.orders.len(), 1);
    assert_eq!(after.orders[0].order.status, LabOrderStatus::SentToLab);
    assert_eq!(after.orders[0].order.priority, Priority::Urgent);
}

#[test]
fn a_consultation_is_not_completed_without_notes() {
    let clinic = Clinic::new();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("c<tab>cold<c-g>").sees("! ").sees("Notes");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::InConsultation);
    desk.keys("   <enter><c-g>");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::InConsultation);
    desk.keys("Seen.<c-g>").sees("consultation completed");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::ConsultationCompleted);
}

#[test]
fn unsent_orders_are_asked_about_before_completing() {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("cSeen.<c-t>tsh<enter><c-s><c-g>").sees("One lab order of this visit was never sent");
    desk.keys("<enter>").sees("Orders not sent").keys("n").misses("Orders not sent");
    assert_eq!(visit(&clinic, id).status, AppointmentStatus::InConsultation);
    desk.keys("<c-g>y").sees("consultation completed");
    assert_eq!(summary(&clinic, id).orders[0].order.status, LabOrderStatus::SentToLab);
}

#[test]
fn an_order_can_be_sent_at_once_written_in_own_words_and_called_off_with_a_reason() {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("c<c-x>").sees("No order can be cancelled").keys("<c-e>").sees("No order waits to be sent");
    clinic.passes(1);
    desk.tick().keys("<c-t><c-s>").sees("! Choose at least one test");
    desk.keys("spit for wondermycin<up><enter>")
        .sees("1: spit for wondermycin")
        .keys("<c-e>")
        .sees("is at the laboratory");
    desk.keys("<c-x>").sees("Cancel a lab order").sees("LAB-000001").keys("<c-s>").sees("Must be filled in");
    desk.keys("patient refuses<c-s>").sees("The order is cancelled.").sees("cancelled");
    assert_eq!(summary(&clinic, id).orders[0].order.status, LabOrderStatus::Cancelled);
}

#[test]
fn several_tests_are_picked_with_space_and_yesterdays_same_test_is_pointed_out() {
    let clinic = Clinic::new();
    clinic.sent("dora", patient(1), &["CBC"], Priority::Routine);
    clinic.passes(10);
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("c<c-t>").sees("ordered 09:00, Dora Costa");
    desk.keys("<down><space><down><space>")
        .sees("2: Full blood count")
        .sees("was ordered at 09:00 already: LAB-000001");
    desk.keys("<space>").sees("1: Full blood count").keys("<esc>").sees("Kept as unfinished work");
    desk.keys("<c-t>").sees("Unfinished work").keys("<enter>").sees("1: Full blood count");
}

#[test]
fn a_colleagues_patient_is_taken_over_only_with_a_reason() {
    let clinic = Clinic::new();
    let id = clinic.ready(patient(2), "dora", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.misses("Álvarez").keys("v").sees("Ready for a doctor").sees("Álvarez, José");
    desk.keys("<enter>").sees("Take over a colleague").sees("Dr Dora Costa").keys("<c-s>").sees("Must be filled in");
    assert!(visit(&clinic, id).started.is_none());
    desk.keys("she was called away<c-s>").sees("PAT-000002").sees("Diagnoses");
    assert_eq!(visit(&clinic, id).started.unwrap().by, clinic.actor("daniel").user);
    let events = clinic.store.read(|conn| appointments::events(conn, id)).unwrap();
    assert_eq!(events.last().unwrap().reason.as_deref(), Some("she was called away"));
    desk.keys("<esc>").sees("● with me");
    desk.keys("c").sees("Diagnoses");
    assert_eq!(clinic.store.read(|conn| appointments::events(conn, id)).unwrap().len(), events.len());
}

#[test]
fn of_two_doctors_who_claim_at_once_one_wins_and_the_other_is_told_who_and_when() {
    let clinic = Clinic::new();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let (mut daniel, mut dora) = (doctor(&clinic, "daniel"), doctor(&clinic, "dora"));
    dora.keys("v").sees("da Silva Souza").keys("c").sees("Take over").keys("he is late");
    clinic.passes(7);
    daniel.keys("c").sees("Diagnoses");
    dora.keys("<c-s>").sees("Daniel Rocha").sees("09:07").sees("he is late");
    assert_eq!(visit(&clinic, id).started.unwrap().by, clinic.actor("daniel").user);
    dora.keys("<esc>y").sees("Nobody is waiting for a doctor");
    dora.keys("v").sees("with Daniel Rocha");
}

#[test]
fn a_consultation_that_was_taken_over_is_not_written_and_nothing_typed_is_lost() {
    let clinic = Clinic::new();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut daniel = doctor(&clinic, "daniel");
    daniel.keys("cMy own words.");
    let seen = visit(&clinic, id).version;
    clinic.acts("dora", |tx| appointments::start(tx, id, seen, Some("emergency")));
    clinic.acts("dora", |tx| consultations::save(tx, id, None, "Her words.", &[]));
    daniel.keys("<c-s>").sees("Dora Costa").sees("My own words.");
    assert_eq!(summary(&clinic, id).consultation.unwrap().notes, "Her words.");
    daniel.keys("<esc>").sees("Kept as unfinished work").keys("vv").sees("with Dora Costa");
    daniel.keys("c").sees("Take over").keys("she asked me back<c-s>").sees("Unfinished work").keys("<enter>");
    daniel.sees("Her words.").sees("My own words.").keys("<c-s>").sees("Saved at");
    assert_eq!(summary(&clinic, id).consultation.unwrap().notes, "Her words.\nMy own words.");
}

#[test]
fn what_a_dropped_line_left_half_written_is_offered_again() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("cHalf a sente<tab>cold");
    clinic.passes(1);
    desk.tick();
    drop(desk);
    let mut again = doctor(&clinic, "daniel");
    again.sees("Unfinished work").sees("Maria da Silva Souza").keys("<enter>").misses("half done on");
    again.sees("Half a sente").sees("cold").keys("nce.<c-s>").sees("Saved at");
    again.keys("<esc>").misses("Kept as unfinished work").keys("c").misses("half done on");
    again.sees("Half a sente");
}

#[test]
fn discarding_goes_back_to_what_was_saved_and_asks_first() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("cKept.<c-s> Not kept.<c-d>").sees("Discard what you typed?").keys("n").sees("Not kept.");
    desk.keys("<c-d>y").misses("Not kept.").sees("Kept.");
}

#[test]
fn triage_is_skipped_and_leaving_is_noted_with_a_reason() {
    let clinic = Clinic::new();
    let (first, second) = (clinic.arrived(patient(1), "daniel", "9:20"), clinic.arrived(patient(3), "daniel", "9:40"));
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("2 in triage").misses("Diop").keys("vv").sees("Everybody in care").sees("in triage");
    desk.keys("c").sees("start consultation").keys("s").sees("Send on without vitals");
    desk.keys("<c-s>").sees("Must be filled in").keys("knows her well<c-s>").sees("sent on without vitals");
    desk.keys("c").sees("No vitals: knows her well").keys("<esc>");
    assert_eq!(visit(&clinic, first).status, AppointmentStatus::InConsultation);
    desk.keys("G").keys("l").sees("Left without being seen").keys("had to work<c-s>").sees("Awa Diop");
    assert_eq!(visit(&clinic, second).status, AppointmentStatus::Left);
}

#[test]
fn the_queue_keeps_up_with_the_nurse_and_its_selection_stays() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("1 ready");
    clinic.ready(patient(3), "daniel", "9:40", "90/60 130 39.5 30 90 air v");
    desk.waits_for("Diop, Awa").sees("2 ready").keys("c").sees("PAT-000001");
}

#[test]
fn allergies_are_listed_from_the_queue_and_from_the_consultation_and_show_at_once() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("a").sees("da Silva Souza").keys("<esc>c").sees("Allergies not assessed");
    desk.keys("<c-y>apenicillin<c-s><esc>").sees("! Allergy: penicillin").sees("Notes");
}

#[test]
fn vitals_are_taken_again_without_leaving_the_consultation() {
    let clinic = Clinic::new();
    let id = clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    let mut desk = doctor(&clinic, "daniel");
    clinic.passes(8);
    desk.keys("cStill hot.<c-r>").sees("last 38.4").keys("<f7>118/80 37.4°<enter><c-s>");
    desk.sees("Still hot.").sees("118/80 mmHg").sees("T 37.4 °C").sees("96 /min (09:00)").sees("5 medium risk (09:00)");
    assert_eq!(summary(&clinic, id).vitals.len(), 2);
}

#[test]
fn opening_a_chart_stands_in_the_audit_log_once() {
    let clinic = Clinic::new();
    clinic.ready(patient(2), "daniel", "9:20", "120/80");
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("<enter>").sees("Notes").keys("sees him").keys("<c-s><esc>");
    let opened = |row: &&polyclinic::store::audit::AuditRow| row.action == "open_chart" && row.entity_id == Some(2);
    let rows = clinic.store.read(|conn| polyclinic::store::audit::list(conn, None, 100)).expect("the log");
    let opened: Vec<_> = rows.iter().filter(opened).collect();
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].actor, "Daniel Rocha");
}

#[test]
fn a_long_history_is_read_on_lines_of_its_own_beside_a_narrow_note() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(1), "daniel", "9:20");
    let history = "Penicillin gave her a rash in 2004; appendix out in 2011; asthma since childhood, salbutamol when \
                   needed; hypertension for ten years, amlodipine 5 mg in the evening";
    let set = polyclinic::domain::vitals::parse(FEVERISH).unwrap();
    let new = NewVitals { set, pregnant: None, history: Some(history.to_owned()) };
    let seen = visit(&clinic, id).version;
    clinic.acts("nina", |tx| vitals::record(tx, id, seen, &new));
    let mut desk = doctor(&clinic, "daniel");
    desk.keys("c")
        .sees("Reason check-up\n History Penicillin gave her a rash")
        .sees("salbutamol when needed;")
        .sees("…");
}

#[test]
fn my_patients_are_counted_without_those_of_colleagues() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:20", FEVERISH);
    clinic.ready(patient(2), "dora", "9:20", FEVERISH);
    clinic.arrived(patient(3), "dora", "9:40");
    let mut desk = doctor(&clinic, "daniel");
    desk.sees("My patients   0 with me   1 ready   0 in triage");
    desk.keys("v").sees("2 ready   1 in triage");
}
