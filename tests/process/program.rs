//! The whole program on a real terminal: it begins, it ends, and it gives the terminal back.

use crate::support::pty::{Launch, Pty};
use std::path::Path;

fn started(folder: &Path) -> Pty {
    let pty = Launch::polyclinic().args(["--data-dir"]).args([folder]).start();
    pty.wait_for("A new clinic");
    pty.wait_stable();
    pty
}

#[test]
fn a_signal_to_end_gives_the_terminal_back() {
    for signal in ["TERM", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let pty = started(folder.path());
        pty.signal(signal);
        assert!(pty.wait_exit().success(), "{signal}");
        assert!(pty.modes_left_on().is_empty(), "{signal}: {:?}", pty.modes_left_on());
    }
}

#[test]
fn an_idle_screen_sends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let pty = started(folder.path());
    let (before, shown) = (pty.bytes_written(), pty.screen());
    std::thread::sleep(std::time::Duration::from_secs(2));
    let sent = pty.bytes_written() - before;
    // The clock at the top moves once a minute.
    let clock = if pty.screen() == shown { 0 } else { 60 };
    assert!(sent <= clock, "{sent} bytes");
}

#[test]
fn every_size_of_the_window_is_survived() {
    let folder = tempfile::tempdir().unwrap();
    let pty = started(folder.path());
    for (columns, rows) in [(1, 1), (200, 60), (59, 15), (60, 16), (2, 40), (120, 3), (80, 24)] {
        pty.resize(columns, rows);
        pty.wait_stable();
    }
    pty.wait_for("A new clinic");
    pty.signal("TERM");
    assert!(pty.wait_exit().success());
}

#[test]
fn a_dropped_line_ends_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = started(folder.path());
    pty.hang_up();
    assert!(pty.wait_exit().success());
}

#[test]
fn ctrl_z_goes_to_the_shell_that_waits_and_the_shell_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let script = "set -m; \"$PROGRAM\" --data-dir \"$FOLDER\"; echo the shell is here; read again; fg";
    let shell = Launch::shell(script).env("PROGRAM", env!("CARGO_BIN_EXE_polyclinic")).env("FOLDER", folder.path());
    let mut pty = shell.start();
    pty.wait_for("A new clinic");
    pty.keys("<c-z>");
    pty.wait_for("the shell is here");
    assert!(!pty.screen().contains("A new clinic"), "the shell's screen is back:\n{}", pty.screen());
    pty.keys("<enter>");
    pty.wait_for("A new clinic");
    pty.signal("HUP");
    pty.wait_exit();
}

#[test]
fn where_no_shell_waits_ctrl_z_says_so_and_work_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = started(folder.path());
    pty.keys("<c-z>");
    pty.wait_for("no shell");
    pty.keys("Central");
    pty.wait_for("Central");
    pty.signal("TERM");
    assert!(pty.wait_exit().success());
}
