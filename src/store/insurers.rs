//! Insurers and the share of an invoice that they cover.

use super::catalogues::{self, Changed};
use super::entity::Entity;
use super::error::StoreError;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, InsurerId, Version};
use crate::domain::validate::{LINE, NAME, check_line, check_phone, require_line};
use crate::i18n::t;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// What is known about an insurer; an empty text is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// Address.
    pub address: String,
    /// Web page.
    pub web_page: String,
    /// The share of an invoice that it pays, in basis points.
    pub coverage_bp: i64,
}

/// An insurer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Insurer {
    /// The key.
    pub id: InsurerId,
    /// The row's version.
    pub version: Version,
    /// Whether patients can be insured there.
    pub active: bool,
    /// What is known about it.
    pub details: Details,
    /// Who changed it last.
    pub changed: Changed,
}

const SELECT: &str = "SELECT i.id, i.version, i.active, i.name, coalesce(i.phone, ''), coalesce(i.address, ''),
        coalesce(i.web_page, ''), i.coverage_bp, i.updated_at, u.name
    FROM insurers AS i JOIN users AS u ON u.id = i.updated_by";

fn insurer(row: &Row<'_>) -> rusqlite::Result<Insurer> {
    Ok(Insurer {
        id: row.get(0)?,
        version: row.get(1)?,
        active: row.get(2)?,
        details: Details {
            name: row.get(3)?,
            phone: row.get(4)?,
            address: row.get(5)?,
            web_page: row.get(6)?,
            coverage_bp: row.get(7)?,
        },
        changed: Changed::read(row, 8)?,
    })
}

/// The insurers by name, the active ones first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection) -> Result<Vec<Insurer>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} ORDER BY i.active DESC, i.name"))?;
    let rows = statement.query_map([], insurer)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One insurer.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: InsurerId) -> Result<Insurer, StoreError> {
    conn.prepare_cached(&format!("{SELECT} WHERE i.id = ?1"))?
        .query_row([id], insurer)
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Insurer))
}

/// Adds an insurer.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn add(tx: &Tx<'_>, details: &Details) -> Result<InsurerId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(tx, details, None)?;
    let id = tx.insert(
        "INSERT INTO insurers (name, phone, address, web_page, coverage_bp, created_at, created_by, updated_at, updated_by)
         VALUES (?1, nullif(?2, ''), nullif(?3, ''), nullif(?4, ''), ?5, ?6, ?7, ?6, ?7)",
        params![
            details.name,
            details.phone,
            details.address,
            details.web_page,
            details.coverage_bp,
            tx.now,
            tx.actor.user
        ],
    )?;
    tx.audit("create", Entity::Insurer, id, None, Some(json!(details)))?;
    Ok(InsurerId::new(id))
}

/// Replaces what is known about an insurer.
///
/// # Errors
/// As [`add`]; [`StoreError::Conflict`].
pub fn edit(tx: &Tx<'_>, id: InsurerId, seen: Version, details: &Details) -> Result<Insurer, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(tx, details, Some(id))?;
    let before = get(tx.conn, id)?;
    let changed = tx.execute(
        "UPDATE insurers SET name = ?3, phone = nullif(?4, ''), address = nullif(?5, ''), web_page = nullif(?6, ''),
             coverage_bp = ?7, version = version + 1, updated_at = ?8, updated_by = ?9
         WHERE id = ?1 AND version = ?2",
        params![
            id,
            seen,
            details.name,
            details.phone,
            details.address,
            details.web_page,
            details.coverage_bp,
            tx.now,
            tx.actor.user
        ],
    )?;
    tx.expect_one(changed, Entity::Insurer, id.raw())?;
    tx.audit("edit", Entity::Insurer, id.raw(), Some(json!(before.details)), Some(json!(details)))?;
    get(tx.conn, id)
}

/// Lets patients be insured there, or not any more.
///
/// # Errors
/// As [`edit`].
pub fn set_active(tx: &Tx<'_>, id: InsurerId, seen: Version, active: bool) -> Result<Insurer, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let changed = tx.execute(
        "UPDATE insurers SET active = ?3, version = version + 1, updated_at = ?4, updated_by = ?5
         WHERE id = ?1 AND version = ?2",
        params![id, seen, active, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Insurer, id.raw())?;
    tx.audit(if active { "activate" } else { "deactivate" }, Entity::Insurer, id.raw(), None, None)?;
    get(tx.conn, id)
}

fn checked(tx: &Tx<'_>, details: &Details, own: Option<InsurerId>) -> Result<Details, StoreError> {
    if !(0..=10_000).contains(&details.coverage_bp) {
        return Err(RuleError::field(FieldName("coverage"), t::FIELD_TOO_LARGE).into());
    }
    let clean = Details {
        name: require_line(catalogues::NAME, &details.name, NAME)?,
        phone: check_phone(FieldName("phone"), &details.phone)?,
        address: check_line(FieldName("address"), &details.address, LINE)?,
        web_page: check_line(FieldName("web_page"), &details.web_page, LINE)?,
        coverage_bp: details.coverage_bp,
    };
    catalogues::refuse_taken(tx, "insurers", &clean.name, own)?;
    Ok(clean)
}
