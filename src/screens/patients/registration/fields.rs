//! What the registration form asks for, and the way between its fields and what the store keeps.

use super::numbers;
use crate::domain::error::FieldName;
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::Id as _;
use crate::domain::patient::{BloodType, FAMILY_NAME, GIVEN_NAME, MaritalStatus, PersonName, Sex};
use crate::domain::validate::{LINE, NAME, check_email, check_phone};
use crate::domain::vocabulary::Vocabulary;
use crate::form::{FieldSpec, Form, FormSpec, Kind, Value, Values};
use crate::i18n::{Message, Text, t};
use crate::store::patients::{Address, BIRTH, Contact, Details, EMAIL, IDENTIFIERS, INSURER, PHONE, POLICY_NUMBER};

const SEX: FieldName = FieldName("sex");
const POLICY_EXPIRES: FieldName = FieldName("policy_expires");
pub(super) const CONSENT_MEDICAL_DATA: FieldName = FieldName("consent_medical_data");
pub(super) const CONSENT_CONTACT: FieldName = FieldName("consent_contact");
const STREET: FieldName = FieldName("street");
const STREET_NUMBER: FieldName = FieldName("street_number");
const COMPLEMENT: FieldName = FieldName("complement");
const DISTRICT: FieldName = FieldName("district");
const CITY: FieldName = FieldName("city");
const STATE: FieldName = FieldName("state");
const POSTAL_CODE: FieldName = FieldName("postal_code");
const COUNTRY: FieldName = FieldName("country");
const CONTACT_NAME: FieldName = FieldName("contact_name");
const CONTACT_PHONE: FieldName = FieldName("contact_phone");
const CONTACT_RELATION: FieldName = FieldName("contact_relation");
const BLOOD_TYPE: FieldName = FieldName("blood_type");
const MARITAL_STATUS: FieldName = FieldName("marital_status");
const OCCUPATION: FieldName = FieldName("occupation");

/// The fields that tell who somebody is: when one of them changes, the possible duplicates do.
pub(super) fn tells(field: FieldName) -> bool {
    [GIVEN_NAME, FAMILY_NAME, BIRTH, SEX, PHONE].contains(&field) || numbers::is_one(field)
}

/// The longest phone number with its signs.
const PHONE_LENGTH: usize = 30;

/// Somebody new.
pub(super) const NEW: FormSpec = FormSpec { id: "registration", title: t::PATIENTS_NEW_TITLE, fields: FIELDS };
/// Somebody known.
pub(super) const EDIT: FormSpec = FormSpec { id: "patient", title: t::PATIENTS_EDIT_TITLE, fields: FIELDS };

const fn line(name: FieldName, label: Text, max: usize) -> FieldSpec {
    FieldSpec::new(name, label, Kind::Line { max })
}

const fn phone(name: FieldName, label: Text) -> FieldSpec {
    line(name, label, PHONE_LENGTH).checked(is_phone).help(t::RECORD_PHONE_HELP)
}

const fn choice<V: Vocabulary>(name: FieldName, label: Text) -> FieldSpec {
    FieldSpec::new(name, label, Kind::vocabulary::<V>())
}

