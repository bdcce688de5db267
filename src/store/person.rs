//! The patient in the rows of queues: enough to know who it is.

use super::StoreError;
use super::patients::birth_date;
use crate::domain::ids::PatientId;
use crate::domain::patient::{BirthDate, PersonName, Sex};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

/// Who a row is about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Person {
    /// The patient's key; people see it as `PAT-000001`.
    #[serde(rename = "patient")]
    pub id: PatientId,
    /// Names.
    #[serde(rename = "patient_name")]
    pub name: PersonName,
    /// Birth date, where known.
    pub birth: Option<BirthDate>,
    /// Administrative sex.
    pub sex: Sex,
}

/// The columns of [`Person`], of a patients table named `p`.
pub(super) const COLUMNS: &str = "p.id, p.given_name, p.family_name, p.birth_date, p.birth_precision, p.sex";
/// How many they are.
pub(super) const WIDTH: usize = 6;

impl Person {
    /// Reads [`COLUMNS`] from column `at` on.
    pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let name = PersonName { given: row.get(at + 1)?, family: row.get(at + 2)? };
        Ok(Self { id: row.get(at)?, name, birth: birth_date(row, at + 3)?, sex: row.get(at + 5)? })
    }

    /// Reads one patient.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(super) fn get(conn: &Connection, id: PatientId) -> Result<Self, StoreError> {
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM patients AS p WHERE p.id = ?1"))?
            .query_row([id], |row| Self::read(row, 0))
            .optional()?
            .ok_or(StoreError::NotFound(super::Entity::Patient))
    }

    /// The age in whole years on a day, where the birth date is known.
    #[must_use]
    pub fn years(&self, on: NaiveDate) -> Option<u32> {
        self.birth.and_then(|birth| birth.age(on)).map(|age| age.years)
    }
}
