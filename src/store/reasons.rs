//! The reasons for an appointment that the desk chooses from, and how long each usually takes.

use super::catalogues::{self, Changed};
use super::entity::Entity;
use super::error::StoreError;
use super::tx::Tx;
use crate::catalogue;
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id as _, ReasonId, Version};
use crate::domain::validate::{LINE, require_line};
use crate::i18n::{Language, t};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;
use std::collections::HashSet;

/// The form field of the usual length.
pub const MINUTES: FieldName = FieldName("minutes");
/// The shortest and the longest appointment, in minutes.
const LENGTH: (u32, u32) = (5, 1_440);

/// What is known about a reason.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Details {
    /// What the desk reads and writes into the appointment.
    pub name: String,
    /// How long such an appointment usually is, in minutes; `None`: as long as the doctor's slot.
    pub minutes: Option<u32>,
}

/// A reason for an appointment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Reason {
    /// The key.
    pub id: ReasonId,
    /// The row's version.
    pub version: Version,
    /// Whether it is offered.
    pub active: bool,
    /// What it is.
    pub details: Details,
    /// Who changed it last.
    pub changed: Changed,
}

const SELECT: &str = "SELECT r.id, r.version, r.active, r.name, r.minutes, r.updated_at, u.name
    FROM appointment_reasons AS r JOIN users AS u ON u.id = r.updated_by";

fn reason(row: &Row<'_>) -> rusqlite::Result<Reason> {
    Ok(Reason {
        id: row.get(0)?,
        version: row.get(1)?,
        active: row.get(2)?,
        details: Details { name: row.get(3)?, minutes: row.get(4)? },
        changed: Changed::read(row, 5)?,
    })
}

/// The reasons by name, the active ones first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn list(conn: &Connection) -> Result<Vec<Reason>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} ORDER BY r.active DESC, r.name"))?;
    let rows = statement.query_map([], reason)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The reasons that are offered for new appointments, by name.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn offered(conn: &Connection) -> Result<Vec<Reason>, StoreError> {
    let mut reasons = list(conn)?;
    reasons.retain(|reason| reason.active);
    Ok(reasons)
}

/// One reason.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: ReasonId) -> Result<Reason, StoreError> {
    conn.prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?
        .query_row([id], reason)
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Reason))
}

/// Adds a reason.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn add(tx: &Tx<'_>, details: &Details) -> Result<ReasonId, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(tx, details, None)?;
    let id = tx.insert(
        "INSERT INTO appointment_reasons (name, minutes, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
        params![details.name, details.minutes, tx.now, tx.actor.user],
    )?;
    tx.audit("create", Entity::Reason, id, None, Some(json!(details)))?;
    Ok(ReasonId::new(id))
}

/// Replaces what is known about a reason. Appointments keep the words they were booked with.
///
/// # Errors
/// As [`add`]; [`StoreError::Conflict`].
pub fn edit(tx: &Tx<'_>, id: ReasonId, seen: Version, details: &Details) -> Result<Reason, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let details = checked(tx, details, Some(id))?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    tx.execute(
        "UPDATE appointment_reasons SET name = ?2, minutes = ?3 WHERE id = ?1",
        params![id, details.name, details.minutes],
    )?;
    tx.audit("edit", Entity::Reason, id.raw(), Some(json!(before.details)), Some(json!(details)))?;
    get(tx.conn, id)
}

/// Offers a reason for new appointments, or not any more.
///
/// # Errors
/// As [`edit`].
pub fn set_active(tx: &Tx<'_>, id: ReasonId, seen: Version, active: bool) -> Result<Reason, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    touch(tx, id, seen)?;
    tx.execute("UPDATE appointment_reasons SET active = ?2 WHERE id = ?1", params![id, active])?;
    tx.audit(if active { "activate" } else { "deactivate" }, Entity::Reason, id.raw(), None, None)?;
    get(tx.conn, id)
}

