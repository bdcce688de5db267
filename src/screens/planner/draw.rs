//! How the planner looks: what is shown, the grid or the month, what the cursor is on, and what is in hand.

use super::here::Here;
use super::sheet::Sheet;
use super::{Planner, View, words};
use crate::domain::schedule::{Ground, Span as Time};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::screens::booking::acts;
use crate::screens::queue;
use crate::store::appointments::QueueRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on what the cursor is on stands beside the grid where all columns fit, else above it.
const WIDE: u16 = 110;
/// The width of what stands beside.
const PANEL: u16 = 36;
/// The lines of what stands above.
const SUMMARY: u16 = 2;

impl Planner {
    pub(super) fn show(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        // Columns go before what stands beside them.
        let columns = self.sheet.as_ref().map_or(0, |sheet| sheet.columns.len());
        let wide = area.width >= WIDE && self.view != View::Month && columns <= self.fitting(area.width - PANEL);
        // All of it above the grid, because notices in passing cover what is below.
        let summary = if wide { Vec::new() } else { self.summary(ui) };
        let said = self.status(ui);
        let above = 1 + if wide { 0 } else { SUMMARY };
        let lines = u16::try_from(said.len()).unwrap_or(1).max(1);
        let status = Rect { y: area.y.saturating_add(above), height: lines, ..area }.intersection(area);
        let body = Rect {
            y: area.y.saturating_add(above + lines),
            height: area.height.saturating_sub(above + lines),
            width: if wide { area.width - PANEL } else { area.width },
            ..area
        };
        match self.view {
            View::Month => self.draw_month(frame.buffer_mut(), body, ui),
            View::Day | View::Week => self.draw_grid(frame.buffer_mut(), body, ui),
        }
        put(frame.buffer_mut(), area.x, area.y, area.width, &self.headline(ui, usize::from(area.width)));
        for (y, line) in (area.y + 1..status.y).zip(&summary) {
            put(frame.buffer_mut(), area.x, y, area.width, line);
        }
        if wide {
            let panel = Rect { x: body.right(), width: PANEL, ..body };
            let lines = self.here().map(|here| self.about(&here, ui)).unwrap_or_default();
            queue::panel(frame.buffer_mut(), panel, ui, &lines);
        }
        match &self.line {
            Some(line) if !status.is_empty() => line.draw(frame, status, ui, self.cursor.day),
            _ => {
                for (y, line) in (status.y..status.bottom()).zip(&said) {
                    put(frame.buffer_mut(), status.x, y, status.width, line);
                }
            }
        }
    }

