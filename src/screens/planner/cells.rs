//! The grid: heads, times of day, and what stands in each cell. Free slots catch the eye; what is booked stands in blocks.

use super::sheet::{Sheet, Spot, is_crowded, span_of};
use super::{Planner, View, draw, words};
use crate::domain::patient::PersonName;
use crate::domain::schedule::{Cell, Ground, Span as Time, print_time_of_day};
use crate::i18n::t;
use crate::screens::booking::acts;
use crate::store::appointments::QueueRow;
use crate::ui::text::{self, Align};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use chrono::Datelike as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The columns for the time of day.
const TIMES: u16 = 7;
/// The narrowest and the widest column of the grid, its line included.
const WIDTHS: (u16, u16) = (18, 34);
/// The narrowest column of a week.
const DAY_WIDTH: u16 = 10;

impl Planner {
    /// Moves the window so that the cursor is in view.
    pub(super) fn keep_in_view(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        let spot = self.cursor.spot(sheet);
        self.left = window(self.left, spot.column, self.in_view.1.min(sheet.columns.len()), sheet.columns.len());
        self.top = window(self.top, spot.row, self.page.min(sheet.grid.rows.len()), sheet.grid.rows.len());
    }

    /// How many columns fit into a width.
    pub(super) fn fitting(&self, width: u16) -> usize {
        let narrowest = if self.view == View::Week { DAY_WIDTH } else { WIDTHS.0 };
        usize::from(width.saturating_sub(TIMES) / narrowest).max(1)
    }

    pub(super) fn draw_grid(&mut self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let Some(sheet) = &self.sheet else { return };
        if sheet.columns.is_empty() || sheet.grid.rows.is_empty() {
            let text = if self.view == View::Week { t::PLANNER_EMPTY_WEEK } else { t::PLANNER_EMPTY_DAY };
            return draw::nobody(buf, area, ui, text.into());
        }
        let spot = self.cursor.spot(sheet);
        let room = area.width.saturating_sub(TIMES);
        let shown = self.fitting(area.width).min(sheet.columns.len());
        let width = (room / u16::try_from(shown).unwrap_or(1)).min(WIDTHS.1);
        let page = usize::from(area.height.saturating_sub(1)).max(1);
        if !self.loading && std::mem::take(&mut self.anew) {
            // A little of what has been, then now, then what is ahead.
            let ahead = sheet.row_now(ui.now).unwrap_or(spot.row);
            self.top = ahead.saturating_sub(page / 4);
        }
        // Where the window stands is otherwise decided by moving about, not by drawing: it comes back after another size.
        let left = window(self.left, spot.column, shown, sheet.columns.len());
        let top = window(self.top, spot.row, page, sheet.grid.rows.len());
        (self.page, self.in_view) = (page, (left, shown));
        let target = self.here().and_then(|here| Some((spot.column, here.slot?)));
        let Some(sheet) = &self.sheet else { return };
        let week = self.view == View::Week;
        let sketch = Sketch { sheet, spot, ui, hand: self.hand.as_ref(), target, week, top };
        for (x, column) in (area.x + TIMES..).step_by(usize::from(width.max(1))).zip(left..left + shown) {
            let place = Rect { x, y: area.y, width: width.min(area.right().saturating_sub(x)), height: 1 };
            sketch.head(buf, place, column);
        }
        for (y, row) in (area.y + 1..area.bottom()).zip(top..sheet.grid.rows.len()) {
            sketch.time(buf, Rect { x: area.x, y, width: TIMES, height: 1 }, row);
            for (x, column) in (area.x + TIMES..).step_by(usize::from(width.max(1))).zip(left..left + shown) {
                let place = Rect { x, y, width: width.min(area.right().saturating_sub(x)), height: 1 };
                sketch.cell(buf, place, column, row);
            }
        }
    }
}

/// As much of a name as fits: all of it, the family name with an initial, the family name.
fn short_name(name: &PersonName, room: usize) -> String {
    let initial = name.given.chars().next().map(|letter| format!("{}, {letter}.", name.family));
    let wishes = [Some(name.listed()), initial].into_iter().flatten();
    let fits = |wish: &String| text::width(&text::harmless(wish)) <= room;
    wishes.into_iter().find(fits).unwrap_or_else(|| name.family.clone())
}

/// The first of what is in view, so that the cursor is.
const fn window(first: usize, cursor: usize, shown: usize, all: usize) -> usize {
    let last = all.saturating_sub(shown);
    let first = if cursor < first {
        cursor
    } else if cursor >= first + shown {
        cursor + 1 - shown
    } else {
        first
    };
    if first > last { last } else { first }
}

/// What every part of the grid needs to know.
struct Sketch<'a> {
    sheet: &'a Sheet,
    spot: Spot,
    ui: &'a Ui<'a>,
    hand: Option<&'a QueueRow>,
    /// Where what is in hand would stand.
    target: Option<(usize, Time)>,
    week: bool,
    /// The first row in view, in which what began above it is named again.
    top: usize,
}

