//! Results as people read them: per test and analyte, with their history and the patient's earlier values.

use super::Value;
use super::entry::Bench;
use crate::domain::decimal::Decimal;
use crate::domain::ids::{LabAnalyteId, LabOrderId, LabOrderTestId, PatientId};
use crate::domain::lab::{Flag, Reading, ReferenceRange};
use crate::domain::time::Timestamp;
use crate::store::StoreError;
use crate::store::lab::catalogue::{Analyte, Form};
use crate::store::lab::orders::Signed;
use crate::store::lab::{LabOrder, get};
use rusqlite::{Connection, Row, params};

/// One version of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRow {
    /// The value.
    pub value: Value,
    /// What it meant when it was written.
    pub flag: Flag,
    /// The limits as of then.
    pub range: ReferenceRange,
    /// The word expected as of then.
    pub expected: Option<String>,
    /// Where the limits came from.
    pub source: Option<String>,
    /// The unit as of then.
    pub unit: String,
    /// Which version it is, from 1 on.
    pub version: i64,
    /// Why it was corrected.
    pub reason: Option<String>,
    /// Who entered it, and when.
    pub entered: Signed,
    /// When a newer version took its place.
    pub superseded_at: Option<Timestamp>,
}

/// What is known of one analyte of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalyteResults {
    /// Its key; absent for tests in free text.
    pub id: Option<LabAnalyteId>,
    /// Its code; empty for free text.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How its value is written.
    pub form: Form,
    /// The limits that a value entered now is judged by, if any are known for this person.
    pub range: Option<ReferenceRange>,
    /// The word expected of this person.
    pub expected: Option<String>,
    /// The value that stands.
    pub current: Option<ResultRow>,
    /// Earlier versions, newest first.
    pub earlier: Vec<ResultRow>,
    /// The patient's last final value before this order.
    pub previous: Option<(Timestamp, Value, Flag)>,
}

/// The results of one ordered test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestResults {
    /// Which ordered test.
    pub test: LabOrderTestId,
    /// Its name.
    pub name: String,
    /// Its analytes, in order.
    pub analytes: Vec<AnalyteResults>,
}

/// The results of an order, test by test. `now` decides the age while there is no specimen.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn of_order(conn: &Connection, id: LabOrderId, now: Timestamp) -> Result<Vec<TestResults>, StoreError> {
    let order = get(conn, id)?;
    let bench = Bench::of_order(conn, &order, now)?;
    let mut results = Vec::with_capacity(bench.tests.len());
    for (test, _, name, analytes) in &bench.tests {
        let mut rows = versions(conn, *test)?;
        let mut take = |id: Option<LabAnalyteId>| {
            let mine: Vec<ResultRow> = rows.iter().filter(|(of, _)| *of == id).map(|(_, row)| row.clone()).collect();
            rows.retain(|(of, _)| *of != id);
            mine.into_iter().partition::<Vec<_>, _>(|row| row.superseded_at.is_none())
        };
        let mut of_test = Vec::new();
        if analytes.is_empty() {
            let (current, earlier) = take(None);
            of_test.push(AnalyteResults {
                id: None,
                code: String::new(),
                name: name.clone(),
                unit: String::new(),
                form: Form::Text,
                range: None,
                expected: None,
                current: current.into_iter().next(),
                earlier,
                previous: None,
            });
        }
        for analyte in analytes {
            let (current, earlier) = take(Some(analyte.id));
            of_test.push(known(conn, &order, &bench, analyte, current.into_iter().next(), earlier)?);
        }
        results.push(TestResults { test: *test, name: name.clone(), analytes: of_test });
    }
    Ok(results)
}

