//! The people who work at the demo clinic, and how to sign in as each of them.

use super::founding::Place;
use super::malformed;
use crate::catalogue;
use crate::domain::actor::Role::{self, Admin, Biologist, Doctor, Nurse, Pharmacist, Secretary};
use crate::domain::actor::{Actor, Roles};
use crate::domain::money::Money;
use crate::domain::patient::PersonName;
use crate::domain::schedule::{DAY, ExceptionKind, ScheduleException, Shift};
use crate::domain::time::Timestamp;
use crate::i18n::Language;
use crate::store::users::{self, HashedPassword, NewUser};
use crate::store::{Store, StoreError, professionals, schedules};
use chrono::Weekday;

/// Everybody's password. It stands in the README: never keep real patients in a demo clinic.
pub const PASSWORD: &str = "polyclinic";

/// How to sign in as somebody.
pub struct Login {
    /// The name to type.
    pub login: &'static str,
    /// Who it is.
    pub name: &'static str,
    /// What they do.
    pub roles: &'static [Role],
}

pub(super) const ADMIN: (&str, &str, Role) = ("admin", "Ada Moreira", Admin);

/// One login per role, and one with several roles.
pub const LOGINS: [Login; 7] = [
    Login { login: "reception", name: "Sofia Lima", roles: &[Secretary] },
    Login { login: "nurse", name: "Nina Alves", roles: &[Nurse] },
    Login { login: "doctor", name: "Daniel Rocha", roles: &[Doctor] },
    Login { login: "lab", name: "Awa Ndiaye", roles: &[Biologist] },
    Login { login: "pharmacy", name: "Paul Mercier", roles: &[Pharmacist] },
    Login { login: "admin", name: "Ada Moreira", roles: &[Admin] },
    Login { login: "all", name: "Valentina Ruiz", roles: &[Secretary, Nurse, Doctor, Biologist, Pharmacist, Admin] },
];

/// Given and family name, specialty and shift of the twelve professionals; the first signs in as `doctor`.
const PROFESSIONALS: [(&str, &str, &str, Shift); 12] = [
    ("Daniel", "Rocha", "GEN", Shift::FullDay),
    ("Hélène", "Garnier", "GEN", Shift::Morning),
    ("Tomás", "Ibáñez", "GEN", Shift::Afternoon),
    ("Amina", "Sarr", "GEN", Shift::Duty12),
    ("Beatriz", "Nogueira", "PED", Shift::FullDay),
    ("Oliver", "Whitfield", "PED", Shift::Morning),
    ("Camila", "Ferreyra", "GYN", Shift::FullDay),
    ("Dora", "Costa", "CAR", Shift::FullDay),
    ("Étienne", "Marchal", "DER", Shift::Afternoon),
    ("Ximena", "Robles", "END", Shift::Morning),
    ("Mamadou", "Cissé", "ORT", Shift::FullDay),
    ("Rosa", "Villalba", "OPH", Shift::Afternoon),
];

/// The women among the professionals: Spanish and Portuguese address them by a title of their own.
const WOMEN: [&str; 7] = ["Hélène", "Amina", "Beatriz", "Camila", "Dora", "Ximena", "Rosa"];

fn title(given: &str, language: Language) -> &'static str {
    match language {
        Language::En | Language::Fr => "Dr",
        Language::Es | Language::Pt if WOMEN.contains(&given) => "Dra.",
        Language::Es | Language::Pt => "Dr.",
    }
}

/// A doctor of the demo.
#[derive(Debug, Clone)]
pub(super) struct DoctorOf {
    pub(super) actor: Actor,
    pub(super) specialty: &'static str,
}

/// Everybody who acts in the demo.
#[derive(Debug, Clone)]
pub(super) struct Staff {
    pub(super) secretary: Actor,
    pub(super) nurse: Actor,
    pub(super) biologist: Actor,
    pub(super) doctors: Vec<DoctorOf>,
}

