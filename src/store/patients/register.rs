//! Registering patients and correcting what is known about them.

use super::duplicates::{self, Despite};
use super::history::PatientAct;
use super::index;
use super::merge::refuse_merged;
use super::{
    BIRTH, Contact, Details, EMAIL, INSURER, Identifier, PHONE, POLICY_NUMBER, Patient, REASON, consent, get,
    identifier_field,
};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, PatientId, Version};
use crate::domain::patient::PersonName;
use crate::domain::validate::{LINE, NAME, check_email, check_line, check_phone, require_line};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::settings;
use crate::store::sql::IsoDate;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use serde_json::json;

/// Registers a patient. Where somebody who is known already looks the same, `despite` says why it is somebody else; it
/// counts for those whom it passes over, so that the second of two desks with the same person is told.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepPatients`]; [`StoreError::Rule`] at a field, when an identity
/// number belongs to somebody else too, and at [`DESPITE`](super::DESPITE) when somebody known looks the same.
pub fn register(tx: &Tx<'_>, details: &Details, despite: Option<&Despite>) -> Result<PatientId, StoreError> {
    tx.require(Permission::KeepPatients)?;
    let details = checked(tx, details)?;
    for (position, identifier) in details.identifiers.iter().enumerate() {
        refuse_taken(tx, position, identifier)?;
    }
    duplicates::refuse(tx, &details, despite)?;
    let id = PatientId::new(tx.insert(
        "INSERT INTO patients (given_name, family_name, name_key, sex, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?6)",
        params![details.name.given, details.name.family, details.name.sort_key(), details.sex, tx.now, tx.actor.user],
    )?);
    write(tx, id, &details)?;
    tx.audit("register", Entity::Patient, id.raw(), None, serde_json::to_value(&details).ok())?;
    if let Some(despite) = despite {
        tx.audit("register_despite", Entity::Patient, id.raw(), None, Some(duplicates::told(despite)))?;
    }
    Ok(id)
}

/// Replaces what is known about a patient.
///
/// # Errors
/// As [`register`]; [`StoreError::Conflict`] when somebody else has edited since.
pub fn edit(tx: &Tx<'_>, id: PatientId, seen: Version, details: &Details) -> Result<Patient, StoreError> {
    tx.require(Permission::KeepPatients)?;
    let details = checked(tx, details)?;
    let before = get(tx.conn, id)?;
    touch(tx, id, seen)?;
    write(tx, id, &details)?;
    let old = serde_json::to_value(&before.details).ok();
    tx.audit("edit", Entity::Patient, id.raw(), old, serde_json::to_value(&details).ok())?;
    get(tx.conn, id)
}

/// Lets appointments be booked for a patient, or not any more. Whoever has appointments keeps their record open until these
/// are cancelled or done: they hold time that others could have.
///
/// # Errors
/// As [`edit`]; [`StoreError::Rule`] at [`REASON`] without a reason, and when appointments are left.
pub fn set_active(
    tx: &Tx<'_>,
    id: PatientId,
    seen: Version,
    active: bool,
    reason: &str,
) -> Result<Patient, StoreError> {
    tx.require(Permission::KeepPatients)?;
    let reason = require_line(REASON, reason, LINE)?;
    touch(tx, id, seen)?;
    let left = if active { 0 } else { appointments_left(tx.conn, id)? };
    if left > 0 {
        return Err(RuleError::refused(t::RECORD_APPOINTMENTS_LEFT.with("count", left)).into());
    }
    tx.execute("UPDATE patients SET active = ?2 WHERE id = ?1", params![id, active])?;
    let action = if active { PatientAct::Activate } else { PatientAct::Deactivate };
    tx.audit(action.word(), Entity::Patient, id.raw(), None, Some(json!({ "reason": reason })))?;
    get(tx.conn, id)
}

/// How many appointments are expected or in the house.
fn appointments_left(conn: &Connection, id: PatientId) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM appointments
        WHERE patient_id = ?1 AND status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation')";
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

