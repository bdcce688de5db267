//! The waiting room: the board, and patients who check themselves in.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::app::Request;
use polyclinic::domain::appointment::AppointmentStatus::{self, CheckedIn, Scheduled};
use polyclinic::domain::identifiers::IdentifierType;
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::waiting::{BoardNames, CallStage};
use polyclinic::screens::{BOARD, KIOSK, SILENT_BOARD};
use polyclinic::store::{appointments, audit, patients, settings, tickets};

fn call(clinic: &Clinic, login: &str, id: AppointmentId, stage: CallStage) {
    clinic.acts(login, |tx| {
        let seen = appointments::get(tx.conn, id)?.version;
        tickets::call(tx, id, seen, stage)
    });
}

fn status(clinic: &Clinic, id: AppointmentId) -> AppointmentStatus {
    clinic.store.read(|conn| appointments::get(conn, id)).unwrap().status
}

fn board(clinic: &Clinic, size: (u16, u16)) -> Desk {
    Desk::in_the_waiting_room(clinic, size, "", BOARD)
}

fn rings(desk: &mut Desk) -> usize {
    desk.app.requests().into_iter().filter(|request| *request == Request::Bell).count()
}

#[test]
fn the_board_shows_a_call_made_elsewhere_and_rings_once() {
    let clinic = Clinic::new();
    let first = clinic.arrived(patient(1), "daniel", "9:00");
    let second = clinic.arrived(patient(3), "daniel", "9:20");
    let (mut loud, mut quiet) =
        (board(&clinic, (80, 24)), Desk::in_the_waiting_room(&clinic, (80, 24), "", SILENT_BOARD));
    loud.sees("Clínica Vitalis").sees("09:00").sees("your number will be called here");
    call(&clinic, "nina", first, CallStage::Triage);
    loud.waits_for("→ Nina Alves · nurse").sees("█").misses("Maria").misses("Silva");
    quiet.waits_for("→ Nina Alves · nurse");
    assert_eq!((rings(&mut loud), rings(&mut quiet)), (1, 0));
    clinic.passes(1);
    call(&clinic, "nina", second, CallStage::Triage);
    loud.waits_for("   1   → Nina Alves · nurse").sees("09:00");
    assert_eq!(rings(&mut loud), 1);
    loud.tick();
    assert_eq!(rings(&mut loud), 0);
}

#[test]
fn the_board_shows_as_much_of_a_name_as_the_clinic_lets_it() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    clinic.acts("ada", |tx| {
        let settings = settings::load(tx.conn)?;
        settings::save(tx, &settings::Settings { board_names: BoardNames::Initials, ..settings })
    });
    call(&clinic, "sofia", visit, CallStage::Desk);
    board(&clinic, (80, 24)).sees("→ A.D.  Sofia Lima · front desk").misses("Diop");
}

#[test]
fn a_new_call_stands_out_for_some_seconds_and_the_board_empties_at_midnight() {
    let clinic = Clinic::new();
    let visit = clinic.arrived(patient(3), "daniel", "9:00");
    call(&clinic, "nina", visit, CallStage::Triage);
    let mut board = board(&clinic, (80, 24));
    let lit = |board: &Desk| {
        let buffer = board.terminal.backend().buffer();
        buffer[(3, 3)].style() != buffer[(3, 23)].style()
    };
    assert!(lit(&board));
    let wakes = board.app.deadline().unwrap();
    assert_eq!(wakes.0 - clinic.now().0, 12_000);
    clinic.passes_ms(12_000);
    board.tick();
    assert!(!lit(&board));
    clinic.passes(24 * 60);
    board.tick().sees("your number will be called here");
}

#[test]
fn the_board_is_left_with_one_key_and_no_other_key_does_anything() {
    let clinic = Clinic::new();
    for key in ["q", "<c-c>", "<c-q>"] {
        let mut board = board(&clinic, (40, 10));
        board.keys("1?<esc><tab><f3><f10>/x");
        assert!(!board.app.is_over());
        board.keys(key);
        assert!(board.app.is_over(), "{key}");
    }
}

/// The third patient has shown a passport, and has an appointment at 9:20.
fn expected(clinic: &Clinic) -> AppointmentId {
    clinic.acts("sofia", |tx| {
        let mut before = patients::get(tx.conn, patient(3))?;
        let value = "AB12345".to_owned();
        before.details.identifiers.push(patients::Identifier { kind: IdentifierType::Passport, value });
        patients::edit(tx, before.id, before.version, &before.details)
    });
    clinic.booked(patient(3), "daniel", "9:20")
}

fn kiosk(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::in_the_waiting_room(clinic, (80, 24), "kiosk /dev/tty1", KIOSK);
    desk.sign_in(login, PASSWORD);
    desk
}

