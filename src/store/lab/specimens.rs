//! Taking and rejecting specimens.

use super::{LabOrder, begin, orders};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{LabOrderId, Version};
use crate::domain::lab_order::{LabOrderAction, RejectReason};
use crate::domain::specimen::{Accession, Container};
use crate::domain::validate::{LINE, check_line, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::{StoreError, Tx, settings};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde_json::json;

/// The field where containers are chosen.
pub const CONTAINERS: FieldName = FieldName("containers");
/// The field that says more about a rejection.
pub const REJECT_TEXT: FieldName = FieldName("reject_text");

/// Containers of one specimen as one text.
fn write_containers(containers: &[Container]) -> String {
    containers.iter().map(|container| container.word()).collect::<Vec<_>>().join(",")
}

/// Reads containers back; words that the program does not know are passed over.
pub(super) fn read_containers(words: &str) -> Vec<Container> {
    words.split(',').filter_map(Container::from_word).collect()
}

/// The containers that an order's tests need, each once, in the order of the tests.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn containers(conn: &Connection, id: LabOrderId) -> Result<Vec<Container>, StoreError> {
    let mut containers = Vec::new();
    for test in orders::tests(conn, id)? {
        if !containers.contains(&test.container) {
            containers.push(test.container);
        }
    }
    Ok(containers)
}

/// Takes the sample: gives it the day's next accession number and sends it to the laboratory.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a nurse or biologist; [`StoreError::Conflict`]; [`StoreError::Rule`], also at
/// [`CONTAINERS`] when there are none.
pub fn collect(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    containers: &[Container],
) -> Result<(LabOrder, Accession), StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::CollectSample, None)?;
    if containers.is_empty() {
        return Err(RuleError::field(CONTAINERS, t::LAB_CONTAINERS_MISSING).into());
    }
    let accession = next_accession(tx.conn, settings::load(tx.conn)?.zone.day(tx.now))?;
    let label = accession.to_string();
    tx.execute(
        "INSERT INTO specimens (lab_order_id, accession, container, collected_at, collected_by)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, label, write_containers(containers), tx.now, tx.actor.user],
    )?;
    let sets: [(&str, &dyn rusqlite::ToSql); 2] = [("collected_at", &tx.now), ("collected_by", &tx.actor.user)];
    let order = step.finish(tx, &sets, &json!({ "accession": label }))?;
    Ok((order, accession))
}

/// Specimens are never removed, so the count of a day's labels is its last number.
fn next_accession(conn: &Connection, day: NaiveDate) -> Result<Accession, StoreError> {
    let prefix = Accession::prefix(day);
    // The sign after the dash in ASCII: every label of the day lies between.
    let until = prefix.replace('-', ".");
    let taken: u32 = conn
        .prepare_cached("SELECT count(*) FROM specimens WHERE accession >= ?1 AND accession < ?2")?
        .query_row([prefix, until], |row| row.get(0))?;
    Ok(Accession::new(day, taken + 1))
}

/// Rejects the specimen; another one is due. The old one stays on record.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a nurse or biologist; [`StoreError::Conflict`]; [`StoreError::Rule`], also at
/// [`REJECT_TEXT`] when another reason is not said in words.
pub fn reject(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    reason: RejectReason,
    text: &str,
) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::RejectSpecimen, Some(reason.word()))?;
    let text = if reason == RejectReason::Other {
        require_line(REJECT_TEXT, text, LINE)?
    } else {
        check_line(REJECT_TEXT, text, LINE)?
    };
    tx.execute(
        "UPDATE specimens SET rejected_at = ?1, rejected_by = ?2, reject_reason = ?3, reject_text = nullif(?4, '')
         WHERE lab_order_id = ?5 AND rejected_at IS NULL",
        params![tx.now, tx.actor.user, reason, text, id],
    )?;
    let nothing: Option<i64> = None;
    let sets: [(&str, &dyn rusqlite::ToSql); 2] = [("collected_at", &nothing), ("collected_by", &nothing)];
    step.finish(tx, &sets, &json!({ "text": text }))
}
