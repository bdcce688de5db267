//! Finding patients: by part of a name in any order and without accents, by phone, identity number, patient number or
//! birth date. This is the only place that knows SQLite's full-text index.

use super::birth_date;
use super::index::{NUMBER, PHONE, PHONE_BACKWARDS, backwards};
use crate::domain::ids::{Id, PatientId};
use crate::domain::patient::{BirthDate, PersonName, Sex, fold_name};
use crate::domain::validate::clean_line;
use crate::store::error::StoreError;
use crate::store::sql::IsoDate;
use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeSet;

/// How many patients a search shows.
const LIMIT: usize = 50;

/// How many hits of the index are put into order before the first [`LIMIT`] are shown.
const ORDERED: usize = 500;

/// The fewest digits that are searched as the end of a phone number.
const FEWEST_DIGITS: usize = 3;

/// A patient as lists show them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PatientRow {
    /// The key.
    pub id: PatientId,
    /// Names.
    pub name: PersonName,
    /// Birth date.
    pub birth: Option<BirthDate>,
    /// Administrative sex.
    pub sex: Sex,
    /// Phone; empty where it is not known.
    pub phone: String,
    /// Whether appointments can be booked.
    pub active: bool,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The first ones.
    pub rows: Vec<PatientRow>,
    /// Whether there are more than these.
    pub more: bool,
}

const COLUMNS: &str =
    "p.id, p.given_name, p.family_name, p.birth_date, p.birth_precision, p.sex, coalesce(p.phone, ''), p.active";

pub(super) const BY_ID: &str =
    "patients AS h JOIN patients AS p ON p.id = coalesce(h.merged_into_id, h.id) WHERE h.id = ?1";
const BY_BIRTH: &str = "patients AS h JOIN patients AS p ON p.id = coalesce(h.merged_into_id, h.id)
    WHERE h.birth_date = ?1 ORDER BY h.name_key, h.id LIMIT ?2";
const RECENT: &str = "patients AS p WHERE p.merged_into_id IS NULL ORDER BY p.updated_at DESC, p.id DESC LIMIT ?1";
const BY_FAMILY: &str = "patients AS p
    WHERE p.name_key >= ?1 AND p.name_key < ?2 AND p.merged_into_id IS NULL ORDER BY p.name_key, p.id LIMIT ?3";
const BY_WORDS: &str = "(SELECT rowid AS id FROM patient_search WHERE patient_search MATCH ?1 LIMIT ?2) AS hit
        JOIN patients AS p ON p.id = hit.id ORDER BY p.name_key, p.id";

/// Every query of this module, for the test that reads their plans.
#[cfg(test)]
pub(super) const QUERIES: [&str; 5] = [BY_ID, BY_BIRTH, RECENT, BY_FAMILY, BY_WORDS];

#[cfg(test)]
pub(super) fn query(rest: &str) -> String {
    format!("SELECT {COLUMNS} FROM {rest}")
}

fn patient_row(row: &Row<'_>) -> rusqlite::Result<PatientRow> {
    Ok(PatientRow {
        id: row.get(0)?,
        name: PersonName { given: row.get(1)?, family: row.get(2)? },
        birth: birth_date(row, 3)?,
        sex: row.get(5)?,
        phone: row.get(6)?,
        active: row.get(7)?,
    })
}

pub(super) fn select(conn: &Connection, rest: &str, params: impl Params) -> Result<Vec<PatientRow>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM {rest}"))?;
    let rows = statement.query_map(params, patient_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Finds patients. An empty query shows who was registered or edited last.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn find(conn: &Connection, query: &str) -> Result<Found, StoreError> {
    let query = clean_line(query);
    if query.is_empty() {
        return recent(conn);
    }
    if let Some(id) = PatientId::parse(&query) {
        return Ok(Found { rows: select(conn, BY_ID, [id])?, more: false });
    }
    if let Some(date) =
        ["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|f| NaiveDate::parse_from_str(&query, f).ok())
    {
        return Ok(first(select(conn, BY_BIRTH, params![IsoDate(date), one_more(LIMIT)])?));
    }
    let folded = fold_name(&query);
    let digits = query.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/' | '(' | ')' | '+'));
    if digits { by_number(conn, &folded.replace(' ', "")) } else { by_name(conn, &folded) }
}

/// Who was registered or edited last.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn recent(conn: &Connection) -> Result<Found, StoreError> {
    Ok(first(select(conn, RECENT, [one_more(LIMIT)])?))
}

fn one_more(limit: usize) -> i64 {
    i64::try_from(limit + 1).unwrap_or(i64::MAX)
}

fn first(mut rows: Vec<PatientRow>) -> Found {
    let more = rows.len() > LIMIT;
    rows.truncate(LIMIT);
    Found { rows, more }
}

/// Digits: a patient's number, the beginning or end of a phone number, or the beginning of an identity number.
fn by_number(conn: &Connection, digits: &str) -> Result<Found, StoreError> {
    let mut rows = match digits.parse::<i64>() {
        Ok(number) => select(conn, BY_ID, [PatientId::new(number)])?,
        Err(_) => Vec::new(),
    };
    if digits.len() >= FEWEST_DIGITS {
        let query =
            format!("\"{NUMBER}{digits}\"* OR \"{PHONE_BACKWARDS}{}\"* OR \"{PHONE}{digits}\"*", backwards(digits));
        let numbered = rows.first().map(|row| row.id);
        rows.extend(matching(conn, &query)?.into_iter().filter(|row| Some(row.id) != numbered));
    }
    Ok(first(rows))
}

/// Words: each begins some word of the name, or all together an identity number. Those whose family name begins with the query come
/// first, in alphabetical order, straight from an index in that order.
fn by_name(conn: &Connection, folded: &str) -> Result<Found, StoreError> {
    let words: BTreeSet<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Found { rows: Vec::new(), more: false });
    }
    let mut rows = select(conn, BY_FAMILY, params![folded, format!("{folded}\u{10ffff}"), one_more(LIMIT)])?;
    if rows.len() <= LIMIT {
        let mut query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" AND ");
        if folded.bytes().any(|b| b.is_ascii_digit()) {
            query.push_str(&format!(" OR \"{NUMBER}{}\"*", folded.replace(' ', "")));
        }
        let shown: BTreeSet<PatientId> = rows.iter().map(|row| row.id).collect();
        rows.extend(matching(conn, &query)?.into_iter().filter(|row| !shown.contains(&row.id)));
    }
    Ok(first(rows))
}

/// The patients that the full-text index finds, by name.
fn matching(conn: &Connection, query: &str) -> Result<Vec<PatientRow>, StoreError> {
    select(conn, BY_WORDS, params![query, one_more(ORDERED)])
}
