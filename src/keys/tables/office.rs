//! The keys of the office: people and catalogues.

use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, bind, char, ctrl, named, shown};
use crossterm::event::KeyCode;

/// Users.
pub const USERS: Scope = Scope {
    name: t::PLACE_USERS,
    bindings: &[
        shown(1, &[char('n')], C::AddUser),
        shown(2, &[char('e')], C::EditUser),
        shown(3, &[char('r')], C::ResetPassword),
        shown(4, &[char('x')], C::Deactivate),
        shown(5, &[char('a')], C::Activate),
        bind(&[char('h')], C::History),
    ],
};

/// The catalogues.
pub const CATALOGUES: Scope = Scope {
    name: t::PLACE_CATALOGUES,
    bindings: &[
        shown(1, &[char('n')], C::AddEntry),
        shown(2, &[char('e')], C::EditEntry),
        shown(3, &[char('s')], C::Hours),
        shown(4, &[char('x')], C::Deactivate),
        shown(5, &[char('a')], C::Activate),
        shown(6, &[char('/')], C::FindEntry),
        shown(7, &[named(KeyCode::Right), char(']')], C::NextCatalogue),
        bind(&[named(KeyCode::Left), char('[')], C::PreviousCatalogue),
        shown(8, &[char('h')], C::History),
    ],
};

/// A professional's hours.
pub const HOURS: Scope = Scope {
    name: t::HOURS_TITLE,
    bindings: &[
        shown(1, &[char('n')], C::AddHours),
        shown(2, &[char('e')], C::EditHours),
        shown(3, &[char('p')], C::ApplyShift),
        shown(4, &[char('c')], C::CopyDay),
        shown(5, &[char('a')], C::AddAbsence),
        shown(6, &[char('o')], C::AddExtraHours),
        shown(7, &[char('x')], C::RemoveHours),
        bind(&[char('h')], C::History),
    ],
};

/// Booked appointments that a change of hours would leave outside of them.
pub const STRANDED: Scope = Scope {
    name: t::HOURS_STRANDED_KEYS,
    bindings: &[bind(&[char('y')], C::Yes), bind(&[char('n'), named(KeyCode::Esc), ctrl('c')], C::No)],
};
