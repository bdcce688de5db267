//! The line in which one types where to go, with where that leads beside it.

use super::words;
use crate::app::context::Context;
use crate::domain::schedule::jump;
use crate::form::parse_date;
use crate::i18n::{Message, t};
use crate::ui::input::Input;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::theme::Tone;
use crate::ui::{Ui, text};
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// The longest jump that can be typed.
const LONGEST: usize = 40;
/// The columns for what is typed.
const FIELD: u16 = 14;

/// The line.
#[derive(Default)]
pub(super) struct JumpLine {
    edit: LineEdit,
}

impl JumpLine {
    /// Takes what is typed; `false` where it means nothing to a line.
    pub(super) fn input(&mut self, input: &Input) -> bool {
        let edit = match input {
            Input::Paste(words) => self.edit.insert(words.trim(), LONGEST),
            Input::Key(key) => self.edit.key(key, LONGEST),
        };
        edit != Edit::Ignored
    }

    /// Where it leads.
    ///
    /// # Errors
    /// What can be typed.
    pub(super) fn read(&self, shown: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Message> {
        jump(self.edit.text(), shown, today, |text| parse_date(text, today))
    }

    /// The same, when Enter was pressed: an empty line leads nowhere.
    pub(super) fn go(&self, shown: NaiveDate, context: &Context) -> Result<Option<NaiveDate>, Message> {
        if self.edit.text().trim().is_empty() {
            return Ok(None);
        }
        self.read(shown, context.today()).map(Some)
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, shown: NaiveDate) {
        let label = format!(" {} ", ui.text(t::PLANNER_GO_TO));
        let x = u16::try_from(text::width(&label)).unwrap_or(0).min(area.width);
        let width = FIELD.min(area.width - x);
        let (words, cursor) = self.edit.window(usize::from(width));
        let said = match self.read(shown, ui.today()) {
            _ if self.edit.is_empty() => ui.words(Tone::Muted, t::PLANNER_JUMP_HELP),
            Ok(day) => ui.span(Tone::Accent, format!("→ {}", words::long_day(day, ui))),
            Err(refused) => ui.flag(Tone::Warning, ui.message(&refused)),
        };
        let field = text::pad(&words, usize::from(width), text::Align::Left);
        let line = Line::from(vec![
            ui.span(Tone::Title, label),
            Span::styled(field, ui.style(Tone::FieldFocused)),
            Span::raw("  "),
            said,
        ]);
        crate::ui::put(frame.buffer_mut(), area.x, area.y, area.width, &line);
        if width > 0 && area.height > 0 {
            let column = u16::try_from(cursor).unwrap_or(0).min(width - 1);
            frame.set_cursor_position(Position { x: area.x + x + column, y: area.y });
        }
    }
}