    /// What is shown and how full it is: ` Monday 23 Nov 2026 · today   12 free   8 booked`.
    fn headline(&self, ui: &Ui<'_>, columns: usize) -> Line<'static> {
        let day = self.cursor.day;
        let name = match self.view {
            View::Day => words::long_day(day, ui),
            View::Week => {
                let week = super::sheet::week(day);
                let ends = week.first().zip(week.last());
                ends.map(|(first, last)| format!("{} – {}", words::short_day(*first, ui), ui.formats().date(*last)))
                    .unwrap_or_default()
            }
            View::Month => ui.message(&words::month(day)),
        };
        let mut spans = vec![Span::raw(" "), ui.span(Tone::Title, name)];
        if self.view == View::Day && day == ui.today() {
            spans.push(ui.span(Tone::Badge, format!(" · {}", ui.text(t::PLANNER_TODAY))));
        }
        let whose = match (self.view, self.one) {
            (View::Week, _) | (View::Month, true) => self.sheet.as_ref().and_then(Sheet::first_staff),
            _ => None,
        };
        let whose = whose.map(|staff| staff.professional.display()).or_else(|| self.label.clone());
        let whose = whose.unwrap_or_else(|| ui.text(t::PLANNER_EVERYBODY));
        spans.extend([Span::raw("   "), ui.span(Tone::Accent, whose)]);
        let (free, booked) = self.counts(ui);
        spans.extend([Span::raw("   "), ui.span(Tone::Ok, ui.message(&t::PLANNER_COUNT_FREE.with("count", free)))]);
        let booked = ui.message(&t::PLANNER_COUNT_BOOKED.with("count", booked));
        spans.extend([Span::raw("   "), ui.span(Tone::Muted, booked)]);
        let here = self.where_one_is(ui);
        let used = text::line_width(&Line::from(spans.clone()));
        let blank = columns.saturating_sub(used + text::width(&here) + 1);
        if blank > 1 {
            spans.extend([Span::raw(" ".repeat(blank)), ui.span(Tone::Accent, here)]);
        }
        Line::from(spans)
    }

    fn counts(&self, ui: &Ui<'_>) -> (usize, usize) {
        if self.view == View::Month {
            let all = self.month_load();
            return (all.free, all.booked);
        }
        let Some(sheet) = &self.sheet else { return (0, 0) };
        let zone = ui.catalogue.locale().zone;
        let loads = (0..sheet.columns.len()).map(|column| sheet.load(column, zone, ui.now));
        loads.fold((0, 0), |(free, booked), load| (free + load.free, booked + load.booked))
    }

    /// Which of the columns are in view, where not all are.
    fn where_one_is(&self, ui: &Ui<'_>) -> String {
        let (Some(sheet), true) = (&self.sheet, self.view != View::Month) else { return String::new() };
        let (all, (left, shown)) = (sheet.columns.len(), self.in_view);
        if shown >= all {
            return String::new();
        }
        let (first, last) = (left + 1, (left + shown).min(all));
        let said = t::PLANNER_COLUMNS.with("first", first).with("last", last).with("all", all);
        let before = if first > 1 { "‹ " } else { "  " };
        let after = if last < all { " ›" } else { "  " };
        format!("{before}{}{after}", ui.message(&said))
    }

    /// What is in hand, or what was refused.
    fn status(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        if let Some(hand) = &self.hand {
            let words = t::PLANNER_IN_HAND
                .with("name", hand.patient_name.listed())
                .with("at", hand.starts_at)
                .with("minutes", hand.ends_at.minutes_since(hand.starts_at))
                .with("professional", hand.professional_name.as_str());
            lines.push(Line::from(ui.span(Tone::SelectedRow, format!(" » {} ", ui.message(&words)))));
        }
        match &self.notice {
            Some((tone, message)) => {
                lines.push(Line::from(vec![Span::raw(" "), ui.flag(*tone, ui.message(message))]));
            }
            None if self.loading && self.hand.is_none() => {
                lines.push(Line::from(vec![Span::raw(" "), ui.words(Tone::Muted, t::UI_LOADING)]));
            }
            None => {}
        }
        lines
    }

    /// What the cursor is on, in two lines.
    fn summary(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        if self.view == View::Month {
            return self.day_summary(ui);
        }
        let Some(here) = self.here() else { return Vec::new() };
        match here.row {
            Some(row) => {
                let mut who = vec![Span::raw(" ")];
                who.extend(self.sharing(&here, ui));
                who.push(ui.span(Tone::Title, row.patient_name.listed()));
                let phone = self.sheet.as_ref().and_then(|sheet| sheet.phone(row)).map(str::to_owned);
                let facts = [Some(row.patient.to_string()), Some(queue::age_and_sex(row.birth, row.sex, ui)), phone];
                let facts: Vec<String> = facts.into_iter().flatten().collect();
                who.push(ui.span(Tone::Text, format!(" · {}", facts.join(" · "))));
                who.extend([Span::raw("  "), acts::status(row, ui)]);
                let when = format!(" {}  {} · ", between(super::sheet::span_of(row), ui), row.professional_name);
                let mut what = vec![ui.span(Tone::Text, when)];
                what.extend(acts::reason(row, ui).spans);
                vec![Line::from(who), Line::from(what)]
            }
            None => {
                let (tone, said) = ground(&here, ui);
                vec![
                    Line::from(vec![Span::raw(" "), ui.flag(tone, said)]),
                    Line::from(ui.span(Tone::Muted, format!(" {}", whom(&here, ui)))),
                ]
            }
        }
    }

    /// Which of how many appointments that share the cell.
    fn sharing(&self, here: &Here<'_>, ui: &Ui<'_>) -> Option<Span<'static>> {
        let count = here.cell.booked.len();
        (count > 1).then(|| ui.span(Tone::Warning, format!("‼ {}/{count}  ", here.spot.depth + 1)))
    }

    fn day_summary(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let Some(load) = self.day_load() else { return Vec::new() };
        let said = t::PLANNER_DAY_LOAD
            .with("taken", load.taken)
            .with("slots", load.slots)
            .with("booked", load.booked)
            .with("absent", load.absent);
        vec![
            Line::from(ui.span(Tone::Title, format!(" {}", words::long_day(self.cursor.day, ui)))),
            Line::from(ui.span(Tone::Text, format!(" {}", ui.message(&said)))),
        ]
    }

