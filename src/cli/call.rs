//! One command on its way: what it needs to open the clinic and to say what went wrong.

use super::{Failure, Outcome};
use crate::config::Config;
use crate::domain::actor::{Actor, Permission};
use crate::domain::time::Timestamp;
use crate::i18n::{Catalogue, t};
use crate::logging::Incident;
use crate::store::{Store, StoreError, users};

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

    /// What a person reads about an error, with the file where it matters and an incident code where nothing else helps.
    pub(super) fn refused(&self, error: &StoreError) -> Failure {
        let what = self.catalogue.message(&error.message());
        let path = self.config.database().display().to_string();
        Failure::new(match error {
            StoreError::Sql { .. } => {
                let code = Incident::report("command", error).to_string();
                let log = self.config.log().display().to_string();
                self.catalogue.message(&t::CLI_INCIDENT.with("code", code).with("log", log))
            }
            StoreError::Missing
            | StoreError::Exists
            | StoreError::NotAClinic
            | StoreError::Damaged
            | StoreError::Newer { .. }
            | StoreError::NetworkFileSystem { .. }
            | StoreError::NotWritable => format!("{path}: {what}"),
            _ => what,
        })
    }

    /// Prints a message and ends well.
    pub(super) fn say(&self, message: &crate::i18n::Message) -> Outcome {
        Outcome::Print { text: format!("{}\n", self.catalogue.message(message)), code: 0 }
    }
}
