//! Triage: who has arrived and waits for the nurse, and who was sent on already.

mod rows;
pub mod vitals;

pub use vitals::Vitals;

use super::{calling, queue};
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::waiting::CallStage;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::{Booking, acts};
use crate::screens::patients::AllergyList;
use crate::store::appointments::{self, QueueRow};
use crate::store::{Reader, StoreError};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;

const ROWS: Slot = Slot("triage");

/// The nurse's queue.
#[derive(Default)]
pub struct Triage {
    list: List<QueueRow>,
    /// Whether those who were sent on are shown instead of those who wait.
    sent_on: bool,
}

/// What comes back.
pub enum Msg {
    /// The rows.
    Loaded(Result<Vec<QueueRow>, StoreError>),
    /// The patient was sent on without vitals, or is gone.
    Acted(acts::Acted),
}

impl Triage {
    fn counts(&self, ui: &Ui<'_>) -> Vec<(Tone, Message)> {
        let rows = self.list.rows();
        let late = rows.iter().filter(|row| rows::wait_tone(row, ui) == Tone::Alert).count();
        let alarming = rows.iter().filter(|row| rows::is_alarming(row)).count();
        let many = if self.sent_on { t::TRIAGE_COUNT_SENT_ON } else { t::TRIAGE_COUNT_WAITING };
        [
            (Tone::Text, many, rows.len()),
            (Tone::Alert, t::TRIAGE_COUNT_LATE, late),
            (Tone::Critical, t::TRIAGE_COUNT_ALARMING, alarming),
        ]
        .into_iter()
        .filter(|(_, text, count)| *count > 0 || *text == many)
        .map(|(tone, text, count)| (tone, text.with("count", count)))
        .collect()
    }
}

impl Screen for Triage {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_TRIAGE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::TRIAGE, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::RecordVitals => {
                let row = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
                vitals::possible(row.status, context)
            }
            Command::Allergies => self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into()),
            Command::WalkIn => context.require(WORKFLOW.roles(AppointmentAction::WalkIn)),
            Command::CallPatient => {
                calling::possible(self.list.selected().map(Into::into).as_ref(), CallStage::Triage, context)
            }
            command => acts::enabled(command, self.list.selected(), context),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let sent_on = self.sent_on;
        let read = move |conn: &Reader| {
            if sent_on { appointments::consultations(conn, None) } else { appointments::triage(conn) }
        };
        cx.query(ROWS, read, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match (command, self.list.selected()) {
            (Command::RecordVitals, Some(row)) => cx.show(Vitals::new(row.id)),
            (Command::CallPatient, Some(row)) => calling::call(&row.into(), CallStage::Triage, cx, Msg::Acted),
            (Command::Allergies, Some(row)) => cx.show(AllergyList::of(row.patient)),
            (Command::WalkIn, _) => cx.show(Booking::walk_in(None)),
            (Command::Filter, _) => {
                self.sent_on = !self.sent_on;
                self.refresh(cx);
            }
            (command, Some(row)) => return acts::run(command, row, cx, Msg::Acted),
            (_, None) => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => self.list.set_rows(rows),
            Msg::Loaded(Err(error)) => cx.fail(error),
            Msg::Acted(acted) => acts::say(acted, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let name = if self.sent_on { t::TRIAGE_SENT_ON } else { t::PLACE_TRIAGE };
        queue::title(frame.buffer_mut(), layout.title, ui, &name.into(), &self.counts(ui));
        let empty = if self.sent_on {
            Empty { text: t::TRIAGE_NONE_SENT_ON, hint: Some(t::TRIAGE_NONE_SENT_ON_HINT) }
        } else {
            Empty { text: t::TRIAGE_NONE, hint: Some(t::TRIAGE_NONE_HINT) }
        };
        self.list.draw(frame.buffer_mut(), layout.list, ui, rows::COLUMNS, empty);
        if let (Some(panel), Some(row)) = (layout.panel, self.list.selected()) {
            queue::panel(frame.buffer_mut(), panel, ui, &rows::panel(row, usize::from(panel.width), ui));
        }
    }
}
