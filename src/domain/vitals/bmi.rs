//! Body mass index and its classes for adults (World Health Organization, Global Database on Body Mass Index).

use crate::domain::decimal::Decimal;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// The WHO class of an adult's body mass index in kg/m².
    pub enum BmiClass {
        /// Below 16.
        SevereThinness = "severe_thinness" => BMI_SEVERE_THINNESS,
        /// From 16, below 17.
        ModerateThinness = "moderate_thinness" => BMI_MODERATE_THINNESS,
        /// From 17, below 18.5.
        MildThinness = "mild_thinness" => BMI_MILD_THINNESS,
        /// From 18.5, below 25.
        Normal = "normal" => BMI_NORMAL,
        /// From 25, below 30.
        Overweight = "overweight" => BMI_OVERWEIGHT,
        /// From 30, below 35.
        ObesityI = "obesity_1" => BMI_OBESITY_1,
        /// From 35, below 40.
        ObesityIi = "obesity_2" => BMI_OBESITY_2,
        /// From 40.
        ObesityIii = "obesity_3" => BMI_OBESITY_3,
    }
}

/// Upper bounds in tenths, each outside its class; beyond the last one comes [`BmiClass::ObesityIii`].
const BOUNDS: [(i64, BmiClass); 7] = [
    (160, BmiClass::SevereThinness),
    (170, BmiClass::ModerateThinness),
    (185, BmiClass::MildThinness),
    (250, BmiClass::Normal),
    (300, BmiClass::Overweight),
    (350, BmiClass::ObesityI),
    (400, BmiClass::ObesityIi),
];

/// The age in years from which the adult classes apply; below, WHO's growth references do.
const ADULT: u32 = 19;

/// A body mass index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bmi {
    /// kg/m², rounded half up to one decimal place, for display.
    pub value: Decimal,
    /// The class of the exact value; only for people known to be 19 or older.
    pub class: Option<BmiClass>,
}

impl Bmi {
    /// From weight (tenths of a kilogram) and height (tenths of a centimetre); `None` unless both are above zero and
    /// within what vital signs may be.
    pub(super) fn of(weight: i64, height: i64, years: Option<u32>) -> Option<Self> {
        if weight <= 0 || height <= 0 {
            return None;
        }
        // weight/10 kg over (height/1000 m)², in tenths: weight × 10⁶ / height².
        let (numerator, square) = (weight.checked_mul(1_000_000)?, height.checked_mul(height)?);
        let rounded = numerator.checked_mul(2)?.checked_add(square)? / square.checked_mul(2)?;
        let class = || {
            let bound =
                BOUNDS.iter().find(|(bound, _)| i128::from(numerator) < i128::from(*bound) * i128::from(square));
            bound.map_or(BmiClass::ObesityIii, |(_, class)| *class)
        };
        let adult = years.is_some_and(|years| years >= ADULT);
        Some(Self { value: Decimal::new(rounded, 1), class: adult.then(class) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bmi(weight: i64, height: i64) -> (String, Option<BmiClass>) {
        let bmi = Bmi::of(weight, height, Some(40)).unwrap();
        (bmi.value.to_string(), bmi.class)
    }

    #[test]
    fn seventy_kilos_at_one_metre_seventy_five_are_22_9() {
        assert_eq!(bmi(700, 1750), ("22.9".to_owned(), Some(BmiClass::Normal)));
    }

    #[test]
    fn classes_begin_exactly_at_their_bounds() {
        // At 2 m the index is a quarter of the kilograms; 0.1 kg below the bound is in the class before.
        for (weight, class, below) in [
            (640, BmiClass::ModerateThinness, BmiClass::SevereThinness),
            (680, BmiClass::MildThinness, BmiClass::ModerateThinness),
            (740, BmiClass::Normal, BmiClass::MildThinness),
            (1000, BmiClass::Overweight, BmiClass::Normal),
            (1200, BmiClass::ObesityI, BmiClass::Overweight),
            (1400, BmiClass::ObesityIi, BmiClass::ObesityI),
            (1600, BmiClass::ObesityIii, BmiClass::ObesityIi),
        ] {
            assert_eq!(bmi(weight, 2000).1, Some(class), "{weight}");
            assert_eq!(bmi(weight - 1, 2000).1, Some(below), "{weight}");
        }
    }

    #[test]
    fn the_class_follows_the_exact_value_not_the_rounded_one() {
        assert_eq!(bmi(999, 2000), ("25.0".to_owned(), Some(BmiClass::Normal)));
    }

    #[test]
    fn only_people_known_to_be_adults_have_a_class() {
        for (years, classed) in [(Some(19), true), (Some(18), false), (None, false)] {
            assert_eq!(Bmi::of(700, 1750, years).unwrap().class.is_some(), classed, "{years:?}");
        }
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(Bmi::of(700, 0, None), None);
        assert_eq!(Bmi::of(0, 1750, None), None);
        assert_eq!(Bmi::of(i64::MAX, 1750, None), None);
    }

    proptest! {
        #[test]
        fn more_weight_never_means_a_lower_class(weight in 2_i64..6500, height in 200_i64..2800) {
            let class = |weight| Bmi::of(weight, height, Some(40)).unwrap().class;
            prop_assert!(class(weight) <= class(weight + 1));
        }
    }
}
