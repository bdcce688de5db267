//! Birth dates as people know them (to the day, the month, the year, or by a guess) and the ages that follow.

use super::fold_name;
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

    /// Refuses what nobody's birth date can be.
    ///
    /// # Errors
    /// The message says whether it lies in the future or too long ago.
    pub fn check(self, today: NaiveDate) -> Result<Self, Message> {
        match self.age(today) {
            None => Err(t::PATIENT_BIRTH_FUTURE.into()),
            Some(age) if age.years > OLDEST => Err(t::PATIENT_BIRTH_TOO_OLD.with("years", i64::from(OLDEST))),
            Some(_) => Ok(self),
        }
    }

    /// What a form says while one types: the month in words, so that day and month cannot be taken for each other.
    #[must_use]
    pub fn spoken(self) -> Message {
        if self.precision != BirthPrecision::Day {
            return self.message();
        }
        let (day, month) = (i64::from(self.date.day()), i64::from(self.date.month()));
        t::PATIENT_BIRTH_SPOKEN.with("day", day).with("month", month).with("year", self.date.year().to_string())
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

/// Reads a birth date or an age, as it is said at the desk in any of the program's languages. The day comes first; a year
/// of two digits is the last such year that is not in the future.
///
/// `12/03/1974` `12.3.74` `12031974` `1974-03-12` `12 mars 1974` `12 de março de 1974` (day) · `03/1974` `1974-03`
/// `mar 1974` (month) · `1974` (year) · `~1974` `~50` `50y` `50 ans` `~8m` `3 sem` `10d` (estimated)
///
/// # Errors
/// The message says whether it cannot be read, is no day of the calendar, lies in the future or too long ago.
pub fn parse_birth_date(text: &str, today: NaiveDate) -> Result<BirthDate, Message> {
    let text = clean_line(text).to_lowercase();
    let (guessed, plain) = match text.strip_prefix('~') {
        Some(rest) => (true, rest.trim()),
        None => (false, text.as_str()),
    };
    let mut birth = match aged(plain, guessed, today) {
        Some(birth) => birth,
        None => dated(&numbered(plain).ok_or(t::PATIENT_BIRTH_UNREADABLE)?, today)?,
    };
    if guessed {
        birth.precision = BirthPrecision::Estimated;
    }
    birth.check(today)
}

/// An age such as `50y`; after a `~` also a bare number of years. The date is the middle of the time in question.
fn aged(text: &str, guessed: bool, today: NaiveDate) -> Option<BirthDate> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let count: u32 = number.parse().ok().filter(|count| *count <= 9_999)?;
    let back = |months, days| today.checked_sub_months(Months::new(months))?.checked_sub_days(Days::new(days));
    let date = match fold_name(unit).as_str() {
        "" if guessed && number.len() <= 3 => back(count * 12 + 6, 0),
        "y" | "yo" | "yr" | "yrs" | "year" | "years" | "a" | "an" | "ans" | "ano" | "anos" => back(count * 12 + 6, 0),
        "m" | "mo" | "mos" | "mth" | "month" | "months" | "mois" | "mes" | "meses" => back(count, 15),
        "w" | "wk" | "wks" | "week" | "weeks" | "s" | "sem" | "semaine" | "semaines" | "semana" | "semanas" => {
            back(0, u64::from(count) * 7 + 3)
        }
        "d" | "day" | "days" | "j" | "jour" | "jours" | "dia" | "dias" => back(0, u64::from(count)),
        _ => None,
    }?;
    Some(BirthDate { date, precision: BirthPrecision::Estimated })
}

/// The beginnings of the months' names in the four languages, without accents.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "out"],
    &["nov"],
    &["dec", "dic", "dez"],
];

/// What stands in a date without meaning anything: `12 de março`, `1er mars`, `March 3rd`.
const FILLERS: [&str; 10] = ["de", "del", "of", "the", "le", "er", "st", "nd", "rd", "th"];

fn month_of(word: &str) -> Option<usize> {
    // June and July differ in French only behind their third letter.
    MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))
}

