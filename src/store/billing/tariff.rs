//! What the clinic bills, and for how much from which day on.

use crate::catalogue;
use crate::domain::actor::Permission;
use crate::domain::appointment::AppointmentKind;
use crate::domain::billing::{LineKind, UNIT_PRICE};
use crate::domain::error::FieldName;
use crate::domain::ids::{Id, ServiceId};
use crate::domain::money::{Money, Percent};
use crate::domain::validate::{NAME, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::Language;
use crate::store::sql::IsoDate;
use crate::store::{Entity, StoreError, Tx, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// The field of a service's code.
pub const CODE: FieldName = FieldName("code");
/// The field of a service's name.
pub const SERVICE_NAME: FieldName = FieldName("name");

/// The code of the service that bills a consultation of this kind.
#[must_use]
pub const fn consultation_code(kind: AppointmentKind) -> &'static str {
    match kind {
        AppointmentKind::InPerson => "CONS",
        AppointmentKind::Teleconsultation => "CONS-TELE",
        AppointmentKind::WalkIn => "CONS-WALKIN",
    }
}

/// A price that is given in percent of the general consultation's, rounded half up.
#[must_use]
pub fn relative(consultation: Money, percent: u32) -> Money {
    Money::of_minor((consultation.minor().saturating_mul(i64::from(percent)) + 50).div_euclid(100))
}

/// A service with the price of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRow {
    /// Its key.
    pub id: ServiceId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What a line for it is.
    pub kind: LineKind,
    /// The price for one and the tax rate; absent when the tariff has none for that day.
    pub price: Option<(Money, Percent)>,
}

/// The services in use, with the prices of a day, by name; tests last.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn services(conn: &Connection, day: NaiveDate) -> Result<Vec<ServiceRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT s.id, s.code, s.name, s.kind FROM services AS s WHERE s.active = 1
         ORDER BY CASE s.kind WHEN 'test' THEN 1 ELSE 0 END, s.name",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ServiceRow { id: row.get(0)?, code: row.get(1)?, name: row.get(2)?, kind: row.get(3)?, price: None })
    })?;
    let mut services = rows.collect::<Result<Vec<_>, _>>()?;
    for service in &mut services {
        service.price = price(conn, service.id, day)?;
    }
    Ok(services)
}

/// A service by its code, with the price of a day.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn by_code(conn: &Connection, code: &str, day: NaiveDate) -> Result<Option<ServiceRow>, StoreError> {
    let found = conn
        .prepare_cached("SELECT id, code, name, kind FROM services WHERE code = ?1 AND active = 1")?
        .query_row([code], |row| {
            Ok(ServiceRow { id: row.get(0)?, code: row.get(1)?, name: row.get(2)?, kind: row.get(3)?, price: None })
        })
        .optional()?;
    found.map(|service| Ok(ServiceRow { price: price(conn, service.id, day)?, ..service })).transpose()
}

/// The price of a service on a day, and its tax rate.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn price(conn: &Connection, id: ServiceId, day: NaiveDate) -> Result<Option<(Money, Percent)>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT price, tax_bp FROM service_prices WHERE service_id = ?1 AND valid_from <= ?2
             ORDER BY valid_from DESC LIMIT 1",
        )?
        .query_row(params![id, IsoDate(day)], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))
        .optional()?
        .map(|(price, tax)| (price, Percent::try_from(tax).unwrap_or_default())))
}

/// A service before it is added.
#[derive(Debug, Clone, Copy)]
pub struct NewService<'a> {
    /// A code that no other service has.
    pub code: &'a str,
    /// What the patient reads.
    pub name: &'a str,
    /// What a line for it is.
    pub kind: LineKind,
    /// The price for one, from the first day on.
    pub price: Money,
    /// The tax rate.
    pub tax: Percent,
}

/// Adds a service; its price holds for all days until another is set.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn add(tx: &Tx<'_>, new: &NewService<'_>) -> Result<ServiceId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let code = require_line(CODE, new.code, 20)?;
    let name = require_line(SERVICE_NAME, new.name, NAME)?;
    let id = tx.insert(
        "INSERT INTO services (code, name, kind, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?5)",
        params![code, name, new.kind, tx.now, tx.actor.user],
    )?;
    tx.audit("add", Entity::Service, id, None, Some(json!({ "code": code, "name": name })))?;
    let id = ServiceId::new(id);
    set_price(tx, id, NaiveDate::default(), new.price, new.tax)?;
    Ok(id)
}

/// Sets the price of a service from a day on. Invoices already written keep theirs.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at the price.
pub fn set_price(tx: &Tx<'_>, id: ServiceId, from: NaiveDate, price: Money, tax: Percent) -> Result<(), StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let price = price.check(UNIT_PRICE)?;
    tx.execute(
        "INSERT INTO service_prices (service_id, valid_from, price, tax_bp, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (service_id, valid_from) DO UPDATE SET price = excluded.price, tax_bp = excluded.tax_bp,
             created_at = excluded.created_at, created_by = excluded.created_by",
        params![id, IsoDate(from), price, i64::from(tax), tx.now, tx.actor.user],
    )?;
    let new = json!({ "from": from, "price": price, "tax": tax });
    tx.audit("set_price", Entity::Service, id.raw(), None, Some(new))
}

/// Brings the starter tariff in, in one language, with prices relative to the general consultation's. Services that are
/// there already, by their code, stay as they are.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`].
pub fn import(tx: &Tx<'_>, language: Language, consultation: Money) -> Result<usize, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let day = settings::load(tx.conn)?.zone.day(tx.now);
    let mut imported = 0;
    for service in catalogue::services()? {
        if by_code(tx.conn, service.code, day)?.is_some() {
            continue;
        }
        let price = relative(consultation, service.price_factor);
        let kind = LineKind::from_word(service.kind).unwrap_or(LineKind::Service);
        add(tx, &NewService { code: service.code, name: service.names.of(language), kind, price, tax: Percent::ZERO })?;
        imported += 1;
    }
    Ok(imported)
}
