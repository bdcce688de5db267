//! What can be ordered, for whom, and how what was chosen is kept in a draft.

use crate::domain::ids::{AppointmentId, Id as _, LabTestId};
use crate::domain::patient::PatientHeader;
use crate::domain::time::Timestamp;
use crate::store::lab::catalogue::{self, TestRow};
use crate::store::lab::orders::{self, RecentTest, Wanted};
use crate::store::{Reader, StoreError, appointments, patients};
use serde_json::{Value as Json, json};

/// What there is to choose from, and for whom.
pub struct Offer {
    pub(super) patient: PatientHeader,
    pub(super) tests: Vec<TestRow>,
    measures: Vec<(LabTestId, String)>,
    recent: Vec<RecentTest>,
}

impl Offer {
    pub(super) fn load(conn: &Reader, visit: AppointmentId, since: Timestamp) -> Result<Box<Self>, StoreError> {
        let patient = appointments::get(conn, visit)?.patient;
        Ok(Box::new(Self {
            patient: patients::header(conn, patient)?,
            tests: catalogue::tests(conn)?,
            measures: catalogue::measures(conn)?,
            recent: orders::recent_tests(conn, patient, since)?,
        }))
    }

    /// What a test measures; empty where that is only what its name says.
    pub(super) fn measures(&self, test: &TestRow) -> &str {
        let found = self.measures.iter().find(|(id, _)| *id == test.id).map(|(_, names)| names.as_str());
        found.filter(|names| *names != test.name).unwrap_or_default()
    }

    /// When and by whom the same test was ordered lately.
    pub(super) fn ordered_lately(&self, test: LabTestId) -> Option<&RecentTest> {
        self.recent.iter().find(|recent| recent.test == test)
    }

    pub(super) fn name<'a>(&'a self, wanted: &'a Wanted) -> &'a str {
        match wanted {
            Wanted::Test(id) => self.tests.iter().find(|test| test.id == *id).map_or("?", |test| &test.name),
            Wanted::FreeText(words) => words,
        }
    }
}

/// A test in a draft: its key, or the words.
pub(super) fn kept(wanted: &Wanted) -> Json {
    match wanted {
        Wanted::Test(id) => json!(id.raw()),
        Wanted::FreeText(words) => json!(words),
    }
}

/// A test of a draft; `None` when a newer program wrote it.
pub(super) fn wanted(kept: &Json) -> Option<Wanted> {
    let test = kept.as_i64().map(|raw| Wanted::Test(LabTestId::new(raw)));
    test.or_else(|| kept.as_str().map(|words| Wanted::FreeText(words.to_owned())))
}
