//! The last line: the keys of the place one is in, the most important first.

use super::theme::Tone;
use super::{Ui, put, text};
use crate::i18n::t;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the hints, each a key and what it does, as far as they fit. Where one is dropped, the way to the
/// help, if there is one, stands at the end as `? more`.
pub fn draw(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, hints: &[(String, String)]) {
    let line = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
    buf.set_style(line, ui.style(Tone::FooterText));
    let help = hints.last().filter(|(_, words)| *words == ui.text(t::COMMAND_HELP));
    let more = (help.map_or("…", |(key, _)| key).to_owned(), ui.text(t::UI_MORE));
    let columns = usize::from(line.width);
    let all = hints.iter().map(width).sum::<usize>() <= columns;
    let room = if all { columns } else { columns.saturating_sub(width(&more)) };
    let mut taken = 0;
    let mut spans = Vec::new();
    for hint in hints {
        taken += width(hint);
        if taken > room {
            break;
        }
        push(&mut spans, hint, ui);
    }
    if !all {
        push(&mut spans, &more, ui);
    }
    put(buf, line.x, line.y, line.width, &Line::from(spans));
}

/// A blank, the key, a blank, the words, a blank.
fn width((key, words): &(String, String)) -> usize {
    text::width(key) + text::width(words) + 3
}

fn push(spans: &mut Vec<Span<'static>>, (key, words): &(String, String), ui: &Ui<'_>) {
    spans.push(Span::styled(format!(" {key}"), ui.style(Tone::FooterKey)));
    spans.push(Span::styled(format!(" {words} "), ui.style(Tone::FooterText)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;

    fn hints() -> Vec<(String, String)> {
        let hints = [("Enter", "check in"), ("b", "book"), ("n", "no-show"), ("F1", "help")];
        hints.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec()
    }

    #[test]
    fn the_last_hints_go_first() {
        for (width, shown) in [
            (60, " Enter check in  b book  n no-show  F1 help"),
            (44, " Enter check in  b book  n no-show  F1 help"),
            (43, " Enter check in  b book  F1 more"),
            (32, " Enter check in  F1 more"),
        ] {
            let drawn = screen((width, 1), ThemeName::Mono, Language::En, |frame, ui| {
                let area = frame.area();
                draw(frame.buffer_mut(), area, ui, &hints());
            });
            assert_eq!(rows(&drawn), [shown], "{width}");
        }
    }

    #[test]
    fn is_safe_at_every_size() {
        at_every_size(|frame, ui| draw(frame.buffer_mut(), Rect::new(3, 3, 80, 1), ui, &hints()));
    }
}
