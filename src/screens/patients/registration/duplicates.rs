//! Who may be the same person: shown under the form while one types, and taken instead with one key.

use super::super::search::told_apart;
use super::{DUPLICATES, Msg, Registration, fields};
use crate::app::screen::Cx;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::choose::Choose;
use crate::store::patients::{self, Duplicate};
use crate::ui::picker::PickItem;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// How many possible duplicates are shown.
const IN_VIEW: usize = 3;

impl Registration {
    pub(super) fn look_for_duplicates(&self, cx: &mut Cx<'_, Self>) {
        let Some(form) = &self.form else { return };
        let (details, except) = (fields::details(&form.values(), None), self.id);
        cx.query(DUPLICATES, move |conn| patients::duplicates(conn, &details, except), Msg::Duplicates);
    }

    /// Opens the list of those who may be the same person.
    pub(super) fn choose_duplicate(&self, cx: &mut Cx<'_, Self>) {
        let item = |found: &Duplicate| PickItem {
            label: found.patient.name.listed(),
            detail: found.patient.id.to_string(),
            value: found.patient.clone(),
        };
        let items: Vec<_> = self.duplicates.iter().map(item).collect();
        if !items.is_empty() && self.id.is_none() {
            cx.open(Choose::new(t::PATIENTS_DUPLICATES, items), Msg::Chosen);
        }
    }

    pub(super) fn draw_duplicates(&self, area: Rect, frame: &mut Frame<'_>, ui: &Ui<'_>) {
        let count = self.duplicates.len();
        let title = ui.message(&t::PATIENTS_MAYBE.with("count", count));
        let mut lines = vec![Line::from(vec![Span::raw("  "), ui.flag(Tone::Warning, title)])];
        for found in self.duplicates.iter().take(IN_VIEW) {
            lines.push(Line::from(vec![
                Span::raw("    "),
                ui.span(Tone::Title, found.patient.name.listed()),
                Span::raw("  "),
                ui.span(Tone::Text, told_apart(&found.patient, ui)),
                Span::raw("  "),
                ui.words(Tone::Muted, found.reason.text()),
            ]));
        }
        for (line, y) in lines.iter().zip(area.y..area.bottom()) {
            put(frame.buffer_mut(), area.x, y, area.width, line);
        }
    }

    /// The lines that the possible duplicates take.
    pub(super) fn room_for_duplicates(&self) -> u16 {
        match self.duplicates.len().min(IN_VIEW) {
            0 => 0,
            count => u16::try_from(count).unwrap_or(0) + 1,
        }
    }
}
