//! One consultation: notes and diagnoses to write, the visit's vitals and history in view, tests to order.

mod acts;
mod beside;
mod chart;
mod diagnoses;
mod draw;
mod order;
mod texts;
mod vitals;

pub use chart::Chart;
pub use order::{Offer, OrderTests, Ordered};

use crate::app::context::Context;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::lab_order::{self, LabOrderAction};
use crate::domain::patient::PatientHeader;
use crate::domain::validate::NOTES;
use crate::form::Editor;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{StoreError, patients};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::{Value, json};

const CHART: Slot = Slot("chart");
const OPENED: Slot = Slot("opened");
/// The longest list of diagnoses, in characters.
const DIAGNOSES: usize = 5_000;

/// Which text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Notes,
    Diagnoses,
}

/// One consultation.
pub struct Consultation {
    id: AppointmentId,
    chart: Option<Box<Chart>>,
    notes: Editor,
    diagnoses: Editor,
    focus: Focus,
    /// The version of the record that the texts began from.
    seen: Option<Version>,
    /// A draft that came before the chart.
    waiting: Option<Value>,
    /// Somebody else has saved in between: their text is put before mine as soon as it is here.
    merge: bool,
    busy: bool,
    notice: Option<(Tone, Message)>,
}

/// A consultation that was completed.
pub struct Ended {
    /// The patient's name.
    pub name: String,
}

/// What comes back.
pub enum Msg {
    /// The chart.
    Loaded(Result<Box<Chart>, StoreError>),
    /// That the chart was opened stands in the audit log.
    Opened(Result<PatientHeader, StoreError>),
    /// Notes and diagnoses are saved as they were sent.
    Saved(Result<Version, StoreError>, (String, String)),
    /// So many orders are at the laboratory.
    Sent(Result<usize, StoreError>),
    /// The consultation is over.
    Completed(Result<(), StoreError>),
    /// Tests were ordered.
    Ordered(Ordered),
    /// An order was called off.
    Cancelled,
    /// Yes, send what was ordered, and complete.
    SendAndComplete,
    /// Yes, throw away what I typed.
    Discard,
}

impl Consultation {
    /// A visit that the person at work has claimed.
    #[must_use]
    pub fn new(id: AppointmentId) -> Self {
        Self {
            id,
            chart: None,
            notes: Editor::new(t::CONSULTATION_NOTES, NOTES),
            diagnoses: Editor::new(t::CONSULTATION_DIAGNOSES, DIAGNOSES),
            focus: Focus::Notes,
            seen: None,
            waiting: None,
            merge: false,
            busy: false,
            notice: None,
        }
    }

    fn is_dirty(&self) -> bool {
        self.notes.is_dirty() || self.diagnoses.is_dirty()
    }

    fn editor(&mut self) -> &mut Editor {
        match self.focus {
            Focus::Notes => &mut self.notes,
            Focus::Diagnoses => &mut self.diagnoses,
        }
    }

    /// Whether the person at work has this patient now.
    fn is_mine(&self, context: &Context) -> Result<&Chart, Message> {
        context.require(WORKFLOW.roles(AppointmentAction::Complete))?;
        let chart = self.chart.as_deref().ok_or(t::UI_LOADING)?;
        let status = chart.visit.status;
        WORKFLOW.row(Some(status), AppointmentAction::Complete).map_err(|refused| refused.message())?;
        match &chart.visit.with {
            Some(with) if context.actor().is_some_and(|actor| actor.user == with.user) => Ok(chart),
            Some(with) => Err(t::CONSULTATION_NOT_MINE.with("doctor", with.name.as_str())),
            None => Err(t::CLINICAL_NOT_CLAIMED.into()),
        }
    }

    fn can_order(&self, action: LabOrderAction, context: &Context) -> Result<(), Message> {
        context.require(lab_order::WORKFLOW.roles(action))?;
        let chart = self.is_mine(context)?;
        match action {
            LabOrderAction::Send if chart.unsent().is_empty() => Err(t::CONSULTATION_NOTHING_TO_SEND.into()),
            LabOrderAction::Cancel if chart.orders(action).next().is_none() => {
                Err(t::CONSULTATION_NOTHING_TO_CANCEL.into())
            }
            _ => Ok(()),
        }
    }

