//! Where one is in the planner, and how one moves about. The cursor is a day, a professional and a time of day: it stays
//! there whatever is loaded, and in whichever view.

use super::sheet::{Sheet, Spot};
use crate::domain::ids::{AppointmentId, ProfessionalId};
use crate::domain::time::{Timestamp, Zone};
use crate::ui::table::Step;
use chrono::{Days, Months, NaiveDate};

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cursor {
    pub(super) day: NaiveDate,
    pub(super) professional: Option<ProfessionalId>,
    /// The minute of the day.
    pub(super) minute: u32,
    /// The second time that this hour comes, on the day on which clocks go back.
    pub(super) again: bool,
    /// The appointment, where several share the cell.
    pub(super) appointment: Option<AppointmentId>,
}

impl Cursor {
    /// The cell of the cursor, or the one that is nearest to it.
    pub(super) fn spot(&self, sheet: &Sheet) -> Spot {
        let column = sheet.column_of(self.day, self.professional);
        let not_after = |row: &crate::domain::schedule::Row| row.minute <= self.minute && row.again <= self.again;
        let row = sheet.grid.rows.iter().rposition(not_after).unwrap_or(0);
        let row_of = |booked: &usize| sheet.row(column, *booked).map(|row| row.id);
        let booked = sheet.grid.cell(column, row).map(|cell| cell.booked.as_slice()).unwrap_or_default();
        let depth = self.appointment.and_then(|id| booked.iter().position(|one| row_of(one) == Some(id)));
        Spot { column, row, depth: depth.unwrap_or(0) }
    }

    /// Goes to a cell.
    pub(super) fn put(&mut self, sheet: &Sheet, spot: Spot) {
        if let Some(column) = sheet.columns.get(spot.column) {
            self.day = column.day;
            self.professional = sheet.staff(spot.column).map(|staff| staff.professional.id);
        }
        if let Some(row) = sheet.grid.rows.get(spot.row) {
            (self.minute, self.again) = (row.minute, row.again);
        }
        self.appointment = sheet.row_at(spot).map(|row| row.id);
    }

    /// Goes to an instant.
    pub(super) fn go_to(&mut self, at: Timestamp, zone: Zone) {
        (self.day, self.minute, self.again) = (zone.day(at), zone.minute_of_day(at), false);
    }

    /// Up and down in a column: from one thing to the next, one after the other where several share a cell.
    pub(super) fn step(&mut self, sheet: &Sheet, step: Step, page: usize) {
        let spot = self.spot(sheet);
        let last = sheet.grid.rows.len().saturating_sub(1);
        let to = match step {
            Step::Down => down(sheet, spot),
            Step::Up => up(sheet, spot),
            Step::PageDown => Spot { row: (spot.row + page).min(last), depth: 0, ..spot },
            Step::PageUp => Spot { row: spot.row.saturating_sub(page), depth: 0, ..spot },
            Step::First => Spot { row: 0, depth: 0, ..spot },
            Step::Last => Spot { row: last, depth: 0, ..spot },
        };
        self.put(sheet, to);
    }

    /// One column further; `false` at the edge.
    pub(super) fn aside(&mut self, sheet: &Sheet, right: bool) -> bool {
        let spot = self.spot(sheet);
        let column = if right { Some(spot.column + 1) } else { spot.column.checked_sub(1) };
        let Some(column) = column.filter(|column| *column < sheet.columns.len()) else { return false };
        // The minute stays, so that a longer cell on the way does not lead elsewhere.
        let (minute, again) = (self.minute, self.again);
        self.put(sheet, Spot { column, depth: 0, ..spot });
        (self.minute, self.again) = (minute, again);
        true
    }

    /// The next free slot: further down in the column, else from the top of the columns behind it.
    pub(super) fn next_free(&mut self, sheet: &Sheet, now: Timestamp) -> bool {
        let spot = self.spot(sheet);
        let rows = sheet.grid.rows.len();
        let below = (spot.row + 1..rows).map(|row| (spot.column, row));
        let behind = (spot.column + 1..sheet.columns.len()).flat_map(|column| (0..rows).map(move |row| (column, row)));
        let found = below.chain(behind).find(|(column, row)| sheet.free_from(*column, *row, now).is_some());
        if let Some((column, row)) = found {
            self.put(sheet, Spot { column, row, depth: 0 });
        }
        found.is_some()
    }

