//! Tones, not colours: a draw says what a thing means, the theme says how that looks.

use crate::domain::vocabulary::{Vocabulary as _, vocabulary};
use ratatui::style::{Color, Modifier, Style};

vocabulary! {
    /// The built-in themes, by the word in settings.
    #[derive(Default)]
    pub enum ThemeName {
        /// The sixteen colours of the terminal.
        #[default]
        Standard = "standard" => UI_THEME_STANDARD,
        /// Bright on black, for weak eyes and bad screens.
        HighContrast = "high_contrast" => UI_THEME_HIGH_CONTRAST,
        /// Bold, underline and reverse only, for `NO_COLOR`.
        Mono = "mono" => UI_THEME_MONO,
    }
}

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Plain text; also the ground of every screen.
    Text,
    /// Of second importance: hints, units, empty places.
    Muted,
    /// A heading.
    Title,
    /// The head row of a table.
    TableHead,
    /// What catches the eye without being a state: a number, a shortcut.
    Accent,
    /// The row that the next key acts on.
    SelectedRow,
    /// The top line of the program.
    HeaderBar,
    /// The place in the top line where one is.
    HeaderHere,
    /// The lines that say which patient is worked on.
    PatientBar,
    /// A key in the footer.
    FooterKey,
    /// What a key in the footer does.
    FooterText,
    /// Done, normal, in time.
    Ok,
    /// Look at it: late, unusual, not assessed.
    Warning,
    /// Abnormal, refused, failed.
    Alert,
    /// Dangerous now.
    Critical,
    /// A field to type in.
    Field,
    /// The field that is typed in.
    FieldFocused,
    /// A field whose value is refused.
    FieldError,
    /// Lines around boxes.
    Border,
    /// A count beside a title.
    Badge,
    /// The letters that a search found.
    Match,
    /// The light modules of a code for a camera, on their dark ground.
    Scan,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 22] = [
        Self::Text,
        Self::Muted,
        Self::Title,
        Self::TableHead,
        Self::Accent,
        Self::SelectedRow,
        Self::HeaderBar,
        Self::HeaderHere,
        Self::PatientBar,
        Self::FooterKey,
        Self::FooterText,
        Self::Ok,
        Self::Warning,
        Self::Alert,
        Self::Critical,
        Self::Field,
        Self::FieldFocused,
        Self::FieldError,
        Self::Border,
        Self::Badge,
        Self::Match,
        Self::Scan,
    ];

    /// The symbol that stands beside the words of a state, for those who see no colour; empty where there is no state.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Ok => "✓",
            Self::Warning => "▲",
            Self::Alert | Self::FieldError => "!",
            Self::Critical => "!!",
            _ => "",
        }
    }
}

/// How every tone looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
}

impl Theme {
    /// A built-in theme.
    #[must_use]
    pub const fn named(name: ThemeName) -> Self {
        Self { name }
    }

    /// The theme for a word from the settings (unknown words give the standard one), mono where `NO_COLOR` is set.
    #[must_use]
    pub fn chosen(word: Option<&str>, no_color: bool) -> Self {
        let wanted = word.and_then(ThemeName::from_word).unwrap_or_default();
        Self::named(if no_color { ThemeName::Mono } else { wanted })
    }

    /// Which theme it is.
    #[must_use]
    pub const fn name(&self) -> ThemeName {
        self.name
    }

    /// The style of a tone.
    #[must_use]
    pub const fn style(&self, tone: Tone) -> Style {
        match self.name {
            ThemeName::Standard => standard(tone),
            ThemeName::HighContrast => high_contrast(tone),
            ThemeName::Mono => mono(tone),
        }
    }
}

/// The sixteen colours only, and no black or white assumed for the ground, so that light and dark terminals both work.
const fn standard(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Text | Tone::FooterText => plain,
        Tone::Muted | Tone::Border => plain.add_modifier(Modifier::DIM),
        Tone::Title => plain.add_modifier(Modifier::BOLD),
        Tone::TableHead => plain.add_modifier(Modifier::DIM.union(Modifier::BOLD)),
        Tone::Accent | Tone::FooterKey => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Tone::SelectedRow | Tone::FieldFocused => plain.fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD),
        Tone::HeaderBar => plain.fg(Color::White).bg(Color::Blue),
        Tone::HeaderHere => plain.fg(Color::Blue).bg(Color::White).add_modifier(Modifier::BOLD),
        Tone::PatientBar => plain.fg(Color::Black).bg(Color::Cyan),
        Tone::Ok => plain.fg(Color::Green),
        Tone::Warning => plain.fg(Color::Yellow),
        Tone::Alert => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Tone::Critical => plain.fg(Color::White).bg(Color::Red).add_modifier(Modifier::BOLD),
        Tone::Field => plain.add_modifier(Modifier::UNDERLINED),
        Tone::FieldError => plain.fg(Color::Red).add_modifier(Modifier::UNDERLINED),
        Tone::Badge => plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
        Tone::Match => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        // A camera reads dark on light, whatever the ground of the terminal is.
        Tone::Scan => plain.fg(Color::White).bg(Color::Black),
    }
}

