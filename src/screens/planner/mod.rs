//! The planner: who works when and what is free, by day, week and month, and all that is done with an appointment there.

mod acts;
mod cells;
mod cursor;
mod draw;
mod hand;
mod here;
mod line;
mod month;
mod moving;
mod sheet;
mod whose;
mod words;

use crate::app::context::Context;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Role::{Admin, Nurse, Secretary};
use crate::domain::schedule::Load;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::acts as booking_acts;
use crate::store::StoreError;
use crate::store::appointments::planner::{Plan, Whose};
use crate::store::appointments::{Appointment, Move, QueueRow};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use chrono::NaiveDate;
use cursor::Cursor;
use line::JumpLine;
use ratatui::Frame;
use ratatui::layout::Rect;
use sheet::Sheet;
use whose::Choice;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// The professionals of one day.
    Day,
    /// The days of one professional's week.
    Week,
    /// How full each day of a month is.
    Month,
}

/// The place.
pub struct Planner {
    view: View,
    cursor: Cursor,
    whose: Whose,
    /// What is shown, in words, where it is not everybody.
    label: Option<String>,
    /// The month is that of the professional whose week was shown.
    one: bool,
    /// Minutes of a row; none for what fits the slots of the day.
    step: Option<u32>,
    sheet: Option<Sheet>,
    month: Vec<(NaiveDate, Load)>,
    /// The appointment in hand.
    hand: Option<QueueRow>,
    /// What was refused last, at the place.
    notice: Option<(Tone, Message)>,
    line: Option<JumpLine>,
    /// The cursor has been put on the first free slot.
    found: bool,
    /// The window is to be put around the cursor.
    anew: bool,
    /// The week was entered from the one before (`true`) or the one after: the cursor goes to its first or last day.
    entered: Option<bool>,
    loading: bool,
    /// The first column and row in view, and how many rows there are.
    left: usize,
    top: usize,
    page: usize,
    /// The first column that was drawn, and how many.
    in_view: (usize, usize),
}

impl Default for Planner {
    fn default() -> Self {
        Self {
            view: View::Day,
            cursor: Cursor::default(),
            whose: Whose::All,
            label: None,
            one: false,
            step: None,
            sheet: None,
            month: Vec::new(),
            hand: None,
            notice: None,
            line: None,
            found: false,
            anew: true,
            entered: None,
            loading: true,
            left: 0,
            top: 0,
            page: 1,
            in_view: (0, usize::MAX),
        }
    }
}

/// What comes back.
pub enum Msg {
    /// The days.
    Planned(Result<Plan, StoreError>),
    /// The month.
    Counted(Result<Vec<(NaiveDate, Load)>, StoreError>),
    /// The next day on which something is free.
    NextFree(Result<Option<NaiveDate>, StoreError>),
    /// Who can be shown.
    Choices(Result<Vec<Choice>, StoreError>),
    /// Who is shown.
    Chosen(Whose, Option<String>),
    /// Something was done with an appointment.
    Acted(booking_acts::Acted),
    /// An appointment was made.
    Made(Appointment),
    /// An appointment was put down, or not.
    Dropped(Move, Result<Appointment, StoreError>),
    /// The appointment in hand, after somebody else changed it.
    Hand(Result<QueueRow, StoreError>),
}

impl Screen for Planner {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_PLANNER.into()
    }

    fn scopes(&self) -> Scopes {
        match (&self.line, &self.hand) {
            (Some(_), _) => &[&tables::PICKER],
            (None, Some(_)) => &[&tables::PLANNER_HAND, &tables::LIST, &tables::GLOBAL],
            (None, None) => &[&tables::PLANNER, &tables::LIST, &tables::GLOBAL],
        }
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        self.possible(command, context)
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        let (now, zone) = (cx.now(), cx.context().locale.zone);
        self.cursor.go_to(now, zone);
        if let Some(actor) = cx.context().actor()
            && let Some(own) = actor.professional
        {
            self.cursor.professional = Some(own);
            if !actor.roles.any(&[Secretary, Nurse, Admin]) {
                self.whose = Whose::Professional(own);
                self.view = View::Week;
            }
        }
        self.load(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.load(cx);
    }

    fn takes_text(&self) -> bool {
        self.line.is_some()
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        let taken = self.line.as_mut().is_some_and(|line| line.input(input));
        if taken { Handled::Yes } else { Handled::No }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if self.line.is_some() {
            match command {
                Command::Open => self.jump(cx),
                Command::Back => self.line = None,
                _ => {}
            }
            return Handled::Yes;
        }
        if self.move_about(command, cx) {
            self.keep_in_view();
            return Handled::Yes;
        }
        match command {
            Command::Drop if self.view != View::Month => self.drop_here(cx),
            Command::Drop | Command::Open if self.view == View::Month => self.look_at(View::Day, cx),
            Command::LetGo => self.hand = None,
            Command::Grab => self.grab(),
            command => return self.act(command, cx),
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Planned(Ok(plan)) => self.planned(plan, cx),
            Msg::Counted(Ok(days)) => (self.month, self.loading) = (days, false),
            Msg::NextFree(Ok(day)) => self.go_to_free(day, cx),
            Msg::Choices(Ok(choices)) => whose::choose(choices, cx),
            Msg::Chosen(whose, label) => self.show_whose(whose, label, cx),
            Msg::Acted(acted) => booking_acts::say(acted, cx),
            Msg::Made(made) => self.follow(&made, cx),
            Msg::Dropped(to, result) => self.dropped(&to, result, cx),
            Msg::Hand(result) => self.hand_again(result, cx),
            Msg::Planned(Err(error))
            | Msg::Counted(Err(error))
            | Msg::NextFree(Err(error))
            | Msg::Choices(Err(error)) => {
                self.loading = false;
                cx.fail(error);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.show(frame, area, ui);
    }
}
