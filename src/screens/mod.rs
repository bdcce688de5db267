//! The places of work and what is done there: one folder or file each.

pub mod access;
pub mod billing;
pub mod board;
pub mod booking;
pub mod calling;
pub mod catalogues;
pub mod choose;
pub mod consultation;
pub mod consultations;
pub mod kiosk;
pub mod patients;
pub mod planner;
pub mod queue;
pub mod reason;
pub mod reception;
pub mod results;
pub mod samples;
pub mod slip;
pub mod triage;
pub mod users;
pub mod waiting_list;
pub mod worklist;

use crate::app::Screens;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::layer::{Hosted, Layer};
use crate::app::place::Place;

/// The screens, for the app that shows them.
pub const SCREENS: Screens = Screens {
    place,
    find: || Box::new(Hosted(patients::PatientPicker::opening())),
    resume,
    login: || Box::new(Hosted(access::Login::new())),
    lock: |session| Box::new(Hosted(access::Lock::new(session))),
    password: |session, forced| Box::new(Hosted(access::ChangePassword::new(session, forced))),
    first_run: || Box::new(Hosted(access::FirstRun::default())),
};

/// The screens of the board: it needs nobody to sign in, and rings at every call.
pub const BOARD: Screens = Screens { login: || Box::new(Hosted(board::Board::new(false))), ..SCREENS };

/// The same without the bell.
pub const SILENT_BOARD: Screens = Screens { login: || Box::new(Hosted(board::Board::new(true))), ..SCREENS };

/// The screens of a kiosk: wherever whoever signs in works otherwise, there is the kiosk.
pub const KIOSK: Screens = Screens { place: |_| Box::new(Hosted(kiosk::Kiosk::new())), ..SCREENS };

/// The screen of a place of work.
fn place(place: Place) -> Box<dyn Layer> {
    match place {
        Place::Triage => Box::new(Hosted(triage::Triage::default())),
        Place::Samples => Box::new(Hosted(samples::Samples::default())),
        Place::Consultations => Box::new(Hosted(consultations::Consultations::default())),
        Place::Results => Box::new(Hosted(results::Results::default())),
        Place::Users => Box::new(Hosted(users::Users::default())),
        Place::Catalogues => Box::new(Hosted(catalogues::Catalogues::default())),
        Place::Worklist => Box::new(Hosted(worklist::Worklist::default())),
        Place::Billing => Box::new(Hosted(billing::Billing::default())),
        Place::Reception => Box::new(Hosted(reception::Reception::new())),
        Place::Planner => Box::new(Hosted(planner::Planner::default())),
        Place::Patients => Box::new(Hosted(patients::Patients::new())),
    }
}

/// The form that a kept draft belongs to.
fn resume(key: &DraftKey) -> Option<Box<dyn Layer>> {
    Some(match key.kind {
        DraftKind::Booking => Box::new(Hosted(booking::Booking::book(None))),
        DraftKind::WalkIn => Box::new(Hosted(booking::Booking::walk_in(None))),
        DraftKind::WaitingList => Box::new(Hosted(waiting_list::WaitForm::new(None))),
        DraftKind::Reschedule => Box::new(Hosted(booking::Booking::reschedule_again(key.appointment()?))),
        DraftKind::Registration => Box::new(Hosted(patients::Registration::new(""))),
        DraftKind::Patient => Box::new(Hosted(patients::Registration::edit(key.patient()?))),
        DraftKind::Vitals => Box::new(Hosted(triage::Vitals::new(key.appointment()?))),
        DraftKind::Consultation => Box::new(Hosted(consultation::Consultation::new(key.appointment()?))),
        DraftKind::LabOrder => Box::new(Hosted(consultation::OrderTests::new(key.appointment()?))),
        DraftKind::Review => Box::new(Hosted(results::Review::new(key.lab_order()?))),
        DraftKind::Results => Box::new(Hosted(worklist::ResultEntry::resumed(key.lab_order()?))),
        DraftKind::Professional => Box::new(Hosted(match key.professional() {
            Some(id) => catalogues::ProfessionalForm::edit(id),
            None => catalogues::ProfessionalForm::new(),
        })),
        DraftKind::Payment => Box::new(Hosted(billing::Pay::new(key.invoice()?))),
    })
}
