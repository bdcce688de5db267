//! The key tables, one per scope.

use super::Command as C;
use super::{Key, Scope, bind, char, ctrl, named, shown};
use crate::i18n::t;
use crossterm::event::KeyCode;

const ENTER: Key = named(KeyCode::Enter);
const ESC: Key = named(KeyCode::Esc);
const F1: Key = named(KeyCode::F(1));

/// Everywhere.
pub const GLOBAL: Scope = Scope {
    name: t::KEYS_GLOBAL,
    bindings: &[
        bind(&[char('?'), F1, ctrl('p')], C::Help),
        bind(&[ESC], C::Back),
        bind(&[char('q'), ctrl('q'), ctrl('c')], C::Quit),
        bind(&[ctrl('z')], C::Suspend),
        bind(&[char('1')], C::Place1),
        bind(&[char('2')], C::Place2),
        bind(&[char('3')], C::Place3),
        bind(&[char('4')], C::Place4),
        bind(&[char('5')], C::Place5),
        bind(&[char('6')], C::Place6),
        bind(&[char('7')], C::Place7),
        bind(&[char('8')], C::Place8),
        bind(&[char('9')], C::Place9),
        bind(&[named(KeyCode::Tab)], C::NextPlace),
        bind(&[named(KeyCode::BackTab)], C::PreviousPlace),
        bind(&[ctrl('o')], C::Drafts),
        bind(&[named(KeyCode::F(2))], C::Messages),
        bind(&[named(KeyCode::F(3))], C::Language),
        bind(&[named(KeyCode::F(4))], C::Theme),
        bind(&[named(KeyCode::F(5))], C::Mouse),
        bind(&[named(KeyCode::F(6))], C::ChangePassword),
        bind(&[ctrl('l')], C::Redraw),
        bind(&[named(KeyCode::F(9))], C::Lock),
        bind(&[named(KeyCode::F(10))], C::SignOut),
    ],
};

/// Lists.
pub const LIST: Scope = Scope {
    name: t::KEYS_LIST,
    bindings: &[
        bind(&[named(KeyCode::Up), char('k')], C::Up),
        bind(&[named(KeyCode::Down), char('j')], C::Down),
        bind(&[named(KeyCode::PageUp)], C::PageUp),
        bind(&[named(KeyCode::PageDown)], C::PageDown),
        bind(&[named(KeyCode::Home), char('g')], C::First),
        bind(&[named(KeyCode::End), char('G')], C::Last),
        bind(&[ENTER], C::Open),
    ],
};

/// Forms. Letters never act while a field has the focus.
pub const FORM: Scope = Scope {
    name: t::KEYS_FORM,
    bindings: &[
        shown(1, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(3, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Tab), ENTER, named(KeyCode::Down)], C::NextField),
        bind(&[named(KeyCode::BackTab), named(KeyCode::Up)], C::PreviousField),
        bind(&[ctrl('d')], C::Discard),
    ],
};

/// Forms with a field that has a list of its own behind it.
pub const CHOICES: Scope = Scope { name: t::KEYS_CHOICES, bindings: &[shown(2, &[named(KeyCode::F(7))], C::Choose)] };

/// Screens that are mostly text. Letters are always typed there.
pub const TEXTS: Scope = Scope {
    name: t::KEYS_TEXTS,
    bindings: &[
        shown(2, &[ctrl('s'), named(KeyCode::F(8))], C::Save),
        shown(5, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Tab), named(KeyCode::Down)], C::NextField),
        bind(&[named(KeyCode::BackTab), named(KeyCode::Up)], C::PreviousField),
        bind(&[ctrl('d')], C::Discard),
    ],
};

/// Lists under a line in which one types: found patients, commands, choices.
pub const PICKER: Scope = Scope {
    name: t::KEYS_PICKER,
    bindings: &[
        shown(1, &[ENTER], C::Open),
        shown(2, &[ESC, ctrl('c')], C::Back),
        bind(&[named(KeyCode::Up)], C::Up),
        bind(&[named(KeyCode::Down)], C::Down),
        bind(&[named(KeyCode::PageUp)], C::PageUp),
        bind(&[named(KeyCode::PageDown)], C::PageDown),
    ],
};

