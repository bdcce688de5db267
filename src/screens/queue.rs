//! How every queue is laid out: a line that says what it is and how many wait, the list, and on wide screens a panel
//! with the rest of what is known about the selected row.

use crate::domain::ids::AppointmentId;
use crate::domain::lab_order::Priority;
use crate::domain::patient::{AllergyStatus, BirthDate, Sex};
use crate::domain::vitals::Band;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, Text, t};
use crate::store::appointments::QueueRow;
use crate::ui::table::Row;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on there is room for the panel.
const WIDE: u16 = 100;
/// The panel's width, its line and margin included.
const PANEL: u16 = 38;

/// The places of a queue's parts.
pub struct Layout {
    /// One line: the title and the counts.
    pub title: Rect,
    /// The list.
    pub list: Rect,
    /// The panel, on wide screens.
    pub panel: Option<Rect>,
}

/// Divides a screen's area.
#[must_use]
pub fn layout(area: Rect) -> Layout {
    let title = Rect { height: area.height.min(1), ..area };
    let rest = Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(2), ..area };
    if area.width < WIDE {
        return Layout { title, list: rest, panel: None };
    }
    let list = Rect { width: rest.width - PANEL, ..rest };
    let panel = Rect { x: rest.x + list.width, width: PANEL, ..rest };
    Layout { title, list, panel: Some(panel) }
}

/// Writes the title line: the name of the queue, then `12 expected  3 arrived`.
pub fn title(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, name: &Message, counts: &[(Tone, Message)]) {
    let mut spans = vec![Span::styled(format!(" {}", ui.message(name)), ui.style(Tone::Title))];
    for (tone, count) in counts {
        spans.push(Span::raw("   "));
        spans.push(ui.flag(*tone, ui.message(count)));
    }
    put(buf, area.x, area.y, area.width, &Line::from(spans));
}

/// Draws the panel's rule and its lines, and gives back what is left below them.
pub fn panel(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, lines: &[Line<'_>]) -> Rect {
    for y in area.y..area.bottom() {
        put(buf, area.x, y, 1, &Line::from(ui.span(Tone::Border, "│")));
    }
    let inside = Rect { x: area.x.saturating_add(2), width: area.width.saturating_sub(3), ..area };
    for (y, line) in (inside.y..inside.bottom()).zip(lines) {
        put(buf, inside.x, y, inside.width, line);
    }
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.height);
    Rect { y: inside.y + used, height: inside.height - used, ..inside }
}

/// A labelled value for the panel: the label muted, the value plain.
#[must_use]
pub fn fact(ui: &Ui<'_>, label: Text, value: impl AsRef<str>) -> Line<'static> {
    Line::from(vec![ui.words(Tone::Muted, label), Span::raw(" "), ui.span(Tone::Text, value)])
}

impl Row for QueueRow {
    type Id = AppointmentId;
    fn id(&self) -> AppointmentId {
        self.id
    }
}

/// Age and sex as short as a column needs them: `46 y F`.
#[must_use]
pub fn age_and_sex(birth: Option<BirthDate>, sex: Sex, ui: &Ui<'_>) -> String {
    let letter = ui.text(match sex {
        Sex::Female => t::QUEUE_SEX_FEMALE,
        Sex::Male => t::QUEUE_SEX_MALE,
        Sex::Other => t::QUEUE_SEX_OTHER,
        Sex::Unknown => t::QUEUE_SEX_UNKNOWN,
    });
    match birth.and_then(|birth| birth.age(ui.today())) {
        Some(age) => format!("{} {letter}", ui.message(&age.message())),
        None => format!("? {letter}"),
    }
}

/// How alarming a band of the early warning score is.
#[must_use]
pub const fn alarm(band: Band) -> Tone {
    match band {
        Band::Low => Tone::Ok,
        Band::LowMedium => Tone::Warning,
        Band::Medium => Tone::Alert,
        Band::High => Tone::Critical,
    }
}

/// The early warning score of the last vitals; `?` where they do not make one, `–` where none were taken.
#[must_use]
pub fn news2(row: &QueueRow, ui: &Ui<'_>) -> Span<'static> {
    match (row.news2, row.vitals_at) {
        (Some(score), _) => ui.flag(alarm(Band::of_total(score)), score.to_string()),
        (None, Some(_)) => ui.span(Tone::Muted, "?"),
        (None, None) => ui.span(Tone::Muted, "–"),
    }
}

/// What is known about allergies, in a word: `! yes`, `✓ none`, `▲ ask`.
#[must_use]
pub fn allergies(status: AllergyStatus, ui: &Ui<'_>) -> Span<'static> {
    let (tone, text) = match status {
        AllergyStatus::Listed => (Tone::Alert, t::QUEUE_ALLERGIES_LISTED),
        AllergyStatus::NoneKnown => (Tone::Ok, t::QUEUE_ALLERGIES_NONE),
        AllergyStatus::NotAssessed => (Tone::Warning, t::QUEUE_ALLERGIES_ASK),
    };
    ui.flag(tone, ui.text(text))
}

/// How soon results are needed: `! stat`, `▲ urgent`, `routine`.
#[must_use]
pub fn priority(priority: Priority, ui: &Ui<'_>) -> Span<'static> {
    let tone = match priority {
        Priority::Stat => Tone::Alert,
        Priority::Urgent => Tone::Warning,
        Priority::Routine => Tone::Muted,
    };
    ui.flag(tone, ui.text(priority.text()))
}
