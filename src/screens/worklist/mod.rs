//! The laboratory's bench: what has come in, what is on the bench, what waits to be made final, and what was done today.
//!
//! One key takes an order one step on. Enter does what somebody with gloves on wants: on a sample that has come in it
//! starts the analysis and opens the results in one go, on an order in progress it opens them, and on a final one it
//! shows them. `s` starts the analysis alone, for those who load a whole rack first.

mod call;
mod entry;
mod rows;

pub use entry::ResultEntry;

use self::entry::Purpose;
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::LabOrderId;
use crate::domain::lab_order::{LabOrderAction, Priority, WORKFLOW};
use crate::i18n::{Message, Text, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::queue;
use crate::screens::samples::reject_dialog;
use crate::store::lab::LabOrder;
use crate::store::lab::queues::{self, Stage, WorkRow};
use crate::store::lab::results::{self, TestResults};
use crate::store::{Reader, StoreError};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const ROWS: Slot = Slot("worklist");
const START: Slot = Slot("start-analysis");
const CALL: Slot = Slot("critical-values");

/// Which part of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    /// Everything that is still to be done.
    #[default]
    All,
    Received,
    InProgress,
    /// Made final today.
    Done,
}

impl Shown {
    const fn next(self) -> Self {
        match self {
            Self::All => Self::Received,
            Self::Received => Self::InProgress,
            Self::InProgress => Self::Done,
            Self::Done => Self::All,
        }
    }

    const fn text(self) -> Text {
        match self {
            Self::All => t::PLACE_WORKLIST,
            Self::Received => t::WORKLIST_SHOWN_RECEIVED,
            Self::InProgress => t::WORKLIST_SHOWN_IN_PROGRESS,
            Self::Done => t::WORKLIST_SHOWN_DONE,
        }
    }

    fn has(self, row: &WorkRow) -> bool {
        match self {
            Self::All => row.stage != Stage::Done,
            Self::Received => row.stage == Stage::Received,
            Self::InProgress => matches!(row.stage, Stage::InProgress | Stage::ToValidate),
            Self::Done => row.stage == Stage::Done,
        }
    }

    const fn empty(self) -> Empty {
        match self {
            Self::All => Empty { text: t::WORKLIST_NONE, hint: Some(t::WORKLIST_NONE_HINT) },
            Self::Received => Empty { text: t::WORKLIST_NONE_RECEIVED, hint: None },
            Self::InProgress => Empty { text: t::WORKLIST_NONE_IN_PROGRESS, hint: None },
            Self::Done => Empty { text: t::WORKLIST_NONE_DONE, hint: None },
        }
    }
}

/// The list.
#[derive(Default)]
pub struct Worklist {
    list: List<WorkRow>,
    /// Everything, whatever is shown.
    all: Vec<WorkRow>,
    shown: Shown,
}

/// What comes back.
pub enum Msg {
    /// What is to be done, then what was done today.
    Loaded(Result<Vec<WorkRow>, StoreError>),
    /// The analysis has begun; whether the results shall be opened.
    Started(Result<LabOrder, StoreError>, String, bool),
    /// The sample was rejected; another is due.
    Rejected(String),
    /// The results of an order whose critical values are to be called.
    ToCall(Box<WorkRow>, Result<Vec<TestResults>, StoreError>),
    /// The call is on record, read back or not.
    Called(bool),
    /// The results were left.
    Left,
}

impl Worklist {
    fn show(&mut self) {
        let rows = self.all.iter().filter(|row| self.shown.has(row)).cloned().collect();
        self.list.set_rows(rows);
    }

    fn start_analysis(&self, open: bool, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected() else { return };
        let (id, seen, accession) = (row.order.id, row.order.version, row.accession.clone());
        let started = move |result| Msg::Started(result, accession, open);
        cx.write(START, move |tx| results::start(tx, id, seen), started);
    }

    fn open(&self, purpose: Purpose, cx: &mut Cx<'_, Self>) {
        if let Some(row) = self.list.selected() {
            open(row.order.id, purpose, cx);
        }
    }

    fn enter(&self, cx: &mut Cx<'_, Self>) {
        match self.list.selected().map(|row| row.stage) {
            Some(Stage::Received) => self.start_analysis(true, cx),
            Some(Stage::InProgress | Stage::ToValidate) => self.open(Purpose::Enter, cx),
            Some(Stage::Done) => self.open(Purpose::Read, cx),
            None => {}
        }
    }

    fn reject(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected() else { return };
        let accession = row.accession.clone();
        let about = t::WORKLIST_ABOUT.with("accession", accession.as_str()).with("name", row.person.name.listed());
        let dialog = reject_dialog(&row.order, about, cx.context().form());
        cx.open(dialog, move |_| Msg::Rejected(accession));
    }

