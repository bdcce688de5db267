//! The database: one SQLite file in WAL mode, and a module for each area of the clinic.
//!
//! Reads take a `&Connection` inside [`Store::read`]; writes take a [`Tx`] inside [`Store::write`], which is one immediate
//! transaction with its actor and instant. Every rule is enforced in there, and every write leaves a row in the audit log.

pub mod appointments;
pub mod audit;
pub mod billing;
pub mod catalogues;
pub mod check;
pub mod consultations;
pub mod drafts;
pub mod entity;
pub mod error;
mod files;
pub mod founding;
pub mod free_slots;
pub mod insurers;
pub mod kiosk;
pub mod lab;
pub mod migrate;
pub mod patients;
pub mod person;
pub mod professionals;
pub mod reasons;
pub mod schedules;
pub mod settings;
mod sql;
#[cfg(test)]
pub(crate) mod tests;
pub mod tickets;
pub mod tx;
pub mod users;
pub mod vitals;
pub mod waiting_list;

pub use entity::Entity;
pub use error::StoreError;
#[cfg(test)]
pub(crate) use tests::testing;
pub use tx::Tx;

use crate::domain::actor::{Actor, Roles};
use crate::domain::error::RuleError;
use crate::domain::ids::UserId;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use audit::Entry;
use error::Attempt;
pub use rusqlite::Connection as Reader;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a connection waits for others before it gives up.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Between two tries. SQLite's own waiting grows to 100 ms and starves whoever came first.
const PAUSE: Duration = Duration::from_millis(1);

/// Marks the file as a clinic's database (`Poly` in ASCII).
pub(crate) const APPLICATION_ID: i32 = 0x506f_6c79;

/// An open database.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    client: String,
}

impl Store {
    /// Opens a clinic's database and brings it up to date, keeping a copy from before. `client` is the terminal or SSH
    /// client for the audit log.
    ///
    /// # Errors
    /// Says whether the file is missing, of another program, damaged, newer, not writable or on a network.
    pub fn open(path: &Path, client: &str) -> Result<Self, StoreError> {
        let path = path.canonicalize().map_err(|error| StoreError::io("open", &error))?;
        files::refuse_network(&path)?;
        let store = Self::connect(path, client)?;
        let mark: i32 = store.conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if mark != APPLICATION_ID {
            return Err(StoreError::NotAClinic);
        }
        migrate::run(&store.conn, &store.path, migrate::STEPS)?;
        patients::bring_up_to_date(&store.conn)?;
        store.prepare()?;
        Ok(store)
    }

    /// Makes a new database with whatever `build` writes into it. Either all of it is there at the end, or no file is:
    /// it is built beside its place and moved there when done.
    ///
    /// # Errors
    /// [`StoreError::Exists`]; whatever `build` refuses; and as [`Store::open`].
    pub fn create<T>(
        path: &Path,
        client: &str,
        build: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<(Self, T), StoreError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        files::make_folder(folder)?;
        files::refuse_network(&folder.canonicalize().map_err(|error| StoreError::io("create", &error))?)?;
        if path.exists() {
            return Err(StoreError::Exists);
        }
        let site = files::Site::beside(path)?;
        let built = {
            let store = Self::connect(site.path().to_owned(), client)?;
            migrate::create(&store.conn)?;
            patients::bring_up_to_date(&store.conn)?;
            // Nobody else sees the file yet, and a failure leaves none behind: durability can wait for the end.
            store.conn.pragma_update(None, "journal_mode", "memory")?;
            store.conn.pragma_update(None, "synchronous", "off")?;
            let built = build(&store)?;
            store.prepare()?;
            built
            // Closing the last connection writes the journal into the file and removes it.
        };
        site.move_to(path)?;
        Ok((Self::open(path, client)?, built))
    }

    /// Opens a clinic's database to look at: nothing can be written through it. One that an older program made is brought
    /// up to date first, as [`Store::open`] does it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let path = path.canonicalize().map_err(|error| StoreError::io("open", &error))?;
        files::refuse_network(&path)?;
        let store = Self::connect_with(path, "", OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let number = |pragma| store.conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        if number("application_id")? != i64::from(APPLICATION_ID) {
            return Err(StoreError::NotAClinic);
        }
        let (found, known) = (number("user_version")?, migrate::version_after(migrate::STEPS));
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        if found < known {
            drop(Self::open(&store.path, "")?);
        }
        Ok(store)
    }

