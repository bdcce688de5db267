//! The harness itself, tried on small programs.

use crate::support::pty::{self, Launch};
use crate::support::script;
use crossterm::event::{KeyCode, KeyModifiers};
use std::panic::{self, AssertUnwindSafe};

#[test]
fn scripts_name_every_key() {
    let keys = script::keys("c<tab>É<c-s><lt><f12><s-tab>");
    let codes: Vec<KeyCode> = keys.iter().map(|key| key.code).collect();
    use KeyCode::{BackTab, Char, F, Tab};
    assert_eq!(codes, [Char('c'), Tab, Char('É'), Char('s'), Char('<'), F(12), BackTab]);
    assert_eq!(keys[3].modifiers, KeyModifiers::CONTROL);
    assert_eq!(pty::bytes("a<enter><c-s><f1><f5><up>é"), "a\r\x13\x1bOP\x1b[15~\x1b[Aé".as_bytes());
    assert!(panic::catch_unwind(|| script::keys("<nothing>")).is_err());
}

#[test]
fn it_types_and_reads_the_screen() {
    let mut pty = Launch::shell("read name; echo \"hello, $name\"; read end").start();
    pty.keys("Zoé<enter>");
    pty.wait_for("hello, Zoé");
    pty.keys("<enter>");
    assert!(pty.wait_exit().success());
    assert!(pty.bytes_written() > 0);
}

#[test]
fn it_waits_for_text_to_go_and_for_the_screen_to_rest() {
    let mut pty = Launch::shell("printf first; read go; printf '\\033[2J\\033[Hsecond'").start();
    pty.wait_for("first");
    pty.keys("<enter>");
    pty.wait_gone("first");
    pty.wait_stable();
    assert_eq!(pty.screen().trim(), "second");
}

#[test]
fn it_gives_arguments_environment_and_size() {
    let pty =
        Launch::shell("echo \"$1 $ROLE $NO_COLOR.\"; stty size").args(["sh", "one"]).env("ROLE", "nurse").size(100, 30);
    let pty = pty.start();
    pty.wait_for("one nurse .");
    pty.wait_for("30 100");
}

#[test]
fn a_change_of_size_reaches_the_program() {
    let pty = Launch::shell("trap 'stty size' WINCH; echo ready; while :; do sleep 0.02; done").start();
    pty.wait_for("ready");
    pty.resize(60, 16);
    pty.wait_for("16 60");
}

#[test]
fn it_sees_styles() {
    let pty = Launch::shell("printf 'Añb \\033[1;7mchosen\\033[0m 漢 plain'").start();
    pty.wait_for("plain");
    assert!(pty.cell_of("chosen").bold() && pty.cell_of("chosen").inverse());
    assert!(!pty.cell_of("plain").inverse());
}

#[test]
fn a_paste_arrives_as_one_piece() {
    let mut pty = Launch::shell("stty raw -echo; echo ready; head -c 19 | cat -v").start();
    pty.wait_for("ready");
    pty.paste("a\nb=c/d");
    pty.wait_for("^[[200~a");
    pty.wait_for("b=c/d^[[201~");
}

#[test]
fn it_sends_signals_and_reports_the_exit_code() {
    let pty = Launch::shell("trap 'echo told; exit 7' TERM; echo ready; while :; do sleep 0.02; done").start();
    pty.wait_for("ready");
    pty.signal("TERM");
    pty.wait_for("told");
    assert_eq!(pty.wait_exit().exit_code(), 7);
}

#[test]
fn it_stops_and_continues_a_process() {
    let pty = Launch::shell("echo ready; while :; do sleep 0.02; done").start();
    pty.wait_for("ready");
    pty.signal("STOP");
    pty.wait_stopped();
    pty.signal("CONT");
    pty.signal("KILL");
    assert!(!pty.wait_exit().success());
}

#[test]
fn a_dropped_line_hangs_up_on_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let heard = folder.path().join("heard");
    let script = "trap 'echo painted' WINCH; trap 'cat >\"$FILE\" </dev/null; exit 3' HUP; echo ready;
        while :; do sleep 0.02; done";
    let mut pty = Launch::shell(script).env("FILE", &heard).start();
    pty.wait_for("ready");
    pty.hang_up();
    assert_eq!(pty.wait_exit().exit_code(), 3);
    assert!(heard.exists());
}

#[test]
fn it_knows_the_modes_that_were_not_switched_back() {
    let pty =
        Launch::shell("printf '\\033[?1049h\\033[?2004h\\033[?25l\\033[?1000;1006h\\033[?1049l'; stty raw").start();
    pty.wait_exit();
    assert_eq!(pty.modes_left_on(), ["?1000", "?1006", "?2004", "?25", "raw"]);
    let pty = Launch::shell("printf '\\033[?1049h\\033[?25l\\033[?25h\\033[?1049l'; stty raw; stty -raw").start();
    pty.wait_exit();
    assert!(pty.modes_left_on().is_empty());
    assert!(pty.raw().starts_with(b"\x1b[?1049h"));
}

#[test]
fn a_wait_in_vain_shows_the_screen() {
    let pty = Launch::shell("echo only this").start();
    let complaint = panic::catch_unwind(AssertUnwindSafe(|| pty.wait_for("something else"))).unwrap_err();
    let complaint = complaint.downcast_ref::<String>().unwrap();
    assert!(complaint.contains("only this") && complaint.contains("something else"), "{complaint}");
}
