//! Money that comes in and goes back. A payment is never changed; a wrong one is taken back with a reason.

use super::{Invoice, get, seen};
use crate::domain::actor::{Permission, require};
use crate::domain::billing::{AMOUNT, InvoiceAction, InvoiceStatus, PaymentMethod, Tender, WORKFLOW, tender};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, InvoiceId, PaymentId, Version};
use crate::domain::money::Money;
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, NAME, check_line, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::error::Attempt;
use crate::store::{Entity, StoreError, Tx};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// The field that says why money goes back.
pub const PAYMENT_REASON: FieldName = FieldName("reason");
/// The field of a payment's reference.
const REFERENCE: FieldName = FieldName("reference");

/// Money that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment {
    /// How.
    pub method: PaymentMethod,
    /// How much; of cash beyond what is due, the rest is change.
    pub handed_over: Money,
    /// A card slip's or transfer's number; may be empty.
    pub reference: String,
}

/// A payment that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The payment.
    pub payment: PaymentId,
    /// What was paid and what goes back.
    pub tender: Tender,
    /// The invoice after it.
    pub invoice: Invoice,
}

impl Invoice {
    /// What is still due by a method: of the insurer its share, of everybody else the patient's.
    #[must_use]
    pub fn due_by(&self, method: PaymentMethod) -> Money {
        let (share, paid) = match method {
            PaymentMethod::Insurer => (self.insurer_share, self.paid_by_insurer),
            _ => (self.patient_share, self.paid_by_patient),
        };
        Money::of_minor(share.minor() - paid.minor())
    }
}

/// Takes a payment on an issued invoice: a part or all of what is due, never more.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::TakePayments`]; [`StoreError::Conflict`]; [`StoreError::Rule`] at the
/// amount.
pub fn pay(tx: &Tx<'_>, id: InvoiceId, version: Version, new: &NewPayment) -> Result<Receipt, StoreError> {
    tx.require(Permission::TakePayments)?;
    let invoice = issued(tx, id, version)?;
    let tender = tender(invoice.due_by(new.method), new.method, new.handed_over)?;
    let reference = check_line(REFERENCE, &new.reference, NAME)?;
    let tendered = (new.method == PaymentMethod::Cash).then_some(new.handed_over);
    let payment = tx.insert(
        "INSERT INTO payments (invoice_id, kind, method, amount, tendered, reference, paid_at, paid_by)
         VALUES (?1, 'payment', ?2, ?3, ?4, nullif(?5, ''), ?6, ?7)",
        params![id, new.method, tender.paid, tendered, reference, tx.now, tx.actor.user],
    )?;
    let values = json!({ "invoice": id, "method": new.method, "amount": tender.paid, "change": tender.change });
    tx.audit("pay", Entity::Payment, payment, None, Some(values))?;
    let invoice = settle(tx, &invoice)?;
    Ok(Receipt { payment: PaymentId::new(payment), tender, invoice })
}

/// Pays money back, never more than was paid the same way round: to the insurer or to the patient.
///
/// # Errors
/// [`StoreError::Forbidden`] unless somebody who may void invoices; [`StoreError::Conflict`]; [`StoreError::Rule`] at the
/// amount or the reason.
pub fn refund(
    tx: &Tx<'_>,
    id: InvoiceId,
    version: Version,
    method: PaymentMethod,
    amount: Money,
    reason: &str,
) -> Result<Invoice, StoreError> {
    may_give_back(tx, "refund", (Entity::Invoice, id.raw()))?;
    let invoice = issued(tx, id, version)?;
    let reason = require_line(PAYMENT_REASON, reason, LINE)?;
    let amount = amount.check(AMOUNT)?;
    let paid = if method == PaymentMethod::Insurer { invoice.paid_by_insurer } else { invoice.paid_by_patient };
    if amount == Money::ZERO || amount > paid {
        return Err(RuleError::field(AMOUNT, t::CASH_REFUND_TOO_MUCH.with("paid", paid)).into());
    }
    let payment = tx.insert(
        "INSERT INTO payments (invoice_id, kind, method, amount, reason, paid_at, paid_by)
         VALUES (?1, 'refund', ?2, ?3, ?4, ?5, ?6)",
        params![id, method, amount, reason, tx.now, tx.actor.user],
    )?;
    let values = json!({ "invoice": id, "method": method, "amount": amount, "reason": reason });
    tx.audit("refund", Entity::Payment, payment, None, Some(values))?;
    settle(tx, &invoice)
}

