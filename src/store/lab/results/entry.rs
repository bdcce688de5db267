//! From what the biologist types to a row: read by the analyte's form, judged by sex and age at collection.

use super::Value;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{Id, LabAnalyteId, LabOrderId, LabOrderTestId, LabTestId};
use crate::domain::lab::{Flag, Reading, ReferenceRange, choose};
use crate::domain::validate::{RESULT_TEXT, check_notes, clean_line};
use crate::i18n::t;
use crate::store::lab::catalogue::{self, Analyte, Form, Norm};
use crate::store::lab::orders;
use crate::store::person::Person;
use crate::store::{StoreError, Tx, settings};
use rusqlite::{Connection, OptionalExtension, params};

/// The field of a value.
pub const VALUE: FieldName = FieldName("value");

/// A value as typed, for one analyte of one ordered test. Empty: there is no result (any more).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which ordered test.
    pub test: LabOrderTestId,
    /// Which analyte; absent for tests in free text.
    pub analyte: Option<LabAnalyteId>,
    /// The value as typed.
    pub value: String,
}

/// A value that was read, with everything that judges it as of now.
pub(super) struct Judged {
    pub(super) value: Value,
    pub(super) flag: Flag,
    pub(super) range: ReferenceRange,
    pub(super) expected: Option<String>,
    pub(super) source: Option<String>,
    pub(super) unit: String,
}

/// What an order measures, and in whom.
pub(super) struct Bench {
    person: Person,
    years: Option<u32>,
    pub(super) tests: Vec<(LabOrderTestId, Option<LabTestId>, String, Vec<Analyte>)>,
}

impl Bench {
    /// Reads what an order measures; the age is that at collection, or today's before there is a specimen.
    pub(super) fn of_order(
        conn: &Connection,
        order: &crate::store::lab::LabOrder,
        now: crate::domain::time::Timestamp,
    ) -> Result<Self, StoreError> {
        let person = Person::get(conn, order.patient)?;
        let collected: Option<crate::domain::time::Timestamp> = conn
            .prepare_cached("SELECT collected_at FROM lab_orders WHERE id = ?1")?
            .query_row([order.id], |row| row.get(0))?;
        let day = settings::load(conn)?.zone.day(collected.unwrap_or(now));
        let years = person.years(day);
        let mut tests = Vec::new();
        for test in orders::tests(conn, order.id)? {
            let analytes = test.test.map_or(Ok(Vec::new()), |id| catalogue::analytes(conn, id))?;
            tests.push((test.id, test.test, test.name, analytes));
        }
        Ok(Self { person, years, tests })
    }

    /// By what an analyte of this person is judged.
    pub(super) fn norm<'a>(&self, analyte: &'a Analyte) -> Option<&'a Norm> {
        choose(&analyte.norms, |norm| &norm.range, self.person.sex, self.years)
    }

    fn judge(&self, entry: &Entry) -> Result<Option<Judged>, RuleError> {
        let unknown = || RuleError::field(VALUE, t::LAB_RESULT_UNKNOWN);
        let (_, _, _, analytes) = self.tests.iter().find(|(id, ..)| *id == entry.test).ok_or_else(unknown)?;
        let Some(id) = entry.analyte else {
            // Only a test in free text has a result without an analyte.
            if !analytes.is_empty() {
                return Err(unknown());
            }
            return free_text(&entry.value);
        };
        let analyte = analytes.iter().find(|analyte| analyte.id == id).ok_or_else(unknown)?;
        if clean_line(&entry.value).is_empty() {
            return Ok(None);
        }
        let norm = self.norm(analyte);
        let range = norm.map(|norm| norm.range.range);
        let expected = norm.and_then(|norm| norm.expected.clone());
        let (value, flag) = match &analyte.form {
            Form::Number { places, possible } => {
                let reading = Reading::parse(&entry.value, *places).map_err(|_| {
                    RuleError::field(VALUE, t::LAB_RESULT_NOT_READ.with("analyte", analyte.name.as_str()))
                })?;
                (Value::Number(reading), Flag::of(reading, *possible, range.as_ref()))
            }
            Form::Choice(words) => {
                let typed = clean_line(&entry.value).to_lowercase();
                let word = words.iter().find(|word| word.to_lowercase() == typed).ok_or_else(|| {
                    RuleError::field(VALUE, t::LAB_RESULT_NOT_OFFERED.with("analyte", analyte.name.as_str()))
                })?;
                (Value::Words(word.clone()), Flag::of_words(word, expected.as_deref()))
            }
            Form::Text => {
                let text = check_notes(VALUE, &entry.value, RESULT_TEXT)?;
                let flag = Flag::of_words(&text, expected.as_deref());
                (Value::Words(text), flag)
            }
        };
        let range = range.unwrap_or_default();
        let source = norm.map(|norm| norm.source.clone());
        Ok(Some(Judged { value, flag, range, expected, source, unit: analyte.unit.clone() }))
    }
}

