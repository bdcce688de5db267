//! The form for vitals: every measure once, and how it becomes a set.

use crate::domain::error::FieldName;
use crate::domain::patient::Sex;
use crate::domain::validate::NOTES;
use crate::domain::vitals::{Acvpu, CONSCIOUSNESS, Measure, ON_OXYGEN, Parameter, VitalSet};
use crate::domain::vocabulary::Vocabulary;
use crate::form::{Choice, FieldSpec, Form, FormSpec, Kind, Value, Values};
use crate::i18n::{Text, t};
use crate::store::vitals::{DECLARED_HISTORY, NewVitals};

/// Whether she says that she is pregnant.
const PREGNANT: FieldName = FieldName("pregnant");

const fn measure(name: &'static str, label: Text, measure: Measure) -> FieldSpec {
    FieldSpec::new(FieldName(name), label, Kind::measure(measure.spec())).help(t::VITALS_HELP)
}

const SYSTOLIC: FieldSpec = measure("systolic", t::VITAL_SYSTOLIC, Measure::Systolic);
const DIASTOLIC: FieldSpec = measure("diastolic", t::VITAL_DIASTOLIC, Measure::Diastolic);
const HEART_RATE: FieldSpec = measure("heart_rate", t::VITAL_HEART_RATE, Measure::HeartRate);
const TEMPERATURE: FieldSpec = measure("temperature", t::VITAL_TEMPERATURE, Measure::Temperature);
const RESPIRATORY_RATE: FieldSpec = measure("respiratory_rate", t::VITAL_RESPIRATORY_RATE, Measure::RespiratoryRate);
const SPO2: FieldSpec = measure("spo2", t::VITAL_SPO2, Measure::Spo2);
const OXYGEN: FieldSpec = FieldSpec::new(ON_OXYGEN, t::VITALS_ON_OXYGEN, Kind::YesNo);
const OXYGEN_FLOW: FieldSpec = measure("oxygen_flow", t::VITAL_OXYGEN_FLOW, Measure::OxygenFlow);
const AWAKE: FieldSpec = FieldSpec::new(CONSCIOUSNESS, t::VITAL_CONSCIOUSNESS, Kind::Choice(levels));
const WEIGHT: FieldSpec = measure("weight", t::VITAL_WEIGHT, Measure::Weight);
const HEIGHT: FieldSpec = measure("height", t::VITAL_HEIGHT, Measure::Height);
const PAIN: FieldSpec = measure("pain", t::VITAL_PAIN, Measure::Pain);
const GLUCOSE: FieldSpec = measure("glucose", t::VITAL_GLUCOSE, Measure::Glucose);
const HEAD: FieldSpec = measure("head_circumference", t::VITAL_HEAD_CIRCUMFERENCE, Measure::HeadCircumference);
const EXPECTING: FieldSpec = FieldSpec::new(PREGNANT, t::VITALS_PREGNANT, Kind::YesNo);
const HISTORY: FieldSpec = FieldSpec::new(DECLARED_HISTORY, t::VITALS_HISTORY, Kind::Notes { max: NOTES, rows: 3 })
    .help(t::VITALS_HISTORY_HELP);

/// For everybody; in the order of the one-line entry, then what is taken less often.
const EVERYBODY: FormSpec = FormSpec {
    id: "vitals",
    title: t::KEYS_VITALS,
    fields: &[
        SYSTOLIC,
        DIASTOLIC,
        HEART_RATE,
        TEMPERATURE,
        RESPIRATORY_RATE,
        SPO2,
        OXYGEN,
        OXYGEN_FLOW,
        AWAKE,
        WEIGHT,
        HEIGHT,
        PAIN,
        GLUCOSE,
        HEAD,
        HISTORY,
    ],
};

/// The same, with the question whether she is pregnant.
const WOMEN: FormSpec = FormSpec {
    id: "vitals",
    title: t::KEYS_VITALS,
    fields: &[
        SYSTOLIC,
        DIASTOLIC,
        HEART_RATE,
        TEMPERATURE,
        RESPIRATORY_RATE,
        SPO2,
        OXYGEN,
        OXYGEN_FLOW,
        AWAKE,
        WEIGHT,
        HEIGHT,
        PAIN,
        GLUCOSE,
        HEAD,
        EXPECTING,
        HISTORY,
    ],
};

/// The years in which somebody not known to be a man is asked about pregnancy.
const FERTILE: std::ops::RangeInclusive<u32> = 11..=55;

/// The form for a patient.
pub(super) fn spec(sex: Sex, years: Option<u32>) -> &'static FormSpec {
    let asked = sex != Sex::Male && years.is_none_or(|years| FERTILE.contains(&years));
    if asked { &WOMEN } else { &EVERYBODY }
}

