//! The schema and its history: a new file gets the whole schema, an older one the steps that it misses.

use super::APPLICATION_ID;
use super::error::StoreError;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The whole current schema.
pub const SCHEMA: &str = include_str!("../../schema.sql");

/// The steps that lead from version 1 to the current schema; the first one makes version 2. A step that has been in a
/// release is never changed.
pub const STEPS: &[&str] = &[include_str!("../../migrations/2.sql")];

/// The schema's version after these steps.
pub(super) const fn version_after(steps: &[&str]) -> i64 {
    steps.len() as i64 + 1
}

/// Fills an empty file with the current schema.
pub(super) fn create(conn: &Connection) -> Result<(), StoreError> {
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    transaction.execute_batch(SCHEMA).map_err(|error| StoreError::sql("create schema", error))?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version_after(STEPS))?;
    Ok(transaction.commit()?)
}

/// Brings a file up to date with the steps that it misses, all in one transaction and after a copy of the file was made
/// beside it. Several processes may try at once: one does it, the others wait and find it done.
pub(super) fn run(conn: &Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let known = version_after(steps);
    match version(conn)? {
        found if found > known => return Err(StoreError::Newer { found, known }),
        found if found == known => return Ok(()),
        _ => {}
    }
    // A step may rebuild a table; its foreign keys are checked before the end instead of at each statement.
    conn.pragma_update(None, "foreign_keys", false)?;
    let result = run_steps(conn, path, steps);
    conn.pragma_update(None, "foreign_keys", true)?;
    result
}

fn run_steps(conn: &Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let known = version_after(steps);
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    let done = usize::try_from(found - 1).map_err(|_| StoreError::NotAClinic)?;
    copy_before(path, known)?;
    for step in steps.iter().skip(done) {
        transaction.execute_batch(step).map_err(|error| StoreError::sql("migrate", error))?;
    }
    let broken = transaction.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if broken {
        return Err(StoreError::Damaged);
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The names of tables, indexes and triggers that are missing, superfluous or different from a schema's text.
pub(super) fn drift(conn: &Connection, schema: &str) -> Result<Vec<String>, StoreError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(schema).map_err(|error| StoreError::sql("schema", error))?;
    let (expected, found) = (pieces(&fresh)?, pieces(conn)?);
    let names: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    Ok(names.into_iter().filter(|name| expected.get(*name) != found.get(*name)).cloned().collect())
}

/// Tables, indexes and triggers with their text; blanks and comments do not count.
fn pieces(conn: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, plain(&row.get::<_, String>(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn plain(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code));
    lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

/// Copies the file as it is, seen from a connection of its own while the migration holds the write lock.
fn copy_before(path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let copy = free_name(path, version);
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    source
        .backup(rusqlite::MAIN_DB, &copy, None::<fn(rusqlite::backup::Progress)>)
        .map_err(|error| StoreError::sql("copy before migrating", error))?;
    super::files::protect(&copy)?;
    Ok(copy)
}

/// `clinic.db.before-v2`, or with a number when that is taken.
fn free_name(path: &Path, version: i64) -> PathBuf {
    let named = |ending: String| {
        let mut name = path.file_name().map(OsString::from).unwrap_or_default();
        name.push(ending);
        path.with_file_name(name)
    };
    let first = named(format!(".before-v{version}"));
    std::iter::once(first.clone())
        .chain((2..1000).map(|count| named(format!(".before-v{version}-{count}"))))
        .find(|name| !name.exists())
        .unwrap_or(first)
}
