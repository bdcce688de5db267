//! The places of work and what is done there: one folder or file each.

pub mod access;
pub mod choose;
pub mod queue;
pub mod reason;
pub mod users;
pub mod worklist;

use crate::app::Screens;
use crate::app::draft::DraftKey;
use crate::app::layer::{Hosted, Layer};
use crate::app::place::Place;

/// The screens, for the app that shows them.
pub const SCREENS: Screens = Screens {
    place,
    resume,
    login: || Box::new(Hosted(access::Login::new())),
    lock: |session| Box::new(Hosted(access::Lock::new(session))),
    password: |session, forced| Box::new(Hosted(access::ChangePassword::new(session, forced))),
    first_run: || Box::new(Hosted(access::FirstRun::default())),
};

/// The screen of a place of work.
fn place(place: Place) -> Box<dyn Layer> {
    match place {
        Place::Users => Box::new(Hosted(users::Users::default())),
        Place::Worklist => Box::new(Hosted(worklist::Worklist::default())),
        Place::Reception
        | Place::Patients
        | Place::Billing
        | Place::Triage
        | Place::Samples
        | Place::Consultations
        | Place::Results => Box::new(Hosted(users::Users::default())),
    }
}

/// The form that a kept draft belongs to.
fn resume(_key: &DraftKey) -> Option<Box<dyn Layer>> {
    None
}
