//! Writing an invoice: a draft from what the visit came to, then its lines and discount as the desk wants them.

use super::{Invoice, cover, get, propose, seen};
use crate::domain::actor::Permission;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::billing::{
    Discount, InvoiceAction, InvoiceLine, InvoiceStatus, WORKFLOW, check_discount, shares, totals,
};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, Id, InvoiceId, LabOrderTestId, PatientId, ServiceId, Version};
use crate::domain::money::Percent;
use crate::domain::validate::{LINE, check_line, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::{Entity, StoreError, Tx, settings};
use rusqlite::{OptionalExtension, params};
use serde_json::json;

/// The field of a line's words.
pub const LINE_TEXT: FieldName = FieldName("text");
/// The field that says why a discount is given.
pub const DISCOUNT_REASON: FieldName = FieldName("discount_reason");

/// A line to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// The service of the tariff.
    pub service: Option<ServiceId>,
    /// The ordered test that it bills.
    pub lab_test: Option<LabOrderTestId>,
    /// What it says and costs.
    pub line: InvoiceLine,
}

/// Begins the invoice of a visit with the lines that it came to, shared with the patient's insurer.
///
/// # Errors
/// [`StoreError::Forbidden`] unless at the desk; [`StoreError::Conflict`] when the visit has an invoice already;
/// [`StoreError::Rule`] when the patient has not come.
pub fn draft(tx: &Tx<'_>, appointment: AppointmentId) -> Result<Invoice, StoreError> {
    let on = Some((Entity::Appointment, appointment.raw()));
    let to = tx.permit(&WORKFLOW, None, InvoiceAction::Draft, on)?.to;
    let patient = refuse_not_seen(tx, appointment)?;
    if let Some(existing) = super::of_appointment(tx.conn, appointment)? {
        return Err(tx.conflict(Entity::Invoice, existing.id.raw())?);
    }
    let day = settings::load(tx.conn)?.zone.day(tx.now);
    let insurer = cover(tx.conn, patient, day)?.map(|(insurer, _)| insurer);
    let corrects: Option<InvoiceId> = tx
        .conn
        .prepare_cached(
            "SELECT id FROM invoices WHERE appointment_id = ?1 AND status = 'void' AND issued_at IS NOT NULL
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([appointment], |row| row.get(0))
        .optional()?;
    let id = tx.insert(
        "INSERT INTO invoices (patient_id, appointment_id, corrects_id, status, insurer_id, created_at, created_by,
             updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?6, ?7)",
        params![patient, appointment, corrects, to, insurer, tx.now, tx.actor.user],
    )?;
    let invoice = get(tx.conn, InvoiceId::new(id))?;
    write(tx, &invoice, &propose(tx.conn, appointment, day)?, Discount::None, "")?;
    tx.audit(InvoiceAction::Draft.word(), Entity::Invoice, id, None, Some(json!({ "appointment": appointment })))?;
    get(tx.conn, invoice.id)
}

