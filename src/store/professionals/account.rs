//! The user account of a professional: one account has at most one professional, one professional at most one account.

use super::{Professional, get, touch};
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id as _, ProfessionalId, UserId, Version};
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use crate::store::users;
use rusqlite::params;
use serde_json::json;

/// The form field of the account.
pub const ACCOUNT: FieldName = FieldName("account");

/// The account that a professional signs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose it is.
    pub user: UserId,
    /// What they type to sign in.
    pub login: String,
}

/// Links a professional to an account, or to none. It counts from the user's next sign-in on.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepUsers`]; [`StoreError::Rule`] at [`ACCOUNT`] when the account is
/// another professional's or inactive; [`StoreError::Conflict`].
pub fn set_account(
    tx: &Tx<'_>,
    id: ProfessionalId,
    seen: Version,
    account: Option<UserId>,
) -> Result<Professional, StoreError> {
    tx.require(Permission::KeepUsers)?;
    let before = get(tx.conn, id)?;
    let held = before.account.as_ref().map(|account| account.user);
    if held == account {
        return Ok(before);
    }
    touch(tx, id, seen)?;
    let point = |user: UserId, to: Option<ProfessionalId>| {
        tx.execute(
            "UPDATE users SET professional_id = ?2, version = version + 1, updated_at = ?3, updated_by = ?4 WHERE id = ?1",
            params![user, to, tx.now, tx.actor.user],
        )
    };
    if let Some(held) = held {
        point(held, None)?;
    }
    if let Some(account) = account {
        let user = users::get(tx.conn, account)?;
        if !user.active {
            return Err(RuleError::field(ACCOUNT, t::STORE_USER_INACTIVE).into());
        }
        if let Some(other) = user.professional {
            let name = get(tx.conn, other)?.display();
            return Err(RuleError::field(ACCOUNT, t::PROFESSIONAL_ACCOUNT_TAKEN.with("name", name)).into());
        }
        point(account, Some(id))?;
    }
    let after = get(tx.conn, id)?;
    let login = |one: &Professional| json!({ "account": one.account.as_ref().map(|account| account.login.clone()) });
    tx.audit("link_account", Entity::Professional, id.raw(), Some(login(&before)), Some(login(&after)))?;
    Ok(after)
}
