//! Allergies: "not assessed" and "none known" are answers of their own.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What is known about a patient's allergies.
    pub enum AllergyStatus {
        /// Nobody has asked yet.
        NotAssessed = "not_assessed" => ALLERGY_NOT_ASSESSED,
        /// The patient was asked and has none.
        NoneKnown = "none_known" => ALLERGY_NONE_KNOWN,
        /// There are some, and they are listed.
        Listed = "listed" => ALLERGY_LISTED,
    }
}

vocabulary! {
    /// How severe a reaction was, as in FHIR.
    pub enum AllergySeverity {
        /// Mild.
        Mild = "mild" => ALLERGY_MILD,
        /// Moderate.
        Moderate = "moderate" => ALLERGY_MODERATE,
        /// Severe.
        Severe = "severe" => ALLERGY_SEVERE,
    }
}
