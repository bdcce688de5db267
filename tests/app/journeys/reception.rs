//! The day at the front desk.

use crate::clinic::{Clinic, PASSWORD, monday, patient, zone};
use crate::desk::Desk;
use polyclinic::config::Slips;
use polyclinic::domain::appointment::AppointmentStatus::{self, CheckedIn, Confirmed, NoShow, Scheduled};
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::lab_order::Priority;
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::i18n::Language;
use polyclinic::store::patients::{self, Details};
use polyclinic::store::{appointments, audit, consultations, lab, tickets};
use polyclinic::ui::theme::ThemeName;

/// A desk at reception with the day's list on it.
fn reception(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("sofia", PASSWORD);
    desk
}

/// Changes what is known about a patient.
fn change(clinic: &Clinic, number: i64, change: impl FnOnce(&mut Details)) {
    clinic.acts("sofia", |tx| {
        let mut before = patients::get(tx.conn, patient(number))?;
        change(&mut before.details);
        patients::edit(tx, before.id, before.version, &before.details)
    });
}

/// The patient has shown a passport.
fn identified(clinic: &Clinic, number: i64) {
    let kind = polyclinic::domain::identifiers::IdentifierType::Passport;
    let passport = patients::Identifier { kind, value: format!("AB12345{number}") };
    change(clinic, number, |details| details.identifiers.push(passport));
}

fn status(clinic: &Clinic, id: AppointmentId) -> AppointmentStatus {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap().status
}

#[test]
fn a_patient_is_checked_in_with_one_key_and_the_desk_is_told_what_to_ask_for() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.sees("1 expected").sees("▲1").keys("c").sees("Check in Awa Diop?").sees("▲ No identity document");
    assert_eq!(status(&clinic, id), Scheduled, "one more key");
    desk.keys("<esc>").misses("Check in Awa Diop?").keys("c<enter>");
    desk.sees("Arrived: Awa Diop, ticket 1").sees("1 arrived").sees("● arrived");
    assert_eq!(status(&clinic, id), CheckedIn);
    let audited = clinic.store.read(|conn| audit::list(conn, None, 1)).unwrap().pop().unwrap();
    assert_eq!(audited.action, "check_in_warnings");
    assert_eq!(audited.new.as_deref(), Some(r#"{"told":["identity_missing"]}"#));
}

#[test]
fn a_patient_of_whom_nothing_is_missing_arrives_with_one_key() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    identified(&clinic, 3);
    reception(&clinic).misses("▲1").keys("c").sees("Arrived: Awa Diop, ticket 1").misses("▲1");
    assert_eq!(status(&clinic, id), CheckedIn);
}

#[test]
fn expired_cover_and_missing_consent_are_told_before_the_check_in() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    let insurer = polyclinic::store::insurers::Details { name: "Unimed".to_owned(), ..Default::default() };
    let insurer = clinic.acts("ada", |tx| polyclinic::store::insurers::add(tx, &insurer));
    change(&clinic, 3, |details| {
        details.insurer = Some(insurer);
        details.policy_expires = monday().pred_opt();
        details.consent_medical_data = Some(false);
    });
    let mut desk = reception(&clinic);
    desk.sees("▲3").keys("c").sees("▲ Insurance cover expired on 22 Nov 2026");
    desk.sees("▲ No consent to keep medical data").keys("n").sees("1 expected").keys("cy").sees("1 arrived");
}

#[test]
fn a_check_in_is_taken_back_with_one_key_to_where_the_patient_stood() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("f").sees("Confirmed: Awa Diop").keys("cy").sees("● arrived").keys("u").sees("Not arrived after all");
    assert_eq!(status(&clinic, id), Confirmed);
}

#[test]
fn of_two_desks_that_check_the_same_patient_in_one_is_told_who_was_faster_and_when() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    clinic.passes(1);
    first.keys("cy").sees("Arrived: Awa Diop");
    second.keys("cy").sees("Changed meanwhile by Sofia Lima, 23 Nov 09:01").sees("arrived");
    second.keys("c").sees("Not possible now: check in (arrived)");
}

#[test]
fn what_one_desk_does_shows_at_the_other_without_losing_its_selection() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    clinic.booked(patient(3), "daniel", "9:20");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    second.keys("j");
    first.keys("cy");
    second.waits_for("1 arrived").sees("› 09:20  ▲1 Diop, Awa");
}

