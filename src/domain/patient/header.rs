//! What must be in view wherever one patient is worked on, so that nothing is done to the wrong one.

use super::{BirthDate, CoverUntil, PersonName, Sex};
use crate::domain::ids::PatientId;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What is known about a patient's allergies. Not having asked is not the same as there being none.
    pub enum AllergyStatus {
        /// Nobody has asked.
        NotAssessed = "not_assessed" => PATIENT_ALLERGIES_NOT_ASSESSED,
        /// Asked, and none is known.
        NoneKnown = "none_known" => PATIENT_ALLERGIES_NONE_KNOWN,
        /// There are some.
        Listed = "listed" => PATIENT_ALLERGIES_LISTED,
    }
}

vocabulary! {
    /// How bad the worst known reaction was.
    #[derive(Default)]
    pub enum AllergySeverity {
        /// Unpleasant.
        #[default]
        Mild = "mild" => PATIENT_ALLERGY_MILD,
        /// Needed treatment.
        Moderate = "moderate" => PATIENT_ALLERGY_MODERATE,
        /// Threatened life.
        Severe = "severe" => PATIENT_ALLERGY_SEVERE,
    }
}

/// One known allergy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Allergy {
    /// To what.
    pub substance: String,
    /// How bad; `None` when it was not said.
    pub severity: Option<AllergySeverity>,
}

/// A patient's allergies.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Allergies {
    /// Nobody has asked.
    NotAssessed,
    /// Asked, and none is known.
    NoneKnown,
    /// These.
    Listed(Vec<Allergy>),
}

impl Allergies {
    /// From the status and the rows kept beside it. A row counts whatever the status says: better one allergy too many
    /// in view than one too few. A list without rows means that they must be asked for again.
    #[must_use]
    pub fn of(status: AllergyStatus, mut listed: Vec<Allergy>) -> Self {
        if !listed.is_empty() {
            // The worst first; one of unknown severity may be as bad.
            listed.sort_by_key(|allergy| std::cmp::Reverse(allergy.severity.unwrap_or(AllergySeverity::Severe)));
            return Self::Listed(listed);
        }
        match status {
            AllergyStatus::NoneKnown => Self::NoneKnown,
            AllergyStatus::NotAssessed | AllergyStatus::Listed => Self::NotAssessed,
        }
    }
}

/// Who the patient is, in the words that tell two patients apart.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PatientHeader {
    /// The number people see.
    pub id: PatientId,
    /// The name.
    pub name: PersonName,
    /// When known.
    pub birth: Option<BirthDate>,
    /// The administrative sex.
    pub sex: Sex,
    /// What they must not be given.
    pub allergies: Allergies,
    /// The last day of the insurance cover; `None` where there is none, or it has no end.
    pub cover: Option<CoverUntil>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allergy(substance: &str, severity: Option<AllergySeverity>) -> Allergy {
        Allergy { substance: substance.to_owned(), severity }
    }

    #[test]
    fn a_known_allergy_is_never_hidden_by_the_status() {
        for status in [AllergyStatus::NotAssessed, AllergyStatus::NoneKnown, AllergyStatus::Listed] {
            let latex = vec![allergy("latex", None)];
            assert_eq!(Allergies::of(status, latex.clone()), Allergies::Listed(latex));
        }
        assert_eq!(Allergies::of(AllergyStatus::NoneKnown, vec![]), Allergies::NoneKnown);
        assert_eq!(Allergies::of(AllergyStatus::Listed, vec![]), Allergies::NotAssessed);
    }

    #[test]
    fn the_worst_allergy_comes_first() {
        use AllergySeverity::{Mild, Moderate, Severe};
        let listed = vec![
            allergy("dust", Some(Mild)),
            allergy("latex", None),
            allergy("ibuprofen", Some(Moderate)),
            allergy("penicillin", Some(Severe)),
        ];
        let Allergies::Listed(sorted) = Allergies::of(AllergyStatus::Listed, listed) else { panic!("not listed") };
        let order: Vec<&str> = sorted.iter().map(|allergy| allergy.substance.as_str()).collect();
        assert_eq!(order, ["latex", "penicillin", "ibuprofen", "dust"]);
    }
}
