//! One command on its way: what it needs to open the clinic and to say what went wrong.

use super::{Failure, Outcome};
use crate::config::Config;
use crate::domain::actor::{Actor, Permission};
use crate::domain::time::Timestamp;
use crate::i18n::{Catalogue, Message, t};
use crate::store::{Store, StoreError, users};
use std::io::{self, IsTerminal};

/// A command with its configuration, its language and its instant.
pub(super) struct Call {
    pub(super) config: Config,
    pub(super) catalogue: Catalogue,
    pub(super) now: Timestamp,
    /// The account of the operating system, for the audit log.
    pub(super) account: String,
}

impl Call {
    /// The clinic's database.
    pub(super) fn open(&self) -> Result<Store, Failure> {
        Store::open(&self.config.database(), &self.config.client).map_err(|error| self.refused(&error))
    }

    /// Who acts when somebody keeps users from the command line. Whoever may write the file may do so: it is done with the
    /// rights of an administrator, under the name of the account.
    pub(super) fn administrator(&self, store: &Store) -> Result<Actor, Failure> {
        let users = store.read(users::list).map_err(|error| self.refused(&error))?;
        let admin = users
            .into_iter()
            .find(|user| user.active && user.actor().require(Permission::KeepUsers).is_ok())
            .ok_or_else(|| Failure::new(self.catalogue.text(t::CLI_NO_ADMIN)))?;
        Ok(Actor { name: format!("{} (polyclinic user)", self.account), ..admin.actor() })
    }

    /// What a person reads about an error of the store.
    pub(super) fn refused(&self, error: &StoreError) -> Failure {
        Failure::of_store(&self.config, error)
    }

    /// Refuses unless there is a terminal to type at and to look at.
    pub(super) fn seated(&self) -> Result<(), Failure> {
        let seated = io::stdin().is_terminal() && io::stdout().is_terminal();
        if seated { Ok(()) } else { Err(Failure::new(self.catalogue.text(t::CLI_NO_TERMINAL))) }
    }

    /// Prints a message and ends well.
    pub(super) fn say(&self, message: &Message) -> Outcome {
        Outcome::Print { text: format!("{}\n", self.catalogue.message(message)), code: 0 }
    }
}
