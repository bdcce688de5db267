//! Results: final ones that a doctor has to read, the dangerous ones first.

mod draw;
mod findings;
mod review;
mod rows;

pub use review::{Report, Review};

use super::queue;
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::lab_order::{LabOrderAction, WORKFLOW};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::lab::LabOrder;
use crate::store::lab::queues::{self, ReviewRow};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const ROWS: Slot = Slot("results");

/// The doctor's inbox.
#[derive(Default)]
pub struct Results {
    list: List<ReviewRow>,
    /// Whether the orders of every doctor are shown.
    everybody: bool,
}

/// What comes back.
pub enum Msg {
    /// The rows.
    Loaded(Result<Vec<ReviewRow>, StoreError>),
    /// One was reviewed.
    Reviewed(LabOrder),
}

impl Screen for Results {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_RESULTS.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::RESULTS, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        if command != Command::Review {
            return Ok(());
        }
        context.require(WORKFLOW.roles(LabOrderAction::Review))?;
        let row = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
        let possible = WORKFLOW.row(Some(row.order.status), LabOrderAction::Review);
        possible.map(|_| ()).map_err(|refused| refused.message())
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let doctor = cx.context().actor().map(|actor| actor.user).filter(|_| !self.everybody);
        cx.query(ROWS, move |conn| queues::to_review(conn, doctor), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match (command, self.list.selected()) {
            (Command::Review, Some(row)) => cx.open(Review::new(row.order.id), Msg::Reviewed),
            (Command::Filter, _) => {
                self.everybody = !self.everybody;
                self.refresh(cx);
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => self.list.set_rows(rows),
            Msg::Loaded(Err(error)) => cx.fail(error),
            Msg::Reviewed(order) => {
                cx.say(Toast::done(t::RESULTS_REVIEWED.with("number", order.id.to_string())));
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let (title, empty) = if self.everybody {
            (t::RESULTS_EVERYBODY, Empty { text: t::RESULTS_NONE, hint: None })
        } else {
            (t::RESULTS_MINE, Empty { text: t::RESULTS_NONE_MINE, hint: Some(t::RESULTS_NONE_MINE_HINT) })
        };
        queue::title(frame.buffer_mut(), layout.title, ui, &title.into(), &rows::counts(self.list.rows()));
        self.list.draw(frame.buffer_mut(), layout.list, ui, rows::COLUMNS, empty);
        if let (Some(panel), Some(row)) = (layout.panel, self.list.selected()) {
            queue::panel(frame.buffer_mut(), panel, ui, &rows::panel(row, usize::from(panel.width), ui));
        }
    }
}
