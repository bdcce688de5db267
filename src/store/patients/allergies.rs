//! A patient's allergies. One that was listed by mistake is marked as such and stays readable.

use super::merge::refuse_merged;
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, PatientId, Version};
use crate::domain::patient::{Allergy, AllergyStatus};
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, check_line, require_line};
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// An allergy as it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedAllergy {
    /// The key.
    pub id: i64,
    /// To what, and how bad.
    pub allergy: Allergy,
    /// What happens; may be empty.
    pub reaction: String,
    /// When it was noted.
    pub noted_at: Timestamp,
}

/// An allergy to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAllergy {
    /// To what (required), and how bad.
    pub allergy: Allergy,
    /// What happens; may be empty.
    pub reaction: String,
}

/// The patient's allergies, without those listed by mistake.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn allergies(conn: &Connection, patient: PatientId) -> Result<Vec<NotedAllergy>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, substance, coalesce(reaction, ''), severity, created_at FROM patient_allergies
         WHERE patient_id = ?1 AND entered_in_error_at IS NULL ORDER BY id",
    )?;
    let allergies = statement.query_map([patient], |row| {
        let allergy = Allergy { substance: row.get(1)?, severity: row.get(3)? };
        Ok(NotedAllergy { id: row.get(0)?, allergy, reaction: row.get(2)?, noted_at: row.get(4)? })
    })?;
    Ok(allergies.collect::<Result<_, _>>()?)
}

/// Lists an allergy.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::RecordVitals`]; [`StoreError::Conflict`]; [`StoreError::Rule`].
pub fn add_allergy(tx: &Tx<'_>, patient: PatientId, seen: Version, new: &NewAllergy) -> Result<Version, StoreError> {
    tx.require(Permission::RecordVitals)?;
    let substance = require_line(FieldName("substance"), &new.allergy.substance, LINE)?;
    let reaction = check_line(FieldName("reaction"), &new.reaction, LINE)?;
    let version = set_status(tx, patient, seen, AllergyStatus::Listed)?;
    tx.insert(
        "INSERT INTO patient_allergies (patient_id, substance, reaction, severity, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            patient,
            substance,
            Some(reaction).filter(|text| !text.is_empty()),
            new.allergy.severity,
            tx.now,
            tx.actor.user
        ],
    )?;
    tx.audit("add_allergy", Entity::Patient, patient.raw(), None, Some(json!({ "substance": substance })))?;
    Ok(version)
}

/// Marks an allergy as listed by mistake. When none is left, nothing is known about allergies: somebody has to ask again.
///
/// # Errors
/// As [`add_allergy`]; [`StoreError::NotFound`] when it is not listed.
pub fn retract_allergy(
    tx: &Tx<'_>,
    patient: PatientId,
    seen: Version,
    allergy: i64,
    reason: &str,
) -> Result<Version, StoreError> {
    tx.require(Permission::RecordVitals)?;
    let reason = require_line(FieldName("reason"), reason, LINE)?;
    let changed = tx.execute(
        "UPDATE patient_allergies SET entered_in_error_at = ?3, entered_in_error_by = ?4, entered_in_error_reason = ?5
         WHERE id = ?1 AND patient_id = ?2 AND entered_in_error_at IS NULL",
        params![allergy, patient, tx.now, tx.actor.user, reason],
    )?;
    if changed != 1 {
        return Err(StoreError::NotFound(Entity::Patient));
    }
    let left = !allergies(tx.conn, patient)?.is_empty();
    let status = if left { AllergyStatus::Listed } else { AllergyStatus::NotAssessed };
    let version = set_status(tx, patient, seen, status)?;
    let what = json!({ "allergy": allergy, "reason": reason });
    tx.audit("retract_allergy", Entity::Patient, patient.raw(), None, Some(what))?;
    Ok(version)
}

/// The patient was asked and knows of no allergy.
///
/// # Errors
/// As [`add_allergy`]; [`StoreError::Rule`] while there are some listed.
pub fn no_known_allergies(tx: &Tx<'_>, patient: PatientId, seen: Version) -> Result<Version, StoreError> {
    tx.require(Permission::RecordVitals)?;
    if !allergies(tx.conn, patient)?.is_empty() {
        return Err(RuleError::refused(t::ALLERGY_SOME_LISTED).into());
    }
    let version = set_status(tx, patient, seen, AllergyStatus::NoneKnown)?;
    tx.audit("no_known_allergies", Entity::Patient, patient.raw(), None, None)?;
    Ok(version)
}

fn set_status(tx: &Tx<'_>, patient: PatientId, seen: Version, status: AllergyStatus) -> Result<Version, StoreError> {
    refuse_merged(tx.conn, patient)?;
    let version = tx
        .conn
        .prepare_cached(
            "UPDATE patients SET allergy_status = ?3, version = version + 1, updated_at = ?4, updated_by = ?5
             WHERE id = ?1 AND version = ?2 RETURNING version",
        )?
        .query_row(params![patient, seen, status, tx.now, tx.actor.user], |row| row.get(0))
        .optional()?;
    match version {
        Some(version) => Ok(version),
        None => Err(tx.conflict(Entity::Patient, patient.raw())?),
    }
}
