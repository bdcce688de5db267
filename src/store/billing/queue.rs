//! What waits at the cash desk: visits to close, and issued invoices that are not paid.

use super::{INVOICE, INVOICE_WIDTH, Invoice, invoice};
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::time::Timestamp;
use crate::store::StoreError;
use crate::store::person::{COLUMNS as PERSON, Person, WIDTH};
use rusqlite::Connection;

/// A visit to bill and close.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BillingRow {
    /// The visit.
    pub appointment: AppointmentId,
    /// The visit's version, which closing must have seen.
    pub version: Version,
    /// The patient.
    #[serde(flatten)]
    pub person: Person,
    /// The professional.
    pub professional: String,
    /// Waiting since the end of the consultation.
    pub since: Timestamp,
    /// The patient's insurer.
    pub insurer: Option<String>,
    /// How many lab orders of the visit are still open. They do not hold it up.
    pub open_orders: u32,
    /// The invoice, once it is begun.
    pub invoice: Option<Invoice>,
}

pub(super) fn to_close_sql() -> String {
    format!(
        "SELECT a.id, a.version, coalesce(d.title || ' ', '') || d.given_name || ' ' || d.family_name, a.consulted_at,
             n.name, (SELECT count(*) FROM lab_orders AS o WHERE o.appointment_id = a.id
                      AND o.status NOT IN ('completed', 'cancelled')),
             {PERSON}, {INVOICE}
         FROM appointments AS a JOIN patients AS p ON p.id = a.patient_id
         JOIN professionals AS d ON d.id = a.professional_id LEFT JOIN insurers AS n ON n.id = p.insurer_id
         LEFT JOIN invoices AS i ON i.appointment_id = a.id AND i.status <> 'void'
         WHERE a.status = 'consultation_completed' ORDER BY a.consulted_at, a.id"
    )
}

/// The visits to bill and close, longest waiting first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn to_close(conn: &Connection) -> Result<Vec<BillingRow>, StoreError> {
    const PERSON_AT: usize = 6;
    const INVOICE_AT: usize = PERSON_AT + WIDTH;
    let mut statement = conn.prepare_cached(&to_close_sql())?;
    let rows = statement.query_map([], |row| {
        let begun: Option<i64> = row.get(INVOICE_AT)?;
        Ok(BillingRow {
            appointment: row.get(0)?,
            version: row.get(1)?,
            person: Person::read(row, PERSON_AT)?,
            professional: row.get(2)?,
            since: row.get(3)?,
            insurer: row.get(4)?,
            open_orders: row.get(5)?,
            invoice: begun.map(|_| invoice(row, INVOICE_AT)).transpose()?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An issued invoice that is not paid.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReceivableRow {
    /// The invoice.
    pub invoice: Invoice,
    /// The patient.
    #[serde(flatten)]
    pub person: Person,
    /// The insurer's name.
    pub insurer: Option<String>,
}

pub(super) fn receivables_sql() -> String {
    format!(
        "SELECT {INVOICE}, {PERSON}, n.name FROM invoices AS i JOIN patients AS p ON p.id = i.patient_id
         LEFT JOIN insurers AS n ON n.id = i.insurer_id
         WHERE i.status = 'issued' AND i.settled_at IS NULL ORDER BY i.issued_at, i.id"
    )
}

/// The issued invoices that are not paid, oldest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn receivables(conn: &Connection) -> Result<Vec<ReceivableRow>, StoreError> {
    let mut statement = conn.prepare_cached(&receivables_sql())?;
    let rows = statement.query_map([], |row| {
        Ok(ReceivableRow {
            invoice: invoice(row, 0)?,
            person: Person::read(row, INVOICE_WIDTH)?,
            insurer: row.get(INVOICE_WIDTH + WIDTH)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
