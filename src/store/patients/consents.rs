//! What a patient has agreed to, since when, and who asked.

use crate::domain::ids::PatientId;
use crate::domain::patient::ConsentKind;
use crate::domain::time::Timestamp;
use crate::store::error::StoreError;
use rusqlite::Connection;

/// The last answer to a question of consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// To what.
    pub kind: ConsentKind,
    /// The answer.
    pub given: bool,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// The last answers; a question that was never asked is not among them.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn consents(conn: &Connection, patient: PatientId) -> Result<Vec<Consent>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.kind, c.given, c.at, u.name FROM patient_consents AS c JOIN users AS u ON u.id = c.user_id
         WHERE c.id IN (SELECT max(id) FROM patient_consents WHERE patient_id = ?1 GROUP BY kind) ORDER BY c.kind DESC",
    )?;
    let rows = statement.query_map([patient], |row| {
        Ok(Consent { kind: row.get(0)?, given: row.get(1)?, at: row.get(2)?, by: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
