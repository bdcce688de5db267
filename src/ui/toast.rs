//! Short notices in the corner: they come, stay long enough to be read, go, and can be read again.

use super::theme::Tone;
use super::{Ui, put, text};
use crate::domain::time::Timestamp;
use crate::i18n::Message;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::collections::VecDeque;

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something was done.
    Done,
    /// Something to know.
    Info,
    /// Something to look at.
    Warning,
    /// Something failed.
    Error,
}

impl Severity {
    /// How it looks.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Done => Tone::Ok,
            Self::Info => Tone::Accent,
            Self::Warning => Tone::Warning,
            Self::Error => Tone::Alert,
        }
    }

    /// How long it stays, in milliseconds: about twice what reading a line takes, longer where it matters.
    const fn stays(self) -> i64 {
        match self {
            Self::Done | Self::Info => 4_000,
            Self::Warning => 8_000,
            Self::Error => 15_000,
        }
    }
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// How serious it is.
    pub severity: Severity,
    /// What it says.
    pub message: Message,
}

impl Toast {
    /// Something was done.
    #[must_use]
    pub fn done(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Done, message: message.into() }
    }

    /// Something to know.
    #[must_use]
    pub fn info(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Info, message: message.into() }
    }

    /// Something to look at.
    #[must_use]
    pub fn warning(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Warning, message: message.into() }
    }

    /// Something failed.
    #[must_use]
    pub fn error(message: impl Into<Message>) -> Self {
        Self { severity: Severity::Error, message: message.into() }
    }
}

/// How many are in view at once.
const IN_VIEW: usize = 3;
/// How many can be read again.
const REMEMBERED: usize = 100;

/// The notices in view and those that were.
#[derive(Debug, Clone, Default)]
pub struct Toasts {
    /// Newest first: when it came, and what it was.
    history: VecDeque<(Timestamp, Toast)>,
    /// Oldest first: until when, and what.
    shown: VecDeque<(Timestamp, Toast)>,
}

impl Toasts {
    /// Shows a notice; the same one again only stays longer.
    pub fn push(&mut self, toast: Toast, now: Timestamp) {
        self.shown.retain(|(_, other)| *other != toast);
        if self.shown.len() == IN_VIEW {
            self.shown.pop_front();
        }
        self.shown.push_back((Timestamp(now.0.saturating_add(toast.severity.stays())), toast.clone()));
        self.history.push_front((now, toast));
        self.history.truncate(REMEMBERED);
    }

    /// Takes away what has been there long enough; `true` when the screen must be drawn again.
    pub fn expire(&mut self, now: Timestamp) -> bool {
        let before = self.shown.len();
        self.shown.retain(|(until, _)| *until > now);
        self.shown.len() != before
    }

    /// When the next one goes.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.shown.iter().map(|(until, _)| *until).min()
    }

    /// Takes away the newest; `false` when none is in view.
    pub fn dismiss(&mut self) -> bool {
        self.shown.pop_back().is_some()
    }

    /// Those in view, oldest first.
    pub fn shown(&self) -> impl Iterator<Item = &Toast> {
        self.shown.iter().map(|(_, toast)| toast)
    }

    /// All that are remembered with when they came, newest first.
    pub fn history(&self) -> impl Iterator<Item = (Timestamp, &Toast)> {
        self.history.iter().map(|(at, toast)| (*at, toast))
    }

    /// Draws those in view in the bottom right corner of the area, the newest lowest.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(buf.area);
        let widest = usize::from(area.width.saturating_sub(4).min(72));
        let mut bottom = area.bottom();
        for toast in self.shown.iter().rev().map(|(_, toast)| toast) {
            let tone = toast.severity.tone();
            let words = ui.flag(tone, ui.message(&toast.message)).content.into_owned();
            let lines = text::wrap(&words, widest);
            let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
            let columns = lines.iter().map(|line| text::width(line)).max().unwrap_or(0);
            let width = u16::try_from(columns).unwrap_or(0).saturating_add(4).min(area.width);
            if columns == 0 || height > bottom - area.y {
                return;
            }
            bottom -= height;
            let place = Rect { x: area.right() - width, y: bottom, width, height };
            ui.clear(place, buf);
            for (line, y) in lines.iter().zip(place.y..) {
                let shown = format!("▌ {} ", text::pad(line, columns, text::Align::Left));
                put(buf, place.x, y, place.width, &Line::styled(shown, ui.style(tone)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, t};
    use crate::ui::testing::{NOW, at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;

    #[test]
    fn they_go_by_themselves_and_stay_readable() {
        let mut toasts = Toasts::default();
        toasts.push(Toast::done(t::FORM_CONFIRMED), NOW);
        toasts.push(Toast::error(t::FORM_CUT), NOW);
        assert_eq!(toasts.next_deadline(), Some(Timestamp(NOW.0 + 4_000)));
        assert!(!toasts.expire(Timestamp(NOW.0 + 3_999)));
        assert!(toasts.expire(Timestamp(NOW.0 + 4_000)));
        assert_eq!(toasts.shown().count(), 1);
        assert!(toasts.dismiss() && !toasts.dismiss());
        assert_eq!((toasts.next_deadline(), toasts.history().count()), (None, 2));
    }

    #[test]
    fn at_most_three_are_in_view_and_none_twice() {
        let mut toasts = Toasts::default();
        for message in [t::FORM_YES, t::FORM_NO, t::FORM_CUT, t::FORM_UNUSUAL, t::FORM_CUT] {
            toasts.push(Toast::info(message), NOW);
        }
        let shown: Vec<_> = toasts.shown().map(|toast| toast.message.text).collect();
        assert_eq!(shown, [t::FORM_NO, t::FORM_UNUSUAL, t::FORM_CUT]);
    }

    #[test]
    fn the_newest_stands_lowest_with_its_symbol() {
        let mut toasts = Toasts::default();
        toasts.push(Toast::done(t::FORM_CONFIRMED), NOW);
        toasts.push(Toast::error(t::FIELD_REQUIRED), NOW);
        let shown = screen((40, 4), ThemeName::Mono, Language::En, |frame, ui| {
            toasts.draw(frame.buffer_mut(), Rect::new(0, 0, 40, 4), ui)
        });
        let shown = rows(&shown);
        assert!(shown[2].ends_with("▌ ✓ confirmed"), "{shown:?}");
        assert!(shown[3].ends_with("▌ ! Must be filled in"), "{shown:?}");
    }

    #[test]
    fn is_safe_at_every_size() {
        let mut toasts = Toasts::default();
        toasts.push(Toast::error(t::FORM_HELP_NOTES), NOW);
        toasts.push(Toast::warning(t::FORM_HELP_LINE), NOW);
        at_every_size(|frame, ui| toasts.draw(frame.buffer_mut(), Rect::new(0, 0, 300, 300), ui));
    }
}
