//! Keys, texts, pastes and window sizes at random, on every place and in every role: nothing panics, nothing goes wrong in
//! the store, the way out is always open, and the database stays sound.
//!
//! `MONKEY_SEED` and `MONKEY_STEPS` make other and longer runs; a failure prints the seed and the last inputs.

use crate::clinic::{Clinic, PASSWORD};
use crate::desk::Desk;
use crate::story;
use crossterm::event::KeyCode;
use fastrand::Rng;
use polyclinic::app::event::{Event, Input};
use polyclinic::app::signals::Signal;
use polyclinic::i18n::{Catalogue, Language, Locale, t};
use polyclinic::keys::{Key, char, ctrl, named, tables};
use polyclinic::store::check;
use std::collections::VecDeque;
use std::env;

/// How many inputs each role gets, unless `MONKEY_STEPS` says otherwise.
const STEPS: usize = 600;

/// One thing that a person or the system can do.
#[derive(Debug, Clone)]
enum Doing {
    Press(Key),
    Type(String),
    Paste(String),
    Resize(u16, u16),
    Wheel(i16),
    Focus,
    Return,
    Wait(i64),
}

/// What people type and paste, and what they never should.
const TEXTS: &[&str] = &[
    "1",
    "0",
    "37,5",
    "120/80 72 37.2 16 98",
    "-1",
    "99999999999",
    "1e9",
    "12/02/1980",
    "31 02 2020",
    "9:40",
    "24:00",
    "Maria",
    "jose alvarez",
    "N’Guessan",
    "PAT-1",
    "APT-000003",
    "LAB-2",
    "+55 11 98765-4321",
    "a@b.example",
    "CRP",
    "dry cough for three days",
    "y",
    "n",
    "é",
    "ß",
    "漢字かな",
    "🫀🩺",
    "e\u{301}",
    "שלום",
    "مرحبا",
    "%_'\";--",
    "  ",
];
const PASTES: &[&str] = &[
    "two\nlines",
    "tab\tand\r\nreturn",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{0}\u{7}\u{8}",
    "\u{202e}turned",
    "120/80 72 37.2 16 98",
    "\n\n\n",
    "",
];

/// Somebody who presses whatever comes to hand.
struct Monkey {
    clinic: Clinic,
    desk: Desk,
    login: &'static str,
    rng: Rng,
    keys: Vec<Key>,
    seed: u64,
    last: VecDeque<Doing>,
}

/// Says how to do it again.
impl Drop for Monkey {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("MONKEY_SEED={} for {}; the last inputs:", self.seed, self.login);
            self.last.iter().for_each(|doing| println!("  {doing:?}"));
        }
    }
}

impl Monkey {
    fn new(login: &'static str, seed: u64) -> Self {
        let clinic = story::busy();
        let desk = Desk::at(&clinic);
        let mut keys: Vec<Key> =
            tables::ALL.iter().flat_map(|scope| scope.bindings).flat_map(|binding| binding.keys).copied().collect();
        keys.extend([named(KeyCode::Backspace), named(KeyCode::Delete), ctrl('u'), ctrl('w'), ctrl('y'), char(' ')]);
        // A key that stands in many tables is not pressed more often for that; those that lead on are.
        keys.sort_by_key(|key| format!("{key:?}"));
        keys.dedup();
        keys.extend([named(KeyCode::Enter); 6]);
        keys.extend([named(KeyCode::Tab), named(KeyCode::Down), named(KeyCode::Esc), ctrl('s'), char('y')].repeat(3));
        let mut monkey = Self { clinic, desk, login, rng: Rng::with_seed(seed), keys, seed, last: VecDeque::new() };
        monkey.comes_in();
        monkey
    }

    fn comes_in(&mut self) {
        self.desk = Desk::at(&self.clinic);
        self.desk.sign_in(self.login, PASSWORD);
        if self.desk.app.context().session.is_none() {
            // An administrator may have given themselves another password, or left.
            assert_eq!(self.login, "ada", "is not let in:\n{}", self.desk.screen());
            assert_eq!(check::run(&self.clinic.store).expect("a check"), []);
            self.clinic = story::busy();
            self.desk = Desk::at(&self.clinic);
            self.desk.sign_in(self.login, PASSWORD);
        }
        assert!(self.desk.app.context().session.is_some(), "{} is not let in:\n{}", self.login, self.desk.screen());
    }

