//! The cash desk: the tariff, invoices from draft to issue, payments, and what waits to be closed or paid.
//!
//! An issued invoice never changes. What is wrong with it is declared void, with a reason, and written anew.

mod draft;
mod payments;
mod propose;
mod queue;
mod steps;
pub mod tariff;
#[cfg(test)]
mod tests;

pub use draft::{DISCOUNT_REASON, LINE_TEXT, NewLine, draft, set};
pub use payments::{NewPayment, PAYMENT_REASON, PaymentRow, Receipt, pay, refund, take_back};
pub use propose::propose;
pub use queue::{BillingRow, ReceivableRow, receivables, to_close};
pub use steps::{VOID_REASON, discard, issue, void};

use super::lab::orders::Signed;
use super::person::{COLUMNS as PERSON, Person, WIDTH};
use super::sql::IsoDate;
use super::{Entity, StoreError, Tx};
use crate::domain::billing::{Discount, InvoiceLine, InvoiceStatus, PaymentStatus, payment_status};
use crate::domain::ids::{
    AppointmentId, InsurerId, InvoiceId, InvoiceLineId, LabOrderTestId, PatientId, ServiceId, Version,
};
use crate::domain::money::{Money, Percent};
use crate::domain::time::Timestamp;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// An invoice as it stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Invoice {
    /// Its key; people see it as `INV-000001`.
    pub id: InvoiceId,
    /// For whom.
    pub patient: PatientId,
    /// For which visit.
    pub appointment: Option<AppointmentId>,
    /// The void invoice that this one replaces.
    pub corrects: Option<InvoiceId>,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// All lines, before discount and tax.
    pub subtotal: Money,
    /// The discount in money.
    pub discount: Money,
    /// The discount as a share of the subtotal, where it was given as one.
    pub discount_share: Option<Percent>,
    /// Tax.
    pub tax: Money,
    /// What is to be paid.
    pub total: Money,
    /// Who pays the insurer's share.
    pub insurer: Option<InsurerId>,
    /// Of the total, what the insurer pays.
    pub insurer_share: Money,
    /// Of the total, what the patient pays.
    pub patient_share: Money,
    /// Payments of the insurer less refunds.
    pub paid_by_insurer: Money,
    /// Other payments less refunds.
    pub paid_by_patient: Money,
    /// Given to the patient.
    pub issued_at: Option<Timestamp>,
    /// What the next write must have seen.
    pub version: Version,
}

impl Invoice {
    /// All payments less refunds.
    #[must_use]
    pub fn paid(&self) -> Money {
        [self.paid_by_insurer, self.paid_by_patient].into_iter().sum()
    }

    /// What is still to be paid.
    #[must_use]
    pub fn balance(&self) -> Money {
        Money::of_minor(self.total.minor() - self.paid().minor())
    }

    /// How far it is paid.
    #[must_use]
    pub fn payment_status(&self) -> PaymentStatus {
        payment_status(self.total, self.paid())
    }

    /// The discount as it was given.
    #[must_use]
    pub const fn discount_given(&self) -> Discount {
        match self.discount_share {
            Some(share) => Discount::Share(share),
            None if self.discount.minor() == 0 => Discount::None,
            None => Discount::Amount(self.discount),
        }
    }
}

/// The columns of an [`Invoice`], of a table named `i`.
const INVOICE: &str =
    "i.id, i.patient_id, i.appointment_id, i.corrects_id, i.status, i.subtotal, i.discount, i.discount_bp,
    i.tax, i.total, i.insurer_id, i.insurer_share, i.patient_share, i.issued_at, i.version,
    (SELECT coalesce(sum(CASE y.kind WHEN 'payment' THEN y.amount ELSE -y.amount END), 0) FROM payments AS y
     WHERE y.invoice_id = i.id AND y.voided_at IS NULL AND y.method = 'insurer'),
    (SELECT coalesce(sum(CASE y.kind WHEN 'payment' THEN y.amount ELSE -y.amount END), 0) FROM payments AS y
     WHERE y.invoice_id = i.id AND y.voided_at IS NULL AND y.method <> 'insurer')";
/// How many they are.
const INVOICE_WIDTH: usize = 17;

fn invoice(row: &Row<'_>, at: usize) -> rusqlite::Result<Invoice> {
    let share: Option<i64> = row.get(at + 7)?;
    Ok(Invoice {
        id: row.get(at)?,
        patient: row.get(at + 1)?,
        appointment: row.get(at + 2)?,
        corrects: row.get(at + 3)?,
        status: row.get(at + 4)?,
        subtotal: row.get(at + 5)?,
        discount: row.get(at + 6)?,
        discount_share: share.and_then(|share| Percent::try_from(share).ok()),
        tax: row.get(at + 8)?,
        total: row.get(at + 9)?,
        insurer: row.get(at + 10)?,
        insurer_share: row.get(at + 11)?,
        patient_share: row.get(at + 12)?,
        issued_at: row.get(at + 13)?,
        version: row.get(at + 14)?,
        paid_by_insurer: row.get(at + 15)?,
        paid_by_patient: row.get(at + 16)?,
    })
}

