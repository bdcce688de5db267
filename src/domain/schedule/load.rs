//! How full a day is, in numbers.

use super::duty::{Duty, duty};
use super::grid::Column;
use super::hours::DAY;
use super::slots::{Span, free_slots};
use crate::domain::time::{Timestamp, Zone};
use std::ops::AddAssign;

/// How full a day is, for one professional or for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Load {
    /// The slots of the hours worked.
    pub slots: usize,
    /// Those of them that are taken.
    pub taken: usize,
    /// Those of them that are free and still to come.
    pub free: usize,
    /// The appointments of the day.
    pub booked: usize,
    /// How many are away on that day, wholly or in part.
    pub absent: usize,
}

impl Load {
    /// The taken part of the slots in percent; `None` where nobody works.
    #[must_use]
    pub const fn percent(self) -> Option<usize> {
        (self.taken * 100).checked_div(self.slots)
    }
}

impl AddAssign for Load {
    fn add_assign(&mut self, other: Self) {
        self.slots += other.slots;
        self.taken += other.taken;
        self.free += other.free;
        self.booked += other.booked;
        self.absent += other.absent;
    }
}

/// How full a professional's day is; what began before `now` is not free any more.
#[must_use]
pub fn load(column: &Column<'_>, zone: Zone, now: Timestamp) -> Load {
    let taken: Vec<Span> = column.booked.iter().filter(|booked| booked.holds).map(|booked| booked.span).collect();
    let slots = free_slots(column.day, column.weekly, column.exceptions, &[], zone);
    let free = free_slots(column.day, column.weekly, column.exceptions, &taken, zone);
    let (from, until) = zone.bounds(column.day);
    let away = |minute| matches!(duty(column.day, minute, column.weekly, column.exceptions), Duty::Away(_));
    Load {
        slots: slots.len(),
        taken: slots.len().saturating_sub(free.len()),
        free: free.iter().filter(|slot| slot.start.plus_minutes(1) > now).count(),
        booked: column.booked.iter().filter(|booked| (from..until).contains(&booked.span.start)).count(),
        absent: usize::from(column.exceptions.iter().any(|held| held.holds_on(column.day)) && (0..DAY).any(away)),
    }
}
