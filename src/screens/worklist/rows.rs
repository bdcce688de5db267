//! The rows of the worklist, and what is known about the selected one.

use crate::domain::ids::LabOrderId;
use crate::domain::lab_order::Priority;
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::waiting::Thresholds;
use crate::i18n::t;
use crate::screens::queue::{age_and_sex, fact, priority};
use crate::store::lab::queues::{Stage, WorkRow};
use crate::ui::table::{Column, Row, Width};
use crate::ui::text;
use crate::ui::theme::Tone;
use crate::ui::waiting;
use crate::ui::{Ui, result};
use ratatui::text::{Line, Span};

impl Row for WorkRow {
    type Id = LabOrderId;
    fn id(&self) -> LabOrderId {
        self.order.id
    }
}

/// The columns; that of the priority is as wide as its longest word, which differs much between languages.
pub(super) fn columns(ui: &Ui<'_>) -> [Column<WorkRow>; 6] {
    let words = Priority::ALL.iter().map(|each| text::width(&priority(*each, ui).content)).max().unwrap_or(0);
    let widest = u16::try_from(words).unwrap_or(u16::MAX);
    [
        Column::new(t::WORKLIST_PRIORITY, Width::Fixed(widest), |row: &WorkRow, ui| {
            priority(row.order.priority, ui).into()
        }),
        Column::new(t::WORKLIST_ACCESSION, Width::Fixed(12), |row, ui| ui.span(Tone::Accent, &row.accession).into()),
        Column::new(t::WORKLIST_PATIENT, Width::Fill(14, 3), |row, ui| {
            ui.span(Tone::Text, row.person.name.listed()).into()
        }),
        Column::new(t::WORKLIST_TESTS, Width::Fill(10, 1), |row, ui| ui.span(Tone::Text, &row.codes).into()),
        Column::new(t::WORKLIST_SINCE, Width::Fixed(9), waited).right(),
        Column::new(t::WORKLIST_STATE, Width::Fixed(14), |row, ui| state(row, ui).into()),
    ]
}

/// Minutes since collection; of what is done, how long it took.
fn waited(row: &WorkRow, ui: &Ui<'_>) -> Line<'static> {
    match row.done_at {
        Some(done) => {
            let never = Thresholds { warn: i64::MAX, late: i64::MAX };
            waiting::cell(done.minutes_since(row.collected_at), never, ui)
        }
        None => waiting::cell(ui.now.minutes_since(row.collected_at), waiting::analysis(row.order.priority), ui),
    }
}

/// `received`, `in progress`, `▸ to validate`, `!! to call`, `✓ done`.
fn state(row: &WorkRow, ui: &Ui<'_>) -> Span<'static> {
    match row.stage {
        Stage::Done => ui.flag(Tone::Ok, ui.text(row.order.status.text())),
        _ if row.uncalled > 0 => ui.flag(Tone::Critical, ui.text(t::WORKLIST_TO_CALL)),
        Stage::Received => ui.words(Tone::Text, Stage::Received.text()),
        Stage::InProgress => ui.span(Tone::Text, format!("… {}", ui.text(Stage::InProgress.text()))),
        Stage::ToValidate => ui.span(Tone::Accent, format!("▸ {}", ui.text(Stage::ToValidate.text()))),
    }
}

/// The side panel: whose it is, what was asked by whom, and how far it is.
pub(super) fn panel(row: &WorkRow, ui: &Ui<'_>, width: usize) -> Vec<Line<'static>> {
    let person = &row.person;
    let inside = width.saturating_sub(3);
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, person.name.listed())),
        Line::from(ui.span(Tone::Text, format!("{} · {}", person.id, age_and_sex(person.birth, person.sex, ui)))),
        Line::default(),
        Line::from(vec![ui.span(Tone::Accent, &row.accession), Span::raw("  "), priority(row.order.priority, ui)]),
        fact(ui, t::WORKLIST_ORDER, row.order.id.to_string()),
        fact(ui, t::WORKLIST_DOCTOR, &row.ordered_by),
        fact(ui, t::WORKLIST_COLLECTED, ui.when(row.collected_at)),
        Line::default(),
    ];
    for test in row.tests.split(", ") {
        lines.push(Line::from(ui.span(Tone::Text, text::truncate(test, inside))));
    }
    if !row.information.is_empty() {
        lines.push(Line::default());
        lines.push(Line::from(ui.words(Tone::Muted, t::WORKLIST_INFORMATION)));
        lines.extend(
            text::wrap(&row.information, inside).into_iter().take(4).map(|line| ui.span(Tone::Text, line).into()),
        );
    }
    lines.push(Line::default());
    if row.entered > 0 {
        lines.push(Line::from(
            ui.span(Tone::Text, ui.message(&t::WORKLIST_ENTERED.with("count", i64::from(row.entered)))),
        ));
    }
    if row.critical > 0 {
        let critical = t::WORKLIST_CRITICAL.with("count", i64::from(row.critical));
        lines.push(Line::from(ui.flag(result::tone(crate::domain::lab::Flag::CriticalHigh), ui.message(&critical))));
    }
    lines
}
