//! A process that does one act after another, each at the instant it is given.

use crate::clinic::Clinic;
use crate::story;
use polyclinic::domain::appointment::{self, AppointmentAction};
use polyclinic::domain::ids::{AppointmentId, Id, LabOrderId, PatientId, Version};
use polyclinic::domain::lab_order::LabOrderAction;
use polyclinic::domain::time::Timestamp;
use polyclinic::domain::vocabulary::Vocabulary;
use polyclinic::i18n::{Catalogue, Language};
use polyclinic::store::{Store, StoreError, Tx, appointments, settings, users};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, hint, io};

/// What a racer says stands after this: the test runner prints on the same line.
pub(super) const MARK: &str = "» ";

/// The program of the tests below: this test itself, in a process of its own, when `RACE` names a database. It takes one
/// act after another from its input, and does each at the instant it is given.
#[test]
fn racer() {
    let Some(path) = env::var_os("RACE") else { return };
    let store = Store::open(path.as_ref(), "racer").unwrap();
    let locale = store.read(settings::load).unwrap().locale(Language::En);
    println!("\n{MARK}ready");
    for line in io::stdin().lines() {
        let act: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let actor = store.read(|conn| Ok(users::by_login(conn, text(&act, "login"))?.actor())).unwrap();
        while epoch() < number(&act, "start") {
            hint::spin_loop();
        }
        let outcome = store.write(&actor, Timestamp(number(&act, "now")), |tx| attempt(tx, &act));
        let said = match outcome {
            Ok(id) => json!({ "did": id }),
            Err(error) => {
                let said = Catalogue::new(locale).message(&error.message());
                match error {
                    StoreError::Conflict { now, by, at, .. } => {
                        json!({ "said": said, "by": by, "at": at.0, "now": now.map(|text| text.id()) })
                    }
                    _ => json!({ "said": said }),
                }
            }
        };
        println!("{MARK}{said}");
    }
}

fn attempt(tx: &Tx<'_>, act: &Value) -> Result<i64, StoreError> {
    let (id, seen, word) = (number(act, "id"), Version(number(act, "seen")), text(act, "action"));
    match text(act, "on") {
        "visit" => {
            let action = AppointmentAction::from_word(word).unwrap();
            story::take(tx, AppointmentId::new(id), seen, action).map(|visit| visit.id.raw())
        }
        "order" => {
            let action = LabOrderAction::from_word(word).unwrap();
            story::process(tx, LabOrderId::new(id), seen, action).map(|order| order.id.raw())
        }
        "patient" => {
            let booking = appointments::Booking {
                patient: PatientId::new(id),
                professional: Id::new(number(act, "professional")),
                starts_at: Timestamp(number(act, "starts_at")),
                minutes: 20,
                kind: appointment::AppointmentKind::InPerson,
                link: String::new(),
                reason: "check-up".to_owned(),
                overbook_reason: String::new(),
            };
            let book = if word == "walk_in" { appointments::walk_in } else { appointments::book };
            book(tx, &booking).map(|visit| visit.id.raw())
        }
        other => panic!("nobody races on {other}"),
    }
}

pub(super) fn text<'a>(act: &'a Value, name: &str) -> &'a str {
    act[name].as_str().unwrap_or_default()
}

pub(super) fn number(act: &Value, name: &str) -> i64 {
    act[name].as_i64().unwrap_or_default()
}

pub(super) fn epoch() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_micros()).unwrap()
}

/// A process of its own.
pub(super) struct Racer {
    child: Child,
    tell: ChildStdin,
    heard: BufReader<ChildStdout>,
}

impl Racer {
    fn on(clinic: &Clinic) -> Self {
        Self::running("races::racer::racer", clinic.path())
    }

    /// One of the tests that are programs, on a database.
    pub(super) fn running(program: &str, path: &Path) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", program, "--nocapture", "--test-threads=1"])
            .env("RACE", path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, heard) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, tell, heard }
    }

    pub(super) fn hears(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.heard.read_line(&mut line).unwrap(), 0, "the racer has ended");
            if let Some(said) = line.trim_end().strip_prefix(MARK) {
                return said.to_owned();
            }
        }
    }
}

impl Drop for Racer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processes that are ready to act on a clinic.
pub(super) fn racers(clinic: &Clinic, count: usize) -> Vec<Racer> {
    let mut racers: Vec<Racer> = (0..count).map(|_| Racer::on(clinic)).collect();
    racers.iter_mut().for_each(|racer| assert_eq!(racer.hears(), "ready"));
    racers
}

/// Everybody does their act at the same moment; what each of them says.
pub(super) fn race(racers: &mut [Racer], acts: Vec<Value>) -> Vec<Value> {
    let start = epoch() + i64::try_from(Duration::from_millis(4).as_micros()).unwrap();
    for (racer, mut act) in racers.iter_mut().zip(acts) {
        act["start"] = json!(start);
        writeln!(racer.tell, "{act}").unwrap();
    }
    racers.iter_mut().map(|racer| serde_json::from_str(&racer.hears()).unwrap()).collect()
}
