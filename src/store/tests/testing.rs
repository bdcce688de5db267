//! A small clinic for the store's tests: one user per role and a second one for each step of the visit, two doctors who
//! work every day from eight to six, three patients. It is half past nine on a Friday, in UTC.

use super::users::{self, HashedPassword, NewUser};
use super::{Store, StoreError, Tx, patients, professionals, schedules, settings};
use crate::domain::actor::{Actor, Role, Roles};
use crate::domain::appointment::AppointmentKind;
use crate::domain::ids::{PatientId, ProfessionalId};
use crate::domain::money::Currency;
use crate::domain::patient::{PersonName, Sex};
use crate::domain::schedule::WorkInterval;
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::Language;
use crate::store::appointments::Booking;
use chrono::Weekday;
use std::sync::OnceLock;

pub(crate) const PASSWORD: &str = "correct horse";

pub(crate) struct Clinic {
    _folder: tempfile::TempDir,
    pub(crate) store: Store,
    pub(crate) now: Timestamp,
    pub(crate) admin: Actor,
    pub(crate) secretary: Actor,
    pub(crate) secretary_2: Actor,
    pub(crate) nurse: Actor,
    pub(crate) nurse_2: Actor,
    pub(crate) doctor: Actor,
    pub(crate) doctor_2: Actor,
    pub(crate) biologist: Actor,
    pub(crate) pharmacist: Actor,
    pub(crate) professional: ProfessionalId,
    pub(crate) professional_2: ProfessionalId,
    pub(crate) patients: [PatientId; 3],
}

/// Hashing takes its time; one hash does for everybody.
fn hashed() -> HashedPassword {
    static HASHED: OnceLock<HashedPassword> = OnceLock::new();
    HASHED.get_or_init(|| HashedPassword::new("nobody", PASSWORD).unwrap()).clone()
}

pub(crate) fn name(given: &str, family: &str) -> PersonName {
    PersonName { given: given.to_owned(), family: family.to_owned() }
}

fn user(login: &str, role: Role, professional: Option<ProfessionalId>) -> NewUser {
    let name = login.to_uppercase();
    let roles = Roles::NONE.with(role);
    NewUser { login: login.to_owned(), name, roles, professional, language: None, must_change: false }
}

fn doctor(tx: &Tx<'_>, given: &str, family: &str) -> Result<ProfessionalId, StoreError> {
    let id = professionals::add(
        tx,
        &professionals::Details { title: "Dr".to_owned(), ..professionals::Details::new(name(given, family)) },
    )?;
    let day = |weekday| WorkInterval {
        weekday,
        from: 8 * 60,
        to: 18 * 60,
        slot_minutes: 20,
        valid_from: None,
        valid_until: None,
    };
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    schedules::set_weekly(tx, id, &[Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(day))?;
    Ok(id)
}

impl Clinic {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Timestamp(1_795_167_000_000); // 2026-11-20 09:30 UTC
        let settings =
            settings::Settings::new("Test clinic".to_owned(), Zone::UTC, Currency::parse("EUR").unwrap(), Language::En);
        let (store, admin) = Store::create(&folder.path().join("clinic.db"), "test", |store| {
            users::found(store, now, &settings, &user("admin", Role::Admin, None), &hashed())
        })
        .unwrap();
        let make = |tx: &Tx<'_>, login: &str, role: Role, professional| {
            let id = users::create(tx, &user(login, role, professional), &hashed())?;
            Ok::<_, StoreError>(users::get(tx.conn, id)?.actor())
        };
        let (people, professionals) = store
            .write(&admin, now, |tx| {
                let doctors = [doctor(tx, "Ana", "Gómez")?, doctor(tx, "Bruno", "Lima")?];
                let people = [
                    make(tx, "secretary", Role::Secretary, None)?,
                    make(tx, "secretary-2", Role::Secretary, None)?,
                    make(tx, "nurse", Role::Nurse, None)?,
                    make(tx, "nurse-2", Role::Nurse, None)?,
                    make(tx, "doctor", Role::Doctor, Some(doctors[0]))?,
                    make(tx, "doctor-2", Role::Doctor, Some(doctors[1]))?,
                    make(tx, "biologist", Role::Biologist, None)?,
                    make(tx, "pharmacist", Role::Pharmacist, None)?,
                ];
                Ok((people, doctors))
            })
            .unwrap();
        let [secretary, secretary_2, nurse, nurse_2, doctor, doctor_2, biologist, pharmacist] = people;
        let patients = store
            .write(&secretary, now, |tx| {
                let register = |given, family| patients::register(tx, &details(given, family), None);
                Ok([register("Zoé", "Núñez")?, register("João", "Conceição")?, register("Awa", "N’Diaye")?])
            })
            .unwrap();
        let [professional, professional_2] = professionals;
        Self {
            _folder: folder,
            store,
            now,
            admin,
            secretary,
            secretary_2,
            nurse,
            nurse_2,
            doctor,
            doctor_2,
            biologist,
            pharmacist,
            professional,
            professional_2,
            patients,
        }
    }

    /// One user who holds this role and no other.
    pub(crate) const fn with_role(&self, role: Role) -> &Actor {
        match role {
            Role::Admin => &self.admin,
            Role::Secretary => &self.secretary,
            Role::Nurse => &self.nurse,
            Role::Doctor => &self.doctor,
            Role::Biologist => &self.biologist,
            Role::Pharmacist => &self.pharmacist,
        }
    }

    /// Writes now.
    pub(crate) fn write<T>(
        &self,
        actor: &Actor,
        f: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.write(actor, self.now, f)
    }

    /// Writes some minutes from now.
    pub(crate) fn later<T>(
        &self,
        minutes: i64,
        actor: &Actor,
        f: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.write(actor, self.now.plus_minutes(minutes), f)
    }

    /// Twenty minutes with the first doctor, for the first patient, some minutes from now.
    pub(crate) fn booking(&self, minutes_from_now: i64) -> Booking {
        Booking {
            patient: self.patients[0],
            professional: self.professional,
            starts_at: self.now.plus_minutes(minutes_from_now),
            minutes: 20,
            kind: AppointmentKind::InPerson,
            link: String::new(),
            reason: "cough".to_owned(),
            overbook_reason: String::new(),
        }
    }
}

/// A patient's details with the least that is needed.
pub(crate) fn details(given: &str, family: &str) -> patients::Details {
    patients::Details::new(name(given, family), Sex::Female)
}

/// The refusal of something that must not be done.
pub(crate) fn refusal<T>(result: Result<T, StoreError>) -> StoreError {
    match result {
        Ok(_) => panic!("was not refused"),
        Err(error) => error,
    }
}

/// The lines of a query's plan.
pub(crate) fn plan(store: &Store, sql: &str) -> Vec<String> {
    store
        .read(|conn| {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let parameters = vec![rusqlite::types::Value::Null; statement.parameter_count()];
            let lines = statement.query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3))?;
            Ok(lines.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

/// The lines of a query's plan that read a whole table.
pub(crate) fn full_scans(store: &Store, sql: &str) -> Vec<String> {
    plan(store, sql).into_iter().filter(|line| line.starts_with("SCAN") && !line.contains("INDEX")).collect()
}
