//! What the doctor sees of each order with final results.

use crate::domain::ids::LabOrderId;
use crate::domain::lab_order::Priority;
use crate::i18n::{Message, t};
use crate::screens::queue::{self, fact};
use crate::store::lab::queues::ReviewRow;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

impl Row for ReviewRow {
    type Id = LabOrderId;
    fn id(&self) -> LabOrderId {
        self.order.id
    }
}

/// How many of the orders have critical values, and how many others have abnormal ones.
pub(super) fn counts(rows: &[ReviewRow]) -> Vec<(Tone, Message)> {
    let critical = rows.iter().filter(|row| row.critical > 0).count();
    let abnormal = rows.iter().filter(|row| row.critical == 0 && row.abnormal > 0).count();
    [
        (Tone::Text, t::RESULTS_COUNT, rows.len()),
        (Tone::Critical, t::RESULTS_COUNT_CRITICAL, critical),
        (Tone::Alert, t::RESULTS_COUNT_ABNORMAL, abnormal),
    ]
    .into_iter()
    .filter(|(tone, _, count)| *count > 0 || *tone == Tone::Text)
    .map(|(tone, text, count)| (tone, text.with("count", count)))
    .collect()
}

/// `!! 1 critical`, `! 3 abnormal`; otherwise that nothing is flagged, which is less than normal.
fn flagged(row: &ReviewRow, ui: &Ui<'_>) -> Span<'static> {
    let said = |text: crate::i18n::Text, count: u32| ui.message(&text.with("count", i64::from(count)));
    match (row.critical, row.abnormal) {
        (0, 0) => ui.span(Tone::Muted, ui.text(t::RESULTS_NOT_FLAGGED)),
        (0, abnormal) => ui.flag(Tone::Alert, said(t::RESULTS_COUNT_ABNORMAL, abnormal)),
        (critical, _) => ui.flag(Tone::Critical, said(t::RESULTS_COUNT_CRITICAL, critical)),
    }
}

fn lying(row: &ReviewRow, ui: &Ui<'_>) -> Line<'static> {
    let thresholds = if row.critical > 0 { waiting::CRITICAL_RESULT } else { waiting::RESULT };
    waiting::cell(ui.now.minutes_since(row.validated_at), thresholds, ui)
}

/// The tests; what was corrected says so first.
fn tests(row: &ReviewRow, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    if row.corrected {
        spans.extend([ui.flag(Tone::Warning, ui.text(t::RESULTS_CORRECTED)), Span::raw(" ")]);
    }
    spans.push(ui.span(Tone::Text, &row.tests));
    spans
}

/// The columns, the least needed given up first.
pub(super) const COLUMNS: &[Column<ReviewRow>] = &[
    Column::new(t::RESULTS_FLAGS, Width::Fixed(14), |row, ui| Line::from(flagged(row, ui))),
    Column::new(t::RESULTS_SINCE, Width::Fixed(10), lying),
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 3), |row, ui| {
        Line::from(ui.span(Tone::Text, row.person.name.listed()))
    }),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(9), |row, ui| {
        Line::from(ui.span(Tone::Text, queue::age_and_sex(row.person.birth, row.person.sex, ui)))
    }),
    Column::new(t::RESULTS_TESTS, Width::Fill(20, 4), |row, ui| Line::from(tests(row, ui))),
    Column::new(t::RESULTS_ORDERED_BY, Width::Fill(12, 1), |row: &ReviewRow, ui| {
        Line::from(ui.span(Tone::Muted, &row.doctor))
    })
    .priority(1),
];

/// The rest of what is known about one order.
pub(super) fn panel(row: &ReviewRow, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let born = row.person.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, row.person.name.full())),
        Line::from(ui.span(Tone::Muted, format!("{} · {born}", row.person.id))),
        Line::default(),
        Line::from(flagged(row, ui)),
        fact(ui, t::CONSULTATION_ORDER, row.order.id.to_string()),
        fact(ui, t::RESULTS_ORDERED_BY, &row.doctor),
        fact(ui, t::RESULTS_VALIDATED, ui.when(row.validated_at)),
    ];
    if row.order.priority != Priority::Routine {
        lines.push(Line::from(queue::priority(row.order.priority, ui)));
    }
    if row.corrected {
        lines.push(Line::from(ui.flag(Tone::Warning, ui.text(t::RESULTS_CORRECTED))));
    }
    lines.push(Line::default());
    let wrapped = text::wrap(&row.tests, width.saturating_sub(3));
    lines.extend(wrapped.iter().map(|line| Line::from(ui.span(Tone::Text, line))));
    lines
}
