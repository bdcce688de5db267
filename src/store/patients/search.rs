//! Finding patients: by part of a name in any order and without accents, by phone, identity number, patient or appointment
//! number, or birth date. With [`index`](super::index) this is the only place that knows SQLite's full-text index.

use super::birth_date;
use super::index::{NUMBER, PHONE, PHONE_BACKWARDS, SOUND, YEAR, backwards, compact};
use crate::domain::ids::{AppointmentId, Id, PatientId};
use crate::domain::patient::{BirthDate, PersonName, Sex, fold_name, sounds, without_apostrophes};
use crate::domain::validate::clean_line;
use crate::store::error::StoreError;
use crate::store::sql::IsoDate;
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use std::collections::BTreeSet;

/// How many patients a search shows.
const LIMIT: usize = 50;

/// How many hits of the index are put into order before the first [`LIMIT`] are shown: each is read for its name.
const ORDERED: usize = 250;

/// From so many namesakes on, people whose names only begin like theirs are no longer counted.
const MANY: usize = 4 * LIMIT;

/// How far hits are counted.
pub const COUNTED: usize = 1_000;

/// The fewest digits that are searched as part of a phone number.
const FEWEST_DIGITS: usize = 3;

/// The fewest characters of an identity number that lead straight to its holder.
const WHOLE_NUMBER: usize = 5;

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
    /// What tells homonyms apart where the rest is the same: the city, or else an identity number; may be empty.
    pub apart: String,
    /// The names and numbers of those who were merged into this record.
    pub formerly: String,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The first ones.
    pub rows: Vec<PatientRow>,
    /// How many there are, counted up to one more than [`COUNTED`].
    pub total: usize,
    /// There are more than `total`, uncounted: whose names only begin like this.
    pub at_least: bool,
    /// Nobody is written like this; these sound like it.
    pub heard: bool,
    /// The one patient whose whole number was typed or scanned.
    pub straight: Option<PatientId>,
}

impl Found {
    /// Whether there are more than these.
    #[must_use]
    pub fn more(&self) -> bool {
        self.total > self.rows.len()
    }
}

const COLUMNS: &str = "p.id, p.given_name, p.family_name, p.birth_date, p.birth_precision, p.sex, coalesce(p.phone, ''),
    p.active,
    coalesce(p.city, (SELECT i.value FROM patient_identifiers AS i WHERE i.patient_id = p.id ORDER BY i.id LIMIT 1), ''),
    coalesce((SELECT group_concat(m.family_name || ', ' || m.given_name || ' PAT-' || printf('%06d', m.id), '; ')
              FROM patients AS m WHERE m.merged_into_id = p.id), '')";

pub(super) const BY_ID: &str =
    "patients AS h JOIN patients AS p ON p.id = coalesce(h.merged_into_id, h.id) WHERE h.id = ?1";
const BY_BIRTH: &str = "patients AS h JOIN patients AS p ON p.id = coalesce(h.merged_into_id, h.id)
    WHERE h.birth_date = ?1 ORDER BY h.name_key, h.id LIMIT ?2";
const RECENT: &str = "patients AS p WHERE p.merged_into_id IS NULL ORDER BY p.updated_at DESC, p.id DESC LIMIT ?1";
const BY_FAMILY: &str = "patients AS p
    WHERE p.name_key >= ?1 AND p.name_key < ?2 AND p.merged_into_id IS NULL ORDER BY p.name_key, p.id LIMIT ?3";
const HITS: &str = "SELECT rowid FROM patient_search WHERE patient_search MATCH ?1 LIMIT ?2";
const KEY: &str = "SELECT name_key FROM patients WHERE id = ?1";

const COUNT_FAMILY: &str =
    "SELECT count(*) FROM (SELECT 1 FROM patients WHERE name_key >= ?1 AND name_key < ?2 LIMIT ?3) AS hit";
const NUMBERS: &str = "SELECT value FROM patient_identifiers WHERE patient_id = ?1";
const BY_APPOINTMENT: &str = "SELECT patient_id FROM appointments WHERE id = ?1";

/// Every query of this module, for the test that reads their plans.
#[cfg(test)]
pub(super) fn queries() -> Vec<String> {
    let rows = [BY_ID, BY_BIRTH, RECENT, BY_FAMILY].map(|rest| format!("SELECT {COLUMNS} FROM {rest}"));
    rows.into_iter().chain([HITS, KEY, COUNT_FAMILY, NUMBERS, BY_APPOINTMENT].map(str::to_owned)).collect()
}

