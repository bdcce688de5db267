//! Money in integer minor units; never floating point.

use super::decimal::Decimal;
use super::error::{FieldName, RuleError};
use super::validate::parse_decimal;
use crate::i18n::{Message, t};
use std::iter::Sum;

/// A currency: ISO 4217 code and exponent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

/// Currencies whose minor unit is not a hundredth (ISO 4217:2015, table A.1).
#[rustfmt::skip]
const EXPONENTS: &[(&str, u8)] = &[
    ("BIF", 0), ("CLP", 0), ("DJF", 0), ("GNF", 0), ("ISK", 0), ("JPY", 0), ("KMF", 0), ("KRW", 0), ("PYG", 0), ("RWF", 0),
    ("UGX", 0), ("UYI", 0), ("VND", 0), ("VUV", 0), ("XAF", 0), ("XOF", 0), ("XPF", 0),
    ("BHD", 3), ("IQD", 3), ("JOD", 3), ("KWD", 3), ("LYD", 3), ("OMR", 3), ("TND", 3),
];

impl Currency {
    /// The euro: what stands where nothing was chosen yet.
    pub const EURO: Self = Self { code: *b"EUR", exponent: 2 };

    /// No currency (ISO 4217 `XXX`): before a clinic has chosen one.
    pub const NONE: Self = Self { code: *b"XXX", exponent: 2 };

    /// Reads an ISO 4217 code; three letters, upper or lower case.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.to_ascii_uppercase().into_bytes().try_into().ok()?;
        let name = std::str::from_utf8(&code).ok().filter(|name| name.bytes().all(|b| b.is_ascii_uppercase()))?;
        let exponent = EXPONENTS.iter().find(|(known, _)| *known == name).map_or(2, |(_, exponent)| *exponent);
        Some(Self { code, exponent })
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// How many digits stand after the decimal sign: 0, 2 or 3.
    #[must_use]
    pub const fn exponent(&self) -> u8 {
        self.exponent
    }
}

/// An amount in minor units of the clinic's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The largest amount that fields and schema accept: 99,999,999.99 in hundredths.
    pub const MAX: Self = Self(9_999_999_999);

    /// From minor units.
    #[must_use]
    pub const fn of_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// In minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Reads an amount with the currency's decimal places, with point or comma; shorter is fine (`12.5`). Thousands may
    /// be set apart by blanks, or by the sign that is not the decimal one, in groups of three: `1 250,50` `1.250,50`.
    ///
    /// # Errors
    /// The message says whether it is no number, too precise for the currency or beyond [`Money::MAX`].
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Message> {
        let plain = ungrouped(text.trim(), currency.exponent()).ok_or(t::FIELD_NUMBER)?;
        let amount = Self(parse_decimal(&plain, currency.exponent())?);
        if amount.0.unsigned_abs() <= Self::MAX.0.unsigned_abs() { Ok(amount) } else { Err(t::FIELD_TOO_LARGE.into()) }
    }

    /// Refuses an amount below zero or beyond [`Money::MAX`].
    ///
    /// # Errors
    /// [`RuleError::Field`] at `field`.
    pub fn check(self, field: FieldName) -> Result<Self, RuleError> {
        if self < Self::ZERO {
            return Err(RuleError::field(field, t::FIELD_NEGATIVE));
        }
        if self > Self::MAX { Err(RuleError::field(field, t::FIELD_TOO_LARGE)) } else { Ok(self) }
    }

    /// The sum, unless it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, unless it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// So many times this amount, unless it does not fit.
    #[must_use]
    pub fn times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(count)).map(Self)
    }

    /// A share of this amount, rounded half up.
    #[must_use]
    pub fn share(self, percent: Percent) -> Self {
        let exact = i128::from(self.0) * i128::from(percent.0);
        // A share is never larger than the whole, so it fits.
        Self(i64::try_from((exact + 5_000).div_euclid(10_000)).unwrap_or(self.0))
    }

    /// Splits this amount in proportion to the weights, so that the parts add up exactly (largest remainder; among equal
    /// remainders the earlier part). When all weights are zero, the parts are as equal as they can be.
    #[must_use]
    pub fn split_by(self, weights: &[u64]) -> Vec<Self> {
        let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        if total == 0 {
            return if weights.is_empty() { Vec::new() } else { self.split_by(&vec![1; weights.len()]) };
        }
        let whole = u128::from(self.0.unsigned_abs());
        let exact = weights.iter().map(|weight| whole * u128::from(*weight));
        let mut parts: Vec<(u128, u128)> = exact.map(|exact| (exact / total, exact % total)).collect();
        let left = whole - parts.iter().map(|(part, _)| part).sum::<u128>();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(parts.get(*index).map(|(_, remainder)| *remainder)));
        for index in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
            if let Some((part, _)) = parts.get_mut(index) {
                *part += 1;
            }
        }
        let signed = |part| i64::try_from(part).unwrap_or(i64::MAX) * self.0.signum();
        parts.into_iter().map(|(part, _)| Self(signed(part))).collect()
    }
}

