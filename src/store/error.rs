//! What can go wrong with the database, as values that say what a person needs to know.

use super::entity::Entity;
use crate::domain::error::RuleError;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Message, Text, t};
use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

/// Why the store did not do what was asked. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Others kept the database locked for too long; trying again is fine.
    #[error("the database is busy")]
    Busy,
    /// Somebody else changed the row since it was read.
    #[error("the {entity} was changed by somebody else at {at:?}")]
    Conflict {
        /// What was changed.
        entity: Entity,
        /// Where it stands now, for rows with a status.
        now: Option<Text>,
        /// Who changed it last.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// There is no such row.
    #[error("there is no such {0}")]
    NotFound(Entity),
    /// The actor may not do it. The attempt is in the audit log.
    #[error("forbidden: {rule}")]
    Forbidden {
        /// The rule that says so.
        rule: RuleError,
        /// What was tried, for the audit log.
        attempt: Attempt,
    },
    /// A rule of the clinic is broken.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// There is no database at this path.
    #[error("there is no database")]
    Missing,
    /// There is a database already.
    #[error("there is a database already")]
    Exists,
    /// The file is not a database of this program.
    #[error("the file is not a clinic's database")]
    NotAClinic,
    /// The file is damaged.
    #[error("the database is damaged")]
    Damaged,
    /// The file was made by a newer program.
    #[error("the database has version {found}, this program knows {known}")]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The folder is on a network file system, where processes of several hosts would damage the file.
    #[error("the folder is on a network file system ({kind})")]
    NetworkFileSystem {
        /// The kind of file system, as the system calls it.
        kind: String,
    },
    /// The file or its folder cannot be written.
    #[error("the database cannot be written")]
    NotWritable,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// A starter catalogue inside the program is not as it must be.
    #[error(transparent)]
    Catalogue(#[from] crate::catalogue::Malformed),
    /// Anything else; the context and the source go to the log.
    #[error("{context}: {source}")]
    Sql {
        /// What was being done.
        context: &'static str,
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

/// What somebody tried to do without being allowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// The word of the action or permission.
    pub action: &'static str,
    /// On what.
    pub entity: Option<(Entity, i64)>,
}

impl StoreError {
    /// Puts a failure of SQLite into the words above.
    #[must_use]
    pub fn sql(context: &'static str, source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::NotADatabase) => Self::NotAClinic,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::NotWritable,
            Some(ErrorCode::DiskFull) => Self::Full,
            // The memory that processes share is a file too, and SQLite has another word when it does not fit.
            Some(ErrorCode::SystemIoFailure) if extended(&source) == Some(SQLITE_IOERR_SHMSIZE) => Self::Full,
            _ => Self::Sql { context, source },
        }
    }

    /// Puts a failure of the file system into the words above.
    #[must_use]
    pub fn io(context: &'static str, source: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match source.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotWritable,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => {
                tracing::error!(context, error = %source, "file system");
                Self::NotWritable
            }
        }
    }

    /// Whether the same request may succeed when it is simply made again.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy)
    }

    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Busy => t::STORE_BUSY.into(),
            Self::Conflict { entity, now: Some(now), by, at } => t::STORE_CONFLICT_STATUS
                .with("entity", entity.text())
                .with("status", *now)
                .with("by", by.as_str())
                .with("at", *at),
            Self::Conflict { entity, now: None, by, at } => {
                t::STORE_CONFLICT.with("entity", entity.text()).with("by", by.as_str()).with("at", *at)
            }
            Self::NotFound(entity) => t::STORE_NOT_FOUND.with("entity", entity.text()),
            Self::Forbidden { rule, .. } | Self::Rule(rule) => rule.message(),
            Self::Missing => t::STORE_MISSING.into(),
            Self::Exists => t::STORE_EXISTS.into(),
            Self::NotAClinic => t::STORE_NOT_A_CLINIC.into(),
            Self::Damaged => t::STORE_DAMAGED.into(),
            Self::Newer { found, known } => t::STORE_NEWER.with("found", *found).with("known", *known),
            Self::NetworkFileSystem { kind } => t::STORE_NETWORK_FILE_SYSTEM.with("kind", kind.as_str()),
            Self::NotWritable => t::STORE_NOT_WRITABLE.into(),
            Self::Full => t::STORE_FULL.into(),
            Self::Catalogue(_) | Self::Sql { .. } => t::STORE_FAILED.into(),
        }
    }
}

fn extended(source: &rusqlite::Error) -> Option<i32> {
    source.sqlite_error().map(|error| error.extended_code)
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        Self::sql("query", source)
    }
}
