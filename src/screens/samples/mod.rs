//! Samples: which orders wait for one, and which were taken and not yet put on the bench.

mod big;
mod collect;
mod reject;
mod rows;

pub use reject::reject_dialog;

use super::booking::acts::{self, Acted};
use super::{calling, queue};
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::lab_order::{LabOrderAction, LabOrderStatus, Priority, WORKFLOW};
use crate::domain::waiting::CallStage;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::lab::queues::{self, SampleRow, WorkRow};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use collect::Collect;
use ratatui::Frame;
use ratatui::layout::Rect;

const DUE: Slot = Slot("due");
const TAKEN: Slot = Slot("taken");

/// The samples of the clinic.
#[derive(Default)]
pub struct Samples {
    due: List<SampleRow>,
    taken: List<WorkRow>,
    /// Whether those taken are shown instead of those to take.
    show_taken: bool,
}

/// What comes back.
pub enum Msg {
    /// The samples to take.
    Due(Result<Vec<SampleRow>, StoreError>),
    /// The samples taken.
    Taken(Result<Vec<WorkRow>, StoreError>),
    /// One was taken; its label was shown.
    Collected(String),
    /// One was rejected: it is to be taken again.
    Rejected(String),
    /// A patient was called.
    Called(Acted),
}

impl Samples {
    fn collect(&self, cx: &mut Cx<'_, Self>) {
        if let Some(row) = self.due.selected() {
            cx.open(Collect::new(row.clone()), Msg::Collected);
        }
    }

    fn reject(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.taken.selected() else { return };
        let name = row.person.name.full();
        let about = t::SAMPLES_ABOUT
            .with("name", row.person.name.listed())
            .with("number", row.person.id.to_string())
            .with("accession", row.accession.as_str());
        cx.open(reject_dialog(&row.order, about, cx.context().form()), |_| Msg::Rejected(name));
    }

    fn counts(&self) -> Vec<(Tone, Message)> {
        if self.show_taken {
            return vec![(Tone::Text, t::SAMPLES_COUNT_TAKEN.with("count", self.taken.rows().len()))];
        }
        let rows = self.due.rows();
        let stat = rows.iter().filter(|row| row.order.priority == Priority::Stat).count();
        let again = rows.iter().filter(|row| row.rejected.is_some()).count();
        [
            (Tone::Text, t::SAMPLES_COUNT_DUE, rows.len()),
            (Tone::Alert, t::SAMPLES_COUNT_STAT, stat),
            (Tone::Warning, t::SAMPLES_COUNT_AGAIN, again),
        ]
        .into_iter()
        .filter(|(tone, _, count)| *count > 0 || *tone == Tone::Text)
        .map(|(tone, text, count)| (tone, text.with("count", count)))
        .collect()
    }
}

impl Screen for Samples {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_SAMPLES.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::SAMPLES, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        if command == Command::CallPatient {
            context.require(CallStage::Samples.roles())?;
            let row = self.due.selected().filter(|_| !self.show_taken).ok_or(t::LIST_NOTHING_SELECTED)?;
            let called = rows::called(row).ok_or(t::SAMPLES_NO_VISIT)?;
            return calling::possible(Some(&called), CallStage::Samples, context);
        }
        let action = match command {
            Command::CollectSample => LabOrderAction::CollectSample,
            Command::RejectSpecimen => LabOrderAction::RejectSpecimen,
            _ => return Ok(()),
        };
        context.require(WORKFLOW.roles(action))?;
        let status = if self.show_taken {
            self.taken.selected().map(|row| row.order.status)
        } else {
            self.due.selected().map(|row| row.order.status)
        };
        let status = status.ok_or(t::LIST_NOTHING_SELECTED)?;
        WORKFLOW.row(Some(status), action).map(|_| ()).map_err(|refused| refused.message())
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        cx.query(DUE, queues::samples, Msg::Due);
        cx.query(TAKEN, queues::worklist, Msg::Taken);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            if self.show_taken {
                self.taken.step(step)
            } else {
                self.due.step(step)
            };
            return Handled::Yes;
        }
        match command {
            Command::CollectSample => self.collect(cx),
            Command::RejectSpecimen => self.reject(cx),
            Command::CallPatient => {
                if let Some(called) = self.due.selected().and_then(rows::called) {
                    calling::call(&called, CallStage::Samples, cx, Msg::Called);
                }
            }
            Command::Filter => self.show_taken = !self.show_taken,
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Due(Ok(rows)) => self.due.set_rows(rows),
            Msg::Taken(Ok(mut rows)) => {
                rows.retain(|row| row.order.status == LabOrderStatus::SampleCollected);
                self.taken.set_rows(rows);
            }
            Msg::Due(Err(error)) | Msg::Taken(Err(error)) => cx.fail(error),
            Msg::Called(acted) => acts::say(acted, cx),
            Msg::Collected(accession) => {
                cx.say(Toast::done(t::SAMPLES_COLLECTED.with("accession", accession)));
            }
            Msg::Rejected(name) => cx.say(Toast::done(t::SAMPLES_REJECTED.with("name", name))),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let buf = frame.buffer_mut();
        let name = if self.show_taken { t::SAMPLES_TAKEN } else { t::PLACE_SAMPLES };
        queue::title(buf, layout.title, ui, &name.into(), &self.counts());
        let lines = if self.show_taken {
            let empty = Empty { text: t::SAMPLES_NONE_TAKEN, hint: Some(t::SAMPLES_NONE_TAKEN_HINT) };
            self.taken.draw(buf, layout.list, ui, rows::TAKEN, empty);
            self.taken.selected().map(|row| rows::taken_panel(row, ui))
        } else {
            let empty = Empty { text: t::SAMPLES_NONE, hint: Some(t::SAMPLES_NONE_HINT) };
            self.due.draw(buf, layout.list, ui, rows::DUE, empty);
            self.due.selected().map(|row| rows::due_panel(row, ui))
        };
        if let Some((panel, lines)) = layout.panel.zip(lines) {
            queue::panel(buf, panel, ui, &lines);
        }
    }
}
