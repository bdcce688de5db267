//! How long somebody has been waiting, and whether that is too long.

use super::Ui;
use super::theme::Tone;
use crate::domain::lab_order::Priority;
use crate::i18n::t;
use ratatui::text::Line;

/// From how many minutes on a wait is long, and from how many too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Look at it.
    pub long: i64,
    /// Act on it.
    pub too_long: i64,
}

/// How long is long, at every stage of the clinic, in one place. Arrived, ready and with the doctor from 10, 15 and 40
/// minutes on, as ambulatory tracking boards have them; the others are this project's own.
impl Thresholds {
    /// Late for an appointment; long before the grace is over.
    pub const LATE: Self = Self { long: 10, too_long: 30 };
    /// Arrived, waiting for the nurse.
    pub const ARRIVED: Self = Self { long: 10, too_long: 20 };
    /// Ready, waiting for the doctor.
    pub const READY: Self = Self { long: 15, too_long: 40 };
    /// With the doctor.
    pub const WITH_DOCTOR: Self = Self { long: 40, too_long: 60 };
    /// Seen, waiting for the cash desk.
    pub const TO_CLOSE: Self = Self { long: 10, too_long: 20 };
    /// Results that wait to be reviewed: a day, three days.
    pub const RESULT: Self = Self { long: 24 * 60, too_long: 72 * 60 };
    /// Results with a critical value.
    pub const CRITICAL_RESULT: Self = Self { long: 30, too_long: 60 };

    /// From order to sample.
    #[must_use]
    pub const fn sample(priority: Priority) -> Self {
        match priority {
            Priority::Stat => Self { long: 5, too_long: 15 },
            Priority::Urgent => Self { long: 20, too_long: 45 },
            Priority::Routine => Self { long: 45, too_long: 90 },
        }
    }

    /// From sample to result: an hour is the usual promise for stat samples, two for urgent ones, half a day for the rest.
    #[must_use]
    pub const fn analysis(priority: Priority) -> Self {
        match priority {
            Priority::Stat => Self { long: 30, too_long: 60 },
            Priority::Urgent => Self { long: 60, too_long: 120 },
            Priority::Routine => Self { long: 120, too_long: 240 },
        }
    }

    /// What a wait of so many minutes means.
    #[must_use]
    pub const fn tone(self, minutes: i64) -> Tone {
        if minutes >= self.too_long {
            Tone::Alert
        } else if minutes >= self.long {
            Tone::Warning
        } else {
            Tone::Text
        }
    }
}

/// The cell of a waiting time: `12 min`, `▲ 35 min`, `! 1 h 10`. A wait that lies in the future is nothing yet.
#[must_use]
pub fn cell(minutes: i64, thresholds: Thresholds, ui: &Ui<'_>) -> Line<'static> {
    if minutes < 0 {
        return Line::default();
    }
    let words = if minutes < 60 {
        t::UI_MINUTES.with("minutes", minutes.to_string())
    } else {
        t::UI_HOURS.with("hours", (minutes / 60).to_string()).with("minutes", format!("{:02}", minutes % 60))
    };
    Line::from(ui.flag(thresholds.tone(minutes), ui.message(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::screen;
    use crate::ui::theme::ThemeName;

    #[test]
    fn a_wait_is_flagged_from_its_threshold_on() {
        let thresholds = Thresholds { long: 30, too_long: 60 };
        screen((1, 1), ThemeName::Standard, Language::En, |_, ui| {
            for (minutes, shown) in [
                (-5, ""),
                (0, "0 min"),
                (29, "29 min"),
                (30, "▲ 30 min"),
                (59, "▲ 59 min"),
                (60, "! 1 h 00"),
                (125, "! 2 h 05"),
            ] {
                assert_eq!(cell(minutes, thresholds, ui).to_string(), shown);
            }
        });
    }
}
