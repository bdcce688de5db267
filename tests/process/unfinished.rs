//! What was typed and not yet saved, when the line drops, the system ends the program, or somebody kills it.

use crate::clinic::{Clinic, patient};
use crate::seat::sit;
use crate::story;
use crate::support::pty::Pty;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::store::drafts;
use std::time::{Duration, Instant};

/// How the program ends without anybody wanting it.
#[derive(Debug, Clone, Copy)]
enum End {
    /// At once, with the last key on the screen.
    Signal(&'static str),
    /// The line drops, with the last key on the screen.
    Line,
    /// Without a moment to put anything in order; what was typed is a second old.
    Kill,
}

const ENDS: [End; 4] = [End::Signal("TERM"), End::Signal("HUP"), End::Line, End::Kill];

/// The draft of somebody as it stands in the database.
fn kept(clinic: &Clinic, login: &str) -> String {
    let user = clinic.actor(login).user;
    let rows = clinic.store.read(|conn| drafts::list(conn, user)).unwrap();
    rows.iter().map(|row| format!("{} {}", row.key, row.body)).collect()
}

fn end(clinic: &Clinic, pty: &mut Pty, login: &str, last: &str, end: End) {
    match end {
        End::Signal(name) => pty.signal(name),
        End::Line => pty.hang_up(),
        End::Kill => {
            let until = Instant::now() + Duration::from_secs(20);
            while !kept(clinic, login).contains(last) {
                assert!(Instant::now() < until, "what is typed is never kept: {}", kept(clinic, login));
                std::thread::sleep(Duration::from_millis(10));
            }
            pty.signal("KILL");
        }
    }
    pty.wait_exit();
    assert!(kept(clinic, login).contains(last), "{end:?}: {}", kept(clinic, login));
}

#[test]
fn half_taken_vitals_are_offered_again_with_every_key_that_was_seen() {
    for how in ENDS {
        let clinic = Clinic::new();
        clinic.arrived(patient(1), "daniel", "9:00");
        let mut pty = sit(&clinic, "nina", "Souza, Maria");
        pty.keys("v");
        pty.wait_for("Systolic");
        pty.keys("131<tab>84<tab>67");
        pty.wait_for("67");
        end(&clinic, &mut pty, "nina", "67", how);
        let mut again = sit(&clinic, "nina", "Unfinished work");
        again.wait_for("Maria da Silva Souza");
        again.keys("<enter>");
        for value in ["131", "84", "67", "PAT-000001"] {
            again.wait_for(value);
        }
        again.keys("<c-s>");
        again.wait_for("ready for");
        // What is saved is no draft any more.
        let until = Instant::now() + Duration::from_secs(20);
        while !kept(&clinic, "nina").is_empty() {
            assert!(Instant::now() < until, "{}", kept(&clinic, "nina"));
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn a_half_written_note_is_offered_again_with_every_line() {
    for how in ENDS {
        let clinic = Clinic::new();
        story::visit(&clinic, patient(3), "9:00", AppointmentStatus::InConsultation);
        let mut pty = sit(&clinic, "daniel", "Diop, Awa");
        pty.keys("<enter>");
        pty.wait_for("Notes");
        pty.wait_stable();
        pty.keys("Dry cough for three days.<enter>No fever; chest clear, ééé 漢字.<enter>Plan: rest and flui");
        pty.wait_for("rest and flui");
        end(&clinic, &mut pty, "daniel", "rest and flui", how);
        let mut again = sit(&clinic, "daniel", "Unfinished work");
        again.wait_for("Awa Diop");
        again.keys("<enter>");
        for line in ["Dry cough for three days.", "chest clear, ééé 漢字.", "Plan: rest and flui"] {
            again.wait_for(line);
        }
    }
}

#[test]
fn somebody_elses_unfinished_work_is_not_offered() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut pty = sit(&clinic, "nina", "Souza, Maria");
    pty.keys("v");
    pty.wait_for("Systolic");
    pty.keys("131");
    pty.wait_for("131");
    pty.signal("TERM");
    pty.wait_exit();
    let other = sit(&clinic, "ada", "Users");
    other.wait_stable();
    assert!(!other.screen().contains("Unfinished work"), "{}", other.screen());
}

#[test]
fn keys_that_were_pressed_just_before_the_end_count_too() {
    for signal in ["TERM", "HUP"] {
        let clinic = Clinic::new();
        clinic.arrived(patient(1), "daniel", "9:00");
        let mut pty = sit(&clinic, "nina", "Souza, Maria");
        pty.keys("v");
        pty.wait_for("Systolic");
        pty.wait_stable();
        pty.keys("131<tab>84<tab>67");
        pty.signal(signal);
        assert!(pty.wait_exit().success());
        assert!(kept(&clinic, "nina").contains("67"), "{signal}: {}", kept(&clinic, "nina"));
    }
}
