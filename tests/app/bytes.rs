//! What a key press costs over a slow line: bytes per act on the real screens, and none while nothing changes.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::app::App;
use polyclinic::app::terminal::Terminal;
use ratatui::layout::Size;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A terminal of 80×24 that counts what is sent to it.
struct Line {
    terminal: Terminal<Counter>,
    sent: Rc<RefCell<usize>>,
}

struct Counter(Rc<RefCell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        *self.0.borrow_mut() += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Line {
    fn new() -> Self {
        let sent = Rc::new(RefCell::new(0));
        let terminal = Terminal::over(Counter(Rc::clone(&sent)), Size::new(80, 24)).expect("a terminal");
        Self { terminal, sent }
    }

    /// Bytes that drawing the app now sends.
    fn cost(&mut self, app: &mut App) -> usize {
        let before = *self.sent.borrow();
        self.terminal.draw(|frame| app.draw(frame)).expect("a frame");
        *self.sent.borrow() - before
    }
}

#[test]
fn a_key_press_costs_little_and_an_idle_screen_nothing() {
    let clinic = Clinic::new();
    for (number, time) in [(1, "9:20"), (2, "9:40"), (3, "10:00"), (4, "10:20")] {
        clinic.arrived(patient(number), "daniel", time);
    }
    let (mut desk, mut line) = (Desk::at(&clinic), Line::new());
    desk.sign_in("nina", PASSWORD).sees("Triage");
    assert!(line.cost(&mut desk.app) > 500, "the first frame is whole");
    assert_eq!(line.cost(&mut desk.app), 0, "nothing has changed");

    desk.keys("j");
    let moved = line.cost(&mut desk.app);
    assert!((1..=450).contains(&moved), "moving the selection costs {moved} bytes");

    clinic.acts("sofia", |tx| {
        let details = polyclinic::store::patients::get(tx.conn, patient(6))?;
        polyclinic::store::patients::edit(tx, patient(6), details.version, &details.details)
    });
    desk.waits_until_told();
    assert_eq!(line.cost(&mut desk.app), 0, "somebody wrote what this screen does not show");

    desk.keys("v");
    line.cost(&mut desk.app);
    desk.keys("1");
    let typed = line.cost(&mut desk.app);
    assert!((1..=450).contains(&typed), "one digit costs {typed} bytes");
}
