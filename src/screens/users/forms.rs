//! The forms of an account: a new one, what can be changed about one, a new password.

use crate::app::dialog::Dialog;
use crate::domain::actor::{Role, Roles};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::UserId;
use crate::form::{FieldSpec, FormContext, FormSpec, Kind, Value, Values};
use crate::i18n::{Language, t};
use crate::screens::access::languages;
use crate::store::users::{self, HashedPassword, NewUser, User};
use crate::store::{StoreError, Tx, founding};

const LANGUAGE: FieldName = FieldName("language");

const ROLES: [(FieldName, Role); 6] = [
    (FieldName("secretary"), Role::Secretary),
    (FieldName("nurse"), Role::Nurse),
    (FieldName("doctor"), Role::Doctor),
    (FieldName("biologist"), Role::Biologist),
    (FieldName("pharmacist"), Role::Pharmacist),
    (FieldName("admin"), Role::Admin),
];

pub(super) const NEW_USER: FormSpec = FormSpec {
    id: "new-user",
    title: t::USERS_NEW_TITLE,
    fields: &[
        FieldSpec::new(users::USER_NAME, t::USERS_NAME, Kind::Line { max: 100 }).required(),
        FieldSpec::new(users::LOGIN, t::USERS_LOGIN, Kind::Line { max: 50 }).required(),
        FieldSpec::new(users::PASSWORD, t::USERS_PASSWORD, Kind::Secret).required().help(t::USERS_PASSWORD_HELP),
        FieldSpec::new(FieldName("secretary"), t::ROLE_SECRETARY, Kind::YesNo),
        FieldSpec::new(FieldName("nurse"), t::ROLE_NURSE, Kind::YesNo),
        FieldSpec::new(FieldName("doctor"), t::ROLE_DOCTOR, Kind::YesNo),
        FieldSpec::new(FieldName("biologist"), t::ROLE_BIOLOGIST, Kind::YesNo),
        FieldSpec::new(FieldName("pharmacist"), t::ROLE_PHARMACIST, Kind::YesNo),
        FieldSpec::new(FieldName("admin"), t::ROLE_ADMIN, Kind::YesNo),
    ],
};

pub(super) const NEW_PASSWORD: FormSpec = FormSpec {
    id: "reset-password",
    title: t::USERS_RESET_TITLE,
    fields: &[FieldSpec::new(users::PASSWORD, t::USERS_PASSWORD, Kind::Secret).required().help(t::USERS_PASSWORD_HELP)],
};

const EDIT_USER: FormSpec = FormSpec {
    id: "edit-user",
    title: t::USERS_EDIT_TITLE,
    fields: &[
        FieldSpec::new(users::USER_NAME, t::USERS_NAME, Kind::Line { max: 100 }).required(),
        FieldSpec::new(LANGUAGE, t::USERS_LANGUAGE, Kind::Choice(languages)).help(t::USERS_LANGUAGE_HELP),
        FieldSpec::new(FieldName("secretary"), t::ROLE_SECRETARY, Kind::YesNo),
        FieldSpec::new(FieldName("nurse"), t::ROLE_NURSE, Kind::YesNo),
        FieldSpec::new(FieldName("doctor"), t::ROLE_DOCTOR, Kind::YesNo),
        FieldSpec::new(FieldName("biologist"), t::ROLE_BIOLOGIST, Kind::YesNo),
        FieldSpec::new(FieldName("pharmacist"), t::ROLE_PHARMACIST, Kind::YesNo),
        FieldSpec::new(FieldName("admin"), t::ROLE_ADMIN, Kind::YesNo),
    ],
};

fn roles(values: &Values) -> Result<Roles, RuleError> {
    let chosen = ROLES.iter().filter(|(field, _)| values.yes(*field) == Some(true));
    let roles: Roles = chosen.map(|(_, role)| *role).collect();
    if roles.is_empty() { Err(RuleError::field(FieldName("secretary"), t::USERS_NO_ROLE)) } else { Ok(roles) }
}

/// The dialog in which name, language and roles change.
pub(super) fn edit(user: User, context: FormContext) -> Dialog<User> {
    let (id, about) = (user.id, t::USERS_ABOUT.with("name", user.login.as_str()));
    let show = |user: &User| {
        let mut values = vec![(users::USER_NAME, Value::from(user.name.as_str()))];
        values.extend(user.language.map(|language| (LANGUAGE, Value::Word(language.code().to_owned()))));
        values.extend(ROLES.iter().map(|(field, role)| (*field, Value::Yes(user.roles.has(*role)))));
        values
    };
    let save = |tx: &Tx<'_>, user: &User, values: &Values| {
        let new = users::Edit {
            name: values.owned(users::USER_NAME).unwrap_or_default(),
            roles: roles(values)?,
            language: values.word(LANGUAGE).and_then(Language::parse),
        };
        users::edit(tx, user.id, user.version, &new)
    };
    Dialog::editing(&EDIT_USER, context, user, show, move |conn| users::get(conn, id), save).about(about)
}

pub(super) fn create(tx: &Tx<'_>, values: &Values) -> Result<UserId, StoreError> {
    let roles = roles(values)?;
    let new = NewUser {
        login: values.owned(users::LOGIN).unwrap_or_default(),
        name: values.owned(users::USER_NAME).unwrap_or_default(),
        roles,
        professional: None,
        language: None,
        must_change: true,
    };
    let password = HashedPassword::new(&new.login, values.text(users::PASSWORD).unwrap_or_default())?;
    founding::hire(tx, &new, &password)
}
