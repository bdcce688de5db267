//! Appointments that come again: `every 2w x6`, in the words of each language.

use crate::domain::patient::fold_name;
use crate::domain::vocabulary::vocabulary;
use crate::i18n::{Message, t};
use chrono::{Days, Months, NaiveDate};

vocabulary! {
    /// What the distance between two appointments is counted in.
    pub enum Step {
        /// Days.
        Day = "day" => SERIES_STEP_DAY,
        /// Weeks.
        Week = "week" => SERIES_STEP_WEEK,
        /// Months: the same day of the month, or its last one where there is none.
        Month = "month" => SERIES_STEP_MONTH,
    }
}

/// The fewest and the most appointments of a series.
pub const TIMES: (u32, u32) = (2, 52);

/// How often, and how many times in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// How many steps lie between two.
    pub every: u32,
    /// Of which length.
    pub step: Step,
    /// How many there are, the first one included.
    pub times: u32,
}

/// Words that say nothing new.
const FILLERS: &[&str] = &[
    "every", "each", "all", "for", "a", "chaque", "tous", "toutes", "les", "le", "la", "pendant", "pour", "cada",
    "todas", "todos", "toda", "todo", "las", "los", "as", "os", "por", "durante",
];
const DAY: &[&str] = &["d", "day", "days", "j", "jour", "jours", "dia", "dias"];
const WEEK: &[&str] = &["w", "wk", "week", "weeks", "s", "sem", "semaine", "semaines", "semana", "semanas"];
const FORTNIGHT: &[&str] = &["fortnight", "fortnights", "quinzaine", "quincena", "quinzena"];
const MONTH: &[&str] = &["m", "month", "months", "mois", "mes", "meses"];
const TIMES_WORDS: &[&str] = &["x", "times", "fois", "veces", "vezes", "vez"];
/// Words with which a recurrence begins, where it stands behind other words.
const BEGINNINGS: &[&str] = &["every", "each", "chaque", "tous", "toutes", "cada", "todas", "todos", "toda", "todo"];

impl Recurrence {
    /// Reads `every 2w x6`, `every week x4`, `toutes les 2 semaines 6 fois`, `cada mes x3`, `a cada 2 semanas 6 vezes`.
    ///
    /// # Errors
    /// The message says how it is written, or how many times are possible.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let (mut number, mut count_follows) = (None, false);
        let (mut distance, mut times) = (None, None);
        for word in words(text) {
            let word = word.as_str();
            if let Ok(read) = word.parse::<u32>() {
                if count_follows {
                    (times, count_follows) = (Some(read), false);
                } else if number.replace(read).is_some() {
                    return Err(t::SERIES_GRAMMAR.into());
                }
            } else if let Some((step, factor)) = step(word).filter(|_| distance.is_none()) {
                distance = Some((number.take().unwrap_or(1).saturating_mul(factor), step));
            } else if TIMES_WORDS.contains(&word) {
                times = times.or(number.take());
                count_follows = times.is_none();
            } else if !FILLERS.contains(&word) {
                return Err(t::SERIES_GRAMMAR.into());
            }
        }
        let (Some((every, step)), Some(times), None) = (distance, times, number) else {
            return Err(t::SERIES_GRAMMAR.into());
        };
        if !(TIMES.0..=TIMES.1).contains(&times) {
            return Err(t::SERIES_TIMES.with("low", i64::from(TIMES.0)).with("high", i64::from(TIMES.1)));
        }
        let most = step.most();
        if !(1..=most).contains(&every) {
            return Err(t::SERIES_EVERY.with("high", i64::from(most)).with("step", step.text_of_many()));
        }
        Ok(Self { every, step, times })
    }

    /// The dates, the first one as it is given; fewer where the calendar ends.
    #[must_use]
    pub fn dates(self, first: NaiveDate) -> Vec<NaiveDate> {
        let nth = |index: u32| match self.step {
            Step::Day => first.checked_add_days(Days::new(u64::from(index * self.every))),
            Step::Week => first.checked_add_days(Days::new(u64::from(index * self.every) * 7)),
            Step::Month => first.checked_add_months(Months::new(index * self.every)),
        };
        (0..self.times).map_while(nth).collect()
    }

    /// What it was understood as: `6 times, every 2 weeks`.
    #[must_use]
    pub fn message(self) -> Message {
        let text = match self.step {
            Step::Day => t::SERIES_EVERY_DAYS,
            Step::Week => t::SERIES_EVERY_WEEKS,
            Step::Month => t::SERIES_EVERY_MONTHS,
        };
        text.with("every", i64::from(self.every)).with("times", i64::from(self.times))
    }
}