/// The sum; beyond the largest amount that can be stored it stays there.
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0_i64, |sum, amount| sum.saturating_add(amount.0)))
    }
}

/// Takes the signs between thousands out. `None` when they do not stand between groups of three digits.
fn ungrouped(text: &str, exponent: u8) -> Option<String> {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let signs: Vec<char> = text.chars().filter(|c| blank(*c) || matches!(c, '.' | ',' | '\'' | '’')).collect();
    let decimal = match signs.split_last() {
        None => return Some(text.to_owned()),
        Some((last, before)) if matches!(last, '.' | ',') => {
            // A sign that comes again is one between thousands; so is the only one where the currency has no decimals.
            if before.contains(last)
                || (exponent == 0 && !before.is_empty())
                || (exponent == 0 && groups_fit(text, *last))
            {
                None
            } else {
                Some(*last)
            }
        }
        Some(_) => None,
    };
    let (whole, rest) =
        decimal.and_then(|sign| text.rsplit_once(sign)).map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut plain = match whole.chars().find(|c| blank(*c) || matches!(c, '.' | ',' | '\'' | '’')) {
        None => whole.to_owned(),
        Some(sign) => groups_fit(whole, sign).then(|| whole.replace(sign, ""))?,
    };
    if let Some(rest) = rest {
        plain.push('.');
        plain.push_str(rest);
    }
    Some(plain)
}

/// Whether the sign stands only between groups of three digits, after a first group of one to three.
fn groups_fit(text: &str, sign: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '\u{2212}']).split(sign);
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first))
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// A share of a whole in basis points, from 0 to 10 000 (100 %).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Percent(u16);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole.
    pub const ALL: Self = Self(10_000);

    /// From basis points; `None` outside 0 to 10 000.
    #[must_use]
    pub const fn of_basis_points(points: i64) -> Option<Self> {
        match points {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
            0..=10_000 => Some(Self(points as u16)),
            _ => None,
        }
    }

    /// In basis points.
    #[must_use]
    pub fn basis_points(self) -> i64 {
        i64::from(self.0)
    }

    /// Reads a percentage with up to two decimal places, with or without the sign: `12.5`, `20 %`.
    ///
    /// # Errors
    /// The message says what is wrong.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let number = text.trim().trim_end_matches('%');
        Self::of_basis_points(parse_decimal(number, 2)?).ok_or_else(|| t::FIELD_PERCENT.into())
    }

    /// The number of percent as people write it, without zeros at the end: 12.5.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        let points = i64::from(self.0);
        match points {
            _ if points % 100 == 0 => Decimal::new(points / 100, 0),
            _ if points % 10 == 0 => Decimal::new(points / 10, 1),
            _ => Decimal::new(points, 2),
        }
    }
}

