//! The key tables, one per scope.

mod care;
mod cash;
mod desk;
mod everywhere;
mod laboratory;
mod office;

pub use care::*;
pub use cash::*;
pub use desk::*;
pub use everywhere::*;
pub use laboratory::*;
pub use office::*;

use super::{Key, Scope, named};
use crossterm::event::KeyCode;

const ENTER: Key = named(KeyCode::Enter);
const ESC: Key = named(KeyCode::Esc);
const F1: Key = named(KeyCode::F(1));

/// Every table, in the order in which the README prints them.
pub const ALL: &[&Scope] = &[
    &GLOBAL,
    &LIST,
    &FORM,
    &PAGES,
    &CHOICES,
    &TEXTS,
    &PICKER,
    &PATIENT_SEARCH,
    &QUESTION,
    &HARMLESS_QUESTION,
    &DRAFT_QUESTION,
    &LOGIN,
    &LOCK,
    &FIRST_PASSWORD,
    &RECEPTION,
    &PLANNER,
    &PLANNER_HAND,
    &SLIP,
    &BOARD,
    &KIOSK,
    &PATIENTS,
    &PATIENT,
    &MERGE,
    &REGISTRATION,
    &KNOWN_ALREADY,
    &PATIENT_HISTORY,
    &ALLERGIES,
    &BOOKING,
    &SLOT_FINDER,
    &SERIES,
    &WAITING_LIST,
    &OFFERS,
    &TRIAGE,
    &VITALS,
    &SAMPLES,
    &CONSULTATIONS,
    &CONSULTATION,
    &LAB_ORDER,
    &RESULTS,
    &REVIEW,
    &WORKLIST,
    &RESULT_ENTRY,
    &RESULT_VIEW,
    &BILLING,
    &INVOICE,
    &USERS,
    &CATALOGUES,
    &HOURS,
    &STRANDED,
];
