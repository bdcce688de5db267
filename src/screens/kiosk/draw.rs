//! The pages of the kiosk: few words, in the middle, and numbers as large as they can be.

use super::{Kiosk, Page};
use crate::domain::digits;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Language, Text, t};
use crate::keys::{Command, tables};
use crate::screens::board::{centred, scale};
use crate::store::kiosk::Answer;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The widest line of words.
const WIDEST: usize = 60;

/// One thing on a page, from the top.
enum Part {
    Words(Tone, String),
    /// Digits, this large at most.
    Number(String, usize),
    Blank,
}

impl Kiosk {
    pub(super) fn draw_page(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let parts = self.parts(ui);
        let width = usize::from(area.width.saturating_sub(4)).clamp(1, WIDEST);
        let mut lines: Vec<(Tone, String)> = Vec::new();
        for part in parts {
            match part {
                Part::Blank => lines.push((Tone::Text, String::new())),
                Part::Words(tone, words) => {
                    lines.extend(text::wrap(&text::harmless(&words), width).into_iter().map(|line| (tone, line)));
                }
                Part::Number(number, most) => {
                    let room = (usize::from(area.width.saturating_sub(4)), usize::from(area.height / 2).min(most * 5));
                    let drawn = digits::lines(&number, scale(&number, room), "█");
                    let wide = drawn.iter().map(|line| text::width(line)).max().unwrap_or(0);
                    // Every line as wide as the widest, so that they stay under each other.
                    let padded = |line: String| text::pad(&line, wide, text::Align::Left);
                    lines.extend(drawn.into_iter().map(|line| (Tone::Title, padded(line))));
                }
            }
        }
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        let first = area.y + (area.height - height) / 2;
        for (y, (tone, line)) in (first..area.bottom()).zip(&lines) {
            centred(buf, area, y, ui, *tone, line);
        }
        let hints = Line::from(ui.span(Tone::Muted, self.hints(ui)));
        if area.height > 2 {
            put(buf, area.x + 2.min(area.width), area.bottom() - 1, area.width.saturating_sub(4), &hints);
        }
    }

    fn parts(&self, ui: &Ui<'_>) -> Vec<Part> {
        let words = |tone, text: Text| Part::Words(tone, ui.text(text));
        match &self.page {
            Page::Refused => vec![words(Tone::Alert, t::KIOSK_REFUSED)],
            Page::Welcome => self.welcome(),
            Page::Number => vec![words(Tone::Title, t::KIOSK_NUMBER), Part::Blank, self.shown(ui)],
            Page::Birth => vec![
                words(Tone::Title, t::KIOSK_BIRTH),
                words(Tone::Muted, t::KIOSK_BIRTH_HELP),
                Part::Blank,
                self.shown(ui),
            ],
            Page::Thinking(_) => vec![words(Tone::Title, t::KIOSK_THINKING)],
            Page::Said(Answer::Arrived { ticket, starts_at, .. }) => vec![
                words(Tone::Title, t::SLIP_NUMBER),
                Part::Blank,
                Part::Number(ticket.to_string(), 8),
                Part::Blank,
                Part::Words(Tone::Title, ui.message(&t::KIOSK_APPOINTMENT.with("at", ui.formats().time(*starts_at)))),
                words(Tone::Text, t::SLIP_WAIT),
            ],
            Page::Said(Answer::Desk) => vec![words(Tone::Title, t::KIOSK_DESK)],
            Page::Said(Answer::Later(_)) => {
                vec![words(Tone::Title, t::KIOSK_LATER), Part::Blank, words(Tone::Text, t::KIOSK_DESK)]
            }
            Page::Leave(wrong) => {
                let mut parts = vec![words(Tone::Title, t::KIOSK_PASSWORD), Part::Blank, self.shown(ui)];
                if *wrong {
                    parts.extend([Part::Blank, words(Tone::Alert, t::SIGN_IN_WRONG)]);
                }
                parts
            }
        }
    }

    fn welcome(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (number, (language, invitation)) in (1..).zip(&self.invitations) {
            let line = format!("{number}   {}", Language::name(*language));
            parts.extend([Part::Words(Tone::Title, line), Part::Words(Tone::Muted, invitation.clone()), Part::Blank]);
        }
        parts.pop();
        parts
    }

    /// What was typed: large where it is a number, hidden after a while.
    fn shown(&self, ui: &Ui<'_>) -> Part {
        let count = self.typed.chars().count();
        if self.typed.is_empty() {
            Part::Words(Tone::Muted, "_".to_owned())
        } else if self.is_masked(ui.now) {
            Part::Words(Tone::Title, "• ".repeat(count).trim_end().to_owned())
        } else if self.typed.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '/') {
            Part::Number(self.typed.clone(), 3)
        } else {
            let spread: Vec<String> = self.typed.chars().map(String::from).collect();
            Part::Words(Tone::Title, spread.join(" "))
        }
    }

    /// The keys that mean something to a patient.
    fn hints(&self, ui: &Ui<'_>) -> String {
        let wanted: &[Command] = match self.page {
            Page::Number | Page::Birth | Page::Leave(_) => &[Command::Open, Command::Back],
            Page::Said(_) => &[Command::Open],
            Page::Refused => &[Command::Back],
            Page::Welcome | Page::Thinking(_) => &[],
        };
        let words = |command: &Command| match command {
            Command::Open => t::KIOSK_NEXT,
            command => command.text(),
        };
        let hints = wanted.iter().filter_map(|command| {
            let binding = tables::KIOSK.bindings.iter().find(|binding| binding.command == *command)?;
            let key = binding.keys.first()?.label(ui.catalogue);
            Some(format!("{key} {}", ui.text(words(command))))
        });
        hints.collect::<Vec<_>>().join("     ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;
    use crate::ui::testing::{NOW, at_every_size};

    #[test]
    fn is_safe_at_every_size() {
        let pages = [
            Page::Welcome,
            Page::Number,
            Page::Thinking(None),
            Page::Said(Answer::Later(Timestamp(0))),
            Page::Leave(true),
        ];
        for page in pages {
            let typed = "12345678901234567890".to_owned();
            let mut kiosk = Kiosk { page, typed, since: NOW, ..Kiosk::new() };
            kiosk.invitations = vec![(Language::En, "Press 1".to_owned())];
            at_every_size(|frame, ui| kiosk.draw_page(frame.buffer_mut(), Rect::new(0, 0, 200, 60), ui));
        }
    }
}