#[test]
fn a_cancellation_says_who_called_it_off_and_why() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("x").sees("Awa Diop (PAT-000003)").keys("<c-s>").sees("Must be filled in").keys("<s-tab>");
    desk.keys("c<tab>has no transport<c-s>").sees("Cancelled: Awa Diop").sees("× cancelled");
    let appointment = clinic.store.read(|conn| appointments::get(conn, id)).unwrap();
    assert_eq!(appointment.cancel_reason, Some(polyclinic::domain::appointment::CancelReason::Clinic));
    let events = clinic.store.read(|conn| appointments::events(conn, id)).unwrap();
    assert_eq!(events.last().and_then(|event| event.reason.clone()).as_deref(), Some("has no transport"));
}

#[test]
fn nobody_is_a_no_show_before_the_grace_is_over_and_a_no_show_can_be_undone() {
    let clinic = Clinic::new();
    let id = clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("o").sees("Not before 23 Nov 09:30");
    clinic.goes_to("9:31");
    desk.keys("o").sees("No-show: Awa Diop");
    assert_eq!(status(&clinic, id), NoShow);
    desk.keys("u").sees("Expected again: Awa Diop");
    assert_eq!(status(&clinic, id), Scheduled);
}

#[test]
fn a_sweep_lists_who_has_not_come_and_marks_exactly_those() {
    let clinic = Clinic::new();
    let late = [clinic.booked(patient(1), "daniel", "8:00"), clinic.booked(patient(3), "daniel", "8:20")];
    let in_time = clinic.booked(patient(2), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("O").sees("2 patients have not come:").sees("08:20        Diop, Awa").sees("! 1 h 00");
    desk.keys("<enter>n").misses("– no-show").keys("O").sees("2 patients have not come:");
    // Somebody is confirmed at another desk while the list is read: what is marked is what was seen.
    clinic.acts("sofia", |tx| {
        let seen = appointments::get(tx.conn, late[1])?.version;
        appointments::confirm(tx, late[1], seen)
    });
    desk.keys("y").sees("One patient marked as no-show");
    desk.keys("O").sees("One patient has not come:").keys("y").sees("One patient marked as no-show");
    assert_eq!(late.map(|id| status(&clinic, id)), [NoShow, NoShow]);
    assert_eq!(status(&clinic, in_time), Scheduled);
    desk.keys("O").sees("Nobody is overdue");
}

#[test]
fn who_leaves_without_being_seen_leaves_with_a_reason() {
    let clinic = Clinic::new();
    let id = clinic.arrived(patient(3), "daniel", "9:00");
    let mut desk = reception(&clinic);
    desk.keys("l<c-s>").sees("Left without being seen").keys("had to fetch a child<c-s>").sees("← left unseen");
    assert_eq!(status(&clinic, id), AppointmentStatus::Left);
}

#[test]
fn the_list_shows_one_part_of_the_day_at_a_time_or_another_day() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    clinic.arrived(patient(3), "daniel", "9:20");
    let mut desk = reception(&clinic);
    desk.keys("v").sees("‹1 expected›").sees("da Silva").misses("Diop");
    desk.keys("v").sees("‹1 arrived›").misses("da Silva").sees("Diop");
    desk.keys("v").sees("Nobody at this stage").keys("vv").sees("‹0 ended›");
    desk.keys("v").sees("expected · 1").sees("da Silva").sees("arrived · 1").sees("Diop");
    desk.keys("<right>").sees("24 Nov 2026").sees("No appointments on this day");
    desk.keys("<left><left>").sees("22 Nov 2026").keys("t").sees("Today, 23 Nov 2026").sees("Diop");
}

#[test]
fn tomorrows_patient_is_not_checked_in_today() {
    let clinic = Clinic::new();
    let booking = appointments::Booking {
        starts_at: zone().at(monday().succ_opt().unwrap(), chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap()),
        patient: patient(3),
        professional: clinic.professional("daniel"),
        minutes: 20,
        kind: polyclinic::domain::appointment::AppointmentKind::InPerson,
        link: String::new(),
        reason: "check-up".to_owned(),
        overbook_reason: String::from("early"),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &booking));
    let mut desk = reception(&clinic);
    desk.keys("]").sees("Diop, Awa").keys("c").sees("Not today’s appointment: 24 Nov 2026");
}

