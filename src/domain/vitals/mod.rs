//! Vital signs: a set of measured values, what is possible and usual, and what follows from them.

mod bmi;
mod line;
mod measure;
mod news2;

pub use bmi::{Bmi, BmiClass};
pub use line::{LineError, parse, print};
pub use measure::{Acvpu, Limits, Measure, Spec};
pub use news2::{Band, News2, NotScored, Parameter, Part, Scale, Subject};

use crate::domain::error::{FieldName, RuleError};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use std::collections::BTreeMap;

/// The form field of [`VitalSet::on_oxygen`].
pub const ON_OXYGEN: FieldName = FieldName("on_oxygen");
/// The form field of [`VitalSet::consciousness`].
pub const CONSCIOUSNESS: FieldName = FieldName("consciousness");

/// Vital signs taken together. What was not measured is absent, never normal.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct VitalSet {
    values: BTreeMap<Measure, i64>,
    /// Whether the patient breathes additional oxygen (`false`: room air).
    pub on_oxygen: Option<bool>,
    /// Consciousness.
    pub consciousness: Option<Acvpu>,
}

impl VitalSet {
    /// The scaled value of a measure (see [`Spec`]), if it was taken.
    #[must_use]
    pub fn get(&self, measure: Measure) -> Option<i64> {
        self.values.get(&measure).copied()
    }

    /// Sets or removes the scaled value of a measure. A flow of oxygen means that the patient is on oxygen.
    pub fn set(&mut self, measure: Measure, value: Option<i64>) {
        match value {
            Some(value) => self.values.insert(measure, value),
            None => self.values.remove(&measure),
        };
        if measure == Measure::OxygenFlow && value.is_some() {
            self.on_oxygen = Some(true);
        }
    }

    /// This set with one value more.
    #[must_use]
    pub fn with(mut self, measure: Measure, value: i64) -> Self {
        self.set(measure, Some(value));
        self
    }

    /// The values taken, in the order of the vocabulary.
    pub fn values(&self) -> impl Iterator<Item = (Measure, i64)> {
        self.values.iter().map(|(measure, value)| (*measure, *value))
    }

    /// Whether nothing was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.on_oxygen.is_none() && self.consciousness.is_none()
    }

    /// Refuses an empty set, impossible values, a diastolic pressure not below the systolic, and an oxygen flow on room air.
    ///
    /// # Errors
    /// [`RuleError::Field`] at the measure's field; [`RuleError::Refused`] for an empty set.
    pub fn check(&self) -> Result<(), RuleError> {
        if self.is_empty() {
            return Err(RuleError::refused(t::VITAL_NONE));
        }
        for (measure, value) in self.values() {
            check_value(measure, value)?;
        }
        if let (Some(systolic), Some(diastolic)) = (self.get(Measure::Systolic), self.get(Measure::Diastolic))
            && diastolic >= systolic
        {
            return Err(RuleError::field(Measure::Diastolic.field(), t::VITAL_PRESSURE_ORDER));
        }
        if self.get(Measure::OxygenFlow).is_some() && self.on_oxygen != Some(true) {
            return Err(RuleError::field(Measure::OxygenFlow.field(), t::VITAL_FLOW_ON_AIR));
        }
        Ok(())
    }

    /// The measures whose values are unusual: whoever enters them confirms them.
    #[must_use]
    pub fn unusual(&self) -> Vec<Measure> {
        self.values()
            .filter(|(measure, value)| !measure.spec().usual.hold(*value))
            .map(|(measure, _)| measure)
            .collect()
    }

    /// Mean arterial pressure in mmHg, rounded half up: diastolic plus a third of the pulse pressure. Absent unless both
    /// pressures were taken.
    #[must_use]
    pub fn mean_arterial_pressure(&self) -> Option<i64> {
        let (systolic, diastolic) = (self.get(Measure::Systolic)?, self.get(Measure::Diastolic)?);
        Some((2 * (systolic + 2 * diastolic) + 3).div_euclid(6))
    }

    /// The body mass index, if weight and height were taken; its class for those known to be adults.
    #[must_use]
    pub fn bmi(&self, years: Option<u32>) -> Option<Bmi> {
        Bmi::of(self.get(Measure::Weight)?, self.get(Measure::Height)?, years)
    }

    /// The early warning score.
    #[must_use]
    pub fn news2(&self, subject: Subject) -> News2 {
        News2::of(self, subject)
    }
}

