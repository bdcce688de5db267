//! Patients: who they are, how to reach them, how to find them, and their allergies.

mod allergies;
mod consents;
mod duplicates;
mod history;
mod index;
pub mod merge;
mod register;
mod search;
#[cfg(test)]
mod tests;

pub use crate::domain::patient::DuplicateReason;
pub use allergies::{NewAllergy, NotedAllergy, add_allergy, allergies, no_known_allergies, retract_allergy};
pub use consents::{Consent, consents};
pub use duplicates::{DESPITE, Despite, Duplicate, Pair, doubles, duplicates};
pub use history::{Change, FieldChange, PatientAct, Told, history};
pub(super) use index::bring_up_to_date;
pub use register::{edit, register, set_active};
pub use search::{COUNTED, Found, PatientRow, find, recent};

use super::entity::Entity;
use super::error::StoreError;
use super::sql::IsoDate;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::error::FieldName;
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{Id, InsurerId, PatientId, Version};
use crate::domain::patient::{
    Allergies, BirthDate, BirthPrecision, BloodType, CoverUntil, MaritalStatus, PatientHeader, PersonName, Sex,
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The form field of the birth date.
pub const BIRTH: FieldName = FieldName("birth");
/// The form field of the phone number.
pub const PHONE: FieldName = FieldName("phone");
/// The form field of the e-mail address.
pub const EMAIL: FieldName = FieldName("email");
/// The form fields of the identity numbers, in their order.
pub const IDENTIFIERS: [FieldName; 3] = [FieldName("identifier"), FieldName("identifier_2"), FieldName("identifier_3")];
/// The form field of a reason: for being no longer active, or active again.
pub const REASON: FieldName = FieldName("reason");
/// The form field of the insurer.
pub const INSURER: FieldName = FieldName("insurer");
/// The form field of the policy number.
pub const POLICY_NUMBER: FieldName = FieldName("policy_number");

/// Where a patient lives. Empty where it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Address {
    /// Street.
    pub street: String,
    /// House number.
    pub number: String,
    /// Flat, floor, entrance.
    pub complement: String,
    /// District.
    pub district: String,
    /// City.
    pub city: String,
    /// State or province.
    pub state: String,
    /// Postal code.
    pub postal_code: String,
    /// Country.
    pub country: String,
}

/// Whom to call. Empty where it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// Relation to the patient.
    pub relation: String,
}

/// An identity number.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Identifier {
    /// Its kind.
    pub kind: IdentifierType,
    /// The number, in the form in which it is stored.
    pub value: String,
}

/// What the clinic knows about a person. Only names and sex are required; an empty text is unknown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Details {
    /// Names.
    pub name: PersonName,
    /// Birth date.
    pub birth: Option<BirthDate>,
    /// Administrative sex.
    pub sex: Sex,
    /// Identity numbers, unique per kind and number.
    pub identifiers: Vec<Identifier>,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address.
    pub address: Address,
    /// Insurer.
    pub insurer: Option<InsurerId>,
    /// Policy number at the insurer.
    pub policy_number: String,
    /// The last day of the cover.
    pub policy_expires: Option<NaiveDate>,
    /// Whom to call in an emergency.
    pub contact: Contact,
    /// Blood group.
    pub blood_type: Option<BloodType>,
    /// Marital status.
    pub marital_status: Option<MaritalStatus>,
    /// Occupation.
    pub occupation: String,
    /// Consent to keep medical data; `None` when nobody has asked.
    pub consent_medical_data: Option<bool>,
    /// Consent to be contacted; `None` when nobody has asked.
    pub consent_contact: Option<bool>,
}

impl Details {
    /// The least that is needed.
    #[must_use]
    pub fn new(name: PersonName, sex: Sex) -> Self {
        Self {
            name,
            birth: None,
            sex,
            identifiers: Vec::new(),
            phone: String::new(),
            email: String::new(),
            address: Address::default(),
            insurer: None,
            policy_number: String::new(),
            policy_expires: None,
            contact: Contact::default(),
            blood_type: None,
            marital_status: None,
            occupation: String::new(),
            consent_medical_data: None,
            consent_contact: None,
        }
    }
}

/// A patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patient {
    /// The key.
    pub id: PatientId,
    /// The row's version.
    pub version: Version,
    /// Whether appointments can be booked.
    pub active: bool,
    /// The record that stands for this one since they were merged.
    pub merged_into: Option<PatientId>,
    /// Who they are.
    pub details: Details,
}

