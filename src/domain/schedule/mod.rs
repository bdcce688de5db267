//! Who works when: weekly hours, absences and extra hours, and the slots that are free. Hours are those of the clinic's
//! wall clock: nine o'clock stays nine o'clock when daylight saving begins.

mod duty;
mod grid;
mod hours;
mod jump;
mod load;
mod part;
mod series;
mod slots;
mod week;
mod wish;

pub use duty::{Duty, duty};
pub use grid::{Booked, Cell, Column, Grid, Ground, Row, step};
pub use hours::{
    DAY, ExceptionKind, ScheduleException, Shift, WorkInterval, check_interval, check_week, parse_time_of_day,
    print_time_of_day, weekday_text,
};
pub use jump::jump;
pub use load::{Load, load};
pub use part::{PartOfDay, WEEK, Weekdays};
pub use series::{Recurrence, Step, TIMES, parse_step, split_recurrence};
pub use slots::{Span, free_for, free_slots, within_hours};
pub use week::{FROM, cleared, copied, with_interval, without};
pub use wish::{Wish, after};
