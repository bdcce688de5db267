//! How the booking form looks: the patient above, the fields, and what is free below.

use super::{Act, Booking, acts, slots};
use crate::form::Value;
use crate::i18n::t;
use crate::store::appointments::STARTS_AT;
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
        let Some(form) = &mut self.form else { return };
        let time = match form.value(STARTS_AT).filter(|_| self.act != Act::WalkIn) {
            Some(Value::Time(time)) => Some(time),
            _ => None,
        };
        let free = match &self.offer {
            Some(offer) => slots::draw(offer, time, ui, usize::from(rest.width.saturating_sub(4))),
            None => Vec::new(),
        };
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
