//! National Early Warning Score 2: Royal College of Physicians, London, 2017 (chart 1: scores; chart 4: thresholds).
//!
//! Made for people of 16 years and more who are not pregnant. An incomplete set has no total: what is missing is named.

use super::{Acvpu, Measure, VitalSet};
use crate::domain::vocabulary::vocabulary;
use crate::i18n::{Text, t};

vocabulary! {
    /// Which saturations are the aim.
    pub enum Scale {
        /// For everybody else.
        One = "one" => NEWS2_SCALE_ONE,
        /// For a patient whose prescribed target is 88–92 % (hypercapnic respiratory failure). A clinician decides.
        Two = "two" => NEWS2_SCALE_TWO,
    }
}

vocabulary! {
    /// A parameter of the score.
    pub enum Parameter {
        /// Respiratory rate.
        Respiration = "respiration" => VITAL_RESPIRATORY_RATE,
        /// Oxygen saturation.
        Spo2 = "spo2" => VITAL_SPO2,
        /// Whether oxygen is given.
        AirOrOxygen = "air_or_oxygen" => NEWS2_AIR_OR_OXYGEN,
        /// Systolic blood pressure.
        Systolic = "systolic" => VITAL_SYSTOLIC,
        /// Pulse.
        Pulse = "pulse" => VITAL_HEART_RATE,
        /// Consciousness.
        Consciousness = "consciousness" => VITAL_CONSCIOUSNESS,
        /// Temperature.
        Temperature = "temperature" => VITAL_TEMPERATURE,
    }
}

vocabulary! {
    /// The clinical risk that the score stands for.
    pub enum Band {
        /// 0 to 4 in total.
        Low = "low" => NEWS2_LOW,
        /// 0 to 4 in total, with 3 in a single parameter.
        LowMedium = "low_medium" => NEWS2_LOW_MEDIUM,
        /// 5 or 6: urgent.
        Medium = "medium" => NEWS2_MEDIUM,
        /// 7 or more: emergency.
        High = "high" => NEWS2_HIGH,
    }
}

impl Band {
    /// What an outpatient clinic does.
    #[must_use]
    pub const fn response(self) -> Text {
        match self {
            Self::Low => t::NEWS2_LOW_RESPONSE,
            Self::LowMedium => t::NEWS2_LOW_MEDIUM_RESPONSE,
            Self::Medium => t::NEWS2_MEDIUM_RESPONSE,
            Self::High => t::NEWS2_HIGH_RESPONSE,
        }
    }

    /// The band of a total alone, where the parameters are not at hand: a single 3 cannot be seen in it.
    #[must_use]
    pub const fn of_total(score: i64) -> Self {
        match score {
            7.. => Self::High,
            5..=6 => Self::Medium,
            _ => Self::Low,
        }
    }

    fn of(score: u8, parts: &[Part]) -> Self {
        match Self::of_total(i64::from(score)) {
            Self::Low if parts.iter().any(|part| part.score == 3) => Self::LowMedium,
            band => band,
        }
    }
}

vocabulary! {
    /// Why no score is made.
    pub enum NotScored {
        /// The age is not known.
        AgeUnknown = "age_unknown" => NEWS2_AGE_UNKNOWN,
        /// Younger than 16 years.
        Under16 = "under_16" => NEWS2_UNDER_16,
        /// Pregnant.
        Pregnant = "pregnant" => NEWS2_PREGNANT,
    }
}

/// What must be known about the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The age in whole years when the vitals were taken, if known.
    pub years: Option<u32>,
    /// Whether she is known to be pregnant.
    pub pregnant: bool,
    /// The saturation scale.
    pub scale: Scale,
}

impl Subject {
    /// Someone of this age, not known to be pregnant, on scale one.
    #[must_use]
    pub const fn aged(years: Option<u32>) -> Self {
        Self { years, pregnant: false, scale: Scale::One }
    }
}

/// The score of one parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The parameter.
    pub parameter: Parameter,
    /// 0 to 3.
    pub score: u8,
}

/// The outcome of scoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News2 {
    /// Everything was taken.
    Total {
        /// 0 to 20.
        score: u8,
        /// The score of each parameter.
        parts: Vec<Part>,
        /// The risk.
        band: Band,
    },
    /// Something is missing, so there is no total.
    Incomplete {
        /// What was not taken.
        missing: Vec<Parameter>,
        /// The score of each parameter taken.
        parts: Vec<Part>,
        /// What the parts add up to: the total would be at least this.
        partial: u8,
    },
    /// The score is not made for this patient.
    NotApplicable(NotScored),
}

