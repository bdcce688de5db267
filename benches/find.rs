//! How long it takes to find a patient, and who may be the same person, among a thousand, a hundred thousand and a million.
//!
//! `cargo bench --bench find` makes the three clinics (names as common as they are in the street, a birth date for nine in
//! ten, a phone for eight, an identity number for six) and prints the median and the 99th percentile of each kind of
//! question; `cargo bench --bench find -- 1000 100000` takes other sizes. The patients go straight into their table in one
//! transaction; the index is then written by the store itself, as after an upgrade. A clinic that was made once is kept in
//! `target/tmp`.
//!
//! Seen among a million on two cores, p50 and p99 in milliseconds: three letters 0.4 and 6; a family name 0.4 and 3; a given
//! name 3 and 4; both 6 and 17; parts of both 4 and 8; the end of a phone number 0.7 and 2; an identity number 0.8 and 2; a
//! birth date 0.8 and 2; a name and a year of birth 6 and 14. When nobody is written so, names that sound alike follow: 8
//! and 40. Who may be the same person, with the whole form filled in: 12 and 26; with the names alone, 3 and 5.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that cannot go on has failed")]

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use polyclinic::catalogue::{self, Name, NameKind};
use polyclinic::domain::actor::{Role, Roles};
use polyclinic::domain::money::Currency;
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::domain::time::{Timestamp, Zone};
use polyclinic::i18n::Language;
use polyclinic::store::patients::{self, Details, Identifier};
use polyclinic::store::settings::Settings;
use polyclinic::store::users::{self, HashedPassword, NewUser};
use polyclinic::store::{Reader, Store};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::{Duration, Instant};

/// Questions of each kind.
const QUESTIONS: usize = 1_000;

/// The seed: the same clinics and questions each time.
const SEED: u64 = 20_261_121;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 100_000, 1_000_000] } else { sizes };
    for size in sizes {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("find-{size}.db"));
        let people = people(size);
        if !path.exists() {
            found(&path, &people);
        }
        let since = Instant::now();
        let store = Store::open(&path, "bench").unwrap();
        println!("\n{size} patients; index written in {:.1} s", since.elapsed().as_secs_f64());
        measure_all(&store, &people);
    }
}

/// What the questions are made from.
struct Person {
    given: String,
    family: String,
    birth: Option<NaiveDate>,
    phone: Option<String>,
    number: Option<String>,
}

/// Names as they are in the street: the tenth name is far rarer than the first.
struct Names {
    given: Vec<&'static str>,
    family: Vec<&'static str>,
}

impl Names {
    fn new() -> Self {
        let all: Vec<Name> = catalogue::names().unwrap();
        let of =
            |wanted: fn(NameKind) -> bool| all.iter().filter(|name| wanted(name.kind)).map(|name| name.name).collect();
        Self { given: of(|kind| kind != NameKind::Family), family: of(|kind| kind == NameKind::Family) }
    }

