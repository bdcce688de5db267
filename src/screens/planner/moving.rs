//! Moving about: what is loaded, from view to view, from day to day, from cell to cell.

use super::line::JumpLine;
use super::sheet::{self, Sheet};
use super::{Msg, Planner, View, month, whose};
use crate::app::effect::Slot;
use crate::app::screen::Cx;
use crate::i18n::t;
use crate::keys::Command;
use crate::store::appointments::Appointment;
use crate::store::appointments::planner::{self, Plan, Whose};
use crate::ui::table::Step;
use crate::ui::theme::Tone;
use chrono::NaiveDate;

const PLAN: Slot = Slot("plan");
const FREE: Slot = Slot("next-free-day");

impl Planner {
    /// Loads what is shown.
    pub(super) fn load(&mut self, cx: &mut Cx<'_, Self>) {
        let (zone, now) = (cx.context().locale.zone, cx.now());
        let day = self.cursor.day;
        match self.view {
            View::Day => {
                let whose = self.whose;
                cx.query(PLAN, move |conn| planner::plan(conn, whose, (day, day), zone), Msg::Planned);
            }
            View::Week => {
                let whose = self.cursor.professional.map_or(self.whose, Whose::Professional);
                let days = sheet::week(day);
                let days = days.first().copied().zip(days.last().copied()).unwrap_or((day, day));
                cx.query(PLAN, move |conn| planner::plan(conn, whose, days, zone), Msg::Planned);
            }
            View::Month => {
                let whose = match self.cursor.professional {
                    Some(professional) if self.one => Whose::Professional(professional),
                    _ => self.whose,
                };
                let days = month::bounds(day);
                cx.query(PLAN, move |conn| planner::loads(conn, whose, days, zone, now), Msg::Counted);
            }
        }
    }

    pub(super) fn planned(&mut self, plan: Plan, cx: &Cx<'_, Self>) {
        let (zone, now) = (cx.context().locale.zone, cx.now());
        let sheet = match self.view {
            View::Week => Sheet::of_week(plan, self.cursor.day, self.entered.is_none(), self.step, zone),
            View::Day | View::Month => Sheet::of_day(plan, self.cursor.day, self.step, zone),
        };
        if !self.found {
            self.found = true;
            self.cursor.first_free(&sheet, now);
        }
        if let Some(first) = self.entered.take() {
            let column = if first { sheet.columns.first() } else { sheet.columns.last() };
            self.cursor.day = column.map_or(self.cursor.day, |column| column.day);
        }
        if self.view == View::Week && self.cursor.professional.is_none() {
            self.cursor.professional = sheet.first_staff().map(|staff| staff.professional.id);
        }
        self.sheet = Some(sheet);
        self.loading = false;
        self.keep_in_view();
    }

    /// Goes to another day; loads it where it is not there yet.
    fn go_to(&mut self, day: NaiveDate, cx: &mut Cx<'_, Self>) {
        self.notice = None;
        let before = self.cursor.day;
        self.cursor.go_to_day(day);
        let there = match self.view {
            View::Day => before == day,
            View::Week => self.sheet.as_ref().is_some_and(|sheet| sheet.columns.iter().any(|column| column.day == day)),
            View::Month => month::bounds(before) == month::bounds(day),
        };
        if !there {
            self.loading = true;
            self.load(cx);
        }
    }

    pub(super) fn look_at(&mut self, view: View, cx: &mut Cx<'_, Self>) {
        self.one = view == View::Month && self.view == View::Week;
        self.view = view;
        self.notice = None;
        (self.left, self.anew, self.loading) = (0, true, true);
        if view != View::Month {
            self.sheet = None;
        }
        self.load(cx);
    }

    fn moved(&mut self, step: Step, cx: &mut Cx<'_, Self>) {
        self.notice = None;
        if self.view == View::Month {
            let mut to = self.cursor;
            match step {
                Step::Up => to.by_days(-7),
                Step::Down => to.by_days(7),
                Step::PageUp => to.by_month(false),
                Step::PageDown => to.by_month(true),
                Step::First => to.go_to_day(month::bounds(to.day).0),
                Step::Last => to.go_to_day(month::bounds(to.day).1),
            }
            return self.go_to(to.day, cx);
        }
        if let Some(sheet) = &self.sheet {
            self.cursor.step(sheet, step, self.page);
        }
    }

