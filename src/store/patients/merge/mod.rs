//! Two records of one person become one, and two again when that was wrong. The source's rows are handed to the target
//! and each is noted; the source stays, inactive, and its number and name lead to the target.

mod fields;
mod rows;
#[cfg(test)]
mod tests;
mod values;

pub use fields::MergeField;
pub use rows::Counts;

use super::{Patient, PatientId, get, index};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, Version};
use crate::domain::patient::AllergyStatus;
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value as Json, json};
use values::{Values, column, noted, restore, take, values};

/// The form field of the reason for a merge or its undoing.
pub const REASON: FieldName = FieldName("reason");

/// A record as it was seen when the merge was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Whose.
    pub patient: PatientId,
    /// Which version of it.
    pub version: Version,
}

impl From<&Patient> for Seen {
    fn from(patient: &Patient) -> Self {
        Self { patient: patient.id, version: patient.version }
    }
}

/// One of two records, with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The record.
    pub patient: Patient,
    /// What hangs on it.
    pub counts: Counts,
}

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The record that was given up.
    pub source: Patient,
    /// The record that stands for both.
    pub target: Patient,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    key: i64,
}

/// What undoing a merge would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoing {
    /// The merge.
    pub merged: Merged,
    /// What goes back.
    pub back: Counts,
    /// What came since and stays with the target.
    pub stays: Counts,
    /// The values that the target gets back.
    pub restored: Vec<MergeField>,
    /// The values that were taken over and changed since: they stay as they are.
    pub kept: Vec<MergeField>,
}

/// The record that stands for this one: itself, or the one that it was merged into.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn survivor(conn: &Connection, patient: PatientId) -> Result<PatientId, StoreError> {
    conn.prepare_cached("SELECT coalesce(merged_into_id, id) FROM patients WHERE id = ?1")?
        .query_row([patient], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Patient))
}

/// One of two records to be compared.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn chart(conn: &Connection, patient: PatientId) -> Result<Chart, StoreError> {
    Ok(Chart { patient: get(conn, patient)?, counts: rows::of(conn, patient)? })
}

/// Refuses what belongs to somebody who was merged into another record.
pub(in crate::store) fn refuse_merged(conn: &Connection, patient: PatientId) -> Result<(), StoreError> {
    match survivor(conn, patient)? {
        id if id == patient => Ok(()),
        id => {
            Err(RuleError::refused(t::MERGE_GONE.with("number", patient.to_string()).with("into", id.to_string()))
                .into())
        }
    }
}

const OVERLAP: &str = "SELECT a.starts_at FROM appointments AS a
    JOIN appointments AS b ON b.patient_id = ?2 AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
    WHERE a.patient_id = ?1
        AND a.status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')
        AND b.status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')
    ORDER BY a.starts_at DESC LIMIT 1";

const WITH_THE_DOCTOR: &str = "SELECT patient_id FROM appointments
    WHERE patient_id IN (?1, ?2) AND status = 'in_consultation' AND consultation_started_at IS NOT NULL LIMIT 1";

/// Why two records cannot become one now; `None` when they can. One person is not at two visits at once, and is not
/// merged while a doctor writes in one of the charts: what is being written was opened for one of them.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn obstacle(
    conn: &Connection,
    source: PatientId,
    target: PatientId,
) -> Result<Option<crate::i18n::Message>, StoreError> {
    if source == target {
        return Ok(Some(t::MERGE_SAME.into()));
    }
    for patient in [source, target] {
        match refuse_merged(conn, patient) {
            Err(StoreError::Rule(rule)) => return Ok(Some(rule.message())),
            other => other?,
        }
    }
    let overlap: Option<Timestamp> =
        conn.prepare_cached(OVERLAP)?.query_row([source, target], |row| row.get(0)).optional()?;
    if let Some(at) = overlap {
        return Ok(Some(t::MERGE_OVERLAP.with("at", at)));
    }
    let seen: Option<PatientId> =
        conn.prepare_cached(WITH_THE_DOCTOR)?.query_row([source, target], |row| row.get(0)).optional()?;
    Ok(seen.map(|patient| t::MERGE_WITH_THE_DOCTOR.with("number", patient.to_string())))
}