#[test]
fn people_of_one_name_are_told_apart_in_the_list() {
    let clinic = Clinic::new();
    let name = PersonName { given: "Awa".to_owned(), family: "Diop".to_owned() };
    let mut namesake = Details::new(name, Sex::Female);
    namesake.birth = Some(BirthDate::exact("1961-02-28".parse().unwrap()));
    let namesake = clinic.acts("sofia", |tx| patients::register(tx, &namesake, None));
    clinic.booked(patient(3), "daniel", "9:00");
    clinic.booked(namesake, "dora", "9:00");
    reception(&clinic).sees("PAT-3 Diop, Awa").sees("PAT-7 Diop, Awa").sees("32 y F").sees("65 y F");
}

#[test]
fn somebody_without_the_role_is_told_who_may_do_it() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("3").sees("Diop, Awa").keys("c").sees("Needs the role: reception");
}

#[test]
fn a_visit_that_was_seen_is_billed_from_the_days_list_and_nobody_else_is() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    let seen = || clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version;
    let mut desk = reception(&clinic);
    desk.keys("i").sees("Nothing to bill yet: arrived");
    let version = seen();
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, version, "follow-up"));
    let version = seen();
    clinic.acts("daniel", |tx| appointments::start(tx, visit, version, None));
    clinic.acts("daniel", |tx| consultations::save(tx, visit, None, "Better.", &[]));
    let version = seen();
    clinic.acts("daniel", |tx| appointments::complete(tx, visit, version));
    desk.waits_for("■ to close").keys("i").sees("150.00").sees("PAT-000003").keys("<esc>").sees("Today, 23 Nov 2026");
}

#[test]
fn the_list_shows_the_patients_of_one_professional() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "9:00");
    clinic.booked(patient(3), "dora", "9:20");
    let mut desk = reception(&clinic);
    desk.keys("d").sees("Whose patients?").sees("2 today").keys("costa<enter>");
    desk.sees("with Dr Dora Costa").sees("1 expected").sees("Diop").misses("da Silva");
    desk.keys("deverybody<enter>").sees("2 expected").sees("da Silva").misses("with Dr");
}

#[test]
fn a_patient_is_called_from_every_place_with_one_key_and_called_again() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    let calls = || clinic.store.read(|conn| tickets::board(conn, clinic.now(), 5)).unwrap();
    let place = || calls().first().map(|call| call.call.place.clone()).unwrap_or_default();
    let mut nurse = Desk::at(&clinic);
    nurse.sign_in("nina", PASSWORD).sees("  1").keys("C").sees("Called: 1, Awa Diop → Nina Alves").sees("1▸09:00");
    assert_eq!(place(), "Nina Alves");
    clinic.passes(2);
    nurse.keys("C").sees("▸09:02");
    let version = || clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version;
    let seen = version();
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, seen, "follow-up"));
    let mut doctor = Desk::at(&clinic);
    doctor.sign_in("daniel", PASSWORD).sees("✓ ready").keys("C").sees("▸ called 09:02");
    assert_eq!(place(), "Daniel Rocha");
    let mut desk = reception(&clinic);
    desk.sees("▸ called 09:02").keys("C").sees("Called: 1, Awa Diop → Sofia Lima");
    assert_eq!(calls().len(), 1);
}

#[test]
fn nobody_is_called_who_is_not_here_or_by_whom_it_does_not_concern() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    reception(&clinic).keys("C").sees("Not possible now: call the patient (scheduled)");
    let mut admin = Desk::at(&clinic);
    admin.sign_in("ada", PASSWORD).keys("3").sees("Diop, Awa").keys("C").sees("Needs the role: reception");
}

