//! What professionals are specialists of.

use crate::domain::actor::Permission;
use crate::domain::ids::{Id as _, SpecialtyId, Version};
use crate::domain::validate::{NAME, require_line};
use crate::store::catalogues::{self, Changed};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// A specialty.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Specialty {
    /// The key.
    pub id: SpecialtyId,
    /// The row's version.
    pub version: Version,
    /// Its name.
    pub name: String,
    /// Whether it is offered.
    pub active: bool,
    /// How many active professionals have it.
    pub professionals: i64,
    /// Who changed it last.
    pub changed: Changed,
}

const SELECT: &str = "SELECT s.id, s.version, s.name, s.active,
        (SELECT count(*) FROM professionals AS p WHERE p.specialty_id = s.id AND p.active = 1), s.updated_at, u.name
    FROM specialties AS s JOIN users AS u ON u.id = s.updated_by";

fn specialty(row: &Row<'_>) -> rusqlite::Result<Specialty> {
    Ok(Specialty {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        active: row.get(3)?,
        professionals: row.get(4)?,
        changed: Changed::read(row, 5)?,
    })
}

/// The specialties by name, those that are not offered any more among them.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn specialties(conn: &Connection) -> Result<Vec<Specialty>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} ORDER BY s.name"))?;
    let rows = statement.query_map([], specialty)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One specialty.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn specialty_of(conn: &Connection, id: SpecialtyId) -> Result<Specialty, StoreError> {
    conn.prepare_cached(&format!("{SELECT} WHERE s.id = ?1"))?
        .query_row([id], specialty)
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Specialty))
}

/// Adds a specialty.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at the name.
pub fn add_specialty(tx: &Tx<'_>, name: &str) -> Result<SpecialtyId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let name = require_line(catalogues::NAME, name, NAME)?;
    catalogues::refuse_taken(tx, "specialties", &name, None::<SpecialtyId>)?;
    let id = tx.insert(
        "INSERT INTO specialties (name, created_at, created_by, updated_at, updated_by) VALUES (?1, ?2, ?3, ?2, ?3)",
        params![name, tx.now, tx.actor.user],
    )?;
    tx.audit("create", Entity::Specialty, id, None, Some(json!({ "name": name })))?;
    Ok(SpecialtyId::new(id))
}

/// Gives a specialty another name.
///
/// # Errors
/// As [`add_specialty`]; [`StoreError::Conflict`].
pub fn rename_specialty(tx: &Tx<'_>, id: SpecialtyId, seen: Version, name: &str) -> Result<Specialty, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let name = require_line(catalogues::NAME, name, NAME)?;
    catalogues::refuse_taken(tx, "specialties", &name, Some(id))?;
    let before = specialty_of(tx.conn, id)?.name;
    touch(tx, id, seen)?;
    tx.execute("UPDATE specialties SET name = ?2 WHERE id = ?1", params![id, name])?;
    tx.audit("edit", Entity::Specialty, id.raw(), Some(json!({ "name": before })), Some(json!({ "name": name })))?;
    specialty_of(tx.conn, id)
}

/// Offers a specialty, or not any more; who has it keeps it.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Conflict`].
pub fn set_specialty_active(
    tx: &Tx<'_>,
    id: SpecialtyId,
    seen: Version,
    active: bool,
) -> Result<Specialty, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    touch(tx, id, seen)?;
    tx.execute("UPDATE specialties SET active = ?2 WHERE id = ?1", params![id, active])?;
    tx.audit(if active { "activate" } else { "deactivate" }, Entity::Specialty, id.raw(), None, None)?;
    specialty_of(tx.conn, id)
}

fn touch(tx: &Tx<'_>, id: SpecialtyId, seen: Version) -> Result<(), StoreError> {
    let changed = tx.execute(
        "UPDATE specialties SET version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1 AND version = ?2",
        params![id, seen, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Specialty, id.raw())
}