    fn aside(&mut self, right: bool, cx: &mut Cx<'_, Self>) {
        self.notice = None;
        let days = if right { 1 } else { -1 };
        let at_edge = match (&self.sheet, self.view) {
            (_, View::Month) | (None, _) => true,
            (Some(sheet), _) => !self.cursor.aside(sheet, right),
        };
        if at_edge && self.view != View::Day {
            let mut to = self.cursor;
            to.by_days(days);
            if self.view == View::Week {
                // Past the edge of the week lies the next one, whichever days are worked in it.
                while sheet::week(to.day) == sheet::week(self.cursor.day) {
                    let before = to.day;
                    to.by_days(days);
                    if to.day == before {
                        return;
                    }
                }
                self.entered = Some(right);
            }
            self.go_to(to.day, cx);
        }
    }

    /// The day, week or month before or after.
    fn turn(&mut self, on: bool, cx: &mut Cx<'_, Self>) {
        let mut to = self.cursor;
        match self.view {
            View::Day => to.by_days(if on { 1 } else { -1 }),
            View::Week => to.by_days(if on { 7 } else { -7 }),
            View::Month => to.by_month(on),
        }
        self.go_to(to.day, cx);
    }

    /// Puts the cursor on an appointment that has just been made.
    pub(super) fn follow(&mut self, made: &Appointment, cx: &mut Cx<'_, Self>) {
        self.cursor.go_to(made.starts_at, cx.context().locale.zone);
        self.cursor.professional = Some(made.professional);
        self.cursor.appointment = Some(made.id);
        self.load(cx);
    }

    pub(super) fn move_about(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> bool {
        if let Some(step) = Step::of_command(command) {
            self.moved(step, cx);
            return true;
        }
        match command {
            Command::Left | Command::Right => self.aside(command == Command::Right, cx),
            Command::Earlier | Command::Later => self.turn(command == Command::Later, cx),
            Command::Today => {
                self.cursor.minute = cx.context().locale.zone.minute_of_day(cx.now());
                self.anew = true;
                self.go_to(cx.context().today(), cx);
            }
            Command::DayView => self.look_at(View::Day, cx),
            Command::WeekView => self.look_at(View::Week, cx),
            Command::MonthView => self.look_at(View::Month, cx),
            Command::Jump => self.line = Some(JumpLine::default()),
            Command::NextFree => self.next_free(cx),
            Command::Zoom => self.zoom(cx),
            Command::Whose => whose::ask(cx),
            _ => return false,
        }
        true
    }

    pub(super) fn jump(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(line) = &self.line else { return };
        // Otherwise the line says itself what is wrong with it.
        if let Ok(day) = line.go(self.cursor.day, cx.context()) {
            self.line = None;
            if let Some(day) = day {
                self.go_to(day, cx);
            }
        }
    }

    /// The next free slot in view, else that of a later day.
    fn next_free(&mut self, cx: &mut Cx<'_, Self>) {
        let (now, zone) = (cx.now(), cx.context().locale.zone);
        self.notice = None;
        if self.sheet.as_ref().is_some_and(|sheet| self.cursor.next_free(sheet, now)) {
            return;
        }
        let (whose, last) = match self.view {
            View::Week => {
                let week = sheet::week(self.cursor.day);
                let one = self.cursor.professional.map_or(self.whose, Whose::Professional);
                (one, week.last().copied().unwrap_or(self.cursor.day))
            }
            View::Day | View::Month => (self.whose, self.cursor.day),
        };
        let after = last.max(cx.context().today().pred_opt().unwrap_or(last));
        cx.query(FREE, move |conn| planner::next_free_day(conn, whose, after, zone, now), Msg::NextFree);
    }

    pub(super) fn go_to_free(&mut self, day: Option<NaiveDate>, cx: &mut Cx<'_, Self>) {
        match day {
            Some(day) => {
                self.found = false;
                self.go_to(day, cx);
            }
            None => self.notice = Some((Tone::Warning, t::PLANNER_NO_MORE_FREE.into())),
        }
    }

    fn zoom(&mut self, cx: &mut Cx<'_, Self>) {
        const STEPS: [Option<u32>; 5] = [None, Some(10), Some(15), Some(30), Some(60)];
        let next = STEPS.iter().cycle().skip_while(|step| **step != self.step).nth(1);
        self.step = next.copied().flatten();
        self.notice = Some(match self.step {
            Some(minutes) => (Tone::Text, t::PLANNER_ROWS_OF.with("minutes", i64::from(minutes))),
            None => (Tone::Text, t::PLANNER_ROWS_BY_SLOTS.into()),
        });
        self.load(cx);
    }
}
