//! The keys of the front desk.

use super::ESC;
use crate::i18n::t;
use crate::keys::Command as C;
use crate::keys::{Scope, bind, char, ctrl, named, shown};
use crossterm::event::KeyCode;

/// Reception.
pub const RECEPTION: Scope = Scope {
    name: t::PLACE_RECEPTION,
    bindings: &[
        shown(1, &[char('c')], C::CheckIn),
        shown(2, &[char('b'), char('n')], C::Book),
        shown(3, &[char('w')], C::WalkIn),
        shown(4, &[char('m')], C::Reschedule),
        shown(5, &[char('x')], C::CancelAppointment),
        shown(6, &[char('f')], C::Confirm),
        shown(7, &[char('u')], C::Undo),
        bind(&[char('o')], C::NoShow),
        bind(&[char('O')], C::SweepNoShows),
        bind(&[char('l')], C::Leave),
        bind(&[char('/')], C::Search),
        bind(&[char('v')], C::Filter),
        bind(&[named(KeyCode::Left), char('[')], C::PreviousDay),
        bind(&[named(KeyCode::Right), char(']')], C::NextDay),
        bind(&[char('t')], C::Today),
        bind(&[char('i')], C::Invoice),
    ],
};

/// Patients.
pub const PATIENTS: Scope = Scope {
    name: t::PLACE_PATIENTS,
    bindings: &[
        shown(1, &[char('/')], C::Search),
        shown(2, &[char('n')], C::Register),
        shown(3, &[char('e')], C::EditPatient),
        shown(4, &[char('a')], C::Allergies),
        shown(5, &[char('b')], C::Book),
        shown(6, &[char('w')], C::WalkIn),
    ],
};

/// One patient at the desk, with their appointments.
pub const PATIENT: Scope = Scope {
    name: t::KEYS_PATIENT,
    bindings: &[
        shown(1, &[char('b')], C::Book),
        shown(2, &[char('w')], C::WalkIn),
        shown(3, &[char('e')], C::EditPatient),
        shown(4, &[char('a')], C::Allergies),
        shown(5, &[char('c')], C::CheckIn),
        shown(6, &[char('m')], C::Reschedule),
        shown(7, &[char('x')], C::CancelAppointment),
        shown(8, &[char('f')], C::Confirm),
        bind(&[char('u')], C::Undo),
        bind(&[char('o')], C::NoShow),
        bind(&[char('l')], C::Leave),
    ],
};

/// Finding a patient.
pub const PATIENT_SEARCH: Scope = Scope {
    name: t::KEYS_PATIENT_SEARCH,
    bindings: &[shown(3, &[ctrl('n'), named(KeyCode::F(7))], C::Register), shown(4, &[ctrl('e')], C::EditPatient)],
};

/// A patient's allergies.
pub const ALLERGIES: Scope = Scope {
    name: t::KEYS_ALLERGIES,
    bindings: &[
        shown(1, &[char('a')], C::AddAllergy),
        shown(2, &[char('n')], C::NoKnownAllergies),
        shown(3, &[char('x')], C::RetractAllergy),
        shown(4, &[ESC], C::Back),
    ],
};