    /// What the cursor is on, beside the grid.
    fn about(&self, here: &Here<'_>, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let columns = usize::from(PANEL) - 3;
        let mut lines = Vec::new();
        if let Some(row) = here.row {
            lines.extend(self.sharing(here, ui).map(Line::from));
            lines.extend(patient(row, ui));
            if let Some(phone) = self.sheet.as_ref().and_then(|sheet| sheet.phone(row)) {
                lines.push(queue::fact(ui, t::PATIENTS_PHONE, phone));
            }
            lines.push(Line::default());
            lines.push(Line::from(ui.span(Tone::Text, between(super::sheet::span_of(row), ui))));
            lines.push(Line::from(ui.span(Tone::Text, &row.professional_name)));
            let reason = text::wrap(&text::harmless(&row.reason), columns);
            lines.extend(reason.into_iter().map(|line| Line::from(ui.span(Tone::Text, line))));
            if row.overbooked {
                lines.push(Line::from(ui.flag(Tone::Warning, ui.text(t::BOOKING_OVERBOOKED))));
            }
            lines.push(Line::default());
            lines.push(Line::from(acts::status(row, ui)));
            if let Some(with) = &row.with {
                lines.push(queue::fact(ui, t::QUEUE_WITH, &with.name));
            }
        } else {
            let (tone, said) = ground(here, ui);
            let said = text::wrap(&said, columns.saturating_sub(2));
            lines.extend(said.into_iter().enumerate().map(|(index, line)| match index {
                0 => Line::from(ui.flag(tone, line)),
                _ => Line::from(ui.span(tone, format!("  {line}"))),
            }));
            lines.extend([Line::default(), Line::from(ui.span(Tone::Text, here.staff.professional.display()))]);
            lines.push(Line::from(ui.span(Tone::Muted, &here.staff.professional.specialty_name)));
            lines.push(Line::from(ui.span(Tone::Muted, room(here, ui))));
        }
        lines
    }
}

fn patient(row: &QueueRow, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let born = row.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    vec![
        Line::from(ui.span(Tone::Title, row.patient_name.full())),
        Line::from(ui.span(Tone::Muted, format!("{} · {born} · {}", row.patient, ui.text(row.sex.text())))),
    ]
}

fn whom(here: &Here<'_>, ui: &Ui<'_>) -> String {
    let professional = &here.staff.professional;
    let facts = [professional.display(), professional.specialty_name.clone(), room(here, ui)];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Where they see patients, where that is known.
fn room(here: &Here<'_>, ui: &Ui<'_>) -> String {
    let room = here.staff.professional.details.room.as_str();
    if room.is_empty() { String::new() } else { format!("{} {room}", ui.text(t::CATALOGUES_ROOM).to_lowercase()) }
}

/// `09:20–09:40`.
fn between(time: Time, ui: &Ui<'_>) -> String {
    format!("{}–{}", ui.formats().time(time.start), ui.formats().time(time.end()))
}

/// What a cell is in which nobody is booked.
fn ground(here: &Here<'_>, ui: &Ui<'_>) -> (Tone, String) {
    let Some(time) = here.cell.span else { return (Tone::Muted, ui.text(t::PLANNER_NO_SUCH_TIME)) };
    let said = |text: Message| ui.message(&text.with("time", between(here.slot.unwrap_or(time), ui)));
    match here.cell.ground {
        Ground::Free(slot) if slot.start.plus_minutes(1) <= ui.now => (Tone::Muted, said(t::PLANNER_PASSED.into())),
        Ground::Free(_) => (Tone::Ok, said(t::PLANNER_FREE.into())),
        Ground::Worked => (Tone::Muted, said(t::PLANNER_NO_SLOT.into())),
        Ground::Outside => (Tone::Muted, said(t::PLANNER_OUTSIDE.into())),
        Ground::Absent(index) => {
            let reason = here.staff.reasons.get(index).map(String::as_str).unwrap_or_default();
            let away = ui.text(t::PLANNER_AWAY);
            (Tone::Warning, if reason.is_empty() { away } else { ui.labelled(&away, reason) })
        }
    }
}

/// Writes into the whole of a buffer's area what there is when there is nothing to show.
pub(super) fn nobody(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, text: Message) {
    let line = Line::from(ui.span(Tone::Muted, ui.message(&text)));
    put(buf, area.x + 2, area.y + 1, area.width.saturating_sub(2), &line);
}
