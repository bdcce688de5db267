//! The laboratory's catalogue: what can be ordered, what it measures, and by which ranges it is judged.

use crate::catalogue::{self, Kind, Names};
use crate::domain::actor::Permission;
use crate::domain::billing::LineKind;
use crate::domain::decimal::Decimal;
use crate::domain::ids::{Id, LabAnalyteId, LabTestId, ServiceId};
use crate::domain::lab::{RangeFor, ReferenceRange};
use crate::domain::money::{Money, Percent};
use crate::domain::specimen::{Container, Section};
use crate::i18n::Language;
use crate::store::billing::tariff::{self, NewService};
use crate::store::{Entity, StoreError, Tx};
use rusqlite::{Connection, Row, params};
use serde_json::json;

/// A test in the list to order from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRow {
    /// Its key.
    pub id: LabTestId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The bench.
    pub section: Section,
    /// What its specimen is drawn into.
    pub container: Container,
    /// Its service in the tariff.
    pub service: Option<ServiceId>,
}

/// The tests that can be ordered, in the order in which they are offered.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn tests(conn: &Connection) -> Result<Vec<TestRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, code, name, section, container, service_id FROM lab_tests WHERE active = 1 ORDER BY position, name",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TestRow {
            id: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            section: row.get(3)?,
            container: row.get(4)?,
            service: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What each test on offer measures: the names of its analytes, with commas.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn measures(conn: &Connection) -> Result<Vec<(LabTestId, String)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.id, string_agg(a.name, ', ' ORDER BY a.position)
         FROM lab_tests AS t JOIN lab_analytes AS a ON a.lab_test_id = t.id AND a.active = 1
         WHERE t.active = 1 GROUP BY t.id",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How the value of an analyte is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A number.
    Number {
        /// Decimal places.
        places: u8,
        /// The ends of what can be.
        possible: Option<(Decimal, Decimal)>,
    },
    /// One of these words.
    Choice(Vec<String>),
    /// Free text.
    Text,
}

/// What a test measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analyte {
    /// Its key.
    pub id: LabAnalyteId,
    /// Its code, the same in every test that measures it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The UCUM unit; empty for words.
    pub unit: String,
    /// How its value is written.
    pub form: Form,
    /// By what it is judged, for whom.
    pub norms: Vec<Norm>,
}

/// What is normal for a group of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// For whom, and the limits of a number.
    pub range: RangeFor,
    /// The word that is expected.
    pub expected: Option<String>,
    /// Where it comes from.
    pub source: String,
}

/// What a test measures, in the order in which results are entered.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn analytes(conn: &Connection, test: LabTestId) -> Result<Vec<Analyte>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT id, code, name, coalesce(unit, ''), kind, places, choices, impossible_low, impossible_high
         FROM lab_analytes WHERE lab_test_id = ?1 AND active = 1 ORDER BY position",
    )?;
    let rows = statement.query_map([test], analyte)?;
    let mut analytes = rows.collect::<Result<Vec<_>, _>>()?;
    for analyte in &mut analytes {
        let places = if let Form::Number { places, .. } = analyte.form { places } else { 0 };
        analyte.norms = norms(conn, analyte.id, places)?;
    }
    Ok(analytes)
}

fn analyte(row: &Row<'_>) -> rusqlite::Result<Analyte> {
    let (kind, places): (String, u8) = (row.get(4)?, row.get(5)?);
    let limit = |at| row.get::<_, Option<i64>>(at).map(|digits| digits.map(|digits| Decimal::new(digits, places)));
    let form = match kind.as_str() {
        "numeric" => Form::Number { places, possible: limit(7)?.zip(limit(8)?) },
        "ordinal" => {
            let choices: Option<String> = row.get(6)?;
            Form::Choice(choices.unwrap_or_default().split(';').map(str::to_owned).collect())
        }
        _ => Form::Text,
    };
    Ok(Analyte { id: row.get(0)?, code: row.get(1)?, name: row.get(2)?, unit: row.get(3)?, form, norms: Vec::new() })
}

