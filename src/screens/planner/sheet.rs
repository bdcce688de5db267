//! The days that are shown, laid out: columns, what is booked in them, and the grid of their cells.

use crate::domain::appointment::AppointmentKind;
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{self, Booked, Cell, Duty, Grid, Ground, Load, Span};
use crate::domain::time::{Timestamp, Zone};
use crate::store::appointments::QueueRow;
use crate::store::appointments::planner::{Plan, Staff};
use chrono::{Datelike as _, Days, NaiveDate};

/// One professional on one day.
pub(super) struct Column {
    /// The day.
    pub(super) day: NaiveDate,
    staff: usize,
    rows: Vec<usize>,
    booked: Vec<Booked>,
}

/// What a cell is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) row: usize,
    /// Which of the appointments that share the cell.
    pub(super) depth: usize,
}

/// The days, laid out.
pub(super) struct Sheet {
    plan: Plan,
    pub(super) columns: Vec<Column>,
    pub(super) grid: Grid,
}

impl Sheet {
    /// Whether a row is that of this minute.
    pub(super) fn is_now(&self, row: usize, now: Timestamp) -> bool {
        (0..self.columns.len()).any(|column| {
            let span = self.grid.cell(column, row).and_then(|cell| cell.span);
            span.is_some_and(|span| span.start <= now && now < span.end())
        })
    }

    /// The row of this minute, on the days on which there is one.
    pub(super) fn row_now(&self, now: Timestamp) -> Option<usize> {
        (0..self.grid.rows.len()).find(|row| self.is_now(*row, now))
    }

    /// Everybody who works on a day, is away, or has somebody booked; whoever is away all day stands last.
    pub(super) fn of_day(plan: Plan, day: NaiveDate, step: Option<u32>, zone: Zone) -> Self {
        let mut columns: Vec<(bool, usize)> = plan
            .staff
            .iter()
            .enumerate()
            .filter_map(|(index, staff)| match presence(staff, day) {
                Presence::Here => Some((false, index)),
                Presence::Away => Some((true, index)),
                Presence::Off => booked_on(&plan, staff, day, zone).next().is_some().then_some((false, index)),
            })
            .collect();
        columns.sort_by_key(|(away, _)| *away);
        let columns = columns.into_iter().map(|(_, index)| (day, index)).collect();
        Self::lay_out(plan, columns, step, zone)
    }

    /// The days of a week on which the first professional of the plan works or has somebody booked, and the day that
    /// was asked for, where one was.
    pub(super) fn of_week(plan: Plan, day: NaiveDate, asked: bool, step: Option<u32>, zone: Zone) -> Self {
        let columns = match plan.staff.first() {
            Some(staff) => week(day)
                .into_iter()
                .filter(|known| {
                    (asked && *known == day)
                        || presence(staff, *known) != Presence::Off
                        || booked_on(&plan, staff, *known, zone).next().is_some()
                })
                .map(|known| (known, 0))
                .collect(),
            None => Vec::new(),
        };
        Self::lay_out(plan, columns, step, zone)
    }

    fn lay_out(plan: Plan, columns: Vec<(NaiveDate, usize)>, step: Option<u32>, zone: Zone) -> Self {
        let column = |(day, staff): (NaiveDate, usize)| {
            let rows: Vec<usize> = match plan.staff.get(staff) {
                Some(known) => booked_on(&plan, known, day, zone).collect(),
                None => Vec::new(),
            };
            let booked = rows.iter().filter_map(|index| plan.rows.get(*index)).map(booked).collect();
            Column { day, staff, rows, booked }
        };
        let columns: Vec<Column> = columns.into_iter().map(column).collect();
        let times: Vec<schedule::Column<'_>> = columns.iter().filter_map(|column| time_of(&plan, column)).collect();
        let step = step.unwrap_or_else(|| schedule::step(&times));
        let grid = Grid::new(&times, step, zone);
        Self { plan, columns, grid }
    }

    /// Whose column it is.
    pub(super) fn staff(&self, column: usize) -> Option<&Staff> {
        self.plan.staff.get(self.columns.get(column)?.staff)
    }

    /// Who the plan is of, where it is of one.
    pub(super) fn first_staff(&self) -> Option<&Staff> {
        self.plan.staff.first()
    }

    /// An appointment of a cell, by its index in the cell.
    pub(super) fn row(&self, column: usize, booked: usize) -> Option<&QueueRow> {
        self.plan.rows.get(*self.columns.get(column)?.rows.get(booked)?)
    }

    /// The appointment that the cursor is on.
    pub(super) fn row_at(&self, spot: Spot) -> Option<&QueueRow> {
        let cell = self.grid.cell(spot.column, spot.row)?;
        self.row(spot.column, *cell.booked.get(spot.depth)?)
    }

    /// The phone of a patient.
    pub(super) fn phone(&self, row: &QueueRow) -> Option<&str> {
        self.plan.phones.get(&row.patient).map(String::as_str)
    }

