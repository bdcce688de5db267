//! Everything that belongs to a patient, by table: what changes hands in a merge and what comes back.

use crate::domain::ids::PatientId;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{Connection, params};

/// The tables whose rows belong to a patient, with the column that says so.
pub(super) const MOVED: &[(&str, &str)] = &[
    ("patient_identifiers", "patient_id"),
    ("patient_allergies", "patient_id"),
    ("patient_consents", "patient_id"),
    ("appointments", "patient_id"),
    ("waiting_list", "patient_id"),
    ("vitals", "patient_id"),
    ("consultations", "patient_id"),
    ("diagnoses", "patient_id"),
    ("lab_orders", "patient_id"),
    ("invoices", "patient_id"),
    // Whoever was merged into the source before.
    ("patients", "merged_into_id"),
];

/// The columns that name a patient and stay: the story of the merges themselves.
#[cfg(test)]
pub(super) const KEPT: &[(&str, &str)] = &[("patient_merges", "source_id"), ("patient_merges", "target_id")];

/// How many rows of the kinds that people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Appointments and visits.
    pub visits: i64,
    /// Sets of vitals.
    pub vitals: i64,
    /// Lab orders.
    pub lab_orders: i64,
    /// Invoices.
    pub invoices: i64,
    /// Allergies.
    pub allergies: i64,
    /// Identity numbers.
    pub identifiers: i64,
}

impl Counts {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn by(mut count: impl FnMut(&'static str, &'static str) -> Result<i64, StoreError>) -> Result<Self, StoreError> {
        Ok(Self {
            visits: count("appointments", "created_at")?,
            vitals: count("vitals", "taken_at")?,
            lab_orders: count("lab_orders", "created_at")?,
            invoices: count("invoices", "created_at")?,
            allergies: count("patient_allergies", "created_at")?,
            identifiers: count("patient_identifiers", "created_at")?,
        })
    }
}

/// What a patient has.
pub(super) fn of(conn: &Connection, patient: PatientId) -> Result<Counts, StoreError> {
    Counts::by(|table, _| count(conn, &format!("SELECT count(*) FROM {table} WHERE patient_id = ?1"), patient))
}

fn count(conn: &Connection, sql: &str, param: impl rusqlite::ToSql) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached(sql)?.query_row([param], |row| row.get(0))?)
}

/// Hands everything of the source to the target and notes each row under the merge.
pub(super) fn hand_over(tx: &Tx<'_>, merge: i64, source: PatientId, target: PatientId) -> Result<(), StoreError> {
    for (table, column) in MOVED {
        tx.execute(
            &format!(
                "INSERT INTO patient_merge_rows (merge_id, table_name, row_id)
                 SELECT ?1, '{table}', id FROM {table} WHERE {column} = ?2"
            ),
            params![merge, source],
        )?;
        tx.execute(&format!("UPDATE {table} SET {column} = ?2 WHERE {column} = ?1"), params![source, target])?;
    }
    Ok(())
}

/// The appointments that go back when a merge is undone: those that were handed over, and those that they were moved to.
/// What was written during one of these visits goes with it, whenever that was.
const VISITS_BACK: &str = "WITH RECURSIVE back (id) AS (
        SELECT row_id FROM patient_merge_rows WHERE merge_id = ?1 AND table_name = 'appointments'
        UNION SELECT a.id FROM appointments AS a JOIN back AS b ON a.rescheduled_from_id = b.id)";

/// Which rows of a table go back; `?1` is the merge.
fn goes_back(table: &str) -> String {
    let noted = format!("SELECT row_id FROM patient_merge_rows WHERE merge_id = ?1 AND table_name = '{table}'");
    match table {
        "appointments" => "id IN (SELECT id FROM back)".to_owned(),
        "vitals" | "consultations" | "lab_orders" | "invoices" => {
            format!("(id IN ({noted}) OR appointment_id IN (SELECT id FROM back))")
        }
        "diagnoses" => format!(
            "(id IN ({noted}) OR consultation_id IN (SELECT id FROM consultations WHERE appointment_id IN (SELECT id FROM back)))"
        ),
        // A wish that was met meanwhile stays with its appointment.
        "waiting_list" => {
            format!("id IN ({noted}) AND (appointment_id IS NULL OR appointment_id IN (SELECT id FROM back))")
        }
        _ => format!("id IN ({noted})"),
    }
}

/// Gives back what the merge handed over.
pub(super) fn hand_back(tx: &Tx<'_>, merge: i64, source: PatientId, target: PatientId) -> Result<(), StoreError> {
    for (table, column) in MOVED {
        tx.execute(
            &format!("{VISITS_BACK} UPDATE {table} SET {column} = ?2 WHERE {column} = ?3 AND {}", goes_back(table)),
            params![merge, source, target],
        )?;
    }
    Ok(())
}

/// What would go back.
pub(super) fn returning(conn: &Connection, merge: i64, target: PatientId) -> Result<Counts, StoreError> {
    Counts::by(|table, _| {
        let sql = format!("{VISITS_BACK} SELECT count(*) FROM {table} WHERE patient_id = ?2 AND {}", goes_back(table));
        Ok(conn.prepare_cached(&sql)?.query_row(params![merge, target], |row| row.get(0))?)
    })
}

/// What came after the merge and would stay.
pub(super) fn staying(
    conn: &Connection,
    merge: i64,
    target: PatientId,
    merged_at: crate::domain::time::Timestamp,
) -> Result<Counts, StoreError> {
    Counts::by(|table, since| {
        let back = goes_back(table);
        let sql = format!(
            "{VISITS_BACK} SELECT count(*) FROM {table} WHERE patient_id = ?2 AND {since} >= ?3 AND NOT ({back})"
        );
        Ok(conn.prepare_cached(&sql)?.query_row(params![merge, target, merged_at], |row| row.get(0))?)
    })
}