/// On the first page what a receptionist asks first: with it alone a patient can be saved. On the second what check-in asks
/// for. The rest can wait.
const FIELDS: &[FieldSpec] = &[
    line(FAMILY_NAME, t::PATIENTS_FAMILY_NAME, NAME).required().page(t::RECORD_PAGE_PERSON),
    line(GIVEN_NAME, t::PATIENTS_GIVEN_NAME, NAME).required(),
    choice::<Sex>(SEX, t::PATIENTS_SEX).required(),
    FieldSpec::new(BIRTH, t::PATIENTS_BIRTH, Kind::BirthDate),
    phone(PHONE, t::PATIENTS_PHONE),
    choice::<IdentifierType>(numbers::KINDS[0], t::RECORD_DOCUMENT)
        .page(t::RECORD_PAGE_DOCUMENTS)
        .section(t::RECORD_IDENTITY),
    line(IDENTIFIERS[0], t::RECORD_DOCUMENT_NUMBER, NAME),
    choice::<IdentifierType>(numbers::KINDS[1], t::RECORD_DOCUMENT_2),
    line(IDENTIFIERS[1], t::RECORD_DOCUMENT_NUMBER, NAME),
    choice::<IdentifierType>(numbers::KINDS[2], t::RECORD_DOCUMENT_3),
    line(IDENTIFIERS[2], t::RECORD_DOCUMENT_NUMBER, NAME),
    FieldSpec::new(INSURER, t::PATIENTS_INSURER, Kind::Pick).section(t::RECORD_COVER),
    line(POLICY_NUMBER, t::PATIENTS_POLICY_NUMBER, NAME),
    FieldSpec::new(POLICY_EXPIRES, t::PATIENTS_POLICY_EXPIRES, Kind::Date),
    FieldSpec::new(CONSENT_MEDICAL_DATA, t::PATIENTS_CONSENT_MEDICAL_DATA, Kind::YesNo).section(t::RECORD_CONSENTS),
    FieldSpec::new(CONSENT_CONTACT, t::PATIENTS_CONSENT_CONTACT, Kind::YesNo),
    line(EMAIL, t::PATIENTS_EMAIL, LINE).checked(is_email).page(t::RECORD_PAGE_CONTACT).section(t::RECORD_REACH),
    line(STREET, t::PATIENTS_STREET, LINE),
    line(STREET_NUMBER, t::PATIENTS_STREET_NUMBER, 50),
    line(COMPLEMENT, t::PATIENTS_COMPLEMENT, LINE),
    line(DISTRICT, t::PATIENTS_DISTRICT, NAME),
    line(CITY, t::PATIENTS_CITY, NAME),
    line(STATE, t::PATIENTS_STATE, NAME),
    line(POSTAL_CODE, t::PATIENTS_POSTAL_CODE, 20),
    line(COUNTRY, t::PATIENTS_COUNTRY, NAME),
    line(CONTACT_NAME, t::PATIENTS_CONTACT_NAME, NAME).section(t::RECORD_EMERGENCY),
    phone(CONTACT_PHONE, t::PATIENTS_CONTACT_PHONE),
    line(CONTACT_RELATION, t::PATIENTS_CONTACT_RELATION, NAME).help(t::RECORD_RELATION_HELP),
    choice::<BloodType>(BLOOD_TYPE, t::PATIENTS_BLOOD_TYPE).page(t::RECORD_PAGE_MORE),
    choice::<MaritalStatus>(MARITAL_STATUS, t::PATIENTS_MARITAL_STATUS),
    line(OCCUPATION, t::PATIENTS_OCCUPATION, NAME),
];

fn is_phone(text: &str) -> Result<(), Message> {
    check_phone(PHONE, text).map(|_| ()).map_err(|refused| refused.message())
}

fn is_email(text: &str) -> Result<(), Message> {
    check_email(EMAIL, text).map(|_| ()).map_err(|refused| refused.message())
}

/// What the form says, over what is known already: identity numbers for which there is no row stay.
pub(super) fn details(values: &Values, known: Option<&Details>) -> Details {
    let text = |name| values.owned(name).unwrap_or_default();
    let further = known.into_iter().flat_map(|known| known.identifiers.iter().skip(IDENTIFIERS.len())).cloned();
    Details {
        name: PersonName { given: text(GIVEN_NAME), family: text(FAMILY_NAME) },
        birth: values.birth_date(BIRTH),
        sex: values.choice(SEX).unwrap_or(Sex::Unknown),
        identifiers: numbers::read(values).into_iter().chain(further).collect(),
        phone: text(PHONE),
        email: text(EMAIL),
        address: Address {
            street: text(STREET),
            number: text(STREET_NUMBER),
            complement: text(COMPLEMENT),
            district: text(DISTRICT),
            city: text(CITY),
            state: text(STATE),
            postal_code: text(POSTAL_CODE),
            country: text(COUNTRY),
        },
        insurer: values.id(INSURER),
        policy_number: text(POLICY_NUMBER),
        policy_expires: values.date(POLICY_EXPIRES),
        contact: Contact { name: text(CONTACT_NAME), phone: text(CONTACT_PHONE), relation: text(CONTACT_RELATION) },
        blood_type: values.choice(BLOOD_TYPE),
        marital_status: values.choice(MARITAL_STATUS),
        occupation: text(OCCUPATION),
        consent_medical_data: values.yes(CONSENT_MEDICAL_DATA),
        consent_contact: values.yes(CONSENT_CONTACT),
    }
}