/// The numbers of a date with its month, if it is in words, as a number: `12 mars 1974` is `12`, `3`, `1974`. `None` when
/// it is no date.
fn numbered(text: &str) -> Option<Vec<String>> {
    let is_sign = |c: char| matches!(c, '/' | '-' | '.' | ' ' | ',');
    if !text.chars().any(char::is_alphabetic) {
        let parts = text.split(['/', '-', '.', ' ']).map(str::to_owned);
        return Some(parts.collect());
    }
    let mut spaced = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let turns = spaced.chars().last().is_some_and(|last| last.is_alphabetic() != c.is_alphabetic());
        if turns {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    let mut parts: Vec<String> = Vec::new();
    let mut month_first = false;
    for part in spaced.split(is_sign).filter(|part| !part.is_empty()) {
        let word = fold_name(part);
        if part.bytes().all(|b| b.is_ascii_digit()) {
            parts.push(part.to_owned());
        } else if let Some(month) = month_of(&word).filter(|_| word.len() >= 3) {
            month_first = parts.is_empty();
            parts.push((month + 1).to_string());
        } else if !FILLERS.contains(&word.as_str()) {
            return None;
        }
    }
    if month_first && parts.len() == 3 {
        parts.swap(0, 1);
    }
    Some(parts)
}

fn dated(parts: &[String], today: NaiveDate) -> Result<BirthDate, Message> {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.len() <= 8 && part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(t::PATIENT_BIRTH_UNREADABLE.into());
    }
    let known = |date: Option<NaiveDate>, precision| {
        date.map(|date| BirthDate { date, precision }).ok_or_else(|| t::FORM_NO_SUCH_DAY.into())
    };
    match parts.as_slice() {
        [year] if year.len() == 4 => {
            known(middle(ymd(year, "7", "1"), ymd(year, "1", "1"), today), BirthPrecision::Year)
        }
        [compact] if compact.len() == 8 => {
            let part = |range| compact.get(range).unwrap_or_default();
            known(ymd(part(4..8), part(2..4), part(0..2)), BirthPrecision::Day)
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
        _ => Err(t::PATIENT_BIRTH_UNREADABLE.into()),
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
            ("50 years", "1976-05-21", Estimated),
            ("50 años", "1976-05-21", Estimated),
            ("~50 anos", "1976-05-21", Estimated),
            ("8 mois", "2026-03-06", Estimated),
            ("8 meses", "2026-03-06", Estimated),
            ("1 mês", "2026-10-06", Estimated),
            ("3 sem.", "2026-10-28", Estimated),
            ("3 semanas", "2026-10-28", Estimated),
            ("10 jours", "2026-11-11", Estimated),
            ("10 días", "2026-11-11", Estimated),
            ("12 mar 1974", "1974-03-12", Day),
            ("12mars74", "1974-03-12", Day),
            ("1er août 1974", "1974-08-01", Day),
            ("12 de março de 1974", "1974-03-12", Day),
            ("3 juin 1974", "1974-06-03", Day),
            ("3 juil. 1974", "1974-07-03", Day),
            ("3 de enero de 1974", "1974-01-03", Day),
            ("5 out 1974", "1974-10-05", Day),
            ("March 12th, 1974", "1974-03-12", Day),
            ("dez 1974", "1974-12-15", Month),
        ] {
            assert_eq!(read(text), Ok((expected.to_owned(), precision)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_birth_date_is_refused() {
        for text in ["", "~", "abc", "3/74", "74", "1/2/3/4", "12//1974", "50x", "-5y", "12 mumble 1974", "ma 1974"] {
            assert_eq!(read(text), Err(t::PATIENT_BIRTH_UNREADABLE.into()), "{text}");
        }
        for text in ["31/02/1974", "13/13/1974", "29/02/1900", "31 feb 74", "99999999", "0/1974"] {
            assert_eq!(read(text), Err(t::FORM_NO_SUCH_DAY.into()), "{text}");
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
        fn no_text_upsets_the_reader(text in "[~0-9a-zéãç/., -]{0,20}") {
            if let Ok(birth) = parse_birth_date(&text, date("2026-11-21")) {
                prop_assert!(birth.date <= date("2026-11-21"));
            }
        }
    }
}