fn touch(tx: &Tx<'_>, id: PatientId, seen: Version) -> Result<(), StoreError> {
    refuse_merged(tx.conn, id)?;
    let changed = tx.execute(
        "UPDATE patients SET version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1 AND version = ?2",
        params![id, seen, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::Patient, id.raw())
}

/// Everything cleaned and within its limits.
fn checked(tx: &Tx<'_>, details: &Details) -> Result<Details, StoreError> {
    let mut clean = details.clone();
    if let Some(birth) = details.birth {
        let today = settings::load(tx.conn)?.zone.day(tx.now);
        birth.check(today).map_err(|message| RuleError::field(BIRTH, message))?;
    }
    clean.name = PersonName::check(&details.name.given, &details.name.family)?;
    clean.phone = check_phone(PHONE, &details.phone)?;
    clean.email = check_email(EMAIL, &details.email)?;
    let address = &mut clean.address;
    for (field, text, max) in [
        ("street", &mut address.street, LINE),
        ("street_number", &mut address.number, 50),
        ("complement", &mut address.complement, LINE),
        ("district", &mut address.district, NAME),
        ("city", &mut address.city, NAME),
        ("state", &mut address.state, NAME),
        ("postal_code", &mut address.postal_code, 20),
        ("country", &mut address.country, NAME),
        ("policy_number", &mut clean.policy_number, NAME),
        ("contact_name", &mut clean.contact.name, NAME),
        ("contact_relation", &mut clean.contact.relation, NAME),
        ("occupation", &mut clean.occupation, NAME),
    ] {
        *text = check_line(FieldName(field), text, max)?;
    }
    clean.contact = Contact { phone: check_phone(FieldName("contact_phone"), &clean.contact.phone)?, ..clean.contact };
    if clean.insurer.is_none() && !clean.policy_number.is_empty() {
        return Err(RuleError::field(POLICY_NUMBER, t::PATIENT_POLICY_WITHOUT_INSURER).into());
    }
    for (position, Identifier { kind, value }) in clean.identifiers.iter_mut().enumerate() {
        *value = kind.check(value).map_err(|message| RuleError::field(identifier_field(position), message))?;
    }
    for (position, identifier) in clean.identifiers.iter().enumerate() {
        if clean.identifiers.iter().take(position).any(|before| before == identifier) {
            return Err(RuleError::field(identifier_field(position), t::RECORD_NUMBER_TWICE).into());
        }
    }
    Ok(clean)
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn write(tx: &Tx<'_>, id: PatientId, details: &Details) -> Result<(), StoreError> {
    let digits: String = details.phone.chars().filter(char::is_ascii_digit).collect();
    let (address, contact) = (&details.address, &details.contact);
    tx.execute(
        "UPDATE patients SET given_name = :given, family_name = :family, name_key = :key, birth_date = :birth,
             birth_precision = :precision, sex = :sex, phone = :phone, phone_digits = :digits, email = :email,
             street = :street, street_number = :number, complement = :complement, district = :district, city = :city,
             state = :state, postal_code = :postal_code, country = :country, insurer_id = :insurer,
             policy_number = :policy, policy_expires = :expires, contact_name = :contact_name,
             contact_phone = :contact_phone, contact_relation = :contact_relation, blood_type = :blood,
             marital_status = :marital, occupation = :occupation
         WHERE id = :id",
        named_params! {
            ":given": details.name.given,
            ":family": details.name.family,
            ":key": details.name.sort_key(),
            ":birth": details.birth.map(|birth| IsoDate(birth.date)),
            ":precision": details.birth.map(|birth| birth.precision),
            ":sex": details.sex,
            ":phone": some(&details.phone),
            ":digits": some(&digits),
            ":email": some(&details.email),
            ":street": some(&address.street),
            ":number": some(&address.number),
            ":complement": some(&address.complement),
            ":district": some(&address.district),
            ":city": some(&address.city),
            ":state": some(&address.state),
            ":postal_code": some(&address.postal_code),
            ":country": some(&address.country),
            ":insurer": details.insurer,
            ":policy": some(&details.policy_number),
            ":expires": details.policy_expires.map(IsoDate),
            ":contact_name": some(&contact.name),
            ":contact_phone": some(&contact.phone),
            ":contact_relation": some(&contact.relation),
            ":blood": details.blood_type,
            ":marital": details.marital_status,
            ":occupation": some(&details.occupation),
            ":id": id,
        },
    )
    .map_err(|error| unknown_insurer(tx, details, error))?;
    write_identifiers(tx, id, &details.identifiers)?;
    write_consent(tx, id, "medical_data", details.consent_medical_data)?;
    write_consent(tx, id, "contact", details.consent_contact)?;
    index::write(tx.conn, id, details)
}

fn unknown_insurer(tx: &Tx<'_>, details: &Details, error: StoreError) -> StoreError {
    let known = |id| tx.conn.prepare_cached("SELECT 1 FROM insurers WHERE id = ?1").and_then(|mut it| it.exists([id]));
    match details.insurer.map(known) {
        Some(Ok(false)) => RuleError::field(INSURER, t::FIELD_REQUIRED).into(),
        _ => error,
    }
}

fn write_identifiers(tx: &Tx<'_>, id: PatientId, identifiers: &[Identifier]) -> Result<(), StoreError> {
    // A number that stays keeps its row: the story of a merge names it.
    let known = get(tx.conn, id)?.details.identifiers;
    for Identifier { kind, value } in known.iter().filter(|known| !identifiers.contains(known)) {
        tx.execute(
            "DELETE FROM patient_identifiers WHERE patient_id = ?1 AND type = ?2 AND value = ?3",
            params![id, kind, value],
        )?;
    }
    for (position, identifier) in identifiers.iter().enumerate().filter(|(_, new)| !known.contains(new)) {
        refuse_taken(tx, position, identifier)?;
        let Identifier { kind, value } = identifier;
        tx.execute(
            "INSERT INTO patient_identifiers (patient_id, type, value, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, kind, value, tx.now, tx.actor.user],
        )?;
    }
    Ok(())
}

/// An identity number belongs to one person; whose it is, the refusal says.
fn refuse_taken(tx: &Tx<'_>, position: usize, Identifier { kind, value }: &Identifier) -> Result<(), StoreError> {
    let holder = tx
        .conn
        .prepare_cached(
            "SELECT p.id, p.given_name, p.family_name FROM patient_identifiers AS i
             JOIN patients AS p ON p.id = i.patient_id WHERE i.type = ?1 AND i.value = ?2",
        )?
        .query_row(params![kind, value], |row| {
            Ok((row.get::<_, PatientId>(0)?, PersonName { given: row.get(1)?, family: row.get(2)? }))
        })
        .optional()?;
    let Some((holder, name)) = holder else { return Ok(()) };
    let message = t::PATIENT_IDENTIFIER_TAKEN.with("patient", format!("{}, {holder}", name.full()));
    Err(RuleError::field(identifier_field(position), message).into())
}

/// Adds to the history of a consent when it has changed.
fn write_consent(tx: &Tx<'_>, id: PatientId, kind: &str, given: Option<bool>) -> Result<(), StoreError> {
    if given.is_some() && consent(tx.conn, id, kind)? != given {
        tx.execute(
            "INSERT INTO patient_consents (patient_id, kind, given, at, user_id) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, kind, given, tx.now, tx.actor.user],
        )?;
    }
    Ok(())
}
