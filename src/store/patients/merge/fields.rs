//! What of a record is chosen when two become one: values that belong together are taken together.

use super::super::Details;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// A part of a patient's record that comes from one record or the other.
    pub enum MergeField {
        /// Family names.
        Family = "family" => PATIENTS_FAMILY_NAME,
        /// Given names.
        Given = "given" => PATIENTS_GIVEN_NAME,
        /// Birth date with its precision.
        Birth = "birth" => PATIENTS_BORN,
        /// Administrative sex.
        Sex = "sex" => PATIENTS_SEX,
        /// Phone.
        Phone = "phone" => PATIENTS_PHONE,
        /// E-mail.
        Email = "email" => PATIENTS_EMAIL,
        /// The whole address: half of one and half of another is none.
        Address = "address" => PATIENTS_ADDRESS,
        /// Insurer, policy number and its last day.
        Cover = "cover" => PATIENTS_INSURER,
        /// Whom to call, with phone and relation.
        Contact = "contact" => PATIENTS_CONTACT_NAME,
        /// Blood group.
        Blood = "blood" => PATIENTS_BLOOD_TYPE,
        /// Marital status.
        Marital = "marital" => PATIENTS_MARITAL_STATUS,
        /// Occupation.
        Occupation = "occupation" => PATIENTS_OCCUPATION,
    }
}

impl MergeField {
    /// The columns of `patients` that it stands for.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Family => &["family_name"],
            Self::Given => &["given_name"],
            Self::Birth => &["birth_date", "birth_precision"],
            Self::Sex => &["sex"],
            Self::Phone => &["phone", "phone_digits"],
            Self::Email => &["email"],
            Self::Address => {
                &["street", "street_number", "complement", "district", "city", "state", "postal_code", "country"]
            }
            Self::Cover => &["insurer_id", "policy_number", "policy_expires"],
            Self::Contact => &["contact_name", "contact_phone", "contact_relation"],
            Self::Blood => &["blood_type"],
            Self::Marital => &["marital_status"],
            Self::Occupation => &["occupation"],
        }
    }

    /// Whether two records say the same.
    #[must_use]
    pub fn agree(self, one: &Details, two: &Details) -> bool {
        match self {
            Self::Family => one.name.family == two.name.family,
            Self::Given => one.name.given == two.name.given,
            Self::Birth => one.birth == two.birth,
            Self::Sex => one.sex == two.sex,
            Self::Phone => one.phone == two.phone,
            Self::Email => one.email == two.email,
            Self::Address => one.address == two.address,
            Self::Cover => {
                (one.insurer, &one.policy_number, one.policy_expires)
                    == (two.insurer, &two.policy_number, two.policy_expires)
            }
            Self::Contact => one.contact == two.contact,
            Self::Blood => one.blood_type == two.blood_type,
            Self::Marital => one.marital_status == two.marital_status,
            Self::Occupation => one.occupation == two.occupation,
        }
    }

    /// Whether a record says nothing here.
    #[must_use]
    pub fn is_empty(self, details: &Details) -> bool {
        match self {
            Self::Family => details.name.family.is_empty(),
            Self::Given => details.name.given.is_empty(),
            Self::Birth => details.birth.is_none(),
            Self::Sex => details.sex == crate::domain::patient::Sex::Unknown,
            Self::Phone => details.phone.is_empty(),
            Self::Email => details.email.is_empty(),
            Self::Address => details.address == super::super::Address::default(),
            Self::Cover => details.insurer.is_none(),
            Self::Contact => details.contact == super::super::Contact::default(),
            Self::Blood => details.blood_type.is_none(),
            Self::Marital => details.marital_status.is_none(),
            Self::Occupation => details.occupation.is_empty(),
        }
    }
}
