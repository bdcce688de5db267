//! Beside the day on wide screens: the rest of what is known about the selected appointment.

use crate::domain::ids::AppointmentId;
use crate::domain::patient;
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::waiting::{WaitStage, stages};
use crate::i18n::t;
use crate::screens::booking::acts;
use crate::screens::{calling, queue};
use crate::store::appointments::{self, Event, QueueRow};
use crate::store::{Reader, StoreError, patients};
use crate::ui::theme::Tone;
use crate::ui::{Ui, text, waiting};
use ratatui::text::{Line, Span};

/// What the row does not say.
pub struct Side {
    /// The appointment.
    pub(super) id: AppointmentId,
    phone: String,
    events: Vec<Event>,
}

/// Loads it.
pub(super) fn load(conn: &Reader, row: &QueueRow) -> Result<Side, StoreError> {
    Ok(Side {
        id: row.id,
        phone: patients::get(conn, row.patient)?.details.phone,
        events: appointments::events(conn, row.id)?,
    })
}

/// The columns inside of the panel.
const COLUMNS: usize = 35;

/// Its lines, from who to what happened.
pub(super) fn lines(row: &QueueRow, side: Option<&Side>, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let born = row.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, row.patient_name.full())),
        Line::from(ui.span(Tone::Muted, format!("{} · {born} · {}", row.patient, ui.text(row.sex.text())))),
    ];
    let side = side.filter(|side| side.id == row.id);
    if let Some(side) = side.filter(|side| !side.phone.is_empty()) {
        lines.push(queue::fact(ui, t::PATIENTS_PHONE, &side.phone));
    }
    lines.push(Line::default());
    let time = format!("{}–{}", ui.formats().time(row.starts_at), ui.formats().time(row.ends_at));
    lines.push(Line::from(vec![
        ui.span(Tone::Text, time),
        Span::raw("  "),
        ui.span(Tone::Text, &row.professional_name),
    ]));
    lines.push(acts::reason(row, ui));
    lines.push(Line::from(acts::status(row, ui)));
    if let Some(with) = &row.with {
        lines.push(queue::fact(ui, t::QUEUE_WITH, &with.name));
    }
    lines.extend(calling::lines(row.ticket, row.called.as_ref(), ui));
    let missing = patient::warnings(row.desk, ui.today());
    if !missing.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(missing.iter().map(|missing| Line::from(ui.flag(Tone::Warning, ui.message(&missing.message())))));
    let Some(side) = side else { return lines };
    let steps = side.events.iter().map(|event| (event.action, event.at));
    let stages = stages(steps, ui.now);
    if !stages.is_empty() {
        lines.push(Line::default());
    }
    lines.extend(stages.into_iter().map(|(stage, minutes)| waited(stage, minutes, ui)));
    lines.push(Line::default());
    side.events.iter().for_each(|event| lines.extend(story(event, ui)));
    lines
}

/// `▲ 12 min  waiting for triage`
fn waited(stage: WaitStage, minutes: i64, ui: &Ui<'_>) -> Line<'static> {
    let mut line = waiting::cell(minutes, ui.waits.of(stage), ui);
    let blank = 10_usize.saturating_sub(text::line_width(&line));
    line.spans.insert(0, Span::raw(" ".repeat(blank)));
    line.spans.extend([Span::raw("  "), ui.words(Tone::Muted, stage.text())]);
    line
}

/// `09:02 check in · Sofia Lima`, and why.
fn story(event: &Event, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let at = if ui.catalogue.locale().zone.day(event.at) == ui.today() {
        ui.formats().time(event.at)
    } else {
        ui.formats().date_time(event.at)
    };
    // Where it went says more than by which key; a claim goes nowhere.
    let what = if event.from == Some(event.to) { event.action.text() } else { event.to.text() };
    let mut lines = vec![Line::from(vec![
        ui.span(Tone::Muted, format!("{at}  ")),
        ui.words(Tone::Text, what),
        ui.span(Tone::Muted, format!(" · {}", event.by_name)),
    ])];
    let why = event.reason.as_deref().unwrap_or_default();
    lines.extend(
        text::wrap(&text::harmless(why), COLUMNS).into_iter().map(|line| Line::from(ui.span(Tone::Muted, line))),
    );
    lines
}
