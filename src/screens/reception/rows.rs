//! The rows of the day: which of them are shown, how they look, and how long somebody waits at each stage.

use crate::domain::appointment::{AppointmentKind, AppointmentStatus};
use crate::domain::ids::{AppointmentId, Id as _};
use crate::domain::patient;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::{Vocabulary as _, vocabulary};
use crate::domain::waiting::WaitStage;
use crate::i18n::{Message, Text, t};
use crate::screens::booking::acts;
use crate::screens::{calling, queue};
use crate::store::appointments::QueueRow;
use crate::ui::Ui;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use ratatui::text::{Line, Span};
use std::collections::HashMap;

vocabulary! {
    /// Which part of the day is shown.
    pub(super) enum View {
        /// All of it.
        All = "all" => RECEPTION_VIEW_ALL,
        /// Who has not come yet.
        Expected = "expected" => RECEPTION_VIEW_EXPECTED,
        /// Who is here and waits for the nurse.
        Arrived = "arrived" => RECEPTION_VIEW_ARRIVED,
        /// Who is ready for the doctor, or with one.
        InCare = "in_care" => RECEPTION_VIEW_IN_CARE,
        /// Who was seen and can be closed.
        ToClose = "to_close" => RECEPTION_VIEW_TO_CLOSE,
        /// Closed visits, cancelled and moved appointments, and those who did not come or left.
        Ended = "ended" => RECEPTION_VIEW_ENDED,
    }
}

impl View {
    /// The part of the day that an appointment belongs to.
    #[must_use]
    pub(super) const fn of(status: AppointmentStatus) -> Self {
        use AppointmentStatus as S;
        match status {
            S::Scheduled | S::Confirmed => Self::Expected,
            S::CheckedIn => Self::Arrived,
            S::InConsultation => Self::InCare,
            S::ConsultationCompleted => Self::ToClose,
            S::Completed | S::Cancelled | S::NoShow | S::Rescheduled | S::Left => Self::Ended,
        }
    }

    /// The parts in the order in which the list shows them: who is still to come first, who is done last.
    pub(super) const PARTS: [Self; 5] = [Self::Expected, Self::Arrived, Self::InCare, Self::ToClose, Self::Ended];

    /// How many are there, in words.
    pub(super) const fn count(self) -> Text {
        match self {
            Self::All | Self::Expected => t::RECEPTION_COUNT_EXPECTED,
            Self::Arrived => t::RECEPTION_COUNT_ARRIVED,
            Self::InCare => t::RECEPTION_COUNT_IN_CARE,
            Self::ToClose => t::RECEPTION_COUNT_TO_CLOSE,
            Self::Ended => t::RECEPTION_COUNT_ENDED,
        }
    }

    /// Whether an appointment is shown.
    #[must_use]
    pub(super) fn shows(self, status: AppointmentStatus) -> bool {
        self == Self::All || self == Self::of(status)
    }
}

/// An appointment of the day.
pub(super) struct Entry {
    /// The appointment.
    pub(super) row: QueueRow,
    /// Somebody else of that name is in the day's list.
    pub(super) namesake: bool,
}

impl Row for Entry {
    type Id = AppointmentId;
    fn id(&self) -> AppointmentId {
        self.row.id
    }
}

/// The rows of the day, part by part, with a mark on those who share a name. Within a part whoever waits longest comes
/// first; whoever is expected, or done, by the time of the appointment.
pub(super) fn entries(mut rows: Vec<QueueRow>) -> Vec<Entry> {
    let mut bearers: HashMap<String, Vec<_>> = HashMap::new();
    for row in &rows {
        let known = bearers.entry(row.patient_name.sort_key()).or_default();
        if !known.contains(&row.patient) {
            known.push(row.patient);
        }
    }
    rows.sort_by_key(|row| {
        let part = View::of(row.status);
        let place = View::PARTS.iter().position(|known| *known == part);
        let since = match part {
            View::Arrived | View::InCare | View::ToClose => row.with.as_ref().map_or(row.since, |with| with.since),
            View::All | View::Expected | View::Ended => row.starts_at,
        };
        (place, row.with.is_some() && part == View::InCare, since, row.id)
    });
    let shared = |row: &QueueRow| bearers.get(&row.patient_name.sort_key()).is_some_and(|known| known.len() > 1);
    rows.into_iter().map(|row| Entry { namesake: shared(&row), row }).collect()
}

/// Where a part of the day begins, and its name with the count.
pub(super) fn heads(entries: &[Entry]) -> Vec<(usize, Message)> {
    let parts = View::PARTS.into_iter().filter_map(|part| {
        let first = entries.iter().position(|entry| View::of(entry.row.status) == part)?;
        let count = entries.iter().filter(|entry| View::of(entry.row.status) == part).count();
        Some((first, t::RECEPTION_HEAD.with("view", part.text()).with("count", count)))
    });
    parts.collect()
}

