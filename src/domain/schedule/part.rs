//! What people say about when they can come: a part of the day, days of the week.

use super::hours::{DAY, weekday_text};
use crate::domain::vocabulary::vocabulary;
use crate::i18n::Text;
use chrono::Weekday;

vocabulary! {
    /// A part of the day. The parts end where the clinic's shifts do: at 12:00, 18:00 and midnight.
    pub enum PartOfDay {
        /// Whenever.
        Any = "any" => SLOTS_PART_ANY,
        /// Before 12:00.
        Morning = "morning" => SLOTS_PART_MORNING,
        /// From 12:00 to before 18:00.
        Afternoon = "afternoon" => SLOTS_PART_AFTERNOON,
        /// From 18:00 on.
        Evening = "evening" => SLOTS_PART_EVENING,
    }
}

impl PartOfDay {
    /// The first minute of the day, and the first that is no longer part of it.
    const fn bounds(self) -> (u32, u32) {
        match self {
            Self::Any => (0, DAY),
            Self::Morning => (0, 12 * 60),
            Self::Afternoon => (12 * 60, 18 * 60),
            Self::Evening => (18 * 60, DAY),
        }
    }

    /// Whether a minute of the day is part of it.
    #[must_use]
    pub fn holds(self, minute: u32) -> bool {
        let (from, to) = self.bounds();
        (from..to).contains(&minute)
    }
}

/// The week, Monday first.
pub const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Some days of the week, at least one: a bit for each, Monday's the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Weekdays(u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// From the bits; no bit and unknown bits mean nothing.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits == 0 || bits > Self::ALL.0 { None } else { Some(Self(bits)) }
    }

    /// The bits.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// One day.
    #[must_use]
    pub fn only(day: Weekday) -> Self {
        Self(1 << day.num_days_from_monday())
    }

    /// These days and another.
    #[must_use]
    pub fn and(self, day: Weekday) -> Self {
        Self(self.0 | Self::only(day).0)
    }

    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: Weekday) -> bool {
        self.0 & Self::only(day).0 != 0
    }

    /// Whether they are all days.
    #[must_use]
    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Their names, Monday first.
    #[must_use]
    pub fn texts(self) -> Vec<Text> {
        WEEK.into_iter().filter(|day| self.holds(*day)).map(weekday_text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary as _;

    #[test]
    fn every_minute_is_in_one_part_of_the_day() {
        for minute in 0..DAY {
            let parts: Vec<_> = PartOfDay::ALL.iter().filter(|part| part.holds(minute)).collect();
            assert_eq!(parts.len(), 2, "{minute}: {parts:?}");
        }
        for (minute, part) in [
            (719, PartOfDay::Morning),
            (720, PartOfDay::Afternoon),
            (1_079, PartOfDay::Afternoon),
            (1_080, PartOfDay::Evening),
        ] {
            assert!(part.holds(minute), "{minute}");
        }
    }

    #[test]
    fn days_are_added_one_by_one() {
        let some = Weekdays::only(Weekday::Tue).and(Weekday::Thu).and(Weekday::Tue);
        assert_eq!(WEEK.map(|day| some.holds(day)), [false, true, false, true, false, false, false]);
        assert_eq!(Weekdays::from_bits(some.bits()), Some(some));
        assert_eq!((Weekdays::from_bits(0), Weekdays::from_bits(128)), (None, None));
        assert!(WEEK.into_iter().fold(some, Weekdays::and).is_all());
    }
}
