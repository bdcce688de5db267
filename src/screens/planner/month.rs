//! The month at a glance: how full each day is, by number, bar and colour.

use super::{Planner, words};
use crate::domain::schedule::Load;
use crate::i18n::{Message, t};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use chrono::{Datelike as _, Days, Months, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The first and the last day of a month.
pub(super) fn bounds(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day);
    (first, last)
}

/// How alarming a day's load is.
const fn tone(load: Load) -> Tone {
    match load.percent() {
        None => Tone::Muted,
        Some(0..75) => Tone::Ok,
        Some(75..100) => Tone::Warning,
        Some(_) => Tone::Alert,
    }
}

impl Planner {
    /// What the month says of the day under the cursor.
    pub(super) fn day_load(&self) -> Option<Load> {
        self.month.iter().find(|(day, _)| *day == self.cursor.day).map(|(_, load)| *load)
    }

    /// All of it together.
    pub(super) fn month_load(&self) -> Load {
        let mut all = Load::default();
        self.month.iter().for_each(|(_, load)| all += *load);
        all
    }

    pub(super) fn draw_month(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let (first, last) = bounds(self.cursor.day);
        let since = Days::new(u64::from(first.weekday().num_days_from_monday()));
        let monday = first.checked_sub_days(since).unwrap_or(first);
        let width = area.width / 7;
        let heads = (0..7).filter_map(|days| monday.checked_add_days(Days::new(days)));
        for (x, day) in (0..7).zip(heads) {
            let head = Line::from(ui.span(Tone::TableHead, words::weekday(day, ui)));
            put(buf, area.x + x * width + 1, area.y, width.saturating_sub(1), &head);
        }
        let weeks = (last - monday).num_days() / 7 + 1;
        let weeks = u16::try_from(weeks).unwrap_or(6).max(1);
        let height = (area.height.saturating_sub(1) / weeks).clamp(1, 5);
        for (index, day) in monday.iter_days().take(usize::from(weeks) * 7).enumerate() {
            let index = u16::try_from(index).unwrap_or(0);
            let place = Rect { x: area.x + index % 7 * width, y: area.y + 1 + index / 7 * height, width, height };
            if day.month() == first.month() && place.y < area.bottom() {
                self.draw_day(buf, place.intersection(area), ui, day);
            }
        }
    }

    fn draw_day(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>, day: NaiveDate) {
        let load = self.month.iter().find(|(known, _)| *known == day).map(|(_, load)| *load).unwrap_or_default();
        let past = day < ui.today();
        let room = usize::from(area.width.saturating_sub(2));
        let number = if day == ui.today() {
            ui.span(Tone::Badge, format!("›{:>2}", day.day()))
        } else {
            ui.span(if past || load.slots == 0 { Tone::Muted } else { Tone::Title }, format!(" {:>2}", day.day()))
        };
        let shade = if past { Tone::Muted } else { tone(load) };
        let bar = if past && load.booked == 0 { String::new() } else { bar(load, room.saturating_sub(4)) };
        let mut lines = vec![Line::from(vec![number, Span::raw(" "), ui.span(shade, bar)])];
        for line in said(load, past) {
            let words = ui.message(&line.1);
            lines.push(Line::from(vec![Span::raw(" "), ui.flag(line.0, text::truncate(&words, room))]));
        }
        for (y, line) in (area.y..area.bottom()).zip(&lines) {
            put(buf, area.x, y, area.width.saturating_sub(1), line);
        }
        if day == self.cursor.day {
            let cell = Rect { width: area.width.saturating_sub(1), ..area };
            buf.set_style(cell.intersection(buf.area), ui.style(Tone::SelectedRow));
        }
    }
}

/// The taken part of the day as a bar; none where nobody works.
fn bar(load: Load, columns: usize) -> String {
    let Some(percent) = load.percent() else { return String::new() };
    let columns = columns.min(8);
    let full = (percent * columns).div_ceil(100).min(columns);
    format!("{}{}", "█".repeat(full), "░".repeat(columns - full))
}

/// What is free and what is booked, in as few words as fit.
fn said(load: Load, past: bool) -> Vec<(Tone, Message)> {
    let booked = (Tone::Muted, t::PLANNER_COUNT_BOOKED.with("count", load.booked));
    match (load.slots, load.free) {
        (0, _) if load.absent > 0 => vec![(Tone::Muted, t::PLANNER_AWAY.into())],
        _ if load.booked == 0 && (past || load.slots == 0) => Vec::new(),
        (0, _) => vec![booked],
        _ if past => vec![booked],
        (_, 0) => vec![(Tone::Alert, t::PLANNER_FULL.into()), booked],
        (_, free) => vec![(Tone::Text, t::PLANNER_COUNT_FREE.with("count", free)), booked],
    }
}
