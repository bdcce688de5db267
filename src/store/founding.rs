//! A clinic that can work from its first day: its settings and first administrator, the starter catalogues, and people
//! with hours in which they can be booked.

use super::billing::tariff;
use super::error::StoreError;
use super::settings::Settings;
use super::tx::Tx;
use super::users::{self, HashedPassword, NewUser};
use super::{Store, lab, professionals, reasons, schedules};
use crate::catalogue;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::{ProfessionalId, UserId};
use crate::domain::money::Money;
use crate::domain::patient::PersonName;
use crate::domain::schedule::Shift;
use crate::domain::time::Timestamp;
use chrono::Weekday;

/// How long an appointment is unless somebody says otherwise, in minutes.
const SLOT: u32 = 20;

/// Founds a clinic in a new database, with specialties, services, tests and reasons for appointments in its language.
/// Prices follow from what a general consultation costs; with zero they are free until the tariff says more.
///
/// # Errors
/// [`StoreError::Rule`] at a field.
pub fn found(
    store: &Store,
    now: Timestamp,
    settings: &Settings,
    admin: &NewUser,
    password: &HashedPassword,
    consultation: Money,
) -> Result<Actor, StoreError> {
    let founder = users::found(store, now, settings, admin, password)?;
    store.write(&founder, now, |tx| {
        for specialty in catalogue::specialties()? {
            professionals::add_specialty(tx, specialty.names.of(settings.language))?;
        }
        tariff::import(tx, settings.language, consultation)?;
        lab::catalogue::import(tx, settings.language, consultation)?;
        reasons::import(tx, settings.language)?;
        Ok(())
    })?;
    Ok(founder)
}

/// Makes an account. A doctor can be booked from then on: who is not linked to a professional becomes one, with the
/// usual hours from Monday to Friday.
///
/// # Errors
/// As [`users::create`]; [`StoreError::Rule`] at the name when a doctor's is not a given and a family name.
pub fn hire(tx: &Tx<'_>, new: &NewUser, password: &HashedPassword) -> Result<UserId, StoreError> {
    let professional = match new.professional {
        None if new.roles.has(Role::Doctor) => Some(engage(tx, &new.name)?),
        linked => linked,
    };
    users::create(tx, &NewUser { professional, ..new.clone() }, password)
}

fn engage(tx: &Tx<'_>, name: &str) -> Result<ProfessionalId, StoreError> {
    let (given, family) = name.trim().split_once(char::is_whitespace).unwrap_or(("", name));
    let details = professionals::Details::new(PersonName { given: given.to_owned(), family: family.to_owned() });
    let id = professionals::add(tx, &details).map_err(at_the_name)?;
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let day =
        |weekday| [Shift::Morning, Shift::Afternoon].into_iter().flat_map(move |shift| shift.intervals(weekday, SLOT));
    let week: Vec<_> = [Mon, Tue, Wed, Thu, Fri].into_iter().flat_map(day).collect();
    schedules::set_weekly(tx, id, &week)?;
    Ok(id)
}

/// The account has one field for the whole name.
fn at_the_name(error: StoreError) -> StoreError {
    use crate::domain::error::RuleError;
    use crate::i18n::t;
    match error {
        StoreError::Rule(RuleError::Field { .. }) => RuleError::field(users::USER_NAME, t::CLI_FULL_NAME).into(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Roles;
    use crate::domain::money::Currency;
    use crate::domain::time::Zone;
    use crate::i18n::Language;
    use crate::store::{appointments, check};

    fn user(login: &str, name: &str, role: Role) -> NewUser {
        let roles = Roles::NONE.with(role);
        let (login, name) = (login.to_owned(), name.to_owned());
        NewUser { login, name, roles, professional: None, language: None, must_change: false }
    }

    #[test]
    fn a_founded_clinic_can_book_bill_and_order_from_the_first_day() {
        let folder = tempfile::tempdir().unwrap();
        let monday = Timestamp(1_795_420_800_000); // 2026-11-23 08:00 UTC
        let settings = Settings::new("Central".into(), Zone::UTC, Currency::EURO, Language::Pt);
        let password = HashedPassword::new("ana", "correct horse").unwrap();
        let (store, admin) = Store::create(&folder.path().join("clinic.db"), "test", |store| {
            found(store, monday, &settings, &user("ana", "Ana", Role::Admin), &password, Money::of_minor(10_000))
        })
        .unwrap();
        let doctor = user("joao", "João Lima e Silva", Role::Doctor);
        store.write(&admin, monday, |tx| hire(tx, &doctor, &password)).unwrap();
        let professional = store.read(professionals::list).unwrap().remove(0);
        assert_eq!(professional.display(), "João Lima e Silva");
        store
            .read(|conn| {
                assert!(professionals::specialties(conn)?.len() >= 8);
                let day = Zone::UTC.day(monday);
                let consultation = tariff::by_code(conn, "CONS", day)?.unwrap();
                assert_eq!(consultation.price.unwrap().0, Money::of_minor(10_000));
                assert!(!lab::catalogue::tests(conn)?.is_empty());
                assert!(!schedules::free(conn, professional.id, day, Zone::UTC, monday)?.is_empty());
                assert!(appointments::reception(conn, day, Zone::UTC)?.is_empty());
                Ok(())
            })
            .unwrap();
        assert_eq!(check::run(&store).unwrap(), []);
    }

    #[test]
    fn a_doctor_has_a_given_and_a_family_name() {
        let clinic = crate::store::testing::Clinic::new();
        let password = HashedPassword::new("madonna", "correct horse").unwrap();
        let hired = clinic
            .store
            .write(&clinic.admin, clinic.now, |tx| hire(tx, &user("madonna", "Madonna", Role::Doctor), &password));
        assert!(matches!(hired, Err(StoreError::Rule(_))));
        let hired = clinic
            .store
            .write(&clinic.admin, clinic.now, |tx| hire(tx, &user("madonna", "Madonna", Role::Nurse), &password));
        assert!(hired.is_ok());
    }
}