impl Step {
    /// The largest distance: about a year.
    const fn most(self) -> u32 {
        match self {
            Self::Day => 366,
            Self::Week => 52,
            Self::Month => 12,
        }
    }

    const fn text_of_many(self) -> crate::i18n::Text {
        match self {
            Self::Day => t::SERIES_STEP_DAYS,
            Self::Week => t::SERIES_STEP_WEEKS,
            Self::Month => t::SERIES_STEP_MONTHS,
        }
    }
}

/// Divides `cardio tue am every 2w x6` into what stands before the recurrence and the recurrence.
#[must_use]
pub fn split_recurrence(line: &str) -> (&str, Option<&str>) {
    let begins = |at: usize| {
        let word = line.get(at..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        BEGINNINGS.contains(&fold_name(word).as_str())
    };
    let mut starts = std::iter::once(0).chain(line.match_indices(char::is_whitespace).map(|(at, gap)| at + gap.len()));
    match starts.find(|at| begins(*at)) {
        Some(at) => (line.get(..at).unwrap_or_default().trim(), line.get(at..).map(str::trim)),
        None => (line.trim(), None),
    }
}

/// What a step in a date is: `2w`, `3d`, `1m`, `2 semaines`; a number alone counts days.
#[must_use]
pub fn parse_step(text: &str) -> Option<(u32, Step)> {
    let words = words(text);
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [number] => Some((number.parse().ok()?, Step::Day)),
        [number, word] => {
            let (step, factor) = step(word)?;
            Some((number.parse::<u32>().ok()?.checked_mul(factor)?, step))
        }
        _ => None,
    }
}

fn step(word: &str) -> Option<(Step, u32)> {
    let tables = [(DAY, Step::Day, 1), (WEEK, Step::Week, 1), (FORTNIGHT, Step::Week, 2), (MONTH, Step::Month, 1)];
    tables.into_iter().find(|(words, _, _)| words.contains(&word)).map(|(_, step, factor)| (step, factor))
}