impl News2 {
    /// Scores a set for a patient.
    pub(super) fn of(set: &VitalSet, subject: Subject) -> Self {
        match subject.years {
            None => return Self::NotApplicable(NotScored::AgeUnknown),
            Some(..16) => return Self::NotApplicable(NotScored::Under16),
            Some(_) if subject.pregnant => return Self::NotApplicable(NotScored::Pregnant),
            Some(_) => {}
        }
        let mut missing = Vec::new();
        let mut parts = Vec::new();
        for (parameter, score) in scores(set, subject.scale) {
            match score {
                Taken::Scored(score) => parts.push(Part { parameter, score }),
                Taken::Missing => missing.push(parameter),
                Taken::Waits => {}
            }
        }
        let score = parts.iter().map(|part| part.score).sum();
        if missing.is_empty() {
            let band = Band::of(score, &parts);
            Self::Total { score, parts, band }
        } else {
            Self::Incomplete { missing, parts, partial: score }
        }
    }

    /// The band that the patient is in at least, whatever is still missing; `None` while an incomplete set shows
    /// nothing above low, and where the score is not made. Queues sort by it.
    #[must_use]
    pub fn least_band(&self) -> Option<Band> {
        match self {
            Self::Total { band, .. } => Some(*band),
            Self::Incomplete { parts, partial, .. } => {
                Some(Band::of(*partial, parts)).filter(|band| *band != Band::Low)
            }
            Self::NotApplicable(_) => None,
        }
    }
}

/// What became of one parameter.
enum Taken {
    Scored(u8),
    Missing,
    /// It was taken, but its score depends on one that is missing.
    Waits,
}

fn scores(set: &VitalSet, scale: Scale) -> [(Parameter, Taken); 7] {
    let rated =
        |measure, rate: fn(i64) -> u8| set.get(measure).map_or(Taken::Missing, |value| Taken::Scored(rate(value)));
    let saturation = match (set.get(Measure::Spo2), scale) {
        (None, _) => Taken::Missing,
        (Some(spo2), Scale::One) => Taken::Scored(saturation_one(spo2)),
        (Some(spo2), Scale::Two) => match (saturation_two(spo2, false), saturation_two(spo2, true), set.on_oxygen) {
            (air, oxygen, None) if air != oxygen => Taken::Waits,
            (_, oxygen, Some(true)) => Taken::Scored(oxygen),
            (air, _, _) => Taken::Scored(air),
        },
    };
    [
        (Parameter::Respiration, rated(Measure::RespiratoryRate, respiration)),
        (Parameter::Spo2, saturation),
        (
            Parameter::AirOrOxygen,
            set.on_oxygen.map_or(Taken::Missing, |oxygen| Taken::Scored(if oxygen { 2 } else { 0 })),
        ),
        (Parameter::Systolic, rated(Measure::Systolic, systolic)),
        (Parameter::Pulse, rated(Measure::HeartRate, pulse)),
        (
            Parameter::Consciousness,
            set.consciousness.map_or(Taken::Missing, |level| Taken::Scored(if level == Acvpu::Alert { 0 } else { 3 })),
        ),
        (Parameter::Temperature, rated(Measure::Temperature, temperature)),
    ]
}

const fn respiration(per_minute: i64) -> u8 {
    match per_minute {
        ..=8 => 3,
        9..=11 => 1,
        12..=20 => 0,
        21..=24 => 2,
        25.. => 3,
    }
}

const fn saturation_one(percent: i64) -> u8 {
    match percent {
        ..=91 => 3,
        92..=93 => 2,
        94..=95 => 1,
        96.. => 0,
    }
}

const fn saturation_two(percent: i64, on_oxygen: bool) -> u8 {
    match (percent, on_oxygen) {
        (..=83, _) | (97.., true) => 3,
        (84..=85, _) | (95..=96, true) => 2,
        (86..=87, _) | (93..=94, true) => 1,
        (88..=92, _) | (93.., false) => 0,
    }
}

