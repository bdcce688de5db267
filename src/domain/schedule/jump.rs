//! Where a jump leads: `t`, `+3`, `-1`, `w2`, `m1`, `t+3`, or a date.

use crate::i18n::{Message, t};
use chrono::{Days, Months, NaiveDate};
use std::iter::Peekable;
use std::str::Chars;

/// The farthest jump, in days, weeks or months.
const FARTHEST: u64 = 3_653;

/// Reads where to go from the day that is shown: `t` is today, `+3` and `-1` are days, `w2` weeks (`s2` as well: semaine,
/// semana), `m1` months, one after the other if need be (`t+3`, `m1 w-1`). Anything else is a date, read by `date`.
///
/// # Errors
/// What can be typed, or why there is no such day.
pub fn jump(
    text: &str,
    shown: NaiveDate,
    today: NaiveDate,
    date: impl FnOnce(&str) -> Result<NaiveDate, Message>,
) -> Result<NaiveDate, Message> {
    let text = text.trim().to_lowercase();
    match steps(&text) {
        Some(steps) => steps
            .into_iter()
            .try_fold(shown, |day, step| step.from(day, today))
            .ok_or_else(|| t::FORM_NO_SUCH_DAY.into()),
        None => date(&text).map_err(|refused| {
            if refused == t::FORM_NOT_A_DATE.into() { t::PLANNER_JUMP_HELP.into() } else { refused }
        }),
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Today,
    Days(i64),
    Months(i64),
}

impl Step {
    fn from(self, day: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Today => Some(today),
            Self::Days(count @ 0..) => day.checked_add_days(Days::new(count.unsigned_abs())),
            Self::Days(count) => day.checked_sub_days(Days::new(count.unsigned_abs())),
            Self::Months(count) => {
                let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
                if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
            }
        }
    }
}

/// The steps of a text that is nothing but steps.
fn steps(text: &str) -> Option<Vec<Step>> {
    let mut letters = text.chars().peekable();
    let mut steps = Vec::new();
    while let Some(letter) = letters.next() {
        let step = match letter {
            ' ' => continue,
            't' => Step::Today,
            'w' | 's' => Step::Days(count(&mut letters)?.checked_mul(7)?),
            'm' => Step::Months(count(&mut letters)?),
            '+' => Step::Days(digits(&mut letters)?),
            '-' => Step::Days(-digits(&mut letters)?),
            _ => return None,
        };
        steps.push(step);
    }
    Some(steps).filter(|steps| !steps.is_empty())
}

/// How many, `-` before it for back; one where it is not said.
fn count(letters: &mut Peekable<Chars<'_>>) -> Option<i64> {
    if letters.next_if_eq(&'-').is_some() {
        return digits(letters).map(|count| -count);
    }
    let plus = letters.next_if_eq(&'+').is_some();
    match letters.peek() {
        Some(next) if plus || next.is_ascii_digit() => digits(letters),
        None if plus => None,
        _ => Some(1),
    }
}

fn digits(letters: &mut Peekable<Chars<'_>>) -> Option<i64> {
    let mut all = String::new();
    while let Some(digit) = letters.next_if(char::is_ascii_digit) {
        all.push(digit);
    }
    all.parse::<u64>().ok().filter(|count| *count <= FARTHEST).and_then(|count| i64::try_from(count).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lead(text: &str) -> Result<String, Message> {
        let read = |text: &str| match text {
            "1/12" => Ok(day("2026-12-01")),
            "31/11" => Err(t::FORM_NO_SUCH_DAY.into()),
            _ => Err(t::FORM_NOT_A_DATE.into()),
        };
        jump(text, day("2026-11-30"), day("2026-11-23"), read).map(|day| day.to_string())
    }

    #[test]
    fn a_jump_leads_where_it_says() {
        for (typed, leads_to) in [
            ("t", "2026-11-23"),
            (" T ", "2026-11-23"),
            ("+3", "2026-12-03"),
            ("-1", "2026-11-29"),
            ("w", "2026-12-07"),
            ("w2", "2026-12-14"),
            ("s2", "2026-12-14"),
            ("w-2", "2026-11-16"),
            ("w+1", "2026-12-07"),
            ("m1", "2026-12-30"),
            ("m-1", "2026-10-30"),
            ("m3", "2027-02-28"),
            ("t+3", "2026-11-26"),
            ("t w1 -1", "2026-11-29"),
            ("m1w-1", "2026-12-23"),
            ("1/12", "2026-12-01"),
        ] {
            assert_eq!(lead(typed), Ok(leads_to.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_leads_nowhere_says_what_can_be_typed_or_that_there_is_no_such_day() {
        for typed in ["", "x", "+", "w2x", "t3", "+9999", "w99999", "++3", "w--1", "m-", "w+"] {
            assert_eq!(lead(typed), Err(t::PLANNER_JUMP_HELP.into()), "{typed}");
        }
        assert_eq!(lead("31/11"), Err(t::FORM_NO_SUCH_DAY.into()));
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in any::<String>()) {
            let _ = lead(&text);
        }

        #[test]
        fn there_and_back_is_where_one_was(count in 0_i64..3_000) {
            let back = |text: &str, from: NaiveDate| jump(text, from, from, |_| Err(t::FORM_NOT_A_DATE.into()));
            let there = back(&format!("+{count}"), day("2026-11-30")).unwrap();
            prop_assert_eq!(back(&format!("-{count}"), there), Ok(day("2026-11-30")));
        }
    }
}
