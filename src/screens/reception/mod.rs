//! Reception: the day's appointments, from expected to closed.

mod panel;
mod rows;

use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::AppointmentId;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::{Booking, acts};
use crate::screens::patients::{PatientCard, PatientPicker};
use crate::screens::queue;
use crate::store::appointments::{self, QueueRow};
use crate::store::patients::PatientRow;
use crate::store::{Reader, StoreError};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use chrono::NaiveDate;
use panel::Side;
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::{COLUMNS, Entry, View};

const ROWS: Slot = Slot("reception");
const SIDE: Slot = Slot("reception-side");
const OVERDUE: Slot = Slot("overdue");
const SWEEP: Slot = Slot("sweep");

/// How many names a sweep reads out.
const NAMED: usize = 5;

/// The place.
pub struct Reception {
    /// The day shown; none for today, whichever day that is.
    day: Option<NaiveDate>,
    view: View,
    rows: Vec<QueueRow>,
    list: List<Entry>,
    side: Option<Side>,
    /// The selection has been put on the next expected patient.
    found: bool,
    /// An appointment that has just been made; the selection goes there when it comes.
    made: Option<AppointmentId>,
}

impl Reception {
    /// Today, all of it.
    #[must_use]
    pub const fn new() -> Self {
        Self { day: None, view: View::All, rows: Vec::new(), list: List::new(), side: None, found: false, made: None }
    }

    fn selected(&self) -> Option<&QueueRow> {
        self.list.selected().map(|entry| &entry.row)
    }

    fn day(&self, context: &Context) -> NaiveDate {
        self.day.unwrap_or_else(|| context.today())
    }

    /// Moves to another day.
    fn go_to(&mut self, day: Option<NaiveDate>, cx: &mut Cx<'_, Self>) {
        self.day = day.filter(|day| *day != cx.context().today());
        self.found = false;
        self.list.set_loading();
        self.refresh(cx);
    }

    fn show_rows(&mut self, rows: Vec<QueueRow>, cx: &mut Cx<'_, Self>) {
        self.rows = rows;
        self.filter();
        if !self.found {
            self.found = true;
            let next = self.list.rows().iter().find(|entry| View::of(entry.row.status) == View::Expected);
            if let Some(id) = next.map(|entry| entry.row.id) {
                self.list.select(&id);
            }
        }
        if self.made.is_some_and(|made| self.list.select(&made)) {
            self.made = None;
        }
        self.look_aside(cx);
    }

    fn filter(&mut self) {
        let shown = self.rows.iter().filter(|row| self.view.shows(row.status)).cloned().collect();
        self.list.set_rows(rows::entries(shown));
    }

    /// Loads what the panel says about the selected row.
    fn look_aside(&self, cx: &mut Cx<'_, Self>) {
        if let Some(row) = self.selected().cloned() {
            let today = cx.context().today();
            cx.query(SIDE, move |conn| panel::load(conn, &row, today), Msg::Side);
        }
    }

    fn ask_sweep(&self, overdue: &[String], cx: &mut Cx<'_, Self>) {
        if overdue.is_empty() {
            return cx.say(Toast::info(t::RECEPTION_NOBODY_OVERDUE));
        }
        let named = overdue.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if overdue.len() > NAMED { "…" } else { "" };
        let body = t::RECEPTION_SWEEP_BODY.with("count", overdue.len()).with("names", format!("{named}{more}"));
        cx.ask(Question::new(t::RECEPTION_SWEEP_TITLE, body, t::ACTION_NO_SHOW), Msg::Sweep);
    }

    fn counts(&self, ui: &Ui<'_>) -> Vec<(Tone, Message)> {
        [
            (View::Expected, t::RECEPTION_COUNT_EXPECTED),
            (View::Arrived, t::RECEPTION_COUNT_ARRIVED),
            (View::InCare, t::RECEPTION_COUNT_IN_CARE),
            (View::ToClose, t::RECEPTION_COUNT_TO_CLOSE),
        ]
        .map(|(view, text)| {
            let count = self.rows.iter().filter(|row| View::of(row.status) == view).count();
            let count = text.with("count", count);
            if self.view == view {
                (Tone::Accent, t::RECEPTION_ONLY.with("view", ui.message(&count)))
            } else {
                (Tone::Text, count)
            }
        })
        .to_vec()
    }
}

impl Default for Reception {
    fn default() -> Self {
        Self::new()
    }
}