impl TryFrom<i64> for Percent {
    type Error = &'static str;
    fn try_from(points: i64) -> Result<Self, Self::Error> {
        Self::of_basis_points(points).ok_or("basis points outside 0 to 10000")
    }
}
impl From<Percent> for i64 {
    fn from(percent: Percent) -> Self {
        percent.basis_points()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn percent(points: i64) -> Percent {
        Percent::of_basis_points(points).unwrap()
    }

    #[test]
    fn amounts_are_read_with_either_sign_and_in_the_currencys_precision() {
        for (code, text, minor) in [
            ("EUR", "12", 1_200),
            ("EUR", "12.5", 1_250),
            ("EUR", "12,50", 1_250),
            ("EUR", "0,05", 5),
            ("EUR", "-3", -300),
            ("EUR", "1 250,50", 125_050),
            ("EUR", "1\u{202f}250", 125_000),
            ("BRL", "1.250,50", 125_050),
            ("USD", "1,250,000.05", 125_000_005),
            ("USD", "1,250,000", 125_000_000),
            ("CHF", "1'250.50", 125_050),
            ("XOF", "5000", 5_000),
            ("XOF", "5 000", 5_000),
            ("XOF", "5.000", 5_000),
            ("XOF", "1,250,000", 1_250_000),
            ("TND", "1.250", 1_250),
            ("TND", "1,25", 1_250),
            ("EUR", "99999999.99", 9_999_999_999),
        ] {
            assert_eq!(Money::parse(text, currency(code)), Ok(Money::of_minor(minor)), "{code} {text}");
        }
    }

    #[test]
    fn what_is_not_exactly_an_amount_is_refused() {
        for (code, text, why) in [
            ("EUR", "", Message::from(t::FIELD_NUMBER)),
            ("EUR", "abc", t::FIELD_NUMBER.into()),
            ("EUR", "12.", t::FIELD_NUMBER.into()),
            ("EUR", "1 25", t::FIELD_NUMBER.into()),
            ("EUR", "1.25,50", t::FIELD_NUMBER.into()),
            ("EUR", "1.250 000,00", t::FIELD_NUMBER.into()),
            ("EUR", "1,250.000,00", t::FIELD_NUMBER.into()),
            ("EUR", "12.345", t::FIELD_PLACES.with("places", 2_i64)),
            ("XOF", "12.5", t::FIELD_WHOLE.into()),
            ("EUR", "100000000", t::FIELD_TOO_LARGE.into()),
            ("EUR", "99999999999999999999", t::FIELD_TOO_LARGE.into()),
        ] {
            assert_eq!(Money::parse(text, currency(code)), Err(why), "{code} {text}");
        }
    }

    #[test]
    fn limits_hold_at_their_edges() {
        const FIELD: FieldName = FieldName("amount");
        for fine in [Money::ZERO, Money::MAX] {
            assert_eq!(fine.check(FIELD), Ok(fine));
        }
        assert_eq!(Money(-1).check(FIELD), Err(RuleError::field(FIELD, t::FIELD_NEGATIVE)));
        assert_eq!(Money(Money::MAX.0 + 1).check(FIELD), Err(RuleError::field(FIELD, t::FIELD_TOO_LARGE)));
        assert_eq!(Money(i64::MAX).checked_add(Money(1)), None);
        assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
        assert_eq!(Money(i64::MAX).times(2), None);
    }

    #[test]
    fn shares_are_rounded_half_up() {
        for (amount, points, share) in [
            (1_000, 1_250, 125),
            (5, 1_000, 1),
            (4, 1_000, 0),
            (15, 1_000, 2),
            (-5, 1_000, 0),
            (1, 9_999, 1),
            (7, 0, 0),
            (7, 10_000, 7),
        ] {
            assert_eq!(Money(amount).share(percent(points)), Money(share), "{amount} {points}");
        }
        assert_eq!(Money(i64::MAX).share(Percent::ALL), Money(i64::MAX));
    }

    #[test]
    fn parts_go_to_the_largest_remainder_then_to_the_first() {
        for (amount, weights, parts) in [
            (100, &[1, 1, 1][..], &[34, 33, 33][..]),
            (10, &[1, 2, 4], &[1, 3, 6]),
            (-100, &[1, 1, 1], &[-34, -33, -33]),
            (5, &[0, 1, 0], &[0, 5, 0]),
            (5, &[0, 0], &[3, 2]),
            (5, &[], &[]),
        ] {
            let split: Vec<i64> = Money(amount).split_by(weights).into_iter().map(Money::minor).collect();
            assert_eq!(split, parts, "{amount} {weights:?}");
        }
    }

    #[test]
    fn percentages_are_read_and_written() {
        for (text, points, written) in
            [("12,5", 1_250, "12.5"), ("20 %", 2_000, "20"), ("0.05%", 5, "0.05"), ("100", 10_000, "100")]
        {
            let read = Percent::parse(text).unwrap();
            assert_eq!((read.basis_points(), read.decimal().to_string()), (points, written.to_owned()), "{text}");
        }
        for text in ["100.01", "-1"] {
            assert_eq!(Percent::parse(text), Err(t::FIELD_PERCENT.into()), "{text}");
        }
        assert!(serde_json::from_str::<Percent>("10001").is_err());
    }

    proptest! {
        #[test]
        fn parts_always_add_up_and_stay_within_one_of_the_exact(amount in -9_999_999_999_i64..=9_999_999_999, weights in proptest::collection::vec(0_u64..=9_999_999_999, 1..20)) {
            let parts = Money(amount).split_by(&weights);
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), Money(amount));
            let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
            for (part, weight) in parts.iter().zip(&weights) {
                let distance = i128::from(part.0) * total - i128::from(amount) * i128::from(*weight);
                prop_assert!(distance.abs() < total.max(1) || total == 0);
            }
        }

        #[test]
        fn what_a_reader_sees_reads_back(minor in -9_999_999_999_i64..=9_999_999_999, code in proptest::sample::select(&["EUR", "XOF", "TND"][..])) {
            use crate::i18n::{Language, Locale};
            for language in Language::ALL {
                let locale = Locale { language, zone: crate::domain::time::Zone::UTC, currency: currency(code) };
                let shown = locale.formats().amount(Money(minor));
                prop_assert_eq!(Money::parse(&shown, locale.currency), Ok(Money(minor)), "{}", shown);
            }
        }
    }
}