#[test]
fn a_patient_who_waits_for_a_sample_is_called_for_it() {
    let clinic = Clinic::new();
    let visit = clinic.ready(patient(3), "daniel", "9:00", "120/80 72 37.2 16 98");
    clinic.has_catalogue();
    let test = clinic.store.read(lab::catalogue::tests).unwrap()[0].id;
    let order = lab::orders::NewOrder {
        patient: patient(3),
        appointment: Some(visit),
        tests: vec![lab::orders::Wanted::Test(test)],
        priority: Priority::Urgent,
        clinical_information: String::new(),
    };
    let order = clinic.acts("daniel", |tx| lab::orders::order(tx, &order));
    clinic.acts("daniel", |tx| lab::orders::send(tx, order.id, order.version));
    let outside = lab::orders::NewOrder {
        patient: patient(2),
        appointment: None,
        tests: vec![lab::orders::Wanted::Test(test)],
        priority: Priority::Routine,
        clinical_information: String::new(),
    };
    let outside = clinic.acts("daniel", |tx| lab::orders::order(tx, &outside));
    clinic.acts("daniel", |tx| lab::orders::send(tx, outside.id, outside.version));
    let mut nurse = Desk::at(&clinic);
    nurse.sign_in("nina", PASSWORD).keys("3").sees("Diop, Awa").keys("C").sees("Called: 1, Awa Diop").sees("1▸09:00");
    nurse.keys("jC").sees("The order belongs to no visit");
}

#[test]
fn the_panel_says_how_long_each_stage_took() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    clinic.passes(12);
    let seen = clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version;
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, seen, "follow-up"));
    clinic.passes(7);
    let mut desk = Desk::looking(&clinic, (120, 40), ThemeName::Standard, Language::En);
    desk.sign_in("sofia", PASSWORD).sees("▲ 12 min  waiting for triage").sees(" 7 min  waiting for the doctor");
}

/// A desk at reception with a printer.
fn printing(clinic: &Clinic, slips: Slips) -> Desk {
    let look = ((80, 24), ThemeName::Standard, Language::En);
    let mut desk = Desk::with(clinic.path(), clinic.clock.clone(), look, polyclinic::screens::SCREENS, slips);
    desk.sign_in("sofia", PASSWORD);
    desk
}

#[test]
fn a_slip_is_seen_kept_in_a_file_and_printed() {
    let clinic = Clinic::new();
    clinic.arrived(patient(3), "daniel", "9:00");
    let folder = tempfile::tempdir().unwrap();
    let (file, paper) = (folder.path().join("slip.txt"), folder.path().join("paper"));
    let mut desk = reception(&clinic);
    desk.keys("p").sees("Your number").sees("Dr Daniel Rocha");
    desk.keys("p").sees("No printer here: set slip_command");
    desk.keys("s<c-u>").paste(&file.display().to_string()).keys("<c-s>").sees("Slip written");
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("Clínica Vitalis") && kept.contains("09:00") && !kept.contains("Diop"), "{kept}");
    desk.keys("ps<c-u>").paste(&file.display().to_string()).keys("<c-s>").sees("cannot be written");
    let slips = Slips { command: vec!["tee".to_owned(), paper.display().to_string()], on_check_in: false };
    let mut desk = printing(&clinic, slips);
    desk.keys("pp").sees("Slip printed");
    assert_eq!(std::fs::read_to_string(&paper).unwrap(), kept);
    let mut broken = printing(&clinic, Slips { command: vec!["false".to_owned()], on_check_in: false });
    broken.keys("pp").sees("The printer command false failed");
}

#[test]
fn an_arrival_prints_its_slip_where_the_configuration_says_so() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "9:00");
    clinic.booked(patient(1), "daniel", "9:20");
    identified(&clinic, 1);
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper");
    let command = vec!["tee".to_owned(), "-a".to_owned(), paper.display().to_string()];
    let mut desk = printing(&clinic, Slips { command, on_check_in: true });
    desk.keys("cy").sees("Arrived: Awa Diop, ticket 1").keys("<home>c").sees("Arrived: Maria da Silva Souza, ticket 2");
    desk.keys("wluis<enter>dd<tab>cut finger<c-s>").sees("Arrived: Lu");
    desk.keys("3n").sees("New patient").keys("Melo<tab>Ana<tab>f<tab>~40<c-r>").sees("Save and check in");
    desk.keys("cough<tab>d<c-s>").sees("Arrived: Ana Melo, ticket 4");
    let printed = std::fs::read_to_string(&paper).unwrap();
    assert_eq!(printed.matches("Your number").count(), 4, "{printed}");
}
