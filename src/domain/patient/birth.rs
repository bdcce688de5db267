//! Birth dates as people know them (to the day, the month, the year, or by a guess) and the ages that follow.

use crate::domain::validate::clean_line;
use crate::domain::vocabulary::vocabulary;
use crate::i18n::{Message, t};
use chrono::{Datelike, Days, Months, NaiveDate};

vocabulary! {
    /// How well a birth date is known.
    pub enum BirthPrecision {
        /// To the day.
        Day = "day" => PATIENT_BIRTH_PRECISION_DAY,
        /// To the month.
        Month = "month" => PATIENT_BIRTH_PRECISION_MONTH,
        /// To the year.
        Year = "year" => PATIENT_BIRTH_PRECISION_YEAR,
        /// Guessed, from an age for instance.
        Estimated = "estimated" => PATIENT_BIRTH_PRECISION_ESTIMATED,
    }
}

/// A birth date with its precision. Where day or month are not known, the date is the middle of what is: the 15th of the
/// month, the 1st of July.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BirthDate {
    /// The date, or the middle of the time in question.
    pub date: NaiveDate,
    /// How well it is known.
    pub precision: BirthPrecision,
}

/// The oldest age in years that is believed; the oldest person known reached 122.
const OLDEST: u32 = 130;

impl BirthDate {
    /// A date known to the day.
    #[must_use]
    pub const fn exact(date: NaiveDate) -> Self {
        Self { date, precision: BirthPrecision::Day }
    }

    /// The age on a day: that of the event, not today's. `None` before birth.
    #[must_use]
    pub fn age(self, on: NaiveDate) -> Option<Age> {
        let days = u32::try_from((on - self.date).num_days()).ok()?;
        let months = (on.year() - self.date.year()) * 12 + on.month().cast_signed() - self.date.month().cast_signed();
        let months = u32::try_from(months).ok()?.saturating_sub(u32::from(on.day() < self.date.day()));
        Some(Age { years: on.years_since(self.date)?, months, days, precision: self.precision })
    }

    /// What people read: the date, or as much of it as is known.
    #[must_use]
    pub fn message(self) -> Message {
        let (year, month) = (self.date.year().to_string(), format!("{:02}", self.date.month()));
        match self.precision {
            BirthPrecision::Day => t::PATIENT_BIRTH_DAY.with("date", self.date),
            BirthPrecision::Month => t::PATIENT_BIRTH_MONTH.with("month", month).with("year", year),
            BirthPrecision::Year => t::PATIENT_BIRTH_YEAR.with("year", year),
            BirthPrecision::Estimated => t::PATIENT_BIRTH_ESTIMATED.with("year", year),
        }
    }

    /// What a form shows for editing: [`parse_birth_date`] reads it back as the same birth date.
    #[must_use]
    pub fn typed(self) -> String {
        match self.precision {
            BirthPrecision::Day => self.date.format("%d/%m/%Y").to_string(),
            BirthPrecision::Month => self.date.format("%m/%Y").to_string(),
            BirthPrecision::Year => self.date.format("%Y").to_string(),
            BirthPrecision::Estimated => self.date.format("~%d/%m/%Y").to_string(),
        }
    }
}

/// An age: whole years, whole months and days since birth, each counted on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Whole years.
    pub years: u32,
    /// Whole months.
    pub months: u32,
    /// Days.
    pub days: u32,
    precision: BirthPrecision,
}

impl Age {
    /// What people read: days under one month, months under two years, then years; with a `~` unless the birth date is
    /// known to the day. A birth date known only to the year says nothing about months.
    #[must_use]
    pub fn message(self) -> Message {
        let about = self.precision != BirthPrecision::Day;
        let (exact_text, about_text, count) = match self {
            Self { precision: BirthPrecision::Year, .. } | Self { months: 24.., .. } => {
                (t::PATIENT_AGE_YEARS, t::PATIENT_AGE_ABOUT_YEARS, self.years)
            }
            Self { months: 1.., .. } => (t::PATIENT_AGE_MONTHS, t::PATIENT_AGE_ABOUT_MONTHS, self.months),
            _ => (t::PATIENT_AGE_DAYS, t::PATIENT_AGE_ABOUT_DAYS, self.days),
        };
        (if about { about_text } else { exact_text }).with("count", i64::from(count))
    }
}

/// Reads a birth date or an age, as it is said at the desk. The day comes first; a year of two digits is the last such
/// year that is not in the future.
///
/// `12/03/1974` `12.3.74` `12031974` `1974-03-12` (day) · `03/1974` `1974-03` (month) · `1974` (year) ·
/// `~1974` `~50` `50y` `~8m` `3w` `10d` (estimated; in French, Spanish and Portuguese also `a` for years, `s` for weeks,
/// `j` for days)
///
/// # Errors
/// The message says whether it cannot be read, lies in the future or too long ago.
pub fn parse_birth_date(text: &str, today: NaiveDate) -> Result<BirthDate, Message> {
    let text = clean_line(text).to_lowercase();
    let (guessed, plain) = match text.strip_prefix('~') {
        Some(rest) => (true, rest.trim()),
        None => (false, text.as_str()),
    };
    let read = aged(plain, guessed, today).or_else(|| dated(plain, today));
    let mut birth = read.ok_or(t::PATIENT_BIRTH_UNREADABLE)?;
    if guessed {
        birth.precision = BirthPrecision::Estimated;
    }
    match birth.age(today) {
        None => Err(t::PATIENT_BIRTH_FUTURE.into()),
        Some(age) if age.years > OLDEST => Err(t::PATIENT_BIRTH_TOO_OLD.with("years", i64::from(OLDEST))),
        Some(_) => Ok(birth),
    }
}

