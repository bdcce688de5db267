//! What every screen draws with: theme, text, tables, bars, boxes. Nothing here knows a screen or the database.

pub mod enlarge;
pub mod footer;
pub mod fuzzy;
pub mod input;
pub mod line_edit;
pub mod modal;
pub mod patient_bar;
pub mod picker;
pub mod result;
pub mod svg;
pub mod table;
pub mod text;
pub mod theme;
pub mod toast;
pub mod waiting;

use crate::domain::time::Timestamp;
use crate::domain::waiting::Waits;
use crate::i18n::{Catalogue, Formats, Message, Text, t};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use theme::{Theme, Tone};

/// What a draw needs to know besides its own state: the look, the language and the time.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// The styles in use.
    pub theme: &'a Theme,
    /// The words in use.
    pub catalogue: &'a Catalogue,
    /// The instant of this frame.
    pub now: Timestamp,
    /// How long is long, at this clinic.
    pub waits: &'a Waits,
}

impl Ui<'_> {
    /// The words of a text.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        self.catalogue.text(text)
    }

    /// The words of a message.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        self.catalogue.message(message)
    }

    /// `label: words`, with the colon as the language sets it.
    #[must_use]
    pub fn labelled(&self, label: &str, words: &str) -> String {
        self.message(&t::UI_LABELLED.with("label", label).with("words", words))
    }

    /// How dates, times, decimals and money look.
    #[must_use]
    pub fn formats(&self) -> Formats<'_> {
        self.catalogue.locale().formats()
    }

    /// The clinic's calendar day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.catalogue.locale().zone.day(self.now)
    }

    /// An instant as people say it: the time of day if it was today, else with the day.
    #[must_use]
    pub fn when(&self, at: Timestamp) -> String {
        let today = self.catalogue.locale().zone.day(at) == self.today();
        if today { self.formats().time(at) } else { self.formats().date_time(at) }
    }

    /// The style of a tone.
    #[must_use]
    pub fn style(&self, tone: Tone) -> Style {
        self.theme.style(tone)
    }

    /// Words from outside (a name, a note) in a tone, made harmless.
    #[must_use]
    pub fn span(&self, tone: Tone, words: impl AsRef<str>) -> Span<'static> {
        Span::styled(text::harmless(words.as_ref()).into_owned(), self.style(tone))
    }

    /// A text of the catalogue in a tone.
    #[must_use]
    pub fn words(&self, tone: Tone, text: Text) -> Span<'static> {
        Span::styled(self.text(text), self.style(tone))
    }

    /// Words behind the symbol of their tone (`▲ late`), so that the state does not hang on colour alone.
    #[must_use]
    pub fn flag(&self, tone: Tone, words: impl AsRef<str>) -> Span<'static> {
        let words = text::harmless(words.as_ref()).into_owned();
        let symbol = tone.symbol();
        let all = if symbol.is_empty() { words } else { format!("{symbol} {words}") };
        Span::styled(all, self.style(tone))
    }

    /// Empties an area and gives it the tone of plain text.
    pub fn clear(&self, area: Rect, buf: &mut Buffer) {
        ratatui::widgets::Clear.render(area.intersection(buf.area), buf);
        buf.set_style(area.intersection(buf.area), self.style(Tone::Text));
    }
}

/// Draws one line of spans at a place, cut with `…` at the width; outside the buffer it draws nothing.
pub fn put(buf: &mut Buffer, x: u16, y: u16, width: u16, line: &Line<'_>) {
    let area = Rect { x, y, width, height: 1 }.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    text::fit(line, usize::from(area.width)).render(area, buf);
}

#[cfg(test)]
pub(crate) mod testing {
    //! A [`super::Ui`] for tests.

    use super::{Theme, Ui};
    use crate::domain::money::Currency;
    use crate::domain::time::{Timestamp, Zone};
    use crate::domain::waiting::Waits;
    use crate::i18n::{Catalogue, Language, Locale};
    use crate::ui::theme::ThemeName;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::prelude::Frame;

    /// 2026-11-21 08:00 UTC, a Saturday.
    pub(crate) const NOW: Timestamp = Timestamp(1_795_248_000_000);

    pub(crate) fn locale(language: Language) -> Locale {
        Locale { language, zone: Zone::UTC, currency: Currency::parse("EUR").unwrap() }
    }

    /// Draws one frame of this size and gives back the screen.
    pub(crate) fn screen(
        (width, height): (u16, u16),
        theme: ThemeName,
        language: Language,
        draw: impl FnOnce(&mut Frame<'_>, &Ui<'_>),
    ) -> Terminal<TestBackend> {
        let catalogue = Catalogue::new(locale(language));
        screen_of(
            (width, height),
            &Ui { theme: &Theme::named(theme), catalogue: &catalogue, now: NOW, waits: &Waits::USUAL },
            draw,
        )
    }

    fn screen_of(
        (width, height): (u16, u16),
        ui: &Ui<'_>,
        draw: impl FnOnce(&mut Frame<'_>, &Ui<'_>),
    ) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, ui)).unwrap();
        terminal
    }

    /// Draws at every awkward size; passes when nothing panics.
    pub(crate) fn at_every_size(mut draw: impl FnMut(&mut Frame<'_>, &Ui<'_>)) {
        let sizes = [0, 1, 2, 3, 5, 8, 13, 19, 24, 40, 59, 60, 79, 80, 100, 120, 160, 200];
        let catalogue = Catalogue::new(locale(Language::En));
        let ui =
            Ui { theme: &Theme::named(ThemeName::Standard), catalogue: &catalogue, now: NOW, waits: &Waits::USUAL };
        for width in sizes {
            for height in sizes {
                screen_of((width, height), &ui, &mut draw);
            }
        }
    }

    /// The characters of the screen, one string a row, without trailing blanks.
    pub(crate) fn rows(terminal: &Terminal<TestBackend>) -> Vec<String> {
        let buffer = terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        buffer
            .content
            .chunks(width)
            .map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned())
            .collect()
    }
}
