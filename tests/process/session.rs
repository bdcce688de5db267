//! Somebody at work with the real program: the terminal is given back at every end, and nothing is shown to others.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::seat::{launch, sign_in, sit};
use crate::support::pty::{Launch, Pty};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    clinic
}

fn folder(clinic: &Clinic) -> &Path {
    clinic.path().parent().unwrap()
}

/// Everything is switched back, and what the shell showed is there again.
#[track_caller]
fn given_back(pty: &Pty, when: &str) {
    assert!(pty.modes_left_on().is_empty(), "{when}: {:?}", pty.modes_left_on());
    assert!(!pty.screen().contains("Clínica Vitalis"), "{when}:\n{}", pty.screen());
}

#[test]
fn whoever_quits_by_keys_gets_the_terminal_back() {
    let clinic = clinic();
    let mut pty = launch(folder(&clinic)).start();
    pty.wait_for("Password");
    pty.keys("<c-q>");
    pty.wait_for("Leave Polyclinic?");
    pty.keys("<enter>");
    assert!(pty.wait_exit().success());
    given_back(&pty, "before signing in");
    let mut pty = sit(&clinic, "nina", "Souza, Maria");
    pty.keys("v");
    pty.wait_for("Systolic");
    pty.keys("131<esc>");
    pty.wait_for("Kept as unfinished work");
    pty.keys("q<enter>");
    assert!(pty.wait_exit().success());
    given_back(&pty, "at work");
}

#[test]
fn a_signal_to_end_gives_the_terminal_back_over_any_box() {
    let clinic = clinic();
    for (signal, keys, shown) in
        [("TERM", "?", "Keys: Triage"), ("HUP", "v", "Systolic"), ("TERM", "q", "Leave Polyclinic?")]
    {
        let mut pty = sit(&clinic, "nina", "Souza, Maria");
        pty.keys(keys);
        pty.wait_for(shown);
        pty.signal(signal);
        assert!(pty.wait_exit().success(), "{signal} over {shown}");
        given_back(&pty, shown);
    }
}

/// Whether a process is still there, other than as a number that nobody has asked about.
fn runs(process: &str) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[test]
fn the_program_ends_when_its_shell_is_killed() {
    let clinic = clinic();
    let script = "\"$1\" --lang en --data-dir \"$2\"; echo the shell is still here";
    let mut pty = Launch::shell(script)
        .args(["sh".as_ref(), Path::new(env!("CARGO_BIN_EXE_polyclinic")), folder(&clinic)])
        .start();
    sign_in(&mut pty, "nina", PASSWORD);
    pty.wait_for("Souza, Maria");
    let shell = pty.process();
    let program = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    let program = program.split_whitespace().next().expect("the shell runs the program").to_owned();
    assert!(runs(&program));
    pty.signal("KILL");
    let until = Instant::now() + Duration::from_secs(20);
    while runs(&program) {
        assert!(Instant::now() < until, "the program runs on without anybody");
        std::thread::sleep(Duration::from_millis(5));
    }
    pty.wait_exit();
    given_back(&pty, "after the shell");
}

#[test]
fn a_stopped_program_shows_nothing_and_is_locked_when_it_comes_back() {
    let clinic = clinic();
    let script = "set -m; \"$1\" --lang en --data-dir \"$2\"; echo the shell is here; read again; fg; echo the end";
    let mut pty = Launch::shell(script)
        .args(["sh".as_ref(), Path::new(env!("CARGO_BIN_EXE_polyclinic")), folder(&clinic)])
        .start();
    sign_in(&mut pty, "nina", PASSWORD);
    pty.wait_for("Souza, Maria");
    pty.keys("v");
    pty.wait_for("Systolic");
    pty.keys("131<c-z>");
    pty.wait_for("the shell is here");
    given_back(&pty, "stopped");
    pty.resize(100, 30);
    pty.keys("<enter>");
    pty.wait_for("Locked");
    assert!(!pty.screen().contains("Maria") && !pty.screen().contains("131"), "{}", pty.screen());
    pty.paste(PASSWORD);
    pty.keys("<enter>");
    pty.wait_for("131");
    pty.wait_for("PAT-000001");
    assert!(pty.modes_left_on().contains(&"?1049".to_owned()));
    pty.keys("<esc>");
    pty.wait_for("Kept as unfinished work");
    pty.keys("q<enter>");
    pty.wait_for("the end");
    pty.wait_exit();
    given_back(&pty, "at the end");
}

#[test]
fn an_idle_place_of_work_sends_nothing() {
    let clinic = clinic();
    let pty = sit(&clinic, "nina", "Souza, Maria");
    pty.wait_stable();
    let (before, shown) = (pty.bytes_written(), pty.screen());
    std::thread::sleep(Duration::from_secs(3));
    let sent = pty.bytes_written() - before;
    // The clock at the top and the minutes of the one who waits move once a minute.
    let minute = if pty.screen() == shown { 0 } else { 150 };
    assert!(sent <= minute, "{sent} bytes");
}

#[test]
fn what_was_shown_is_shown_again_after_every_size_of_the_window() {
    let clinic = clinic();
    let pty = sit(&clinic, "nina", "Souza, Maria");
    for (columns, rows) in [(1, 1), (200, 60), (60, 16), (59, 15), (3, 50), (120, 2), (100, 30), (2, 2), (80, 24)] {
        pty.resize(columns, rows);
    }
    pty.wait_for("Souza, Maria");
    pty.wait_stable();
    assert!(pty.screen().lines().count() <= 24 && pty.screen().contains("Triage"), "{}", pty.screen());
    pty.signal("TERM");
    assert!(pty.wait_exit().success());
}

/// The parameters of every change of style that was sent.
fn styles(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let sequences = text.split("\x1b[").skip(1).filter_map(|sequence| {
        let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
        (sequence[end..].starts_with('m')).then(|| sequence[..end].to_owned())
    });
    sequences.flat_map(|sequence| sequence.split(';').map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn without_colours_the_chosen_row_and_the_urgent_word_still_stand_out() {
    let clinic = clinic();
    let mut plain = launch(folder(&clinic)).env("NO_COLOR", "1").start();
    sign_in(&mut plain, "nina", PASSWORD);
    plain.wait_for("Souza, Maria");
    plain.keys("?");
    plain.wait_for("Keys: Triage");
    plain.keys("<esc>v");
    plain.wait_for("Systolic");
    plain.keys("<esc>");
    plain.wait_gone("Systolic");
    let numbers: Vec<u8> = styles(&plain.raw()).iter().filter_map(|number| number.parse().ok()).collect();
    // 39, 49 and 59 are the terminal's own colours.
    let colours = |number: &u8| matches!(number, 30..=38 | 40..=48 | 58 | 90..=107);
    assert!(!numbers.iter().any(colours), "{numbers:?}");
    assert!(numbers.contains(&7) && numbers.contains(&1), "{numbers:?}");
    assert!(plain.cell_of("Souza, Maria").inverse());
    let coloured = sit(&clinic, "nina", "Souza, Maria");
    let numbers: Vec<u8> = styles(&coloured.raw()).iter().filter_map(|number| number.parse().ok()).collect();
    assert!(numbers.iter().any(colours), "{numbers:?}");
}
