//! Who may already be the person that a form is being filled in for. Each kind of likeness brings some candidates from an
//! index (the same number, phone, birth date or one a slip away, the same words or sounds of the name); what they have in
//! common is then weighed by [`weigh`].

#[cfg(test)]
mod labelled;
#[cfg(test)]
mod tests;

use super::index::{NUMBER, PHONE_BACKWARDS, SOUND, YEAR, backwards, compact};
use super::search::{PatientRow, select};
use super::{Details, Identifier, birth_date};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::PatientId;
use crate::domain::patient::{
    BirthDate, BirthPrecision, DuplicateReason, Evidence, NameWords, PersonName, Sex, Verdict, birth_likeness,
    name_words, slips, sounds, weigh,
};
use crate::domain::validate::{LINE, require_line};
use crate::i18n::t;
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::sql::IsoDate;
use crate::store::tx::Tx;
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Params, Row, params};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// How many are shown.
const SHOWN: usize = 8;

/// The digits at the end of a phone number that are the same with and without a country code.
const PHONE_END: usize = 8;

/// The fewest characters of a number that say something about who holds it, whatever the document.
const NUMBER_LENGTH: usize = 5;

/// How many candidates one index gives at most.
const CANDIDATES: i64 = 100;

/// How many of those born on one day are looked at: ages that were guessed crowd on a few days.
const BORN_THAT_DAY: i64 = 2_000;

/// The form field of the reason for a second record of somebody who looks known.
pub const DESPITE: FieldName = FieldName("despite");

/// A patient who may be the one being registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Who.
    pub patient: PatientRow,
    /// What speaks loudest for it.
    pub reason: DuplicateReason,
    /// How much speaks for it, from 0 to 100.
    pub score: u8,
    /// So sure that registering all the same needs a reason.
    pub strong: bool,
}

/// Why somebody is registered although others look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Despite {
    /// In words.
    pub reason: String,
    /// Who was seen and passed over.
    pub passed_over: Vec<PatientId>,
}

const BY_NUMBER: &str = "patient_search AS s JOIN patients AS p ON p.id = s.rowid
        LEFT JOIN patient_identifiers AS i ON i.patient_id = p.id AND i.type = ?2 AND i.value = ?3
    WHERE s.patient_search MATCH ?1 LIMIT ?4";
const BY_KEY: &str = "patients AS p WHERE p.name_key = ?1 LIMIT ?2";
const BY_INDEX: &str =
    "patient_search AS s JOIN patients AS p ON p.id = s.rowid WHERE s.patient_search MATCH ?1 LIMIT ?2";
const BY_ID: &str = "patients AS p WHERE p.id = ?1";
const BORN: &str = "SELECT id, name_key FROM patients WHERE birth_date = ?1 LIMIT ?2";

const FACTS: &str =
    "p.id, p.given_name, p.family_name, p.birth_date, p.birth_precision, p.sex, coalesce(p.phone_digits, ''),
    coalesce(p.merged_into_id, p.id)";

/// The queries of this module, for the test that reads their plans.
#[cfg(test)]
pub(super) fn queries() -> Vec<String> {
    let facts = [BY_KEY, BY_INDEX, BY_ID].map(|rest| format!("SELECT {FACTS} FROM {rest}"));
    facts.into_iter().chain([BORN.to_owned(), format!("SELECT {FACTS}, i.id FROM {BY_NUMBER}")]).collect()
}

/// What is compared of somebody who is known already.
struct Known {
    name: PersonName,
    birth: Option<BirthDate>,
    sex: Sex,
    digits: String,
    /// The record that stands for this one, after a merge.
    survivor: PatientId,
    same_identifier: bool,
    same_number: bool,
}

/// The candidates, each once.
#[derive(Default)]
struct Candidates(BTreeMap<PatientId, Known>);

impl Candidates {
    fn add(&mut self, conn: &Connection, rest: &str, params: impl Params) -> Result<(), StoreError> {
        let mut statement = conn.prepare_cached(&format!("SELECT {FACTS} FROM {rest}"))?;
        let rows = statement.query_map(params, known)?;
        for row in rows {
            let (id, known) = row?;
            self.0.entry(id).or_insert(known);
        }
        Ok(())
    }

