//! The free slots of a professional: those of the day that is being filled in, and the next ones after it.

use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::Span as Slot;
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::t;
use crate::store::{Reader, StoreError, schedules};
use crate::ui::Ui;
use crate::ui::picker::PickItem;
use crate::ui::theme::Tone;
use chrono::{Days, NaiveDate, NaiveTime};
use ratatui::text::{Line, Span};

/// How many days ahead the next free slots are looked for.
const AHEAD: u64 = 60;
/// How many slots of later days are offered.
const LATER: usize = 40;

/// What is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The day that was asked for.
    pub(super) day: NaiveDate,
    /// Its free slots.
    pub(super) slots: Vec<Slot>,
    /// Free slots of the days after it, the nearest first.
    pub(super) later: Vec<Slot>,
}

impl Offer {
    /// The first free slot of the day, else the first one after it.
    pub(super) fn first(&self) -> Option<Slot> {
        self.slots.first().or(self.later.first()).copied()
    }

    /// All of it, to choose from.
    pub(super) fn items(&self, words: impl Fn(Slot) -> String) -> Vec<PickItem<Slot>> {
        let item = |slot: &Slot| PickItem { label: words(*slot), detail: String::new(), value: *slot };
        self.slots.iter().chain(&self.later).map(item).collect()
    }
}

/// Looks for what is free on a day and after it.
pub(super) fn offer(
    conn: &Reader,
    professional: ProfessionalId,
    day: NaiveDate,
    zone: Zone,
    now: Timestamp,
) -> Result<Offer, StoreError> {
    let slots = schedules::free(conn, professional, day, zone, now)?;
    let mut later = Vec::new();
    for days in 1..=AHEAD {
        let Some(next) = day.checked_add_days(Days::new(days)) else { break };
        later.extend(schedules::free(conn, professional, next, zone, now)?);
        if later.len() >= LATER {
            break;
        }
    }
    later.truncate(LATER);
    Ok(Offer { day, slots, later })
}

/// The free times of the day in as many lines as there are, the chosen one marked; where there are none, the next one.
pub(super) fn draw(offer: &Offer, chosen: Option<NaiveTime>, ui: &Ui<'_>, columns: usize) -> Vec<Line<'static>> {
    let date = ui.formats().date(offer.day);
    if offer.slots.is_empty() {
        let said = match offer.later.first() {
            Some(next) => t::BOOKING_NONE_FREE_NEXT.with("date", date).with("next", ui.formats().date_time(next.start)),
            None => t::BOOKING_NONE_FREE.with("date", date),
        };
        return vec![Line::from(ui.flag(Tone::Warning, ui.message(&said)))];
    }
    let title = ui.message(&t::BOOKING_FREE.with("date", date).with("count", offer.slots.len()));
    let mut lines = vec![Line::from(ui.span(Tone::Muted, title))];
    let zone = ui.catalogue.locale().zone;
    let per_line = (columns / 7).max(1);
    for slots in offer.slots.chunks(per_line) {
        let mut spans = Vec::new();
        for slot in slots {
            let here = chosen == Some(zone.time(slot.start));
            let tone = if here { Tone::SelectedRow } else { Tone::Text };
            spans.extend([ui.span(tone, ui.formats().time(slot.start)), Span::raw("  ")]);
        }
        lines.push(Line::from(spans));
    }
    lines
}