fn refuse_not_seen(tx: &Tx<'_>, appointment: AppointmentId) -> Result<PatientId, StoreError> {
    use AppointmentStatus::{CheckedIn, Completed, ConsultationCompleted, InConsultation};
    let found: Option<(PatientId, AppointmentStatus)> = tx
        .conn
        .prepare_cached("SELECT patient_id, status FROM appointments WHERE id = ?1")?
        .query_row([appointment], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (patient, status) = found.ok_or(StoreError::NotFound(Entity::Appointment))?;
    if [CheckedIn, InConsultation, ConsultationCompleted, Completed].contains(&status) {
        Ok(patient)
    } else {
        Err(RuleError::refused(t::CLINICAL_NOT_OPEN.with("status", status.text())).into())
    }
}

/// Replaces the lines and the discount of a draft. A discount beyond the desk's limit needs
/// [`Permission::GrantDiscounts`].
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::IssueInvoices`] or [`Permission::GrantDiscounts`];
/// [`StoreError::Conflict`]; [`StoreError::Rule`] at a field, or when it is a draft no more.
pub fn set(
    tx: &Tx<'_>,
    id: InvoiceId,
    version: Version,
    lines: &[NewLine],
    discount: Discount,
    reason: &str,
) -> Result<Invoice, StoreError> {
    if tx.require(Permission::GrantDiscounts).is_err() {
        tx.require(Permission::IssueInvoices)?;
    }
    let invoice = seen(tx, id, version)?;
    if invoice.status != InvoiceStatus::Draft {
        return Err(RuleError::refused(t::CASH_NOT_A_DRAFT.with("status", invoice.status.text())).into());
    }
    write(tx, &invoice, lines, discount, reason)?;
    let after = get(tx.conn, id)?;
    let old = json!({ "total": invoice.total, "discount": invoice.discount });
    let new = json!({ "total": after.total, "discount": after.discount, "lines": lines.len() });
    tx.audit("set_lines", Entity::Invoice, id.raw(), Some(old), Some(new))?;
    Ok(after)
}

/// Writes lines, discount and what they come to.
fn write(
    tx: &Tx<'_>,
    invoice: &Invoice,
    lines: &[NewLine],
    discount: Discount,
    reason: &str,
) -> Result<(), StoreError> {
    let reason = check_line(DISCOUNT_REASON, reason, LINE)?;
    let plain: Vec<InvoiceLine> = lines
        .iter()
        .map(|new| Ok(InvoiceLine { text: require_line(LINE_TEXT, &new.line.text, LINE)?, ..new.line.clone() }))
        .collect::<Result<_, RuleError>>()?;
    let totals = totals(&plain, discount)?;
    let settings = settings::load(tx.conn)?;
    let limit = Percent::try_from(settings.desk_discount_bp).unwrap_or_default();
    check_discount(tx.actor.roles, totals.subtotal, totals.discount, limit)?;
    let day = settings.zone.day(tx.now);
    let coverage = match invoice.insurer {
        Some(_) => cover(tx.conn, invoice.patient, day)?.map(|(_, share)| share).unwrap_or_default(),
        None => Percent::ZERO,
    };
    let shares = shares(totals.total, coverage);
    let share = if let Discount::Share(share) = discount { Some(i64::from(share)) } else { None };
    write_lines(tx, invoice.id, lines, &plain)?;
    let changed = tx.execute(
        "UPDATE invoices SET subtotal = ?1, discount = ?2, discount_bp = ?3, discount_reason = nullif(?4, ''), tax = ?5,
             total = ?6, insurer_share = ?7, patient_share = ?8, version = version + 1, updated_at = ?9, updated_by = ?10
         WHERE id = ?11 AND status = 'draft' AND version = ?12",
        params![
            totals.subtotal,
            totals.discount,
            share,
            reason,
            totals.tax,
            totals.total,
            shares.insurer,
            shares.patient,
            tx.now,
            tx.actor.user,
            invoice.id,
            invoice.version
        ],
    )?;
    tx.expect_one(changed, Entity::Invoice, invoice.id.raw())
}

/// Replaces the lines of a draft.
fn write_lines(tx: &Tx<'_>, id: InvoiceId, lines: &[NewLine], plain: &[InvoiceLine]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM invoice_lines WHERE invoice_id = ?1", [id])?;
    for (position, (new, line)) in (1_i64..).zip(lines.iter().zip(plain)) {
        tx.execute(
            "INSERT INTO invoice_lines (invoice_id, position, kind, service_id, lab_order_test_id, description, quantity,
                 unit_price, tax_bp, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                position,
                line.kind,
                new.service,
                new.lab_test,
                line.text,
                line.quantity,
                line.unit_price,
                i64::from(line.tax),
                line.amount()?
            ],
        )?;
    }
    Ok(())
}
