//! The eleven steps with the real program: a clinic founded from the command line, six people at six terminals, six
//! processes on one database. Nobody touches a key to see what the others have done.

use crate::commands::{polyclinic, printed};
use crate::seat::{launch, sign_in};
use crate::support::pty::Pty;
use chrono::{DateTime, Timelike, Utc, Weekday};
use polyclinic::clock::Clock;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::ids::PatientId;
use polyclinic::domain::lab_order::LabOrderStatus;
use polyclinic::domain::schedule::Shift;
use polyclinic::store::{Store, appointments, billing, lab, schedules, users};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const STAFF: [(&str, &str, &str); 5] = [
    ("sofia", "Sofia Lima", "secretary"),
    ("nina", "Nina Alves", "nurse"),
    ("daniel", "Daniel Rocha", "doctor"),
    ("olga", "Olga Costa", "doctor"),
    ("bia", "Bia Santos", "biologist"),
];

/// A zone in which it is between ten and eleven in the morning, whenever this runs.
fn mid_morning() -> String {
    let now = DateTime::<Utc>::from_timestamp_millis(Clock::System.now().0).unwrap();
    let ahead = 10 - i64::from(now.hour());
    let ahead = if ahead < -12 { ahead + 24 } else { ahead };
    // These names count westwards.
    format!("Etc/GMT{:+}", -ahead).replace("GMT+0", "GMT")
}

/// A clinic as its founder makes it, with doctors who work on every day of the week.
fn founded(folder: &Path) -> PathBuf {
    let run = |line: &str| {
        printed(polyclinic(folder, line).env("POLYCLINIC_PASSWORD", "first words"));
    };
    run(&format!(
        "init --clinic Central --zone {} --currency BRL --consultation 150 --admin-login ada --admin-name Ada",
        mid_morning()
    ));
    for (login, name, role) in STAFF {
        let mut command = polyclinic(folder, &format!("user add {login} --roles {role} --name"));
        printed(command.arg(name).env("POLYCLINIC_PASSWORD", "first words"));
    }
    let database = folder.join("clinic/clinic.db");
    let store = Store::open(&database, "test").unwrap();
    let user = |login: &str| store.read(|conn| users::by_login(conn, login)).unwrap();
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let week: Vec<_> =
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun].iter().flat_map(|day| Shift::FullDay.intervals(*day, 20)).collect();
    for doctor in ["daniel", "olga"] {
        let professional = user(doctor).professional.expect("whoever is hired as a doctor can be booked");
        let admin = user("ada").actor();
        store.write(&admin, Clock::System.now(), |tx| schedules::set_weekly(tx, professional, &week)).unwrap();
    }
    database
}

/// Somebody at a terminal, signed in with a password of their own.
fn at(folder: &Path, login: &str) -> Pty {
    let mut pty = launch(&folder.join("clinic")).start();
    sign_in(&mut pty, login, "first words");
    if login != "ada" {
        pty.wait_for("choose your own");
        for words in ["first words", "words of my own", "words of my own"] {
            pty.paste(words);
            pty.keys("<tab>");
        }
        pty.keys("<c-s>");
        pty.wait_for("The password is changed");
    }
    pty
}

/// How long after somebody's act others saw it.
#[derive(Default)]
struct Delays(Vec<Duration>);

impl Delays {
    /// Somebody does something and sees that it is done; the others see what comes of it, without a key.
    fn after(&mut self, who: &mut Pty, keys: &str, done: &str, others: &[(&Pty, &str)]) {
        who.keys(keys);
        who.wait_for(done);
        let since = Instant::now();
        for (other, words) in others {
            other.wait_for(words);
            self.0.push(since.elapsed());
        }
    }
}

