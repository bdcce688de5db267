//! Dates and times of day as people type them.

use crate::i18n::{Message, t};
use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

/// The longest way a day is moved with `+3` or `-3`: ten years.
const FARTHEST: u64 = 3_653;

/// Reads a date: `21/11/2026`, `21/11/26` (this century), `21/11` and `21` (this year, this month), `21112026`,
/// `2026-11-21`, `t` for today, `+3` and `-3` for days from today. Point, slash, hyphen and blank all separate.
///
/// # Errors
/// The message says how a date is written, or that the calendar has no such day.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("t") {
        return Ok(today);
    }
    if let Some(days) = text.strip_prefix('+').and_then(count_of_days) {
        return today.checked_add_days(days).ok_or_else(|| t::FORM_NO_SUCH_DAY.into());
    }
    if let Some(days) = text.strip_prefix('-').and_then(count_of_days) {
        return today.checked_sub_days(days).ok_or_else(|| t::FORM_NO_SUCH_DAY.into());
    }
    let numbers = parts(text).ok_or(t::FORM_NOT_A_DATE)?;
    let (year, month, day) = match *numbers.as_slice() {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, 2)] => (2000 + year, month, day),
        [(day, 1..=2), (month, 1..=2)] => (today.year().unsigned_abs(), month, day),
        [(day, 1..=2)] => (today.year().unsigned_abs(), today.month(), day),
        [(all, 8)] => (all % 10_000, all / 10_000 % 100, all / 1_000_000),
        _ => return Err(t::FORM_NOT_A_DATE.into()),
    };
    let year = i32::try_from(year).map_err(|_| t::FORM_NO_SUCH_DAY)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| t::FORM_NO_SUCH_DAY.into())
}

/// Reads a time of day, 24 hours: `830`, `0830`, `8`, `8:30`, `8.30`, `8h30`, `8h`.
///
/// # Errors
/// The message says how a time is written.
pub fn parse_time(text: &str) -> Result<NaiveTime, Message> {
    let text = text.trim().to_ascii_lowercase();
    let refused = || Message::from(t::FORM_NOT_A_TIME);
    let (hours, minutes) = match text.split_once([':', 'h', '.']) {
        Some((hours, "")) if text.ends_with('h') => (hours, "0"),
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return Err(refused()),
        None if text.len() <= 2 => (text.as_str(), "0"),
        None => text.split_at_checked(text.len() - 2).ok_or_else(refused)?,
    };
    let number = |digits: &str| {
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|_| plain)
    };
    let read = number(hours).zip(number(minutes)).and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0));
    read.ok_or_else(refused)
}

fn count_of_days(digits: &str) -> Option<Days> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|days| plain && *days <= FARTHEST).map(Days::new)
}

/// The numbers of a date, each with its count of digits.
fn parts(text: &str) -> Option<Vec<(u32, usize)>> {
    text.split(['/', '-', '.', ' '])
        .map(|part| {
            let plain = (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|_| plain).map(|number| (number, part.len()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_they_are_typed() {
        for (typed, date) in [
            ("21/11/2026", "2026-11-21"),
            ("1/2/2027", "2027-02-01"),
            ("1.2.27", "2027-02-01"),
            ("05/12", "2026-12-05"),
            ("5", "2026-11-05"),
            ("05122026", "2026-12-05"),
            ("2026-12-05", "2026-12-05"),
            (" t ", "2026-11-21"),
            ("T", "2026-11-21"),
            ("+3", "2026-11-24"),
            ("-21", "2026-10-31"),
            ("29/02/2028", "2028-02-29"),
        ] {
            assert_eq!(parse_date(typed, today()), Ok(date.parse().unwrap()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for typed in ["", "x", "/", "1/", "21/11/026", "+", "+x", "+99999", "1/2/3/4", "١/٢", "21//11"] {
            assert_eq!(parse_date(typed, today()), Err(t::FORM_NOT_A_DATE.into()), "{typed}");
        }
        for typed in ["31/04", "29/02/2027", "00/01", "12/13/2026", "99999999"] {
            assert_eq!(parse_date(typed, today()), Err(t::FORM_NO_SUCH_DAY.into()), "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_they_are_typed() {
        for (typed, time) in [
            ("830", "08:30"),
            ("0830", "08:30"),
            ("1405", "14:05"),
            ("8", "08:00"),
            ("8:30", "08:30"),
            ("8.30", "08:30"),
            ("8h30", "08:30"),
            ("14H", "14:00"),
            ("00:00", "00:00"),
        ] {
            assert_eq!(parse_time(typed).map(|time| time.format("%H:%M").to_string()), Ok(time.to_owned()), "{typed}");
        }
        for typed in ["", "x", "24:00", "8:60", "8:3", "8:", "h30", "12345", "860", "é30", "-1"] {
            assert_eq!(parse_time(typed), Err(t::FORM_NOT_A_TIME.into()), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_date_reads_back_as_the_form_writes_it(days in 0_u64..80_000) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days);
            prop_assert_eq!(parse_date(&date.format("%d/%m/%Y").to_string(), today()), Ok(date));
            prop_assert_eq!(parse_date(&date.to_string(), today()), Ok(date));
        }

        #[test]
        fn no_text_breaks_the_reading(text in any::<String>()) {
            let _ = parse_date(&text, today());
            let _ = parse_time(&text);
        }
    }
}
