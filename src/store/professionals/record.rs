//! What is known about a professional: how it is checked and written.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{ProfessionalId, SpecialtyId};
use crate::domain::money::Money;
use crate::domain::patient::{BirthDate, PersonName, Sex};
use crate::domain::validate::{LINE, NAME, NOTES, check_email, check_line, check_notes, check_phone};
use crate::i18n::t;
use crate::store::error::StoreError;
use crate::store::settings;
use crate::store::sql::IsoDate;
use crate::store::tx::Tx;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// The form field of the kind of identity number.
pub const IDENTIFIER_TYPE: FieldName = FieldName("identifier_type");
/// The form field of the identity number.
pub const IDENTIFIER: FieldName = FieldName("identifier");
/// The form field of the birth date.
pub const BIRTH_DATE: FieldName = FieldName("birth_date");
/// The form field of the licence number.
pub const LICENCE: FieldName = FieldName("licence");
/// The form field of the last day of the licence.
pub const LICENCE_EXPIRES: FieldName = FieldName("licence_expires");
/// The form field of the consultation fee.
pub const FEE: FieldName = FieldName("fee");
/// The longest title: `Dr`, `Profa. Dra.`
const TITLE: usize = 20;
/// The longest name of a room.
const ROOM: usize = 50;
/// The longest list of qualifications.
const QUALIFICATIONS: usize = 1_000;
/// Nobody is older, in years.
const OLDEST: u32 = 130;

/// What is known about a professional; an empty text is unknown.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Details {
    /// Names.
    pub name: PersonName,
    /// `Dr`, `Dra.`, as it stands before the name.
    pub title: String,
    /// What kind of number [`Details::identifier`] is.
    pub identifier_type: Option<IdentifierType>,
    /// The identity number.
    pub identifier: String,
    /// When they were born.
    pub birth_date: Option<NaiveDate>,
    /// Administrative sex.
    pub sex: Option<Sex>,
    /// Where they live.
    pub address: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Licence or registration number.
    pub licence: String,
    /// The last day on which the licence holds.
    pub licence_expires: Option<NaiveDate>,
    /// The specialty.
    pub specialty: Option<SpecialtyId>,
    /// Degrees and further training.
    pub qualifications: String,
    /// What a consultation costs, where it is not the tariff's price.
    pub fee: Option<Money>,
    /// Who they are, for patients.
    pub biography: String,
    /// Where they see patients.
    pub room: String,
}

impl Details {
    /// Of whom only the name is known.
    #[must_use]
    pub const fn new(name: PersonName) -> Self {
        Self {
            name,
            title: String::new(),
            identifier_type: None,
            identifier: String::new(),
            birth_date: None,
            sex: None,
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            licence: String::new(),
            licence_expires: None,
            specialty: None,
            qualifications: String::new(),
            fee: None,
            biography: String::new(),
            room: String::new(),
        }
    }
}

/// Cleans what was typed. An identity number and a licence are one person's; a licence that is over is no reason to
/// refuse.
pub(super) fn checked(tx: &Tx<'_>, details: &Details, own: Option<ProfessionalId>) -> Result<Details, StoreError> {
    if details.fee.is_some_and(|fee| fee < Money::ZERO || fee > Money::MAX) {
        return Err(RuleError::field(FEE, t::FIELD_TOO_LARGE).into());
    }
    let (identifier_type, identifier) = identity(details)?;
    let clean = Details {
        name: PersonName::check(&details.name.given, &details.name.family)?,
        title: check_line(FieldName("title"), &details.title, TITLE)?,
        identifier_type,
        identifier,
        birth_date: details.birth_date.map(|date| born(tx, date)).transpose()?,
        sex: details.sex,
        address: check_line(FieldName("address"), &details.address, LINE)?,
        phone: check_phone(FieldName("phone"), &details.phone)?,
        email: check_email(FieldName("email"), &details.email)?,
        licence: check_line(LICENCE, &details.licence, NAME)?,
        licence_expires: details.licence_expires,
        specialty: details.specialty,
        qualifications: check_notes(FieldName("qualifications"), &details.qualifications, QUALIFICATIONS)?,
        fee: details.fee,
        biography: check_notes(FieldName("biography"), &details.biography, NOTES)?,
        room: check_line(FieldName("room"), &details.room, ROOM)?,
    };
    if clean.licence.is_empty() && clean.licence_expires.is_some() {
        return Err(RuleError::field(LICENCE, t::FIELD_REQUIRED).into());
    }
    let of_other = |column: &str, value: &str| of_another(tx, column, clean.identifier_type, value, own);
    if let Some(other) = of_other("identifier", &clean.identifier)? {
        return Err(RuleError::field(IDENTIFIER, t::PROFESSIONAL_NUMBER_TAKEN.with("name", other)).into());
    }
    if let Some(other) = of_other("licence", &clean.licence)? {
        return Err(RuleError::field(LICENCE, t::PROFESSIONAL_NUMBER_TAKEN.with("name", other)).into());
    }
    Ok(clean)
}

