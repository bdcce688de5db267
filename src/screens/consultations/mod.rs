//! Consultations: who is ready for a doctor, who is with one, and whom the nurse still has.

mod acts;
mod rows;

use super::booking;
use super::consultation::{Consultation, Ended};
use super::patients::AllergyList;
use super::{calling, queue};
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::AppointmentId;
use crate::domain::waiting::CallStage;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::appointments::{self, Appointment, QueueRow};
use crate::ui::Ui;
use crate::ui::table::{List, Step};
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::{CareRow, Filter, Whose};

const ROWS: Slot = Slot("consultations");
const CLAIM: Slot = Slot("claim");

/// The doctor's queue.
#[derive(Default)]
pub struct Consultations {
    list: List<CareRow>,
    /// Everybody in care; the list shows a part of them.
    everybody: Vec<CareRow>,
    filter: Filter,
}

/// What comes back.
pub enum Msg {
    /// Everybody in care.
    Loaded(Result<Vec<QueueRow>, StoreError>),
    /// The patient is mine, or somebody was faster.
    Claimed(Result<Box<Appointment>, StoreError>),
    /// A consultation is completed.
    Ended(Ended),
    /// Something else was done with a patient.
    Acted(booking::acts::Acted),
}

impl Consultations {
    fn possible(&self, action: AppointmentAction, context: &Context) -> Result<(), Message> {
        context.require(WORKFLOW.roles(action))?;
        let row = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
        WORKFLOW.row(Some(row.visit.status), action).map(|_| ()).map_err(|refused| refused.message())
    }

    fn show(&mut self) {
        let filter = self.filter;
        self.list.set_rows(self.everybody.iter().filter(|row| filter.shows(row)).cloned().collect());
    }

    /// Opens the patient I have, claims the one who waits for me, or asks why I take over from a colleague.
    fn claim(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected() else { return };
        let (id, seen) = (row.visit.id, row.visit.version);
        match row.whose {
            Whose::WithMe => Self::open(id, cx),
            Whose::ForMe => {
                let claimed = |done: Result<Appointment, StoreError>| Msg::Claimed(done.map(Box::new));
                cx.write(CLAIM, move |tx| appointments::start(tx, id, seen, None), claimed);
            }
            Whose::Another => {
                let take_over = acts::take_over(&row.visit, cx.context().form());
                cx.open(take_over, |appointment| Msg::Claimed(Ok(Box::new(appointment))));
            }
        }
    }

    fn open(id: AppointmentId, cx: &mut Cx<'_, Self>) {
        cx.open(Consultation::new(id), Msg::Ended);
    }
}

impl Screen for Consultations {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_CONSULTATIONS.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::CONSULTATIONS, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::StartConsultation => self.possible(AppointmentAction::Start, context),
            Command::Allergies => self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into()),
            Command::CallPatient => {
                let called = self.list.selected().map(|row| (&row.visit).into());
                calling::possible(called.as_ref(), CallStage::Consultation, context)
            }
            command => booking::acts::enabled(command, self.list.selected().map(|row| &row.visit), context),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        cx.query(ROWS, acts::in_care, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match (command, self.list.selected()) {
            (Command::StartConsultation, _) => self.claim(cx),
            (Command::CallPatient, Some(row)) => {
                calling::call(&(&row.visit).into(), CallStage::Consultation, cx, Msg::Acted);
            }
            (Command::Allergies, Some(row)) => cx.show(AllergyList::of(row.visit.patient)),
            (Command::Filter, _) => {
                self.filter = self.filter.next();
                self.show();
            }
            (command, Some(row)) => return booking::acts::run(command, &row.visit, cx, Msg::Acted),
            (_, None) => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(visits)) => {
                let Some(actor) = cx.context().actor() else { return };
                self.everybody = visits.into_iter().map(|visit| CareRow::of(visit, actor)).collect();
                self.show();
            }
            Msg::Claimed(Ok(appointment)) => Self::open(appointment.id, cx),
            Msg::Loaded(Err(error)) | Msg::Claimed(Err(error)) => cx.fail(error),
            Msg::Ended(Ended { name }) => cx.say(Toast::done(t::CONSULTATIONS_COMPLETED.with("name", name))),
            Msg::Acted(acted) => booking::acts::say(acted, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let counts = rows::counts(&self.everybody, self.filter);
        queue::title(frame.buffer_mut(), layout.title, ui, &self.filter.title().into(), &counts);
        self.list.draw(frame.buffer_mut(), layout.list, ui, rows::COLUMNS, self.filter.empty());
        if let (Some(panel), Some(row)) = (layout.panel, self.list.selected()) {
            queue::panel(frame.buffer_mut(), panel, ui, &rows::panel(row, usize::from(panel.width), ui));
        }
    }
}