fn patient_row(row: &Row<'_>) -> rusqlite::Result<PatientRow> {
    Ok(PatientRow {
        id: row.get(0)?,
        name: PersonName { given: row.get(1)?, family: row.get(2)? },
        birth: birth_date(row, 3)?,
        sex: row.get(5)?,
        phone: row.get(6)?,
        active: row.get(7)?,
        apart: row.get(8)?,
        formerly: row.get(9)?,
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
    if let Some(id) = numbered(conn, &query)? {
        let rows = select(conn, BY_ID, [id])?;
        return Ok(Found { straight: rows.first().map(|row| row.id), total: rows.len(), rows, ..Found::default() });
    }
    let dates = dates(&query);
    if !dates.is_empty() {
        return born(conn, &dates);
    }
    let mut found = matching(conn, &query)?;
    if let Some(row) = found.rows.first()
        && holds(conn, row.id, &query)?
    {
        found.straight = Some(row.id);
    }
    Ok(found)
}

/// Who was registered or edited last.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn recent(conn: &Connection) -> Result<Found, StoreError> {
    let rows = select(conn, RECENT, [limit(LIMIT)])?;
    Ok(Found { total: rows.len(), rows, ..Found::default() })
}

/// The patient of `PAT-000123`, or of the appointment `APT-000123` on a slip.
fn numbered(conn: &Connection, query: &str) -> Result<Option<PatientId>, StoreError> {
    if let Some(id) = PatientId::parse(query) {
        return Ok(Some(id));
    }
    let Some(appointment) = AppointmentId::parse(query) else { return Ok(None) };
    Ok(conn.prepare_cached(BY_APPOINTMENT)?.query_row([appointment], |row| row.get(0)).optional()?)
}

/// The day that was typed; a year of two digits may be of either century.
fn dates(query: &str) -> Vec<NaiveDate> {
    let plain = query.replace(['.', '-', ' '], "/");
    let read = |format: &str| NaiveDate::parse_from_str(&plain, format).ok();
    match plain.split('/').map(str::len).collect::<Vec<_>>().as_slice() {
        [4, 1..=2, 1..=2] => read("%Y/%m/%d").into_iter().collect(),
        [1..=2, 1..=2, 4] => read("%d/%m/%Y").into_iter().collect(),
        [1..=2, 1..=2, 2] => {
            let late = read("%d/%m/%y").map(|date| if date.year() < 2000 { 0 } else { 100 });
            let of = |back: i32| read("%d/%m/%y").and_then(|date| date.with_year(date.year() - back));
            late.into_iter().flat_map(|back| [of(0), of(back)]).flatten().collect::<BTreeSet<_>>().into_iter().collect()
        }
        // `03 Aug 1994`, as the program writes it.
        _ => NaiveDate::parse_from_str(query, "%d %b %Y").into_iter().collect(),
    }
}

fn born(conn: &Connection, dates: &[NaiveDate]) -> Result<Found, StoreError> {
    let mut found = Found::default();
    for date in dates {
        found.rows.extend(select(conn, BY_BIRTH, params![IsoDate(*date), limit(COUNTED + 1)])?);
    }
    Ok(first(found.rows))
}

fn limit(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn first(mut rows: Vec<PatientRow>) -> Found {
    let total = rows.len();
    rows.truncate(LIMIT);
    Found { rows, total, ..Found::default() }
}

/// Whether this is somebody's whole identity number.
fn holds(conn: &Connection, id: PatientId, query: &str) -> Result<bool, StoreError> {
    let typed = compact(query);
    if typed.len() < WHOLE_NUMBER || !typed.bytes().any(|b| b.is_ascii_digit()) {
        return Ok(false);
    }
    let mut statement = conn.prepare_cached(NUMBERS)?;
    let values: Vec<String> = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(values.iter().any(|value| compact(value) == typed))
}

/// What the index is asked: every word begins some word of the name; digits may also be part of a phone or identity
/// number, or a year of birth; and all together may be one number with signs between.
struct Asked {
    query: String,
    /// The same with whole words, where it is words.
    exact: Option<String>,
    /// Words only: family names that begin like this come first, in their order.
    folded: Option<String>,
    /// All of it is digits.
    digits: Option<String>,
}

fn asked(query: &str) -> Option<Asked> {
    let folded = fold_name(query);
    let together = folded.replace(' ', "");
    let numeric = query.chars().all(|c| c.is_ascii_digit() || " .-/()+".contains(c));
    if together.is_empty() {
        return None;
    }
    if numeric {
        return Some(Asked {
            query: number_terms(&together).join(" OR "),
            exact: None,
            folded: None,
            digits: Some(together),
        });
    }
    let words: BTreeSet<&str> = folded.split(' ').collect();
    let each = words.iter().map(|word| match word.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("({})", [number_terms(word), vec![format!("\"{word}\"*")]].concat().join(" OR ")),
        false => format!("\"{word}\"*"),
    });
    let mut query_text = each.collect::<Vec<_>>().join(" AND ");
    let joined = fold_name(&without_apostrophes(query));
    if joined != folded {
        let joined: BTreeSet<String> = joined.split(' ').map(|word| format!("\"{word}\"*")).collect();
        query_text = format!("({query_text}) OR ({})", joined.into_iter().collect::<Vec<_>>().join(" AND "));
    }
    if together.bytes().any(|b| b.is_ascii_digit()) {
        query_text = format!("({query_text}) OR \"{NUMBER}{together}\"*");
    }
    let whole = words.iter().map(|word| match word.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("({})", number_terms(word).join(" OR ")),
        false => format!("\"{word}\""),
    });
    let whole = whole.collect::<Vec<_>>().join(" AND ");
    Some(Asked { query: query_text, exact: Some(whole), folded: Some(folded), digits: None })
}

