//! Unfinished work: what it belongs to and how it is written down.

use crate::domain::ids::{AppointmentId, Id, InvoiceId, LabOrderId, PatientId, ProfessionalId};
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::{Vocabulary as _, vocabulary};
use serde_json::{Value, json};
use std::fmt;

vocabulary! {
    /// The forms whose text is kept while it is typed.
    pub enum DraftKind {
        /// Booking an appointment.
        Booking = "booking" => DRAFT_BOOKING,
        /// A walk-in.
        WalkIn = "walk_in" => DRAFT_WALK_IN,
        /// Moving an appointment.
        Reschedule = "reschedule" => DRAFT_RESCHEDULE,
        /// Putting somebody on the waiting list.
        WaitingList = "waiting_list" => DRAFT_WAITING_LIST,
        /// Registering a patient.
        Registration = "registration" => DRAFT_REGISTRATION,
        /// Editing a patient.
        Patient = "patient" => DRAFT_PATIENT,
        /// Vitals and declared history.
        Vitals = "vitals" => DRAFT_VITALS,
        /// Consultation notes and diagnoses.
        Consultation = "consultation" => DRAFT_CONSULTATION,
        /// Ordering tests.
        LabOrder = "lab_order" => DRAFT_LAB_ORDER,
        /// Entering results.
        Results = "results" => DRAFT_RESULTS,
        /// Interpreting results.
        Review = "review" => DRAFT_REVIEW,
        /// A payment.
        Payment = "payment" => DRAFT_PAYMENT,
        /// A professional's record.
        Professional = "professional" => CATALOGUES_DRAFT_PROFESSIONAL,
    }
}

/// Which unfinished work: the form, and the row it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DraftKey {
    /// The form.
    pub kind: DraftKind,
    /// The patient, appointment or order it is about; none for forms that make something new.
    pub subject: Option<i64>,
}

impl DraftKey {
    /// Work on something that does not exist yet.
    #[must_use]
    pub const fn new(kind: DraftKind) -> Self {
        Self { kind, subject: None }
    }

    /// Work on a row.
    #[must_use]
    pub fn on(kind: DraftKind, subject: impl Id) -> Self {
        Self { kind, subject: Some(subject.raw()) }
    }

    /// The patient it is about.
    #[must_use]
    pub fn patient(self) -> Option<PatientId> {
        self.subject.map(Id::new)
    }

    /// The appointment it is about.
    #[must_use]
    pub fn appointment(self) -> Option<AppointmentId> {
        self.subject.map(Id::new)
    }

    /// The lab order it is about.
    #[must_use]
    pub fn lab_order(self) -> Option<LabOrderId> {
        self.subject.map(Id::new)
    }

    /// The invoice it is about.
    #[must_use]
    pub fn invoice(self) -> Option<InvoiceId> {
        self.subject.map(Id::new)
    }

    /// The professional it is about.
    #[must_use]
    pub fn professional(self) -> Option<ProfessionalId> {
        self.subject.map(Id::new)
    }

    /// Reads a key back.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let (kind, subject) = key.split_once(':').map_or((key, None), |(kind, subject)| (kind, Some(subject)));
        let subject = subject.map(str::parse).transpose().ok()?;
        DraftKind::from_word(kind).map(|kind| Self { kind, subject })
    }
}

/// `vitals:42`: the key in the database.
impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subject {
            Some(subject) => write!(f, "{}:{subject}", self.kind),
            None => write!(f, "{}", self.kind),
        }
    }
}

/// A draft as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it belongs to.
    pub key: DraftKey,
    /// Whom it is about, in words: a patient's name. Empty where nobody was chosen yet.
    pub about: String,
    /// What was typed.
    pub typed: Value,
    /// When it was kept.
    pub at: Timestamp,
}

impl Draft {
    /// What is written into the database.
    #[must_use]
    pub fn body(about: &str, typed: &Value) -> Value {
        json!({ "about": about, "typed": typed })
    }

    /// Reads a row of the database; `None` when a newer program wrote it.
    #[must_use]
    pub fn read(key: &str, body: &Value, at: Timestamp) -> Option<Self> {
        let about = body.get("about").and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Self { key: DraftKey::parse(key)?, about, typed: body.get("typed")?.clone(), at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back() {
        for kind in DraftKind::ALL {
            for subject in [None, Some(1), Some(i64::MAX)] {
                let key = DraftKey { kind: *kind, subject };
                assert_eq!(DraftKey::parse(&key.to_string()), Some(key));
            }
        }
        for wrong in ["", "dreams", "vitals:", "vitals:x", ":1"] {
            assert_eq!(DraftKey::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_draft_reads_back() {
        let typed = json!({ "notes": "dry cough" });
        let body = Draft::body("Awa Diop", &typed);
        let draft = Draft::read("vitals:7", &body, Timestamp(1)).unwrap();
        assert_eq!((draft.about.as_str(), &draft.typed), ("Awa Diop", &typed));
        assert_eq!(Draft::read("vitals:7", &json!(null), Timestamp(1)), None);
    }
}
