//! How the form looks: the patient, the title with the pages, the page in view, who may be the same person, what is said.

use super::Registration;
use crate::app::screen::Screen as _;
use crate::i18n::t;
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

impl Registration {
    pub(super) fn show(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let mut rest = area;
        if let Some(known) = &self.known {
            patient_bar::draw(frame.buffer_mut(), area, ui, &known.header);
            rest.y = rest.y.saturating_add(patient_bar::HEIGHT);
            rest.height = rest.height.saturating_sub(patient_bar::HEIGHT);
        }
        put(frame.buffer_mut(), rest.x, rest.y, rest.width, &self.head(usize::from(rest.width), ui));
        let below = self.room_for_duplicates().min(rest.height / 2);
        let notice = self.said(ui);
        let mut form = Rect { y: rest.y.saturating_add(2), height: rest.height.saturating_sub(2 + below + 1), ..rest };
        if let Some(fields) = self.form.as_ref().filter(|_| below > 0) {
            // The list stands where one looks: right under the fields.
            form.height = form.height.min(fields.page_height());
        }
        let Some(fields) = &mut self.form else { return };
        fields.draw(frame, form, ui);
        if below > 0 {
            self.draw_duplicates(Rect { y: form.bottom(), height: below, ..rest }, frame, ui);
        }
        put(frame.buffer_mut(), rest.x, rest.bottom().saturating_sub(1), rest.width, &notice);
    }

    /// What is done, and on which page of how many.
    fn head(&self, columns: usize, ui: &Ui<'_>) -> Line<'static> {
        let mut line =
            Line::from(vec![Span::raw(" "), ui.span(Tone::Title, ui.message(&self.title())), Span::raw("   ")]);
        let room = columns.saturating_sub(text::line_width(&line));
        if let Some(form) = &self.form {
            line.spans.extend(form.page_line(ui, room).spans);
        }
        line
    }

    /// What is in the way, else whom the key that checks in would check in.
    fn said(&self, ui: &Ui<'_>) -> Line<'static> {
        let expected = self.known.as_ref().and_then(|known| known.expected.as_ref());
        let said = match (&self.notice, expected) {
            (Some((tone, message)), _) => ui.flag(*tone, ui.message(message)),
            (None, _) if self.saving => ui.words(Tone::Muted, t::DIALOG_SAVING),
            (None, Some(row)) => {
                let today = t::RECORD_ARRIVES_TODAY.with("at", ui.formats().time(row.starts_at));
                ui.span(Tone::Muted, ui.message(&today.with("professional", row.professional_name.as_str())))
            }
            (None, None) => return Line::default(),
        };
        Line::from(vec![Span::raw("  "), said])
    }
}
