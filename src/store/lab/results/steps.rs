//! The steps that a result takes: start, save, validate, review, correct.

use super::calls::{self, NewCall};
use super::entry::{self, Bench, Entry};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{LabOrderId, UserId, Version};
use crate::domain::lab::Flag;
use crate::domain::lab_order::LabOrderAction;
use crate::domain::validate::{NOTES, check_notes};
use crate::i18n::t;
use crate::store::lab::{LabOrder, begin};
use crate::store::{StoreError, Tx, settings};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde_json::json;

/// The field of the laboratory's conclusion.
pub const CONCLUSION: FieldName = FieldName("conclusion");
/// The field of the doctor's interpretation.
pub const INTERPRETATION: FieldName = FieldName("interpretation");

/// Puts the specimen on the bench.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a biologist; [`StoreError::Conflict`]; [`StoreError::Rule`].
pub fn start(tx: &Tx<'_>, id: LabOrderId, seen: Version) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::StartAnalysis, None)?;
    step.finish(tx, &[("analysis_started_at", &tx.now), ("analysis_started_by", &tx.actor.user)], &json!(null))
}

/// Saves values, not yet final. What is as it was is not written again.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a biologist; [`StoreError::Conflict`]; [`StoreError::Rule`] when a value cannot be read.
pub fn save(tx: &Tx<'_>, id: LabOrderId, seen: Version, entries: &[Entry]) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::SaveResults, None)?;
    let bench = Bench::of_order(tx.conn, &step.order, tx.now)?;
    let changed = entry::write(tx, &bench, entries, None)?;
    if changed == 0 {
        return Ok(step.order);
    }
    step.finish(tx, &[], &json!({ "results": changed }))
}

/// Saves values and the laboratory's conclusion, not yet final. What is as it was is not written again.
///
/// # Errors
/// As [`save`]; also at the conclusion.
pub fn save_with_conclusion(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    entries: &[Entry],
    conclusion: &str,
) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::SaveResults, None)?;
    let conclusion = check_notes(CONCLUSION, conclusion, NOTES)?;
    let bench = Bench::of_order(tx.conn, &step.order, tx.now)?;
    let changed = entry::write(tx, &bench, entries, None)?;
    step.finish(tx, &[("conclusion", &conclusion)], &json!({ "results": changed }))
}

/// Makes the results final. Each test has at least one, none is impossible, and critical values have been called.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a biologist; [`StoreError::Conflict`]; [`StoreError::Rule`] says what is missing, or
/// that somebody else than who entered them has to validate, where the clinic wants that.
pub fn validate(tx: &Tx<'_>, id: LabOrderId, seen: Version, conclusion: &str) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::Validate, None)?;
    let conclusion = check_notes(CONCLUSION, conclusion, NOTES)?;
    if settings::load(tx.conn)?.four_eyes && has_entered(tx.conn, id, tx.actor.user)? {
        return Err(RuleError::refused(t::LAB_FOUR_EYES).into());
    }
    refuse_unready(tx.conn, id)?;
    step.finish(
        tx,
        &[
            ("conclusion", &conclusion),
            ("validated_at", &tx.now),
            ("validated_by", &tx.actor.user),
            ("analysis_completed_at", &tx.now),
        ],
        &json!(null),
    )
}

/// Whether somebody has entered a value that stands: where the clinic wants four eyes, somebody else validates.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn has_entered(conn: &Connection, id: LabOrderId, user: UserId) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT 1 FROM lab_order_tests AS t JOIN lab_results AS r ON r.lab_order_test_id = t.id
             WHERE t.lab_order_id = ?1 AND r.superseded_at IS NULL AND r.entered_by = ?2",
        )?
        .exists(params![id, user])?)
}

fn refuse_unready(conn: &Connection, id: LabOrderId) -> Result<(), StoreError> {
    if let Some(test) = entry::first_without_result(conn, id)? {
        return Err(RuleError::refused(t::LAB_RESULT_MISSING.with("test", test)).into());
    }
    let impossible: Option<String> = conn
        .prepare_cached(
            "SELECT a.name FROM lab_order_tests AS t
             JOIN lab_results AS r ON r.lab_order_test_id = t.id AND r.superseded_at IS NULL
             JOIN lab_analytes AS a ON a.id = r.lab_analyte_id WHERE t.lab_order_id = ?1 AND r.flag = ?2 LIMIT 1",
        )?
        .query_row(params![id, Flag::Invalid], |row| row.get(0))
        .optional()?;
    if let Some(analyte) = impossible {
        return Err(RuleError::refused(t::LAB_RESULT_IMPOSSIBLE.with("analyte", analyte)).into());
    }
    calls::refuse_uncalled(conn, id)
}

/// The doctor has read the results. Another doctor than the one who ordered says why.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a doctor; [`StoreError::Conflict`]; [`StoreError::Rule`], also at the reason.
pub fn review(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    interpretation: &str,
    reason: Option<&str>,
) -> Result<LabOrder, StoreError> {
    let ordered_by = crate::store::lab::get(tx.conn, id)?.ordered_by;
    let reason = if ordered_by == tx.actor.user { reason } else { Some(reason.unwrap_or_default()) };
    let step = begin(tx, id, seen, LabOrderAction::Review, reason)?;
    let interpretation = check_notes(INTERPRETATION, interpretation, NOTES)?;
    let sets: [(&str, &dyn ToSql); 3] =
        [("interpretation", &interpretation), ("reviewed_at", &tx.now), ("reviewed_by", &tx.actor.user)];
    step.finish(tx, &sets, &json!(null))
}

/// What is corrected in final results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The values; at least one differs.
    pub entries: Vec<Entry>,
    /// Why.
    pub reason: String,
    /// The laboratory's new conclusion.
    pub conclusion: String,
    /// The call about values that have become critical.
    pub call: Option<NewCall>,
}

/// Replaces final values by new versions; the doctor has to read them again.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a biologist; [`StoreError::Conflict`]; [`StoreError::Rule`] as for [`save`] and
/// [`validate`], also without a reason and when nothing differs.
pub fn correct(tx: &Tx<'_>, id: LabOrderId, seen: Version, correction: &Correction) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::Correct, Some(&correction.reason))?;
    let conclusion = check_notes(CONCLUSION, &correction.conclusion, NOTES)?;
    let bench = Bench::of_order(tx.conn, &step.order, tx.now)?;
    let changed = entry::write(tx, &bench, &correction.entries, step.reason.as_deref())?;
    if changed == 0 {
        return Err(RuleError::refused(t::LAB_RESULT_UNCHANGED).into());
    }
    if let Some(call) = &correction.call {
        calls::write(tx, id, call)?;
    }
    refuse_unready(tx.conn, id)?;
    let nothing: Option<i64> = None;
    step.finish(
        tx,
        &[
            ("conclusion", &conclusion),
            ("validated_at", &tx.now),
            ("validated_by", &tx.actor.user),
            ("analysis_completed_at", &tx.now),
            ("reviewed_at", &nothing),
            ("reviewed_by", &nothing),
        ],
        &json!({ "results": changed }),
    )
}
