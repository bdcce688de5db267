//! Everything about an invoice that the cash desk looks at, read in one go.

use crate::domain::ids::InvoiceId;
use crate::domain::patient::PatientHeader;
use crate::screens::billing::close::Visit;
use crate::store::appointments::{self, QueueRow};
use crate::store::billing::{self, InvoiceDetail, NewLine};
use crate::store::{Reader, StoreError, patients};
use chrono::NaiveDate;

/// An invoice, its patient and its visit.
pub struct Paper {
    pub(super) detail: InvoiceDetail,
    pub(super) header: PatientHeader,
    pub(super) row: Option<QueueRow>,
    /// The visit as closing must have seen it.
    pub(super) visit: Option<Visit>,
    /// Tests of the visit that are on no invoice.
    pub(super) unbilled: Vec<NewLine>,
}

/// Reads it; prices are those of `day`.
pub(super) fn load(conn: &Reader, id: InvoiceId, day: NaiveDate) -> Result<Paper, StoreError> {
    let detail = billing::detail(conn, id)?;
    let header = patients::header(conn, detail.invoice.patient)?;
    let row = detail.invoice.appointment.map(|visit| appointments::row(conn, visit)).transpose()?;
    let proposed = match detail.invoice.appointment {
        Some(visit) => billing::propose(conn, visit, day)?,
        None => Vec::new(),
    };
    Ok(Paper {
        visit: row.as_ref().map(|row| Visit { id: row.id, version: row.version, status: row.status }),
        unbilled: proposed.into_iter().filter(|line| line.lab_test.is_some()).collect(),
        detail,
        header,
        row,
    })
}
