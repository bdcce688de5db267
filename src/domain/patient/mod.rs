//! Who the patient is: names, birth date and age, and the vocabularies of the registration form.

mod birth;
mod cover;
mod header;
mod likeness;
mod name;

pub use birth::{Age, BirthDate, BirthPrecision, parse_birth_date};
pub use cover::{CheckInWarning, CoverUntil, DeskFacts, warnings};
pub use header::{Allergies, Allergy, AllergySeverity, AllergyStatus, PatientHeader};
pub use likeness::{
    BirthLikeness, DuplicateReason, Evidence, NameWords, SIMILAR, Verdict, birth_likeness, name_words, slips, sounds,
    weigh, without_apostrophes,
};
pub use name::{FAMILY_NAME, GIVEN_NAME, PersonName, fold_name};

use super::vocabulary::vocabulary;

vocabulary! {
    /// Administrative sex, as in FHIR.
    pub enum Sex {
        /// Female.
        Female = "female" => PATIENT_SEX_FEMALE,
        /// Male.
        Male = "male" => PATIENT_SEX_MALE,
        /// Other.
        Other = "other" => PATIENT_SEX_OTHER,
        /// Not known.
        Unknown = "unknown" => PATIENT_SEX_UNKNOWN,
    }
}

vocabulary! {
    /// Blood group by AB0 and rhesus factor.
    pub enum BloodType {
        /// O positive.
        OPositive = "O+" => PATIENT_BLOOD_O_POSITIVE,
        /// O negative.
        ONegative = "O-" => PATIENT_BLOOD_O_NEGATIVE,
        /// A positive.
        APositive = "A+" => PATIENT_BLOOD_A_POSITIVE,
        /// A negative.
        ANegative = "A-" => PATIENT_BLOOD_A_NEGATIVE,
        /// B positive.
        BPositive = "B+" => PATIENT_BLOOD_B_POSITIVE,
        /// B negative.
        BNegative = "B-" => PATIENT_BLOOD_B_NEGATIVE,
        /// AB positive.
        AbPositive = "AB+" => PATIENT_BLOOD_AB_POSITIVE,
        /// AB negative.
        AbNegative = "AB-" => PATIENT_BLOOD_AB_NEGATIVE,
    }
}

vocabulary! {
    /// Marital status.
    pub enum MaritalStatus {
        /// Never married.
        Single = "single" => PATIENT_MARITAL_SINGLE,
        /// Married.
        Married = "married" => PATIENT_MARITAL_MARRIED,
        /// Living with a partner, registered or not.
        Partnered = "partnered" => PATIENT_MARITAL_PARTNERED,
        /// Separated.
        Separated = "separated" => PATIENT_MARITAL_SEPARATED,
        /// Divorced.
        Divorced = "divorced" => PATIENT_MARITAL_DIVORCED,
        /// Widowed.
        Widowed = "widowed" => PATIENT_MARITAL_WIDOWED,
    }
}

vocabulary! {
    /// What a patient is asked to agree to.
    pub enum ConsentKind {
        /// Keeping medical data.
        MedicalData = "medical_data" => PATIENTS_CONSENT_MEDICAL_DATA,
        /// Being contacted.
        Contact = "contact" => PATIENTS_CONSENT_CONTACT,
    }
}
