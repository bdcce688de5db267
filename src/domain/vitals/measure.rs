//! What is measured: units, limits and codes of each vital sign.

use crate::domain::decimal::Decimal;
use crate::domain::error::FieldName;
use crate::domain::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// A vital sign that is a number.
    pub enum Measure {
        /// Systolic blood pressure.
        Systolic = "systolic" => VITAL_SYSTOLIC,
        /// Diastolic blood pressure.
        Diastolic = "diastolic" => VITAL_DIASTOLIC,
        /// Heart rate, or pulse.
        HeartRate = "heart_rate" => VITAL_HEART_RATE,
        /// Body temperature.
        Temperature = "temperature" => VITAL_TEMPERATURE,
        /// Respiratory rate.
        RespiratoryRate = "respiratory_rate" => VITAL_RESPIRATORY_RATE,
        /// Oxygen saturation by pulse oximetry.
        Spo2 = "spo2" => VITAL_SPO2,
        /// Flow of the oxygen given.
        OxygenFlow = "oxygen_flow" => VITAL_OXYGEN_FLOW,
        /// Body weight.
        Weight = "weight" => VITAL_WEIGHT,
        /// Body height.
        Height = "height" => VITAL_HEIGHT,
        /// Head circumference.
        HeadCircumference = "head_circumference" => VITAL_HEAD_CIRCUMFERENCE,
        /// Pain from 0 (none) to 10 (worst).
        Pain = "pain" => VITAL_PAIN,
        /// Capillary blood glucose.
        Glucose = "glucose" => VITAL_GLUCOSE,
    }
}

/// A closed range of scaled values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The lowest value inside.
    pub low: i64,
    /// The highest value inside.
    pub high: i64,
}

impl Limits {
    /// Whether the value lies inside; both ends do.
    #[must_use]
    pub const fn hold(self, value: i64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Unit, precision, limits and codes of a measure. Values are whole numbers of the last decimal place:
/// 37.2 °C with one place is 372.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// The unit as shown, the same in every language.
    pub unit: &'static str,
    /// Decimal places of a value.
    pub places: u8,
    /// Outside of it a value is refused as impossible.
    pub possible: Limits,
    /// Outside of it a value is unusual, and the person who enters it is asked to confirm.
    pub usual: Limits,
    /// The LOINC code (HL7 FHIR R4 vital-signs profiles; oxygen flow, pain and glucose: LOINC).
    pub loinc: &'static str,
    /// The UCUM unit code.
    pub ucum: &'static str,
}

const fn spec(
    unit: &'static str,
    places: u8,
    possible: (i64, i64),
    usual: (i64, i64),
    loinc: &'static str,
    ucum: &'static str,
) -> Spec {
    Spec {
        unit,
        places,
        possible: Limits { low: possible.0, high: possible.1 },
        usual: Limits { low: usual.0, high: usual.1 },
        loinc,
        ucum,
    }
}

impl Measure {
    /// The one table of vital signs. The usual ranges of pressure, rates, temperature and saturation are the clinic's
    /// entry rules; the possible ranges are wide enough for every patient seen alive, and catch slips of the finger.
    /// Glucose is kept in mg/dL, the unit of the meters in use, without decimals.
    #[must_use]
    #[rustfmt::skip]
    pub const fn spec(self) -> Spec {
        match self {
            Self::Systolic          => spec("mmHg",  0, (20, 350),  (50, 250),    "8480-6",  "mm[Hg]"),
            Self::Diastolic         => spec("mmHg",  0, (0, 250),   (30, 150),    "8462-4",  "mm[Hg]"),
            Self::HeartRate         => spec("/min",  0, (10, 400),  (30, 220),    "8867-4",  "/min"),
            Self::Temperature       => spec("°C",    1, (100, 470), (300, 450),   "8310-5",  "Cel"),
            Self::RespiratoryRate   => spec("/min",  0, (1, 150),   (5, 60),      "9279-1",  "/min"),
            Self::Spo2              => spec("%",     0, (20, 100),  (70, 100),    "2708-6",  "%"),
            Self::OxygenFlow        => spec("L/min", 1, (1, 800),   (1, 150),     "3151-8",  "L/min"),
            Self::Weight            => spec("kg",    1, (2, 6500),  (20, 2500),   "29463-7", "kg"),
            Self::Height            => spec("cm",    1, (200, 2800), (400, 2200), "8302-2",  "cm"),
            Self::HeadCircumference => spec("cm",    1, (100, 1000), (300, 650),  "9843-4",  "cm"),
            Self::Pain              => spec("/10",   0, (0, 10),    (0, 10),      "72514-3", "{score}"),
            Self::Glucose           => spec("mg/dL", 0, (5, 2000),  (40, 500),    "41653-7", "mg/dL"),
        }
    }

    /// The form field of this measure.
    #[must_use]
    pub fn field(self) -> FieldName {
        FieldName(self.word())
    }

    /// A scaled value as a decimal number.
    #[must_use]
    pub const fn decimal(self, value: i64) -> Decimal {
        Decimal::new(value, self.spec().places)
    }
}

vocabulary! {
    /// Consciousness, by the ACVPU scale.
    pub enum Acvpu {
        /// Alert.
        Alert = "alert" => VITAL_ACVPU_ALERT,
        /// New confusion.
        Confusion = "confusion" => VITAL_ACVPU_CONFUSION,
        /// Responds to voice.
        Voice = "voice" => VITAL_ACVPU_VOICE,
        /// Responds to pain.
        Pain = "pain" => VITAL_ACVPU_PAIN,
        /// Does not respond.
        Unresponsive = "unresponsive" => VITAL_ACVPU_UNRESPONSIVE,
    }
}

impl Acvpu {
    /// The letter of the scale, lower case, the same in every language.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Alert => "a",
            Self::Confusion => "c",
            Self::Voice => "v",
            Self::Pain => "p",
            Self::Unresponsive => "u",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::specimen::check_digit;

    #[test]
    fn what_is_usual_is_possible() {
        for measure in Measure::ALL {
            let Spec { possible, usual, .. } = measure.spec();
            assert!(possible.hold(usual.low) && possible.hold(usual.high), "{measure}");
            assert!(usual.low < usual.high, "{measure}");
        }
    }

    #[test]
    fn limits_hold_their_own_ends() {
        let limits = Limits { low: 3, high: 5 };
        assert_eq!([2, 3, 5, 6].map(|value| limits.hold(value)), [false, true, true, false]);
    }

    #[test]
    fn the_usual_ranges_are_those_of_the_clinic() {
        for (measure, low, high) in [
            (Measure::Temperature, 300, 450),
            (Measure::Systolic, 50, 250),
            (Measure::Diastolic, 30, 150),
            (Measure::HeartRate, 30, 220),
            (Measure::RespiratoryRate, 5, 60),
            (Measure::Spo2, 70, 100),
        ] {
            assert_eq!(measure.spec().usual, Limits { low, high }, "{measure}");
        }
    }

    #[test]
    fn loinc_codes_have_a_right_check_digit() {
        for measure in Measure::ALL {
            let (number, check) = measure.spec().loinc.split_once('-').unwrap();
            assert_eq!(check_digit(number), check.parse().ok(), "{measure}");
        }
    }
}
