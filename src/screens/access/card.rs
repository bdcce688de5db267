//! The quiet card in the middle of the screen that these screens share.

use crate::form::Form;
use crate::i18n::Message;
use crate::ui::modal;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws a titled card with a few lines of text, a form, and what went wrong.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    (title, lead): (&Message, &[Message]),
    form: &mut Form,
    notice: Option<(Tone, &Message)>,
) {
    let lead: Vec<String> = lead.iter().flat_map(|text| crate::ui::text::wrap(&ui.message(text), 68)).collect();
    let lines = u16::try_from(lead.len()).unwrap_or(u16::MAX);
    let gap = u16::from(lines > 0);
    let height = form.spec().height().saturating_add(lines + gap + 4);
    let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(title), (72, height));
    for (row, words) in (inside.y..).zip(&lead) {
        put(frame.buffer_mut(), inside.x, row, inside.width, &Line::from(ui.span(Tone::Muted, words)));
    }
    let used = (lines + gap).min(inside.height);
    let body = Rect { y: inside.y + used, height: inside.height.saturating_sub(used + 1), ..inside };
    form.draw(frame, body, ui);
    if let Some((tone, message)) = notice {
        let line = Line::from(ui.flag(tone, ui.message(message)));
        put(frame.buffer_mut(), inside.x, inside.bottom().saturating_sub(1), inside.width, &line);
    }
}
