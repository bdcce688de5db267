//! Rejecting a sample.

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::domain::error::FieldName;
use crate::domain::lab_order::RejectReason;
use crate::domain::validate::LINE;
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::t;
use crate::store::Tx;
use crate::store::lab::LabOrder;
use crate::store::lab::queues::WorkRow;
use crate::store::lab::specimens::{self, REJECT_TEXT};

const REASON: FieldName = FieldName("reason");

const REJECT: FormSpec = FormSpec {
    id: "reject-specimen",
    title: t::WORKLIST_REJECT_TITLE,
    fields: &[
        FieldSpec::new(REASON, t::WORKLIST_REJECT_REASON, Kind::vocabulary::<RejectReason>()).required(),
        FieldSpec::new(REJECT_TEXT, t::WORKLIST_REJECT_TEXT, Kind::Line { max: LINE }).help(t::WORKLIST_REJECT_HELP),
    ],
};

/// Asks why the sample is no good. The patient's name and the label stand above: this sends somebody to draw again.
pub(super) fn reject(row: &WorkRow, context: &Context) -> Dialog<LabOrder> {
    let (id, seen) = (row.order.id, row.order.version);
    let about = t::WORKLIST_ABOUT.with("accession", row.accession.as_str()).with("name", row.person.name.listed());
    let save = move |tx: &Tx<'_>, values: &Values| {
        let reason = values.choice(REASON).unwrap_or(RejectReason::Other);
        specimens::reject(tx, id, seen, reason, values.text(REJECT_TEXT).unwrap_or_default())
    };
    Dialog::new(&REJECT, context.form(), save).about(about).with(REASON, Value::word(RejectReason::Haemolysed))
}