    fn next(&mut self) -> Doing {
        let rng = &mut self.rng;
        match rng.u8(..100) {
            0..70 => Doing::Press(self.keys[rng.usize(..self.keys.len())]),
            70..84 => Doing::Type(TEXTS[rng.usize(..TEXTS.len())].to_owned()),
            84..89 => {
                let long = "0123456789 abc ".repeat(rng.usize(..1200));
                Doing::Paste(if rng.u8(..4) == 0 { long } else { PASTES[rng.usize(..PASTES.len())].to_owned() })
            }
            89..93 => Doing::Resize(rng.u16(1..=200), rng.u16(1..=60)),
            93..95 => Doing::Resize(80, 24),
            95 => Doing::Wheel(rng.i16(-5..=5)),
            96 => Doing::Focus,
            97 => Doing::Return,
            _ => Doing::Wait(rng.i64(0..4_000)),
        }
    }

    fn does(&mut self, doing: &Doing) {
        match doing {
            Doing::Press(key) => self.desk.app.handle(Event::Input(Input::Key(key.event()))),
            Doing::Type(text) => {
                for c in text.chars() {
                    self.desk.app.handle(Event::Input(Input::Key(char(c).event())));
                }
            }
            Doing::Paste(text) => self.desk.app.handle(Event::Input(Input::Paste(text.clone()))),
            Doing::Resize(columns, rows) => {
                self.desk.terminal.backend_mut().resize(*columns, *rows);
                self.desk.app.handle(Event::Resize);
            }
            Doing::Wheel(rows) => self.desk.app.handle(Event::Wheel(*rows)),
            Doing::Focus => self.desk.app.handle(Event::Focus(true)),
            Doing::Return => self.desk.app.handle(Event::Signal(Signal::Resume)),
            Doing::Wait(milliseconds) => {
                self.clinic.passes_ms(*milliseconds);
                self.desk.app.tick();
            }
        }
        let _ = self.desk.app.requests();
        self.desk.settle();
    }

    fn step(&mut self) {
        let doing = self.next();
        self.last.push_back(doing.clone());
        if self.last.len() > 40 {
            self.last.pop_front();
        }
        self.does(&doing);
        let screen = self.desk.screen();
        // Every language's word for it begins like this.
        assert!(!screen.contains("Incident"), "after {doing:?}:\n{screen}");
        if self.desk.app.is_over() || self.desk.app.context().session.is_none() {
            self.comes_in();
        }
        self.unlocks();
    }

    /// Wrong passwords lock an account for longer and longer: whoever is locked out comes back before guessing.
    fn unlocks(&mut self) {
        let small = self.desk.terminal.backend().buffer().area;
        if small.width < 80 || small.height < 24 {
            self.does(&Doing::Resize(80, 24));
        }
        if self.is_locked() {
            self.desk.keys("<c-u>").paste(PASSWORD).keys("<enter>");
        }
    }

    fn is_locked(&self) -> bool {
        let language = self.desk.app.context().locale.language;
        self.desk.screen().contains(&Catalogue::new(Locale::plain(language)).text(t::LOCK_TITLE))
    }

    /// From wherever it is, a person who wants to leave can.
    fn leaves(&mut self) {
        for _ in 0..30 {
            if self.is_locked() {
                // Nobody ends the work of somebody who is away, but their session can be ended.
                self.does(&Doing::Press(named(KeyCode::F(10))));
            }
            for key in [ctrl('q'), char('y'), named(KeyCode::Esc)] {
                self.does(&Doing::Press(key));
                if self.desk.app.is_over() {
                    self.desk.app.finish();
                    return;
                }
            }
        }
        panic!("there is no way out:\n{}", self.desk.screen());
    }
}

fn run(login: &'static str, seed: u64) {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let steps = number("MONKEY_STEPS").map_or(STEPS, |steps| usize::try_from(steps).expect("steps"));
    let mut monkey = Monkey::new(login, number("MONKEY_SEED").unwrap_or(seed));
    for step in 1..=steps {
        monkey.step();
        if step % 200 == 0 {
            monkey.leaves();
            monkey.comes_in();
        }
    }
    monkey.leaves();
    assert_eq!(check::run(&monkey.clinic.store).expect("a check"), []);
}

#[test]
fn at_the_reception() {
    run("sofia", 1);
}

#[test]
fn in_triage() {
    run("nina", 2);
}

#[test]
fn in_the_doctors_room() {
    run("daniel", 3);
}

#[test]
fn in_the_laboratory() {
    run("bia", 4);
}

#[test]
fn in_the_office() {
    run("ada", 5);
}

#[test]
fn in_the_pharmacy() {
    run("paula", 6);
}

#[test]
fn every_language_calls_an_incident_by_a_word_that_is_looked_for() {
    for language in Language::ALL {
        let said = Catalogue::new(Locale::plain(language)).message(&t::APP_INCIDENT.with("code", "X"));
        assert!(said.contains("Incident"), "{said}");
    }
}
