//! Tests, their analytes, and reference ranges with their sources.

use super::table::{Row, rows};
use super::{Malformed, Names, columns_with_names};
use crate::domain::decimal::Decimal;
use crate::domain::specimen::{Container, Section};
use crate::domain::vocabulary::Vocabulary;

/// A test or panel that can be ordered.
#[derive(Debug, Clone)]
pub struct Test {
    /// Its code.
    pub code: &'static str,
    /// The LOINC code of the order.
    pub loinc: &'static str,
    /// The bench.
    pub section: Section,
    /// What its specimen is drawn into.
    pub container: Container,
    /// Its price, in percent of the general consultation.
    pub price_factor: u32,
    /// Its name.
    pub names: Names,
}

/// How the value of an analyte is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Numeric,
    /// One word of a short list, such as negative and positive.
    Ordinal,
    /// Free text.
    Text,
}

/// What a test measures.
#[derive(Debug, Clone)]
pub struct Analyte {
    /// The codes of the tests that measure it.
    pub tests: Vec<&'static str>,
    /// Its code.
    pub code: &'static str,
    /// Its LOINC code.
    pub loinc: &'static str,
    /// How its value is written.
    pub kind: Kind,
    /// The UCUM unit, for numbers.
    pub unit: Option<&'static str>,
    /// Decimal places of a value, for numbers.
    pub places: u8,
    /// Outside of these a number cannot be right: a slip of the finger or of the machine.
    pub possible: Option<(Decimal, Decimal)>,
    /// The words to choose from, for ordinals.
    pub values: Vec<&'static str>,
    /// Its name.
    pub names: Names,
}

/// A reference range of an analyte.
#[derive(Debug, Clone)]
pub struct Range {
    /// The analyte's code.
    pub analyte: &'static str,
    /// For whom: `female` or `male`; `None`: everybody.
    pub sex: Option<&'static str>,
    /// From this age on, in years.
    pub age_from: u32,
    /// Until before this age, in years.
    pub age_to: Option<u32>,
    /// The lowest normal value.
    pub low: Option<Decimal>,
    /// The highest normal value.
    pub high: Option<Decimal>,
    /// At this value or below, somebody is called at once.
    pub critical_low: Option<Decimal>,
    /// At this value or above, somebody is called at once.
    pub critical_high: Option<Decimal>,
    /// The word that is expected of a healthy person, for ordinals.
    pub expected: Option<&'static str>,
    /// Where the range comes from.
    pub source: &'static str,
    /// Where the critical limits come from.
    pub critical_source: Option<&'static str>,
}

/// The tests, in the order in which they are offered.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn tests() -> Result<Vec<Test>, Malformed> {
    const COLUMNS: &[&str] = columns_with_names!("code", "loinc", "section", "container", "price_factor");
    rows("lab_tests", include_str!("../../assets/catalogue/lab_tests.tsv"), COLUMNS, |row| {
        Ok(Test {
            code: row.text("code")?,
            loinc: row.text("loinc")?,
            section: row.read("section", Section::from_word)?,
            container: row.read("container", Container::from_word)?,
            price_factor: row.read("price_factor", |cell| cell.parse().ok())?,
            names: Names::read(row)?,
        })
    })
}

/// The analytes, in the order in which a result is entered.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn analytes() -> Result<Vec<Analyte>, Malformed> {
    #[rustfmt::skip]
    const COLUMNS: &[&str] = columns_with_names!(
        "tests", "code", "loinc", "kind", "unit", "places", "impossible_low", "impossible_high", "values"
    );
    rows("lab_analytes", include_str!("../../assets/catalogue/lab_analytes.tsv"), COLUMNS, |row| {
        Ok(Analyte {
            tests: row.text("tests")?.split(';').collect(),
            code: row.text("code")?,
            loinc: row.text("loinc")?,
            kind: row.read("kind", |cell| match cell {
                "numeric" => Some(Kind::Numeric),
                "ordinal" => Some(Kind::Ordinal),
                "text" => Some(Kind::Text),
                _ => None,
            })?,
            unit: row.optional("unit")?,
            places: row.read_optional("places", |cell| cell.parse().ok())?.unwrap_or_default(),
            possible: decimal(row, "impossible_low")?.zip(decimal(row, "impossible_high")?),
            values: row.optional("values")?.map(|values| values.split(';').collect()).unwrap_or_default(),
            names: Names::read(row)?,
        })
    })
}

/// The reference ranges.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn ranges() -> Result<Vec<Range>, Malformed> {
    #[rustfmt::skip]
    const COLUMNS: &[&str] = &[
        "analyte", "sex", "age_from", "age_to", "low", "high", "critical_low", "critical_high", "expected", "source",
        "critical_source",
    ];
    rows("lab_ranges", include_str!("../../assets/catalogue/lab_ranges.tsv"), COLUMNS, |row| {
        Ok(Range {
            analyte: row.text("analyte")?,
            sex: row.read("sex", |cell| match cell {
                "any" => Some(None),
                "female" | "male" => Some(Some(cell)),
                _ => None,
            })?,
            age_from: row.read("age_from", |cell| cell.parse().ok())?,
            age_to: row.read_optional("age_to", |cell| cell.parse().ok())?,
            low: decimal(row, "low")?,
            high: decimal(row, "high")?,
            critical_low: decimal(row, "critical_low")?,
            critical_high: decimal(row, "critical_high")?,
            expected: row.optional("expected")?,
            source: row.text("source")?,
            critical_source: row.optional("critical_source")?,
        })
    })
}

