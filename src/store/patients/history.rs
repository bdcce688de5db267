//! Who changed what about a patient, and when: read from the audit log, field by field, in words that people read.

use super::{Address, Contact, Details};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{Id as _, InsurerId, PatientId};
use crate::domain::patient::BirthDate;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::{Vocabulary, vocabulary};
use crate::i18n::{Text, t};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// How many changes are told, the newest ones.
const TOLD: i64 = 500;

vocabulary! {
    /// What was done to a patient's record.
    pub enum PatientAct {
        /// It was opened for a new person.
        Register = "register" => RECORD_ACT_REGISTER,
        /// Although others looked the same.
        RegisterDespite = "register_despite" => RECORD_ACT_REGISTER_DESPITE,
        /// Something was corrected or added.
        Edit = "edit" => RECORD_ACT_EDIT,
        /// Appointments can be booked again.
        Activate = "activate" => RECORD_ACT_ACTIVATE,
        /// No more appointments.
        Deactivate = "deactivate" => RECORD_ACT_DEACTIVATE,
        /// An allergy was listed.
        AddAllergy = "add_allergy" => RECORD_ACT_ADD_ALLERGY,
        /// An allergy was listed by mistake.
        RetractAllergy = "retract_allergy" => RECORD_ACT_RETRACT_ALLERGY,
        /// There are no known allergies.
        NoKnownAllergies = "no_known_allergies" => RECORD_ACT_NO_KNOWN_ALLERGIES,
        /// It was put together with another record of the same person.
        Merge = "merge" => RECORD_ACT_MERGE,
        /// It was a second record of somebody, and another one stands for both.
        MergedAway = "merged_away" => RECORD_ACT_MERGED_AWAY,
        /// The records were taken apart again.
        Unmerge = "unmerge" => RECORD_ACT_UNMERGE,
        /// It is a record of its own again.
        Unmerged = "unmerged" => RECORD_ACT_UNMERGED,
    }
}

/// A value as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing was known.
    Nothing,
    /// In somebody's own words, or a number.
    Words(String),
    /// A word of the program.
    Text(Text),
    /// A calendar date.
    Date(NaiveDate),
    /// A birth date, as precise as it was known.
    Birth(BirthDate),
}

/// One field that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// What the field is called on the form.
    pub label: Text,
    /// What stood there before.
    pub old: Told,
    /// What stands there since.
    pub new: Told,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The row of the audit log.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who, by the name of that time.
    pub by: String,
    /// What was done.
    pub act: PatientAct,
    /// Why, where a reason was given.
    pub reason: String,
    /// What is different since; a registration tells none, the record says what was entered.
    pub fields: Vec<FieldChange>,
}

const CHANGES: &str = "SELECT id, at, actor, action, old_values, new_values FROM audit_log
    WHERE entity = ?1 AND entity_id = ?2 AND success = 1 ORDER BY id DESC LIMIT ?3";

/// What was changed about a patient, the newest first. Acts that change nothing, such as opening the chart, are left out.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn history(conn: &Connection, patient: PatientId) -> Result<Vec<Change>, StoreError> {
    let names = Names::load(conn, patient)?;
    let mut statement = conn.prepare_cached(CHANGES)?;
    let mut rows = statement.query(params![Entity::Patient.word(), patient, TOLD])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(act) = PatientAct::from_word(&row.get::<_, String>(3)?) else { continue };
        let json = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(at)?.and_then(|text| read(&text)));
        let (old, new) = (json(4)?, json(5)?);
        let reason = new.as_ref().and_then(|new| new.get("reason")).and_then(Json::as_str).unwrap_or_default();
        let fields = match act {
            PatientAct::Edit => edited(old.clone(), new.clone(), &names),
            PatientAct::AddAllergy | PatientAct::RetractAllergy => allergy(act, new.as_ref(), &names),
            _ => Vec::new(),
        };
        // Saving a form in which nothing was changed changes nothing.
        if act != PatientAct::Edit || !fields.is_empty() {
            let reason = reason.to_owned();
            changes.push(Change { id: row.get(0)?, at: row.get(1)?, by: row.get(2)?, act, reason, fields });
        }
    }
    Ok(changes)
}

