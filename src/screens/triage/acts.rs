//! Sending on without vitals, and leaving without being seen: both need a reason.

use crate::app::dialog::Dialog;
use crate::form::{FormContext, FormSpec};
use crate::i18n::{Message, t};
use crate::screens::reason::{self, WHY};
use crate::store::appointments::{self, Appointment, QueueRow};

const SKIP: FormSpec =
    FormSpec { id: "skip-triage", title: t::TRIAGE_SKIP_TITLE, fields: &[WHY.help(t::TRIAGE_SKIP_HELP)] };

const LEAVE: FormSpec =
    FormSpec { id: "left-unseen", title: t::TRIAGE_LEAVE_TITLE, fields: &[WHY.help(t::TRIAGE_LEAVE_HELP)] };

/// Sends the patient on to the doctor without vitals.
pub(super) fn skip(row: &QueueRow, context: FormContext) -> Dialog<Appointment> {
    let (id, seen) = (row.id, row.version);
    reason::dialog(&SKIP, context, about(row), move |tx, why| appointments::skip_triage(tx, id, seen, why))
}

/// The patient has left.
pub(super) fn leave(row: &QueueRow, context: FormContext) -> Dialog<Appointment> {
    let (id, seen) = (row.id, row.version);
    reason::dialog(&LEAVE, context, about(row), move |tx, why| appointments::leave(tx, id, seen, why))
}

fn about(row: &QueueRow) -> Message {
    t::TRIAGE_ABOUT
        .with("name", row.patient_name.listed())
        .with("number", row.patient.to_string())
        .with("professional", row.professional_name.as_str())
}
