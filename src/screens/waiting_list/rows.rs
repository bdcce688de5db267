//! How those who wait are listed, and which slots would do for them.

use super::candidate;
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{PartOfDay, Weekdays, weekday_text};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::waiting_list::Opening;
use crate::i18n::{Catalogue, Message, t};
use crate::screens::queue;
use crate::store::appointments::Appointment;
use crate::store::free_slots::{self, FreeSlot, Search};
use crate::store::waiting_list::{self, Entry};
use crate::store::{Reader, StoreError, Tx, professionals};
use crate::ui::Ui;
use crate::ui::table::{Column, Width};
use crate::ui::text;
use crate::ui::theme::Tone;
use chrono::Datelike as _;
use ratatui::text::{Line, Span};

/// How many slots are offered.
const OFFERED: usize = 60;
/// How many of them stand in the panel.
const SHOWN: usize = 8;
/// The columns inside of the panel.
const PANEL: usize = 35;

/// A slot that would do, and whose it is.
#[derive(Debug, Clone)]
pub struct Fitting {
    pub(super) slot: FreeSlot,
    pub(super) who: String,
}

impl Fitting {
    /// `Tuesday 24 Nov 09:20`.
    pub(super) fn words(&self, catalogue: &Catalogue) -> String {
        let start = self.slot.span.start;
        let day = catalogue.locale().zone.day(start);
        format!("{} {}", catalogue.text(weekday_text(day.weekday())), catalogue.locale().formats().date_time(start))
    }
}

/// The next slots that would do for somebody.
pub(super) fn fitting(conn: &Reader, entry: &Entry, zone: Zone, now: Timestamp) -> Result<Vec<Fitting>, StoreError> {
    let people = professionals::list(conn)?;
    let wanted = &entry.wanted;
    let would_do = |known: &&professionals::Professional| match wanted.professional {
        Some(professional) => known.id == professional,
        None => known.details.specialty.is_some() && known.details.specialty == wanted.specialty,
    };
    let ids: Vec<ProfessionalId> =
        people.iter().filter(|known| known.active).filter(would_do).map(|known| known.id).collect();
    let search = Search {
        part: wanted.part,
        weekdays: wanted.weekdays,
        until: wanted.last,
        minutes: wanted.minutes,
        ..Search::of(ids, wanted.first.max(zone.day(now)))
    };
    let who = |slot: &FreeSlot| {
        let known = people.iter().find(|known| known.id == slot.professional);
        known.map(professionals::Professional::display).unwrap_or_default()
    };
    let found = free_slots::next(conn, &search, zone, now, OFFERED)?;
    Ok(found.into_iter().map(|slot| Fitting { who: who(&slot), slot }).collect())
}

/// Books somebody into a slot and takes them off the list.
pub(super) fn book(tx: &Tx<'_>, entry: &Entry, slot: FreeSlot) -> Result<Appointment, StoreError> {
    let opening = Opening { professional: slot.professional, specialty: None, span: slot.span };
    waiting_list::book(tx, entry.id, entry.version, &candidate(entry).booking(&opening))
}

/// Whom it is about.
pub(super) fn about(entry: &Entry) -> Message {
    t::WAITLIST_ABOUT
        .with("name", entry.patient_name.full())
        .with("number", entry.patient.to_string())
        .with("reason", entry.reason.as_str())
}

/// With whom: the professional, else anybody of the specialty.
pub(super) fn with(entry: &Entry) -> String {
    if entry.wanted.professional.is_some() { entry.professional_name.clone() } else { entry.specialty_name.clone() }
}

/// When: days of the week, part of the day, until when.
pub(super) fn when(entry: &Entry, ui: &Ui<'_>) -> String {
    let wanted = &entry.wanted;
    let mut parts = Vec::new();
    if wanted.part != PartOfDay::Any {
        parts.push(ui.text(wanted.part.text()));
    }
    if !wanted.weekdays.is_all() {
        parts.push(short_days(wanted.weekdays, ui));
    }
    if wanted.first > ui.today() {
        parts.push(ui.message(&t::FINDER_FROM.with("date", wanted.first)));
    }
    parts.extend(wanted.last.map(|last| ui.message(&t::WAITLIST_UNTIL.with("date", last))));
    if parts.is_empty() { ui.text(t::SLOTS_PART_ANY) } else { parts.join(" · ") }
}

