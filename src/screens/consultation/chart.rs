//! What is known of a visit while the doctor has it.

use super::diagnoses;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::lab_order::{self, LabOrderAction, LabOrderStatus};
use crate::domain::patient::PatientHeader;
use crate::store::appointments::{self, QueueRow};
use crate::store::consultations::{self, Summary};
use crate::store::lab::orders::OrderRow;
use crate::store::{Reader, StoreError, patients};

/// What is known of the visit.
pub struct Chart {
    pub(super) patient: PatientHeader,
    pub(super) visit: QueueRow,
    pub(super) summary: Summary,
}

impl Chart {
    pub(super) fn load(conn: &Reader, id: AppointmentId) -> Result<Box<Self>, StoreError> {
        let summary = consultations::summary(conn, id)?;
        let patient = patients::header(conn, summary.appointment.patient)?;
        Ok(Box::new(Self { patient, visit: appointments::row(conn, id)?, summary }))
    }

    pub(super) fn orders(&self, action: LabOrderAction) -> impl Iterator<Item = &OrderRow> {
        let possible = move |row: &&OrderRow| lab_order::WORKFLOW.row(Some(row.order.status), action).is_ok();
        self.summary.orders.iter().filter(possible)
    }

    /// The orders that the laboratory does not know of yet.
    pub(super) fn unsent(&self) -> Vec<&OrderRow> {
        self.orders(LabOrderAction::Send).filter(|row| row.order.status == LabOrderStatus::Created).collect()
    }

    /// Notes and diagnoses as they are on record.
    pub(super) fn texts(&self) -> (String, String) {
        let written = self.summary.consultation.as_ref();
        let notes = written.map(|written| written.notes.clone()).unwrap_or_default();
        (notes, written.map(|written| diagnoses::print(&written.diagnoses)).unwrap_or_default())
    }

    pub(super) fn version(&self) -> Option<Version> {
        self.summary.consultation.as_ref().map(|written| written.version)
    }
}
