//! The planner's grid: rows of time, a column for each professional or each day, and what stands in every cell.
//!
//! Rows follow the wall clock. On the day on which clocks go back an hour has its rows twice; on the day on which they go
//! forward the columns of that day have no time in the rows that are skipped.

use super::duty::{Duty, duty};
use super::hours::{ScheduleException, WorkInterval};
use super::slots::{Span, free_slots};
use crate::domain::time::{Timestamp, Zone};
use chrono::NaiveDate;

/// A stretch of empty rows of at least this many becomes one row.
const GAP: usize = 3;

/// An appointment, as the grid sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// When.
    pub span: Span,
    /// Whether it takes the professional's time: walk-ins and appointments that have ended do not.
    pub holds: bool,
}

/// What a column is made of: one professional on one day.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The day.
    pub day: NaiveDate,
    /// The weekly hours.
    pub weekly: &'a [WorkInterval],
    /// Absences and extra hours.
    pub exceptions: &'a [ScheduleException],
    /// What is booked, that of the evening before included.
    pub booked: &'a [Booked],
}

/// A row: a stretch of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The minute of the day at which it begins.
    pub minute: u32,
    /// Clocks were put back: it is the second time that this hour comes.
    pub again: bool,
    /// How long it lasts.
    pub minutes: u32,
}

/// What a cell is when nothing is booked there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// This slot is free, and begins here or reaches into the row.
    Free(Span),
    /// Working time, but no slot that is free.
    Worked,
    /// Absent; the index among the exceptions.
    Absent(usize),
    /// Outside of the hours worked.
    Outside,
}

/// One professional's time in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its time; `None` where clocks skip it.
    pub span: Option<Span>,
    /// What it is when nothing is booked.
    pub ground: Ground,
    /// What is booked, by index in the column's list: those that hold their time first.
    pub booked: Vec<usize>,
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.ground == Ground::Outside && self.booked.is_empty()
    }
}

/// The grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The rows.
    pub rows: Vec<Row>,
    /// The cells of each column, one for each row.
    pub columns: Vec<Vec<Cell>>,
}

