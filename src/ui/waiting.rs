//! How long somebody has been waiting, and whether that is too long.

use super::Ui;
use super::theme::Tone;
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

impl Thresholds {
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