/// Takes a wrongly written payment back, as if it had not been; it stays readable.
///
/// # Errors
/// [`StoreError::Forbidden`] unless somebody who may void invoices; [`StoreError::Conflict`]; [`StoreError::Rule`] at the
/// reason, or when it was taken back already.
pub fn take_back(tx: &Tx<'_>, payment: PaymentId, version: Version, reason: &str) -> Result<Invoice, StoreError> {
    may_give_back(tx, "take_back", (Entity::Payment, payment.raw()))?;
    let found: Option<InvoiceId> = tx
        .conn
        .prepare_cached("SELECT invoice_id FROM payments WHERE id = ?1 AND kind = 'payment'")?
        .query_row([payment], |row| row.get(0))
        .optional()?;
    let invoice = issued(tx, found.ok_or(StoreError::NotFound(Entity::Payment))?, version)?;
    let reason = require_line(PAYMENT_REASON, reason, LINE)?;
    let changed = tx.execute(
        "UPDATE payments SET voided_at = ?1, voided_by = ?2, void_reason = ?3 WHERE id = ?4 AND voided_at IS NULL",
        params![tx.now, tx.actor.user, reason, payment],
    )?;
    let after = get(tx.conn, invoice.id)?;
    // A refund that is larger than what is left would have paid back money that never came.
    if changed == 0 || after.paid_by_insurer < Money::ZERO || after.paid_by_patient < Money::ZERO {
        return Err(RuleError::refused(t::CASH_CANNOT_TAKE_BACK).into());
    }
    tx.audit("take_back", Entity::Payment, payment.raw(), None, Some(json!({ "reason": reason })))?;
    settle(tx, &invoice)
}

fn may_give_back(tx: &Tx<'_>, action: &'static str, on: (Entity, i64)) -> Result<(), StoreError> {
    require(tx.actor.roles, WORKFLOW.roles(InvoiceAction::Void))
        .map_err(|rule| StoreError::Forbidden { rule, attempt: Attempt { action, entity: Some(on) } })
}

fn issued(tx: &Tx<'_>, id: InvoiceId, version: Version) -> Result<Invoice, StoreError> {
    let invoice = seen(tx, id, version)?;
    if invoice.status == InvoiceStatus::Issued {
        Ok(invoice)
    } else {
        Err(RuleError::refused(t::CASH_NOT_ISSUED.with("status", invoice.status.text())).into())
    }
}

/// Bumps the invoice's version after money moved, and keeps whether it is settled.
fn settle(tx: &Tx<'_>, before: &Invoice) -> Result<Invoice, StoreError> {
    let settled = (get(tx.conn, before.id)?.balance() == Money::ZERO).then_some(tx.now);
    let changed = tx.execute(
        "UPDATE invoices SET settled_at = ?1, version = version + 1, updated_at = ?2, updated_by = ?3
         WHERE id = ?4 AND status = 'issued' AND version = ?5",
        params![settled, tx.now, tx.actor.user, before.id, before.version],
    )?;
    tx.expect_one(changed, Entity::Invoice, before.id.raw())?;
    get(tx.conn, before.id)
}

/// A payment or refund of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    /// Its key.
    pub id: PaymentId,
    /// Whether the money went back.
    pub refund: bool,
    /// How.
    pub method: PaymentMethod,
    /// How much.
    pub amount: Money,
    /// Cash as it was handed over.
    pub tendered: Option<Money>,
    /// A slip's or transfer's number.
    pub reference: String,
    /// Why it went back.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Who took it.
    pub by: String,
    /// Why it was taken back.
    pub taken_back: Option<String>,
}

/// The payments of an invoice, oldest first.
pub(super) fn of_invoice(conn: &Connection, id: InvoiceId) -> Result<Vec<PaymentRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT y.id, y.kind = 'refund', y.method, y.amount, y.tendered, coalesce(y.reference, ''),
             coalesce(y.reason, ''), y.paid_at, u.name, y.void_reason
         FROM payments AS y JOIN users AS u ON u.id = y.paid_by WHERE y.invoice_id = ?1 ORDER BY y.id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(PaymentRow {
            id: row.get(0)?,
            refund: row.get(1)?,
            method: row.get(2)?,
            amount: row.get(3)?,
            tendered: row.get(4)?,
            reference: row.get(5)?,
            reason: row.get(6)?,
            at: row.get(7)?,
            by: row.get(8)?,
            taken_back: row.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
