//! How the booking form looks: the patient above, the fields, and what is free below.

use super::{Act, Booking, acts, slots};
use crate::form::Value;
use crate::i18n::t;
use crate::store::appointments::{Occurrence, STARTS_AT};
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The most lines for free slots.
const SLOTS: u16 = 4;

impl Booking {
    pub(super) fn show(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        match &self.header {
            Some(header) => patient_bar::draw(frame.buffer_mut(), area, ui, header),
            None => {
                let said = Line::from(vec![Span::raw(" "), ui.words(Tone::Muted, t::BOOKING_NOBODY)]);
                put(frame.buffer_mut(), area.x, area.y, area.width, &said);
            }
        }
        let used = patient_bar::HEIGHT + 1;
        let rest = Rect { y: area.y.saturating_add(used), height: area.height.saturating_sub(used), ..area };
        let mut title = vec![Span::raw(" "), ui.words(Tone::Title, self.act.spec().title)];
        if let Some(row) = &self.moved {
            title.extend([Span::raw("  "), ui.span(Tone::Muted, ui.message(&acts::about(row)))]);
        }
        put(frame.buffer_mut(), rest.x, rest.y, rest.width, &Line::from(title));
        let reasons = self.reason_lines(ui);
        let Some(form) = &mut self.form else { return };
        let time = match form.value(STARTS_AT).filter(|_| self.act != Act::WalkIn) {
            Some(Value::Time(time)) => Some(time),
            _ => None,
        };
        let columns = usize::from(rest.width.saturating_sub(4));
        let mut free =
            [reasons, series_lines(&self.occurrences, ui, columns)].into_iter().find(|lines| !lines.is_empty());
        if free.is_none() {
            free = self.offer.as_ref().map(|offer| slots::draw(offer, time, ui, columns));
        }
        let free = free.unwrap_or_default();
        let wanted = form.spec().height() + 1;
        let room = rest.height.saturating_sub(3);
        let below = u16::try_from(free.len()).unwrap_or(SLOTS).min(SLOTS).min(room.saturating_sub(wanted.min(room)));
        let fields = Rect { y: rest.y.saturating_add(1), height: wanted.min(room.saturating_sub(below)), ..rest };
        form.draw(frame, fields, ui);
        let shown = usize::from(below);
        let cut = free.len() > shown;
        for (index, (mut line, y)) in free.into_iter().take(shown).zip(fields.bottom() + 1..rest.bottom()).enumerate() {
            if cut && index + 1 == shown {
                line.spans.push(ui.span(Tone::Muted, "…"));
            }
            put(frame.buffer_mut(), rest.x + 2, y, rest.width.saturating_sub(2), &line);
        }
        let notice = match &self.notice {
            Some((tone, message)) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
            None if self.saving => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
            None => Line::default(),
        };
        put(frame.buffer_mut(), rest.x, rest.bottom().saturating_sub(1), rest.width, &notice);
    }
}

/// The dates of a series while it is typed, each with what it meets.
fn series_lines(occurrences: &[Occurrence], ui: &Ui<'_>, columns: usize) -> Vec<Line<'static>> {
    if occurrences.is_empty() {
        return Vec::new();
    }
    let zone = ui.catalogue.locale().zone;
    let meets = occurrences.iter().filter(|one| one.obstacle.is_some()).count();
    let title = match meets {
        0 => Line::from(ui.flag(Tone::Ok, ui.message(&t::SERIES_ALL_FREE.with("count", occurrences.len())))),
        meets => Line::from(ui.flag(Tone::Warning, ui.message(&t::SERIES_SOME_TAKEN.with("count", meets)))),
    };
    let mut lines = vec![title];
    for dates in occurrences.chunks((columns / 10).max(1)) {
        let mut spans = Vec::new();
        for one in dates {
            let tone = if one.obstacle.is_some() { Tone::Warning } else { Tone::Ok };
            spans.extend([ui.flag(tone, ui.formats().day(zone.day(one.starts_at))), Span::raw("  ")]);
        }
        lines.push(Line::from(spans));
    }
    lines
}
