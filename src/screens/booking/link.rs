//! The link of a teleconsultation: to read out, and as a code for the camera of a phone.

use super::acts;
use crate::app::screen::{Cx, Handled, Screen};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::appointments::QueueRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put, text};
use qrcode::{EcLevel, QrCode};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The blank modules around the code: four are standard, two are enough for phones.
const QUIET: [usize; 2] = [4, 2];

/// The box.
pub struct VideoLink {
    about: Message,
    link: String,
    /// The modules row by row, dark ones true; `None` where the link is too long for a code.
    code: Option<Modules>,
}

struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    fn of(link: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(link, EcLevel::L).ok()?;
        let width = code.width();
        Some(Self { width, dark: code.to_colors().into_iter().map(|module| module == qrcode::Color::Dark).collect() })
    }

    fn is_dark(&self, x: usize, y: usize, quiet: usize) -> bool {
        let inner = |at: usize| at.checked_sub(quiet).filter(|at| *at < self.width);
        let at = inner(y).zip(inner(x)).map(|(y, x)| y * self.width + x);
        at.and_then(|at| self.dark.get(at)).copied().unwrap_or(false)
    }

    /// Columns and rows of cells; two modules stand on top of each other in one.
    const fn size(&self, quiet: usize) -> (usize, usize) {
        let modules = self.width + 2 * quiet;
        (modules, modules.div_ceil(2))
    }

    /// The lines: light modules are drawn, dark ones are the ground.
    fn lines(&self, quiet: usize) -> Vec<String> {
        let (columns, rows) = self.size(quiet);
        let cell = |x: usize, row: usize| {
            let upper = self.is_dark(x, 2 * row, quiet);
            // Below an odd last row lies the ground of the box.
            let lower = 2 * row + 1 >= columns || self.is_dark(x, 2 * row + 1, quiet);
            match (upper, lower) {
                (false, false) => '█',
                (false, true) => '▀',
                (true, false) => '▄',
                (true, true) => ' ',
            }
        };
        (0..rows).map(|row| (0..columns).map(|x| cell(x, row)).collect()).collect()
    }
}

impl VideoLink {
    /// Of this appointment; `None` where it has no link.
    #[must_use]
    pub fn of(row: &QueueRow) -> Option<Self> {
        let link = row.link.clone()?;
        Some(Self { about: acts::about(row), code: Modules::of(&link), link })
    }
}

impl Screen for VideoLink {
    type Msg = ();
    type Outcome = ();

    fn title(&self) -> Message {
        t::LINK_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, _command: Command, _cx: &mut Cx<'_, Self>) -> Handled {
        Handled::No
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(frame.area());
        let (width, height) = (usize::from(area.width), usize::from(area.height));
        let columns = width.saturating_sub(4).max(1);
        let link = text::wrap(&text::harmless(&self.link), columns.min(72));
        // The border, whom it is about, the link and a blank line above the code.
        let above = 1 + link.len();
        let fits = |code: &Modules, quiet: usize| {
            let (wide, high) = code.size(quiet);
            wide + 4 <= width && high + above + 2 <= height
        };
        let quiet = self.code.as_ref().and_then(|code| QUIET.into_iter().find(|quiet| fits(code, *quiet)));
        let code: Vec<String> =
            quiet.zip(self.code.as_ref()).map(|(quiet, code)| code.lines(quiet)).unwrap_or_default();
        let mut lines = vec![Line::from(ui.span(Tone::Title, ui.message(&self.about)))];
        lines.extend(link.into_iter().map(|part| Line::from(ui.span(Tone::Accent, part))));
        if code.is_empty() {
            lines.push(Line::default());
            lines.push(Line::from(ui.flag(Tone::Warning, ui.text(t::LINK_TOO_SMALL))));
        }
        let wide = lines.iter().map(text::line_width).chain(code.iter().map(|row| text::width(row))).max().unwrap_or(0);
        let high = lines.len() + code.len() + 2;
        let outer = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::LINK_TITLE), (outer(wide + 4), outer(high)));
        let drawn = code.into_iter().map(|row| Line::styled(row, ui.style(Tone::Scan)));
        let indent =
            inside.width.saturating_sub(outer(quiet.zip(self.code.as_ref()).map_or(0, |(q, c)| c.size(q).0))) / 2;
        let said = lines.len();
        for ((index, line), y) in lines.into_iter().chain(drawn).enumerate().zip(inside.y..inside.bottom()) {
            let x = if index < said { inside.x } else { inside.x + indent };
            put(frame.buffer_mut(), x, y, inside.right().saturating_sub(x), &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_square_with_its_three_corners() {
        let code = Modules::of("https://meet.example/abc-defg-hij").unwrap();
        assert_eq!(code.dark.len(), code.width * code.width);
        for (x, y) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
            let corner = |at: usize| code.is_dark(x + at, y, 0);
            assert!((0..7).all(corner), "the edge of a finder pattern is dark");
            assert!(!code.is_dark(x + 1, y + 1, 0));
        }
        let (columns, rows) = code.size(2);
        let lines = code.lines(2);
        assert_eq!((lines.len(), columns), (rows, code.width + 4));
        assert!(lines.iter().all(|line| line.chars().count() == columns));
        assert!(lines[0].chars().all(|cell| cell == '█'), "a blank edge");
        assert!(Modules::of(&"x".repeat(4_000)).is_none());
    }
}
