//! The one-line entry: `120/80 72 37.2 16 98`, what is understood while typing, and what is not.

use crate::domain::vitals::{self, LineError, Measure, VitalSet};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Text, t};
use crate::ui::Ui;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::text::{self, Align};
use crate::ui::theme::Tone;
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

/// The most characters of a line.
const MOST: usize = 120;
/// The columns before the field.
const LABEL: u16 = 16;

/// The line that is typed.
#[derive(Default)]
pub(super) struct Entry {
    edit: LineEdit,
}

impl Entry {
    pub(super) fn new(typed: &str) -> Self {
        Self { edit: LineEdit::new(text::harmless(typed)) }
    }

    pub(super) fn typed(&self) -> &str {
        self.edit.text()
    }

    /// What was typed so far, or the first entry that is not understood.
    pub(super) fn read(&self) -> Result<VitalSet, LineError> {
        vitals::parse(self.edit.text())
    }

    pub(super) fn key(&mut self, key: &KeyEvent) -> Edit {
        self.edit.key(key, MOST)
    }

    pub(super) fn paste(&mut self, words: &str) -> Edit {
        self.edit.insert(words, MOST)
    }

    /// Draws the field on the first line and what is understood on the second.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let label = Line::from(vec![
            Span::styled("› ", ui.style(Tone::Accent)),
            Span::styled(ui.text(t::VITALS_LINE), ui.style(Tone::Title)),
        ]);
        crate::ui::put(frame.buffer_mut(), area.x, area.y, LABEL.min(area.width), &label);
        let x = area.x + LABEL.min(area.width);
        let width = area.right().saturating_sub(x);
        let (words, cursor) = self.edit.window(usize::from(width));
        let field = Line::styled(text::pad(&words, usize::from(width), Align::Left), ui.style(Tone::FieldFocused));
        crate::ui::put(frame.buffer_mut(), x, area.y, width, &field);
        if width > 0 && area.height > 0 {
            let column = u16::try_from(cursor).unwrap_or(0).min(width - 1);
            frame.set_cursor_position(Position { x: x + column, y: area.y });
        }
        if area.height > 1 {
            let second = Line::from(vec![Span::raw("  "), self.understood(ui)]);
            crate::ui::put(frame.buffer_mut(), area.x, area.y + 1, area.width, &second);
        }
    }

    fn understood(&self, ui: &Ui<'_>) -> Span<'static> {
        match self.read() {
            Ok(set) if set.is_empty() => ui.words(Tone::Muted, t::VITALS_LINE_HELP),
            Ok(set) => ui.flag(Tone::Ok, in_words(&set, ui)),
            Err(wrong) => ui.flag(Tone::Warning, refusal(&wrong, ui)),
        }
    }
}

/// Which entry is wrong and why.
fn refusal(wrong: &LineError, ui: &Ui<'_>) -> String {
    ui.labelled(&ui.message(&wrong.place()), &ui.message(&wrong.why))
}

/// A set in a few words: `BP 120/80  HR 72  T 37.2 °C`.
pub(super) fn in_words(set: &VitalSet, ui: &Ui<'_>) -> String {
    let formats = ui.formats();
    let value = |measure: Measure| set.get(measure).map(|value| formats.decimal(value, measure.spec().places));
    let mut words = Vec::new();
    let pressures = (value(Measure::Systolic), value(Measure::Diastolic));
    if pressures != (None, None) {
        let dash = |half: Option<String>| half.unwrap_or_else(|| "–".to_owned());
        words.push(format!("{} {}/{}", ui.text(t::VITALS_SHORT_PRESSURE), dash(pressures.0), dash(pressures.1)));
    }
    for (measure, name) in OTHERS {
        if let Some(value) = value(measure) {
            words.push(match name {
                Name::Short(short) => format!("{} {value}", ui.text(short)),
                Name::Unit => format!("{value} {}", measure.spec().unit),
                Name::Both(short) => format!("{} {value} {}", ui.text(short), measure.spec().unit),
            });
        }
    }
    if let Some(oxygen) = set.on_oxygen {
        words.push(ui.text(if oxygen { t::VITALS_SHORT_OXYGEN } else { t::VITALS_SHORT_AIR }));
    }
    words.extend(set.consciousness.map(|level| ui.text(level.text())));
    words.join("  ")
}

/// How a value is told from the others.
enum Name {
    Short(Text),
    Unit,
    Both(Text),
}

/// The measures but for pressure.
const OTHERS: [(Measure, Name); 10] = [
    (Measure::HeartRate, Name::Short(t::VITALS_SHORT_HEART_RATE)),
    (Measure::Temperature, Name::Unit),
    (Measure::RespiratoryRate, Name::Short(t::VITALS_SHORT_RESPIRATORY_RATE)),
    (Measure::Spo2, Name::Both(t::VITAL_SPO2)),
    (Measure::OxygenFlow, Name::Unit),
    (Measure::Weight, Name::Unit),
    (Measure::Height, Name::Unit),
    (Measure::Pain, Name::Both(t::VITAL_PAIN)),
    (Measure::Glucose, Name::Unit),
    (Measure::HeadCircumference, Name::Both(t::VITALS_SHORT_HEAD)),
];
