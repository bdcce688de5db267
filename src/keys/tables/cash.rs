//! The keys of the cash desk.

use super::ENTER;
use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, bind, char, named, shown};
use crossterm::event::KeyCode;

/// Billing.
pub const BILLING: Scope = Scope {
    name: t::PLACE_BILLING,
    bindings: &[
        shown(1, &[char('i'), ENTER], C::Invoice),
        shown(2, &[char('p')], C::Pay),
        shown(3, &[char('c')], C::CloseVisit),
        shown(4, &[char('v')], C::Filter),
    ],
};

/// One invoice.
pub const INVOICE: Scope = Scope {
    name: t::KEYS_INVOICE,
    bindings: &[
        shown(1, &[char('s')], C::IssueInvoice),
        shown(2, &[char('p')], C::Pay),
        shown(3, &[char('c')], C::CloseVisit),
        shown(4, &[char('a')], C::AddLine),
        shown(5, &[char('d')], C::Discount),
        shown(6, &[char('x'), named(KeyCode::Delete)], C::RemoveLine),
        bind(&[char('R')], C::Refund),
        bind(&[char('V')], C::VoidInvoice),
    ],
};