const fn systolic(mmhg: i64) -> u8 {
    match mmhg {
        ..=90 => 3,
        91..=100 => 2,
        101..=110 => 1,
        111..=219 => 0,
        220.. => 3,
    }
}

const fn pulse(per_minute: i64) -> u8 {
    match per_minute {
        ..=40 => 3,
        41..=50 => 1,
        51..=90 => 0,
        91..=110 => 1,
        111..=130 => 2,
        131.. => 3,
    }
}

/// In tenths of a degree Celsius.
const fn temperature(tenths: i64) -> u8 {
    match tenths {
        ..=350 => 3,
        351..=360 => 1,
        361..=380 => 0,
        381..=390 => 1,
        391.. => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;
    use proptest::prelude::*;

    fn well() -> VitalSet {
        VitalSet { on_oxygen: Some(false), consciousness: Some(Acvpu::Alert), ..VitalSet::default() }
            .with(Measure::RespiratoryRate, 16)
            .with(Measure::Spo2, 98)
            .with(Measure::Systolic, 120)
            .with(Measure::HeartRate, 70)
            .with(Measure::Temperature, 370)
    }

    fn total(set: &VitalSet) -> (u8, Band) {
        match set.news2(Subject::aged(Some(40))) {
            News2::Total { score, band, .. } => (score, band),
            other => panic!("no total: {other:?}"),
        }
    }

    #[test]
    fn every_edge_of_every_band_scores_as_in_the_chart() {
        type Chart = (fn(i64) -> u8, &'static [(i64, u8)]);
        #[rustfmt::skip]
        let charts: [Chart; 5] = [
            (respiration, &[(1, 3), (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3), (60, 3)]),
            (saturation_one, &[(50, 3), (91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)]),
            (systolic, &[(50, 3), (90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3), (300, 3)]),
            (pulse, &[(20, 3), (40, 3), (41, 1), (50, 1), (51, 0), (90, 0), (91, 1), (110, 1), (111, 2), (130, 2), (131, 3), (250, 3)]),
            (temperature, &[(300, 3), (350, 3), (351, 1), (360, 1), (361, 0), (380, 0), (381, 1), (390, 1), (391, 2), (420, 2)]),
        ];
        for (index, (rate, chart)) in charts.into_iter().enumerate() {
            for (value, score) in chart {
                assert_eq!(rate(*value), *score, "chart {index}, value {value}");
            }
        }
    }

    #[test]
    fn scale_two_depends_on_oxygen_above_its_target() {
        for (percent, air, oxygen) in [
            (70, 3, 3),
            (83, 3, 3),
            (84, 2, 2),
            (85, 2, 2),
            (86, 1, 1),
            (87, 1, 1),
            (88, 0, 0),
            (92, 0, 0),
            (93, 0, 1),
            (94, 0, 1),
            (95, 0, 2),
            (96, 0, 2),
            (97, 0, 3),
            (100, 0, 3),
        ] {
            assert_eq!((saturation_two(percent, false), saturation_two(percent, true)), (air, oxygen), "{percent}");
        }
    }

    #[test]
    fn consciousness_scores_three_for_anything_but_alert() {
        for level in Acvpu::ALL {
            let set = VitalSet { consciousness: Some(*level), ..well() };
            let expected = if *level == Acvpu::Alert { (0, Band::Low) } else { (3, Band::LowMedium) };
            assert_eq!(total(&set), expected, "{level}");
        }
    }

    #[test]
    fn oxygen_scores_two() {
        assert_eq!(total(&VitalSet { on_oxygen: Some(true), ..well() }), (2, Band::Low));
    }

    #[test]
    fn a_published_example_scores_six() {
        let set = well()
            .with(Measure::RespiratoryRate, 22)
            .with(Measure::HeartRate, 95)
            .with(Measure::Spo2, 93)
            .with(Measure::Temperature, 385);
        assert_eq!(total(&set), (6, Band::Medium));
    }

    #[test]
    fn the_worst_score_is_twenty() {
        let set = VitalSet { on_oxygen: Some(true), consciousness: Some(Acvpu::Unresponsive), ..VitalSet::default() }
            .with(Measure::RespiratoryRate, 25)
            .with(Measure::Spo2, 91)
            .with(Measure::Systolic, 90)
            .with(Measure::HeartRate, 131)
            .with(Measure::Temperature, 350);
        assert_eq!(total(&set), (20, Band::High));
    }

    #[test]
    fn bands_begin_at_five_and_seven_and_a_single_three_lifts_low() {
        let part = |score| Part { parameter: Parameter::Pulse, score };
        for (score, parts, band) in [
            (0, vec![], Band::Low),
            (4, vec![part(2), part(2)], Band::Low),
            (3, vec![part(3)], Band::LowMedium),
            (4, vec![part(3), part(1)], Band::LowMedium),
            (5, vec![part(3), part(2)], Band::Medium),
            (6, vec![part(2), part(2), part(2)], Band::Medium),
            (7, vec![part(3), part(2), part(2)], Band::High),
        ] {
            assert_eq!(Band::of(score, &parts), band, "{score}");
        }
    }

    #[test]
    fn an_incomplete_set_has_no_total_and_names_what_is_missing() {
        let mut set = VitalSet { on_oxygen: None, ..well() };
        set.set(Measure::HeartRate, None);
        let News2::Incomplete { missing, partial, parts } = set.news2(Subject::aged(Some(40))) else {
            panic!("not incomplete");
        };
        assert_eq!(missing, [Parameter::AirOrOxygen, Parameter::Pulse]);
        assert_eq!((partial, parts.len()), (0, 5));
    }

    #[test]
    fn what_is_already_alarming_does_not_wait_for_the_rest() {
        let least = |set: VitalSet| set.news2(Subject::aged(Some(40))).least_band();
        assert_eq!(least(VitalSet::default().with(Measure::Spo2, 98)), None);
        assert_eq!(least(VitalSet::default().with(Measure::Spo2, 90)), Some(Band::LowMedium));
        assert_eq!(
            least(VitalSet::default().with(Measure::Spo2, 90).with(Measure::HeartRate, 115)),
            Some(Band::Medium)
        );
        assert_eq!(least(well()), Some(Band::Low));
    }

    #[test]
    fn on_scale_two_a_high_saturation_waits_for_air_or_oxygen() {
        let subject = Subject { scale: Scale::Two, ..Subject::aged(Some(70)) };
        let set = VitalSet { on_oxygen: None, ..well().with(Measure::Spo2, 95) };
        let News2::Incomplete { missing, parts, .. } = set.news2(subject) else { panic!("not incomplete") };
        assert_eq!(missing, [Parameter::AirOrOxygen]);
        assert!(parts.iter().all(|part| part.parameter != Parameter::Spo2));
        let set = VitalSet { on_oxygen: Some(true), ..set };
        assert!(matches!(set.news2(subject), News2::Total { score: 4, .. }));
    }

    #[test]
    fn children_pregnant_women_and_people_of_unknown_age_are_not_scored() {
        for (years, pregnant, why) in [
            (None, false, NotScored::AgeUnknown),
            (Some(15), false, NotScored::Under16),
            (Some(30), true, NotScored::Pregnant),
        ] {
            let subject = Subject { pregnant, ..Subject::aged(years) };
            assert_eq!(well().news2(subject), News2::NotApplicable(why));
        }
        assert!(matches!(well().news2(Subject::aged(Some(16))), News2::Total { .. }));
    }

    proptest! {
        #[test]
        fn the_total_is_the_sum_of_seven_parts(
            rr in 1_i64..60, spo2 in 60_i64..=100, sbp in 40_i64..300, hr in 20_i64..250, temp in 300_i64..430,
            oxygen: bool, two: bool,
        ) {
            let set = VitalSet { on_oxygen: Some(oxygen), ..well() }
                .with(Measure::RespiratoryRate, rr).with(Measure::Spo2, spo2).with(Measure::Systolic, sbp)
                .with(Measure::HeartRate, hr).with(Measure::Temperature, temp);
            let scale = if two { Scale::Two } else { Scale::One };
            let News2::Total { score, parts, band } = set.news2(Subject { scale, ..Subject::aged(Some(50)) }) else {
                return Err(TestCaseError::fail("no total"));
            };
            prop_assert_eq!(parts.len(), 7);
            prop_assert_eq!(score, parts.iter().map(|part| part.score).sum::<u8>());
            prop_assert_eq!(band >= Band::Medium, score >= 5);
            prop_assert_eq!(band == Band::High, score >= 7);
        }
    }
}
