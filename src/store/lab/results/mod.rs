//! Results: entered per analyte, made final, read by a doctor, corrected. A value is never overwritten: a newer version
//! takes its place, and the old one stays readable.

mod calls;
mod entry;
mod steps;
mod view;

pub use calls::{CallRow, NewCall, READ_BACK, TOLD, TOLD_AT, calls, record_call, uncalled};
pub use entry::{Entry, VALUE};
pub use steps::{
    CONCLUSION, Correction, INTERPRETATION, correct, has_entered, review, save, save_with_conclusion, start, validate,
};
pub use view::{AnalyteResults, ResultRow, TestResults, TrendPoint, of_order, trend};

use crate::domain::decimal::Decimal;
use crate::domain::lab::{Reading, Relation};
use rusqlite::Row;
use std::fmt;

/// The value of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, or that it lies below or above one.
    Number(Reading),
    /// A word of a scale, or free text.
    Words(String),
}

impl Value {
    const fn digits(&self) -> Option<i64> {
        match self {
            Self::Number(reading) => Some(reading.value.digits()),
            Self::Words(_) => None,
        }
    }

    const fn places(&self) -> Option<u8> {
        match self {
            Self::Number(reading) => Some(reading.value.places()),
            Self::Words(_) => None,
        }
    }

    const fn sign(&self) -> Option<&'static str> {
        match self {
            Self::Number(Reading { relation: Relation::Below, .. }) => Some("<"),
            Self::Number(Reading { relation: Relation::Above, .. }) => Some(">"),
            _ => None,
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Words(words) => Some(words),
        }
    }

    /// Reads digits, places, sign and words from four columns, from `at` on.
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let digits: Option<i64> = row.get(at)?;
        Ok(match digits {
            Some(digits) => {
                let sign: Option<String> = row.get(at + 2)?;
                let relation = match sign.as_deref() {
                    Some("<") => Relation::Below,
                    Some(">") => Relation::Above,
                    _ => Relation::Exact,
                };
                Self::Number(Reading { relation, value: Decimal::new(digits, row.get(at + 1)?) })
            }
            None => Self::Words(row.get(at + 3)?),
        })
    }
}

/// With a decimal point: as it is stored.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(reading) => reading.fmt(f),
            Self::Words(words) => f.pad(words),
        }
    }
}
