//! The lines of a plan: every day of the week with its hours, then absences and extra hours.

use crate::domain::ids::ExceptionId;
use crate::domain::schedule::{DAY, ExceptionKind, WEEK, WorkInterval, print_time_of_day, weekday_text};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::store::schedules::{Dated, Plan};
use crate::ui::Ui;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use chrono::{NaiveDate, Weekday};
use ratatui::text::{Line, Span};

/// One line.
#[derive(Debug, Clone)]
pub(super) enum PlanRow {
    /// A day's hours; only the first line of a day says which.
    Hours(WorkInterval, bool),
    /// A day without hours.
    Free(Weekday),
    /// An absence or extra hours.
    Dated(Dated),
}

/// What tells a line from all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PlanKey {
    Hours(Weekday, u32, Option<NaiveDate>),
    Free(Weekday),
    Dated(ExceptionId),
}

impl Row for PlanRow {
    type Id = PlanKey;
    fn id(&self) -> PlanKey {
        match self {
            Self::Hours(interval, _) => PlanKey::Hours(interval.weekday, interval.from, interval.valid_from),
            Self::Free(day) => PlanKey::Free(*day),
            Self::Dated(dated) => PlanKey::Dated(dated.id),
        }
    }
}

impl PlanRow {
    /// The day of the week it belongs to.
    pub(super) const fn weekday(&self) -> Option<Weekday> {
        match self {
            Self::Hours(interval, _) => Some(interval.weekday),
            Self::Free(day) => Some(*day),
            Self::Dated(_) => None,
        }
    }
}

pub(super) fn of(plan: &Plan) -> Vec<PlanRow> {
    let mut rows = Vec::new();
    for day in WEEK {
        let hours: Vec<&WorkInterval> = plan.weekly.iter().filter(|one| one.weekday == day).collect();
        if hours.is_empty() {
            rows.push(PlanRow::Free(day));
        }
        rows.extend(hours.into_iter().enumerate().map(|(index, one)| PlanRow::Hours(*one, index == 0)));
    }
    rows.extend(plan.dated.iter().cloned().map(PlanRow::Dated));
    rows
}

/// Minutes a week that hold on a day.
pub(super) fn weekly_minutes(plan: &Plan, today: NaiveDate) -> u32 {
    let holds = |one: &&WorkInterval| {
        one.valid_from.is_none_or(|first| first <= today) && one.valid_until.is_none_or(|last| today <= last)
    };
    plan.weekly.iter().filter(holds).map(|one| one.to - one.from).sum()
}

fn hours(from: u32, to: u32) -> String {
    format!("{}–{}", print_time_of_day(from), print_time_of_day(to))
}

/// `from 4 Jan 2027`, `until 28 Feb 2027`, or both; nothing for hours that always hold.
fn validity(interval: &WorkInterval, ui: &Ui<'_>) -> String {
    match (interval.valid_from, interval.valid_until) {
        (None, None) => String::new(),
        (Some(first), None) => ui.message(&t::HOURS_FROM_DATE.with("date", first)),
        (None, Some(last)) => ui.message(&t::HOURS_UNTIL_DATE.with("date", last)),
        (Some(first), Some(last)) => format!("{} – {}", ui.formats().date(first), ui.formats().date(last)),
    }
}

fn dates(dated: &Dated, ui: &Ui<'_>) -> String {
    let (first, last) = (dated.exception.first, dated.exception.last);
    let last_words = ui.formats().date(last);
    if first == last { last_words } else { format!("{} – {last_words}", ui.formats().day(first)) }
}

fn kind(dated: &Dated, ui: &Ui<'_>) -> Span<'static> {
    let kind = dated.exception.kind;
    let tone = if kind == ExceptionKind::Absence { Tone::Warning } else { Tone::Ok };
    ui.flag(tone, ui.text(kind.text()))
}

/// How the day looks, an hour a column: `········━━━━·━━━━━······`.
fn bar(interval: &WorkInterval) -> String {
    (0..24).map(|hour| if interval.from < (hour + 1) * 60 && hour * 60 < interval.to { '━' } else { '·' }).collect()
}

pub(super) const COLUMNS: &[Column<PlanRow>] = &[
    Column::new(t::HOURS_DAY, Width::Fixed(22), |row, ui| match row {
        PlanRow::Hours(interval, true) => Line::from(ui.words(Tone::Text, weekday_text(interval.weekday))),
        PlanRow::Hours(_, false) => Line::default(),
        PlanRow::Free(day) => Line::from(ui.words(Tone::Muted, weekday_text(*day))),
        PlanRow::Dated(dated) => Line::from(ui.span(Tone::Text, dates(dated, ui))),
    }),
    Column::new(t::HOURS_HOURS, Width::Fixed(13), |row, ui| match row {
        PlanRow::Hours(interval, _) => Line::from(ui.span(Tone::Accent, hours(interval.from, interval.to))),
        PlanRow::Free(_) => Line::from(ui.span(Tone::Muted, "–")),
        PlanRow::Dated(dated) if dated.exception.from == 0 && dated.exception.to == DAY => {
            Line::from(ui.words(Tone::Text, t::HOURS_WHOLE_DAY))
        }
        PlanRow::Dated(dated) => Line::from(ui.span(Tone::Accent, hours(dated.exception.from, dated.exception.to))),
    }),
    Column::new(t::HOURS_SLOT, Width::Fixed(7), |row, ui| {
        let minutes = match row {
            PlanRow::Hours(interval, _) => interval.slot_minutes,
            PlanRow::Dated(dated) => dated.exception.slot_minutes,
            PlanRow::Free(_) => 0,
        };
        let words = if minutes == 0 { String::new() } else { format!("{minutes} min") };
        Line::from(ui.span(Tone::Text, words))
    }),
    Column::new(t::HOURS_CLOCK, Width::Fixed(24), |row: &PlanRow, ui| match row {
        PlanRow::Hours(interval, _) => Line::from(ui.span(Tone::Accent, bar(interval))),
        PlanRow::Free(_) | PlanRow::Dated(_) => Line::default(),
    })
    .priority(1),
    Column::new(t::HOURS_REMARK, Width::Fill(24, 1), |row, ui| match row {
        PlanRow::Hours(interval, _) => Line::from(ui.span(Tone::Muted, validity(interval, ui))),
        PlanRow::Free(_) => Line::default(),
        PlanRow::Dated(dated) => Line::from(vec![kind(dated, ui), Span::raw("  "), ui.span(Tone::Text, &dated.reason)]),
    }),
];
