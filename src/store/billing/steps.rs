//! Issuing, giving up and voiding invoices.

use super::{Invoice, get};
use crate::domain::billing::{InvoiceAction, WORKFLOW};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, InvoiceId, Version};
use crate::domain::money::Money;
use crate::domain::validate::{LINE, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::{Entity, StoreError, Tx};
use rusqlite::ToSql;
use serde_json::json;

/// The field that says why an invoice is void.
pub const VOID_REASON: FieldName = FieldName("reason");

/// Gives the invoice to the patient: from now on it never changes. One of nothing is paid at once.
///
/// # Errors
/// [`StoreError::Forbidden`] unless at the desk; [`StoreError::Conflict`]; [`StoreError::Rule`].
pub fn issue(tx: &Tx<'_>, id: InvoiceId, seen: Version) -> Result<Invoice, StoreError> {
    let invoice = begin(tx, id, seen, InvoiceAction::Issue)?;
    let settled = (invoice.total == Money::ZERO).then_some(tx.now);
    let sets: [(&str, &dyn ToSql); 3] =
        [("issued_at", &tx.now), ("issued_by", &tx.actor.user), ("settled_at", &settled)];
    finish(tx, &invoice, InvoiceAction::Issue, &sets, None)
}

/// Gives a draft up.
///
/// # Errors
/// [`StoreError::Forbidden`] unless at the desk; [`StoreError::Conflict`]; [`StoreError::Rule`].
pub fn discard(tx: &Tx<'_>, id: InvoiceId, seen: Version) -> Result<Invoice, StoreError> {
    let invoice = begin(tx, id, seen, InvoiceAction::Discard)?;
    let reason = InvoiceAction::Discard.word();
    let sets: [(&str, &dyn ToSql); 3] =
        [("voided_at", &tx.now), ("voided_by", &tx.actor.user), ("void_reason", &reason)];
    finish(tx, &invoice, InvoiceAction::Discard, &sets, None)
}

/// Declares an issued invoice void. What was paid on it is paid back first.
///
/// # Errors
/// [`StoreError::Forbidden`] unless an admin; [`StoreError::Conflict`]; [`StoreError::Rule`], also at the reason.
pub fn void(tx: &Tx<'_>, id: InvoiceId, seen: Version, reason: &str) -> Result<Invoice, StoreError> {
    let invoice = begin(tx, id, seen, InvoiceAction::Void)?;
    let reason = require_line(VOID_REASON, reason, LINE)?;
    if invoice.paid() != Money::ZERO {
        return Err(RuleError::refused(t::CASH_REFUND_FIRST.with("paid", invoice.paid())).into());
    }
    let sets: [(&str, &dyn ToSql); 3] =
        [("voided_at", &tx.now), ("voided_by", &tx.actor.user), ("void_reason", &reason)];
    finish(tx, &invoice, InvoiceAction::Void, &sets, Some(&reason))
}

/// The invoice, when the actor may take this step now: the role first, then that nobody was faster, then the status.
fn begin(tx: &Tx<'_>, id: InvoiceId, seen: Version, action: InvoiceAction) -> Result<Invoice, StoreError> {
    let invoice = get(tx.conn, id)?;
    let permitted = tx.permit(&WORKFLOW, Some(invoice.status), action, Some((Entity::Invoice, id.raw())));
    if !matches!(permitted, Err(StoreError::Forbidden { .. })) && invoice.version != seen {
        return Err(tx.conflict(Entity::Invoice, id.raw())?);
    }
    permitted.map(|_| invoice)
}

fn finish(
    tx: &Tx<'_>,
    invoice: &Invoice,
    action: InvoiceAction,
    sets: &[(&'static str, &dyn ToSql)],
    reason: Option<&str>,
) -> Result<Invoice, StoreError> {
    let to = WORKFLOW.row(Some(invoice.status), action)?.to;
    let columns: String =
        sets.iter().enumerate().map(|(index, (name, _))| format!(", {name} = ?{}", index + 7)).collect();
    let sql = format!(
        "UPDATE invoices SET status = ?1, version = version + 1, updated_at = ?2, updated_by = ?3{columns}
         WHERE id = ?4 AND status = ?5 AND version = ?6"
    );
    let mut values: Vec<&dyn ToSql> =
        vec![&to, &tx.now, &tx.actor.user, &invoice.id, &invoice.status, &invoice.version];
    values.extend(sets.iter().map(|(_, value)| *value));
    let changed = tx.execute(&sql, values.as_slice())?;
    tx.expect_one(changed, Entity::Invoice, invoice.id.raw())?;
    let old = json!({ "status": invoice.status });
    let new = json!({ "status": to, "reason": reason, "total": invoice.total });
    tx.audit(action.word(), Entity::Invoice, invoice.id.raw(), Some(old), Some(new))?;
    get(tx.conn, invoice.id)
}