/// Types a number and a birth date and waits for the answer.
fn try_in(clinic: &Clinic, desk: &mut Desk, number: &str, birth: &str) {
    desk.keys("1").sees("Type your patient number").keys(number).keys("<enter>").sees("Type your birth date");
    desk.keys(birth).keys("<enter>").sees("One moment");
    clinic.passes_ms(1_499);
    desk.tick().sees("One moment");
    clinic.passes_ms(1);
    desk.tick().misses("One moment");
}

#[test]
fn a_patient_checks_in_alone_by_number_or_document_in_the_language_of_their_choice() {
    let clinic = Clinic::new();
    let visit = expected(&clinic);
    let mut desk = kiosk(&clinic, "sofia");
    desk.sees("1   English").sees("4   Português").sees("Tapez 2").misses("Sofia");
    desk.keys("2").sees("Tapez votre numéro").keys("ab 12345<enter>").sees("date de naissance").keys("03081994<enter>");
    clinic.passes_ms(1_500);
    desk.tick().sees("Votre numéro").sees("Votre rendez-vous").sees("09:20").misses("Diop").misses("Rocha");
    assert_eq!(status(&clinic, visit), CheckedIn);
    let rows = clinic.store.read(|conn| audit::list(conn, None, 3)).unwrap();
    assert!(rows.iter().all(|row| row.client == "kiosk /dev/tty1" && row.actor == "Sofia Lima"), "{rows:?}");
    assert_eq!((rows[0].action.as_str(), rows[0].success), ("kiosk_check_in", true));
    desk.keys("<enter>").sees("1   English").misses("Votre");
}

#[test]
fn whatever_is_wrong_the_answer_is_the_same_at_the_same_time() {
    let clinic = Clinic::new();
    expected(&clinic);
    let mut desk = kiosk(&clinic, "sofia");
    let mut seen = Vec::new();
    for (number, birth) in [("999", "03/08/1994"), ("3", "04/08/1994"), ("2", "30/01/1952"), ("3", "x")] {
        try_in(&clinic, &mut desk, number, birth);
        seen.push(desk.sees("Please go to the front desk").screen());
        desk.keys("<esc>");
        clinic.passes(61);
        desk.tick();
    }
    seen.dedup();
    assert_eq!(seen.len(), 1);
}

#[test]
fn whoever_guesses_waits_and_a_new_kiosk_remembers() {
    let clinic = Clinic::new();
    let visit = expected(&clinic);
    let mut desk = kiosk(&clinic, "sofia");
    for _ in 0..3 {
        try_in(&clinic, &mut desk, "3", "04/08/1994");
        desk.sees("Please go to the front desk").misses("wait a moment").keys("<enter>");
    }
    try_in(&clinic, &mut desk, "3", "03/08/1994");
    desk.sees("Please wait a moment before you try again");
    let mut again = kiosk(&clinic, "sofia");
    try_in(&clinic, &mut again, "3", "03/08/1994");
    again.sees("Please wait a moment before you try again");
    assert_eq!(status(&clinic, visit), Scheduled);
    clinic.passes(1);
    again.keys("<esc>");
    try_in(&clinic, &mut again, "3", "03/08/1994");
    again.sees("Your number");
    assert_eq!(status(&clinic, visit), CheckedIn);
}

#[test]
fn what_is_typed_is_hidden_after_a_while_and_forgotten_after_half_a_minute() {
    let clinic = Clinic::new();
    let mut desk = kiosk(&clinic, "sofia");
    desk.keys("1ab12").sees("a b 1 2");
    clinic.passes_ms(5_000);
    desk.tick().sees("• • • •").misses("a b");
    clinic.passes_ms(25_000);
    desk.tick().sees("1   English");
    desk.keys("3").sees("Escriba su número").keys("<esc>").sees("1   English");
}

#[test]
fn the_kiosk_is_left_only_with_the_password_of_whoever_opened_it() {
    let clinic = Clinic::new();
    let mut desk = kiosk(&clinic, "sofia");
    desk.keys("q<c-c><c-z><f10><f9><f3><tab><c-o>?<c-p><esc>").sees("1   English");
    desk.keys("<c-q>").sees("Password of whoever opened").keys("wrong<enter>").sees("Wrong user name or password");
    assert!(!desk.app.is_over());
    clinic.passes_ms(30_000);
    desk.tick().sees("1   English");
    desk.keys("<c-q>correct horse").sees("• •").misses("correct").keys("<enter>");
    assert!(desk.app.is_over());
}

#[test]
fn nobody_but_the_desk_opens_a_kiosk_and_it_never_locks() {
    let clinic = Clinic::new();
    kiosk(&clinic, "nina").sees("Only the front desk can open a kiosk").keys("<esc>").sees("User name");
    let mut desk = kiosk(&clinic, "sofia");
    clinic.passes(600);
    desk.tick().sees("1   English");
}
