//! A small clinic that tests begin with: Monday 23 November 2026, nine in the morning in São Paulo, people of every
//! role, two doctors with schedules, six patients. Tests add what they need by the same acts as the staff.

use chrono::{NaiveDate, NaiveTime};
use polyclinic::clock::Clock;
use polyclinic::domain::actor::{Actor, Role, Roles};
use polyclinic::domain::appointment::AppointmentKind;
use polyclinic::domain::ids::{AppointmentId, LabOrderId, PatientId, ProfessionalId};
use polyclinic::domain::lab_order::Priority;
use polyclinic::domain::money::{Currency, Money};
use polyclinic::domain::patient::{BirthDate, PersonName, Sex};
use polyclinic::domain::schedule::Shift;
use polyclinic::domain::specimen::Accession;
use polyclinic::domain::time::{Timestamp, Zone};
use polyclinic::i18n::Language;
use polyclinic::store::appointments::{self, Booking};
use polyclinic::store::lab::orders::{NewOrder, Wanted};
use polyclinic::store::settings::Settings;
use polyclinic::store::users::{self, HashedPassword, NewUser};
use polyclinic::store::vitals::{self, NewVitals};
use polyclinic::store::{Store, StoreError, Tx, lab, patients, professionals, schedules};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "correct horse";

/// Login, name and role of everybody who works here.
pub(crate) const STAFF: [(&str, &str, Role); 8] = [
    ("ada", "Ada Moreira", Role::Admin),
    ("sofia", "Sofia Lima", Role::Secretary),
    ("nina", "Nina Alves", Role::Nurse),
    ("daniel", "Daniel Rocha", Role::Doctor),
    ("dora", "Dora Costa", Role::Doctor),
    ("bia", "Bia Santos", Role::Biologist),
    ("bruno", "Bruno Reis", Role::Biologist),
    ("paula", "Paula Nunes", Role::Pharmacist),
];

/// Given and family name, birth date and sex of the patients, in the order of their numbers.
pub(crate) const PATIENTS: [(&str, &str, &str, Sex); 6] = [
    ("Maria", "da Silva Souza", "1980-05-12", Sex::Female),
    ("José", "Álvarez", "1952-01-30", Sex::Male),
    ("Awa", "Diop", "1994-08-03", Sex::Female),
    ("Joana", "Prado", "2018-02-11", Sex::Female),
    ("Luís Ângelo", "Prado", "1979-12-24", Sex::Male),
    ("Zoé", "N’Guessan-Lefèvre", "2001-07-19", Sex::Female),
];

/// The clinic, its files and its clock.
pub(crate) struct Clinic {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    time: Arc<AtomicI64>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

pub(crate) fn zone() -> Zone {
    Zone::parse("America/Sao_Paulo").expect("a zone")
}

pub(crate) fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

/// The instant of a time of day (`9:40`) on that Monday.
pub(crate) fn at(time: &str) -> Timestamp {
    zone().at(monday(), NaiveTime::parse_from_str(time, "%H:%M").expect("a time"))
}

pub(crate) fn patient(number: i64) -> PatientId {
    PatientId::parse(&format!("PAT-{number}")).expect("a number")
}

impl Clinic {
    /// A fresh one, at nine in the morning.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("clinic.db");
        let friday = Timestamp(at("9:00").0 - 3 * 24 * 3_600_000);
        let settings = Settings::new(
            "Clínica Vitalis".to_owned(),
            zone(),
            Currency::parse("BRL").expect("a currency"),
            Language::En,
        );
        let (store, ()) = Store::create(&path, "test", |store| {
            let (login, name, role) = STAFF[0];
            let password = HashedPassword::new(login, PASSWORD)?;
            let admin = users::found(store, friday, &settings, &user(login, name, role, None), &password)?;
            let [daniel, dora] = store.write(&admin, friday, found_professionals)?;
            for (login, name, role) in &STAFF[1..] {
                let professional = [("daniel", daniel), ("dora", dora)].into_iter().find(|(who, _)| who == login);
                let new = user(login, name, *role, professional.map(|(_, id)| id));
                let password = HashedPassword::new(login, PASSWORD)?;
                store.write(&admin, friday, |tx| users::create(tx, &new, &password))?;
            }
            store.write(&admin, friday, register_patients)
        })
        .expect("a clinic");
        let time = Arc::new(AtomicI64::new(at("9:00").0));
        Self { store, clock: Clock::Manual(Arc::clone(&time)), time, path, _folder: folder }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Moves the clock to a time of day on that Monday.
    pub(crate) fn goes_to(&self, time: &str) {
        self.time.store(at(time).0, Ordering::SeqCst);
    }

