//! Changing some settings without undoing what somebody else changed meanwhile, and who changed which last.

use super::{Settings, load, write};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::time::Timestamp;
use crate::i18n::t;
use crate::store::catalogues::Changed;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The form field of the currency.
pub const CURRENCY: FieldName = FieldName("currency");

/// Who changed each setting last, by its key; those that were never changed are not there.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn changes(conn: &Connection) -> Result<BTreeMap<String, Changed>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT s.key, s.updated_at, u.name FROM settings AS s JOIN users AS u ON u.id = s.updated_by",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, Changed::read(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Changes the settings in which `new` differs from `seen`, and leaves the others as they are now.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Conflict`] when one of them is not as
/// it was seen; [`StoreError::Rule`] at a field, at the currency when money has been written in it.
pub fn change(tx: &Tx<'_>, seen: &Settings, new: &Settings) -> Result<Settings, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let (before, wanted) = (seen.values(), new.values());
    let now = load(tx.conn)?;
    let mut merged: BTreeMap<String, String> =
        now.values().into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    for (key, value) in wanted.into_iter().filter(|(key, value)| before.get(key) != Some(value)) {
        if merged.get(key) != before.get(key) {
            return Err(conflict(tx, key)?);
        }
        merged.insert(key.to_owned(), value);
    }
    let merged = Settings::from_values(&merged).ok_or(StoreError::Damaged)?;
    if merged.currency != now.currency {
        refuse_currency(tx, &now, &merged)?;
    }
    write(tx, &merged)?;
    Ok(merged)
}

fn conflict(tx: &Tx<'_>, key: &str) -> Result<StoreError, StoreError> {
    let sql = "SELECT s.updated_at, u.name FROM settings AS s JOIN users AS u ON u.id = s.updated_by WHERE s.key = ?1";
    let found = tx.conn.prepare_cached(sql)?.query_row([key], |row| Changed::read(row, 0)).optional()?;
    Ok(found.map_or(StoreError::NotFound(Entity::Settings), |Changed { at, by }| StoreError::Conflict {
        entity: Entity::Settings,
        now: None,
        by,
        at,
    }))
}

/// Amounts are whole numbers of the currency's smallest unit: what an invoice says must not become another amount. Prices
/// alone may keep their figures, as long as these mean the same.
fn refuse_currency(tx: &Tx<'_>, now: &Settings, new: &Settings) -> Result<(), StoreError> {
    let there = |sql: &str| tx.conn.prepare_cached(sql)?.exists([]);
    if there("SELECT 1 FROM invoices")? || there("SELECT 1 FROM payments")? {
        return Err(RuleError::field(CURRENCY, t::SETTINGS_CURRENCY_USED).into());
    }
    let prices = there("SELECT 1 FROM service_prices WHERE price <> 0")?
        || there("SELECT 1 FROM professionals WHERE consultation_fee <> 0")?;
    let places = |settings: &Settings| i64::from(settings.currency.exponent());
    if prices && places(now) != places(new) {
        let message = t::SETTINGS_CURRENCY_PLACES.with("now", places(now)).with("new", places(new));
        return Err(RuleError::field(CURRENCY, message).into());
    }
    Ok(())
}

/// How many appointments are still to come: in another zone they begin at another time of day.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn upcoming(conn: &Connection, now: Timestamp) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM appointments WHERE starts_at > ?1 AND status IN ('scheduled', 'confirmed')";
    Ok(conn.prepare_cached(sql)?.query_row(params![now], |row| row.get(0))?)
}
