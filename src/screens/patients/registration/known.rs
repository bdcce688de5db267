//! What is known about the patient whose form it is: the record, the last answers about consent, today's appointment.

use super::fields::{CONSENT_CONTACT, CONSENT_MEDICAL_DATA};
use crate::domain::appointment::AppointmentStatus::{
    CheckedIn, Confirmed, ConsultationCompleted, InConsultation, Scheduled,
};
use crate::domain::ids::PatientId;
use crate::domain::patient::{ConsentKind, PatientHeader};
use crate::form::Form;
use crate::i18n::{Catalogue, Locale, t};
use crate::store::appointments::{self, QueueRow};
use crate::store::patients::{self, Consent, Patient};
use crate::store::{Reader, StoreError, settings};
use chrono::NaiveDate;
use ratatui::text::Line;

/// How many appointments are looked through for today's.
const APPOINTMENTS: usize = 50;

/// What is known.
pub struct Known {
    pub(super) patient: Patient,
    pub(super) header: PatientHeader,
    consents: Vec<Consent>,
    /// The appointment of today that the patient may arrive for.
    pub(super) expected: Option<QueueRow>,
    /// The visit for which the patient is in the house already.
    pub(super) here: Option<QueueRow>,
}

/// Loads it.
pub(super) fn load(conn: &Reader, id: PatientId, today: NaiveDate) -> Result<Box<Known>, StoreError> {
    let zone = settings::load(conn)?.zone;
    let mut rows = appointments::of_patient(conn, id, APPOINTMENTS)?;
    rows.retain(|row| zone.day(row.starts_at) == today);
    rows.sort_by_key(|row| row.starts_at);
    let here = rows.iter().find(|row| matches!(row.status, CheckedIn | InConsultation | ConsultationCompleted));
    let expected = rows.iter().find(|row| matches!(row.status, Scheduled | Confirmed));
    Ok(Box::new(Known {
        patient: patients::get(conn, id)?,
        header: patients::header(conn, id)?,
        consents: patients::consents(conn, id)?,
        expected: expected.cloned(),
        here: here.cloned(),
    }))
}

impl Known {
    /// Beside each consent: when it was answered, and who asked.
    pub(super) fn note_consents(&self, form: &mut Form, locale: Locale) {
        let catalogue = Catalogue::new(locale);
        for consent in &self.consents {
            let field = match consent.kind {
                ConsentKind::MedicalData => CONSENT_MEDICAL_DATA,
                ConsentKind::Contact => CONSENT_CONTACT,
            };
            let asked = t::RECORD_CONSENT_ASKED.with("date", locale.zone.day(consent.at));
            form.note(field, Line::raw(catalogue.message(&asked.with("name", consent.by.as_str()))));
        }
    }
}
