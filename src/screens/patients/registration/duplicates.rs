//! Who may be the same person: ranked under the form while one types, and taken instead with two keys.

use super::super::search::told_apart;
use super::{DUPLICATES, Msg, Registration, fields};
use crate::app::screen::{Cx, Handled};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::Command;
use crate::store::patients::{self, Duplicate};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// How many possible duplicates are shown.
const IN_VIEW: usize = 6;

impl Registration {
    pub(super) fn look_for_duplicates(&self, cx: &mut Cx<'_, Self>) {
        let Some(form) = &self.form else { return };
        let (details, except) = (fields::details(&form.values(), None), self.id);
        cx.query(DUPLICATES, move |conn| patients::duplicates(conn, &details, except), Msg::Duplicates);
    }

    pub(super) fn take_duplicates(&mut self, duplicates: Vec<Duplicate>) {
        self.duplicates = duplicates;
        if self.duplicates.is_empty() {
            self.end_choosing();
        }
    }

    /// The keys go to the list of those who may be the same person.
    pub(super) fn begin_choosing(&mut self) {
        if let Some(form) = self.form.as_mut().filter(|_| !self.duplicates.is_empty()) {
            form.rest(true);
            self.choosing = Some(0);
        }
    }

    fn end_choosing(&mut self) {
        self.choosing = None;
        if let Some(form) = &mut self.form {
            form.rest(false);
        }
    }

    /// One of them is the person at the desk, or none is.
    pub(super) fn choose(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        let last = self.duplicates.len().min(IN_VIEW).saturating_sub(1);
        let at = self.choosing.unwrap_or(0).min(last);
        match command {
            Command::Up => self.choosing = Some(at.saturating_sub(1)),
            Command::Down => self.choosing = Some((at + 1).min(last)),
            Command::Open => {
                if let Some(found) = self.duplicates.get(at) {
                    cx.finish(found.patient.clone());
                }
            }
            Command::Back | Command::Choose => self.end_choosing(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    pub(super) fn draw_duplicates(&self, area: Rect, frame: &mut Frame<'_>, ui: &Ui<'_>) {
        let title = match (self.choosing, self.duplicates.first()) {
            (Some(_), _) => ui.text(t::RECORD_CHOOSE_HINT),
            (None, Some(found)) if area.height == 1 => ui.message(&alone(found)),
            (None, _) => ui.message(&t::PATIENTS_MAYBE.with("count", self.duplicates.len())),
        };
        let title = Line::from(vec![Span::raw("  "), ui.flag(Tone::Warning, title)]);
        put(frame.buffer_mut(), area.x, area.y, area.width, &title);
        let rows = self.duplicates.iter().take(IN_VIEW).enumerate().zip(area.y.saturating_add(1)..area.bottom());
        for ((index, found), y) in rows {
            let here = self.choosing == Some(index);
            put(frame.buffer_mut(), area.x, y, area.width, &line(found, here, ui));
            if here {
                let row = Rect { y, height: 1, ..area };
                frame.buffer_mut().set_style(row, ui.style(Tone::SelectedRow));
            }
        }
    }

    /// The lines that the possible duplicates take. On the later pages one says that there are some.
    pub(super) fn room_for_duplicates(&self) -> u16 {
        let first_page = self.form.as_ref().is_none_or(|form| form.page().0 == 0);
        match self.duplicates.len().min(IN_VIEW) {
            0 => 0,
            _ if self.id.is_some() => 0,
            count if first_page || self.choosing.is_some() => u16::try_from(count).unwrap_or(0) + 1,
            _ => 1,
        }
    }
}

/// The surest of them, in the one line that there is.
fn alone(found: &Duplicate) -> Message {
    t::RECORD_MAYBE
        .with("name", found.patient.name.listed())
        .with("number", found.patient.id.to_string())
        .with("reason", found.reason.text())
}

/// The surest are set off from those with something in common only.
fn line(found: &Duplicate, here: bool, ui: &Ui<'_>) -> Line<'static> {
    let name = if found.strong { Tone::Title } else { Tone::Text };
    let marker = if here { "  › " } else { "    " };
    let mut spans = vec![
        Span::raw(marker),
        ui.span(name, found.patient.name.listed()),
        Span::raw("  "),
        ui.span(Tone::Text, told_apart(&found.patient, ui)),
        Span::raw("  "),
        ui.words(if found.strong { Tone::Warning } else { Tone::Muted }, found.reason.text()),
    ];
    if !found.patient.active {
        spans.extend([Span::raw("  "), ui.words(Tone::Muted, t::PATIENTS_INACTIVE)]);
    }
    Line::from(spans)
}