/// Adds the starter catalogue's reasons that are not there yet, and says how many they were.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`].
pub fn import(tx: &Tx<'_>, language: Language) -> Result<usize, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let mut known: HashSet<String> = list(tx.conn)?.into_iter().map(|reason| reason.details.name).collect();
    let mut imported = 0;
    for reason in catalogue::reasons()? {
        let name = reason.names.of(language).to_owned();
        if known.insert(name.clone()) {
            add(tx, &Details { name, minutes: Some(reason.minutes) })?;
            imported += 1;
        }
    }
    Ok(imported)
}

fn touch(tx: &Tx<'_>, id: ReasonId, seen: Version) -> Result<(), StoreError> {
    let changed = tx.execute(
        "UPDATE appointment_reasons SET version = version + 1, updated_at = ?3, updated_by = ?4
         WHERE id = ?1 AND version = ?2",
        params![id, seen, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Reason, id.raw())
}

fn checked(tx: &Tx<'_>, details: &Details, own: Option<ReasonId>) -> Result<Details, StoreError> {
    let name = require_line(catalogues::NAME, &details.name, LINE)?;
    if details.minutes.is_some_and(|minutes| !(LENGTH.0..=LENGTH.1).contains(&minutes)) {
        let message = t::SCHEDULE_SLOT.with("low", i64::from(LENGTH.0)).with("high", i64::from(LENGTH.1));
        return Err(RuleError::field(MINUTES, message).into());
    }
    catalogues::refuse_taken(tx, "appointment_reasons", &name, own)?;
    Ok(Details { name, minutes: details.minutes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{Clinic, refusal};

    fn details(name: &str, minutes: Option<u32>) -> Details {
        Details { name: name.to_owned(), minutes }
    }

    #[test]
    fn a_reason_is_added_once_however_it_is_written() {
        let clinic = Clinic::new();
        let add = |name: &str, minutes| clinic.write(&clinic.admin, |tx| add(tx, &details(name, minutes)));
        add("Électrocardiogramme", Some(30)).unwrap();
        for (name, minutes, field) in [
            ("electrocardiogramme", None, catalogues::NAME),
            ("  ÉLECTROCARDIOGRAMME ", Some(20), catalogues::NAME),
            ("  ", None, catalogues::NAME),
            ("Cough", Some(4), MINUTES),
            ("Cough", Some(1_441), MINUTES),
        ] {
            let refused = refusal(add(name, minutes));
            assert!(matches!(&refused, StoreError::Rule(RuleError::Field { field: at, .. }) if *at == field), "{name}");
        }
        let refused = refusal(clinic.write(&clinic.secretary, |tx| super::add(tx, &details("Cough", None))));
        assert!(matches!(refused, StoreError::Forbidden { .. }));
    }

    #[test]
    fn what_was_deactivated_is_not_offered_and_can_come_back() {
        let clinic = Clinic::new();
        let id = clinic.write(&clinic.admin, |tx| add(tx, &details("Cough", Some(20)))).unwrap();
        let seen = clinic.store.read(|conn| get(conn, id)).unwrap().version;
        let off = clinic.write(&clinic.admin, |tx| set_active(tx, id, seen, false)).unwrap();
        assert_eq!(clinic.store.read(offered).unwrap(), []);
        assert_eq!(clinic.store.read(list).unwrap().len(), 1);
        assert!(matches!(
            refusal(clinic.write(&clinic.admin, |tx| edit(tx, id, seen, &details("Dry cough", None)))),
            StoreError::Conflict { .. }
        ));
        let on = clinic.write(&clinic.admin, |tx| set_active(tx, id, off.version, true)).unwrap();
        let edited = clinic.write(&clinic.admin, |tx| edit(tx, id, on.version, &details("Dry cough", None))).unwrap();
        assert_eq!(clinic.store.read(offered).unwrap(), [edited]);
    }

    #[test]
    fn the_starter_set_comes_in_every_language_and_only_once() {
        for language in Language::ALL {
            let clinic = Clinic::new();
            let first = clinic.write(&clinic.admin, |tx| import(tx, language)).unwrap();
            let again = clinic.write(&clinic.admin, |tx| import(tx, language)).unwrap();
            assert!(first > 20, "{language:?}");
            assert_eq!((again, clinic.store.read(offered).unwrap().len()), (0, first), "{language:?}");
        }
    }
}
