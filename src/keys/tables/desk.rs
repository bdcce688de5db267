//! The keys of the front desk.

use super::{ENTER, ESC};
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
        bind(&[char('v')], C::Filter),
        bind(&[char('d')], C::ByProfessional),
        bind(&[char('C')], C::CallPatient),
        bind(&[char('p')], C::Slip),
        bind(&[named(KeyCode::Left), char('[')], C::PreviousDay),
        bind(&[named(KeyCode::Right), char(']')], C::NextDay),
        bind(&[char('t')], C::Today),
        bind(&[char('i')], C::Invoice),
        bind(&[char('F')], C::FindSlot),
        bind(&[char('L')], C::WaitingList),
        bind(&[char('y')], C::OfferSlot),
        bind(&[char('V')], C::VideoLink),
    ],
};

/// The planner.
pub const PLANNER: Scope = Scope {
    name: t::PLACE_PLANNER,
    bindings: &[
        shown(1, &[char('n'), char('b')], C::Book),
        shown(2, &[char('m')], C::Grab),
        shown(3, &[char('x')], C::CancelAppointment),
        shown(4, &[char('c')], C::CheckIn),
        shown(5, &[char('f')], C::Confirm),
        shown(6, &[char('g'), char(':')], C::Jump),
        shown(7, &[char('p')], C::Whose),
        shown(8, &[char('w')], C::WalkIn),
        bind(&[named(KeyCode::Left), char('h')], C::Left),
        bind(&[named(KeyCode::Right), char('l')], C::Right),
        bind(&[char('[')], C::Earlier),
        bind(&[char(']')], C::Later),
        bind(&[char('t')], C::Today),
        shown(9, &[char(' ')], C::NextFree),
        shown(10, &[char('D')], C::DayView),
        shown(10, &[char('W')], C::WeekView),
        shown(10, &[char('M')], C::MonthView),
        bind(&[char('z')], C::Zoom),
        bind(&[char('o')], C::NoShow),
        bind(&[char('O')], C::SweepNoShows),
        bind(&[char('u')], C::Undo),
        bind(&[char('F')], C::FindSlot),
        bind(&[char('L')], C::WaitingList),
        bind(&[char('y')], C::OfferSlot),
        bind(&[char('V')], C::VideoLink),
    ],
};

/// The planner with an appointment in hand.
pub const PLANNER_HAND: Scope = Scope {
    name: t::KEYS_PLANNER_HAND,
    bindings: &[
        shown(1, &[named(KeyCode::Enter)], C::Drop),
        shown(2, &[named(KeyCode::Esc), char('m')], C::LetGo),
        shown(3, &[char(' ')], C::NextFree),
        shown(4, &[char('g'), char(':')], C::Jump),
        shown(5, &[char('p')], C::Whose),
        bind(&[named(KeyCode::Left), char('h')], C::Left),
        bind(&[named(KeyCode::Right), char('l')], C::Right),
        bind(&[char('[')], C::Earlier),
        bind(&[char(']')], C::Later),
        bind(&[char('t')], C::Today),
        bind(&[char('D')], C::DayView),
        bind(&[char('W')], C::WeekView),
        bind(&[char('M')], C::MonthView),
        bind(&[char('z')], C::Zoom),
    ],
};

/// The board in the waiting room.
pub const BOARD: Scope = Scope { name: t::BOARD_TITLE, bindings: &[bind(&[char('q'), ctrl('c'), ctrl('q')], C::Quit)] };

/// The kiosk in the waiting room: everything else is typed, and there is no way out but with the password.
pub const KIOSK: Scope = Scope {
    name: t::KIOSK_TITLE,
    bindings: &[shown(1, &[ENTER], C::Open), shown(2, &[ESC], C::Back), bind(&[ctrl('q')], C::Leaving)],
};

/// A patient's slip.
pub const SLIP: Scope = Scope {
    name: t::SLIP_TITLE,
    bindings: &[
        shown(1, &[char('p'), ENTER], C::Print),
        shown(2, &[char('s')], C::KeepSlip),
        shown(3, &[ESC], C::Back),
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
        bind(&[char('M')], C::Merge),
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
        bind(&[char('M')], C::Merge),
        bind(&[char('U')], C::Unmerge),
        bind(&[char('F')], C::FindSlot),
        bind(&[char('L')], C::Wait),
        bind(&[char('y')], C::OfferSlot),
        bind(&[char('V')], C::VideoLink),
        bind(&[char('h')], C::PatientHistory),
        bind(&[char('d')], C::DeactivatePatient),
    ],
};

/// Two records of one person, side by side.
pub const MERGE: Scope = Scope {
    name: t::KEYS_MERGE,
    bindings: &[
        shown(1, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(2, &[char(' ')], C::PickOther),
        shown(4, &[char('s')], C::SwitchSides),
        bind(&[named(KeyCode::Left), char('h')], C::PickLeft),
        bind(&[named(KeyCode::Right), char('l')], C::PickRight),
        shown(5, &[ESC], C::Back),
    ],
};

/// The form of a patient's record.
pub const REGISTRATION: Scope = Scope {
    name: t::KEYS_REGISTRATION,
    bindings: &[shown(2, &[ctrl('r')], C::SaveAndCheckIn), shown(5, &[named(KeyCode::F(7))], C::Choose)],
};

/// Who changed what about a patient.
pub const PATIENT_HISTORY: Scope = Scope { name: t::RECORD_HISTORY_TITLE, bindings: &[shown(1, &[ESC], C::Back)] };

/// Those who may be the person that is being registered.
pub const KNOWN_ALREADY: Scope = Scope {
    name: t::KEYS_KNOWN_ALREADY,
    bindings: &[
        shown(1, &[ENTER], C::Open),
        shown(2, &[ESC, named(KeyCode::F(7))], C::Back),
        bind(&[named(KeyCode::Up), char('k')], C::Up),
        bind(&[named(KeyCode::Down), char('j')], C::Down),
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

/// The booking form.
pub const BOOKING: Scope = Scope {
    name: t::BOOKING_TITLE,
    bindings: &[
        shown(2, &[named(KeyCode::F(7))], C::Choose),
        shown(4, &[ctrl('f')], C::FindSlot),
        shown(5, &[ctrl('t')], C::Wait),
    ],
};

/// Finding a free slot.
pub const SLOT_FINDER: Scope = Scope { name: t::FINDER_TITLE, bindings: &[shown(3, &[ctrl('t')], C::Wait)] };

/// A series before it is booked.
pub const SERIES: Scope = Scope {
    name: t::SERIES_TITLE,
    bindings: &[
        shown(1, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(2, &[char('n')], C::Nearest),
        shown(3, &[char('x')], C::LeaveOut),
        shown(4, &[char('o')], C::Overbook),
        shown(5, &[ESC], C::Back),
    ],
};

/// The waiting list.
pub const WAITING_LIST: Scope = Scope {
    name: t::WAITLIST_TITLE,
    bindings: &[
        shown(1, &[char('b')], C::Book),
        shown(2, &[char('n')], C::Wait),
        shown(3, &[char('x')], C::Withdraw),
        shown(4, &[ESC], C::Back),
    ],
};

/// Whom a slot could be offered to.
pub const OFFERS: Scope =
    Scope { name: t::OFFERS_TITLE, bindings: &[shown(1, &[char('b')], C::Book), shown(2, &[ESC], C::Back)] };
