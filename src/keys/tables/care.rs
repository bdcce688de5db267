//! The keys of nurses and doctors.

use super::ENTER;
use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, bind, char, ctrl, named, shown};
use crossterm::event::KeyCode;

/// Triage.
pub const TRIAGE: Scope = Scope {
    name: t::PLACE_TRIAGE,
    bindings: &[
        shown(1, &[char('v'), ENTER], C::RecordVitals),
        shown(2, &[char('C')], C::CallPatient),
        shown(3, &[char('s')], C::SkipTriage),
        shown(4, &[char('a')], C::Allergies),
        shown(5, &[char('l')], C::Leave),
        shown(6, &[char('f')], C::Filter),
        shown(7, &[char('w')], C::WalkIn),
    ],
};

/// The vitals form.
pub const VITALS: Scope = Scope {
    name: t::KEYS_VITALS,
    bindings: &[shown(2, &[named(KeyCode::F(7))], C::VitalsLine), bind(&[ctrl('x')], C::MarkVitalsWrong)],
};

/// Samples.
pub const SAMPLES: Scope = Scope {
    name: t::PLACE_SAMPLES,
    bindings: &[
        shown(1, &[char('c'), ENTER], C::CollectSample),
        shown(2, &[char('C')], C::CallPatient),
        shown(3, &[char('r')], C::RejectSpecimen),
        shown(4, &[char('v')], C::Filter),
    ],
};

/// Consultations.
pub const CONSULTATIONS: Scope = Scope {
    name: t::PLACE_CONSULTATIONS,
    bindings: &[
        shown(1, &[char('c'), ENTER], C::StartConsultation),
        shown(2, &[char('C')], C::CallPatient),
        shown(3, &[char('v')], C::Filter),
        shown(4, &[char('s')], C::SkipTriage),
        shown(5, &[char('a')], C::Allergies),
        shown(6, &[char('l')], C::Leave),
    ],
};

/// One consultation: the notes have the focus, so letters are text.
pub const CONSULTATION: Scope = Scope {
    name: t::KEYS_CONSULTATION,
    bindings: &[
        shown(1, &[ctrl('g')], C::CompleteConsultation),
        shown(2, &[ctrl('t')], C::OrderTests),
        shown(3, &[ctrl('e')], C::SendOrder),
        bind(&[ctrl('x')], C::CancelOrder),
        bind(&[ctrl('r')], C::RecordVitals),
        bind(&[ctrl('y')], C::Allergies),
        bind(&[named(KeyCode::F(7)), ctrl('n')], C::Notes),
        bind(&[named(KeyCode::F(8))], C::Diagnoses),
    ],
};

/// Ordering tests.
pub const LAB_ORDER: Scope = Scope { name: t::KEYS_LAB_ORDER, bindings: &[shown(3, &[ctrl('e')], C::SendOrder)] };

/// Results to review.
pub const RESULTS: Scope = Scope {
    name: t::PLACE_RESULTS,
    bindings: &[shown(1, &[char('r'), ENTER], C::Review), shown(2, &[char('v')], C::Filter)],
};

/// Reading and interpreting results: the interpretation has the focus.
pub const REVIEW: Scope = Scope {
    name: t::KEYS_REVIEW,
    bindings: &[bind(&[named(KeyCode::PageUp)], C::PageUp), bind(&[named(KeyCode::PageDown)], C::PageDown)],
};
