//! Professionals and their specialties.

use super::entity::Entity;
use super::error::StoreError;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, ProfessionalId, SpecialtyId, Version};
use crate::domain::money::Money;
use crate::domain::patient::PersonName;
use crate::domain::validate::{NAME, check_email, check_line, check_phone, require_line};
use crate::i18n::t;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// A specialty.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Specialty {
    /// The key.
    pub id: SpecialtyId,
    /// Its name.
    pub name: String,
    /// Whether it is offered.
    pub active: bool,
}

/// The specialties by name.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn specialties(conn: &Connection) -> Result<Vec<Specialty>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id, name, active FROM specialties ORDER BY name")?;
    let rows =
        statement.query_map([], |row| Ok(Specialty { id: row.get(0)?, name: row.get(1)?, active: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a specialty.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at the name.
pub fn add_specialty(tx: &Tx<'_>, name: &str) -> Result<SpecialtyId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let name = require_line(FieldName("name"), name, NAME)?;
    if tx.conn.prepare_cached("SELECT 1 FROM specialties WHERE name = ?1")?.exists([&name])? {
        return Err(RuleError::field(FieldName("name"), t::CATALOGUE_NAME_TAKEN).into());
    }
    let id = tx.insert(
        "INSERT INTO specialties (name, created_at, created_by, updated_at, updated_by) VALUES (?1, ?2, ?3, ?2, ?3)",
        params![name, tx.now, tx.actor.user],
    )?;
    tx.audit("create", Entity::Specialty, id, None, Some(json!({ "name": name })))?;
    Ok(SpecialtyId::new(id))
}

/// What is known about a professional; an empty text is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Names.
    pub name: PersonName,
    /// `Dr`, `Dra.`, as it stands before the name.
    pub title: String,
    /// The specialty.
    pub specialty: Option<SpecialtyId>,
    /// Licence or registration number.
    pub licence: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// What a consultation costs, where it is not the tariff's price.
    pub fee: Option<Money>,
}

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
}

impl Professional {
    /// What people read: `Dr Ana López`.
    #[must_use]
    pub fn display(&self) -> String {
        format!("{} {}", self.details.title, self.details.name.full()).trim().to_owned()
    }
}

const SELECT: &str = "SELECT p.id, p.version, p.active, coalesce(s.name, ''), p.given_name, p.family_name,
        coalesce(p.title, ''), p.specialty_id, coalesce(p.licence, ''), coalesce(p.phone, ''), coalesce(p.email, ''),
        p.consultation_fee
    FROM professionals AS p LEFT JOIN specialties AS s ON s.id = p.specialty_id";

fn professional(row: &Row<'_>) -> rusqlite::Result<Professional> {
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
        },
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
    let details = checked(details)?;
    let id = ProfessionalId::new(tx.insert(
        "INSERT INTO professionals (given_name, family_name, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
        params![details.name.given, details.name.family, tx.now, tx.actor.user],
    )?);
    write(tx, id, &details)?;
    tx.audit("create", Entity::Professional, id.raw(), None, Some(values(&details)))?;
    Ok(id)
}

/// Replaces what is known about a professional.
///
/// # Errors
/// As [`add`]; [`StoreError::Conflict`].
pub fn edit(tx: &Tx<'_>, id: ProfessionalId, seen: Version, details: &Details) -> Result<Professional, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(details)?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    write(tx, id, &details)?;
    tx.audit("edit", Entity::Professional, id.raw(), Some(values(&before.details)), Some(values(&details)))?;
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

fn checked(details: &Details) -> Result<Details, RuleError> {
    let fee = details.fee.filter(|fee| *fee < Money::ZERO || *fee > Money::MAX);
    if fee.is_some() {
        return Err(RuleError::field(FieldName("fee"), t::FIELD_TOO_LARGE));
    }
    Ok(Details {
        name: PersonName::check(&details.name.given, &details.name.family)?,
        title: check_line(FieldName("title"), &details.title, 20)?,
        specialty: details.specialty,
        licence: check_line(FieldName("licence"), &details.licence, NAME)?,
        phone: check_phone(FieldName("phone"), &details.phone)?,
        email: check_email(FieldName("email"), &details.email)?,
        fee: details.fee,
    })
}

fn values(details: &Details) -> serde_json::Value {
    json!({
        "name": details.name,
        "title": details.title,
        "specialty": details.specialty,
        "licence": details.licence,
        "phone": details.phone,
        "email": details.email,
        "fee": details.fee,
    })
}

fn write(tx: &Tx<'_>, id: ProfessionalId, details: &Details) -> Result<(), StoreError> {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    tx.execute(
        "UPDATE professionals SET given_name = ?2, family_name = ?3, title = ?4, specialty_id = ?5, licence = ?6,
             phone = ?7, email = ?8, consultation_fee = ?9
         WHERE id = ?1",
        params![
            id,
            details.name.given,
            details.name.family,
            some(&details.title),
            details.specialty,
            some(&details.licence),
            some(&details.phone),
            some(&details.email),
            details.fee
        ],
    )?;
    Ok(())
}