/// The words of a text without accents, numbers apart from letters: `2w` is two words, and `×` is `x`.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut apart = true;
    for c in fold_name(&text.replace(['×', '*'], "x")).chars() {
        match words.last_mut() {
            _ if c.is_whitespace() => {
                apart = true;
                continue;
            }
            Some(word) if !apart && word.ends_with(|last: char| last.is_ascii_digit()) == c.is_ascii_digit() => {
                word.push(c)
            }
            _ => words.push(c.to_string()),
        }
        apart = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_series_is_written_in_the_words_of_each_language() {
        let week = |every, times| Recurrence { every, step: Step::Week, times };
        for (text, read) in [
            ("every 2w x6", week(2, 6)),
            ("2w x6", week(2, 6)),
            ("every week x4", week(1, 4)),
            ("Every 2 weeks ×6", week(2, 6)),
            ("every 2w 6x", week(2, 6)),
            ("each week for 4 times", week(1, 4)),
            ("every fortnight x3", week(2, 3)),
            ("toutes les 2 semaines x6", week(2, 6)),
            ("toutes les 2 semaines 6 fois", week(2, 6)),
            ("chaque semaine x 4", week(1, 4)),
            ("toutes les 2s x6", week(2, 6)),
            ("cada 2 semanas 6 veces", week(2, 6)),
            ("cada quincena x6", week(2, 6)),
            ("a cada 2 semanas 6 vezes", week(2, 6)),
            ("toda semana x4", week(1, 4)),
            ("every 1m x3", Recurrence { every: 1, step: Step::Month, times: 3 }),
            ("tous les mois 3 fois", Recurrence { every: 1, step: Step::Month, times: 3 }),
            ("cada mes x3", Recurrence { every: 1, step: Step::Month, times: 3 }),
            ("todo mês x3", Recurrence { every: 1, step: Step::Month, times: 3 }),
            ("tous les 3 jours x5", Recurrence { every: 3, step: Step::Day, times: 5 }),
            ("cada día x5", Recurrence { every: 1, step: Step::Day, times: 5 }),
        ] {
            assert_eq!(Recurrence::parse(text), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_series_says_how_one_is_written() {
        for text in [
            "",
            "every",
            "every 2w",
            "x6",
            "2 x6",
            "every 2w x",
            "every 2w 6",
            "every 2w x6 9",
            "2w 3w x6",
            "sometimes",
            "every 2w xx6",
        ] {
            let refused = Recurrence::parse(text);
            assert_eq!(refused.map_err(|message| message.text), Err(t::SERIES_GRAMMAR), "{text}");
        }
        for text in ["every week x1", "every week x53", "every week x0"] {
            assert_eq!(Recurrence::parse(text).map_err(|message| message.text), Err(t::SERIES_TIMES), "{text}");
        }
        for text in ["every 0w x3", "every 53w x3", "every 13m x2", "every 999999999999w x3"] {
            assert!(Recurrence::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_keep_the_day_or_take_the_last_one() {
        let dates = |text: &str, first: &str| Recurrence::parse(text).unwrap().dates(date(first));
        assert_eq!(dates("every 2w x3", "2026-12-21"), ["2026-12-21", "2027-01-04", "2027-01-18"].map(date));
        assert_eq!(
            dates("every 1m x4", "2027-12-31"),
            ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"].map(date)
        );
        assert_eq!(dates("every day x2", "2026-11-30"), ["2026-11-30", "2026-12-01"].map(date));
    }

    #[test]
    fn a_series_stands_behind_other_words() {
        for (line, parts) in [
            ("cardio tue am every 2w x6", ("cardio tue am", Some("every 2w x6"))),
            ("every 2w x6", ("", Some("every 2w x6"))),
            ("diallo toutes les 2 semaines x6", ("diallo", Some("toutes les 2 semaines x6"))),
            ("éric  cada mes x3", ("éric", Some("cada mes x3"))),
            ("everyman", ("everyman", None)),
            ("", ("", None)),
        ] {
            assert_eq!(split_recurrence(line), parts, "{line}");
        }
    }

    #[test]
    fn steps_are_read_in_each_language() {
        for (text, step) in [
            ("3", Some((3, Step::Day))),
            ("2w", Some((2, Step::Week))),
            ("2s", Some((2, Step::Week))),
            ("1m", Some((1, Step::Month))),
            ("3j", Some((3, Step::Day))),
            ("w", None),
            ("2w3", None),
            ("", None),
        ] {
            assert_eq!(parse_step(text), step, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in any::<String>()) {
            let _ = (Recurrence::parse(&text), split_recurrence(&text), parse_step(&text));
        }

        #[test]
        fn dates_only_go_forward(every in 1..=12_u32, step in proptest::sample::select(&[Step::Day, Step::Week, Step::Month][..]), times in 2..=52_u32, offset in 0..20_000_u64) {
            let first = date("2000-01-01") + Days::new(offset);
            let dates = Recurrence { every, step, times }.dates(first);
            prop_assert_eq!(dates.len(), usize::try_from(times).unwrap());
            prop_assert_eq!(dates[0], first);
            prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