/// Signing in.
pub const LOGIN: Scope = Scope {
    name: t::LOGIN_TITLE,
    bindings: &[
        shown(1, &[ENTER, ctrl('s')], C::SignIn),
        shown(2, &[ctrl('q')], C::Quit),
        shown(3, &[named(KeyCode::F(3))], C::Language),
    ],
};

/// The lock.
pub const LOCK: Scope = Scope {
    name: t::LOCK_TITLE,
    bindings: &[
        shown(1, &[ENTER, ctrl('s')], C::SignIn),
        shown(2, &[named(KeyCode::F(10))], C::SignOut),
        shown(3, &[named(KeyCode::F(3))], C::Language),
    ],
};

/// A password that was given by somebody else: there is no way past choosing one's own.
pub const FIRST_PASSWORD: Scope = Scope {
    name: t::KEYS_FIRST_PASSWORD,
    bindings: &[shown(2, &[named(KeyCode::F(10))], C::SignOut), shown(3, &[named(KeyCode::F(3))], C::Language)],
};

/// Finding a patient.
pub const PATIENT_SEARCH: Scope = Scope {
    name: t::KEYS_PATIENT_SEARCH,
    bindings: &[shown(3, &[ctrl('n'), named(KeyCode::F(7))], C::Register), shown(4, &[ctrl('e')], C::EditPatient)],
};

/// Questions about what cannot be taken back: Enter answers nothing.
pub const QUESTION: Scope = Scope {
    name: t::KEYS_QUESTION,
    bindings: &[bind(&[char('y')], C::Yes), bind(&[char('n'), ESC, ctrl('c')], C::No)],
};

/// Questions about what loses nothing.
pub const HARMLESS_QUESTION: Scope = Scope {
    name: t::KEYS_HARMLESS_QUESTION,
    bindings: &[bind(&[ENTER, char('y')], C::Yes), bind(&[ESC, char('n'), ctrl('c')], C::No)],
};

/// Found unfinished work; no letters, because somebody may be typing already.
pub const DRAFT_QUESTION: Scope = Scope {
    name: t::KEYS_DRAFT_QUESTION,
    bindings: &[bind(&[ENTER], C::Yes), bind(&[ctrl('d')], C::Discard), bind(&[ESC, ctrl('c')], C::Back)],
};

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

/// Triage.
pub const TRIAGE: Scope = Scope {
    name: t::PLACE_TRIAGE,
    bindings: &[
        shown(1, &[char('v'), ENTER], C::RecordVitals),
        shown(2, &[char('s')], C::SkipTriage),
        shown(3, &[char('a')], C::Allergies),
        shown(4, &[char('l')], C::Leave),
        shown(5, &[char('f')], C::Filter),
        shown(6, &[char('w')], C::WalkIn),
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
        shown(2, &[char('r')], C::RejectSpecimen),
        shown(3, &[char('v')], C::Filter),
    ],
};

/// Consultations.
pub const CONSULTATIONS: Scope = Scope {
    name: t::PLACE_CONSULTATIONS,
    bindings: &[
        shown(1, &[char('c'), ENTER], C::StartConsultation),
        shown(2, &[char('v')], C::Filter),
        shown(3, &[char('s')], C::SkipTriage),
        shown(4, &[char('a')], C::Allergies),
        shown(5, &[char('l')], C::Leave),
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

/// Reading and interpreting results: the interpretation has the focus.
pub const REVIEW: Scope = Scope {
    name: t::KEYS_REVIEW,
    bindings: &[bind(&[named(KeyCode::PageUp)], C::PageUp), bind(&[named(KeyCode::PageDown)], C::PageDown)],
};

/// Results to review.
pub const RESULTS: Scope = Scope {
    name: t::PLACE_RESULTS,
    bindings: &[shown(1, &[char('r'), ENTER], C::Review), shown(2, &[char('v')], C::Filter)],
};

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

/// Users.
pub const USERS: Scope = Scope {
    name: t::PLACE_USERS,
    bindings: &[
        shown(1, &[char('n')], C::AddUser),
        shown(2, &[char('r')], C::ResetPassword),
        shown(3, &[char('x')], C::Deactivate),
    ],
};

/// Every table, in the order in which the README prints them.
pub const ALL: &[&Scope] = &[
    &GLOBAL,
    &LIST,
    &FORM,
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
    &PATIENTS,
    &PATIENT,
    &ALLERGIES,
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
];