/// Where digits are looked for: the beginning of an identity number, either end of a phone number, a year of birth.
fn number_terms(digits: &str) -> Vec<String> {
    let mut terms = Vec::new();
    if digits.len() >= FEWEST_DIGITS {
        terms.push(format!("\"{NUMBER}{digits}\"*"));
        terms.push(format!("\"{PHONE_BACKWARDS}{}\"*", backwards(digits)));
        terms.push(format!("\"{PHONE}{digits}\"*"));
    }
    if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
        terms.push(format!("\"{YEAR}{digits}\""));
    }
    if terms.is_empty() {
        terms.push(format!("\"{digits}\""));
    }
    terms
}

/// The patients that the index finds, by name; when there are none, those whose names sound like it.
fn matching(conn: &Connection, query: &str) -> Result<Found, StoreError> {
    let Some(asked) = asked(query) else { return Ok(Found::default()) };
    let mut rows = Vec::new();
    if let Some(digits) = &asked.digits
        && let Ok(number) = digits.parse::<i64>()
    {
        rows = select(conn, BY_ID, [PatientId::new(number)])?;
    }
    if let Some(folded) = &asked.folded {
        let end = format!("{folded}\u{10ffff}");
        rows = select(conn, BY_FAMILY, params![folded, end, limit(LIMIT)])?;
        // Whatever one letter begins is counted by family name alone: the index would have to read half of itself.
        if rows.len() == LIMIT && folded.chars().count() < 2 {
            let total = counted(conn, COUNT_FAMILY, params![folded, end, limit(COUNTED + 1)])?;
            return Ok(Found { rows, total, ..Found::default() });
        }
    }
    let (hits, at_least) = hits(conn, &asked)?;
    let total = hits.len().max(rows.len());
    add(conn, &mut rows, &hits)?;
    match asked.folded.filter(|_| rows.is_empty()) {
        Some(folded) => heard(conn, &folded),
        None => Ok(Found { rows, total, at_least, ..Found::default() }),
    }
}

/// Whom the index finds, up to one more than are counted, and whether there may be more. Whole words come first: where
/// they find [`MANY`], longer words need not be looked at, and the beginnings of common words are what costs.
fn hits(conn: &Connection, asked: &Asked) -> Result<(Vec<PatientId>, bool), StoreError> {
    if let Some(exact) = &asked.exact {
        let found = matched(conn, exact, COUNTED)?;
        if found.len() > MANY {
            return Ok((found, true));
        }
    }
    Ok((matched(conn, &asked.query, COUNTED)?, false))
}

/// Whom the index finds, up to one more than `most`.
fn matched(conn: &Connection, query: &str, most: usize) -> Result<Vec<PatientId>, StoreError> {
    let mut statement = conn.prepare_cached(HITS)?;
    let found = statement.query_map(params![query, limit(most + 1)], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Fills the rows up to [`LIMIT`] with the first hits by name. Only those that are shown are read in full.
fn add(conn: &Connection, rows: &mut Vec<PatientRow>, hits: &[PatientId]) -> Result<(), StoreError> {
    let shown: BTreeSet<PatientId> = rows.iter().map(|row| row.id).collect();
    let mut key = conn.prepare_cached(KEY)?;
    let mut ordered: Vec<(String, PatientId)> = Vec::new();
    for id in hits.iter().filter(|id| !shown.contains(id)).take(if rows.len() < LIMIT { ORDERED } else { 0 }) {
        ordered.extend(key.query_row([id], |row| Ok((row.get(0)?, *id))).optional()?);
    }
    ordered.sort();
    for (_, id) in ordered.iter().take(LIMIT.saturating_sub(rows.len())) {
        rows.extend(select(conn, BY_ID, [id])?);
    }
    Ok(())
}

fn counted(conn: &Connection, sql: &str, params: impl Params) -> Result<usize, StoreError> {
    let counted: i64 = conn.prepare_cached(sql)?.query_row(params, |row| row.get(0))?;
    Ok(usize::try_from(counted).unwrap_or_default())
}

/// Whoever has a name that sounds like each of these words.
fn heard(conn: &Connection, folded: &str) -> Result<Found, StoreError> {
    let any = |(place, word): (usize, &str)| {
        let mut terms: Vec<String> = sounds(word).into_iter().map(|sound| format!("\"{SOUND}{sound}\"")).collect();
        // Only the last word may still be on its way; beginnings are what costs.
        terms.push(if place == 0 { format!("\"{word}\"*") } else { format!("\"{word}\"") });
        format!("({})", terms.join(" OR "))
    };
    let query = folded.split(' ').rev().enumerate().map(any).collect::<Vec<_>>().join(" AND ");
    // Names that only sound alike are a guess: it is not worth counting them beyond what is shown.
    let (hits, mut rows) = (matched(conn, &query, LIMIT)?, Vec::new());
    add(conn, &mut rows, &hits)?;
    let (total, at_least) = (hits.len(), hits.len() > LIMIT);
    Ok(Found { heard: !rows.is_empty(), total, at_least, rows, ..Found::default() })
}