    /// The first free slot from now on, whoever has it.
    pub(super) fn first_free(&mut self, sheet: &Sheet, now: Timestamp) {
        let cells =
            (0..sheet.columns.len()).flat_map(|column| (0..sheet.grid.rows.len()).map(move |row| (column, row)));
        let free = cells.filter_map(|(column, row)| {
            let slot = sheet.free_from(column, row, now)?;
            Some((slot.start, column, row))
        });
        if let Some((_, column, row)) = free.min() {
            self.put(sheet, Spot { column, row, depth: 0 });
        }
    }

    /// Days further or back; stays where there are no more.
    pub(super) fn by_days(&mut self, days: i64) {
        let count = Days::new(days.unsigned_abs());
        let to = if days < 0 { self.day.checked_sub_days(count) } else { self.day.checked_add_days(count) };
        self.go_to_day(to.unwrap_or(self.day));
    }

    /// A month further or back.
    pub(super) fn by_month(&mut self, on: bool) {
        let month = Months::new(1);
        let to = if on { self.day.checked_add_months(month) } else { self.day.checked_sub_months(month) };
        self.go_to_day(to.unwrap_or(self.day));
    }

    /// The same time on another day.
    pub(super) fn go_to_day(&mut self, day: NaiveDate) {
        if day != self.day {
            self.day = day;
            self.again = false;
            self.appointment = None;
        }
    }
}

fn booked(sheet: &Sheet, spot: Spot) -> usize {
    sheet.grid.cell(spot.column, spot.row).map_or(0, |cell| cell.booked.len())
}

fn down(sheet: &Sheet, spot: Spot) -> Spot {
    if spot.depth + 1 < booked(sheet, spot) {
        return Spot { depth: spot.depth + 1, ..spot };
    }
    let other = (spot.row + 1..sheet.grid.rows.len()).find(|row| !sheet.same(spot.column, spot.row, *row));
    other.map_or(spot, |row| Spot { row, depth: 0, ..spot })
}

