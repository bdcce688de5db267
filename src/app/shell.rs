//! The frame around every screen: places of work above, keys below, and what is said in passing.

use super::machine::App;
use super::place::Place;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::keys::{Command, Scopes};
use crate::ui::theme::Tone;
use crate::ui::{Ui, enlarge, footer, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

impl App {
    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.ahead.drawn();
        let area = frame.area();
        let ui = Ui { theme: &self.theme, catalogue: &self.catalogue, now: self.context.now };
        ui.clear(area, frame.buffer_mut());
        if enlarge::is_too_small(area) {
            enlarge::draw(frame.buffer_mut(), area, &ui);
            return;
        }
        let header = Rect { height: 1, ..area };
        let footer = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        let body = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
        let bar = self.header(&ui, usize::from(area.width));
        frame.buffer_mut().set_style(header, ui.style(Tone::HeaderBar));
        put(frame.buffer_mut(), header.x, header.y, header.width, &bar);
        let hints = self.hints();
        for entry in self.stack.visible() {
            entry.layer.draw(frame, body, &ui);
        }
        footer::draw(frame.buffer_mut(), footer, &ui, &hints);
        // A notice may name a patient: nobody reads it over the lock.
        if !self.locked {
            self.toasts.draw(frame.buffer_mut(), body, &ui);
        }
    }

    /// ` Clínica Vitalis   1 Reception  2 Patients            Ana Pereira  10:32 `
    fn header(&self, ui: &Ui<'_>, width: usize) -> Line<'static> {
        let style = ui.style(Tone::HeaderBar);
        let clinic = text::truncate(&self.context.settings.clinic_name, 24).into_owned();
        let time = ui.formats().time(self.context.now);
        let right = match self.context.actor() {
            Some(actor) => format!("{}  {time} ", text::truncate(&text::harmless(&actor.name), 24)),
            None => format!("{time} "),
        };
        let left = format!(" {}  ", text::harmless(&clinic));
        let room = width.saturating_sub(text::width(&left) + text::width(&right));
        let names: Vec<(Place, String)> =
            self.context.places().into_iter().map(|place| (place, ui.text(place.text()))).collect();
        let tab = |index: usize, name: &str| format!(" {} {name} ", index + 1);
        let all: usize = names.iter().enumerate().map(|(index, (_, name))| text::width(&tab(index, name))).sum();
        let mut spans = vec![Span::styled(left, style)];
        for (index, (place, name)) in names.iter().enumerate() {
            let here = Some(*place) == self.place;
            let label = if all <= room || here { tab(index, name) } else { format!(" {} ", index + 1) };
            spans.push(Span::styled(label, if here { ui.style(Tone::HeaderHere) } else { style }));
        }
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        spans.push(Span::styled(" ".repeat(width.saturating_sub(used + text::width(&right))), style));
        spans.push(Span::styled(right, style));
        Line::from(spans)
    }

    /// The keys that matter now, by rank, without those that are not possible; then the way to the rest.
    fn hints(&self) -> Vec<(String, String)> {
        let Some(top) = self.stack.peek() else { return Vec::new() };
        let scopes: Scopes = top.layer.scopes();
        let mut shown: Vec<_> = scopes
            .iter()
            .flat_map(|scope| scope.bindings)
            .filter(|binding| binding.footer > 0 && top.layer.enabled(binding.command, &self.context).is_ok())
            .collect();
        shown.sort_by_key(|binding| binding.footer);
        let help = scopes.iter().flat_map(|scope| scope.bindings).find(|binding| binding.command == Command::Help);
        let label = |key: &crate::keys::Key| key.label(&self.catalogue);
        let mut hints: Vec<(String, String)> = Vec::new();
        for binding in shown {
            let words = self.catalogue.text(binding.command.text());
            if !hints.iter().any(|(_, known)| *known == words) {
                hints.push((binding.keys.first().map(label).unwrap_or_default(), words));
            }
        }
        if let Some(help) = help {
            let key = help.keys.iter().find(|key| !(top.layer.takes_text() && key.is_printable()));
            hints.push((key.map(label).unwrap_or_default(), self.catalogue.text(t::COMMAND_HELP)));
        }
        hints
    }
}
