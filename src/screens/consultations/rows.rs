//! What the doctor sees of each patient in the queue, and which of them.

use crate::domain::actor::Actor;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::ids::AppointmentId;
use crate::domain::vitals::Band;
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::waiting::CallStage;
use crate::i18n::{Message, Text, t};
use crate::screens::calling;
use crate::screens::queue::{self, fact};
use crate::store::appointments::QueueRow;
use crate::store::tickets::Call;
use crate::ui::table::{Column, Empty, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

/// Whose patient it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// I have claimed them.
    WithMe,
    /// Booked with me, and nobody has claimed them.
    ForMe,
    /// A colleague's.
    Another,
}

/// A patient in care.
#[derive(Clone)]
pub(super) struct CareRow {
    pub(super) visit: QueueRow,
    pub(super) whose: Whose,
}

impl CareRow {
    /// The last call to the doctor.
    fn called(&self) -> Option<&Call> {
        self.visit.called.as_ref().filter(|call| call.stage == CallStage::Consultation)
    }

    /// As this doctor sees them.
    pub(super) fn of(visit: QueueRow, actor: &Actor) -> Self {
        let whose = match &visit.with {
            Some(with) if with.user == actor.user => Whose::WithMe,
            None if actor.professional == Some(visit.professional) => Whose::ForMe,
            _ => Whose::Another,
        };
        Self { visit, whose }
    }

    fn is_ready(&self) -> bool {
        self.visit.status == AppointmentStatus::InConsultation && self.visit.with.is_none()
    }

    fn is_in_triage(&self) -> bool {
        self.visit.status == AppointmentStatus::CheckedIn
    }
}

impl Row for CareRow {
    type Id = AppointmentId;
    fn id(&self) -> AppointmentId {
        self.visit.id
    }
}

/// Which patients are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Filter {
    /// With me, and ready for me.
    #[default]
    Mine,
    /// With me, and ready for whomever.
    Ready,
    /// All of them, those with colleagues and those in triage too.
    Everybody,
}

impl Filter {
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Mine => Self::Ready,
            Self::Ready => Self::Everybody,
            Self::Everybody => Self::Mine,
        }
    }

    pub(super) fn shows(self, row: &CareRow) -> bool {
        match self {
            Self::Mine => row.whose == Whose::WithMe || (row.whose == Whose::ForMe && row.is_ready()),
            Self::Ready => row.whose == Whose::WithMe || row.is_ready(),
            Self::Everybody => true,
        }
    }

    pub(super) const fn title(self) -> Text {
        match self {
            Self::Mine => t::CONSULTATIONS_MINE,
            Self::Ready => t::CONSULTATIONS_READY,
            Self::Everybody => t::CONSULTATIONS_EVERYBODY,
        }
    }

    pub(super) const fn empty(self) -> Empty {
        let (text, hint) = match self {
            Self::Mine => (t::CONSULTATIONS_NONE_MINE, Some(t::CONSULTATIONS_NONE_MINE_HINT)),
            Self::Ready => (t::CONSULTATIONS_NONE_READY, Some(t::CONSULTATIONS_NONE_MINE_HINT)),
            Self::Everybody => (t::CONSULTATIONS_NONE_EVERYBODY, None),
        };
        Empty { text, hint }
    }
}

/// How many are where, whatever the filter shows.
pub(super) fn counts(everybody: &[CareRow], filter: Filter) -> Vec<(Tone, Message)> {
    let meant = |row: &&CareRow| filter != Filter::Mine || row.whose != Whose::Another;
    let count = |holds: fn(&CareRow) -> bool| everybody.iter().filter(meant).filter(|row| holds(row)).count();
    vec![
        (Tone::Text, t::CONSULTATIONS_COUNT_MINE.with("count", count(|row| row.whose == Whose::WithMe))),
        (Tone::Text, t::CONSULTATIONS_COUNT_READY.with("count", count(CareRow::is_ready))),
        (Tone::Muted, t::CONSULTATIONS_COUNT_TRIAGE.with("count", count(CareRow::is_in_triage))),
    ]
}

