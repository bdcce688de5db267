//! Everything about an order that entering its results needs, read in one go.

use crate::domain::ids::{LabOrderId, UserId};
use crate::domain::patient::PatientHeader;
use crate::domain::time::Timestamp;
use crate::store::lab::orders::{self, OrderDetail};
use crate::store::lab::results::{self, CallRow, TestResults};
use crate::store::{Reader, StoreError, patients, settings};

/// An order, its patient and its results.
pub struct Sheet {
    pub(super) detail: OrderDetail,
    pub(super) header: PatientHeader,
    pub(super) results: Vec<TestResults>,
    pub(super) calls: Vec<CallRow>,
    /// The critical values that nobody has been called about, by name.
    pub(super) uncalled: Vec<String>,
    /// Whether somebody else has to validate.
    pub(super) barred: bool,
}

impl Sheet {
    /// The number on the label of the specimen that counts.
    pub(super) fn accession(&self) -> &str {
        let good = self.detail.specimens.iter().rev().find(|specimen| specimen.rejected.is_none());
        good.map(|specimen| specimen.accession.as_str()).unwrap_or_default()
    }

    /// The first test that has no result at all.
    pub(super) fn without_result(&self) -> Option<&str> {
        let bare = |test: &&TestResults| test.analytes.iter().all(|analyte| analyte.current.is_none());
        self.results.iter().find(bare).map(|test| test.name.as_str())
    }

    /// When that specimen was collected.
    pub(super) fn collected_at(&self) -> Option<Timestamp> {
        let good = self.detail.specimens.iter().rev().find(|specimen| specimen.rejected.is_none());
        good.map(|specimen| specimen.collected.at)
    }
}

/// Reads it.
pub(super) fn load(conn: &Reader, id: LabOrderId, user: Option<UserId>, now: Timestamp) -> Result<Sheet, StoreError> {
    let detail = orders::detail(conn, id)?;
    let header = patients::header(conn, detail.order.patient)?;
    let four_eyes = settings::load(conn)?.four_eyes;
    let barred = match user {
        Some(user) if four_eyes => results::has_entered(conn, id, user)?,
        _ => false,
    };
    Ok(Sheet {
        header,
        results: results::of_order(conn, id, now)?,
        calls: results::calls(conn, id)?,
        uncalled: results::uncalled(conn, id)?,
        barred,
        detail,
    })
}