/// An age such as `50y`; after a `~` also a bare number of years. The date is the middle of the time in question.
fn aged(text: &str, guessed: bool, today: NaiveDate) -> Option<BirthDate> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let count: u32 = number.parse().ok().filter(|count| *count <= 9_999)?;
    let back = |months, days| today.checked_sub_months(Months::new(months))?.checked_sub_days(Days::new(days));
    let date = match unit.trim() {
        "" if guessed && number.len() <= 3 => back(count * 12 + 6, 0),
        "y" | "yo" | "yr" | "yrs" | "a" | "an" | "ans" | "ano" | "anos" | "año" | "años" => back(count * 12 + 6, 0),
        "m" | "mo" | "mois" | "mes" | "mês" | "meses" => back(count, 15),
        "w" | "s" | "sem" => back(0, u64::from(count) * 7 + 3),
        "d" | "j" => back(0, u64::from(count)),
        _ => None,
    }?;
    Some(BirthDate { date, precision: BirthPrecision::Estimated })
}

fn dated(text: &str, today: NaiveDate) -> Option<BirthDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.len() <= 8 && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let known = |date: Option<NaiveDate>, precision| date.map(|date| BirthDate { date, precision });
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            known(middle(ymd(year, "7", "1"), ymd(year, "1", "1"), today), BirthPrecision::Year)
        }
        [compact] if compact.len() == 8 => {
            known(ymd(compact.get(4..)?, compact.get(2..4)?, compact.get(..2)?), BirthPrecision::Day)
        }
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => {
            known(middle(ymd(year, month, "15"), ymd(year, month, "1"), today), BirthPrecision::Month)
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            known(ymd(year, month, day), BirthPrecision::Day)
        }
        [day, month, year] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            known(ymd(year, month, day), BirthPrecision::Day)
        }
        [day, month, year] if year.len() == 2 && month.len() <= 2 && day.len() <= 2 => {
            let last = (1..=today.year()).rev().filter(|past| past % 100 == year.parse().unwrap_or(-1)).take(2);
            // The 29th of February may exist in one of the two centuries only.
            let mut dates = last.filter_map(|past| ymd(&past.to_string(), month, day));
            known(dates.find(|date| *date <= today), BirthPrecision::Day)
        }
        _ => None,
    }
}

