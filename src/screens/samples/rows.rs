//! What is seen of each sample: how soon, how long it waits, from whom, what into.

use crate::domain::ids::LabOrderId;
use crate::domain::specimen::Container;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::calling::{self, Called};
use crate::screens::queue::{self, fact};
use crate::store::lab::queues::{SampleRow, WorkRow};
use crate::store::person::Person;
use crate::ui::Ui;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use ratatui::text::{Line, Span};

impl Row for SampleRow {
    type Id = LabOrderId;
    fn id(&self) -> LabOrderId {
        self.order.id
    }
}

/// Whom to call for a sample: the patient of a visit.
pub(super) fn called(row: &SampleRow) -> Option<Called> {
    let (visit, waiting) = row.order.appointment.zip(row.visit.as_ref())?;
    Some(Called { visit, seen: waiting.version, status: waiting.status, name: row.person.name.full() })
}

/// The containers, each in a word or two, with commas.
pub(super) fn containers(containers: &[Container], ui: &Ui<'_>) -> String {
    let short = |container| match container {
        Container::Edta => t::SAMPLES_INTO_EDTA,
        Container::Serum => t::SAMPLES_INTO_SERUM,
        Container::Citrate => t::SAMPLES_INTO_CITRATE,
        Container::Fluoride => t::SAMPLES_INTO_FLUORIDE,
        Container::UrineCup | Container::Swab | Container::StoolPot | Container::Other => container.text(),
    };
    containers.iter().map(|container| ui.text(short(*container))).collect::<Vec<_>>().join(", ")
}

/// The tests; before them why the last specimen was no good.
fn tests(row: &SampleRow, ui: &Ui<'_>) -> Line<'static> {
    let mut spans = Vec::new();
    if let Some(reason) = row.rejected {
        spans.extend([ui.flag(Tone::Warning, ui.text(reason.text())), Span::raw("  ")]);
    }
    spans.push(ui.span(Tone::Text, &row.tests));
    Line::from(spans)
}

/// The columns of the samples to take.
pub(super) const DUE: &[Column<SampleRow>] = &[
    Column::new(t::SAMPLES_PRIORITY, Width::Fixed(12), |row, ui| Line::from(queue::priority(row.order.priority, ui))),
    Column::new(t::QUEUE_WAITING, Width::Fixed(9), |row, ui| {
        waiting::cell(ui.now.minutes_since(row.since), waiting::sample(row.order.priority), ui)
    }),
    Column::new(t::CALLING_TICKET, Width::Fixed(9), |row: &SampleRow, ui| {
        let visit = row.visit.as_ref();
        let called = visit.and_then(|visit| visit.called.as_ref());
        calling::ticket_and_call(visit.and_then(|visit| visit.ticket), called, ui)
    }),
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 2), |row, ui| {
        Line::from(ui.span(Tone::Text, row.person.name.listed()))
    }),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(9), |row: &SampleRow, ui| {
        Line::from(ui.span(Tone::Text, queue::age_and_sex(row.person.birth, row.person.sex, ui)))
    })
    .priority(2),
    Column::new(t::SAMPLES_TESTS, Width::Fill(14, 3), tests),
    Column::new(t::SAMPLES_CONTAINERS, Width::Fill(9, 1), |row: &SampleRow, ui| {
        Line::from(ui.span(Tone::Text, containers(&row.containers, ui)))
    })
    .priority(1),
];

/// The columns of the samples taken.
pub(super) const TAKEN: &[Column<WorkRow>] = &[
    Column::new(t::SAMPLES_AT, Width::Fixed(12), |row, ui| {
        Line::from(ui.span(Tone::Muted, ui.formats().date_time(row.collected_at)))
    }),
    Column::new(t::SAMPLES_ACCESSION, Width::Fixed(13), |row, ui| Line::from(ui.span(Tone::Accent, &row.accession))),
    Column::new(t::SAMPLES_PRIORITY, Width::Fixed(12), |row, ui| Line::from(queue::priority(row.order.priority, ui))),
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 2), |row, ui| {
        Line::from(ui.span(Tone::Text, row.person.name.listed()))
    }),
    Column::new(t::SAMPLES_TESTS, Width::Fill(14, 3), |row, ui| Line::from(ui.span(Tone::Text, &row.tests))),
];

fn who(person: &Person, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let born = person.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    vec![
        Line::from(ui.span(Tone::Title, person.name.full())),
        Line::from(ui.span(Tone::Muted, person.id.to_string())),
        Line::from(ui.span(Tone::Text, format!("{born} · {}", queue::age_and_sex(person.birth, person.sex, ui)))),
        Line::default(),
    ]
}

fn one_a_line(tests: &str, ui: &Ui<'_>) -> Vec<Line<'static>> {
    tests.split(", ").map(|test| Line::from(ui.span(Tone::Text, test))).collect()
}

/// The rest of what is known about a sample to take.
pub(super) fn due_panel(row: &SampleRow, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let mut lines = who(&row.person, ui);
    if let Some(visit) = &row.visit {
        lines.extend(calling::lines(visit.ticket, visit.called.as_ref(), ui));
    }
    lines.push(fact(ui, t::SAMPLES_ORDER, row.order.id.to_string()));
    lines.push(fact(ui, t::SAMPLES_DOCTOR, &row.doctor));
    if let Some(reason) = row.rejected {
        let words = ui.message(&t::SAMPLES_AGAIN.with("reason", reason.text()));
        lines.push(Line::from(ui.flag(Tone::Warning, words)));
    }
    lines.push(Line::default());
    lines.extend(one_a_line(&row.tests, ui));
    lines.push(Line::default());
    lines.extend(row.containers.iter().map(|container| Line::from(ui.words(Tone::Accent, container.text()))));
    lines
}

/// The rest of what is known about a sample taken.
pub(super) fn taken_panel(row: &WorkRow, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let mut lines = who(&row.person, ui);
    lines.push(fact(ui, t::SAMPLES_ORDER, row.order.id.to_string()));
    lines.push(fact(ui, t::SAMPLES_ACCESSION, &row.accession));
    lines.push(Line::default());
    lines.extend(one_a_line(&row.tests, ui));
    lines
}