/// Refuses a value outside the possible range.
///
/// # Errors
/// [`RuleError::Field`] at the measure's field.
pub fn check_value(measure: Measure, value: i64) -> Result<(), RuleError> {
    let Spec { possible, unit, .. } = measure.spec();
    if possible.hold(value) {
        return Ok(());
    }
    if measure == Measure::Pain {
        return Err(RuleError::field(measure.field(), t::VITAL_PAIN_RANGE));
    }
    let message = t::VITAL_IMPOSSIBLE
        .with("measure", measure.text())
        .with("low", measure.decimal(possible.low))
        .with("high", measure.decimal(possible.high))
        .with("unit", unit);
    Err(RuleError::field(measure.field(), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_of(refused: Result<(), RuleError>) -> Option<FieldName> {
        match refused {
            Err(RuleError::Field { field, .. }) => Some(field),
            _ => None,
        }
    }

    #[test]
    fn a_set_has_at_least_one_value() {
        assert_eq!(VitalSet::default().check(), Err(RuleError::refused(t::VITAL_NONE)));
        assert_eq!(VitalSet { consciousness: Some(Acvpu::Alert), ..VitalSet::default() }.check(), Ok(()));
        assert_eq!(VitalSet::default().with(Measure::Pain, 0).check(), Ok(()));
    }

    #[test]
    fn every_measure_is_refused_just_outside_the_possible_and_asked_about_just_outside_the_usual() {
        for measure in Measure::ALL.iter().copied() {
            let Spec { possible, usual, .. } = measure.spec();
            for value in [possible.low, possible.high] {
                assert_eq!(VitalSet::default().with(measure, value).check(), Ok(()), "{measure} {value}");
            }
            for value in [possible.low - 1, possible.high + 1] {
                let refused = VitalSet::default().with(measure, value).check();
                assert_eq!(field_of(refused), Some(measure.field()), "{measure} {value}");
            }
            for (value, unusual) in [(usual.low, 0), (usual.high, 0), (usual.low - 1, 1), (usual.high + 1, 1)] {
                assert_eq!(VitalSet::default().with(measure, value).unusual().len(), unusual, "{measure} {value}");
            }
        }
    }

    #[test]
    fn the_diastolic_pressure_is_below_the_systolic() {
        let pressure = |systolic, diastolic| {
            VitalSet::default().with(Measure::Systolic, systolic).with(Measure::Diastolic, diastolic).check()
        };
        assert_eq!(pressure(120, 119), Ok(()));
        for diastolic in [120, 121] {
            assert_eq!(field_of(pressure(120, diastolic)), Some(Measure::Diastolic.field()));
        }
    }

    #[test]
    fn a_flow_of_oxygen_means_oxygen() {
        let mut set = VitalSet::default().with(Measure::OxygenFlow, 20);
        assert_eq!((set.on_oxygen, set.check()), (Some(true), Ok(())));
        set.on_oxygen = Some(false);
        assert_eq!(field_of(set.check()), Some(Measure::OxygenFlow.field()));
    }

    #[test]
    fn mean_arterial_pressure_is_rounded_half_up() {
        let map = |systolic, diastolic| {
            VitalSet::default()
                .with(Measure::Systolic, systolic)
                .with(Measure::Diastolic, diastolic)
                .mean_arterial_pressure()
        };
        assert_eq!([map(120, 80), map(121, 80), map(122, 80), map(90, 60)], [93, 94, 94, 70].map(Some));
        assert_eq!(VitalSet::default().with(Measure::Systolic, 120).mean_arterial_pressure(), None);
    }

    #[test]
    fn json_names_the_measures() {
        let set = VitalSet { consciousness: Some(Acvpu::Alert), ..VitalSet::default().with(Measure::Spo2, 98) };
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"{"values":{"spo2":98},"on_oxygen":null,"consciousness":"alert"}"#);
        assert_eq!(serde_json::from_str::<VitalSet>(&json).unwrap(), set);
    }
}
