//! The frame around every screen: places of work above, keys below, and what is said in passing.

use super::machine::App;
use super::place::Place;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::keys::{Command, Scopes, tables};
use crate::ui::theme::Tone;
use crate::ui::{Ui, enlarge, footer, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The widest name of a clinic in the header.
const CLINIC: usize = 24;

impl App {
    /// Draws everything.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.ahead.drawn();
        let area = frame.area();
        let (now, waits) = (self.context.now, &self.context.settings.waits);
        let ui = Ui { theme: &self.theme, catalogue: &self.catalogue, now, waits };
        ui.clear(area, frame.buffer_mut());
        if self.stack.peek().is_some_and(|top| top.layer.full_screen()) {
            for entry in self.stack.visible() {
                entry.layer.draw(frame, area, &ui);
            }
            return;
        }
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
        let clinic = text::harmless(&self.context.settings.clinic_name).into_owned();
        let time = ui.formats().time(self.context.now);
        let right = match self.context.actor() {
            Some(actor) => format!("{}  {time} ", text::truncate(&text::harmless(&actor.name), 24)),
            None => format!("{time} "),
        };
        let names: Vec<(Place, String)> =
            self.context.places().into_iter().map(|place| (place, ui.text(place.text()))).collect();
        let room = width.saturating_sub(text::width(&right));
        let keys: Vec<String> = (1..=names.len()).map(|number| self.place_key(number)).collect();
        let labels = tabs(&keys, &names, self.place, (room, text::width(&clinic).min(CLINIC) + 3));
        let taken: usize = labels.iter().map(|label| text::width(label)).sum();
        let left = match room.saturating_sub(taken + 3).min(CLINIC) {
            0..4 => String::new(),
            most => format!(" {}  ", text::truncate(&clinic, most)),
        };
        let mut spans = vec![Span::styled(left, style)];
        for ((place, _), label) in names.iter().zip(labels) {
            let here = Some(*place) == self.place;
            spans.push(Span::styled(label, if here { ui.style(Tone::HeaderHere) } else { style }));
        }
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        spans.push(Span::styled(" ".repeat(width.saturating_sub(used + text::width(&right))), style));
        spans.push(Span::styled(right, style));
        Line::from(spans)
    }

    /// The key of the nth place, counted from 1; a dot where the key table has run out.
    fn place_key(&self, number: usize) -> String {
        let mut bindings = tables::GLOBAL.bindings.iter();
        let key = bindings.find(|binding| binding.command.place() == Some(number)).and_then(|found| found.keys.first());
        key.map_or_else(|| "·".to_owned(), |key| key.label(&self.catalogue))
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

/// The places with their keys, and with their names as far as there is room: first the one where one is, for which
/// the clinic's name makes room, then the others in their order.
fn tabs(
    keys: &[String],
    names: &[(Place, String)],
    here: Option<Place>,
    (room, clinic): (usize, usize),
) -> Vec<String> {
    let mut labels: Vec<String> = keys.iter().map(|key| format!(" {key} ")).collect();
    let mut left = room.saturating_sub(labels.iter().map(|label| text::width(label)).sum());
    let is_here = |place: Place| Some(place) == here;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| !names.get(*index).is_some_and(|(place, _)| is_here(*place)));
    for index in order {
        let Some(((place, name), label)) = names.get(index).zip(labels.get_mut(index)) else { continue };
        let more = text::width(name) + 1;
        if more + if is_here(*place) { 0 } else { clinic } > left {
            break;
        }
        left -= more;
        *label = format!("{label}{name} ");
    }
    labels
}
