//! Checking in a patient of whom something is missing: what to ask for stands in a box, and one more key goes on.

use super::acts::{self, Acted};
use crate::app::effect::{Effect, SlipReason, Slot};
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::patient;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::appointments::{self, QueueRow, Warnings};
use crate::store::{StoreError, Tx, tickets};
use crate::ui::Ui;
use crate::ui::modal::Modal;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const CHECK_IN: Slot = Slot("check-in");

/// An arrival as it comes back from the store: the ticket, and what the desk should ask for.
type Arrival = Result<(i64, Warnings), StoreError>;

/// Checks a patient in: at once where nothing is missing, else after the desk has seen what is.
pub(super) fn check_in<S: Screen>(row: &QueueRow, cx: &mut Cx<'_, S>, msg: fn(Acted) -> S::Msg) {
    let told = patient::warnings(row.desk, cx.context().today());
    let arrival = CheckIn { id: row.id, seen: row.version, name: row.patient_name.full(), told, waiting: false };
    if arrival.told.is_empty() {
        cx.write(CHECK_IN, arrival.write(), move |done| msg(arrival.said(done)));
        // Behind the check-in in the worker's line; if that is refused there is no ticket and nothing is printed.
        cx.effect(arrived(row.id, cx.context().settings.language));
    } else {
        cx.open(arrival, msg);
    }
}

/// A slip for somebody who has arrived, where the configuration asks for one.
#[must_use]
pub const fn arrived(visit: AppointmentId, language: crate::i18n::Language) -> Effect {
    Effect::Slip { visit, language, why: SlipReason::Arrived }
}

/// The box.
pub(super) struct CheckIn {
    id: AppointmentId,
    seen: Version,
    name: String,
    /// What stands in the box.
    told: Warnings,
    waiting: bool,
}

impl CheckIn {
    fn write(&self) -> impl FnOnce(&Tx<'_>) -> Result<(i64, Warnings), StoreError> + Send + 'static {
        let (id, seen) = (self.id, self.seen);
        move |tx| {
            let (_, warnings) = appointments::check_in(tx, id, seen)?;
            Ok((tickets::of(tx.conn, id)?.unwrap_or_default(), warnings))
        }
    }

    /// That the patient has arrived, and what only the store knew to be missing.
    fn said(&self, arrival: Arrival) -> Acted {
        arrival.map(|(ticket, mut warnings)| {
            warnings.retain(|warning| !self.told.contains(warning));
            let done = t::BOOKING_CHECKED_IN.with("name", self.name.as_str()).with("ticket", ticket.to_string());
            acts::arrived(done, &warnings)
        })
    }
}

impl Screen for CheckIn {
    type Msg = Arrival;
    type Outcome = Acted;

    fn title(&self) -> Message {
        t::ACTION_CHECK_IN.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::HARMLESS_QUESTION]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Yes if !self.waiting => {
                self.waiting = true;
                cx.write(CHECK_IN, self.write(), |done| done);
            }
            Command::Yes => {}
            Command::No => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, arrival: Arrival, cx: &mut Cx<'_, Self>) {
        if arrival.is_ok() {
            cx.effect(arrived(self.id, cx.context().settings.language));
        }
        cx.finish(self.said(arrival));
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let missing = self.told.iter().map(|warning| ui.flag(Tone::Warning, ui.message(&warning.message())));
        let body = missing.map(Line::from).collect();
        let key = |command: Command| {
            let bindings = tables::HARMLESS_QUESTION.bindings.iter();
            let keys = bindings.filter(|binding| binding.command == command).find_map(|binding| binding.keys.first());
            keys.map(|key| key.label(ui.catalogue)).unwrap_or_default()
        };
        let answers = vec![
            (key(Command::Yes), ui.text(t::BOOKING_CHECK_IN_ANYWAY)),
            (key(Command::No), ui.text(Command::No.text())),
        ];
        let title = ui.message(&t::BOOKING_CHECK_IN_TITLE.with("name", self.name.as_str()));
        Modal { title, body, answers }.draw(frame.buffer_mut(), area, ui);
    }
}