    fn pick(rng: &mut Rng, names: &[&'static str]) -> &'static str {
        let place = names.len() as f64 * rng.f64().powi(3);
        names.get(place as usize).copied().unwrap_or_default()
    }

    fn person(&self, rng: &mut Rng, serial: usize) -> Person {
        let mut one_or_two = |names: &[&'static str], two: f64| {
            let first = Self::pick(rng, names);
            if rng.f64() < two { format!("{first} {}", Self::pick(rng, names)) } else { first.to_owned() }
        };
        let (given, family) = (one_or_two(&self.given, 0.3), one_or_two(&self.family, 0.4));
        let start = NaiveDate::from_ymd_opt(1930, 1, 1).unwrap();
        Person {
            given,
            family,
            birth: (rng.f64() < 0.9).then(|| start + Days::new(rng.u64(0..35_000))),
            phone: (rng.f64() < 0.8).then(|| format!("+33 6 {:08}", rng.u32(0..100_000_000))),
            number: (rng.f64() < 0.6).then(|| format!("AB{serial:07}")),
        }
    }
}

fn people(size: usize) -> Vec<Person> {
    let (names, mut rng) = (Names::new(), Rng::with_seed(SEED));
    (1..=size).map(|serial| names.person(&mut rng, serial)).collect()
}

/// A clinic with these patients, whose index is still to be written.
fn found(path: &Path, people: &[Person]) {
    let now = Timestamp(1_795_167_000_000);
    let settings = Settings::new("Bench".to_owned(), Zone::UTC, Currency::parse("EUR").unwrap(), Language::En);
    let admin = NewUser {
        login: "admin".to_owned(),
        name: "Admin".to_owned(),
        roles: Roles::NONE.with(Role::Admin),
        professional: None,
        language: None,
        must_change: false,
    };
    let password = HashedPassword::new("admin", "correct horse").unwrap();
    drop(Store::create(path, "bench", |store| users::found(store, now, &settings, &admin, &password)).unwrap());
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA synchronous = OFF; INSERT INTO patient_search (patient_search) VALUES ('delete-all')")
        .unwrap();
    let tx = conn.transaction().unwrap();
    for (serial, person) in (1..).zip(people) {
        insert(&tx, serial, person, now);
    }
    tx.commit().unwrap();
}

fn insert(conn: &Connection, serial: usize, person: &Person, now: Timestamp) {
    let precision = match serial % 10 {
        0 => "estimated",
        1 => "year",
        _ => "day",
    };
    let digits = person.phone.as_ref().map(|phone| phone.chars().filter(char::is_ascii_digit).collect::<String>());
    conn.prepare_cached(
        "INSERT INTO patients (id, given_name, family_name, name_key, birth_date, birth_precision, sex, phone, phone_digits,
             city, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, '', ?4, ?5, 'unknown', ?6, ?7, 'Dakar', ?8, 1, ?8, 1)",
    )
    .unwrap()
    .execute(params![
        serial as i64,
        person.given,
        person.family,
        person.birth.map(|birth| birth.to_string()),
        person.birth.map(|_| precision),
        person.phone,
        digits,
        now.0 + serial as i64
    ])
    .unwrap();
    if let Some(number) = &person.number {
        conn.prepare_cached(
            "INSERT INTO patient_identifiers (patient_id, type, value, created_at, created_by)
             VALUES (?1, 'passport', ?2, ?3, 1)",
        )
        .unwrap()
        .execute(params![serial as i64, number, now.0])
        .unwrap();
    }
}

fn measure_all(store: &Store, people: &[Person]) {
    let head = |text: &str, count: usize| text.chars().take(count).collect::<String>();
    let word = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
    type Question = Box<dyn Fn(&Person) -> Option<String>>;
    let kinds: [(&str, Question); 13] = [
        ("first letter", Box::new(move |p| Some(head(&p.family, 1)))),
        ("three letters", Box::new(move |p| Some(head(&p.family, 3)))),
        ("three letters of the given name", Box::new(move |p| Some(head(&p.given, 3)))),
        ("family name", Box::new(move |p| Some(word(&p.family)))),
        ("given name", Box::new(move |p| Some(word(&p.given)))),
        ("given and family name", Box::new(move |p| Some(format!("{} {}", word(&p.given), word(&p.family))))),
        ("parts of both", Box::new(move |p| Some(format!("{} {}", head(&p.given, 3), head(&p.family, 3))))),
        ("misheard", Box::new(move |p| Some(format!("{}h {}", word(&p.given).replace('i', "y"), word(&p.family))))),
        ("end of the phone", Box::new(|p| p.phone.as_ref().map(|phone| phone[phone.len() - 6..].to_owned()))),
        ("identity number", Box::new(|p| p.number.as_ref().map(|number| format!("{} {}", &number[..2], &number[2..])))),
        ("birth date", Box::new(|p| p.birth.map(|birth| birth.format("%d/%m/%Y").to_string()))),
        (
            "name and year of birth",
            Box::new(move |p| p.birth.map(|b| format!("{} {}", word(&p.family), b.format("%Y")))),
        ),
        ("nothing yet", Box::new(|_| Some(String::new()))),
    ];
    println!("{:<34} {:>9} {:>9}", "ms", "p50", "p99");
    for (kind, question) in kinds {
        measure(store, people, kind, |conn, person| {
            question(person).map(|query| patients::find(conn, &query).unwrap().rows.len())
        });
    }
    let full = |conn: &Reader, person: &Person| {
        let found = patients::duplicates(conn, &typed(person, true), None).unwrap();
        Some(found.len())
    };
    measure(store, people, "who may be the same: full form", full);
    measure(store, people, "who may be the same: name only", |conn, person| {
        Some(patients::duplicates(conn, &typed(person, false), None).unwrap().len())
    });
}

fn typed(person: &Person, full: bool) -> Details {
    let name = PersonName { given: person.given.clone(), family: person.family.clone() };
    let mut details = Details::new(name, Sex::Unknown);
    if full {
        details.birth = person.birth.map(BirthDate::exact);
        details.phone = person.phone.clone().unwrap_or_default();
        let kind = polyclinic::domain::identifiers::IdentifierType::Passport;
        details.identifiers.extend(person.number.iter().map(|value| Identifier { kind, value: value.clone() }));
    }
    details
}

/// Asks, and prints how long the answers took; the first questions only warm up.
fn measure(store: &Store, people: &[Person], kind: &str, ask: impl Fn(&Reader, &Person) -> Option<usize>) {
    let mut rng = Rng::with_seed(SEED);
    let mut took: Vec<Duration> = Vec::with_capacity(QUESTIONS);
    for count in 0..QUESTIONS + QUESTIONS / 10 {
        let Some(person) = people.get(rng.usize(..people.len())) else { continue };
        let since = Instant::now();
        let answered = store.read(|conn| Ok(ask(conn, person))).unwrap();
        if answered.is_some() && count >= QUESTIONS / 10 {
            took.push(since.elapsed());
        }
    }
    took.sort();
    let at = |share: usize| {
        let place = (took.len() * share / 1_000).min(took.len().saturating_sub(1));
        took.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    println!("{kind:<34} {:>9.2} {:>9.2}", at(500), at(990));
}
