//! What a window too small to work in shows.

use super::theme::Tone;
use super::{Ui, put, text};
use crate::i18n::t;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The narrowest window that screens are drawn in.
pub const LEAST_WIDTH: u16 = 60;
/// The lowest window that screens are drawn in.
pub const LEAST_HEIGHT: u16 = 16;

/// Whether screens cannot be drawn in it.
#[must_use]
pub const fn is_too_small(area: Rect) -> bool {
    area.width < LEAST_WIDTH || area.height < LEAST_HEIGHT
}

/// Asks for a larger window, with the size it has and the size it needs.
pub fn draw(buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
    let area = area.intersection(buf.area);
    ui.clear(area, buf);
    let size = t::UI_ENLARGE_SIZE
        .with("width", area.width.to_string())
        .with("height", area.height.to_string())
        .with("least-width", LEAST_WIDTH.to_string())
        .with("least-height", LEAST_HEIGHT.to_string());
    let asked = text::wrap(&ui.text(t::UI_ENLARGE), usize::from(area.width));
    let sized = text::wrap(&ui.message(&size), usize::from(area.width));
    let lines = asked.iter().map(|line| (Tone::Title, line)).chain(sized.iter().map(|line| (Tone::Muted, line)));
    let count = u16::try_from(asked.len() + sized.len()).unwrap_or(u16::MAX);
    let first = area.y + area.height.saturating_sub(count) / 2;
    for ((tone, line), y) in lines.zip(first..area.bottom()) {
        let indent = area.width.saturating_sub(u16::try_from(text::width(line)).unwrap_or(area.width)) / 2;
        put(buf, area.x + indent, y, area.width - indent, &Line::styled(line.clone(), ui.style(tone)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;

    #[test]
    fn says_what_it_has_and_what_it_needs() {
        let shown = screen((40, 8), ThemeName::Mono, Language::En, |frame, ui| {
            draw(frame.buffer_mut(), Rect::new(0, 0, 40, 8), ui)
        });
        let shown = rows(&shown).join("\n");
        assert!(
            shown.contains("Please enlarge the window") && shown.contains("40×8") && shown.contains("60×16"),
            "{shown}"
        );
    }

    #[test]
    fn is_safe_at_every_size() {
        at_every_size(|frame, ui| draw(frame.buffer_mut(), Rect::new(0, 0, 500, 500), ui));
    }
}
