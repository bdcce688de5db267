//! Days and months in words.

use crate::domain::schedule::weekday_text;
use crate::i18n::{Message, t};
use crate::ui::Ui;
use crate::ui::text;
use chrono::{Datelike as _, NaiveDate};

/// `Monday 23 Nov 2026`.
pub(super) fn long_day(day: NaiveDate, ui: &Ui<'_>) -> String {
    format!("{} {}", ui.text(weekday_text(day.weekday())), ui.formats().date(day))
}

/// `Mon 23 Nov`.
pub(super) fn short_day(day: NaiveDate, ui: &Ui<'_>) -> String {
    format!("{} {}", weekday(day, ui), ui.formats().day(day))
}

/// `Mon`.
pub(super) fn weekday(day: NaiveDate, ui: &Ui<'_>) -> String {
    let long = ui.text(weekday_text(day.weekday()));
    text::head(&long, 3).to_owned()
}

/// `November 2026`.
pub(super) fn month(day: NaiveDate) -> Message {
    t::PLANNER_MONTH.with("month", i64::from(day.month())).with("year", day.year().to_string())
}
