//! The keys of the laboratory.

use super::ENTER;
use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, char, ctrl, shown};

/// The laboratory's worklist.
pub const WORKLIST: Scope = Scope {
    name: t::PLACE_WORKLIST,
    bindings: &[
        shown(1, &[char('s')], C::StartAnalysis),
        shown(2, &[char('e'), ENTER], C::EnterResults),
        shown(3, &[char('v')], C::Validate),
        shown(4, &[char('r')], C::RejectSpecimen),
        shown(5, &[char('c')], C::CallBack),
        shown(6, &[char('f')], C::Filter),
        shown(7, &[char('o')], C::CorrectResults),
    ],
};

/// Entering results.
pub const RESULT_ENTRY: Scope = Scope {
    name: t::KEYS_RESULT_ENTRY,
    bindings: &[shown(2, &[ctrl('g')], C::Validate), shown(3, &[ctrl('k')], C::CallBack)],
};

/// Looking at final results.
pub const RESULT_VIEW: Scope =
    Scope { name: t::KEYS_RESULT_VIEW, bindings: &[shown(1, &[char('o')], C::CorrectResults)] };
