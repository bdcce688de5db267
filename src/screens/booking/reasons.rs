//! The reasons of the catalogue beside the field, and who can see a walk-in soonest.

use super::fields::USUAL_MINUTES;
use super::{Act, Booking, Msg, STAFF, Staff};
use crate::app::screen::Cx;
use crate::domain::patient::fold_name;
use crate::domain::time::{Timestamp, Zone};
use crate::form::{Form, Value};
use crate::i18n::{Catalogue, t};
use crate::screens::choose::Choose;
use crate::store::appointments::{MINUTES, REASON};
use crate::store::{Reader, StoreError, free_slots, professionals, reasons};
use crate::ui::Ui;
use crate::ui::picker::PickItem;
use crate::ui::theme::Tone;
use ratatui::text::{Line, Span};

/// How many reasons are shown while one types.
const SHOWN: usize = 4;

/// A reason that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub(super) name: String,
    /// How long it usually takes; none: one slot.
    pub(super) minutes: Option<u32>,
}

fn staff(conn: &Reader, walk_in: bool, zone: Zone, now: Timestamp) -> Result<Staff, StoreError> {
    let offered = reasons::offered(conn)?.into_iter();
    let offered = offered.map(|reason| Offered { name: reason.details.name, minutes: reason.details.minutes });
    Ok(Staff {
        professionals: professionals::list(conn)?,
        specialties: professionals::specialties(conn)?,
        reasons: offered.collect(),
        soonest: if walk_in { free_slots::soonest(conn, zone, now)? } else { None },
    })
}

impl Booking {
    pub(super) fn ask_for_staff(&self, cx: &mut Cx<'_, Self>) {
        let (walk_in, zone, now) = (self.act == Act::WalkIn, cx.context().locale.zone, cx.now());
        cx.query(STAFF, move |conn| staff(conn, walk_in, zone, now), Msg::Staff);
    }

    /// The catalogue's reasons that begin like what was typed, or have a word that does.
    fn matching(&self, typed: &str) -> Vec<&Offered> {
        let typed = fold_name(typed);
        let fits = |name: &str| {
            let name = fold_name(name);
            typed.split(' ').all(|part| name.split(' ').any(|word| word.starts_with(part)))
        };
        self.reasons.iter().filter(|reason| fits(&reason.name)).collect()
    }

    fn typed_reason(&self) -> String {
        match self.form.as_ref().and_then(|form| form.value(REASON)) {
            Some(Value::Text(typed)) => typed,
            _ => String::new(),
        }
    }

    pub(super) fn choose_reason(&self, cx: &mut Cx<'_, Self>) {
        let catalogue = Catalogue::new(cx.context().locale);
        let item = |reason: &Offered| PickItem {
            label: reason.name.clone(),
            detail: reason.minutes.map_or_else(String::new, |minutes| {
                catalogue.message(&t::WAITLIST_MINUTES.with("count", i64::from(minutes)))
            }),
            value: reason.clone(),
        };
        let items = self.reasons.iter().map(item).collect();
        let own = |words: &str| Offered { name: words.to_owned(), minutes: None };
        let typed = self.typed_reason();
        cx.open(Choose::new(t::BOOKING_REASON, items).or_own_words(own).typed(&typed), Msg::Reason);
    }

    pub(super) fn take_reason(&mut self, reason: &Offered, cx: &mut Cx<'_, Self>) {
        if let Some(form) = &mut self.form {
            form.fill(REASON, reason.name.as_str());
            form.focus_on(REASON);
        }
        self.last_as_long_as(reason.minutes, cx);
    }

    /// What was typed is a reason of the catalogue: it says how long it takes.
    pub(super) fn follow_reason(&mut self, cx: &mut Cx<'_, Self>) {
        let typed = fold_name(&self.typed_reason());
        let known = self.reasons.iter().find(|reason| !typed.is_empty() && fold_name(&reason.name) == typed);
        if let Some(minutes) = known.map(|reason| reason.minutes) {
            self.last_as_long_as(minutes, cx);
        }
    }

    /// Takes the usual length of a reason, where nobody typed another one.
    fn last_as_long_as(&mut self, minutes: Option<u32>, cx: &mut Cx<'_, Self>) {
        let Some(minutes) = minutes.map(i64::from) else { return };
        let ours = [Some(USUAL_MINUTES), self.proposed.map(|slot| i64::from(slot.minutes)), self.usual];
        let Some(form) = self.form.as_mut().filter(|_| self.moved.is_none()) else { return };
        let typed = match form.value(MINUTES) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        if typed.is_none() || ours.contains(&typed) {
            form.set(MINUTES, minutes);
            self.usual = Some(minutes);
            self.look_at_series(cx);
        }
    }

    /// Below the form while the reason is typed: those of the catalogue, and the key that lists them.
    pub(super) fn reason_lines(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let focused = self.form.as_ref().and_then(Form::focused) == Some(REASON);
        let found = if focused && self.moved.is_none() { self.matching(&self.typed_reason()) } else { Vec::new() };
        if found.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Line::from(ui.words(Tone::Muted, t::BOOKING_REASONS))];
        for pair in found.iter().take(SHOWN).collect::<Vec<_>>().chunks(2) {
            let mut spans = Vec::new();
            for reason in pair {
                spans.push(ui.span(Tone::Text, &reason.name));
                if let Some(minutes) = reason.minutes {
                    let words = ui.message(&t::WAITLIST_MINUTES.with("count", i64::from(minutes)));
                    spans.push(ui.span(Tone::Muted, format!(" {words}")));
                }
                spans.push(Span::raw("   "));
            }
            lines.push(Line::from(spans));
        }
        lines
    }
}