impl Grid {
    /// Lays the columns out in rows of `step` minutes, from the first hour in which somebody works or is booked to the
    /// last one. Where for long nobody is, one row stands for all of it.
    #[must_use]
    pub fn new(columns: &[Column<'_>], step: u32, zone: Zone) -> Self {
        let step = step.max(1);
        let offset = opening(columns).unwrap_or(0) % step;
        let mut days: Vec<(NaiveDate, Vec<(Row, Span)>)> = Vec::new();
        for column in columns {
            if !days.iter().any(|(day, _)| *day == column.day) {
                days.push((column.day, rows_of(column.day, step, offset, zone)));
            }
        }
        let rows = merged(&days);
        let times = |day: NaiveDate| days.iter().find(|(known, _)| *known == day).map(|(_, times)| times.as_slice());
        let columns = columns.iter().map(|column| cells(column, &rows, times(column.day).unwrap_or(&[]), zone));
        let mut grid = Self { columns: columns.collect(), rows };
        grid.tighten();
        grid
    }

    /// A cell; `None` outside of the grid.
    #[must_use]
    pub fn cell(&self, column: usize, row: usize) -> Option<&Cell> {
        self.columns.get(column)?.get(row)
    }

    /// Whether something booked begins in this row, as far as the grid shows it.
    #[must_use]
    pub fn begins(&self, column: usize, row: usize, booked: usize) -> bool {
        let before = row.checked_sub(1).and_then(|before| self.cell(column, before));
        before.is_none_or(|cell| !cell.booked.contains(&booked))
    }

    /// The row and the column in which something booked begins.
    #[must_use]
    pub fn find(&self, column: usize, booked: usize) -> Option<usize> {
        self.columns.get(column)?.iter().position(|cell| cell.booked.contains(&booked))
    }

    /// Leaves out the hours in which nobody is there, and makes one row of a long break.
    fn tighten(&mut self) {
        let empty: Vec<bool> = (0..self.rows.len())
            .map(|row| self.columns.iter().all(|cells| cells.get(row).is_none_or(Cell::is_empty)))
            .collect();
        let mut runs: Vec<(usize, usize, bool)> = Vec::new();
        for (row, empty) in empty.into_iter().enumerate() {
            match runs.last_mut() {
                Some((_, end, same)) if *same == empty => *end = row + 1,
                _ => runs.push((row, row + 1, empty)),
            }
        }
        if runs.first().is_some_and(|run| run.2) {
            runs.remove(0);
        }
        if runs.last().is_some_and(|run| run.2) {
            runs.pop();
        }
        let kept = runs.into_iter().flat_map(|(from, until, empty)| {
            let whole = empty && until - from >= GAP;
            let each = (from..until).map(|row| (row, row + 1)).take(if whole { 0 } else { until - from });
            whole.then_some((from, until)).into_iter().chain(each)
        });
        let kept: Vec<(usize, usize)> = kept.collect();
        self.rows = kept.iter().filter_map(|range| one_row(self.rows.get(range.0..range.1)?)).collect();
        for cells in &mut self.columns {
            *cells = kept.iter().filter_map(|range| one_cell(cells.get(range.0..range.1)?)).collect();
        }
    }
}

/// How long the rows of a day should be: as long as the shortest slot, within reason.
#[must_use]
pub fn step(columns: &[Column<'_>]) -> u32 {
    let lengths = columns.iter().flat_map(|column| {
        let weekly = column.weekly.iter().filter(|hours| hours.holds_on(column.day)).map(|hours| hours.slot_minutes);
        let extra = column.exceptions.iter().filter(|hours| hours.holds_on(column.day)).map(|hours| hours.slot_minutes);
        weekly.chain(extra)
    });
    lengths.filter(|minutes| *minutes > 0).min().unwrap_or(20).clamp(10, 60)
}

/// The minute at which the first of them begins to work.
fn opening(columns: &[Column<'_>]) -> Option<u32> {
    let from = |column: &Column<'_>| {
        let weekly = column.weekly.iter().filter(|hours| hours.holds_on(column.day)).map(|hours| hours.from);
        weekly.min()
    };
    columns.iter().filter_map(from).min()
}

/// The rows of a day with their time, from midnight to midnight.
fn rows_of(day: NaiveDate, step: u32, offset: u32, zone: Zone) -> Vec<(Row, Span)> {
    let (start, end) = zone.bounds(day);
    let mut rows: Vec<(Row, Span)> = Vec::new();
    let mut before: Option<u32> = None;
    let mut latest: Option<u32> = None;
    for passed in 0..end.minutes_since(start) {
        let at = start.plus_minutes(passed);
        let minute = zone.minute_of_day(at);
        let runs_on = before.is_some_and(|before| before + 1 == minute);
        let begins = !runs_on || minute % step == offset;
        before = Some(minute);
        let again = latest.is_some_and(|latest| minute <= latest);
        latest = latest.max(Some(minute));
        match rows.last_mut() {
            Some((row, span)) if !begins && row.again == again => {
                row.minutes += 1;
                span.minutes += 1;
            }
            _ => rows.push((Row { minute, again, minutes: 1 }, Span { start: at, minutes: 1 })),
        }
    }
    rows
}

/// The rows of all days in one order.
fn merged(days: &[(NaiveDate, Vec<(Row, Span)>)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (_, day) in days {
        let mut at = 0;
        for (row, _) in day {
            let same = |known: &Row| known.minute == row.minute && known.again == row.again;
            match rows.iter().skip(at).position(same) {
                Some(found) => at += found + 1,
                None => {
                    rows.insert(at, *row);
                    at += 1;
                }
            }
        }
    }
    rows
}

fn cells(column: &Column<'_>, rows: &[Row], times: &[(Row, Span)], zone: Zone) -> Vec<Cell> {
    let taken: Vec<Span> = column.booked.iter().filter(|booked| booked.holds).map(|booked| booked.span).collect();
    let free = free_slots(column.day, column.weekly, column.exceptions, &taken, zone);
    rows.iter()
        .map(|row| {
            let time = times.iter().find(|(known, _)| known.minute == row.minute && known.again == row.again);
            match time {
                Some((own, span)) => cell(column, *own, *span, &free),
                None => Cell { span: None, ground: Ground::Outside, booked: Vec::new() },
            }
        })
        .collect()
}

fn cell(column: &Column<'_>, row: Row, span: Span, free: &[Span]) -> Cell {
    let within = |at: Timestamp| span.start <= at && at < span.end();
    let mut booked: Vec<usize> = (0..column.booked.len())
        .filter(|index| column.booked.get(*index).is_some_and(|booked| touches(booked.span, span)))
        .collect();
    booked.sort_by_key(|index| column.booked.get(*index).map(|booked| (!booked.holds, booked.span.start)));
    let begins = free.iter().find(|slot| within(slot.start));
    let slot = begins.or_else(|| free.iter().find(|slot| slot.overlaps(span)));
    let ground = match slot {
        Some(slot) => Ground::Free(*slot),
        None => {
            let duties = (row.minute..row.minute + row.minutes)
                .map(|minute| duty(column.day, minute, column.weekly, column.exceptions));
            duties.fold(Ground::Outside, |ground, duty| match (ground, duty) {
                (_, Duty::On) | (Ground::Worked, _) => Ground::Worked,
                (Ground::Outside, Duty::Away(absence)) => Ground::Absent(absence),
                (ground, _) => ground,
            })
        }
    };
    Cell { span: Some(span), ground, booked }
}

/// Whether an appointment belongs into a row; one without length, to the row in which it begins.
fn touches(booked: Span, row: Span) -> bool {
    booked.overlaps(row) || (booked.minutes == 0 && row.start <= booked.start && booked.start < row.end())
}

fn one_row(rows: &[Row]) -> Option<Row> {
    let first = rows.first()?;
    Some(Row { minutes: rows.iter().map(|row| row.minutes).sum(), ..*first })
}

fn one_cell(cells: &[Cell]) -> Option<Cell> {
    let first = cells.first()?;
    if cells.len() == 1 {
        return Some(first.clone());
    }
    let mut spans = cells.iter().filter_map(|cell| cell.span);
    let begin = spans.next();
    let end = spans.next_back().or(begin);
    let span = begin.zip(end).map(|(begin, end)| Span {
        start: begin.start,
        minutes: u32::try_from(end.end().minutes_since(begin.start)).unwrap_or(begin.minutes),
    });
    Some(Cell { span, ground: Ground::Outside, booked: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::super::hours::tests::hours;
    use super::super::{Shift, print_time_of_day};
    use super::*;
    use chrono::{Datelike as _, Days, NaiveTime, Weekday};
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn booked(day: &str, from: &str, minutes: u32, zone: Zone) -> Booked {
        let time = NaiveTime::parse_from_str(from, "%H:%M").unwrap();
        Booked { span: Span { start: zone.at(date(day), time), minutes }, holds: true }
    }

    fn column<'a>(day: &str, weekly: &'a [WorkInterval], booked: &'a [Booked]) -> Column<'a> {
        Column { day: date(day), weekly, exceptions: &[], booked }
    }

    /// One letter a cell: `.` free, `w` worked, `-` away, `_` outside, ` ` no time; the number of bookings where there are.
    fn drawn(grid: &Grid) -> Vec<String> {
        let letter = |cell: &Cell| match (cell.booked.len(), cell.span, cell.ground) {
            (_, None, _) => ' ',
            (1.., _, _) => char::from_digit(u32::try_from(cell.booked.len()).unwrap(), 10).unwrap(),
            (_, _, Ground::Free(_)) => '.',
            (_, _, Ground::Worked) => 'w',
            (_, _, Ground::Absent(_)) => '-',
            (_, _, Ground::Outside) => '_',
        };
        let row = |(index, row): (usize, &Row)| {
            let cells = grid.columns.iter().map(|cells| letter(&cells[index]));
            let again = if row.again { "'" } else { "" };
            format!("{}{again} {}", print_time_of_day(row.minute), cells.collect::<String>())
        };
        grid.rows.iter().enumerate().map(row).collect()
    }

    const MONDAY: &str = "2026-11-23";

    #[test]
    fn a_day_has_rows_from_opening_to_closing_and_one_for_a_long_break() {
        let dakar = zone("Africa/Dakar");
        let early = [hours(Weekday::Mon, 8, 10, 30), hours(Weekday::Mon, 14, 15, 30)];
        let late = [hours(Weekday::Mon, 9, 11, 30)];
        let taken = [booked(MONDAY, "09:00", 60, dakar), booked(MONDAY, "09:30", 30, dakar)];
        let grid = Grid::new(&[column(MONDAY, &early, &taken), column(MONDAY, &late, &[])], 30, dakar);
        assert_eq!(
            drawn(&grid),
            [
                "08:00 ._", "08:30 ._", "09:00 1.", "09:30 2.", "10:00 _.", "10:30 _.", "11:00 __", "14:00 ._",
                "14:30 ._"
            ]
        );
        assert_eq!(grid.rows[6].minutes, 180);
        assert_eq!(grid.cell(0, 6).unwrap().span.unwrap().minutes, 180);
        assert!(grid.begins(0, 2, 0) && !grid.begins(0, 3, 0) && grid.begins(0, 3, 1));
        assert_eq!(grid.find(0, 1), Some(3));
    }

    #[test]
    fn absences_show_where_there_would_be_work_and_extra_hours_where_there_would_be_none() {
        let dakar = zone("Africa/Dakar");
        let weekly = [hours(Weekday::Mon, 8, 10, 30)];
        let off = ScheduleException::days_off(date(MONDAY), date(MONDAY));
        let extra = ScheduleException {
            kind: crate::domain::schedule::ExceptionKind::Extra,
            from: 570,
            to: 660,
            slot_minutes: 45,
            ..off
        };
        let exceptions = [off, extra];
        let one = Column { day: date(MONDAY), weekly: &weekly, exceptions: &exceptions, booked: &[] };
        assert_eq!(step(&[one]), 30);
        let grid = Grid::new(&[one], 30, dakar);
        assert_eq!(drawn(&grid), ["08:00 -", "08:30 -", "09:00 -", "09:30 .", "10:00 .", "10:30 ."]);
        let starts = |row: usize| match grid.cell(0, row).unwrap().ground {
            Ground::Free(slot) => dakar.time(slot.start).to_string(),
            _ => String::new(),
        };
        assert_eq!([starts(3), starts(4), starts(5)], ["09:30:00", "10:15:00", "10:15:00"]);
    }

    #[test]
    fn a_week_puts_the_same_time_of_day_into_one_row() {
        let dakar = zone("Africa/Dakar");
        let weekly = [hours(Weekday::Mon, 8, 9, 30), hours(Weekday::Tue, 9, 10, 30)];
        let columns = ["2026-11-23", "2026-11-24", "2026-11-25"].map(|day| column(day, &weekly, &[]));
        assert_eq!(drawn(&Grid::new(&columns, 30, dakar)), ["08:00 .__", "08:30 .__", "09:00 _._", "09:30 _._"]);
        assert!(Grid::new(&columns[2..], 30, dakar).rows.is_empty());
    }

    #[test]
    fn a_skipped_hour_has_no_time_and_a_repeated_one_has_its_rows_twice() {
        let night = |weekday| [hours(weekday, 0, 5, 60)];
        let paris = zone("Europe/Paris");
        let sunday = night(Weekday::Sun);
        let spring = Grid::new(&[column("2026-03-29", &sunday, &[])], 60, paris);
        assert_eq!(drawn(&spring), ["00:00 .", "01:00 .", "03:00 .", "04:00 ."]);
        let autumn = Grid::new(&[column("2026-10-25", &sunday, &[])], 60, paris);
        assert_eq!(drawn(&autumn), ["00:00 .", "01:00 .", "02:00 .", "02:00' w", "03:00 .", "04:00 ."]);
        let both = [column("2026-03-29", &sunday, &[]), column("2026-10-25", &sunday, &[])];
        let rows = ["00:00 ..", "01:00 ..", "02:00  .", "02:00'  w", "03:00 ..", "04:00 .."];
        assert_eq!(drawn(&Grid::new(&both, 60, paris)), rows);
        let turned: Vec<_> = both.into_iter().rev().collect();
        assert_eq!(Grid::new(&turned, 60, paris).rows.len(), 6);
        // In São Paulo clocks went forward at midnight: the day began at one o'clock.
        let sao_paulo = zone("America/Sao_Paulo");
        let first = Grid::new(&[column("2018-11-04", &sunday, &[])], 60, sao_paulo);
        assert_eq!(drawn(&first), ["01:00 .", "02:00 .", "03:00 .", "04:00 ."]);
        let saturday = [hours(Weekday::Sat, 21, 24, 60)];
        let last = Grid::new(&[column("2018-02-17", &saturday, &[])], 60, sao_paulo);
        assert_eq!(drawn(&last), ["21:00 .", "22:00 .", "23:00 .", "23:00' w"]);
        let dakar = Grid::new(&[column("2026-03-29", &sunday, &[])], 60, zone("Africa/Dakar"));
        assert_eq!(dakar.rows.len(), 5);
    }

    #[test]
    fn duty_over_midnight_stands_on_both_days() {
        let dakar = zone("Africa/Dakar");
        let duty: Vec<WorkInterval> = Shift::Duty24.intervals(Weekday::Mon, 60);
        let over = [booked(MONDAY, "23:40", 40, dakar)];
        let monday = Grid::new(&[column(MONDAY, &duty, &over)], 60, dakar);
        assert_eq!((monday.rows.len(), drawn(&monday).last().cloned()), (16, Some("23:00 1".to_owned())));
        let tuesday = Grid::new(&[column("2026-11-24", &duty, &over)], 60, dakar);
        assert_eq!((tuesday.rows.len(), drawn(&tuesday).first().cloned()), (8, Some("00:00 1".to_owned())));
    }

    #[test]
    fn rows_are_as_long_as_the_shortest_slot_and_begin_with_the_first_hours() {
        let dakar = zone("Africa/Dakar");
        let odd = [WorkInterval { from: 490, to: 550, ..hours(Weekday::Mon, 8, 9, 15) }];
        let long = [hours(Weekday::Mon, 9, 12, 40)];
        let columns = [column(MONDAY, &odd, &[]), column(MONDAY, &long, &[])];
        assert_eq!(step(&columns), 15);
        assert_eq!(step(&columns[1..]), 40);
        assert_eq!(step(&[]), 20);
        assert_eq!(drawn(&Grid::new(&columns, 15, dakar))[..2], ["08:10 ._", "08:25 ._"]);
    }

    fn any_column() -> impl Strategy<Value = (u64, Vec<WorkInterval>, Vec<(i64, u32, bool)>)> {
        let interval = (0_u32..23, 1_u32..8, 5_u32..60).prop_map(|(from, length, slot_minutes)| WorkInterval {
            weekday: Weekday::Sun,
            from: from * 60,
            to: ((from + length) * 60).min(1_440),
            slot_minutes,
            valid_from: None,
            valid_until: None,
        });
        let booked = (-300_i64..1_500, 0_u32..480, any::<bool>());
        (0_u64..3, proptest::collection::vec(interval, 0..3), proptest::collection::vec(booked, 0..12))
    }

    proptest! {
        #[test]
        fn no_appointment_and_no_free_slot_is_ever_lost_and_time_runs_on(
            columns in proptest::collection::vec(any_column(), 1..4),
            step in 5_u32..61,
            (place, day) in proptest::sample::select(vec![
                ("Europe/Paris", "2026-03-28"), ("Europe/Paris", "2026-10-24"), ("America/Sao_Paulo", "2018-11-03"),
                ("America/Sao_Paulo", "2018-02-16"), ("Africa/Dakar", "2026-11-22"), ("Australia/Lord_Howe", "2026-04-04"),
            ]),
        ) {
            let zone = zone(place);
            let days = columns.iter().map(|(later, weekly, booked)| {
                let day = date(day) + Days::new(*later);
                let weekly: Vec<_> = weekly.iter().map(|hours| WorkInterval { weekday: day.weekday(), ..*hours }).collect();
                let start = zone.start_of_day(day);
                let booked: Vec<_> = booked
                    .iter()
                    .map(|(from, minutes, holds)| {
                        Booked { span: Span { start: start.plus_minutes(*from), minutes: *minutes }, holds: *holds }
                    })
                    .collect();
                (day, weekly, booked)
            });
            let days: Vec<_> = days.collect();
            let columns: Vec<_> = days
                .iter()
                .map(|(day, weekly, booked)| Column { day: *day, weekly, exceptions: &[], booked })
                .collect();
            let grid = Grid::new(&columns, step, zone);
            prop_assert_eq!(grid.columns.len(), columns.len());
            for (column, cells) in columns.iter().zip(&grid.columns) {
                prop_assert_eq!(cells.len(), grid.rows.len());
                let (from, until) = zone.bounds(column.day);
                let spans: Vec<Span> = cells.iter().filter_map(|cell| cell.span).collect();
                prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start));
                prop_assert!(spans.iter().all(|span| from <= span.start && span.end() <= until));
                for (index, booked) in column.booked.iter().enumerate() {
                    let today = touches(booked.span, Span {
                        start: from,
                        minutes: u32::try_from(until.minutes_since(from)).unwrap(),
                    });
                    let shown = cells.iter().any(|cell| cell.booked.contains(&index));
                    prop_assert_eq!(shown, today, "{:?}", booked);
                }
                let taken: Vec<Span> = column.booked.iter().filter(|one| one.holds).map(|one| one.span).collect();
                for slot in free_slots(column.day, column.weekly, column.exceptions, &taken, zone) {
                    prop_assert!(spans.iter().any(|span| span.overlaps(slot)), "{:?}", slot);
                }
            }
        }
    }
}
