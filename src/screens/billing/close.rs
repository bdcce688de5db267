//! Closing a visit: it needs an issued invoice, which may be unpaid; then somebody says so, and it is a receivable.

use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Screen};
use crate::domain::appointment::{AppointmentAction, AppointmentStatus, WORKFLOW};
use crate::domain::billing::InvoiceStatus;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::money::Money;
use crate::domain::patient::PersonName;
use crate::i18n::{Message, t};
use crate::store::appointments;
use crate::store::billing::Invoice;
use crate::store::{StoreError, Tx};

const CLOSE: Slot = Slot("close-visit");

/// A visit as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    pub(super) id: AppointmentId,
    pub(super) version: Version,
    pub(super) status: AppointmentStatus,
}

/// Whether it can be closed now.
pub(super) fn possible(visit: Visit, invoice: Option<&Invoice>) -> Result<(), Message> {
    WORKFLOW.row(Some(visit.status), AppointmentAction::Close).map_err(|error| error.message())?;
    match invoice {
        Some(invoice) if invoice.status == InvoiceStatus::Issued => Ok(()),
        _ => Err(t::APPOINTMENT_NO_INVOICE.into()),
    }
}

/// What is asked before; nothing when all is paid.
pub(super) fn question(name: &PersonName, invoice: &Invoice) -> Option<Question> {
    (invoice.balance() > Money::ZERO).then(|| {
        let body = t::BILLING_CLOSE_UNPAID.with("name", name.listed()).with("balance", invoice.balance());
        Question::new(t::BILLING_CLOSE_TITLE, body, t::ACTION_CLOSE)
    })
}

/// Closes it, and says whose it was.
pub(super) fn write<S: Screen>(
    visit: Visit,
    cx: &mut Cx<'_, S>,
    msg: impl FnOnce(Result<String, StoreError>) -> S::Msg + Send + 'static,
) {
    let write = move |tx: &Tx<'_>| {
        appointments::close(tx, visit.id, visit.version)?;
        Ok(appointments::row(tx.conn, visit.id)?.patient_name.full())
    };
    cx.write(CLOSE, write, msg);
}