    /// Whoever has this number on a document.
    fn with_number(&mut self, conn: &Connection, number: &Identifier) -> Result<(), StoreError> {
        let written = compact(&number.value);
        let checked = number.kind.check(&number.value);
        if written.len() < NUMBER_LENGTH && checked.is_err() {
            return Ok(());
        }
        let value = checked.unwrap_or_else(|_| number.value.clone());
        let mut statement = conn.prepare_cached(&format!("SELECT {FACTS}, i.id IS NOT NULL FROM {BY_NUMBER}"))?;
        let query = format!("\"{NUMBER}{written}\"");
        let rows = statement.query_map(params![query, number.kind, value, CANDIDATES], |row| {
            let same: bool = row.get(8)?;
            Ok((known(row)?, same))
        })?;
        for row in rows {
            let ((id, known), same) = row?;
            let known = self.0.entry(id).or_insert(known);
            known.same_identifier |= same;
            known.same_number |= written.len() >= NUMBER_LENGTH;
        }
        Ok(())
    }

    fn with_phone(&mut self, conn: &Connection, end: &str) -> Result<(), StoreError> {
        self.add(conn, BY_INDEX, params![format!("\"{PHONE_BACKWARDS}{}\"*", backwards(end)), CANDIDATES])
    }

    /// Whoever was born on that day or a slip away from it and shares a word of the name, or nearly.
    fn born(&mut self, conn: &Connection, birth: BirthDate, name: &PersonName) -> Result<(), StoreError> {
        let words: Vec<String> = name_words(&name.full());
        let mut days = vec![birth.date];
        if birth.precision == BirthPrecision::Day {
            days.extend(slips(birth.date));
            // Where only the month or the year is known, its middle stands for it.
            days.extend(NaiveDate::from_ymd_opt(birth.date.year(), birth.date.month(), 15));
            days.extend(NaiveDate::from_ymd_opt(birth.date.year(), 7, 1));
        }
        days.sort_unstable();
        days.dedup();
        let mut statement = conn.prepare_cached(BORN)?;
        let mut found: BTreeSet<PatientId> = BTreeSet::new();
        for day in days {
            let rows =
                statement.query_map(params![IsoDate(day), BORN_THAT_DAY], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in rows {
                let (id, key): (PatientId, String) = row?;
                if shares_a_word(&words, &key) {
                    found.insert(id);
                }
            }
        }
        for id in found {
            if !self.0.contains_key(&id) {
                self.add(conn, BY_ID, [id])?;
            }
        }
        Ok(())
    }

    /// Whoever has a given and a family name of these words or sounds. With a birth date, only those born about then:
    /// the others come by their birth date.
    fn named(&mut self, conn: &Connection, details: &Details) -> Result<(), StoreError> {
        self.add(conn, BY_KEY, params![details.name.sort_key(), CANDIDATES])?;
        let (given, family) = (one_of(&details.name.given), one_of(&details.name.family));
        if given.is_empty() || family.is_empty() {
            return Ok(());
        }
        let mut query = format!("({given}) AND ({family})");
        if let Some(birth) = details.birth {
            let years = (birth.date.year() - 3..=birth.date.year() + 3).map(|year| format!("\"{YEAR}{year}\""));
            query.push_str(&format!(" AND ({})", years.collect::<Vec<_>>().join(" OR ")));
        }
        self.add(conn, BY_INDEX, params![query, CANDIDATES])
    }
}

fn known(row: &Row<'_>) -> rusqlite::Result<(PatientId, Known)> {
    let known = Known {
        name: PersonName { given: row.get(1)?, family: row.get(2)? },
        birth: birth_date(row, 3)?,
        sex: row.get(5)?,
        digits: row.get(6)?,
        survivor: row.get(7)?,
        same_identifier: false,
        same_number: false,
    };
    Ok((row.get(0)?, known))
}

/// Any of these words, or a word that sounds like one of them, as the index is asked.
fn one_of(part: &str) -> String {
    let mut terms: BTreeSet<String> = BTreeSet::new();
    for word in name_words(part) {
        terms.extend(sounds(&word).into_iter().map(|sound| format!("\"{SOUND}{sound}\"")));
        terms.insert(format!("\"{word}\""));
    }
    terms.into_iter().collect::<Vec<_>>().join(" OR ")
}

/// Whether some word of a folded name is one of these, or as good as: a first look, before the whole record is read.
fn shares_a_word(words: &[String], key: &str) -> bool {
    key.split(' ').any(|known| words.iter().any(|word| word == known || strsim::jaro_winkler(word, known) >= 0.85))
}

/// Who may already be the person that a form is being filled in for, the surest first, at most eight; `except` is the
/// patient whose form it is.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn duplicates(
    conn: &Connection,
    details: &Details,
    except: Option<PatientId>,
) -> Result<Vec<Duplicate>, StoreError> {
    let mut verdicts = weighed(conn, details, except)?;
    verdicts.truncate(SHOWN);
    let mut found = Vec::with_capacity(verdicts.len());
    for (id, verdict) in verdicts {
        let row = select(conn, super::search::BY_ID, [id])?.pop();
        found.extend(row.map(|patient| Duplicate {
            patient,
            reason: verdict.reason,
            score: verdict.score,
            strong: verdict.strong,
        }));
    }
    Ok(found)
}