#[test]
fn six_processes_take_a_new_patient_through_the_whole_clinic() {
    let folder = tempfile::tempdir().unwrap();
    let database = founded(folder.path());
    let [mut desk, mut nurse, mut doctor, mut colleague, mut bench] = STAFF.map(|(login, ..)| at(folder.path(), login));
    let mut watch = at(folder.path(), "ada");
    let mut seen = Delays::default();
    watch.keys("3");
    watch.wait_for("0 arrived");
    colleague.keys("2v");
    colleague.wait_for("Results of every doctor");
    // 1: register and book.
    desk.keys("bfatou ndiaye");
    desk.wait_for("Nobody found");
    desk.keys("<c-n><tab><tab>f<tab>~30<tab>+221771112233<c-s>");
    desk.wait_for("Registered: Fatou Ndiaye");
    desk.keys("d");
    desk.wait_for("slots free");
    let keys = "<tab><tab><tab><tab><tab><tab>fever<c-s>";
    seen.after(&mut desk, keys, "Booked: Fatou Ndiaye", &[(&watch, "○ scheduled")]);
    // 2: check in.
    seen.after(&mut desk, "cy", "Arrived: Fatou Ndiaye", &[(&nurse, "Ndiaye, Fatou"), (&watch, "● arrived")]);
    // 3: vitals and declared history.
    nurse.keys("v<f7>118/76 104 38.6 20 97 air a 61kg 165cm<enter>");
    nurse.wait_for("BMI");
    seen.after(&mut nurse, "<c-s>", "ready for Daniel Rocha", &[(&doctor, "✓ ready"), (&doctor, "Ndiaye, Fatou")]);
    // 4 and 5: consult and order.
    doctor.keys("cFever for two days, no cough.<tab>R50.9 fever<c-s>");
    doctor.wait_for("Saved at");
    doctor.keys("<c-t>elec<enter><c-s>");
    doctor.wait_for("LAB-000001 is ordered");
    nurse.keys("3");
    nurse.wait_for("No sample is due");
    // 6: send.
    seen.after(&mut doctor, "<c-e>", "One order sent", &[(&nurse, "Ndiaye, Fatou"), (&nurse, "1 to collect")]);
    // 7: collect.
    nurse.keys("c");
    nurse.wait_for("PAT-000001");
    nurse.keys("<enter>");
    nurse.wait_for("Write this number on the label");
    seen.after(&mut nurse, "<enter>", "is at the laboratory", &[(&bench, "Ndiaye, Fatou"), (&bench, "received")]);
    // The consultation ends while the laboratory works.
    desk.keys("4");
    desk.wait_for("No visit waits for its bill");
    seen.after(&mut doctor, "<c-g>", "consultation completed", &[(&desk, "1 visit to close")]);
    doctor.keys("2");
    doctor.wait_for("0 to review");
    // 8 and 9: analyse, enter and validate.
    bench.keys("s");
    bench.wait_for("is on the bench");
    bench.keys("<enter>138<enter>4,1<enter>101<enter>24<enter>");
    bench.paste("No deficit.");
    bench.keys("<c-g>");
    bench.wait_for("Validate the results?");
    let others = [(&doctor, "1 to review"), (&colleague, "Ndiaye, Fatou")];
    seen.after(&mut bench, "y", "validated", &others);
    // 10: review and interpret.
    doctor.keys("r");
    doctor.wait_for("138");
    doctor.keys("Normal; drink more.");
    seen.after(&mut doctor, "<c-s>", "LAB-000001 is reviewed.", &[(&colleague, "0 to review")]);
    // 11: bill and close.
    desk.keys("<enter>");
    desk.wait_for("Electrolytes");
    desk.keys("sy");
    desk.wait_for("INV-000001 issued");
    desk.keys("p<c-s>");
    desk.wait_for("✓ paid");
    seen.after(&mut desk, "c", "visit closed", &[(&watch, "✓ closed")]);
    told(&database);
    assert_eq!(printed(&mut polyclinic(folder.path(), "check")), "The database is sound\n");
    for pty in [&mut desk, &mut nurse, &mut doctor, &mut colleague, &mut bench, &mut watch] {
        pty.signal("TERM");
        assert!(pty.wait_exit().success());
        assert!(pty.modes_left_on().is_empty());
    }
    seen.0.sort();
    let usual = seen.0[seen.0.len() / 2];
    assert!(usual < Duration::from_secs(1), "others saw it after {:?}", seen.0);
}

/// What the database has to say about it in the end.
fn told(database: &Path) {
    let store = Store::open(database, "test").unwrap();
    let patient = PatientId::parse("PAT-1").unwrap();
    let read = |conn: &polyclinic::store::Reader| {
        let visit = appointments::of_patient(conn, patient, 1)?.remove(0);
        let order = lab::orders::of_appointment(conn, visit.id)?.remove(0).order;
        let steps = appointments::events(conn, visit.id)?.len() + lab::orders::events(conn, order.id)?.len();
        Ok((visit.status, order.status, steps, billing::of_appointment(conn, visit.id)?.map(|bill| bill.balance())))
    };
    let (visit, order, steps, balance) = store.read(read).unwrap();
    assert_eq!((visit, order), (AppointmentStatus::Completed, LabOrderStatus::Completed));
    assert_eq!((steps, balance.map(polyclinic::domain::money::Money::minor)), (13, Some(0)));
}
