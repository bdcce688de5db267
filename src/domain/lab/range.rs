//! Reference ranges: for whom they hold, and what a value means by them.

use super::{Flag, Reading, Relation};
use crate::domain::decimal::Decimal;
use crate::domain::patient::Sex;

/// The limits of an analyte for one group of people. Each may be absent; what has no limit is not judged by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReferenceRange {
    /// The lowest normal value.
    pub low: Option<Decimal>,
    /// The highest normal value.
    pub high: Option<Decimal>,
    /// At this value or below, somebody is called at once. Set by the laboratory, never derived from the normal range.
    pub critical_low: Option<Decimal>,
    /// At this value or above, somebody is called at once.
    pub critical_high: Option<Decimal>,
}

impl ReferenceRange {
    /// Whether the limits stand in order: critical low, low, high, critical high.
    #[must_use]
    pub fn is_in_order(&self) -> bool {
        let limits = [self.critical_low, self.low, self.high, self.critical_high];
        limits.into_iter().flatten().collect::<Vec<_>>().is_sorted()
    }
}

/// A reference range and the people for whom it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RangeFor {
    /// Their sex; `None`: everybody.
    pub sex: Option<Sex>,
    /// From this age in whole years.
    pub age_from: u32,
    /// Until before this age in whole years.
    pub age_to: Option<u32>,
    /// The limits.
    pub range: ReferenceRange,
}

/// The row for a person of this sex and age when the specimen was collected; a row for their sex goes before one for
/// everybody. Without a known age only a row for all ages holds. `None` when there is none: then nothing is normal.
#[must_use]
pub fn choose<T>(rows: &[T], group: impl Fn(&T) -> &RangeFor, sex: Sex, years: Option<u32>) -> Option<&T> {
    let of_age = |row: &T| {
        let range = group(row);
        match years {
            Some(years) => range.age_from <= years && range.age_to.is_none_or(|to| years < to),
            None => range.age_from == 0 && range.age_to.is_none(),
        }
    };
    let find = |sex: Option<Sex>| rows.iter().find(|row| of_age(row) && group(row).sex == sex);
    find(Some(sex)).or_else(|| find(None))
}

/// The range for a person, as [`choose`] finds it.
#[must_use]
pub fn choose_range(ranges: &[RangeFor], sex: Sex, years: Option<u32>) -> Option<&ReferenceRange> {
    choose(ranges, |range| range, sex, years).map(|found| &found.range)
}

impl Flag {
    /// The flag of a measured value. `possible` are the ends of what can be; a value outside is invalid, whatever the range.
    ///
    /// A value that lies only somewhere below or above a number is judged by what is certain. Where it is certainly low
    /// and may be critical, it counts as critical: somebody is rather called once too often.
    #[must_use]
    pub fn of(reading: Reading, possible: Option<(Decimal, Decimal)>, range: Option<&ReferenceRange>) -> Self {
        let Reading { relation, value } = reading;
        if possible.is_some_and(|(lowest, highest)| value < lowest || value > highest) {
            return Self::Invalid;
        }
        let Some(range) = range else { return Self::NoRange };
        match relation {
            Relation::Exact => exact(value, range),
            Relation::Below => {
                let reaches_down = |low: Decimal| possible.is_none_or(|(lowest, _)| lowest < low);
                below(value, range, range.low.filter(|low| reaches_down(*low)))
            }
            Relation::Above => {
                let reaches_up = |high: Decimal| possible.is_none_or(|(_, highest)| highest > high);
                above(value, range, range.high.filter(|high| reaches_up(*high)))
            }
        }
    }
}

fn exact(value: Decimal, range: &ReferenceRange) -> Flag {
    if range.critical_low.is_some_and(|limit| value <= limit) {
        Flag::CriticalLow
    } else if range.critical_high.is_some_and(|limit| value >= limit) {
        Flag::CriticalHigh
    } else if range.low.is_some_and(|low| value < low) {
        Flag::Low
    } else if range.high.is_some_and(|high| value > high) {
        Flag::High
    } else if range.low.is_none() && range.high.is_none() {
        Flag::NoRange
    } else {
        Flag::Normal
    }
}

