//! The terminal guard on a real terminal: it is given back whatever happens.

use crate::support::pty::{Launch, Pty};
use polyclinic::app::signals::{self, Signal};
use polyclinic::app::terminal::Terminal;
use polyclinic::i18n::Language;
use polyclinic::logging;
use ratatui::style::{Color, Stylize};
use ratatui::text::Line;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::{env, fs};

/// The program of the tests below: this test itself, on a terminal, when `INNER` names a folder.
#[test]
fn inner_program() {
    let Some(folder) = env::var_os("INNER").map(PathBuf::from) else { return };
    let log = folder.join("polyclinic.log");
    logging::start(&log);
    let (tell, told) = mpsc::channel();
    let _watch = signals::watch(move |signal| tell.send(signal).unwrap_or_default()).unwrap();
    let mut terminal = Terminal::enter(Language::En, &log).unwrap();
    for frame in 1.. {
        let line =
            Line::from(vec!["colour ".fg(Color::Red), "chosen".bold().reversed(), format!(" frame {frame}").into()]);
        terminal.draw(|shown| shown.render_widget(line, shown.area())).unwrap();
        match told.recv().unwrap() {
            Signal::Suspend => {
                terminal.suspend().unwrap();
                signals::stop_self().unwrap();
                terminal.resume().unwrap();
            }
            Signal::Resize => {
                let (columns, rows) = crossterm::terminal::size().unwrap();
                terminal.resize(columns, rows);
            }
            Signal::Interrupt => panic!("Émile Zola was typed here"),
            Signal::Terminate | Signal::HangUp => break,
            Signal::Resume => {}
        }
    }
    terminal.leave();
    fs::write(folder.join("left"), "in order").unwrap();
}

fn inner(folder: &Path) -> Launch {
    let this = env::current_exe().unwrap();
    Launch::program(this.to_str().unwrap())
        .args(["--exact", "terminal::inner_program", "--nocapture", "--test-threads=1"])
        .env("INNER", folder)
}

fn started(folder: &Path) -> Pty {
    let pty = inner(folder).start();
    pty.wait_for("frame 1");
    assert!(!pty.modes_left_on().is_empty(), "the terminal is the program's now");
    pty
}

#[test]
fn it_is_given_back_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let pty = started(folder.path());
    pty.signal("TERM");
    assert!(pty.wait_exit().success());
    assert!(pty.modes_left_on().is_empty(), "{:?}", pty.modes_left_on());
    assert!(!pty.screen().contains("frame"), "the shell's screen is back:\n{}", pty.screen());
}

#[test]
fn it_is_given_back_on_a_panic_and_nothing_that_was_typed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let pty = started(folder.path());
    pty.signal("INT");
    assert!(!pty.wait_exit().success());
    assert!(pty.modes_left_on().is_empty(), "{:?}", pty.modes_left_on());
    let screen = pty.screen().replace('\n', "");
    let log = fs::read_to_string(folder.path().join("polyclinic.log")).unwrap();
    let code = screen.split("Incident ").nth(1).unwrap().split(';').next().unwrap();
    assert!(log.contains(code) && log.contains("terminal.rs"), "{log}");
    assert!(!log.contains("Zola") && !screen.contains("Zola"), "{screen}\n{log}");
}

#[test]
fn it_is_given_back_while_the_program_is_stopped_and_taken_again() {
    let folder = tempfile::tempdir().unwrap();
    let pty = started(folder.path());
    for _ in 0..2 {
        pty.signal("TSTP");
        pty.wait_stopped();
        pty.wait_given_back();
        assert!(!pty.screen().contains("chosen"), "the shell's screen is back:\n{}", pty.screen());
        pty.resize(70, 20);
        pty.signal("CONT");
        pty.wait_for("chosen");
        assert!(pty.modes_left_on().contains(&"raw".to_owned()));
    }
    pty.signal("TERM");
    assert!(pty.wait_exit().success());
    assert!(pty.modes_left_on().is_empty(), "{:?}", pty.modes_left_on());
}

#[test]
fn a_dropped_line_ends_the_program_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = started(folder.path());
    pty.hang_up();
    pty.wait_exit();
    assert!(folder.path().join("left").exists());
}

#[test]
fn without_colours_bold_and_reverse_are_still_seen() {
    let folder = tempfile::tempdir().unwrap();
    let pty = inner(folder.path()).env("NO_COLOR", "1").start();
    pty.wait_for("chosen");
    assert!(pty.cell_of("chosen").bold() && pty.cell_of("chosen").inverse());
}