/// With the doctor nobody waits.
fn wait(row: &CareRow, ui: &Ui<'_>) -> Line<'static> {
    match row.visit.with {
        Some(_) => Line::default(),
        None => waiting::cell(ui.now.minutes_since(row.visit.since), ui.waits.doctor, ui),
    }
}

/// `● with me`, `with Dora Costa`, `✓ ready`, `in triage`.
fn state(row: &CareRow, ui: &Ui<'_>) -> Span<'static> {
    match (&row.visit.with, row.whose) {
        (_, Whose::WithMe) => ui.span(Tone::Accent, format!("● {}", ui.text(t::CONSULTATIONS_WITH_ME))),
        (Some(with), _) => ui.span(Tone::Muted, ui.message(&t::CONSULTATIONS_WITH.with("doctor", with.name.as_str()))),
        (None, _) if let Some(call) = row.called() => calling::called_at(call, ui),
        (None, _) if row.is_in_triage() => ui.span(Tone::Muted, ui.text(t::CONSULTATIONS_IN_TRIAGE)),
        (None, _) => ui.flag(Tone::Ok, ui.text(t::CONSULTATIONS_IS_READY)),
    }
}

/// The columns, the least needed given up first.
pub(super) const COLUMNS: &[Column<CareRow>] = &[
    Column::new(t::QUEUE_WAITING, Width::Fixed(9), wait),
    Column::new(t::CALLING_COLUMN, Width::Fixed(3), |row: &CareRow, ui| calling::ticket(row.visit.ticket, ui)).right(),
    Column::new(t::CONSULTATIONS_STATE, Width::Fill(17, 2), |row, ui| Line::from(state(row, ui))),
    Column::new(t::QUEUE_PATIENT, Width::Fill(21, 2), |row, ui| {
        Line::from(ui.span(Tone::Text, row.visit.patient_name.listed()))
    }),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(9), |row, ui| {
        Line::from(ui.span(Tone::Text, queue::age_and_sex(row.visit.birth, row.visit.sex, ui)))
    }),
    Column::new(t::QUEUE_NEWS2, Width::Fixed(5), |row, ui| Line::from(queue::news2(&row.visit, ui))),
    Column::new(t::QUEUE_REASON, Width::Fill(10, 2), |row, ui| Line::from(ui.span(Tone::Text, &row.visit.reason))),
    Column::new(t::QUEUE_WITH, Width::Fill(14, 2), |row: &CareRow, ui| {
        Line::from(ui.span(Tone::Muted, &row.visit.professional_name))
    })
    .priority(1),
];

/// The rest of what is known about one patient.
pub(super) fn panel(row: &CareRow, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let (visit, formats) = (&row.visit, ui.formats());
    let born = visit.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, visit.patient_name.full())),
        Line::from(ui.span(Tone::Muted, format!("{} · {born}", visit.patient))),
        Line::from(vec![
            ui.words(Tone::Muted, t::QUEUE_ALLERGIES),
            Span::raw(" "),
            queue::allergies(visit.allergies, ui),
        ]),
        Line::default(),
        Line::from(state(row, ui)),
        fact(ui, t::QUEUE_WITH, &visit.professional_name),
        fact(ui, t::CONSULTATIONS_BOOKED, format!("{}, {}", formats.time(visit.starts_at), ui.text(visit.kind.text()))),
    ];
    lines.extend(calling::lines(visit.ticket, visit.called.as_ref(), ui));
    lines.extend(visit.checked_in_at.map(|at| {
        let minutes = ui.now.minutes_since(at).to_string();
        fact(
            ui,
            t::CONSULTATIONS_ARRIVED,
            format!("{} ({})", formats.time(at), ui.message(&t::UI_MINUTES.with("minutes", minutes))),
        )
    }));
    lines.extend(visit.vitals_at.map(|at| fact(ui, t::CONSULTATIONS_VITALS, formats.time(at))));
    if let Some(score) = visit.news2 {
        let band = Band::of_total(score);
        lines.push(Line::from(vec![
            ui.words(Tone::Muted, t::QUEUE_NEWS2),
            Span::raw(" "),
            ui.flag(queue::alarm(band), format!("{score} · {}", ui.text(band.text()))),
        ]));
    }
    lines.push(Line::default());
    lines.extend(
        text::wrap(&visit.reason, width.saturating_sub(3)).iter().map(|line| Line::from(ui.span(Tone::Text, line))),
    );
    lines
}