/// How many minutes the patient has been at this stage, or is late; nothing where nobody waits.
pub(super) fn wait(row: &QueueRow, now: Timestamp) -> Option<(i64, WaitStage)> {
    let (since, stage) = match View::of(row.status) {
        View::Expected if now >= row.starts_at => (row.starts_at, WaitStage::Expected),
        View::Arrived => (row.since, WaitStage::Triage),
        View::InCare => row.with.as_ref().map_or((row.since, WaitStage::Doctor), |with| (with.since, WaitStage::Room)),
        View::ToClose => (row.since, WaitStage::Close),
        View::All | View::Expected | View::Ended => return None,
    };
    Some((now.minutes_since(since), stage))
}

const fn is_over(row: &QueueRow) -> bool {
    matches!(View::of(row.status), View::Ended)
}

/// The columns, the least needed with the highest number.
pub(super) const COLUMNS: &[Column<Entry>] = &[
    Column::new(t::RECEPTION_TIME, Width::Fixed(5), |entry, ui| {
        let tone = if is_over(&entry.row) { Tone::Muted } else { Tone::Text };
        Line::from(ui.span(tone, ui.formats().time(entry.row.starts_at)))
    }),
    Column::new(t::CALLING_COLUMN, Width::Fixed(3), ticket).right(),
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 3), patient_name),
    Column::new(t::QUEUE_AGE_SEX, Width::Fixed(9), |entry: &Entry, ui| {
        Line::from(ui.span(Tone::Muted, queue::age_and_sex(entry.row.birth, entry.row.sex, ui)))
    })
    .priority(2),
    Column::new(t::QUEUE_WITH, Width::Fill(15, 1), with).priority(1),
    Column::new(t::QUEUE_REASON, Width::Fill(12, 2), |entry: &Entry, ui| acts::reason_alone(&entry.row, ui))
        .priority(3),
    Column::new(t::RECEPTION_STATUS, Width::Fixed(14), |entry, ui| Line::from(state(&entry.row, ui))),
    Column::new(t::RECEPTION_WAIT, Width::Fixed(8), |entry: &Entry, ui| match wait(&entry.row, ui.now) {
        Some((minutes, stage)) => waiting::cell(minutes, ui.waits.of(stage), ui),
        None => Line::default(),
    })
    .right(),
];

/// The number on the ticket; before there is one, how many things the desk has to ask for on arrival: `▲2`.
fn ticket(entry: &Entry, ui: &Ui<'_>) -> Line<'static> {
    let missing = patient::warnings(entry.row.desk, ui.today()).len();
    if View::of(entry.row.status) == View::Expected && missing > 0 {
        Line::from(ui.span(Tone::Warning, format!("{}{missing}", Tone::Warning.symbol())))
    } else {
        calling::ticket(entry.row.ticket, ui)
    }
}

/// Where the patient stands, or that they were called from there.
fn state(row: &QueueRow, ui: &Ui<'_>) -> Span<'static> {
    match &row.called {
        Some(call) if row.with.is_none() => calling::called_at(call, ui),
        _ => acts::status(row, ui),
    }
}

/// With whom; before it how, where it is not in person.
fn with(entry: &Entry, ui: &Ui<'_>) -> Line<'static> {
    let how = match entry.row.kind {
        AppointmentKind::InPerson => None,
        AppointmentKind::Teleconsultation => Some(t::RECEPTION_VIDEO),
        AppointmentKind::WalkIn => Some(t::RECEPTION_WALK_IN),
    };
    let mut spans: Vec<Span<'static>> =
        how.into_iter().flat_map(|how| [ui.words(Tone::Accent, how), Span::raw(" ")]).collect();
    if entry.row.overbooked {
        spans.splice(0..0, [ui.span(Tone::Warning, format!("{} ", Tone::Warning.symbol()))]);
    }
    spans.push(ui.span(Tone::Text, &entry.row.professional_name));
    Line::from(spans)
}

/// The name; before one that two people of the day bear, the number that tells them apart, as short as it can be typed.
fn patient_name(entry: &Entry, ui: &Ui<'_>) -> Line<'static> {
    let tone = if is_over(&entry.row) { Tone::Muted } else { Tone::Text };
    let name = ui.span(tone, entry.row.patient_name.listed());
    if entry.namesake {
        let number = format!("PAT-{} ", entry.row.patient.raw());
        Line::from(vec![ui.span(Tone::Accent, number), name])
    } else {
        Line::from(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_part_of_the_day() {
        for status in AppointmentStatus::ALL {
            let views: Vec<View> = View::ALL.iter().copied().filter(|view| view.shows(*status)).collect();
            assert_eq!(views.len(), 2, "{status}: {views:?}");
            assert_eq!(views.first(), Some(&View::All));
        }
    }

    #[test]
    fn whoever_holds_no_place_any_more_has_ended() {
        for status in AppointmentStatus::ALL {
            let ended = View::Ended.shows(*status);
            assert_eq!(ended, !status.is_active() || *status == AppointmentStatus::Completed, "{status}");
        }
    }
}
