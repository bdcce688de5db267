//! The whole app on a screen of cells, with a clock that stands still and a real database: what journeys drive.

use super::clinic::Clinic;
use super::script;
use polyclinic::app::event::{Event, Input};
use polyclinic::app::worker::{Bench, Worker};
use polyclinic::app::{App, Screens, Start};
use polyclinic::clock::Clock;
use polyclinic::config::Slips;
use polyclinic::i18n::Language;
use polyclinic::screens::SCREENS;
use polyclinic::store::{Store, settings};
use polyclinic::ui::theme::ThemeName;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// No wait of a test lasts longer; all of them end as soon as what they wait for is there.
const PATIENCE: Duration = Duration::from_secs(20);

/// A place of work: one app, one screen.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) terminal: Terminal<TestBackend>,
    events: Receiver<Event>,
}

/// How a screen can look: a name for the picture, size, theme, language.
pub(crate) type Look = (&'static str, (u16, u16), ThemeName, Language);

/// The looks that every screen has a picture of.
pub(crate) const LOOKS: [Look; 4] = [
    ("80x24", (80, 24), ThemeName::Standard, Language::En),
    ("120x40", (120, 40), ThemeName::Standard, Language::En),
    ("mono", (80, 24), ThemeName::Mono, Language::En),
    ("french", (80, 24), ThemeName::Standard, Language::Fr),
];

impl Desk {
    /// Opens the program on a clinic's database, 80×24, in English.
    pub(crate) fn at(clinic: &Clinic) -> Self {
        Self::looking(clinic, (80, 24), ThemeName::Standard, Language::En)
    }

    /// Opens the program on a clinic's database.
    pub(crate) fn looking(clinic: &Clinic, size: (u16, u16), theme: ThemeName, language: Language) -> Self {
        Self::on(clinic.path(), clinic.clock.clone(), size, theme, language)
    }

    /// Opens the program on any database.
    pub(crate) fn on(path: &Path, clock: Clock, size: (u16, u16), theme: ThemeName, language: Language) -> Self {
        Self::with(path, clock, (size, theme, language), SCREENS, Slips::default())
    }

    /// Opens a display in the waiting room: the board, or a kiosk.
    pub(crate) fn in_the_waiting_room(clinic: &Clinic, size: (u16, u16), client: &str, screens: Screens) -> Self {
        Self::displayed(clinic, (size, ThemeName::Standard, Language::En), client, screens)
    }

    /// The same in another look.
    pub(crate) fn displayed(
        clinic: &Clinic,
        look: ((u16, u16), ThemeName, Language),
        client: &str,
        screens: Screens,
    ) -> Self {
        Self::opened(clinic.path(), clinic.clock.clone(), look, client, (screens, Slips::default(), true))
    }

    /// Opens the program with other screens to begin with, or with a printer.
    pub(crate) fn with(
        path: &Path,
        clock: Clock,
        (size, theme, language): ((u16, u16), ThemeName, Language),
        screens: Screens,
        slips: Slips,
    ) -> Self {
        Self::opened(path, clock, (size, theme, language), "test", (screens, slips, false))
    }

    fn opened(
        path: &Path,
        clock: Clock,
        (size, theme, language): ((u16, u16), ThemeName, Language),
        client: &str,
        (screens, slips, unattended): (Screens, Slips, bool),
    ) -> Self {
        let store = Store::open(path, client).expect("the database opens");
        let settings = store.read(settings::load).expect("settings");
        let (sender, events) = channel();
        let bench = Bench::new(Some(store), path.to_owned(), client.to_owned(), clock.clone());
        let worker = Worker::start(bench, sender).expect("the worker starts");
        let language = Some(language);
        let app =
            App::new(Start { clock, worker, settings, language, theme, first_run: false, screens, slips, unattended });
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
        let mut desk = Self { app, terminal, events };
        desk.settle();
        desk
    }

    /// Types a script: text, and keys in angle brackets.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in script::keys(keys) {
            self.app.handle(Event::Input(Input::Key(key)));
            self.settle();
        }
        self
    }

    /// Types a script faster than the store answers.
    pub(crate) fn keys_at_once(&mut self, keys: &str) -> &mut Self {
        for key in script::keys(keys) {
            self.app.handle(Event::Input(Input::Key(key)));
        }
        self.settle();
        self
    }

    /// Pastes.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.app.handle(Event::Input(Input::Paste(text.to_owned())));
        self.settle();
        self
    }

    /// Hands the app what the store has answered until nothing is open, then draws.
    pub(crate) fn settle(&mut self) {
        while self.app.unanswered() > 0 {
            let event = self.events.recv_timeout(PATIENCE).expect("the store answers");
            self.app.handle(event);
        }
        while let Ok(event) = self.events.try_recv() {
            self.app.handle(event);
        }
        if self.app.unanswered() > 0 {
            return self.settle();
        }
        self.draw();
        if self.app.type_ahead() {
            self.settle();
        }
    }

    /// The deadline has come: the clock was moved.
    pub(crate) fn tick(&mut self) -> &mut Self {
        self.app.tick();
        self.settle();
        self
    }

    fn draw(&mut self) {
        let app = &mut self.app;
        self.terminal.draw(|frame| app.draw(frame)).expect("a frame");
    }

    /// The screen, one line a row, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width).max(1);
        let rows = buffer.content.chunks(width);
        let row = |row: &[ratatui::buffer::Cell]| {
            row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        rows.map(row).collect::<Vec<_>>().join("\n")
    }

    /// Passes when the words are on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        assert!(self.screen().contains(words), "«{words}» is not on the screen:\n{}", self.screen());
        self
    }

    /// Passes when the words are not on the screen.
    #[track_caller]
    pub(crate) fn misses(&mut self, words: &str) -> &mut Self {
        assert!(!self.screen().contains(words), "«{words}» is on the screen:\n{}", self.screen());
        self
    }

    /// Waits until words that another desk brings about are there.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, words: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !self.screen().contains(words) {
            assert!(Instant::now() < until, "«{words}» never came:\n{}", self.screen());
            if let Ok(event) = self.events.recv_timeout(Duration::from_millis(100)) {
                self.app.handle(event);
            }
            self.settle();
        }
        self
    }

    /// Waits until the app was told that somebody else wrote.
    pub(crate) fn waits_until_told(&mut self) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let event = self.events.recv_timeout(left).expect("the write is noticed");
            let told = matches!(event, Event::DataChanged);
            self.app.handle(event);
            if told {
                self.settle();
                return self;
            }
        }
    }

    /// Signs in.
    pub(crate) fn sign_in(&mut self, login: &str, password: &str) -> &mut Self {
        self.keys(&format!("{login}<tab>")).paste(password).keys("<enter>")
    }
}
