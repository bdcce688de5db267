//! What the catalogues hold, read at once: they are small.

use crate::domain::time::Timestamp;
use crate::store::catalogues::Changed;
use crate::store::insurers::{self, Insurer};
use crate::store::professionals::{self, Professional, Specialty};
use crate::store::reasons::{self, Reason};
use crate::store::settings::{self, Settings};
use crate::store::{Reader, StoreError};
use std::collections::BTreeMap;

/// All of it.
pub struct Everything {
    pub(super) professionals: Vec<Professional>,
    pub(super) specialties: Vec<Specialty>,
    pub(super) insurers: Vec<Insurer>,
    pub(super) reasons: Vec<Reason>,
    pub(super) settings: Settings,
    pub(super) changes: BTreeMap<String, Changed>,
    pub(super) upcoming: i64,
}

pub(super) fn load(conn: &Reader, now: Timestamp) -> Result<Everything, StoreError> {
    Ok(Everything {
        professionals: professionals::list(conn)?,
        specialties: professionals::specialties(conn)?,
        insurers: insurers::list(conn)?,
        reasons: reasons::list(conn)?,
        settings: settings::load(conn)?,
        changes: settings::changes(conn)?,
        upcoming: settings::upcoming(conn, now)?,
    })
}
