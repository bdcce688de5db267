//! Who works here, where and when: what every screen may know.

use super::place::Place;
use crate::config::Slips;
use crate::domain::actor::{Actor, Role, require};
use crate::domain::ids::SessionId;
use crate::domain::time::Timestamp;
use crate::form::FormContext;
use crate::i18n::{Locale, Message};
use crate::store::settings::Settings;
use chrono::NaiveDate;

/// A person at work.
#[derive(Debug, Clone)]
pub struct Session {
    /// The row in `sessions`.
    pub id: SessionId,
    /// The person.
    pub actor: Actor,
    /// The password was given by somebody else and must be changed first.
    pub must_change_password: bool,
}

/// What every screen may know; it changes between events, never during one.
#[derive(Debug, Clone)]
pub struct Context {
    /// The current instant.
    pub now: Timestamp,
    /// The reader's language, the clinic's zone and currency.
    pub locale: Locale,
    /// The clinic's settings.
    pub settings: Settings,
    /// Who is signed in.
    pub session: Option<Session>,
    /// Where patients' slips go.
    pub slips: Slips,
}

impl Context {
    /// The clinic's calendar day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.locale.zone.day(self.now)
    }

    /// What forms need to know.
    #[must_use]
    pub fn form(&self) -> FormContext {
        FormContext { today: self.today(), locale: self.locale }
    }

    /// The person at work.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        self.session.as_ref().map(|session| &session.actor)
    }

    /// Refuses unless the person at work holds one of the roles.
    ///
    /// # Errors
    /// The roles that would do.
    pub fn require(&self, needed: &'static [Role]) -> Result<(), Message> {
        let held = self.actor().map(|actor| actor.roles).unwrap_or_default();
        require(held, needed).map_err(|error| error.message())
    }

    /// The places of work of the person, in their order; empty while nobody is signed in.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.actor().map(|actor| Place::of(actor.roles)).unwrap_or_default()
    }
}
