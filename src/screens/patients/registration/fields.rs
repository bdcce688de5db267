//! What the registration form asks for, and the way between its fields and what the store keeps.

use crate::domain::error::FieldName;
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::Id as _;
use crate::domain::patient::{BloodType, FAMILY_NAME, GIVEN_NAME, MaritalStatus, PersonName, Sex};
use crate::domain::validate::{LINE, NAME};
use crate::form::{FieldSpec, Form, FormSpec, Kind, Value, Values};
use crate::i18n::t;
use crate::store::patients::{
    Address, BIRTH, Contact, Details, EMAIL, IDENTIFIER, INSURER, Identifier, PHONE, POLICY_NUMBER,
};

const SEX: FieldName = FieldName("sex");
/// The kind of identity number.
pub(super) const IDENTIFIER_TYPE: FieldName = FieldName("identifier_type");
const POLICY_EXPIRES: FieldName = FieldName("policy_expires");
const CONSENT_MEDICAL_DATA: FieldName = FieldName("consent_medical_data");
const CONSENT_CONTACT: FieldName = FieldName("consent_contact");
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
pub(super) const TELLING: [FieldName; 6] = [GIVEN_NAME, FAMILY_NAME, BIRTH, PHONE, IDENTIFIER_TYPE, IDENTIFIER];

/// The longest phone number with its signs.
const PHONE_LENGTH: usize = 30;

/// Somebody new.
pub(super) const NEW: FormSpec = FormSpec { id: "registration", title: t::PATIENTS_NEW_TITLE, fields: FIELDS };
/// Somebody known.
pub(super) const EDIT: FormSpec = FormSpec { id: "patient", title: t::PATIENTS_EDIT_TITLE, fields: FIELDS };

/// What a receptionist asks first comes first; the rest can wait.
const FIELDS: &[FieldSpec] = &[
    FieldSpec::new(GIVEN_NAME, t::PATIENTS_GIVEN_NAME, Kind::Line { max: NAME }).required(),
    FieldSpec::new(FAMILY_NAME, t::PATIENTS_FAMILY_NAME, Kind::Line { max: NAME }).required(),
    FieldSpec::new(SEX, t::PATIENTS_SEX, Kind::vocabulary::<Sex>()).required(),
    FieldSpec::new(BIRTH, t::PATIENTS_BIRTH, Kind::BirthDate),
    FieldSpec::new(PHONE, t::PATIENTS_PHONE, Kind::Line { max: PHONE_LENGTH }),
    FieldSpec::new(IDENTIFIER_TYPE, t::PATIENTS_IDENTIFIER_TYPE, Kind::vocabulary::<IdentifierType>()),
    FieldSpec::new(IDENTIFIER, t::PATIENTS_IDENTIFIER, Kind::Line { max: NAME }),
    FieldSpec::new(INSURER, t::PATIENTS_INSURER, Kind::Pick),
    FieldSpec::new(POLICY_NUMBER, t::PATIENTS_POLICY_NUMBER, Kind::Line { max: NAME }),
    FieldSpec::new(POLICY_EXPIRES, t::PATIENTS_POLICY_EXPIRES, Kind::Date),
    FieldSpec::new(CONSENT_MEDICAL_DATA, t::PATIENTS_CONSENT_MEDICAL_DATA, Kind::YesNo),
    FieldSpec::new(CONSENT_CONTACT, t::PATIENTS_CONSENT_CONTACT, Kind::YesNo),
    FieldSpec::new(EMAIL, t::PATIENTS_EMAIL, Kind::Line { max: LINE }),
    FieldSpec::new(STREET, t::PATIENTS_STREET, Kind::Line { max: LINE }),
    FieldSpec::new(STREET_NUMBER, t::PATIENTS_STREET_NUMBER, Kind::Line { max: 50 }),
    FieldSpec::new(COMPLEMENT, t::PATIENTS_COMPLEMENT, Kind::Line { max: LINE }),
    FieldSpec::new(DISTRICT, t::PATIENTS_DISTRICT, Kind::Line { max: NAME }),
    FieldSpec::new(CITY, t::PATIENTS_CITY, Kind::Line { max: NAME }),
    FieldSpec::new(STATE, t::PATIENTS_STATE, Kind::Line { max: NAME }),
    FieldSpec::new(POSTAL_CODE, t::PATIENTS_POSTAL_CODE, Kind::Line { max: 20 }),
    FieldSpec::new(COUNTRY, t::PATIENTS_COUNTRY, Kind::Line { max: NAME }),
    FieldSpec::new(CONTACT_NAME, t::PATIENTS_CONTACT_NAME, Kind::Line { max: NAME }),
    FieldSpec::new(CONTACT_PHONE, t::PATIENTS_CONTACT_PHONE, Kind::Line { max: PHONE_LENGTH }),
    FieldSpec::new(CONTACT_RELATION, t::PATIENTS_CONTACT_RELATION, Kind::Line { max: NAME }),
    FieldSpec::new(BLOOD_TYPE, t::PATIENTS_BLOOD_TYPE, Kind::vocabulary::<BloodType>()),
    FieldSpec::new(MARITAL_STATUS, t::PATIENTS_MARITAL_STATUS, Kind::vocabulary::<MaritalStatus>()),
    FieldSpec::new(OCCUPATION, t::PATIENTS_OCCUPATION, Kind::Line { max: NAME }),
];

/// What the form says, over what is known already: further identity numbers are not on the form and stay.
pub(super) fn details(values: &Values, known: Option<&Details>) -> Details {
    let text = |name| values.owned(name).unwrap_or_default();
    let typed = values.text(IDENTIFIER).map(|value| Identifier {
        kind: values.choice(IDENTIFIER_TYPE).unwrap_or(IdentifierType::Other),
        value: value.to_owned(),
    });
    let further = known.into_iter().flat_map(|known| known.identifiers.iter().skip(1)).cloned();
    Details {
        name: PersonName { given: text(GIVEN_NAME), family: text(FAMILY_NAME) },
        birth: values.birth_date(BIRTH),
        sex: values.choice(SEX).unwrap_or(Sex::Unknown),
        identifiers: typed.into_iter().chain(further).collect(),
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
    let identifier = known.identifiers.first();
    let others = [
        (SEX, Some(Value::word(known.sex))),
        (BIRTH, known.birth.map(Value::from)),
        (IDENTIFIER_TYPE, identifier.map(|identifier| Value::word(identifier.kind))),
        (IDENTIFIER, identifier.map(|identifier| identifier.kind.written(&identifier.value).into())),
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
