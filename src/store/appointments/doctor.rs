//! The steps between triage and the cash desk.

use super::advance::{Step, advance, seen};
use super::{Appointment, REASON};
use crate::domain::appointment::AppointmentAction;
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::validate::{LINE, require_line};
use crate::i18n::t;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use rusqlite::{OptionalExtension, params};

/// Sends an arrived patient on to the doctor without vitals.
///
/// # Errors
/// As [`advance`]; a reason is required.
pub fn skip_triage(tx: &Tx<'_>, id: AppointmentId, seen: Version, reason: &str) -> Result<Appointment, StoreError> {
    let reason = require_line(REASON, reason, LINE)?;
    let set: [(&str, &dyn rusqlite::ToSql); 1] = [("skip_triage_reason", &reason)];
    advance(tx, Step::new(id, seen, AppointmentAction::SkipTriage).because(Some(&reason)).setting(&set))
}

/// The doctor claims a ready patient. Another doctor's patient, or one who is with a colleague already, is taken over
/// with a reason. Claiming one's own patient again changes nothing.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] at the reason when it is a take-over without one.
pub fn start(
    tx: &Tx<'_>,
    id: AppointmentId,
    version: Version,
    take_over_reason: Option<&str>,
) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::Start)?;
    if before.started.is_some_and(|started| started.by == tx.actor.user) {
        return Ok(before);
    }
    let own = tx.actor.professional == Some(before.professional) && before.started.is_none();
    if !own {
        require_line(REASON, take_over_reason.unwrap_or_default(), LINE)
            .map_err(|_| RuleError::field(REASON, t::APPOINTMENT_TAKE_OVER_REASON))?;
    }
    advance(tx, Step::new(id, version, AppointmentAction::Start).because(take_over_reason))
}

/// The claiming doctor ends the consultation and thereby signs its notes.
///
/// # Errors
/// As [`advance`]; [`StoreError::Rule`] when somebody else has the patient or the notes are empty.
pub fn complete(tx: &Tx<'_>, id: AppointmentId, version: Version) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::Complete)?;
    match before.started {
        Some(started) if started.by == tx.actor.user => {}
        Some(_) => return Err(RuleError::refused(t::APPOINTMENT_WITH_ANOTHER_DOCTOR).into()),
        None => return Err(RuleError::refused(t::APPOINTMENT_NOT_STARTED).into()),
    }
    let notes: Option<String> = tx
        .conn
        .prepare_cached("SELECT notes FROM consultations WHERE appointment_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    if notes.unwrap_or_default().trim().is_empty() {
        return Err(RuleError::field(crate::domain::error::FieldName("notes"), t::APPOINTMENT_NOTES_EMPTY).into());
    }
    tx.execute(
        "UPDATE consultations SET signed_at = ?2, signed_by = ?3, version = version + 1, updated_at = ?2, updated_by = ?3
         WHERE appointment_id = ?1 AND signed_at IS NULL",
        params![id, tx.now, tx.actor.user],
    )?;
    advance(tx, Step::new(id, version, AppointmentAction::Complete))
}