    fn ask_to_discard(&self, cx: &mut Cx<'_, Self>) {
        if self.is_dirty() {
            let question =
                Question::new(t::CONSULTATION_DISCARD_TITLE, t::CONSULTATION_DISCARD_BODY, t::COMMAND_DISCARD);
            cx.ask(question, Msg::Discard);
        }
    }
}

impl Screen for Consultation {
    type Msg = Msg;
    type Outcome = Ended;

    fn title(&self) -> Message {
        t::KEYS_CONSULTATION.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::CONSULTATION, &tables::TEXTS, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Save | Command::CompleteConsultation => self.is_mine(context).map(|_| ()),
            Command::RecordVitals => {
                context.require(Permission::RecordVitals.roles())?;
                self.is_mine(context).map(|_| ())
            }
            Command::Allergies => context.require(Permission::RecordVitals.roles()),
            Command::OrderTests => self.can_order(LabOrderAction::Order, context),
            Command::SendOrder => self.can_order(LabOrderAction::Send, context),
            Command::CancelOrder => self.can_order(LabOrderAction::Cancel, context),
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let id = self.id;
        cx.query(CHART, move |conn| Chart::load(conn, id), Msg::Loaded);
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        if self.chart.is_some() && self.editor().handle(input) {
            self.notice = None;
            return Handled::Yes;
        }
        Handled::No
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.save(cx),
            Command::CompleteConsultation => self.complete(cx),
            Command::OrderTests => self.order(cx),
            Command::RecordVitals => self.vitals(cx),
            Command::Allergies => self.allergies(cx),
            Command::SendOrder => self.send(cx),
            Command::CancelOrder => self.cancel_order(cx),
            Command::Discard => self.ask_to_discard(cx),
            Command::Notes => self.focus = Focus::Notes,
            Command::Diagnoses => self.focus = Focus::Diagnoses,
            Command::NextField | Command::PreviousField => {
                self.focus = if self.focus == Focus::Notes { Focus::Diagnoses } else { Focus::Notes };
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(chart)) => {
                if self.chart.is_none() {
                    let patient = chart.patient.id;
                    cx.write(OPENED, move |tx| patients::open_chart(tx, patient), Msg::Opened);
                }
                self.loaded(chart);
            }
            Msg::Opened(Ok(_)) => {}
            Msg::Loaded(Err(error)) | Msg::Opened(Err(error)) => cx.fail(error),
            Msg::Saved(done, texts) => self.saved(done, &texts, cx),
            Msg::Sent(done) => self.sent(done, cx),
            Msg::Completed(done) => self.completed(done, cx),
            Msg::Ordered(ordered) => self.notice = Some((Tone::Ok, ordered.message())),
            Msg::Cancelled => self.notice = Some((Tone::Ok, t::CONSULTATION_ORDER_CANCELLED.into())),
            Msg::SendAndComplete => self.write_complete(true, cx),
            Msg::Discard => {
                let (notes, diagnoses) = self.chart.as_ref().map(|chart| chart.texts()).unwrap_or_default();
                self.notes.set(&notes);
                self.diagnoses.set(&diagnoses);
                cx.discard_draft();
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        draw::consultation(self, frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::Consultation, self.id))
    }

    fn draft_about(&self) -> String {
        self.chart.as_ref().map(|chart| chart.patient.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Value> {
        let seen = self.seen.map(|version| version.0);
        let typed = || json!({ "notes": self.notes.text(), "diagnoses": self.diagnoses.text(), "seen": seen });
        (self.chart.is_some() && self.is_dirty()).then(typed)
    }

    fn restore(&mut self, draft: &Value, _cx: &mut Cx<'_, Self>) {
        self.take_up(draft);
    }
}