    /// Moves the clock on.
    pub(crate) fn passes(&self, minutes: i64) {
        self.passes_ms(minutes * 60_000);
    }

    /// Moves the clock on by milliseconds.
    pub(crate) fn passes_ms(&self, milliseconds: i64) {
        self.time.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Somebody of the staff, by login.
    pub(crate) fn actor(&self, login: &str) -> Actor {
        self.store.read(|conn| Ok(users::by_login(conn, login)?.actor())).expect("a user")
    }

    /// A write as somebody of the staff, now.
    #[track_caller]
    pub(crate) fn acts<T>(&self, login: &str, act: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>) -> T {
        self.store.write(&self.actor(login), self.now(), act).expect("the act is possible")
    }

    /// The doctor's professional.
    pub(crate) fn professional(&self, login: &str) -> ProfessionalId {
        self.actor(login).professional.expect("a professional")
    }

    /// The reception books a patient with a doctor at a time of day, for 20 minutes.
    pub(crate) fn booked(&self, patient: PatientId, doctor: &str, time: &str) -> AppointmentId {
        let before = self.now();
        self.time.store(at("7:00").0, Ordering::SeqCst);
        let booking = Booking {
            patient,
            professional: self.professional(doctor),
            starts_at: at(time),
            minutes: 20,
            kind: AppointmentKind::InPerson,
            link: String::new(),
            reason: "check-up".to_owned(),
            overbook_reason: String::new(),
        };
        let appointment = self.acts("sofia", |tx| appointments::book(tx, &booking));
        self.time.store(before.0, Ordering::SeqCst);
        appointment.id
    }

    /// The same, and the patient is here.
    pub(crate) fn arrived(&self, patient: PatientId, doctor: &str, time: &str) -> AppointmentId {
        let id = self.booked(patient, doctor, time);
        let seen = self.store.read(|conn| appointments::get(conn, id)).expect("the appointment").version;
        self.acts("sofia", |tx| appointments::check_in(tx, id, seen));
        id
    }

    /// The same, and the nurse has taken vitals and written the history down: the doctor may begin.
    pub(crate) fn ready(&self, patient: PatientId, doctor: &str, time: &str, line: &str) -> AppointmentId {
        let id = self.arrived(patient, doctor, time);
        let seen = self.store.read(|conn| appointments::get(conn, id)).expect("the appointment").version;
        let set = polyclinic::domain::vitals::parse(line).expect("vitals");
        let new = NewVitals { set, pregnant: None, history: Some("hypertension for ten years".to_owned()) };
        self.acts("nina", |tx| vitals::record(tx, id, seen, &new));
        id
    }

    /// The laboratory gives an order these values, test by test and analyte by analyte, calls what is critical, and makes
    /// them final.
    pub(crate) fn resulted(&self, order: LabOrderId, values: &[&str]) {
        self.collected(order);
        let seen = || self.store.read(|conn| lab::get(conn, order)).expect("the order").version;
        let version = seen();
        self.acts("bia", |tx| lab::results::start(tx, order, version));
        let tests = self.store.read(|conn| lab::results::of_order(conn, order, self.now())).expect("the tests");
        let analytes = tests.iter().flat_map(|test| test.analytes.iter().map(move |analyte| (test.test, analyte.id)));
        let entries: Vec<_> = analytes
            .zip(values)
            .map(|((test, analyte), value)| lab::results::Entry { test, analyte, value: (*value).to_owned() })
            .collect();
        let version = seen();
        self.acts("bia", |tx| lab::results::save(tx, order, version, &entries));
        let tests = self.store.read(|conn| lab::results::of_order(conn, order, self.now())).expect("the results");
        let mut current = tests.iter().flat_map(|test| &test.analytes).filter_map(|analyte| analyte.current.as_ref());
        if current.any(|row| row.flag.is_critical()) {
            let told = "Dr Daniel Rocha".to_owned();
            let call = lab::results::NewCall { told, told_at: self.now(), read_back: true, note: String::new() };
            self.acts("bia", |tx| lab::results::record_call(tx, order, &call));
        }
        let version = seen();
        self.acts("bia", |tx| lab::results::validate(tx, order, version, "No haemolysis."));
    }

    /// The laboratory's catalogue is in use.
    pub(crate) fn has_catalogue(&self) {
        self.acts("ada", |tx| lab::catalogue::import(tx, Language::En, Money::of_minor(15_000)));
    }

    /// A doctor orders tests by their codes, outside of any visit, and sends them: a sample is due.
    pub(crate) fn sent(&self, doctor: &str, patient: PatientId, codes: &[&str], priority: Priority) -> LabOrderId {
        self.has_catalogue();
        let offered = self.store.read(lab::catalogue::tests).expect("the catalogue");
        let id = |code: &&str| offered.iter().find(|test| test.code == **code).expect("a known code").id;
        let tests = codes.iter().map(id).map(Wanted::Test).collect();
        let clinical_information = String::new();
        let new = NewOrder { patient, appointment: None, tests, priority, clinical_information };
        let order = self.acts(doctor, |tx| lab::orders::order(tx, &new));
        self.acts(doctor, |tx| lab::orders::send(tx, order.id, order.version)).id
    }

    /// The nurse takes the sample of an order.
    pub(crate) fn collected(&self, order: LabOrderId) -> Accession {
        let seen = self.store.read(|conn| lab::get(conn, order)).expect("the order").version;
        let containers = self.store.read(|conn| lab::specimens::containers(conn, order)).expect("containers");
        self.acts("nina", |tx| lab::specimens::collect(tx, order, seen, &containers)).1
    }
}

fn user(login: &str, name: &str, role: Role, professional: Option<ProfessionalId>) -> NewUser {
    NewUser {
        login: login.to_owned(),
        name: name.to_owned(),
        roles: Roles::NONE.with(role),
        professional,
        language: None,
        must_change: false,
    }
}

fn found_professionals(tx: &Tx<'_>) -> Result<[ProfessionalId; 2], StoreError> {
    let general = professionals::add_specialty(tx, "General medicine")?;
    let cardiology = professionals::add_specialty(tx, "Cardiology")?;
    let add = |given: &str, family: &str, specialty, fee| {
        let details = professionals::Details {
            title: "Dr".to_owned(),
            specialty: Some(specialty),
            fee: Some(Money::of_minor(fee)),
            ..professionals::Details::new(PersonName { given: given.to_owned(), family: family.to_owned() })
        };
        let id = professionals::add(tx, &details)?;
        use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
        let days = [Mon, Tue, Wed, Thu, Fri];
        let weekly: Vec<_> = days
            .into_iter()
            .flat_map(|day| {
                [Shift::Morning, Shift::Afternoon].into_iter().flat_map(move |shift| shift.intervals(day, 20))
            })
            .collect();
        schedules::set_weekly(tx, id, &weekly)?;
        Ok::<_, StoreError>(id)
    };
    Ok([add("Daniel", "Rocha", general, 15_000)?, add("Dora", "Costa", cardiology, 22_000)?])
}

fn register_patients(tx: &Tx<'_>) -> Result<(), StoreError> {
    for (given, family, birth, sex) in PATIENTS {
        let name = PersonName { given: given.to_owned(), family: family.to_owned() };
        let mut details = patients::Details::new(name, sex);
        details.birth = Some(BirthDate::exact(birth.parse().expect("a date")));
        details.consent_medical_data = Some(true);
        patients::register(tx, &details, None)?;
    }
    Ok(())
}