/// Somewhere below `value`; `low` is the lower limit, where values below it are possible at all.
fn below(value: Decimal, range: &ReferenceRange, low: Option<Decimal>) -> Flag {
    match (low, range.high) {
        _ if range.critical_low.is_some_and(|limit| value <= limit) => Flag::CriticalLow,
        (Some(low), _) if value <= low && range.critical_low.is_some() => Flag::CriticalLow,
        (Some(low), _) if value <= low => Flag::Low,
        (None, Some(high)) if value <= high && range.critical_low.is_none() => Flag::Normal,
        _ => Flag::NoRange,
    }
}

/// Somewhere above `value`; `high` is the upper limit, where values above it are possible at all.
fn above(value: Decimal, range: &ReferenceRange, high: Option<Decimal>) -> Flag {
    match (high, range.low) {
        _ if range.critical_high.is_some_and(|limit| value >= limit) => Flag::CriticalHigh,
        (Some(high), _) if value >= high && range.critical_high.is_some() => Flag::CriticalHigh,
        (Some(high), _) if value >= high => Flag::High,
        (None, Some(low)) if value >= low && range.critical_high.is_none() => Flag::Normal,
        _ => Flag::NoRange,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn limits(critical_low: &str, low: &str, high: &str, critical_high: &str) -> ReferenceRange {
        let limit = |text: &str| (!text.is_empty()).then(|| decimal(text));
        ReferenceRange {
            low: limit(low),
            high: limit(high),
            critical_low: limit(critical_low),
            critical_high: limit(critical_high),
        }
    }

    fn flag(typed: &str, range: &ReferenceRange) -> Flag {
        let possible = Some((decimal("0"), decimal("20")));
        Flag::of(Reading::parse(typed, 2).unwrap(), possible, Some(range))
    }

    #[test]
    fn every_limit_divides_exactly() {
        let potassium = limits("2.8", "3.5", "5.0", "6.2");
        for (typed, expected) in [
            ("-0.01", Flag::Invalid),
            ("0", Flag::CriticalLow),
            ("2.8", Flag::CriticalLow),
            ("2.81", Flag::Low),
            ("3.49", Flag::Low),
            ("3.5", Flag::Normal),
            ("5", Flag::Normal),
            ("5.01", Flag::High),
            ("6.19", Flag::High),
            ("6.2", Flag::CriticalHigh),
            ("20", Flag::CriticalHigh),
            ("20.01", Flag::Invalid),
        ] {
            assert_eq!(flag(typed, &potassium), expected, "{typed}");
        }
    }

    #[test]
    fn without_a_range_nothing_is_normal() {
        assert_eq!(Flag::of(Reading::exact(decimal("5")), None, None), Flag::NoRange);
        assert_eq!(flag("5", &ReferenceRange::default()), Flag::NoRange);
        assert_eq!(flag("5", &limits("2", "", "", "9")), Flag::NoRange);
        assert_eq!(flag("2", &limits("2", "", "", "9")), Flag::CriticalLow);
    }

    #[test]
    fn a_range_with_one_end_judges_that_end() {
        for (typed, expected) in [("0", Flag::Normal), ("8", Flag::Normal), ("8.01", Flag::High)] {
            assert_eq!(flag(typed, &limits("", "", "8", "")), expected, "{typed}");
        }
        for (typed, expected) in [("20", Flag::Normal), ("8", Flag::Normal), ("7.99", Flag::Low)] {
            assert_eq!(flag(typed, &limits("", "8", "", "")), expected, "{typed}");
        }
    }

    #[test]
    fn values_beyond_what_can_be_measured_are_judged_by_what_is_certain() {
        let plain = limits("", "3.5", "5.0", "");
        let critical = limits("2.8", "3.5", "5.0", "6.2");
        for (typed, range, expected) in [
            ("<3.5", &plain, Flag::Low),
            ("<3.51", &plain, Flag::NoRange),
            ("<2.8", &critical, Flag::CriticalLow),
            ("<3", &critical, Flag::CriticalLow),
            ("<4", &critical, Flag::NoRange),
            (">5", &plain, Flag::High),
            (">4.99", &plain, Flag::NoRange),
            (">6.2", &critical, Flag::CriticalHigh),
            (">5.5", &critical, Flag::CriticalHigh),
            (">25", &plain, Flag::Invalid),
            // Up to 8 is normal, and nothing lies below nought.
            ("<0.5", &limits("", "", "8", ""), Flag::Normal),
            ("<0.5", &limits("", "0", "8", ""), Flag::Normal),
            ("<9", &limits("", "", "8", ""), Flag::NoRange),
            ("<0.5", &limits("0.1", "", "8", ""), Flag::NoRange),
            (">15", &limits("", "8", "", ""), Flag::Normal),
        ] {
            assert_eq!(flag(typed, range), expected, "{typed} {range:?}");
        }
    }

    #[test]
    fn the_range_is_chosen_by_sex_and_age_at_collection() {
        let range = |text: &str| limits("", text, "", "");
        let group = |sex, age_from, age_to, low| RangeFor { sex, age_from, age_to, range: range(low) };
        let ranges = [
            group(None, 0, Some(18), "1"),
            group(None, 18, None, "2"),
            group(Some(Sex::Female), 18, Some(50), "3"),
            group(Some(Sex::Male), 18, None, "4"),
        ];
        for (sex, years, low) in [
            (Sex::Female, Some(0), Some("1")),
            (Sex::Female, Some(17), Some("1")),
            (Sex::Female, Some(18), Some("3")),
            (Sex::Female, Some(49), Some("3")),
            (Sex::Female, Some(50), Some("2")),
            (Sex::Male, Some(50), Some("4")),
            (Sex::Unknown, Some(50), Some("2")),
            (Sex::Other, Some(10), Some("1")),
            (Sex::Female, None, None),
        ] {
            assert_eq!(choose_range(&ranges, sex, years).copied(), low.map(range), "{sex} {years:?}");
        }
        let for_all = [group(None, 0, None, "5")];
        assert_eq!(choose_range(&for_all, Sex::Female, None).copied(), Some(range("5")));
        let for_men = [group(Some(Sex::Male), 0, None, "6")];
        assert_eq!(choose_range(&for_men, Sex::Unknown, None), None);
    }

    #[test]
    fn limits_out_of_order_are_noticed() {
        assert!(limits("1", "2", "3", "4").is_in_order() && limits("", "2", "", "2").is_in_order());
        assert!(!limits("2", "1", "", "").is_in_order() && !limits("", "3", "", "2").is_in_order());
    }

    proptest! {
        #[test]
        fn a_higher_value_never_has_a_lower_flag(mut points in proptest::array::uniform4(0_i64..2_000), value in 0_i64..2_000) {
            points.sort_unstable();
            let [critical_low, low, high, critical_high] = points.map(|point| Some(Decimal::new(point, 2)));
            let range = ReferenceRange { low, high, critical_low, critical_high };
            prop_assume!(critical_low < low && high < critical_high);
            let flag = |value| Flag::of(Reading::exact(Decimal::new(value, 2)), None, Some(&range));
            prop_assert!(flag(value) <= flag(value + 1));
        }

        #[test]
        fn what_is_certain_of_a_bound_holds_for_every_value_beyond_it(bound in 1_i64..2_000, less in 1_i64..2_000) {
            let range = limits("2.8", "3.5", "5.0", "6.2");
            let below = Flag::of(Reading { relation: Relation::Below, value: Decimal::new(bound, 2) }, None, Some(&range));
            let value = Flag::of(Reading::exact(Decimal::new(bound - less, 2)), None, Some(&range));
            match below {
                Flag::CriticalLow => prop_assert!(matches!(value, Flag::CriticalLow | Flag::Low)),
                other => prop_assert_eq!(other, Flag::NoRange),
            }
        }
    }
}