/// Days of the week by their first three letters, which tell them apart in every language of the program.
fn short_days(days: Weekdays, ui: &Ui<'_>) -> String {
    let short = |day| ui.text(day).chars().take(3).collect::<String>();
    days.texts().into_iter().map(short).collect::<Vec<_>>().join(" ")
}

/// For how long somebody has waited, in days.
fn days(entry: &Entry, ui: &Ui<'_>) -> i64 {
    let zone = ui.catalogue.locale().zone;
    (ui.today() - zone.day(entry.since)).num_days().max(0)
}

/// The columns, the least needed with the highest number.
pub(super) const COLUMNS: &[Column<Entry>] = &[
    Column::new(t::WAITLIST_DAYS, Width::Fixed(6), |entry: &Entry, ui| {
        Line::from(ui.span(Tone::Text, ui.message(&t::WAITLIST_DAYS_COUNT.with("count", days(entry, ui)))))
    })
    .right(),
    Column::new(t::QUEUE_PATIENT, Width::Fill(14, 2), |entry: &Entry, ui| {
        Line::from(ui.span(Tone::Text, entry.patient_name.listed()))
    }),
    Column::new(t::PATIENTS_PHONE, Width::Fixed(17), |entry: &Entry, ui| {
        let missing = ui.text(t::WAITLIST_NO_PHONE);
        let (tone, words) =
            if entry.phone.is_empty() { (Tone::Muted, missing.as_str()) } else { (Tone::Accent, entry.phone.as_str()) };
        Line::from(ui.span(tone, words))
    }),
    Column::new(t::QUEUE_WITH, Width::Fill(14, 2), |entry: &Entry, ui| Line::from(ui.span(Tone::Text, with(entry)))),
    Column::new(t::WAITLIST_WHEN, Width::Fill(12, 2), |entry: &Entry, ui| {
        if entry.wanted.is_over(ui.today()) {
            return Line::from(ui.flag(Tone::Warning, ui.text(t::WAITLIST_OVER)));
        }
        Line::from(ui.span(Tone::Text, when(entry, ui)))
    }),
    Column::new(t::QUEUE_REASON, Width::Fill(10, 1), |entry: &Entry, ui| {
        Line::from(ui.span(Tone::Muted, &entry.reason))
    })
    .priority(1),
];

/// Beside the list on wide screens: the rest about the selected one, and what would do.
pub(super) fn panel(entry: &Entry, next: Option<&[Fitting]>, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let born = entry.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, entry.patient_name.full())),
        Line::from(ui.span(Tone::Muted, format!("{} · {born} · {}", entry.patient, ui.text(entry.sex.text())))),
    ];
    if !entry.phone.is_empty() {
        lines.push(queue::fact(ui, t::PATIENTS_PHONE, &entry.phone));
    }
    lines.push(Line::default());
    lines.push(Line::from(ui.span(Tone::Text, with(entry))));
    lines.push(Line::from(ui.span(Tone::Text, when(entry, ui))));
    let minutes = ui.message(&t::WAITLIST_MINUTES.with("count", i64::from(entry.wanted.minutes)));
    let reason = format!("{} · {minutes}", entry.reason);
    let wrapped = |words: &str, tone: Tone| {
        text::wrap(&text::harmless(words), PANEL).into_iter().map(move |line| (tone, line)).collect::<Vec<_>>()
    };
    let said = [wrapped(&reason, Tone::Text), wrapped(&entry.note, Tone::Muted)].concat();
    lines.extend(said.into_iter().map(|(tone, line)| Line::from(ui.span(tone, line))));
    lines.push(Line::default());
    let Some(next) = next else { return lines };
    if next.is_empty() {
        lines.push(Line::from(ui.words(Tone::Muted, t::WAITLIST_NOTHING_FREE)));
        return lines;
    }
    lines.push(Line::from(ui.words(Tone::Title, t::WAITLIST_WOULD_DO)));
    for fitting in next.iter().take(SHOWN) {
        lines.push(Line::from(vec![
            ui.span(Tone::Text, ui.formats().date_time(fitting.slot.span.start)),
            Span::raw("  "),
            ui.span(Tone::Muted, &fitting.who),
        ]));
    }
    lines
}
