//! The keys of the office: people and catalogues.

use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, char, shown};

/// Users.
pub const USERS: Scope = Scope {
    name: t::PLACE_USERS,
    bindings: &[
        shown(1, &[char('n')], C::AddUser),
        shown(2, &[char('r')], C::ResetPassword),
        shown(3, &[char('x')], C::Deactivate),
    ],
};
