//! The values of a record by column: taken over in a merge, kept in its story, given back when it is undone.

use super::fields::MergeField;
use crate::domain::ids::{Id, PatientId};
use crate::domain::vocabulary::Vocabulary;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json, json};

/// Columns of `patients` with their values, as the story of a merge keeps them.
pub(super) type Values = Map<String, Json>;

/// The target takes the source's values, all at once: values that are checked together change together.
pub(super) fn take(tx: &Tx<'_>, source: PatientId, target: PatientId, taken: &[MergeField]) -> Result<(), StoreError> {
    let columns: Vec<&str> = columns(taken);
    if columns.is_empty() {
        return Ok(());
    }
    let columns = columns.join(", ");
    tx.execute(
        &format!("UPDATE patients SET ({columns}) = (SELECT {columns} FROM patients WHERE id = ?1) WHERE id = ?2"),
        params![source, target],
    )
    .map(|_| ())
}

/// The columns of some fields, each once.
fn columns(fields: &[MergeField]) -> Vec<&'static str> {
    let chosen = MergeField::ALL.iter().filter(|field| fields.contains(field));
    chosen.flat_map(|field| field.columns().iter().copied()).collect()
}

pub(super) fn column<T: rusqlite::types::FromSql>(
    conn: &Connection,
    patient: PatientId,
    name: &str,
) -> Result<T, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {name} FROM patients WHERE id = ?1"))?
        .query_row([patient], |row| row.get(0))?)
}

/// The columns of some fields as they are.
pub(super) fn values(conn: &Connection, patient: PatientId, fields: &[MergeField]) -> Result<Values, StoreError> {
    let mut found = Values::new();
    for name in columns(fields) {
        let value = match column::<Value>(conn, patient, name)? {
            Value::Integer(number) => json!(number),
            Value::Text(text) => json!(text),
            _ => Json::Null,
        };
        found.insert(name.to_owned(), value);
    }
    Ok(found)
}

/// Gives the columns of some fields these values, all at once.
pub(super) fn restore(tx: &Tx<'_>, patient: PatientId, fields: &[MergeField], from: &Values) -> Result<(), StoreError> {
    let columns = columns(fields);
    if columns.is_empty() {
        return Ok(());
    }
    let sets: Vec<String> = columns.iter().zip(2..).map(|(name, place)| format!("{name} = ?{place}")).collect();
    let values = columns.iter().map(|name| match from.get(*name) {
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Integer),
        Some(Json::String(text)) => Value::Text(text.clone()),
        _ => Value::Null,
    });
    let all: Vec<Value> = std::iter::once(Value::Integer(patient.raw())).chain(values).collect();
    let sql = format!("UPDATE patients SET {} WHERE id = ?1", sets.join(", "));
    tx.execute(&sql, rusqlite::params_from_iter(all)).map(|_| ())
}

/// What a merge noted: the target's values before and after.
pub(super) fn noted(conn: &Connection, merge: i64) -> Result<(Values, Values), StoreError> {
    let (before, after): (String, String) = conn
        .prepare_cached("SELECT target_before, target_after FROM patient_merges WHERE id = ?1")?
        .query_row([merge], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let read = |text: &str| serde_json::from_str(text).map_err(|_| StoreError::Damaged);
    Ok((read(&before)?, read(&after)?))
}
