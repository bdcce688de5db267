//! The house before anybody comes: name, zone, currency, insurers, tariff and tests.

use super::{Insurers, malformed, staff};
use crate::catalogue;
use crate::domain::actor::{Actor, Role, Roles};
use crate::domain::money::{Currency, Money};
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::Language;
use crate::store::billing::tariff;
use crate::store::settings::Settings;
use crate::store::users::{self, HashedPassword, NewUser};
use crate::store::{Store, StoreError, insurers, lab, reasons};

/// Where the demo clinic stands, by the language it is shown in.
pub(super) struct Place {
    pub(super) language: Language,
    pub(super) clinic: &'static str,
    pub(super) zone: Zone,
    pub(super) currency: Currency,
    /// What a general consultation costs, in minor units.
    pub(super) consultation: Money,
    /// The countries that most of its people's names come from.
    pub(super) countries: &'static [&'static str],
}

impl Place {
    pub(super) fn of(language: Language) -> Self {
        let (clinic, zone, currency, consultation, countries): (_, _, _, _, &'static [&'static str]) = match language {
            Language::En => ("Riverside Polyclinic", "Europe/London", "GBP", 6_000, &["GB", "GB", "SN", "FR", "BR"]),
            Language::Fr => {
                ("Polyclinique des Tilleuls", "Europe/Paris", "EUR", 3_000, &["FR", "FR", "SN", "SN", "BR"])
            }
            Language::Es => {
                ("Policlínica del Sur", "America/Argentina/Buenos_Aires", "ARS", 2_500_000, &["AR", "AR", "MX", "BR"])
            }
            Language::Pt => ("Policlínica dos Ipês", "America/Sao_Paulo", "BRL", 18_000, &["BR", "BR", "AR", "MX"]),
        };
        Self {
            language,
            clinic,
            zone: Zone::parse(zone).unwrap_or(Zone::UTC),
            currency: Currency::parse(currency).unwrap_or(Currency::EURO),
            consultation: Money::of_minor(consultation),
            countries,
        }
    }
}

/// Opens the clinic; its first user is the administrator.
pub(super) fn found(store: &Store, place: &Place, at: Timestamp) -> Result<Actor, StoreError> {
    let settings = Settings::new(place.clinic.to_owned(), place.zone, place.currency, place.language);
    let (login, name, _) = staff::ADMIN;
    let admin = NewUser {
        login: login.to_owned(),
        name: name.to_owned(),
        roles: Roles::NONE.with(Role::Admin),
        professional: None,
        language: None,
        must_change: false,
    };
    users::found(store, at, &settings, &admin, &HashedPassword::new(login, staff::PASSWORD)?)
}

/// Brings in tests, tariff, reasons for appointments and insurers.
pub(super) fn equip(store: &Store, admin: &Actor, place: &Place, at: Timestamp) -> Result<Insurers, StoreError> {
    let rows = catalogue::insurers().map_err(malformed)?;
    store.write(admin, at, |tx| {
        tariff::import(tx, place.language, place.consultation)?;
        lab::catalogue::import(tx, place.language, place.consultation)?;
        reasons::import(tx, place.language)?;
        rows.iter()
            .map(|row| {
                insurers::add(
                    tx,
                    &insurers::Details {
                        name: row.name.to_owned(),
                        address: format!("{}, {}", row.address, row.city),
                        phone: row.phone.to_owned(),
                        web_page: row.web.to_owned(),
                        coverage_bp: i64::from(row.coverage_bp),
                    },
                )
            })
            .collect()
    })
}