/// Makes two records one: the source's rows become the target's, the target takes the source's value of each field in
/// `taken`, and the source stays behind, inactive. What it knew about allergies is never lost: a list stays a list, and
/// "none known" holds only where both say so.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::MergePatients`]; [`StoreError::Conflict`] when either was changed
/// since; [`StoreError::Rule`] at [`REASON`], or where [`obstacle`] says why not.
pub fn merge(
    tx: &Tx<'_>,
    source: Seen,
    target: Seen,
    taken: &[MergeField],
    reason: &str,
) -> Result<Patient, StoreError> {
    tx.require(Permission::MergePatients)?;
    let reason = require_line(REASON, reason, LINE)?;
    if let Some(message) = obstacle(tx.conn, source.patient, target.patient)? {
        return Err(RuleError::refused(message).into());
    }
    touch(tx, source)?;
    touch(tx, target)?;
    let before = values(tx.conn, target.patient, taken)?;
    let active: bool = column(tx.conn, source.patient, "active")?;
    take(tx, source.patient, target.patient, taken)?;
    let merge = tx.insert(
        "INSERT INTO patient_merges (source_id, target_id, reason, target_before, target_after, merged_at, merged_by)
         VALUES (?1, ?2, ?3, '', '', ?4, ?5)",
        params![source.patient, target.patient, reason, tx.now, tx.actor.user],
    )?;
    rows::hand_over(tx, merge, source.patient, target.patient)?;
    let allergies = settle_allergies(tx, source.patient, target.patient)?;
    let mut before = before;
    before.insert("source_active".to_owned(), json!(active));
    before.insert("allergy_status".to_owned(), json!(allergies.0.word()));
    let mut after = values(tx.conn, target.patient, taken)?;
    after.insert("allergy_status".to_owned(), json!(allergies.1.word()));
    tx.execute(
        "UPDATE patient_merges SET target_before = ?2, target_after = ?3 WHERE id = ?1",
        params![merge, Json::Object(before.clone()).to_string(), Json::Object(after.clone()).to_string()],
    )?;
    tx.execute(
        "UPDATE patients SET active = 0, merged_into_id = ?2 WHERE id = ?1",
        params![source.patient, target.patient],
    )?;
    rename(tx, target.patient)?;
    index::remove(tx.conn, source.patient)?;
    let told = json!({ "source": source.patient.to_string(), "target": target.patient.to_string(), "reason": reason,
        "values": after });
    tx.audit("merge", Entity::Patient, target.patient.raw(), Some(Json::Object(before)), Some(told.clone()))?;
    tx.audit("merged_away", Entity::Patient, source.patient.raw(), None, Some(told))?;
    get(tx.conn, target.patient)
}

/// The merges that stand behind a record, the latest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn merged_into(conn: &Connection, target: PatientId) -> Result<Vec<Merged>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT m.source_id, m.target_id, m.reason, m.merged_at, u.name, m.id FROM patient_merges AS m
         JOIN users AS u ON u.id = m.merged_by
         WHERE m.target_id = ?1 AND m.undone_at IS NULL ORDER BY m.id DESC",
    )?;
    let found: Vec<(PatientId, PatientId, String, Timestamp, String, i64)> = statement
        .query_map([target], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?)))?
        .collect::<Result<_, _>>()?;
    let merged = found.into_iter().map(|(source, target, reason, at, by, key)| {
        Ok(Merged { source: get(conn, source)?, target: get(conn, target)?, reason, at, by, key })
    });
    merged.collect()
}

/// What undoing the merge of this source would do.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not merged; [`StoreError::Rule`] when the target was merged away since: that merge
/// is undone first.
pub fn undoing(conn: &Connection, source: PatientId) -> Result<Undoing, StoreError> {
    let target: Option<PatientId> = conn
        .prepare_cached("SELECT target_id FROM patient_merges WHERE source_id = ?1 AND undone_at IS NULL")?
        .query_row([source], |row| row.get(0))
        .optional()?;
    let target = target.ok_or(StoreError::NotFound(Entity::Patient))?;
    refuse_merged(conn, target)?;
    let merged = merged_into(conn, target)?.into_iter().find(|merged| merged.source.id == source);
    let merged = merged.ok_or(StoreError::NotFound(Entity::Patient))?;
    let (_, after) = noted(conn, merged.key)?;
    let (mut restored, mut kept) = (Vec::new(), Vec::new());
    for field in MergeField::ALL.iter().filter(|field| field.columns().iter().all(|name| after.contains_key(*name))) {
        let now = values(conn, target, &[*field])?;
        let untouched = now.iter().all(|(name, value)| after.get(name) == Some(value));
        if untouched { restored.push(*field) } else { kept.push(*field) }
    }
    Ok(Undoing {
        back: rows::returning(conn, merged.key, target)?,
        stays: rows::staying(conn, merged.key, target, merged.at)?,
        merged,
        restored,
        kept,
    })
}

