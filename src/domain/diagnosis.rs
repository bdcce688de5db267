//! Diagnoses: what the doctor found, how sure it is.

use super::vocabulary::vocabulary;

vocabulary! {
    /// Which of a visit's diagnoses it is.
    pub enum Rank {
        /// What the visit was about.
        Primary = "primary" => CLINICAL_RANK_PRIMARY,
        /// Something besides.
        Secondary = "secondary" => CLINICAL_RANK_SECONDARY,
    }
}

vocabulary! {
    /// How sure it is.
    pub enum Certainty {
        /// Thought of.
        Suspected = "suspected" => CLINICAL_CERTAINTY_SUSPECTED,
        /// Known.
        Confirmed = "confirmed" => CLINICAL_CERTAINTY_CONFIRMED,
    }
}

/// A diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Diagnosis {
    /// Its code in ICD-10; may be absent.
    pub code: Option<String>,
    /// The doctor's words.
    pub text: String,
    /// Which it is.
    pub rank: Rank,
    /// How sure.
    pub certainty: Certainty,
}
