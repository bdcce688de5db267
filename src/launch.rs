//! Starts the program in a terminal: the database, the threads, the screens.

use crate::app::event::Event;
use crate::app::layer::{Hosted, Layer};
use crate::app::terminal::Terminal;
use crate::app::worker::{Bench, Worker};
use crate::app::{App, Screens, Start, runtime};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::i18n::{Language, t};
use crate::screens::access::Login;
use crate::screens::{BOARD, KIOSK, SCREENS, SILENT_BOARD};
use crate::store::settings::{self, Settings};
use crate::store::{Store, StoreError};
use crate::ui::theme::ThemeName;
use std::sync::mpsc::channel;

/// Why the program did not start, or ended early.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal.
    #[error("the terminal: {0}")]
    Terminal(#[from] std::io::Error),
}

/// Runs the program until the person quits. A demo says on the login screen how to sign in. On an empty data directory it begins with the first run.
///
/// # Errors
/// When the database cannot be opened, or the terminal cannot be taken.
pub fn run(config: &Config, demo: bool) -> Result<(), LaunchError> {
    let path = config.database();
    let store = match Store::open(&path, &config.client) {
        Ok(store) => Some(store),
        Err(StoreError::Missing) => None,
        Err(error) => return Err(error.into()),
    };
    let settings = match &store {
        Some(store) => store.read(settings::load)?,
        None => before_first_run(config.language),
    };
    let first_run = store.is_none();
    let screens = if demo { Screens { login: demo_login, ..SCREENS } } else { SCREENS };
    let begin = Begin { store, settings, language: Some(config.language), first_run, screens, unattended: false };
    seat(config, begin)
}

/// Shows the board of the waiting room until somebody ends it. It can only read.
///
/// # Errors
/// As [`run`].
pub fn board(config: &Config, language: Option<Language>, silent: bool) -> Result<(), LaunchError> {
    let store = Store::open_to_read(&config.database())?;
    let settings = store.read(settings::load)?;
    let screens = if silent { SILENT_BOARD } else { BOARD };
    let begin = Begin { store: Some(store), settings, language, first_run: false, screens, unattended: true };
    seat(config, begin)
}

/// Opens a kiosk; somebody of the desk signs in once, and everything is recorded in their name with `kiosk` and the
/// terminal as the client.
///
/// # Errors
/// As [`run`].
pub fn kiosk(config: &Config) -> Result<(), LaunchError> {
    let config = Config { client: format!("kiosk {}", config.client).trim_end().to_owned(), ..config.clone() };
    let store = Store::open(&config.database(), &config.client)?;
    let settings = store.read(settings::load)?;
    let language = Some(config.language);
    let begin = Begin { store: Some(store), settings, language, first_run: false, screens: KIOSK, unattended: true };
    seat(&config, begin)
}

/// What is begun with.
struct Begin {
    store: Option<Store>,
    settings: Settings,
    language: Option<Language>,
    first_run: bool,
    screens: Screens,
    unattended: bool,
}

/// Starts the threads, takes the terminal and runs until the end.
fn seat(config: &Config, begin: Begin) -> Result<(), LaunchError> {
    let Begin { store, settings, language, first_run, screens, unattended } = begin;
    let clock = Clock::System;
    let (sender, events) = channel::<Event>();
    let bench = Bench::new(store, config.database(), config.client.clone(), clock.clone());
    let worker = Worker::start(bench, sender.clone())?;
    let theme = if config.mono { ThemeName::Mono } else { ThemeName::Standard };
    let terminal = Terminal::enter(config.language, &config.log())?;
    let slips = config.slips.clone();
    let start =
        Start { clock: clock.clone(), worker, settings, language, theme, first_run, screens, slips, unattended };
    runtime::run(App::new(start), terminal, &clock, (sender, events))?;
    Ok(())
}

fn demo_login() -> Box<dyn Layer> {
    let logins: Vec<&str> = crate::demo::LOGINS.iter().map(|login| login.login).collect();
    let hint = t::LOGIN_DEMO.with("logins", logins.join(", ")).with("password", crate::demo::PASSWORD);
    Box::new(Hosted(Login::new().with_hint(hint)))
}

/// What holds until the first run has said better.
fn before_first_run(language: Language) -> Settings {
    Settings::new("Polyclinic".to_owned(), Zone::UTC, Currency::EURO, language)
}