impl Sketch<'_> {
    /// The name of a column and how much is free in it.
    fn head(&self, buf: &mut Buffer, area: Rect, column: usize) {
        let ui = self.ui;
        let load = self.sheet.load(column, ui.catalogue.locale().zone, ui.now);
        let room = usize::from(area.width.saturating_sub(1));
        let short = if load.free > 0 { load.free.to_string() } else { String::new() };
        let name = self.name(column, room.saturating_sub(text::width(&short) + 1));
        let said =
            if load.free > 0 { ui.message(&t::PLANNER_COUNT_FREE.with("count", load.free)) } else { String::new() };
        let fits = text::width(&name) + text::width(&said) + 2 <= room;
        let free = if fits { said } else { short };
        let tone = if column == self.spot.column { Tone::Title } else { Tone::TableHead };
        let name = text::pad(&name, room.saturating_sub(text::width(&free)), Align::Left);
        let line = Line::from(vec![Span::raw(" "), ui.span(tone, name), ui.span(Tone::Ok, free)]);
        put(buf, area.x, area.y, area.width, &line);
    }

    /// The whole name where it fits, else the family name.
    fn name(&self, column: usize, room: usize) -> String {
        let ui = self.ui;
        if self.week {
            let day = self.sheet.columns.get(column).map(|column| column.day).unwrap_or_default();
            let mark = if day == ui.today() { "›" } else { "" };
            let whole = format!("{mark}{}", words::short_day(day, ui));
            let fits = text::width(&whole) <= room;
            return if fits { whole } else { format!("{mark}{} {}", words::weekday(day, ui), day.day()) };
        }
        let Some(staff) = self.sheet.staff(column) else { return String::new() };
        let details = &staff.professional.details;
        let whole = staff.professional.display();
        let short = format!("{} {}", details.title, details.name.family);
        let fits = text::width(&whole) <= room;
        text::truncate(&text::harmless(if fits { &whole } else { short.trim() }), room).into_owned()
    }

    /// The time of day of a row; full hours stand out, and now most of all.
    fn time(&self, buf: &mut Buffer, area: Rect, row: usize) {
        let ui = self.ui;
        let Some(known) = self.sheet.grid.rows.get(row) else { return };
        let label = print_time_of_day(known.minute);
        let again = if known.again { "'" } else { "" };
        let line = if self.is_now(row) {
            ui.span(Tone::Badge, format!("›{}", ui.formats().time(ui.now)))
        } else if row == self.spot.row {
            ui.span(Tone::Title, format!(" {label}{again}"))
        } else if known.minute % 60 == 0 {
            ui.span(Tone::Text, format!(" {label}{again}"))
        } else {
            ui.span(Tone::Muted, format!(" {label}{again}"))
        };
        put(buf, area.x, area.y, area.width, &Line::from(line));
    }

    /// Whether it is the row of this minute.
    fn is_now(&self, row: usize) -> bool {
        self.sheet.is_now(row, self.ui.now)
    }

    fn cell(&self, buf: &mut Buffer, area: Rect, column: usize, row: usize) {
        let ui = self.ui;
        let Some(cell) = self.sheet.grid.cell(column, row) else { return };
        let room = usize::from(area.width.saturating_sub(1));
        let here = (column, row) == (self.spot.column, self.spot.row);
        let mut line = match cell.booked.first() {
            Some(first) => {
                let chosen = if here { cell.booked.get(self.spot.depth) } else { None };
                // Whoever begins here is not yet named elsewhere.
                let begins = cell.booked.iter().find(|booked| self.sheet.grid.begins(column, row, **booked));
                self.booked(cell, (column, row), *chosen.or(begins).unwrap_or(first), room)
            }
            None => self.ground(cell, (column, row), room),
        };
        if let Some(ghost) = self.ghost(cell, column, here) {
            line = ghost;
        }
        line = text::fit(&line, room);
        let blank = room.saturating_sub(text::line_width(&line));
        line.spans.push(Span::raw(" ".repeat(blank)));
        if here {
            line.spans.iter_mut().for_each(|span| span.style = ui.style(Tone::SelectedRow));
        }
        put(buf, area.x, area.y, area.width.saturating_sub(1), &line);
    }

    /// What is in hand, where it would stand.
    fn ghost(&self, cell: &Cell, column: usize, here: bool) -> Option<Line<'static>> {
        let ui = self.ui;
        let (hand, (whose, slot)) = (self.hand?, self.target?);
        let time = Time { start: slot.start, minutes: span_of(hand).minutes };
        let within = whose == column && cell.span.is_some_and(|span| span.overlaps(time));
        let crowd = if cell.booked.is_empty() { "" } else { "‼ " };
        if here {
            return Some(Line::from(ui.span(Tone::SelectedRow, format!("» {crowd}{}", hand.patient_name.listed()))));
        }
        (within && cell.booked.is_empty()).then(|| Line::from(ui.span(Tone::Accent, "»")))
    }

    /// A block: who, then why, then nothing but its edge.
    fn booked(&self, cell: &Cell, (column, row): (usize, usize), booked: usize, room: usize) -> Line<'static> {
        let ui = self.ui;
        let Some(known) = self.sheet.row(column, booked) else { return Line::default() };
        let (symbol, tone, word) = acts::standing(known);
        let in_hand = self.hand.is_some_and(|hand| hand.id == known.id);
        let edge = if in_hand { ui.span(Tone::Accent, "»") } else { ui.span(tone, "▌") };
        if row != self.top && !self.sheet.grid.begins(column, row, booked) {
            let begun = self.sheet.grid.find(column, booked).unwrap_or(row);
            let reason = if row == begun + 1 { known.reason.as_str() } else { "" };
            let crowd = self.crowd(cell, column);
            return Line::from(vec![edge, crowd, Span::raw("  "), ui.span(Tone::Muted, reason)]);
        }
        let mut spans = vec![edge, self.crowd(cell, column), ui.span(tone, format!("{symbol} "))];
        let minute = self.sheet.grid.rows.get(row).map(|row| row.minute);
        let zone = ui.catalogue.locale().zone;
        if cell.span.is_some_and(|span| span.start != known.starts_at)
            && minute != Some(zone.minute_of_day(known.starts_at))
        {
            spans.push(ui.span(Tone::Muted, format!("{} ", ui.formats().time(known.starts_at))));
        }
        let plain = if tone == Tone::Muted { Tone::Muted } else { Tone::Text };
        let used = text::line_width(&Line::from(spans.clone()));
        spans.push(ui.span(plain, short_name(&known.patient_name, room.saturating_sub(used))));
        let used = text::line_width(&Line::from(spans.clone()));
        let word = ui.text(word);
        if used + text::width(&word) + 2 <= room {
            let blank = room - used - text::width(&word);
            spans.extend([Span::raw(" ".repeat(blank)), ui.span(Tone::Muted, word)]);
        }
        Line::from(spans)
    }

    /// Two at a time, or one after the other in one row.
    fn crowd(&self, cell: &Cell, column: usize) -> Span<'static> {
        match cell.booked.len() {
            0 | 1 => Span::raw(""),
            count if is_crowded(self.sheet, column, cell) => self.ui.span(Tone::Warning, format!("‼{count} ")),
            count => self.ui.span(Tone::Accent, format!("{count}× ")),
        }
    }

    /// Where nobody is booked: a free slot, or why there is none.
    fn ground(&self, cell: &Cell, (column, row): (usize, usize), room: usize) -> Line<'static> {
        let ui = self.ui;
        // Thin strokes, so that whole hours of them stay calm.
        let strokes = |letter: &str, columns: usize| {
            let stroke = |column: usize| if (column + row).is_multiple_of(4) { letter } else { " " };
            ui.span(Tone::Muted, (0..columns).map(stroke).collect::<String>())
        };
        match cell.ground {
            _ if cell.span.is_none() => Line::default(),
            Ground::Outside => Line::from(strokes("╱", room)),
            Ground::Worked => Line::default(),
            Ground::Free(slot) if slot.start.plus_minutes(1) <= ui.now => Line::from(ui.span(Tone::Muted, " ·")),
            Ground::Free(slot) => {
                let begins = cell.span.is_some_and(|span| span.start <= slot.start);
                if !begins {
                    return Line::default();
                }
                let odd = cell.span.is_some_and(|span| span.start != slot.start);
                let time = if odd { format!(" {}", ui.formats().time(slot.start)) } else { String::new() };
                Line::from(ui.span(Tone::Ok, format!(" +{time}")))
            }
            Ground::Absent(index) => {
                let above = row.checked_sub(1).and_then(|above| self.sheet.grid.cell(column, above));
                if above.is_some_and(|above| above.ground == cell.ground && above.booked.is_empty()) {
                    return Line::from(strokes("╲", room));
                }
                let reason = self.sheet.staff(column).and_then(|staff| staff.reasons.get(index)).cloned();
                let reason = reason.filter(|reason| !reason.is_empty()).unwrap_or_else(|| ui.text(t::PLANNER_AWAY));
                Line::from(ui.span(Tone::Warning, format!("▒ {reason}")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_way_from_the_end() {
        let name = PersonName { given: "Sean".to_owned(), family: "Gallagher".to_owned() };
        for (room, shown) in
            [(15, "Gallagher, Sean"), (14, "Gallagher, S."), (13, "Gallagher, S."), (12, "Gallagher"), (5, "Gallagher")]
        {
            assert_eq!(short_name(&name, room), shown, "{room}");
        }
    }

    #[test]
    fn the_cursor_is_always_in_the_window_and_the_window_in_the_grid() {
        for (first, cursor, shown, all, begins) in
            [(0, 0, 4, 12, 0), (0, 4, 4, 12, 1), (5, 3, 4, 12, 3), (11, 11, 4, 12, 8), (3, 1, 9, 4, 0), (0, 0, 0, 0, 0)]
        {
            assert_eq!(window(first, cursor, shown, all), begins, "{first} {cursor} {shown} {all}");
        }
    }
}