/// Fills the form with what is known.
pub(super) fn show(form: &mut Form, known: &Details) {
    let lines = [
        (GIVEN_NAME, &known.name.given),
        (FAMILY_NAME, &known.name.family),
        (PHONE, &known.phone),
        (EMAIL, &known.email),
        (POLICY_NUMBER, &known.policy_number),
        (STREET, &known.address.street),
        (STREET_NUMBER, &known.address.number),
        (COMPLEMENT, &known.address.complement),
        (DISTRICT, &known.address.district),
        (CITY, &known.address.city),
        (STATE, &known.address.state),
        (POSTAL_CODE, &known.address.postal_code),
        (COUNTRY, &known.address.country),
        (CONTACT_NAME, &known.contact.name),
        (CONTACT_PHONE, &known.contact.phone),
        (CONTACT_RELATION, &known.contact.relation),
        (OCCUPATION, &known.occupation),
    ];
    for (field, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
        form.set(field, line.as_str());
    }
    numbers::show(form, &known.identifiers);
    let others = [
        (SEX, Some(Value::word(known.sex))),
        (BIRTH, known.birth.map(Value::from)),
        (INSURER, known.insurer.map(|insurer| Value::Word(insurer.raw().to_string()))),
        (POLICY_EXPIRES, known.policy_expires.map(Value::from)),
        (CONSENT_MEDICAL_DATA, known.consent_medical_data.map(Value::from)),
        (CONSENT_CONTACT, known.consent_contact.map(Value::from)),
        (BLOOD_TYPE, known.blood_type.map(Value::word)),
        (MARITAL_STATUS, known.marital_status.map(Value::word)),
    ];
    for (field, value) in others {
        if let Some(value) = value {
            form.set(field, value);
        }
    }
}

/// Puts what was searched for where it belongs: digits are a phone number, `Diop, Awa` and `awa diop` are names.
pub(super) fn prefill(form: &mut Form, query: &str) {
    let query = query.trim();
    if query.is_empty() {
        return;
    }
    if query.chars().any(|c| c.is_ascii_digit()) {
        if query.chars().all(|c| !c.is_alphabetic()) {
            form.fill(PHONE, query);
        }
        return;
    }
    let (given, family) = match query.split_once(',') {
        Some((family, given)) => (given, family),
        None => query.rsplit_once(' ').unwrap_or(("", query)),
    };
    for (field, name) in [(GIVEN_NAME, given), (FAMILY_NAME, family)] {
        let name = capitalised(name);
        if !name.is_empty() {
            form.fill(field, name);
        }
    }
}

/// Names as they are written; searches are typed in small letters.
fn capitalised(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::patient::BirthDate;
    use crate::form::FormContext;
    use crate::i18n::{Language, Locale};
    use crate::store::patients::Identifier;

    fn form() -> Form {
        let context = FormContext { today: "2026-11-23".parse().unwrap(), locale: Locale::plain(Language::En) };
        Form::new(&NEW, context)
    }

    #[test]
    fn what_was_searched_for_is_not_typed_again() {
        for (query, given, family, phone) in [
            ("diop", None, Some("Diop"), None),
            ("awa diop", Some("Awa"), Some("Diop"), None),
            ("maria clara souza", Some("Maria Clara"), Some("Souza"), None),
            ("da Silva,  josé", Some("José"), Some("Da Silva"), None),
            ("+221 77 123 45 67", None, None, Some("+221 77 123 45 67")),
            ("PAT-000012", None, None, None),
            ("", None, None, None),
        ] {
            let mut form = form();
            prefill(&mut form, query);
            let values = form.values();
            let found = (values.text(GIVEN_NAME), values.text(FAMILY_NAME), values.text(PHONE));
            assert_eq!(found, (given, family, phone), "{query}");
        }
    }

    #[test]
    fn what_is_known_goes_through_the_form_unchanged() {
        let name = PersonName { given: "Awa".to_owned(), family: "Diop".to_owned() };
        let mut known = Details::new(name, Sex::Female);
        known.birth = Some(BirthDate::exact("1994-08-03".parse().unwrap()));
        known.identifiers = vec![
            Identifier { kind: IdentifierType::Passport, value: "A1234567".to_owned() },
            Identifier { kind: IdentifierType::Other, value: "card 7".to_owned() },
        ];
        known.phone = "+221 77 123 45 67".to_owned();
        known.policy_expires = Some("2027-01-31".parse().unwrap());
        known.blood_type = Some(BloodType::ONegative);
        known.consent_contact = Some(false);
        known.address.city = "Dakar".to_owned();
        let mut form = form();
        show(&mut form, &known);
        assert_eq!(details(&form.values(), Some(&known)), known);
        assert!(!form.is_dirty());
    }
}
