//! How long somebody has been waiting, and whether that is too long. How long is long for patients is a setting; for
//! samples and results it stands here.

use super::Ui;
use super::theme::Tone;
use crate::domain::lab_order::Priority;
use crate::domain::waiting::Thresholds;
use crate::i18n::t;
use ratatui::text::Line;

/// Results that wait to be reviewed: a day, three days.
pub const RESULT: Thresholds = Thresholds { warn: 24 * 60, late: 72 * 60 };
/// Results with a critical value.
pub const CRITICAL_RESULT: Thresholds = Thresholds { warn: 30, late: 60 };

/// From order to sample.
#[must_use]
pub const fn sample(priority: Priority) -> Thresholds {
    match priority {
        Priority::Stat => Thresholds { warn: 5, late: 15 },
        Priority::Urgent => Thresholds { warn: 20, late: 45 },
        Priority::Routine => Thresholds { warn: 45, late: 90 },
    }
}

/// From sample to result: an hour is the usual promise for stat samples, two for urgent ones, half a day for the rest.
#[must_use]
pub const fn analysis(priority: Priority) -> Thresholds {
    match priority {
        Priority::Stat => Thresholds { warn: 30, late: 60 },
        Priority::Urgent => Thresholds { warn: 60, late: 120 },
        Priority::Routine => Thresholds { warn: 120, late: 240 },
    }
}

/// What a wait of so many minutes means.
#[must_use]
pub const fn tone(minutes: i64, thresholds: Thresholds) -> Tone {
    if minutes >= thresholds.late {
        Tone::Alert
    } else if minutes >= thresholds.warn {
        Tone::Warning
    } else {
        Tone::Text
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
    Line::from(ui.flag(tone(minutes, thresholds), ui.message(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::screen;
    use crate::ui::theme::ThemeName;

    #[test]
    fn a_wait_is_flagged_from_its_threshold_on() {
        let thresholds = Thresholds { warn: 30, late: 60 };
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