fn known(
    conn: &Connection,
    order: &LabOrder,
    bench: &Bench,
    analyte: &Analyte,
    current: Option<ResultRow>,
    earlier: Vec<ResultRow>,
) -> Result<AnalyteResults, StoreError> {
    let norm = bench.norm(analyte);
    let previous = finals(conn, order.patient, &analyte.code, Some(order.id), 1)?.into_iter().next();
    Ok(AnalyteResults {
        id: Some(analyte.id),
        code: analyte.code.clone(),
        name: analyte.name.clone(),
        unit: analyte.unit.clone(),
        form: analyte.form.clone(),
        range: norm.map(|norm| norm.range.range),
        expected: norm.and_then(|norm| norm.expected.clone()),
        current,
        earlier,
        previous,
    })
}

/// Every version of every value of an ordered test, newest first.
fn versions(conn: &Connection, test: LabOrderTestId) -> Result<Vec<(Option<LabAnalyteId>, ResultRow)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT r.lab_analyte_id, r.value_digits, r.value_places, r.value_sign, r.value_text, r.flag, r.range_low,
             r.range_high, r.critical_low, r.critical_high, r.normal_text, r.range_source, coalesce(r.unit, ''), r.version,
             r.reason, r.entered_at, u.name, r.superseded_at
         FROM lab_results AS r JOIN users AS u ON u.id = r.entered_by WHERE r.lab_order_test_id = ?1
         ORDER BY r.version DESC",
    )?;
    let rows = statement.query_map([test], |row| Ok((row.get(0)?, result_row(row)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn result_row(row: &Row<'_>) -> rusqlite::Result<ResultRow> {
    let places: u8 = row.get::<_, Option<u8>>(2)?.unwrap_or_default();
    let limit = |at| row.get::<_, Option<i64>>(at).map(|digits| digits.map(|digits| Decimal::new(digits, places)));
    Ok(ResultRow {
        value: Value::read(row, 1)?,
        flag: row.get(5)?,
        range: ReferenceRange { low: limit(6)?, high: limit(7)?, critical_low: limit(8)?, critical_high: limit(9)? },
        expected: row.get(10)?,
        source: row.get(11)?,
        unit: row.get(12)?,
        version: row.get(13)?,
        reason: row.get(14)?,
        entered: Signed { at: row.get(15)?, by: row.get(16)? },
        superseded_at: row.get(17)?,
    })
}

/// A patient's final values of an analyte, newest first: of other orders than `but`, collected before it.
fn finals(
    conn: &Connection,
    patient: PatientId,
    code: &str,
    but: Option<LabOrderId>,
    limit: u32,
) -> Result<Vec<(Timestamp, Value, Flag)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT o.collected_at, r.value_digits, r.value_places, r.value_sign, r.value_text, r.flag
         FROM lab_orders AS o JOIN lab_order_tests AS t ON t.lab_order_id = o.id
         JOIN lab_results AS r ON r.lab_order_test_id = t.id AND r.superseded_at IS NULL
         JOIN lab_analytes AS a ON a.id = r.lab_analyte_id
         WHERE o.patient_id = ?1 AND o.status IN ('results_available', 'completed') AND a.code = ?2
             AND (?3 IS NULL OR (o.id <> ?3 AND o.collected_at <= coalesce(
                 (SELECT own.collected_at FROM lab_orders AS own WHERE own.id = ?3), o.collected_at)))
         ORDER BY o.collected_at DESC, o.id DESC LIMIT ?4",
    )?;
    let rows = statement
        .query_map(params![patient, code, but, limit], |row| Ok((row.get(0)?, Value::read(row, 1)?, row.get(5)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One point of a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// When the specimen was collected.
    pub at: Timestamp,
    /// The value.
    pub reading: Reading,
    /// What it meant.
    pub flag: Flag,
}

/// A patient's final numbers of an analyte, oldest first, at most the newest `limit`.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn trend(conn: &Connection, patient: PatientId, code: &str, limit: u32) -> Result<Vec<TrendPoint>, StoreError> {
    let mut points: Vec<TrendPoint> = finals(conn, patient, code, None, limit)?
        .into_iter()
        .filter_map(|(at, value, flag)| match value {
            Value::Number(reading) => Some(TrendPoint { at, reading, flag }),
            Value::Words(_) => None,
        })
        .collect();
    points.reverse();
    Ok(points)
}