fn free_text(typed: &str) -> Result<Option<Judged>, RuleError> {
    let text = check_notes(VALUE, typed, RESULT_TEXT)?;
    let judged = |value| Judged {
        value,
        flag: Flag::NoRange,
        range: ReferenceRange::default(),
        expected: None,
        source: None,
        unit: String::new(),
    };
    Ok(Some(text).filter(|text| !text.is_empty()).map(|text| judged(Value::Words(text))))
}

/// Writes the entries that differ from what stands, each as a new version, and says how many they were.
pub(super) fn write(tx: &Tx<'_>, bench: &Bench, entries: &[Entry], reason: Option<&str>) -> Result<usize, StoreError> {
    let mut changed = 0;
    for entry in entries {
        let judged = bench.judge(entry)?;
        let standing = tx
            .conn
            .prepare_cached(
                "SELECT id, value_digits, value_places, value_sign, value_text FROM lab_results
                 WHERE lab_order_test_id = ?1 AND coalesce(lab_analyte_id, 0) = ?2 AND superseded_at IS NULL",
            )?
            .query_row(params![entry.test, entry.analyte.map_or(0, Id::raw)], |row| {
                Ok((row.get::<_, i64>(0)?, Value::read(row, 1)?))
            })
            .optional()?;
        if standing.as_ref().map(|(_, value)| value) == judged.as_ref().map(|judged| &judged.value) {
            continue;
        }
        if let Some((id, _)) = standing {
            tx.execute("UPDATE lab_results SET superseded_at = ?1 WHERE id = ?2", params![tx.now, id])?;
        }
        if let Some(judged) = judged {
            insert(tx, entry, &judged, reason)?;
        }
        changed += 1;
    }
    Ok(changed)
}

fn insert(tx: &Tx<'_>, entry: &Entry, judged: &Judged, reason: Option<&str>) -> Result<(), StoreError> {
    let places = judged.value.places().unwrap_or_default();
    let limit = |limit: Option<crate::domain::decimal::Decimal>| limit.and_then(|limit| limit.scaled_to(places));
    tx.execute(
        "INSERT INTO lab_results (lab_order_test_id, lab_analyte_id, version, value_digits, value_places, value_sign,
             value_text, unit, range_low, range_high, critical_low, critical_high, normal_text, range_source, flag, reason,
             entered_at, entered_by)
         VALUES (?1, ?2, (SELECT coalesce(max(version), 0) + 1 FROM lab_results
                          WHERE lab_order_test_id = ?1 AND coalesce(lab_analyte_id, 0) = coalesce(?2, 0)),
             ?3, ?4, ?5, ?6, nullif(?7, ''), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            entry.test,
            entry.analyte,
            judged.value.digits(),
            judged.value.places(),
            judged.value.sign(),
            judged.value.words(),
            judged.unit,
            limit(judged.range.low),
            limit(judged.range.high),
            limit(judged.range.critical_low),
            limit(judged.range.critical_high),
            judged.expected,
            judged.source,
            judged.flag,
            reason,
            tx.now,
            tx.actor.user
        ],
    )?;
    Ok(())
}

/// The tests of an order that have no result at all.
pub(super) fn first_without_result(conn: &Connection, id: LabOrderId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT coalesce(c.name, t.free_text) FROM lab_order_tests AS t LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id
             WHERE t.lab_order_id = ?1 AND NOT EXISTS (
                 SELECT 1 FROM lab_results AS r WHERE r.lab_order_test_id = t.id AND r.superseded_at IS NULL)
             ORDER BY t.position LIMIT 1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