impl Staff {
    /// The places in [`Staff::doctors`] of a specialty's doctors.
    pub(super) fn of_specialty(&self, specialty: &str) -> Vec<usize> {
        let doctors = self.doctors.iter().enumerate();
        doctors.filter(|(_, doctor)| doctor.specialty == specialty).map(|(index, _)| index).collect()
    }
}

/// Makes the accounts, the specialties, the professionals and their schedules.
pub(super) fn hire(store: &Store, admin: &Actor, place: &Place, at: Timestamp) -> Result<Staff, StoreError> {
    let specialties = catalogue::specialties().map_err(malformed)?;
    let mut known = Vec::new();
    for row in &specialties {
        let id = store.write(admin, at, |tx| professionals::add_specialty(tx, row.names.of(place.language)))?;
        known.push((row.code, id, row.price_factor));
    }
    let mut doctors = Vec::new();
    for (index, (given, family, specialty, shift)) in PROFESSIONALS.into_iter().enumerate() {
        let found = known.iter().find(|(code, ..)| *code == specialty);
        let fee = found.map(|(.., factor)| Money::of_minor(place.consultation.minor() * i64::from(*factor) / 100));
        let details = professionals::Details {
            title: title(given, place.language).to_owned(),
            specialty: found.map(|(_, id, _)| *id),
            licence: format!("REG-{}", 20_417 + index * 613),
            fee,
            room: (index + 1).to_string(),
            ..professionals::Details::new(PersonName { given: given.to_owned(), family: family.to_owned() })
        };
        let id = store.write(admin, at, |tx| {
            let id = professionals::add(tx, &details)?;
            let weekly: Vec<_> = WEEK.into_iter().flat_map(|day| shift.intervals(day, 20)).collect();
            schedules::set_weekly(tx, id, &weekly)?;
            Ok(id)
        })?;
        let login = if index == 0 { "doctor".to_owned() } else { format!("doctor{}", index + 1) };
        let new = NewUser {
            name: format!("{given} {family}"),
            roles: Roles::NONE.with(Doctor),
            professional: Some(id),
            ..user(&login, "", &[])
        };
        doctors.push(DoctorOf { actor: account(store, admin, at, &new)?, specialty });
    }
    let account_of = |login: &str| {
        let found = LOGINS.iter().find(|known| known.login == login);
        let new = found.map(|known| user(known.login, known.name, known.roles));
        account(store, admin, at, &new.unwrap_or_else(|| user(login, login, &[])))
    };
    let (secretary, nurse, biologist) = (account_of("reception")?, account_of("nurse")?, account_of("lab")?);
    account_of("pharmacy")?;
    account_of("all")?;
    Ok(Staff { secretary, nurse, biologist, doctors })
}

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn user(login: &str, name: &str, roles: &[Role]) -> NewUser {
    NewUser {
        login: login.to_owned(),
        name: name.to_owned(),
        roles: roles.iter().copied().collect(),
        professional: None,
        language: None,
        must_change: false,
    }
}

fn account(store: &Store, admin: &Actor, at: Timestamp, new: &NewUser) -> Result<Actor, StoreError> {
    let password = HashedPassword::new(&new.login, PASSWORD)?;
    let id = store.write(admin, at, |tx| users::create(tx, new, &password))?;
    store.read(|conn| Ok(users::get(conn, id)?.actor()))
}

/// Today and tomorrow the whole house is open all day, so that the demo is in full swing whenever somebody looks at it.
pub(super) fn open_all_day(demo: &super::Demo<'_>, admin: &Actor) -> Result<(), StoreError> {
    let today = demo.zone.day(demo.now);
    let opening = ScheduleException {
        kind: ExceptionKind::Extra,
        first: today,
        last: today.succ_opt().unwrap_or(today),
        from: 0,
        to: DAY,
        slot_minutes: 20,
    };
    for doctor in &demo.staff.doctors {
        if let Some(professional) = doctor.actor.professional {
            demo.act(admin, demo.now, |tx| schedules::add_exception(tx, professional, &opening, ""))?;
        }
    }
    Ok(())
}