fn decimal(row: &mut Row, column: &'static str) -> Result<Option<Decimal>, Malformed> {
    row.read_optional(column, |cell| Decimal::parse(cell).ok())
}

#[cfg(test)]
mod checks {
    use super::*;
    use crate::domain::lab::ResultWord;
    use crate::domain::specimen::check_digit;

    #[test]
    fn every_loinc_code_has_its_check_digit() {
        let tests = tests().unwrap();
        let analytes = analytes().unwrap();
        for loinc in tests.iter().map(|test| test.loinc).chain(analytes.iter().map(|analyte| analyte.loinc)) {
            let (number, check) = loinc.split_once('-').unwrap();
            assert_eq!(check_digit(number).map(|digit| digit.to_string()).as_deref(), Some(check), "{loinc}");
        }
    }

    #[test]
    fn numbers_have_unit_and_limits_and_words_have_a_list() {
        for analyte in analytes().unwrap() {
            let code = analyte.code;
            match analyte.kind {
                Kind::Numeric => {
                    assert!(analyte.unit.is_some() && analyte.values.is_empty(), "{code}");
                    let (low, high) = analyte.possible.unwrap();
                    assert!(low < high, "{code}");
                    assert_eq!([low, high].map(Decimal::places), [analyte.places; 2], "{code}");
                }
                Kind::Ordinal => {
                    assert!(analyte.unit.is_none() && analyte.possible.is_none(), "{code}");
                    assert!(analyte.values.len() >= 2, "{code}");
                    assert!(analyte.values.iter().all(|word| ResultWord::from_word(word).is_some()), "{code}");
                }
                Kind::Text => assert!(analyte.values.is_empty() && analyte.possible.is_none(), "{code}"),
            }
        }
    }

    #[test]
    fn limits_stand_in_order_critical_outside_normal_outside_nothing_impossible() {
        let analytes = analytes().unwrap();
        for range in ranges().unwrap() {
            let analyte = analytes.iter().find(|analyte| analyte.code == range.analyte).unwrap();
            if let Some(word) = range.expected {
                assert!(analyte.values.contains(&word), "{word}");
                continue;
            }
            let (lowest, highest) = analyte.possible.unwrap();
            let ladder = [Some(lowest), range.critical_low, range.low, range.high, range.critical_high, Some(highest)];
            let ladder: Vec<Decimal> = ladder.into_iter().flatten().collect();
            assert!(range.low.is_some() || range.high.is_some(), "{}", range.analyte);
            // Only the lowest normal value may be the lowest possible one.
            assert!(
                ladder.is_sorted() && ladder.iter().skip(1).is_sorted_by(|a, b| a < b),
                "{} {ladder:?}",
                range.analyte
            );
            assert!(ladder.iter().all(|limit| limit.places() == analyte.places), "{}", range.analyte);
            let critical = range.critical_low.is_some() || range.critical_high.is_some();
            assert_eq!(critical, range.critical_source.is_some(), "{}", range.analyte);
        }
    }

    #[test]
    fn ranges_of_one_analyte_never_overlap() {
        let ranges = ranges().unwrap();
        for (index, one) in ranges.iter().enumerate() {
            for other in ranges.iter().skip(index + 1).filter(|other| other.analyte == one.analyte) {
                let same_people = one.sex.is_none() || other.sex.is_none() || one.sex == other.sex;
                let ages_meet =
                    one.age_to.is_none_or(|to| other.age_from < to) && other.age_to.is_none_or(|to| one.age_from < to);
                assert!(!(same_people && ages_meet), "{}", one.analyte);
            }
        }
    }

    #[test]
    fn critical_defaults_are_those_the_clinic_is_asked_to_confirm() {
        let ranges = ranges().unwrap();
        for (analyte, low, high) in [
            ("NA", "120", "160"),
            ("K", "2.8", "6.2"),
            ("GLUC", "46", "450"),
            ("CALC", "6.5", "13.0"),
            ("CO2", "10", "40"),
            ("MG", "1.0", "4.9"),
            ("HGB", "7.0", "20.0"),
            ("PLT", "20", "1000"),
            ("WBC", "2.00", "40.00"),
            ("INR", "", "5.00"),
            ("CREAT", "", "7.40"),
            ("TBIL", "", "15.0"),
        ] {
            for range in ranges.iter().filter(|range| range.analyte == analyte) {
                let written = |limit: Option<Decimal>| limit.map(|limit| limit.to_string()).unwrap_or_default();
                assert_eq!(
                    (written(range.critical_low).as_str(), written(range.critical_high).as_str()),
                    (low, high),
                    "{analyte}"
                );
            }
        }
    }
}