type Weighed = (PatientId, Verdict);

fn weighed(conn: &Connection, details: &Details, except: Option<PatientId>) -> Result<Vec<Weighed>, StoreError> {
    let digits: String = details.phone.chars().filter(char::is_ascii_digit).collect();
    let end = digits.len().checked_sub(PHONE_END).and_then(|start| digits.get(start..));
    let mut candidates = Candidates::default();
    for number in &details.identifiers {
        candidates.with_number(conn, number)?;
    }
    if let Some(end) = end {
        candidates.with_phone(conn, end)?;
    }
    if let Some(birth) = details.birth {
        candidates.born(conn, birth, &details.name)?;
    }
    candidates.named(conn, details)?;
    let words = NameWords::of(&details.name);
    let mut best: BTreeMap<PatientId, Verdict> = BTreeMap::new();
    for known in candidates.0.into_values().filter(|known| Some(known.survivor) != except) {
        let others = NameWords::of(&known.name);
        let evidence = Evidence {
            same_identifier: known.same_identifier,
            same_number: known.same_number,
            name: words.likeness(&others),
            given: words.given_likeness(&others),
            birth: birth_likeness(details.birth, known.birth),
            phone: end.is_some_and(|end| known.digits.ends_with(end)),
            other_sex: Evidence::sexes_differ(details.sex, known.sex),
        };
        let Some(verdict) = weigh(&evidence) else { continue };
        let place = best.entry(known.survivor).or_insert(verdict);
        if verdict.score > place.score {
            *place = verdict;
        }
    }
    let mut verdicts: Vec<Weighed> = best.into_iter().collect();
    verdicts.sort_by_key(|(id, verdict)| (std::cmp::Reverse((verdict.strong, verdict.score)), *id));
    Ok(verdicts)
}

/// Two records that are most likely one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The older record.
    pub one: PatientRow,
    /// The newer one.
    pub other: PatientRow,
    /// What speaks loudest for it.
    pub reason: DuplicateReason,
    /// How much speaks for it, from 0 to 100.
    pub score: u8,
}

/// Everybody who is most likely there twice, the surest first. It looks at every patient: seconds in a small clinic,
/// minutes among hundreds of thousands.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn doubles(conn: &Connection) -> Result<Vec<Pair>, StoreError> {
    let mut everybody = conn.prepare("SELECT id FROM patients WHERE merged_into_id IS NULL ORDER BY id")?;
    let everybody: Vec<PatientId> = everybody.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let row =
        |id: PatientId| select(conn, super::search::BY_ID, [id])?.pop().ok_or(StoreError::NotFound(Entity::Patient));
    let mut pairs = Vec::new();
    for one in everybody {
        let details = super::get(conn, one)?.details;
        for (other, Verdict { reason, score, strong }) in weighed(conn, &details, Some(one))? {
            if strong && other > one {
                pairs.push(Pair { one: row(one)?, other: row(other)?, reason, score });
            }
        }
    }
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.one.id, pair.other.id));
    Ok(pairs)
}

/// Refuses a second record of somebody who surely is known already, unless a reason says why it is somebody else. Whoever
/// came since the reason was written was not passed over by it.
pub(super) fn refuse(tx: &Tx<'_>, details: &Details, despite: Option<&Despite>) -> Result<(), StoreError> {
    let passed_over = despite.map_or(&[][..], |despite| despite.passed_over.as_slice());
    if let Some(despite) = despite {
        require_line(DESPITE, &despite.reason, LINE)?;
    }
    let strong =
        weighed(tx.conn, details, None)?.into_iter().find(|(id, verdict)| verdict.strong && !passed_over.contains(id));
    let Some((id, _)) = strong else { return Ok(()) };
    let known = select(tx.conn, super::search::BY_ID, [id])?.pop().ok_or(StoreError::NotFound(Entity::Patient))?;
    let message = t::DUPLICATE_LOOKS_LIKE.with("name", known.name.full()).with("number", known.id.to_string());
    Err(RuleError::field(DESPITE, message).into())
}

/// What the audit log keeps of a reason.
pub(super) fn told(despite: &Despite) -> serde_json::Value {
    json!({ "reason": despite.reason, "passed_over": despite.passed_over.iter().map(ToString::to_string).collect::<Vec<_>>() })
}