fn read(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// The names behind the keys that the log keeps.
struct Names {
    insurers: BTreeMap<InsurerId, String>,
    allergies: BTreeMap<i64, String>,
}

impl Names {
    fn load(conn: &Connection, patient: PatientId) -> Result<Self, StoreError> {
        let mut statement = conn.prepare_cached("SELECT id, name FROM insurers")?;
        let insurers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut statement = conn.prepare_cached("SELECT id, substance FROM patient_allergies WHERE patient_id = ?1")?;
        let allergies =
            statement.query_map([patient], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        Ok(Self { insurers, allergies })
    }
}

fn allergy(act: PatientAct, new: Option<&Json>, names: &Names) -> Vec<FieldChange> {
    let listed = new.and_then(|new| new.get("substance")).and_then(Json::as_str).map(str::to_owned);
    let known = new.and_then(|new| new.get("allergy")).and_then(Json::as_i64);
    let substance = listed.or_else(|| names.allergies.get(&known?).cloned()).map_or(Told::Nothing, Told::Words);
    let (old, new) =
        if act == PatientAct::AddAllergy { (Told::Nothing, substance) } else { (substance, Told::Nothing) };
    vec![FieldChange { label: t::ALLERGIES_SUBSTANCE, old, new }]
}

fn edited(old: Option<Json>, new: Option<Json>, names: &Names) -> Vec<FieldChange> {
    let details = |json: Option<Json>| json.and_then(|json| serde_json::from_value::<Details>(json).ok());
    let Some((old, mut new)) = details(old).zip(details(new)) else { return Vec::new() };
    // A consent that was not asked about again stays as it was.
    new.consent_medical_data = new.consent_medical_data.or(old.consent_medical_data);
    new.consent_contact = new.consent_contact.or(old.consent_contact);
    let both = told(&old, names).into_iter().zip(told(&new, names));
    let changed = both.filter(|((_, old), (_, new))| old != new);
    changed.map(|((label, old), (_, new))| FieldChange { label, old, new }).collect()
}

/// Every field with its value, always in the same order.
fn told(details: &Details, names: &Names) -> Vec<(Text, Told)> {
    let mut all = vec![
        (t::PATIENTS_FAMILY_NAME, words(&details.name.family)),
        (t::PATIENTS_GIVEN_NAME, words(&details.name.given)),
        (t::PATIENTS_SEX, Told::Text(details.sex.text())),
        (t::PATIENTS_BIRTH, details.birth.map_or(Told::Nothing, Told::Birth)),
        (t::PATIENTS_PHONE, words(&details.phone)),
    ];
    for kind in IdentifierType::ALL {
        let of_kind = details.identifiers.iter().filter(|known| known.kind == *kind);
        let numbers: Vec<String> = of_kind.map(|known| kind.written(&known.value)).collect();
        all.push((kind.text(), words(&numbers.join(" · "))));
    }
    let insurer = details.insurer.map(|id| names.insurers.get(&id).cloned().unwrap_or_else(|| id.raw().to_string()));
    all.extend([
        (t::PATIENTS_INSURER, insurer.map_or(Told::Nothing, Told::Words)),
        (t::PATIENTS_POLICY_NUMBER, words(&details.policy_number)),
        (t::PATIENTS_POLICY_EXPIRES, details.policy_expires.map_or(Told::Nothing, Told::Date)),
        (t::PATIENTS_CONSENT_MEDICAL_DATA, answer(details.consent_medical_data)),
        (t::PATIENTS_CONSENT_CONTACT, answer(details.consent_contact)),
        (t::PATIENTS_EMAIL, words(&details.email)),
    ]);
    all.extend(address(&details.address));
    all.extend(contact(&details.contact));
    all.extend([
        (t::PATIENTS_BLOOD_TYPE, word(details.blood_type)),
        (t::PATIENTS_MARITAL_STATUS, word(details.marital_status)),
        (t::PATIENTS_OCCUPATION, words(&details.occupation)),
    ]);
    all
}

fn address(address: &Address) -> [(Text, Told); 8] {
    [
        (t::PATIENTS_STREET, words(&address.street)),
        (t::PATIENTS_STREET_NUMBER, words(&address.number)),
        (t::PATIENTS_COMPLEMENT, words(&address.complement)),
        (t::PATIENTS_DISTRICT, words(&address.district)),
        (t::PATIENTS_CITY, words(&address.city)),
        (t::PATIENTS_STATE, words(&address.state)),
        (t::PATIENTS_POSTAL_CODE, words(&address.postal_code)),
        (t::PATIENTS_COUNTRY, words(&address.country)),
    ]
}

fn contact(contact: &Contact) -> [(Text, Told); 3] {
    [
        (t::PATIENTS_CONTACT_NAME, words(&contact.name)),
        (t::PATIENTS_CONTACT_PHONE, words(&contact.phone)),
        (t::PATIENTS_CONTACT_RELATION, words(&contact.relation)),
    ]
}

fn words(text: &str) -> Told {
    if text.is_empty() { Told::Nothing } else { Told::Words(text.to_owned()) }
}

fn word(value: Option<impl Vocabulary>) -> Told {
    value.map_or(Told::Nothing, |value| Told::Text(value.text()))
}

fn answer(given: Option<bool>) -> Told {
    given.map_or(Told::Nothing, |given| Told::Text(if given { t::FORM_YES } else { t::FORM_NO }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Version;
    use crate::domain::patient::{Allergy, BloodType};
    use crate::store::patients::{
        Identifier, NewAllergy, add_allergy, consents, edit, get, open_chart, register, retract_allergy, set_active,
    };
    use crate::store::testing::{Clinic, details, full_scans, refusal};
    use crate::store::{StoreError, Tx};

    fn changes(clinic: &Clinic, id: PatientId) -> Vec<Change> {
        clinic.store.read(|conn| history(conn, id)).unwrap()
    }

    fn field(label: Text, old: Told, new: Told) -> FieldChange {
        FieldChange { label, old, new }
    }

    #[test]
    fn an_edit_tells_every_field_that_differs_and_no_other() {
        let clinic = Clinic::new();
        let id = clinic.write(&clinic.secretary, |tx| register(tx, &details("Fatou", "Ndiaye"), None)).unwrap();
        let mut known = details("Fatou", "Ndiaye");
        known.identifiers = vec![Identifier { kind: IdentifierType::Cpf, value: "529.982.247-25".to_owned() }];
        known.blood_type = Some(BloodType::ONegative);
        known.consent_contact = Some(true);
        known.policy_expires = "2027-01-31".parse().ok();
        let saved = clinic.later(1, &clinic.nurse, |tx| edit(tx, id, Version(1), &known)).unwrap();
        // Saved once more without a change, with a consent that nobody was asked about again.
        known.consent_contact = None;
        clinic.later(2, &clinic.nurse, |tx| edit(tx, id, saved.version, &known)).unwrap();
        let told = changes(&clinic, id);
        let acts: Vec<PatientAct> = told.iter().map(|change| change.act).collect();
        assert_eq!(acts, [PatientAct::Edit, PatientAct::Register]);
        assert_eq!((told[0].by.as_str(), told[0].at), (clinic.nurse.name.as_str(), clinic.now.plus_minutes(1)));
        assert_eq!(
            told[0].fields,
            [
                field(t::PATIENT_IDENTIFIER_CPF, Told::Nothing, Told::Words("529.982.247-25".to_owned())),
                field(t::PATIENTS_POLICY_EXPIRES, Told::Nothing, Told::Date("2027-01-31".parse().unwrap())),
                field(t::PATIENTS_CONSENT_CONTACT, Told::Nothing, Told::Text(t::FORM_YES)),
                field(t::PATIENTS_BLOOD_TYPE, Told::Nothing, Told::Text(t::PATIENT_BLOOD_O_NEGATIVE)),
            ]
        );
        let asked = clinic.store.read(|conn| consents(conn, id)).unwrap();
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].given, asked[0].at, &asked[0].by), (true, clinic.now.plus_minutes(1), &clinic.nurse.name));
    }

    #[test]
    fn acts_tell_their_reason_and_opening_a_chart_is_no_change() {
        let clinic = Clinic::new();
        let id = clinic.patients[0];
        let later =
            |minutes, f: &dyn Fn(&Tx<'_>) -> Result<(), StoreError>| clinic.later(minutes, &clinic.nurse, |tx| f(tx));
        let latex =
            NewAllergy { allergy: Allergy { substance: "latex".to_owned(), severity: None }, reaction: String::new() };
        later(1, &|tx| add_allergy(tx, id, Version(1), &latex).map(|_| ())).unwrap();
        let noted = clinic.store.read(|conn| crate::store::patients::allergies(conn, id)).unwrap().pop().unwrap().id;
        later(2, &|tx| retract_allergy(tx, id, Version(2), noted, "wrong patient").map(|_| ())).unwrap();
        clinic.write(&clinic.doctor, |tx| open_chart(tx, id)).unwrap();
        clinic.later(3, &clinic.secretary, |tx| set_active(tx, id, Version(3), false, " moved away ")).unwrap();
        let told: Vec<(PatientAct, String, Vec<FieldChange>)> =
            changes(&clinic, id).into_iter().map(|change| (change.act, change.reason, change.fields)).collect();
        let latex = || Told::Words("latex".to_owned());
        let substance = |old, new| vec![field(t::ALLERGIES_SUBSTANCE, old, new)];
        assert_eq!(
            told[..3],
            [
                (PatientAct::Deactivate, "moved away".to_owned(), vec![]),
                (PatientAct::RetractAllergy, "wrong patient".to_owned(), substance(latex(), Told::Nothing)),
                (PatientAct::AddAllergy, String::new(), substance(Told::Nothing, latex())),
            ]
        );
        assert_eq!(told[3].0, PatientAct::Register);
    }

    #[test]
    fn nobody_is_deactivated_without_a_reason_a_role_or_over_a_colleague() {
        let clinic = Clinic::new();
        let id = clinic.patients[0];
        let off =
            |version, why: &str| clinic.write(&clinic.secretary, |tx| set_active(tx, id, Version(version), false, why));
        assert!(matches!(refusal(off(1, " ")), StoreError::Rule(_)));
        assert!(matches!(refusal(off(7, "moved")), StoreError::Conflict { .. }));
        let lab = clinic.write(&clinic.biologist, |tx| set_active(tx, id, Version(1), false, "moved"));
        assert!(matches!(refusal(lab), StoreError::Forbidden { .. }));
        assert!(!off(1, "moved").unwrap().active);
        let on = clinic.write(&clinic.secretary, |tx| set_active(tx, id, Version(2), true, "back"));
        assert!(on.unwrap().active && clinic.store.read(|conn| get(conn, id)).unwrap().active);
    }

    #[test]
    fn the_history_is_read_from_an_index() {
        let clinic = Clinic::new();
        assert_eq!(full_scans(&clinic.store, CHANGES), Vec::<String>::new());
    }
}