fn up(sheet: &Sheet, spot: Spot) -> Spot {
    if spot.depth > 0 {
        return Spot { depth: spot.depth - 1, ..spot };
    }
    let Some(above) = spot.row.checked_sub(1) else { return spot };
    let first = (0..above).rev().take_while(|row| sheet.same(spot.column, *row, above)).last();
    let to = Spot { row: first.unwrap_or(above), ..spot };
    Spot { depth: booked(sheet, to).saturating_sub(1), ..to }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::appointment::{AppointmentKind, AppointmentStatus};
    use crate::domain::ids::{Id as _, PatientId, Version};
    use crate::domain::patient::{AllergyStatus, PersonName, Sex};
    use crate::domain::schedule::{Shift, WorkInterval};
    use crate::store::appointments::QueueRow;
    use crate::store::appointments::planner::{Plan, Staff};
    use crate::store::catalogues::Changed;
    use crate::store::professionals::{Details, Professional};
    use crate::store::schedules::Hours;
    use chrono::Weekday;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const MONDAY: &str = "2026-11-23";

    fn monday() -> NaiveDate {
        MONDAY.parse().unwrap()
    }

    fn row(number: i64, from: i64, minutes: i64) -> QueueRow {
        let starts_at = Zone::UTC.start_of_day(monday()).plus_minutes(from);
        QueueRow {
            id: AppointmentId::new(number),
            version: Version(1),
            status: AppointmentStatus::Scheduled,
            kind: AppointmentKind::InPerson,
            starts_at,
            ends_at: starts_at.plus_minutes(minutes),
            reason: String::new(),
            overbooked: false,
            patient: PatientId::new(number),
            patient_name: PersonName { given: "Awa".to_owned(), family: number.to_string() },
            birth: None,
            sex: Sex::Female,
            professional: ProfessionalId::new(1),
            professional_name: String::new(),
            since: starts_at,
            checked_in_at: None,
            with: None,
            vitals_at: None,
            news2: None,
            allergies: AllergyStatus::NotAssessed,
            desk: crate::domain::patient::DeskFacts::default(),
            ticket: None,
            called: None,
            series: None,
            link: None,
        }
    }

    fn professional() -> Professional {
        let at = Zone::UTC.start_of_day(monday());
        Professional {
            id: ProfessionalId::new(1),
            version: Version(1),
            active: true,
            specialty_name: String::new(),
            details: Details::new(PersonName { given: "Ana".to_owned(), family: "Lima".to_owned() }),
            account: None,
            changed: Changed { at, by: String::new() },
        }
    }

    fn sheet(weekly: Vec<WorkInterval>, rows: Vec<QueueRow>) -> Sheet {
        let hours = Hours { weekly, exceptions: Vec::new() };
        let staff = vec![Staff { professional: professional(), hours, reasons: Vec::new() }];
        Sheet::of_day(Plan { staff, rows, ..Plan::default() }, monday(), None, Zone::UTC)
    }

    fn walk(sheet: &Sheet, cursor: &mut Cursor, step: Step) -> BTreeSet<i64> {
        let mut met = BTreeSet::new();
        for _ in 0..200 {
            met.extend(cursor.appointment.map(AppointmentId::raw));
            cursor.step(sheet, step, 10);
        }
        met
    }

    proptest! {
        #[test]
        fn arrows_reach_every_appointment_down_and_up(
            booked in proptest::collection::vec((0_i64..1_380, 5_i64..120), 0..14), shift in 0_usize..3,
        ) {
            let shift = [Shift::Morning, Shift::Duty12, Shift::Duty24][shift];
            let rows: Vec<QueueRow> =
                (1..).zip(&booked).map(|(number, (from, minutes))| row(number, *from, *minutes)).collect();
            let all: BTreeSet<i64> = rows.iter().map(|row| row.id.raw()).collect();
            let sheet = sheet(shift.intervals(Weekday::Mon, 20), rows);
            let mut cursor = Cursor { day: monday(), professional: Some(ProfessionalId::new(1)), ..Cursor::default() };
            cursor.step(&sheet, Step::First, 10);
            prop_assert_eq!(walk(&sheet, &mut cursor, Step::Down), all.clone());
            prop_assert_eq!(walk(&sheet, &mut cursor, Step::Up), all);
            prop_assert_eq!(cursor.spot(&sheet).row, 0);
        }

        #[test]
        fn the_cursor_stays_at_its_time_whatever_is_booked_meanwhile(
            steps in 0_usize..30, booked in proptest::collection::vec((480_i64..1_000, 5_i64..60), 0..8),
        ) {
            let hours = Shift::FullDay.intervals(Weekday::Mon, 20);
            let before = sheet(hours.clone(), Vec::new());
            let mut cursor = Cursor { day: monday(), professional: Some(ProfessionalId::new(1)), ..Cursor::default() };
            (0..steps).for_each(|_| cursor.step(&before, Step::Down, 10));
            let at = |sheet: &Sheet| {
                let spot = cursor.spot(sheet);
                sheet.grid.cell(spot.column, spot.row).and_then(|cell| cell.span)
            };
            let rows = (1..).zip(&booked).map(|(number, (from, minutes))| row(number, *from, *minutes)).collect();
            prop_assert_eq!(at(&before), at(&sheet(hours, rows)));
        }
    }

    #[test]
    fn the_next_free_slot_is_below_or_in_the_columns_behind() {
        let sheet = sheet(Shift::Morning.intervals(Weekday::Mon, 60), vec![row(1, 540, 60)]);
        let mut cursor = Cursor { day: monday(), professional: Some(ProfessionalId::new(1)), ..Cursor::default() };
        let early = Zone::UTC.start_of_day(monday());
        cursor.first_free(&sheet, early);
        assert_eq!(cursor.minute, 480);
        assert!(cursor.next_free(&sheet, early));
        assert_eq!(cursor.minute, 600);
        assert!(cursor.next_free(&sheet, early));
        assert!(!cursor.next_free(&sheet, early));
        assert_eq!(cursor.minute, 660);
    }
}
