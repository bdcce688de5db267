//! How a form looks: labels, fields, what is wrong beside or under the field, help at the foot.

use super::entry::{self, Chooser, Entry};
use super::layout::{CHOOSER, Columns, GAP, MARKER, Slot, shown_as_list, taken};
use super::read::{is_unusual, read};
use super::spec::{FieldSpec, Kind};
use super::state::{Field, Form, FormContext, Unusual};
use super::value::Value;
use crate::domain::patient::BirthDate;
use crate::i18n::{Text, t};
use crate::ui::line_edit::LineEdit;
use crate::ui::text::{self, Align};
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

impl Form {
    /// Draws the fields of the page in view and, on the last line, the help of the focused one; sets the terminal's
    /// cursor. The title is the screen's to draw.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let body = Rect { height: if area.height > 2 { area.height - 1 } else { area.height }, ..area };
        self.name_choices(ui);
        let remarks: Vec<Line<'static>> =
            (0..self.fields.len()).map(|index| self.remark(index, ui).unwrap_or_default()).collect();
        let (columns, slots) = self.laid_out(body, &remarks, ui);
        self.scroll(&slots, body.height);
        let (mut above, mut under) = (0_usize, 0_usize);
        for slot in &slots {
            let bottom = slot.top + slot.height;
            if bottom <= self.top {
                above += 1;
            } else if slot.top >= self.top.saturating_add(body.height) {
                under += 1;
            } else if let Some(remark) = remarks.get(slot.index) {
                self.draw_field(frame, body, ui, (&columns, slot, remark));
            }
        }
        self.window = slots.len().saturating_sub(above + under).max(1);
        if body.height < area.height {
            self.draw_help(frame, Rect { y: area.bottom() - 1, height: 1, ..area }, ui, (above, under));
        }
    }

    /// Writes the choices in the language of this frame.
    fn name_choices(&mut self, ui: &Ui<'_>) {
        for field in &mut self.fields {
            if let Entry::Chooser(chooser) = &mut field.entry {
                chooser.shown =
                    chooser.choices.iter().map(|choice| entry::label(choice, |text| ui.text(text))).collect();
            }
        }
    }

    /// What is said about a field: what is wrong, what was cut, what is unusual, what is understood, then the screen's
    /// own note.
    fn remark(&self, index: usize, ui: &Ui<'_>) -> Option<Line<'static>> {
        let (spec, field) = self.spec.fields.get(index).zip(self.fields.get(index))?;
        let mut spans: Vec<Span<'static>> = Vec::new();
        if let Some(span) = said(spec, field, &self.context, self.focus == index && !self.resting, ui) {
            spans.push(span);
        }
        if !field.note.spans.is_empty() {
            if !spans.is_empty() {
                spans.push(Span::raw("  "));
            }
            spans.extend(field.note.spans.iter().cloned());
        }
        Some(Line::from(spans))
    }

    fn draw_field(
        &mut self,
        frame: &mut Frame<'_>,
        body: Rect,
        ui: &Ui<'_>,
        (columns, slot, remark): (&Columns, &Slot, &Line<'static>),
    ) {
        let focused = self.focus == slot.index && !self.resting;
        let Some((spec, field)) = self.spec.fields.get(slot.index).zip(self.fields.get_mut(slot.index)) else { return };
        let column = Rect { x: body.x + slot.left, width: MARKER + columns.label + GAP + columns.room, ..body };
        // The window may begin inside of a tall field.
        let hidden = self.top.saturating_sub(slot.top);
        let mut y = body.y + slot.top.saturating_sub(self.top);
        if let Some(words) = spec.section.filter(|_| hidden < slot.head) {
            y += slot.head - hidden;
            if y <= body.bottom() {
                draw_section(frame, Rect { y: y - 1, height: 1, ..column }, ui, words);
            }
        }
        let hidden = hidden.saturating_sub(slot.head);
        let rows = slot.height - slot.head - u16::from(slot.below);
        if hidden == 0 && y < body.bottom() {
            let wrong = field.error.is_some();
            draw_label(frame, Rect { y, height: 1, ..column }, ui, (spec, columns.label, focused, wrong));
        }
        let shown = rows.saturating_sub(hidden).min(body.bottom().saturating_sub(y));
        let place = Rect { x: column.x + columns.field, y, width: columns.room, height: shown };
        if shown > 0 && place.width > 0 {
            draw_entry(frame, place, ui, spec, field, focused);
        }
        let width = taken(spec, field, columns.room);
        let at = if slot.below {
            Rect { y: y + rows.saturating_sub(hidden), ..place }
        } else {
            Rect { x: place.x + width + GAP, width: columns.room.saturating_sub(width + GAP), ..place }
        };
        if at.y < body.bottom() {
            put(frame.buffer_mut(), at.x, at.y, at.width, remark);
        }
    }

    fn draw_help(&self, frame: &mut Frame<'_>, line: Rect, ui: &Ui<'_>, (above, under): (usize, usize)) {
        let mut more = String::new();
        if above > 0 {
            more.push_str(&format!(" ↑{above}"));
        }
        if under > 0 {
            more.push_str(&format!(" ↓{under}"));
        }
        let width = u16::try_from(text::width(&more)).unwrap_or(0).min(line.width);
        if !self.resting {
            let help = self.spec.fields.get(self.focus).map_or(t::FORM_HELP_LINE, FieldSpec::help_text);
            let said = Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, help)]);
            put(frame.buffer_mut(), line.x, line.y, line.width - width, &said);
        }
        put(frame.buffer_mut(), line.right() - width, line.y, width, &Line::styled(more, ui.style(Tone::Accent)));
    }
}

