//! Dates, times, decimals and money as a language writes them.

use super::Language;
use crate::domain::money::{Currency, Money};
use crate::domain::time::{Timestamp, Zone};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// What decides how values look: the reader's language, the clinic's zone and currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// The reader's language.
    pub language: Language,
    /// The clinic's time zone.
    pub zone: Zone,
    /// The clinic's currency.
    pub currency: Currency,
}

impl Locale {
    /// A language alone, for what is said before there is a clinic: universal time, no currency.
    #[must_use]
    pub const fn plain(language: Language) -> Self {
        Self { language, zone: Zone::UTC, currency: Currency::NONE }
    }

    /// The formats of this locale.
    #[must_use]
    pub const fn formats(&self) -> Formats<'_> {
        Formats(self)
    }
}

/// Writes values for a [`Locale`].
#[derive(Debug, Clone, Copy)]
pub struct Formats<'a>(&'a Locale);

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Formats<'_> {
    /// The decimal sign: a point in English, a comma in the others. Both are accepted when reading.
    #[must_use]
    pub const fn decimal_sign(self) -> char {
        match self.0.language {
            Language::En => '.',
            Language::Fr | Language::Es | Language::Pt => ',',
        }
    }

    /// A decimal number given as its digits and how many stand after the sign: `(372, 1)` is `37.2`.
    #[must_use]
    pub fn decimal(self, digits: i64, places: u8) -> String {
        let scale = 10_u64.pow(u32::from(places.min(18)));
        let whole = digits.unsigned_abs() / scale;
        let minus = if digits < 0 { "-" } else { "" };
        if places == 0 {
            return format!("{minus}{whole}");
        }
        let rest = digits.unsigned_abs() % scale;
        format!("{minus}{whole}{}{rest:0width$}", self.decimal_sign(), width = usize::from(places))
    }

    /// A calendar date: `21 Nov 2026` in English, `21/11/2026` in the others.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        match self.0.language {
            Language::En => format!("{:02} {} {}", date.day(), month(date), date.year()),
            Language::Fr | Language::Es | Language::Pt => date.format("%d/%m/%Y").to_string(),
        }
    }

    /// Day and month: `21 Nov`, `21/11`.
    #[must_use]
    pub fn day(self, date: NaiveDate) -> String {
        match self.0.language {
            Language::En => format!("{:02} {}", date.day(), month(date)),
            Language::Fr | Language::Es | Language::Pt => date.format("%d/%m").to_string(),
        }
    }

    /// A time of day, 24 hours: `08:05`.
    #[must_use]
    pub fn time_of_day(self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// The clinic's time of day at an instant.
    #[must_use]
    pub fn time(self, at: Timestamp) -> String {
        self.time_of_day(self.0.zone.time(at))
    }

    /// Day, month and time of day at the clinic: `21 Nov 08:05`.
    #[must_use]
    pub fn date_time(self, at: Timestamp) -> String {
        format!("{} {}", self.day(self.0.zone.day(at)), self.time(at))
    }

    /// An amount with the currency's code: `1,250.00 BRL` in English, `1 250,00 BRL` in the others.
    #[must_use]
    pub fn money(self, amount: Money) -> String {
        format!("{} {}", self.amount(amount), self.0.currency.code())
    }

    /// An amount without the currency.
    #[must_use]
    pub fn amount(self, amount: Money) -> String {
        let plain = self.decimal(amount.minor(), self.0.currency.exponent());
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, rest) = digits.split_at(digits.find(self.decimal_sign()).unwrap_or(digits.len()));
        format!("{sign}{}{rest}", self.grouped(whole))
    }

    fn grouped(self, whole: &str) -> String {
        let sign = match self.0.language {
            Language::En => ',',
            Language::Fr => '\u{202f}',
            Language::Es | Language::Pt => '.',
        };
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(sign);
            }
            grouped.push(digit);
        }
        grouped
    }
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(language: Language, currency: &str) -> Locale {
        Locale { language, zone: Zone::UTC, currency: Currency::parse(currency).unwrap() }
    }

    #[test]
    fn decimals_and_money_follow_the_language() {
        for (language, currency, decimal, money) in [
            (Language::En, "BRL", "37.2", "1,250,000.05 BRL"),
            (Language::Fr, "EUR", "37,2", "1\u{202f}250\u{202f}000,05 EUR"),
            (Language::Es, "XOF", "37,2", "125.000.005 XOF"),
            (Language::Pt, "BRL", "37,2", "1.250.000,05 BRL"),
        ] {
            let locale = locale(language, currency);
            assert_eq!(locale.formats().decimal(372, 1), decimal);
            assert_eq!(locale.formats().money(Money::of_minor(125_000_005)), money);
        }
        assert_eq!(locale(Language::En, "BRL").formats().amount(Money::of_minor(-5)), "-0.05");
    }
}
