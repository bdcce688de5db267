//! A specimen that is no good: it stays on record with the reason, and another one is due.

use crate::app::dialog::Dialog;
use crate::domain::error::RuleError;
use crate::domain::lab_order::RejectReason;
use crate::domain::validate::LINE;
use crate::form::{FieldSpec, FormContext, FormSpec, Kind, Values};
use crate::i18n::{Message, t};
use crate::store::lab::specimens::{self, REJECT_TEXT};
use crate::store::lab::{LabOrder, REASON};
use crate::store::{StoreError, Tx};

const SPEC: FormSpec = FormSpec {
    id: "reject-specimen",
    title: t::SAMPLES_REJECT_TITLE,
    fields: &[
        FieldSpec::new(REASON, t::QUEUE_REASON, Kind::vocabulary::<RejectReason>()).required(),
        FieldSpec::new(REJECT_TEXT, t::SAMPLES_REJECT_TEXT, Kind::Line { max: LINE }).help(t::SAMPLES_REJECT_HELP),
    ],
};

/// Asks why, and rejects the specimen of an order.
#[must_use]
pub fn reject_dialog(order: &LabOrder, about: impl Into<Message>, context: FormContext) -> Dialog<LabOrder> {
    let (id, seen) = (order.id, order.version);
    let save = move |tx: &Tx<'_>, values: &Values| -> Result<LabOrder, StoreError> {
        let reason = values.choice(REASON).ok_or_else(|| RuleError::field(REASON, t::FIELD_REQUIRED))?;
        specimens::reject(tx, id, seen, reason, values.text(REJECT_TEXT).unwrap_or_default())
    };
    Dialog::new(&SPEC, context, save).about(about)
}