/// The name of a section, above its first field.
fn draw_section(frame: &mut Frame<'_>, line: Rect, ui: &Ui<'_>, words: Text) {
    let name = ui.words(Tone::Title, words);
    let rule = usize::from(line.width).saturating_sub(text::width(&name.content) + 3);
    let rule = ui.span(Tone::Border, "─".repeat(rule));
    put(frame.buffer_mut(), line.x, line.y, line.width, &Line::from(vec![Span::raw(" "), name, Span::raw(" "), rule]));
}

fn said(spec: &FieldSpec, field: &Field, context: &FormContext, focused: bool, ui: &Ui<'_>) -> Option<Span<'static>> {
    if let Some(error) = &field.error {
        return Some(ui.flag(Tone::FieldError, ui.message(error)));
    }
    if let Some(cut) = field.cut_message() {
        return Some(ui.flag(Tone::Warning, ui.message(&cut)));
    }
    if field.unusual == Unusual::Confirmed {
        return Some(ui.flag(Tone::Ok, ui.text(t::FORM_CONFIRMED)));
    }
    if field.unusual == Unusual::Asked {
        return Some(ui.flag(Tone::Warning, ui.text(t::FORM_CONFIRM_UNUSUAL)));
    }
    if let (Kind::Grammar { read, .. }, Entry::Line(line)) = (spec.kind, &field.entry)
        && !line.text().trim().is_empty()
    {
        return Some(match read(line.text()) {
            Ok(preview) => ui.flag(Tone::Ok, ui.message(&preview)),
            Err(wrong) => ui.flag(Tone::Warning, ui.message(&wrong)),
        });
    }
    let value = read(spec, &field.entry, context).ok().flatten();
    if let Some(Value::Birth(birth)) = value {
        return Some(born(birth, context, focused, ui));
    }
    let value = value.filter(|_| !focused);
    value.filter(|value| is_unusual(spec, value)).map(|_| ui.flag(Tone::Warning, ui.text(t::FORM_UNUSUAL)))
}

/// How a birth date is understood, with the month in words and the age: what was mistyped is seen at once.
fn born(birth: BirthDate, context: &FormContext, focused: bool, ui: &Ui<'_>) -> Span<'static> {
    let age = birth.age(context.today).map(|age| ui.message(&age.message()));
    let words = [Some(ui.message(&birth.spoken())), age].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if focused { ui.flag(Tone::Ok, words) } else { ui.span(Tone::Muted, words) }
}

fn draw_label(
    frame: &mut Frame<'_>,
    line: Rect,
    ui: &Ui<'_>,
    (spec, width, focused, wrong): (&FieldSpec, u16, bool, bool),
) {
    let tone = match (wrong, focused) {
        (true, _) => Tone::Alert,
        (false, true) => Tone::Title,
        (false, false) => Tone::Text,
    };
    let buf = frame.buffer_mut();
    if focused {
        put(buf, line.x, line.y, MARKER.min(line.width), &Line::styled("›", ui.style(Tone::Accent)));
    }
    let mut spans = vec![ui.words(tone, spec.label)];
    if spec.required {
        spans.push(Span::styled(" *", ui.style(Tone::Accent)));
    }
    let at = line.x.saturating_add(MARKER);
    put(buf, at, line.y, width.min(line.right().saturating_sub(at)), &Line::from(spans));
}

fn draw_entry(frame: &mut Frame<'_>, place: Rect, ui: &Ui<'_>, spec: &FieldSpec, field: &mut Field, focused: bool) {
    let tone = match (focused, field.error.is_some()) {
        (true, _) => Tone::FieldFocused,
        (false, true) => Tone::FieldError,
        (false, false) => Tone::Field,
    };
    let width = taken(spec, field, place.width);
    match &mut field.entry {
        Entry::Line(line) => {
            let unit = match spec.kind {
                Kind::Number { unit, .. } => unit.to_owned(),
                Kind::Money => ui.catalogue.locale().currency.code().to_owned(),
                _ => String::new(),
            };
            let unit_width = if unit.is_empty() { 0 } else { u16::try_from(text::width(&unit)).unwrap_or(0) + 1 };
            let field_place = Rect { width: width.saturating_sub(unit_width), height: 1, ..place };
            draw_line(frame, field_place, ui, line, (tone, focused, matches!(spec.kind, Kind::Secret)));
            let unit = Line::from(vec![Span::raw(" "), ui.span(Tone::Muted, unit)]);
            put(frame.buffer_mut(), field_place.right(), place.y, unit_width.min(width), &unit);
        }
        Entry::Notes(notes) => {
            // Ruled like paper, so that one sees how much room there is; a block of colour would drown the words.
            let style = ui.style(if field.error.is_some() { Tone::FieldError } else { Tone::Field });
            frame.buffer_mut().set_style(place, style);
            notes.widget_mut().set_style(style);
            frame.render_widget(&*notes.widget_mut(), place);
            if focused {
                let (row, column) = notes.cursor();
                frame.set_cursor_position(Position {
                    x: place.x + column.min(place.width - 1),
                    y: place.y + row.min(place.height - 1),
                });
            }
        }
        Entry::Chooser(chooser) => {
            let line = chooser_line(chooser, place.width, ui, tone);
            put(frame.buffer_mut(), place.x, place.y, place.width, &line);
        }
        Entry::Found(found) => {
            let words = found.as_ref().map_or_else(|| format!("{ELLIPSIS_BUTTON} "), |found| found.label.clone());
            let padded = text::pad(&text::harmless(&words), usize::from(width), Align::Left);
            put(frame.buffer_mut(), place.x, place.y, width, &Line::styled(padded, ui.style(tone)));
        }
    }
}

/// What stands in an empty field that opens a picker.
const ELLIPSIS_BUTTON: &str = "[…]";

fn draw_line(
    frame: &mut Frame<'_>,
    place: Rect,
    ui: &Ui<'_>,
    line: &LineEdit,
    (tone, focused, secret): (Tone, bool, bool),
) {
    let columns = usize::from(place.width);
    let (words, cursor) = if secret { masked(line, columns) } else { line.window(columns) };
    let padded = text::pad(&words, columns, Align::Left);
    put(frame.buffer_mut(), place.x, place.y, place.width, &Line::styled(padded, ui.style(tone)));
    if focused && place.width > 0 {
        let column = u16::try_from(cursor).unwrap_or(0).min(place.width - 1);
        frame.set_cursor_position(Position { x: place.x + column, y: place.y });
    }
}

/// As many dots as characters typed; the cursor stands behind them.
fn masked(line: &LineEdit, columns: usize) -> (String, usize) {
    let dots = line.text().graphemes(true).count().min(columns.saturating_sub(1));
    ("•".repeat(dots), dots)
}

fn chooser_line(chooser: &Chooser, room: u16, ui: &Ui<'_>, tone: Tone) -> Line<'static> {
    let chosen = chooser.index();
    if shown_as_list(chooser, room) {
        let mut spans = Vec::new();
        for (index, words) in chooser.shown.iter().enumerate() {
            if index > 0 {
                spans.push(Span::raw("  "));
            }
            let is_chosen = chosen == Some(index);
            let dot = if is_chosen { "●" } else { "○" };
            let look = if is_chosen || tone == Tone::FieldError { tone } else { Tone::Text };
            spans.push(Span::styled(format!("{dot} {words}"), ui.style(look)));
        }
        return Line::from(spans);
    }
    let none = if chooser.choices.is_empty() { "–" } else { "" };
    let words = chosen.and_then(|index| chooser.shown.get(index)).map_or(none, String::as_str);
    let count = chosen.map_or_else(String::new, |index| format!(" {}/{}", index + 1, chooser.choices.len()));
    let width = usize::from(room.min(CHOOSER)).saturating_sub(4 + text::width(&count));
    let padded = text::pad(words, width, Align::Left);
    Line::from(vec![Span::styled(format!("‹ {padded} ›"), ui.style(tone)), Span::styled(count, ui.style(Tone::Muted))])
}