fn norms(conn: &Connection, analyte: LabAnalyteId, places: u8) -> Result<Vec<Norm>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT sex, age_from, age_to, low, high, critical_low, critical_high, normal_text, source
         FROM lab_ranges WHERE lab_analyte_id = ?1 ORDER BY sex, age_from, id",
    )?;
    let rows = statement.query_map([analyte], |row| {
        let limit = |at| row.get::<_, Option<i64>>(at).map(|digits| digits.map(|digits| Decimal::new(digits, places)));
        let range =
            ReferenceRange { low: limit(3)?, high: limit(4)?, critical_low: limit(5)?, critical_high: limit(6)? };
        let range = RangeFor { sex: row.get(0)?, age_from: row.get(1)?, age_to: row.get(2)?, range };
        Ok(Norm { range, expected: row.get(7)?, source: row.get(8)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Brings the starter catalogue in, in one language, with prices relative to the general consultation's. Tests that are
/// there already, by their code, stay as they are.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`].
pub fn import(tx: &Tx<'_>, language: Language, consultation: Money) -> Result<usize, StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    let (analytes, ranges) = (catalogue::analytes()?, catalogue::ranges()?);
    let mut imported = 0;
    for (position, test) in (1_i64..).zip(catalogue::tests()?) {
        if tx.conn.prepare_cached("SELECT 1 FROM lab_tests WHERE code = ?1")?.exists([test.code])? {
            continue;
        }
        let code = format!("LAB-{}", test.code);
        let price = tariff::relative(consultation, test.price_factor);
        let service = tariff::add(
            tx,
            &NewService { code: &code, name: test.names.of(language), kind: LineKind::Test, price, tax: Percent::ZERO },
        )?;
        let id = tx.insert(
            "INSERT INTO lab_tests (code, name, loinc, section, container, service_id, position, created_at, created_by,
                 updated_at, updated_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9)",
            params![
                test.code,
                test.names.of(language),
                test.loinc,
                test.section,
                test.container,
                service,
                position,
                tx.now,
                tx.actor.user
            ],
        )?;
        let measured = analytes.iter().filter(|analyte| analyte.tests.contains(&test.code));
        for (position, analyte) in (1_i64..).zip(measured) {
            import_analyte(tx, id, position, analyte, &ranges, language)?;
        }
        tx.audit("import", Entity::LabTest, id, None, Some(json!({ "code": test.code })))?;
        imported += 1;
    }
    Ok(imported)
}

fn import_analyte(
    tx: &Tx<'_>,
    test: i64,
    position: i64,
    analyte: &catalogue::Analyte,
    ranges: &[catalogue::Range],
    language: Language,
) -> Result<(), StoreError> {
    let digits = |limit: Option<Decimal>| limit.map(Decimal::digits);
    let kind = match analyte.kind {
        Kind::Numeric => "numeric",
        Kind::Ordinal => "ordinal",
        Kind::Text => "text",
    };
    let choices = Some(analyte.values.join(";")).filter(|choices| !choices.is_empty());
    let names: Names = analyte.names;
    let id = tx.insert(
        "INSERT INTO lab_analytes (lab_test_id, code, name, loinc, unit, kind, choices, places, impossible_low,
             impossible_high, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            test,
            analyte.code,
            names.of(language),
            analyte.loinc,
            analyte.unit,
            kind,
            choices,
            analyte.places,
            digits(analyte.possible.map(|(low, _)| low)),
            digits(analyte.possible.map(|(_, high)| high)),
            position
        ],
    )?;
    for range in ranges.iter().filter(|range| range.analyte == analyte.code) {
        tx.execute(
            "INSERT INTO lab_ranges (lab_analyte_id, sex, age_from, age_to, low, high, critical_low, critical_high,
                 normal_text, source, critical_source)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                LabAnalyteId::new(id),
                range.sex,
                range.age_from,
                range.age_to,
                digits(range.low),
                digits(range.high),
                digits(range.critical_low),
                digits(range.critical_high),
                range.expected,
                range.source,
                range.critical_source
            ],
        )?;
    }
    Ok(())
}