const fn high_contrast(tone: Tone) -> Style {
    let plain = Style::new().fg(Color::White).bg(Color::Black);
    let bold = plain.add_modifier(Modifier::BOLD);
    match tone {
        Tone::Text | Tone::FooterText | Tone::Border | Tone::Muted | Tone::Scan => plain,
        Tone::Title => bold,
        Tone::TableHead => bold.add_modifier(Modifier::UNDERLINED),
        Tone::Accent | Tone::FooterKey => bold.fg(Color::LightCyan),
        Tone::SelectedRow | Tone::FieldFocused => bold.fg(Color::Black).bg(Color::LightYellow),
        Tone::HeaderBar | Tone::PatientBar => bold.fg(Color::Black).bg(Color::White),
        Tone::HeaderHere => bold.fg(Color::Black).bg(Color::LightYellow),
        Tone::Ok => bold.fg(Color::LightGreen),
        Tone::Warning => bold.fg(Color::LightYellow),
        Tone::Alert => bold.fg(Color::LightRed),
        Tone::Critical => bold.fg(Color::Black).bg(Color::LightRed),
        Tone::Field => plain.add_modifier(Modifier::UNDERLINED),
        Tone::FieldError => bold.fg(Color::LightRed).add_modifier(Modifier::UNDERLINED),
        Tone::Badge => bold.fg(Color::LightMagenta),
        Tone::Match => bold.fg(Color::LightYellow).add_modifier(Modifier::UNDERLINED),
    }
}

const fn mono(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Text | Tone::FooterText | Tone::Ok | Tone::Border | Tone::Scan => plain,
        Tone::Muted => plain.add_modifier(Modifier::DIM),
        Tone::Title | Tone::Accent | Tone::FooterKey | Tone::Warning | Tone::Badge => {
            plain.add_modifier(Modifier::BOLD)
        }
        Tone::TableHead | Tone::Alert | Tone::FieldError | Tone::Match => {
            plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))
        }
        Tone::HeaderBar | Tone::PatientBar => plain.add_modifier(Modifier::REVERSED),
        Tone::HeaderHere => plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        Tone::SelectedRow | Tone::FieldFocused | Tone::Critical => {
            plain.add_modifier(Modifier::REVERSED.union(Modifier::BOLD))
        }
        Tone::Field => plain.add_modifier(Modifier::UNDERLINED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_colour_at_all() {
        for tone in Tone::ALL {
            let style = Theme::named(ThemeName::Mono).style(tone);
            assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{tone:?}");
        }
    }

    #[test]
    fn no_theme_goes_beyond_the_sixteen_colours() {
        for name in ThemeName::ALL {
            for tone in Tone::ALL {
                let style = Theme::named(*name).style(tone);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{name} {tone:?}");
                }
            }
        }
    }

    #[test]
    fn states_differ_by_symbol_and_a_selection_shows_in_every_theme() {
        let symbols: std::collections::BTreeSet<_> =
            [Tone::Ok, Tone::Warning, Tone::Alert, Tone::Critical].map(Tone::symbol).into();
        assert_eq!(symbols.len(), 4);
        for name in ThemeName::ALL {
            let theme = Theme::named(*name);
            assert_ne!(theme.style(Tone::SelectedRow), theme.style(Tone::Text), "{name}");
        }
    }

    #[test]
    fn no_color_wins_over_the_setting() {
        assert_eq!(Theme::chosen(Some("high_contrast"), false).name(), ThemeName::HighContrast);
        assert_eq!(Theme::chosen(Some("pink"), false).name(), ThemeName::Standard);
        assert_eq!(Theme::chosen(Some("standard"), true).name(), ThemeName::Mono);
    }
}
