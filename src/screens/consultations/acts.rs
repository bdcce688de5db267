//! What the doctor does from the queue with a reason, and the rows of the queue.

use crate::app::dialog::Dialog;
use crate::form::{FormContext, FormSpec};
use crate::i18n::t;
use crate::screens::reason;
use crate::store::appointments::{self, Appointment, QueueRow};
use crate::store::{Reader, StoreError};

const TAKE_OVER: FormSpec = reason::form("take-over", t::CONSULTATIONS_TAKE_OVER_TITLE);

/// Everybody between the front desk and the end of the consultation.
///
/// # Errors
/// Whatever SQLite refuses.
pub(super) fn in_care(conn: &Reader) -> Result<Vec<QueueRow>, StoreError> {
    let mut rows = appointments::consultations(conn, None)?;
    rows.extend(appointments::triage(conn)?);
    Ok(rows)
}

/// Claims a patient who is a colleague's.
pub(super) fn take_over(row: &QueueRow, context: FormContext) -> Dialog<Appointment> {
    let (id, seen) = (row.id, row.version);
    let colleague = row.with.as_ref().map_or(&row.professional_name, |with| &with.name);
    let about = t::CONSULTATIONS_ABOUT_COLLEAGUE
        .with("name", row.patient_name.listed())
        .with("number", row.patient.to_string())
        .with("doctor", colleague.as_str());
    reason::dialog(&TAKE_OVER, context, about, move |tx, why| appointments::start(tx, id, seen, Some(why)))
}
