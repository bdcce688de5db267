//! Reading one order's results and writing what they mean.

use super::draw;
use crate::app::context::Context;
use crate::app::dialog::said;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::error::RuleError;
use crate::domain::ids::{LabOrderId, Version};
use crate::domain::lab_order::{LabOrderAction, WORKFLOW};
use crate::domain::patient::PatientHeader;
use crate::domain::time::Timestamp;
use crate::domain::validate::NOTES;
use crate::form::{Editor, FormSpec};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason;
use crate::store::lab::LabOrder;
use crate::store::lab::orders::{self, OrderDetail};
use crate::store::lab::results::{self, CallRow, INTERPRETATION, TestResults};
use crate::store::{Reader, StoreError, patients};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::{Value, json};

const REPORT: Slot = Slot("report");
const OPENED: Slot = Slot("opened");
const SAVE: Slot = Slot("save");

const FOR_COLLEAGUE: FormSpec = reason::form("review-for-colleague", t::RESULTS_COLLEAGUE_TITLE);

/// Everything that the laboratory says about an order.
pub struct Report {
    /// Whose results.
    pub patient: PatientHeader,
    /// What was asked, by whom, and the laboratory's conclusion.
    pub detail: OrderDetail,
    /// The values, test by test.
    pub results: Vec<TestResults>,
    /// The calls about critical values.
    pub calls: Vec<CallRow>,
}

impl Report {
    fn load(conn: &Reader, id: LabOrderId, now: Timestamp) -> Result<Box<Self>, StoreError> {
        let detail = orders::detail(conn, id)?;
        Ok(Box::new(Self {
            patient: patients::header(conn, detail.order.patient)?,
            results: results::of_order(conn, id, now)?,
            calls: results::calls(conn, id)?,
            detail,
        }))
    }

    const fn version(&self) -> Version {
        self.detail.order.version
    }
}

/// The review of one order; its outcome is the order as it stands then.
pub struct Review {
    id: LabOrderId,
    pub(super) report: Option<Box<Report>>,
    pub(super) text: Editor,
    /// Where the report is scrolled to.
    pub(super) scroll: draw::Scroll,
    pub(super) busy: bool,
    pub(super) notice: Option<(Tone, Message)>,
}

/// What comes back.
pub enum Msg {
    /// The report.
    Loaded(Result<Box<Report>, StoreError>),
    /// That the chart was opened stands in the audit log.
    Opened(Result<PatientHeader, StoreError>),
    /// The review is saved.
    Saved(Result<LabOrder, StoreError>),
}

impl Review {
    /// Of this order.
    #[must_use]
    pub fn new(id: LabOrderId) -> Self {
        let text = Editor::new(t::RESULTS_INTERPRETATION, NOTES);
        Self { id, report: None, text, scroll: draw::Scroll::default(), busy: false, notice: None }
    }

    fn loaded(&mut self, report: Box<Report>) {
        match &self.report {
            None => {
                if !self.text.is_dirty() {
                    self.text.set(&report.detail.interpretation);
                }
            }
            Some(before) if before.version() != report.version() => {
                // What one has read is no longer what stands there.
                self.notice = Some((Tone::Warning, t::RESULTS_CHANGED.into()));
            }
            Some(_) => {}
        }
        self.report = Some(report);
    }

    /// Saves; for a colleague's order it asks why first.
    fn save(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(report) = self.report.as_ref().filter(|_| !self.busy) else { return };
        let (id, seen, words) = (self.id, report.version(), self.text.text());
        let own = cx.context().actor().is_some_and(|actor| actor.user == report.detail.order.ordered_by);
        if own {
            self.busy = true;
            cx.write(SAVE, move |tx| results::review(tx, id, seen, &words, None), Msg::Saved);
            return;
        }
        let about = t::RESULTS_ABOUT_COLLEAGUE
            .with("name", report.patient.name.listed())
            .with("doctor", report.detail.ordered.by.as_str());
        let dialog = reason::dialog(&FOR_COLLEAGUE, cx.context().form(), about, move |tx, why| {
            results::review(tx, id, seen, &words, Some(why))
        });
        cx.open(dialog, |order| Msg::Saved(Ok(order)));
    }

    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.notice = match error {
            StoreError::Rule(RuleError::Field { field: INTERPRETATION, message }) => {
                self.text.set_error(message);
                None
            }
            error => {
                self.refresh(cx);
                Some(said(error, cx))
            }
        };
    }
}

impl Screen for Review {
    type Msg = Msg;
    type Outcome = LabOrder;

    fn title(&self) -> Message {
        t::KEYS_REVIEW.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::REVIEW, &tables::TEXTS, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        if command != Command::Save {
            return Ok(());
        }
        context.require(WORKFLOW.roles(LabOrderAction::Review))?;
        let report = self.report.as_ref().ok_or(t::UI_LOADING)?;
        let possible = WORKFLOW.row(Some(report.detail.order.status), LabOrderAction::Review);
        possible.map(|_| ()).map_err(|refused| refused.message())
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (id, now) = (self.id, cx.now());
        cx.query(REPORT, move |conn| Report::load(conn, id, now), Msg::Loaded);
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        if self.report.is_some() && self.text.handle(input) { Handled::Yes } else { Handled::No }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.save(cx),
            Command::PageUp | Command::PreviousField => self.scroll.up(),
            Command::PageDown | Command::NextField => self.scroll.down(),
            Command::Discard => {
                cx.discard_draft();
                cx.close();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(report)) => {
                if self.report.is_none() {
                    let patient = report.patient.id;
                    cx.write(OPENED, move |tx| patients::open_chart(tx, patient), Msg::Opened);
                }
                self.loaded(report);
            }
            Msg::Opened(Ok(_)) => {}
            Msg::Loaded(Err(error)) | Msg::Opened(Err(error)) => cx.fail(error),
            Msg::Saved(done) => {
                self.busy = false;
                match done {
                    Ok(order) => cx.finish(order),
                    Err(error) => self.refused(error, cx),
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        draw::review(self, frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::Review, self.id))
    }

    fn draft_about(&self) -> String {
        self.report.as_ref().map(|report| report.patient.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Value> {
        self.text.is_dirty().then(|| json!({ "interpretation": self.text.text() }))
    }

    fn restore(&mut self, draft: &Value, _cx: &mut Cx<'_, Self>) {
        if let Some(words) = draft.get("interpretation").and_then(Value::as_str) {
            self.text.fill(words);
        }
    }
}
