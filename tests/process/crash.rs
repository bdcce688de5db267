//! Processes that are killed in the middle of their work, without a moment to put anything in order.

use crate::clinic::Clinic;
use crate::commands::{INIT, polyclinic, printed};
use polyclinic::domain::patient::{PersonName, Sex};
use polyclinic::store::{Store, check, patients, users};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// What the writer says stands after this: the test runner prints too.
const MARK: &str = "» ";

/// The program of the test below, in a process of its own when `WRITES` names a database: registers one patient after
/// another, and says each one's number when it is confirmed.
#[test]
fn writer() {
    let Some(path) = env::var_os("WRITES") else { return };
    let store = Store::open(path.as_ref(), "writer").unwrap();
    let actor = store.read(|conn| Ok(users::by_login(conn, "sofia")?.actor())).unwrap();
    println!();
    for count in 1.. {
        let now = polyclinic::clock::Clock::System.now();
        let name = PersonName { given: "Rui".to_owned(), family: format!("Neves {}", "i".repeat(count % 30)) };
        let details = patients::Details::new(name, Sex::Male);
        let id = store.write(&actor, now, |tx| patients::register(tx, &details, None)).unwrap();
        println!("{MARK}{id}");
    }
}

#[test]
fn whatever_was_confirmed_before_a_kill_is_there_after_it_and_nothing_half_is() {
    let clinic = Clinic::new();
    for round in 1..=6 {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "crash::writer", "--nocapture", "--test-threads=1"])
            .env("WRITES", clinic.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut numbers = lines.filter_map(|line| line.strip_prefix(MARK).map(str::to_owned));
        let seen = numbers.by_ref().take(round * 7).last().expect("a confirmed patient");
        // Anywhere in the middle of the next write.
        thread::sleep(Duration::from_micros(137 * round as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let confirmed = numbers.last().unwrap_or(seen);
        let store = Store::open(clinic.path(), "after").unwrap();
        let id = polyclinic::domain::ids::PatientId::parse(&confirmed).unwrap();
        assert!(store.read(|conn| patients::get(conn, id)).is_ok(), "{confirmed} was confirmed");
        assert_eq!(check::run(&store).unwrap(), []);
    }
}

fn building(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(|name| name.to_string_lossy().starts_with("clinic.db.new-"))
}

#[test]
fn a_founding_that_is_killed_leaves_no_clinic_and_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_polyclinic"))
        .args(["demo", "--no-ui"])
        .env("POLYCLINIC_DATA_DIR", folder.path().join("clinic"))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while !building(&folder.path().join("clinic")) {
        assert!(Instant::now() < until, "nothing is being built");
        thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!folder.path().join("clinic/clinic.db").exists());
    printed(polyclinic(folder.path(), INIT).env("POLYCLINIC_PASSWORD", "correct horse"));
    assert_eq!(printed(&mut polyclinic(folder.path(), "check")), "The database is sound\n");
}