    fn call(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected().cloned() else { return };
        let (id, now) = (row.order.id, cx.now());
        let read = move |conn: &Reader| results::of_order(conn, id, now);
        cx.query(CALL, read, move |found| Msg::ToCall(Box::new(row), found));
    }

    fn counts(&self) -> Vec<(Tone, Message)> {
        if self.shown == Shown::Done {
            let done = self.all.iter().filter(|row| row.stage == Stage::Done).count();
            return vec![(Tone::Text, t::WORKLIST_COUNT_DONE.with("count", done))];
        }
        let count = |stage: Stage| self.all.iter().filter(|row| row.stage == stage).count();
        let open = || self.all.iter().filter(|row| row.stage != Stage::Done);
        let stat = open().filter(|row| row.order.priority == Priority::Stat).count();
        let uncalled = open().filter(|row| row.uncalled > 0).count();
        [
            (Tone::Critical, t::WORKLIST_COUNT_TO_CALL, uncalled),
            (Tone::Alert, t::WORKLIST_COUNT_STAT, stat),
            (Tone::Text, t::WORKLIST_COUNT_RECEIVED, count(Stage::Received)),
            (Tone::Text, t::WORKLIST_COUNT_IN_PROGRESS, count(Stage::InProgress)),
            (Tone::Accent, t::WORKLIST_COUNT_TO_VALIDATE, count(Stage::ToValidate)),
        ]
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(tone, text, count)| (tone, text.with("count", count)))
        .collect()
    }
}

fn open(order: LabOrderId, purpose: Purpose, cx: &mut Cx<'_, Worklist>) {
    cx.open(ResultEntry::new(order, purpose), |()| Msg::Left);
}

impl Screen for Worklist {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_WORKLIST.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::WORKLIST, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        let action = match command {
            Command::StartAnalysis => LabOrderAction::StartAnalysis,
            Command::EnterResults => LabOrderAction::SaveResults,
            Command::Validate | Command::CallBack => LabOrderAction::Validate,
            Command::CorrectResults => LabOrderAction::Correct,
            Command::RejectSpecimen => LabOrderAction::RejectSpecimen,
            _ => return Ok(()),
        };
        let row = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
        // Whoever may see the list may look at results that are final.
        if command == Command::EnterResults && row.stage == Stage::Done {
            return Ok(());
        }
        context.require(WORKFLOW.roles(action))?;
        match command {
            // Enter starts the analysis first.
            Command::EnterResults => Ok(()),
            Command::CallBack if row.critical == 0 => Err(t::LAB_CALL_NOTHING_CRITICAL.into()),
            Command::CallBack => Ok(()),
            _ => WORKFLOW.row(Some(row.order.status), action).map(|_| ()).map_err(|error| error.message()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (from, until) = cx.context().locale.zone.bounds(cx.context().today());
        let read = move |conn: &Reader| {
            let mut rows = queues::worklist(conn)?;
            rows.extend(queues::done(conn, from, until)?);
            Ok(rows)
        };
        cx.query(ROWS, read, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::StartAnalysis => self.start_analysis(false, cx),
            Command::EnterResults => self.enter(cx),
            Command::Validate => self.open(Purpose::Validate, cx),
            Command::CorrectResults => self.open(Purpose::Correct, cx),
            Command::RejectSpecimen => self.reject(cx),
            Command::CallBack => self.call(cx),
            Command::Filter => {
                self.shown = self.shown.next();
                self.show();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => {
                self.all = rows;
                self.show();
            }
            Msg::Started(Ok(order), accession, opens) => {
                if opens {
                    open(order.id, Purpose::Enter, cx);
                } else {
                    cx.say(Toast::done(t::WORKLIST_STARTED.with("accession", accession)));
                }
            }
            Msg::Rejected(accession) => cx.say(Toast::done(t::WORKLIST_REJECTED.with("accession", accession))),
            Msg::ToCall(row, Ok(results)) => {
                let about = call::about(&row.accession, &row.person.name, &results, cx.context());
                cx.open(call::dialog(row.order.id, about, cx.context()), Msg::Called);
            }
            Msg::Called(read_back) => cx.say(call::said(read_back)),
            Msg::Left => {}
            Msg::Loaded(Err(error)) | Msg::Started(Err(error), ..) | Msg::ToCall(_, Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let name = match self.shown {
            Shown::All => t::PLACE_WORKLIST.into(),
            part => t::WORKLIST_TITLE.with("shown", part.text()),
        };
        queue::title(frame.buffer_mut(), layout.title, ui, &name, &self.counts());
        self.list.draw(frame.buffer_mut(), layout.list, ui, &rows::columns(ui), self.shown.empty());
        if let (Some(area), Some(row)) = (layout.panel, self.list.selected()) {
            queue::panel(frame.buffer_mut(), area, ui, &rows::panel(row, ui, usize::from(area.width)));
        }
    }
}
