//! What the nurse sees of each patient in the queue.

use crate::domain::appointment::AppointmentStatus;
use crate::domain::time::Timestamp;
use crate::domain::vitals::Band;
use crate::domain::waiting::Thresholds;
use crate::i18n::t;
use crate::screens::calling;
use crate::screens::queue::{self, fact};
use crate::store::appointments::QueueRow;
use crate::ui::table::{Column, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

/// Whether the last score asks for an urgent response.
pub(super) fn is_alarming(row: &QueueRow) -> bool {
    row.news2.is_some_and(|score| matches!(Band::of_total(score), Band::Medium | Band::High))
}

const fn thresholds(row: &QueueRow, ui: &Ui<'_>) -> Thresholds {
    if matches!(row.status, AppointmentStatus::CheckedIn) { ui.waits.triage } else { ui.waits.doctor }
}

fn waited(row: &QueueRow, now: Timestamp) -> i64 {
    now.minutes_since(row.since)
}

/// How bad the wait is. With the doctor nobody waits.
pub(super) fn wait_tone(row: &QueueRow, ui: &Ui<'_>) -> Tone {
    if row.with.is_some() { Tone::Muted } else { waiting::tone(waited(row, ui.now), thresholds(row, ui)) }
}

fn wait(row: &QueueRow, ui: &Ui<'_>) -> Line<'static> {
    match row.with {
        Some(_) => Line::from(ui.words(Tone::Muted, t::TRIAGE_WITH_DOCTOR)),
        None => waiting::cell(waited(row, ui.now), thresholds(row, ui), ui),
    }
}

/// The columns, the least needed given up first.
pub(super) const COLUMNS: &[Column<QueueRow>] = &[
    Column::new(t::QUEUE_WAITING, Width::Fixed(9), wait),
    Column::new(t::CALLING_TICKET, Width::Fixed(9), |row: &QueueRow, ui| {
        calling::ticket_and_call(row.ticket, row.called.as_ref(), ui)
    }),
    Column::new(t::QUEUE_PATIENT, Width::Fill(21, 3), |row, ui| {
        Line::from(ui.span(Tone::Text, row.patient_name.listed()))
    }),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(8), |row, ui| {
        Line::from(ui.span(Tone::Text, queue::age_and_sex(row.birth, row.sex, ui)))
    }),
    Column::new(t::QUEUE_NEWS2, Width::Fixed(5), |row, ui| Line::from(queue::news2(row, ui))),
    Column::new(t::QUEUE_ALLERGY, Width::Fixed(8), |row, ui| Line::from(queue::allergies(row.allergies, ui))),
    Column::new(t::QUEUE_REASON, Width::Fill(9, 2), |row, ui| Line::from(ui.span(Tone::Text, &row.reason))),
    Column::new(t::QUEUE_WITH, Width::Fill(10, 2), |row: &QueueRow, ui| {
        Line::from(ui.span(Tone::Muted, &row.professional_name))
    })
    .priority(1),
];

/// The rest of what is known about one patient.
pub(super) fn panel(row: &QueueRow, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let formats = ui.formats();
    let born = row.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, row.patient_name.full())),
        Line::from(ui.span(Tone::Muted, row.patient.to_string())),
        Line::from(ui.span(Tone::Text, format!("{born} · {}", queue::age_and_sex(row.birth, row.sex, ui)))),
        Line::from(vec![
            ui.words(Tone::Muted, t::QUEUE_ALLERGIES),
            Span::raw(" "),
            queue::allergies(row.allergies, ui),
        ]),
        Line::default(),
        fact(ui, t::QUEUE_WITH, &row.professional_name),
        fact(ui, t::TRIAGE_BOOKED, formats.time(row.starts_at)),
    ];
    lines.extend(calling::lines(row.ticket, row.called.as_ref(), ui));
    if let Some(at) = row.checked_in_at {
        lines.push(fact(ui, t::TRIAGE_ARRIVED, formats.time(at)));
    }
    if let Some(at) = row.vitals_at {
        lines.push(fact(ui, t::TRIAGE_VITALS_AT, formats.time(at)));
    }
    lines.push(Line::default());
    let room = width.saturating_sub(3);
    lines.extend(text::wrap(&row.reason, room).iter().map(|words| Line::from(ui.span(Tone::Text, words))));
    lines
}