    fn connect(path: PathBuf, client: &str) -> Result<Self, StoreError> {
        let store = Self::connect_with(path, client, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if store.conn.is_readonly(rusqlite::MAIN_DB)? {
            return Err(StoreError::NotWritable);
        }
        Ok(store)
    }

    fn connect_with(path: PathBuf, client: &str, how: OpenFlags) -> Result<Self, StoreError> {
        let flags = how | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(&path, flags).map_err(|error| StoreError::sql("open", error))?;
        // Before anything else: even the switch to WAL meets other processes.
        let mut since = Instant::now();
        conn.busy_handler(Some(move |tries: i32| {
            if tries == 0 {
                since = Instant::now();
            }
            std::thread::sleep(PAUSE);
            since.elapsed() < PATIENCE
        }))?;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        conn.set_prepared_statement_cache_capacity(256);
        // Kibibytes: a search among a million patients reads pages from all over the file.
        conn.pragma_update(None, "cache_size", -32_768)?;
        Ok(Self { conn, path, client: client.to_owned() })
    }

    /// Durable journal: a confirmed write survives a power cut.
    fn prepare(&self) -> Result<(), StoreError> {
        let mode: String = self
            .conn
            .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
            .map_err(|error| StoreError::sql("journal mode", error))?;
        if mode != "wal" {
            return Err(StoreError::NotWritable);
        }
        self.conn.pragma_update(None, "synchronous", "full")?;
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads in one transaction: everything seen belongs together.
    ///
    /// # Errors
    /// Whatever `read` refuses.
    pub fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred)?;
        let result = read(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// Writes in one immediate transaction: all of it or nothing. The roles that count are those the actor claims and
    /// still holds. A refused attempt is audited.
    ///
    /// # Errors
    /// Whatever `write` refuses; [`StoreError::Busy`] when others hold the database for longer than [`PATIENCE`].
    pub fn write<T>(
        &self,
        actor: &Actor,
        now: Timestamp,
        write: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let result = self.immediate(|conn| {
            let actor = still_holds(conn, actor)?;
            write(&Tx::new(conn, &actor, now, &self.client))
        });
        if let Err(StoreError::Forbidden { rule, attempt }) = &result
            && let Err(error) = self.audit_refusal(actor, now, rule, *attempt)
        {
            tracing::error!(%error, action = attempt.action, "a refusal could not be audited");
        }
        result
    }

    /// One immediate transaction, without an actor: for signing in.
    fn immediate<T>(&self, write: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let result = write(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    fn audit_refusal(
        &self,
        actor: &Actor,
        now: Timestamp,
        rule: &RuleError,
        attempt: Attempt,
    ) -> Result<(), StoreError> {
        let entry = Entry {
            at: now,
            user: Some(actor.user),
            actor: &actor.name,
            action: attempt.action,
            entity: attempt.entity.map_or("", |(entity, _)| entity.word()),
            entity_id: attempt.entity.map(|(_, id)| id),
            success: false,
            old: None,
            new: Some(serde_json::json!({ "refused": rule.message().text.id() })),
            client: &self.client,
        };
        self.immediate(|conn| audit::append(conn, &entry))
    }

    /// A number that changes when another process or connection has written.
    ///
    /// # Errors
    /// Whatever SQLite refuses.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}

/// The actor with the roles that are still held. Before there is any user, the founder is taken at their word.
fn still_holds(conn: &Connection, actor: &Actor) -> Result<Actor, StoreError> {
    let active = conn
        .prepare_cached("SELECT active FROM users WHERE id = ?1")?
        .query_row([actor.user], |row| row.get::<_, bool>(0))
        .optional()?;
    if active == Some(true) {
        let held = roles(conn, actor.user)?;
        return Ok(Actor { roles: actor.roles.iter().filter(|role| held.has(*role)).collect(), ..actor.clone() });
    }
    let founding = active.is_none() && !conn.query_row("SELECT EXISTS (SELECT 1 FROM users)", [], |row| row.get(0))?;
    if founding { Ok(actor.clone()) } else { Err(RuleError::refused(t::STORE_USER_INACTIVE).into()) }
}

/// The roles that a user holds.
fn roles(conn: &Connection, user: UserId) -> Result<Roles, StoreError> {
    let mut statement = conn.prepare_cached("SELECT role FROM user_roles WHERE user_id = ?1")?;
    let roles = statement.query_map([user], |row| row.get(0))?;
    Ok(roles.collect::<Result<Roles, _>>()?)
}