    /// The column of a professional on a day, else the one of the day, else the first.
    pub(super) fn column_of(&self, day: NaiveDate, professional: Option<ProfessionalId>) -> usize {
        let of_day = |column: &&Column| column.day == day;
        let whose = |column: &Column| self.plan.staff.get(column.staff).map(|staff| staff.professional.id);
        let both = self.columns.iter().position(|column| column.day == day && whose(column) == professional);
        both.or_else(|| self.columns.iter().position(|column| of_day(&column))).unwrap_or(0)
    }

    /// How full a column is.
    pub(super) fn load(&self, column: usize, zone: Zone, now: Timestamp) -> Load {
        let time = self.columns.get(column).and_then(|column| time_of(&self.plan, column));
        time.map(|time| schedule::load(&time, zone, now)).unwrap_or_default()
    }

    /// The free slot that begins in a cell and is still to come.
    pub(super) fn free_from(&self, column: usize, row: usize, now: Timestamp) -> Option<Span> {
        let cell = self.grid.cell(column, row)?;
        let (Ground::Free(slot), Some(span)) = (cell.ground, cell.span) else { return None };
        (span.start <= slot.start && slot.start < span.end() && slot.start.plus_minutes(1) > now).then_some(slot)
    }

    /// How long an appointment with the professional of a column is where nothing else is said.
    pub(super) fn usual_minutes(&self, column: usize, row: usize) -> u32 {
        let minute = self.grid.rows.get(row).map_or(0, |row| row.minute);
        let day = self.columns.get(column).map(|column| column.day);
        let weekly = self.staff(column).map(|staff| staff.hours.weekly.as_slice()).unwrap_or_default();
        let of_day = || weekly.iter().filter(|hours| day.is_some_and(|day| hours.holds_on(day)));
        let then = of_day().find(|hours| (hours.from..hours.to).contains(&minute));
        then.or_else(|| of_day().next()).or(weekly.first()).map_or(USUAL_MINUTES, |hours| hours.slot_minutes)
    }

    /// Whether two cells of a column are the same thing: one appointment, one free slot.
    pub(super) fn same(&self, column: usize, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.grid.cell(column, one), self.grid.cell(column, other)) else {
            return false;
        };
        match (&one.booked, &other.booked, one.ground, other.ground) {
            (a, b, Ground::Free(slot), Ground::Free(same)) if a.is_empty() && b.is_empty() => slot == same,
            (a, b, ..) => !a.is_empty() && a == b,
        }
    }
}

/// How long an appointment lasts where no schedule says so.
const USUAL_MINUTES: u32 = 20;

/// The appointments of a cell that are two at a time, which only an overbook or a walk-in brings about.
pub(super) fn is_crowded(sheet: &Sheet, column: usize, cell: &Cell) -> bool {
    let Some(column) = sheet.columns.get(column) else { return false };
    let spans: Vec<Span> =
        cell.booked.iter().filter_map(|index| column.booked.get(*index)).map(|one| one.span).collect();
    spans.iter().enumerate().any(|(index, one)| spans.iter().skip(index + 1).any(|other| one.overlaps(*other)))
}

/// Monday to Sunday of the week of a day.
pub(super) fn week(day: NaiveDate) -> Vec<NaiveDate> {
    let since = Days::new(u64::from(day.weekday().num_days_from_monday()));
    let monday = day.checked_sub_days(since).unwrap_or(day);
    (0..7).filter_map(|days| monday.checked_add_days(Days::new(days))).collect()
}

fn booked(row: &QueueRow) -> Booked {
    Booked { span: span_of(row), holds: row.status.is_active() && row.kind != AppointmentKind::WalkIn }
}

/// An appointment's time.
pub(super) fn span_of(row: &QueueRow) -> Span {
    Span { start: row.starts_at, minutes: u32::try_from(row.ends_at.minutes_since(row.starts_at)).unwrap_or(0) }
}

fn time_of<'a>(plan: &'a Plan, column: &'a Column) -> Option<schedule::Column<'a>> {
    let hours = &plan.staff.get(column.staff)?.hours;
    let (weekly, exceptions) = (hours.weekly.as_slice(), hours.exceptions.as_slice());
    Some(schedule::Column { day: column.day, weekly, exceptions, booked: &column.booked })
}

fn booked_on<'a>(plan: &'a Plan, staff: &'a Staff, day: NaiveDate, zone: Zone) -> impl Iterator<Item = usize> + 'a {
    let (from, until) = zone.bounds(day);
    let of = move |row: &QueueRow| {
        row.professional == staff.professional.id
            && row.starts_at < until
            && from < row.ends_at.max(row.starts_at.plus_minutes(1))
    };
    plan.rows.iter().enumerate().filter(move |(_, row)| of(row)).map(|(index, _)| index)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Here,
    Away,
    Off,
}

fn presence(staff: &Staff, day: NaiveDate) -> Presence {
    if !staff.professional.active {
        return Presence::Off;
    }
    let mut away = false;
    for minute in 0..schedule::DAY {
        match schedule::duty(day, minute, &staff.hours.weekly, &staff.hours.exceptions) {
            Duty::On => return Presence::Here,
            Duty::Away(_) => away = true,
            Duty::Off => {}
        }
    }
    if away { Presence::Away } else { Presence::Off }
}