/// What comes back.
pub enum Msg {
    /// The rows of the day.
    Loaded(Result<Vec<QueueRow>, StoreError>),
    /// The rest about the selected row.
    Side(Result<Side, StoreError>),
    /// Something was done with an appointment.
    Acted(acts::Acted),
    /// Who is overdue, by name.
    Overdue(Result<Vec<String>, StoreError>),
    /// Yes, mark them.
    Sweep,
    /// How many were marked.
    Swept(Result<usize, StoreError>),
    /// Somebody was found.
    Found(PatientRow),
    /// An appointment was made for today or another day.
    Made(AppointmentId),
}

fn overdue(conn: &Reader, now: crate::domain::time::Timestamp) -> Result<Vec<String>, StoreError> {
    let rows = appointments::overdue(conn, now)?;
    rows.iter().map(|(id, _)| Ok(appointments::row(conn, *id)?.patient_name.full())).collect()
}

impl Screen for Reception {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_RECEPTION.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::RECEPTION, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Book => context.require(WORKFLOW.roles(AppointmentAction::Book)),
            Command::WalkIn => context.require(WORKFLOW.roles(AppointmentAction::WalkIn)),
            Command::SweepNoShows => context.require(WORKFLOW.roles(AppointmentAction::NoShow)),
            command => acts::enabled(command, self.selected(), context),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (day, zone) = (self.day(cx.context()), cx.context().locale.zone);
        cx.query(ROWS, move |conn| appointments::reception(conn, day, zone), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            if self.list.step(step) {
                self.look_aside(cx);
            }
            return Handled::Yes;
        }
        let day = self.day(cx.context());
        match command {
            Command::PreviousDay => self.go_to(day.pred_opt(), cx),
            Command::NextDay => self.go_to(day.succ_opt(), cx),
            Command::Today => self.go_to(None, cx),
            Command::Filter => {
                let next = View::ALL.iter().cycle().skip_while(|view| **view != self.view).nth(1);
                self.view = next.copied().unwrap_or(View::All);
                self.filter();
                self.look_aside(cx);
            }
            Command::Book => cx.open(Booking::book(None), |made| Msg::Made(made.id)),
            Command::WalkIn => cx.open(Booking::walk_in(None), |made| Msg::Made(made.id)),
            Command::Search => cx.open(PatientPicker::new(""), Msg::Found),
            Command::SweepNoShows => {
                let now = cx.now();
                cx.query(OVERDUE, move |conn| overdue(conn, now), Msg::Overdue);
            }
            Command::Open => {
                if let Some(row) = self.selected() {
                    cx.show(PatientCard::of(row.patient));
                }
            }
            command @ (Command::FindSlot | Command::WaitingList) => return acts::anywhere(command, None, cx),
            command => match self.selected() {
                Some(row) => return acts::run(command, row, cx, Msg::Acted),
                None => return Handled::No,
            },
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => self.show_rows(rows, cx),
            Msg::Side(Ok(side)) => self.side = Some(side),
            Msg::Acted(acted) => acts::say(acted, cx),
            Msg::Overdue(Ok(names)) => self.ask_sweep(&names, cx),
            Msg::Sweep => cx.write(SWEEP, appointments::sweep_no_shows, Msg::Swept),
            Msg::Swept(Ok(count)) => cx.say(Toast::done(t::RECEPTION_SWEPT.with("count", count))),
            Msg::Found(row) => cx.show(PatientCard::of(row.id)),
            Msg::Made(id) => self.made = Some(id),
            Msg::Loaded(Err(error)) | Msg::Side(Err(error)) | Msg::Overdue(Err(error)) | Msg::Swept(Err(error)) => {
                cx.fail(error);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let parts = queue::layout(area);
        let day = self.day.unwrap_or_else(|| ui.today());
        let name = match self.day {
            None => t::RECEPTION_TODAY.with("date", day),
            Some(_) => t::RECEPTION_DAY.with("date", day),
        };
        let mut counts = self.counts(ui);
        if self.view == View::Ended {
            counts.insert(0, (Tone::Accent, t::RECEPTION_ONLY.with("view", self.view.text())));
        }
        queue::title(frame.buffer_mut(), parts.title, ui, &name, &counts);
        let empty = match self.view {
            View::All => Empty { text: t::RECEPTION_EMPTY, hint: Some(t::RECEPTION_EMPTY_HINT) },
            _ => Empty { text: t::RECEPTION_NONE_HERE, hint: Some(t::RECEPTION_NONE_HERE_HINT) },
        };
        let list = Rect { width: parts.list.width.saturating_sub(1), ..parts.list };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
        if let (Some(area), Some(row)) = (parts.panel, self.selected()) {
            let lines = panel::lines(row, self.side.as_ref(), ui);
            queue::panel(frame.buffer_mut(), area, ui, &lines);
        }
    }
}
