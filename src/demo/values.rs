//! Plausible vital signs and laboratory values.

use super::Demo;
use super::people::Person;
use crate::catalogue::PhraseKind;
use crate::domain::decimal::Decimal;
use crate::domain::lab::{RangeFor, ReferenceRange, choose_range};
use crate::domain::vitals::{Acvpu, Measure, VitalSet};
use crate::store::lab::catalogue::{Analyte, Form};
use chrono::NaiveDate;

/// How ill somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Severity {
    /// As most people in a waiting room.
    Usual,
    /// Somebody to look after now.
    Alarming,
}

/// A complete set of vital signs for somebody of this age.
pub(super) fn vitals(demo: &mut Demo<'_>, person: &Person, day: NaiveDate, severity: Severity) -> VitalSet {
    let years = person.years(day);
    let rng = &mut demo.rng;
    let ill = severity == Severity::Alarming;
    // Height and weight grow until about 18; from then on they vary around the adult's.
    let height = if years >= 18 { rng.i64(1_520..1_900) } else { 520 + i64::from(years) * 63 + rng.i64(-40..40) };
    let bmi = if years >= 18 { rng.i64(19..33) } else { rng.i64(15..19) };
    let weight = (bmi * height * height / 100_000).max(25) + rng.i64(0..10);
    let young = years < 12;
    let mut set = VitalSet::default()
        .with(Measure::Height, height)
        .with(Measure::Weight, weight)
        .with(Measure::Temperature, if ill { rng.i64(390..401) } else { rng.i64(362..375) })
        .with(
            Measure::HeartRate,
            if ill {
                rng.i64(112..130)
            } else if young {
                rng.i64(85..115)
            } else {
                rng.i64(58..92)
            },
        )
        .with(
            Measure::RespiratoryRate,
            if ill {
                rng.i64(24..29)
            } else if young {
                rng.i64(18..26)
            } else {
                rng.i64(12..19)
            },
        )
        .with(Measure::Spo2, if ill { rng.i64(90..94) } else { rng.i64(96..100) })
        .with(
            Measure::Systolic,
            if ill {
                rng.i64(92..100)
            } else if young {
                rng.i64(92..112)
            } else {
                rng.i64(108..152)
            },
        )
        .with(
            Measure::Diastolic,
            if ill {
                rng.i64(55..62)
            } else if young {
                rng.i64(55..70)
            } else {
                rng.i64(64..92)
            },
        );
    set.on_oxygen = Some(false);
    set.consciousness = Some(Acvpu::Alert);
    set
}

/// A value as somebody at the bench would type it; `critical` asks for one beyond a critical limit where there is one.
pub(super) fn result(
    demo: &mut Demo<'_>,
    person: &Person,
    day: NaiveDate,
    analyte: &Analyte,
    critical: bool,
) -> String {
    match &analyte.form {
        Form::Number { places, possible } => {
            let ranges: Vec<RangeFor> = analyte.norms.iter().map(|norm| norm.range).collect();
            let range = choose_range(&ranges, person.sex, Some(person.years(day)));
            number(demo, range, *possible, *places, critical).to_string()
        }
        Form::Choice(words) => {
            let expected = analyte.norms.iter().find_map(|norm| norm.expected.clone());
            expected.or_else(|| words.first().cloned()).unwrap_or_default()
        }
        Form::Text => {
            let scenario = match analyte.code.as_str() {
                "UCOL" => "urine-colour",
                "UAPP" => "urine-appearance",
                "STOOL" => "stool-clear",
                _ if demo.chance(3) => "culture-positive",
                _ => "culture-sterile",
            };
            demo.phrase(scenario, PhraseKind::Value)
        }
    }
}

/// Mostly inside the range, now and then a little outside, beyond the critical limit when asked.
fn number(
    demo: &mut Demo<'_>,
    range: Option<&ReferenceRange>,
    possible: Option<(Decimal, Decimal)>,
    places: u8,
    critical: bool,
) -> Decimal {
    let digits = |limit: Option<Decimal>| limit.and_then(|limit| limit.scaled_to(places));
    let (low, high) = range.map_or((None, None), |range| (digits(range.low), digits(range.high)));
    let alarm = range.filter(|_| critical).and_then(|range| digits(range.critical_high));
    if let Some(alarm) = alarm {
        return Decimal::new(alarm + alarm / 20 + 1, places);
    }
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low, high),
        (None, Some(high)) => (high / 2, high),
        (Some(low), None) => (low, low + low / 2 + 1),
        (None, None) => possible.map_or((1, 100), |(least, _)| {
            let least = digits(Some(least)).unwrap_or(1);
            (least + 1, least + 100)
        }),
    };
    let width = (high - low).max(1);
    let digits = if demo.chance(7) { high + demo.rng.i64(1..=width / 5 + 1) } else { low + demo.rng.i64(0..=width) };
    Decimal::new(digits, places)
}