fn identity(details: &Details) -> Result<(Option<IdentifierType>, String), RuleError> {
    match (details.identifier_type, details.identifier.trim()) {
        (kind, "") => kind.map_or(Ok((None, String::new())), |_| Err(RuleError::field(IDENTIFIER, t::FIELD_REQUIRED))),
        (None, _) => Err(RuleError::field(IDENTIFIER_TYPE, t::FIELD_REQUIRED)),
        (Some(kind), number) => {
            let number = kind.check(number).map_err(|why| RuleError::field(IDENTIFIER, why))?;
            Ok((Some(kind), number))
        }
    }
}

fn born(tx: &Tx<'_>, date: NaiveDate) -> Result<NaiveDate, StoreError> {
    let today = settings::load(tx.conn)?.zone.day(tx.now);
    let refuse = |message| Err(RuleError::field(BIRTH_DATE, message).into());
    match BirthDate::exact(date).age(today) {
        None => refuse(t::PATIENT_BIRTH_FUTURE.into()),
        Some(age) if age.years > OLDEST => refuse(t::PATIENT_BIRTH_TOO_OLD.with("years", i64::from(OLDEST))),
        Some(_) => Ok(date),
    }
}

/// The name of another professional who has this number; numbers of different kinds are different.
fn of_another(
    tx: &Tx<'_>,
    column: &str,
    kind: Option<IdentifierType>,
    value: &str,
    own: Option<ProfessionalId>,
) -> Result<Option<String>, StoreError> {
    if value.is_empty() {
        return Ok(None);
    }
    let same_kind = if column == "identifier" { "identifier_type IS ?3" } else { "?3 IS ?3" };
    let sql = format!(
        "SELECT given_name, family_name FROM professionals WHERE {column} = ?1 AND id IS NOT ?2 AND {same_kind} LIMIT 1"
    );
    let name = |row: &rusqlite::Row<'_>| Ok(PersonName { given: row.get(0)?, family: row.get(1)? });
    let found = tx.conn.prepare_cached(&sql)?.query_row(params![value, own, kind], name).optional()?;
    Ok(found.map(|name| name.full()))
}

pub(super) fn write(tx: &Tx<'_>, id: ProfessionalId, details: &Details) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE professionals SET given_name = ?2, family_name = ?3, title = nullif(?4, ''), specialty_id = ?5,
             licence = nullif(?6, ''), phone = nullif(?7, ''), email = nullif(?8, ''), consultation_fee = ?9,
             identifier_type = ?10, identifier = nullif(?11, ''), birth_date = ?12, sex = ?13, address = nullif(?14, ''),
             licence_expires = ?15, qualifications = nullif(?16, ''), biography = nullif(?17, ''), room = nullif(?18, '')
         WHERE id = ?1",
        params![
            id,
            details.name.given,
            details.name.family,
            details.title,
            details.specialty,
            details.licence,
            details.phone,
            details.email,
            details.fee,
            details.identifier_type,
            details.identifier,
            details.birth_date.map(IsoDate),
            details.sex,
            details.address,
            details.licence_expires.map(IsoDate),
            details.qualifications,
            details.biography,
            details.room
        ],
    )?;
    Ok(())
}
