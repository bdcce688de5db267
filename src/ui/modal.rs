//! A box in the middle of the screen, over what lies beneath.

use super::theme::Tone;
use super::{Ui, put, text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget as _};

/// A question, or something to be read: title, body and the keys that answer.
#[derive(Debug, Clone, Default)]
pub struct Modal {
    /// What it is about.
    pub title: String,
    /// What is said; long lines are wrapped.
    pub body: Vec<Line<'static>>,
    /// The answers: a key and what it does.
    pub answers: Vec<(String, String)>,
}

/// The widest box for words: longer lines are hard to read.
const WIDEST: u16 = 68;

impl Modal {
    /// Draws it as small as its words allow.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(buf.area);
        let widest = WIDEST.min(area.width.saturating_sub(4));
        let inner = usize::from(widest.saturating_sub(4));
        let lines: Vec<Line<'static>> = self.body.iter().flat_map(|line| wrapped(line, inner)).collect();
        let answers = self.answer_line(ui);
        let needed =
            lines.iter().map(text::line_width).chain([text::line_width(&answers), text::width(&self.title) + 2]).max();
        let width = u16::try_from(needed.unwrap_or(0)).unwrap_or(widest).saturating_add(4).min(widest.max(4));
        let answer_rows = if self.answers.is_empty() { 0 } else { 2 };
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2 + answer_rows);
        let inside = open(buf, area, ui, &self.title, (width, height));
        let text_rows = inside.height.saturating_sub(answer_rows);
        for (line, y) in lines.iter().zip(inside.y..inside.y + text_rows) {
            put(buf, inside.x, y, inside.width, line);
        }
        if answer_rows > 0 && inside.height > 0 {
            put(buf, inside.x, inside.bottom() - 1, inside.width, &answers);
        }
    }

    fn answer_line(&self, ui: &Ui<'_>) -> Line<'static> {
        let mut spans = Vec::new();
        for (index, (key, words)) in self.answers.iter().enumerate() {
            if index > 0 {
                spans.push(Span::raw("   "));
            }
            spans.push(Span::styled(format!("[{key}]"), ui.style(Tone::FooterKey)));
            spans.push(Span::styled(format!(" {words}"), ui.style(Tone::Text)));
        }
        Line::from(spans)
    }
}

/// Opens a titled box of this outer size in the middle of the area, clears what lies beneath, and gives back the room
/// inside its border and margin. A size too large is cut to the area.
pub fn open(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, title: &str, (width, height): (u16, u16)) -> Rect {
    let area = area.intersection(buf.area);
    let (width, height) = (width.min(area.width), height.min(area.height));
    let outer = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    ui.clear(outer, buf);
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(ui.style(Tone::Border));
    let inside = block.inner(outer);
    block.render(outer, buf);
    let words = format!(" {} ", text::harmless(title));
    put(buf, outer.x + 1, outer.y, outer.width.saturating_sub(2), &Line::styled(words, ui.style(Tone::Title)));
    Rect { x: inside.x + u16::from(inside.width > 2), width: inside.width.saturating_sub(2), ..inside }
}

/// A line of one style wrapped at words; lines of several styles are cut instead.
fn wrapped(line: &Line<'static>, columns: usize) -> Vec<Line<'static>> {
    match line.spans.as_slice() {
        [] => vec![Line::default()],
        [span] if text::width(&span.content) > columns => {
            text::wrap(&span.content, columns).into_iter().map(|words| Line::styled(words, span.style)).collect()
        }
        _ => vec![line.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;

    fn question() -> Modal {
        Modal {
            title: "Mark as no-show".to_owned(),
            body: vec![Line::raw(
                "Ana Souza, 08:30, was expected more than half an hour ago and has not been seen at the desk.",
            )],
            answers: vec![("y".to_owned(), "yes".to_owned()), ("Esc".to_owned(), "no".to_owned())],
        }
    }

    #[test]
    fn a_question_stands_in_the_middle_over_a_cleared_ground() {
        let shown = screen((60, 10), ThemeName::Mono, Language::En, |frame, ui| {
            for y in 0..10 {
                put(frame.buffer_mut(), 0, y, 60, &Line::raw("x".repeat(60)));
            }
            question().draw(frame.buffer_mut(), Rect::new(0, 0, 60, 10), ui);
        });
        insta::assert_snapshot!(rows(&shown).join("\n"));
    }

    #[test]
    fn is_safe_at_every_size() {
        at_every_size(|frame, ui| question().draw(frame.buffer_mut(), Rect::new(1, 1, 300, 300), ui));
    }
}
