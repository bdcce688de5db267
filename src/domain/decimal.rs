//! Exact decimal numbers as people write and read them: digits and how many stand after the sign. No floating point.

use crate::i18n::Arg;
use std::cmp::Ordering;
use std::fmt;

/// A decimal number, exact: `digits` with `places` of them after the sign, so `(372, 1)` is 37.2. It remembers how
/// precisely it was written (7.0 and 7.00 look different) and compares by value (they are equal).
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

/// Why a text is not a decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDecimal {
    /// Not digits with at most one decimal sign between them.
    Malformed,
    /// More digits than can be kept exactly.
    TooLong,
}

impl Decimal {
    /// The most places after the sign.
    pub const MAX_PLACES: u8 = 9;

    /// From digits and places; no more than [`Decimal::MAX_PLACES`] places are kept.
    #[must_use]
    pub const fn new(digits: i64, places: u8) -> Self {
        Self { digits, places: if places > Self::MAX_PLACES { Self::MAX_PLACES } else { places } }
    }

    /// All digits, without the sign between them.
    #[must_use]
    pub const fn digits(self) -> i64 {
        self.digits
    }

    /// How many digits stand after the sign.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.places
    }

    /// Reads digits with at most one decimal sign, point or comma, between digits; a leading minus is fine.
    ///
    /// # Errors
    /// [`NotDecimal`] says whether it is no number or one with too many digits.
    pub fn parse(text: &str) -> Result<Self, NotDecimal> {
        let text = text.trim();
        let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, rest) = match unsigned.split_once(['.', ',']) {
            Some((whole, rest)) => (whole, Some(rest)),
            None => (unsigned, None),
        };
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !rest.is_none_or(all_digits) {
            return Err(NotDecimal::Malformed);
        }
        let rest = rest.unwrap_or_default();
        let places = u8::try_from(rest.len()).ok().filter(|places| *places <= Self::MAX_PLACES);
        let places = places.ok_or(NotDecimal::TooLong)?;
        let digits: i64 = format!("{whole}{rest}").parse().map_err(|_| NotDecimal::TooLong)?;
        Ok(Self { digits: if negative { -digits } else { digits }, places })
    }

    /// The digits with exactly so many places after the sign; `None` where that would drop a digit that counts, or
    /// where it does not fit.
    #[must_use]
    pub fn scaled_to(self, places: u8) -> Option<i64> {
        if places >= self.places {
            let factor = 10_i64.checked_pow(u32::from(places - self.places))?;
            return self.digits.checked_mul(factor);
        }
        let factor = 10_i64.checked_pow(u32::from(self.places - places))?;
        (self.digits % factor == 0).then_some(self.digits / factor)
    }

    fn at_most_precise(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(u32::from(Self::MAX_PLACES - self.places))
    }
}

/// With a decimal point, for files, the command line and one-line entries; people read it by the format of their language.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.places));
        let minus = if self.digits < 0 { "-" } else { "" };
        let (whole, rest) = (self.digits.unsigned_abs() / scale, self.digits.unsigned_abs() % scale);
        if self.places == 0 {
            return f.pad(&format!("{minus}{whole}"));
        }
        f.pad(&format!("{minus}{whole}.{rest:0width$}", width = usize::from(self.places)))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Decimal {}
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at_most_precise().cmp(&other.at_most_precise())
    }
}

impl From<Decimal> for Arg {
    fn from(value: Decimal) -> Self {
        Self::Decimal(value.digits, value.places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn point_and_comma_are_both_decimal_signs() {
        for (text, digits, places) in
            [("37.2", 372, 1), ("37,2", 372, 1), (" 7 ", 7, 0), ("-0,05", -5, 2), ("\u{2212}3", -3, 0), ("007", 7, 0)]
        {
            let read = Decimal::parse(text).unwrap();
            assert_eq!((read.digits(), read.places()), (digits, places), "{text}");
        }
    }

    #[test]
    fn what_is_not_exactly_a_number_is_refused() {
        for text in ["", "-", ".", ",5", "5.", "1.2.3", "1,250.00", "1 250", "1e3", "0x1", "٣", "+5", "--5", "5-"] {
            assert_eq!(Decimal::parse(text).unwrap_err(), NotDecimal::Malformed, "{text}");
        }
        for text in ["99999999999999999999", "0.1234567891"] {
            assert_eq!(Decimal::parse(text).unwrap_err(), NotDecimal::TooLong, "{text}");
        }
    }

    #[test]
    fn scaling_never_drops_a_digit_that_counts() {
        let value = Decimal::new(1250, 2);
        assert_eq!((value.scaled_to(3), value.scaled_to(1), value.scaled_to(0)), (Some(12_500), Some(125), None));
        assert_eq!(Decimal::new(i64::MAX, 0).scaled_to(1), None);
    }

    #[test]
    fn zeros_at_the_end_are_shown_but_do_not_count() {
        assert_eq!(Decimal::new(70, 1), Decimal::new(7, 0));
        assert_eq!(Decimal::new(70, 1).to_string(), "7.0");
        assert_eq!(Decimal::new(-5, 2).to_string(), "-0.05");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(digits in any::<i64>().prop_filter("has an opposite", |d| *d != i64::MIN), places in 0..=9_u8) {
            let value = Decimal::new(digits, places);
            let read = Decimal::parse(&value.to_string()).unwrap();
            prop_assert_eq!((read.digits(), read.places()), (digits, places));
        }

        #[test]
        fn order_is_that_of_the_numbers(a in -1_000_000_i64..1_000_000, b in -1_000_000_i64..1_000_000, more in 0..=5_u8) {
            let finer = Decimal::new(b * 10_i64.pow(u32::from(more)), 3 + more);
            prop_assert_eq!(Decimal::new(a, 3).cmp(&finer), a.cmp(&b));
        }
    }
}