/// The middle of a month or year; in the current one, that part of it which has passed ends today.
fn middle(middle: Option<NaiveDate>, start: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    if start? <= today { Some(middle?.min(today)) } else { middle }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Result<(String, BirthPrecision), Message> {
        parse_birth_date(text, date("2026-11-21")).map(|birth| (birth.date.to_string(), birth.precision))
    }

    #[test]
    fn dates_are_read_as_they_are_said() {
        use BirthPrecision::{Day, Estimated, Month, Year};
        for (text, expected, precision) in [
            ("12/03/1974", "1974-03-12", Day),
            ("12/3/74", "1974-03-12", Day),
            ("12.3.74", "1974-03-12", Day),
            ("12-03-1974", "1974-03-12", Day),
            ("12 3 1974", "1974-03-12", Day),
            ("12031974", "1974-03-12", Day),
            ("1974-03-12", "1974-03-12", Day),
            ("21/11/26", "2026-11-21", Day),
            ("22/11/26", "1926-11-22", Day),
            ("29/02/00", "2000-02-29", Day),
            ("03/1974", "1974-03-15", Month),
            ("1974-03", "1974-03-15", Month),
            ("11/2026", "2026-11-15", Month),
            ("1974", "1974-07-01", Year),
            ("2026", "2026-07-01", Year),
            ("~1974", "1974-07-01", Estimated),
            ("~12/03/1974", "1974-03-12", Estimated),
            ("~50y", "1976-05-21", Estimated),
            ("50 ans", "1976-05-21", Estimated),
            ("~ 50", "1976-05-21", Estimated),
            ("8m", "2026-03-06", Estimated),
            ("3w", "2026-10-28", Estimated),
            ("10d", "2026-11-11", Estimated),
            ("0d", "2026-11-21", Estimated),
        ] {
            assert_eq!(read(text), Ok((expected.to_owned(), precision)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_birth_date_is_refused() {
        for text in [
            "",
            "~",
            "abc",
            "31/02/1974",
            "13/13/1974",
            "3/74",
            "74",
            "1/2/3/4",
            "12//1974",
            "50x",
            "-5y",
            "29/02/1900",
        ] {
            assert_eq!(read(text), Err(t::PATIENT_BIRTH_UNREADABLE.into()), "{text}");
        }
        for text in ["22/11/2026", "2027", "12/2026", "2026-12"] {
            assert_eq!(read(text), Err(t::PATIENT_BIRTH_FUTURE.into()), "{text}");
        }
        for text in ["1800", "131y", "21/11/1895", "~999"] {
            assert_eq!(read(text), Err(t::PATIENT_BIRTH_TOO_OLD.with("years", 130_i64)), "{text}");
        }
        assert!(read("22/11/1895").is_ok() && read("130y").is_ok());
    }

    #[test]
    fn a_year_or_month_that_has_just_begun_ends_today() {
        for text in ["2026", "01/2026"] {
            assert_eq!(parse_birth_date(text, date("2026-01-03")).unwrap().date, date("2026-01-03"), "{text}");
        }
    }

    #[test]
    fn ages_change_on_the_birthday() {
        for (birth, on, years, months, days) in [
            ("1974-03-12", "2026-03-11", 51, 623, 18_992),
            ("1974-03-12", "2026-03-12", 52, 624, 18_993),
            ("2024-02-29", "2025-02-28", 0, 11, 365),
            ("2024-02-29", "2025-03-01", 1, 12, 366),
            ("2026-01-31", "2026-02-28", 0, 0, 28),
            ("2026-01-31", "2026-03-01", 0, 1, 29),
            ("2026-11-21", "2026-11-21", 0, 0, 0),
        ] {
            let age = BirthDate::exact(date(birth)).age(date(on)).unwrap();
            assert_eq!((age.years, age.months, age.days), (years, months, days), "{birth} {on}");
        }
        assert_eq!(BirthDate::exact(date("2026-11-22")).age(date("2026-11-21")), None);
    }

    #[test]
    fn ages_are_told_in_days_then_months_then_years() {
        let told = |birth: &str, precision| {
            BirthDate { date: date(birth), precision }.age(date("2026-11-21")).unwrap().message()
        };
        for (birth, message) in [
            ("2026-10-22", t::PATIENT_AGE_DAYS.with("count", 30_i64)),
            ("2026-10-21", t::PATIENT_AGE_MONTHS.with("count", 1_i64)),
            ("2024-11-22", t::PATIENT_AGE_MONTHS.with("count", 23_i64)),
            ("2024-11-21", t::PATIENT_AGE_YEARS.with("count", 2_i64)),
        ] {
            assert_eq!(told(birth, BirthPrecision::Day), message, "{birth}");
        }
        assert_eq!(told("2026-03-06", BirthPrecision::Estimated), t::PATIENT_AGE_ABOUT_MONTHS.with("count", 8_i64));
        assert_eq!(told("2026-07-01", BirthPrecision::Year), t::PATIENT_AGE_ABOUT_YEARS.with("count", 0_i64));
    }

    fn days(from: &str, until: &str) -> impl Strategy<Value = NaiveDate> {
        let (from, until) = (date(from), date(until));
        (0..=(until - from).num_days()).prop_map(move |days| from + chrono::TimeDelta::days(days))
    }

    proptest! {
        #[test]
        fn what_a_form_shows_reads_back_the_same(born in days("1900-01-01", "2026-11-21"), guessed: bool) {
            let today = date("2026-11-21");
            let precision = if guessed { BirthPrecision::Estimated } else { BirthPrecision::Day };
            let birth = BirthDate { date: born, precision };
            prop_assert_eq!(parse_birth_date(&birth.typed(), today), Ok(birth));
            for text in [born.format("%Y").to_string(), born.format("%m/%Y").to_string()] {
                let birth = parse_birth_date(&text, today).unwrap();
                prop_assert_eq!(parse_birth_date(&birth.typed(), today), Ok(birth));
            }
        }

        #[test]
        fn an_age_that_was_said_is_the_age_that_is_told(today in days("2020-01-01", "2060-12-31"), count in 0..=130_u32) {
            let age = |text: String| parse_birth_date(&text, today).unwrap().age(today).unwrap();
            prop_assert_eq!(age(format!("{count}y")).years, count);
            prop_assert_eq!(age(format!("{count}m")).months, count);
            prop_assert_eq!(age(format!("{count}w")).days / 7, count);
            prop_assert_eq!(age(format!("{count}d")).days, count);
        }

        #[test]
        fn two_digit_years_are_the_last_such_year(born in days("1927-01-01", "2026-11-21")) {
            let today = date("2026-11-21");
            let read = parse_birth_date(&born.format("%d/%m/%y").to_string(), today).unwrap().date;
            prop_assert!(read <= today && today.years_since(read).unwrap() < 100);
            prop_assert_eq!(read.format("%d%m%y").to_string(), born.format("%d%m%y").to_string());
        }

        #[test]
        fn no_text_upsets_the_reader(text in "[~0-9a-z/. -]{0,20}") {
            if let Ok(birth) = parse_birth_date(&text, date("2026-11-21")) {
                prop_assert!(birth.date <= date("2026-11-21"));
            }
        }
    }
}
