//! The board and the kiosk as the real program in real terminals.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::seat::sign_in;
use crate::support::pty::{Launch, Pty};
use polyclinic::clock::Clock;
use polyclinic::domain::appointment::AppointmentKind;
use polyclinic::domain::ids::AppointmentId;
use polyclinic::domain::waiting::CallStage;
use polyclinic::store::appointments::{self, Booking};
use polyclinic::store::tickets;
use std::path::Path;
use std::thread;
use std::time::Duration;

fn start(clinic: &Clinic, verb: &str) -> Pty {
    let folder: &Path = clinic.path().parent().expect("a folder");
    Launch::polyclinic().args(["--lang", "en", verb, "--data-dir"]).args([folder]).start()
}

/// Somebody who walks in now, by the clock on the wall.
fn walked_in(clinic: &Clinic) -> AppointmentId {
    let booking = Booking {
        patient: patient(3),
        professional: clinic.professional("daniel"),
        starts_at: Clock::System.now(),
        minutes: 20,
        kind: AppointmentKind::WalkIn,
        link: String::new(),
        reason: "cut finger".to_owned(),
        overbook_reason: "emergency".to_owned(),
    };
    let sofia = clinic.actor("sofia");
    clinic.store.write(&sofia, Clock::System.now(), |tx| Ok(appointments::walk_in(tx, &booking)?.id)).expect("a visit")
}

fn call(clinic: &Clinic, visit: AppointmentId) {
    let nina = clinic.actor("nina");
    let call = |tx: &polyclinic::store::Tx<'_>| {
        let seen = appointments::get(tx.conn, visit)?.version;
        tickets::call(tx, visit, seen, CallStage::Triage)
    };
    clinic.store.write(&nina, Clock::System.now(), call).expect("a call");
}

#[test]
fn the_board_shows_what_another_process_calls_and_sends_nothing_while_nothing_happens() {
    let clinic = Clinic::new();
    let visit = walked_in(&clinic);
    let mut board = start(&clinic, "board");
    board.wait_for("your number will be called here");
    call(&clinic, visit);
    board.wait_for("Nina Alves");
    assert_eq!(board.raw().iter().filter(|byte| **byte == 7).count(), 1, "it rings once");
    board.wait_stable();
    // The clock may move on to the next minute meanwhile, but not twice.
    let quiet = (0..2).any(|_| {
        let before = board.bytes_written();
        thread::sleep(Duration::from_secs(2));
        board.bytes_written() == before
    });
    assert!(quiet, "an idle board sends nothing");
    assert!(!board.screen().contains("Diop"));
    board.resize(120, 40);
    board.wait_for("Nina Alves");
    board.keys("q");
    assert!(board.wait_exit().success());
    board.wait_given_back();
}

#[test]
fn the_board_ends_at_ctrl_c_and_at_a_signal_and_gives_the_terminal_back() {
    let clinic = Clinic::new();
    for end in ["<c-c>", ""] {
        let mut board = start(&clinic, "board");
        board.wait_for("your number will be called here");
        if end.is_empty() {
            board.signal("TERM");
        } else {
            board.keys(end);
        }
        assert!(board.wait_exit().success());
        board.wait_given_back();
    }
}

#[test]
fn a_kiosk_is_not_left_by_any_key_or_stop_but_with_the_password() {
    let clinic = Clinic::new();
    let mut kiosk = start(&clinic, "kiosk");
    sign_in(&mut kiosk, "sofia", PASSWORD);
    kiosk.wait_for("4   Português");
    kiosk.keys("<c-c><c-z><esc>q<c-d>?<f10><f9><c-c>");
    kiosk.signal("TSTP");
    kiosk.signal("INT");
    kiosk.wait_stable();
    kiosk.keys("1");
    kiosk.wait_for("Type your patient number");
    kiosk.keys("<c-q>");
    kiosk.wait_for("Password of whoever opened");
    kiosk.keys("wrong<enter>");
    kiosk.wait_for("Wrong user name or password");
    kiosk.keys(&format!("{}<enter>", PASSWORD.replace(' ', "<space>")));
    assert!(kiosk.wait_exit().success());
    kiosk.wait_given_back();
}