/// The levels of consciousness behind the letters of the scale, so that the letter chooses.
fn levels() -> Vec<Choice> {
    let text = |level| match level {
        Acvpu::Alert => t::VITALS_ACVPU_A,
        Acvpu::Confusion => t::VITALS_ACVPU_C,
        Acvpu::Voice => t::VITALS_ACVPU_V,
        Acvpu::Pain => t::VITALS_ACVPU_P,
        Acvpu::Unresponsive => t::VITALS_ACVPU_U,
    };
    Acvpu::ALL.iter().map(|level| Choice::text(level.word(), text(*level))).collect()
}

/// The field whose value a parameter of the early warning score is.
pub(super) fn field_of(parameter: Parameter) -> FieldName {
    match parameter {
        Parameter::Respiration => Measure::RespiratoryRate.field(),
        Parameter::Spo2 => Measure::Spo2.field(),
        Parameter::AirOrOxygen => ON_OXYGEN,
        Parameter::Systolic => Measure::Systolic.field(),
        Parameter::Pulse => Measure::HeartRate.field(),
        Parameter::Consciousness => CONSCIOUSNESS,
        Parameter::Temperature => Measure::Temperature.field(),
    }
}

/// The set as it stands in the form.
pub(super) fn set(values: &Values) -> VitalSet {
    let mut set = VitalSet::default();
    for measure in Measure::ALL.iter().copied() {
        set.set(measure, values.number(measure.field()));
    }
    set.on_oxygen = values.yes(ON_OXYGEN).or(set.on_oxygen);
    set.consciousness = values.choice(CONSCIOUSNESS);
    set
}

/// Whether the form says that she is pregnant; not everybody is asked.
pub(super) fn pregnant(form: &Form) -> Option<bool> {
    match form.value(PREGNANT) {
        Some(Value::Yes(yes)) => Some(yes),
        _ => None,
    }
}

/// What is written.
pub(super) fn vitals(form: &Form, values: &Values) -> NewVitals {
    let history = values.owned(DECLARED_HISTORY).unwrap_or_default();
    NewVitals { set: set(values), pregnant: pregnant(form), history: Some(history) }
}

/// Writes a set into the fields; what it does not have stays as it is.
pub(super) fn fill(form: &mut Form, set: &VitalSet) {
    for (measure, value) in set.values() {
        form.fill(measure.field(), value);
    }
    if let Some(oxygen) = set.on_oxygen {
        form.fill(ON_OXYGEN, oxygen);
    }
    if let Some(level) = set.consciousness {
        form.fill(CONSCIOUSNESS, Value::word(level));
    }
}

/// The values of one set over those of another.
pub(super) fn over(mut below: VitalSet, above: &VitalSet) -> VitalSet {
    for (measure, value) in above.values() {
        below.set(measure, Some(value));
    }
    below.on_oxygen = above.on_oxygen.or(below.on_oxygen);
    below.consciousness = above.consciousness.or(below.consciousness);
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_its_field_in_every_form() {
        for spec in [&EVERYBODY, &WOMEN] {
            for measure in Measure::ALL {
                let field = &spec.fields[spec.position(measure.field()).expect("a field")];
                assert_eq!(field.label, measure.text(), "{measure}");
                let wanted = measure.spec();
                let Kind::Number { places, possible, usual, unit } = field.kind else { panic!("{measure}: no number") };
                assert_eq!(
                    (places, possible, usual, unit),
                    (wanted.places, wanted.possible, wanted.usual, wanted.unit)
                );
            }
            for parameter in Parameter::ALL {
                assert!(spec.position(field_of(*parameter)).is_some(), "{parameter}");
            }
        }
    }

    #[test]
    fn only_those_who_can_be_pregnant_are_asked() {
        for (sex, years, asked) in [
            (Sex::Female, Some(30), true),
            (Sex::Female, Some(11), true),
            (Sex::Female, Some(10), false),
            (Sex::Female, Some(56), false),
            (Sex::Female, None, true),
            (Sex::Unknown, Some(30), true),
            (Sex::Male, Some(30), false),
        ] {
            assert_eq!(spec(sex, years).position(PREGNANT).is_some(), asked, "{sex} {years:?}");
        }
    }

    #[test]
    fn the_letters_of_the_scale_are_all_different() {
        let mut letters: Vec<&str> = Acvpu::ALL.iter().map(|level| level.letter()).collect();
        letters.dedup();
        assert_eq!(letters, ["a", "c", "v", "p", "u"]);
        assert_eq!(levels().len(), letters.len());
    }
}
