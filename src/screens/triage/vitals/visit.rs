//! The visit whose vitals are taken, as it stands.

use crate::domain::ids::AppointmentId;
use crate::domain::patient::PatientHeader;
use crate::store::appointments::{self, Event, QueueRow};
use crate::store::vitals::{self, VitalsRow};
use crate::store::{Reader, StoreError, patients};

/// How many earlier sets are looked at.
const EARLIER: u32 = 12;

/// The visit as it stands.
pub struct Visit {
    pub(super) row: QueueRow,
    pub(super) patient: PatientHeader,
    /// What the patient told before.
    pub(super) history: String,
    /// The patient's sets, newest first, wrong ones among them.
    pub(super) sets: Vec<VitalsRow>,
    /// What was done last.
    pub(super) last: Option<Event>,
}

impl Visit {
    pub(super) fn load(conn: &Reader, id: AppointmentId) -> Result<Self, StoreError> {
        let row = appointments::row(conn, id)?;
        Ok(Self {
            patient: patients::header(conn, row.patient)?,
            history: appointments::get(conn, id)?.declared_history.unwrap_or_default(),
            sets: vitals::of_patient(conn, row.patient, EARLIER)?,
            last: appointments::events(conn, id)?.pop(),
            row,
        })
    }

    /// The sets of this visit that count, newest first.
    pub(super) fn standing(&self) -> impl Iterator<Item = &VitalsRow> {
        let here = Some(self.row.id);
        self.sets.iter().filter(move |set| set.appointment == here && set.in_error.is_none())
    }
}
