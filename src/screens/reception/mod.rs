//! Reception: the day's appointments, from expected to closed.

mod panel;
mod rows;

use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::{AppointmentId, ProfessionalId};
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::waiting::CallStage;
use crate::i18n::{Catalogue, Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::sweep::Sweep;
use crate::screens::booking::{Booking, acts};
use crate::screens::choose::Choose;
use crate::screens::patients::PatientCard;
use crate::screens::{calling, queue};
use crate::store::StoreError;
use crate::store::appointments::{self, QueueRow};
use crate::ui::Ui;
use crate::ui::picker::PickItem;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use chrono::NaiveDate;
use panel::Side;
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::{COLUMNS, Entry, View};
use std::collections::BTreeMap;

const ROWS: Slot = Slot("reception");
const SIDE: Slot = Slot("reception-side");

/// The place.
pub struct Reception {
    /// The day shown; none for today, whichever day that is.
    day: Option<NaiveDate>,
    view: View,
    /// Whose patients are shown; none for everybody's.
    whose: Option<ProfessionalId>,
    rows: Vec<QueueRow>,
    list: List<Entry>,
    side: Option<Side>,
    /// The selection has been put on the next expected patient.
    found: bool,
    /// An appointment that has just been made; the selection goes there when it comes.
    made: Option<AppointmentId>,
    /// Whose time is being given up: they stay in the list, whatever it shows, so that the freed slot can be offered.
    freed: Option<AppointmentId>,
}

impl Reception {
    /// Today, all of it.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            day: None,
            view: View::All,
            whose: None,
            rows: Vec::new(),
            list: List::new(),
            side: None,
            found: false,
            made: None,
            freed: None,
        }
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

    /// The rows of the professional whose patients are shown.
    fn theirs(&self) -> impl Iterator<Item = &QueueRow> {
        self.rows.iter().filter(|row| self.whose.is_none_or(|whose| row.professional == whose))
    }

    fn filter(&mut self) {
        let shown =
            self.theirs().filter(|row| self.view.shows(row.status) || self.freed == Some(row.id)).cloned().collect();
        self.list.set_rows(rows::entries(shown));
        if self.view == View::All {
            self.list.set_heads(rows::heads(self.list.rows()));
        }
    }

    /// Whose patients the day has, with everybody first.
    fn choose_professional(&self, cx: &mut Cx<'_, Self>) {
        let item = |name: String, count: usize, value| {
            let detail = t::RECEPTION_COUNT_OF.with("count", count);
            let catalogue = Catalogue::new(cx.context().locale);
            PickItem { label: name, detail: catalogue.message(&detail), value }
        };
        let mut names: BTreeMap<&str, (ProfessionalId, usize)> = BTreeMap::new();
        for row in &self.rows {
            names.entry(&row.professional_name).or_insert((row.professional, 0)).1 += 1;
        }
        let everybody = Catalogue::new(cx.context().locale).text(t::RECEPTION_EVERYBODY);
        let mut items = vec![item(everybody, self.rows.len(), None)];
        items.extend(names.into_iter().map(|(name, (id, count))| item(name.to_owned(), count, Some(id))));
        cx.open(Choose::new(t::RECEPTION_WHOSE, items), Msg::Whose);
    }

    /// Loads what the panel says about the selected row.
    fn look_aside(&self, cx: &mut Cx<'_, Self>) {
        if let Some(row) = self.selected().cloned() {
            cx.query(SIDE, move |conn| panel::load(conn, &row), Msg::Side);
        }
    }

    fn counts(&self, ui: &Ui<'_>) -> Vec<(Tone, Message)> {
        let whose = self.whose.and_then(|whose| self.rows.iter().find(|row| row.professional == whose));
        let whose =
            whose.map(|row| (Tone::Accent, t::RECEPTION_OF.with("professional", row.professional_name.as_str())));
        // Who has ended is nobody's work: the count stands there only when they are looked at.
        let ended = Some(View::Ended).filter(|_| self.view == View::Ended);
        let parts = ended.into_iter().chain(View::PARTS.into_iter().filter(|part| *part != View::Ended));
        let parts = parts.map(|part| {
            let count = part.count().with("count", self.theirs().filter(|row| part.shows(row.status)).count());
            if self.view == part {
                (Tone::Accent, t::RECEPTION_ONLY.with("view", ui.message(&count)))
            } else {
                (Tone::Text, count)
            }
        });
        whose.into_iter().chain(parts).collect()
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
    /// Whose patients are to be shown.
    Whose(Option<ProfessionalId>),
    /// An appointment was made for today or another day.
    Made(AppointmentId),
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
            Command::CallPatient => {
                calling::possible(self.selected().map(Into::into).as_ref(), CallStage::Desk, context)
            }
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
                if self.freed.take().is_some() {
                    self.filter();
                }
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
                self.freed = None;
                self.filter();
                self.look_aside(cx);
            }
            Command::Book => cx.open(Booking::book(None), |made| Msg::Made(made.id)),
            Command::WalkIn => cx.open(Booking::walk_in(None), |made| Msg::Made(made.id)),
            Command::SweepNoShows => cx.show(Sweep::default()),
            Command::ByProfessional => self.choose_professional(cx),
            Command::CallPatient => {
                if let Some(row) = self.selected() {
                    calling::call(&row.into(), CallStage::Desk, cx, Msg::Acted);
                }
            }
            Command::Open => {
                if let Some(row) = self.selected() {
                    cx.show(PatientCard::of(row.patient));
                }
            }
            command @ (Command::FindSlot | Command::WaitingList) => return acts::anywhere(command, None, cx),
            command => match self.selected() {
                Some(row) => {
                    let id = row.id;
                    let handled = acts::run(command, row, cx, Msg::Acted);
                    if matches!(command, Command::CancelAppointment | Command::NoShow | Command::Reschedule) {
                        self.freed = Some(id);
                    }
                    return handled;
                }
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
            Msg::Whose(whose) => {
                self.whose = whose;
                self.filter();
                self.look_aside(cx);
            }
            Msg::Made(id) => self.made = Some(id),
            Msg::Loaded(Err(error)) | Msg::Side(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let parts = queue::layout(area);
        let day = self.day.unwrap_or_else(|| ui.today());
        let name = match self.day {
            None => t::RECEPTION_TODAY.with("date", day),
            Some(_) => t::RECEPTION_DAY.with("date", day),
        };
        queue::title(frame.buffer_mut(), parts.title, ui, &name, &self.counts(ui));
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