/// Undoes a merge: what was handed over goes back, with what was written during those visits since; what came after the
/// merge stays; the target gets back the values that the merge changed and nobody has changed since.
///
/// # Errors
/// As [`merge`] and [`undoing`]; `seen` is the target as the effects were shown.
pub fn unmerge(tx: &Tx<'_>, source: PatientId, seen: Version, reason: &str) -> Result<Patient, StoreError> {
    tx.require(Permission::MergePatients)?;
    let reason = require_line(REASON, reason, LINE)?;
    let Undoing { merged, restored, .. } = undoing(tx.conn, source)?;
    let target = merged.target.id;
    if let Some(patient) = tx
        .conn
        .prepare_cached(WITH_THE_DOCTOR)?
        .query_row([target, target], |row| row.get::<_, PatientId>(0))
        .optional()?
    {
        return Err(RuleError::refused(t::MERGE_WITH_THE_DOCTOR.with("number", patient.to_string())).into());
    }
    touch(tx, Seen { patient: target, version: seen })?;
    touch(tx, Seen::from(&merged.source))?;
    let (before, after) = noted(tx.conn, merged.key)?;
    restore(tx, target, &restored, &before)?;
    rows::hand_back(tx, merged.key, source, target)?;
    let status =
        |values: &Values| values.get("allergy_status").and_then(Json::as_str).and_then(AllergyStatus::from_word);
    let listed = !super::allergies(tx.conn, target)?.is_empty();
    let untouched = Some(column(tx.conn, target, "allergy_status")?) == status(&after);
    match (listed, status(&before)) {
        (true, _) => set_allergies(tx, target, AllergyStatus::Listed)?,
        (false, Some(before)) if untouched => set_allergies(tx, target, before)?,
        (false, _) => {}
    }
    let active = before.get("source_active") == Some(&json!(true));
    tx.execute("UPDATE patients SET active = ?2, merged_into_id = NULL WHERE id = ?1", params![source, active])?;
    tx.execute(
        "UPDATE patient_merges SET undone_at = ?2, undone_by = ?3, undo_reason = ?4 WHERE id = ?1",
        params![merged.key, tx.now, tx.actor.user, reason],
    )?;
    rename(tx, target)?;
    rename(tx, source)?;
    let told = json!({ "source": source.to_string(), "target": target.to_string(), "reason": reason });
    tx.audit("unmerge", Entity::Patient, target.raw(), None, Some(told.clone()))?;
    tx.audit("unmerged", Entity::Patient, source.raw(), None, Some(told))?;
    get(tx.conn, source)
}

fn touch(tx: &Tx<'_>, seen: Seen) -> Result<(), StoreError> {
    let changed = tx.execute(
        "UPDATE patients SET version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1 AND version = ?2",
        params![seen.patient, seen.version, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Patient, seen.patient.raw())
}

/// Brings the order of lists and the search index up to the values.
fn rename(tx: &Tx<'_>, patient: PatientId) -> Result<(), StoreError> {
    let details = get(tx.conn, patient)?.details;
    tx.execute("UPDATE patients SET name_key = ?2 WHERE id = ?1", params![patient, details.name.sort_key()])?;
    index::write(tx.conn, patient, &details)
}

/// The target's allergy status before and after.
fn settle_allergies(
    tx: &Tx<'_>,
    source: PatientId,
    target: PatientId,
) -> Result<(AllergyStatus, AllergyStatus), StoreError> {
    let (one, two): (AllergyStatus, AllergyStatus) =
        (column(tx.conn, source, "allergy_status")?, column(tx.conn, target, "allergy_status")?);
    let after = match (one, two) {
        _ if !super::allergies(tx.conn, target)?.is_empty() => AllergyStatus::Listed,
        (AllergyStatus::NoneKnown, AllergyStatus::NoneKnown) => AllergyStatus::NoneKnown,
        // Whoever was asked under one number only is asked again.
        _ => AllergyStatus::NotAssessed,
    };
    set_allergies(tx, target, after)?;
    Ok((two, after))
}

fn set_allergies(tx: &Tx<'_>, patient: PatientId, status: AllergyStatus) -> Result<(), StoreError> {
    tx.execute("UPDATE patients SET allergy_status = ?2 WHERE id = ?1", params![patient, status]).map(|_| ())
}
