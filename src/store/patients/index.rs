//! What the full-text index keeps of each patient, and the step that writes it anew when its form has changed.

use super::{Details, Identifier, PatientId};
use crate::domain::ids::Id;
use crate::domain::patient::{PersonName, fold_name, name_words, sounds, without_apostrophes};
use crate::store::error::StoreError;
use chrono::Datelike;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;

/// Marks in the index, which no folded name begins with: a phone read forwards and backwards, an identity number, the
/// sound of a word, a year of birth, the form of the index itself.
pub(super) const PHONE: &str = "0f";
pub(super) const PHONE_BACKWARDS: &str = "0b";
pub(super) const NUMBER: &str = "0i";
pub(super) const SOUND: &str = "0s";
pub(super) const YEAR: &str = "0y";
const FORM: &str = "0v2";

/// The row that says in which form the index is; no patient has this number.
const FORM_ROW: i64 = 0;

/// A record's words: its name, phone, identity numbers and year of birth.
fn add_record(words: &mut BTreeSet<String>, details: &Details) {
    add_name(words, &details.name);
    let digits: String = details.phone.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        words.insert(format!("{PHONE}{digits}"));
        words.insert(format!("{PHONE_BACKWARDS}{}", backwards(&digits)));
    }
    words.extend(details.identifiers.iter().map(|Identifier { value, .. }| format!("{NUMBER}{}", compact(value))));
    words.extend(details.birth.map(|birth| format!("{YEAR}{}", birth.date.year())));
}

/// The words of a name as it is written and without apostrophes, for whoever types `nguessan` or `oconnor`; and how its
/// words sound.
fn add_name(words: &mut BTreeSet<String>, name: &PersonName) {
    let joined = fold_name(&without_apostrophes(&name.listed()));
    words.extend(name.sort_key().split(' ').chain(joined.split(' ')).map(str::to_owned));
    for part in [&name.given, &name.family] {
        let heard = name_words(part).into_iter().flat_map(|word| sounds(&word));
        words.extend(heard.map(|sound| format!("{SOUND}{sound}")));
    }
    words.remove("");
}

pub(super) fn backwards(digits: &str) -> String {
    digits.chars().rev().collect()
}

/// An identity number as it is searched: folded, without blanks.
pub(super) fn compact(number: &str) -> String {
    fold_name(number).replace(' ', "")
}

/// Writes what the index keeps of a patient: what the record says, and what those say that were merged into it.
pub(super) fn write(conn: &Connection, id: PatientId, details: &Details) -> Result<(), StoreError> {
    let mut words = BTreeSet::new();
    add_record(&mut words, details);
    let mut merged = conn.prepare_cached("SELECT id FROM patients WHERE merged_into_id = ?1")?;
    let merged: Vec<PatientId> = merged.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for other in merged {
        add_record(&mut words, &super::get(conn, other)?.details);
    }
    remove(conn, id)?;
    let words = words.into_iter().collect::<Vec<_>>().join(" ");
    conn.prepare_cached("INSERT INTO patient_search (rowid, words) VALUES (?1, ?2)")?.execute(params![id, words])?;
    Ok(())
}

/// Takes a record out of the index, once another one stands for it.
pub(super) fn remove(conn: &Connection, id: PatientId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM patient_search WHERE rowid = ?1")?.execute([id])?;
    Ok(())
}

/// Writes the index anew where it was made in an older form: when names were folded otherwise, or before it knew sounds.
/// Several processes may try at once: one does it, the others wait and find it done.
pub(crate) fn bring_up_to_date(conn: &Connection) -> Result<(), StoreError> {
    if is_up_to_date(conn)? {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    if !is_up_to_date(&transaction)? {
        rebuild(&transaction)?;
    }
    transaction.commit()?;
    // All of it stands in the journal now, where reading it is slower; whoever reads meanwhile is not waited for.
    conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

fn is_up_to_date(conn: &Connection) -> Result<bool, StoreError> {
    let mut statement = conn.prepare("SELECT rowid FROM patient_search WHERE patient_search MATCH ?1 LIMIT 1")?;
    Ok(statement.exists([format!("\"{FORM}\"")])?)
}

fn rebuild(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO patient_search (patient_search) VALUES ('delete-all')", [])?;
    let mut ids = conn.prepare("SELECT id FROM patients WHERE id > ?1 ORDER BY id LIMIT 1000")?;
    let mut last = PatientId::new(0);
    loop {
        let some: Vec<PatientId> = ids.query_map([last], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let Some(end) = some.last() else { break };
        last = *end;
        for id in some {
            let patient = super::get(conn, id)?;
            conn.prepare_cached("UPDATE patients SET name_key = ?2 WHERE id = ?1")?
                .execute(params![id, patient.details.name.sort_key()])?;
            if patient.merged_into.is_none() {
                write(conn, id, &patient.details)?;
            }
        }
    }
    conn.execute("INSERT INTO patient_search (rowid, words) VALUES (?1, ?2)", params![FORM_ROW, FORM])?;
    Ok(())
}
