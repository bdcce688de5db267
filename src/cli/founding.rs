//! `init`: a clinic and its first administrator.

use super::arguments::Init;
use super::call::Call;
use super::{Failure, Outcome};
use crate::domain::actor::{Role, Roles};
use crate::domain::money::Money;
use crate::i18n::t;
use crate::store::founding::found;
use crate::store::settings::Settings;
use crate::store::users::{HashedPassword, NewUser};
use crate::store::{Store, StoreError};

pub(super) fn init(
    call: &Call,
    init: Init,
    password: impl FnOnce() -> Result<String, Failure>,
) -> Result<Outcome, Failure> {
    // Before a password is asked for in vain.
    if call.config.database().exists() {
        return Err(call.refused(&StoreError::Exists));
    }
    let refused = |error: StoreError| call.refused(&error);
    let consultation = match &init.consultation {
        Some(price) => Money::parse(price, init.currency).map_err(|why| Failure::new(call.catalogue.message(&why)))?,
        None => Money::ZERO,
    };
    let language = init.language.unwrap_or(call.config.language);
    let settings = Settings::new(init.clinic, init.zone, init.currency, language);
    let hashed = HashedPassword::new(&init.admin_login, &password()?).map_err(refused)?;
    let admin = NewUser {
        login: init.admin_login,
        name: init.admin_name,
        roles: Roles::NONE.with(Role::Admin),
        professional: None,
        language: None,
        must_change: false,
    };
    Store::create(&call.config.database(), &call.config.client, |store| {
        found(store, call.now, &settings, &admin, &hashed, consultation)
    })
    .map_err(refused)?;
    Ok(call.say(&t::CLI_FOUNDED.with("path", call.config.database().display().to_string())))
}
