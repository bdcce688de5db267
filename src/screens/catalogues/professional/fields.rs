//! The fields of a professional's record.

use crate::domain::error::FieldName;
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::UserId;
use crate::domain::money::Money;
use crate::domain::patient::{FAMILY_NAME, GIVEN_NAME, PersonName, Sex};
use crate::domain::validate::{LINE, NAME, NOTES, check_email, check_phone};
use crate::form::{FieldSpec, Form, FormSpec, Kind, Value, Values};
use crate::i18n::{Message, t};
use crate::store::professionals::{
    ACCOUNT, BIRTH_DATE, Details, FEE, IDENTIFIER, IDENTIFIER_TYPE, LICENCE, LICENCE_EXPIRES, Professional,
};

pub(super) const SPECIALTY: FieldName = FieldName("specialty");
const TITLE: FieldName = FieldName("title");
const ROOM: FieldName = FieldName("room");
const PHONE: FieldName = FieldName("phone");
const EMAIL: FieldName = FieldName("email");
const ADDRESS: FieldName = FieldName("address");
const SEX: FieldName = FieldName("sex");
const QUALIFICATIONS: FieldName = FieldName("qualifications");
const BIOGRAPHY: FieldName = FieldName("biography");

/// The same fields for somebody new and somebody known: what every day needs first.
const FIELDS: &[FieldSpec] = &[
    FieldSpec::new(GIVEN_NAME, t::CATALOGUES_GIVEN_NAME, Kind::Line { max: NAME })
        .required()
        .page(t::CATALOGUES_PAGE_WORK),
    FieldSpec::new(FAMILY_NAME, t::CATALOGUES_FAMILY_NAME, Kind::Line { max: NAME }).required(),
    FieldSpec::new(TITLE, t::CATALOGUES_TITLE, Kind::Line { max: 20 }).help(t::CATALOGUES_TITLE_HELP),
    FieldSpec::new(SPECIALTY, t::CATALOGUES_SPECIALTY, Kind::Pick),
    FieldSpec::new(ROOM, t::CATALOGUES_ROOM, Kind::Line { max: 50 }).help(t::CATALOGUES_ROOM_HELP),
    FieldSpec::new(FEE, t::CATALOGUES_FEE, Kind::Money).help(t::CATALOGUES_FEE_HELP),
    FieldSpec::new(LICENCE, t::CATALOGUES_LICENCE, Kind::Line { max: NAME }).help(t::CATALOGUES_LICENCE_HELP),
    FieldSpec::new(LICENCE_EXPIRES, t::CATALOGUES_LICENCE_EXPIRES, Kind::Date),
    FieldSpec::new(ACCOUNT, t::CATALOGUES_ACCOUNT, Kind::Pick).help(t::CATALOGUES_ACCOUNT_HELP),
    FieldSpec::new(PHONE, t::CATALOGUES_PHONE, Kind::Line { max: 50 })
        .checked(is_phone)
        .page(t::CATALOGUES_PAGE_PERSON),
    FieldSpec::new(EMAIL, t::CATALOGUES_EMAIL, Kind::Line { max: LINE }).checked(is_email),
    FieldSpec::new(ADDRESS, t::CATALOGUES_ADDRESS, Kind::Line { max: LINE }),
    FieldSpec::new(IDENTIFIER_TYPE, t::CATALOGUES_IDENTIFIER_TYPE, Kind::vocabulary::<IdentifierType>()),
    FieldSpec::new(IDENTIFIER, t::CATALOGUES_IDENTIFIER, Kind::Line { max: NAME }),
    FieldSpec::new(BIRTH_DATE, t::CATALOGUES_BIRTH_DATE, Kind::Date),
    FieldSpec::new(SEX, t::CATALOGUES_SEX, Kind::vocabulary::<Sex>()),
    FieldSpec::new(QUALIFICATIONS, t::CATALOGUES_QUALIFICATIONS, Kind::Notes { max: 1_000, rows: 3 }),
    FieldSpec::new(BIOGRAPHY, t::CATALOGUES_BIOGRAPHY, Kind::Notes { max: NOTES, rows: 4 })
        .help(t::CATALOGUES_BIOGRAPHY_HELP),
];

fn is_phone(text: &str) -> Result<(), Message> {
    check_phone(PHONE, text).map(|_| ()).map_err(|refused| refused.message())
}

fn is_email(text: &str) -> Result<(), Message> {
    check_email(EMAIL, text).map(|_| ()).map_err(|refused| refused.message())
}

pub(super) const NEW: FormSpec =
    FormSpec { id: "new-professional", title: t::CATALOGUES_NEW_PROFESSIONAL, fields: FIELDS };
pub(super) const EDIT: FormSpec =
    FormSpec { id: "edit-professional", title: t::CATALOGUES_EDIT_PROFESSIONAL, fields: FIELDS };

/// Writes what is known into the fields.
pub(super) fn show(form: &mut Form, known: &Professional) {
    let details = &known.details;
    for (field, words) in [
        (GIVEN_NAME, &details.name.given),
        (FAMILY_NAME, &details.name.family),
        (TITLE, &details.title),
        (ROOM, &details.room),
        (LICENCE, &details.licence),
        (PHONE, &details.phone),
        (EMAIL, &details.email),
        (ADDRESS, &details.address),
        (QUALIFICATIONS, &details.qualifications),
        (BIOGRAPHY, &details.biography),
    ] {
        form.set(field, words.as_str());
    }
    let number = details.identifier_type.map(|kind| Value::from(kind.written(&details.identifier)));
    let rest = [
        (SPECIALTY, details.specialty.map(Value::key)),
        (FEE, details.fee.map(Value::from)),
        (LICENCE_EXPIRES, details.licence_expires.map(Value::from)),
        (ACCOUNT, known.account.as_ref().map(|account| Value::key(account.user))),
        (IDENTIFIER_TYPE, details.identifier_type.map(Value::word)),
        (IDENTIFIER, number),
        (BIRTH_DATE, details.birth_date.map(Value::from)),
        (SEX, details.sex.map(Value::word)),
    ];
    for (field, value) in rest {
        if let Some(value) = value {
            form.set(field, value);
        }
    }
}

/// What the fields say.
pub(super) fn details(values: &Values) -> Details {
    let text = |field| values.owned(field).unwrap_or_default();
    Details {
        title: text(TITLE),
        identifier_type: values.choice(IDENTIFIER_TYPE),
        identifier: text(IDENTIFIER),
        birth_date: values.date(BIRTH_DATE),
        sex: values.choice(SEX),
        address: text(ADDRESS),
        phone: text(PHONE),
        email: text(EMAIL),
        licence: text(LICENCE),
        licence_expires: values.date(LICENCE_EXPIRES),
        specialty: values.id(SPECIALTY),
        qualifications: text(QUALIFICATIONS),
        fee: values.money(FEE),
        biography: text(BIOGRAPHY),
        room: text(ROOM),
        ..Details::new(PersonName { given: text(GIVEN_NAME), family: text(FAMILY_NAME) })
    }
}

pub(super) fn account(values: &Values) -> Option<UserId> {
    values.id(ACCOUNT)
}

/// How many times the usual price the fee is, where that is beyond what a slip of the finger explains.
pub(super) fn absurd(fee: Option<Money>, usual: Option<Money>) -> Option<i64> {
    let times = fee?.minor().checked_div(usual?.minor())?;
    (times >= 10).then_some(times)
}