/// Reads an invoice as it stands.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: InvoiceId) -> Result<Invoice, StoreError> {
    conn.prepare_cached(&format!("SELECT {INVOICE} FROM invoices AS i WHERE i.id = ?1"))?
        .query_row([id], |row| invoice(row, 0))
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Invoice))
}

/// The invoice of a visit that counts: the newest one that is not void.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_appointment(conn: &Connection, id: AppointmentId) -> Result<Option<Invoice>, StoreError> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT {INVOICE} FROM invoices AS i WHERE i.appointment_id = ?1 AND i.status <> 'void'
             ORDER BY i.id DESC LIMIT 1"
        ))?
        .query_row([id], |row| invoice(row, 0))
        .optional()?)
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    /// Its key.
    pub id: InvoiceLineId,
    /// The service of the tariff.
    pub service: Option<ServiceId>,
    /// The ordered test that it bills.
    pub lab_test: Option<LabOrderTestId>,
    /// What it says and costs.
    pub line: InvoiceLine,
}

/// The lines of an invoice, in order.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn lines(conn: &Connection, id: InvoiceId) -> Result<Vec<LineRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, service_id, lab_order_test_id, kind, description, quantity, unit_price, tax_bp
         FROM invoice_lines WHERE invoice_id = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([id], |row| {
        let line = InvoiceLine {
            kind: row.get(3)?,
            text: row.get(4)?,
            quantity: row.get(5)?,
            unit_price: row.get(6)?,
            tax: Percent::try_from(row.get::<_, i64>(7)?).unwrap_or_default(),
        };
        Ok(LineRow { id: row.get(0)?, service: row.get(1)?, lab_test: row.get(2)?, line })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An invoice with everything about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceDetail {
    /// The invoice.
    pub invoice: Invoice,
    /// For whom.
    pub person: Person,
    /// The insurer's name.
    pub insurer: Option<String>,
    /// Why the discount was given.
    pub discount_reason: String,
    /// Who issued it, and when.
    pub issued: Option<Signed>,
    /// Who declared it void, when, and why.
    pub voided: Option<(Signed, String)>,
    /// Its lines.
    pub lines: Vec<LineRow>,
    /// Its payments, oldest first.
    pub payments: Vec<PaymentRow>,
}

/// An invoice with everything about it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn detail(conn: &Connection, id: InvoiceId) -> Result<InvoiceDetail, StoreError> {
    let (lines, payments) = (lines(conn, id)?, payments::of_invoice(conn, id)?);
    const REST: usize = INVOICE_WIDTH + WIDTH;
    let signed = |row: &Row<'_>, at: usize| -> rusqlite::Result<Option<Signed>> {
        let (at, by): (Option<Timestamp>, Option<String>) = (row.get(at)?, row.get(at + 1)?);
        Ok(at.zip(by).map(|(at, by)| Signed { at, by }))
    };
    conn.prepare_cached(&format!(
        "SELECT {INVOICE}, {PERSON}, n.name, coalesce(i.discount_reason, ''), i.issued_at, s.name, i.voided_at, v.name,
             coalesce(i.void_reason, '')
         FROM invoices AS i JOIN patients AS p ON p.id = i.patient_id LEFT JOIN insurers AS n ON n.id = i.insurer_id
         LEFT JOIN users AS s ON s.id = i.issued_by LEFT JOIN users AS v ON v.id = i.voided_by WHERE i.id = ?1"
    ))?
    .query_row([id], |row| {
        Ok(InvoiceDetail {
            invoice: invoice(row, 0)?,
            person: Person::read(row, INVOICE_WIDTH)?,
            insurer: row.get(REST)?,
            discount_reason: row.get(REST + 1)?,
            issued: signed(row, REST + 2)?,
            voided: signed(row, REST + 4)?.zip(row.get(REST + 6)?),
            lines,
            payments,
        })
    })
    .optional()?
    .ok_or(StoreError::NotFound(Entity::Invoice))
}

/// The insurer who pays a part on this day, and which part: none when the policy or the contract has ended.
fn cover(conn: &Connection, patient: PatientId, day: NaiveDate) -> Result<Option<(InsurerId, Percent)>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT n.id, n.coverage_bp FROM patients AS p JOIN insurers AS n ON n.id = p.insurer_id
             WHERE p.id = ?1 AND n.active = 1 AND (p.policy_expires IS NULL OR p.policy_expires >= ?2)",
        )?
        .query_row(params![patient, IsoDate(day)], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))
        .optional()?
        .map(|(insurer, share)| (insurer, Percent::try_from(share).unwrap_or_default())))
}

/// The invoice as the actor saw it, or who was faster.
fn seen(tx: &Tx<'_>, id: InvoiceId, seen: Version) -> Result<Invoice, StoreError> {
    let invoice = get(tx.conn, id)?;
    if invoice.version == seen {
        Ok(invoice)
    } else {
        Err(tx.conflict(Entity::Invoice, crate::domain::ids::Id::raw(id))?)
    }
}
