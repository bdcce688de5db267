//! Professionals: who sees patients, what is known about them, their specialties and accounts.

mod account;
mod record;
mod specialties;
#[cfg(test)]
mod tests;

pub use account::{ACCOUNT, Account, set_account};
pub use record::{BIRTH_DATE, Details, FEE, IDENTIFIER, IDENTIFIER_TYPE, LICENCE, LICENCE_EXPIRES};
pub use specialties::{Specialty, add_specialty, rename_specialty, set_specialty_active, specialties, specialty_of};

use super::catalogues::Changed;
use super::entity::Entity;
use super::error::StoreError;
use super::sql::IsoDate;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::ids::{Id, ProfessionalId, Version};
use crate::domain::patient::PersonName;
use crate::domain::time::Timestamp;
use chrono::NaiveDate;
use record::{checked, write};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// A professional.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// The key.
    pub id: ProfessionalId,
    /// The row's version.
    pub version: Version,
    /// Whether appointments can be booked.
    pub active: bool,
    /// The specialty's name; empty without one.
    pub specialty_name: String,
    /// Who they are.
    pub details: Details,
    /// What they sign in with, where they do.
    pub account: Option<Account>,
    /// Who changed it last.
    pub changed: Changed,
}

impl Professional {
    /// What people read: `Dr Ana López`.
    #[must_use]
    pub fn display(&self) -> String {
        format!("{} {}", self.details.title, self.details.name.full()).trim().to_owned()
    }

    /// Whether the licence is over on a day.
    #[must_use]
    pub fn licence_is_over(&self, today: NaiveDate) -> bool {
        self.details.licence_expires.is_some_and(|last| last < today)
    }
}

const SELECT: &str = "SELECT p.id, p.version, p.active, coalesce(s.name, ''), p.given_name, p.family_name,
        coalesce(p.title, ''), p.specialty_id, coalesce(p.licence, ''), coalesce(p.phone, ''), coalesce(p.email, ''),
        p.consultation_fee, p.identifier_type, coalesce(p.identifier, ''), p.birth_date, p.sex,
        coalesce(p.address, ''), p.licence_expires, coalesce(p.qualifications, ''), coalesce(p.biography, ''),
        coalesce(p.room, ''), u.id, u.login, p.updated_at, c.name
    FROM professionals AS p LEFT JOIN specialties AS s ON s.id = p.specialty_id
        LEFT JOIN users AS u ON u.professional_id = p.id JOIN users AS c ON c.id = p.updated_by";

fn professional(row: &Row<'_>) -> rusqlite::Result<Professional> {
    let account = match (row.get(21)?, row.get(22)?) {
        (Some(user), Some(login)) => Some(Account { user, login }),
        _ => None,
    };
    Ok(Professional {
        id: row.get(0)?,
        version: row.get(1)?,
        active: row.get(2)?,
        specialty_name: row.get(3)?,
        details: Details {
            name: PersonName { given: row.get(4)?, family: row.get(5)? },
            title: row.get(6)?,
            specialty: row.get(7)?,
            licence: row.get(8)?,
            phone: row.get(9)?,
            email: row.get(10)?,
            fee: row.get(11)?,
            identifier_type: row.get(12)?,
            identifier: row.get(13)?,
            birth_date: row.get::<_, Option<IsoDate>>(14)?.map(|date| date.0),
            sex: row.get(15)?,
            address: row.get(16)?,
            licence_expires: row.get::<_, Option<IsoDate>>(17)?.map(|date| date.0),
            qualifications: row.get(18)?,
            biography: row.get(19)?,
            room: row.get(20)?,
        },
        account,
        changed: Changed::read(row, 23)?,
    })
}

/// The professionals by family name, the active ones first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection) -> Result<Vec<Professional>, StoreError> {
    let mut statement =
        conn.prepare_cached(&format!("{SELECT} ORDER BY p.active DESC, p.family_name, p.given_name, p.id"))?;
    let rows = statement.query_map([], professional)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One professional.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: ProfessionalId) -> Result<Professional, StoreError> {
    conn.prepare_cached(&format!("{SELECT} WHERE p.id = ?1"))?
        .query_row([id], professional)
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Professional))
}

/// What people read for a professional.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn name(conn: &Connection, id: ProfessionalId) -> Result<String, StoreError> {
    Ok(get(conn, id)?.display())
}

/// Adds a professional.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn add(tx: &Tx<'_>, details: &Details) -> Result<ProfessionalId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(tx, details, None)?;
    let id = ProfessionalId::new(tx.insert(
        "INSERT INTO professionals (given_name, family_name, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
        params![details.name.given, details.name.family, tx.now, tx.actor.user],
    )?);
    write(tx, id, &details)?;
    tx.audit("create", Entity::Professional, id.raw(), None, Some(json!(details)))?;
    Ok(id)
}

/// Replaces what is known about a professional.
///
/// # Errors
/// As [`add`]; [`StoreError::Conflict`].
pub fn edit(tx: &Tx<'_>, id: ProfessionalId, seen: Version, details: &Details) -> Result<Professional, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    let details = checked(tx, details, Some(id))?;
    write(tx, id, &details)?;
    tx.audit("edit", Entity::Professional, id.raw(), Some(json!(before.details)), Some(json!(details)))?;
    get(tx.conn, id)
}

/// Lets appointments be booked with a professional, or not any more.
///
/// # Errors
/// As [`edit`].
pub fn set_active(tx: &Tx<'_>, id: ProfessionalId, seen: Version, active: bool) -> Result<Professional, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    touch(tx, id, seen)?;
    tx.execute("UPDATE professionals SET active = ?2 WHERE id = ?1", params![id, active])?;
    tx.audit(if active { "activate" } else { "deactivate" }, Entity::Professional, id.raw(), None, None)?;
    get(tx.conn, id)
}

fn touch(tx: &Tx<'_>, id: ProfessionalId, seen: Version) -> Result<(), StoreError> {
    let changed = tx.execute(
        "UPDATE professionals SET version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1 AND version = ?2",
        params![id, seen, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Professional, id.raw())
}

/// How many appointments are booked with a professional from now on.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn booked(conn: &Connection, id: ProfessionalId, now: Timestamp) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM appointments
         WHERE professional_id = ?1 AND starts_at > ?2 AND status IN ('scheduled', 'confirmed')";
    Ok(conn.prepare_cached(sql)?.query_row(params![id, now], |row| row.get(0))?)
}