/// The form field of the identity number at a position; those that are on no form are told at the last one.
fn identifier_field(position: usize) -> FieldName {
    let [.., last] = IDENTIFIERS;
    IDENTIFIERS.get(position).copied().unwrap_or(last)
}

/// A birth date from two columns: the date and its precision.
pub(super) fn birth_date(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<BirthDate>> {
    let (date, precision): (Option<IsoDate>, Option<BirthPrecision>) = (row.get(at)?, row.get(at + 1)?);
    Ok(date.zip(precision).map(|(date, precision)| BirthDate { date: date.0, precision }))
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
}

/// One patient, with everything the clinic knows about the person.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(conn: &Connection, id: PatientId) -> Result<Patient, StoreError> {
    let mut patient = conn
        .prepare_cached(
            "SELECT id, version, active, given_name, family_name, birth_date, birth_precision, sex, phone, email, street,
                 street_number, complement, district, city, state, postal_code, country, insurer_id, policy_number,
                 policy_expires, contact_name, contact_phone, contact_relation, blood_type, marital_status, occupation,
                 merged_into_id
             FROM patients WHERE id = ?1",
        )?
        .query_row([id], patient)
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Patient))?;
    let mut statement =
        conn.prepare_cached("SELECT type, value FROM patient_identifiers WHERE patient_id = ?1 ORDER BY id")?;
    let identifiers = statement.query_map([id], |row| Ok(Identifier { kind: row.get(0)?, value: row.get(1)? }))?;
    patient.details.identifiers = identifiers.collect::<Result<_, _>>()?;
    patient.details.consent_medical_data = consent(conn, id, "medical_data")?;
    patient.details.consent_contact = consent(conn, id, "contact")?;
    Ok(patient)
}

fn patient(row: &Row<'_>) -> rusqlite::Result<Patient> {
    let details = Details {
        name: PersonName { given: row.get(3)?, family: row.get(4)? },
        birth: birth_date(row, 5)?,
        sex: row.get(7)?,
        identifiers: Vec::new(),
        phone: text(row, 8)?,
        email: text(row, 9)?,
        address: Address {
            street: text(row, 10)?,
            number: text(row, 11)?,
            complement: text(row, 12)?,
            district: text(row, 13)?,
            city: text(row, 14)?,
            state: text(row, 15)?,
            postal_code: text(row, 16)?,
            country: text(row, 17)?,
        },
        insurer: row.get(18)?,
        policy_number: text(row, 19)?,
        policy_expires: row.get::<_, Option<IsoDate>>(20)?.map(|date| date.0),
        contact: Contact { name: text(row, 21)?, phone: text(row, 22)?, relation: text(row, 23)? },
        blood_type: row.get(24)?,
        marital_status: row.get(25)?,
        occupation: text(row, 26)?,
        consent_medical_data: None,
        consent_contact: None,
    };
    Ok(Patient { id: row.get(0)?, version: row.get(1)?, active: row.get(2)?, merged_into: row.get(27)?, details })
}

fn consent(conn: &Connection, id: PatientId, kind: &str) -> Result<Option<bool>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT given FROM patient_consents WHERE patient_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![id, kind], |row| row.get(0))
        .optional()?)
}

/// What is always in view while somebody works on this patient.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn header(conn: &Connection, id: PatientId) -> Result<PatientHeader, StoreError> {
    let (header, status) = conn
        .prepare_cached(
            "SELECT given_name, family_name, birth_date, birth_precision, sex, allergy_status, policy_expires
             FROM patients WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let name = PersonName { given: row.get(0)?, family: row.get(1)? };
            let allergies = Allergies::NotAssessed;
            let cover = row.get::<_, Option<IsoDate>>(6)?.map(|date| CoverUntil(date.0));
            Ok((
                PatientHeader { id, name, birth: birth_date(row, 2)?, sex: row.get(4)?, allergies, cover },
                row.get(5)?,
            ))
        })
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Patient))?;
    let listed = allergies(conn, id)?.into_iter().map(|noted| noted.allergy).collect();
    Ok(PatientHeader { allergies: Allergies::of(status, listed), ..header })
}

/// Opens a patient's record; that is audited.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::ReadChart`]; [`StoreError::NotFound`].
pub fn open_chart(tx: &Tx<'_>, id: PatientId) -> Result<PatientHeader, StoreError> {
    tx.require(Permission::ReadChart)?;
    let header = header(tx.conn, id)?;
    tx.audit("open_chart", Entity::Patient, id.raw(), None, None)?;
    Ok(header)
}
